package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers arithmetic on numbers of several kinds: bools, ints, big ints,
// floats, and values that are ints or floats by turns.

// asNumber turns a bool into the int that it is in arithmetic.
func asNumber(x core.Expr) core.Expr {
	if x.Type().Kind == core.BoolKind {
		return &core.Convert{Typed: core.Typed{T: core.IntType}, X: x}
	}
	return x
}

func isNumeric(k core.Kind) bool {
	switch k {
	case core.IntKind, core.FloatKind, core.NumKind, core.BigIntKind, core.BoolKind, core.ComplexKind:
		return true
	}
	return false
}

// toNum returns a number as one that may be an int or a float.
func (b *body) toNum(x core.Expr, at syntax.Node) core.Expr {
	x = asNumber(x)
	if x.Type().Kind == core.NumKind {
		return x
	}
	return &core.Convert{Typed: core.Typed{T: core.NumType}, X: x, Pos: b.pos(b.file, at.Pos())}
}

// mixedOp lowers an operator where an operand is an int or a float by turns; nil
// where none is, or the other operand decides: with a float all is float.
func (b *body) mixedOp(n syntax.Node, op core.Op, x, y core.Expr, arith func(*core.Type, core.Expr, core.Expr, core.Check) core.Expr) core.Expr {
	kx, ky := x.Type().Kind, y.Type().Kind
	if kx != core.NumKind && ky != core.NumKind {
		return nil
	}
	if kx == core.FloatKind || ky == core.FloatKind {
		switch op {
		case core.Add, core.Sub, core.Mul:
			return arith(core.FloatType, b.float(x, n), b.float(y, n), 0)
		case core.Div:
			return arith(core.FloatType, b.float(x, n), b.float(y, n), core.Zero)
		}
	}
	x, y = b.toNum(x, n), b.toNum(y, n)
	switch op {
	case core.Div:
		return method(core.FloatType, "TrueDiv", x, y)
	case core.Pow:
		power := arith(core.NumType, x, y, 0)
		if kx == core.FloatKind || ky == core.FloatKind {
			return b.float(power, n)
		}
		return power
	case core.Add, core.Sub, core.Mul, core.FloorDiv, core.Mod:
		return arith(core.NumType, x, y, 0)
	}
	b.no(n, "operator", "this operator on numbers that may be int or float")
	return nil
}

// bigOp lowers an operator on ints of any size; nil where none is.
func (b *body) bigOp(n syntax.Node, op core.Op, x, y core.Expr, arith func(*core.Type, core.Expr, core.Expr, core.Check) core.Expr) core.Expr {
	kx, ky := x.Type().Kind, y.Type().Kind
	if kx != core.BigIntKind && ky != core.BigIntKind {
		return nil
	}
	if kx == core.FloatKind || ky == core.FloatKind {
		return arith(core.FloatType, b.float(x, n), b.float(y, n), 0)
	}
	x, y = b.toBig(x, n), b.toBig(y, n)
	switch op {
	case core.Div:
		return method(core.FloatType, "TrueDiv", x, y)
	case core.Shl:
		return method(core.BigIntType, "Lsh", x, y)
	case core.Shr:
		return method(core.BigIntType, "Rsh", x, y)
	case core.Pow:
		if c, ok := y.(*core.Convert); !ok || !notNegative(c.X) {
			b.no(n, "operator", "** of big ints")
		}
	}
	return arith(core.BigIntType, x, y, 0)
}

// plannedBig tells whether an operation is planned to give an int of any size.
func (b *body) plannedBig(n syntax.Node) bool {
	e, ok := n.(*syntax.BinOp)
	return ok && b.typeOf(e).Kind == core.BigIntKind
}

// narrowed returns what an operation on ints of any size gives as an int where it is
// planned as one: x % 10.
func (b *body) narrowed(n syntax.Node, x core.Expr) core.Expr {
	if e, ok := n.(*syntax.BinOp); ok && x.Type().Kind == core.BigIntKind && b.typeOf(e).Kind == core.IntKind {
		return b.convert(x, core.IntType, n)
	}
	return x
}

func (b *body) toBig(x core.Expr, at syntax.Node) core.Expr {
	x = asNumber(x)
	if x.Type().Kind == core.BigIntKind {
		return x
	}
	return &core.Convert{Typed: core.Typed{T: core.BigIntType}, X: x, Pos: b.pos(b.file, at.Pos())}
}

// boolOp lowers &, | and ^ of bools, which give a bool.
func (b *body) boolOp(n syntax.Node, op core.Op, x, y core.Expr) core.Expr {
	boolean := core.Typed{T: core.BoolType}
	switch op {
	case core.BitXor:
		return &core.Compare{Typed: boolean, Op: core.Ne, X: x, Y: y}
	case core.BitAnd, core.BitOr:
		if calls(y) || readsMemory(y) {
			return nil // Go would not evaluate it
		}
		logic := core.And
		if op == core.BitOr {
			logic = core.Or
		}
		return &core.Logic{Typed: boolean, Op: logic, X: x, Y: y}
	}
	return nil
}

// compareNumbers lowers a comparison of numbers of two kinds; nil for others.
func (b *body) compareNumbers(n syntax.Node, op core.Op, x, y core.Expr) core.Expr {
	x, y = asNumber(x), asNumber(y)
	kx, ky := x.Type().Kind, y.Type().Kind
	boolean := core.Typed{T: core.BoolType}
	if !isNumeric(kx) || !isNumeric(ky) || kx == core.ComplexKind || ky == core.ComplexKind {
		return nil
	}
	switch {
	case kx == core.BigIntKind && ky == core.IntKind || kx == core.IntKind && ky == core.BigIntKind:
		x, y = b.toBig(x, n), b.toBig(y, n)
	case isFloatPair(kx, ky) && kx != ky:
		fx, fy := b.exactFloat(x), b.exactFloat(y)
		if fx == nil || fy == nil {
			x, y = b.toNum(x, n), b.toNum(y, n)
			break
		}
		x, y = fx, fy
	case kx == core.NumKind || ky == core.NumKind:
		x, y = b.toNum(x, n), b.toNum(y, n)
	case kx != ky:
		return nil
	}
	return &core.Compare{Typed: boolean, Op: op, X: x, Y: y}
}

// exactFloat returns a number as a float of exactly its value, or nil.
func (b *body) exactFloat(x core.Expr) core.Expr {
	if x.Type().Kind == core.FloatKind {
		return x
	}
	if lit, ok := x.(*core.Lit); ok {
		if v := lit.Value.(int64); v > -1<<53 && v < 1<<53 {
			return &core.Convert{Typed: core.Typed{T: core.FloatType}, X: x}
		}
	}
	if l, ok := x.(*core.Len); ok {
		return &core.Convert{Typed: core.Typed{T: core.FloatType}, X: l}
	}
	return nil
}
