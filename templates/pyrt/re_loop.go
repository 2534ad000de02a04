package pyrt

// This file has the instructions that choose how often something is repeated.

// more reports whether a loop may go around again after count rounds.
func (in *reInst) more(count int) bool { return count < in.max || in.max == reMaxRepeat }

// option chooses between what follows and nothing.
func (m *reMachine) option(in *reInst, pc int32, p int) int32 {
	inside, outside := pc+1, in.x
	switch {
	case in.body != nil && !in.body.admits(m.text, p):
		return outside
	case in.next != nil && !in.next.admits(m.text, p):
		return inside
	}
	m.push(pc, p, 0, m.loop >= 0)
	if in.lazy {
		return outside
	}
	return inside
}

// until chooses whether a loop goes around again, and prefers to.
func (m *reMachine) until(in *reInst, pc int32, p int) int32 {
	loop := m.loops[m.loop]
	count := loop.count + 1
	switch {
	case count < in.min:
		m.round(count, loop.place)
		return in.x + 1
	case !in.more(count) || p == loop.place || in.body != nil && !in.body.admits(m.text, p):
		m.loop = loop.outer
		return pc + 1
	}
	if in.next == nil || in.next.admits(m.text, p) {
		m.push(pc, p, 0, true)
	}
	m.round(count, p)
	return in.x + 1
}

// lazyUntil chooses whether a loop goes around again, and prefers not to.
func (m *reMachine) lazyUntil(in *reInst, pc int32, p int) int32 {
	loop := m.loops[m.loop]
	count := loop.count + 1
	if count < in.min {
		m.round(count, loop.place)
		return in.x + 1
	}
	again := in.more(count) && p != loop.place && (in.body == nil || in.body.admits(m.text, p))
	if again && in.next != nil && !in.next.admits(m.text, p) {
		m.round(count, p)
		return in.x + 1
	}
	if again || m.prog.exact {
		m.push(pc, p, 0, loop.outer >= 0)
	}
	m.loop = loop.outer
	return pc + 1
}

// lazyUntilAgain goes around after all, if it may.
func (m *reMachine) lazyUntilAgain(in *reInst, p int) bool {
	loop := m.loops[m.loop]
	count := loop.count + 1
	if !in.more(count) || p == loop.place {
		return false
	}
	m.round(count, p)
	return true
}

// subEnd ends a match within the match, whose instruction is at pc. It returns
// where to go on, or fails.
func (m *reMachine) subEnd(pc int32, p int) (int32, int, bool) {
	in := &m.prog.insts[pc]
	place, count := m.leave()
	switch in.op {
	case reOpAtomic:
		return in.x, p, true
	case reOpLook:
		return in.x, place, !in.negate
	}
	optional := count >= in.min
	count++
	switch {
	case count < in.min:
		m.enter(pc, p, count, false)
	case in.more(count) && !(optional && p == place):
		m.enter(pc, p, count, true)
	default:
		return in.x, p, true
	}
	return pc + 1, p, true
}

// possessive takes as many characters as it can.
func (m *reMachine) possessive(in *reInst, p int) (int, bool) {
	if in.min <= 1 && in.max == reMaxRepeat && p <= len(m.text) {
		q := m.most(in, p)
		return q, q-p >= in.min
	}
	p, ok := m.least(in, p)
	if !ok {
		return p, false
	}
	return m.most(in, p), true
}

// star takes as many characters as it can, and gives back as few as it must.
func (m *reMachine) star(in *reInst, pc int32, p int) (int, bool) {
	low, ok := m.least(in, p)
	if !ok {
		return p, false
	}
	if p = m.most(in, low); p == low && !m.prog.exact {
		return p, in.next == nil || in.next.admits(m.text, p)
	}
	if m.prog.exact {
		m.push(pc, p, low, m.loop >= 0)
		return p, true
	}
	if in.next != nil {
		if p = m.giveBack(in, p, low); p < 0 {
			return p, false
		}
	}
	if p > low {
		m.push(pc, p, low, m.loop >= 0)
	}
	return p, true
}

// giveBack returns the last place from p down to low where what follows can begin,
// or -1.
func (m *reMachine) giveBack(in *reInst, p, low int) int {
	if in.next == nil || p >= low && in.next.admits(m.text, p) {
		return p
	}
	s, admitted := m.text, &in.next.bytes
	for p--; p >= low; p-- {
		// Within a character no byte is admitted but by chance.
		if admitted[s[p]] && (s[p] < 0x80 || m.prog.isBytes() || !isContinuation(s[p])) {
			return p
		}
	}
	return -1
}

// lazyStar takes as few characters as it can.
func (m *reMachine) lazyStar(in *reInst, pc int32, p int) (int, bool) {
	p, ok := m.least(in, p)
	if !ok {
		return p, false
	}
	left := in.max - in.min
	if in.max == reMaxRepeat {
		left = reMaxRepeat
	}
	p, left, ok = m.reach(in, p, left)
	if ok && (left > 0 || m.prog.exact) {
		m.push(pc, p, left, m.loop >= 0)
	}
	return p, ok
}

// reach takes characters, at most left, up to where what follows can begin.
func (m *reMachine) reach(in *reInst, p, left int) (int, int, bool) {
	if in.next == nil {
		return p, left, true
	}
	if in.hasStop && left == reMaxRepeat && (in.unit == reUnitAll || in.unit == reUnitAny) {
		q, ok := m.reachStop(in, p)
		return q, left, ok
	}
	for !in.next.admits(m.text, p) {
		q := m.one(in, p)
		if q < 0 || left == 0 {
			return p, left, false
		}
		p = q
		if left != reMaxRepeat {
			left--
		}
	}
	return p, left, true
}
