package review

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/standing"
)

// TestMerge holds that git merges decisions on different functions by itself, and
// with its union driver those that stand side by side too.
func TestMerge(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil && os.Getenv("CI") != "true" {
		t.Skip("git is not installed")
	}
	decide := func(f *File, names ...string) *File {
		for _, name := range names {
			f.Decide(Decision{Function: name, Verdict: Accepted, Python: python, Go: goes, By: "Ann", Reason: "seen " + name})
		}
		return f
	}
	base := func() *File {
		f := decide(&File{}, "m.b", "m.d", "m.f")
		f.Baseline = map[string]Counts{"a.py": {Stub: 1}, "b.py": {Stub: 1}, "c.py": {Stub: 1}}
		return f
	}
	ours, theirs := decide(base(), "m.a"), decide(base(), "m.e")
	theirs.Decide(Decision{Function: "m.d", Verdict: Rejected, Python: python, Go: goes, By: "Bob", Reason: "no"})
	delete(ours.Baseline, "a.py")
	theirs.Baseline["c.py"] = Counts{}
	want := decide(base(), "m.a", "m.e")
	want.Functions["m.d"] = Entry{Verdict: Rejected, Judged: standing.Judged{Python: python, Go: goes}, By: "Bob", Reason: "no"}
	want.Baseline = map[string]Counts{"b.py": {Stub: 1}}
	if diff := cmp.Diff(want, merged(t, base(), ours, theirs)); diff != "" {
		t.Error(diff)
	}
	note := func(f *File, name, text string) *File {
		f.Decide(Decision{Function: name, Note: text, By: "Ann"})
		return f
	}
	ours, theirs = note(note(decide(base(), "m.g"), "m.x", "same"), "m.y", "1"), note(note(decide(base(), "m.h"), "m.x", "same"), "m.y", "2")
	want = note(note(note(decide(base(), "m.g", "m.h"), "m.x", "same"), "m.y", "1"), "m.y", "2")
	if diff := cmp.Diff(want, merged(t, base(), ours, theirs, "--union")); diff != "" {
		t.Error(diff)
	}
}

// merged has git merge two versions of a file.
func merged(t *testing.T, base, ours, theirs *File, options ...string) *File {
	t.Helper()
	dir := t.TempDir()
	args := append([]string{"merge-file", "-p"}, options...)
	for name, f := range map[string]*File{"ours": ours, "base": base, "theirs": theirs} {
		if err := os.WriteFile(filepath.Join(dir, name), f.Marshal(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("git", append(args, "ours", "base", "theirs")...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := Read(out)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return f
}
