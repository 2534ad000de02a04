package pyrt

// hold copies run to the spare room.
func (t *timSorter[T]) hold(run sortRun) []T {
	if cap(t.spare) < run.length {
		t.spare = make([]T, run.length)
	}
	held := t.spare[:run.length]
	copy(held, t.items[run.start:])
	return held
}

// mergeLow merges a and b, which follow each other, from the front. a is not
// longer than b; b's first item is the least of all and a's last the greatest.
func (t *timSorter[T]) mergeLow(a, b sortRun) {
	s := t.items
	left := t.hold(a)
	right := s[b.start : b.start+b.length]
	to := a.start
	s[to] = right[0]
	to, right = to+1, right[1:]
	for len(right) > 0 && len(left) > 1 {
		fromLeft, fromRight := 0, 0
		for fromLeft < t.minGallop && fromRight < t.minGallop {
			if t.less(right[0], left[0]) {
				s[to] = right[0]
				to, right = to+1, right[1:]
				fromLeft, fromRight = 0, fromRight+1
				if len(right) == 0 {
					break
				}
			} else {
				s[to] = left[0]
				to, left = to+1, left[1:]
				fromLeft, fromRight = fromLeft+1, 0
				if len(left) == 1 {
					break
				}
			}
		}
		if len(right) == 0 || len(left) == 1 {
			break
		}
		to, left, right = t.gallopLow(to, left, right)
	}
	// Either run may be what is left; the last of left is the greatest.
	if len(right) > 0 && len(left) > 0 {
		to += copy(s[to:], right)
	}
	copy(s[to:], left)
}

// gallopLow goes on merging as long as whole stretches come from one run.
func (t *timSorter[T]) gallopLow(to int, left, right []T) (int, []T, []T) {
	s := t.items
	t.minGallop++
	for {
		if t.minGallop > 1 {
			t.minGallop--
		}
		fromLeft := t.gallopRight(right[0], left, 0)
		to += copy(s[to:], left[:fromLeft])
		if left = left[fromLeft:]; len(left) <= 1 {
			return to, left, right
		}
		s[to] = right[0]
		if to, right = to+1, right[1:]; len(right) == 0 {
			return to, left, right
		}
		fromRight := t.gallopLeft(left[0], right, 0)
		to += copy(s[to:], right[:fromRight])
		if right = right[fromRight:]; len(right) == 0 {
			return to, left, right
		}
		s[to] = left[0]
		if to, left = to+1, left[1:]; len(left) == 1 {
			return to, left, right
		}
		if fromLeft < minGallop && fromRight < minGallop {
			t.minGallop++
			return to, left, right
		}
	}
}

// mergeHigh merges a and b, which follow each other, from the end. b is shorter
// than a; b's first item is the least of all and a's last the greatest.
func (t *timSorter[T]) mergeHigh(a, b sortRun) {
	s := t.items
	right := t.hold(b)
	left := s[a.start : a.start+a.length]
	to := b.start + b.length // what is written next goes before it
	to--
	s[to] = left[len(left)-1]
	left = left[:len(left)-1]
	for len(left) > 0 && len(right) > 1 {
		fromLeft, fromRight := 0, 0
		for fromLeft < t.minGallop && fromRight < t.minGallop {
			to--
			if t.less(right[len(right)-1], left[len(left)-1]) {
				s[to] = left[len(left)-1]
				left = left[:len(left)-1]
				fromLeft, fromRight = fromLeft+1, 0
				if len(left) == 0 {
					break
				}
			} else {
				s[to] = right[len(right)-1]
				right = right[:len(right)-1]
				fromLeft, fromRight = 0, fromRight+1
				if len(right) == 1 {
					break
				}
			}
		}
		if len(left) == 0 || len(right) == 1 {
			break
		}
		to, left, right = t.gallopHigh(to, left, right)
	}
	if len(left) > 0 && len(right) > 0 { // one of right is left, the least of all
		to -= len(left)
		copy(s[to:], left)
	}
	copy(s[to-len(right):], right)
}

// gallopHigh goes on merging as long as whole stretches come from one run.
func (t *timSorter[T]) gallopHigh(to int, left, right []T) (int, []T, []T) {
	s := t.items
	t.minGallop++
	for {
		if t.minGallop > 1 {
			t.minGallop--
		}
		keep := t.gallopRight(right[len(right)-1], left, len(left)-1)
		fromLeft := len(left) - keep
		to -= fromLeft
		copy(s[to:], left[keep:])
		if left = left[:keep]; keep == 0 {
			return to, left, right
		}
		to--
		s[to] = right[len(right)-1]
		if right = right[:len(right)-1]; len(right) == 1 {
			return to, left, right
		}
		keep = t.gallopLeft(left[len(left)-1], right, len(right)-1)
		fromRight := len(right) - keep
		to -= fromRight
		copy(s[to:], right[keep:])
		if right = right[:keep]; keep <= 1 {
			return to, left, right
		}
		to--
		s[to] = left[len(left)-1]
		if left = left[:len(left)-1]; len(left) == 0 {
			return to, left, right
		}
		if fromLeft < minGallop && fromRight < minGallop {
			t.minGallop++
			return to, left, right
		}
	}
}
