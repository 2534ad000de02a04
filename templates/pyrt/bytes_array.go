package pyrt

import (
	"bytes"
	"iter"
	"slices"
)

// This file has what a bytearray can do and bytes cannot. For the methods that
// both have, a port asks a.Bytes().

// ByteArrayOf returns bytearray(numbers).
func ByteArrayOf(numbers ...int) *ByteArray {
	a := &ByteArray{Data: make([]byte, 0, len(numbers))}
	for _, n := range numbers {
		a.Append(n)
	}
	return a
}

// At returns a[i].
func (a *ByteArray) At(i int) int { return int(a.Data[a.index(i, "bytearray index out of range")]) }

func (a *ByteArray) index(i int, message string) int {
	if i < 0 {
		i += len(a.Data)
	}
	if uint(i) >= uint(len(a.Data)) {
		panic(NewIndexError(message))
	}
	return i
}

// SetAt does a[i] = n.
func (a *ByteArray) SetAt(i, n int) {
	i = a.index(i, "bytearray index out of range")
	a.Data[i] = byteValue(n)
}

// Slice returns a[i:j], a copy.
func (a *ByteArray) Slice(i, j int) *ByteArray {
	lo, hi := SliceBounds(len(a.Data), i, j)
	return &ByteArray{Data: bytes.Clone(a.Data[lo:hi])}
}

// SetSlice does a[i:j] = b.
func (a *ByteArray) SetSlice(i, j int, b Bytes) {
	lo, hi := SliceBounds(len(a.Data), i, j)
	a.Data = slices.Replace(a.Data, lo, hi, []byte(b)...)
}

// Append does a.append(n).
func (a *ByteArray) Append(n int) { a.Data = append(a.Data, byteValue(n)) }

// Extend does a.extend(b), and a += b.
func (a *ByteArray) Extend(b Bytes) { a.Data = append(a.Data, b...) }

// Insert does a.insert(i, n).
func (a *ByteArray) Insert(i, n int) {
	c := byteValue(n)
	a.Data = slices.Insert(a.Data, clampIndex(len(a.Data), i), c)
}

// Pop does a.pop(i); i is -1 by default.
func (a *ByteArray) Pop(i int) int {
	if len(a.Data) == 0 {
		panic(NewIndexError("pop from empty bytearray"))
	}
	i = a.index(i, "pop index out of range")
	c := a.Data[i]
	a.Data = slices.Delete(a.Data, i, i+1)
	return int(c)
}

// Remove does a.remove(n).
func (a *ByteArray) Remove(n int) {
	at := bytes.IndexByte(a.Data, byteValue(n))
	if at < 0 {
		panic(NewValueError("value not found in bytearray"))
	}
	a.Data = slices.Delete(a.Data, at, at+1)
}

// Reverse does a.reverse().
func (a *ByteArray) Reverse() { slices.Reverse(a.Data) }

// Clear does a.clear().
func (a *ByteArray) Clear() { a.Data = nil }

// Len returns len(a).
func (a *ByteArray) Len() int {
	if a == nil {
		return 0 // None is as untrue as what is empty
	}
	return len(a.Data)
}

// Numbers returns list(a).
func (a *ByteArray) Numbers() []int { return a.Bytes().Numbers() }

// All gives the numbers of a, one by one, as they are when their turn comes.
func (a *ByteArray) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < len(a.Data); i++ {
			if !yield(int(a.Data[i])) {
				return
			}
		}
	}
}

// DeleteAt does del a[i].
func (a *ByteArray) DeleteAt(i int) {
	i = a.index(i, "bytearray index out of range")
	a.Data = slices.Delete(a.Data, i, i+1)
}

// DeleteSlice does del a[i:j].
func (a *ByteArray) DeleteSlice(i, j int) {
	lo, hi := SliceBounds(len(a.Data), i, j)
	a.Data = slices.Delete(a.Data, lo, hi)
}
