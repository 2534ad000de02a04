package rules

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var minRemove = &Rule{
	ID:    "min-remove",
	Title: "A list searched for its least element, to take that out",
	What: "A loop, or a function that is called in loops, looks for the least or greatest element of a list with min, max, " +
		"heapq.nsmallest or sorted, and removes it from the list.",
	Why: "Finding the element walks the whole list, and list.remove walks it again and moves what follows. A heap hands out " +
		"its least element in time that grows with the logarithm of its length.",
	Before: `
def search(start):
    waiting = [start]
    while waiting:
        node = min(waiting, key=lambda n: n.cost)
        waiting.remove(node)
        waiting.extend(node.expand())
`,
	After: `
import heapq
from itertools import count

def search(start):
    order = count()
    waiting = [(start.cost, next(order), start)]
    while waiting:
        _, _, node = heapq.heappop(waiting)
        for n in node.expand():
            heapq.heappush(waiting, (n.cost, next(order), n))
`,
	WhenNot: []string{
		"the list stays below about twenty elements",
		"the keys of elements change while they wait: push them again and skip the old entries, or keep the list",
	},
	Levers: []string{"structure"},
	Cost:   "min-remove",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkMinRemove,
}

func checkMinRemove(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	list, ok := p.choosesFrom(call)
	if !ok || !p.repeats() || p.Type(list).Known() && !p.Type(list).Is(pytypes.List) {
		return
	}
	pl, ok := p.PlaceOf(list)
	if !ok || pl.attrs == "" && !p.IsLocal(pl) {
		return
	}
	if p.InLoop() && p.carryingLoop(pl) == nil {
		return
	}
	taken := p.takenOut(call, pl)
	if taken == nil {
		return
	}
	name := p.Source(list)
	p.Report(Diagnosis{
		Grows: true, Evident: p.waitsIn(pl) && p.boundTo(call) != nil,
		At: call, Size: 1000,
		Message: fmt.Sprintf("all of %s is searched for the element to take out next, and again to take it out", name),
		Remedy:  fmt.Sprintf("keep %s as a heap with heapq.heappush and heappop", name),
		Related: []Related{p.Place(taken, "where it is taken out")},
	})
}

// choosesFrom returns the list whose least or greatest element a call finds.
func (p *Pass) choosesFrom(c *syntax.Call) (syntax.Expr, bool) {
	switch {
	case len(c.Args) == 1 && p.Calls(c, "builtins.min", "builtins.max") && onlyKeywords(c, "key"):
		return c.Args[0], true
	case len(c.Args) > 0 && (len(c.Args) == 1 && p.Calls(c, "builtins.sorted") || len(c.Args) == 2 && isOne(c.Args[0]) && p.Calls(c, "heapq.nsmallest", "heapq.nlargest")):
		sub, ok := p.Parent(0).(*syntax.Subscript)
		return c.Args[len(c.Args)-1], ok && sub.Value == syntax.Expr(c) && (isZero(sub.Slice) || isMinusOne(sub.Slice))
	}
	return nil, false
}

func isOne(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstInt && c.Int == 1
}

func isMinusOne(e syntax.Expr) bool {
	u, ok := e.(*syntax.UnaryOp)
	return ok && u.Op == syntax.USub && isOne(u.Operand)
}

// takenOut returns the call of the list's remove that takes out what a call has chosen, nil if there is none.
func (p *Pass) takenOut(chosen *syntax.Call, pl Place) *syntax.Call {
	name := p.boundTo(chosen)
	for _, u := range p.UsesOf(pl) {
		if u.Kind != MethodCall || u.Method != "remove" || len(u.Call.Args) != 1 {
			continue
		}
		arg := u.Call.Args[0]
		if arg == syntax.Expr(chosen) {
			return u.Call
		}
		if got, ok := arg.(*syntax.Name); ok && name != nil && p.File.SymbolID(got) == p.File.SymbolID(name) {
			return u.Call
		}
	}
	return nil
}

// boundTo returns the variable that gets the value of the current node, or its first item, nil if there is none.
func (p *Pass) boundTo(n syntax.Node) *syntax.Name {
	parent := p.ParentOf(n)
	if sub, ok := parent.(*syntax.Subscript); ok {
		parent = p.ParentOf(sub)
	}
	assign, ok := parent.(*syntax.Assign)
	if !ok || len(assign.Targets) != 1 {
		return nil
	}
	name, _ := assign.Targets[0].(*syntax.Name)
	if name == nil || p.File.SymbolID(name) == resolve.NoSymbol {
		return nil
	}
	return name
}

// waitsIn tells whether a list holds what a search has yet to look at: a loop goes on until it is
// empty, adding to it, or the function is one step of a search that is given the list.
func (p *Pass) waitsIn(pl Place) bool {
	if !p.InLoop() {
		return slices.ContainsFunc(p.Func().Params, func(prm resolve.Param) bool { return pl == Place{root: prm.Symbol} })
	}
	for _, l := range p.Loops() {
		if loop, ok := l.Node.(*syntax.While); ok && p.testsEmpty(loop.Test, pl) && p.grownIn(pl, l) {
			return true
		}
	}
	return false
}

// grownIn tells whether a loop adds to a list, itself or by passing it on.
func (p *Pass) grownIn(pl Place, l Loop) bool {
	if p.refills(pl, l) {
		return true
	}
	for _, u := range p.UsesOf(pl) {
		if u.Kind == Argument && contains(l.Body(), u.Node) && !p.Calls(u.Call, "builtins.len", "builtins.min", "builtins.max", "builtins.sorted") {
			return true
		}
	}
	return false
}
