package main

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
	"github.com/molt-go/molt/translate/verify/trial"
)

// pyperformance is the release whose programs are the bench set.
var pyperformance = corpus.Project{Name: "pyperformance", Version: "1.14.0", AllFiles: true}

//go:embed python/*.py python/bench/*.py
var pythonFiles embed.FS

// A store is the cache folder, the interpreter, and the limits of each run.
type store struct {
	dir    string
	python string
	stdlib string
	limits trial.Limits
}

func openStore(ctx context.Context, o options) (store, error) {
	cache, err := corpus.CacheDir()
	if err != nil {
		return store{}, err
	}
	exe, err := corpus.Find(ctx, "3.11", o.python)
	if err != nil {
		return store{}, err
	}
	lib, err := corpus.Stdlib(ctx, "3.11", exe)
	if err != nil {
		return store{}, err
	}
	s := store{dir: filepath.Join(cache, "ported"), python: exe, stdlib: lib.Dir,
		limits: trial.Limits{Time: o.timeout, Memory: o.memory, Output: 16 << 20}}
	return s, os.MkdirAll(s.dir, 0o755)
}

// putBench writes a program of pyperformance with its driver.
func (s store) putBench(ctx context.Context, dir, name string, files []string) error {
	c, err := corpus.Fetch(ctx, s.python, pyperformance)
	if err != nil {
		return err
	}
	from := filepath.Join(c.Dir, "pyperformance-"+pyperformance.Version, "pyperformance", "data-files", "benchmarks")
	for _, f := range append([]string{"run_benchmark.py"}, files...) {
		if err := copyTree(filepath.Join(from, "bm_"+name, f), filepath.Join(dir, path.Base(f))); err != nil {
			return err
		}
	}
	driver, err := pythonFiles.ReadFile("python/bench/" + name + ".py")
	if err != nil {
		return err
	}
	digests, err := usedDigests(string(driver))
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "main.py"), driver, 0o644),
		os.WriteFile(filepath.Join(dir, "digest.py"), []byte(digests), 0o644),
		putEmbedded("python/pyperf.py", filepath.Join(dir, "pyperf.py")))
}

// usedDigests returns digest.py with the functions alone that a driver calls,
// so that a program is not judged by what it has no use for.
func usedDigests(driver string) (string, error) {
	data, err := pythonFiles.ReadFile("python/digest.py")
	if err != nil {
		return "", err
	}
	parts := strings.Split(string(data), "\n\n\ndef ")
	kept := ""
	// A function may call those above it.
	for _, part := range slices.Backward(parts[1:]) {
		name, _, _ := strings.Cut(part, "(")
		if strings.Contains(driver, "digest."+name+"(") || strings.Contains(kept, " "+name+"(") {
			kept = "\n\n\ndef " + strings.TrimRight(part, "\n") + kept
		}
	}
	return parts[0] + kept + "\n", nil
}

// putModule writes a drawn module with what it imports of its package, and the
// program that runs its doctests. A module that stands alone needs no package
// around it, whose __init__.py may import everything.
func (s store) putModule(ctx context.Context, dir string, m module) error {
	c, err := corpus.Fetch(ctx, s.python, corpus.Project{Name: m.Project, Version: m.Version})
	if err != nil {
		return err
	}
	name := strings.ReplaceAll(strings.TrimSuffix(withoutRoot(m.File), ".py"), "/", ".")
	own := m.File[:len(m.File)-len(path.Base(m.File))]
	if m.Kind == "package" {
		own = strings.TrimSuffix(m.File, withoutRoot(m.File))
	}
	files, err := closure(c.Dir, m.File)
	if err != nil {
		return err
	}
	if m.Kind != "package" {
		files = []string{m.File}
	}
	for _, f := range files {
		to := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(f, own)))
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), copyTree(filepath.Join(c.Dir, filepath.FromSlash(f)), to)); err != nil {
			return err
		}
	}
	switch m.Kind {
	case "package":
		return s.putDoctests(ctx, dir, name, name)
	case "doctest":
		return s.putDoctests(ctx, dir, strings.TrimSuffix(path.Base(m.File), ".py"), name)
	}
	return nil
}

// withoutRoot cuts the folder of the release, and src, off the path of a file.
func withoutRoot(file string) string {
	parts := strings.Split(file, "/")
	for len(parts) > 1 && (strings.ContainsAny(parts[0], "-.") || parts[0] == "src") {
		parts = parts[1:]
	}
	return strings.Join(parts, "/")
}

