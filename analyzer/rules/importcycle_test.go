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

// TestImportCycle checks that an import which breaks a cycle is left where it is.
func TestImportCycle(t *testing.T) {
	sources := []struct{ path, src string }{
		{"pkg/__init__.py", "from pkg.a import one\n"},
		{"pkg/a.py", "def one(n):\n    while n:\n        from pkg.b import two\n        n = two()\n\ndef three(n):\n    while n:\n        from pkg.c import four\n        n = four()\n"},
		{"pkg/b.py", "import pkg.a\n\ndef two():\n    return pkg.a\n"},
		{"pkg/c.py", "def four():\n    return 4\n"},
		{"main.py", "def run(n):\n    while n:\n        from pkg.b import two\n        n = two()\n"},
	}
	var files []*resolve.File
	for _, s := range sources {
		tree, err := syntax.Parse(s.path, []byte(s.src))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, resolve.Analyze(tree))
	}
	prog := resolve.Link(files, resolve.Options{})
	types := infer.New(prog)
	graph := callgraph.Build(prog, types)
	c := NewContext(types, graph, effects.Compute(prog, types, graph), heat.Estimate(types, graph, heat.Options{}))
	suite := NewSuite([]*Rule{importInFunction})
	// pkg/a.py cannot import pkg.b, which imports it, nor pkg.c: the package
	// around it imports pkg.a, and is loaded first.
	for path, want := range map[string]int{"pkg/a.py": 0, "main.py": 1} {
		found, err := suite.Check(c, prog.File(path))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != want {
			t.Errorf("%s: %d findings, want %d", path, len(found), want)
		}
	}
}
