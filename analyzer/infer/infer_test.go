package infer_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestTypes checks every expression statement that ends in a comment "#: TYPE".
func TestTypes(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var files []*resolve.File
			for _, f := range ar.Files {
				tree, err := syntax.Parse(f.Name, f.Data)
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, resolve.Analyze(tree))
			}
			types := infer.New(resolve.Link(files, resolve.Options{}))
			checked := 0
			for _, f := range files {
				checked += check(t, types, f)
			}
			if checked == 0 {
				t.Error("nothing checked")
			}
		})
	}
}

func check(t *testing.T, types *infer.Types, f *resolve.File) int {
	want := make(map[int]string)
	for _, c := range f.Tree.Comments {
		if text, ok := strings.CutPrefix(c.Text, "#: "); ok {
			want[f.Tree.Line(c.Start)] = text
		}
	}
	n := 0
	syntax.InspectBody(f.Tree.Body, func(node syntax.Node) bool {
		s, ok := node.(*syntax.ExprStmt)
		if !ok {
			return true
		}
		line := f.Tree.Line(s.Pos())
		if w, ok := want[line]; ok {
			n++
			if got := types.TypeOf(f, s.Value).String(); got != w {
				t.Errorf("%s:%d: %s is %s, want %s", f.Path, line, f.Tree.Source(s.Range()), got, w)
			}
			delete(want, line)
		}
		return true
	})
	for line := range want {
		t.Errorf("%s:%d: no expression for the comment", f.Path, line)
	}
	return n
}
