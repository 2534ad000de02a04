package pyrt

import "math"

// The inverse functions take an approximation and add what is missing: for a
// theta near the result they compute its sine and cosine to twice the precision
// of a float, so that the results are rounded correctly but for one case in many
// thousands. glibc's, by other means, are nearly as close.

// sinCosPair returns the sine and the cosine of x, 0 <= x <= pi/2, each as a sum
// of two floats that is off by less than 2**-78.
func sinCosPair(x float64) (sin, sinLow, cos, cosLow float64) {
	u := shift128 + x
	r := x - (u - shift128)
	row := &sinCosTable[math.Float64bits(u)&255]
	h := float64(r * r)
	rest := r * h * (-1.0/6 + h*(1.0/120-h*(1.0/5040))) // sin(r) - r
	half := -0.5 * h                                    // cos(r) - 1, less a rest
	halfLow := -0.5*math.FMA(r, r, -h) + h*h*(1.0/24-h*(1.0/720-h*(1.0/40320)))
	sin, sinLow = addProducts(row.sin, row.cos, r, row.sin, half)
	sinLow += row.sinLow + row.cos*rest + row.sin*halfLow + row.cosLow*r
	cos, cosLow = addProducts(row.cos, -row.sin, r, row.cos, half)
	cosLow += row.cosLow - row.sin*rest + row.cos*halfLow - row.sinLow*r
	return sin, sinLow, cos, cosLow
}

// addProducts returns s + a*b + c*d in two parts.
func addProducts(s, a, b, c, d float64) (hi, lo float64) {
	p, q := float64(a*b), float64(c*d)
	s1, e1 := twoSum(s, p)
	s2, e2 := twoSum(s1, q)
	return s2, e1 + e2 + math.FMA(a, b, -p) + math.FMA(c, d, -q)
}

// twoSum returns a + b as a float and what its rounding lost.
func twoSum(a, b float64) (sum, lost float64) {
	sum = a + b
	t := sum - a
	return sum, (a - (sum - t)) + (b - t)
}

// libmAsin returns the arc sine of x, NaN beyond 1.
func libmAsin(x float64) float64 {
	w := math.Abs(x)
	switch {
	case !(w <= 1):
		return math.NaN()
	case w < 0x1p-26:
		return x
	}
	if w > 0.9 { // where the cosine, a divisor, is small
		theta, delta := acosPair(w)
		hi, lo := twoSum(piHalf, -theta)
		return math.Copysign(hi+(lo+(piHalfLow-delta)), x)
	}
	theta := math.Asin(w)
	sin, sinLow, cos, _ := sinCosPair(theta)
	return math.Copysign(theta+(w-sin-sinLow)/cos, x)
}

// libmAcos returns the arc cosine of x, NaN beyond 1.
func libmAcos(x float64) float64 {
	w := math.Abs(x)
	if !(w <= 1) {
		return math.NaN()
	}
	theta, delta := acosPair(w)
	if x < 0 {
		hi, lo := twoSum(2*piHalf, -theta)
		return hi + (lo + (2*piHalfLow - delta))
	}
	return theta + delta
}

// acosPair returns the arc cosine of an x from 0 to 1 in two parts.
func acosPair(x float64) (theta, delta float64) {
	switch {
	case x == 1:
		return 0, 0
	case x > 0.5:
		theta = 2 * math.Asin(math.Sqrt((1-x)/2))
	default:
		theta = math.Acos(x)
	}
	sin, _, cos, cosLow := sinCosPair(theta)
	return theta, (cos - x + cosLow) / sin
}

// libmAtan returns the arc tangent of x.
func libmAtan(x float64) float64 {
	w := math.Abs(x)
	switch {
	case x != x || w < 0x1p-27:
		return x
	case w > 0x1p60:
		return math.Copysign(piHalf, x)
	}
	theta, delta := atanPair(w, 1)
	return math.Copysign(theta+delta, x)
}

// libmAtan2 returns the angle of the point x, y.
func libmAtan2(y, x float64) float64 {
	if x == 0 || y == 0 || x != x || y != y || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return math.Atan2(y, x) // exact
	}
	v, w := math.Abs(y), math.Abs(x)
	_, ev := math.Frexp(v)
	_, ew := math.Frexp(w)
	switch {
	case ev-ew > 64:
		return math.Copysign(piHalf, y)
	case ev-ew < -64:
		if x < 0 {
			return math.Copysign(2*piHalf, y)
		}
		return y / x
	}
	theta, delta := atanPair(math.Ldexp(v, -ew), math.Ldexp(w, -ew))
	if x < 0 {
		hi, lo := twoSum(2*piHalf, -theta)
		theta, delta = hi, lo+(2*piHalfLow-delta)
	}
	return math.Copysign(theta+delta, y)
}

// atanPair returns the angle of the point x, y, both above 0 and within 2**65 of
// each other, in two parts.
func atanPair(y, x float64) (theta, delta float64) {
	theta = math.Atan(y / x)
	sin, sinLow, cos, cosLow := sinCosPair(theta)
	p, q := float64(y*cos), float64(x*sin)
	low := math.FMA(y, cos, -p) - math.FMA(x, sin, -q) + (y*cosLow - x*sinLow)
	return theta, (p - q + low) / (x*cos + y*sin)
}
