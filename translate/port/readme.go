package port

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/templates"
)

// readmeName is the file that says to its readers what a port is.
const readmeName = "README.md"

// maxListed bounds the functions that the README names; the ledger has all.
const maxListed = 20

// readme writes what a port is, how to build, run and test it, and what is not
// ported.
func (m *Module) readme(l *ledger.Ledger) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nA Go module that [molt](https://%s) made of Python. It does what CPython %s does with the Python, or says below that it does not.\n", m.Program.Module, moltPath(), l.Python)
	if l.Skeleton {
		b.WriteString("It is a skeleton: packages, types, signatures and documentation, with bodies that panic.\n")
	}
	m.howTo(&b)
	m.contents(&b, l)
	if !l.Skeleton {
		left(&b, l)
	}
	if len(m.State) > 0 {
		b.WriteString("\n## Shared with what stays in Python\n\n")
		for _, s := range m.State {
			fmt.Fprintf(&b, "- module variable %s\n", plainText(s))
		}
	}
	return []byte(b.String())
}

// moltPath is where molt itself is found.
func moltPath() string { return strings.TrimSuffix(templates.RuntimePath, "/templates/pyrt") }

// howTo lists the commands.
func (m *Module) howTo(b *strings.Builder) {
	b.WriteString("\n## Build, run, test\n\n```sh\ngo build ./...\n")
	for _, file := range slices.Sorted(maps.Keys(m.Commands)) {
		fmt.Fprintf(b, "go build -o bin/ ./%s   # the program %s\n", m.Commands[file], codeText(file))
	}
	b.WriteString("go test ./...\n```\n")
	if m.Tests != nil {
		all, carried := m.Tests.Count()
		fmt.Fprintf(b, "\nThe tests are the examples of the Python's docstrings: %d of %d are carried over", carried, all)
		if carried < all {
			b.WriteString(", the others are skipped tests that say why")
		}
		b.WriteString(".\n")
	}
	b.WriteString("\nWhere molt and the Python are at hand, `molt verify .` compares the two, `molt status .` says what has drifted since, and\n`molt port` into this folder again keeps what was edited here.\n")
}

// contents says what is where.
func (m *Module) contents(b *strings.Builder, l *ledger.Ledger) {
	b.WriteString("\n## What is where\n\n")
	for _, f := range l.Files {
		switch {
		case f.Go != "":
			fmt.Fprintf(b, "- `%s`: %s\n", f.Go, plainText(f.Path))
		case f.Status == ledger.FileFailed:
			fmt.Fprintf(b, "- not read: %s: %s\n", plainText(f.Path), plainText(f.Reason))
		}
	}
	for _, lib := range []struct{ dir, what string }{
		{"internal/pyrt", "molt's support library, as far as it is used: Python's meaning where Go has another"},
		{"internal/dyn", "Python's own objects, for code whose types are not known (`*_dynamic.go` where both kinds meet)"},
		{"internal/doctest", "runs the examples of docstrings"},
	} {
		if slices.ContainsFunc(m.Names(), func(name string) bool { return path.Dir(name) == lib.dir }) {
			fmt.Fprintf(b, "- `%s`: %s\n", lib.dir, lib.what)
		}
	}
	fmt.Fprintf(b, "- `%s`: what became of each function, and why\n", ledger.Name)
}

// left lists what is not ported to Go's types: stubs first, then as the source has
// it.
func left(b *strings.Builder, l *ledger.Ledger) {
	s := l.Summary()
	fmt.Fprintf(b, "\n## What is not ported\n\n")
	if s.Count[ledger.Dynamic]+s.Count[ledger.Stub] == 0 {
		fmt.Fprintf(b, "Nothing: all %d functions have Go's own types.\n", s.Total)
		return
	}
	fmt.Fprintf(b, "Of %d functions, %d have Go's own types", s.Total, s.Count[ledger.Ported])
	if n := s.Count[ledger.Dynamic]; n > 0 {
		fmt.Fprintf(b, ", %d work over Python's own objects (they do the same, at about CPython's speed)", n)
	}
	if n := s.Count[ledger.Stub]; n > 0 {
		fmt.Fprintf(b, ", %d are stubs that panic", n)
	}
	b.WriteString(".\n\n")
	var list []ledger.Entry
	for _, f := range l.Functions {
		if f.Status != ledger.Ported {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(x, y ledger.Entry) int { return cmp.Compare(rank(x.Status), rank(y.Status)) })
	for i, f := range list {
		if i == maxListed {
			fmt.Fprintf(b, "- and %d more, in `%s`\n", len(list)-i, ledger.Name)
			break
		}
		why := ""
		if len(f.Reasons) > 0 {
			why = ": " + plainText(f.Reasons[0].Text)
		}
		fmt.Fprintf(b, "- `%s` (%s, %s:%d)%s\n", codeText(f.Python), f.Status, plainText(f.File), f.Line, why)
	}
}

// rank orders what is left: stubs first.
func rank(s ledger.Status) int {
	if s == ledger.Stub {
		return 0
	}
	return 1
}

// codeText makes a text of the input one line for code.
func codeText(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(report.Clean(s)), " "), "`", "'")
}

// plainText makes a text of the input one line that Markdown shows as it is.
func plainText(s string) string {
	s = strings.Join(strings.Fields(report.Clean(s)), " ")
	return strings.NewReplacer("<", "&lt;", "`", "'", "[", `\[`, "*", `\*`).Replace(s)
}
