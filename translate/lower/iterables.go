package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

func method(t *core.Type, name string, args ...core.Expr) core.Expr {
	return &core.Runtime{Typed: core.Typed{T: t}, Name: name, Method: true, Args: args}
}

func function(t *core.Type, name string, args ...core.Expr) core.Expr {
	return &core.Runtime{Typed: core.Typed{T: t}, Path: "pyrt", Name: name, Args: args}
}

// sliceOf lowers an iterable that is read to its end at once, as a slice that
// nobody writes to.
func (b *body) sliceOf(e syntax.Expr) core.Expr {
	switch n := e.(type) {
	case *syntax.GeneratorExp:
		return b.listComp(n, n.Elt, n.Generators, nil)
	case *syntax.Call:
		if x := b.callSlice(n); x != nil {
			return x
		}
	}
	x := b.expr(e)
	t := x.Type()
	switch t.Kind {
	case core.SliceKind, core.VarTupleKind:
		if t.Kind == core.VarTupleKind {
			return &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, t.Args[0])}, X: x}
		}
		return x
	case core.ListKind:
		return &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, t.Args[0])}, X: x}
	case core.SetKind:
		return method(core.Of(core.SliceKind, t.Args[0]), "List", x)
	case core.DictKind:
		return method(core.Of(core.SliceKind, t.Args[0]), "KeyList", x)
	case core.StrKind:
		return function(strList, "CharList", x)
	}
	b.no(e, "iteration", "iteration over %s is not carried over yet", t)
	return nil
}

// callSlice lowers calls that give an iterable: range, reversed, views of dicts.
func (b *body) callSlice(n *syntax.Call) core.Expr {
	if len(n.Keywords) > 0 {
		return nil
	}
	switch b.prog.Dotted(b.file, n.Func) {
	case "builtins.range":
		return method(core.Of(core.SliceKind, core.IntType), "List", b.rangeValue(n))
	case "builtins.reversed":
		if len(n.Args) == 1 {
			x := b.sliceOf(n.Args[0])
			return function(x.Type(), "Reversed", x)
		}
	}
	if d, view := b.dictView(n); d != nil {
		t := d.Type()
		switch view {
		case "keys":
			return method(core.Of(core.SliceKind, t.Args[0]), "KeyList", d)
		case "values":
			return method(core.Of(core.SliceKind, t.Args[1]), "ValueList", d)
		}
		return method(core.Of(core.SliceKind, &core.Type{Kind: core.TupleKind, Args: t.Args}), "ItemList", d)
	}
	return nil
}

// rangeValue lowers range(...) as a value.
func (b *body) rangeValue(n *syntax.Call) core.Expr {
	names := []string{"", "RangeTo", "RangeFrom", "RangeStep"}
	if len(n.Args) == 0 || len(n.Args) > 3 {
		b.no(n, "range", "this form of range")
	}
	var args []core.Expr
	for _, a := range n.Args {
		args = append(args, b.as(a, core.IntType))
	}
	b.ordered(n, args...)
	return function(&core.Type{Kind: core.NamedKind, Path: "pyrt", Name: "Range"}, names[len(args)], args...)
}

// dictView returns the dict of d.keys(), d.values(), d.items(), and which.
func (b *body) dictView(n *syntax.Call) (core.Expr, string) {
	attr, ok := n.Func.(*syntax.Attribute)
	if !ok || len(n.Args)+len(n.Keywords) > 0 || attr.Attr != "keys" && attr.Attr != "values" && attr.Attr != "items" {
		return nil, ""
	}
	v, ok := b.sol.Expr(attr.Value)
	if !ok {
		return nil, ""
	}
	if t, err := b.plan.TypeOf(v); err != nil || t.Kind != core.DictKind || b.mayBeNone(attr.Value) {
		return nil, ""
	}
	return b.expr(attr.Value), attr.Attr
}

// sequence lowers what a for goes through, without a copy where Go has a form:
// a slice, a list, or a sequence of the support library.
func (b *body) sequence(e syntax.Expr) core.Expr {
	if n, ok := e.(*syntax.Call); ok {
		if d, view := b.dictView(n); d != nil {
			t := d.Type()
			switch view {
			case "keys":
				return method(core.Of(core.SeqKind, t.Args[0]), "Keys", d)
			case "values":
				return method(core.Of(core.SeqKind, t.Args[1]), "Values", d)
			}
			return method(&core.Type{Kind: core.SeqKind, Args: []*core.Type{t.Args[0], t.Args[1]}}, "Items", d)
		}
		switch b.prog.Dotted(b.file, n.Func) {
		case "builtins.reversed", "builtins.range":
			if x := b.callSlice(n); x != nil {
				return x
			}
		}
	}
	x := b.expr(e)
	switch t := x.Type(); t.Kind {
	case core.DictKind:
		return method(core.Of(core.SeqKind, t.Args[0]), "Keys", x)
	case core.SetKind:
		return method(core.Of(core.SeqKind, t.Args[0]), "All", x)
	}
	return x
}

// elemOf is the type of what a sequence gives: a tuple where it gives pairs.
func elemOf(t *core.Type) *core.Type {
	if t.Kind == core.SeqKind && len(t.Args) == 2 {
		return &core.Type{Kind: core.TupleKind, Args: t.Args}
	}
	return t.Elem()
}

// isOrdered tells whether Go's cmp.Ordered holds for a type and orders as Python.
func isOrdered(t *core.Type) bool {
	return t.Kind == core.IntKind || t.Kind == core.StrKind || t.Kind == core.FloatKind
}

// lessTuple names the order of tuples of ordered elements, or "".
func lessTuple(t *core.Type) string {
	if t.Kind != core.TupleKind || len(t.Args) < 2 || len(t.Args) > 4 {
		return ""
	}
	for _, a := range t.Args {
		if !isOrdered(a) {
			return ""
		}
	}
	return "LessTuple" + string(rune('0'+len(t.Args)))
}

// A NamedFunc is a function of the support library as a value.
func namedFunc(name string) core.Expr {
	return &core.FuncName{Typed: core.Typed{T: &core.Type{Kind: core.FuncKind}}, Name: name}
}
