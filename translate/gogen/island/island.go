package island

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
	"github.com/molt-go/molt/translate/third"
)

// StubKey names a function for the stubs of Generate.
func StubKey(fn *core.Func) string { return fmt.Sprintf("%s:%d:%s", fn.Pos.File, fn.Pos.Line, fn.Qual) }

// Generate writes the own files of a program over dynamic values into a module of
// the given path. The functions named by stubs become stubs for the reasons given;
// what typed holds, if it is not nil, has Go's types and is called from here.
func Generate(prog *resolve.Program, module string, stubs map[string]core.Reason, typed *Typed) (*gogen.Module, *core.Program, error) {
	if typed == nil {
		typed = &Typed{}
	}
	g := &generator{prog: prog, module: module, typed: typed, own: map[string]*resolve.File{}, packages: map[*resolve.File]*core.Package{}, out: &core.Program{Module: module},
		library: Library(), seams: third.Seams(prog), absent: absentModules(prog), opaque: findOpaque(prog), cleans: findCleaning(prog), stubs: stubs}
	for _, f := range prog.Files {
		if f.Role == resolve.Own {
			g.declare(f)
		}
	}
	g.files = gogen.NewModule(g.out)
	for _, pkg := range g.out.Packages {
		if err := g.writeFile(pkg); err != nil {
			return nil, nil, err
		}
	}
	for _, s := range g.seams {
		text, err := s.Go(module)
		if err != nil {
			return nil, nil, fmt.Errorf("the seam of %s: %w", s.Module, err)
		}
		g.files.Files[s.File()] = text
	}
	return g.files, g.out, nil
}

// A generator holds what the files of a program share.
type generator struct {
	prog     *resolve.Program
	module   string
	own      map[string]*resolve.File // by module name
	packages map[*resolve.File]*core.Package
	pyFiles  map[*core.Package]*resolve.File
	out      *core.Program
	files    *gogen.Module
	library  *LibraryNames
	seams    map[string]*third.Seam // by Python module
	absent   map[string]bool        // the modules that the program does without
	opaque   *opaque
	cleans   map[string]bool // functions that make generators which clean up
	stubs    map[string]core.Reason
	typed    *Typed
}

// declare makes the package of a file and the records of its functions.
func (g *generator) declare(f *resolve.File) {
	name := f.Module.Name[strings.LastIndexByte(f.Module.Name, '.')+1:]
	pkg := &core.Package{Name: name, Path: strings.ReplaceAll(f.Module.Name, ".", "/")}
	file := &core.File{Name: name, Pos: core.Pos{File: f.Path, Line: 1, Col: 1}}
	if d := syntax.Docstring(f.Tree.Body); d != nil {
		file.Doc = d.Str
	}
	pkg.Files = []*core.File{file}
	g.own[f.Module.Name] = f
	g.packages[f] = pkg
	if g.pyFiles == nil {
		g.pyFiles = map[*core.Package]*resolve.File{}
	}
	g.pyFiles[pkg] = f
	g.out.Packages = append(g.out.Packages, pkg)
}

func (g *generator) writeFile(pkg *core.Package) error {
	f := g.pyFiles[pkg]
	w := newWriter(g, f, pkg)
	file, err := w.file()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := file.Render(&b); err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	name := path.Join(g.files.Paths[pkg], gogen.FileName(pkg.Files[0].Name))
	g.files.GoFiles[pkg.Files[0]] = name
	if g.typed.Files[f] {
		name = path.Join(g.files.Paths[pkg], gogen.FileName(pkg.Files[0].Name+"_dynamic"))
	}
	clean, lines, err := gogen.Unmark(b.Bytes())
	if err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	g.files.Files[name], g.files.Lines[name] = clean, lines
	for fn, symbol := range w.symbols {
		g.files.Symbols[gogen.Symbol{File: name, Name: symbol}] = fn
	}
	return nil
}

// dynPath is the import path of the library of dynamic values.
func (g *generator) dynPath() string { return path.Join(g.module, "internal/dyn") }

// rt calls a function of that library.
func (g *generator) rt(name string, args ...jen.Code) *jen.Statement {
	return jen.Qual(g.dynPath(), name).Call(args...)
}

// name is a name of that library.
func (g *generator) name(name string) *jen.Statement { return jen.Qual(g.dynPath(), name) }

func (g *generator) value() *jen.Statement { return g.name("Value") }
