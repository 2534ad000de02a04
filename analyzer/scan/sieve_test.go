package scan

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/suppress"
)

func accept(t *testing.T, root string) *suppress.Baseline {
	t.Helper()
	s := setup{}
	s.settings(t, root)
	b, res, err := Accept(t.Context(), []string{root}, s.opt, s.filter)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Findings) == 0 {
		t.Fatal("nothing to accept")
	}
	data, err := b.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if b, err = suppress.DecodeBaseline(data); err != nil {
		t.Fatal(err)
	}
	return b
}

// TestBaseline holds that a baseline serves the whole repository and each
// folder of it, wherever it was written from.
func TestBaseline(t *testing.T) {
	root := plant(t, map[string]string{"a.py": uniqueHosts, "sub/b.py": uniqueHosts, "sub/deep/c.py": uniqueHosts})
	for _, test := range []struct {
		accepted, scanned string
		want              []string // new findings
		silenced          int
	}{
		{".", ".", []string{}, 3},
		{".", "sub", []string{}, 2},
		{".", "sub/deep", []string{}, 1},
		{"sub", ".", []string{"a.py:7 list-membership"}, 2},
		{"sub/deep", "sub", []string{"b.py:7 list-membership"}, 1},
	} {
		t.Run(test.accepted+" "+test.scanned, func(t *testing.T) {
			s := setup{filter: Filter{Baseline: accept(t, filepath.Join(root, test.accepted))}}
			res := s.must(t, filepath.Join(root, test.scanned))
			same(t, "findings", places(res.Findings), test.want)
			same(t, "suppressed", []int{res.Suppressed, len(res.Silenced)}, []int{test.silenced, test.silenced})
			same(t, "notes", notes(res.Notes), []string{})
		})
	}
}

// TestStaleBaseline holds which entries a scan calls stale: those of files that
// it looked at, or that are gone from its folder.
func TestStaleBaseline(t *testing.T) {
	root := plant(t, map[string]string{"a.py": uniqueHosts, "sub/b.py": uniqueHosts, "sub/c.py": uniqueHosts, "sub/d.py": uniqueHosts})
	all := accept(t, root)
	write(t, root, map[string]string{"a.py": "x = 1\n", "sub/b.py": "x = 1\n", "sub/d.py": "x = (\n"})
	if err := os.Remove(filepath.Join(root, "sub", "c.py")); err != nil {
		t.Fatal(err)
	}
	write(t, root, map[string]string{"sub/e.py": uniqueHosts})
	s := setup{filter: Filter{Baseline: all}}
	for scanned, want := range map[string][]string{
		".":   {"a.py:0 stale-baseline", "sub/b.py:0 stale-baseline", "sub/c.py:0 stale-baseline"},
		"sub": {"b.py:0 stale-baseline", "c.py:0 stale-baseline"},
	} {
		same(t, scanned, notes(s.must(t, filepath.Join(root, scanned)).Notes), want)
	}
	s.only = []string{"keys-then-index"} // which looks for nothing that was accepted
	same(t, "another rule", notes(s.must(t, root).Notes), []string{"sub/c.py:0 stale-baseline"})
}

// TestSince holds that changed lines count from the folder that holds all paths.
func TestSince(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is not installed")
		}
		t.Skip("git is not installed")
	}
	root := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", root, "-c", "user.name=m", "-c", "user.email=m@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q")
	write(t, root, map[string]string{"x/a.py": uniqueHosts, "y/b.py": uniqueHosts})
	git("add", ".")
	git("commit", "-q", "-m", "first")
	write(t, root, map[string]string{"y/b.py": uniqueHosts + "# more\n", "y/c.py": uniqueHosts})
	s := setup{filter: Filter{Since: "HEAD"}}
	same(t, "lines elsewhere, a new file", places(s.must(t, filepath.Join(root, "x"), filepath.Join(root, "y")).Findings), []string{"y/c.py:7 list-membership"})
	write(t, root, map[string]string{"y/b.py": "\n" + uniqueHosts})
	same(t, "a line above", places(s.must(t, root).Findings), []string{"y/c.py:7 list-membership"})
	write(t, root, map[string]string{"x/a.py": "import os\n\n\ndef unique(hosts):\n    seen = []\n    for h in hosts:\n        if h not in seen:\n            seen.append(h)\n    return seen\n\n\nunique(os.listdir())\n"})
	same(t, "the line itself", sorted(places(s.must(t, root).Findings)), []string{"(x/a.py:7 list-membership)", "y/c.py:7 list-membership"})
	s.filter.Since = "no-such-commit"
	if _, err := s.run(t, root); err == nil {
		t.Error("an unknown commit is no error")
	}
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// TestComments holds that findings silenced by comments are kept apart.
func TestComments(t *testing.T) {
	root := plant(t, map[string]string{"a.py": "# molt: ignore-file[list-membership] a script\n" + uniqueHosts, "b.py": uniqueHosts})
	res := setup{}.must(t, root)
	same(t, "findings", places(res.Findings), []string{"b.py:7 list-membership"})
	by := []string{}
	for _, x := range res.Silenced {
		by = append(by, x.By+" "+places([]findings.Finding{x.Finding})[0])
	}
	same(t, "silenced", by, []string{"comment a.py:8 list-membership"})
}
