package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
)

// writeFile writes a file whole or not at all: through a temporary file in the
// same folder.
func writeFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".molt-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails when it was moved
	if _, err := tmp.Write(data); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Chmod(0o644); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
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
