package gogen

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// checked names the support functions of int operations that must verify something.
var checked = map[core.Op]string{
	core.Add: "AddInt", core.Sub: "SubInt", core.Mul: "MulInt", core.FloorDiv: "FloorDivInt", core.Mod: "FloorModInt",
	core.Pow: "PowInt", core.Shl: "ShlInt", core.Shr: "ShrInt", core.Neg: "NegInt", core.Div: "TrueDivInt",
}

// floats names the support functions of float operations that Go has not.
var floats = map[core.Op]string{core.FloorDiv: "FloorDivFloat", core.Mod: "FloorModFloat", core.Pow: "PowFloat", core.Div: "TrueDivFloat"}

// operators are Go's own.
var operators = map[core.Op]struct {
	op   string
	prec int
}{
	core.Add: {"+", precAdd}, core.Sub: {"-", precAdd}, core.Mul: {"*", precMul}, core.Div: {"/", precMul},
	core.FloorDiv: {"/", precMul}, core.Mod: {"%", precMul}, core.Shl: {"<<", precMul}, core.Shr: {">>", precMul},
	core.BitAnd: {"&", precMul}, core.BitOr: {"|", precAdd}, core.BitXor: {"^", precAdd},
	core.Eq: {"==", precCompare}, core.Ne: {"!=", precCompare}, core.Lt: {"<", precCompare}, core.Le: {"<=", precCompare},
	core.Gt: {">", precCompare}, core.Ge: {">=", precCompare},
}

// methods names the methods of big and mixed numbers.
var methods = map[core.Op]string{
	core.Add: "Add", core.Sub: "Sub", core.Mul: "Mul", core.Div: "Div", core.FloorDiv: "FloorDiv", core.Mod: "Mod", core.Pow: "Pow",
	core.Shl: "Shl", core.Shr: "Shr", core.BitAnd: "And", core.BitOr: "Or", core.BitXor: "Xor", core.Neg: "Neg", core.Invert: "Not",
	core.Eq: "Eq", core.Ne: "Ne", core.Lt: "Less", core.Le: "LessEq", core.Gt: "Greater", core.Ge: "GreaterEq",
}

func (f *function) arith(e *core.Arith) Expr {
	if e.Y == nil {
		return f.unary(e)
	}
	x, y := f.expr(e.X), f.expr(e.Y)
	switch operand := e.X.Type().Kind; operand {
	case core.IntKind:
		if e.Op == core.Div && exactInt(e.X) && isLiteral(e.Y) && exactInt(e.Y) && e.Y.(*core.Lit).Value != int64(0) {
			return binary("/", precMul, f.convert(floatOf(e.X)), f.convert(floatOf(e.Y)))
		}
		if e.Check != 0 || e.Op == core.Pow || e.Op == core.Div {
			return callOf(f.g.rt(checked[e.Op]), x, y)
		}
	case core.FloatKind:
		if name, ok := floats[e.Op]; ok && (e.Check != 0 || e.Op != core.Div) {
			return callOf(f.g.rt(name), x, y)
		}
		if e.Op == core.Add || e.Op == core.Sub {
			x, y = f.unfused(e.X, x), f.unfused(e.Y, y)
		}
	case core.StrKind, core.BytesKind:
	case core.BigIntKind, core.NumKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot(methods[e.Op]), y)
	default:
		panic(fmt.Sprintf("gogen: arithmetic on %s", e.X.Type()))
	}
	o := operators[e.Op]
	return binary(o.op, o.prec, x, y)
}

// floatOf converts an int.
func floatOf(e core.Expr) *core.Convert {
	return &core.Convert{Typed: core.Typed{T: core.FloatType}, X: e}
}

// unfused keeps Go from fusing a product with the sum around it, which would
// round once where Python rounds twice.
func (f *function) unfused(e core.Expr, x Expr) Expr {
	if m, ok := e.(*core.Arith); ok && m.Op == core.Mul && m.T.Kind == core.FloatKind {
		return callOf(jen.Float64(), x)
	}
	return x
}

func (f *function) unary(e *core.Arith) Expr {
	x := f.expr(e.X)
	switch e.X.Type().Kind {
	case core.IntKind:
		if e.Check != 0 {
			return callOf(f.g.rt(checked[e.Op]), x)
		}
	case core.BigIntKind, core.NumKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot(methods[e.Op]))
	}
	op := "-"
	if e.Op == core.Invert {
		op = "^"
	}
	return Expr{jen.Op(op).Add(x.at(precUnary)), precUnary}
}

func (f *function) compare(e *core.Compare) Expr {
	x, y := f.expr(e.X), f.expr(e.Y)
	o := operators[e.Op]
	switch t := e.X.Type(); t.Kind {
	case core.BigIntKind, core.NumKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot(methods[e.Op]), y)
	case core.SliceKind, core.VarTupleKind:
		equal := callOf(jen.Qual("slices", "Equal"), x, y)
		if e.Op == core.Ne {
			return Expr{jen.Op("!").Add(equal.at(precUnary)), precUnary}
		}
		return equal
	}
	return binary(o.op, o.prec, x, y)
}

// truth is Python's truth, by type.
func (f *function) truth(e *core.Truth) Expr {
	x := f.expr(e.X)
	switch t := e.X.Type(); t.Kind {
	case core.BoolKind:
		return x
	case core.IntKind, core.FloatKind, core.ComplexKind:
		return binary("!=", precCompare, x, primary(jen.Lit(0)))
	case core.StrKind, core.BytesKind:
		return binary("!=", precCompare, x, primary(jen.Lit("")))
	case core.SliceKind, core.VarTupleKind, core.MapKind, core.MapSetKind:
		return binary(">", precCompare, callOf(jen.Id("len"), x), primary(jen.Lit(0)))
	case core.ListKind, core.DictKind, core.SetKind, core.ByteArrayKind:
		return binary(">", precCompare, callOf(jen.Add(x.at(precPrimary)).Dot("Len")), primary(jen.Lit(0)))
	case core.ObjectKind, core.InterfaceKind:
		return binary("!=", precCompare, x, primary(jen.Nil()))
	case core.BigIntKind, core.NumKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("IsTrue"))
	}
	panic("gogen: truth of " + e.X.Type().String())
}

// falsity is not of a truth, in the form that reads best.
func (f *function) falsity(e *core.Truth) Expr {
	x := f.expr(e.X)
	switch t := e.X.Type(); t.Kind {
	case core.IntKind, core.FloatKind:
		return binary("==", precCompare, x, primary(jen.Lit(0)))
	case core.StrKind, core.BytesKind:
		return binary("==", precCompare, x, primary(jen.Lit("")))
	case core.SliceKind, core.VarTupleKind, core.MapKind, core.MapSetKind:
		return binary("==", precCompare, callOf(jen.Id("len"), x), primary(jen.Lit(0)))
	case core.ListKind, core.DictKind, core.SetKind, core.ByteArrayKind:
		return binary("==", precCompare, callOf(jen.Add(x.at(precPrimary)).Dot("Len")), primary(jen.Lit(0)))
	case core.ObjectKind, core.InterfaceKind:
		return binary("==", precCompare, x, primary(jen.Nil()))
	}
	return Expr{jen.Op("!").Add(f.truth(e).at(precUnary)), precUnary}
}
