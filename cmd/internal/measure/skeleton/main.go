// Command skeleton makes skeletons of whole libraries with molt port --skeleton,
// builds and vets them, and prints what that took.
//
//	go run ./cmd/internal/measure/skeleton [-only NAME] [-keep DIR]
//
// The libraries are the standard library of CPython 3.11, tests included, and
// releases from PyPI, fetched once into the user's cache folder. Exit status 1
// tells that a skeleton does not build or has something that vet reports.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
	"github.com/molt-go/molt/cmd/internal/measure/peak"
)

// libraries are the releases that the figures are about.
var libraries = []string{"django", "networkx", "pandas", "sqlalchemy", "sympy"}

func main() {
	only := flag.String("only", "", "measure this library alone: stdlib or a project")
	keep := flag.String("keep", "", "folder to leave the skeletons in")
	python := flag.String("python", "python3.11", "the CPython 3.11 whose library is read")
	flag.Parse()
	if err := run(context.Background(), *only, *keep, *python); err != nil {
		fmt.Fprintln(os.Stderr, "skeleton:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, only, keep, python string) error {
	work, err := os.MkdirTemp("", "molt-skeleton-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if keep == "" {
		keep = work
	}
	molt := filepath.Join(work, "molt")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", molt, "./cmd/molt").CombinedOutput(); err != nil {
		return fmt.Errorf("building molt: %w\n%s", err, out)
	}
	list, err := corpora(ctx, only, python)
	if err != nil {
		return err
	}
	fmt.Println("| library | files | lines of Python | port --skeleton | CPU | peak memory | go build and vet |")
	fmt.Println("|---|---|---|---|---|---|---|")
	var bad error
	for _, c := range list {
		m, err := measure(ctx, molt, c, filepath.Join(keep, c.Name+"-skeleton"))
		if err != nil {
			bad = errors.Join(bad, fmt.Errorf("%s: %w", c.Name, err))
			continue
		}
		fmt.Printf("| %s | %d | %d | %.1f s | %.1f s | %d MB | %.0f s |\n", c.Name, m.files, m.lines, m.took.Seconds(), m.cpu.Seconds(), m.memory>>20, m.built.Seconds())
	}
	return bad
}

func corpora(ctx context.Context, only, python string) ([]corpus.Corpus, error) {
	var list []corpus.Corpus
	if only == "" || only == "stdlib" {
		c, err := corpus.Stdlib(ctx, "3.11", python)
		if err != nil {
			return nil, err
		}
		c.Name = "stdlib"
		list = append(list, c)
	}
	for _, p := range corpus.Projects() {
		if !slices.Contains(libraries, p.Name) || only != "" && only != p.Name {
			continue
		}
		c, err := corpus.Fetch(ctx, python, p)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("there is no library %q; there are stdlib and %v", only, libraries)
	}
	return list, nil
}

// A measurement is what one library took.
type measurement struct {
	files, lines     int
	took, cpu, built time.Duration
	memory           int64
}

func measure(ctx context.Context, molt string, c corpus.Corpus, out string) (m measurement, err error) {
	src, err := os.MkdirTemp("", "molt-skeleton-src-")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(src)
	if m.files, m.lines, err = copySources(c, src); err != nil {
		return m, err
	}
	cmd := exec.CommandContext(ctx, molt, "port", "--skeleton", "--quiet", src, "-o", out)
	start := time.Now()
	text, err := cmd.CombinedOutput()
	m.took = time.Since(start)
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 {
		return m, fmt.Errorf("molt: %w\n%s", err, text)
	}
	m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	m.memory = peak.Memory(cmd.ProcessState)
	start = time.Now()
	for _, verb := range []string{"build", "vet"} {
		cmd := exec.CommandContext(ctx, "go", verb, "./...")
		cmd.Dir = out
		if text, err := cmd.CombinedOutput(); err != nil {
			return m, fmt.Errorf("go %s: %w\n%s", verb, err, text[:min(len(text), 4000)])
		}
	}
	m.built = time.Since(start)
	return m, nil
}

// copySources copies a library's Python files, so that nothing else is read, and
// counts them and their lines.
func copySources(c corpus.Corpus, to string) (files, lines int, err error) {
	names, err := c.Files()
	if err != nil {
		return 0, 0, err
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(c.Dir, filepath.FromSlash(name)))
		if err != nil {
			return 0, 0, err
		}
		files++
		for _, b := range data {
			if b == '\n' {
				lines++
			}
		}
		target := filepath.Join(to, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return 0, 0, err
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			return 0, 0, err
		}
	}
	return files, lines, nil
}
