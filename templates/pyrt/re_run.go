package pyrt

import (
	"math/bits"
	"strings"
)

// run matches the program at p. It is a flat dispatch: what an instruction does at
// length has a method of its own, and failing is one jump back.
func (m *reMachine) run(p int) bool {
	m.reset()
	m.start = p
	prog, s := m.prog, m.text
	insts, limit := prog.insts, prog.limit
	pc := int32(0)
	for {
		in := &insts[pc]
		ok := false
		switch in.op {
		case reOpMatch:
			if !(m.full && p != len(s) || m.mustAdvance && p == m.start) {
				m.end = p
				return true
			}
		case reOpByte:
			if p < len(s) && s[p] == in.char {
				p++
				ok = true
			}
		case reOpText:
			if p <= len(s) && strings.HasPrefix(s[p:], in.text) {
				p += len(in.text)
				ok = true
			}
		case reOpSet:
			if p < len(s) {
				if c := s[p]; int(c) < limit {
					p++
					ok = in.set.low[c]
				} else {
					r, size := decodeRune(s[p:])
					p += size
					ok = in.set.has(r)
				}
			}
		case reOpAny:
			if p < len(s) && s[p] != '\n' {
				p = prog.after(s, p)
				ok = true
			}
		case reOpAll:
			if p < len(s) {
				p = prog.after(s, p)
				ok = true
			}
		case reOpMark:
			m.mark(in.x, p)
			ok = true
		case reOpJump:
			pc = in.x
			continue
		case reOpTextStart:
			ok = p == 0
		case reOpLineStart:
			ok = p == 0 || m.whole[p-1] == '\n'
		case reOpEnd:
			ok = p == len(s) || p == len(s)-1 && s[p] == '\n'
		case reOpLineEnd:
			ok = p == len(s) || p < len(m.whole) && m.whole[p] == '\n'
		case reOpTextEnd:
			ok = p == len(s)
		case reOpWordEdge:
			ok = m.atWordEdge(in, p)
		case reOpPossessive:
			p, ok = m.possessive(in, p)
		case reOpStar:
			p, ok = m.star(in, pc, p)
		case reOpLazyStar:
			p, ok = m.lazyStar(in, pc, p)
		case reOpBranch:
			slot := 256
			if p < len(s) {
				slot = int(s[p])
			}
			if mask := in.masks[slot]; mask != 0 {
				alt := in.alts[bits.TrailingZeros64(mask)]
				if mask &= mask - 1; mask != 0 || prog.exact {
					m.push(pc, p, int(mask), m.loop >= 0)
				}
				pc = alt
				continue
			}
		case reOpOption:
			pc = m.option(in, pc, p)
			continue
		case reOpRepeat:
			m.loops = append(m.loops, reLoop{m.loop, -1, -1})
			m.loop = int32(len(m.loops) - 1)
			pc = in.x
			continue
		case reOpUntil:
			pc = m.until(in, pc, p)
			continue
		case reOpLazyUntil:
			pc = m.lazyUntil(in, pc, p)
			continue
		case reOpLoop:
			if in.max == 0 {
				pc = in.x
				continue
			}
			m.enter(pc, p, 0, in.min == 0)
			ok = true
		case reOpAtomic:
			m.enter(pc, p, 0, false)
			ok = true
		case reOpLook:
			from, reaches := p, true
			if in.behind {
				from, reaches = m.back(p, in.min)
			}
			if reaches {
				m.enter(pc, p, 0, in.negate && m.loop >= 0)
				p, ok = from, true
			} else if in.negate {
				pc = in.x
				continue
			}
		case reOpSubEnd:
			if pc, p, ok = m.subEnd(in.x, p); ok {
				continue
			}
		case reOpBackref:
			p, ok = m.backref(in, p)
		case reOpConditional:
			if start, end, matched := m.group(in.x); !matched || end < start {
				pc = in.alts[0]
				continue
			}
			ok = true
		}
		if ok {
			pc++
			continue
		}
		if pc, p = m.backtrack(); pc < 0 {
			return false
		}
	}
}

// after returns the place behind the character at p.
func (p *reProgram) after(s string, at int) int {
	if int(s[at]) < p.limit {
		return at + 1
	}
	return at + charSize(s[at:])
}

// charAt returns the character at p and its size.
func (p *reProgram) charAt(s string, at int) (rune, int) {
	if c := s[at]; int(c) < p.limit {
		return rune(c), 1
	}
	return decodeRune(s[at:])
}

// before returns the place of the character before at.
func (p *reProgram) before(s string, at int) int {
	at--
	if p.limit < 256 {
		for at > 0 && isContinuation(s[at]) {
			at--
		}
	}
	return at
}

// back returns the place n characters before p, if there is one.
func (m *reMachine) back(p, n int) (int, bool) {
	if n > p {
		return 0, false
	}
	if m.prog.isBytes() {
		return p - n, true
	}
	for ; n > 0; n-- {
		if p == 0 {
			return 0, false
		}
		p = m.prog.before(m.whole, p)
	}
	return p, true
}

func (m *reMachine) atWordEdge(in *reInst, p int) bool {
	if m.text == "" {
		return false // CPython's way: an empty text has no edge, and no place without
	}
	before, after := false, false
	if p > 0 {
		r, _ := m.prog.charAt(m.whole, m.prog.before(m.whole, p))
		before = in.category.has(r)
	}
	if p < len(m.text) {
		r, _ := m.prog.charAt(m.text, p)
		after = in.category.has(r)
	}
	return (before != after) != in.negate
}

func (m *reMachine) backref(in *reInst, p int) (int, bool) {
	start, end, ok := m.group(in.x)
	switch {
	case !ok || end < start:
		return p, false
	case start == end:
		return p, true
	case p > len(m.text):
		return p, false
	}
	if in.fold == reFoldNone {
		n := end - start
		return p + n, len(m.text)-p >= n && m.text[p:p+n] == m.whole[start:end]
	}
	for start < end {
		if p >= len(m.text) {
			return p, false
		}
		want, wantSize := m.prog.charAt(m.whole, start)
		got, size := m.prog.charAt(m.text, p)
		if in.fold.lower(want) != in.fold.lower(got) {
			return p, false
		}
		start, p = start+wantSize, p+size
	}
	return p, true
}
