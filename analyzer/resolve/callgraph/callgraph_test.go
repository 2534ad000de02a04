package callgraph_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

var update = flag.Bool("update", false, "rewrite the want sections of the golden files")

func TestGraph(t *testing.T) {
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
			last := len(ar.Files) - 1
			if ar.Files[last].Name != "want" {
				t.Fatal("the last file must be want")
			}
			got := dump(t, ar.Files[:last])
			if *update {
				ar.Files[last].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(ar.Files[last].Data), got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

var kinds = map[callgraph.SiteKind]string{
	callgraph.Call: "call", callgraph.Callback: "callback", callgraph.Property: "property",
	callgraph.Protocol: "protocol", callgraph.Decorator: "decorator", callgraph.Import: "import",
}

// dump prints a line a site: caller, line, kind, source, callees with confidence.
func dump(t *testing.T, files []txtar.File) string {
	var list []*resolve.File
	for _, f := range files {
		tree, err := syntax.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, resolve.Analyze(tree))
	}
	p := resolve.Link(list, resolve.Options{})
	g := callgraph.Build(p, infer.New(p))
	var out bytes.Buffer
	for _, fn := range p.Funcs {
		for _, s := range g.Out(fn) {
			tree := fn.File.Tree
			src, _, _ := strings.Cut(tree.Source(s.Node.Range()), "\n")
			fmt.Fprintf(&out, "%s:%d %s %s", fn.Qual, tree.Line(s.Node.Pos()), kinds[s.Kind], src)
			if s.External != "" {
				fmt.Fprintf(&out, " [%s]", s.External)
			}
			for _, c := range s.Callees {
				fmt.Fprintf(&out, " -> %s %.2f", c.Func.Qual, c.Confidence)
				if !slices.ContainsFunc(g.In(c.Func), func(e callgraph.Edge) bool { return e.Site == s }) {
					t.Errorf("no way back from %s", c.Func.Qual)
				}
			}
			fmt.Fprintln(&out)
		}
	}
	return out.String()
}
