package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// defaultDict lowers collections.defaultdict(factory): of a class of builtins or a
// lambda.
func (b *body) defaultDict(n *syntax.Call) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.DictKind || t.Name != core.DefaultDict || len(n.Args) != 1 || len(n.Keywords) > 0 {
		b.no(n, "call", "this call of defaultdict")
	}
	value := t.Args[1]
	if f, ok := n.Args[0].(*syntax.Lambda); ok {
		made := b.expr(f)
		if !isPlainFunc(made.Type()) || len(made.Type().Args) > 0 || !core.Equal(made.Type().Result, value) {
			b.no(n, "call", "a default factory that makes %s", made.Type())
		}
		return b.newDefaultDict(t, made, "<function <lambda>>")
	}
	dotted := b.dotted(n.Args[0])
	x := zeroOf(dotted, value)
	if x == nil {
		x = emptyOf(dotted, value)
	}
	if x == nil {
		b.no(n, "call", "defaultdict of this factory")
	}
	fn := &core.Func{Name: "factory", Result: value, Body: []core.Stmt{&core.Return{X: b.convert(x, value, n)}}}
	ft := &core.Type{Kind: core.FuncKind, Result: value}
	return b.newDefaultDict(t, &core.Closure{Typed: core.Typed{T: ft}, Func: fn}, "<class '"+dotted[len("builtins."):]+"'>")
}

func (b *body) newDefaultDict(t *core.Type, factory core.Expr, name string) core.Expr {
	return &core.Runtime{Typed: core.Typed{T: t}, Path: "pyrt", Name: "NewDefaultDict", TypeArgs: t.Args, Args: []core.Expr{factory, strLit(name)}}
}

// zeroOf is what int(), float(), bool() or str() makes; nil for other classes, and
// where a value of another kind is wanted than that becomes.
func zeroOf(name string, want *core.Type) core.Expr {
	isNumber := want.Kind == core.IntKind || want.Kind == core.NumKind || want.Kind == core.BigIntKind
	switch {
	case name == "builtins.int" && isNumber:
		return intLit(0)
	case name == "builtins.float" && (want.Kind == core.FloatKind || want.Kind == core.NumKind):
		return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: 0.0}
	case name == "builtins.bool" && want.Kind == core.BoolKind:
		return boolLit(false)
	case name == "builtins.str" && want.Kind == core.StrKind:
		return strLit("")
	}
	return nil
}
