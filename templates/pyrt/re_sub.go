package pyrt

import "strings"

// Sub returns re.sub(repl, s, count): s with its matches replaced, or the first
// count of them if count is not 0. In repl, \1 and \g<name> stand for groups.
func (re *Pattern[S]) Sub(repl, s S, count int) S {
	out, _ := re.SubN(repl, s, count)
	return out
}

// SubN returns re.subn(repl, s, count): the text and how many matches were replaced.
func (re *Pattern[S]) SubN(repl, s S, count int) (S, int) {
	text, literal := repl, strings.IndexByte(string(repl), '\\') < 0
	var template reTemplate[S]
	if !literal {
		template = parseTemplate(repl, re.prog)
		text, literal = template.literal()
	}
	return re.replace(s, count, func(out []byte, m *reMachine, _ int) []byte {
		if literal {
			return append(out, text...)
		}
		return template.appendTo(out, m)
	})
}

// SubFunc returns re.sub(repl, s, count) of a function.
func (re *Pattern[S]) SubFunc(repl func(m *Match[S]) S, s S, count int) S {
	out, _ := re.SubNFunc(repl, s, count)
	return out
}

// SubNFunc returns re.subn(repl, s, count) of a function.
func (re *Pattern[S]) SubNFunc(repl func(m *Match[S]) S, s S, count int) (S, int) {
	return re.replace(s, count, func(out []byte, m *reMachine, from int) []byte {
		return append(out, repl(re.newMatch(m, from))...)
	})
}

// replace replaces at most count matches, or all for 0, by what add appends.
func (re *Pattern[S]) replace(s S, count int, add func(out []byte, m *reMachine, from int) []byte) (S, int) {
	if count < 0 {
		return s, 0
	}
	var out []byte
	done, n := 0, 0
	re.each(s, nil, func(m *reMachine, from int) bool {
		start, end := m.start, m.end
		out = append(out, s[done:start]...)
		out = add(out, m, from)
		done = end
		n++
		return n != count
	})
	if n == 0 {
		return s, 0
	}
	return S(ownedString(append(out, s[done:]...))), n
}

// Split returns re.split(s, maxsplit): the parts of s between the matches, of the
// first maxsplit if it is not 0, with the groups of each match among them. A group
// that did not match is None in Python, for which [Pattern.SplitOpt] has a place
// and Split panics.
func (re *Pattern[S]) Split(s S, maxsplit int) []S {
	var parts []S
	re.split(s, maxsplit, func(part S, ok bool) {
		if !ok {
			panicNone()
		}
		parts = append(parts, part)
	})
	return parts
}

// SplitOpt is [Pattern.Split] of a pattern with groups that may not match.
func (re *Pattern[S]) SplitOpt(s S, maxsplit int) []Opt[S] {
	var parts []Opt[S]
	re.split(s, maxsplit, func(part S, ok bool) { parts = append(parts, OptOf(part, ok)) })
	return parts
}

func (re *Pattern[S]) split(s S, maxsplit int, add func(part S, ok bool)) {
	done, n := 0, 0
	if maxsplit >= 0 {
		re.each(s, nil, func(m *reMachine, _ int) bool {
			add(s[done:m.start], true)
			for group := range int32(re.prog.groups) {
				part, ok := groupText[S](m, group+1)
				add(part, ok)
			}
			done = m.end
			n++
			return n != maxsplit
		})
	}
	add(s[done:], true)
}

// groupText returns what a group of the machine's match is.
func groupText[S string | Bytes](m *reMachine, group int32) (S, bool) {
	start, end, ok := m.group(group)
	if !ok {
		return "", false
	}
	checkSpan(start, end)
	return S(m.whole[start:end]), true
}