// putStdlib writes a copy of a module of the standard library and the program
// that runs its doctests.
func (s store) putStdlib(ctx context.Context, dir, name string) error {
	file := filepath.Join(s.stdlib, strings.ReplaceAll(name, ".", "/")+".py")
	if _, err := os.Stat(file); err != nil {
		file = filepath.Join(strings.TrimSuffix(file, ".py"), "__init__.py")
	}
	own := "std_" + strings.ReplaceAll(name, ".", "_")
	if err := copyTree(file, filepath.Join(dir, own+".py")); err != nil {
		return err
	}
	return s.putDoctests(ctx, dir, own, name)
}

// errNoDoctests tells that no docstring of a module makes a program.
var errNoDoctests = errors.New("no docstring with examples that can be run")

// putDoctests writes main.py for a module of dir. What the script made of the
// same text is kept.
func (s store) putDoctests(ctx context.Context, dir, name, original string) error {
	key, err := s.key(dir, "doctests", name, original)
	if err != nil {
		return err
	}
	text, err := cached(s, "drivers", key, func() (string, error) {
		script, err := pythonFiles.ReadFile("python/doctests.py")
		if err != nil {
			return "", err
		}
		in := trial.Invocation{Args: []string{s.python, "-c", string(script), dir, name, original}, Dir: dir, Env: trial.Environment("0")}
		o, err := trial.Run(ctx, in, s.limits)
		switch {
		case err != nil:
			return "", err
		case o.Exit == 3:
			return "", errNoDoctests
		case o.Exit != 0 || o.Limit != "":
			return "", fmt.Errorf("making a program of its doctests: %s", firstOf(trial.LastLine(o.Stderr), o.Limit))
		}
		return string(o.Stdout), nil
	})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "main.py"), []byte(text), 0o644)
}

// key hashes the files of a folder, our scripts, the interpreter, and the parts.
func (s store) key(dir string, parts ...string) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %+v\n", s.python, parts, s.limits)
	add := func(fsys fs.FS) error {
		return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			fmt.Fprintf(h, "%q %d\n", name, len(data))
			h.Write(data)
			return err
		})
	}
	scripts, err := fs.Sub(pythonFiles, "python")
	if err != nil {
		return "", err
	}
	for _, name := range []string{"doctests.py", "profile_program.py"} {
		data, err := fs.ReadFile(scripts, name)
		if err != nil {
			return "", err
		}
		h.Write(data)
	}
	err = add(os.DirFS(dir))
	return hex.EncodeToString(h.Sum(nil)[:16]), err
}

// cached returns what was kept under a key, or makes and keeps it.
func cached[T any](s store, kind, key string, make func() (T, error)) (T, error) {
	var value T
	file := filepath.Join(s.dir, kind, key+".json")
	if data, err := os.ReadFile(file); err == nil && json.Unmarshal(data, &value) == nil {
		return value, nil
	}
	value, err := make()
	if err != nil {
		return value, err
	}
	data, err := json.Marshal(value)
	if err != nil {
		return value, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return value, err
	}
	// Renamed when complete: several programs are worked on at a time.
	tmp := fmt.Sprintf("%s.%d", file, os.Getpid())
	return value, errors.Join(os.WriteFile(tmp, data, 0o644), os.Rename(tmp, file))
}

func putEmbedded(name, to string) error {
	data, err := pythonFiles.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// copyTree copies a file or a folder.
func copyTree(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return os.CopyFS(to, os.DirFS(from))
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// script runs one of our scripts and returns its standard output.
func (s store) script(ctx context.Context, name, stdin string, args ...string) ([]byte, error) {
	return s.scriptIn(ctx, "", name, stdin, args...)
}

// scriptIn is script with a working folder.
func (s store) scriptIn(ctx context.Context, dir, name, stdin string, args ...string) ([]byte, error) {
	text, err := pythonFiles.ReadFile("python/" + name)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, s.python, append([]string{"-c", string(text)}, args...)...)
	cmd.Dir, cmd.Stdin, cmd.Env = dir, strings.NewReader(stdin), trial.Environment("0")
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("%s: %s", name, trial.LastLine(exit.Stderr))
	}
	return out, err
}
