package suppress

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const patch = `diff --git a/a.py b/a.py
index 1..2 100644
--- a/a.py
+++ b/a.py
@@ -1,2 +1,3 @@ def f():
-++ b/no.py
--- a/no.py
++++ b/no.py
+@@ -1 +1 @@
+x
@@ -9,0 +11 @@
+y
\ No newline at end of file
@@ -20,2 +21,0 @@
-a
-b
diff --git a/gone.py b/gone.py
deleted file mode 100644
--- a/gone.py
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git a/old.py b/new name.py
similarity index 90%
rename from old.py
rename to new name.py
--- a/old.py
+++ b/new name.py` + "\t" + `
@@ -1 +1 @@
-x
+y
diff --git "a/q\303\251\"\n.py" "b/q\303\251\"\n.py"
--- "a/q\303\251\"\n.py"
+++ "b/q\303\251\"\n.py"
@@ -5,0 +6,2 @@
+x
+y
diff --git a/bin.py b/bin.py
Binary files a/bin.py and b/bin.py differ
diff --git a/moved.py b/dir/moved.py
similarity index 100%
rename from moved.py
rename to dir/moved.py
diff --git a/mode.py b/mode.py
old mode 100644
new mode 100755
`

func TestParseDiff(t *testing.T) {
	got, err := parseDiff(strings.NewReader(patch))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]span{"a.py": {{1, 3}, {11, 11}}, "new name.py": {{1, 1}}, "qé\"\n.py": {{6, 7}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(span{})); diff != "" {
		t.Error(diff)
	}
}

func TestParseDiffMistakes(t *testing.T) {
	for in, want := range map[string]string{
		"+++ b/a\n@@ -1 +1 @@\n-x\n":        "the patch ends within a hunk",
		"+++ b/a\n@@ -1 +1 @@\n-x\nstray\n": "a hunk is shorter than it says",
		"@@ -1 1 @@\n":                      `bad hunk header "@@ -1 1 @@"`,
		"@@ -1\n":                           `bad hunk header "@@ -1"`,
		"@@ -1 +99999999999 @@\n":           `bad hunk header "@@ -1 +99999999999 @@"`,
		"+++ c/a\n":                         `file name "c/a" in a patch`,
		`+++ "b/\9"` + "\n":                 `quoted file name "\"b/\\9\"" in a patch`,
		`+++ "b/a` + "\n":                   `quoted file name "\"b/a" in a patch`,
	} {
		if _, err := parseDiff(strings.NewReader(in)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", in, err, want)
		}
	}
}

func FuzzParseDiff(f *testing.F) {
	f.Add(patch)
	f.Fuzz(func(t *testing.T, text string) {
		files, err := parseDiff(strings.NewReader(text))
		if err != nil {
			return
		}
		for name, spans := range files {
			for _, s := range spans {
				if s.from > s.to || s.to-s.from > len(text) {
					t.Errorf("%q: %v", name, spans)
				}
			}
		}
	})
}

// repository runs git commands in a new repository; its state is left to be asked about.
type repository struct {
	t   *testing.T
	dir string
}

