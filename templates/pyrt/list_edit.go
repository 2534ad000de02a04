package pyrt

import (
	"iter"
	"slices"
)

// Insert is s.insert(i, v): an index beyond either end means that end.
func Insert[T any](s []T, i int, v T) []T {
	return slices.Insert(s, clampIndex(len(s), i), v)
}

// Pop is s.pop(): it returns the last element, and s without it. The room behind
// keeps the element until it is used again, as with any s[:n].
func Pop[T any](s []T) (last T, rest []T) {
	n := len(s) - 1
	if n < 0 {
		panicEmptyPop()
	}
	return s[n], s[:n]
}

//go:noinline
func panicEmptyPop() { panic(NewIndexError("pop from empty list")) }

// PopAt is s.pop(i): it returns s[i], and s without it.
func PopAt[T any](s []T, i int) (v T, rest []T) {
	if len(s) == 0 {
		panicEmptyPop()
	}
	if i < 0 {
		i += len(s)
	}
	if uint(i) >= uint(len(s)) {
		panic(NewIndexError("pop index out of range"))
	}
	v = s[i] // before cut moves the elements
	return v, cut(s, i, i+1)
}

// Remove is s.remove(v): it returns s without the first element equal to v. A
// missing one is a ValueError.
func Remove[T comparable](s []T, v T) []T {
	i := find(s, v, 0, len(s))
	if i < 0 {
		panic(NewValueError("list.remove(x): x not in list"))
	}
	return cut(s, i, i+1)
}

// RemoveFunc is [Remove] of the first element for which equal holds.
func RemoveFunc[T any](s []T, equal func(T) bool) []T {
	i := slices.IndexFunc(s, equal)
	if i < 0 {
		panic(NewValueError("list.remove(x): x not in list"))
	}
	return cut(s, i, i+1)
}

// Extend is s.extend(more), s += more; more may be s itself.
func Extend[T any](s, more []T) []T { return append(s, more...) }

// ExtendSeq is s.extend(seq) of any iterable.
func ExtendSeq[T any](s []T, seq iter.Seq[T]) []T { return slices.AppendSeq(s, seq) }

// Concat returns a + b, a new list.
func Concat[T any](a, b []T) []T {
	return append(append(make([]T, 0, len(a)+len(b)), a...), b...)
}

// Repeat returns s * n, a new list; a negative n counts as 0.
func Repeat[T any](s []T, n int) []T {
	if n <= 0 || len(s) == 0 {
		return []T{}
	}
	if len(s) > maxRepeat/n {
		panic(MemoryError.New())
	}
	r := make([]T, len(s)*n)
	if len(s) == 1 {
		for i := range r {
			r[i] = s[0]
		}
		return r
	}
	for filled := copy(r, s); filled < len(r); filled *= 2 {
		copy(r[filled:], r[:filled])
	}
	return r
}

// maxRepeat bounds the length of a repeated list, below where Go would end the
// program.
const maxRepeat = 1 << 40

// Filled returns [v] * n.
func Filled[T any](v T, n int) []T {
	r := make([]T, max(0, n))
	for i := range r {
		r[i] = v
	}
	return r
}
