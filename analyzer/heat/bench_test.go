package heat_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// BenchmarkEstimate estimates the Python library in the folder MOLT_BENCH_DIR,
// without its tests.
func BenchmarkEstimate(b *testing.B) {
	dir := os.Getenv("MOLT_BENCH_DIR")
	if dir == "" {
		b.Skip("MOLT_BENCH_DIR names no folder of Python files")
	}
	var files []*resolve.File
	bytes := int64(0)
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "test" || d.Name() == "tests" || d.Name() == "site-packages") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".py" {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if tree, err := syntax.Parse(filepath.ToSlash(rel), src); err == nil {
			files = append(files, resolve.Analyze(tree))
			bytes += int64(len(src))
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	prog := resolve.Link(files, resolve.Options{})
	types := infer.New(prog)
	graph := callgraph.Build(prog, types)
	b.SetBytes(bytes)
	for b.Loop() {
		heat.Estimate(types, graph, heat.Options{})
	}
}
