package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var concatInLoop = &Rule{
	ID:    "concat-in-loop",
	Title: "An array or DataFrame made longer piece by piece",
	What:  "A loop rebinds a variable to pandas.concat, numpy.append, concatenate, vstack or hstack of itself and a new piece, or to its own append.",
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
	pieces, join := call.Args, p.Source(call.Func)
	switch p.Dotted(call.Func) {
	case "numpy.append":
		join = "numpy.concatenate"
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
		recv, ok := p.frameAppend(call)
		if !ok {
			return
		}
		pieces, join = []syntax.Expr{recv, call.Args[0]}, "pandas.concat"
	}
	if len(pieces) < 2 || !p.tripsOpen() || !p.holdsPlace(pieces, pl) || !p.onlyGrows(assign, pl) {
		return
	}
	name, frames := p.Source(assign.Targets[0]), join == "pandas.concat" || p.Calls(call, "pandas.concat")
	much := frames && p.showsProgress() || p.growsInBulk(pl, assign)
	p.Report(Diagnosis{
		Grows: true, Evident: much, // most loops over frames are over a few of them
		At:      assign,
		Message: fmt.Sprintf("each round copies all of %s to make it longer", name),
		Remedy:  fmt.Sprintf("collect the pieces in a list and call %s once after the loop", join),
	})
}

// showsProgress tells whether a loop around the current node shows how far it is: nobody writes that for a few rounds.
func (p *Pass) showsProgress() bool {
	return slices.ContainsFunc(p.Loops(), func(l Loop) bool {
		call, ok := l.Iter.(*syntax.Call)
		return ok && strings.Contains(p.Dotted(call.Func), "tqdm")
	})
}

// tripsOpen tells whether the source leaves open how often each loop around the current node goes round: what it
// writes down is short.
func (p *Pass) tripsOpen() bool {
	return !slices.ContainsFunc(p.Loops(), func(l Loop) bool {
		if l.Iter == nil {
			return false
		}
		_, known := p.LengthOf(walked(l.Iter))
		return known
	})
}

// frameAppend returns the frame of a call frame.append(rows, ...): what lists do not know keywords of,
// or what began as a DataFrame.
func (p *Pass) frameAppend(call *syntax.Call) (syntax.Expr, bool) {
	recv, method, ok := Method(call)
	if !ok || method != "append" || len(call.Args) != 1 {
		return nil, false
	}
	if keyword(call, "ignore_index") != nil {
		return recv, true
	}
	name, ok := recv.(*syntax.Name)
	s := p.File.Symbol(name)
	if !ok || s == nil {
		return nil, false
	}
	return recv, slices.ContainsFunc(p.File.BindingsOf(s), func(b resolve.Binding) bool {
		return p.IsCallTo(b.Value, "pandas.DataFrame", "pandas.Series", "pandas.read_csv")
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
	loop := p.innermost()
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
