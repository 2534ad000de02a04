package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file unwraps operands that may be None with the TypeError that Python raises
// for None, message included. Where the message hangs on what the other operand is at
// run time, the operation is refused.

// operatorSigns are what error messages call operators.
var operatorSigns = map[syntax.Operator]string{
	syntax.Add: "+", syntax.Sub: "-", syntax.Mult: "*", syntax.Div: "/", syntax.FloorDiv: "//", syntax.Mod: "%",
	syntax.Pow: "** or pow()", syntax.LShift: "<<", syntax.RShift: ">>", syntax.BitAnd: "&", syntax.BitOr: "|", syntax.BitXor: "^",
	syntax.MatMult: "@", syntax.Lt: "<", syntax.LtE: "<=", syntax.Gt: ">", syntax.GtE: ">=",
}

// operands unwraps the operands of a binary operator.
func (b *body) operands(n syntax.Node, op syntax.Operator, x, y core.Expr) (core.Expr, core.Expr) {
	_, inPlace := n.(*syntax.AugAssign)
	return b.unwrapped(n, x, y, func(x, y string) string { return operatorMessage(op, inPlace, x, y) })
}

// compared unwraps the operands of an order.
func (b *body) compared(n syntax.Node, op syntax.Operator, x, y core.Expr) (core.Expr, core.Expr) {
	return b.unwrapped(n, x, y, func(x, y string) string {
		return "'" + operatorSigns[op] + "' not supported between instances of '" + x + "' and '" + y + "'"
	})
}

// unwrapped unwraps two operands with a message by the names of their types.
func (b *body) unwrapped(n syntax.Node, x, y core.Expr, message func(x, y string) string) (core.Expr, core.Expr) {
	optX, optY := x.Type().Kind == core.OptKind, y.Type().Kind == core.OptKind
	if !optX && !optY {
		return x, y
	}
	nx, ny := typeNameOf(x.Type()), typeNameOf(y.Type())
	if nx == "" || ny == "" || optX && optY && !(repeatable(x) && repeatable(y)) {
		b.no(n, "none", "an operand may be None")
	}
	if optX && optY {
		isNone := &core.IsNone{Typed: core.Typed{T: core.BoolType}, X: y}
		left := method(x.Type().Args[0], "MustBeBeside", x, isNone, strLit(message("NoneType", "NoneType")), strLit(message("NoneType", ny)))
		return left, method(y.Type().Args[0], "MustBe", y, strLit(message(nx, "NoneType")))
	}
	if optX {
		return method(x.Type().Args[0], "MustBe", x, strLit(message("NoneType", ny))), y
	}
	return x, method(y.Type().Args[0], "MustBe", y, strLit(message(nx, "NoneType")))
}

// operatorMessage is the message of the TypeError for operands of two types, one of
// which is None's.
func operatorMessage(op syntax.Operator, inPlace bool, x, y string) string {
	sequence := map[string]bool{"str": true, "bytes": true, "list": true, "tuple": true}
	switch {
	case op == syntax.Add && inPlace && x == "list":
		return notIterable
	case op == syntax.Add && x == "bytes":
		return "can't concat NoneType to bytes"
	case op == syntax.Add && sequence[x]:
		return "can only concatenate " + x + " (not \"NoneType\") to " + x
	case op == syntax.Mult && (sequence[x] || sequence[y]):
		return "can't multiply sequence by non-int of type 'NoneType'"
	}
	sign := operatorSigns[op]
	if inPlace {
		sign += "="
		if op == syntax.Pow {
			sign = "**="
		}
	}
	return "unsupported operand type(s) for " + sign + ": '" + x + "' and '" + y + "'"
}

// typeNameOf is Python's name of the type of values of a type, or of what may be None
// beside; "" where it hangs on the value.
func typeNameOf(t *core.Type) string {
	switch t.Kind {
	case core.OptKind:
		return typeNameOf(t.Args[0])
	case core.BoolKind, core.IntKind, core.FloatKind, core.StrKind, core.BytesKind, core.ByteArrayKind, core.ComplexKind:
		return t.String()
	case core.BigIntKind:
		return "int"
	case core.SliceKind, core.ListKind:
		return "list"
	case core.TupleKind, core.VarTupleKind:
		if t.IsSequence() {
			return ""
		}
		return "tuple"
	case core.DictKind:
		if t.Name == "" {
			return "dict"
		}
	case core.SetKind:
		return "set"
	}
	return ""
}

// numericMessages are the messages of builtins for None.
var numericMessages = map[string]string{
	"builtins.int":   "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
	"builtins.float": "float() argument must be a string or a real number, not 'NoneType'",
	"builtins.round": "type NoneType doesn't define __round__ method",
	"builtins.abs":   "bad operand type for abs(): 'NoneType'",
	"builtins.bin":   "'NoneType' object cannot be interpreted as an integer",
	"builtins.hex":   "'NoneType' object cannot be interpreted as an integer",
	"builtins.oct":   "'NoneType' object cannot be interpreted as an integer",
}

// unwrappedArgs unwraps the arguments of a builtin that takes numbers.
func (b *body) unwrappedArgs(n *syntax.Call, name string, args []core.Expr) {
	for i, x := range args {
		if x.Type().Kind != core.OptKind || name == "builtins.bool" {
			continue
		}
		message := numericMessages[name]
		if message == "" || len(args) > 1 {
			b.no(n, "none", "an argument of %s may be None", name)
		}
		args[i] = method(x.Type().Args[0], "MustBe", x, strLit(message))
	}
}
