package pyrt

import "math"

// sin and cos follow the IBM Accurate Mathematical Library, as glibc does: the
// argument is split into the nearest multiple of 1/128, whose sine and cosine
// are in a table, and a rest.

const (
	piHalf    = 0x1.921fb54442d18p0 // pi/2 in two parts
	piHalfLow = 0x1.1a62633145c07p-54

	// pi/2 in parts short enough for exact products, and 2/pi.
	pi1   = 0x1.921fb58p0
	pi2   = -0x1.dde973cp-27
	pi3   = -0x1.cb3b398p-55
	pi4   = -0x1.d747f23e32ed7p-83
	invPi = 0x1.45f306dc9c883p-1
)

// libmSin returns the sine of x in radians.
func libmSin(x float64) float64 {
	switch size := highWord(x); {
	case size < 0x3e500000:
		return x
	case size < 0x3feb6000:
		return sinSum(x, 0)
	case size < 0x400368fd:
		return math.Copysign(cosSum(piHalf-math.Abs(x), piHalfLow), x)
	case size >= 0x7ff00000:
		return math.NaN()
	}
	a, low, n := reducePi(x)
	return sinCosQuadrant(a, low, n)
}

// libmCos returns the cosine of x in radians.
func libmCos(x float64) float64 {
	switch size := highWord(x); {
	case size < 0x3e400000:
		return 1
	case size < 0x3feb6000:
		return cosSum(x, 0)
	case size < 0x400368fd:
		y := piHalf - math.Abs(x)
		a := y + piHalfLow
		return sinSum(a, (y-a)+piHalfLow)
	case size >= 0x7ff00000:
		return math.NaN()
	}
	a, low, n := reducePi(x)
	return sinCosQuadrant(a, low, n+1)
}

// highWord returns the exponent and the top 20 bits of x.
func highWord(x float64) uint32 { return uint32(math.Float64bits(x)>>32) & 0x7fffffff }

// sinCosQuadrant returns the sine of a+low + n*pi/2.
func sinCosQuadrant(a, low float64, n int) float64 {
	var y float64
	if n&1 != 0 {
		y = cosSum(a, low)
	} else {
		y = sinSum(a, low)
	}
	if n&2 != 0 {
		return -y
	}
	return y
}

// reducePi returns x, of 2.4 or more, as a + low + n*pi/2.
func reducePi(x float64) (a, low float64, n int) {
	if !(math.Abs(x) < 105414350) {
		return reducePiLarge(x)
	}
	t := math.FMA(x, invPi, shiftInt)
	xn := t - shiftInt
	y := math.FMA(-xn, pi2, math.FMA(-xn, pi1, x))
	t2 := math.FMA(-xn, pi3, y)
	low = math.FMA(-pi3, xn, y-t2)
	a = math.FMA(-xn, pi4, t2)
	low += math.FMA(-xn, pi4, t2-a)
	return a, low, int(math.Float64bits(t) & 3)
}

const (
	sin3 = -1.66666666666664880952546298448555e-01
	sin5 = 8.33333214285722277379541354343671e-03
	cos2 = 4.99999999999999999999950396842453e-01
	cos4 = -4.16666666666664434524222570944589e-02
	cos6 = 1.38888874007937613028114285595617e-03
)

// cosSum returns the cosine of x+low.
func cosSum(x, low float64) float64 {
	if x < 0 {
		low = -low
	}
	u := shift128 + math.Abs(x)
	x = math.Abs(x) - (u - shift128) + low
	row := &sinCosTable[math.Float64bits(u)&127]
	xx := x * x
	s := math.FMA(x*xx, math.FMA(xx, sin5, sin3), x)
	c := xx * math.FMA(xx, math.FMA(xx, cos6, cos4), cos2)
	cor := math.FMA(-s, row.sinLow, row.cosLow)
	cor = math.FMA(-row.cos, c, cor)
	return row.cos + math.FMA(-row.sin, s, cor)
}

// sinSum returns the sine of x+low.
func sinSum(x, low float64) float64 {
	if math.Abs(x) < 0.126 {
		return sinSmall(x*x, x, low)
	}
	old := x
	if x <= 0 {
		low = -low
	}
	u := shift128 + math.Abs(x)
	x = math.Abs(x) - (u - shift128)
	row := &sinCosTable[math.Float64bits(u)&127]
	xx := x * x
	s := x + math.FMA(x*xx, math.FMA(xx, sin5, sin3), low)
	c := math.FMA(x, low, xx*math.FMA(xx, math.FMA(xx, cos6, cos4), cos2))
	cor := math.FMA(s, row.cosLow, row.sinLow)
	cor = math.FMA(-row.sin, c, cor)
	return math.Copysign(row.sin+math.FMA(row.cos, s, cor), old)
}

// sinSmall returns the sine of x+low from its series.
func sinSmall(xx, x, low float64) float64 {
	const (
		s1 = -0x1.5555555555555p-3
		s2 = 0x1.1111111110ecep-7
		s3 = -0x1.a01a019db08b8p-13
		s4 = 0x1.71de27b9a7ed9p-19
		s5 = -0x1.addffc2fcdf59p-26
	)
	p := math.FMA(math.FMA(math.FMA(math.FMA(s5, xx, s4), xx, s3), xx, s2), xx, s1)
	t := math.FMA(math.FMA(p, x, -(0.5*low)), xx, low)
	return x + t
}
