package dyn

import (
	"math"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModMath is the module math.
var ModMath = NewLibrary("math", func(m *Module) {
	m.Const("pi", math.Pi)
	m.Const("e", math.E)
	m.Const("tau", 2*math.Pi)
	m.Const("inf", math.Inf(1))
	m.Const("nan", math.NaN())
	for _, row := range mathFunctions {
		m.Def(row.signature, func(a []Value) Value { return row.fn(Float(a[0])) })
	}
	mathOfTwo(m)
	mathLogs(m)
	mathRounding(m)
	mathInts(m)
	mathSums(m)
})

// mathFunctions are the functions of one float.
var mathFunctions = []struct {
	signature string
	fn        func(x float64) float64
}{
	{"sqrt(x, /)", pyrt.Sqrt}, {"cbrt(x, /)", pyrt.Cbrt},
	{"exp(x, /)", pyrt.Exp}, {"exp2(x, /)", pyrt.Exp2}, {"expm1(x, /)", pyrt.Expm1}, {"log1p(x, /)", pyrt.Log1p},
	{"sin(x, /)", pyrt.Sin}, {"cos(x, /)", pyrt.Cos}, {"tan(x, /)", pyrt.Tan},
	{"asin(x, /)", pyrt.Asin}, {"acos(x, /)", pyrt.Acos}, {"atan(x, /)", pyrt.Atan},
	{"sinh(x, /)", pyrt.Sinh}, {"cosh(x, /)", pyrt.Cosh}, {"tanh(x, /)", pyrt.Tanh},
	{"asinh(x, /)", pyrt.Asinh}, {"acosh(x, /)", pyrt.Acosh}, {"atanh(x, /)", pyrt.Atanh},
	{"erf(x, /)", pyrt.Erf}, {"erfc(x, /)", pyrt.Erfc}, {"gamma(x, /)", pyrt.Gamma}, {"lgamma(x, /)", pyrt.LGamma},
	{"fabs(x, /)", math.Abs}, {"degrees(x, /)", pyrt.Degrees}, {"radians(x, /)", pyrt.Radians}, {"ulp(x, /)", pyrt.ULP},
}

func mathOfTwo(m *Module) {
	m.Def("atan2(y, x, /)", func(a []Value) Value { return pyrt.Atan2(Float(a[0]), Float(a[1])) })
	m.Def("pow(x, y, /)", func(a []Value) Value { return pyrt.Pow(Float(a[0]), Float(a[1])) })
	m.Def("fmod(x, y, /)", func(a []Value) Value { return pyrt.Fmod(Float(a[0]), Float(a[1])) })
	m.Def("remainder(x, y, /)", func(a []Value) Value { return pyrt.Remainder(Float(a[0]), Float(a[1])) })
	m.Def("copysign(x, y, /)", func(a []Value) Value { return math.Copysign(Float(a[0]), Float(a[1])) })
	m.Def("nextafter(x, y, /)", func(a []Value) Value { return pyrt.NextAfter(Float(a[0]), Float(a[1])) })
	m.Def("isclose(a, b, *, rel_tol=, abs_tol=)", func(a []Value) Value {
		rel, abs := 1e-09, 0.0
		if a[2] != Unbound {
			rel = Float(a[2])
		}
		if a[3] != Unbound {
			abs = Float(a[3])
		}
		return pyrt.IsClose(Float(a[0]), Float(a[1]), rel, abs)
	})
	m.Def("isnan(x, /)", func(a []Value) Value { return math.IsNaN(Float(a[0])) })
	m.Def("isinf(x, /)", func(a []Value) Value { return math.IsInf(Float(a[0]), 0) })
	m.Def("isfinite(x, /)", func(a []Value) Value {
		x := Float(a[0])
		return x-x == 0
	})
	m.Def("modf(x, /)", func(a []Value) Value {
		fraction, whole := pyrt.Modf(Float(a[0]))
		return Tuple{fraction, whole}
	})
	m.Def("frexp(x, /)", func(a []Value) Value {
		mantissa, e := pyrt.Frexp(Float(a[0]))
		return Tuple{mantissa, e}
	})
	m.Def("ldexp(x, i, /)", func(a []Value) Value {
		x := Float(a[0])
		if _, ok := indexOf(a[1]); !ok {
			raise(pyrt.TypeError, "Expected an int as second argument to ldexp.")
		}
		e, _ := asIndex(a[1])
		return pyrt.Ldexp(x, e)
	})
}

func mathLogs(m *Module) {
	m.Def("log(x, base=, /)", func(a []Value) Value {
		x := logOf(a[0], pyrt.Log, pyrt.LogInt)
		if a[1] == Unbound {
			return x
		}
		base := logOf(a[1], pyrt.Log, pyrt.LogInt)
		if base == 0 {
			raise(pyrt.ZeroDivisionError, "float division by zero")
		}
		return x / base
	})
	m.Def("log2(x, /)", func(a []Value) Value { return logOf(a[0], pyrt.Log2, pyrt.Log2Int) })
	m.Def("log10(x, /)", func(a []Value) Value { return logOf(a[0], pyrt.Log10, pyrt.Log10Int) })
}

// logOf works out a logarithm: ints of any size have one.
func logOf(v Value, float func(float64) float64, whole func(Int) float64) float64 {
	switch v.(type) {
	case int, bool, Int:
		return whole(BigIndex(v))
	}
	return float(Float(v))
}

func mathRounding(m *Module) {
	rounding := func(method string, float func(float64) Int) func(a []Value) Value {
		return func(a []Value) Value {
			switch x := a[0].(type) {
			case float64:
				return float(x).Value()
			case int, bool, Int:
				return Pos(x)
			}
			c := ClassOf(a[0])
			if special := c.lookup(method); special != Unbound && special != nil {
				return Call(bind(special, a[0], c))
			}
			if method == "__trunc__" {
				raise(pyrt.TypeError, "type %s doesn't define __trunc__ method", c.shown())
			}
			return float(Float(a[0])).Value()
		}
	}
	m.Def("floor(x, /)", rounding("__floor__", pyrt.Floor))
	m.Def("ceil(x, /)", rounding("__ceil__", pyrt.Ceil))
	m.Def("trunc(x, /)", rounding("__trunc__", pyrt.IntFromFloat))
}

func mathInts(m *Module) {
	m.Def("gcd(*integers)", func(a []Value) Value { return pyrt.GCD(bigInts(a[0])...).Value() })
	m.Def("lcm(*integers)", func(a []Value) Value { return pyrt.LCM(bigInts(a[0])...).Value() })
	m.Def("isqrt(n, /)", func(a []Value) Value { return pyrt.ISqrt(BigIndex(a[0])).Value() })
	m.Def("factorial(n, /)", func(a []Value) Value {
		n := BigIndex(a[0])
		i, small := n.Small()
		if !small && n.Sign() > 0 {
			raise(pyrt.OverflowError, "factorial() argument should not exceed 9223372036854775807")
		}
		if !small {
			i = -1
		}
		return pyrt.Factorial(i).Value()
	})
	m.Def("comb(n, k, /)", func(a []Value) Value {
		n, k := BigIndex(a[0]), BigIndex(a[1])
		checkCounts(n, k)
		if n.Less(k) {
			return 0
		}
		if rest := n.Sub(k); rest.Less(k) {
			k = rest
		}
		return fallingProduct(n, k, "comb", func(r Int, i int) Int { return r.FloorDiv(pyrt.NewInt(i + 1)) }).Value()
	})
	m.Def("perm(n, k=None, /)", func(a []Value) Value {
		n, k := BigIndex(a[0]), BigIndex(a[0])
		if a[1] != nil {
			k = BigIndex(a[1])
		}
		checkCounts(n, k)
		if n.Less(k) {
			return 0
		}
		return fallingProduct(n, k, "perm", func(r Int, _ int) Int { return r }).Value()
	})
}

func bigInts(v Value) []Int {
	out := make([]Int, 0, len(v.(Tuple)))
	for _, x := range v.(Tuple) {
		out = append(out, BigIndex(x))
	}
	return out
}

func checkCounts(n, k Int) {
	if n.Sign() < 0 {
		raise(pyrt.ValueError, "n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		raise(pyrt.ValueError, "k must be a non-negative integer")
	}
}

// fallingProduct returns n * (n-1) * ... of k factors, each step passed through.
func fallingProduct(n, k Int, name string, step func(r Int, i int) Int) Int {
	count, small := k.Small()
	if !small {
		raise(pyrt.OverflowError, "min(n - k, k) must not exceed 9223372036854775807")
	}
	if i, ok := n.Small(); ok {
		if name == "comb" {
			return pyrt.Comb(i, count)
		}
		return pyrt.Perm(i, count)
	}
	r := pyrt.NewInt(1)
	for i := range count {
		r = step(r.Mul(n.Sub(pyrt.NewInt(i))), i)
	}
	return r
}

func mathSums(m *Module) {
	m.Def("fsum(seq, /)", func(a []Value) Value { return pyrt.FSum(floatsOf(a[0])) })
	m.Def("prod(iterable, /, *, start=1)", func(a []Value) Value {
		r := a[1]
		for it := Over(a[0]); it.Next(); {
			r = Mul(r, it.Value)
		}
		return r
	})
	m.Def("hypot(*coordinates)", func(a []Value) Value { return pyrt.Hypot(floatsOf(a[0])...) })
	m.Def("dist(p, q, /)", func(a []Value) Value {
		p, q := floatsOf(a[0]), floatsOf(a[1])
		if len(p) != len(q) {
			raise(pyrt.ValueError, "both points must have the same number of dimensions")
		}
		return pyrt.Dist(p, q)
	})
}

// floatsOf returns the values of an iterable as floats.
func floatsOf(v Value) []float64 {
	var out []float64
	for it := Over(v); it.Next(); {
		out = append(out, Float(it.Value))
	}
	return out
}
