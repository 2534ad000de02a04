package pyrt

import "math"

// The functions of this file are those of Python's module math (library
// reference, "math: Mathematical functions"). They raise ValueError outside
// their domain and OverflowError where a finite argument has too large a result.

// Sqrt returns math.sqrt(x), the square root of x.
func Sqrt(x float64) float64 { return checked(x, math.Sqrt(x), false) }

// Cbrt returns math.cbrt(x), the cube root of x.
func Cbrt(x float64) float64 { return checked(x, libmCbrt(x), false) }

// Exp returns math.exp(x), e**x.
func Exp(x float64) float64 { return checked(x, libmExp(x), true) }

// Exp2 returns math.exp2(x), 2**x.
func Exp2(x float64) float64 { return checked(x, libmExp2(x), true) }

// Expm1 returns math.expm1(x), e**x - 1, precise also for small x.
func Expm1(x float64) float64 { return checked(x, libmExpm1(x), true) }

// Log returns math.log(x), the natural logarithm of x.
func Log(x float64) float64 { return checked(x, libmLog(x), false) }

// Log2 returns math.log2(x), the logarithm of x to the base 2.
func Log2(x float64) float64 { return checked(x, libmLog2(x), false) }

// Log10 returns math.log10(x), the logarithm of x to the base 10.
func Log10(x float64) float64 { return checked(x, libmLog10(x), false) }

// Log1p returns math.log1p(x), the natural logarithm of 1+x, precise also for small x.
func Log1p(x float64) float64 { return checked(x, libmLog1p(x), false) }

// Sin returns math.sin(x), the sine of x radians.
func Sin(x float64) float64 { return checked(x, libmSin(x), false) }

// Cos returns math.cos(x), the cosine of x radians.
func Cos(x float64) float64 { return checked(x, libmCos(x), false) }

// Tan returns math.tan(x), the tangent of x radians.
func Tan(x float64) float64 { return checked(x, libmTan(x), false) }

// Asin returns math.asin(x), the arc sine of x in radians.
func Asin(x float64) float64 { return checked(x, libmAsin(x), false) }

// Acos returns math.acos(x), the arc cosine of x in radians.
func Acos(x float64) float64 { return checked(x, libmAcos(x), false) }

// Atan returns math.atan(x), the arc tangent of x in radians.
func Atan(x float64) float64 { return checked(x, libmAtan(x), false) }

// Sinh returns math.sinh(x), the hyperbolic sine of x.
func Sinh(x float64) float64 { return checked(x, libmSinh(x), true) }

// Cosh returns math.cosh(x), the hyperbolic cosine of x.
func Cosh(x float64) float64 { return checked(x, libmCosh(x), true) }

// Tanh returns math.tanh(x), the hyperbolic tangent of x.
func Tanh(x float64) float64 { return checked(x, libmTanh(x), false) }

// Asinh returns math.asinh(x), the inverse hyperbolic sine of x.
func Asinh(x float64) float64 { return checked(x, libmAsinh(x), false) }

// Acosh returns math.acosh(x), the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 { return checked(x, libmAcosh(x), false) }

// Atanh returns math.atanh(x), the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 { return checked(x, libmAtanh(x), false) }

// Erf returns math.erf(x), the error function at x.
func Erf(x float64) float64 { return checked(x, libmErf(x), false) }

// Erfc returns math.erfc(x), the complementary error function at x, 1 - erf(x).
func Erfc(x float64) float64 { return checked(x, libmErfc(x), false) }

// Atan2 returns math.atan2(y, x), the angle of the point (x, y) in radians.
func Atan2(y, x float64) float64 { return libmAtan2(y, x) }

// LogBase returns math.log(x, base).
func LogBase(x, base float64) float64 {
	num, den := Log(x), Log(base)
	return TrueDivFloat(num, den)
}

// Pow returns math.pow(x, y), which unlike ** has no complex results and raises
// ValueError for them.
func Pow(x, y float64) float64 {
	r := libmPow(x, y)
	if math.Abs(r) <= math.MaxFloat64 || math.IsInf(x, 0) || x != x || math.IsInf(y, 0) || y != y {
		return r
	}
	if r != r || x == 0 {
		domainError()
	}
	rangeError()
	return 0
}

// PowFloat returns x ** y. The result of a negative x and a fractional y is
// complex, which [PowValue] returns; PowFloat panics with a [*Guard].
func PowFloat(x, y float64) float64 {
	r := libmPow(x, y)
	if math.Abs(r) <= math.MaxFloat64 {
		return r
	}
	return powFloatSlow(x, y, r)
}

func powFloatSlow(x, y, r float64) float64 {
	switch {
	case math.IsInf(x, 0) || x != x || math.IsInf(y, 0) || y != y:
		return r
	case x == 0:
		panic(NewZeroDivisionError("0.0 cannot be raised to a negative power"))
	case r != r:
		panic(NewGuard("complex result of **"))
	}
	panic(numericalRange())
}

// numericalRange is the OverflowError of the operator **, which is made from a C
// error number.
func numericalRange() *Exception {
	return OverflowError.New(34, "Numerical result out of range")
}

// PowValue returns x ** y, a float64 or, for a negative x and a fractional y, a
// complex128.
func PowValue(x, y float64) Value {
	if x < 0 && !math.IsInf(x, 0) && y == y && y != math.Floor(y) && !math.IsInf(y, 0) {
		return PowComplex(complex(x, 0), complex(y, 0))
	}
	return PowFloat(x, y)
}
