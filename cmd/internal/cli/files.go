package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
)

// writeFile writes a file whole or not at all: through a temporary file in the
// same folder, which takes its place. A link keeps pointing to its file, and
// what is no regular file (a device, a pipe) is written to, never replaced.
func writeFile(path string, data []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return writeInto(path, data)
		}
		mode = info.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".molt-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails when it was moved
	_, err = tmp.Write(data)
	if err := errors.Join(err, tmp.Chmod(mode), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// writeInto writes to what is there; a folder is an error.
func writeInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// version returns molt's own version, empty in a development build.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return ""
}

// progressBar returns a function that shows how far a step is, on a terminal
// only; nil elsewhere.
func (e *env) progressBar(step string) func(done, total int) {
	if !e.progress || e.quiet {
		return nil
	}
	return func(done, total int) {
		if done == total {
			fmt.Fprint(e.err, "\r\x1b[K")
			return
		}
		if done%16 == 0 {
			fmt.Fprintf(e.err, "\r%s: %d of %d files", step, done, total)
		}
	}
}
