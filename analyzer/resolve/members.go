package resolve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// maxHops bounds how many imports and aliases are followed to a definition.
const maxHops = 24

// A Def is what a name leads to. Name is its absolute dotted name; at most one
// of Func, Class and Module is set, for what the repository itself defines.
// File and Symbol are set for a variable of an own module. A Def with an empty
// Name leads nowhere.
type Def struct {
	Name   string
	Func   *Func
	Class  *Class
	Module *Module
	File   *File
	Symbol SymbolID
}

// Found tells whether the name leads anywhere.
func (d Def) Found() bool { return d.Name != "" }

// IsOwn tells whether the definition lies in the repository.
func (d Def) IsOwn() bool {
	return d.Func != nil || d.Class != nil || d.Module != nil || d.File != nil
}

// DefOf returns what a symbol of a file means when it is bound by defs, classes
// and imports alone, or by a single assignment from such a name. For several
// bindings (a try with a fallback import) the first that leads anywhere counts,
// own ones first. Locals, parameters and computed variables give no Def, but
// variables of a module give one with File and Symbol.
func (p *Program) DefOf(f *File, id SymbolID) Def { return p.defOf(f, id, maxHops) }

// defOf keeps the results for module symbols, which all chains of imports pass
// through: they end in cycles, and each is followed once.
func (p *Program) defOf(f *File, id SymbolID, hops int) Def {
	if id == NoSymbol || hops <= 0 {
		return Def{}
	}
	if int(id) >= len(f.defs) {
		return p.findDef(f, id, hops)
	}
	memo := &f.defs[id]
	if memo.state == defNew {
		memo.state = defRunning
		memo.def = p.findDef(f, id, maxHops)
		memo.state = defDone
	}
	return memo.def
}

// A defMemo is the definition of one module symbol; while it is being looked
// for, it leads nowhere.
type defMemo struct {
	def   Def
	state defState
}

type defState uint8

const (
	defNew defState = iota
	defRunning
	defDone
)

// linkDefs finds the definitions of all module symbols.
func (p *Program) linkDefs() {
	for _, f := range p.Files {
		for id := range f.defs {
			p.defOf(f, SymbolID(id), maxHops)
		}
	}
}

func (p *Program) findDef(f *File, id SymbolID, hops int) Def {
	s := &f.Symbols[id]
	bindings := f.BindingsOf(s)
	if len(bindings) == 0 {
		return p.unbound(f, s, hops)
	}
	var found Def
	for i := range bindings {
		d := p.bindingDef(f, &bindings[i], len(bindings), hops)
		if d.IsOwn() {
			if d.Func != nil && d.Func.IsOverload() && i < len(bindings)-1 {
				continue
			}
			if d.Func != nil && d.Func.Kind == Method && d.Func.IsProperty() || !found.IsOwn() {
				found = d
			}
			continue
		}
		if d.Found() && !found.Found() {
			found = d
		}
	}
	if !found.Found() && s.Scope == 0 {
		return Def{Name: f.Module.Name + "." + s.Name, File: f, Symbol: id}
	}
	return found
}

// unbound resolves a name without bindings: a builtin, or from a star import.
func (p *Program) unbound(f *File, s *Symbol, hops int) Def {
	if s.Scope != 0 {
		return Def{}
	}
	if d := p.fromStars(f, s.Name); d.Found() {
		return d
	}
	if builtinNames[s.Name] {
		return Def{Name: "builtins." + s.Name}
	}
	return Def{}
}

func (p *Program) bindingDef(f *File, bd *Binding, count, hops int) Def {
	switch bd.Kind {
	case BindImport:
		return p.importDef(f, int(bd.Import), hops-1)
	case BindDef:
		if fn := f.FuncOf(bd.Node); fn != nil {
			return Def{Name: fn.Qual, Func: fn}
		}
	case BindClass:
		if n, ok := bd.Node.(*syntax.ClassDef); ok {
			if c := f.ClassOf(n); c != nil {
				return Def{Name: c.Qual, Class: c}
			}
		}
	case BindAssign, BindAnn:
		if bd.Unpacked || bd.Value == nil || count > 3 {
			return Def{}
		}
		return p.alias(f, bd.Value, hops-1)
	}
	return Def{}
}

// alias follows x = name and x = module.name, but not to variables: x = y for a
// module's variable y is a variable of its own.
func (p *Program) alias(f *File, value syntax.Expr, hops int) Def {
	switch value.(type) {
	case *syntax.Name, *syntax.Attribute:
		if d := p.lookupExpr(f, value, hops); d.File == nil {
			return d
		}
	}
	return Def{}
}

