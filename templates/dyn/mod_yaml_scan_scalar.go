package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// blockScalar reads | or > and the lines below it.
func (s *yamlScanner) blockScalar(folded bool) {
	const context = "while scanning a block scalar"
	start := s.at
	s.forward(1)
	keep, increment := s.blockHeader(context, start)
	s.restOfLine(context, start)
	smallest := max(s.indent+1, 1)
	indent := smallest + increment - 1
	var breaks string
	var end yamlMark
	if increment == 0 {
		deepest := 0
		breaks, deepest, end = s.blockIndent()
		indent = max(smallest, deepest)
	} else {
		breaks, end = s.blockBreaks(indent)
	}
	var b strings.Builder
	lineBreak := ""
	for s.at.column == indent && s.peek(0) != 0 {
		b.WriteString(breaks)
		textual := !yamlIn(s.peek(0), " \t")
		n := 0
		for !yamlIn(s.peek(n), "\x00"+yamlBreaks) {
			n++
		}
		b.WriteString(s.take(n))
		lineBreak = s.lineBreak()
		breaks, end = s.blockBreaks(indent)
		if s.at.column != indent || s.peek(0) == 0 {
			break
		}
		switch {
		case !folded || lineBreak != "\n" || !textual || yamlIn(s.peek(0), " \t"):
			b.WriteString(lineBreak)
		case breaks == "":
			b.WriteByte(' ')
		}
	}
	if keep != '-' {
		b.WriteString(lineBreak)
	}
	if keep == '+' {
		b.WriteString(breaks)
	}
	s.tokens = append(s.tokens, &yamlToken{kind: yamlScalar, start: start, end: end, text: b.String()})
}

// blockHeader reads what says which breaks at the end are kept, 0 for nothing, and how
// far in the lines stand, 0 if that is left to be seen.
func (s *yamlScanner) blockHeader(context string, start yamlMark) (keep rune, increment int) {
signs:
	for range 2 {
		switch r := s.peek(0); {
		case (r == '+' || r == '-') && keep == 0:
			keep = r
		case r == '0' && increment == 0:
			s.fail(context, start, "expected indentation indicator in the range 1-9, but found 0")
		case r >= '1' && r <= '9' && increment == 0:
			increment = int(r - '0')
		default:
			break signs
		}
		s.forward(1)
	}
	if !yamlIn(s.peek(0), "\x00 "+yamlBreaks) {
		s.fail(context, start, "expected chomping or indentation indicators, but found "+s.shown(0))
	}
	return keep, increment
}

// blockIndent goes to the first line with a text; deepest is how far in the lines in
// front of it or itself stand.
func (s *yamlScanner) blockIndent() (breaks string, deepest int, end yamlMark) {
	end = s.at
	for yamlIn(s.peek(0), " "+yamlBreaks) {
		if s.peek(0) != ' ' {
			breaks += s.lineBreak()
			end = s.at
			continue
		}
		s.forward(1)
		deepest = max(deepest, s.at.column)
	}
	return breaks, deepest, end
}

// blockBreaks goes over empty lines and the spaces in front of the next line's text.
func (s *yamlScanner) blockBreaks(indent int) (breaks string, end yamlMark) {
	end = s.at
	for {
		for s.at.column < indent && s.peek(0) == ' ' {
			s.forward(1)
		}
		b := s.lineBreak()
		if b == "" {
			return breaks, end
		}
		breaks += b
		end = s.at
	}
}

