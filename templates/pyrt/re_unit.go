package pyrt

import "strings"

// This file repeats single characters.

// one returns the place behind the character at p if it is one that in repeats,
// and otherwise -1.
func (m *reMachine) one(in *reInst, p int) int {
	s := m.text
	if p >= len(s) {
		return -1
	}
	ok := true
	switch in.unit {
	case reUnitByte:
		ok = s[p] == in.char
	case reUnitNotByte:
		ok = s[p] != in.char
	case reUnitAny:
		ok = s[p] != '\n'
	case reUnitSet:
		if c := s[p]; int(c) < m.prog.limit {
			ok = in.set.low[c]
		} else {
			r, _ := decodeRune(s[p:])
			ok = in.set.has(r)
		}
	}
	if !ok {
		return -1
	}
	return m.prog.after(s, p)
}

// least takes as many characters as there must be.
func (m *reMachine) least(in *reInst, p int) (int, bool) {
	if in.min > len(m.text)-p {
		return p, false
	}
	for range in.min {
		if p = m.one(in, p); p < 0 {
			return p, false
		}
	}
	return p, true
}

// most takes as many more characters as there may be.
func (m *reMachine) most(in *reInst, p int) int {
	if in.max != reMaxRepeat {
		for range in.max - in.min {
			q := m.one(in, p)
			if q < 0 {
				break
			}
			p = q
		}
		return p
	}
	s := m.text
	switch in.unit {
	case reUnitAll:
		return len(s)
	case reUnitAny:
		return upTo(s, p, '\n')
	case reUnitNotByte:
		return upTo(s, p, in.char)
	case reUnitByte:
		for p < len(s) && s[p] == in.char {
			p++
		}
		return p
	}
	return m.mostOfSet(in.set, p)
}

func (m *reMachine) mostOfSet(set *reSet, p int) int {
	s, limit := m.text, m.prog.limit
	for p < len(s) {
		c := s[p]
		if int(c) < limit {
			if !set.low[c] {
				return p
			}
			p++
			continue
		}
		r, size := decodeRune(s[p:])
		if !set.has(r) {
			return p
		}
		p += size
	}
	return p
}

// upTo returns the place of the next c, or the end of s.
func upTo(s string, p int, c byte) int {
	if i := strings.IndexByte(s[p:], c); i >= 0 {
		return p + i
	}
	return len(s)
}

// reachStop returns the next place of the byte that must follow a lazy dot.
func (m *reMachine) reachStop(in *reInst, p int) (int, bool) {
	i := strings.IndexByte(m.text[p:], in.stop)
	if i < 0 || in.unit == reUnitAny && strings.IndexByte(m.text[p:p+i], '\n') >= 0 {
		return p, false
	}
	return p + i, true
}
