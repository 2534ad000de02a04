package pyrt

import "testing"

// bothInts compares the function on int with that on Int: where the results fit they
// are equal, elsewhere the first one trips a guard.
func bothInts(big func(a, b Int) any, small func(a, b int) any) func([]any) any {
	return func(args []any) any {
		a, b := args[0].(Int), args[1].(Int)
		x, okX := a.Small()
		y, okY := b.Small()
		if okX && okY {
			want := numOutcome(func() any { return big(a, b) })
			got := numOutcome(func() any { return small(x, y) })
			if got == "guard" {
				if n, ok := big(a, b).(Int); !ok || n.big != nil {
					return big(a, b)
				}
			}
			if got != want {
				return "int differs: " + got
			}
		}
		return big(a, b)
	}
}

func bothUnary(big func(a Int) any, small func(a int) any) func([]any) any {
	two := bothInts(func(a, _ Int) any { return big(a) }, func(a, _ int) any { return small(a) })
	return func(args []any) any { return two([]any{args[0], Int{}}) }
}

func numPair[T any](a, b T) any { return []any{a, b} }

var intGoldens = map[string]func(args []any) any{
	"int.add": bothInts(func(a, b Int) any { return a.Add(b) }, func(a, b int) any { return AddInt(a, b) }),
	"int.sub": bothInts(func(a, b Int) any { return a.Sub(b) }, func(a, b int) any { return SubInt(a, b) }),
	"int.mul": bothInts(func(a, b Int) any { return a.Mul(b) }, func(a, b int) any { return MulInt(a, b) }),
	"int.floordiv": bothInts(func(a, b Int) any { return a.FloorDiv(b) },
		func(a, b int) any { return FloorDivInt(a, b) }),
	"int.mod": bothInts(func(a, b Int) any { return a.Mod(b) }, func(a, b int) any { return FloorModInt(a, b) }),
	"int.divmod": func(args []any) any {
		a, b := args[0].(Int), args[1].(Int)
		if x, ok := a.Small(); ok && x > -1<<62 {
			if y, ok := b.Small(); ok {
				return numPair(DivModInt(x, y))
			}
		}
		return numPair(a.DivMod(b))
	},
	"int.truediv": bothInts(func(a, b Int) any { return a.TrueDiv(b) }, func(a, b int) any { return TrueDivInt(a, b) }),
	"int.and":     bothInts(func(a, b Int) any { return a.And(b) }, func(a, b int) any { return a & b }),
	"int.or":      bothInts(func(a, b Int) any { return a.Or(b) }, func(a, b int) any { return a | b }),
	"int.xor":     bothInts(func(a, b Int) any { return a.Xor(b) }, func(a, b int) any { return a ^ b }),
	"int.cmp":     func(args []any) any { return args[0].(Int).Cmp(args[1].(Int)) },
	"int.eq":      func(args []any) any { return args[0].(Int).Eq(args[1].(Int)) },
	"int.lt":      func(args []any) any { return args[0].(Int).Less(args[1].(Int)) },
	"int.gcd":     bothInts(func(a, b Int) any { return GCD(a, b) }, func(a, b int) any { return GCDInt(a, b) }),
	"int.lcm":     bothInts(func(a, b Int) any { return LCM(a, b) }, func(a, b int) any { return LCMInt(a, b) }),

	"int.neg":        bothUnary(func(a Int) any { return a.Neg() }, func(a int) any { return NegInt(a) }),
	"int.abs":        bothUnary(func(a Int) any { return a.Abs() }, func(a int) any { return AbsInt(a) }),
	"int.invert":     bothUnary(func(a Int) any { return a.Not() }, func(a int) any { return ^a }),
	"int.bit_length": bothUnary(func(a Int) any { return a.BitLength() }, func(a int) any { return BitLength(a) }),
	"int.bit_count":  bothUnary(func(a Int) any { return a.BitCount() }, func(a int) any { return BitCount(a) }),
	"int.hash":       bothUnary(func(a Int) any { return a.Hash() }, func(a int) any { return HashInt(a) }),
	"int.float":      bothUnary(func(a Int) any { return a.Float() }, func(a int) any { return float64(a) }),
	"int.isqrt":      bothUnary(func(a Int) any { return ISqrt(a) }, func(a int) any { return ISqrtInt(a) }),
	"int.log":        func(args []any) any { return LogInt(args[0].(Int)) },
	"int.log2":       func(args []any) any { return Log2Int(args[0].(Int)) },
	"int.log10":      func(args []any) any { return Log10Int(args[0].(Int)) },

	"int.lshift": bothInts(func(a, b Int) any { return a.Lsh(b) }, func(a, b int) any { return ShlInt(a, b) }),
	"int.rshift": bothInts(func(a, b Int) any { return a.Rsh(b) }, func(a, b int) any { return ShrInt(a, b) }),
	"int.pow": func(args []any) any {
		if args[1].(Int).Sign() < 0 {
			return args[0].(Int).PowFloat(args[1].(Int))
		}
		return bothInts(func(a, b Int) any { return a.Pow(b) }, func(a, b int) any { return PowInt(a, b) })(args)
	},
	"int.powmod": func(args []any) any {
		a, e, m := args[0].(Int), args[1].(Int), args[2].(Int)
		return bothInts(func(e, m Int) any { return a.PowMod(e, m) }, func(e, m int) any {
			if x, ok := a.Small(); ok {
				return PowModInt(x, e, m)
			}
			return a.PowMod(NewInt(e), NewInt(m))
		})([]any{e, m})
	},
	"int.round": bothInts(func(a, b Int) any { return a.RoundTo(b.Int()) }, func(a, b int) any { return RoundIntTo(a, b) }),
	"int.to_bytes": func(args []any) any {
		return args[0].(Int).ToBytes(args[1].(Int).Int(), args[2].(string), args[3].(bool))
	},
	"int.from_bytes": func(args []any) any {
		return IntFromBytes(args[0].(Bytes), args[1].(string), args[2].(bool))
	},
	"math.comb": bothInts(func(a, b Int) any { return Comb(a.Int(), b.Int()) }, func(a, b int) any { return CombInt(a, b) }),
	"math.perm": bothInts(func(a, b Int) any { return Perm(a.Int(), b.Int()) }, func(a, b int) any { return PermInt(a, b) }),
	"math.factorial": bothUnary(func(a Int) any { return Factorial(a.Int()) },
		func(a int) any { return FactorialInt(a) }),
}

func TestInts(t *testing.T) { runNumGoldens(t, "int.jsonl", intGoldens) }
