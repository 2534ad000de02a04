package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var invariantProperty = &Rule{
	ID:    "invariant-property",
	Title: "A property that computes, read in each round of a loop",
	What:  "A loop reads a property whose getter loops over data, on an object that the loop does not change.",
	Why:   "The attribute looks free but runs its getter each time, with the same result.",
	Before: `
class Order:
    def __init__(self, lines: list[int]):
        self.lines = lines

    @property
    def total(self) -> int:
        return sum([line * 2 for line in self.lines])

    def shares(self) -> list[float]:
        return [line / self.total for line in self.lines]
`,
	After: `
class Order:
    def __init__(self, lines: list[int]):
        self.lines = lines

    @property
    def total(self) -> int:
        return sum([line * 2 for line in self.lines])

    def shares(self) -> list[float]:
        total = self.total
        return [line / total for line in self.lines]
`,
	WhenNot: []string{"something that the loop calls changes what the property is made of"},
	Levers:  []string{"caching", "structure"},
	Cost:    "invariant-call",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Attribute)(nil)},
	Check:   checkInvariantProperty,
}

func checkInvariantProperty(p *Pass, n syntax.Node) {
	attr := n.(*syntax.Attribute)
	if attr.Ctx != syntax.Load || !p.InLoop() {
		return
	}
	getter := p.getterOf(attr)
	if getter == nil || p.Effects.Of(getter).Purity() != effects.Pure || !works(getter) {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if p.Short(loop) || !p.EachRound(loop) || leavesLoop(loop.Owner, p.stack) || !p.steady(attr.Value, loop) {
		return
	}
	p.Report(Diagnosis{
		Grows: true,
		At:    attr, Callees: true, Size: 10,
		Message: fmt.Sprintf("%s computes the same value in each round of the loop", p.Source(attr)),
		Remedy:  "read it once before the loop, or make it a functools.cached_property if the object does not change",
		Related: []Related{p.Place(getter.Def, "the getter")},
	})
}

// getterOf returns the getter of an attribute that is an own, uncached
// property; nil if it is none or the class of the object is not known.
func (p *Pass) getterOf(attr *syntax.Attribute) *resolve.Func {
	c := p.Type(attr.Value).Class()
	if c == nil || len(c.Subclasses) > 0 {
		return nil
	}
	m := c.FindMethod(attr.Attr)
	if m == nil || m.Def == nil || !m.Decorated("builtins.property") || len(m.Decorators) != 1 {
		return nil
	}
	return m
}

// steady tells whether a loop leaves an object alone: the variable is bound
// outside, nothing in the loop sets an attribute or item of anything, and all that
// the loop calls is known to leave objects alone.
func (p *Pass) steady(object syntax.Expr, loop Loop) bool {
	pl, ok := p.PlaceOf(object)
	if !ok || p.setBy(loop, pl) || p.ReboundIn(pl, loop.Body()) || !p.onlyKnownCalls(loop) {
		return false
	}
	written := false
	syntax.Inspect(loop.Node, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			written = written || n.Ctx != syntax.Load
		case *syntax.Subscript:
			written = written || n.Ctx != syntax.Load
		case *syntax.Call:
			written = written || p.changesReceiver(n)
		}
		return !written
	})
	return !written
}

// changesReceiver tells whether a method call on an attribute may change what
// it is called on.
func (p *Pass) changesReceiver(c *syntax.Call) bool {
	recv, name, ok := Method(c)
	if !ok || readingMethods[name] {
		return false
	}
	_, isAttr := recv.(*syntax.Attribute)
	return isAttr && p.Dotted(c.Func) == ""
}
