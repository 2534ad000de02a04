package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// keyFunc lowers a key function: a lambda, or a function of the program.
func (b *body) keyFunc(e syntax.Expr, elem *core.Type) core.Expr {
	if l, ok := e.(*syntax.Lambda); ok {
		fn := b.lambda(l)
		if len(fn.Func.Params) == 1 && core.Equal(fn.Func.Params[0].Var.Type, elem) {
			return fn
		}
		b.no(e, "key", "this key function")
	}
	if f := b.callback(e, elem); f != nil && f.Type().Result != nil {
		return f
	}
	if name := b.dotted(e); name == "builtins.len" && elem.Kind == core.StrKind {
		x := namedFunc("StrLen")
		x.(*core.FuncName).T = &core.Type{Kind: core.FuncKind, Args: []*core.Type{elem}, Result: core.IntType}
		return x
	}
	if attr, ok := e.(*syntax.Attribute); ok && elem.Kind == core.StrKind && b.dotted(attr.Value) == "builtins.str" {
		if forms := strMethods[attr.Attr]; len(forms) > 0 && forms[0].args == "" && forms[0].path == "pyrt" && len(forms[0].extra) == 0 {
			x := namedFunc(forms[0].name)
			x.(*core.FuncName).T = &core.Type{Kind: core.FuncKind, Args: []*core.Type{elem}, Result: forms[0].result}
			return x
		}
	}
	if x := b.builtinKey(e, elem); x != nil {
		return x
	}
	values := b.valuesOf(e)
	if len(values) == 1 && values[0].Fn != nil && values[0].Self == nil && values[0].Fn.Class == nil {
		fn := b.funcs[values[0].Fn]
		if fn != nil && fn.Status != core.Stub && !fn.Async && len(fn.Params) == 1 && core.Equal(fn.Params[0].Var.Type, elem) {
			t := &core.Type{Kind: core.FuncKind, Args: []*core.Type{elem}, Result: fn.Result}
			return &core.FuncRef{Typed: core.Typed{T: t}, Func: fn}
		}
	}
	b.no(e, "key", "this key function")
	return nil
}

// builtinKey lowers a builtin as a key function, or operator.itemgetter of one place: a
// function literal that says on each element what they do; nil for others.
func (b *body) builtinKey(e syntax.Expr, elem *core.Type) core.Expr {
	v := &core.Var{Name: "item", Type: elem, Kind: core.ParamVar}
	var x core.Expr
	if call, ok := e.(*syntax.Call); ok && b.dotted(call.Func) == "operator.itemgetter" && len(call.Args) == 1 {
		x = itemOf(ref(v), call.Args[0])
	} else {
		x = b.builtinOn(e, b.dotted(e), ref(v))
	}
	if x == nil || x.Type().Kind == core.VoidKind {
		return nil
	}
	fn := &core.Func{Name: "key", Params: []*core.Param{{Var: v}}, Result: x.Type(), Body: []core.Stmt{&core.Return{X: x}}}
	return &core.Closure{Typed: core.Typed{T: &core.Type{Kind: core.FuncKind, Args: []*core.Type{elem}, Result: x.Type()}}, Func: fn}
}

// itemOf reads a place of a tuple or sequence whose number is written out; nil for others.
func itemOf(x core.Expr, place syntax.Expr) core.Expr {
	c, ok := place.(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstInt || c.Big != nil {
		return nil
	}
	t := x.Type()
	switch {
	case t.Kind == core.TupleKind && int(c.Int) < len(t.Args):
		return &core.Item{Typed: core.Typed{T: t.Args[c.Int]}, X: x, N: int(c.Int)}
	case t.Kind == core.SliceKind || t.Kind == core.ListKind || t.Kind == core.VarTupleKind && !t.IsSequence() || t.Kind == core.StrKind:
		return &core.Index{Typed: core.Typed{T: t.Elem()}, X: x, I: intLit(c.Int), Check: core.Negative | core.Bounds}
	}
	return nil
}
