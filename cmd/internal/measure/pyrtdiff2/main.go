// Command pyrtdiff2 holds the containers of templates/pyrt against CPython 3.11 on
// fresh random operations: sets and dicts with their order, lists and slices, the
// sort and which pairs it compares, heaps, deques, counters, ordered dicts,
// caches, ranges, sorted lists.
//
//	go run ./cmd/internal/measure/pyrtdiff2 -first 1000 -count 5000
//
// It runs the generators in templates/pyrt/testdata/containers with other seeds
// into a temporary folder, and the tests of the package on what they wrote. It
// exits with status 1 if any answer differs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

const folder = "templates/pyrt/testdata/containers"

// generators are the golden files, and the scripts and arguments that write them.
var generators = []struct {
	golden string
	script string
	kind   []string
}{
	{"set_ops.jsonl", "ops.py", []string{"set"}},
	{"dict_ops.jsonl", "ops.py", []string{"dict"}},
	{"sort_ops.jsonl", "lists.py", []string{"sort"}},
	{"list_ops.jsonl", "lists.py", []string{"list"}},
	{"machines.jsonl", "machines.py", nil},
}

const tests = "^(TestSetOps|TestDictOps|TestSortOps|TestListOps|TestMachines)$"

func main() {
	python := flag.String("python", "", "the Python 3.11 `interpreter` (default: found)")
	first := flag.Int("first", 1000, "the first seed")
	count := flag.Int("count", 1000, "how many seeds of each kind")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *python, *first, *count); err != nil {
		fmt.Fprintln(os.Stderr, "pyrtdiff2:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, python string, first, count int) (err error) {
	exe, err := corpus.Find(ctx, "3.11", python)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "pyrtdiff2")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	for _, g := range generators {
		args := append([]string{"-B", filepath.FromSlash(folder + "/" + g.script)}, g.kind...)
		args = append(args, strconv.Itoa(first), strconv.Itoa(first+count))
		if err := generate(ctx, filepath.Join(dir, g.golden), exe, args); err != nil {
			return fmt.Errorf("%s: %w", g.script, err)
		}
	}
	test := exec.CommandContext(ctx, "go", "test", "-count=1", "-v", "-run", tests, "./templates/pyrt")
	test.Env = append(os.Environ(), "PYRT_CONTAINERS="+dir)
	test.Stdout, test.Stderr = os.Stdout, os.Stderr
	return test.Run()
}

// generate writes what Python prints to a file.
func generate(ctx context.Context, path, exe string, args []string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	cmd := exec.CommandContext(ctx, exe, args...)
	cmd.Stdout, cmd.Stderr = f, os.Stderr
	return cmd.Run()
}
