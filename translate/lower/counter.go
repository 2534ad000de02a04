package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// newCounter lowers collections.Counter() and Counter(iterable).
func (b *body) newCounter(n *syntax.Call) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.DictKind || t.Name != core.Counter || len(n.Args) > 1 || len(n.Keywords) > 0 || hasStar(n.Args) {
		b.no(n, "call", "this call of Counter")
	}
	made := &core.Runtime{Typed: core.Typed{T: t}, Path: "pyrt", Name: "NewCounter", TypeArgs: t.Args[:1]}
	seq := core.Expr(none(core.Of(core.SeqKind, t.Args[0])))
	if len(n.Args) == 1 {
		seq = b.counted(n.Args[0], t.Args[0])
	}
	made.Args = []core.Expr{seq}
	return made
}

// counted lowers an iterable whose elements are counted, as a sequence.
func (b *body) counted(e syntax.Expr, key *core.Type) core.Expr {
	x := b.sequence(e)
	if !core.Equal(elemOf(x.Type()), key) {
		b.no(e, "iteration", "counting of %s", x.Type())
	}
	if isDict(b.typeOf(e)) {
		b.no(e, "iteration", "counting by a dict of counts")
	}
	seq := core.Of(core.SeqKind, key)
	switch x.Type().Kind {
	case core.SeqKind:
		return x
	case core.SliceKind, core.VarTupleKind:
		return &core.Runtime{Typed: core.Typed{T: seq}, Path: "slices", Name: "Values", Args: []core.Expr{x}}
	case core.ListKind:
		return method(seq, "All", x)
	case core.StrKind:
		return function(seq, "Chars", x)
	}
	b.no(e, "iteration", "counting of %s", x.Type())
	return nil
}

func isDict(t *core.Type) bool { return t.Kind == core.DictKind }

// counterCall lowers the methods that a Counter has beside those of dict; nil for
// others.
func (b *body) counterCall(n *syntax.Call, c core.Expr, name string) core.Expr {
	t := c.Type()
	pairs := core.Of(core.SliceKind, &core.Type{Kind: core.TupleKind, Args: t.Args})
	switch {
	case name == "most_common" && (len(n.Args) == 0 || len(n.Args) == 1 && isNoneLit(n.Args[0])):
		return method(pairs, "Ranked", c)
	case name == "most_common" && len(n.Args) == 1:
		return b.inOrder(n, method(pairs, "MostCommon", c, b.as(n.Args[0], core.IntType)))
	case name == "total" && len(n.Args) == 0:
		return method(core.IntType, "Total", c)
	case name == "elements" && len(n.Args) == 0:
		return method(core.Of(core.SeqKind, t.Args[0]), "Elements", c)
	case name == "update" && len(n.Args) == 1:
		return changing(b.inOrder(n, method(core.VoidType, "Count", c, b.counted(n.Args[0], t.Args[0]))))
	case name == "subtract", name == "update", name == "fromkeys":
		b.no(n, "builtin", "Counter.%s is not carried over here", name)
	}
	return nil
}
