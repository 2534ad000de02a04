package dyn

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A yamlText says how a scalar can be written.
type yamlText struct {
	multiline                                    bool
	flowPlain, blockPlain, singleQuoted, inBlock bool // the ways that it can be written
}

const yamlEnds = "\n\u0085\u2028\u2029"

// yamlAnalyzed looks at a scalar.
func yamlAnalyzed(text string, unicode bool) yamlText {
	if text == "" {
		return yamlText{blockPlain: true, singleQuoted: true}
	}
	r := []rune(text)
	isSpace := func(i int) bool { return i < 0 || i >= len(r) || yamlIn(r[i], yamlSpaces) }
	blockSigns := strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...")
	flowSigns := blockSigns
	var multiline, special, breakSpace, spaceBreak bool
	for i, c := range r {
		closing := isSpace(i + 1)
		switch {
		case i == 0 && yamlIn(c, "#,[]{}&*!|>'\"%@`"), i == 0 && c == '-' && closing, i > 0 && c == '#' && isSpace(i-1):
			flowSigns, blockSigns = true, true
		case c == ':' || i == 0 && c == '?':
			flowSigns = true
			blockSigns = blockSigns || closing
		case i > 0 && yamlIn(c, ",?[]{}"):
			flowSigns = true
		}
		ends := yamlIn(c, yamlEnds)
		multiline = multiline || ends
		special = special || c != '\n' && (c < ' ' || c > '~') && (!unicode || !yamlBeyondASCII(c))
		breakSpace = breakSpace || i > 0 && c == ' ' && yamlIn(r[i-1], yamlEnds)
		spaceBreak = spaceBreak || i > 0 && ends && r[i-1] == ' '
	}
	first, last := r[0], r[len(r)-1]
	plain := first != ' ' && last != ' ' && !multiline && !special
	return yamlText{
		multiline:    multiline,
		flowPlain:    plain && !flowSigns,
		blockPlain:   plain && !blockSigns,
		singleQuoted: !breakSpace && !spaceBreak && !special,
		inBlock:      last != ' ' && !spaceBreak && !special,
	}
}

// yamlBeyondASCII tells whether a character beyond ASCII may be written as it is.
func yamlBeyondASCII(c rune) bool {
	return c == 0x85 || (c >= 0xa0 && c < 0xd800 || c >= 0xe000 && c <= 0xfffd || c >= 0x10000 && c < 0x10ffff) && c != 0xfeff
}

// styleOf is how a scalar is written: 0 for plain.
func (e *yamlEmitter) styleOf(n *yamlNode, role yamlRole) rune {
	text := yamlAnalyzed(n.text, e.unicode)
	asKey := role == yamlSimpleMap
	inLine := !asKey || !text.multiline
	plain := text.blockPlain
	if e.depth > 0 {
		plain = text.flowPlain
	}
	switch {
	case n.style == '"':
		return '"'
	case n.style == 0 && n.tag == yamlResolved(n.class, n.text, true) && plain && inLine && (!asKey || n.text != ""):
		return 0
	case (n.style == '|' || n.style == '>') && e.depth == 0 && !asKey && text.inBlock:
		return n.style
	case (n.style == 0 || n.style == '\'') && text.singleQuoted && inLine:
		return '\''
	}
	return '"'
}

// scalar writes a scalar.
func (e *yamlEmitter) scalar(text string, style rune, role yamlRole) {
	r := []rune(text)
	split := role != yamlSimpleMap
	switch style {
	case '"':
		e.doubleQuoted(r, split)
	case '\'':
		e.sign("'", true, false, false)
		e.words(r, split, true)
		e.sign("'", false, false, false)
	case '|', '>':
		e.block(r, style)
	default:
		if role == yamlRoot {
			e.open = true
		}
		if text == "" {
			return
		}
		if !e.spaced {
			e.write(" ")
		}
		e.spaced, e.indenting = false, false
		e.words(r, split, false)
	}
}

// yamlRun returns the end of the characters from i on that a test takes.
func yamlRun(r []rune, i int, test func(c rune) bool) int {
	for i < len(r) && test(r[i]) {
		i++
	}
	return i
}

func yamlIsEnd(c rune) bool { return yamlIn(c, yamlEnds) }

