package pyrt

// anyList is a *List of any type.
type anyList interface {
	Len() int
	valueAt(i int) Value
}

func (l *List[T]) valueAt(i int) Value { return l.Items[i] }

// EqualValue returns l == other for any other value.
func (l *List[T]) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(anyList)
	if !ok {
		return false, false
	}
	if l.Len() != o.Len() {
		return false, true
	}
	for i := 0; i < l.Len() && i < o.Len(); i++ {
		if !Same(l.Items[i], o.valueAt(i)) {
			return false, true
		}
	}
	return true, true
}

// LessValue returns l < other.
func (l *List[T]) LessValue(other Value) (less, ok bool) {
	o, ok := other.(anyList)
	if !ok {
		return false, false
	}
	for i := 0; i < l.Len() && i < o.Len(); i++ {
		if x, y := Value(l.Items[i]), o.valueAt(i); !Same(x, y) {
			return Less(x, y), true
		}
	}
	return l.Len() < o.Len(), true
}

// Hash panics: a list is unhashable.
func (l *List[T]) Hash() int { panic(unhashable("list")) }

// IsTrue returns bool(l).
func (l *List[T]) IsTrue() bool { return len(l.Items) > 0 }

// TypeName returns "list".
func (l *List[T]) TypeName() string { return "list" }

// Repr returns repr(l), such as [1, 2].
func (l *List[T]) Repr() string { return string(l.appendRepr(nil, nil)) }

func (l *List[T]) appendRepr(b []byte, path *reprPath) []byte {
	if path.holds(l) {
		return append(b, "[...]"...)
	}
	return append(appendReprs(append(b, '['), l.Items, &reprPath{path, l}), ']')
}
