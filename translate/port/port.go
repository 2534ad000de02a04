// Package port makes a Go module of a Python program: it solves, plans, lowers
// and generates, adds the support library as far as used, a go.mod and a main,
// and returns the module's files. Nothing is written and nothing is run here.
package port

import (
	"errors"
	"fmt"
	"path"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/translate/check"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/doctests"
	"github.com/molt-go/molt/translate/gogen"
	"github.com/molt-go/molt/translate/gogen/island"
)

// A Module is the outcome of a port.
type Module struct {
	*gogen.Module
	Program *core.Program
	// Half is the core of the typed functions of a port that has both kinds, nil otherwise.
	Half *core.Program
	// Complete tells that no function or class is a stub.
	Complete bool
	// Commands are the folders of the Go commands by Python file.
	Commands map[string]string
	// Python holds the texts of the Python files, by path.
	Python map[string]string
	// Tests are the examples of docstrings that became Go tests, nil where none were
	// asked for.
	Tests *doctests.Suite
	// Partial tells that only a part of the program was asked for; State are the module
	// variables of it that other parts set, with who does.
	Partial bool
	State   []string
	// added are the Python files that are no part of the program: those of the tests.
	added func(file string) bool
	// why says what keeps functions from being typed that have a typed form.
	why map[place]core.Reason
}

// Port ports a linked program into a module of the given path: typed where the
// types of all of it are known; otherwise over dynamic values, but for the parts
// whose types are known.
func Port(prog *resolve.Program, module string) (*Module, error) {
	sol, err := solved(prog)
	if err != nil {
		return nil, err
	}
	m, err := typed(prog, sol, module)
	if err == nil && m.Complete {
		return m, nil
	}
	dynamic, why, mixErr := mixed(prog, sol, module)
	dynErr := mixErr
	if dynErr != nil {
		dynamic, dynErr = Dynamic(prog, module)
	}
	switch {
	case dynErr == nil:
		dynamic.why = why
		dynamic.explain(m, mixErr)
		return dynamic, nil
	case err != nil:
		return nil, errors.Join(err, dynErr)
	}
	return m, nil
}

// explain says of each dynamic function why it has no typed form: its own reason in a
// port with typed parts; otherwise that which the typed port, nil where there is none,
// gives, or why there are no typed parts.
func (m *Module) explain(typed *Module, mixErr error) {
	found := map[place]*core.Func{}
	if typed != nil {
		for fn := range typed.Program.Funcs() {
			found[placeOf(fn)] = fn
		}
	}
	for fn := range m.Program.Funcs() {
		if fn.Status != core.Dynamic {
			continue
		}
		if r, ok := m.why[placeOf(fn)]; ok {
			fn.Untyped = []core.Reason{r}
			continue
		}
		if t := found[placeOf(fn)]; t != nil && t.Status == core.Stub {
			fn.Untyped = t.Reasons
			continue
		}
		text := "it works on values of functions that have no typed form"
		if mixErr != nil {
			text = mixErr.Error()
		}
		fn.Untyped = []core.Reason{{Code: "untyped-program", Text: text, Pos: fn.Pos}}
	}
}

func placeOf(fn *core.Func) place { return place{fn.Pos.File, fn.Pos.Line, fn.Qual} }

// Typed ports a program with Go's types; a function that they do not fit is a stub.
func Typed(prog *resolve.Program, module string) (*Module, error) {
	sol, err := solved(prog)
	if err != nil {
		return nil, err
	}
	return typed(prog, sol, module)
}

func typed(prog *resolve.Program, sol *solve.Solution, module string) (*Module, error) {
	program, err := lowered(prog, sol, module)
	if err != nil {
		return nil, err
	}
	return finish(program, prog.IsAdded)
}

// Dynamic ports a program over dynamic values. What Go does not accept becomes a
// stub; a crash of ours is an error.
func Dynamic(prog *resolve.Program, module string) (m *Module, err error) {
	return dynamic(prog, module, func() (*half, error) { return &half{}, nil })
}

