package pyrt

import "strings"

// This file has what textwrap does with margins.
// https://docs.python.org/3.11/library/textwrap.html

// Dedent returns textwrap.dedent(text): without the blanks that lead every line.
// Lines of blanks alone become empty.
func Dedent(text string) string {
	lines := strings.Split(text, "\n")
	margin, found := "", false
	for i, line := range lines {
		body := strings.TrimLeft(line, " \t")
		if body == "" {
			lines[i] = ""
			continue
		}
		indent := line[:len(line)-len(body)]
		if !found {
			margin, found = indent, true
			continue
		}
		margin = commonBytes(margin, indent)
	}
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, margin)
	}
	return strings.Join(lines, "\n")
}

func commonBytes(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

// Indent returns textwrap.indent(text, prefix): the prefix before each line that
// holds more than space.
func Indent(text, prefix string) string {
	return IndentFunc(text, prefix, func(line string) bool { return StrStrip(line) != "" })
}

// IndentFunc returns textwrap.indent(text, prefix, predicate).
func IndentFunc(text, prefix string, predicate func(line string) bool) string {
	var b strings.Builder
	for _, line := range SplitLines(text, true) {
		if predicate(line) {
			b.WriteString(prefix)
		}
		b.WriteString(line)
	}
	return b.String()
}
