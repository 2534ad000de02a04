package assess

import (
	"cmp"
	"math"
	"slices"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
)

// A Cut is a place to divide the program: a function that could move to Go with
// all that it calls.
type Cut struct {
	Symbol    string   `json:"symbol"`
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Share     float64  `json:"share"`     // of the run's time, portable, in the function and what it alone calls
	Functions int      `json:"functions"` // that would move
	Blocked   float64  `json:"blocked"`   // of the run's time among them that something keeps back
	Interface string   `json:"interface"` // "narrow": flat data in and out; "typed": known types; "wide"
	Pure      bool     `json:"pure"`      // no effects but the result
	Why       []string `json:"why,omitempty"`
}

// minCut is the smallest share of the run that is worth a cut.
const minCut = 0.01

// maxPart is the part of all functions from which a cut is no cut any more but
// the whole program.
const maxPart = 0.6

// minConfidence is how sure a call must be for its callee to move along.
const minConfidence = 0.5

// A candidate is a cut with the functions that it moves.
type candidate struct {
	cut   Cut
	root  *resolve.Func
	moved []*resolve.Func // by ID, with root
	score float64
}

// cuts returns the n best cut lines, which do not overlap.
func (a *assessor) cuts(n int) []Cut {
	var all []candidate
	own, _ := a.size()
	for _, fn := range a.project.Program.Funcs {
		if !counts(fn) || fn.Kind != resolve.Function && fn.Kind != resolve.Method || a.total(fn) < minCut {
			continue
		}
		moved := a.closure(fn)
		if own > 4 && float64(len(moved)) > maxPart*float64(own) {
			continue
		}
		c := a.cut(fn, moved)
		if s := score(c); c.Share >= minCut && s > 0 {
			all = append(all, candidate{c, fn, moved, s})
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(len(x.moved), len(y.moved)), cmp.Compare(x.cut.Symbol, y.cut.Symbol))
	})
	var taken []candidate
	best := []Cut{}
	for _, c := range all {
		if len(best) == n {
			break
		}
		if !slices.ContainsFunc(taken, func(t candidate) bool { return a.overlap(c, t) }) {
			taken = append(taken, c)
			best = append(best, c.cut)
		}
	}
	return best
}

// overlap tells whether two cuts are much the same: one holds the other, or they
// share half of the heat of one of them. Common helpers alone do not count.
func (a *assessor) overlap(x, y candidate) bool {
	if holds(x.moved, y.root) || holds(y.moved, x.root) {
		return true
	}
	var common, inX, inY float64
	for _, fn := range x.moved {
		inX += a.self(fn)
		if holds(y.moved, fn) {
			common += a.self(fn)
		}
	}
	for _, fn := range y.moved {
		inY += a.self(fn)
	}
	return common > min(inX, inY)/2
}

// holds searches functions that are in the order of their ID.
func holds(list []*resolve.Func, fn *resolve.Func) bool {
	_, found := slices.BinarySearchFunc(list, fn.ID, func(f *resolve.Func, id int) int { return f.ID - id })
	return found
}

// closure returns a function and all own functions that it surely calls, by ID.
func (a *assessor) closure(fn *resolve.Func) []*resolve.Func {
	seen := map[*resolve.Func]bool{fn: true}
	work := []*resolve.Func{fn} // what stands before i is done
	for i := 0; i < len(work); i++ {
		for _, site := range a.project.Graph.Out(work[i]) {
			for _, c := range site.Callees {
				if c.Confidence >= minConfidence && !seen[c.Func] && counts(c.Func) {
					seen[c.Func] = true
					work = append(work, c.Func)
				}
			}
		}
	}
	slices.SortFunc(work, func(x, y *resolve.Func) int { return x.ID - y.ID })
	return work
}

// cut describes the move of a function with its closure. Of what others call
// too, only this function's part of the time counts: at most its total.
func (a *assessor) cut(fn *resolve.Func, moved []*resolve.Func) Cut {
	c := Cut{Symbol: fn.Qual, File: fn.File.Path, Line: fn.Line(), Functions: len(moved), Pure: a.pure(fn)}
	for _, f := range moved {
		self := a.self(f)
		if a.graded[f.ID].grade == Portable {
			c.Share += self
			continue
		}
		c.Blocked += self
		for _, why := range a.graded[f.ID].reasons() {
			if !slices.Contains(c.Why, why) {
				c.Why = append(c.Why, why)
			}
		}
	}
	if total := a.total(fn); c.Share+c.Blocked > total && c.Share+c.Blocked > 0 {
		part := total / (c.Share + c.Blocked)
		c.Share, c.Blocked = c.Share*part, c.Blocked*part
	}
	slices.Sort(c.Why)
	c.Interface = a.interfaceOf(fn)
	return c
}

// score ranks a cut: much portable heat, little that is kept back, flat data
// across the border, few functions (four times as many must hold twice the heat).
func score(c Cut) float64 {
	score := (c.Share - c.Blocked) / math.Sqrt(float64(c.Functions))
	switch c.Interface {
	case "narrow":
		score *= 1.5
	case "wide":
		score *= 0.6
	}
	if c.Pure {
		score *= 1.2
	}
	return score
}

// interfaceOf says what crosses the border of a function.
func (a *assessor) interfaceOf(fn *resolve.Func) string {
	worst := a.width(a.project.Types.ResultType(fn))
	for i, p := range fn.Params {
		if i == 0 && fn.SelfParam() != "" {
			worst = max(worst, 1) // the object comes along
			continue
		}
		worst = max(worst, a.width(a.project.Types.SymbolType(fn.File, p.Symbol)))
	}
	return [...]string{"narrow", "typed", "wide"}[worst]
}

// width is 0 for flat data, 1 for other known types, 2 for what is not known.
func (a *assessor) width(t pytypes.Type) int {
	switch {
	case t.Is(pytypes.Int, pytypes.Float, pytypes.Bool, pytypes.Str, pytypes.Bytes, pytypes.None):
		return 0
	case t.Is(pytypes.List, pytypes.Tuple, pytypes.Set):
		return a.width(t.Elem())
	case t.Known():
		return 1
	}
	return 2
}
