package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// RuneWidth returns how many terminal columns a character takes: 0 for
// combining marks and other characters without an advance of their own, 2 for
// East Asian wide ones and most emoji, else 1. Ambiguous characters count as 1.
func RuneWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1160 && r <= 0x11ff: // Hangul vowels and finals join the syllable before
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Columns returns the terminal columns that s takes, which should be clean.
func Columns(s string) int {
	if plainASCII(s) {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += RuneWidth(r)
	}
	return n
}

// Fit cuts s at its end to at most n columns, the last being an ellipsis.
func Fit(s string, n int, ascii bool) string {
	if Columns(s) <= n {
		return s
	}
	dots := ellipsis(ascii)
	room := n - Columns(dots)
	if room < 0 {
		return strings.Repeat(".", max(n, 0))
	}
	for i, r := range s {
		room -= RuneWidth(r)
		if room < 0 {
			return s[:i] + dots
		}
	}
	return s
}

// FitEnd cuts s at its start to at most n columns, the first being an
// ellipsis: for paths and dotted names, whose ends tell most.
func FitEnd(s string, n int, ascii bool) string {
	total := Columns(s)
	if total <= n {
		return s
	}
	dots := ellipsis(ascii)
	room := n - Columns(dots)
	if room < 0 {
		return strings.Repeat(".", max(n, 0))
	}
	for i, r := range s {
		if total <= room && RuneWidth(r) > 0 {
			return dots + s[i:]
		}
		total -= RuneWidth(r)
	}
	return dots
}

func ellipsis(ascii bool) string {
	if ascii {
		return "..."
	}
	return "…"
}

// glue keeps percent signs with their numbers where lines are broken.
func glue(s string) string { return strings.ReplaceAll(s, " %", "\u00a0%") }

// Wrap breaks s, which should be clean, into lines of at most n columns, at
// spaces where it can. There is always one line.
func Wrap(s string, n int) []string {
	lines := wrap(glue(s), max(n, 8))
	for i, l := range lines {
		lines[i] = strings.ReplaceAll(l, "\u00a0%", " %")
	}
	return lines
}

func wrap(s string, n int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.SplitSeq(s, " ") {
		if word == "" {
			continue
		}
		w := Columns(word)
		if used > 0 && used+1+w <= n {
			line, used = line+" "+word, used+1+w
			continue
		}
		if used > 0 {
			lines = append(lines, line)
		}
		for w > n {
			head := cutAt(word, n)
			lines = append(lines, head)
			word = word[len(head):]
			w = Columns(word)
		}
		line, used = word, w
	}
	if used > 0 || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// cutAt returns the longest start of s that takes at most n columns, and at
// least one character.
func cutAt(s string, n int) string {
	for i, r := range s {
		n -= RuneWidth(r)
		if n < 0 && i > 0 {
			return s[:i]
		}
	}
	return s
}
