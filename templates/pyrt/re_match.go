package pyrt

// RegexMatch is a match in a str.
type RegexMatch = Match[string]

// Match is a match: a re.Match. Where Python has None for a match, it is nil.
type Match[S string | Bytes] struct {
	re        *Pattern[S]
	subject   S
	from, to  int   // pos and endpos, in bytes
	spans     []int // start and end of the match and of each group, in bytes; -1 for unmatched ones
	lastIndex int
	few       [6]int // spans, if they are few
}

func (re *Pattern[S]) newMatch(m *reMachine, from int) *Match[S] {
	match := &Match[S]{re: re, subject: S(m.whole), from: from, to: len(m.text), lastIndex: int(m.lastIndex)}
	match.spans = match.few[:0]
	if n := 2 * (re.prog.groups + 1); n > len(match.few) {
		match.spans = make([]int, 0, n)
	}
	match.spans = append(match.spans, m.start, m.end)
	for group := range int32(re.prog.groups) {
		start, end, ok := m.group(group + 1)
		if !ok {
			start, end = -1, -1
		}
		checkSpan(start, end)
		match.spans = append(match.spans, start, end)
	}
	return match
}

// checkSpan raises what CPython does where it notices a fault of its own.
func checkSpan(start, end int) {
	if start > end {
		panic(SystemError.New("The span of capturing group is wrong, please report a bug for the re module."))
	}
}

// Re returns m.re.
func (m *Match[S]) Re() *Pattern[S] { return m.re }

// Subject returns m.string: the text that was searched.
func (m *Match[S]) Subject() S { return m.subject }

// span returns where a group lies, in bytes.
func (m *Match[S]) span(group int) (start, end int) {
	if group < 0 || 2*group >= len(m.spans) {
		panic(NewIndexError("no such group"))
	}
	return m.spans[2*group], m.spans[2*group+1]
}

// GroupNumber returns the number of a named group.
func (m *Match[S]) GroupNumber(name string) int {
	group, ok := m.re.prog.names[name]
	if !ok {
		panic(NewIndexError("no such group"))
	}
	return group
}

// Group returns m.group(group): what the group matched, or None. Group 0 is the
// whole match.
func (m *Match[S]) Group(group int) Opt[S] {
	start, end := m.span(group)
	if start < 0 {
		return Opt[S]{}
	}
	return Some(m.subject[start:end])
}

// Named returns m.group(name), which may be None.
func (m *Match[S]) Named(name string) Opt[S] { return m.Group(m.GroupNumber(name)) }

// Text returns m.group(group) where the group has matched; without argument, the
// whole match. For a group that did not match it panics, as most uses of None do.
func (m *Match[S]) Text(group ...int) S {
	start, end := m.span(groupArg(group))
	if start < 0 {
		panicNone()
	}
	return m.subject[start:end]
}

// TextNamed returns m.group(name) where the group has matched.
func (m *Match[S]) TextNamed(name string) S { return m.Text(m.GroupNumber(name)) }

// groupArg returns the first argument, or 0.
func groupArg(args []int) int {
	if len(args) == 0 {
		return 0
	}
	return args[0]
}

// Groups returns m.groups().
func (m *Match[S]) Groups() []Opt[S] {
	out := make([]Opt[S], len(m.spans)/2-1)
	for i := range out {
		out[i] = m.Group(i + 1)
	}
	return out
}

// Texts returns m.groups() of a pattern each group of which takes part in every match.
func (m *Match[S]) Texts() []S {
	out := make([]S, len(m.spans)/2-1)
	for i := range out {
		out[i] = m.Text(i + 1)
	}
	return out
}

// GroupsOr returns m.groups(otherwise).
func (m *Match[S]) GroupsOr(otherwise S) []S {
	out := make([]S, len(m.spans)/2-1)
	for i := range out {
		out[i] = m.Group(i + 1).Or(otherwise)
	}
	return out
}

// GroupDict returns m.groupdict().
func (m *Match[S]) GroupDict() *Dict[string, Opt[S]] {
	out := NewDict[string, Opt[S]]()
	for _, name := range m.re.prog.ordered {
		out.Set(name, m.Named(name))
	}
	return out
}

// TextDict returns m.groupdict() of a pattern each group of which takes part in every
// match.
func (m *Match[S]) TextDict() *Dict[string, S] {
	out := NewDict[string, S]()
	for _, name := range m.re.prog.ordered {
		out.Set(name, m.TextNamed(name))
	}
	return out
}

// GroupDictOr returns m.groupdict(otherwise).
func (m *Match[S]) GroupDictOr(otherwise S) *Dict[string, S] {
	out := NewDict[string, S]()
	for _, name := range m.re.prog.ordered {
		out.Set(name, m.Named(name).Or(otherwise))
	}
	return out
}

// Start returns m.start(group), in characters: -1 for a group that did not match.
// Without argument it is that of the whole match.
func (m *Match[S]) Start(group ...int) int {
	start, _ := m.span(groupArg(group))
	return m.re.count(m.subject, start)
}

// End returns m.end(group).
func (m *Match[S]) End(group ...int) int {
	_, end := m.span(groupArg(group))
	return m.re.count(m.subject, end)
}

// Span returns m.span(group).
func (m *Match[S]) Span(group ...int) (start, end int) { return m.Start(group...), m.End(group...) }

// Pos returns m.pos: where the search began, in characters.
func (m *Match[S]) Pos() int { return m.re.count(m.subject, m.from) }

// EndPos returns m.endpos: where it had to end.
func (m *Match[S]) EndPos() int { return m.re.count(m.subject, m.to) }

// LastIndex returns m.lastindex: the group that ended last, or None.
func (m *Match[S]) LastIndex() Opt[int] { return OptOf(m.lastIndex, m.lastIndex >= 0) }

// LastGroup returns m.lastgroup: its name, if it has one.
func (m *Match[S]) LastGroup() Opt[string] {
	for _, name := range m.re.prog.ordered {
		if m.re.prog.names[name] == m.lastIndex {
			return Some(name)
		}
	}
	return None[string]()
}

// Expand returns m.expand(template).
func (m *Match[S]) Expand(template S) S { return parseTemplate(template, m.re.prog).expand(m) }

// TypeName returns type(m).__name__.
func (m *Match[S]) TypeName() string { return "Match" }
