package rules

import (
	"github.com/molt-go/molt/analyzer/resolve"
)

// importersOf returns the modules that load a module when they are imported, by
// however many steps, as far as imports at module level show it. The module
// itself is among them.
func (c *Context) importersOf(m *resolve.Module) map[*resolve.Module]bool {
	seen := map[*resolve.Module]bool{m: true}
	for todo := []*resolve.Module{m}; len(todo) > 0; {
		last := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, importer := range c.importers[last] {
			if !seen[importer] {
				seen[importer] = true
				todo = append(todo, importer)
			}
		}
	}
	return seen
}

// importGraph returns, for each own module, the modules whose top level imports it.
// Importing a module imports the packages around it too.
func importGraph(p *resolve.Program) map[*resolve.Module][]*resolve.Module {
	importers := map[*resolve.Module][]*resolve.Module{}
	for _, f := range p.Files {
		if f.Module == nil {
			continue
		}
		for i := range f.Imports {
			if imp := &f.Imports[i]; !imp.Lazy && !imp.TypeOnly {
				for _, m := range importedModules(p, f, imp) {
					importers[m] = append(importers[m], f.Module)
				}
			}
		}
	}
	return importers
}

// importedModules returns the own modules that an import statement's name loads:
// the module, the packages around it, and the submodule that is taken from it.
func importedModules(p *resolve.Program, f *resolve.File, imp *resolve.Import) []*resolve.Module {
	var found []*resolve.Module
	add := func(name string) {
		if m := p.Module(name, f); m != nil && m.File != nil {
			found = append(found, m)
		}
	}
	for i := range len(imp.Target) {
		if imp.Target[i] == '.' {
			add(imp.Target[:i])
		}
	}
	add(imp.Target)
	if imp.Name != "" && imp.Name != "*" {
		add(imp.Target + "." + imp.Name)
	}
	return found
}

// makesCycle tells whether moving an import to the top of the current file
// would make its module import itself.
func (p *Pass) makesCycle(imp *resolve.Import) bool {
	if p.File.Module == nil {
		return false
	}
	if p.loaders == nil {
		p.loaders = p.importersOf(p.File.Module)
	}
	for _, m := range importedModules(p.Program, p.File, imp) {
		if p.loaders[m] {
			return true
		}
	}
	return false
}
