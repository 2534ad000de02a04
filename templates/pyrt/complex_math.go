package pyrt

import (
	"math"
	"math/cmplx"
)

// The functions of this file are those of Python's module cmath (library
// reference, "cmath: Mathematical functions for complex numbers") by CPython's
// own formulas. For parts that are infinite or NaN they return what C's Annex G
// says, as math/cmplx does.

const (
	logLarge   = 708.3964185322641 // log of a quarter of the largest float
	minNormal  = 0x1p-1022
	largeFloat = math.MaxFloat64 / 4
)

func finiteComplex(z complex128) bool { return real(z)-real(z) == 0 && imag(z)-imag(z) == 0 }

// ComplexSqrt returns cmath.sqrt(z).
func ComplexSqrt(z complex128) complex128 {
	if !finiteComplex(z) {
		return cmplx.Sqrt(z)
	}
	if z == 0 {
		return complex(0, imag(z))
	}
	ax, ay := math.Abs(real(z)), math.Abs(imag(z))
	var s float64
	if ax < minNormal && ay < minNormal {
		ax = math.Ldexp(ax, 53)
		s = math.Ldexp(math.Sqrt(ax+libmHypot(ax, math.Ldexp(ay, 53))), -27)
	} else {
		ax /= 8
		s = 2 * math.Sqrt(ax+libmHypot(ax, ay/8))
	}
	d := ay / (2 * s)
	if real(z) >= 0 {
		return complex(s, math.Copysign(d, imag(z)))
	}
	return complex(d, math.Copysign(s, imag(z)))
}

// ComplexExp returns cmath.exp(z).
func ComplexExp(z complex128) complex128 {
	if !finiteComplex(z) {
		return cmplx.Exp(z)
	}
	x, y := real(z), imag(z)
	if x > logLarge {
		l := libmExp(x - 1)
		return finiteResult(complex(l*libmCos(y)*math.E, l*libmSin(y)*math.E))
	}
	l := libmExp(x)
	return finiteResult(complex(l*libmCos(y), l*libmSin(y)))
}

// finiteResult returns z, the result of a finite argument, if it is finite.
func finiteResult(z complex128) complex128 {
	if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
		rangeError()
	}
	return z
}

// ComplexLog returns cmath.log(z), the natural logarithm.
func ComplexLog(z complex128) complex128 {
	if !finiteComplex(z) {
		return cmplx.Log(z)
	}
	ax, ay := math.Abs(real(z)), math.Abs(imag(z))
	angle := libmAtan2(imag(z), real(z))
	switch {
	case z == 0:
		domainError()
	case ax > largeFloat || ay > largeFloat:
		return complex(libmLog(libmHypot(ax/2, ay/2))+math.Ln2, angle)
	case ax < minNormal && ay < minNormal:
		h := libmHypot(math.Ldexp(ax, 53), math.Ldexp(ay, 53))
		return complex(libmLog(h)-53*math.Ln2, angle)
	}
	h := libmHypot(ax, ay)
	if 0.71 <= h && h <= 1.73 {
		low, high := min(ax, ay), max(ax, ay)
		return complex(libmLog1p(float64((high-1)*(high+1))+float64(low*low))/2, angle)
	}
	return complex(libmLog(h), angle)
}

// ComplexLog10 returns cmath.log10(z).
func ComplexLog10(z complex128) complex128 {
	l := ComplexLog(z)
	return complex(real(l)/math.Ln10, imag(l)/math.Ln10)
}

// ComplexPhase returns cmath.phase(z), its angle.
func ComplexPhase(z complex128) float64 { return libmAtan2(imag(z), real(z)) }

// ComplexPolar returns cmath.polar(z).
func ComplexPolar(z complex128) (r, phi float64) {
	r = libmHypot(real(z), imag(z))
	if math.IsInf(r, 0) && finiteComplex(z) {
		rangeError()
	}
	return r, ComplexPhase(z)
}

// ComplexRect returns cmath.rect(r, phi).
func ComplexRect(r, phi float64) complex128 {
	if phi == 0 {
		return complex(r, r*phi)
	}
	if math.IsInf(phi, 0) && r != 0 && r == r {
		domainError()
	}
	return complex(r*libmCos(phi), r*libmSin(phi))
}

// ComplexSinh returns cmath.sinh(z).
func ComplexSinh(z complex128) complex128 {
	if !finiteComplex(z) {
		return cmplx.Sinh(z)
	}
	x, y := real(z), imag(z)
	if math.Abs(x) > logLarge {
		x -= math.Copysign(1, x)
		return finiteResult(complex(libmCos(y)*libmSinh(x)*math.E, libmSin(y)*libmCosh(x)*math.E))
	}
	return finiteResult(complex(libmCos(y)*libmSinh(x), libmSin(y)*libmCosh(x)))
}

// ComplexCosh returns cmath.cosh(z).
func ComplexCosh(z complex128) complex128 {
	if !finiteComplex(z) {
		return cmplx.Cosh(z)
	}
	x, y := real(z), imag(z)
	if math.Abs(x) > logLarge {
		x -= math.Copysign(1, x)
		return finiteResult(complex(libmCos(y)*libmCosh(x)*math.E, libmSin(y)*libmSinh(x)*math.E))
	}
	return finiteResult(complex(libmCos(y)*libmCosh(x), libmSin(y)*libmSinh(x)))
}

// ComplexSin returns cmath.sin(z).
func ComplexSin(z complex128) complex128 {
	s := ComplexSinh(complex(-imag(z), real(z)))
	return complex(imag(s), -real(s))
}

// ComplexCos returns cmath.cos(z).
func ComplexCos(z complex128) complex128 { return ComplexCosh(complex(-imag(z), real(z))) }
