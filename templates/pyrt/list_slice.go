package pyrt

import (
	"slices"
	"strconv"
)

// Slice returns s[i:j], a new list. A bound that is left out is [Begin] or [End].
func Slice[T any](s []T, i, j int) []T {
	lo, hi := SliceBounds(len(s), i, j)
	return append(make([]T, 0, hi-lo), s[lo:hi]...)
}

// SliceView is Slice without the copy, for what is only read while s keeps its
// elements: loops, sums, arguments.
func SliceView[T any](s []T, i, j int) []T {
	lo, hi := SliceBounds(len(s), i, j)
	return s[lo:hi:hi]
}

// SliceStep returns s[i:j:step], a new list. With a negative step a bound that is
// left out is [End] in front and [Begin] behind.
func SliceStep[T any](s []T, i, j, step int) []T {
	start, count := SliceRange(len(s), i, j, step)
	result := make([]T, count)
	for n := range result {
		result[n] = s[start]
		start += step
	}
	return result
}

// SliceEvery returns s[::step], a new list.
func SliceEvery[T any](s []T, step int) []T {
	if step < 0 {
		return SliceStep(s, End, Begin, step)
	}
	return SliceStep(s, Begin, End, step)
}

// SliceEveryFrom returns s[i::step], a new list.
func SliceEveryFrom[T any](s []T, i, step int) []T {
	if step < 0 {
		return SliceStep(s, i, Begin, step)
	}
	return SliceStep(s, i, End, step)
}

// Reversed returns s[::-1], or list(reversed(s)).
func Reversed[T any](s []T) []T {
	r := slices.Clone(s)
	slices.Reverse(r)
	return r
}

// Copy returns s[:], s.copy() or list(s).
func Copy[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }

// SetSlice is s[i:j] = values: it returns s with that part replaced, of whatever
// length.
func SetSlice[T any](s []T, i, j int, values []T) []T {
	lo, hi := SliceBounds(len(s), i, j)
	if len(values) == hi-lo {
		copy(s[lo:hi], values)
		return s
	}
	if overlaps(s, values) {
		values = slices.Clone(values)
	}
	return slices.Replace(s, lo, hi, values...)
}

// overlaps reports whether values may lie in the memory of s.
func overlaps[T any](s, values []T) bool {
	return cap(s) > 0 && cap(values) > 0 && &s[:cap(s)][cap(s)-1] == &values[:cap(values)][cap(values)-1]
}

// SetSliceStep is s[i:j:step] = values, with as many values as the slice has
// elements: another number is a ValueError, unless step is 1.
func SetSliceStep[T any](s []T, i, j, step int, values []T) []T {
	if step == 1 {
		return SetSlice(s, i, j, values)
	}
	start, count := SliceRange(len(s), i, j, step)
	if len(values) != count {
		panic(NewValueError("attempt to assign sequence of size " + strconv.Itoa(len(values)) +
			" to extended slice of size " + strconv.Itoa(count)))
	}
	if overlaps(s, values) {
		values = slices.Clone(values)
	}
	for _, v := range values {
		s[start] = v
		start += step
	}
	return s
}

// DeleteSlice is del s[i:j].
func DeleteSlice[T any](s []T, i, j int) []T {
	lo, hi := SliceBounds(len(s), i, j)
	return cut(s, lo, hi)
}

// DeleteSliceStep is del s[i:j:step].
func DeleteSliceStep[T any](s []T, i, j, step int) []T {
	start, count := SliceRange(len(s), i, j, step)
	if count == 0 {
		return s
	}
	if step < 0 { // the same elements from the other end
		start, step = start+(count-1)*step, -step
	}
	to := start
	for from := start; from < len(s); from++ {
		if count > 0 && from == start {
			count--
			if count > 0 {
				start += step
			}
			continue
		}
		s[to] = s[from]
		to++
	}
	clear(s[to:])
	return s[:to]
}
