package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var linearSearch = &Rule{
	ID:    "linear-search",
	Title: "Positions or counts looked for in a list, again and again",
	What:  "A loop calls index or count of a list that it does not change.",
	Why: "Both compare with one element after another, count always to the end. A dict from element to position, or a Counter, built " +
		"once, answers by one lookup.",
	Before: `
def positions(header: list[str], wanted: list[str]):
    return [header.index(name) for name in wanted]
`,
	After: `
def positions(header: list[str], wanted: list[str]):
    place = {name: i for i, name in enumerate(header)}
    return [place[name] for name in wanted]
`,
	WhenNot: []string{
		"the list has up to about eight elements",
		"elements occur more than once and the first position is wanted: build the dict from the end",
		"elements are not hashable",
	},
	Levers: []string{"structure"},
	Cost:   "linear-search",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkLinearSearch,
}

func checkLinearSearch(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	recv, name, ok := Method(call)
	if !ok || name != "index" && name != "count" || len(call.Args) != 1 || len(call.Keywords) > 0 || !p.InLoop() {
		return
	}
	pl, ok := p.PlaceOf(recv)
	if !ok || !p.Type(recv).Is(pytypes.List, pytypes.Tuple) || !hashable(p.Type(call.Args[0])) && !hashable(p.Type(recv).Elem()) {
		return
	}
	size, known := p.LengthOf(recv)
	if known && size <= smallContainer {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if p.setBy(loop, pl) || p.Short(loop) || p.ChangedIn(pl, loop.Body()) || leavesLoop(loop.Owner, p.stack) {
		return
	}
	list := p.Source(recv)
	d := Diagnosis{
		Grows: true, Evident: p.EachRound(loop) && p.Bulk(loop) && p.bulk(recv, bulkDepth),
		At: call, Size: size,
		Message: fmt.Sprintf("%s.index searches the list from its start in each round", list),
		Remedy:  fmt.Sprintf("build {x: i for i, x in enumerate(%s)} before the loop", list),
	}
	if name == "count" {
		d.Message = fmt.Sprintf("%s.count walks the whole list in each round", list)
		d.Remedy = fmt.Sprintf("build collections.Counter(%s) before the loop", list)
	}
	p.Report(d)
}
