package corpus

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

//go:embed fetch.py
var fetchScript string

// Find returns the interpreter of exactly the given version ("3.13"): python
// if it is not empty, otherwise the first of that version among pyenv's and
// those on PATH.
func Find(ctx context.Context, version, python string) (string, error) {
	candidates := []string{python}
	if python == "" {
		candidates = append(pyenv(version), "python"+version, "python3", "python")
	}
	for _, exe := range candidates {
		got, err := run(ctx, exe, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
		if err == nil && got == version {
			return exe, nil
		}
	}
	return "", fmt.Errorf("no Python %s found (looked at %s)", version, strings.Join(candidates, ", "))
}

// pyenv lists pyenv's interpreters of a version, newest patch release last to first.
func pyenv(version string) []string {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	exe := filepath.Join("bin", "python"+version)
	if runtime.GOOS == "windows" {
		exe = "python.exe"
	}
	found, err := filepath.Glob(filepath.Join(home, ".pyenv", "versions", version+".*", exe))
	if err != nil {
		return nil
	}
	slices.Reverse(found)
	return found
}

// run returns a command's standard output without the last line end. The
// error holds the last line of its standard error.
func run(ctx context.Context, exe string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, exe, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
		return "", errors.Join(err, errors.New(lines[len(lines)-1]))
	}
	return strings.TrimRight(string(out), "\r\n"), nil
}
