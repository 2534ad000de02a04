package main

import (
	"context"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

//go:embed py314.mjs
var py314Script string

// pyodide is the release of npm's package that holds CPython 3.14.
const pyodide = "314.0.7"

// py314Cases is where the cases of 3.14's syntax and their dumps are.
const py314Cases = "analyzer/syntax/testdata/py314"

// newOracle314 returns the oracle of CPython 3.14, fetching it the first time.
func newOracle314(ctx context.Context) (*oracle, error) {
	cache, err := corpus.CacheDir()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(cache, "pyodide-"+pyodide)
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "pyodide", "python_stdlib.zip")); err != nil {
		npm := exec.CommandContext(ctx, "npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", dir, "pyodide@"+pyodide)
		npm.Stderr = os.Stderr
		if err := npm.Run(); err != nil {
			return nil, fmt.Errorf("fetch CPython 3.14: %w", err)
		}
	}
	script := filepath.Join(dir, "py314.mjs")
	if err := os.WriteFile(script, []byte(py314Script), 0o644); err != nil {
		return nil, err
	}
	return &oracle{
		command: func() *exec.Cmd { return exec.Command("node", script, dir) },
		hello:   base64.StdEncoding.EncodeToString([]byte(oracleProgram)) + "\n",
	}, nil
}

// A newerPython is CPython 3.14, started when it is first needed.
type newerPython struct{ oracle *oracle }

// forgive turns a false accept into newer if CPython 3.14 accepts the source
// with molt's tree: molt reads 3.14's syntax.
func (n *newerPython) forgive(r *result, text func(result) ([]byte, error)) error {
	if r.outcome != falseAccept {
		return nil
	}
	if n.oracle == nil {
		o, err := newOracle314(context.Background())
		if err != nil {
			return err
		}
		n.oracle = o
	}
	src, err := text(*r)
	if err != nil {
		return err
	}
	verdict, err := n.oracle.judge('h', src)
	if err != nil {
		return err
	}
	if verdict.accepts(read(r.name, src).dump) {
		r.outcome = newer
	}
	return nil
}

func (n *newerPython) close() error {
	if n.oracle == nil {
		return nil
	}
	return n.oracle.close()
}

// checkPy314 compares each case with CPython 3.14, and with update writes
// CPython's word, a dump or a refusal, beside it.
func checkPy314(ctx context.Context, w io.Writer, update bool) error {
	cases, err := filepath.Glob(filepath.FromSlash(py314Cases) + "/*.py")
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		return fmt.Errorf("no cases in %s: run this at the top of the repository", py314Cases)
	}
	o, err := newOracle314(ctx)
	if err != nil {
		return err
	}
	p := printer{w: w, o: o}
	wrong := 0
	for _, path := range cases {
		src, err := os.ReadFile(path)
		if err != nil {
			return errors.Join(err, o.close())
		}
		want, err := o.judge('d', src)
		if err == nil && update {
			err = os.WriteFile(strings.TrimSuffix(path, ".py")+".dump", []byte(golden(want)), 0o644)
		}
		if err != nil {
			return errors.Join(err, o.close())
		}
		got := read(filepath.ToSlash(path), src)
		r := result{name: filepath.ToSlash(path), outcome: judgeDump(want, got), oracle: want, molt: got}
		if r.outcome.bad() {
			wrong++
			fmt.Fprintf(w, "%s: %s\n", r.name, r.outcome)
			if err := p.example(r, src); err != nil {
				return errors.Join(err, o.close())
			}
		}
	}
	fmt.Fprintf(w, "3.14's syntax: %d cases, %d as CPython, %d wrong\n", len(cases), len(cases)-wrong, wrong)
	if wrong > 0 {
		return errors.Join(errWrong, o.close())
	}
	return o.close()
}

// golden is what a case's .dump file holds: CPython's dump, or "!" alone for a
// refusal, whose position and words are CPython's own.
func golden(a answer) string {
	if a.kind != accepted {
		return "!\n"
	}
	return a.text + "\n"
}
