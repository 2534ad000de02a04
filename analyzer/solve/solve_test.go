package solve

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var update = flag.Bool("update", false, "write the expected types")

// TestTypes compares the types of each case with its testdata/*.types. A case is a
// testdata/*.py, or the example of that name.
func TestTypes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.types")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".types"), func(t *testing.T) {
			golden := path
			path := strings.TrimSuffix(golden, ".types") + ".py"
			if _, err := os.Stat(path); err != nil {
				name := strings.TrimSuffix(filepath.Base(path), ".py")
				path = filepath.Join("..", "..", "examples", name, name+".py")
			}
			got := describe(t, path)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("types differ (-want +got):\n%s", diff)
			}
		})
	}
}

func describe(t *testing.T, path string) string {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := syntax.Parse(filepath.Base(path), src)
	if err != nil {
		t.Fatal(err)
	}
	prog := resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{})
	sol := Solve(prog)
	var b strings.Builder
	for _, fn := range prog.Funcs {
		if fn.Kind == resolve.ModuleBody {
			fmt.Fprintln(&b, "module")
		} else {
			fmt.Fprintln(&b, sol.Signature(fn))
		}
		for _, s := range fn.File.SymbolsOf(fn.Scope) {
			if s.Bound() && s.Flags&resolve.Parameter == 0 && s.Flags&resolve.Assigned != 0 {
				id := fn.File.Lookup(fn.Scope, s.Name)
				if text := sol.String(sol.Symbol(fn.File, id)); !strings.HasPrefix(text, "def ") && !strings.HasPrefix(text, "type[") {
					fmt.Fprintf(&b, "    %s: %s\n", s.Name, text)
				}
			}
		}
	}
	for _, c := range prog.Classes {
		fmt.Fprintf(&b, "class %s\n", c.Name)
		seen := map[string]bool{}
		for _, a := range c.Attrs {
			if !seen[a.Name] {
				seen[a.Name] = true
				fmt.Fprintf(&b, "    %s: %s\n", a.Name, sol.String(sol.Attr(c, a.Name)))
			}
		}
	}
	return b.String()
}
