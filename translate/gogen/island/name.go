package island

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/gogen"
)

// symbol returns the symbol that a name means in the scope at hand, by its origin.
func (fr *frame) symbol(name string) resolve.SymbolID {
	name = fr.mangle(name)
	for s := fr.scope; s >= 0; s = fr.f.Scopes[s].Parent {
		if id := fr.f.Lookup(s, name); id != resolve.NoSymbol {
			return fr.f.Symbols[id].Origin
		}
		if s == 0 {
			break
		}
	}
	return resolve.NoSymbol
}

// isModule tells whether a symbol is a variable of the module.
func (w *writer) isModule(id resolve.SymbolID) bool {
	s := &w.f.Symbols[id]
	return s.Scope == 0
}

// bindable tells whether the module binds a symbol anywhere.
func (w *writer) moduleBinds(id resolve.SymbolID) bool {
	return len(w.f.BindingsOf(&w.f.Symbols[id])) > 0 || w.starNames()[w.f.Symbols[id].Name]
}

// starNames are the names that star imports may bind.
func (w *writer) starNames() map[string]bool {
	if w.stars == nil {
		w.stars = map[string]bool{}
		for _, n := range w.starImports() {
			w.stars[n] = true
		}
	}
	return w.stars
}

// load writes the read of a name.
func (fr *frame) load(n *syntax.Name) *jen.Statement {
	id := fr.f.SymbolID(n)
	if id == resolve.NoSymbol {
		id = fr.symbol(n.ID)
	}
	return fr.loadSymbol(n, id, fr.mangle(n.ID))
}

func (fr *frame) loadSymbol(at syntax.Node, id resolve.SymbolID, name string) *jen.Statement {
	if id == resolve.NoSymbol {
		return fr.builtin(at, name)
	}
	s := &fr.f.Symbols[id]
	switch fr.f.Scopes[s.Scope].Kind {
	case resolve.ModuleScope:
		return fr.loadGlobal(at, id, name)
	case resolve.ClassScope:
		return fr.loadClass(at, id, name)
	}
	l, owner := fr.lookup(id)
	if l == nil {
		if s.Flags&resolve.ClassCell != 0 || name == "__class__" {
			return fr.classCell(at)
		}
		owner = fr.ownerOf(s.Scope)
		if owner == nil {
			fr.refuse(at, "unresolved-name", "the name %s", name)
		}
		l = owner.declare(id)
	}
	l.used = true
	if fr.boundIn(id, l, owner) {
		return jen.Id(l.name)
	}
	l.loose = true
	if owner == fr {
		return fr.rt("Local", jen.Id(l.name), jen.Lit(name))
	}
	return fr.rt("Free", jen.Id(l.name), jen.Lit(name))
}

// pythonFrame returns the frame of the Python function that a comprehension
// belongs to.
func (fr *frame) pythonFrame() *frame {
	for fr.comp {
		fr = fr.parent
	}
	return fr
}

// ownerOf returns the frame of a scope.
func (fr *frame) ownerOf(scope resolve.ScopeID) *frame {
	for f := fr; f != nil; f = f.parent {
		if f.scope == scope {
			return f
		}
	}
	return nil
}

// boundIn tells whether a variable is bound for sure where it is read.
func (fr *frame) boundIn(id resolve.SymbolID, l *local, owner *frame) bool {
	if fr.f.Symbols[id].Flags&resolve.Deleted != 0 {
		return fr.pythonFrame() == owner.pythonFrame() && fr.state.bound[id]
	}
	return fr.state.bound[id] || fr.state.dead
}

// loadGlobal reads a variable of the module, or a builtin.
func (fr *frame) loadGlobal(at syntax.Node, id resolve.SymbolID, name string) *jen.Statement {
	if !fr.moduleBinds(id) {
		return fr.builtin(at, name)
	}
	if t := fr.typed.variable(fr.f, id); t != nil {
		return fr.typedVar(id, t, name)
	}
	v := fr.global(id)
	if fr.fn.Kind == resolve.ModuleBody && fr.parent == nil && fr.state.bound[id] || fr.sure(id) && (fr.fn.Kind != resolve.ModuleBody || fr.state.bound[id]) {
		return v
	}
	if b := fr.builtinName(name); b != nil {
		return fr.rt("GlobalOr", v, b)
	}
	return fr.rt("Global", v, jen.Lit(name))
}

// sure tells whether a module binds a name on its straight way, for good: before
// any function can read it, unless the program fails in Python too.
func (fr *frame) sure(id resolve.SymbolID) bool {
	s := &fr.f.Symbols[id]
	if s.Flags&resolve.Deleted != 0 {
		return false
	}
	for _, b := range fr.f.BindingsOf(s) {
		if b.Scope == 0 && fr.topLevel(b.Node) {
			return true
		}
	}
	return false
}

