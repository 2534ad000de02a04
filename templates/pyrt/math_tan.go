package pyrt

import "math"

// libmTan returns the tangent of x in radians, by the method of the IBM Accurate
// Mathematical Library: a series near 0, elsewhere the tangent and the cotangent
// of the nearest point of a table.
func libmTan(x float64) float64 {
	w := math.Abs(x)
	switch {
	case !(w <= math.MaxFloat64):
		return math.NaN()
	case w <= 0x1.b096cp-27:
		return x
	case w <= 0x1.f212dp-5:
		return math.FMA(x*(x*x), tanSeries(x*x), x)
	case w <= 0x1.92f1ap-1:
		return math.Copysign(tanPoint(w, 0, false), x)
	}
	a, low, n := reduceTan(x)
	odd := n&1 != 0
	if math.Abs(a) <= 0x1.f212dp-5 {
		return tanNearAxis(a, low, odd)
	}
	y := tanPoint(math.Abs(a), math.Copysign(1, a)*low, odd)
	if (a < 0) != odd {
		return -y
	}
	return y
}

// tanSeries returns (tan(x)-x) / x**3, of x*x.
func tanSeries(xx float64) float64 {
	const (
		d3  = 0x1.5555555555555p-2
		d5  = 0x1.11111111107c6p-3
		d7  = 0x1.ba1ba1cdb8745p-5
		d9  = 0x1.664ed49cfc666p-6
		d11 = 0x1.2385a3cf2e4eap-7
	)
	t := math.FMA(xx, math.FMA(xx, d11, d9), d7)
	return math.FMA(xx, math.FMA(xx, t, d5), d3)
}

// tanPoint returns tan(x+low), or its reciprocal, for an x from 0.06 to 0.787.
func tanPoint(x, low float64, reciprocal bool) float64 {
	const (
		e0 = 0x1.5555555554dbdp-2
		e1 = 0x1.11112e0a6b45fp-3
	)
	row := &tanTable[int(math.FMA(256, x, -15.5))]
	z := (x - row.x) + low
	z2 := z * z
	t := math.FMA(z*z2, math.FMA(z2, e1, e0), z)
	p := t * (row.cot + row.tan)
	if reciprocal {
		return row.cot - p/(t+row.tan)
	}
	return p/(row.cot-t) + row.tan
}

// reduceTan returns x as a + low + n*pi/2.
func reduceTan(x float64) (a, low float64, n int) {
	if math.Abs(x) <= 25 {
		const pi3 = -0x1.cb3b399d747f2p-55
		t := math.FMA(x, invPi, shiftInt)
		xn := t - shiftInt
		y := math.FMA(-xn, pi2, math.FMA(-xn, pi1, x))
		a = math.FMA(-xn, pi3, y)
		return a, math.FMA(-xn, pi3, y-a), int(math.Float64bits(t) & 1)
	}
	b, rest, n := reducePi(x)
	a = b + rest
	if math.Abs(b) > math.Abs(rest) {
		return a, (b - a) + rest, n
	}
	return a, (rest - a) + b, n
}

// tanNearAxis returns tan(a+low) for a small a, or -1/tan(a+low).
func tanNearAxis(a, low float64, reciprocal bool) float64 {
	t := math.FMA(a*(a*a), tanSeries(a*a), low)
	b := a + t
	if !reciprocal {
		return b
	}
	rest := (a - b) + t
	if math.Abs(a) <= math.Abs(t) {
		rest = (t - b) + a
	}
	// 1 / (b + rest) in two parts, by one step of long division.
	c := 1 / b
	u := float64(c * b)
	v := math.FMA(c, b, -u)
	cc := math.FMA(-rest, c, 1-u-v) / b
	z := c + cc
	return -(((c - z) + cc) + z)
}
