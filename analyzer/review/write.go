package review

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const header = `# What people decided on the functions of this port. Written by 'molt review':
# a table a function, sorted by name. Notes are kept, comments are not.
`

// Marshal returns the text of the file: the same for the same decisions.
func (f *File) Marshal() []byte {
	var b strings.Builder
	b.WriteString(header)
	if m := f.Check.MaxUnreviewed; m != nil {
		// A TOML float has a point.
		text := strconv.FormatFloat(*m, 'f', -1, 64)
		if !strings.Contains(text, ".") {
			text += ".0"
		}
		b.WriteString("\n[check]\nmax-unreviewed = " + text + "\n")
	}
	if f.Baseline != nil {
		b.WriteString("\n[baseline]\n")
		for _, name := range slices.Sorted(maps.Keys(f.Baseline)) {
			if c := f.Baseline[name]; c != (Counts{}) {
				fmt.Fprintf(&b, "%s = %s\n", quote(name), c.inline())
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.Functions)) {
		e := f.Functions[name]
		if !e.empty() {
			e.write(&b, name)
		}
	}
	return []byte(b.String())
}

// empty tells whether nothing was decided.
func (e *Entry) empty() bool {
	return e.Life == "" && e.Verdict == "" && len(e.Notes) == 0
}

func (e *Entry) write(b *strings.Builder, name string) {
	fmt.Fprintf(b, "\n[function.%s]\n", quote(name))
	for _, row := range [][2]string{
		{"life", string(e.Life)}, {"verdict", string(e.Verdict)}, {"python", e.Python}, {"go", e.Go},
		{"by", e.By}, {"on", e.On}, {"reason", e.Reason},
	} {
		if row[1] != "" {
			fmt.Fprintf(b, "%s = %s\n", row[0], quote(row[1]))
		}
	}
	if len(e.Notes) == 0 {
		return
	}
	b.WriteString("notes = [\n")
	for _, n := range e.Notes {
		b.WriteString("  {")
		for _, row := range [][2]string{{"by", n.By}, {"on", n.On}} {
			if row[1] != "" {
				fmt.Fprintf(b, "%s = %s, ", row[0], quote(row[1]))
			}
		}
		fmt.Fprintf(b, "text = %s},\n", quote(n.Text))
	}
	b.WriteString("]\n")
}

// quote writes a TOML basic string on one line. Invalid UTF-8, which TOML cannot
// hold, becomes U+FFFD.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	return b.String() + `"`
}
