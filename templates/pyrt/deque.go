package pyrt

import (
	"iter"
	"strconv"
)

// Deque is a collections.deque: a list with two ends. Its zero value is an empty
// one without a limit. It is a ring in one slice, so that an index costs the same
// everywhere.
type Deque[T any] struct {
	ring    []T // its length is a power of two, or zero
	head    int // where the first element is
	length  int
	limit   int // maxlen + 1, or 0 for None
	changes int // how often its length has changed, for loops over it
}

// NewDeque returns deque(items).
func NewDeque[T any](items ...T) *Deque[T] {
	d := &Deque[T]{}
	for _, v := range items {
		d.Append(v)
	}
	return d
}

// NewDequeMax returns deque(maxlen=n); a negative n is a ValueError.
func NewDequeMax[T any](n int) *Deque[T] {
	if n < 0 {
		panic(NewValueError("maxlen must be non-negative"))
	}
	return &Deque[T]{limit: n + 1}
}

// DequeFromSeq returns deque(seq).
func DequeFromSeq[T any](seq iter.Seq[T]) *Deque[T] {
	d := &Deque[T]{}
	d.Extend(seq)
	return d
}

// Len returns len(d).
func (d *Deque[T]) Len() int { return d.length }

// MaxLen returns d.maxlen, and false for None.
func (d *Deque[T]) MaxLen() (int, bool) { return d.limit - 1, d.limit > 0 }

// at returns a pointer to the i-th element.
func (d *Deque[T]) at(i int) *T { return &d.ring[(d.head+i)&(len(d.ring)-1)] }

// grow doubles the ring.
func (d *Deque[T]) grow() {
	ring := make([]T, max(8, 2*len(d.ring)))
	n := copy(ring, d.ring[d.head:])
	copy(ring[n:], d.ring[:d.head])
	d.ring, d.head = ring, 0
}

// Append is d.append(v); a full deque drops its first element.
func (d *Deque[T]) Append(v T) {
	if d.length == len(d.ring) {
		d.grow()
	}
	d.ring[(d.head+d.length)&(len(d.ring)-1)] = v
	d.length++
	d.changes++
	if d.limit > 0 && d.length >= d.limit {
		d.PopLeft()
	}
}

// AppendLeft is d.appendleft(v); a full deque drops its last element.
func (d *Deque[T]) AppendLeft(v T) {
	if d.length == len(d.ring) {
		d.grow()
	}
	d.head = (d.head - 1) & (len(d.ring) - 1)
	d.ring[d.head] = v
	d.length++
	d.changes++
	if d.limit > 0 && d.length >= d.limit {
		d.Pop()
	}
}

// Pop returns d.pop(): the last element.
func (d *Deque[T]) Pop() T {
	if d.length == 0 {
		panicEmptyDeque()
	}
	d.length--
	d.changes++
	p := d.at(d.length)
	v := *p
	var zero T
	*p = zero
	return v
}

// PopLeft returns d.popleft(): the first element.
func (d *Deque[T]) PopLeft() T {
	if d.length == 0 {
		panicEmptyDeque()
	}
	p := &d.ring[d.head]
	d.head = (d.head + 1) & (len(d.ring) - 1)
	d.length--
	d.changes++
	v := *p
	var zero T
	*p = zero
	return v
}

//go:noinline
func panicEmptyDeque() { panic(NewIndexError("pop from an empty deque")) }

// Extend is d.extend(seq), d += seq.
func (d *Deque[T]) Extend(seq iter.Seq[T]) {
	for v := range seq {
		d.Append(v)
	}
}

// ExtendLeft is d.extendleft(seq), which turns the order of seq round.
func (d *Deque[T]) ExtendLeft(seq iter.Seq[T]) {
	for v := range seq {
		d.AppendLeft(v)
	}
}

// Clear is d.clear().
func (d *Deque[T]) Clear() {
	d.ring, d.head, d.length = nil, 0, 0
	d.changes++
}

// Rotate is d.rotate(n): the last n elements come to the front.
func (d *Deque[T]) Rotate(n int) {
	if d.length < 2 {
		return
	}
	n = FloorModInt(n, d.length)
	if n > d.length/2 {
		for range d.length - n {
			d.rotateLeft()
		}
	} else {
		for range n {
			d.rotateRight()
		}
	}
}

func (d *Deque[T]) rotateLeft() {
	limit := d.limit
	d.limit = 0
	d.Append(d.PopLeft())
	d.limit = limit
}

func (d *Deque[T]) rotateRight() {
	limit := d.limit
	d.limit = 0
	d.AppendLeft(d.Pop())
	d.limit = limit
}

// Copy returns d.copy().
func (d *Deque[T]) Copy() *Deque[T] {
	return &Deque[T]{ring: Copy(d.ring), head: d.head, length: d.length, limit: d.limit}
}

// List returns list(d).
func (d *Deque[T]) List() []T {
	s := make([]T, d.length)
	for i := range s {
		s[i] = *d.at(i)
	}
	return s
}

// All ranges over the elements. A body that adds or removes elements ends in
// RuntimeError.
func (d *Deque[T]) All() iter.Seq[T] { return d.walk(0, 1) }

// Backward ranges over reversed(d).
func (d *Deque[T]) Backward() iter.Seq[T] { return d.walk(1, -1) }

// walk ranges over the elements from the first (end 0) or the last (end 1).
func (d *Deque[T]) walk(end, step int) iter.Seq[T] {
	return func(yield func(T) bool) {
		changes, n := d.changes, d.length
		for i := end * (n - 1); i >= 0 && i < n; i += step {
			if !yield(*d.at(i)) {
				return
			}
			if d.changes != changes {
				panic(NewRuntimeError("deque mutated during iteration"))
			}
		}
	}
}

// Repr returns repr(d), such as deque([1, 2], maxlen=3).
func (d *Deque[T]) Repr() string { return string(d.appendRepr(nil, nil)) }

func (d *Deque[T]) appendRepr(b []byte, path *reprPath) []byte {
	if path.holds(d) {
		return append(b, "[...]"...)
	}
	b = appendReprs(append(b, "deque(["...), d.List(), &reprPath{path, d})
	b = append(b, ']')
	if d.limit > 0 {
		b = append(append(b, ", maxlen="...), strconv.Itoa(d.limit-1)...)
	}
	return append(b, ')')
}

// TypeName returns "deque".
func (d *Deque[T]) TypeName() string { return "deque" }

// IsTrue returns bool(d).
func (d *Deque[T]) IsTrue() bool { return d.length > 0 }

// Hash panics: a deque is unhashable.
func (d *Deque[T]) Hash() int { panic(unhashable("collections.deque")) }
