// Package git runs the git command for what a repository knows: what changed, who
// works on it, and where a new commit goes. It runs no external diff, textconv or
// fsmonitor program, and touches neither the working tree nor the index.
package git

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Output runs git in a folder and returns what it prints. The error has the first
// line of what git says.
func Output(dir string, args ...string) ([]byte, error) {
	return run(dir, nil, args...)
}

// Line is Output without the line end.
func Line(dir string, args ...string) (string, error) {
	out, err := Output(dir, args...)
	return strings.TrimRight(string(out), "\r\n"), err
}

// run runs git with an input.
func run(dir string, input []byte, args ...string) ([]byte, error) {
	options := []string{"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=true"}
	cmd := exec.Command("git", append(options, args...)...)
	cmd.Dir = dir
	cmd.Env = append(slices.DeleteFunc(os.Environ(), misleads), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	cmd.Stdin = bytes.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed, and this needs it")
	case err != nil:
		message, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		if message == "" {
			message = err.Error()
		}
		return nil, fmt.Errorf("git %s: %s", args[0], message)
	}
	return out, nil
}

// misleads reports whether a variable of the environment, as git sets for its
// hooks, is relative to a folder that is not the one git will run in.
func misleads(variable string) bool {
	name, value, _ := strings.Cut(variable, "=")
	switch name {
	case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE":
		return !filepath.IsAbs(value)
	}
	return name == "GIT_PREFIX" || name == "GIT_DIFF_OPTS" || name == "GIT_EXTERNAL_DIFF"
}

// Top returns the top folder of the repository that a folder is in.
func Top(dir string) (string, error) {
	top, err := Line(dir, "rev-parse", "--show-toplevel")
	return filepath.FromSlash(top), err
}

// Below returns the slash path of a file or folder below a folder that git names,
// or an error where it lies elsewhere. Symbolic links are followed, as git does.
func Below(top, name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	if real, err := filepath.EvalSymlinks(top); err == nil {
		top = real
	}
	rel, err := filepath.Rel(top, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s does not lie in the repository %s", filepath.ToSlash(name), filepath.ToSlash(top))
	}
	return filepath.ToSlash(rel), nil
}

// Resolve returns the hash of the commit that a name stands for.
func Resolve(dir, name string) (string, error) {
	hash, err := Line(dir, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("git knows no commit %q here", name)
	}
	return hash, nil
}
