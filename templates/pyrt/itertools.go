package pyrt

import "iter"

// The functions of Python's itertools, over Go's iterators. An iter.Seq begins
// anew each time it is ranged over; an iterator that is used up by reading, and
// may be shared between these functions, is the All of a [Gen]. Each takes from
// its source exactly as many elements as Python's does.

// CountFrom ranges over itertools.count(start, step) of ints; an overflow is a
// [Guard].
func CountFrom(start, step int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := start; yield(i); i = AddInt(i, step) {
		}
	}
}

// CountFromFloat ranges over itertools.count(start, step) of floats.
func CountFromFloat(start, step float64) iter.Seq[float64] {
	return func(yield func(float64) bool) {
		for v := start; yield(v); v += step {
		}
	}
}

// Cycle ranges over itertools.cycle(seq): the elements of seq again and again, from
// a copy.
func Cycle[T any](seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		var saved []T
		for v := range seq {
			if !yield(v) {
				return
			}
			saved = append(saved, v)
		}
		for len(saved) > 0 {
			for _, v := range saved {
				if !yield(v) {
					return
				}
			}
		}
	}
}

// RepeatTimes ranges over itertools.repeat(v, n).
func RepeatTimes[T any](v T, n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := 0; i < n && yield(v); i++ {
		}
	}
}

// RepeatForever ranges over itertools.repeat(v).
func RepeatForever[T any](v T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for yield(v) {
		}
	}
}

// Accumulate ranges over itertools.accumulate(seq, f).
func Accumulate[T any](seq iter.Seq[T], f func(total, v T) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		var total T
		first := true
		for v := range seq {
			if first {
				total, first = v, false
			} else {
				total = f(total, v)
			}
			if !yield(total) {
				return
			}
		}
	}
}

// AccumulateFrom ranges over itertools.accumulate(seq, f, initial=initial).
func AccumulateFrom[T, A any](seq iter.Seq[T], f func(total A, v T) A, initial A) iter.Seq[A] {
	return func(yield func(A) bool) {
		total := initial
		if !yield(total) {
			return
		}
		for v := range seq {
			total = f(total, v)
			if !yield(total) {
				return
			}
		}
	}
}

// Chain ranges over itertools.chain(seqs...).
func Chain[T any](seqs ...iter.Seq[T]) iter.Seq[T] { return ChainSeq(Values(seqs)) }

// ChainSeq ranges over itertools.chain.from_iterable(seqs).
func ChainSeq[T any](seqs iter.Seq[iter.Seq[T]]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for seq := range seqs {
			for v := range seq {
				if !yield(v) {
					return
				}
			}
		}
	}
}

// ChainLists ranges over chain.from_iterable of lists.
func ChainLists[T any](lists iter.Seq[[]T]) iter.Seq[T] { return ChainSeq(Map(lists, Values[T])) }

// Compress ranges over itertools.compress(data, selectors).
func Compress[T any](data iter.Seq[T], selectors iter.Seq[bool]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v, selected := range ZipSeq(data, selectors) {
			if selected && !yield(v) {
				return
			}
		}
	}
}

// DropWhile ranges over itertools.dropwhile(test, seq).
func DropWhile[T any](seq iter.Seq[T], test func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		dropping := true
		for v := range seq {
			dropping = dropping && test(v)
			if !dropping && !yield(v) {
				return
			}
		}
	}
}

// TakeWhile ranges over itertools.takewhile(test, seq).
func TakeWhile[T any](seq iter.Seq[T], test func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if !test(v) || !yield(v) {
				return
			}
		}
	}
}

// FilterFalse ranges over itertools.filterfalse(test, seq).
func FilterFalse[T any](seq iter.Seq[T], test func(T) bool) iter.Seq[T] {
	return Filter(seq, func(v T) bool { return !test(v) })
}

// StarMap ranges over itertools.starmap(f, pairs), or map(f, a, b) of zipped ones.
func StarMap[A, B, R any](pairs iter.Seq2[A, B], f func(A, B) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		for a, b := range pairs {
			if !yield(f(a, b)) {
				return
			}
		}
	}
}

// Pairwise ranges over itertools.pairwise(seq).
func Pairwise[T any](seq iter.Seq[T]) iter.Seq2[T, T] {
	return func(yield func(T, T) bool) {
		var last T
		first := true
		for v := range seq {
			if !first && !yield(last, v) {
				return
			}
			last, first = v, false
		}
	}
}

// ISlice ranges over itertools.islice(seq, start, stop, step); a stop of [End] is
// None. Negative bounds and a step below 1 are ValueErrors.
func ISlice[T any](seq iter.Seq[T], start, stop, step int) iter.Seq[T] {
	switch {
	case stop < 0:
		panic(NewValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."))
	case start < 0:
		panic(NewValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."))
	case step < 1:
		panic(NewValueError("Step for islice() must be a positive integer or None."))
	}
	return func(yield func(T) bool) {
		if stop == 0 {
			return
		}
		at, next := 0, start
		for v := range seq {
			if at == next && at < stop {
				if !yield(v) {
					return
				}
				if next += step; next < at {
					next = stop
				}
			}
			if at++; at >= stop {
				return
			}
		}
	}
}

// Batched ranges over itertools.batched(seq, n) of Python 3.12: tuples of n
// elements, the last one shorter.
func Batched[T any](seq iter.Seq[T], n int) iter.Seq[[]T] {
	if n < 1 {
		panic(NewValueError("n must be at least one"))
	}
	return func(yield func([]T) bool) {
		var batch []T
		for v := range seq {
			batch = append(batch, v)
			if len(batch) == n {
				if !yield(batch) {
					return
				}
				batch = nil
			}
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}
