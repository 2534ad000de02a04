package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/migration"
)

// TestWorldsDiffer holds that the differences that reports name are there: that
// CPython prints the one and a port the other.
func TestWorldsDiffer(t *testing.T) {
	python, err := exec.LookPath("python3.11")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("there is no python3.11")
	}
	program := filepath.Join("testdata", "worlds", "worlds.py")
	port := t.TempDir()
	moltRun(t, exitOK, "port", "-q", program, "-o", port)
	binary := filepath.Join(t.TempDir(), "worlds")
	build := exec.Command("go", "build", "-o", binary, "./cmd/worlds")
	build.Dir = port
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	arguments := map[string]string{"int": "4611686018427387904", "float": "0.0316", "recursion": "5000", "lifetime": "x", "hash": "pear apple fig"}
	examples := migration.Examples()
	if len(examples) != len(arguments) {
		t.Errorf("%d examples, of which %d are tested", len(examples), len(arguments))
	}
	for id, x := range examples {
		for _, side := range []struct {
			command *exec.Cmd
			want    string
		}{{exec.Command(python, program, id, arguments[id]), x.Python}, {exec.Command(binary, id, arguments[id]), x.Go}} {
			side.command.Env = append(os.Environ(), "PYTHONHASHSEED=1")
			out, _ := side.command.CombinedOutput()
			lines := strings.Split(strings.TrimSpace(string(out)), "\n")
			if got := strings.Join(lines[max(0, len(lines)-3):], ", "); got != side.want && !strings.HasSuffix(got, ", "+side.want) {
				t.Errorf("%s: %s prints %q, want %q", id, side.command.Path, got, side.want)
			}
		}
	}
}
