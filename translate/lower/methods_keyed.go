package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// dictCall lowers a method of dict.
func (b *body) dictCall(n *syntax.Call, d core.Expr, name string) core.Expr {
	t := d.Type()
	key, value := t.Args[0], t.Args[1]
	args := n.Args
	call := func(result *core.Type, name string, more ...core.Expr) core.Expr {
		return b.inOrder(n, method(result, name, append([]core.Expr{d}, more...)...))
	}
	if t.Name == core.Counter {
		if x := b.counterCall(n, d, name); x != nil {
			return x
		}
	}
	switch {
	case name == "get" && len(args) == 1:
		if value.IsPointer() {
			return call(value, "GetOr", b.as(args[0], key), none(value))
		}
		if value.Kind == core.OptKind {
			return call(value, "GetOr", b.as(args[0], key), none(value))
		}
		return call(core.Of(core.OptKind, value), "GetOpt", b.as(args[0], key))
	case name == "get" && len(args) == 2 && isNoneLit(args[1]):
		short := *n
		short.Args = args[:1]
		return b.dictCall(&short, d, name)
	case name == "get" && len(args) == 2:
		return call(value, "GetOr", b.as(args[0], key), b.as(args[1], value))
	case name == "setdefault" && len(args) == 2:
		return changing(call(value, "SetDefault", b.as(args[0], key), b.as(args[1], value)))
	case name == "pop" && len(args) == 1:
		return changing(call(value, "Pop", b.as(args[0], key)))
	case name == "pop" && len(args) == 2:
		return changing(call(value, "PopOr", b.as(args[0], key), b.as(args[1], value)))
	case name == "popitem" && len(args) == 0:
		pair := &core.Type{Kind: core.TupleKind, Args: []*core.Type{key, value}}
		return function(pair, "T2", changing(method(pair, "PopItem", d)))
	case name == "clear" && len(args) == 0:
		return changing(call(core.VoidType, "Clear"))
	case name == "copy" && len(args) == 0:
		return call(t, "Copy")
	case name == "update":
		if x := b.updateDict(n, d, args, n); x != nil {
			return x
		}
	}
	b.no(n, "builtin", "dict.%s is not carried over here", name)
	return nil
}

// hasRepr tells whether the text of a value can be written. A tuple of any length
// inside of another container would show as a list.
func (b *body) hasRepr(t *core.Type) bool {
	if t.IsSequence() {
		return false
	}
	switch t.Kind {
	case core.StrKind, core.BytesKind, core.ByteArrayKind, core.IntKind, core.FloatKind, core.BoolKind, core.ComplexKind, core.ErrorKind, core.NumKind, core.BigIntKind, core.ValueKind:
		return true
	case core.SliceKind, core.DictKind, core.SetKind, core.TupleKind, core.ListKind, core.VarTupleKind, core.OptKind:
		for _, a := range t.Args {
			if a.Kind == core.VarTupleKind || !b.hasRepr(a) {
				return false
			}
		}
		return true
	case core.ObjectKind, core.InterfaceKind:
		return definesRepr(t.Class) && !t.Class.IsException()
	}
	return false
}

