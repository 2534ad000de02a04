package pyrt

// index returns the place of d[i].
func (d *Deque[T]) index(i int) int {
	if i < 0 {
		i += d.length
	}
	if i < 0 || i >= d.length {
		panic(NewIndexError("deque index out of range"))
	}
	return i
}

// At returns d[i].
func (d *Deque[T]) At(i int) T { return *d.at(d.index(i)) }

// SetAt is d[i] = v.
func (d *Deque[T]) SetAt(i int, v T) { *d.at(d.index(i)) = v }

// DeleteAt is del d[i].
func (d *Deque[T]) DeleteAt(i int) { d.cut(d.index(i)) }

// cut removes the i-th element.
func (d *Deque[T]) cut(i int) {
	for ; i+1 < d.length; i++ {
		*d.at(i) = *d.at(i + 1)
	}
	d.Pop()
}

// Insert is d.insert(i, v); a full deque is an IndexError.
func (d *Deque[T]) Insert(i int, v T) {
	if d.limit > 0 && d.length >= d.limit-1 {
		panic(NewIndexError("deque already at its maximum size"))
	}
	i = clampIndex(d.length, i)
	d.Append(v)
	for at := d.length - 1; at > i; at-- {
		*d.at(at) = *d.at(at - 1)
	}
	*d.at(i) = v
}

// find returns the first place at or behind lo and before hi of v, or -1.
func (d *Deque[T]) find(v T, lo, hi int) int {
	for i := lo; i < hi; i++ {
		if Same(*d.at(i), v) {
			return i
		}
	}
	return -1
}

// Contains returns v in d.
func (d *Deque[T]) Contains(v T) bool { return d.find(v, 0, d.length) >= 0 }

// Index returns d.index(v); a missing element is a ValueError.
func (d *Deque[T]) Index(v T) int { return d.IndexIn(v, 0, d.length) }

// IndexIn returns d.index(v, i, j).
func (d *Deque[T]) IndexIn(v T, i, j int) int {
	lo, hi := SliceBounds(d.length, i, j)
	if at := d.find(v, lo, hi); at >= 0 {
		return at
	}
	panic(NewValueError(Repr(v) + " is not in deque"))
}

// Remove is d.remove(v); a missing element is a ValueError.
func (d *Deque[T]) Remove(v T) {
	i := d.find(v, 0, d.length)
	if i < 0 {
		panic(NewValueError(Repr(v) + " is not in deque"))
	}
	d.cut(i)
}

// Count returns d.count(v).
func (d *Deque[T]) Count(v T) int {
	n := 0
	for i := range d.length {
		n += HashBool(Same(*d.at(i), v))
	}
	return n
}

// Reverse is d.reverse().
func (d *Deque[T]) Reverse() {
	for i, j := 0, d.length-1; i < j; i, j = i+1, j-1 {
		*d.at(i), *d.at(j) = *d.at(j), *d.at(i)
	}
}

// Concat returns d + other, with the limit of d.
func (d *Deque[T]) Concat(other *Deque[T]) *Deque[T] {
	c := d.Copy()
	c.Extend(Values(other.List()))
	return c
}

// Repeat returns d * n, with the limit of d.
func (d *Deque[T]) Repeat(n int) *Deque[T] {
	c := &Deque[T]{limit: d.limit}
	items := d.List()
	for range max(0, n) {
		c.Extend(Values(items))
	}
	return c
}

// EqualValue returns d == other, where other is a deque of the same type.
func (d *Deque[T]) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(*Deque[T])
	if !ok {
		return false, false
	}
	same := d.length == o.length
	for i := 0; same && i < d.length; i++ {
		same = Same(*d.at(i), *o.at(i))
	}
	return same, true
}

// LessValue returns d < other.
func (d *Deque[T]) LessValue(other Value) (less, ok bool) {
	o, ok := other.(*Deque[T])
	if !ok {
		return false, false
	}
	return lessItems(d.List(), o.List(), func(x, y T) bool { return Same(x, y) },
		func(x, y T) bool { return Less(x, y) }), true
}
