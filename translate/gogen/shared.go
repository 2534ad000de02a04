package gogen

import (
	"github.com/molt-go/molt/translate/core"
)

// This file keeps private names of Python private in Go, unless other packages use them: in
// Python an underscore asks for privacy, in Go a small letter enforces it.

// exports tells whether a declaration or member has a name that other packages see.
func (g *generator) exports(d any, name string) bool { return public(name) || g.shared[d] }

// uses notes that the package at hand uses a name of another.
func (g *generator) uses(d any, name string, pkg *core.Package) {
	if pkg != nil && g.pkg != nil && pkg != g.pkg && !public(name) {
		g.shared[d] = true
	}
}

// declaredName is the Python name of a declaration.
func declaredName(d any) string {
	switch d := d.(type) {
	case *core.Func:
		return d.Name
	case *core.Const:
		return d.Name
	case *core.Var:
		return d.Name
	}
	return ""
}

// spreadMembers are the private names of the members of classes that are derived from classes
// of other packages: one that overrides another has its name.
func spreadMembers(prog *core.Program) map[any]bool {
	home := map[*core.Class]*core.Package{}
	each := func(visit func(*core.Class, *core.Package)) {
		for _, pkg := range prog.Packages {
			for _, file := range pkg.Files {
				for _, d := range file.Decls {
					if c, ok := d.(*core.Class); ok {
						visit(c, pkg)
					}
				}
			}
		}
	}
	each(func(c *core.Class, pkg *core.Package) { home[c] = pkg })
	shared := map[any]bool{}
	each(func(c *core.Class, pkg *core.Package) {
		for base := c.Base; base != nil; base = base.Base {
			if home[base] == pkg {
				continue
			}
			for _, m := range append(append([]*core.Func{}, c.Methods...), base.Methods...) {
				if !public(m.Name) {
					shared[m.Name] = true
				}
			}
		}
	})
	return shared
}
