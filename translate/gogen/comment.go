package gogen

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// commentText writes lines of text as one Go comment, each behind lead: "// " for
// prose, "//\t" for code.
func commentText(lead, text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.TrimRight(lead+commentLine(line), " \t"))
	}
	return b.String()
}

// commentLine makes a line safe for a Go comment: no bytes that Go refuses in a
// file or that change how a reader sees it, and nothing that Go obeys.
func commentLine(s string) string {
	if t := strings.TrimLeft(s, " \t"); strings.HasPrefix(t, "+build") {
		s = "\\" + t
	}
	plain := true
	for _, r := range s {
		plain = plain && !hidden(r)
	}
	if plain {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "\\x%02x", s[0])
		case !hidden(r):
			b.WriteString(s[:n])
		case r == '\r' || r == '\f' || r == '\v':
			b.WriteByte(' ')
		default:
			fmt.Fprintf(&b, "\\u%04x", r)
		}
		s = s[n:]
	}
	return b.String()
}

// hidden tells whether a rune does not stand in a comment as it is: controls,
// invalid bytes, byte order marks and what reorders text.
func hidden(r rune) bool {
	switch {
	case r == '\t':
		return false
	case r == utf8.RuneError, r == 0xfeff, r == 0x2028, r == 0x2029:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
