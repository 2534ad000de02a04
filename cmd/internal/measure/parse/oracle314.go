package main

import (
	"context"
	_ "embed"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

//go:embed oracle314.mjs
var script314 string

// pyodide is the release of npm's package that holds CPython 3.14.
const pyodide = "314.0.7"

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
	script := filepath.Join(dir, "oracle314.mjs")
	if err := os.WriteFile(script, []byte(script314), 0o644); err != nil {
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