// words writes a scalar in single quotes or none, in lines where it is long.
func (e *yamlEmitter) words(r []rune, split, quoted bool) {
	for i := 0; i < len(r); {
		start := i
		switch {
		case r[i] == ' ':
			i = yamlRun(r, i, func(c rune) bool { return c == ' ' })
			inside := !quoted || start > 0 && i < len(r)
			if i-start == 1 && e.column > e.width && split && inside {
				e.newLine()
				e.spaced, e.indenting = e.spaced && quoted, e.indenting && quoted
			} else {
				e.write(string(r[start:i]))
			}
		case yamlIsEnd(r[i]):
			i = yamlRun(r, i, yamlIsEnd)
			if r[start] == '\n' {
				e.lineBreak("\n")
			}
			e.breaks(r[start:i])
			e.newLine()
			e.spaced, e.indenting = e.spaced && quoted, e.indenting && quoted
		default:
			i = yamlRun(r, i, func(c rune) bool { return c != ' ' && !yamlIsEnd(c) && (!quoted || c != '\'') })
			e.write(string(r[start:i]))
			if i < len(r) && quoted && r[i] == '\'' {
				e.write("''")
				i++
			}
		}
	}
}

func (e *yamlEmitter) breaks(r []rune) {
	for _, c := range r {
		e.lineBreak(string(c))
	}
}

// block writes a scalar below | or >.
func (e *yamlEmitter) block(r []rune, style rune) {
	hints := ""
	if r[0] == ' ' || yamlIsEnd(r[0]) {
		hints = pyrt.Repr(e.step)
	}
	switch {
	case !yamlIsEnd(r[len(r)-1]):
		hints += "-"
	case len(r) == 1 || yamlIsEnd(r[len(r)-2]):
		hints += "+"
	}
	e.sign(string(style)+hints, true, false, false)
	e.open = strings.HasSuffix(hints, "+")
	e.lineBreak("\n")
	indented := true // the last line begins with a space
	for i := 0; i < len(r); {
		start := i
		i = yamlRun(r, i, yamlIsEnd)
		next := i < len(r)
		if style == '>' && !indented && next && r[i] != ' ' && i > start && r[start] == '\n' {
			e.lineBreak("\n")
		}
		e.breaks(r[start:i])
		if !next {
			return
		}
		indented = r[i] == ' '
		e.newLine()
		start = i
		i = yamlRun(r, i, func(c rune) bool { return !yamlIsEnd(c) })
		if style == '>' {
			e.folded(r[start:i])
		} else {
			e.write(string(r[start:i]))
		}
		if i == len(r) {
			e.lineBreak("\n")
		}
	}
}

// folded writes a line of a scalar below >, in lines where it is long.
func (e *yamlEmitter) folded(r []rune) {
	for i := 0; i < len(r); {
		start := i
		i = yamlRun(r, i, func(c rune) bool { return (c == ' ') == (r[start] == ' ') })
		if r[start] == ' ' && i-start == 1 && e.column > e.width && i < len(r) {
			e.newLine()
		} else {
			e.write(string(r[start:i]))
		}
	}
}

// yamlShort are the escapes of a letter.
var yamlShort = map[rune]string{
	0: "0", 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 27: "e", '"': `"`, '\\': `\`, 0x85: "N", 0xa0: "_", 0x2028: "L", 0x2029: "P",
}

func yamlEscaped(c rune) string {
	short := yamlShort[c]
	switch {
	case short != "":
		return `\` + short
	case c <= 0xff:
		return fmt.Sprintf(`\x%02X`, c)
	case c <= 0xffff:
		return fmt.Sprintf(`\u%04X`, c)
	}
	return fmt.Sprintf(`\U%08X`, c)
}

// doubleQuoted writes a scalar in double quotes.
func (e *yamlEmitter) doubleQuoted(r []rune, split bool) {
	e.sign(`"`, true, false, false)
	asIs := func(c rune) bool {
		if yamlIn(c, "\"\\\u0085\u2028\u2029\ufeff") {
			return false
		}
		return c >= ' ' && c <= '~' || e.unicode && (c >= 0xa0 && c < 0xd800 || c >= 0xe000 && c <= 0xfffd)
	}
	start := 0
	for end, c := range r {
		if !asIs(c) {
			e.write(string(r[start:end]) + yamlEscaped(c))
			start = end + 1
		}
		if end > 0 && end < len(r)-1 && (c == ' ' || start >= end) && e.column+end-start > e.width && split {
			e.write(string(r[min(start, end):end]) + `\`)
			start = max(start, end)
			e.newLine()
			e.spaced, e.indenting = false, false
			if r[start] == ' ' {
				e.write(`\`)
			}
		}
	}
	e.write(string(r[min(start, len(r)):]))
	e.sign(`"`, false, false, false)
}
