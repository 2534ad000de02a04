package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var popFront = &Rule{
	ID:    "pop-front",
	Title: "A list used as a queue",
	What:  "A loop takes elements from the front of a list with pop(0) or puts them there with insert(0, x).",
	Why: "A list keeps its elements in one block: each call moves all that follow. collections.deque " +
		"takes and puts at both ends in constant time.",
	Before: `
def drain(start):
    queue = [start]
    done = []
    while queue:
        node = queue.pop(0)
        done.append(node)
        queue.extend(node.children)
    return done
`,
	After: `
from collections import deque

def drain(start):
    queue = deque([start])
    done = []
    while queue:
        node = queue.popleft()
        done.append(node)
        queue.extend(node.children)
    return done
`,
	WhenNot: []string{
		"the list stays below about a hundred elements",
		"the list is also sliced, sorted or indexed in its middle: a deque cannot do the first two, and is slow at the third",
	},
	Levers: []string{"structure"},
	Cost:   "pop-front",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkPopFront,
}

// queueSize is the length that a queue which is filled while it is emptied, as in
// a search through a graph, is taken to have in hot code. Other lists are taken
// to have assumedSize.
const queueSize = 2000

func checkPopFront(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	recv, name, ok := Method(call)
	if !ok || len(call.Keywords) > 0 || name != "pop" && name != "insert" {
		return
	}
	if name == "pop" && len(call.Args) != 1 || name == "insert" && len(call.Args) != 2 {
		return
	}
	if c, isConst := call.Args[0].(*syntax.Constant); !isConst || c.Kind != syntax.ConstInt || c.Int != 0 || c.Big != nil {
		return
	}
	pl, isPlace := p.PlaceOf(recv)
	if !isPlace || !p.InLoop() || !p.Type(recv).Is(pytypes.List) || p.startsShort(recv) {
		return
	}
	loop := p.carryingLoop(pl)
	if loop == nil || p.needsList(pl) {
		return
	}
	list := p.Source(recv)
	d := Diagnosis{
		Grows: true, Evident: name == "pop" && (p.bulk(recv, bulkDepth) || p.searchesGraph(pl, *loop) && p.isAssigned() && p.mostly(*loop)) || name == "insert" && p.EachRound(*loop) && p.Bulk(*loop),
		At:      call,
		Message: fmt.Sprintf("%s.pop(0) moves all elements that are left, in each round", list),
		Remedy:  fmt.Sprintf("make %s a collections.deque and use popleft()", list),
	}
	if name == "pop" && p.refills(pl, *loop) {
		d.Size = queueSize
	}
	if name == "insert" {
		d.Message = fmt.Sprintf("%s.insert(0, ...) moves all elements up, in each round", list)
		d.Remedy = fmt.Sprintf("append to %s and reverse it once at the end, or make it a collections.deque and use appendleft()", list)
	}
	p.Report(d)
}

// ownPart is the least part of a loop's time, and of its function's, that must pass in the loop's own code for a
// queue in it to count.
const ownPart = 0.25

// mostly tells whether the estimated time of the current function passes in the code of a loop, and not in functions
// of the program that it calls there or elsewhere.
func (p *Pass) mostly(l Loop) bool {
	fn := p.Func()
	own := p.Heat.ShareOf(fn, l.Owner)
	return own >= ownPart*p.Heat.TotalOf(fn, l.Owner) && own >= ownPart*p.Heat.Of(fn).Total
}

// isAssigned tells whether the current node is the value of an assignment.
func (p *Pass) isAssigned() bool {
	assign, ok := p.Parent(0).(*syntax.Assign)
	return ok && assign.Value == p.stack[len(p.stack)-1]
}

// refills tells whether a loop adds to the end of the list at a place.
func (p *Pass) refills(pl Place, loop Loop) bool {
	for _, u := range p.UsesOf(pl) {
		if contains(loop.Body(), u.Node) && (u.Kind == MethodCall && (u.Method == "append" || u.Method == "extend") || u.Kind == AugTarget) {
			return true
		}
	}
	return false
}

// carryingLoop returns the outermost loop around the current node through whose
// rounds a place keeps its object: neither its target nor its body binds the
// place anew. Loops known to be short are passed over. Nil if there is none.
func (p *Pass) carryingLoop(pl Place) *Loop {
	for _, l := range p.Loops() {
		if !p.setBy(l, pl) && !p.ReboundIn(pl, l.Body()) && !p.Short(l) {
			return &l
		}
	}
	return nil
}

// needsList tells whether some use of the place is one that a deque refuses.
func (p *Pass) needsList(pl Place) bool {
	for _, u := range p.UsesOf(pl) {
		switch u.Kind {
		case ItemRead, ItemWrite:
			index := u.Parent.(*syntax.Subscript).Slice
			if _, atEnd := endIndex(index); !atEnd {
				return true
			}
		case MethodCall:
			if u.Method == "sort" {
				return true
			}
		}
	}
	return false
}

// startsShort tells whether a list is made by splitting a string, or is the
// command line or search path: short, and not growing.
func (p *Pass) startsShort(e syntax.Expr) bool {
	if p.Dotted(e) == "sys.argv" || p.Dotted(e) == "sys.path" {
		return true
	}
	name, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	v := p.soleValue(name)
	if s, isSlice := v.(*syntax.Subscript); isSlice {
		return p.startsShort(s.Value)
	}
	call, ok := v.(*syntax.Call)
	if !ok {
		return v != nil && isNameChain(v) && p.Dotted(v) == "sys.argv"
	}
	_, method, ok := Method(call)
	return ok && (method == "split" || method == "rsplit")
}
