package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file reads the variables of other modules of the program.

// foreign lowers the read of another module's constant or variable; nil for
// anything else.
func (b *body) foreign(n syntax.Expr, d resolve.Def) core.Expr {
	if d.File == nil || d.File == b.file {
		return nil
	}
	k := symbolKey{d.File, d.File.Symbols[d.Symbol].Origin}
	if c := b.consts[k]; c != nil {
		return &core.ConstRef{Typed: core.Typed{T: c.Value.Type()}, Const: c}
	}
	v := b.vars[k]
	if v == nil || v.Kind != core.GlobalVar || b.early[k] {
		return nil
	}
	if b.imports(d.File, b.file, map[*resolve.File]bool{}) {
		b.no(n, "import-cycle", "a variable of a module that imports this one")
	}
	x := ref(v)
	if t := b.typeOf(n); !core.Equal(t, v.Type) {
		if v.Type.Kind == core.OptKind && core.Equal(v.Type.Args[0], t) || v.Type.Kind == core.InterfaceKind && isObject(t) {
			return &core.Convert{Typed: core.Typed{T: t}, X: x, Check: core.None, Pos: b.pos(b.file, n.Pos())}
		}
		return nil
	}
	return x
}

// foreignPlace lowers another module's variable that is stored to; nil for anything else.
// Containers and ints are left out: what becomes of them is followed by name.
func (b *body) foreignPlace(n *syntax.Attribute) core.Expr {
	d := b.prog.Lookup(b.file, n)
	if n.Ctx != syntax.Store || d.File == nil || d.File == b.file {
		return nil
	}
	k := symbolKey{d.File, d.File.Symbols[d.Symbol].Origin}
	v := b.vars[k]
	if v == nil || v.Kind != core.GlobalVar || b.early[k] {
		return nil
	}
	switch v.Type.Kind {
	case core.ObjectKind, core.InterfaceKind, core.BoolKind, core.StrKind, core.FloatKind:
	default:
		return nil
	}
	if b.imports(d.File, b.file, map[*resolve.File]bool{}) {
		b.no(n, "import-cycle", "a variable of a module that imports this one")
	}
	return ref(v)
}

// imports tells whether a module imports another, by itself or through others.
func (l *lowerer) imports(from, to *resolve.File, seen map[*resolve.File]bool) bool {
	if seen[from] {
		return false
	}
	seen[from] = true
	for i := range from.Imports {
		imp := &from.Imports[i]
		for _, name := range []string{imp.Target, imp.Target + "." + imp.Name} {
			m := l.prog.Module(name, from)
			if m != nil && m.File != nil && (m.File == to || l.imports(m.File, to, seen)) {
				return true
			}
		}
	}
	return false
}

// boundOnce tells whether a variable of a module keeps the value that it is first
// given, so that "from module import name" and the variable are the same.
func (l *lowerer) boundOnce(d resolve.Def) bool {
	sym := &d.File.Symbols[d.File.Symbols[d.Symbol].Origin]
	return len(d.File.BindingsOf(sym)) == 1 && sym.Flags&resolve.Deleted == 0 && !l.plan.StoredOutside(d.File, d.Symbol)
}

// boundOnceHere tells whether a name of the module at hand is bound by its import
// alone.
func (b *body) boundOnceHere(id resolve.SymbolID) bool {
	return len(b.file.BindingsOf(&b.file.Symbols[b.file.Symbols[id].Origin])) == 1
}
