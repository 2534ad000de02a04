package pyrt

// ConvertSet returns a set of what of makes of the elements of s, in the same order, and
// frozen if s is. Each must have the hash that its element has, and be equal to no other.
func ConvertSet[T, U comparable](s *Set[T], of func(T) U) *Set[U] {
	out := NewSet[U]()
	out.frozen = s.frozen
	if s.inserted != nil || out.inserted != nil {
		for element := range s.All() {
			out.Add(of(element))
		}
		return out
	}
	out.table = make([]setSlot[U], len(s.table))
	for i, slot := range s.table {
		out.table[i].tag = slot.tag
		if slot.tag != setFree && slot.tag != setDummy {
			out.table[i].key = of(slot.key)
		}
	}
	out.used, out.fill, out.finger = s.used, s.fill, s.finger
	return out
}
