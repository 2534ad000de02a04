package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// subclassTest lowers issubclass of an exception's class; nil for other calls.
func (b *body) subclassTest(n *syntax.Call) core.Expr {
	if len(n.Args) != 2 || len(n.Keywords) > 0 {
		return nil
	}
	x := b.expr(n.Args[0])
	if x.Type().Kind != core.ClassKind || b.mayBeNone(n.Args[0]) {
		b.no(n, "builtin", "issubclass of %s", x.Type())
	}
	classes := []syntax.Expr{n.Args[1]}
	if t, ok := n.Args[1].(*syntax.Tuple); ok {
		classes = t.Elts
	}
	var all core.Expr
	for _, c := range classes {
		one := method(core.BoolType, "IsSubclass", x, b.exceptionClass(c))
		if all == nil {
			all = one
		} else {
			all = &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Or, X: all, Y: one}
		}
	}
	if all == nil || len(classes) > 1 && !repeatable(x) {
		b.no(n, "builtin", "this form of issubclass")
	}
	return all
}

// exceptionClass lowers the name of an exception class as a value.
func (b *body) exceptionClass(e syntax.Expr) core.Expr {
	values := b.valuesOf(e)
	if len(values) == 1 {
		if t := b.plan.ExceptionClass(values[0]); t != nil {
			b.named(e, t)
			return &core.ClassRef{Typed: core.Typed{T: core.ClassType}, Class: t}
		}
	}
	b.no(e, "class-as-value", "%s as a value", b.file.Tree.Source(e.Range()))
	return nil
}
