package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pyperformanceRelease is the release whose benchmarks are programs.
const pyperformanceRelease = "pyperformance==1.14.0"

//go:embed drivers/*.py python/*.py
var pythonFiles embed.FS

// A store is the cache folder with what the programs consist of.
type store struct {
	dir    string
	python string // interpreter 3.11
	stdlib string // its standard library
}

// root is the folder that holds a program's own code: what is scanned.
func (s store) root(p program) string { return filepath.Join(s.dir, "programs", p.Name, "src") }

// deps is the folder of the packages that a program imports.
func (s store) deps(p program) string { return filepath.Join(s.dir, "programs", p.Name, "deps") }

// tools holds the stand-in for pyperf and the profiler.
func (s store) tools() string { return filepath.Join(s.dir, "tools") }

// script is the main program.
func (s store) script(p program) string {
	if p.Source == "pyperformance" {
		return filepath.Join(s.root(p), "run_benchmark.py")
	}
	return filepath.Join(s.root(p), "driver_"+p.Name+".py")
}

// profileFile is where the profiler leaves a program's profile.
func (s store) profileFile(p program) string {
	return filepath.Join(s.dir, "programs", p.Name, "profile.pstats")
}

// prepare writes the tools.
func (s store) prepare() error {
	if err := os.MkdirAll(s.tools(), 0o755); err != nil {
		return err
	}
	for _, name := range []string{"pyperf.py", "profile_program.py"} {
		if err := s.writeEmbedded("python/"+name, filepath.Join(s.tools(), name)); err != nil {
			return err
		}
	}
	return nil
}

// fetch puts a program together unless it is there.
func (s store) fetch(ctx context.Context, p program) error {
	root := s.root(p)
	if _, err := os.Stat(s.script(p)); err == nil {
		if p.Source == "pyperformance" {
			return nil
		}
		return s.writeEmbedded("drivers/"+p.Name+".py", s.script(p)) // the driver may have changed
	}
	if err := errors.Join(os.RemoveAll(root), os.MkdirAll(root, 0o755)); err != nil {
		return err
	}
	for _, dep := range p.Deps {
		if err := s.pip(ctx, s.deps(p), dep); err != nil {
			return err
		}
	}
	if p.Source == "stdlib" {
		for _, name := range p.Own {
			if err := copyPython(filepath.Join(s.stdlib, name), filepath.Join(root, name)); err != nil {
				return err
			}
		}
	} else {
		for _, name := range p.Own {
			if err := s.pip(ctx, root, name); err != nil {
				return err
			}
		}
	}
	if p.Source == "pyperformance" {
		return s.copyBenchmark(ctx, strings.TrimPrefix(p.Name, "bm_"), root)
	}
	return s.writeEmbedded("drivers/"+p.Name+".py", s.script(p))
}

// copyBenchmark copies one benchmark's folder out of the pyperformance release.
func (s store) copyBenchmark(ctx context.Context, name, root string) error {
	release := filepath.Join(s.dir, "pyperformance")
	if _, err := os.Stat(release); err != nil {
		if err := s.pip(ctx, release, pyperformanceRelease); err != nil {
			return err
		}
	}
	from := filepath.Join(release, "pyperformance", "data-files", "benchmarks", "bm_"+name)
	return os.CopyFS(root, os.DirFS(from))
}

// pip installs one release, without what it depends on, into a folder.
func (s store) pip(ctx context.Context, dir, spec string) error {
	cmd := exec.CommandContext(ctx, s.python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile",
		"--disable-pip-version-check", "--root-user-action=ignore", "--upgrade", "--target", dir, spec)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("pip install %s: %w: %s", spec, err, lastLine(string(out)))
	}
	return nil
}

func (s store) writeEmbedded(name, to string) error {
	data, err := pythonFiles.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// copyPython copies a file, or the Python files of a folder.
func copyPython(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "__pycache__" || d.Name() == "tests" {
				return fs.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}
