package heat

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
)

// A region is a stretch of a function's source that runs a certain number of
// times each time the region around it runs.
type region struct {
	span   syntax.Span
	parent int32   // index of the region around, -1 for the function itself
	factor float64 // runs for each run of the parent
	loops  int16   // loops that the factor comes from, 0 for a branch

	freq  float64 // runs a call: the product of all factors up to here
	trips float64 // the same of loops alone
	depth int16   // loops around
}

// regions are the stretches of one function, by start, outer before inner.
type regions []region

// settle multiplies the factors out and sorts; it returns the frequencies in the
// order of creation, in which parents come before their regions.
func (rs regions) settle() []float64 {
	for i := range rs {
		r := &rs[i]
		r.freq, r.trips = r.factor, 1
		if r.loops > 0 {
			r.trips, r.depth = max(r.factor, 1), r.loops
		}
		if r.parent >= 0 {
			p := &rs[r.parent]
			r.freq *= p.freq
			r.trips *= p.trips
			r.depth += p.depth
		}
	}
	freqs := make([]float64, len(rs))
	for i := range rs {
		freqs[i] = rs[i].freq
	}
	order := make([]int32, len(rs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(rs[a].span.Start, rs[b].span.Start), cmp.Compare(rs[b].span.End, rs[a].span.End), cmp.Compare(a, b))
	})
	place := make([]int32, len(rs))
	sorted := make(regions, len(rs))
	for to, from := range order {
		sorted[to], place[from] = rs[from], int32(to)
	}
	for i := range sorted {
		if p := sorted[i].parent; p >= 0 {
			sorted[i].parent = place[p]
		}
	}
	copy(rs, sorted)
	return freqs
}

// at returns the innermost region that covers a span, or nil for straight code.
func (rs regions) at(s syntax.Span) *region {
	i, _ := slices.BinarySearchFunc(rs, s.Start+1, func(r region, p syntax.Pos) int { return cmp.Compare(r.span.Start, p) })
	for i--; i >= 0; i = int(rs[i].parent) {
		if r := &rs[i]; r.span.Start <= s.Start && s.End <= r.span.End {
			return r
		}
	}
	return nil
}

// freq returns how often a span runs a call.
func (rs regions) freq(s syntax.Span) float64 {
	if r := rs.at(s); r != nil {
		return r.freq
	}
	return 1
}
