package pyrt

import (
	"strconv"
	"unicode/utf8"
)

// reSimpleEscape returns the character of an escape such as \n.
func reSimpleEscape(c rune) (rune, bool) {
	switch c {
	case 'a':
		return '\a', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'v':
		return '\v', true
	case '\\':
		return '\\', true
	}
	return 0, false
}

// reClassEscape returns the class of an escape such as \d.
func reClassEscape(c rune) (reCategory, bool) {
	switch c {
	case 'd':
		return reDigit, true
	case 'D':
		return reDigit | reCategoryNot, true
	case 's':
		return reSpace, true
	case 'S':
		return reSpace | reCategoryNot, true
	case 'w':
		return reWord, true
	case 'W':
		return reWord | reCategoryNot, true
	}
	return 0, false
}

// escape parses the rest of an escape that stands outside of a set.
func (p *reParser) escape(t reToken) reNode {
	c := t.char()
	switch c {
	case 'A':
		return reNode{kind: reAt, at: reAtTextStart}
	case 'b':
		return reNode{kind: reAt, at: reAtWordEdge}
	case 'B':
		return reNode{kind: reAt, at: reAtNoWordEdge}
	case 'Z':
		return reNode{kind: reAt, at: reAtTextEnd}
	}
	if category, ok := reClassEscape(c); ok {
		return reNode{kind: reIn, items: []reItem{{category: category}}}
	}
	if r, ok := p.codeEscape(t); ok {
		return reNode{kind: reLiteral, char: r}
	}
	if c == '0' {
		text := p.src.while([]rune{c}, 2, isOctalToken)
		return reNode{kind: reLiteral, char: octalValue(text)}
	}
	if isDigitToken(reToken(c)) {
		return p.numberEscape(c)
	}
	if isASCIILetter(c) {
		panic(p.src.fail("bad escape "+t.text(), 2))
	}
	return reNode{kind: reLiteral, char: c}
}

// codeEscape parses escapes that mean the same within sets and outside: those of
// one character, \x, \u, \U and \N.
func (p *reParser) codeEscape(t reToken) (rune, bool) {
	c := t.char()
	if r, ok := reSimpleEscape(c); ok {
		return r, true
	}
	isText := !p.src.isBytes
	switch {
	case c == 'x':
		return p.hexEscape(t, 2), true
	case c == 'u' && isText:
		return p.hexEscape(t, 4), true
	case c == 'U' && isText:
		return p.hexEscape(t, 8), true
	case c == 'N' && isText:
		if !p.src.match('{') {
			panic(p.src.fail("missing {", 0))
		}
		name := runesText(p.src.until('}', "character name"))
		// The names would be a megabyte; a port resolves them when it is made.
		panic(NewNotImplementedError(`\N{` + name + "} in a regular expression"))
	}
	return 0, false
}

func (p *reParser) hexEscape(t reToken, digits int) rune {
	text := p.src.while(t.appendTo(nil), digits, isHexToken)
	if len(text) != digits+2 {
		panic(p.src.fail("incomplete escape "+runesText(text), len(text)))
	}
	n, _ := strconv.ParseUint(string(text[2:]), 16, 32)
	if n > 1<<31-1 {
		panic(NewOverflowError("Python int too large to convert to C int"))
	}
	if n > utf8.MaxRune {
		panic(p.src.fail("bad escape "+runesText(text), len(text)))
	}
	return rune(n)
}

// numberEscape parses an octal escape of three digits, or a reference to a group.
func (p *reParser) numberEscape(c rune) reNode {
	text := []rune{'\\', c}
	if isDigitToken(p.src.next) {
		text = append(text, rune(p.src.get()))
		if isOctalToken(reToken(c)) && isOctalToken(reToken(text[2])) && isOctalToken(p.src.next) {
			text = append(text, rune(p.src.get()))
			return reNode{kind: reLiteral, char: p.src.checkOctal(text)}
		}
	}
	group, _ := strconv.Atoi(string(text[1:]))
	if group >= len(p.widths) {
		panic(p.src.fail("invalid group reference "+strconv.Itoa(group), len(text)-1))
	}
	if p.open[group] {
		panic(p.src.fail("cannot refer to an open group", len(text)))
	}
	p.checkBehind(group)
	return reNode{kind: reBackref, group: group}
}

// checkOctal returns the character of an octal escape, which must fit in a byte.
func (s *reSource) checkOctal(text []rune) rune {
	c := octalValue(text[1:])
	if c > 0o377 {
		panic(s.fail("octal escape value "+string(text)+" outside of range 0-0o377", len(text)))
	}
	return c
}

func octalValue(digits []rune) rune {
	value := rune(0)
	for _, d := range digits {
		value = value*8 + d - '0'
	}
	return value
}
