package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/molt-go/molt/templates/pyrt"
)

// span is a range of arguments: drawn evenly, or evenly in their logarithm.
type span struct {
	low, high float64
	log       bool
}

func (s span) draw(r *rand.Rand) float64 {
	if !s.log {
		return s.low + (s.high-s.low)*r.Float64()
	}
	x := math.Exp(math.Log(s.low) + (math.Log(s.high)-math.Log(s.low))*r.Float64())
	return x
}

func (s span) String() string {
	if s.log {
		return fmt.Sprintf("%g..%g log", s.low, s.high)
	}
	return fmt.Sprintf("%g..%g", s.low, s.high)
}

// call is a function of one argument or two, and the range of each.
type call struct {
	name      string
	unary     func(float64) float64
	std       func(float64) float64
	two, std2 func(float64, float64) float64
	x, y      span
}

func (c call) binary() bool { return c.two != nil }

func (c call) ranges() string {
	if c.binary() {
		return c.x.String() + ", " + c.y.String()
	}
	return c.x.String()
}

// args returns the arguments of case i.
func (c call) args(args []float64, i int) []float64 {
	if c.binary() {
		return args[2*i : 2*i+2]
	}
	return args[i : i+1]
}

// results returns what pyrt and Go's math compute in case i.
func (c call) results(args []float64, i int) (ours, std float64) {
	a := c.args(args, i)
	if c.binary() {
		return guarded(func() float64 { return c.two(a[0], a[1]) }), c.std2(a[0], a[1])
	}
	return guarded(func() float64 { return c.unary(a[0]) }), c.std(a[0])
}

var (
	usual = span{0.01, 100, false}
	signs = span{-10, 10, false}
	unit  = span{-1, 1, false}
	small = span{1e-12, 1, true}
	wide  = span{1e-300, 1e300, true}
	exps  = span{-745, 709, false}
)

func lgamma(x float64) float64 { y, _ := math.Lgamma(x); return y }