// importDef returns what an import binds.
func (p *Program) importDef(f *File, i, hops int) Def {
	imp := &f.Imports[i]
	if imp.Target == "" || hops <= 0 {
		return Def{}
	}
	if imp.Name == "" {
		name := imp.Target
		if imp.AsName == "" {
			name = topLevel(name)
		}
		return Def{Name: name, Module: p.Module(name, f)}
	}
	if imp.Name == "*" {
		return Def{}
	}
	if m := p.Module(imp.Target, f); m != nil {
		if d := p.member(m, imp.Name, hops); d.Found() {
			return d
		}
	}
	name := imp.Target + "." + imp.Name
	return Def{Name: name, Module: p.Module(name, f)}
}

// ImportDef returns what the import with an index into a file's Imports binds.
func (p *Program) ImportDef(f *File, i int) Def { return p.importDef(f, i, maxHops) }

// Member returns what an attribute of an own module means, imports followed.
func (p *Program) Member(m *Module, name string) Def { return p.member(m, name, maxHops) }

func (p *Program) member(m *Module, name string, hops int) Def {
	if hops <= 0 {
		return Def{}
	}
	f := m.File
	if id, ok := f.boundName(name); ok {
		if d := p.defOf(f, id, hops-1); d.Found() {
			return d
		}
	}
	if d := p.fromStars(f, name); d.Found() {
		return d
	}
	if sub := p.submodule(m, name); sub != nil {
		return Def{Name: sub.Name, Module: sub}
	}
	return Def{}
}

// Lookup returns what a name or attribute chain means by scopes and imports
// alone. A chain into something foreign, or into an attribute of an own class
// that is no method, has a Name only.
func (p *Program) Lookup(f *File, e syntax.Expr) Def { return p.lookupExpr(f, e, maxHops) }

func (p *Program) lookupExpr(f *File, e syntax.Expr, hops int) Def {
	if hops <= 0 {
		return Def{}
	}
	switch e := e.(type) {
	case *syntax.Name:
		return p.defOf(f, f.SymbolID(e), hops-1)
	case *syntax.Attribute:
		return p.attrOf(p.lookupExpr(f, e.Value, hops-1), e.Attr, f, hops-1)
	}
	return Def{}
}

// AttrOf returns what an attribute of a definition means, as seen from a file.
func (p *Program) AttrOf(d Def, attr string, from *File) Def {
	return p.attrOf(d, attr, from, maxHops)
}

// attrOf returns what an attribute of a definition means.
func (p *Program) attrOf(d Def, attr string, from *File, hops int) Def {
	switch {
	case !d.Found() || d.Func != nil || d.File != nil:
		return Def{}
	case d.Module != nil:
		if found := p.member(d.Module, attr, hops); found.Found() {
			return found
		}
		name := d.Module.Name + "." + attr
		return Def{Name: name, Module: p.Module(name, from)}
	case d.Class != nil:
		if m := d.Class.FindMethod(attr); m != nil {
			return Def{Name: m.Qual, Func: m}
		}
		for _, c := range d.Class.File.Classes {
			if c.Outer == d.Class && c.Name == attr {
				return Def{Name: c.Qual, Class: c}
			}
		}
		return Def{}
	}
	name := d.Name + "." + attr
	if p.space[name] || p.byName[name] != nil {
		return Def{Name: name, Module: p.Module(name, from)}
	}
	return Def{Name: name}
}

// Dotted returns the absolute dotted name that a name or attribute chain means,
// by scopes and imports alone: "numpy.zeros" for np.zeros, "builtins.sorted" for
// sorted, "pkg.mod.f" for an own function; "" for anything else, such as a
// local variable or an attribute of one.
func (p *Program) Dotted(f *File, e syntax.Expr) string {
	d := p.Lookup(f, e)
	if d.File != nil {
		return ""
	}
	return d.Name
}

// Resolve returns what an absolute dotted name means, re-exports followed.
func (p *Program) Resolve(dotted string) Def {
	for i := len(dotted); i > 0; i = strings.LastIndexByte(dotted[:i], '.') {
		m := p.Module(dotted[:i], nil)
		if m == nil {
			continue
		}
		d := Def{Name: m.Name, Module: m}
		if i < len(dotted) {
			for attr := range strings.SplitSeq(dotted[i+1:], ".") {
				d = p.attrOf(d, attr, m.File, maxHops)
			}
		}
		return d
	}
	return Def{}
}
