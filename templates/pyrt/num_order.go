package pyrt

// Greater returns a > b.
func (a Num) Greater(b Num) bool { return b.Less(a) }

// GreaterEq returns a >= b.
func (a Num) GreaterEq(b Num) bool { return b.LessEq(a) }

// Ne returns a != b.
func (a Num) Ne(b Num) bool { return !a.Eq(b) }

// MinNum returns min of numbers, ints and floats mixed: the first of the least.
func MinNum(first Num, more ...Num) Num {
	for _, n := range more {
		if n.Less(first) {
			first = n
		}
	}
	return first
}

// MaxNum returns max of numbers, ints and floats mixed: the first of the greatest.
func MaxNum(first Num, more ...Num) Num {
	for _, n := range more {
		if first.Less(n) {
			first = n
		}
	}
	return first
}

// SumNum returns sum(numbers).
func SumNum(numbers []Num) Num {
	total := NumInt(0)
	for _, n := range numbers {
		total = total.Add(n)
	}
	return total
}

// LessEq returns n <= m.
func (n Int) LessEq(m Int) bool { return !m.Less(n) }

// Greater returns n > m.
func (n Int) Greater(m Int) bool { return m.Less(n) }

// GreaterEq returns n >= m.
func (n Int) GreaterEq(m Int) bool { return !n.Less(m) }

// Ne returns n != m.
func (n Int) Ne(m Int) bool { return !n.Eq(m) }
