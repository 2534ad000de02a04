package repattern

import (
	"strings"
	"unicode/utf8"
)

// Parse reads a pattern.
func Parse(pattern string, flags Flags) (*Node, error) {
	p := &parser{text: pattern, flags: flags}
	n, ok := p.alternatives(0)
	if !ok || p.at < len(p.text) {
		return nil, ErrSyntax
	}
	return n, nil
}

type parser struct {
	text  string
	at    int
	flags Flags
}

func (p *parser) more() bool { return p.at < len(p.text) }

func (p *parser) eat(s string) bool {
	if strings.HasPrefix(p.text[p.at:], s) {
		p.at += len(s)
		return true
	}
	return false
}

func (p *parser) next() rune {
	r, n := utf8.DecodeRuneInString(p.text[p.at:])
	p.at += n
	return r
}

// alternatives reads a|b|c. Like CPython, it makes a class of alternatives
// that are single characters.
func (p *parser) alternatives(depth int) (*Node, bool) {
	if depth > maxNesting {
		return nil, false
	}
	start := p.at
	alt := &Node{Kind: Alt, Start: start}
	for {
		n, ok := p.row(depth)
		if !ok {
			return nil, false
		}
		alt.Subs = append(alt.Subs, n)
		if !p.eat("|") {
			break
		}
	}
	alt.End = p.at
	if len(alt.Subs) == 1 {
		return alt.Subs[0], true
	}
	class := &Node{Kind: Chars, Start: start, End: p.at}
	for _, n := range alt.Subs {
		if len(n.Subs) != 1 || n.Subs[0].Kind != Chars || n.Subs[0].Negated {
			return alt, true
		}
		class.Set = class.Set.union(n.Subs[0].Set)
	}
	return class, true
}

// row reads parts in a row up to | or ).
func (p *parser) row(depth int) (*Node, bool) {
	row := &Node{Kind: Concat, Start: p.at}
	for p.more() && p.text[p.at] != '|' && p.text[p.at] != ')' {
		if p.blank() {
			continue
		}
		start := p.at
		n, ok := p.part(depth)
		if !ok {
			return nil, false
		}
		n.Start, n.End = start, p.at
		for p.more() {
			if p.blank() {
				continue
			}
			r, isRepeat, ok := p.repeat(n)
			if !ok {
				return nil, false
			}
			if !isRepeat {
				break
			}
			r.Start, r.End = start, p.at
			n = r
		}
		row.Subs = append(row.Subs, n)
	}
	row.End = p.at
	return row, true
}

// blank skips white space and comments of a verbose pattern.
func (p *parser) blank() bool {
	if p.flags&Verbose == 0 {
		return false
	}
	switch p.text[p.at] {
	case ' ', '\t', '\n', '\r', '\f', '\v':
		p.at++
		return true
	case '#':
		if i := strings.IndexByte(p.text[p.at:], '\n'); i >= 0 {
			p.at += i
		} else {
			p.at = len(p.text)
		}
		return true
	}
	return false
}

// repeat reads a quantifier behind n, if there is one.
func (p *parser) repeat(n *Node) (r *Node, isRepeat, ok bool) {
	r = &Node{Kind: Repeat, Subs: []*Node{n}, Max: Unbounded}
	switch {
	case p.eat("*"):
	case p.eat("+"):
		r.Min = 1
	case p.eat("?"):
		r.Max = 1
	default:
		if p.text[p.at] != '{' || !p.bounds(r) {
			return nil, false, true
		}
	}
	if n.Kind == Repeat && !n.Atomic && n.Start == p.at {
		return nil, false, false
	}
	if p.eat("+") {
		r.Atomic = true
	} else {
		p.eat("?")
	}
	return r, true, true
}

// bounds reads {m}, {m,}, {,n} or {m,n}; other text in braces is literal.
func (p *parser) bounds(r *Node) bool {
	end := strings.IndexByte(p.text[p.at:], '}')
	if end < 0 {
		return false
	}
	lo, hi, ranged := strings.Cut(p.text[p.at+1:p.at+end], ",")
	m, okLo := number(lo)
	n, okHi := number(hi)
	switch {
	case !okLo || !okHi || lo == "" && hi == "":
		return false
	case !ranged:
		n = m
	case hi == "":
		n = Unbounded
	}
	r.Min, r.Max = m, n
	p.at += end + 1
	return true
}

// number reads digits; none are 0.
func number(s string) (int, bool) {
	v := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' || v > 1<<20 {
			return 0, false
		}
		v = v*10 + int(c-'0')
	}
	return v, true
}

// part reads one character, class or group.
func (p *parser) part(depth int) (*Node, bool) {
	switch c := p.next(); c {
	case '(':
		return p.group(depth)
	case '[':
		return p.class()
	case '\\':
		return p.escape()
	case '^':
		return &Node{Kind: Empty}, true
	case '$':
		return &Node{Kind: End}, true
	case '.':
		n := &Node{Kind: Chars, Negated: true}
		n.Set = (Set{}).complement()
		if p.flags&DotAll == 0 {
			n.Set[0] &^= 1 << '\n'
		}
		return n, true
	case '*', '+', '?':
		return nil, false
	default:
		n := &Node{Kind: Chars}
		p.addFolded(&n.Set, c)
		return n, true
	}
}

func (p *parser) addFolded(s *Set, c rune) {
	s.add(c)
	if p.flags&IgnoreCase == 0 {
		return
	}
	switch {
	case 'a' <= c && c <= 'z':
		s.add(c - 'a' + 'A')
	case 'A' <= c && c <= 'Z':
		s.add(c - 'A' + 'a')
	}
}

// group reads what follows an opening parenthesis.
func (p *parser) group(depth int) (*Node, bool) {
	kind, atomic := Concat, false
	if p.eat("?") {
		switch {
		case p.eat("#"):
			end := strings.IndexByte(p.text[p.at:], ')')
			if end < 0 {
				return nil, false
			}
			p.at += end + 1
			return &Node{Kind: Empty}, true
		case p.eat(":"):
		case p.eat(">"):
			atomic = true
		case p.eat("P<"):
			end := strings.IndexByte(p.text[p.at:], '>')
			if end < 0 {
				return nil, false
			}
			p.at += end + 1
		case p.eat("="), p.eat("!"), p.eat("<="), p.eat("<!"):
			kind = Empty
		case p.eat("P=") || p.eat("("):
			return nil, false
		default:
			return p.inlineFlags(depth)
		}
	}
	n, ok := p.alternatives(depth + 1)
	if !ok || !p.eat(")") {
		return nil, false
	}
	if kind == Empty {
		return &Node{Kind: Empty}, true
	}
	if atomic {
		return &Node{Kind: Concat, Subs: []*Node{n}, Atomic: true}, true
	}
	return n, true
}

// inlineFlags reads (?x) at the start of a pattern. Flags of a group are not read.
func (p *parser) inlineFlags(int) (*Node, bool) {
	if p.at != len("(?") {
		return nil, false
	}
	for p.more() {
		switch p.next() {
		case 'x':
			p.flags |= Verbose
		case 's':
			p.flags |= DotAll
		case 'i':
			p.flags |= IgnoreCase
		case 'm', 'a', 'u', 'L':
		case ')':
			return &Node{Kind: Empty}, true
		default:
			return nil, false
		}
	}
	return nil, false
}
