package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestMisleads(t *testing.T) {
	abs := filepath.Join(t.TempDir(), ".git")
	env := []string{"GIT_DIR=.git", "GIT_DIR=" + abs, "GIT_INDEX_FILE=.git/index", "GIT_PREFIX=src/", "HOME=x"}
	if got, want := slices.DeleteFunc(env, misleads), []string{"GIT_DIR=" + abs, "HOME=x"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// repository makes a repository with one commit, on branch main.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil && os.Getenv("CI") != "true" {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	must(t, dir, "init", "-q", "-b", "main")
	must(t, dir, "config", "user.name", "Ann")
	must(t, dir, "config", "user.email", "ann@example.com")
	write(t, dir, "a.txt", "one\n")
	write(t, dir, "old.txt", "old\n")
	must(t, dir, "add", ".")
	must(t, dir, "commit", "-qm", "first")
	return dir
}

func must(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := Output(dir, args...)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestMake holds that a commit has what was asked for, and that nothing else of
// the repository moves.
func TestMake(t *testing.T) {
	dir := repository(t)
	write(t, dir, "a.txt", "changed\n")
	write(t, dir, "staged.txt", "staged\n")
	must(t, dir, "add", "staged.txt")
	before := must(t, dir, "status", "--porcelain", "--branch")
	odd := "go/ä \"x\"\t.go"
	c := Commit{Branch: "molt/f", Base: "HEAD", Message: "Port f\n\nAs it is.\n", Gone: []string{"old.txt"},
		Files: map[string][]byte{"go/f.go": []byte("package f\x00\n"), odd: []byte(""), "a.txt": []byte("two\n")}}
	commit, err := c.Make(dir)
	if err != nil {
		t.Fatal(err)
	}
	if after := must(t, dir, "status", "--porcelain", "--branch"); after != before {
		t.Errorf("status was\n%s\nand is\n%s", before, after)
	}
	if got := must(t, dir, "ls-tree", "-rz", "--name-only", commit); got != "a.txt\x00go/f.go\x00"+odd+"\x00" {
		t.Errorf("files %q", got)
	}
	if got := must(t, dir, "show", "molt/f:go/f.go"); got != "package f\x00\n" {
		t.Errorf("text %q", got)
	}
	if got := must(t, dir, "log", "-1", "--format=%an %cn %P%n%B", commit); !strings.HasPrefix(got, "Ann Ann "+strings.TrimSpace(must(t, dir, "rev-parse", "main"))+"\nPort f\n\nAs it is.\n") {
		t.Errorf("log %q", got)
	}
	for _, test := range []struct{ branch, base, want string }{
		{"molt/f", "HEAD", "the branch molt/f exists"},
		{"-x", "HEAD", "is no name of a branch"},
		{"a..b", "HEAD", "is no name of a branch"},
		{"g", "nowhere", `no commit "nowhere"`},
		{"g", "--all", `no commit "--all"`},
	} {
		_, err := (&Commit{Branch: test.branch, Base: test.base}).Make(dir)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s at %s: %v", test.branch, test.base, err)
		}
	}
}

func TestBelow(t *testing.T) {
	dir := repository(t)
	top, err := Top(dir)
	if err != nil {
		t.Fatal(err)
	}
	if rel, err := Below(top, filepath.Join(dir, "sub", "x")); err != nil || rel != "sub/x" {
		t.Errorf("%q, %v", rel, err)
	}
	if rel, err := Below(top, t.TempDir()); err == nil {
		t.Errorf("a folder elsewhere is %q", rel)
	}
	if _, err := Top(t.TempDir()); err == nil {
		t.Error("a folder without a repository has one")
	}
}
