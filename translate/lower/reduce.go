package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// reduce lowers functools.reduce of a function of the program; nil for other forms.
func (b *body) reduce(n *syntax.Call) core.Expr {
	if len(n.Keywords) > 0 || len(n.Args) < 2 || len(n.Args) > 3 {
		return nil
	}
	f := b.expr(n.Args[0])
	t := f.Type()
	if !isPlainFunc(t) || len(t.Args) != 2 || t.Result == nil || !core.Equal(t.Result, t.Args[0]) {
		b.no(n, "callback", "reduce with this function")
	}
	x := b.sliceOf(n.Args[1])
	if !core.Equal(x.Type().Args[0], t.Args[1]) {
		b.no(n, "callback", "reduce over %s with a function of %s", x.Type(), t.Args[1])
	}
	values := &core.Runtime{Typed: core.Typed{T: core.Of(core.SeqKind, t.Args[1])}, Path: "slices", Name: "Values", Args: []core.Expr{x}}
	if len(n.Args) == 3 {
		return changing(function(t.Result, "Reduce", values, f, b.as(n.Args[2], t.Result)))
	}
	if !core.Equal(t.Args[0], t.Args[1]) {
		b.no(n, "callback", "reduce with a function of %s and %s", t.Args[0], t.Args[1])
	}
	return changing(function(t.Result, "ReduceFirst", values, f))
}
