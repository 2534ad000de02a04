package pyrt

import "math"

// Uniform returns uniform(a, b).
func (r *Random) Uniform(a, b float64) float64 { return a + float64((b-a)*r.Random()) }

// Triangular returns triangular(low, high, mode).
func (r *Random) Triangular(low, high, mode float64) float64 {
	u := r.Random()
	if high == low {
		return low
	}
	return triangular(u, (mode-low)/(high-low), low, high)
}

// TriangularMiddle returns triangular(low, high), whose mode is in the middle.
func (r *Random) TriangularMiddle(low, high float64) float64 {
	return triangular(r.Random(), 0.5, low, high)
}

func triangular(u, c, low, high float64) float64 {
	if u > c {
		u, c = 1-u, 1-c
		low, high = high, low
	}
	return low + float64((high-low)*math.Sqrt(u*c))
}

// NormalVariate returns normalvariate(mu, sigma), by Kinderman and Monahan.
func (r *Random) NormalVariate(mu, sigma float64) float64 {
	magic := 4 * libmExp(-0.5) / math.Sqrt(2)
	for {
		u1 := r.Random()
		u2 := r.fraction1()
		z := magic * (u1 - 0.5) / u2
		if z*z/4 <= -libmLog(u2) {
			return mu + float64(z*sigma)
		}
	}
}

// Gauss returns gauss(mu, sigma), which draws two deviates at a time.
func (r *Random) Gauss(mu, sigma float64) float64 {
	z := r.gaussOne
	if r.gaussOK {
		r.gaussOK = false
		return mu + float64(z*sigma)
	}
	x := r.Random() * twoPi
	g := math.Sqrt(-2 * libmLog(r.fraction1()))
	z = libmCos(x) * g
	r.gaussOne, r.gaussOK = libmSin(x)*g, true
	return mu + float64(z*sigma)
}

// LogNormVariate returns lognormvariate(mu, sigma).
func (r *Random) LogNormVariate(mu, sigma float64) float64 {
	return Exp(r.NormalVariate(mu, sigma))
}

// ExpoVariate returns expovariate(lambd).
func (r *Random) ExpoVariate(lambd float64) float64 {
	return TrueDivFloat(-libmLog(r.fraction1()), lambd)
}

// VonMisesVariate returns vonmisesvariate(mu, kappa), an angle.
func (r *Random) VonMisesVariate(mu, kappa float64) float64 {
	if kappa <= 1e-6 {
		return twoPi * r.Random()
	}
	s := 0.5 / kappa
	b := s + math.Sqrt(1+float64(s*s))
	var z float64
	for {
		z = libmCos(math.Pi * r.Random())
		d := z / (b + z)
		u := r.Random()
		if u < 1-float64(d*d) || u <= float64((1-d)*libmExp(d)) {
			break
		}
	}
	q := 1 / b
	f := (q + z) / (1 + float64(q*z))
	if r.Random() > 0.5 {
		return FloorModFloat(mu+libmAcos(f), twoPi)
	}
	return FloorModFloat(mu-libmAcos(f), twoPi)
}

// GammaVariate returns gammavariate(alpha, beta).
func (r *Random) GammaVariate(alpha, beta float64) float64 {
	switch {
	case alpha <= 0 || beta <= 0:
		panic(NewValueError("gammavariate: alpha and beta must be > 0.0"))
	case alpha > 1:
		return r.gammaCheng(alpha, beta)
	case alpha == 1:
		return -libmLog(r.fraction1()) * beta
	}
	return r.gammaSmall(alpha, beta)
}

// gammaCheng is for an alpha above 1 (Cheng 1977).
func (r *Random) gammaCheng(alpha, beta float64) float64 {
	magic := 1 + libmLog(4.5)
	ainv := math.Sqrt(float64(2*alpha) - 1)
	bbb := alpha - libmLog(4)
	ccc := alpha + ainv
	for {
		u1 := r.Random()
		if !(1e-7 < u1 && u1 < 0.9999999) {
			continue
		}
		u2 := r.fraction1()
		v := libmLog(u1/(1-u1)) / ainv
		x := alpha * libmExp(v)
		z := u1 * u1 * u2
		t := bbb + float64(ccc*v) - x
		if t+magic-float64(4.5*z) >= 0 || t >= libmLog(z) {
			return x * beta
		}
	}
}

// gammaSmall is for an alpha below 1 (ALGORITHM GS of Kennedy and Gentle).
func (r *Random) gammaSmall(alpha, beta float64) float64 {
	for {
		u := r.Random()
		b := (math.E + alpha) / math.E
		p := b * u
		var x float64
		if p <= 1 {
			x = libmPow(p, 1/alpha)
		} else {
			x = -libmLog((b - p) / alpha)
		}
		u1 := r.Random()
		if p > 1 && u1 <= libmPow(x, alpha-1) || p <= 1 && u1 <= libmExp(-x) {
			return x * beta
		}
	}
}

// BetaVariate returns betavariate(alpha, beta).
func (r *Random) BetaVariate(alpha, beta float64) float64 {
	y := r.GammaVariate(alpha, 1)
	if y != 0 {
		return y / (y + r.GammaVariate(beta, 1))
	}
	return 0
}

// ParetoVariate returns paretovariate(alpha).
func (r *Random) ParetoVariate(alpha float64) float64 {
	return PowFloat(r.fraction1(), TrueDivFloat(-1, alpha))
}

// WeibullVariate returns weibullvariate(alpha, beta).
func (r *Random) WeibullVariate(alpha, beta float64) float64 {
	return alpha * PowFloat(-libmLog(r.fraction1()), TrueDivFloat(1, beta))
}
