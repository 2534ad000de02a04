package pyrt

import "testing"

func float1[R any](f func(float64) R) func([]any) any {
	return func(args []any) any { return f(args[0].(float64)) }
}

func float2[R any](f func(a, b float64) R) func([]any) any {
	return func(args []any) any { return f(args[0].(float64), args[1].(float64)) }
}

func num(v any) Num {
	if f, ok := v.(float64); ok {
		return NumFloat(f)
	}
	return NumOf(v.(Int))
}

func num2(f func(a, b Num) any) func([]any) any {
	return func(args []any) any {
		r := f(num(args[0]), num(args[1]))
		if n, ok := r.(Num); ok {
			return n.Value()
		}
		return r
	}
}

func floats(v any) []float64 {
	var xs []float64
	for _, x := range v.([]any) {
		xs = append(xs, x.(float64))
	}
	return xs
}

var floatGoldens = map[string]func(args []any) any{
	"float.floordiv": float2(FloorDivFloat),
	"float.mod":      float2(FloorModFloat),
	"float.divmod":   float2(func(a, b float64) any { return numPair(DivModFloat(a, b)) }),
	"float.truediv":  float2(TrueDivFloat),
	"float.pow":      float2(PowValue),
	"float.cmp": float2(func(a, b float64) int {
		order, ok := NumFloat(a).Cmp(NumFloat(b))
		if !ok {
			return 2
		}
		return order
	}),
	"math.pow":       float2(Pow),
	"math.fmod":      float2(Fmod),
	"math.remainder": float2(Remainder),
	"math.atan2":     float2(Atan2),
	"math.hypot":     float2(Hypot2),
	"math.nextafter": float2(NextAfter),

	"float.hash":       func(args []any) any { return hashOf(args[0].(float64)) },
	"float.int":        float1(IntFromFloat),
	"float.round":      float1(Round),
	"float.is_integer": float1(IsInteger),
	"float.ratio":      float1(func(x float64) any { return numPair(AsIntegerRatio(x)) }),
	"float.hex":        float1(FloatHex),
	"math.floor":       float1(Floor),
	"math.ceil":        float1(Ceil),
	"math.trunc":       float1(IntFromFloat),
	"math.modf":        float1(func(x float64) any { return numPair(Modf(x)) }),
	"math.frexp":       float1(func(x float64) any { m, e := Frexp(x); return []any{m, e} }),
	"math.ulp":         float1(ULP),
	"math.degrees":     float1(Degrees),
	"math.radians":     float1(Radians),

	"math.sqrt": float1(Sqrt), "math.cbrt": float1(Cbrt), "math.exp": float1(Exp), "math.exp2": float1(Exp2),
	"math.expm1": float1(Expm1), "math.log2": float1(Log2), "math.log10": float1(Log10), "math.log1p": float1(Log1p),
	"math.sin": float1(Sin), "math.cos": float1(Cos), "math.tan": float1(Tan), "math.asin": float1(Asin),
	"math.acos": float1(Acos), "math.atan": float1(Atan), "math.sinh": float1(Sinh), "math.cosh": float1(Cosh),
	"math.tanh": float1(Tanh), "math.asinh": float1(Asinh), "math.acosh": float1(Acosh), "math.atanh": float1(Atanh),
	"math.erf": float1(Erf), "math.erfc": float1(Erfc), "math.gamma": float1(Gamma), "math.lgamma": float1(LGamma),
	"math.log": func(args []any) any {
		if len(args) == 1 {
			return Log(args[0].(float64))
		}
		return LogBase(args[0].(float64), args[1].(float64))
	},

	"float.round2": func(args []any) any { return RoundTo(args[0].(float64), args[1].(Int).Int()) },
	"math.ldexp":   func(args []any) any { return Ldexp(args[0].(float64), args[1].(Int).Int()) },
	"math.isclose": func(args []any) any {
		x := floats(args)
		return IsClose(x[0], x[1], x[2], x[3])
	},
	"float.fromhex": func(args []any) any { return FloatFromHex(args[0].(string)) },
	"math.fsum":     func(args []any) any { return FSum(floats(args[0])) },
	"math.hypotn":   func(args []any) any { return Hypot(floats(args[0])...) },

	"num.add":      num2(func(a, b Num) any { return a.Add(b) }),
	"num.sub":      num2(func(a, b Num) any { return a.Sub(b) }),
	"num.mul":      num2(func(a, b Num) any { return a.Mul(b) }),
	"num.truediv":  num2(func(a, b Num) any { return a.TrueDiv(b) }),
	"num.floordiv": num2(func(a, b Num) any { return a.FloorDiv(b) }),
	"num.mod":      num2(func(a, b Num) any { return a.Mod(b) }),
	"num.divmod":   num2(func(a, b Num) any { q, r := a.DivMod(b); return []any{q.Value(), r.Value()} }),
	"num.pow": num2(func(a, b Num) any {
		if a.IsFloat() && a.Float() < 0 && b.IsFloat() || b.IsFloat() && a.Float() < 0 {
			return PowValue(a.Float(), b.Float())
		}
		return a.Pow(b)
	}),
	"num.lt": num2(func(a, b Num) any { return a.Less(b) }),
	"num.le": num2(func(a, b Num) any { return a.LessEq(b) }),
	"num.eq": num2(func(a, b Num) any { return a.Eq(b) }),
	"num.hash": func(args []any) any {
		if f, ok := args[0].(float64); ok {
			return hashOf(f)
		}
		return num(args[0]).Hash()
	},
}

// hashOf is HashFloat but for NaN, whose hash in CPython is an address.
func hashOf(f float64) any { return HashFloat(f) }

func TestFloats(t *testing.T) { runNumGoldens(t, "float.jsonl", floatGoldens) }
