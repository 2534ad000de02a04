package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var concatInLoop = &Rule{
	ID:    "concat-in-loop",
	Title: "An array or DataFrame made longer piece by piece",
	What:  "A loop rebinds a variable to pandas.concat, numpy.append, concatenate, vstack or hstack of itself and a new piece.",
	Why: "Arrays and frames have a fixed length, so each round copies all that was collected so far: the time grows with the square of " +
		"the number of pieces.",
	Before: `
import numpy as np

def collect(parts):
    out = np.empty(0)
    for part in parts:
        out = np.concatenate([out, part])
    return out
`,
	After: `
import numpy as np

def collect(parts):
    return np.concatenate([part for part in parts])
`,
	WhenNot: []string{"there are only a few pieces", "each round needs the whole of what was collected so far"},
	Levers:  []string{"structure"},
	Cost:    "concat-in-loop",
	Nodes:   []syntax.Node{(*syntax.Assign)(nil)},
	Check:   checkConcatInLoop,
}

func checkConcatInLoop(p *Pass, n syntax.Node) {
	assign := n.(*syntax.Assign)
	call, ok := assign.Value.(*syntax.Call)
	if !ok || len(assign.Targets) != 1 || len(call.Args) == 0 || !p.InLoop() {
		return
	}
	pl, ok := p.PlaceOf(assign.Targets[0])
	if !ok {
		return
	}
	pieces := call.Args
	switch p.Dotted(call.Func) {
	case "numpy.append":
	case "pandas.concat", "numpy.concatenate", "numpy.vstack", "numpy.hstack", "numpy.dstack", "numpy.column_stack", "numpy.row_stack":
		switch l := call.Args[0].(type) {
		case *syntax.List:
			pieces = l.Elts
		case *syntax.Tuple:
			pieces = l.Elts
		default:
			return
		}
	default:
		return
	}
	if len(pieces) < 2 || !p.holdsPlace(pieces, pl) || !p.onlyGrows(assign, pl) {
		return
	}
	name, join := p.Source(assign.Targets[0]), p.Source(call.Func)
	if p.Calls(call, "numpy.append") {
		join = "numpy.concatenate"
	}
	p.Report(Diagnosis{
		At: assign, Evident: p.growsInBulk(pl, assign),
		Message: fmt.Sprintf("each round copies all of %s to make it longer", name),
		Remedy:  fmt.Sprintf("collect the pieces in a list and call %s once after the loop", join),
	})
}

// holdsPlace tells whether one of the expressions is the place itself.
func (p *Pass) holdsPlace(list []syntax.Expr, pl Place) bool {
	for _, e := range list {
		if got, ok := p.PlaceOf(e); ok && got == pl {
			return true
		}
	}
	return false
}

// onlyGrows tells whether the innermost loop around an assignment that makes a
// place longer has more than a few rounds, does nothing else with the place, and
// does not start it anew.
func (p *Pass) onlyGrows(assign *syntax.Assign, pl Place) bool {
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if trips, known := p.Trips(loop); known && trips <= smallContainer || leavesLoop(loop.Owner, p.stack) {
		return false
	}
	for _, u := range p.UsesOf(pl) {
		if contains(loop.Body(), u.Node) && !contains(assign.Range(), u.Node) {
			return false
		}
	}
	return true
}
