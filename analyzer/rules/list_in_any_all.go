package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var listInAnyAll = &Rule{
	ID:    "list-in-any-all",
	Title: "A whole list built to be asked for any or all",
	What:  "any([...]) or all([...]) with a list comprehension.",
	Why: "The list is computed to its end before the first element is looked at. A generator expression stops at the element that " +
		"decides.",
	Before: `
def has_error(lines):
    return any(["error" in line.lower() for line in lines])
`,
	After: `
def has_error(lines):
    return any("error" in line.lower() for line in lines)
`,
	WhenNot: []string{
		"there are fewer than about twenty elements: the list is then faster",
		"nearly all calls have to look at all elements",
		"evaluating all elements has effects that are wanted",
	},
	Levers: []string{"structure", "memory"},
	Cost:   "list-in-any-all",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkListInAnyAll,
}

func checkListInAnyAll(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 1 || len(call.Keywords) > 0 {
		return
	}
	comp, ok := call.Args[0].(*syntax.ListComp)
	if !ok || !p.Calls(call, "builtins.any", "builtins.all") || hasAwait(comp) {
		return
	}
	size, known := p.LengthOf(comp.Generators[0].Iter)
	if known && size <= 2*smallContainer {
		return
	}
	p.Report(Diagnosis{
		At: call, Size: size,
		Message: fmt.Sprintf("%s looks at the list only after all of it is computed", p.Source(call.Func)),
		Remedy:  "drop the brackets, so that it stops at the element that decides",
	})
}

// hasAwait tells whether a comprehension waits, and so cannot become a
// generator expression.
func hasAwait(n syntax.Node) bool {
	found := false
	syntax.Inspect(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Await:
			found = true
		case *syntax.Comprehension:
			found = found || n.IsAsync
		}
		return !found
	})
	return found
}
