package pyrt

import "testing"

func complex1[R any](f func(complex128) R) func([]any) any {
	return func(args []any) any { return f(args[0].(complex128)) }
}

func complex2(f func(a, b complex128) complex128) func([]any) any {
	return func(args []any) any { return f(args[0].(complex128), args[1].(complex128)) }
}

var complexGoldens = map[string]func(args []any) any{
	"complex.mul": complex2(MulComplex), "complex.div": complex2(DivComplex), "complex.pow": complex2(PowComplex),
	"complex.abs": complex1(AbsComplex), "complex.hash": complex1(HashComplex),
	"cmath.sqrt": complex1(ComplexSqrt), "cmath.exp": complex1(ComplexExp), "cmath.log": complex1(ComplexLog),
	"cmath.log10": complex1(ComplexLog10), "cmath.phase": complex1(ComplexPhase),
	"cmath.polar": complex1(func(z complex128) any { return numPair(ComplexPolar(z)) }),
	"cmath.sinh":  complex1(ComplexSinh), "cmath.cosh": complex1(ComplexCosh),
	"cmath.sin": complex1(ComplexSin), "cmath.cos": complex1(ComplexCos),
	"cmath.rect": func(args []any) any { return ComplexRect(args[0].(float64), args[1].(float64)) },
}

func TestComplex(t *testing.T) { runNumGoldens(t, "complex.jsonl", complexGoldens) }