var cases = []call{
	{name: "pow", two: pyrt.Pow, std2: math.Pow, x: usual, y: signs},
	{name: "pow", two: pyrt.Pow, std2: math.Pow, x: wide, y: unit},
	{name: "pow", two: pyrt.Pow, std2: math.Pow, x: span{0.9, 1.1, false}, y: span{-8000, 8000, false}},
	{name: "exp", unary: pyrt.Exp, std: math.Exp, x: usual},
	{name: "exp", unary: pyrt.Exp, std: math.Exp, x: exps},
	{name: "exp2", unary: pyrt.Exp2, std: math.Exp2, x: usual},
	{name: "exp2", unary: pyrt.Exp2, std: math.Exp2, x: span{-1080, 1023, false}},
	{name: "expm1", unary: pyrt.Expm1, std: math.Expm1, x: usual},
	{name: "expm1", unary: pyrt.Expm1, std: math.Expm1, x: signs},
	{name: "expm1", unary: pyrt.Expm1, std: math.Expm1, x: small},
	{name: "log", unary: pyrt.Log, std: math.Log, x: usual},
	{name: "log", unary: pyrt.Log, std: math.Log, x: wide},
	{name: "log", unary: pyrt.Log, std: math.Log, x: span{0.5, 2, false}},
	{name: "log2", unary: pyrt.Log2, std: math.Log2, x: usual},
	{name: "log2", unary: pyrt.Log2, std: math.Log2, x: wide},
	{name: "log2", unary: pyrt.Log2, std: math.Log2, x: span{0.5, 2, false}},
	{name: "log10", unary: pyrt.Log10, std: math.Log10, x: usual},
	{name: "log10", unary: pyrt.Log10, std: math.Log10, x: wide},
	{name: "log1p", unary: pyrt.Log1p, std: math.Log1p, x: usual},
	{name: "log1p", unary: pyrt.Log1p, std: math.Log1p, x: small},
	{name: "log1p", unary: pyrt.Log1p, std: math.Log1p, x: unit},
	{name: "sin", unary: pyrt.Sin, std: math.Sin, x: usual},
	{name: "sin", unary: pyrt.Sin, std: math.Sin, x: signs},
	{name: "sin", unary: pyrt.Sin, std: math.Sin, x: wide},
	{name: "cos", unary: pyrt.Cos, std: math.Cos, x: usual},
	{name: "cos", unary: pyrt.Cos, std: math.Cos, x: signs},
	{name: "cos", unary: pyrt.Cos, std: math.Cos, x: wide},
	{name: "tan", unary: pyrt.Tan, std: math.Tan, x: usual},
	{name: "tan", unary: pyrt.Tan, std: math.Tan, x: signs},
	{name: "tan", unary: pyrt.Tan, std: math.Tan, x: wide},
	{name: "asin", unary: pyrt.Asin, std: math.Asin, x: unit},
	{name: "asin", unary: pyrt.Asin, std: math.Asin, x: small},
	{name: "acos", unary: pyrt.Acos, std: math.Acos, x: unit},
	{name: "atan", unary: pyrt.Atan, std: math.Atan, x: usual},
	{name: "atan", unary: pyrt.Atan, std: math.Atan, x: signs},
	{name: "atan", unary: pyrt.Atan, std: math.Atan, x: wide},
	{name: "atan2", two: pyrt.Atan2, std2: math.Atan2, x: signs, y: signs},
	{name: "atan2", two: pyrt.Atan2, std2: math.Atan2, x: usual, y: signs},
	{name: "sinh", unary: pyrt.Sinh, std: math.Sinh, x: signs},
	{name: "sinh", unary: pyrt.Sinh, std: math.Sinh, x: usual},
	{name: "cosh", unary: pyrt.Cosh, std: math.Cosh, x: signs},
	{name: "cosh", unary: pyrt.Cosh, std: math.Cosh, x: usual},
	{name: "tanh", unary: pyrt.Tanh, std: math.Tanh, x: signs},
	{name: "asinh", unary: pyrt.Asinh, std: math.Asinh, x: signs},
	{name: "asinh", unary: pyrt.Asinh, std: math.Asinh, x: usual},
	{name: "acosh", unary: pyrt.Acosh, std: math.Acosh, x: span{1, 100, false}},
	{name: "atanh", unary: pyrt.Atanh, std: math.Atanh, x: unit},
	{name: "cbrt", unary: pyrt.Cbrt, std: math.Cbrt, x: usual},
	{name: "cbrt", unary: pyrt.Cbrt, std: math.Cbrt, x: wide},
	{name: "erf", unary: pyrt.Erf, std: math.Erf, x: signs},
	{name: "erf", unary: pyrt.Erf, std: math.Erf, x: small},
	{name: "erfc", unary: pyrt.Erfc, std: math.Erfc, x: signs},
	{name: "erfc", unary: pyrt.Erfc, std: math.Erfc, x: span{-1, 27, false}},
	{name: "gamma", unary: pyrt.Gamma, std: math.Gamma, x: usual},
	{name: "gamma", unary: pyrt.Gamma, std: math.Gamma, x: signs},
	{name: "lgamma", unary: pyrt.LGamma, std: lgamma, x: usual},
	{name: "lgamma", unary: pyrt.LGamma, std: lgamma, x: signs},
	{name: "hypot", two: pyrt.Hypot2, std2: math.Hypot, x: signs, y: signs},
	{name: "hypot", two: pyrt.Hypot2, std2: math.Hypot, x: wide, y: wide},
	{name: "abs", two: absComplex, std2: math.Hypot, x: signs, y: signs},
	{name: "fmod", two: pyrt.Fmod, std2: math.Mod, x: usual, y: signs},
	{name: "fmod", two: pyrt.Fmod, std2: math.Mod, x: wide, y: wide},
	{name: "remainder", two: pyrt.Remainder, std2: math.Remainder, x: usual, y: signs},
}

func absComplex(x, y float64) float64 { return pyrt.AbsComplex(complex(x, y)) }
