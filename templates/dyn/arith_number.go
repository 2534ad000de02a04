package dyn

import (
	"math"

	"github.com/molt-go/molt/templates/pyrt"
)

// A number is an operand of a builtin numeric type, reduced to one of four kinds.
type number struct {
	kind numberKind
	n    int
	f    float64
	c    complex128
	big  Int
}

type numberKind uint8

const (
	intNumber numberKind = iota
	bigNumber
	floatNumber
	complexNumber
)

// numberOf returns v as a number.
func numberOf(v Value) (number, bool) {
	switch v := v.(type) {
	case int:
		return number{kind: intNumber, n: v}, true
	case bool:
		return number{kind: intNumber, n: pyrt.HashBool(v)}, true
	case float64:
		return number{kind: floatNumber, f: v}, true
	case Int:
		return number{kind: bigNumber, big: v}, true
	case complex128:
		return number{kind: complexNumber, c: v}, true
	}
	return number{}, false
}

func (x number) float() float64 {
	switch x.kind {
	case intNumber:
		return float64(x.n)
	case bigNumber:
		f, ok := x.big.FloatOK()
		if !ok {
			raise(pyrt.OverflowError, "int too large to convert to float")
		}
		return f
	}
	return x.f
}

func (x number) int() Int {
	if x.kind == intNumber {
		return pyrt.NewInt(x.n)
	}
	return x.big
}

func (x number) complex() complex128 {
	if x.kind == complexNumber {
		return x.c
	}
	return complex(x.float(), 0)
}

// numbers works out an operator between numbers, of which a and b are the values.
func numbers(op *operator, x, y number, a, b Value) Value {
	switch max(x.kind, y.kind) {
	case complexNumber:
		return complexes(op, x.complex(), y.complex())
	case floatNumber:
		return floats(op, x.float(), y.float())
	}
	if xb, ok := a.(bool); ok {
		if yb, ok := b.(bool); ok {
			switch op {
			case opAnd:
				return xb && yb
			case opOr:
				return xb || yb
			case opXor:
				return xb != yb
			}
		}
	}
	return ints(op, x.int(), y.int())
}

// ints works out an operator between ints.
func ints(op *operator, x, y Int) Value {
	switch op {
	case opAdd:
		return x.Add(y).Value()
	case opSub:
		return x.Sub(y).Value()
	case opMul:
		return x.Mul(y).Value()
	case opDiv:
		return x.TrueDiv(y)
	case opFloorDiv:
		return x.FloorDiv(y).Value()
	case opMod:
		return x.Mod(y).Value()
	case opDivMod:
		q, r := x.DivMod(y)
		return Tuple{q.Value(), r.Value()}
	case opPow:
		if y.Sign() < 0 {
			return x.PowFloat(y)
		}
		return x.Pow(y).Value()
	case opAnd:
		return x.And(y).Value()
	case opOr:
		return x.Or(y).Value()
	case opXor:
		return x.Xor(y).Value()
	case opShl:
		return x.Lsh(y).Value()
	case opShr:
		return x.Rsh(y).Value()
	}
	return NotImplemented
}

// floats works out an operator between floats.
func floats(op *operator, x, y float64) Value {
	switch op {
	case opAdd:
		return boxFloat(x + y)
	case opSub:
		return boxFloat(x - y)
	case opMul:
		return boxFloat(x * y)
	case opDiv:
		return boxFloat(pyrt.TrueDivFloat(x, y))
	case opFloorDiv:
		return pyrt.FloorDivFloat(x, y)
	case opMod:
		return pyrt.FloorModFloat(x, y)
	case opDivMod:
		q, r := pyrt.DivModFloat(x, y)
		return Tuple{q, r}
	case opPow:
		return pyrt.PowValue(x, y)
	}
	return NotImplemented
}

// complexes works out an operator between complex numbers.
func complexes(op *operator, x, y complex128) Value {
	switch op {
	case opAdd:
		return x + y
	case opSub:
		return x - y
	case opMul:
		return pyrt.MulComplex(x, y)
	case opDiv:
		return pyrt.DivComplex(x, y)
	case opPow:
		return pyrt.PowComplex(x, y)
	}
	return NotImplemented
}

