package pyrt

// EqualDict returns a == b: the same keys with equal values, in any order.
func EqualDict[K, V comparable](a, b *Dict[K, V]) bool {
	return EqualDictFunc(a, b, func(x, y V) bool { return x == y })
}

// EqualDictFunc is [EqualDict] with values compared by equal.
func EqualDictFunc[K comparable, V any](a, b *Dict[K, V], equal func(x, y V) bool) bool {
	if a.live != b.live {
		return false
	}
	for i := range a.entries {
		e := &a.entries[i]
		if e.tag == 0 {
			continue
		}
		other, ok := b.GetOK(e.key)
		if !ok || !equal(e.value, other) {
			return false
		}
	}
	return true
}

// EqualValue returns d == other for any other value. Unless the types are the
// same, keys and values are compared as [Value]s.
func (d *Dict[K, V]) EqualValue(other Value) (equal, ok bool) {
	switch other := other.(type) {
	case *Dict[K, V]:
		return d == other || EqualDictFunc(d, other, func(x, y V) bool { return Same(x, y) }), true
	case anyDict:
		return d.live == other.Len() && d.matches(other), true
	}
	return false, false
}

// anyDict is a *Dict of any types.
type anyDict interface {
	Len() int
	lookup(key Value) (Value, bool)
}

// lookup returns d[key] for a key of any type.
func (d *Dict[K, V]) lookup(key Value) (Value, bool) {
	if k, ok := key.(K); ok {
		return d.GetOK(k)
	}
	for i := range d.entries { // a key of another type: rare, and never hashed alike
		if e := &d.entries[i]; e.tag != 0 && Same(e.key, key) {
			return e.value, true
		}
	}
	return nil, false
}

func (d *Dict[K, V]) matches(other anyDict) bool {
	for i := range d.entries {
		e := &d.entries[i]
		if e.tag == 0 {
			continue
		}
		if value, ok := other.lookup(e.key); !ok || !Same(e.value, value) {
			return false
		}
	}
	return true
}

// Hash panics: a dict is unhashable.
func (d *Dict[K, V]) Hash() int { panic(unhashable("dict")) }

// TypeName returns "dict".
func (d *Dict[K, V]) TypeName() string { return "dict" }

// IsTrue returns bool(d).
func (d *Dict[K, V]) IsTrue() bool { return d.live > 0 }

// Repr returns repr(d), such as {'a': 1, 'b': 2}.
func (d *Dict[K, V]) Repr() string { return string(d.appendRepr(nil, nil)) }

func (d *Dict[K, V]) appendRepr(b []byte, path *reprPath) []byte {
	if path.holds(d) {
		return append(b, "{...}"...)
	}
	path = &reprPath{path, d}
	b = append(b, '{')
	separator := ""
	for k, v := range d.Items() {
		b = append(b, separator...)
		b = appendRepr(b, k, path)
		b = append(b, ": "...)
		b = appendRepr(b, v, path)
		separator = ", "
	}
	return append(b, '}')
}
