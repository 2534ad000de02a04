package rules

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/internal/registry"
	"github.com/molt-go/molt/analyzer/levers"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/rules/measure"
	"github.com/molt-go/molt/analyzer/syntax"
)

// program analyses one file as a program of its own.
func program(t *testing.T, path, src string) (*Context, *resolve.File) {
	t.Helper()
	tree, err := syntax.Parse(path, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	prog := resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{})
	types := infer.New(prog)
	graph := callgraph.Build(prog, types)
	eff := effects.Compute(prog, types, graph)
	return NewContext(types, graph, eff, heat.Estimate(types, graph, heat.Options{})), prog.Files[0]
}

// TestRules runs each rule over testdata/<rule>/*.py. A line with a comment
// `# want "regexp"` must have a finding whose message matches, and no other
// line may have one.
func TestRules(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("testdata", r.ID, "*.py"))
			if err != nil {
				t.Fatal(err)
			}
			var fire, silent int
			for _, file := range files {
				src, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				c, f := program(t, filepath.Base(file), string(src))
				f.Role = resolve.Own
				found, err := NewSuite([]*Rule{r}).Check(c, f)
				if err != nil {
					t.Fatal(err)
				}
				wants := wanted(t, f)
				matchWants(t, file, wants, found)
				a, b := cases(f, wants)
				fire, silent = fire+a, silent+b
			}
			if fire < 3 || silent < 3 || silent < fire {
				t.Errorf("testdata/%s has %d functions that fire and %d that do not; want 3 of each and as many that do not", r.ID, fire, silent)
			}
		})
	}
}

// TestBeforeAfter checks that each rule fires on its Before and not on its After.
func TestBeforeAfter(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			for _, snippet := range []struct {
				name, src string
				fires     bool
			}{{"before", r.Before, true}, {"after", r.After, false}} {
				c, f := program(t, snippet.name+".py", snippet.src)
				found, err := NewSuite([]*Rule{r}).Check(c, f)
				if err != nil {
					t.Fatal(err)
				}
				if fires := len(found) > 0; fires != snippet.fires {
					t.Errorf("%s: fires = %t, want %t", snippet.name, fires, snippet.fires)
				}
			}
		})
	}
}

// TestDocumented checks that each rule has its text, levers that exist and a
// measured cost.
func TestDocumented(t *testing.T) {
	known := 0
	for _, r := range All() {
		_, measured := measure.Costs().Pair(r.Cost)
		lacks := map[string]bool{
			"an ID in kebab case":     r.ID == "" || strings.Trim(r.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "",
			"a title":                 r.Title == "" || strings.HasSuffix(r.Title, "."),
			"what":                    !strings.HasSuffix(r.What, "."),
			"why":                     !strings.HasSuffix(r.Why, "."),
			"before and after":        r.Before == "" || r.After == "",
			"when not":                len(r.WhenNot) == 0,
			"levers":                  len(r.Levers) == 0,
			"nodes":                   len(r.Nodes) == 0,
			"a measured cost":         r.Cost != "" && !measured,
			"a basis for its figures": r.Cost == "" && r.Basis == "",
		}
		for what, is := range lacks {
			if is {
				t.Errorf("%s lacks %s", r.ID, what)
			}
		}
		for _, id := range r.Levers {
			if levers.Find(id) == nil {
				t.Errorf("%s names the lever %q, which does not exist", r.ID, id)
			}
		}
		if Find(r.ID) != r {
			t.Errorf("Find(%q) is another rule", r.ID)
		}
		known++
	}
	if known == 0 {
		t.Error("no rules")
	}
}

// TestTestdataHasRules finds folders of testdata that no rule reads.
func TestTestdataHasRules(t *testing.T) {
	dirs, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		if Find(filepath.Base(dir)) == nil {
			t.Errorf("%s belongs to no rule", dir)
		}
	}
}

func TestRegistryIsFresh(t *testing.T) {
	entries, err := registry.Entries(os.DirFS("."), "Rule")
	if err != nil {
		t.Fatal(err)
	}
	want, err := registry.Render("rules", "Rule", "all", entries)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(registry.FileName)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("registry.go is stale, run go generate (-want +got):\n%s", diff)
	}
	for _, e := range entries {
		if file := strings.TrimSuffix(e.File, ".go"); !slices.ContainsFunc(all, func(r *Rule) bool { return strings.ReplaceAll(r.ID, "-", "_") == file }) {
			t.Errorf("%s holds a rule of another name", e.File)
		}
	}
}