// dynamic ports a program over dynamic values, with a typed half beside them.
func dynamic(prog *resolve.Program, module string, typed func() (*half, error)) (m *Module, err error) {
	defer func() {
		if r := recover(); r != nil {
			m, err = nil, fmt.Errorf("internal error: %v", r)
		}
	}()
	stubs := map[string]core.Reason{}
	for range maxRounds {
		half, err := typed()
		if err != nil {
			return nil, err
		}
		generated, program, err := island.Generate(prog, module, stubs, half.island)
		if err != nil {
			return nil, err
		}
		half.join(generated, program)
		problems, err := check.Module(generated.Files, module)
		if err != nil {
			return nil, err
		}
		if len(problems) == 0 {
			m := &Module{Module: generated, Program: program, Complete: complete(program), added: prog.IsAdded}
			m.mains(m.dynamicMain)
			return m, m.support()
		}
		found := false
		for _, p := range problems {
			if half.takeBack(p) {
				found = true
				continue
			}
			fn := generated.Symbols[gogen.Symbol{File: p.File, Name: p.Func}]
			if fn == nil {
				continue
			}
			key := island.StubKey(fn)
			if _, ok := stubs[key]; !ok {
				found = true
				stubs[key] = core.Reason{Code: "does-not-compile", Text: "its Go form does not compile: " + p.Text, Pos: fn.Pos}
			}
		}
		if !found {
			return nil, fmt.Errorf("%s:%d: %s", problems[0].File, problems[0].Line, problems[0].Text)
		}
	}
	return nil, errors.New("the generated module does not compile")
}

// finish makes the module of a core program. added tells which Python files are no
// part of it, nil for none.
func finish(program *core.Program, added func(string) bool) (*Module, error) {
	generated, err := generate(program)
	if err != nil {
		return nil, err
	}
	m := &Module{Module: generated, Program: program, Complete: complete(program), added: added}
	m.mains(m.main)
	return m, m.support()
}

// support adds go.mod and the support library.
func (m *Module) support() error {
	m.Files["go.mod"] = GoMod(m.Program.Module)
	return AddRuntime(m.Files, m.Program.Module)
}

// GoMod returns the go.mod of a module without dependencies.
func GoMod(module string) []byte { return fmt.Appendf(nil, "module %s\n\ngo 1.24\n", module) }

// complete tells whether every function and class was carried over, with nothing
// left out.
func complete(p *core.Program) bool {
	whole := true
	for fn := range p.Funcs() {
		whole = whole && fn.Status != core.Stub && (fn.Status != core.Dynamic || !slices.ContainsFunc(fn.Reasons, leavesOut))
	}
	for _, pkg := range p.Packages {
		for _, f := range pkg.Files {
			for _, d := range f.Decls {
				if c, ok := d.(*core.Class); ok && c.Status == core.Stub {
					whole = false
				}
			}
		}
	}
	return whole
}

// leavesOut tells whether a function of which a reason speaks is less than Python's.
func leavesOut(r core.Reason) bool {
	return r.Code != core.AssumedAbsent && r.Code != core.MappedLibrary
}

// Dynamic tells whether anything of a module works over dynamic values.
func (m *Module) Dynamic() bool {
	_, ok := m.Files["internal/dyn/value.go"]
	return ok
}

// AddRuntime adds the files of the support library that a module's files use.
func AddRuntime(files map[string][]byte, module string) error {
	if err := addDynamic(files, module); err != nil {
		return err
	}
	lib, err := runtimeLibrary()
	if err != nil {
		return err
	}
	names, err := usedNames(files, "pyrt")
	if err != nil {
		return err
	}
	for _, f := range lib.closure(names) {
		files[path.Join("internal/pyrt", f)] = slices.Concat([]byte(runtimeHeader), lib.files[f])
	}
	return nil
}
