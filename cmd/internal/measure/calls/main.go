// Command calls measures the call graph and the types against real runs: which
// calls between own functions that happened does the graph know, and how many
// of the types of arguments and results that occurred does infer name, and name
// rightly? The programs are those of measure/ranking, which fetches them.
//
//	go run ./cmd/internal/measure/ranking -profile
//	go run ./cmd/internal/measure/calls
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

//go:embed trace_calls.py
var tracer string

func main() {
	python := flag.String("python", "python3", "the interpreter that runs the programs")
	show := flag.Int("show", 0, "how many misses to print for each program")
	only := flag.String("only", "", "only programs whose names contain this")
	flag.Parse()
	if err := run(*python, *only, *show); err != nil {
		fmt.Fprintln(os.Stderr, "calls:", err)
		os.Exit(1)
	}
}

func run(python, only string, show int) error {
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	base := filepath.Join(cache, "molt-measure", "ranking")
	dirs, err := filepath.Glob(filepath.Join(base, "programs", "*"))
	if err != nil || len(dirs) == 0 {
		return fmt.Errorf("no programs in %s: run measure/ranking first", base)
	}
	script := filepath.Join(cache, "molt-measure", "trace_calls.py")
	if err := os.WriteFile(script, []byte(tracer), 0o644); err != nil {
		return err
	}
	var total counts
	fmt.Printf("%-28s %s\n", "program", header)
	for _, dir := range dirs {
		name := filepath.Base(dir)
		if !strings.Contains(name, only) {
			continue
		}
		c, err := measure(python, script, filepath.Join(base, "tools"), dir, name, show)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			continue
		}
		fmt.Printf("%-28s %s\n", name, c)
		total.add(c)
	}
	fmt.Printf("%-28s %s\n", "all", total)
	return nil
}

// A traceFile is what trace_calls.py writes.
type traceFile struct {
	Edges  []edge
	Values []value
}

type ident struct {
	file string
	line int
	name string
}

type edge struct {
	caller, callee ident
	count          int64
}

type value struct {
	fn    ident
	name  string
	types []string
}

// UnmarshalJSON reads [file, line, name].
func (i *ident) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&i.file, &i.line, &i.name})
}

// UnmarshalJSON reads [caller, callee, count].
func (e *edge) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&e.caller, &e.callee, &e.count})
}

// UnmarshalJSON reads [function, name, types].
func (v *value) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&v.fn, &v.name, &v.types})
}

// measure traces one program, unless it was traced before, and compares.
func measure(python, script, tools, dir, name string, show int) (counts, error) {
	src := filepath.Join(dir, "src")
	out := filepath.Join(dir, "calls.json")
	if _, err := os.Stat(out); err != nil {
		main := filepath.Join(src, "driver_"+name+".py")
		if _, err := os.Stat(main); err != nil {
			main = filepath.Join(src, "run_benchmark.py")
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, python, script, src, main, out, filepath.Join(dir, "deps"), tools)
		cmd.Dir = os.TempDir()
		cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PURE_PYTHON=1", "MSGPACK_PUREPYTHON=1")
		if text, err := cmd.CombinedOutput(); err != nil {
			return counts{}, fmt.Errorf("%w: %s", err, text)
		}
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return counts{}, err
	}
	var t traceFile
	if err := json.Unmarshal(data, &t); err != nil {
		return counts{}, err
	}
	p, err := load(src)
	if err != nil {
		return counts{}, err
	}
	return compare(p, t, show), nil
}

func load(root string) (*resolve.Program, error) {
	var files []*resolve.File
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if tree, err := syntax.Parse(filepath.ToSlash(rel), src); err == nil {
			files = append(files, resolve.Analyze(tree))
		}
		return nil
	})
	return resolve.Link(files, resolve.Options{}), err
}
