package heat

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
)

// A Frame is a function on one path of calls, as a flame graph draws it.
type Frame struct {
	Func  *resolve.Func
	Share float64 // of the run, on this path, with callees; 0..1
	Calls []Frame // largest share first
}

// The bounds of a tree: recursion through many functions multiplies paths.
const (
	maxDepth  = 40
	maxFrames = 2000
)

// Tree returns where the time goes by paths of calls, from the functions that are
// called from outside. Frames of less than a share of the run are left out, and a
// function stands once on a path: its recursion is part of it. What tests start is
// left out where there is anything else, and the rest makes 1. How the time of a
// function that several call is parted among them is an estimate, even where its
// whole time was measured.
func (h *Heat) Tree(least float64) []Frame {
	t := &tree{heat: h, least: max(least, 1e-6), calls: map[*resolve.Func][]Frame{}, left: maxFrames}
	outside := make([]float64, len(h.funcs))
	for i := range h.funcs {
		outside[i] = h.funcs[i].Total
	}
	for _, fn := range h.model.prog.Funcs {
		for _, c := range t.callees(fn) {
			outside[c.Func.ID] -= c.Share
		}
	}
	var roots, tests []Frame
	for _, fn := range h.model.prog.Funcs {
		if share := outside[fn.ID]; share >= t.least {
			if fn.File.Role == resolve.Test {
				tests = append(tests, Frame{Func: fn, Share: share})
			} else {
				roots = append(roots, Frame{Func: fn, Share: share})
			}
		}
	}
	if len(roots) == 0 {
		roots = tests
	}
	sortFrames(roots)
	sum := 0.0
	for i := range roots {
		sum += roots[i].Share
	}
	for i := range roots {
		roots[i].Share /= sum
		roots[i].Calls = t.below(roots[i], map[*resolve.Func]bool{})
	}
	return roots
}

type tree struct {
	heat  *Heat
	least float64
	calls map[*resolve.Func][]Frame
	left  int // frames that may still be made
}

// callees returns what a function passes on to each other one in the whole run.
func (t *tree) callees(fn *resolve.Func) []Frame {
	if list, ok := t.calls[fn]; ok {
		return list
	}
	h := t.heat
	var list []Frame
	if h.funcs[fn.ID].Total >= t.least {
		at := map[*resolve.Func]int{}
		for _, s := range h.model.graph.Out(fn) {
			freq := h.model.frames[fn.ID].regions.freq(s.Node.Range())
			for _, c := range s.Callees {
				share := h.passed(fn, c.Func, freq*c.Confidence)
				if c.Func == fn || share == 0 {
					continue
				}
				i, ok := at[c.Func]
				if !ok {
					i = len(list)
					at[c.Func] = i
					list = append(list, Frame{Func: c.Func})
				}
				list[i].Share += share
			}
		}
		sortFrames(list)
	}
	t.calls[fn] = list
	return list
}

// below returns the frames that a frame calls: its part of what its function
// passes on, never more than it has.
func (t *tree) below(f Frame, path map[*resolve.Func]bool) []Frame {
	if len(path) >= maxDepth {
		return nil
	}
	path[f.Func] = true
	defer delete(path, f.Func)
	whole, sum := max(t.heat.funcs[f.Func.ID].Total, 1e-12), 0.0
	for _, c := range t.callees(f.Func) {
		if !path[c.Func] {
			sum += c.Share
		}
	}
	scale := min(f.Share/whole, f.Share/max(sum, 1e-12))
	var out []Frame
	for _, c := range t.callees(f.Func) {
		c.Share *= scale
		if path[c.Func] || c.Share < t.least || t.left == 0 {
			continue
		}
		t.left--
		c.Calls = t.below(c, path)
		out = append(out, c)
	}
	return out
}

func sortFrames(list []Frame) {
	slices.SortStableFunc(list, func(a, b Frame) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Func.ID, b.Func.ID))
	})
}
