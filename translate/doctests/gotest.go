package doctests

import (
	"fmt"
	"go/format"
	"path"
	"strconv"
	"strings"

	"github.com/molt-go/molt/templates"
)

// A Target says what became of a module of examples in Go.
type Target struct {
	Package string            // its Go package's name
	Module  string            // path of the Go module
	Funcs   map[string]string // Go names of its functions, by Python name
	Load    string            // the Go statement that runs what it imports, or ""
	// Links are the import paths of the packages that it finds by name.
	Links []string
}

// GoTest writes the test file of a module of examples.
func (m *Module) GoTest(t *Target) ([]byte, error) {
	var b strings.Builder
	links := ""
	for _, l := range t.Links {
		links += fmt.Sprintf("\t_ %q\n", l)
	}
	fmt.Fprintf(&b, "// The examples of %s's documentation, one test a docstring.\n\npackage %s\n\nimport (\n\t\"testing\"\n\n\t%q\n%s)\n",
		path.Base(m.Of.Path), t.Package, path.Join(t.Module, "internal/doctest"), links)
	for _, d := range m.Docs {
		name := "Test" + strings.TrimSuffix(exported(d.Name), "Examples")
		run := "nil"
		if fn := t.Funcs[d.Name]; fn != "" {
			run = fn
			if t.Load != "" {
				run = "func() { " + t.Load + "; " + fn + "() }"
			}
		}
		fmt.Fprintf(&b, "\n// %s holds the examples of %s.\nfunc %s(t *testing.T) {\n", name, d.Of, name)
		fmt.Fprintf(&b, "\tdoctest.Run(t, %s, []doctest.Example{\n", run)
		for _, e := range d.Examples {
			b.WriteString("\t\t{" + e.literal() + "},\n")
		}
		b.WriteString("\t})\n}\n")
	}
	return format.Source([]byte(b.String()))
}

// literal writes the fields of an example.
func (e *Example) literal() string {
	fields := []string{fmt.Sprintf("Line: %d", e.Line), "Source: " + quoted(e.Source)}
	if e.Want != "" {
		fields = append(fields, "Want: "+quoted(e.Want))
	}
	if len(e.Options) > 0 {
		fields = append(fields, fmt.Sprintf("Options: %#v", e.Options))
	}
	if e.Skip != "" {
		fields = append(fields, "Skip: "+quoted(e.Skip))
	}
	return strings.Join(fields, ", ")
}

// quoted writes a text as Go.
func quoted(s string) string {
	if strconv.CanBackquote(s) && !strings.Contains(s, "\n") && strings.ContainsAny(s, "\"\\") {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// exported is the Go name that a test has by a function's Python name.
func exported(name string) string {
	var b strings.Builder
	for _, w := range strings.Split(name, "_") {
		if w != "" {
			b.WriteString(strings.ToUpper(w[:1]) + w[1:])
		}
	}
	return b.String()
}

// Runner returns the Go files of the package that runs the examples, for a Go
// module, by slash path.
func Runner(module string) (map[string][]byte, error) {
	_, sources, err := templates.Doctest.Sources()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, src := range sources {
		text := strings.ReplaceAll(string(src.Text), templates.RuntimePath, path.Join(module, "internal/pyrt"))
		files[path.Join("internal/doctest", src.Name)] = []byte(text)
	}
	return files, nil
}
