package pyrt

import "math"

// Bounds that a slice leaves out. s[i:] is Slice(s, i, End). With a negative
// step the defaults are the other way round: s[::-1] starts at End and stops at
// Begin.
const (
	Begin = math.MinInt
	End   = math.MaxInt
)

// SliceBounds clamps the bounds of s[i:j] to a sequence of n elements, as
// slice.indices does; lo <= hi.
func SliceBounds(n, i, j int) (lo, hi int) {
	lo, hi = clampIndex(n, i), clampIndex(n, j)
	return lo, max(lo, hi)
}

func clampIndex(n, i int) int {
	if i < 0 {
		return max(0, i+n)
	}
	return min(i, n)
}

// SliceRange clamps s[i:j:step] to a sequence of n elements: the first index and
// the number of elements, each step after the one before. A step of zero is a
// ValueError.
func SliceRange(n, i, j, step int) (start, count int) {
	if step > 0 {
		lo, hi := SliceBounds(n, i, j)
		if lo >= hi {
			return lo, 0
		}
		return lo, (hi-lo-1)/step + 1
	}
	if step == 0 {
		panic(NewValueError("slice step cannot be zero"))
	}
	lo, hi := clampDown(n, i), clampDown(n, j)
	if hi >= lo {
		return lo, 0
	}
	if step == math.MinInt {
		return lo, 1
	}
	return lo, (lo-hi-1)/-step + 1
}

// clampDown clamps an index of a slice that runs down, where -1 is before the first.
func clampDown(n, i int) int {
	if i < 0 {
		return max(-1, i+n)
	}
	return min(i, n-1)
}
