package pyrt

import (
	"iter"
	"math/bits"
	"strconv"
)

// Range is a range object: the ints from Start by Step up to Stop, which is not
// one of them. A loop over range(n) needs none: it is `for i := range n`.
type Range struct{ Start, Stop, Step int }

// RangeTo returns range(stop).
func RangeTo(stop int) Range { return Range{0, stop, 1} }

// RangeFrom returns range(start, stop).
func RangeFrom(start, stop int) Range { return Range{start, stop, 1} }

// RangeStep returns range(start, stop, step); a step of 0 is a ValueError.
func RangeStep(start, stop, step int) Range {
	if step == 0 {
		panic(NewValueError("range() arg 3 must not be zero"))
	}
	return Range{start, stop, step}
}

// Steps ranges over range(start, stop, step).
func Steps(start, stop, step int) iter.Seq[int] { return RangeStep(start, stop, step).All() }

// Len returns len(r).
func (r Range) Len() int {
	switch {
	case r.Step > 0 && r.Start < r.Stop:
		return rangeLen(uint(r.Stop)-uint(r.Start), uint(r.Step))
	case r.Step < 0 && r.Start > r.Stop:
		return rangeLen(uint(r.Start)-uint(r.Stop), -uint(r.Step))
	}
	return 0
}

func rangeLen(distance, step uint) int {
	n, _ := bits.Div(0, distance-1, step)
	if n >= 1<<63-1 {
		panic(NewOverflowError("Python int too large to convert to C ssize_t"))
	}
	return int(n) + 1
}

// All ranges over the elements.
func (r Range) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		v := r.Start
		for range r.Len() {
			if !yield(v) {
				return
			}
			v += r.Step
		}
	}
}

// Backward ranges over reversed(r).
func (r Range) Backward() iter.Seq[int] {
	return func(yield func(int) bool) {
		n := r.Len()
		v := r.Start + (n-1)*r.Step
		for range n {
			if !yield(v) {
				return
			}
			v -= r.Step
		}
	}
}

// List returns list(r).
func (r Range) List() []int {
	s := make([]int, r.Len())
	v := r.Start
	for i := range s {
		s[i] = v
		v += r.Step
	}
	return s
}

// At returns r[i].
func (r Range) At(i int) int {
	n := r.Len()
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		panic(NewIndexError("range object index out of range"))
	}
	return r.Start + i*r.Step
}

// Contains returns v in r, without walking r.
func (r Range) Contains(v int) bool {
	if r.Step > 0 {
		return r.Start <= v && v < r.Stop && (uint(v)-uint(r.Start))%uint(r.Step) == 0
	}
	return r.Stop < v && v <= r.Start && (uint(r.Start)-uint(v))%-uint(r.Step) == 0
}

// Index returns r.index(v); a missing element is a ValueError.
func (r Range) Index(v int) int {
	if !r.Contains(v) {
		panic(NewValueError(strconv.Itoa(v) + " is not in range"))
	}
	return (v - r.Start) / r.Step
}

// Count returns r.count(v).
func (r Range) Count(v int) int { return HashBool(r.Contains(v)) }

// Slice returns r[i:j:step], a range; bounds as in [SliceStep].
func (r Range) Slice(i, j, step int) Range {
	n := r.Len()
	start, count := SliceRange(n, i, j, step)
	var stop int
	if count == 0 { // Python keeps the bounds of an empty slice
		if lo, hi := SliceBounds(n, i, j); step > 0 {
			start, stop = lo, min(hi, clampIndex(n, j))
		} else {
			stop = clampDown(n, j)
		}
	} else if step > 0 {
		stop = clampIndex(n, j)
	} else {
		stop = clampDown(n, j)
	}
	return Range{r.Start + start*r.Step, r.Start + stop*r.Step, r.Step * step}
}

// Equal returns r == other: the same elements.
func (r Range) Equal(other Range) bool {
	n := r.Len()
	return n == other.Len() && (n == 0 || r.Start == other.Start && (n == 1 || r.Step == other.Step))
}

// EqualValue returns r == other.
func (r Range) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(Range)
	return ok && r.Equal(o), ok
}

// Hash returns hash(r), which is that of the tuple (length, start, step).
func (r Range) Hash() int {
	switch n := r.Len(); n {
	case 0:
		return HashTuple(0, hashNone, hashNone)
	case 1:
		return HashTuple(1, HashInt(r.Start), hashNone)
	default:
		return HashTuple(HashInt(n), HashInt(r.Start), HashInt(r.Step))
	}
}

// Repr returns repr(r).
func (r Range) Repr() string {
	s := "range(" + strconv.Itoa(r.Start) + ", " + strconv.Itoa(r.Stop)
	if r.Step != 1 {
		s += ", " + strconv.Itoa(r.Step)
	}
	return s + ")"
}

// TypeName returns "range".
func (r Range) TypeName() string { return "range" }

// IsTrue returns bool(r).
func (r Range) IsTrue() bool { return r.Len() > 0 }

// KeyFuncs makes ranges keys by their elements.
func (r Range) KeyFuncs() *KeyFuncs[Range] {
	return &KeyFuncs[Range]{Hash: Range.Hash, Equal: Range.Equal, Unordered: true}
}
