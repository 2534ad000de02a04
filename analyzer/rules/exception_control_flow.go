package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var exceptionControlFlow = &Rule{
	ID:    "exception-control-flow",
	Title: "Missing keys handled by exception in a loop",
	What: "A loop reads an item of a dict and catches KeyError to go on with a default, or with the next " +
		"round.",
	Why: "A try costs nothing while nothing is raised, but each miss makes an exception, fills its traceback and unwinds. dict.get " +
		"answers a miss as fast as a hit.",
	Before: `
def total(prices: dict[str, float], names: list[str]) -> float:
    out = 0.0
    for name in names:
        try:
            price = prices[name]
        except KeyError:
            price = 0.0
        out += price
    return out
`,
	After: `
def total(prices: dict[str, float], names: list[str]) -> float:
    out = 0.0
    for name in names:
        out += prices.get(name, 0.0)
    return out
`,
	WhenNot: []string{
		"misses are rare, below about one in ten: the exception form is then the faster one",
		"None is a value of the dict",
	},
	Levers: []string{"structure"},
	Cost:   "exception-control-flow",
	// How often keys are missing does not show in the source.
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Try)(nil)},
	Check:   checkExceptionControlFlow,
}

func checkExceptionControlFlow(p *Pass, n syntax.Node) {
	try := n.(*syntax.Try)
	if len(try.Body) != 1 || len(try.Handlers) != 1 || len(try.Orelse)+len(try.Finalbody) > 0 || try.IsStar || !p.InLoop() {
		return
	}
	h := try.Handlers[0]
	if h.Type == nil || h.Name != "" || len(h.Body) != 1 || !isNameChain(h.Type) || p.Dotted(h.Type) != "builtins.KeyError" {
		return
	}
	assign, ok := try.Body[0].(*syntax.Assign)
	if !ok || len(assign.Targets) != 1 {
		return
	}
	item, ok := assign.Value.(*syntax.Subscript)
	if !ok || !p.Type(item.Value).Is(pytypes.Dict) || !p.defaults(h.Body[0], assign.Targets[0]) {
		return
	}
	p.Report(Diagnosis{
		At: item, Costs: try, Size: 1000,
		Message: fmt.Sprintf("each key that %s lacks raises and catches an exception", p.Source(item.Value)),
		Remedy:  fmt.Sprintf("use %s.get(%s) and test the result", p.Source(item.Value), p.Source(item.Slice)),
	})
}

// defaults tells whether a handler goes on with a default for the target, or
// with the next round.
func (p *Pass) defaults(s syntax.Stmt, target syntax.Expr) bool {
	switch s := s.(type) {
	case *syntax.Continue, *syntax.Pass:
		return true
	case *syntax.Assign:
		return len(s.Targets) == 1 && p.samePlace(s.Targets[0], target)
	}
	return false
}
