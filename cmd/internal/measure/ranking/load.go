package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A loaded program is parsed and linked.
type loaded struct {
	program
	truth truth
	prog  *resolve.Program
	types *infer.Types
	graph *callgraph.Graph
	// want are the functions of truth.Functions, hottest first.
	want []*resolve.Func
	// share is the measured share of the functions that are among the first few.
	share map[*resolve.Func]float64
}

// load parses a program as a scan does: every Python file below its root.
func (s store) load(p program, t truth) (*loaded, error) {
	root := s.root(p)
	var files []*resolve.File
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		tree, err := syntax.Parse(filepath.ToSlash(rel), src)
		if err != nil {
			return nil // Python 2, templates: named by a scan, left out here
		}
		files = append(files, resolve.Analyze(tree))
		return nil
	})
	if err != nil {
		return nil, err
	}
	prog := resolve.Link(files, resolve.Options{Python: resolve.Version{Major: 3, Minor: 11}})
	l := &loaded{program: p, truth: t, prog: prog, types: infer.New(prog), share: map[*resolve.Func]float64{}}
	l.graph = callgraph.Build(prog, l.types)
	for _, f := range t.Functions {
		fn := find(prog, f)
		if fn == nil {
			return nil, fmt.Errorf("%s: %s:%d: no function %s: are the sources those of truth.json?", p.Name, f.File, f.Line, f.Name)
		}
		l.want = append(l.want, fn)
		l.share[fn] = f.Share
	}
	return l, nil
}

func find(prog *resolve.Program, t timing) *resolve.Func {
	f := prog.File(t.File)
	if f == nil {
		return nil
	}
	for _, fn := range f.Funcs {
		if fn.Def != nil && fn.Line() == t.Line {
			return fn
		}
	}
	return nil
}