func newRepository(t *testing.T) repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is missing")
		}
		t.Skip("needs git")
	}
	t.Setenv("HOME", t.TempDir())
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+who+"_NAME", "molt")
		t.Setenv("GIT_"+who+"_EMAIL", "molt@example.org")
	}
	r := repository{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r repository) git(args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

func (r repository) write(name, text string) {
	r.t.Helper()
	full := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// touched lists which of the lines 1 to 9 of a file are changed.
func touched(c *Changes, file string) string {
	var b strings.Builder
	for n := 1; n <= 9; n++ {
		if c.Touches(file, n, n) {
			b.WriteByte(byte('0' + n))
		}
	}
	return b.String()
}

func TestChangedSince(t *testing.T) {
	r := newRepository(t)
	long := "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
	for _, name := range []string{"a.py", "src/b.py", "src/old.py", "src/same.py", "src/n.ipynb", "src/é x.py", "mode.py"} {
		r.write(name, long)
	}
	r.write(".gitignore", "gen.py\n")
	r.git("add", ".")
	r.git("commit", "-qm", "1")
	r.git("checkout", "-qb", "work")
	r.write("a.py", strings.Replace(long, "5", "five", 1))
	r.git("commit", "-qam", "2")
	r.write("src/b.py", strings.Replace(long, "2\n", "", 1)+"ten\n")
	r.git("mv", "src/old.py", "src/new.py")
	r.write("src/new.py", strings.Replace(long, "9", "nine", 1))
	r.git("add", ".")
	r.write("src/é x.py", strings.Replace(long, "3", "three", 1))
	r.write("src/n.ipynb", strings.Replace(long, "3", "three", 1))
	r.write("src/fresh.py", long)
	r.write("gen.py", long)
	r.git("config", "diff.noprefix", "true")
	r.git("config", "diff.external", "false")
	r.git("config", "color.diff", "always")
	r.git("checkout", "-q", "main", "--", "mode.py")

	all := "123456789"
	root, err := ChangedSince(r.dir, "main")
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"a.py": "5", "src/b.py": "9", "src/new.py": "9", "src/same.py": "", "src/old.py": "", "src/é x.py": "3",
		"src/n.ipynb": all, "src/fresh.py": all, "gen.py": all, "mode.py": "",
	} {
		if got := touched(root, file); got != want {
			t.Errorf("%s: lines %q, want %q", file, got, want)
		}
	}
	if !root.Touches("a.py", 1, 9) || root.Touches("a.py", 6, 9) {
		t.Error("ranges of lines")
	}
	src, err := ChangedSince(filepath.Join(r.dir, "src"), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{"b.py": "9", "fresh.py": all, "new.py": "9", "same.py": "", "a.py": ""} {
		if got := touched(src, file); got != want {
			t.Errorf("below src, %s: lines %q, want %q", file, got, want)
		}
	}
}

func TestChangedSinceTheFork(t *testing.T) {
	r := newRepository(t)
	r.write("a.py", "1\n2\n3\n")
	r.git("add", ".")
	r.git("commit", "-qm", "1")
	r.git("branch", "work")
	r.write("a.py", "one\n2\n3\n")
	r.git("commit", "-qam", "2")
	r.git("checkout", "-q", "work")
	r.write("a.py", "1\n2\nthree\n")
	for base, want := range map[string]string{"main": "13", "main...": "3"} {
		c, err := ChangedSince(r.dir, base)
		if err != nil {
			t.Fatal(err)
		}
		if got := touched(c, "a.py"); got != want {
			t.Errorf("since %s: lines %q, want %q", base, got, want)
		}
	}
}

func TestChangedSinceMistakes(t *testing.T) {
	r := newRepository(t)
	r.write("a.py", "1\n")
	r.git("add", ".")
	r.git("commit", "-qm", "1")
	for base, want := range map[string]string{
		"":                 `"" is no name of a commit`,
		"--output=x":       `"--output=x" is no name of a commit`,
		"-p...":            `"-p..." is no name of a commit`,
		"a b":              `"a b" is no name of a commit`,
		"nothing":          `git knows no commit "nothing" here (a shallow clone may lack it: fetch it first)`,
		"HEAD~5":           `git knows no commit "HEAD~5" here (a shallow clone may lack it: fetch it first)`,
		"HEAD:a.py":        `git knows no commit "HEAD:a.py" here (a shallow clone may lack it: fetch it first)`,
		"main..HEAD":       `git knows no commit "main..HEAD" here (a shallow clone may lack it: fetch it first)`,
		"main\x00--output": `"main\x00--output" is no name of a commit`,
	} {
		if _, err := ChangedSince(r.dir, base); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", base, err, want)
		}
	}
	outside := t.TempDir()
	_, err := ChangedSince(outside, "main")
	if err == nil || !strings.HasPrefix(err.Error(), "git rev-parse: fatal: not a git repository") {
		t.Errorf("outside: %v", err)
	}
	t.Setenv("PATH", outside)
	if _, err := ChangedSince(r.dir, "main"); err == nil || err.Error() != "git is not installed, and this needs it" {
		t.Errorf("without git: %v", err)
	}
}
