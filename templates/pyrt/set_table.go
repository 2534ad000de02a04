package pyrt

// This file is CPython's set table (Objects/setobject.c says why it is made so):
// a probe looks at a slot and the nine after it, then jumps by the upper bits of
// the hash. Every rule here shows in the order of elements.

// find returns the slot of key, or -1.
func (s *Set[T]) find(key T, tag uint64) int {
	if len(s.table) == 0 {
		return -1
	}
	mask := uint64(len(s.table) - 1)
	hash := tag ^ setTagFlip
	perturb := hash
	i := hash & mask
	for {
		last := i
		if i+setLinearProbes <= mask {
			last = i + setLinearProbes
		}
		for at := i; at <= last; at++ {
			slot := &s.table[at]
			if slot.tag == tag && s.same(slot.key, key) {
				return int(at)
			}
			if slot.tag == setFree {
				return -1
			}
		}
		perturb >>= setPerturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}

// add enters key unless it is there, and reports whether it did.
func (s *Set[T]) add(key T, tag uint64) bool {
	if len(s.table) == 0 {
		s.table = make([]setSlot[T], setMinSize)
	}
	mask := uint64(len(s.table) - 1)
	hash := tag ^ setTagFlip
	perturb := hash
	i := hash & mask
	dummy := -1
	for {
		last := i
		if i+setLinearProbes <= mask {
			last = i + setLinearProbes
		}
		for at := i; at <= last; at++ {
			slot := &s.table[at]
			switch {
			case slot.tag == setFree:
				s.fillSlot(int(at), dummy, key, tag)
				return true
			case slot.tag == tag && s.same(slot.key, key):
				return false
			case slot.tag == setDummy:
				dummy = int(at) // the last one seen is used again
			}
		}
		perturb >>= setPerturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}

// fillSlot enters key at a dummy if one was met, otherwise at the free slot, and
// grows the table when three fifths of it are filled.
func (s *Set[T]) fillSlot(free, dummy int, key T, tag uint64) {
	s.used++
	if dummy >= 0 {
		s.table[dummy] = setSlot[T]{key, tag}
		return
	}
	s.table[free] = setSlot[T]{key, tag}
	s.fill++
	if s.fill*5 >= (len(s.table)-1)*3 {
		s.grow()
	}
}

// grow resizes the table to the next size, without its dummies.
func (s *Set[T]) grow() {
	if s.used > 50000 {
		s.resize(s.used * 2)
	} else {
		s.resize(s.used * 4)
	}
}

// resize moves the elements, in the order of the table, to a new table of more
// than minUsed slots.
func (s *Set[T]) resize(minUsed int) {
	size := setMinSize
	for size <= minUsed {
		size <<= 1
	}
	if size == setMinSize && len(s.table) == setMinSize && s.fill == s.used {
		return
	}
	old := s.table
	s.table = make([]setSlot[T], size)
	s.fill = s.used
	for i := range old {
		if tag := old[i].tag; tag != setFree && tag != setDummy {
			s.addClean(old[i])
		}
	}
}

// addClean enters an element that is absent into a table without dummies.
func (s *Set[T]) addClean(element setSlot[T]) {
	mask := uint64(len(s.table) - 1)
	hash := element.tag ^ setTagFlip
	perturb := hash
	i := hash & mask
	for {
		last := i
		if i+setLinearProbes <= mask {
			last = i + setLinearProbes
		}
		for at := i; at <= last; at++ {
			if s.table[at].tag == setFree {
				s.table[at] = element
				return
			}
		}
		perturb >>= setPerturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}

// makeRoom resizes at once before n more elements come, as merging a set or a
// dict does.
func (s *Set[T]) makeRoom(n int) {
	if s.inserted == nil && (s.fill+n)*5 >= (max(len(s.table), setMinSize)-1)*3 {
		s.resize((s.used + n) * 2)
	}
}

// merge adds the elements of other.
func (s *Set[T]) merge(other *Set[T]) {
	if other == s || other.used == 0 {
		return
	}
	s.makeRoom(other.used)
	if s.fill == 0 {
		s.copyTable(other)
		return
	}
	for i := 0; i < len(other.table); i++ {
		if slot := other.table[i]; slot.tag != setFree && slot.tag != setDummy {
			s.add(slot.key, slot.tag)
		}
	}
}

// copyTable fills the empty table of s with the elements of other.
func (s *Set[T]) copyTable(other *Set[T]) {
	if len(s.table) == 0 {
		s.table = make([]setSlot[T], setMinSize)
	}
	s.fill, s.used = other.used, other.used
	if len(s.table) == len(other.table) && other.fill == other.used {
		copy(s.table, other.table)
		return
	}
	for i := range other.table {
		if tag := other.table[i].tag; tag != setFree && tag != setDummy {
			s.addClean(other.table[i])
		}
	}
}

// remove leaves a dummy in slot i.
func (s *Set[T]) remove(i int) {
	s.table[i] = setSlot[T]{tag: setDummy}
	s.used--
}
