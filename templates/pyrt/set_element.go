package pyrt

import "iter"

const setSizeChanged = "Set changed size during iteration"

// Add adds an element.
func (s *Set[T]) Add(element T) {
	if s.kind == keyUnknown {
		s.prepare()
	}
	if s.inserted != nil {
		s.inserted.SetDefault(element, struct{}{})
		return
	}
	if s.kind == keyFuncs && !s.orderly(element) {
		s.keepInserted()
		s.inserted.SetDefault(element, struct{}{})
		return
	}
	s.add(element, s.tag(element))
}

// orderly reports whether element has one hash in all runs of CPython. Only a set
// of any values needs to ask; the types of others have answered.
func (s *Set[T]) orderly(element T) bool {
	switch v := any(&element).(type) {
	case *Value:
		return orderlyValue(*v)
	}
	return true
}

func orderlyValue(v Value) bool {
	switch v := v.(type) {
	case int, bool, float64, Int, complex128:
		return true
	case Tuple:
		for _, item := range v {
			if !orderlyValue(item) {
				return false
			}
		}
		return true
	case anyTuple:
		return orderlyValue(v.Tuple())
	case interface{ orderlyElements() bool }:
		return v.orderlyElements()
	}
	return false
}

func (s *Set[T]) orderlyElements() bool { return s.inserted == nil }

// keepInserted turns s into a set in the order of insertion, from the present
// order on.
func (s *Set[T]) keepInserted() {
	d := &Dict[T, struct{}]{kind: s.kind, funcs: s.funcs}
	for i := range s.table {
		if tag := s.table[i].tag; tag != setFree && tag != setDummy {
			d.SetDefault(s.table[i].key, struct{}{})
		}
	}
	s.inserted, s.table, s.used, s.fill = d, nil, 0, 0
}

// Contains returns element in s.
func (s *Set[T]) Contains(element T) bool {
	if s.inserted != nil {
		return s.inserted.Contains(element)
	}
	return s.find(element, s.tag(element)) >= 0
}

// Remove is s.remove(element); a missing element is a KeyError.
func (s *Set[T]) Remove(element T) {
	if !s.discard(element) {
		panic(NewKeyError(element))
	}
}

// Discard removes element if it is there.
func (s *Set[T]) Discard(element T) { s.discard(element) }

func (s *Set[T]) discard(element T) bool {
	if s.inserted != nil {
		_, ok := s.inserted.PopOK(element)
		return ok
	}
	i := s.find(element, s.tag(element))
	if i >= 0 {
		s.remove(i)
	}
	return i >= 0
}

// Pop returns s.pop(), which removes the first element from where the last pop
// ended. An empty set is a KeyError.
func (s *Set[T]) Pop() T {
	if s.Len() == 0 {
		panic(NewKeyError("pop from an empty set"))
	}
	if s.inserted != nil {
		return s.inserted.popFirst()
	}
	i := s.finger & (len(s.table) - 1)
	for s.table[i].tag == setFree || s.table[i].tag == setDummy {
		i = (i + 1) & (len(s.table) - 1)
	}
	key := s.table[i].key
	s.remove(i)
	s.finger = i + 1
	return key
}

// Clear removes all elements.
func (s *Set[T]) Clear() {
	if s.inserted != nil {
		s.inserted.Clear()
		return
	}
	s.table, s.used, s.fill = nil, 0, 0
}

// All ranges over the elements: for x in s. A loop body that adds or removes
// elements ends in RuntimeError, as in Python.
func (s *Set[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		if s.inserted != nil {
			s.allInserted(yield)
			return
		}
		used := s.used
		for i := 0; ; i++ {
			if s.used != used {
				panic(NewRuntimeError(setSizeChanged))
			}
			for i < len(s.table) && (s.table[i].tag == setFree || s.table[i].tag == setDummy) {
				i++
			}
			if i >= len(s.table) || !yield(s.table[i].key) {
				return
			}
		}
	}
}

func (s *Set[T]) allInserted(yield func(T) bool) {
	d := s.inserted
	live := d.live
	for i := 0; ; i++ {
		if d.live != live {
			panic(NewRuntimeError(setSizeChanged))
		}
		if i = d.next(i); i < 0 || !yield(d.entries[i].key) {
			return
		}
	}
}

// List returns list(s).
func (s *Set[T]) List() []T {
	if s.inserted != nil {
		return s.inserted.KeyList()
	}
	list := make([]T, 0, s.used)
	for i := range s.table {
		if tag := s.table[i].tag; tag != setFree && tag != setDummy {
			list = append(list, s.table[i].key)
		}
	}
	return list
}
