package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var copyInLoop = &Rule{
	ID:    "copy-in-loop",
	Title: "A container copied in each round although nothing changes it",
	What:  "A loop copies a list, dict or set with list(x), x[:] or x.copy() only to read the copy, and nothing in it changes the original.",
	Why:   "The copy takes time and memory in proportion to the container, once a round.",
	Before: `
def common(groups: list[list[int]], base: list[int]):
    hits = 0
    for group in groups:
        for value in list(base):
            if value == group[0]:
                hits += 1
    return hits
`,
	After: `
def common(groups: list[list[int]], base: list[int]):
    hits = 0
    for group in groups:
        for value in base:
            if value == group[0]:
                hits += 1
    return hits
`,
	WhenNot: []string{"code that the loop calls may change the container: the copy is what makes that safe"},
	Levers:  []string{"structure", "memory"},
	Cost:    "copy-in-loop",
	Preview: true, // not seen on real code yet
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil), (*syntax.Subscript)(nil)},
	Check:   checkCopyInLoop,
}

func checkCopyInLoop(p *Pass, n syntax.Node) {
	source := p.copied(n)
	if source == nil || !p.InLoop() {
		return
	}
	pl, ok := p.PlaceOf(source)
	if !ok || !p.Type(source).Is(pytypes.List, pytypes.Dict, pytypes.Set) {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if p.setBy(loop, pl) || p.ChangedIn(pl, loop.Body()) || !p.readOnlyUse(n) || !p.onlyKnownCalls(loop) {
		return
	}
	size, _ := p.LengthOf(source)
	p.Report(Diagnosis{
		Grows: true,
		At:    n, Size: size,
		Message: fmt.Sprintf("each round copies %s, which nothing in the loop changes", p.Source(source)),
		Remedy:  fmt.Sprintf("read %s itself", p.Source(source)),
	})
}

// copied returns the container that a node copies whole, or nil.
func (p *Pass) copied(n syntax.Node) syntax.Expr {
	switch n := n.(type) {
	case *syntax.Subscript:
		s, ok := n.Slice.(*syntax.Slice)
		if ok && n.Ctx == syntax.Load && s.Lower == nil && s.Upper == nil && s.Step == nil {
			return n.Value
		}
	case *syntax.Call:
		if recv, name, ok := Method(n); ok && name == "copy" && len(n.Args) == 0 {
			return recv
		}
		if len(n.Args) == 1 && len(n.Keywords) == 0 && p.Calls(n, "builtins.list", "copy.copy") {
			return n.Args[0]
		}
	}
	return nil
}

// readOnlyUse tells whether the current node is walked by a loop, or bound to a
// variable that is only read.
func (p *Pass) readOnlyUse(n syntax.Node) bool {
	switch parent := p.Parent(0).(type) {
	case *syntax.For:
		return parent.Iter == n
	case *syntax.Comprehension:
		return parent.Iter == n
	case *syntax.Assign:
		name, ok := parent.Targets[0].(*syntax.Name)
		return ok && len(parent.Targets) == 1 && p.onlyWalked(name)
	}
	return false
}

// onlyWalked tells whether a local variable has one binding and is only read.
func (p *Pass) onlyWalked(name *syntax.Name) bool {
	pl, ok := p.PlaceOf(name)
	if !ok || !p.IsLocal(pl) {
		return false
	}
	for _, u := range p.UsesOf(pl) {
		switch u.Kind {
		case ItemRead, Iterated, Compared, Tested:
		case Rebind:
			if u.Node != syntax.Expr(name) {
				return false
			}
		case Argument:
			if !p.Calls(u.Call, "builtins.len", "builtins.sum", "builtins.min", "builtins.max", "builtins.sorted") {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// onlyKnownCalls tells whether all calls in a loop go to builtins, methods of
// builtin types, or own functions whose effects are known, so that none can
// change a container behind the loop's back.
func (p *Pass) onlyKnownCalls(l Loop) bool {
	known := true
	syntax.Inspect(l.Node, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			known = known && (p.leavesObject(n) || p.onBuiltin(n))
		case *syntax.Await, *syntax.Yield, *syntax.YieldFrom:
			known = false // other code runs before it goes on
		}
		return known
	})
	return known
}

// onBuiltin tells whether a call goes to a method of a builtin container or
// string, or to a builtin function.
func (p *Pass) onBuiltin(c *syntax.Call) bool {
	if recv, _, ok := Method(c); ok && p.Type(recv).Is(
		pytypes.List, pytypes.Dict, pytypes.Set, pytypes.Str, pytypes.Bytes, pytypes.Deque, pytypes.Tuple) {
		return true
	}
	return isNameChain(c.Func) && leavesArguments(p.Dotted(c.Func))
}
