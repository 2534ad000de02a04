package pyrt

// reMachine matches a program against a text. It backtracks as CPython does, so
// that of all matches it finds the same, but keeps what it may come back to on a
// stack of its own: nothing recurses.
//
// Texts are in UTF-8, or bytes; places are offsets of bytes.
type reMachine struct {
	prog        *reProgram
	text        string // up to where it may match
	whole       string // the text with what lies behind that
	start       int    // where the match begins
	end         int    // where it ended
	full        bool   // it must end where the text does
	mustAdvance bool   // it must not be empty

	marks     []int // where groups began and ended: 2 a group, -1 for neither
	lastMark  int32 // the highest mark that was set; marks above say nothing
	lastIndex int32 // the group that ended last, -1 for none
	loop      int32 // the innermost loop, in loops, or -1
	barrier   int32 // the frame of the innermost match within the match, or -1
	frames    []reFrame
	loops     []reLoop
	saved     []int // marks of frames
}

// reFrame is a place to come back to, of a kind that the instruction at pc tells.
type reFrame struct {
	pc        int32
	lastMark  int32
	lastIndex int32
	loop      int32
	loops     int32 // how many there were
	marks     int32 // where those of this frame lie in saved
	saves     bool  // whether it has any
	place     int
	extra     int // alternatives left, or a lower bound, or count and outer barrier
}

// reLoop says how far a loop is. It is not changed as long as a frame knows it:
// each round has a new one.
type reLoop struct {
	outer int32
	count int // rounds
	place int // where the round began, -1 where it does not matter
}

// The bounds of the stack, where CPython may run out of memory.
const (
	reMaxFrames = 1 << 26
	reMaxSaved  = 1 << 29
)

// reset forgets a match.
func (m *reMachine) reset() {
	m.lastMark, m.lastIndex, m.loop, m.barrier = -1, -1, -1, -1
	m.frames, m.loops, m.saved = m.frames[:0], m.loops[:0], m.saved[:0]
}

// push notes a place to come back to. saves says whether the groups' marks are to
// be restored then; otherwise only how many of them count.
func (m *reMachine) push(pc int32, place, extra int, saves bool) {
	if len(m.frames) >= reMaxFrames || len(m.saved) >= reMaxSaved {
		panic(MemoryError.New())
	}
	m.frames = append(m.frames, reFrame{
		pc: pc, lastMark: m.lastMark, lastIndex: m.lastIndex, loop: m.loop,
		loops: int32(len(m.loops)), marks: int32(len(m.saved)), saves: saves,
		place: place, extra: extra,
	})
	if saves {
		m.saved = append(m.saved, m.marks[:m.lastMark+1]...)
	}
}

// restore goes back to the state of the last frame, which stays.
func (m *reMachine) restore(f *reFrame) {
	m.lastMark, m.lastIndex, m.loop = f.lastMark, f.lastIndex, f.loop
	m.loops = m.loops[:f.loops]
	if f.saves {
		end := f.marks + f.lastMark + 1
		copy(m.marks, m.saved[f.marks:end])
		m.saved = m.saved[:end]
	}
}

// pop removes the last frame.
func (m *reMachine) pop() {
	last := len(m.frames) - 1
	m.saved = m.saved[:m.frames[last].marks]
	m.frames = m.frames[:last]
}

// mark notes p as a mark. Marks that were skipped are unset.
func (m *reMachine) mark(i int32, p int) {
	if i&1 != 0 {
		m.lastIndex = i/2 + 1
	}
	if i > m.lastMark {
		for j := m.lastMark + 1; j < i; j++ {
			m.marks[j] = -1
		}
		m.lastMark = i
	}
	m.marks[i] = p
}

// group returns where a group lies, from 1 on.
func (m *reMachine) group(group int32) (start, end int, ok bool) {
	i := 2*group - 2
	if i >= m.lastMark {
		return -1, -1, false
	}
	start, end = m.marks[i], m.marks[i+1]
	return start, end, start >= 0 && end >= 0
}

// round begins another round of the loop.
func (m *reMachine) round(count, place int) {
	known := int32(0)
	if n := len(m.frames); n > 0 {
		known = m.frames[n-1].loops
	}
	loop := &m.loops[m.loop]
	if m.loop >= known { // no frame knows it
		loop.count, loop.place = count, place
		m.loops = m.loops[:m.loop+1]
		return
	}
	m.loops = append(m.loops, reLoop{loop.outer, count, place})
	m.loop = int32(len(m.loops) - 1)
}

// enter begins a match within the match.
func (m *reMachine) enter(pc int32, place, count int, saves bool) {
	m.push(pc, place, count<<32|int(uint32(m.barrier)), saves)
	m.barrier = int32(len(m.frames) - 1)
}

// leave ends it, and forgets what was to be tried within it. It returns the place
// and the count given to enter.
func (m *reMachine) leave() (place, count int) {
	f := &m.frames[m.barrier]
	place, count = f.place, f.extra>>32
	m.frames = m.frames[:m.barrier]
	m.saved = m.saved[:f.marks]
	m.loops = m.loops[:f.loops]
	m.loop, m.barrier = f.loop, int32(uint32(f.extra))
	return place, count
}
