package pyrt

import "iter"

// List is a list whose growth is seen through several names. Its zero value is an
// empty list. Code that has the only name of a list uses a []T.
//
// Items may be read and assigned to; an index into it that Python would count from
// the end goes through [At].
type List[T any] struct{ Items []T }

// NewList returns the list of items, which it takes over.
func NewList[T any](items ...T) *List[T] { return &List[T]{items} }

// ListFromSeq returns list(seq).
func ListFromSeq[T any](seq iter.Seq[T]) *List[T] { return &List[T]{ListOf(seq)} }

// Len returns len(l).
func (l *List[T]) Len() int { return len(l.Items) }

// At returns l[i].
func (l *List[T]) At(i int) T {
	if uint(i) < uint(len(l.Items)) {
		return l.Items[i]
	}
	return l.Items[fromEnd(len(l.Items), i)]
}

// SetAt is l[i] = v.
func (l *List[T]) SetAt(i int, v T) {
	if uint(i) >= uint(len(l.Items)) {
		i = assignFromEnd(len(l.Items), i)
	}
	l.Items[i] = v
}

// Append is l.append(v).
func (l *List[T]) Append(v T) { l.Items = append(l.Items, v) }

// Extend is l.extend(more), l += more.
func (l *List[T]) Extend(more *List[T]) { l.Items = append(l.Items, more.Items...) }

// ExtendSeq is l.extend(seq) of any iterable.
func (l *List[T]) ExtendSeq(seq iter.Seq[T]) {
	for v := range seq {
		l.Items = append(l.Items, v)
	}
}

// Insert is l.insert(i, v).
func (l *List[T]) Insert(i int, v T) { l.Items = Insert(l.Items, i, v) }

// Pop returns l.pop().
func (l *List[T]) Pop() T {
	n := len(l.Items) - 1
	if n < 0 {
		panicEmptyPop()
	}
	v := l.Items[n]
	l.Items = l.Items[:n]
	return v
}

// PopAt returns l.pop(i).
func (l *List[T]) PopAt(i int) T {
	var v T
	v, l.Items = PopAt(l.Items, i)
	return v
}

// DeleteAt is del l[i].
func (l *List[T]) DeleteAt(i int) { l.Items = DeleteAt(l.Items, i) }

// Clear is l.clear().
func (l *List[T]) Clear() { l.Items = nil }

// Copy returns l.copy(), list(l) or l[:].
func (l *List[T]) Copy() *List[T] { return &List[T]{Copy(l.Items)} }

// Slice returns l[i:j].
func (l *List[T]) Slice(i, j int) *List[T] { return &List[T]{Slice(l.Items, i, j)} }

// SliceStep returns l[i:j:step].
func (l *List[T]) SliceStep(i, j, step int) *List[T] {
	return &List[T]{SliceStep(l.Items, i, j, step)}
}

// SetSlice is l[i:j] = values.
func (l *List[T]) SetSlice(i, j int, values []T) { l.Items = SetSlice(l.Items, i, j, values) }

// SetSliceStep is l[i:j:step] = values.
func (l *List[T]) SetSliceStep(i, j, step int, values []T) {
	l.Items = SetSliceStep(l.Items, i, j, step, values)
}

// DeleteSlice is del l[i:j].
func (l *List[T]) DeleteSlice(i, j int) { l.Items = DeleteSlice(l.Items, i, j) }

// DeleteSliceStep is del l[i:j:step].
func (l *List[T]) DeleteSliceStep(i, j, step int) {
	l.Items = DeleteSliceStep(l.Items, i, j, step)
}

// RemoveFunc is l.remove(v), where equal compares an element with v.
func (l *List[T]) RemoveFunc(equal func(T) bool) { l.Items = RemoveFunc(l.Items, equal) }

// Remove is l.remove(v), with elements compared as [Same] does.
func (l *List[T]) Remove(v T) {
	l.Items = RemoveFunc(l.Items, func(x T) bool { return Same(x, v) })
}

// Concat returns l + other.
func (l *List[T]) Concat(other *List[T]) *List[T] { return &List[T]{Concat(l.Items, other.Items)} }

// Repeat returns l * n.
func (l *List[T]) Repeat(n int) *List[T] { return &List[T]{Repeat(l.Items, n)} }

// All ranges over the elements as a for loop does: it looks at the list anew before
// each element, so that a body which appends meets what it appended.
func (l *List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := 0; i < len(l.Items); i++ {
			if !yield(l.Items[i]) {
				return
			}
		}
	}
}

// Backward ranges over reversed(l).
func (l *List[T]) Backward() iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := len(l.Items) - 1; i >= 0; i-- {
			if i >= len(l.Items) || !yield(l.Items[i]) {
				return // a list that has shrunk below i ends the loop, as in Python
			}
		}
	}
}
