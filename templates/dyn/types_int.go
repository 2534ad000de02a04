package dyn

import (
	"math"
	"strconv"

	"github.com/molt-go/molt/templates/pyrt"
)

func isIntValue(v Value) bool {
	switch v.(type) {
	case int, bool, Int:
		return true
	}
	return false
}

var (
	sigInt  = signatureOf("x=, /, base=")
	sigBool = signatureOf("x=, /")
)

func init() {
	IntType.Native(func(_ *Class, args []Value, kw []Kw) Value { return newInt(args, kw) }, nil)
	BoolType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigBool.bindBuiltin("bool", nil, args, kw)
		return a[0] != Unbound && Truth(a[0])
	}, nil)
	t := IntType
	t.defineOperators(isIntValue, opAdd, opSub, opMul, opDiv, opFloorDiv, opMod, opDivMod, opAnd, opOr, opXor, opShl, opShr)
	definePow(t, isIntValue)
	t.defineOrder(isIntValue)
	t.defineHash()
	t.defineText()
	t.defineFormat()
	defineUnary(t)
	t.Def("__invert__()", func(a []Value) Value { return Invert(a[0]) })
	for _, name := range []string{"__int__", "__index__", "__trunc__", "__floor__", "__ceil__"} {
		t.Def(name+"()", func(a []Value) Value { return Pos(a[0]) })
	}
	t.Def("conjugate()", func(a []Value) Value { return Pos(a[0]) })
	t.Def("__float__()", func(a []Value) Value { return Float(a[0]) })
	t.Def("__round__(ndigits=None, /)", func(a []Value) Value { return roundInt(BigIndex(a[0]), a[1]) })
	t.Def("__getnewargs__()", func(a []Value) Value { return Tuple{Pos(a[0])} })
	t.Def("bit_length()", func(a []Value) Value { return BigIndex(a[0]).BitLength() })
	t.Def("bit_count()", func(a []Value) Value { return BigIndex(a[0]).BitCount() })
	t.Def("as_integer_ratio()", func(a []Value) Value { return Tuple{Pos(a[0]), 1} })
	t.Getter("real", func(v Value) Value { return Pos(inner(v)) })
	t.Getter("imag", func(Value) Value { return 0 })
	t.Getter("numerator", func(v Value) Value { return Pos(inner(v)) })
	t.Getter("denominator", func(Value) Value { return 1 })
	t.Def("to_bytes(length=1, byteorder='big', *, signed=False)", func(a []Value) Value {
		return BigIndex(a[0]).ToBytes(intArg(a[1]), strArg(a[2], "to_bytes() argument 'byteorder'"), Truth(a[3]))
	})
	t.ClassDef("from_bytes(cls, bytes, byteorder='big', *, signed=False)", func(a []Value) Value {
		n := pyrt.IntFromBytes(bytesFrom(a[1]), strArg(a[2], "from_bytes() argument 'byteorder'"), Truth(a[3])).Value()
		if c := a[0].(*Class); c != IntType {
			return Call(c, n)
		}
		return n
	})
	defineBool(BoolType)
}

func defineBool(t *Class) {
	t.final = true
	t.defineText()
	for _, op := range []*operator{opAnd, opOr, opXor} {
		t.defineOperator(op, isIntValue, true)
	}
}

// defineUnary defines the unary methods that all numbers have.
func defineUnary(t *Class) {
	t.Def("__neg__()", func(a []Value) Value { return Neg(a[0]) })
	t.Def("__pos__()", func(a []Value) Value { return Pos(a[0]) })
	t.Def("__abs__()", func(a []Value) Value { return Abs(a[0]) })
	t.Def("__bool__()", func(a []Value) Value { return Truth(a[0]) })
}

// definePow defines __pow__, which may have a modulus, and __rpow__.
func definePow(t *Class, knows func(v Value) bool) {
	t.Def("__pow__(value, mod=None, /)", func(a []Value) Value {
		other := inner(a[1])
		if !knows(other) {
			return NotImplemented
		}
		if a[2] != nil {
			return PowMod(a[0], other, a[2])
		}
		return nativeBinary(opPow, a[0], other)
	})
	t.Def("__rpow__(value, mod=None, /)", func(a []Value) Value {
		if other := inner(a[1]); knows(other) {
			return nativeBinary(opPow, other, a[0])
		}
		return NotImplemented
	})
}

