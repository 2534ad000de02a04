package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var sumLists = &Rule{
	ID:    "sum-lists",
	Title: "Lists added up with sum",
	What:  "sum(lists, []) joins lists into one.",
	Why: "Each addition makes a new list and copies all elements so far. itertools.chain.from_iterable " +
		"copies each element once.",
	Before: `
def flatten(groups):
    return sum(groups, [])
`,
	After: `
from itertools import chain

def flatten(groups):
    return list(chain.from_iterable(groups))
`,
	WhenNot: []string{"there are fewer than about ten lists"},
	Levers:  []string{"structure"},
	Cost:    "sum-lists",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkSumLists,
}

func checkSumLists(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args)+len(call.Keywords) != 2 || len(call.Args) == 0 || !p.Calls(call, "builtins.sum") {
		return
	}
	start := syntax.Expr(nil)
	if len(call.Args) == 2 {
		start = call.Args[1]
	} else if call.Keywords[0].Arg == "start" {
		start = call.Keywords[0].Value
	}
	switch s := start.(type) {
	case *syntax.List:
		if len(s.Elts) > 0 {
			return
		}
	case *syntax.Tuple:
		if len(s.Elts) > 0 {
			return
		}
	default:
		return
	}
	if size, known := p.LengthOf(call.Args[0]); known && size <= smallContainer {
		return
	}
	p.Report(Diagnosis{
		Grows:   true,
		At:      call,
		Message: "sum copies all elements so far for each list that it adds",
		Remedy:  fmt.Sprintf("use list(itertools.chain.from_iterable(%s))", p.SourceOr(call.Args[0], "lists")),
	})
}
