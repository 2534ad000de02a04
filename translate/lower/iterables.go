package lower

import (
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/builtin"
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
	case *syntax.YieldFrom, *syntax.Yield:
		b.no(e, "generator", "the value of a yield")
	case *syntax.Call:
		if x := b.callSlice(n); x != nil {
			return x
		}
	}
	if x := b.members(e); x != nil {
		return x
	}
	x := b.required(e, b.expr(e), notIterable)
	t := x.Type()
	switch t.Kind {
	case core.SliceKind, core.VarTupleKind:
		if t.Kind == core.VarTupleKind {
			return &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, t.Args[0])}, X: x}
		}
		return x
	case core.ListKind:
		return asSlice(x)
	case core.SeqKind:
		if len(t.Args) == 1 {
			return function(core.Of(core.SliceKind, t.Args[0]), "ListOf", x)
		}
	case core.NamedKind:
		if t.Name == "Range" {
			return method(core.Of(core.SliceKind, core.IntType), "List", x)
		}
		if core.Equal(t, core.FileType) {
			return changing(method(strList, "ReadLines", x))
		}
	case core.ObjectKind, core.InterfaceKind:
		if s := b.objectSeq(e, x); s != nil {
			return function(core.Of(core.SliceKind, s.Type().Args[0]), "ListOf", s)
		}
	case core.GenKind:
		seq := method(core.Of(core.SeqKind, t.Args[0]), "All", x)
		return changing(function(core.Of(core.SliceKind, t.Args[0]), "ListOf", seq))
	case core.SetKind:
		return method(core.Of(core.SliceKind, t.Args[0]), "List", x)
	case core.DictKind:
		return method(core.Of(core.SliceKind, t.Args[0]), "KeyList", x)
	case core.StrKind:
		return function(strList, "CharList", x)
	case core.BytesKind, core.ByteArrayKind:
		return method(core.Of(core.SliceKind, core.IntType), "Numbers", x)
	case core.TupleKind:
		if items := sameItems(x); items != nil {
			return items
		}
	}
	b.no(e, "iteration", "iteration over %s is not carried over yet", t)
	return nil
}

