package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var listForFirst = &Rule{
	ID:    "list-for-first",
	Title: "A whole list built to take its first element",
	What:  "list(x)[0], or [f(y) for y in x][0]: all elements are computed and stored, one is used.",
	Why:   "The list costs time and memory in proportion to all elements. next(iter(x)) takes the first and stops.",
	Before: `
def any_key(table: dict[str, int]) -> str:
    return list(table.keys())[0]
`,
	After: `
def any_key(table: dict[str, int]) -> str:
    return next(iter(table))
`,
	WhenNot: []string{
		"an empty container must raise IndexError rather than StopIteration",
		"there are only a few elements",
	},
	Levers: []string{"structure", "memory"},
	Cost:   "list-for-first",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Subscript)(nil)},
	Check:  checkListForFirst,
}

func checkListForFirst(p *Pass, n syntax.Node) {
	sub := n.(*syntax.Subscript)
	first, ok := endIndex(sub.Slice)
	if !ok || !first || sub.Ctx != syntax.Load {
		return
	}
	var source syntax.Expr
	remedy := "next over a generator expression"
	switch list := sub.Value.(type) {
	case *syntax.ListComp:
		if hasAwait(list) {
			return
		}
		source = list.Generators[0].Iter
	case *syntax.Call:
		if len(list.Args) != 1 || len(list.Keywords) > 0 || !p.Calls(list, "builtins.list", "builtins.tuple") {
			return
		}
		source = list.Args[0]
		remedy = fmt.Sprintf("next(iter(%s))", p.SourceOr(source, "..."))
		if p.alreadyIterator(source) {
			remedy = fmt.Sprintf("next(%s)", p.SourceOr(source, "..."))
		}
	default:
		return
	}
	size, known := p.LengthOf(source)
	if known && size <= smallContainer {
		return
	}
	p.Report(Diagnosis{
		Small: true,
		At:    sub, Size: size,
		Message: fmt.Sprintf("all of %s goes into a list of which one element is used", p.Source(source)),
		Remedy:  "use " + remedy,
	})
}

// alreadyIterator tells whether an expression is a generator expression or a call of
// a builtin that returns an iterator.
func (p *Pass) alreadyIterator(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.GeneratorExp:
		return true
	case *syntax.Call:
		return p.Calls(e, "builtins.map", "builtins.filter", "builtins.zip", "builtins.enumerate", "builtins.reversed", "builtins.iter")
	}
	return false
}
