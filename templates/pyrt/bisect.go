package pyrt

import (
	"cmp"
	"slices"
)

// The functions of bisect on a sorted list. Those named In take the bounds lo and
// hi, where [End] is the default of hi; those named Func take the order.

func bisectBounds(n, lo, hi int) (int, int) {
	if lo < 0 {
		panic(NewValueError("lo must be non-negative"))
	}
	if hi == End {
		hi = n
	}
	return lo, hi
}

// BisectLeft returns bisect.bisect_left(s, v): the place before all elements that
// are not less than v.
func BisectLeft[T cmp.Ordered](s []T, v T) int { return BisectLeftIn(s, v, 0, len(s)) }

// BisectLeftIn returns bisect.bisect_left(s, v, lo, hi).
func BisectLeftIn[T cmp.Ordered](s []T, v T, lo, hi int) int {
	lo, hi = bisectBounds(len(s), lo, hi)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); At(s, mid) < v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// BisectRight returns bisect.bisect_right(s, v), bisect.bisect(s, v): the place
// behind all elements that are not greater than v.
func BisectRight[T cmp.Ordered](s []T, v T) int { return BisectRightIn(s, v, 0, len(s)) }

// BisectRightIn returns bisect.bisect_right(s, v, lo, hi).
func BisectRightIn[T cmp.Ordered](s []T, v T, lo, hi int) int {
	lo, hi = bisectBounds(len(s), lo, hi)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); v < At(s, mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// BisectLeftFunc returns bisect.bisect_left(s, v, lo, hi, key=key), where less
// compares the key of an element with v.
func BisectLeftFunc[T, K any](s []T, v K, lo, hi int, less func(element T, v K) bool) int {
	lo, hi = bisectBounds(len(s), lo, hi)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); less(At(s, mid), v) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// BisectRightFunc returns bisect.bisect_right(s, v, lo, hi, key=key), where less
// compares v with the key of an element.
func BisectRightFunc[T, K any](s []T, v K, lo, hi int, less func(v K, element T) bool) int {
	lo, hi = bisectBounds(len(s), lo, hi)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); less(v, At(s, mid)) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// InsortRight is bisect.insort(s, v): it returns s with v behind its equals.
func InsortRight[T cmp.Ordered](s []T, v T) []T { return slices.Insert(s, BisectRight(s, v), v) }

// InsortLeft is bisect.insort_left(s, v): it returns s with v before its equals.
func InsortLeft[T cmp.Ordered](s []T, v T) []T { return slices.Insert(s, BisectLeft(s, v), v) }

// InsortRightKey is bisect.insort(s, v, key=key).
func InsortRightKey[T any, K cmp.Ordered](s []T, v T, key func(T) K) []T {
	at := BisectRightFunc(s, key(v), 0, len(s), func(k K, x T) bool { return k < key(x) })
	return slices.Insert(s, at, v)
}

// InsortLeftKey is bisect.insort_left(s, v, key=key).
func InsortLeftKey[T any, K cmp.Ordered](s []T, v T, key func(T) K) []T {
	at := BisectLeftFunc(s, key(v), 0, len(s), func(x T, k K) bool { return key(x) < k })
	return slices.Insert(s, at, v)
}
