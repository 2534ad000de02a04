package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var sortInLoop = &Rule{
	ID:    "sort-in-loop",
	Title: "A list kept in order by sorting it each round",
	What: "A loop sorts a list that lives longer than one round, after adding to it or without changing it " +
		"at all.",
	Why: "Even a list that is nearly in order is walked whole by each sort. heapq gives the least element, and bisect.insort " +
		"the place of a new one, in a fraction of the steps.",
	Before: `
def run(queue: list):
    while queue:
        queue.sort()
        job = queue.pop(0)
        queue.extend(job.next())
`,
	After: `
import heapq

def run(queue: list):
    heapq.heapify(queue)
    while queue:
        job = heapq.heappop(queue)
        for following in job.next():
            heapq.heappush(queue, following)
`,
	WhenNot: []string{
		"most of the list changes between two sorts",
		"the list stays below about thirty elements",
		"the order matters beyond its first elements, and many are added at a time",
	},
	Levers: []string{"structure"},
	Cost:   "sort-in-loop",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkSortInLoop,
}

func checkSortInLoop(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	var list syntax.Expr
	if recv, name, ok := Method(call); ok && name == "sort" {
		list = recv
	} else if len(call.Args) == 1 && p.Calls(call, "builtins.sorted") {
		list = call.Args[0]
	}
	if list == nil || !p.InLoop() {
		return
	}
	pl, ok := p.PlaceOf(list)
	if !ok || !p.Type(list).Is(pytypes.List) {
		return
	}
	if size, known := p.LengthOf(list); known && size <= smallContainer {
		return
	}
	loop := p.carryingLoop(pl)
	if loop == nil || leavesLoop(loop.Owner, p.stack) {
		return
	}
	switch p.orderKept(pl, *loop, call) {
	case noChange:
		p.Report(Diagnosis{
			Grows: true, Evident: p.Bulk(*loop),
			At: call, Message: fmt.Sprintf("%s is sorted in each round although the loop does not change it", p.Source(list)),
			Remedy: "sort it once before the loop",
		})
	case onlyAppends:
		p.Report(Diagnosis{
			Grows: true, Evident: p.Bulk(*loop),
			At: call, Message: fmt.Sprintf("%s is sorted whole in each round although only a few elements came or went", p.Source(list)),
			Remedy: fmt.Sprintf("keep %s a heap with heapq, or in order with bisect.insort", p.Source(list)),
		})
	}
}

// orderKept tells how a loop changes a list beside sorting it: not at all, by
// adding and taking single elements (onlyAppends), or otherwise.
func (p *Pass) orderKept(pl Place, loop Loop, sort *syntax.Call) growth {
	g := noChange
	for _, u := range p.UsesOf(pl) {
		if !contains(loop.Body(), u.Node) || u.Call == sort || !p.MayChange(u) {
			continue
		}
		if u.Kind != MethodCall || u.Method != "append" && u.Method != "pop" && u.Method != "extend" {
			return otherChange
		}
		g = onlyAppends
	}
	if g == noChange && p.keyVaries(sort, loop) || pl.attrs != "" && p.objectTouched(pl, loop.Body()) {
		return otherChange
	}
	return g
}

// keyVaries tells whether a sort's key or order may differ between rounds.
func (p *Pass) keyVaries(sort *syntax.Call, loop Loop) bool {
	for _, k := range sort.Keywords {
		if _, isLambda := k.Value.(*syntax.Lambda); isLambda {
			if p.variesWith(k.Value, loop) {
				return true
			}
		} else if !isNameChain(k.Value) && !isConstant(k.Value) {
			return true
		}
	}
	return false
}

// leavesLoop tells whether the statement around the current node is followed,
// in its own block, by a return or break, so that it runs once.
func leavesLoop(loop syntax.Node, stack []syntax.Node) bool {
	left := false
	for i := len(stack) - 1; i > 0 && stack[i] != loop; i-- {
		stmt, ok := stack[i].(syntax.Stmt)
		if !ok {
			continue
		}
		switch stmt.(type) {
		case *syntax.Return:
			return true
		case *syntax.For, *syntax.While:
			left = false // a break below was of this loop
		}
		block := blockOf(stack[i-1], stmt)
		if len(block) == 0 {
			continue
		}
		switch block[len(block)-1].(type) {
		case *syntax.Return, *syntax.Raise:
			return true
		case *syntax.Break:
			left = true
		}
	}
	return left
}

// blockOf returns the statements of the block of parent that holds stmt.
func blockOf(parent syntax.Node, stmt syntax.Stmt) []syntax.Stmt {
	var blocks [][]syntax.Stmt
	switch n := parent.(type) {
	case *syntax.If:
		blocks = [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.For:
		blocks = [][]syntax.Stmt{n.Body}
	case *syntax.While:
		blocks = [][]syntax.Stmt{n.Body}
	case *syntax.With:
		blocks = [][]syntax.Stmt{n.Body}
	case *syntax.Try:
		blocks = [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.ExceptHandler:
		blocks = [][]syntax.Stmt{n.Body}
	}
	for _, b := range blocks {
		if within(stmt, b) {
			return b
		}
	}
	return nil
}
