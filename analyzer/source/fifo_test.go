//go:build unix

package source

import (
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
)

// Opening a pipe would wait for a writer.
func TestPipesAreNotOpened(t *testing.T) {
	root := plant(t, map[string]string{"a.py": ""})
	for _, name := range []string{"pipe.py", "pipe"} {
		if err := syscall.Mkfifo(filepath.Join(root, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	set, err := Find([]string{root}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []findings.Failed{{File: "pipe.py", Reason: "not a regular file"}}
	if !slices.Equal(set.Failed, want) || !slices.Equal(paths(set.Files), []string{"a.py"}) {
		t.Errorf("failed %v, files %q", set.Failed, paths(set.Files))
	}
	set, err = Find([]string{filepath.Join(root, "pipe.py")}, Options{})
	if err != nil || len(set.Files) != 0 || len(set.Failed) != 1 || set.Failed[0].Reason != "not a regular file" {
		t.Errorf("a pipe that is named: %+v, %v", set, err)
	}
}