// yamlEscapes are the characters behind a backslash.
var yamlEscapes = map[rune]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b", ' ': " ",
	'"': `"`, '\\': `\`, '/': "/", 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// yamlCodes are how many digits stand behind an escape that gives a code.
var yamlCodes = map[rune]int{'x': 2, 'u': 4, 'U': 8}

// quoted reads a scalar in quotes.
func (s *yamlScanner) quoted(double bool) {
	start := s.at
	quote := s.peek(0)
	s.forward(1)
	var b strings.Builder
	for s.quotedText(&b, double, start); s.peek(0) != quote; s.quotedText(&b, double, start) {
		s.quotedSpaces(&b, start)
	}
	s.forward(1)
	s.add(yamlScalar, start).text = b.String()
}

// quotedText reads up to a space, a line break or the end.
func (s *yamlScanner) quotedText(b *strings.Builder, double bool, start yamlMark) {
	for {
		n := 0
		for !yamlIn(s.peek(n), "'\"\\"+yamlSpaces) {
			n++
		}
		b.WriteString(s.take(n))
		switch r := s.peek(0); {
		case !double && r == '\'' && s.peek(1) == '\'':
			b.WriteByte('\'')
			s.forward(2)
		case double && r == '\'', !double && (r == '"' || r == '\\'):
			b.WriteString(s.take(1))
		case double && r == '\\':
			s.forward(1)
			s.escape(b, start)
		default:
			return
		}
	}
}

// escape reads what stands behind a backslash.
func (s *yamlScanner) escape(b *strings.Builder, start yamlMark) {
	const context = "while scanning a double-quoted scalar"
	r := s.peek(0)
	digits, text := yamlCodes[r], yamlEscapes[r]
	switch {
	case text != "":
		b.WriteString(text)
		s.forward(1)
	case digits > 0:
		s.forward(1)
		for k := range digits {
			if !yamlHex(s.peek(k)) {
				s.fail(context, start, "expected escape sequence of "+pyrt.Repr(digits)+" hexadecimal numbers, but found "+s.shown(k))
			}
		}
		b.WriteString(pyrt.Chr(pyrt.ParseIntBase(s.take(digits), 16)))
	case r != 0 && yamlIn(r, yamlBreaks):
		s.lineBreak()
		b.WriteString(s.quotedBreaks(start))
	default:
		s.fail(context, start, "found unknown escape character "+s.shown(0))
	}
}

// quotedSpaces reads spaces and line breaks inside of quotes.
func (s *yamlScanner) quotedSpaces(b *strings.Builder, start yamlMark) {
	n := 0
	for yamlIn(s.peek(n), " \t") {
		n++
	}
	spaces := s.take(n)
	if s.peek(0) == 0 {
		s.fail("while scanning a quoted scalar", start, "found unexpected end of stream")
	}
	first := s.lineBreak()
	if first == "" {
		b.WriteString(spaces)
		return
	}
	b.WriteString(yamlFolded(first, s.quotedBreaks(start)))
}

// yamlFolded is what line breaks between two words mean: one is a space.
func yamlFolded(first, more string) string {
	switch {
	case first != "\n":
		return first + more
	case more == "":
		return " "
	}
	return more
}

func (s *yamlScanner) quotedBreaks(start yamlMark) string {
	breaks := ""
	for {
		if s.separates3() {
			s.fail("while scanning a quoted scalar", start, "found unexpected document separator")
		}
		for yamlIn(s.peek(0), " \t") {
			s.forward(1)
		}
		b := s.lineBreak()
		if b == "" {
			return breaks
		}
		breaks += b
	}
}

// separates3 is separates wherever in its line the mark stands.
func (s *yamlScanner) separates3() bool {
	text := s.ahead(3)
	return (text == "---" || text == "...") && yamlIn(s.peek(3), yamlSpaces)
}

// plain reads a scalar without quotes.
func (s *yamlScanner) plain() {
	start, end := s.at, s.at
	indent := s.indent + 1
	inFlow := ""
	if s.flow > 0 {
		inFlow = ",[]{}"
	}
	var b strings.Builder
	spaces := ""
	for s.peek(0) != '#' {
		n := 0
		for {
			r := s.peek(n)
			if yamlIn(r, yamlSpaces) || r == ':' && yamlIn(s.peek(n+1), yamlSpaces+inFlow) || s.flow > 0 && yamlIn(r, ",?[]{}") {
				break
			}
			n++
		}
		if n == 0 {
			break
		}
		s.allowKey = false
		b.WriteString(spaces)
		b.WriteString(s.take(n))
		end = s.at
		spaces = s.plainSpaces()
		if spaces == "" || s.flow == 0 && s.at.column < indent {
			break
		}
	}
	s.tokens = append(s.tokens, &yamlToken{kind: yamlScalar, start: start, end: end, text: b.String(), plain: true})
}

// plainSpaces returns what the spaces and line breaks behind a word mean, "" where the
// scalar ends there.
func (s *yamlScanner) plainSpaces() string {
	spaces := strings.Repeat(" ", s.spaces())
	first := s.lineBreak()
	if first == "" {
		return spaces
	}
	s.allowKey = true
	breaks := ""
	for {
		if s.separates3() {
			return ""
		}
		s.spaces()
		b := s.lineBreak()
		if b == "" {
			return yamlFolded(first, breaks)
		}
		breaks += b
	}
}