// deleteStmt lowers del d[key] and del xs[i].
func (b *body) deleteStmt(n *syntax.Delete, at core.Placed) []core.Stmt {
	var out []core.Stmt
	for _, e := range n.Targets {
		sub, ok := e.(*syntax.Subscript)
		if !ok {
			b.no(n, "del", "del %s", b.file.Tree.Source(e.Range()))
		}
		if b.mayBeNone(sub.Value) {
			b.no(n, "none", "an element of what may be None")
		}
		x := b.expr(sub.Value)
		_, slice := sub.Slice.(*syntax.Slice)
		switch {
		case x.Type().Kind == core.DictKind:
			out = append(out, &core.Do{Placed: at, X: changing(b.inOrder(n, method(core.VoidType, "Delete", x, b.as(sub.Slice, x.Type().Args[0]))))})
		case x.Type().Kind == core.SliceKind && !slice:
			place := b.place(sub.Value)
			if i, ok := place.(*core.Index); ok && i.X.Type().Kind != core.SliceKind {
				b.no(n, "del", "del %s", b.file.Tree.Source(e.Range()))
			}
			out = append(out, &core.Assign{Placed: at, Target: place, X: b.inOrder(n, function(x.Type(), "DeleteAt", place, b.as(sub.Slice, core.IntType)))})
		case (x.Type().Kind == core.ListKind || isByteArray(x.Type())) && !slice:
			out = append(out, &core.Do{Placed: at, X: changing(b.inOrder(n, method(core.VoidType, "DeleteAt", x, b.as(sub.Slice, core.IntType))))})
		case (isListKind(x.Type().Kind) || isByteArray(x.Type())) && slice:
			out = append(out, b.deletePart(sub, x, at))
		case isObject(x.Type()) && b.methodOf(x.Type().Class, "__delitem__") != nil && !slice:
			fn := b.methodOf(x.Type().Class, "__delitem__")
			out = append(out, &core.Do{Placed: at, X: b.callLowered(n, fn, x, []core.Expr{b.expr(sub.Slice)})})
		default:
			b.no(n, "del", "del %s", b.file.Tree.Source(e.Range()))
		}
		at = core.Placed{Pos: at.Pos}
	}
	return out
}

// bounds lowers the parts of a slice that is assigned or deleted.
func (b *body) bounds(sub *syntax.Subscript) (lo, hi core.Expr) {
	s := sub.Slice.(*syntax.Slice)
	if s.Step != nil {
		b.no(sub, "slice", "a step in a slice that is assigned")
	}
	part := func(e syntax.Expr, missing string) core.Expr {
		if e == nil || isNoneLit(e) {
			return &core.FuncName{Typed: core.Typed{T: core.IntType}, Name: missing}
		}
		return b.as(e, core.IntType)
	}
	return part(s.Lower, "Begin"), part(s.Upper, "End")
}

// deletePart lowers del xs[i:j].
func (b *body) deletePart(sub *syntax.Subscript, x core.Expr, at core.Placed) core.Stmt {
	lo, hi := b.bounds(sub)
	if x.Type().Kind == core.ListKind || isByteArray(x.Type()) {
		return &core.Do{Placed: at, X: changing(b.inOrder(sub, method(core.VoidType, "DeleteSlice", x, lo, hi)))}
	}
	place := b.place(sub.Value)
	return &core.Assign{Placed: at, Target: place, X: b.inOrder(sub, function(x.Type(), "DeleteSlice", place, lo, hi))}
}

// storePart lowers xs[i:j] = values; nil for other targets.
func (b *body) storePart(target, value syntax.Expr, at core.Placed) []core.Stmt {
	sub, ok := target.(*syntax.Subscript)
	if !ok {
		return nil
	}
	if _, part := sub.Slice.(*syntax.Slice); !part {
		return nil
	}
	x := b.expr(sub.Value)
	if isByteArray(x.Type()) {
		values := b.bytesLike(value)
		lo, hi := b.bounds(sub)
		if calls(lo) || calls(hi) {
			b.no(target, "evaluation-order", "a call beside a bytearray")
		}
		return []core.Stmt{&core.Do{Placed: at, X: changing(b.inOrder(sub, method(core.VoidType, "SetSlice", x, lo, hi, values)))}}
	}
	if !isListKind(x.Type().Kind) {
		b.no(target, "slice", "assignment to a slice of %s", x.Type())
	}
	values := b.sliceOf(value)
	if !core.Equal(values.Type().Args[0], x.Type().Args[0]) {
		b.no(target, "slice", "assignment of %s to a slice of %s", values.Type(), x.Type())
	}
	var pre []core.Stmt
	if calls(values) {
		pre, values = b.keep(values, at)
		at = core.Placed{Pos: at.Pos}
	}
	lo, hi := b.bounds(sub)
	if x.Type().Kind == core.ListKind {
		return append(pre, &core.Do{Placed: at, X: changing(b.inOrder(sub, method(core.VoidType, "SetSlice", x, lo, hi, values)))})
	}
	place := b.place(sub.Value)
	return append(pre, &core.Assign{Placed: at, Target: place, X: b.inOrder(sub, function(x.Type(), "SetSlice", place, lo, hi, values))})
}
