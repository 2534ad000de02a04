package dyn

import (
	"math"

	"github.com/molt-go/molt/templates/pyrt"
)

func isRealValue(v Value) bool { return isIntValue(v) || isA[float64](v) }

func isNumberValue(v Value) bool { return isRealValue(v) || isA[complex128](v) }

var (
	sigFloat   = signatureOf("x=, /")
	sigComplex = signatureOf("real=, imag=")
)

func init() {
	FloatType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigFloat.bindBuiltin("float", nil, args, kw)
		if a[0] == Unbound {
			return 0.0
		}
		return FloatOf(a[0])
	}, nil)
	t := FloatType
	t.defineOperators(isRealValue, opAdd, opSub, opMul, opDiv, opFloorDiv, opMod, opDivMod)
	definePow(t, isRealValue)
	t.defineOrder(isRealValue)
	t.defineHash()
	t.defineText()
	t.defineFormat()
	defineUnary(t)
	t.Def("__int__()", func(a []Value) Value { return IntOf(a[0]) })
	t.Def("__trunc__()", func(a []Value) Value { return IntOf(a[0]) })
	t.Def("__floor__()", func(a []Value) Value { return pyrt.Floor(a[0].(float64)).Value() })
	t.Def("__ceil__()", func(a []Value) Value { return pyrt.Ceil(a[0].(float64)).Value() })
	t.Def("__float__()", func(a []Value) Value { return a[0] })
	t.Def("__round__(ndigits=None, /)", func(a []Value) Value { return roundFloat(a[0].(float64), a[1]) })
	t.Def("__getnewargs__()", func(a []Value) Value { return Tuple{a[0]} })
	t.Def("is_integer()", func(a []Value) Value { return pyrt.IsInteger(a[0].(float64)) })
	t.Def("conjugate()", func(a []Value) Value { return a[0] })
	t.Def("hex()", func(a []Value) Value { return pyrt.FloatHex(a[0].(float64)) })
	t.Def("as_integer_ratio()", func(a []Value) Value {
		n, d := pyrt.AsIntegerRatio(a[0].(float64))
		return Tuple{n.Value(), d.Value()}
	})
	t.Getter("real", func(v Value) Value { return inner(v) })
	t.Getter("imag", func(Value) Value { return 0.0 })
	t.ClassDef("fromhex(cls, string, /)", func(a []Value) Value {
		s, ok := asStr(a[1])
		if !ok {
			raise(pyrt.TypeError, "bad argument type for built-in operation")
		}
		f := pyrt.FloatFromHex(s)
		if c := a[0].(*Class); c != FloatType {
			return Call(c, f)
		}
		return f
	})
}

// FloatOf returns float(v).
func FloatOf(v Value) float64 {
	switch x := inner(v).(type) {
	case string:
		if v == Value(x) || !hasMethod(v, "__float__") {
			return pyrt.ParseFloat(x)
		}
	case Bytes:
		return pyrt.ParseFloatBytes(x)
	case *ByteArray:
		return pyrt.ParseFloatBytes(x.Bytes())
	}
	if _, ok := numberOf(v); !ok && !hasMethod(v, "__float__") && !hasMethod(v, "__index__") {
		raise(pyrt.TypeError, "float() argument must be a string or a real number, not '%s'", TypeName(v))
	}
	if _, isComplex := v.(complex128); isComplex {
		raise(pyrt.TypeError, "float() argument must be a string or a real number, not 'complex'")
	}
	return Float(v)
}

// hasMethod reports whether the class of v has a special method.
func hasMethod(v Value, name string) bool {
	m := ClassOf(v).lookup(name)
	return m != Unbound && m != nil
}

// roundFloat is round(x, digits) of a float.
func roundFloat(x float64, digits Value) Value {
	if digits == nil {
		return pyrt.Round(x).Value()
	}
	d, ok := asIndex(digits)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(digits))
	}
	return pyrt.RoundTo(x, min(max(d, -math.MaxInt32), math.MaxInt32))
}
