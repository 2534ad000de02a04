package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var listGrowCopy = &Rule{
	ID:    "list-grow-copy",
	Title: "A container copied to add one element",
	What:  "A loop adds to a list, tuple or dict by building a new one: xs = xs + [x], t = t + (x,), d = {**d, k: v}.",
	Why: "Each round copies all that was collected before, so the loop takes time in proportion to the square of its " +
		"rounds. append and item assignment change the container in place.",
	Before: `
def squares(values):
    out = []
    for v in values:
        out = out + [v * v]
    return out
`,
	After: `
def squares(values):
    out = []
    for v in values:
        out.append(v * v)
    return out
`,
	WhenNot: []string{"an older version of the container is still in use elsewhere and must stay as it was"},
	Levers:  []string{"structure"},
	Cost:    "list-grow-copy",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Assign)(nil)},
	Check:   checkListGrowCopy,
}

func checkListGrowCopy(p *Pass, n syntax.Node) {
	assign := n.(*syntax.Assign)
	if len(assign.Targets) != 1 {
		return
	}
	base, remedy := grownFrom(assign.Value)
	if base == nil || !p.InLoop() || !p.samePlace(base, assign.Targets[0]) {
		return
	}
	pl, _ := p.PlaceOf(base)
	if !p.growsAlone(pl, assign) {
		return
	}
	name := p.Source(base)
	p.Report(Diagnosis{
		Grows:   true,
		At:      assign,
		Message: fmt.Sprintf("each round copies all of %s to add to it", name),
		Remedy:  fmt.Sprintf(remedy, name),
	})
}

// grownFrom returns the container that a value extends by a display, and the
// remedy for its kind; nil if the value has another form.
func grownFrom(e syntax.Expr) (base syntax.Expr, remedy string) {
	switch e := e.(type) {
	case *syntax.BinOp:
		if e.Op != syntax.Add {
			return nil, ""
		}
		switch e.Right.(type) {
		case *syntax.List:
			return e.Left, "use %s.append"
		case *syntax.Tuple:
			return e.Left, "collect in a list instead of the tuple %s and convert it after the loop"
		}
	case *syntax.Dict:
		if len(e.Keys) > 1 && e.Keys[0] == nil {
			return e.Values[0], "assign the items of %s in place"
		}
	case *syntax.List:
		if len(e.Elts) > 1 {
			if s, ok := e.Elts[0].(*syntax.Starred); ok {
				return s.Value, "use %s.append"
			}
		}
	}
	return nil, ""
}

// growsAlone tells whether some loop around the current node carries a local
// variable that nothing in the loop but the given assignment binds, and no use in
// the loop lets its value out: an older version is nowhere kept.
func (p *Pass) growsAlone(pl Place, assign *syntax.Assign) bool {
	if !p.IsLocal(pl) {
		return false
	}
	loops := p.Loops()
	inner := loops[len(loops)-1]
	if p.setBy(inner, pl) || p.Short(inner) {
		return false
	}
	for _, u := range p.UsesOf(pl) {
		if contains(assign.Range(), u.Node) || !contains(inner.Body(), u.Node) {
			continue
		}
		switch u.Kind {
		case ItemRead, Compared, Tested, Interpolate:
		case Argument:
			if !p.leavesArgument(u) {
				return false
			}
		default:
			return false
		}
	}
	return p.startsFresh(pl, inner)
}

// startsFresh tells whether all bindings of a variable outside a loop give it a
// container made on the spot.
func (p *Pass) startsFresh(pl Place, loop Loop) bool {
	bindings := 0
	for _, b := range p.File.BindingsOf(&p.File.Symbols[pl.root]) {
		if contains(loop.Body(), b.Node) {
			continue
		}
		switch b.Value.(type) {
		case *syntax.List, *syntax.Tuple, *syntax.Dict, *syntax.ListComp, *syntax.DictComp, *syntax.Constant:
			bindings++
		default:
			return false
		}
	}
	return bindings > 0
}
