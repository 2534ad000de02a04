package pyrt

import (
	"cmp"
	"iter"
	"slices"
)

// SumInts returns sum(s) of ints; an overflow is a [Guard].
func SumInts(s []int) int {
	total := 0
	for _, v := range s {
		total = AddInt(total, v)
	}
	return total
}

// SumFloats returns sum(s) of floats, added one after the other as CPython 3.11
// does (3.12 compensates).
func SumFloats(s []float64) float64 {
	total := 0.0
	for _, v := range s {
		total += v
	}
	return total
}

// SumSeq returns sum(seq, start) with the given addition.
func SumSeq[T, S any](seq iter.Seq[T], start S, add func(S, T) S) S {
	for v := range seq {
		start = add(start, v)
	}
	return start
}

// SumIntSeq returns sum(seq) of ints.
func SumIntSeq(seq iter.Seq[int]) int {
	total := 0
	for v := range seq {
		total = AddInt(total, v)
	}
	return total
}

// SumFloatSeq returns sum(seq) of floats.
func SumFloatSeq(seq iter.Seq[float64]) float64 {
	total := 0.0
	for v := range seq {
		total += v
	}
	return total
}

// Max returns max(s): the first of the greatest. An empty list is a ValueError.
func Max[T cmp.Ordered](s []T) T {
	if len(s) == 0 {
		panic(NewValueError("max() arg is an empty sequence"))
	}
	greatest := s[0]
	for _, v := range s[1:] {
		if v > greatest {
			greatest = v
		}
	}
	return greatest
}

// Min returns min(s): the first of the least. An empty list is a ValueError.
func Min[T cmp.Ordered](s []T) T {
	if len(s) == 0 {
		panic(NewValueError("min() arg is an empty sequence"))
	}
	least := s[0]
	for _, v := range s[1:] {
		if v < least {
			least = v
		}
	}
	return least
}

func maxBy[T any](s []T, greater func(a, b T) bool) T {
	if len(s) == 0 {
		panic(NewValueError("max() arg is an empty sequence"))
	}
	greatest := s[0]
	for _, v := range s[1:] {
		if greater(v, greatest) {
			greatest = v
		}
	}
	return greatest
}

// MaxOf returns max(a, b, ...). For two numbers, of which none is NaN, Go's own max
// does as well.
func MaxOf[T cmp.Ordered](s ...T) T { return Max(s) }

// MinOf returns min(a, b, ...).
func MinOf[T cmp.Ordered](s ...T) T { return Min(s) }

// MaxOr returns max(s, default=otherwise).
func MaxOr[T cmp.Ordered](s []T, otherwise T) T {
	if len(s) == 0 {
		return otherwise
	}
	return Max(s)
}

// MinOr returns min(s, default=otherwise).
func MinOr[T cmp.Ordered](s []T, otherwise T) T {
	if len(s) == 0 {
		return otherwise
	}
	return Min(s)
}

// MaxKey returns max(s, key=key).
func MaxKey[T any, K cmp.Ordered](s []T, key func(T) K) T {
	v, ok := MaxSeqKey(slices.Values(s), key)
	if !ok {
		panic(NewValueError("max() arg is an empty sequence"))
	}
	return v
}

// MinKey returns min(s, key=key).
func MinKey[T any, K cmp.Ordered](s []T, key func(T) K) T {
	v, ok := MinSeqKey(slices.Values(s), key)
	if !ok {
		panic(NewValueError("min() arg is an empty sequence"))
	}
	return v
}

// MaxSeqKey returns max(seq, key=key), and false if seq is empty. The key is
// computed once for each element.
func MaxSeqKey[T any, K cmp.Ordered](seq iter.Seq[T], key func(T) K) (greatest T, ok bool) {
	return ExtremeSeq(seq, key, func(a, b K) bool { return a > b })
}

// MinSeqKey returns min(seq, key=key), and false if seq is empty.
func MinSeqKey[T any, K cmp.Ordered](seq iter.Seq[T], key func(T) K) (least T, ok bool) {
	return ExtremeSeq(seq, key, func(a, b K) bool { return a < b })
}

// ExtremeSeq returns the first element of seq whose key no later key beats, and
// false if seq is empty: max and min with keys of any type.
func ExtremeSeq[T, K any](seq iter.Seq[T], key func(T) K, beats func(a, b K) bool) (best T, ok bool) {
	var bestKey K
	for v := range seq {
		k := key(v)
		if !ok || beats(k, bestKey) {
			best, bestKey, ok = v, k, true
		}
	}
	return best, ok
}

// MaxFunc returns max(s) of elements ordered by less.
func MaxFunc[T any](s []T, less func(a, b T) bool) T {
	return maxBy(s, func(a, b T) bool { return less(b, a) })
}

// MinFunc returns min(s) of elements ordered by less.
func MinFunc[T any](s []T, less func(a, b T) bool) T {
	if len(s) == 0 {
		panic(NewValueError("min() arg is an empty sequence"))
	}
	return maxBy(s, less)
}

// Any returns any(seq).
func Any(seq iter.Seq[bool]) bool {
	for v := range seq {
		if v {
			return true
		}
	}
	return false
}

// All returns all(seq).
func All(seq iter.Seq[bool]) bool {
	for v := range seq {
		if !v {
			return false
		}
	}
	return true
}

// AnyFunc returns any(test(v) for v in s).
func AnyFunc[T any](s []T, test func(T) bool) bool { return slices.ContainsFunc(s, test) }

// AllFunc returns all(test(v) for v in s).
func AllFunc[T any](s []T, test func(T) bool) bool {
	for _, v := range s {
		if !test(v) {
			return false
		}
	}
	return true
}
