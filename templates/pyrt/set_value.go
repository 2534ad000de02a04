package pyrt

// Hash returns hash(s) of a frozenset; a set is unhashable.
func (s *Set[T]) Hash() int {
	if !s.frozen {
		panic(unhashable("set"))
	}
	var sum uint64
	for element := range s.All() {
		h := uint64(HashOf(element))
		sum ^= ((h ^ 89869747) ^ (h << 16)) * 3644798167
	}
	sum ^= (uint64(s.Len()) + 1) * 1927868237
	sum ^= (sum >> 11) ^ (sum >> 25)
	sum = sum*69069 + 907133923
	if sum == 1<<64-1 {
		sum = 590923713
	}
	return int(sum)
}

// KeyFuncs makes frozensets keys by their elements.
func (s *Set[T]) KeyFuncs() *KeyFuncs[*Set[T]] {
	elements := itemFuncs[T]()
	return &KeyFuncs[*Set[T]]{Hash: (*Set[T]).Hash, Equal: (*Set[T]).Equal, Unordered: elements.Unordered}
}

// anySet is a *Set of any type.
type anySet interface {
	Len() int
	Frozen() bool
	containsValue(v Value) bool
}

func (s *Set[T]) containsValue(v Value) bool {
	if element, ok := v.(T); ok {
		return s.Contains(element)
	}
	for element := range s.All() {
		if Same(element, v) {
			return true
		}
	}
	return false
}

func (s *Set[T]) within(other anySet) bool {
	for element := range s.All() {
		if !other.containsValue(element) {
			return false
		}
	}
	return true
}

// EqualValue returns s == other for any other value.
func (s *Set[T]) EqualValue(other Value) (equal, ok bool) {
	switch other := other.(type) {
	case *Set[T]:
		return s.Equal(other), true
	case anySet:
		return s.Len() == other.Len() && s.within(other), true
	}
	return false, false
}

// LessValue returns s < other, whether s is a proper subset.
func (s *Set[T]) LessValue(other Value) (less, ok bool) {
	if other, ok := other.(anySet); ok {
		return s.Len() < other.Len() && s.within(other), true
	}
	return false, false
}

// IsTrue returns bool(s).
func (s *Set[T]) IsTrue() bool { return s.Len() > 0 }

// TypeName returns "set" or "frozenset".
func (s *Set[T]) TypeName() string {
	if s.frozen {
		return "frozenset"
	}
	return "set"
}

// Repr returns repr(s), such as {1, 2} or frozenset({1, 2}).
func (s *Set[T]) Repr() string { return string(s.appendRepr(nil, nil)) }

func (s *Set[T]) appendRepr(b []byte, path *reprPath) []byte {
	name := s.TypeName()
	switch {
	case path.holds(s):
		return append(append(b, name...), "(...)"...)
	case s.Len() == 0:
		return append(append(b, name...), "()"...)
	case s.frozen:
		b = append(b, "frozenset("...)
	}
	b = append(b, '{')
	b = appendReprs(b, s.List(), &reprPath{path, s})
	b = append(b, '}')
	if s.frozen {
		b = append(b, ')')
	}
	return b
}
