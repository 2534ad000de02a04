package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// shownName lowers the name of a function, a class or a variable of the module that
// goes to the library as dynamic code has it, since its typed form would not do; nil
// for others.
func (b *body) shownName(e syntax.Expr, reads bool) core.Expr {
	n, ok := e.(*syntax.Name)
	if !ok || !b.plan.Beside() || n.Ctx != syntax.Load || !b.ofModule(n) {
		return nil
	}
	if v, ok := b.solved(n); ok {
		if t, err := b.plan.TypeOf(v); err == nil && (isLibrary(t) && b.vars[b.symbol(n)] != nil || b.fits(t, reads)) {
			return nil
		}
	}
	if b.shown == nil {
		b.shown = map[syntax.Expr]bool{}
	}
	b.shown[n] = true
	return &core.DynamicGet{Typed: core.Typed{T: dynamicType}, Name: n.ID}
}

// ofModule tells whether a name is one of the module that the program defines.
func (b *body) ofModule(n *syntax.Name) bool {
	k := b.symbol(n)
	if k.sym == resolve.NoSymbol || b.fn.Kind == resolve.ModuleBody || b.consts[k] != nil {
		return false
	}
	if d := b.prog.Lookup(b.file, n); d.Func == nil && d.Class == nil && d.File != b.file {
		return false
	}
	sym := &b.file.Symbols[k.sym]
	return b.file.Scopes[sym.Scope].Kind == resolve.ModuleScope && sym.Bound()
}

// symbol finds the symbol that a name means.
func (b *body) symbol(n *syntax.Name) symbolKey {
	id := b.file.SymbolID(n)
	if id != resolve.NoSymbol {
		id = b.file.Symbols[id].Origin
	}
	return symbolKey{b.file, id}
}

// fits tells whether the library may be given values of a type.
func (b *body) fits(t *core.Type, isNew bool) bool {
	return crosses(t, isNew) && !(b.plan.Pickles() && !hasOneIdentity(t))
}
