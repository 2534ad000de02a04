package pyrt

import "strings"

// search finds the first match from p on.
func (m *reMachine) search(p int) bool {
	prog, s := m.prog, m.text
	if len(s)-p < prog.least { // a character has at least a byte
		return false
	}
	switch {
	case p > len(s):
		return false
	case prog.firstSet != nil:
		return m.searchSet(p)
	case prog.prefix != "":
		return m.searchPrefix(p)
	case prog.anchor == reOpTextStart:
		return p == 0 && m.run(p)
	case prog.anchor == reOpLineStart:
		return m.searchLine(p)
	case prog.first != nil:
		return m.searchFirst(p)
	}
	for {
		if m.run(p) {
			return true
		}
		if p >= len(s) {
			return false
		}
		m.mustAdvance = false
		p = prog.after(s, p)
	}
}

// searchPrefix goes from one occurrence of the prefix to the next.
func (m *reMachine) searchPrefix(p int) bool {
	prog, s := m.prog, m.text
	m.mustAdvance = false // no match is empty
	for p <= len(s) {
		i := strings.Index(s[p:], prog.prefix)
		if i < 0 {
			return false
		}
		p += i
		if prog.onlyPrefix {
			m.reset()
			m.start, m.end = p, p+len(prog.prefix)
			return true
		}
		if m.run(p) {
			return true
		}
		p = prog.after(s, p)
	}
	return false
}

// searchLine goes from one line to the next.
func (m *reMachine) searchLine(p int) bool {
	s := m.text
	for {
		if (p == 0 || m.whole[p-1] == '\n') && m.run(p) {
			return true
		}
		m.mustAdvance = false
		i := strings.IndexByte(s[p:], '\n')
		if i < 0 {
			return false
		}
		p += i + 1
	}
}

// searchFirst skips characters that no match begins with.
func (m *reMachine) searchFirst(p int) bool {
	prog, s := m.prog, m.text
	first := &prog.first.bytes
	for {
		from := p
		for p < len(s) && !first[s[p]] {
			p++
		}
		if p != from {
			m.mustAdvance = false
		}
		if p == len(s) && !prog.first.end {
			return false
		}
		if m.run(p) {
			return true
		}
		if p >= len(s) {
			return false
		}
		m.mustAdvance = false
		p = prog.after(s, p)
	}
}

// searchSet tries the places that have a character of a certain set.
func (m *reMachine) searchSet(p int) bool {
	prog, s := m.prog, m.text
	m.mustAdvance = false // no match is empty
	for p < len(s) {
		r, size := prog.charAt(s, p)
		if prog.firstSet.has(r) && m.run(p) {
			return true
		}
		p += size
	}
	return false
}
