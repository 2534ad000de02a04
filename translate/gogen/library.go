package gogen

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// This file writes what typed code uses of Python's library as dynamic code does: its
// functions, classes and names of attributes are variables of the package.

// nameLibrary picks names for what a package uses of the library.
func (g *generator) nameLibrary(s *scope, pkg *core.Package) {
	note := func(e core.Expr) {
		r, ok := e.(*core.LibraryRef)
		if !ok || g.globals[libraryKey{pkg, r.Var}] != "" {
			return
		}
		name := "attr" + mixedCaps(r.Var.Name, true)
		if r.Var.Module != "" {
			name = lowerFirst(strings.TrimPrefix(r.Var.Module, "Mod")) + mixedCaps(r.Var.Name, true)
		}
		g.globals[libraryKey{pkg, r.Var}] = s.pick(name)
		g.library[pkg] = append(g.library[pkg], r.Var)
	}
	for fn := range pkg.Funcs() {
		core.InspectStmts(fn.Body, nil, note)
	}
	for _, file := range pkg.Files {
		for _, d := range file.Decls {
			if v, ok := d.(*core.Global); ok {
				core.InspectStmts([]core.Stmt{&core.Do{X: v.Value}}, nil, note)
			}
		}
	}
}

// libraryKey finds the name of a LibraryVar in a package.
type libraryKey struct {
	pkg *core.Package
	v   *core.LibraryVar
}

func (f *function) libraryName(v *core.LibraryVar) *jen.Statement {
	return jen.Id(f.g.globals[libraryKey{f.g.pkg, v}])
}

// libraryVars writes the variables that hold what a package uses of the library.
func (g *generator) libraryVars(pkg *core.Package) []jen.Code {
	var list []jen.Code
	for _, v := range g.library[pkg] {
		x := g.dyn("Attr").Call(jen.Lit(v.Name))
		if v.Module != "" {
			x = g.dyn(v.Module).Dot("Import").Call().Dot("From").Call(jen.Lit(v.Name))
		}
		list = append(list, jen.Id(g.globals[libraryKey{pkg, v}]).Op("=").Add(x))
	}
	return list
}

// boxed writes a value of a Go type as a dynamic one.
func (f *function) boxed(t *core.Type, x Expr) Expr {
	switch t.Kind {
	case core.VoidKind:
		return primary(jen.Nil())
	case core.BoolKind, core.IntKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.ValueKind, core.LibraryKind:
		return x // an interface holds it as it is
	}
	return callOf(f.g.crossing().Out(t), x)
}

// unboxed writes a dynamic value as one of a Go type.
func (f *function) unboxed(t *core.Type, x Expr) Expr {
	return callOf(f.g.crossing().In(t), x)
}

func (g *generator) crossing() Crossing {
	return Crossing{Dyn: g.dyn, Pyrt: g.rt, Class: g.class, Interface: g.interfaceName}
}
