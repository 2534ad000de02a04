package pyrt

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestRunMainFlushesFiles shows that what was written to a file that the program
// leaves open is on disk behind its end.
func TestRunMainFlushesFiles(t *testing.T) {
	if path := os.Getenv("PYRT_RUN_MAIN"); path != "" {
		RunMain(func() { Open(path, "w").Write("kept\n") }, nil)
		return
	}
	path := filepath.Join(t.TempDir(), "out.txt")
	cmd := exec.Command(os.Args[0], "-test.run=^TestRunMainFlushesFiles$")
	cmd.Env = append(os.Environ(), "PYRT_RUN_MAIN="+path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "kept\n" {
		t.Errorf("the file holds %q (%v), want %q", got, err, "kept\n")
	}
}
