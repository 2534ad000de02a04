package dyn

import "github.com/molt-go/molt/templates/pyrt"

func init() {
	ComplexType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigComplex.bindBuiltin("complex", nil, args, kw)
		return newComplex(a[0], a[1])
	}, nil)
	t := ComplexType
	t.defineOperators(isNumberValue, opAdd, opSub, opMul, opDiv)
	definePow(t, isNumberValue)
	t.defineEquality(isNumberValue)
	t.defineHash()
	t.defineText()
	t.defineFormat()
	defineUnary(t)
	t.Def("__complex__()", func(a []Value) Value { return a[0] })
	t.Def("__getnewargs__()", func(a []Value) Value {
		c := a[0].(complex128)
		return Tuple{real(c), imag(c)}
	})
	t.Def("conjugate()", func(a []Value) Value {
		c := a[0].(complex128)
		return complex(real(c), -imag(c))
	})
	t.Getter("real", func(v Value) Value { return real(inner(v).(complex128)) })
	t.Getter("imag", func(v Value) Value { return imag(inner(v).(complex128)) })
}

func newComplex(re, im Value) Value {
	if s, ok := asStr(given(re, nil)); ok {
		if im != Unbound {
			raise(pyrt.TypeError, "complex() can't take second arg if first is a string")
		}
		return pyrt.ParseComplex(s)
	}
	if _, ok := asStr(given(im, nil)); ok {
		raise(pyrt.TypeError, "complex() second arg can't be a string")
	}
	var x, y complex128
	if re != Unbound {
		x = complexArg(re, "first argument must be a string or a number")
	}
	if im == Unbound {
		return x
	}
	y = complexArg(im, "second argument must be a number")
	_, complexReal := inner(given(re, 0)).(complex128)
	_, complexImag := inner(im).(complex128)
	if !complexReal && !complexImag {
		return complex(real(x), real(y))
	}
	if !complexImag {
		return complex(real(x), imag(x)+real(y))
	}
	return complex(real(x)-imag(y), imag(x)+real(y))
}

func complexArg(v Value, problem string) complex128 {
	if n, ok := numberOf(inner(v)); ok {
		return n.complex()
	}
	if m := GetAttrOr(ClassOf(v), "__complex__", Unbound); m != Unbound {
		c, ok := Call(m, v).(complex128)
		if !ok {
			raise(pyrt.TypeError, "%s.__complex__() must return a complex", TypeName(v))
		}
		return c
	}
	if !hasMethod(v, "__float__") && !hasMethod(v, "__index__") {
		raise(pyrt.TypeError, "complex() %s, not '%s'", problem, TypeName(v))
	}
	return complex(Float(v), 0)
}
