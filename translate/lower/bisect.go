package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

var bisectForms = map[string]string{"bisect.bisect": "BisectRight", "bisect.bisect_right": "BisectRight", "bisect.bisect_left": "BisectLeft"}

// bisectCall lowers a search of bisect in a list or tuple of numbers or texts; nil where the
// name is none of these.
func (b *body) bisectCall(n *syntax.Call, name string) core.Expr {
	form, ok := bisectForms[name]
	if !ok {
		return nil
	}
	if len(n.Args) != 2 || len(n.Keywords) > 0 || hasStar(n.Args) || b.mayBeNone(n.Args[0]) {
		b.no(n, "builtin", "%s with these arguments", name)
	}
	list := b.expr(n.Args[0])
	if list.Type().Kind == core.TupleKind {
		if items := sameItems(list); items != nil {
			list = items
		}
	}
	if !isItems(list.Type()) && list.Type().Kind != core.ListKind {
		b.no(n, "builtin", "%s of %s", name, list.Type())
	}
	elem := list.Type().Args[0]
	switch elem.Kind {
	case core.IntKind, core.StrKind, core.FloatKind:
	default:
		b.no(n, "builtin", "%s of %s", name, list.Type())
	}
	if t := core.Of(core.SliceKind, elem); !core.Equal(list.Type(), t) {
		list = &core.Convert{Typed: core.Typed{T: t}, X: list}
	}
	args := []core.Expr{list, b.as(n.Args[1], elem)}
	b.ordered(n, args...)
	return function(core.IntType, form, args...)
}
