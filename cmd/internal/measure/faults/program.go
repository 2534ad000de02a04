package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/translate/port"
	"github.com/molt-go/molt/translate/verify/trial"
)

// A program is one file of Python with a port of it.
type program struct {
	name string
	text []byte
	out  string // folder of the port
	// library is the support library as far as the port uses it, by slash path.
	library map[string][]byte
	ledger  *ledger.Ledger
	want    trial.Outcome // of CPython
	sites   []site
}

// findPrograms reads the examples and the golden cases of port.
func findPrograms() ([]*program, error) {
	var list []*program
	examples, err := filepath.Glob("examples/*/*.py")
	if err != nil {
		return nil, err
	}
	for _, name := range examples {
		if strings.HasPrefix(filepath.Base(name), "test_") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		list = append(list, &program{name: strings.TrimSuffix(filepath.Base(name), ".py"), text: text})
	}
	cases, err := filepath.Glob("translate/port/testdata/*.txtar")
	if err != nil {
		return nil, err
	}
	for _, name := range cases {
		a, err := txtar.ParseFile(name)
		if err != nil {
			return nil, err
		}
		for _, f := range a.Files {
			if f.Name == "in.py" {
				list = append(list, &program{name: strings.TrimSuffix(filepath.Base(name), ".txtar"), text: f.Data})
			}
		}
	}
	return list, nil
}

var limits = trial.Limits{Time: 20 * time.Second, Memory: 8 << 10, Output: 1 << 26}

// prepare ports the program and runs it with CPython.
func (p *program) prepare(ctx context.Context, work, python string) error {
	src := filepath.Join(work, p.name, p.name+".py")
	p.out = filepath.Join(work, p.name, "port")
	if err := os.MkdirAll(filepath.Dir(src), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(src, p.text, 0o644); err != nil {
		return err
	}
	proj, err := scan.Load(ctx, []string{src}, scan.Options{})
	if err != nil {
		return err
	}
	m, l, err := port.Project(proj, port.Options{Module: "molt.example/faults", Python: "3.11", Source: ledger.SourcePath(p.out, src)})
	if err != nil {
		return err
	}
	if _, err := m.Write(p.out); err != nil {
		return err
	}
	p.library = map[string][]byte{}
	for name, data := range m.Files {
		if strings.HasPrefix(name, "internal/dyn/") || strings.HasPrefix(name, "internal/pyrt/") {
			p.library[name] = data
		}
	}
	p.ledger = l
	p.want, err = trial.Run(ctx, trial.Invocation{Args: []string{python, src}, Dir: filepath.Dir(src), Env: trial.Environment("0")}, limits)
	if err == nil && (p.want.Limit != "" || p.want.Exit != 0) {
		err = fmt.Errorf("CPython ends with status %d", p.want.Exit)
	}
	return err
}

// shareLibrary gives each port the library of all, so that it is compiled once.
func shareLibrary(progs []*program) error {
	all := map[string]map[string][]byte{} // by its folder: a port without dyn needs none
	for _, p := range progs {
		for name, data := range p.library {
			dir := path.Dir(name)
			if all[dir] == nil {
				all[dir] = map[string][]byte{}
			}
			all[dir][name] = data
		}
	}
	for _, p := range progs {
		has := map[string]bool{}
		for name := range p.library {
			has[path.Dir(name)] = true
		}
		for dir := range has {
			for name, data := range all[dir] {
				if err := os.WriteFile(filepath.Join(p.out, filepath.FromSlash(name)), data, 0o644); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// run builds the port as it stands and runs it: false where it does not compile.
func (p *program) run(ctx context.Context) (trial.Outcome, bool) {
	bin := filepath.Join(p.out, "..", "program")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", bin, "./cmd/"+p.name)
	cmd.Dir = p.out
	if cmd.Run() != nil {
		return trial.Outcome{}, false
	}
	o, err := trial.Run(ctx, trial.Invocation{Args: []string{bin}, Dir: filepath.Dir(p.out), Env: trial.Environment("0")}, limits)
	return o, err == nil
}
