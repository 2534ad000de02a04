package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers bytearrays: bytes that are changed in place, and that everybody who has
// them sees change.

func isByteArray(t *core.Type) bool { return t.Kind == core.ByteArrayKind }

// newByteArray lowers bytearray(...); nil for other calls.
func (b *body) newByteArray(n *syntax.Call) core.Expr {
	if len(n.Keywords) > 0 || hasStar(n.Args) || len(n.Args) > 2 {
		return nil
	}
	if len(n.Args) != 1 {
		return byteArrayOf(b.newBytes(n))
	}
	switch b.typeOf(n.Args[0]).Kind {
	case core.BytesKind, core.IntKind, core.BoolKind, core.ByteArrayKind:
		return byteArrayOf(b.bytesFrom(n.Args[0]))
	case core.StrKind:
		b.no(n, "builtin", "bytearray of a str without an encoding")
	}
	if list, ok := n.Args[0].(*syntax.List); ok && !hasStar(list.Elts) {
		d := b.display(list, list.Elts, core.Of(core.SliceKind, core.IntType)).(*core.Display)
		return function(core.ByteArrayType, "ByteArrayOf", d.Elems...)
	}
	list := b.sliceOf(n.Args[0])
	if list.Type().Args[0].Kind != core.IntKind {
		b.no(n, "builtin", "bytearray of %s", list.Type())
	}
	return function(core.ByteArrayType, "ByteArrayOf", &core.Spread{Typed: core.Typed{T: list.Type()}, X: list})
}

// byteArrayOf is a new bytearray of bytes.
func byteArrayOf(x core.Expr) core.Expr {
	if lit, ok := x.(*core.Lit); ok && lit.Value == "" {
		return function(core.ByteArrayType, "ByteArrayOf")
	}
	return function(core.ByteArrayType, "NewByteArray", x)
}

// bytesIn is what a bytearray holds now; other values are returned as they are.
func bytesIn(x core.Expr) core.Expr {
	if isByteArray(x.Type()) {
		return method(core.BytesType, "Bytes", x)
	}
	return x
}

// bytesLike lowers an argument that is bytes or a bytearray.
func (b *body) bytesLike(e syntax.Expr) core.Expr {
	return b.convert(bytesIn(b.required(e, b.expr(e), "'NoneType' object is not iterable")), core.BytesType, e)
}

// byteArrayCall lowers a method of bytearray. Those that bytes have too are asked of the
// bytes in it.
func (b *body) byteArrayCall(n *syntax.Call, x core.Expr, name string) core.Expr {
	change := func(name string, args ...core.Expr) core.Expr {
		return changing(b.inOrder(n, method(core.VoidType, name, append([]core.Expr{x}, args...)...)))
	}
	number := func() core.Expr { return b.as(n.Args[0], core.IntType) }
	switch {
	case name == "append" && len(n.Args) == 1:
		return change("Append", number())
	case name == "extend" && len(n.Args) == 1:
		return change("Extend", b.bytesLike(n.Args[0]))
	case name == "insert" && len(n.Args) == 2:
		return change("Insert", number(), b.as(n.Args[1], core.IntType))
	case name == "remove" && len(n.Args) == 1:
		return change("Remove", number())
	case (name == "reverse" || name == "clear") && len(n.Args) == 0:
		return change(map[string]string{"reverse": "Reverse", "clear": "Clear"}[name])
	case name == "pop" && len(n.Args) == 0:
		return changing(method(core.IntType, "Pop", x, intLit(-1)))
	case name == "pop" && len(n.Args) == 1:
		return changing(b.inOrder(n, method(core.IntType, "Pop", x, number())))
	case name == "copy" && len(n.Args) == 0:
		return byteArrayOf(bytesIn(x))
	case name == "join" || name == "translate" || name == "partition" || name == "rpartition":
	default:
		if slices.ContainsFunc(b.exprs(n.Args), calls) {
			b.no(n, "evaluation-order", "a call beside a bytearray")
		}
		out := b.textCall(n, bytesIn(x), bytesMethods[name])
		if out != nil && out.Type().Kind == core.BytesKind {
			return byteArrayOf(out)
		}
		if out != nil && out.Type() != bytesList {
			return out
		}
	}
	b.no(n, "builtin", "bytearray.%s with these arguments is not carried over yet", name)
	return nil
}

// byteArrayPart lowers a slice of a bytearray: a new one.
func (b *body) byteArrayPart(n *syntax.Subscript, x core.Expr, s *syntax.Slice) core.Expr {
	if s.Step != nil {
		return byteArrayOf(b.part(n, bytesIn(x), s))
	}
	lo, hi := b.bounds(n)
	return b.inOrder(n, method(core.ByteArrayType, "Slice", x, lo, hi))
}

// changeByteArray lowers a += x of a bytearray.
func (b *body) changeByteArray(n *syntax.AugAssign, place core.Expr, at core.Placed) core.Stmt {
	if n.Op != syntax.Add {
		b.no(n, "operator", "this operator on a bytearray")
	}
	return &core.Do{Placed: at, X: changing(b.inOrder(n, method(core.VoidType, "Extend", place, b.bytesLike(n.Value))))}
}

// byteArrayArith lowers + and * of a bytearray and bytes: the result is of the type of the
// left one. It is nil for others.
func (b *body) byteArrayArith(n syntax.Node, op core.Op, x, y core.Expr) core.Expr {
	kx, ky := x.Type().Kind, y.Type().Kind
	if kx == core.ByteArrayKind && calls(y) {
		b.no(n, "evaluation-order", "a call beside a bytearray")
	}
	var out core.Expr
	switch {
	case op == core.Add && isBytesKind(kx) && isBytesKind(ky):
		out = &core.Arith{Typed: core.Typed{T: core.BytesType}, Op: op, X: bytesIn(x), Y: bytesIn(y)}
	case op == core.Mul && kx == core.ByteArrayKind && ky == core.IntKind:
		out = method(core.BytesType, "Repeat", bytesIn(x), y)
	default:
		return nil
	}
	if kx == core.ByteArrayKind {
		return byteArrayOf(out)
	}
	return out
}

func isBytesKind(k core.Kind) bool { return k == core.BytesKind || k == core.ByteArrayKind }
