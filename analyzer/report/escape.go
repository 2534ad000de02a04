package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many characters of no width may follow one another. More are
// written as escapes: a stack of thousands would smear over other lines.
const maxMarks = 4

// Clean returns s with everything that could steer a terminal, reorder a line
// or hide text written as an escape: control characters and ANSI sequences
// (\x1b), invalid UTF-8 (\xff), bidirectional and other format controls
// (\u202e), unassigned characters and long stacks of combining marks. Line
// feeds and tabs become \n and \t.
func Clean(s string) string {
	if plainASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	marks := 0
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				b.WriteString(byteEscape(s[i]))
				marks = 0
				continue
			}
		}
		if RuneWidth(r) == 0 {
			marks++
		} else {
			marks = 0
		}
		if marks <= maxMarks && printable(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(escapeRune(r))
		}
	}
	return b.String()
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// printable reports whether a terminal shows r as itself.
func printable(r rune) bool {
	return unicode.IsPrint(r) || unicode.Is(unicode.Zs, r)
}

func byteEscape(c byte) string {
	const hex = "0123456789abcdef"
	return string([]byte{'\\', 'x', hex[c>>4], hex[c&15]})
}

func escapeRune(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x80:
		return byteEscape(byte(r))
	case r < 0x10000:
		return `\u` + pad0(strconv.FormatInt(int64(r), 16), 4)
	}
	return `\U` + pad0(strconv.FormatInt(int64(r), 16), 8)
}

func pad0(s string, n int) string {
	if len(s) >= n {
		return s
	}
	return strings.Repeat("0", n-len(s)) + s
}
