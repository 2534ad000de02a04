package dyn

import (
	"math"
	"math/cmplx"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModCmath is the module cmath.
var ModCmath = NewLibrary("cmath", func(m *Module) {
	inf, nan := math.Inf(1), math.NaN()
	m.Const("pi", math.Pi)
	m.Const("e", math.E)
	m.Const("tau", 2*math.Pi)
	m.Const("inf", inf)
	m.Const("nan", nan)
	m.Const("infj", complex(0, inf))
	m.Const("nanj", complex(0, nan))
	for _, row := range []struct {
		signature string
		fn        func(z complex128) complex128
	}{
		{"sqrt(z, /)", pyrt.ComplexSqrt}, {"exp(z, /)", pyrt.ComplexExp}, {"log10(z, /)", nonZero(pyrt.ComplexLog10)},
		{"sin(z, /)", pyrt.ComplexSin}, {"cos(z, /)", pyrt.ComplexCos}, {"sinh(z, /)", pyrt.ComplexSinh}, {"cosh(z, /)", pyrt.ComplexCosh},
	} {
		m.Def(row.signature, func(a []Value) Value { return row.fn(cmathArg(a[0])) })
	}
	m.Def("log(z, base=, /)", func(a []Value) Value {
		log := nonZero(pyrt.ComplexLog)
		z := log(cmathArg(a[0]))
		if a[1] != Unbound {
			return pyrt.DivComplex(z, log(cmathArg(a[1])))
		}
		return z
	})
	m.Def("phase(z, /)", func(a []Value) Value { return pyrt.ComplexPhase(cmathArg(a[0])) })
	m.Def("polar(z, /)", func(a []Value) Value {
		r, phi := pyrt.ComplexPolar(cmathArg(a[0]))
		return Tuple{r, phi}
	})
	m.Def("rect(r, phi, /)", func(a []Value) Value { return pyrt.ComplexRect(Float(a[0]), Float(a[1])) })
	m.Def("isnan(z, /)", func(a []Value) Value {
		z := cmathArg(a[0])
		return math.IsNaN(real(z)) || math.IsNaN(imag(z))
	})
	m.Def("isinf(z, /)", func(a []Value) Value { return cmplx.IsInf(cmathArg(a[0])) })
	m.Def("isfinite(z, /)", func(a []Value) Value {
		z := cmathArg(a[0])
		return !cmplx.IsInf(z) && !math.IsNaN(real(z)) && !math.IsNaN(imag(z))
	})
	m.Def("isclose(a, b, *, rel_tol=0.000000001, abs_tol=0.0)", func(a []Value) Value {
		return complexClose(cmathArg(a[0]), cmathArg(a[1]), Float(a[2]), Float(a[3]))
	})
})

// nonZero is a logarithm, which has no value at 0.
func nonZero(log func(complex128) complex128) func(complex128) complex128 {
	return func(z complex128) complex128 {
		if z == 0 {
			raise(pyrt.ValueError, "math domain error")
		}
		return log(z)
	}
}

// cmathArg returns a number as a complex one.
func cmathArg(v Value) complex128 {
	if _, ok := inner(v).(complex128); ok || hasMethod(v, "__complex__") {
		return complexArg(v, "")
	}
	return complex(Float(v), 0)
}

func complexClose(a, b complex128, rel, abs float64) bool {
	if rel < 0 || abs < 0 {
		raise(pyrt.ValueError, "tolerances must be non-negative")
	}
	if a == b {
		return true
	}
	if cmplx.IsInf(a) || cmplx.IsInf(b) {
		return false
	}
	d := pyrt.AbsComplex(a - b)
	return d <= rel*pyrt.AbsComplex(b) || d <= rel*pyrt.AbsComplex(a) || d <= abs
}
