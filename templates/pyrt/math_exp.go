package pyrt

import "math"

// The functions of math_exp.go, math_log.go and math_pow.go compute what the C
// library of Linux (glibc) computes, to the last bit: CPython prints its results.
// The method is that of Szabolcs Nagy's routines (Arm Optimized Routines), whose
// coefficients they use: a table for the nearest point and a polynomial for the
// rest. glibc is compiled to fuse multiplications with additions where the
// processor can, so they do the same.
//
// Products that are not to be fused with a sum are written float64(a*b).

const (
	invLn2N  = 0x1.71547652b82fep7 // 128 / ln 2
	negLn2Hi = -0x1.62e42fefap-8   // -ln 2 / 128, in two parts
	negLn2Lo = -0x1.cf79abc9e3b3ap-47
	shiftInt = 0x1.8p52 // adding it leaves the nearest integer in the low bits
	shift128 = 0x1.8p45 // the same for multiples of 1/128
)

// expPolynomial returns exp(r) - 1 - r, for a small r, plus r and tail.
func expPolynomial(r, tail float64) float64 {
	const (
		c2 = 0x1.ffffffffffdbdp-2
		c3 = 0x1.555555555543cp-3
		c4 = 0x1.55555cf172b91p-5
		c5 = 0x1.1111167a4d017p-7
	)
	r2 := r * r
	t := math.FMA(r2, math.FMA(r, c3, c2), tail+r)
	return math.FMA(r2*r2, math.FMA(r, c5, c4), t)
}

// libmExp returns e**x: +Inf where that is too large.
func libmExp(x float64) float64 {
	size := math.Float64bits(x) >> 52 & 0x7ff
	if size-0x3c9 >= 0x3f { // |x| below 2**-54 or from 512 up
		switch {
		case size < 0x3c9:
			return 1 + x
		case size >= 0x409:
			return expOutside(x)
		}
	}
	return expSum(x, 0, 0)
}

// expOutside returns e**x for |x| of 1024 or more.
func expOutside(x float64) float64 {
	switch {
	case x != x:
		return x
	case x < 0:
		return 0
	}
	return math.Inf(1)
}

// expSum returns e**(x+low), whose sign is negative if sign is 1<<63.
func expSum(x, low float64, sign uint64) float64 {
	kd := math.FMA(invLn2N, x, shiftInt)
	ki := math.Float64bits(kd)
	kd -= shiftInt
	r := math.FMA(kd, negLn2Lo, math.FMA(kd, negLn2Hi, x))
	r += low
	row := &expTable[ki%128]
	scale := row.scale + ki<<45 + sign
	t := expPolynomial(r, row.tail)
	if math.Abs(x) >= 512 {
		return expScale(t, scale, int32(ki) < 0, 1009)
	}
	s := math.Float64frombits(scale)
	return math.FMA(s, t, s)
}

// expScale returns s + s*t where the float with the bits scale, s, may be out of
// range: too large by up to 2**down, or subnormal. Subnormal results are rounded once.
func expScale(t float64, scale uint64, small bool, down int) float64 {
	if !small {
		s := math.Float64frombits(scale - uint64(down)<<52)
		return math.Ldexp(math.FMA(s, t, s), down)
	}
	s := math.Float64frombits(scale + 1022<<52)
	p := s * t // used twice, and so not fused
	y := s + float64(p)
	if math.Abs(y) < 1 {
		one := math.Copysign(1, y)
		low := s - y + float64(p)
		high := one + y
		low = one - high + y + low
		if y = (high + low) - one; y == 0 {
			y = math.Copysign(0, s)
		}
	}
	return 0x1p-1022 * y
}

// libmExp2 returns 2**x. glibc 2.36 has no fused variant of it.
func libmExp2(x float64) float64 {
	const (
		c1 = 0x1.62e42fefa39efp-1
		c2 = 0x1.ebfbdff82c424p-3
		c3 = 0x1.c6b08d70cf4b5p-5
		c4 = 0x1.3b2abd24650ccp-7
		c5 = 0x1.5d7e09b4e3a84p-10
	)
	switch size := math.Abs(x); {
	case !(size < 1080):
		return expOutside(x)
	case size < 0x1p-54:
		return 1 + x
	}
	kd := x + shift128
	ki := math.Float64bits(kd)
	kd -= shift128
	r := x - kd
	row := &expTable[ki%128]
	scale := row.scale + ki<<45
	r2 := r * r
	t := row.tail + float64(r*c1) + float64(r2*(c2+float64(r*c3))) +
		float64(float64(r2*r2)*(c4+float64(r*c5)))
	if math.Abs(x) > 928 {
		return exp2Scale(t, scale, int32(ki) < 0)
	}
	s := math.Float64frombits(scale)
	return s + float64(s*t)
}

// exp2Scale is expScale for [libmExp2].
func exp2Scale(t float64, scale uint64, small bool) float64 {
	if !small {
		s := math.Float64frombits(scale - 1<<52)
		return 2 * (s + float64(s*t))
	}
	s := math.Float64frombits(scale + 1022<<52)
	y := s + float64(s*t)
	if y < 1 {
		low := s - y + float64(s*t)
		high := 1 + y
		low = 1 - high + y + low
		y = (high + low) - 1
	}
	return 0x1p-1022 * y
}
