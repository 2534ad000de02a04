package resolve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// A star is a star import and the own module that it names, nil for others.
type star struct {
	imp    *Import
	module *Module
}

// fromStars looks a name up in the modules that a file imports with a star,
// directly or through each other, the last import first.
func (p *Program) fromStars(f *File, name string) Def {
	if len(f.stars) == 0 {
		return Def{}
	}
	return p.searchStars(f, name, map[*Module]bool{f.Module: true})
}

func (p *Program) searchStars(f *File, name string, seen map[*Module]bool) Def {
	for i := len(f.stars) - 1; i >= 0; i-- {
		imp, m := f.stars[i].imp, f.stars[i].module
		switch {
		case m == nil:
			if imp.Origin.IsStdlib() && stdlibStar(imp.Target, name) {
				return Def{Name: imp.Target + "." + name}
			}
			continue
		case seen[m] || !m.File.all.exports(name):
			continue
		}
		seen[m] = true
		if id, ok := m.File.boundName(name); ok {
			if d := p.defOf(m.File, id, maxHops); d.Found() {
				return d
			}
		}
		if d := p.searchStars(m.File, name, seen); d.Found() {
			return d
		}
		if sub := p.submodule(m, name); sub != nil && m.File.all.defined {
			return Def{Name: sub.Name, Module: sub}
		}
	}
	return Def{}
}

// boundName returns the module symbol of a name that the module itself binds.
func (f *File) boundName(name string) (SymbolID, bool) {
	id, ok := f.moduleNames[name]
	if !ok || len(f.BindingsOf(&f.Symbols[id])) == 0 {
		return NoSymbol, false
	}
	return id, true
}

// submodule returns the module of a name inside a package, or nil.
func (p *Program) submodule(m *Module, name string) *Module {
	if !m.IsPackage {
		return nil
	}
	return p.Module(m.Name+"."+name, m.File)
}

// exports tells whether a star import takes a name from the module.
func (l *exportList) exports(name string) bool {
	if !l.defined {
		return !strings.HasPrefix(name, "_")
	}
	return l.set[name]
}

// linkExports completes every __all__ with those of the modules it names.
func (p *Program) linkExports() {
	for _, f := range p.Files {
		all := &f.all
		if !all.defined {
			continue
		}
		all.set = make(map[string]bool, len(all.names))
		p.collectExports(f, all.set, map[*File]bool{f: true})
	}
}

func (p *Program) collectExports(f *File, into map[string]bool, seen map[*File]bool) {
	for _, n := range f.all.names {
		into[n] = true
	}
	for _, e := range f.all.modules {
		if m := p.importedModule(f, e); m != nil && !seen[m.File] {
			seen[m.File] = true
			p.collectExports(m.File, into, seen)
		}
	}
}

// importedModule returns the own module that a name or attribute chain means by
// the imports of the file alone.
func (p *Program) importedModule(f *File, e syntax.Expr) *Module {
	switch e := e.(type) {
	case *syntax.Name:
		id := f.SymbolID(e)
		if id == NoSymbol {
			return nil
		}
		for _, b := range f.BindingsOf(&f.Symbols[id]) {
			if b.Kind != BindImport {
				continue
			}
			imp := &f.Imports[b.Import]
			name := imp.Target
			if imp.Name != "" {
				name += "." + imp.Name
			} else if imp.AsName == "" {
				name = topLevel(name)
			}
			if m := p.Module(name, f); m != nil {
				return m
			}
		}
		// A submodule imported elsewhere: from .x import *; __all__ = x.__all__.
		return p.submodule(f.Module, e.ID)
	case *syntax.Attribute:
		if m := p.importedModule(f, e.Value); m != nil {
			return p.submodule(m, e.Attr)
		}
	}
	return nil
}
