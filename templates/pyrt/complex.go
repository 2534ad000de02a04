package pyrt

import "math"

// The functions of this file are Python's complex operators. Go's own + and - on
// complex128 do the same; its / does not.

// DivComplex returns a / b, by Smith's method as CPython does.
func DivComplex(a, b complex128) complex128 {
	ar, ai, br, bi := real(a), imag(a), real(b), imag(b)
	absR, absI := math.Abs(br), math.Abs(bi)
	switch {
	case absR >= absI:
		if absR == 0 {
			panic(NewZeroDivisionError("complex division by zero"))
		}
		ratio := bi / br
		den := br + float64(bi*ratio)
		return complex((ar+float64(ai*ratio))/den, (ai-float64(ar*ratio))/den)
	case absI >= absR:
		ratio := br / bi
		den := float64(br*ratio) + bi
		return complex((float64(ar*ratio)+ai)/den, (float64(ai*ratio)-ar)/den)
	}
	return complex(math.NaN(), math.NaN())
}

// MulComplex returns a * b, its parts rounded as CPython rounds them.
func MulComplex(a, b complex128) complex128 {
	return complex(
		float64(real(a)*real(b))-float64(imag(a)*imag(b)),
		float64(real(a)*imag(b))+float64(imag(a)*real(b)))
}

// AbsComplex returns abs(c).
func AbsComplex(c complex128) float64 {
	r := libmHypot(real(c), imag(c))
	if math.IsInf(r, 0) && !math.IsInf(real(c), 0) && !math.IsInf(imag(c), 0) {
		panic(NewOverflowError("absolute value too large"))
	}
	return r
}

// PowComplex returns a ** b.
func PowComplex(a, b complex128) complex128 {
	r, zero := complex128(0), false
	if n := real(b); imag(b) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		r, zero = powComplexInt(a, int(n))
	} else {
		r, zero = powComplexPolar(a, b)
	}
	if zero {
		panic(NewZeroDivisionError("0.0 to a negative or complex power"))
	}
	if math.IsInf(real(r), 0) || math.IsInf(imag(r), 0) {
		panic(NewOverflowError("complex exponentiation"))
	}
	return r
}

// powComplexInt multiplies; zero says that a 0 had a negative power.
func powComplexInt(a complex128, n int) (r complex128, zero bool) {
	if n <= 0 {
		den := powComplexPositive(a, -n)
		if den == 0 {
			return 0, true
		}
		return DivComplex(1, den), false
	}
	return powComplexPositive(a, n), false
}

func powComplexPositive(a complex128, n int) complex128 {
	r := complex128(1)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			r = MulComplex(r, a)
		}
		a = MulComplex(a, a)
	}
	return r
}

func powComplexPolar(a, b complex128) (r complex128, zero bool) {
	switch {
	case b == 0:
		return 1, false
	case a == 0:
		return 0, imag(b) != 0 || real(b) < 0
	}
	size := libmHypot(real(a), imag(a))
	length := libmPow(size, real(b))
	angle := libmAtan2(imag(a), real(a))
	phase := float64(angle * real(b))
	if imag(b) != 0 {
		length /= libmExp(angle * imag(b))
		phase += float64(imag(b) * libmLog(size))
	}
	// An infinite phase is a domain error of C's cos, which CPython reports so.
	return complex(length*libmCos(phase), length*libmSin(phase)), math.IsInf(phase, 0)
}

// libmHypot returns sqrt(x*x + y*y), as glibc's hypot does: with the error of
// the first result taken off.
func libmHypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	switch {
	case math.IsInf(x, 0) || math.IsInf(y, 0):
		return math.Inf(1)
	case x != x || y != y:
		return math.NaN()
	}
	if x < y {
		x, y = y, x
	}
	switch {
	case y <= x*0x1p-54:
		return x + y
	case x > 0x1p511:
		return hypotKernel(x*0x1p-600, y*0x1p-600) / 0x1p-600
	case y < 0x1p-459:
		return hypotKernel(x/0x1p-600, y/0x1p-600) * 0x1p-600
	}
	return hypotKernel(x, y)
}

// hypotKernel is for an x not below y.
func hypotKernel(x, y float64) float64 {
	h := math.Sqrt(float64(x*x) + float64(y*y))
	var t1, t2 float64
	if h <= 2*y {
		d := h - y
		t1 = float64(x * (2*d - x))
		t2 = float64((d - float64(2*(x-y))) * d)
	} else {
		d := h - x
		t1 = float64(2 * d * (x - 2*y))
		t2 = float64((4*d-y)*y) + float64(d*d)
	}
	return h - (t1+t2)/(2*h)
}
