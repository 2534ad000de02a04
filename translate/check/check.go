// Package check is the gate behind the generator: it type-checks an emitted
// module in memory, the support library included, and says which functions hold
// what Go does not accept. Nothing is written and no command is run.
package check

import (
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/molt-go/molt/templates"
)

// A Problem is an error of the type checker.
type Problem struct {
	File string // slash path below the module's root
	Line int
	// Func is the function or method around, as "Name" or "Type.Name"; "" where
	// the error stands outside of any.
	Func string
	// Decl is the type, variable or constant around, "" where the error stands
	// outside of any.
	Decl string
	Text string
}

// Module type-checks the packages of a module and returns what is wrong, sorted
// by file and line. An error means that a file is not Go at all.
func Module(files map[string][]byte, module string) ([]Problem, error) {
	m := &moduleChecker{module: module, fset: token.NewFileSet(), trees: map[string][]*ast.File{}, done: map[string]*types.Package{}}
	for _, name := range sortedNames(files) {
		if path.Ext(name) != ".go" || strings.HasPrefix(name, "internal/pyrt/") || strings.HasPrefix(name, "internal/dyn/") {
			continue
		}
		tree, err := parser.ParseFile(m.fset, name, files[name], parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("the generated file does not parse: %w", err)
		}
		dir := path.Join(module, path.Dir(name))
		m.trees[dir] = append(m.trees[dir], tree)
		m.order = append(m.order, dir)
	}
	for _, dir := range slices.Compact(m.order) {
		if _, err := m.Import(dir); err != nil {
			return nil, err
		}
	}
	return m.problems, nil
}

func sortedNames(files map[string][]byte) []string {
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// A moduleChecker imports the packages of one module.
type moduleChecker struct {
	module   string
	fset     *token.FileSet
	trees    map[string][]*ast.File // by import path
	order    []string
	done     map[string]*types.Package
	problems []Problem
}

// Import returns the package of an import path: of the module, the support
// library, or the standard library.
func (m *moduleChecker) Import(name string) (*types.Package, error) {
	if name == path.Join(m.module, "internal/pyrt") {
		return supportLibrary()
	}
	if name == path.Join(m.module, "internal/dyn") {
		return dynamicLibrary()
	}
	trees, own := m.trees[name]
	if !own {
		return standard(name)
	}
	if p, ok := m.done[name]; ok {
		if p == nil {
			return nil, errors.New("import cycle through " + name)
		}
		return p, nil
	}
	m.done[name] = nil
	conf := types.Config{Importer: m, GoVersion: "go1.24", Error: func(err error) { m.problem(trees, err) }}
	p, _ := conf.Check(name, m.fset, trees, nil)
	m.done[name] = p
	return p, nil
}

// problem notes an error of the type checker.
func (m *moduleChecker) problem(trees []*ast.File, err error) {
	var e types.Error
	if !errors.As(err, &e) {
		return
	}
	at := m.fset.Position(e.Pos)
	p := Problem{File: at.Filename, Line: at.Line, Text: e.Msg}
	for _, tree := range trees {
		if tree.FileStart > e.Pos || e.Pos >= tree.FileEnd {
			continue
		}
		for _, d := range tree.Decls {
			if d.Pos() <= e.Pos && e.Pos < d.End() {
				p.Func, p.Decl = declName(d, e.Pos)
			}
		}
	}
	m.problems = append(m.problems, p)
}

// declName names the function, or what else is declared around a place.
func declName(d ast.Decl, at token.Pos) (fn, decl string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return funcName(d), ""
	case *ast.GenDecl:
		for _, s := range d.Specs {
			if at < s.Pos() || s.End() <= at {
				continue
			}
			switch s := s.(type) {
			case *ast.TypeSpec:
				return "", s.Name.Name
			case *ast.ValueSpec:
				return "", s.Names[0].Name
			}
		}
	}
	return "", ""
}

func funcName(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	t := fn.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "." + fn.Name.Name
	}
	return fn.Name.Name
}

// standardLock guards the importer of the standard library, which reads sources
// and keeps what it has read.
var (
	standardLock     sync.Mutex
	standardImporter = sync.OnceValue(func() types.Importer {
		return importer.ForCompiler(token.NewFileSet(), "source", nil)
	})
)

func standard(name string) (*types.Package, error) {
	standardLock.Lock()
	defer standardLock.Unlock()
	return standardImporter().Import(name)
}

type importerFunc func(string) (*types.Package, error)

func (f importerFunc) Import(name string) (*types.Package, error) { return f(name) }

// supportLibrary type-checks the embedded support library once.
var supportLibrary = sync.OnceValues(func() (*types.Package, error) {
	return embedded("pyrt", templates.Runtime, importerFunc(standard))
})

// dynamicLibrary type-checks the embedded library of dynamic values once.
var dynamicLibrary = sync.OnceValues(func() (*types.Package, error) {
	return embedded("dyn", templates.Dynamic, importerFunc(func(name string) (*types.Package, error) {
		if name == templates.RuntimePath {
			return supportLibrary()
		}
		return standard(name)
	}))
})

func embedded(name string, lib *templates.Library, imp types.Importer) (*types.Package, error) {
	fset, sources, err := lib.Sources()
	if err != nil {
		return nil, err
	}
	trees := make([]*ast.File, len(sources))
	for i, src := range sources {
		trees[i] = src.Tree
	}
	conf := types.Config{Importer: imp, IgnoreFuncBodies: true}
	return conf.Check(name, fset, trees, nil)
}
