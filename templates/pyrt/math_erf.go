package pyrt

import "math"

// Coefficients of fdlibm's error function: of numerators and denominators of
// fractions, for one range of |x| each.
var (
	erfSmallP = [...]float64{1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02, -5.77027029648944159157e-03, -2.37630166566501626084e-05}
	erfSmallQ = [...]float64{1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03, 1.32494738004321644526e-04, -3.96022827877536812320e-06}
	erfOneP   = [...]float64{-2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02, -2.16637559486879084300e-03}
	erfOneQ   = [...]float64{1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02, 1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02}
	erfMidP   = [...]float64{-9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00}
	erfMidQ   = [...]float64{1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02, 4.29008140027567833386e+02, 1.08635005541779435134e+02, 6.57024977031928170135e+00, -6.04244152148580987438e-02}
	erfFarP   = [...]float64{-9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02}
	erfFarQ   = [...]float64{1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03, 3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02, -2.24409524465858183362e+01}
)

// pairwise returns the sum of c[i] * x**i in the order in which glibc sums it:
// pairs of terms, from the lowest on.
func pairwise(x float64, c []float64) float64 {
	x2 := x * x
	x4 := x2 * x2
	powers := [...]float64{1, x2, x4, x4 * x2, x4 * x4}
	sum := c[0] + float64(x*c[1])
	for i := 2; i < len(c); i += 2 {
		pair := c[i]
		if i+1 < len(c) {
			pair += float64(x * c[i+1])
		}
		sum += float64(powers[i/2] * pair)
	}
	return sum
}

const erfOne = 8.45062911510467529297e-01 // erf(1), rounded

// libmErf returns the error function of x.
func libmErf(x float64) float64 {
	size, w := highWord(x), math.Abs(x)
	switch {
	case x != x:
		return x
	case size < 0x3e300000:
		if size < 0x00800000 {
			return 0.0625 * (float64(16*x) + float64(16*1.28379167095512586316e-01*x))
		}
		return x + float64(1.28379167095512586316e-01*x)
	case size < 0x3feb0000:
		z := x * x
		return x + float64(x*(pairwise(z, erfSmallP[:])/pairwise(z, erfSmallQ[:])))
	case size < 0x3ff40000:
		s := w - 1
		return math.Copysign(erfOne+pairwise(s, erfOneP[:])/pairwise(s, erfOneQ[:]), x)
	case size >= 0x40180000:
		return math.Copysign(1, x)
	}
	return math.Copysign(1-erfcTail(w)/w, x)
}

// erfcTail returns x * erfc(x) for an x from 1.25 on.
func erfcTail(x float64) float64 {
	s := 1 / (x * x)
	var fraction float64
	if highWord(x) < 0x4006db6d {
		fraction = pairwise(s, erfMidP[:]) / pairwise(s, erfMidQ[:])
	} else {
		fraction = pairwise(s, erfFarP[:]) / pairwise(s, erfFarQ[:])
	}
	z := math.Float64frombits(math.Float64bits(x) &^ (1<<32 - 1))
	return libmExp(float64(-z*z)-0.5625) * libmExp(float64((z-x)*(z+x))+fraction)
}

// libmErfc returns 1 - erf(x).
func libmErfc(x float64) float64 {
	size, w := highWord(x), math.Abs(x)
	switch {
	case x != x:
		return x
	case size < 0x3c700000:
		return 1 - x
	case size < 0x3feb0000:
		z := x * x
		y := pairwise(z, erfSmallP[:]) / pairwise(z, erfSmallQ[:])
		if x < 0.25 {
			return 1 - (x + float64(x*y))
		}
		return 0.5 - (float64(x*y) + (x - 0.5))
	case size < 0x3ff40000:
		s := w - 1
		y := pairwise(s, erfOneP[:]) / pairwise(s, erfOneQ[:])
		if x < 0 {
			return 1 + (erfOne + y)
		}
		return 1 - erfOne - y
	case x < -6:
		return 2
	case x >= 28:
		return 0
	}
	if r := erfcTail(w) / w; x < 0 {
		return 2 - r
	} else {
		return r
	}
}