// callSlice lowers calls that give an iterable: range, reversed, views of dicts.
func (b *body) callSlice(n *syntax.Call) core.Expr {
	n = b.called(n)
	if len(n.Keywords) > 0 {
		return nil
	}
	switch b.dotted(n.Func) {
	case "builtins.range":
		return method(core.Of(core.SliceKind, core.IntType), "List", b.rangeValue(n))
	case "builtins.reversed":
		if len(n.Args) == 1 {
			x := b.sliceOf(n.Args[0])
			return function(x.Type(), "Reversed", x)
		}
	}
	if x := b.pairList(n); x != nil {
		return x
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

// objectSeq lowers going through an object whose __iter__ is a generator, or
// gives an iterator; nil for others.
func (b *body) objectSeq(e syntax.Expr, x core.Expr) core.Expr {
	fn := b.methodOf(x.Type().Class, "__iter__")
	if fn == nil {
		return nil
	}
	it := b.callLowered(e, fn, x, nil)
	switch it.Type().Kind {
	case core.SeqKind:
		return it
	case core.GenKind:
		return method(core.Of(core.SeqKind, it.Type().Args[0]), "All", it)
	}
	return nil
}

// lazy lowers map and filter for a loop: the function is called round by round.
func (b *body) lazy(n *syntax.Call) core.Expr {
	if len(n.Args) != 2 || hasStar(n.Args) {
		return nil
	}
	x := b.sliceOf(n.Args[1])
	f := b.callback(n.Args[0], x.Type().Args[0])
	if f == nil && b.dotted(n.Func) == "builtins.map" {
		f = b.libraryFunc(n, x.Type().Args[0])
	}
	if f == nil {
		return b.mapOrNil(n)
	}
	if f.Type().Result == nil {
		return nil
	}
	seq := &core.Runtime{Typed: core.Typed{T: core.Of(core.SeqKind, x.Type().Args[0])}, Path: "slices", Name: "Values", Args: []core.Expr{x}}
	if b.dotted(n.Func) == "builtins.map" {
		return function(core.Of(core.SeqKind, f.Type().Result), "Map", seq, f)
	}
	if f.Type().Result.Kind != core.BoolKind {
		return nil
	}
	return function(seq.T, "Filter", seq, f)
}

// mapOrNil lowers map of a builtin, which has no effects to be put off but an
// exception.
func (b *body) mapOrNil(n *syntax.Call) core.Expr {
	switch b.dotted(n.Args[0]) {
	case "builtins.str", "builtins.len", "builtins.abs", "builtins.bool", "builtins.repr":
		return b.pairList(n)
	}
	return nil
}

// pairList lowers enumerate, zip, map and filter that are read to the end at
// once, as a list; nil for other calls.
func (b *body) pairList(n *syntax.Call) core.Expr {
	if hasStar(n.Args) || len(n.Args) == 0 {
		return nil
	}
	switch b.dotted(n.Func) {
	case "builtins.enumerate", "builtins.zip", "builtins.map", "builtins.filter":
		for _, a := range n.Args {
			if b.isLazy(a) {
				if _, plain := a.(*syntax.Call); !plain || !viewOrRange(b, a) {
					b.no(a, "iteration", "an iterator that is read step by step")
				}
			}
		}
	}
	tuple := func(args ...*core.Type) *core.Type {
		return core.Of(core.SliceKind, &core.Type{Kind: core.TupleKind, Args: args})
	}
	switch b.dotted(n.Func) {
	case "builtins.enumerate":
		x, start := b.sliceOf(n.Args[0]), core.Expr(intLit(0))
		if len(n.Args) == 2 {
			start = b.as(n.Args[1], core.IntType)
		}
		return function(tuple(core.IntType, x.Type().Args[0]), "EnumerateList", x, start)
	case "builtins.zip":
		var lists []core.Expr
		var types []*core.Type
		for _, a := range n.Args {
			x := b.sliceOf(a)
			lists, types = append(lists, x), append(types, x.Type().Args[0])
		}
		b.ordered(n, lists...)
		switch len(lists) {
		case 2:
			return function(tuple(types...), "ZipList", lists...)
		case 3:
			return function(tuple(types...), "ZipList3", lists...)
		}
	case "builtins.map":
		if len(n.Args) == 2 {
			return b.mapList(n)
		}
	case "builtins.filter":
		if len(n.Args) == 2 {
			x := b.sliceOf(n.Args[1])
			f := b.callback(n.Args[0], x.Type().Args[0])
			if f != nil && f.Type().Result != nil && f.Type().Result.Kind == core.BoolKind {
				return function(x.Type(), "FilterList", x, f)
			}
		}
	}
	return nil
}

// viewOrRange tells whether a call is of a builtin whose iterator may be read to
// the end at once.
func viewOrRange(b *body, e syntax.Expr) bool {
	switch b.dotted(e.(*syntax.Call).Func) {
	case "builtins.range", "builtins.reversed", "builtins.zip", "builtins.enumerate", "builtins.map", "builtins.filter":
		return true
	}
	d, _ := b.dictView(e.(*syntax.Call))
	return d != nil
}

// mapList lowers map(f, iterable): f is applied in a loop.
func (b *body) mapList(n *syntax.Call) core.Expr {
	x := b.sliceOf(n.Args[1])
	elem := x.Type().Args[0]
	f := b.callback(n.Args[0], elem)
	if f == nil {
		f = b.libraryFunc(n, elem)
	}
	if f != nil && f.Type().Result != nil {
		return function(core.Of(core.SliceKind, f.Type().Result), "MapList", x, f)
	}
	v := &core.Var{Name: "item", Type: elem, Kind: core.LocalVar}
	b.isNew(v)
	name := b.dotted(n.Args[0])
	one := b.builtinOn(n, name, ref(v))
	if one == nil {
		return nil
	}
	out := &core.Var{Name: "list", Type: core.Of(core.SliceKind, one.Type()), Kind: core.TempVar}
	loop := &core.ForEach{Vars: []*core.Var{v}, X: x, Body: []core.Stmt{&core.Append{Target: ref(out), Elems: []core.Expr{one}}}}
	return &core.Comp{Typed: core.Typed{T: out.Type}, Out: out, Body: []core.Stmt{loop}}
}

// builtinOn calls a builtin by its name on one value; nil where none fits.
func (b *body) builtinOn(n syntax.Node, name string, x core.Expr) core.Expr {
	switch {
	case name == "builtins.str" && b.hasRepr(x.Type()):
		return &core.Format{Typed: core.Typed{T: core.StrType}, Parts: []core.FormatPart{{Value: x}}}
	case name == "builtins.repr" && b.hasRepr(x.Type()):
		return &core.Format{Typed: core.Typed{T: core.StrType}, Parts: []core.FormatPart{{Value: x, Conversion: 'r'}}}
	case name == "builtins.len":
		if hasLength(x.Type().Kind) {
			return &core.Len{Typed: core.Typed{T: core.IntType}, X: x}
		}
	}
	if name == "" {
		return nil
	}
	if v := b.numberCall(n, name, x); v != nil {
		return v
	}
	return builtin.Call(name, []core.Expr{x})
}

// callback lowers a function that is called with one value; nil for builtins.
func (b *body) callback(e syntax.Expr, elem *core.Type) core.Expr {
	values := b.valuesOf(e)
	for _, v := range values {
		if v.Kind != solve.FuncVal || v.Fn == nil {
			return nil
		}
	}
	if len(values) == 0 {
		return nil
	}
	f := b.expr(e)
	if !isPlainFunc(f.Type()) || len(f.Type().Args) != 1 || !core.Equal(f.Type().Args[0], elem) {
		b.no(e, "callback", "this function where one of %s is called", elem)
	}
	return f
}

// isPlainFunc tells whether a type is that of functions which builtins can call.
func isPlainFunc(t *core.Type) bool { return t.Kind == core.FuncKind && t.Name != core.AsyncFunc }

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
	v, ok := b.solved(attr.Value)
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
		switch b.dotted(n.Func) {
		case "builtins.reversed", "builtins.range":
			if x := b.callSlice(n); x != nil {
				return x
			}
		case "builtins.zip", "builtins.enumerate":
			if x := b.callSlice(n); x != nil {
				return x
			}
		case "builtins.map", "builtins.filter":
			if x := b.lazy(n); x != nil {
				return x
			}
		}
	}
	if g, ok := e.(*syntax.GeneratorExp); ok {
		return b.genExp(g)
	}
	if x := b.members(e); x != nil {
		return x
	}
	x := b.required(e, b.expr(e), notIterable)
	if s := b.libraryElements(e, x); s != nil {
		return s
	}
	switch t := x.Type(); t.Kind {
	case core.GenKind:
		if c, ok := x.(*core.Convert); ok && c.X.Type().Kind == core.SeqKind {
			return c.X
		}
		return method(core.Of(core.SeqKind, t.Args[0]), "All", x)
	case core.NamedKind:
		if t.Name == "Range" {
			return method(core.Of(core.SeqKind, core.IntType), "All", x)
		}
		if core.Equal(t, core.FileType) {
			return changing(method(core.Of(core.SeqKind, core.StrType), "Lines", x))
		}
	case core.ObjectKind, core.InterfaceKind:
		if s := b.objectSeq(e, x); s != nil {
			return s
		}
	case core.DictKind:
		return method(core.Of(core.SeqKind, t.Args[0]), "Keys", x)
	case core.SetKind:
		return method(core.Of(core.SeqKind, t.Args[0]), "All", x)
	case core.BytesKind:
		return method(core.Of(core.SeqKind, core.IntType), "All", x)
	case core.ByteArrayKind:
		return changing(method(core.Of(core.SeqKind, core.IntType), "All", x))
	case core.TupleKind:
		if items := sameItems(x); items != nil {
			return items
		}
	}
	return x
}

