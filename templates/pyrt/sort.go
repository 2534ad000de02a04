package pyrt

import (
	"cmp"
	"math"
	"slices"
)

// The functions of this file sort as list.sort and sorted do: stably, and with a
// key computed once for each element, in order. Where a key or a comparison
// panics, the list keeps its order (CPython may leave it half sorted).

// Sort is s.sort().
func Sort[T cmp.Ordered](s []T) {
	if floats, ok := any(s).([]float64); ok && !plainFloats(floats) {
		timSort(s, func(x, y T) bool { return x < y })
		return
	}
	slices.Sort(s) // equal elements cannot be told apart
}

// plainFloats reports whether s has neither a NaN nor a negative zero, so that
// equal elements cannot be told apart.
func plainFloats(s []float64) bool {
	for _, f := range s {
		if f != f || f == 0 && math.Signbit(f) {
			return false
		}
	}
	return true
}

// SortReverse is s.sort(reverse=True).
func SortReverse[T cmp.Ordered](s []T) {
	slices.Reverse(s) // so that equal elements keep their order
	Sort(s)
	slices.Reverse(s)
}

// SortFunc is s.sort() of elements ordered by less (their __lt__).
func SortFunc[T any](s []T, less func(x, y T) bool) {
	sorted := slices.Clone(s)
	timSort(sorted, less)
	copy(s, sorted)
}

// SortFuncReverse is s.sort(reverse=True) of elements ordered by less.
func SortFuncReverse[T any](s []T, less func(x, y T) bool) {
	sorted := Reversed(s)
	timSort(sorted, less)
	slices.Reverse(sorted)
	copy(s, sorted)
}

// keyed is an element with its key.
type keyed[K, T any] struct {
	key  K
	item T
}

// SortKey is s.sort(key=key).
func SortKey[T any, K cmp.Ordered](s []T, key func(T) K) {
	sortKeyed(s, key, func(x, y keyed[K, T]) bool { return x.key < y.key }, false)
}

// SortKeyReverse is s.sort(key=key, reverse=True).
func SortKeyReverse[T any, K cmp.Ordered](s []T, key func(T) K) {
	sortKeyed(s, key, func(x, y keyed[K, T]) bool { return x.key < y.key }, true)
}

// SortKeyFunc is s.sort(key=key) with keys ordered by less.
func SortKeyFunc[T, K any](s []T, key func(T) K, less func(x, y K) bool) {
	sortKeyed(s, key, func(x, y keyed[K, T]) bool { return less(x.key, y.key) }, false)
}

// SortKeyFuncReverse is s.sort(key=key, reverse=True) with keys ordered by less.
func SortKeyFuncReverse[T, K any](s []T, key func(T) K, less func(x, y K) bool) {
	sortKeyed(s, key, func(x, y keyed[K, T]) bool { return less(x.key, y.key) }, true)
}

func sortKeyed[T, K any](s []T, key func(T) K, less func(x, y keyed[K, T]) bool, reverse bool) {
	pairs := make([]keyed[K, T], len(s))
	for i, item := range s {
		pairs[i] = keyed[K, T]{key(item), item}
	}
	if reverse {
		slices.Reverse(pairs)
	}
	timSort(pairs, less)
	if reverse {
		slices.Reverse(pairs)
	}
	for i := range pairs {
		s[i] = pairs[i].item
	}
}

// Sorted returns sorted(s).
func Sorted[T cmp.Ordered](s []T) []T {
	c := Copy(s)
	Sort(c)
	return c
}

// SortedReverse returns sorted(s, reverse=True).
func SortedReverse[T cmp.Ordered](s []T) []T {
	c := Copy(s)
	SortReverse(c)
	return c
}

// SortedKey returns sorted(s, key=key).
func SortedKey[T any, K cmp.Ordered](s []T, key func(T) K) []T {
	c := Copy(s)
	SortKey(c, key)
	return c
}

// SortedKeyReverse returns sorted(s, key=key, reverse=True).
func SortedKeyReverse[T any, K cmp.Ordered](s []T, key func(T) K) []T {
	c := Copy(s)
	SortKeyReverse(c, key)
	return c
}

// SortedFunc returns sorted(s) of elements ordered by less.
func SortedFunc[T any](s []T, less func(x, y T) bool) []T {
	c := Copy(s)
	timSort(c, less)
	return c
}

// SortList is l.sort() by sort, one of the functions above with its other
// arguments bound. Meanwhile the list is empty, as in CPython, and a list that was
// changed nevertheless is a ValueError.
func SortList[T any](l *List[T], sort func([]T)) {
	items := l.Items
	l.Items = nil
	defer func() { l.Items = items }()
	sort(items)
	if l.Items != nil {
		panic(NewValueError("list modified during sort"))
	}
}

// CmpLess makes a less of an old-style comparison: functools.cmp_to_key(compare).
func CmpLess[T any](compare func(x, y T) int) func(x, y T) bool {
	return func(x, y T) bool { return compare(x, y) < 0 }
}
