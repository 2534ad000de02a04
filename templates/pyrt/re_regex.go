package pyrt

import "sync/atomic"

// Pattern is a compiled regular expression: a re.Pattern. It matches as CPython
// 3.11's re does, character by character. It may be used by several goroutines at
// once.
type Pattern[S string | Bytes] struct {
	prog *reProgram
	text S
	idle atomic.Pointer[reMachine] // one that is not in use
}

// Regex is a regular expression for str, BytesRegex one for bytes.
type (
	Regex      = Pattern[string]
	BytesRegex = Pattern[Bytes]
)

// CompileRegex returns re.compile(pattern, flags). It panics with a *RegexError if
// the pattern is not valid. What was compiled before is taken from a cache.
func CompileRegex(pattern string, flags int) *Regex { return regexCache.get(pattern, flags) }

// CompileRegexBytes returns re.compile(pattern, flags) of a bytes pattern.
func CompileRegexBytes(pattern Bytes, flags int) *BytesRegex {
	return bytesRegexCache.get(pattern, flags)
}

// Text returns re.pattern.
func (re *Pattern[S]) Text() S { return re.text }

// Flags returns re.flags, with those that the pattern itself sets.
func (re *Pattern[S]) Flags() int { return re.prog.flags }

// Groups returns re.groups: how many groups capture.
func (re *Pattern[S]) Groups() int { return re.prog.groups }

// GroupIndex returns re.groupindex: the number of each named group.
func (re *Pattern[S]) GroupIndex() *Dict[string, int] {
	index := NewDict[string, int]()
	for _, name := range re.prog.ordered {
		index.Set(name, re.prog.names[name])
	}
	return index
}

// Search returns re.search(s, pos, endpos): the first match, or nil. Bounds that
// are left out are those of s.
func (re *Pattern[S]) Search(s S, bounds ...int) *Match[S] {
	m, from := re.machine(s, bounds)
	defer re.release(m)
	if !m.search(from) {
		return nil
	}
	return re.newMatch(m, from)
}

// Match returns re.match(s, pos, endpos): a match that begins at pos, or nil.
func (re *Pattern[S]) Match(s S, bounds ...int) *Match[S] { return re.matchHere(s, bounds, false) }

// FullMatch returns re.fullmatch(s, pos, endpos): a match of all of it, or nil.
func (re *Pattern[S]) FullMatch(s S, bounds ...int) *Match[S] { return re.matchHere(s, bounds, true) }

func (re *Pattern[S]) matchHere(s S, bounds []int, full bool) *Match[S] {
	m, from := re.machine(s, bounds)
	defer re.release(m)
	m.full = full
	if !m.run(from) {
		return nil
	}
	return re.newMatch(m, from)
}

// machine returns one that is ready for s, and where it is to begin.
func (re *Pattern[S]) machine(s S, bounds []int) (m *reMachine, from int) {
	m = re.idle.Swap(nil)
	if m == nil {
		m = &reMachine{prog: re.prog, marks: make([]int, 2*re.prog.groups)}
	}
	from, to := re.offsets(string(s), bounds)
	m.whole, m.text = string(s), string(s[:to])
	m.full, m.mustAdvance = false, false
	return m, from
}

// reMaxIdle is how many frames an idle machine keeps room for.
const reMaxIdle = 1 << 12

// release keeps a machine for the next match.
func (re *Pattern[S]) release(m *reMachine) {
	m.whole, m.text = "", ""
	if cap(m.frames) <= reMaxIdle && cap(m.loops) <= reMaxIdle && cap(m.saved) <= 4*reMaxIdle {
		re.idle.Store(m)
	}
}

// offsets returns pos and endpos as offsets of bytes within s.
func (re *Pattern[S]) offsets(s string, bounds []int) (from, to int) {
	to = len(s)
	if len(bounds) > 1 {
		to = re.offset(s, bounds[1])
	}
	if len(bounds) > 0 {
		from = re.offset(s, bounds[0])
	}
	return from, to
}

func (re *Pattern[S]) offset(s string, n int) int {
	switch {
	case n <= 0:
		return 0
	case n >= len(s):
		return len(s)
	case re.prog.isBytes():
		return n
	}
	return charOffset(s, n)
}

// count returns how many characters come before an offset.
func (re *Pattern[S]) count(s S, offset int) int {
	if offset <= 0 || re.prog.isBytes() {
		return offset
	}
	return charCount(string(s), offset)
}

// TypeName returns type(re).__name__.
func (re *Pattern[S]) TypeName() string { return "Pattern" }

// each calls yield for the matches of s one after the other, as long as it returns
// true. The machine has a match's places until yield returns.
func (re *Pattern[S]) each(s S, bounds []int, yield func(m *reMachine, from int) bool) {
	m, from := re.machine(s, bounds)
	defer re.release(m)
	for at := from; m.search(at); {
		start, end := m.start, m.end
		if !yield(m, from) {
			return
		}
		m.mustAdvance = start == end
		at = end
	}
}
