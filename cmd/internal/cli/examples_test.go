package cli

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var updateExamples = flag.Bool("update", false, "write the ports of the examples anew")

// kept tells which files of a port are committed: those that are of the example's
// own making. The support library is molt's, and is in templates as it is.
func kept(name string) bool {
	return !strings.HasPrefix(name, "internal/") && !strings.HasPrefix(name, ".molt/")
}

// A record says which support library it was made with and where the time is thought
// to go, which is no matter of the example.
var (
	runtimeOf = regexp.MustCompile(`"runtime": "[0-9a-f]*"`)
	shareOf   = regexp.MustCompile(`(?m)^ +"share": [0-9.e-]+,\n`)
)

// TestExamples ports the examples and compares with the ports that are committed
// beside them, byte by byte.
func TestExamples(t *testing.T) {
	dirs, err := os.ReadDir("../../../examples")
	if err != nil || len(dirs) < 3 {
		t.Fatalf("no examples: %v", err)
	}
	for _, dir := range dirs {
		name := dir.Name()
		t.Run(name, func(t *testing.T) {
			t.Setenv("MOLT_CACHE_DIR", t.TempDir())
			source := filepath.Join("../../../examples", name)
			work := filepath.Join(t.TempDir(), name)
			if err := os.CopyFS(work, os.DirFS(source)); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(work, "go")
			for _, other := range []string{out, filepath.Join(work, ".molt")} { // the committed port, somebody's recording
				if err := os.RemoveAll(other); err != nil {
					t.Fatal(err)
				}
			}
			var stderr bytes.Buffer
			if status := run(t.Context(), &env{out: &stderr, err: &stderr}, []string{"port", "--tests", work, "-o", out}); status != exitOK {
				t.Fatalf("status %d: %s", status, stderr.String())
			}
			got := texts(t, out)
			if *updateExamples {
				write(t, filepath.Join(source, "go"), got)
			}
			if diff := cmp.Diff(texts(t, filepath.Join(source, "go")), got); diff != "" {
				t.Errorf("the committed port differs; go test ./cmd/internal/cli -run TestExamples -update writes it (-committed +made):\n%s", diff)
			}
		})
	}
}

// replayed is what migrate prints where recorded calls alone were compared.
var replayed = regexp.MustCompile(`(?s)programs: [1-9]\d* same, 0 different.*functions: [1-9]\d* same, 0 different.*inputs: [1-9]\d* recorded, 0 generated`)

// TestExamplesWithoutPython migrates every example where there is no CPython: the
// recordings that are committed with them are replayed.
func TestExamplesWithoutPython(t *testing.T) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", filepath.Join(strings.TrimSpace(string(goroot)), "bin"))
	t.Setenv("CGO_ENABLED", "0") // there is no C compiler either
	dirs, err := os.ReadDir("../../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		t.Run(dir.Name(), func(t *testing.T) {
			t.Setenv("MOLT_CACHE_DIR", t.TempDir())
			var stdout, stderr bytes.Buffer
			source := filepath.Join("../../../examples", dir.Name())
			status := run(t.Context(), &env{out: &stdout, err: &stderr}, []string{"migrate", source, "-o", filepath.Join(t.TempDir(), "go")})
			if status != exitOK || !replayed.Match(stdout.Bytes()) {
				t.Errorf("status %d\n%s%s", status, stderr.String(), stdout.String())
			}
		})
	}
}

// texts reads the files of a port that are committed.
func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !kept(name) {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		files[name] = shareOf.ReplaceAllString(runtimeOf.ReplaceAllString(string(data), `"runtime": ""`), "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