// asSeq lowers an iterable that is handed over as a sequence.
func (b *body) asSeq(e syntax.Expr, want *core.Type) core.Expr {
	x := b.sequence(e)
	switch t := x.Type(); t.Kind {
	case core.ListKind:
		x = method(core.Of(core.SeqKind, t.Args[0]), "All", x)
	case core.SliceKind, core.VarTupleKind:
		x = &core.Runtime{Typed: core.Typed{T: core.Of(core.SeqKind, t.Args[0])}, Path: "slices", Name: "Values", Args: []core.Expr{x}}
	}
	if !core.Equal(x.Type(), want) {
		b.no(e, "conversion", "%s where %s is needed", x.Type(), want)
	}
	return x
}

// sameItems is the slice of a tuple's elements; nil where they differ in type.
func sameItems(x core.Expr) core.Expr {
	args := x.Type().Args
	if !allEqual(args, args[0]) {
		return nil
	}
	if d, ok := x.(*core.Display); ok {
		return itemsOf(d, core.Of(core.SliceKind, args[0]))
	}
	items := itemsOf(x, core.Of(core.VarTupleKind, args[0]))
	if items == nil {
		return nil
	}
	return &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, args[0])}, X: items}
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
	return t.Kind == core.IntKind || t.Kind == core.StrKind || t.Kind == core.FloatKind || t.Kind == core.BytesKind
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

// asSlice returns the elements of a list, which is one already or a shared object.
func asSlice(x core.Expr) core.Expr {
	t := x.Type()
	if t.Kind == core.SliceKind {
		return x
	}
	return &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, t.Args[0])}, X: x}
}
