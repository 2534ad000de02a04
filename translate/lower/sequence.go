package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// localType returns the representation of a variable of the function.
func (b *body) localType(id resolve.SymbolID) (*core.Type, error) {
	if b.heldFor(id) {
		return dynamicType, nil
	}
	v := b.sol.Symbol(b.file, id)
	if b.plan.UsedInFunctions(b.file, id) || b.lentOn(id) {
		return b.plan.StoredType(v)
	}
	return b.plan.LentType(b.file, b.fn, v)
}

// lentOn tells whether a generator expression goes through a variable, perhaps when the
// function has ended.
func (b *body) lentOn(id resolve.SymbolID) bool {
	found := false
	b.fn.Walk(func(n syntax.Node) bool {
		if g, ok := n.(*syntax.GeneratorExp); ok {
			syntax.Inspect(g, func(n syntax.Node) bool {
				name, ok := n.(*syntax.Name)
				found = found || ok && name.ID == b.file.Symbols[id].Name
				return !found
			})
		}
		return !found
	})
	return found
}

// asSequence turns a list, tuple or range into what is one of them by turns; nil for others.
func (b *body) asSequence(x core.Expr, want *core.Type, at syntax.Node) core.Expr {
	have := x.Type()
	switch {
	case have.Kind == core.TupleKind:
		d, ok := x.(*core.Display)
		if !ok && !repeatable(x) {
			return nil
		}
		items := make([]core.Expr, len(have.Args))
		for i, t := range have.Args {
			if ok {
				items[i] = b.convert(d.Elems[i], want.Args[0], at)
			} else {
				items[i] = b.convert(&core.Item{Typed: core.Typed{T: t}, X: x, N: i}, want.Args[0], at)
			}
		}
		return &core.Display{Typed: core.Typed{T: want}, Elems: items}
	case isRange(have):
		x = method(core.Of(core.SliceKind, core.IntType), "List", x)
	case have.Kind != core.SliceKind && have.Kind != core.VarTupleKind && have.Kind != core.ListKind:
		return nil
	}
	switch elem := x.Type().Args[0]; {
	case core.Equal(elem, want.Args[0]):
		return &core.Convert{Typed: core.Typed{T: want}, X: x, Pos: b.pos(b.file, at.Pos())}
	case want.Args[0].Kind == core.ValueKind && isScalar(elem.Kind) && (have.Kind == core.VarTupleKind && !have.IsSequence() || isRange(have)):
		return function(want, "AnyItems", x) // a copy of what never changes
	}
	return nil
}

// sequenceRef lowers the name of a variable that is a list or a tuple by turns. It is refused
// where it is known which of the two: the variable's type does not say it.
func (b *body) sequenceRef(n *syntax.Name, v *core.Var) core.Expr {
	if v.Kind == core.LocalVar && !b.declared[v] {
		b.no(n, "unbound", "variable %s may not be bound", n.ID)
	}
	if known, ok := b.solved(n); ok {
		if t, err := b.plan.TypeOf(known); err == nil && !t.IsOpaque() && !core.Equal(t, v.Type) {
			b.no(n, "narrowing", "%s is known to be a %s here", n.ID, t)
		}
	}
	return ref(v)
}
