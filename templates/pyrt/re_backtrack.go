package pyrt

import "math/bits"

// backtrack goes back to the last place where there was a choice, and makes the
// next one. It returns where to go on, or -1.
func (m *reMachine) backtrack() (pc int32, p int) {
	for len(m.frames) > 0 {
		f := &m.frames[len(m.frames)-1]
		in := &m.prog.insts[f.pc]
		pc, p = f.pc, f.place
		m.restore(f)
		switch in.op {
		case reOpStar:
			if p = m.starAgain(in, f); p >= 0 {
				return pc + 1, p
			}
		case reOpLazyStar:
			if p = m.lazyStarAgain(in, f); p >= 0 {
				return pc + 1, p
			}
		case reOpBranch:
			mask := uint64(f.extra)
			if mask == 0 {
				m.pop()
				continue
			}
			next := in.alts[bits.TrailingZeros64(mask)]
			if mask &= mask - 1; mask == 0 && !m.prog.exact {
				m.pop()
			} else {
				f.extra = int(mask)
			}
			return next, p
		case reOpOption:
			m.pop()
			if in.lazy {
				return pc + 1, p
			}
			return in.x, p
		case reOpUntil:
			m.loop = m.loops[m.loop].outer
			m.pop()
			return pc + 1, p
		case reOpLazyUntil:
			m.pop()
			if m.lazyUntilAgain(in, p) {
				return in.x + 1, p
			}
		default: // a match within the match failed
			count := f.extra >> 32
			m.barrier = int32(uint32(f.extra))
			m.pop()
			if in.op == reOpLook && in.negate || in.op == reOpLoop && count >= in.min {
				return in.x, p
			}
		}
	}
	return -1, 0
}

// starAgain gives back another character, or returns -1 and removes the frame.
func (m *reMachine) starAgain(in *reInst, f *reFrame) int {
	low := f.extra
	if f.place <= low {
		m.pop()
		return -1
	}
	p := m.giveBack(in, m.prog.before(m.text, f.place), low)
	switch {
	case p < 0, p == low && !m.prog.exact:
		m.pop()
	default:
		f.place = p
	}
	return p
}

// lazyStarAgain takes another character, or returns -1 and removes the frame.
func (m *reMachine) lazyStarAgain(in *reInst, f *reFrame) int {
	p, left := -1, f.extra
	if left > 0 {
		p = m.one(in, f.place)
	}
	if p < 0 {
		m.pop()
		return -1
	}
	if left != reMaxRepeat {
		left--
	}
	p, left, ok := m.reach(in, p, left)
	if !ok {
		m.pop()
		return -1
	}
	f.place, f.extra = p, left
	return p
}
