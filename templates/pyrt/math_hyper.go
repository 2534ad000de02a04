package pyrt

import "math"

// libmSinh returns the hyperbolic sine of x, ±Inf where it is too large.
func libmSinh(x float64) float64 {
	size := highWord(x)
	h := math.Copysign(0.5, x)
	switch {
	case !(math.Abs(x) <= math.MaxFloat64) || size < 0x3e300000:
		return x
	case size < 0x3ff00000:
		t := libmExpm1(math.Abs(x))
		return h * (2*t - t*t/(t+1))
	case size < 0x40360000:
		t := libmExpm1(math.Abs(x))
		return h * (t + t/(t+1))
	case size < 0x40862e42:
		return h * libmExp(math.Abs(x))
	}
	w := libmExp(0.5 * math.Abs(x))
	return (h * w) * w
}

// libmCosh returns the hyperbolic cosine of x, +Inf where it is too large.
func libmCosh(x float64) float64 {
	size := highWord(x)
	x = math.Abs(x)
	switch {
	case !(x <= math.MaxFloat64):
		return x
	case size < 0x3c800000:
		return 1
	case size < 0x3fd62e43:
		t := libmExpm1(x)
		w := 1 + t
		return 1 + (t*t)/(w+w)
	case size < 0x40360000:
		t := libmExp(x)
		return float64(0.5*t) + 0.5/t
	case size < 0x40862e42:
		return 0.5 * libmExp(x)
	}
	w := libmExp(0.5 * x)
	return (0.5 * w) * w
}

// libmTanh returns the hyperbolic tangent of x.
func libmTanh(x float64) float64 {
	size := highWord(x)
	z := 1.0
	switch {
	case x != x:
		return x
	case size < 0x3c800000:
		return x * (1 + x)
	case size >= 0x40360000:
	case size >= 0x3ff00000:
		z = 1 - 2/(libmExpm1(2*math.Abs(x))+2)
	default:
		t := libmExpm1(-2 * math.Abs(x))
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

// libmAsinh returns the inverse of the hyperbolic sine.
func libmAsinh(x float64) float64 {
	size, w := highWord(x), math.Abs(x)
	switch {
	case !(w <= math.MaxFloat64) || size < 0x3e300000:
		return x
	case size > 0x41b00000:
		w = libmLog(w) + math.Ln2
	case size > 0x40000000:
		w = libmLog(float64(2*w) + 1/(math.Sqrt(float64(w*w)+1)+w))
	default:
		t := float64(w * w)
		w = libmLog1p(w + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(w, x)
}

// libmAcosh returns the inverse of the hyperbolic cosine, NaN below 1.
func libmAcosh(x float64) float64 {
	switch {
	case x < 1:
		return math.NaN()
	case !(x <= math.MaxFloat64):
		return x
	case x >= 0x1p28:
		return libmLog(x) + math.Ln2
	case x > 2:
		return libmLog(float64(2*x) - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return libmLog1p(t + math.Sqrt(float64(2*t)+float64(t*t)))
}

// libmAtanh returns the inverse of the hyperbolic tangent, NaN beyond 1.
func libmAtanh(x float64) float64 {
	w := math.Abs(x)
	switch {
	case !(w <= 1):
		return math.NaN()
	case w == 1:
		return math.Copysign(math.Inf(1), x)
	case w < 0x1p-28:
		return x
	case w < 0.5:
		t := w + w
		w = 0.5 * libmLog1p(t+float64(t*w)/(1-w))
	default:
		w = 0.5 * libmLog1p((w+w)/(1-w))
	}
	return math.Copysign(w, x)
}

// cbrtFactors are the cube roots of 2**-2 to 2**2.
var cbrtFactors = [5]float64{
	0.6299605249474365, 0.7937005259840997, 1, 1.2599210498948732, 1.5874010519681996,
}

// libmCbrt returns the cube root of x: a polynomial and one step of Halley's
// iteration, as in glibc.
func libmCbrt(x float64) float64 {
	if x == 0 || !(math.Abs(x) <= math.MaxFloat64) {
		return x
	}
	m, e := math.Frexp(math.Abs(x))
	p := 0.784932344976639262 - float64(0.145263899385486367*m)
	p = float64(p*m) - 1.83469277483613086
	p = float64(p*m) + 2.4469312256353444
	p = float64(p*m) - 2.11499494167371287
	p = float64(p*m) + 1.50819193781584896
	u := float64(p*m) + 0.354895765043919860
	t := float64(u * u * u)
	u = u * (t + float64(2*m)) / (float64(2*t) + m) * cbrtFactors[2+e%3]
	return math.Copysign(math.Ldexp(u, e/3), x)
}
