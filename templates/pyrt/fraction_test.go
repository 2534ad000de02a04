package pyrt

import "testing"

func TestFractionGoldens(t *testing.T) {
	integer := func(v Value) Int { n, _ := intValue(v); return n }
	whole := func(f func(Fraction) Int) func([]Value) Value {
		return func(a []Value) Value { return f(a[0].(Fraction)) }
	}
	checkLibrary(t, "fraction", map[string]func([]Value) Value{
		"new":       func(a []Value) Value { return NewFraction(integer(a[0]), integer(a[1])) },
		"fromFloat": call1(FractionFromFloat),
		"str":       call1(Fraction.Str), "float": call1(Fraction.Float), "hash": call1(Fraction.Hash),
		"floor": whole(Fraction.Floor), "ceil": whole(Fraction.Ceil), "int": whole(Fraction.Trunc), "round": whole(Fraction.Round),
		"neg": call1(Fraction.Neg), "abs": call1(Fraction.Abs),
		"add": call2(Fraction.Add), "sub": call2(Fraction.Sub), "mul": call2(Fraction.Mul), "truediv": call2(Fraction.Div),
		"floordiv": call2(Fraction.FloorDiv), "mod": call2(Fraction.Mod), "pow": call2(Fraction.Pow),
		"lt":    func(a []Value) Value { return Less(a[0], a[1]) },
		"eq":    func(a []Value) Value { return Eq(a[0], a[1]) },
		"limit": func(a []Value) Value { return a[0].(Fraction).LimitDenominator(integer(a[1])) },
	})
}
