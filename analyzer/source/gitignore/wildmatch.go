package gitignore

import "strings"

// wildmatch reports whether text matches the glob pattern as git's wildmatch
// does with WM_PATHNAME: *, ? and classes stop at a slash, ** between slashes
// does not, and an unclosed class matches nothing.
func wildmatch(pattern, text string) bool {
	m := matcher{pattern: pattern, text: text}
	return m.match(0, 0)
}

// A matcher backtracks. Once it has taken many steps it remembers, for each run
// of stars, the places from which it was tried in vain; a later try from within
// fails at once. That bounds the steps by about len(pattern)*len(text).
type matcher struct {
	pattern, text string
	steps         int
	vain          map[int]span // by the offset behind the stars
}

type span struct{ from, to int }

const stepsBeforeMemory = 500

// match matches pattern[p:] with text[t:]. Where it starts matters: a ** is
// special behind a slash and at the start of each call, as in git.
func (m *matcher) match(p, t int) bool {
	m.steps++
	start := p
	for ; p < len(m.pattern); p, t = p+1, t+1 {
		if m.pattern[p] == '*' {
			return m.star(start, p, t)
		}
		if t == len(m.text) {
			return false
		}
		switch c := m.pattern[p]; c {
		case '?':
			if m.text[t] == '/' {
				return false
			}
		case '[':
			end, ok := class(m.pattern, p, m.text[t])
			if !ok || m.text[t] == '/' {
				return false
			}
			p = end
		case '\\':
			if p++; p == len(m.pattern) || m.pattern[p] != m.text[t] {
				return false
			}
		default:
			if c != m.text[t] {
				return false
			}
		}
	}
	return t == len(m.text)
}

// star matches from a run of stars at pattern[p] on.
func (m *matcher) star(start, p, t int) bool {
	first := p
	for p < len(m.pattern) && m.pattern[p] == '*' {
		p++
	}
	rest := m.pattern[p:]
	// Behind a slash, or at the start of the call, and before a slash or the end.
	deep := p-first > 1 && (first == start || m.pattern[first-1] == '/') &&
		(rest == "" || rest[0] == '/' || strings.HasPrefix(rest, `\/`))
	// A ** is met only at the start of a path's element, so that having tried an
	// earlier one covers what ** standing for nothing would find here.
	if v, ok := m.vain[p]; ok && v.from <= t && t < v.to {
		return false
	}
	if deep && rest != "" && rest[0] == '/' && m.match(p+1, t) {
		return true // **/ may stand for nothing
	}
	if rest == "" {
		return deep || !strings.Contains(m.text[t:], "/")
	}
	from := t
	for ; t < len(m.text); t++ {
		if m.match(p, t) {
			return true
		}
		if !deep && m.text[t] == '/' {
			break
		}
	}
	if m.steps > stepsBeforeMemory {
		if m.vain == nil {
			m.vain = map[int]span{}
		}
		m.vain[p] = span{from, t + 1}
	}
	return false
}

// class reads the bracket expression at pattern[p] and tells whether it
// contains c and where its closing bracket is. An expression that is not closed
// or names an unknown character class contains nothing.
func class(pattern string, p int, c byte) (end int, ok bool) {
	at := func(i int) byte { // 0 behind the end, as in a C string
		if i < len(pattern) {
			return pattern[i]
		}
		return 0
	}
	p++
	negated := at(p) == '!' || at(p) == '^'
	if negated {
		p++
	}
	var found bool
	var prev byte // start of a possible range, 0 if there is none
	for first := true; first || at(p) != ']'; first = false {
		ch := at(p)
		switch {
		case ch == 0:
			return p, false
		case ch == '\\':
			p++
			if ch = at(p); ch == 0 {
				return p, false
			}
			found = found || c == ch
		case ch == '-' && prev != 0 && at(p+1) != 0 && at(p+1) != ']':
			p++
			if ch = at(p); ch == '\\' {
				p++
				if ch = at(p); ch == 0 {
					return p, false
				}
			}
			found = found || prev <= c && c <= ch
			ch = 0
		case ch == '[' && at(p+1) == ':':
			name, close := className(pattern, p+2)
			if close < 0 {
				return p, false
			}
			if name == "" && pattern[close-1] != ':' || close == p+2 {
				found = found || c == '['
				break
			}
			in, known := inClass(name, c)
			if !known {
				return p, false
			}
			found = found || in
			p, ch = close, 0
		default:
			found = found || c == ch
		}
		prev = ch
		p++
	}
	return p, found != negated
}

// className reads a name up to ":]" from pattern[p:]. It returns where the next
// closing bracket is, -1 if there is none, and an empty name if no colon stands
// before it.
func className(pattern string, p int) (name string, close int) {
	n := strings.IndexByte(pattern[p:], ']')
	if n < 0 {
		return "", -1
	}
	name, ok := strings.CutSuffix(pattern[p:p+n], ":")
	if !ok {
		return "", p + n
	}
	return name, p + n
}

// inClass tells whether ASCII character c is in a POSIX class; known is false
// for a name that is none.
func inClass(name string, c byte) (in, known bool) {
	lower := 'a' <= c && c <= 'z'
	upper := 'A' <= c && c <= 'Z'
	digit := '0' <= c && c <= '9'
	graph := '!' <= c && c <= '~'
	switch name {
	case "alnum":
		return lower || upper || digit, true
	case "alpha":
		return lower || upper, true
	case "blank":
		return c == ' ' || c == '\t', true
	case "cntrl":
		return c < ' ' || c == 0x7f, true
	case "digit":
		return digit, true
	case "graph":
		return graph, true
	case "lower":
		return lower, true
	case "print":
		return graph || c == ' ', true
	case "punct":
		return graph && !lower && !upper && !digit, true
	case "space":
		return c == ' ' || c == '\t' || c == '\n' || c == '\r', true // git's own table has no \v, \f
	case "upper":
		return upper, true
	case "xdigit":
		return digit || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F', true
	}
	return false, false
}
