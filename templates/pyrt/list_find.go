package pyrt

import (
	"cmp"
	"slices"
)

// find returns where v is in s[lo:hi], or -1. A NaN is found where it is.
func find[T comparable](s []T, v T, lo, hi int) int {
	for i, x := range s[lo:hi] {
		if x == v {
			return lo + i
		}
	}
	if f, ok := any(v).(float64); ok && f != f {
		return slices.IndexFunc(s, func(x T) bool { return Same(x, v) })
	}
	return -1
}

// Contains returns v in s.
func Contains[T comparable](s []T, v T) bool { return find(s, v, 0, len(s)) >= 0 }

// ContainsFunc returns v in s, where equal compares an element with v.
func ContainsFunc[T any](s []T, equal func(T) bool) bool { return slices.ContainsFunc(s, equal) }

// Index returns s.index(v). A missing element is a ValueError.
func Index[T comparable](s []T, v T) int { return IndexIn(s, v, 0, len(s)) }

// IndexIn returns s.index(v, i, j).
func IndexIn[T comparable](s []T, v T, i, j int) int {
	lo, hi := SliceBounds(len(s), i, j)
	if at := find(s, v, lo, hi); at >= 0 {
		return at
	}
	panic(NewValueError(Repr(v) + " is not in list"))
}

// IndexFunc returns s.index(v), where equal compares an element with v.
func IndexFunc[T any](s []T, v T, equal func(T) bool) int {
	if at := slices.IndexFunc(s, equal); at >= 0 {
		return at
	}
	panic(NewValueError(Repr(v) + " is not in list"))
}

// Count returns s.count(v).
func Count[T comparable](s []T, v T) int {
	n := 0
	for _, x := range s {
		if x == v {
			n++
		}
	}
	return n
}

// CountFunc returns s.count(v), where equal compares an element with v.
func CountFunc[T any](s []T, equal func(T) bool) int {
	n := 0
	for _, x := range s {
		if equal(x) {
			n++
		}
	}
	return n
}

// EqualList returns a == b for elements that Go's == compares as Python does.
func EqualList[T comparable](a, b []T) bool { return slices.Equal(a, b) }

// EqualListFunc returns a == b with elements compared by equal: [Same] for any
// values, [SameFloat] for floats, EqualList for lists of lists.
func EqualListFunc[A, B any](a []A, b []B, equal func(A, B) bool) bool {
	return slices.EqualFunc(a, b, equal)
}

// CompareList orders a and b as Python's < does: by the first elements that
// differ, then by length. It returns -1, 0 or 1.
func CompareList[T cmp.Ordered](a, b []T) int { return slices.Compare(a, b) }

// CompareListFunc is [CompareList] with elements ordered by compare.
func CompareListFunc[T any](a, b []T, compare func(x, y T) int) int {
	return slices.CompareFunc(a, b, compare)
}
