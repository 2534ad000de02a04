package pyrt

import "iter"

// Copy returns a shallow copy: s.copy(), set(s).
func (s *Set[T]) Copy() *Set[T] {
	c := s.newLike()
	c.Update(s)
	return c
}

// Update adds the elements of other: s.update(other), s |= other.
func (s *Set[T]) Update(other *Set[T]) {
	if s.kind == keyUnknown {
		s.prepare()
	}
	if s.inserted == nil && other.inserted == nil {
		s.merge(other)
		return
	}
	if s == other {
		return
	}
	for element := range other.All() {
		s.Add(element)
	}
}

// UpdateSeq adds the elements of an iterable that is no set: s.update(seq).
func (s *Set[T]) UpdateSeq(seq iter.Seq[T]) {
	for element := range seq {
		s.Add(element)
	}
}

// Union returns s | other.
func (s *Set[T]) Union(other *Set[T]) *Set[T] {
	c := s.Copy()
	if s != other {
		c.Update(other)
	}
	return c
}

// UnionSeq returns s.union(seq) of an iterable that is neither a set nor a dict.
func (s *Set[T]) UnionSeq(seq iter.Seq[T]) *Set[T] {
	c := s.Copy()
	c.UpdateSeq(seq)
	return c
}

// Intersection returns s & other.
func (s *Set[T]) Intersection(other *Set[T]) *Set[T] {
	if s == other {
		return s.Copy()
	}
	result := s.newLike()
	large, small := s, other
	if other.Len() > s.Len() {
		large, small = other, s
	}
	for element := range small.All() {
		if large.Contains(element) {
			result.Add(element)
		}
	}
	return result
}

// IntersectionSeq returns s.intersection(seq) of an iterable that is no set.
func (s *Set[T]) IntersectionSeq(seq iter.Seq[T]) *Set[T] {
	result := s.newLike()
	for element := range seq {
		if s.Contains(element) {
			result.Add(element)
			if result.Len() >= s.Len() {
				break
			}
		}
	}
	return result
}

// IntersectionUpdate is s &= other.
func (s *Set[T]) IntersectionUpdate(other *Set[T]) { s.become(s.Intersection(other)) }

// IntersectionUpdateSeq is s.intersection_update(seq) of an iterable that is no set.
func (s *Set[T]) IntersectionUpdateSeq(seq iter.Seq[T]) { s.become(s.IntersectionSeq(seq)) }

// become takes over the contents of other, which is not used any more.
func (s *Set[T]) become(other *Set[T]) {
	s.table, s.used, s.fill, s.inserted = other.table, other.used, other.fill, other.inserted
	s.kind, s.funcs = other.kind, other.funcs
}

// Difference returns s - other.
func (s *Set[T]) Difference(other *Set[T]) *Set[T] {
	if s.Len()>>2 > other.Len() {
		result := s.Copy()
		result.DifferenceUpdate(other)
		return result
	}
	result := s.newLike()
	for element := range s.All() {
		if !other.Contains(element) {
			result.Add(element)
		}
	}
	return result
}

// DifferenceSeq returns s.difference(seq) of an iterable that is neither a set nor
// a dict.
func (s *Set[T]) DifferenceSeq(seq iter.Seq[T]) *Set[T] {
	result := s.Copy()
	result.DifferenceUpdateSeq(seq)
	return result
}

// DifferenceUpdate is s -= other.
func (s *Set[T]) DifferenceUpdate(other *Set[T]) {
	if s == other {
		s.Clear()
		return
	}
	if other.Len()>>3 > s.Len() {
		other = s.Intersection(other)
	}
	s.DifferenceUpdateSeq(other.All())
}

// DifferenceUpdateSeq is s.difference_update(seq) of an iterable that is no set.
func (s *Set[T]) DifferenceUpdateSeq(seq iter.Seq[T]) {
	for element := range seq {
		s.discard(element)
	}
	if s.inserted == nil && s.fill-s.used > (max(len(s.table), setMinSize)-1)/4 {
		s.grow()
	}
}

// SymmetricDifference returns s ^ other.
func (s *Set[T]) SymmetricDifference(other *Set[T]) *Set[T] {
	result := s.newLike()
	result.Update(other)
	result.SymmetricDifferenceUpdate(s)
	return result
}

// SymmetricDifferenceSeq returns s.symmetric_difference(seq) of an iterable that is
// neither a set nor a dict.
func (s *Set[T]) SymmetricDifferenceSeq(seq iter.Seq[T]) *Set[T] {
	result := s.newLike()
	result.UpdateSeq(seq)
	result.SymmetricDifferenceUpdate(s)
	return result
}

// SymmetricDifferenceUpdate is s ^= other.
func (s *Set[T]) SymmetricDifferenceUpdate(other *Set[T]) {
	if s == other {
		s.Clear()
		return
	}
	for element := range other.All() {
		if !s.discard(element) {
			s.Add(element)
		}
	}
}

// IsDisjoint returns s.isdisjoint(other).
func (s *Set[T]) IsDisjoint(other *Set[T]) bool {
	large, small := s, other
	if other.Len() > s.Len() {
		large, small = other, s
	}
	for element := range small.All() {
		if large.Contains(element) {
			return false
		}
	}
	return true
}

// IsSubset returns s <= other.
func (s *Set[T]) IsSubset(other *Set[T]) bool {
	if s.Len() > other.Len() {
		return false
	}
	for element := range s.All() {
		if !other.Contains(element) {
			return false
		}
	}
	return true
}

// IsSuperset returns s >= other.
func (s *Set[T]) IsSuperset(other *Set[T]) bool { return other.IsSubset(s) }

// IsProperSuperset returns s > other.
func (s *Set[T]) IsProperSuperset(other *Set[T]) bool { return other.IsProperSubset(s) }

// IsProperSubset returns s < other.
func (s *Set[T]) IsProperSubset(other *Set[T]) bool {
	return s.Len() < other.Len() && s.IsSubset(other)
}

// Equal returns s == other; a set and a frozenset may be equal.
func (s *Set[T]) Equal(other *Set[T]) bool {
	return s.Len() == other.Len() && s.IsSubset(other)
}
