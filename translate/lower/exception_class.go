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
	classes := testedClasses(n)
	if len(classes) > 1 && !repeatable(x) {
		b.no(n, "builtin", "this form of issubclass")
	}
	var test core.Expr
	for _, c := range classes {
		test = orTest(test, method(core.BoolType, "IsSubclass", x, b.exceptionClass(c)))
	}
	if test == nil { // of no class at all
		b.no(n, "builtin", "this form of issubclass")
	}
	return test
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
