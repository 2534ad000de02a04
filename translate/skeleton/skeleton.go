// Package skeleton makes a core program of any Python repository: packages,
// types, constants, signatures, documentation and comments, with bodies that
// hold the Python text and panic, and tests that are skipped.
//
// It never refuses. A type that is not known becomes any, with the reason; so
// does one whose package would import this one in turn. What it makes compiles,
// so that a port can fall back on it.
package skeleton

import (
	"path"
	"strings"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// Program returns the skeleton of a program as a module of the given path.
func Program(types *infer.Types, module string) *core.Program {
	b := &builder{
		prog: types.Program(), types: types, imports: newGraph(len(types.Program().Files)),
		classes: map[*resolve.Class]*core.Class{}, entries: map[*resolve.Func]bool{}, packages: make([]*core.Package, len(types.Program().Files)),
	}
	for _, e := range b.prog.Entries {
		b.entries[e.Func] = b.entries[e.Func] || e.Kind == resolve.MainGuard || e.Kind == resolve.DunderMain
	}
	for _, f := range b.prog.Files {
		b.declare(f)
	}
	for _, f := range b.prog.Files { // before all other types, since embedding is worth more
		for _, c := range f.Classes {
			b.embed(c)
		}
	}
	out := &core.Program{Module: module}
	for _, f := range b.prog.Files {
		b.file(f)
		out.Packages = append(out.Packages, b.packages[f.ID])
	}
	for i, pkg := range b.packages {
		for _, to := range b.imports.next(i) {
			pkg.Imports = append(pkg.Imports, b.packages[to])
		}
	}
	return out
}

// A builder makes the skeleton of one program.
type builder struct {
	prog     *resolve.Program
	types    *infer.Types
	imports  *graph // between packages, by File.ID: what the types of one need of another
	classes  map[*resolve.Class]*core.Class
	entries  map[*resolve.Func]bool // module bodies that are programs
	packages []*core.Package        // by File.ID
}

// declare makes the package of a file and its classes, so that types can refer
// to them.
func (b *builder) declare(f *resolve.File) {
	place := strings.ReplaceAll(f.Module.Name, ".", "/")
	if ext := path.Ext(f.Path); f.Module.IsScript || ext == ".ipynb" {
		place = strings.TrimSuffix(f.Path, ext)
	}
	b.packages[f.ID] = &core.Package{Name: path.Base(place), Path: place}
	for _, c := range f.Classes {
		if c.Parent == nil || c.Parent.Kind == resolve.ModuleBody {
			b.classes[c] = &core.Class{Name: className(c), Qual: c.Qual, Status: core.Stub, Pos: position(f, c.Def.Pos()), End: f.Tree.Line(c.Def.EndPos() - 1)}
		}
	}
}

// className is a class's name, with those of the classes around it in front.
func className(c *resolve.Class) string {
	if c.Outer != nil {
		return className(c.Outer) + "_" + c.Name
	}
	return c.Name
}

func position(f *resolve.File, p syntax.Pos) core.Pos {
	at := f.Tree.Position(p)
	return core.Pos{File: f.Path, Line: at.Line, Col: at.Col + 1}
}

// file fills in the package of a file.
func (b *builder) file(f *resolve.File) {
	pkg := b.packages[f.ID]
	out := &core.File{Name: pkg.Name, Pos: core.Pos{File: f.Path, Line: 1, Col: 1}}
	if d := syntax.Docstring(f.Tree.Body); d != nil {
		out.Doc = d.Str
	}
	c := commentsOf(f)
	out.Lead, out.Tail = c.lead, c.tail
	out.Decls = b.variables(f, c)
	for _, k := range f.Classes {
		if b.classes[k] != nil {
			out.Decls = append(out.Decls, b.class(k, c))
		}
	}
	for _, fn := range f.Funcs {
		if fn.Kind == resolve.Function && fn.Parent.Kind == resolve.ModuleBody && !fn.IsOverload() && !isTest(fn) {
			out.Decls = append(out.Decls, b.function(fn, c))
		}
	}
	if f.Role == resolve.Test {
		out.Tests = b.tests(f, c)
	}
	out.Init = b.body(f, c)
	out.Main = f.Role != resolve.Test && b.entries[f.Funcs[0]]
	pkg.Files = []*core.File{out}
}
