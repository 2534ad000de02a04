package pyrt

import "math"

// The functions of math_expm1.go, math_hyper.go and math_erf.go are those of
// Sun's fdlibm (Copyright 1993 Sun Microsystems, Inc.; "permission to use, copy,
// modify, and distribute this software is freely granted, provided that this
// notice is preserved"): its coefficients, with sums in the order of glibc, which
// shows in the last bit.

const (
	sunLn2Hi = 6.93147180369123816490e-01
	sunLn2Lo = 1.90821492927058770002e-10
)

// libmExpm1 returns e**x - 1. glibc fuses multiplications and additions in it.
func libmExpm1(x float64) float64 {
	size := highWord(x)
	switch {
	case x != x || size < 0x3c900000:
		return x
	case x > 7.09782712893383973096e+02:
		return math.Inf(1)
	case x < -56*math.Ln2:
		return -1
	}
	k, c := 0, 0.0
	if size > 0x3fd62e42 {
		x, c, k = reduceExpm1(x, size)
	}
	half := 0.5 * x
	hxs := float64(x * half)
	r1 := expm1Series(hxs)
	t := math.FMA(-r1, half, 3)
	e := float64(hxs * ((r1 - t) / math.FMA(-x, t, 6)))
	if k == 0 {
		return x - math.FMA(x, e, -hxs)
	}
	e = math.FMA(x, e-c, -c) - hxs
	return expm1Scale(x, e, k)
}

// reduceExpm1 returns x as r + c + k*ln 2.
func reduceExpm1(x float64, size uint32) (r, c float64, k int) {
	hi, lo := x-sunLn2Hi, sunLn2Lo
	switch {
	case size < 0x3ff0a2b2 && x > 0:
		k = 1
	case size < 0x3ff0a2b2:
		hi, lo, k = x+sunLn2Hi, -sunLn2Lo, -1
	default:
		k = int(math.FMA(1.44269504088896338700e+00, x, math.Copysign(0.5, x)))
		t := float64(k)
		hi, lo = math.FMA(-t, sunLn2Hi, x), float64(t*sunLn2Lo)
	}
	r = hi - lo
	return r, (hi - r) - lo, k
}

// expm1Series is the polynomial of expm1 in x*x/2.
func expm1Series(h float64) float64 {
	const (
		q1 = -3.33333333333331316428e-02
		q2 = 1.58730158725481460165e-03
		q3 = -7.93650757867487942473e-05
		q4 = 4.00821782732936239552e-06
		q5 = -2.01099218183624371326e-07
	)
	h2 := h * h
	r := math.FMA(h2, math.FMA(h, q3, q2), math.FMA(h, q1, 1))
	return math.FMA(h2*h2, math.FMA(h, q5, q4), r)
}

// expm1Scale returns 2**k * (1 + x - e) - 1.
func expm1Scale(x, e float64, k int) float64 {
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1 && x < -0.25:
		return -2 * (e - (x + 0.5))
	case k == 1:
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		return math.Ldexp(1-(e-x), k) - 1
	case k < 20:
		return math.Ldexp(1-math.Ldexp(1, -k)-(e-x), k)
	}
	return math.Ldexp(x-(e+math.Ldexp(1, -k))+1, k)
}

// libmLog1p returns log(1 + x), with fused operations as [libmExpm1].
func libmLog1p(x float64) float64 {
	size := highWord(x)
	switch {
	case x < -1:
		return math.NaN()
	case x == -1:
		return math.Inf(-1)
	case x != x || x > math.MaxFloat64 || size < 0x3c900000:
		return x
	case size < 0x3e200000:
		return x - float64(float64(x*x)*0.5)
	}
	k, f, c, near := reduceLog1p(x)
	half := float64(0.5 * f * f)
	if near { // |f| < 2**-20
		return log1pNear(f, c, k)
	}
	s := f / (2 + f)
	p := float64(s * (half + log1pSeries(s*s)))
	if k == 0 {
		return f - (half - p)
	}
	return math.FMA(k, sunLn2Hi, -((half - (p + math.FMA(k, sunLn2Lo, c))) - f))
}

// reduceLog1p returns 1+x as 2**k * (1+f), with c for what 1+x lost; near says
// that f is next to 0.
func reduceLog1p(x float64) (k, f, c float64, near bool) {
	high := uint32(math.Float64bits(x) >> 32)
	if int32(high) < 0x3fda827a && (int32(high) > 0 || high <= 0xbfd2bec3) {
		return 0, x, 0, false
	}
	u := x
	if int32(high) < 0x43400000 {
		u = 1 + x
	}
	bits := math.Float64bits(u)
	e := int(bits>>52) - 1023
	if u != x {
		if c = x - (u - 1); e > 0 {
			c = 1 - (u - x)
		}
		c /= u
	}
	m := uint32(bits>>32) & 0xfffff
	bits &= 1<<52 - 1
	if m < 0x6a09e {
		u = math.Float64frombits(bits | 0x3ff<<52)
	} else {
		e++
		u = math.Float64frombits(bits | 0x3fe<<52)
		m = (0x100000 - m) >> 2
	}
	return float64(e), u - 1, c, m == 0
}

func log1pNear(f, c, k float64) float64 {
	if f == 0 {
		if k == 0 {
			return 0
		}
		return math.FMA(k, sunLn2Hi, math.FMA(k, sunLn2Lo, c))
	}
	half := float64(0.5 * f * f)
	r := float64(half * math.FMA(-0.66666666666666666, f, 1))
	if k == 0 {
		return f - r
	}
	return math.FMA(k, sunLn2Hi, -((r - math.FMA(k, sunLn2Lo, c)) - f))
}

func log1pSeries(z float64) float64 {
	const (
		p1 = 6.666666666666735130e-01
		p2 = 3.999999999940941908e-01
		p3 = 2.857142874366239149e-01
		p4 = 2.222219843214978396e-01
		p5 = 1.818357216161805012e-01
		p6 = 1.531383769920937332e-01
		p7 = 1.479819860510658591e-01
	)
	z2 := z * z
	z4 := z2 * z2
	r := math.FMA(z, p1, z2*math.FMA(z, p3, p2))
	r = math.FMA(z4, math.FMA(z, p5, p4), r)
	return math.FMA(z4*z2, math.FMA(z, p7, p6), r)
}
