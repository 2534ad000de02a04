package pyrt

import "iter"

// ListOf returns list(seq), a new slice that is never nil.
func ListOf[T any](seq iter.Seq[T]) []T {
	s := []T{}
	for v := range seq {
		s = append(s, v)
	}
	return s
}

// Values ranges over s as Python's loop over a list that nobody changes.
func Values[T any](s []T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, v := range s {
			if !yield(v) {
				return
			}
		}
	}
}

// Backward ranges over reversed(s).
func Backward[T any](s []T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := len(s) - 1; i >= 0; i-- {
			if !yield(s[i]) {
				return
			}
		}
	}
}

// Enumerate ranges over enumerate(seq, start).
func Enumerate[T any](seq iter.Seq[T], start int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := start
		for v := range seq {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

// Zip ranges over zip(a, b) of two lists.
func Zip[A, B any](a []A, b []B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for i := range min(len(a), len(b)) {
			if !yield(a[i], b[i]) {
				return
			}
		}
	}
}

// Zip3 ranges over zip(a, b, c) of three lists.
func Zip3[A, B, C any](a []A, b []B, c []C) iter.Seq[Tuple3[A, B, C]] {
	return func(yield func(Tuple3[A, B, C]) bool) {
		for i := range min(len(a), len(b), len(c)) {
			if !yield(Tuple3[A, B, C]{a[i], b[i], c[i]}) {
				return
			}
		}
	}
}

// ZipStrict ranges over zip(a, b, strict=True): after the shorter list it panics
// with the ValueError that Python raises there.
func ZipStrict[A, B any](a []A, b []B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for x, y := range Zip(a, b) {
			if !yield(x, y) {
				return
			}
		}
		switch {
		case len(a) > len(b):
			panic(NewValueError("zip() argument 2 is shorter than argument 1"))
		case len(a) < len(b):
			panic(NewValueError("zip() argument 2 is longer than argument 1"))
		}
	}
}

// ZipSeq ranges over zip(a, b) of any iterables. As in Python, a has given one
// element more when b ends first.
func ZipSeq[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

// ZipRows ranges over zip(*rows): the i-th elements of all rows, up to the end of
// the shortest.
func ZipRows[T any](rows [][]T) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for i := 0; len(rows) > 0; i++ {
			column := make([]T, len(rows))
			for j, row := range rows {
				if i >= len(row) {
					return
				}
				column[j] = row[i]
			}
			if !yield(column) {
				return
			}
		}
	}
}

// Pairs ranges over the pairs of seq as tuples: list(zip(a, b)) keeps them.
func Pairs[A, B any](seq iter.Seq2[A, B]) iter.Seq[Tuple2[A, B]] {
	return func(yield func(Tuple2[A, B]) bool) {
		for a, b := range seq {
			if !yield(Tuple2[A, B]{a, b}) {
				return
			}
		}
	}
}

// Unpair ranges over the items of tuples: for a, b in seq.
func Unpair[A, B any](seq iter.Seq[Tuple2[A, B]]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for t := range seq {
			if !yield(t.A, t.B) {
				return
			}
		}
	}
}

// Map ranges over map(f, seq), or (f(v) for v in seq).
func Map[T, R any](seq iter.Seq[T], f func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		for v := range seq {
			if !yield(f(v)) {
				return
			}
		}
	}
}

// Filter ranges over filter(test, seq), or (v for v in seq if test(v)).
func Filter[T any](seq iter.Seq[T], test func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if test(v) && !yield(v) {
				return
			}
		}
	}
}

// MapList returns [f(v) for v in s], or list(map(f, s)).
func MapList[T, R any](s []T, f func(T) R) []R {
	r := make([]R, len(s))
	for i, v := range s {
		r[i] = f(v)
	}
	return r
}

// FilterList returns [v for v in s if test(v)].
func FilterList[T any](s []T, test func(T) bool) []T {
	r := []T{}
	for _, v := range s {
		if test(v) {
			r = append(r, v)
		}
	}
	return r
}

// First returns next(iter(seq)), and false where Python raises StopIteration.
func First[T any](seq iter.Seq[T]) (first T, ok bool) {
	for v := range seq {
		return v, true
	}
	return first, false
}

// FirstOr returns next(iter(seq), otherwise).
func FirstOr[T any](seq iter.Seq[T], otherwise T) T {
	for v := range seq {
		return v
	}
	return otherwise
}

// CountSeq returns sum(1 for _ in seq).
func CountSeq[T any](seq iter.Seq[T]) int {
	n := 0
	for range seq {
		n++
	}
	return n
}

// ContainsSeq returns v in seq, which it takes up to the place where v is found.
func ContainsSeq[T any](seq iter.Seq[T], v T) bool {
	for x := range seq {
		if Same(x, v) {
			return true
		}
	}
	return false
}
