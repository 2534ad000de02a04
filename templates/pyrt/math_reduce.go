package pyrt

import (
	"math"
	"math/big"
	"sync"
)

// twoOverPi returns 2/pi * 2**1200.
var twoOverPi = sync.OnceValue(func() *big.Int {
	n, _ := new(big.Int).SetString(twoOverPiHex, 16)
	return n
})

// reducePiLarge is [reducePi] for arguments so large that the digits of 2/pi
// that matter depend on their exponent.
func reducePiLarge(x float64) (a, low float64, n int) {
	m, e := math.Frexp(math.Abs(x))
	prod := big.NewInt(int64(m * 0x1p53))
	prod.Mul(prod, twoOverPi())
	shift := uint(1200 - (e - 53)) // prod / 2**shift is x / (pi/2)
	whole := new(big.Int).Rsh(prod, shift)
	n = int(whole.Uint64() & 3)
	frac := prod.Sub(prod, whole.Lsh(whole, shift))
	if frac.Bit(int(shift)-1) == 1 {
		frac.Sub(frac, new(big.Int).Lsh(big.NewInt(1), shift))
		n++
	}
	hi, lo := floatPair(frac, int(shift))
	a = float64(hi * piHalf)
	low = math.FMA(hi, piHalf, -a) + math.FMA(hi, piHalfLow, lo*piHalf)
	b := a + low
	low = a - b + low
	if x < 0 {
		return -b, -low, -n & 3
	}
	return b, low, n & 3
}

// floatPair returns v / 2**shift as the sum of two floats.
func floatPair(v *big.Int, shift int) (hi, lo float64) {
	const keep = 250 // more bits than matter, and fewer than overflow a float
	if cut := v.BitLen() - keep; cut > 0 {
		v = new(big.Int).Rsh(v, uint(cut))
		shift -= cut
	}
	top, _ := new(big.Float).SetInt(v).Float64()
	whole, _ := new(big.Float).SetFloat64(top).Int(nil)
	rest, _ := new(big.Float).SetInt(whole.Sub(v, whole)).Float64()
	return math.Ldexp(top, -shift), math.Ldexp(rest, -shift)
}