// Neg returns -v.
func Neg(v Value) Value {
	switch x := v.(type) {
	case int:
		if x != math.MinInt {
			return -x
		}
		return pyrt.NewInt(x).Neg().Value()
	case float64:
		return -x
	case bool:
		return -pyrt.HashBool(x)
	case Int:
		return x.Neg().Value()
	case complex128:
		return -x
	}
	return unary(v, "__neg__", "-")
}

// Pos returns +v.
func Pos(v Value) Value {
	switch x := v.(type) {
	case int, float64, Int, complex128:
		return v
	case bool:
		return pyrt.HashBool(x)
	}
	return unary(v, "__pos__", "+")
}

// Invert returns ~v.
func Invert(v Value) Value {
	switch x := v.(type) {
	case int:
		return ^x
	case bool:
		return ^pyrt.HashBool(x)
	case Int:
		return x.Not().Value()
	}
	return unary(v, "__invert__", "~")
}

// Abs returns abs(v).
func Abs(v Value) Value {
	switch x := v.(type) {
	case int:
		if x < 0 {
			return Neg(x)
		}
		return x
	case float64:
		return math.Abs(x)
	case bool:
		return pyrt.HashBool(x)
	case Int:
		return x.Abs().Value()
	case complex128:
		return pyrt.AbsComplex(x)
	}
	c := ClassOf(v)
	m := c.lookup("__abs__")
	if m == Unbound {
		raise(pyrt.TypeError, "bad operand type for abs(): '%s'", c.shown())
	}
	return Call(bind(m, v, c))
}

func unary(v Value, method, sign string) Value {
	c := ClassOf(v)
	m := c.lookup(method)
	if m == Unbound {
		raise(pyrt.TypeError, "bad operand type for unary %s: '%s'", sign, c.shown())
	}
	return Call(bind(m, v, c))
}

// Float returns a number as a float, for functions that take one: __float__ and
// __index__ are asked.
func Float(v Value) float64 {
	switch x := v.(type) {
	case float64:
		return x
	case int:
		return float64(x)
	case bool:
		return float64(pyrt.HashBool(x))
	case Int:
		return number{kind: bigNumber, big: x}.float()
	case *Object:
		if m := x.special("__float__"); m != nil {
			r := Call(m)
			f, ok := inner(r).(float64)
			if !ok {
				raise(pyrt.TypeError, "%s.__float__ returned non-float (type %s)", x.class.Name, TypeName(r))
			}
			return f
		}
	}
	c := ClassOf(v)
	if m := c.lookup("__float__"); m != Unbound {
		if f, ok := Call(bind(m, v, c)).(float64); ok {
			return f
		}
	}
	if n, ok := indexOf(v); ok {
		return Float(n)
	}
	raise(pyrt.TypeError, "must be real number, not %s", c.shown())
	return 0
}

// indexOf returns an int of any size from an int, a bool or what has __index__.
func indexOf(v Value) (Value, bool) {
	switch x := v.(type) {
	case int, Int:
		return x, true
	case bool:
		return pyrt.HashBool(x), true
	case *Object:
		if _, ok := numberOf(x.native); ok {
			return indexOf(x.native)
		}
	case nil, string, float64, *List, Tuple, *Dict:
		return nil, false
	}
	c := ClassOf(v)
	m := c.lookup("__index__")
	if m == Unbound {
		return nil, false
	}
	n := Call(bind(m, v, c))
	switch n.(type) {
	case int, Int, bool:
		return indexOf(n)
	}
	raise(pyrt.TypeError, "__index__ returned non-int (type %s)", TypeName(n))
	return nil, false
}

// asIndex is indexOf for numbers that must fit an int; a larger one is clamped.
func asIndex(v Value) (int, bool) {
	n, ok := indexOf(v)
	if !ok {
		return 0, false
	}
	switch n := n.(type) {
	case int:
		return n, true
	case Int:
		if n.Sign() < 0 {
			return math.MinInt, true
		}
		return math.MaxInt, true
	}
	return 0, false
}

// Index returns an int argument that must fit 64 bits.
func Index(v Value) int {
	n, ok := indexOf(v)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	switch n := n.(type) {
	case int:
		return n
	}
	raise(pyrt.OverflowError, "Python int too large to convert to C ssize_t")
	return 0
}

// BigIndex returns an int argument of any size.
func BigIndex(v Value) Int {
	n, ok := indexOf(v)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	switch n := n.(type) {
	case int:
		return pyrt.NewInt(n)
	case Int:
		return n
	}
	return Int{}
}