// newInt is int(...).
func newInt(args []Value, kw []Kw) Value {
	a := sigInt.bindBuiltin("int", nil, args, kw)
	x, base := a[0], a[1]
	if base == Unbound {
		if x == Unbound {
			return 0
		}
		return IntOf(x)
	}
	if x == Unbound {
		raise(pyrt.TypeError, "int() missing string argument")
	}
	b := Index(base)
	if b != 0 && (b < 2 || b > 36) {
		raise(pyrt.ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	switch x := inner(x).(type) {
	case string:
		return pyrt.ParseBigInt(x, b).Value()
	case Bytes:
		return pyrt.ParseIntBytes(x, b).Value()
	case *ByteArray:
		return pyrt.ParseIntBytes(x.Bytes(), b).Value()
	}
	raise(pyrt.TypeError, "int() can't convert non-string with explicit base")
	return nil
}

// IntOf returns int(v).
func IntOf(v Value) Value {
	switch x := v.(type) {
	case int, Int:
		return x
	case bool:
		return pyrt.HashBool(x)
	case float64:
		return pyrt.IntFromFloat(x).Value()
	case string:
		return pyrt.ParseBigInt(x, 10).Value()
	case Bytes:
		return pyrt.ParseIntBytes(x, 10).Value()
	case *ByteArray:
		return pyrt.ParseIntBytes(x.Bytes(), 10).Value()
	}
	c := ClassOf(v)
	for _, name := range []string{"__int__", "__index__", "__trunc__"} {
		m := c.lookup(name)
		if m == Unbound || m == nil {
			continue
		}
		r := Call(bind(m, v, c))
		if n, ok := indexOf(r); ok {
			return n
		}
		raise(pyrt.TypeError, "%s returned non-int (type %s)", name, TypeName(r))
	}
	if s, ok := asStr(v); ok {
		return pyrt.ParseBigInt(s, 10).Value()
	}
	if b, ok := bytesOf(v); ok {
		return pyrt.ParseIntBytes(b, 10).Value()
	}
	raise(pyrt.TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", c.shown())
	return nil
}

// roundInt is round(n, digits) of an int.
func roundInt(n Int, digits Value) Value {
	if digits == nil {
		return n.Value()
	}
	d, ok := indexOf(digits)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(digits))
	}
	if big, isBig := d.(Int); isBig {
		if big.Sign() > 0 {
			return n.Value()
		}
		return 0
	}
	if d.(int) >= 0 {
		return n.Value()
	}
	if d.(int) < -math.MaxInt32 {
		return 0
	}
	return n.RoundTo(d.(int)).Value()
}

// PowMod returns pow(base, exp, mod).
func PowMod(base, exp, mod Value) Value {
	if mod == nil {
		return Pow(base, exp)
	}
	x, y, m := inner(base), inner(exp), inner(mod)
	if isIntValue(x) && isIntValue(y) && isIntValue(m) {
		return BigIndex(x).PowMod(BigIndex(y), BigIndex(m)).Value()
	}
	if c := ClassOf(base); !native(c) {
		if p := c.lookup("__pow__"); p != Unbound {
			if r := Call2(bind(p, base, c), exp, mod); r != NotImplemented {
				return r
			}
		}
	}
	_, xNum := numberOf(x)
	_, yNum := numberOf(y)
	if _, ok := x.(complex128); ok {
		raise(pyrt.ValueError, "complex modulo")
	}
	if _, mNum := numberOf(m); xNum && yNum && mNum {
		raise(pyrt.TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
	}
	raise(pyrt.TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", TypeName(base), TypeName(exp), TypeName(mod))
	return nil
}

// bytesFrom returns bytes(v) of a bytes-like object or of an iterable of ints, for
// methods that take either.
func bytesFrom(v Value) Bytes {
	if b, ok := bytesOf(v); ok {
		return b
	}
	if _, isStr := asStr(v); isStr || !isIterable(v) {
		raise(pyrt.TypeError, "cannot convert '%s' object to bytes", TypeName(v))
	}
	return byteNumbers(v)
}

// intText returns an int in a base, for bin, oct and hex.
func intText(v Value, base int, prefix string) string {
	n := BigIndex(v)
	sign := ""
	if n.Sign() < 0 {
		sign, n = "-", n.Abs()
	}
	if small, ok := n.Small(); ok {
		return sign + prefix + strconv.FormatInt(int64(small), base)
	}
	return sign + prefix + n.Big().Text(base)
}
