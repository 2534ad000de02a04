package repattern

import "strings"

// escape reads what follows a backslash outside a class.
func (p *parser) escape() (*Node, bool) {
	if !p.more() {
		return nil, false
	}
	switch c := p.text[p.at]; c {
	case 'A', 'b', 'B':
		p.at++
		return &Node{Kind: Empty}, true
	case 'Z', 'z':
		p.at++
		return &Node{Kind: End}, true
	case '1', '2', '3', '4', '5', '6', '7', '8', '9':
		p.at++
		for p.more() && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
			p.at++
		}
		return &Node{Kind: Opaque}, true
	}
	set, _, _, ok := p.escaped()
	return &Node{Kind: Chars, Set: set}, ok
}

// escaped reads an escape that stands for characters, in a class or outside.
// single tells that it is the one character c.
func (p *parser) escaped() (set Set, c rune, single, ok bool) {
	if !p.more() {
		return set, 0, false, false
	}
	switch c = p.next(); c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return category(c), 0, false, true
	case 'n':
		c = '\n'
	case 't':
		c = '\t'
	case 'r':
		c = '\r'
	case 'f':
		c = '\f'
	case 'v':
		c = '\v'
	case 'a':
		c = '\a'
	case 'b':
		c = '\b'
	case '0':
		c = 0
	case 'x', 'u', 'U':
		if c, ok = p.hex(map[rune]int{'x': 2, 'u': 4, 'U': 8}[c]); !ok {
			return set, 0, false, false
		}
	default:
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			return set, 0, false, false
		}
	}
	p.addFolded(&set, c)
	return set, c, true, true
}

// hex reads n hexadecimal digits.
func (p *parser) hex(n int) (rune, bool) {
	if len(p.text)-p.at < n {
		return 0, false
	}
	v := rune(0)
	for range n {
		i := strings.IndexByte("0123456789abcdef", p.text[p.at]|0x20)
		if i < 0 || v > 0x10ffff {
			return 0, false
		}
		v = v*16 + rune(i)
		p.at++
	}
	return v, true
}

// category returns the characters of \d, \s, \w and their complements. Those
// beyond ASCII belong to \w, as letters do; digits and spaces there are left out.
func category(c rune) Set {
	var s Set
	switch c | 0x20 {
	case 'd':
		s.addRange('0', '9')
	case 's':
		for _, r := range " \t\n\r\f\v" {
			s.add(r)
		}
	case 'w':
		s.addRange('0', '9')
		s.addRange('a', 'z')
		s.addRange('A', 'Z')
		s.add('_')
		s.add(others)
	}
	if c < 'a' {
		return s.complement()
	}
	return s
}

// class reads a class behind its opening bracket.
func (p *parser) class() (*Node, bool) {
	n := &Node{Kind: Chars, Negated: p.eat("^")}
	for first := true; ; first = false {
		if !p.more() {
			return nil, false
		}
		if !first && p.eat("]") {
			break
		}
		if !p.member(&n.Set) {
			return nil, false
		}
	}
	if n.Negated {
		n.Set = n.Set.complement()
	}
	return n, true
}

// member reads one character, escape or range of a class.
func (p *parser) member(set *Set) bool {
	lo, single, ok := p.bound(set)
	if !ok || !single || len(p.text)-p.at < 2 || p.text[p.at] != '-' || p.text[p.at+1] == ']' {
		return ok
	}
	p.at++
	hi, single, ok := p.bound(set)
	if !ok || !single || hi < lo {
		return false
	}
	for c := lo; c <= min(hi, others); c++ {
		p.addFolded(set, c)
	}
	set.addRange(lo, hi)
	return true
}

func (p *parser) bound(set *Set) (c rune, single, ok bool) {
	if p.eat(`\`) {
		s, c, single, ok := p.escaped()
		*set = set.union(s)
		return c, single, ok
	}
	c = p.next()
	p.addFolded(set, c)
	return c, true, true
}
