package pyrt

import "math"

// Fmod returns math.fmod(x, y), the remainder with the sign of x.
func Fmod(x, y float64) float64 {
	if math.IsInf(y, 0) && math.Abs(x) <= math.MaxFloat64 {
		return x
	}
	if y == 0 && x == x || math.IsInf(x, 0) && y == y {
		domainError()
	}
	return fmod(x, y)
}

// Remainder returns math.remainder(x, y): x less the nearest multiple of y, the
// even one of two that are equally near.
func Remainder(x, y float64) float64 {
	if y == 0 && x == x || math.IsInf(x, 0) && y == y {
		domainError()
	}
	if x != x || y != y {
		return x + y
	}
	return math.Remainder(x, y)
}

// Modf returns math.modf(x), the fraction and the whole part, both with the sign
// of x.
func Modf(x float64) (fraction, whole float64) {
	if math.IsInf(x, 0) {
		return math.Copysign(0, x), x
	}
	whole = math.Trunc(x)
	return math.Copysign(x-whole, x), whole
}

// Frexp returns math.frexp(x), m and e with x == m * 2**e and 0.5 <= abs(m) < 1.
func Frexp(x float64) (m float64, e int) { return math.Frexp(x) }

// Ldexp returns math.ldexp(x, e), x * 2**e.
func Ldexp(x float64, e int) float64 {
	r := ldexp(x, e)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) {
		rangeError()
	}
	return r
}

// ldexp returns x * 2**e, rounded once.
func ldexp(x float64, e int) float64 {
	if x == 0 || !(math.Abs(x) <= math.MaxFloat64) {
		return x
	}
	e = max(min(e, 5000), -5000)
	m, ex := math.Frexp(x)
	if e += ex; e > -1022 {
		return math.Ldexp(m, e)
	}
	// A subnormal: m is brought near and then scaled in one rounding.
	if e < -1200 {
		return math.Copysign(0, x)
	}
	return math.Ldexp(m, e+200) * 0x1p-200
}

// NextAfter returns math.nextafter(x, y), the float after x towards y.
func NextAfter(x, y float64) float64 {
	if x == y {
		return y
	}
	return math.Nextafter(x, y)
}

// ULP returns math.ulp(x), the value of the lowest bit of x.
func ULP(x float64) float64 {
	x = math.Abs(x)
	if !(x <= math.MaxFloat64) {
		return x
	}
	if y := math.Nextafter(x, math.Inf(1)); !math.IsInf(y, 0) {
		return y - x
	}
	return x - math.Nextafter(x, 0)
}

// Degrees returns math.degrees(x).
func Degrees(x float64) float64 { return x * (180 / math.Pi) }

// Radians returns math.radians(x).
func Radians(x float64) float64 { return x * (math.Pi / 180) }

// IsClose returns math.isclose(a, b, rel_tol=rel, abs_tol=abs). Python's
// defaults are 1e-09 and 0.
func IsClose(a, b, rel, abs float64) bool {
	if rel < 0 || abs < 0 {
		panic(NewValueError("tolerances must be non-negative"))
	}
	if a == b {
		return true
	}
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		return false
	}
	diff := math.Abs(b - a)
	return diff <= math.Abs(rel*b) || diff <= math.Abs(rel*a) || diff <= abs
}
