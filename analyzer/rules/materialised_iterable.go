package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var materialisedIterable = &Rule{
	ID:    "materialised-iterable",
	Title: "A list made only to be walked once",
	What:  "A loop goes over f.readlines(), or over list() of a range or a file.",
	Why:   "All elements are in memory at once before the first is looked at. The iterator itself hands them out one by one.",
	Before: `
def long_lines(path):
    with open(path) as f:
        return [line for line in f.readlines() if len(line) > 80]
`,
	After: `
def long_lines(path):
    with open(path) as f:
        return [line for line in f if len(line) > 80]
`,
	WhenNot: []string{
		"the loop changes what it goes over, or stops early and reads on in another way",
		"the file is small: nothing is gained",
	},
	Levers: []string{"memory"},
	Cost:   "materialised-iterable",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkMaterialisedIterable,
}

func checkMaterialisedIterable(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	loop := p.walkedBy(call)
	if loop == nil {
		return
	}
	what, instead := p.materialises(call, loop)
	if what == "" {
		return
	}
	p.Report(Diagnosis{
		At: call, Size: 10000, Floor: p.memoryFloor(),
		Message: fmt.Sprintf("%s is held in memory as a whole, only to be walked once", what),
		Remedy:  instead,
	})
}

// walkedBy returns the loop or comprehension that goes over the current call;
// nil if something else is done with it.
func (p *Pass) walkedBy(call *syntax.Call) syntax.Node {
	switch parent := p.Parent(0).(type) {
	case *syntax.For:
		if parent.Iter == syntax.Expr(call) && !parent.IsAsync {
			return parent
		}
	case *syntax.Comprehension:
		if parent.Iter == syntax.Expr(call) && !parent.IsAsync {
			return p.Parent(1)
		}
	}
	return nil
}

// materialises says what a call holds in memory that a loop could take one by
// one, and what to write instead; "" if nothing.
func (p *Pass) materialises(call *syntax.Call, loop syntax.Node) (what, instead string) {
	recv, name, isMethod := Method(call)
	switch {
	case isMethod && name == "readlines" && len(call.Args) == 0 && p.leavesFile(recv, loop):
		return "the list of all lines of " + p.Source(recv), fmt.Sprintf("go over %s itself", p.Source(recv))
	case p.Calls(call, "builtins.list") && len(call.Args) == 1:
		arg := call.Args[0]
		if p.IsCallTo(arg, "builtins.range") {
			return "the list of all numbers of " + p.Source(arg), "go over the range itself"
		}
		if p.Type(arg).Is(pytypes.File) && p.leavesFile(arg, loop) {
			return "the list of all lines of " + p.Source(arg), fmt.Sprintf("go over %s itself", p.Source(arg))
		}
	}
	return "", ""
}

// leavesFile tells whether an expression is a text file, held by a variable that
// the loop does nothing else with.
func (p *Pass) leavesFile(e syntax.Expr, loop syntax.Node) bool {
	pl, ok := p.PlaceOf(e)
	if !ok || !p.Type(e).Is(pytypes.File) {
		return false
	}
	for _, u := range p.UsesOf(pl) {
		if contains(loop.Range(), u.Node) && u.Node != e {
			return false
		}
	}
	return true
}

// memoryFloor is the level that a finding about memory has at least: low where the
// function is seen to allocate a considerable share of all; an estimate is too rough for that.
func (p *Pass) memoryFloor() findings.Level {
	if h := p.Heat.Of(p.Func()); h.Evidence != findings.Static && h.Memory >= 0.05 {
		return findings.Low
	}
	return ""
}
