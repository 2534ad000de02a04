package resolve

import (
	"cmp"
	"slices"
)

// link runs the cross-file steps in order; each rests on those before it.
func (p *Program) link() {
	p.number()
	p.findRoots()
	p.nameModules()
	p.findNative()
	p.assignRoles(p.opts.Own)
	if p.opts.OwnImports {
		p.ownImported()
	}
	p.linkImports()
	p.linkExports()
	p.linkDefs()
	p.linkClasses()
	p.linkDecorators()
	p.linkProperties()
	p.findEntries()
}

// number gives dense ids to functions and classes.
func (p *Program) number() {
	p.byPath = make(map[string]*File, len(p.Files))
	p.methods = make(map[string][]*Func)
	for i, f := range p.Files {
		f.ID = i
		f.defs = make([]defMemo, f.Scopes[0].endSymbol)
		p.byPath[f.Path] = f
		for _, fn := range f.Funcs {
			fn.ID = len(p.Funcs)
			p.Funcs = append(p.Funcs, fn)
			if fn.Kind == Method {
				p.methods[fn.Name] = append(p.methods[fn.Name], fn)
			}
		}
		for _, c := range f.Classes {
			c.ID = len(p.Classes)
			c.MRO = []*Class{c} // until linkClasses, so that methods can be found
			p.Classes = append(p.Classes, c)
		}
	}
}

// nameModules gives every file its module and completes qualified names.
func (p *Program) nameModules() {
	p.byName = make(map[string][]*Module)
	p.space = make(map[string]bool)
	packages := p.packageDirs()
	for _, f := range p.Files {
		m := p.module(f, packages)
		f.Module = m
		p.Modules = append(p.Modules, m)
		for _, fn := range f.Funcs {
			fn.Module = m
			fn.Qual = m.Name + "." + fn.Qual
		}
		for _, c := range f.Classes {
			c.Module = m
			c.Qual = m.Name + "." + c.Qual
		}
	}
	slices.SortStableFunc(p.Modules, func(a, b *Module) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.File.Path, b.File.Path))
	})
}
