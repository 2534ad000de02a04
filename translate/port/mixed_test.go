package port

import (
	"bytes"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestMixedIsDeterministic holds that two ports of a program with typed and dynamic
// parts have the same files.
func TestMixedIsDeterministic(t *testing.T) {
	for _, g := range readGoldens(t) {
		if !g.mixed() {
			continue
		}
		t.Run(g.name, func(t *testing.T) {
			first, second := portOnce(t, g), portOnce(t, g)
			if len(first.Files) != len(second.Files) {
				t.Fatalf("%d files, then %d", len(first.Files), len(second.Files))
			}
			for name, data := range first.Files {
				if !strings.HasPrefix(name, "internal/") && !bytes.Equal(data, second.Files[name]) {
					t.Errorf("%s differs from port to port", name)
				}
			}
		})
	}
}

func portOnce(t *testing.T, g *golden) *Module {
	t.Helper()
	tree, err := syntax.Parse(g.name+".py", g.file("in.py"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Port(resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{}), "example.com/golden")
	if err != nil {
		t.Fatal(err)
	}
	return m
}
