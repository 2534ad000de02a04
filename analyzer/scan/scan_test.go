package scan

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/rules"
)

// uniqueHosts has one finding of list-membership, on its line 7.
const uniqueHosts = `import sys


def unique(hosts):
    seen = []
    for host in hosts:
        if host not in seen:
            seen.append(host)
    return seen


print(len(unique(sys.stdin)))
`

// plant writes files by slash path below a new folder, which is a repository so
// that nothing above it counts, and returns the folder.
func plant(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	write(t, root, map[string]string{".git/HEAD": ""})
	write(t, root, files)
	return root
}

func write(t testing.TB, root string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A setup is one scan: of what, and how.
type setup struct {
	opt    Options
	filter Filter
	only   []string // rules; none: list-membership
}

// run scans a folder with the settings found in it.
func (s setup) run(t testing.TB, paths ...string) (*findings.Result, error) {
	t.Helper()
	s.settings(t, paths[0])
	return Run(t.Context(), paths, s.opt, s.filter)
}

func (s *setup) settings(t testing.TB, base string) {
	t.Helper()
	only := s.only
	if only == nil {
		only = []string{"list-membership"}
	}
	tree, err := config.NewTree(base, config.Options{Rules: rules.IDs(), Override: func(c *config.Config) { c.Select = only }})
	if err != nil {
		t.Fatal(err)
	}
	s.filter.Settings = tree
	s.opt.Source = tree.SourceOptions()
}

func (s setup) must(t testing.TB, paths ...string) *findings.Result {
	t.Helper()
	res, err := s.run(t, paths...)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// places writes findings as "file#cell:line rule", those hidden in brackets.
func places(list []findings.Finding) []string {
	out := []string{}
	for _, x := range list {
		s := fmt.Sprintf("%s:%d %s", findings.SourceKey(x.File, x.Cell), x.Line, x.Rule)
		if x.Level == findings.Hidden {
			s = "(" + s + ")"
		}
		out = append(out, s)
	}
	return out
}

func notes(list []findings.Note) []string {
	out := []string{}
	for _, n := range list {
		out = append(out, fmt.Sprintf("%s:%d %s", findings.SourceKey(n.File, n.Cell), n.Line, n.Kind))
	}
	return out
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func asJSON(t *testing.T, res *findings.Result) string {
	t.Helper()
	data, err := json.Marshal(struct {
		*findings.Result
		Texts map[string]string
	}{res, res.Sources})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestFindings(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string // shown, or (hidden)
	}{
		{"one", map[string]string{"a.py": uniqueHosts}, []string{"a.py:7 list-membership"}},
		{"in the order of files where gains are equal", map[string]string{"b.py": uniqueHosts, "a.py": uniqueHosts, "c/d.py": uniqueHosts},
			[]string{"a.py:7 list-membership", "b.py:7 list-membership", "c/d.py:7 list-membership"}},
		{"min-gain", map[string]string{"a.py": uniqueHosts, "molt.toml": "min-gain = 1.0\n"}, []string{"(a.py:7 list-membership)"}},
		{"min-gain of one folder", map[string]string{"a.py": uniqueHosts, "b/b.py": uniqueHosts, "b/molt.toml": "min-gain = 1.0\n"},
			[]string{"a.py:7 list-membership", "(b/b.py:7 list-membership)"}},
		{"per-file-ignores", map[string]string{"a.py": uniqueHosts, "old/b.py": uniqueHosts,
			"molt.toml": "[per-file-ignores]\n\"old/\" = [\"list-membership\"]\n"}, []string{"a.py:7 list-membership"}},
		{"ignore", map[string]string{"a.py": uniqueHosts, "molt.toml": "ignore = [\"list-membership\"]\n"}, []string{}},
		{"tests are hidden", map[string]string{"a.py": uniqueHosts, "tests/test_a.py": "from a import unique\n\n\n" +
			"def test_unique():\n    seen = []\n    for x in unique(open(\"x\")):\n        if x not in seen:\n            seen.append(x)\n    assert seen\n"},
			[]string{"a.py:7 list-membership", "(tests/test_a.py:7 list-membership)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			same(t, "findings", places(setup{}.must(t, plant(t, test.files)).Findings), test.want)
		})
	}
}

// TestOrder holds the order of findings: level, then gain, then place.
func TestOrder(t *testing.T) {
	find := func(level findings.Level, gain float64, file string, line int) findings.Finding {
		return findings.Finding{Level: level, Gain: gain, File: file, Line: line}
	}
	want := []findings.Finding{
		find(findings.High, 0.1, "z.py", 1),
		find(findings.Medium, 0.2, "b.py", 9),
		find(findings.Medium, 0.1, "a.py", 2),
		find(findings.Medium, 0.1, "a.py", 10),
		find(findings.Medium, 0.1, "b.py", 1),
		find(findings.Low, 0.9, "a.py", 1),
		find(findings.Hidden, 0.9, "a.py", 1),
	}
	for i := range want {
		for j := range want {
			if got := byGain(want[i], want[j]); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%d to %d: %d", i, j, got)
			}
		}
	}
}

func TestFailures(t *testing.T) {
	root := plant(t, map[string]string{
		"good.py": "print(1)\n", "bad.py": "def f(:\n", "nul.py": "x = 1\x00\n", "latin.py": "x = '\xe9'\n", "broken.ipynb": "{",
	})
	res := setup{}.must(t, root)
	got := []string{}
	for _, f := range res.Files.Failed {
		got = append(got, fmt.Sprintf("%s:%d", f.File, f.Line))
	}
	same(t, "failed", got, []string{"bad.py:1", "broken.ipynb:0", "latin.py:1", "nul.py:1"})
	same(t, "counts", []int{res.Files.Total, res.Files.Parsed}, []int{5, 1})
}

func TestNothing(t *testing.T) {
	root := plant(t, map[string]string{"bad.py": "def f(:\n", "empty/x.txt": ""})
	for name, want := range map[string][]string{"bad.py": {"bad.py"}, "empty": {}, "none": {"none"}} {
		_, err := setup{}.run(t, filepath.Join(root, name))
		nothing, ok := err.(*Nothing)
		if !ok {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := []string{}
		for _, f := range nothing.Failed {
			got = append(got, filepath.Base(f.File))
		}
		same(t, name, got, want)
	}
}

func TestCancelled(t *testing.T) {
	root := plant(t, map[string]string{"a.py": uniqueHosts})
	s := setup{}
	s.settings(t, root)
	ctx, cancel := cancelled(t)
	cancel()
	if res, err := Run(ctx, []string{root}, s.opt, s.filter); err != ctx.Err() || res != nil {
		t.Errorf("got %v, %v", res, err)
	}
}

// TestWorkers holds that the result depends on the files alone, whatever runs at once.
func TestWorkers(t *testing.T) {
	files := map[string]string{"bad.py": "x = (\n"}
	for i := range 40 {
		files[fmt.Sprintf("p%d/m%d.py", i%4, i)] = strings.ReplaceAll(uniqueHosts, "unique", fmt.Sprintf("unique_%d", i))
	}
	root := plant(t, files)
	want := ""
	for _, workers := range []int{1, 2, 8, 8} {
		got := asJSON(t, setup{opt: Options{Workers: workers}, only: rules.IDs()}.must(t, root))
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("%d workers: (-want +got)\n%s", workers, cmp.Diff(want, got))
		}
	}
}

// TestProfile holds that a profile decides the ranking, and what did not match is a note.
func TestProfile(t *testing.T) {
	const text = `def cold(n):
    return sum(i * j for i in range(n) for j in range(n))


def warm(n):
    return n + 1


print(cold(1000), warm(1))
`
	root := plant(t, map[string]string{"a.py": text})
	first := func(res *findings.Result) string {
		return res.Hotspots[0].Symbol + " " + string(res.Hotspots[0].Evidence)
	}
	same(t, "static", first(setup{}.must(t, root)), "a.cold static")
	p, err := evidence.Read("p.txt", []byte("<module> (a.py:9);warm (a.py:6) 90\n<module> (a.py:9);cold (a.py:2) 8\nother (z.py:1) 2\n"))
	if err != nil {
		t.Fatal(err)
	}
	res := setup{opt: Options{Profile: p}}.must(t, root)
	same(t, "profile", first(res), "a.warm profile")
	same(t, "evidence", res.Evidence, findings.Profile)
	kinds := map[string]bool{}
	for _, n := range res.Notes {
		kinds[n.Kind] = true
	}
	same(t, "notes", maps.Collect(maps.All(kinds)), map[string]bool{"profile-unmatched": true})
}

// TestRoots holds that imports start from the folders that the settings name.
func TestRoots(t *testing.T) {
	root := plant(t, map[string]string{"lib/code/core.py": "def f(n):\n    return n\n", "main.py": "from core import f\n\nf(1)\n"})
	for _, test := range []struct {
		roots []string
		want  string
	}{
		{nil, "lib.code.core"},
		{[]string{filepath.Join(root, "lib", "code")}, "core"},
		{[]string{root, filepath.Dir(root)}, "lib.code.core"},
	} {
		p, err := Load(t.Context(), []string{root}, Options{Roots: test.roots})
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint(test.roots), p.Program.Files[0].Module.Name, test.want)
	}
}
