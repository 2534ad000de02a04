package pyrt

import "math"

// gamma and lgamma are CPython's own (Modules/mathmodule.c), after Lanczos's
// approximation with N = 13 and g = 6.024680040776729583740234375.

const lanczosG = 6.024680040776729583740234375

var lanczosNum = [...]float64{
	23531376880.410759688572007674451636754734846804940,
	42919803642.649098768957899047001988850926355848959,
	35711959237.355668049440185451547166705960488635843,
	17921034426.037209699919755754458931112671403265390,
	6039542586.3520280050642916443072979210699388420708,
	1439720407.3117216736632230727949123939715485786372,
	248874557.86205415651146038641322942321632125127801,
	31426415.585400194380614231628318205362874684987640,
	2876370.6289353724412254090516208496135991145378768,
	186056.26539522349504029498971604569928220784236328,
	8071.6720023658162106380029022722506138218516325024,
	210.82427775157934587250973392071336271166969580291,
	2.5066282746310002701649081771338373386264310793408,
}

var lanczosDen = [...]float64{
	0, 39916800, 120543840, 150917976, 105258076, 45995730,
	13339535, 2637558, 357423, 32670, 1925, 66, 1,
}

func lanczosSum(x float64) float64 {
	num, den := 0.0, 0.0
	if x < 5 {
		for i := len(lanczosNum) - 1; i >= 0; i-- {
			num = float64(num*x) + lanczosNum[i]
			den = float64(den*x) + lanczosDen[i]
		}
	} else {
		for i := range lanczosNum {
			num = num/x + lanczosNum[i]
			den = den/x + lanczosDen[i]
		}
	}
	return num / den
}

// sinPi returns sin(pi*x).
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var r float64
	switch int(math.Floor(2*y + 0.5)) {
	case 0:
		r = libmSin(math.Pi * y)
	case 1:
		r = libmCos(math.Pi * (y - 0.5))
	case 2:
		r = libmSin(math.Pi * (1 - y))
	case 3:
		r = -libmCos(math.Pi * (y - 1.5))
	case 4:
		r = libmSin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

const gammaExact = 23 // the largest n with an exact n!, plus 1

// Gamma returns math.gamma(x).
func Gamma(x float64) float64 {
	switch {
	case x != x || math.IsInf(x, 1):
		return x
	case math.IsInf(x, -1) || x == 0:
		domainError()
	}
	if x == math.Floor(x) {
		if x < 0 {
			domainError()
		}
		if x <= gammaExact {
			product := 1.0
			for i := 2.0; i < x; i++ {
				product *= i
			}
			return product
		}
	}
	w := math.Abs(x)
	switch {
	case w < 1e-20:
		return inRange(1 / x)
	case w > 200 && x < 0:
		return 0 / sinPi(x)
	case w > 200:
		rangeError()
	}
	return inRange(gammaLanczos(x, w))
}

func gammaLanczos(x, w float64) float64 {
	y := w + (lanczosG - 0.5)
	var z float64
	if w > lanczosG-0.5 {
		q := y - w
		z = q - (lanczosG - 0.5)
	} else {
		q := y - (lanczosG - 0.5)
		z = q - w
	}
	z = z * lanczosG / y
	var r float64
	if x < 0 {
		r = -math.Pi / sinPi(w) / w * libmExp(y) / lanczosSum(w)
		r -= float64(z * r)
		if w < 140 {
			return r / libmPow(y, w-0.5)
		}
		root := libmPow(y, w/2-0.25)
		return r / root / root
	}
	r = lanczosSum(w) / libmExp(y)
	r += float64(z * r)
	if w < 140 {
		return r * libmPow(y, w-0.5)
	}
	root := libmPow(y, w/2-0.25)
	return r * root * root
}

// LGamma returns math.lgamma(x), the logarithm of the magnitude of the gamma
// function.
func LGamma(x float64) float64 {
	switch {
	case x != x:
		return x
	case math.IsInf(x, 0):
		return math.Inf(1)
	}
	if x == math.Floor(x) && x <= 2 {
		if x <= 0 {
			domainError()
		}
		return 0
	}
	w := math.Abs(x)
	if w < 1e-20 {
		return -libmLog(w)
	}
	r := libmLog(lanczosSum(w)) - lanczosG
	r += float64((w - 0.5) * (libmLog(w+lanczosG-0.5) - 1))
	if x < 0 {
		const logPi = 1.144729885849400174143427351353058711647
		r = logPi - libmLog(math.Abs(sinPi(w))) - libmLog(w) - r
	}
	return inRange(r)
}