// topLevel tells whether a statement stands directly in the module.
func (w *writer) topLevel(n syntax.Node) bool {
	if w.tops == nil {
		w.tops = map[syntax.Node]bool{}
		for _, s := range w.f.Tree.Body {
			w.tops[s] = true
			switch s := s.(type) {
			case *syntax.Import:
				for _, a := range s.Names {
					w.tops[a] = true
				}
			case *syntax.ImportFrom:
				for _, a := range s.Names {
					w.tops[a] = true
				}
			}
		}
	}
	return w.tops[n]
}

// loadClass reads a name in a class body: there first, then where it is found
// outside.
func (fr *frame) loadClass(at syntax.Node, id resolve.SymbolID, name string) *jen.Statement {
	owner := fr.ownerOf(fr.f.Symbols[id].Scope)
	if owner == nil || owner.class == nil {
		fr.refuse(at, "unresolved-name", "the name %s of a class body", name)
	}
	outside := fr.name("Unbound")
	module := fr.f.Lookup(0, name)
	switch {
	case module != resolve.NoSymbol && fr.moduleBinds(module):
		outside = fr.global(module)
	default:
		if b := fr.builtinName(name); b != nil {
			outside = b
		}
	}
	return jen.Id(owner.class.ns).Dot("Load").Call(jen.Lit(fr.f.Symbols[id].Name), outside)
}

// builtin reads a builtin name.
func (fr *frame) builtin(at syntax.Node, name string) *jen.Statement {
	if b := fr.builtinName(name); b != nil {
		return b
	}
	switch name {
	case "__name__":
		return jen.Id("Module").Dot("Name").Call()
	case "__file__":
		return jen.Id("Module").Dot("File").Call()
	case "__doc__", "__spec__", "__loader__", "__package__":
		return jen.Id("Module").Dot("Get").Call(jen.Lit(name))
	case "__builtins__":
		fr.note(at, "unsupported-builtin", "%s", name)
	}
	return jen.Id("Module").Dot("Lookup").Call(jen.Lit(name))
}

// builtinName returns the library's variable of a builtin, or nil.
func (fr *frame) builtinName(name string) *jen.Statement {
	switch name {
	case "None":
		return jen.Nil()
	case "NotImplemented", "Ellipsis":
		return fr.name(name)
	case "__debug__":
		return jen.True()
	}
	if exceptionNames[name] {
		return fr.rt("ExcNamed", jen.Lit(name))
	}
	if t, ok := typeNames[name]; ok {
		return fr.name(t)
	}
	if v := "Builtin" + gogen.MixedCaps(name, true); builtinFuncs[name] && fr.library.Has(v) {
		return fr.name(v)
	}
	return nil
}

// isBuiltin tells whether an expression is a builtin by its own name.
func (fr *frame) isBuiltin(e syntax.Expr, name string) bool {
	n, ok := e.(*syntax.Name)
	if !ok || n.ID != name {
		return false
	}
	id := fr.f.SymbolID(n)
	if id == resolve.NoSymbol {
		return true
	}
	return fr.isModule(id) && !fr.moduleBinds(id)
}

// store writes the binding of a name to a value.
func (fr *frame) store(at syntax.Node, name string, x jen.Code) []jen.Code {
	return fr.storeSymbol(at, fr.symbol(name), name, x)
}

func (fr *frame) storeSymbol(at syntax.Node, id resolve.SymbolID, name string, x jen.Code) []jen.Code {
	if id == resolve.NoSymbol {
		fr.refuse(at, "unresolved-name", "the name %s", name)
	}
	switch fr.f.Scopes[fr.f.Symbols[id].Scope].Kind {
	case resolve.ClassScope:
		owner := fr.ownerOf(fr.f.Symbols[id].Scope)
		return []jen.Code{jen.Id(owner.class.ns).Dot("Set").Call(jen.Lit(fr.f.Symbols[id].Name), x)}
	}
	if t := fr.typed.variable(fr.f, id); t != nil {
		return fr.storeTyped(id, t, name, x)
	}
	place := fr.place(at, id, name)
	fr.bind(id)
	return []jen.Code{place.Op("=").Add(x)}
}

// bind notes that a variable is bound from here on.
func (fr *frame) bind(id resolve.SymbolID) { fr.state.bound[id] = true }

// place returns the Go variable of a symbol.
func (fr *frame) place(at syntax.Node, id resolve.SymbolID, name string) *jen.Statement {
	if fr.isModule(id) {
		return fr.global(id)
	}
	l, _ := fr.lookup(id)
	if l == nil {
		owner := fr.ownerOf(fr.f.Symbols[id].Scope)
		if owner == nil {
			fr.refuse(at, "unresolved-name", "the name %s", name)
		}
		l = owner.declare(id)
	}
	return jen.Id(l.name)
}

// isClassScoped tells whether a name is bound in a class body.
func (fr *frame) isClassScoped(id resolve.SymbolID) bool {
	return id != resolve.NoSymbol && fr.f.Scopes[fr.f.Symbols[id].Scope].Kind == resolve.ClassScope
}
