package review

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const header = `# What people decided on the functions of this port. Written by 'molt review':
# a line a decision, sorted. Comments are not kept; notes are.
`

// Marshal returns the text of the file: the same for the same decisions.
func (f *File) Marshal() []byte {
	var b strings.Builder
	b.WriteString(header)
	f.writeNotes(&b)
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
	f.writeFunctions(&b)
	return []byte(b.String())
}

func (f *File) writeFunctions(b *strings.Builder) {
	title := "\n[functions]\n"
	for _, name := range slices.Sorted(maps.Keys(f.Functions)) {
		e := f.Functions[name]
		if e.Life == "" && e.Verdict == "" {
			continue
		}
		fmt.Fprintf(b, "%s%s = %s\n", title, quote(name), inline("life", string(e.Life), "verdict", string(e.Verdict), "python", e.Python, "go", e.Go,
			"by", e.By, "on", e.On, "reason", e.Reason))
		title = ""
	}
}

func (f *File) writeNotes(b *strings.Builder) {
	title, end := "\nnotes = [\n", ""
	for _, name := range slices.Sorted(maps.Keys(f.Functions)) {
		for _, n := range f.Functions[name].Notes {
			fmt.Fprintf(b, "%s  %s,\n", title, inline("function", name, "by", n.By, "on", n.On, "text", n.Text))
			title, end = "", "]\n"
		}
	}
	b.WriteString(end)
}

// inline writes a table on one line, of keys and values in turn, without those
// that are empty.
func inline(pairs ...string) string {
	var list []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			list = append(list, pairs[i]+" = "+quote(pairs[i+1]))
		}
	}
	return "{" + strings.Join(list, ", ") + "}"
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
