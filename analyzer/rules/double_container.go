package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var doubleContainer = &Rule{
	ID:    "double-container",
	Title: "A list built to become a dict or set",
	What:  "dict([(k, v) for ...]), dict((k, v) for ...) or set([f(x) for ...]): elements pass through a list, or as tuples through a generator.",
	Why: "The elements go through a list first, and for a dict also through a tuple each. A dict or set comprehension puts them where " +
		"they belong.",
	Before: `
def by_name(users):
    return dict([(user.name, user) for user in users])
`,
	After: `
def by_name(users):
    return {user.name: user for user in users}
`,
	WhenNot: []string{"the code is cold: the change gains a factor below two"},
	Levers:  []string{"structure", "memory"},
	Cost:    "double-container",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkDoubleContainer,
}

func checkDoubleContainer(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 1 || len(call.Keywords) > 0 {
		return
	}
	_, isList := call.Args[0].(*syntax.ListComp)
	var elt syntax.Expr
	var gens []*syntax.Comprehension
	switch c := call.Args[0].(type) {
	case *syntax.ListComp:
		elt, gens = c.Elt, c.Generators
	case *syntax.GeneratorExp:
		elt, gens = c.Elt, c.Generators
	default:
		return
	}
	if size, known := p.LengthOf(gens[0].Iter); known && len(gens) == 1 && size <= smallContainer {
		return
	}
	pair, isPair := elt.(*syntax.Tuple)
	remedy := ""
	switch {
	case isPair && len(pair.Elts) == 2 && p.Calls(call, "builtins.dict"):
		remedy = fmt.Sprintf("write a dict comprehension: {%s: %s for ...}", p.SourceOr(pair.Elts[0], "key"), p.SourceOr(pair.Elts[1], "value"))
	case isList && p.Calls(call, "builtins.set"):
		remedy = fmt.Sprintf("write a set comprehension: {%s for ...}", p.SourceOr(elt, "element"))
	default:
		return
	}
	p.Report(Diagnosis{
		Small:   true,
		At:      call,
		Message: fmt.Sprintf("the elements pass through another container before they reach the %s", p.Source(call.Func)),
		Remedy:  remedy,
	})
}
