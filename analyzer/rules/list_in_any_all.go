package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
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
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkListInAnyAll,
}

func checkListInAnyAll(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 1 || len(call.Keywords) > 0 {
		return
	}
	comp, ok := call.Args[0].(*syntax.ListComp)
	if !ok || !p.Calls(call, "builtins.any", "builtins.all") || hasAwait(comp) || !p.callsQuietly(comp) {
		return
	}
	size, known := p.LengthOf(comp.Generators[0].Iter)
	if known && size <= 2*smallContainer {
		return
	}
	p.Report(Diagnosis{
		Small: true,
		At:    call, Size: size,
		Message: fmt.Sprintf("%s looks at the list only after all of it is computed", p.Source(call.Func)),
		Remedy:  "drop the brackets, so that it stops at the element that decides",
	})
}

// callsQuietly tells whether all calls in a node go to builtins, methods of
// builtin types or own functions without effects, so that it does not matter
// whether they are made.
func (p *Pass) callsQuietly(n syntax.Node) bool {
	quiet := true
	syntax.Inspect(n, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok && quiet {
			quiet = p.onBuiltin(c) || p.isQuiet(c)
		}
		return quiet
	})
	return quiet
}

// isQuiet tells whether a call goes to own functions that are known to be pure, or
// to a method that by its name only asks.
func (p *Pass) isQuiet(c *syntax.Call) bool {
	if _, name, ok := Method(c); ok && (readingMethods[name] || strings.HasPrefix(name, "is_") || strings.HasPrefix(name, "has_")) && name != "is_valid" {
		return true
	}
	site := p.Graph.Site(c)
	if site == nil || len(site.Callees) == 0 {
		return false
	}
	return !slices.ContainsFunc(site.Callees, func(e callgraph.Callee) bool { return p.Effects.Of(e.Func).Purity() != effects.Pure })
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
