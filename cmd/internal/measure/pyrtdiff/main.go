// Command pyrtdiff holds templates/pyrt against CPython 3.11 on fresh random
// cases: methods of str and bytes, encodings, formatting, parsing of numbers.
//
//	go run ./cmd/internal/measure/pyrtdiff -seed 7 -scale 10
//
// It runs templates/pyrt/testdata/str/goldens.py with another seed into a
// temporary folder, and the tests of the package on what that wrote. A scale of
// 1 is some 40,000 cases. It exits with status 1 if any answer differs.
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

const (
	generator = "templates/pyrt/testdata/str/goldens.py"
	tests     = "^(TestStrMethods|TestUnicode|TestBytesMethods|TestCodecs|TestParseNumbers|TestFormat)$"
)

func main() {
	python := flag.String("python", "", "the Python 3.11 `interpreter` (default: found)")
	seed := flag.Int("seed", 1, "the seed of the cases")
	scale := flag.Float64("scale", 10, "how many cases: 1 is some 40,000")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *python, *seed, *scale); err != nil {
		fmt.Fprintln(os.Stderr, "pyrtdiff:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, python string, seed int, scale float64) (err error) {
	exe, err := corpus.Find(ctx, "3.11", python)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "pyrtdiff")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	generate := exec.CommandContext(ctx, exe, filepath.FromSlash(generator), "--seed", strconv.Itoa(seed),
		"--scale", strconv.FormatFloat(scale, 'g', -1, 64), "--out", dir)
	generate.Stderr = os.Stderr
	if err := generate.Run(); err != nil {
		return fmt.Errorf("%s: %w", generator, err)
	}
	test := exec.CommandContext(ctx, "go", "test", "-count=1", "-v", "-run", tests, "./templates/pyrt")
	test.Env = append(os.Environ(), "PYRT_GOLDENS="+dir)
	test.Stdout, test.Stderr = os.Stdout, os.Stderr
	return test.Run()
}
