package pyrt

// Tuple is a tuple whose length or types are known only at run time. It must not
// be changed. It is compared by [Tuple.Equal], never by ==, which panics.
//
// A tuple of known types is a [Tuple2], [Tuple3] or [Tuple4], or a struct of the
// program. Such a struct is a key of a [Dict] or [Set] as it is if its fields are
// int, bool or str; otherwise it implements [Keyer], as Tuple2 does.
type Tuple []Value

// TupleOf returns the tuple of items.
func TupleOf(items ...Value) Tuple { return items }

// Len returns len(t).
func (t Tuple) Len() int { return len(t) }

// Hash returns hash(t).
func (t Tuple) Hash() int {
	h := tupleHash(hashPrime5)
	for _, item := range t {
		h = h.add(HashOf(item))
	}
	return h.finish(len(t))
}

// Equal returns t == other.
func (t Tuple) Equal(other Tuple) bool {
	if len(t) != len(other) {
		return false
	}
	for i, item := range t {
		if !Same(item, other[i]) {
			return false
		}
	}
	return true
}

// anyTuple is a tuple of known types.
type anyTuple interface{ Tuple() Tuple }

// EqualValue returns t == other for any other value.
func (t Tuple) EqualValue(other Value) (equal, ok bool) {
	switch other := other.(type) {
	case Tuple:
		return t.Equal(other), true
	case anyTuple:
		return t.Equal(other.Tuple()), true
	}
	return false, false
}

// LessValue returns t < other.
func (t Tuple) LessValue(other Value) (less, ok bool) {
	switch other := other.(type) {
	case Tuple:
		return lessItems(t, other, Same, Less), true
	case anyTuple:
		return lessItems(t, other.Tuple(), Same, Less), true
	}
	return false, false
}

// lessItems returns a < b for sequences: the first elements that differ decide,
// and then the lengths.
func lessItems[T any](a, b []T, same, less func(x, y T) bool) bool {
	for i := range min(len(a), len(b)) {
		if !same(a[i], b[i]) {
			return less(a[i], b[i])
		}
	}
	return len(a) < len(b)
}

// TypeName returns "tuple".
func (t Tuple) TypeName() string { return "tuple" }

// IsTrue returns bool(t).
func (t Tuple) IsTrue() bool { return len(t) > 0 }

// Repr returns repr(t), such as (1, 2) and (1,).
func (t Tuple) Repr() string { return string(t.appendRepr(nil, nil)) }

func (t Tuple) appendRepr(b []byte, path *reprPath) []byte {
	b = appendReprs(append(b, '('), t, path)
	if len(t) == 1 {
		b = append(b, ',')
	}
	return append(b, ')')
}
