package port

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestExamples ports the examples and builds them; DRAFT prints them.
func TestExamples(t *testing.T) {
	for _, path := range []string{"orbits/orbits.py", "routing/routing.py", "logstats/logstats.py"} {
		t.Run(filepath.Base(path), func(t *testing.T) {
			src, err := os.ReadFile("../../examples/" + path)
			if err != nil {
				t.Fatal(err)
			}
			tree, err := syntax.Parse(filepath.Base(path), src)
			if err != nil {
				t.Fatal(err)
			}
			m, err := Port(resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{}), "example.com/m")
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if keep := os.Getenv("MOLT_KEEP"); keep != "" {
				dir = filepath.Join(keep, filepath.Base(path))
			}
			for name, data := range m.Files {
				to := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(to, data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for _, verb := range []string{"build", "vet"} {
				cmd := exec.Command("go", verb, "./...")
				cmd.Dir = dir
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("go %s: %v\n%s", verb, err, strings.TrimSpace(string(out)))
				}
			}
		})
	}
}
