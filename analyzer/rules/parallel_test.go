package rules

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestCheckInParallel runs all rules over all test data as one program, file
// after file and at the same time: no rule crashes on what another looks
// for, and both ways find the same. The race detector watches the second.
func TestCheckInParallel(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*.py")
	if err != nil {
		t.Fatal(err)
	}
	var files []*resolve.File
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := syntax.Parse(filepath.ToSlash(path), src)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, resolve.Analyze(tree))
	}
	prog := resolve.Link(files, resolve.Options{})
	types := infer.New(prog)
	graph := callgraph.Build(prog, types)
	c := NewContext(types, graph, effects.Compute(prog, types, graph), heat.Estimate(types, graph, heat.Options{}))
	suite := NewSuite(All())
	one := make([][]findings.Finding, len(files))
	for i, f := range files {
		if one[i], err = suite.Check(c, f); err != nil {
			t.Error(err)
		}
	}
	many := make([][]findings.Finding, len(files))
	var wg sync.WaitGroup
	for i, f := range files {
		wg.Go(func() {
			found, err := suite.Check(c, f)
			if err != nil {
				t.Error(err)
			}
			many[i] = found
		})
	}
	wg.Wait()
	if diff := cmp.Diff(one, many); diff != "" {
		t.Errorf("findings (-one after another +in parallel):\n%s", diff)
	}
}

// FuzzCheck looks for source that parses and makes a rule crash.
func FuzzCheck(f *testing.F) {
	paths, err := filepath.Glob("testdata/*/*.py")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	suite := NewSuite(All())
	f.Fuzz(func(t *testing.T, src string) {
		tree, err := syntax.Parse("fuzz.py", []byte(src))
		if err != nil {
			return
		}
		prog := resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{})
		types := infer.New(prog)
		graph := callgraph.Build(prog, types)
		c := NewContext(types, graph, effects.Compute(prog, types, graph), heat.Estimate(types, graph, heat.Options{}))
		if _, err := suite.Check(c, prog.Files[0]); err != nil {
			t.Error(err)
		}
	})
}
