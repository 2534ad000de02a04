package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var keysMembership = &Rule{
	ID:    "keys-membership",
	Title: "A view of a dict's keys made for one test",
	What:  "A loop asks \"key in d.keys()\".",
	Why:   "keys() is a method call that makes an object, only to ask it what the dict answers itself.",
	Before: `
def known(names: list[str], table: dict[str, int]):
    return [n for n in names if n in table.keys()]
`,
	After: `
def known(names: list[str], table: dict[str, int]):
    return [n for n in names if n in table]
`,
	WhenNot: []string{"the object is no dict, and its keys() means something else"},
	Levers:  []string{"structure"},
	Cost:    "keys-membership",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Compare)(nil)},
	Check:   checkKeysMembership,
}

func checkKeysMembership(p *Pass, n syntax.Node) {
	cmp := n.(*syntax.Compare)
	if len(cmp.Ops) != 1 || cmp.Ops[0] != syntax.In && cmp.Ops[0] != syntax.NotIn {
		return
	}
	call, ok := cmp.Comparators[0].(*syntax.Call)
	if !ok || len(call.Args) > 0 {
		return
	}
	recv, name, ok := Method(call)
	if !ok || name != "keys" || !p.InLoop() || !p.Type(recv).Is(pytypes.Dict) {
		return
	}
	p.Report(Diagnosis{
		At:      cmp,
		Message: fmt.Sprintf("each test makes a view of the keys of %s", p.Source(recv)),
		Remedy:  fmt.Sprintf("ask %s itself", p.Source(recv)),
		Size:    1000,
	})
}
