package rules

import (
	"testing"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A source is a file of a program.
type source struct{ path, text string }

// linked returns what is known about a program of several files.
func linked(t *testing.T, sources []source) *Context {
	t.Helper()
	var files []*resolve.File
	for _, s := range sources {
		tree, err := syntax.Parse(s.path, []byte(s.text))
		if err != nil {
			t.Fatal(err)
		}
		f := resolve.Analyze(tree)
		f.Role = resolve.Own
		files = append(files, f)
	}
	prog := resolve.Link(files, resolve.Options{})
	types := infer.New(prog)
	graph := callgraph.Build(prog, types)
	return NewContext(types, graph, effects.Compute(prog, types, graph), heat.Estimate(types, graph, heat.Options{}))
}

// TestImportCycle checks that an import which breaks a cycle is left where it is.
func TestImportCycle(t *testing.T) {
	c := linked(t, []source{
		{"pkg/__init__.py", "from pkg.a import one\n"},
		{"pkg/a.py", "def one(n):\n    while n:\n        from pkg.b import two\n        n = two()\n\ndef three(n):\n    while n:\n        from pkg.c import four\n        n = four()\n"},
		{"pkg/b.py", "import pkg.a\n\ndef two():\n    return pkg.a\n"},
		{"pkg/c.py", "def four():\n    return 4\n"},
		{"main.py", "def run(n):\n    while n:\n        from pkg.b import two\n        n = two()\n"},
	})
	suite := NewSuite([]*Rule{importInFunction})
	// pkg/a.py cannot import pkg.b, which imports it, nor pkg.c: the package
	// around it imports pkg.a, and is loaded first.
	for path, want := range map[string]int{"pkg/a.py": 0, "main.py": 1} {
		found, err := suite.Check(c, c.Program.File(path))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != want {
			t.Errorf("%s: %d findings, want %d", path, len(found), want)
		}
	}
}
