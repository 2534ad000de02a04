package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var startswithAny = &Rule{
	ID:    "startswith-any",
	Title: "Prefixes tried one by one",
	What:  "any(s.startswith(p) for p in prefixes), or the same with endswith.",
	Why: "startswith takes a tuple and tries all of it in C. The generator expression costs a frame, and a method call for each " +
		"prefix.",
	Before: `
SKIPPED = ("tmp_", "old_", "bak_")

def kept(names):
    return [n for n in names if not any(n.startswith(p) for p in SKIPPED)]
`,
	After: `
SKIPPED = ("tmp_", "old_", "bak_")

def kept(names):
    return [n for n in names if not n.startswith(SKIPPED)]
`,
	WhenNot: []string{"the prefixes are computed for each string"},
	Levers:  []string{"structure"},
	Cost:    "startswith-any",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkStartswithAny,
}

func checkStartswithAny(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 1 || len(call.Keywords) > 0 {
		return
	}
	var elt syntax.Expr
	var gens []*syntax.Comprehension
	switch c := call.Args[0].(type) {
	case *syntax.GeneratorExp:
		elt, gens = c.Elt, c.Generators
	case *syntax.ListComp:
		elt, gens = c.Elt, c.Generators
	default:
		return
	}
	test, ok := elt.(*syntax.Call)
	if !ok || len(gens) != 1 || len(gens[0].Ifs) > 0 || gens[0].IsAsync || len(test.Args) != 1 {
		return
	}
	recv, method, ok := Method(test)
	if !ok || method != "startswith" && method != "endswith" || !isNameChain(gens[0].Iter) || !isNameChain(recv) ||
		!p.samePlace(test.Args[0], gens[0].Target) || !p.Calls(call, "builtins.any") {
		return
	}
	if p.samePlace(recv, gens[0].Target) {
		return
	}
	size, _ := p.LengthOf(gens[0].Iter)
	if size == 0 {
		size = 10
	}
	p.Report(Diagnosis{
		Small: true,
		At:    call, Size: size,
		Message: fmt.Sprintf("the elements of %s are tried one by one in a generator", p.Source(gens[0].Iter)),
		Remedy:  fmt.Sprintf("give %s.%s the whole tuple of %s", p.Source(recv), method, p.Source(gens[0].Iter)),
	})
}
