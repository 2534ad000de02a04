package verify

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

//go:embed python/sitecustomize.py
var watcher []byte

// A watch ends a run of CPython at the first thing that would leave its process
// or its folder: only what it lets through is run as Go.
type watch struct{ folder, report string }

// newWatch lays out a watch below a scratch folder.
func newWatch(work string) (*watch, error) {
	w := &watch{folder: filepath.Join(work, "watch"), report: filepath.Join(work, "watched")}
	err := errors.Join(os.MkdirAll(w.folder, 0o755), os.WriteFile(filepath.Join(w.folder, "sitecustomize.py"), watcher, 0o644), os.RemoveAll(w.report))
	return w, err
}

// env is what a watched CPython needs in its environment to write in a folder only.
func (w *watch) env(inside string) []string {
	return []string{"PYTHONPATH=" + w.folder, "MOLT_WATCH_FOLDER=" + inside, "MOLT_WATCH_REPORT=" + w.report}
}

// err tells what a run tried that leaves it, nil for nothing.
func (w *watch) err() error {
	data, err := os.ReadFile(w.report)
	if err != nil {
		return nil
	}
	os.Remove(w.report)
	return fmt.Errorf("it reaches outside its process: %s", data)
}
