package effects_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestSummaries checks every def whose line ends in a comment "#: SUMMARY".
func TestSummaries(t *testing.T) {
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
			p := resolve.Link(files, resolve.Options{})
			types := infer.New(p)
			check(t, p, effects.Compute(p, types, callgraph.Build(p, types)))
		})
	}
}

func check(t *testing.T, p *resolve.Program, table *effects.Table) {
	checked := 0
	for _, f := range p.Files {
		want := make(map[int]string)
		for _, c := range f.Tree.Comments {
			if text, ok := strings.CutPrefix(c.Text, "#: "); ok {
				want[f.Tree.Line(c.Start)] = text
			}
		}
		for _, fn := range f.Funcs {
			w, ok := want[fn.Line()]
			if fn.Def == nil || !ok {
				continue
			}
			checked++
			if got := table.Of(fn).String(); got != w {
				t.Errorf("%s:%d: %s is %q, want %q", f.Path, fn.Line(), fn.Qual, got, w)
			}
		}
	}
	if checked == 0 {
		t.Error("nothing checked")
	}
}

func TestForeign(t *testing.T) {
	for _, tc := range []struct {
		name, want string
		known      bool
	}{
		{"math.sqrt", "pure fresh", true},
		{"list.append", "pure mutates 0", true},
		{"json.dump", "impure file mutates 1", true},
		{"os.path.join", "pure fresh", true},
		{"os.path.exists", "impure file fresh", true},
		{"requests.get", "impure network", true},
		{"requests", "pure", false},
		{"nosuch.thing", "pure", false},
		{"builtins.ValueError", "pure fresh", true},
	} {
		s, known := effects.Foreign(tc.name)
		if got := s.String(); got != tc.want || known != tc.known {
			t.Errorf("Foreign(%q) = %q, %v, want %q, %v", tc.name, got, known, tc.want, tc.known)
		}
	}
}
