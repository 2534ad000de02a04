package pyrt

import "math"

// libmPow returns x**y as C's pow does: NaN for a negative x and an y that is no
// integer, ±Inf for 0 and a negative y, and where the result is too large.
func libmPow(x, y float64) float64 {
	ix, sign := math.Float64bits(x), uint64(0)
	sizeY := math.Float64bits(y) >> 52 & 0x7ff
	if ix-1<<52 >= (0x7ff-1)<<52 || sizeY-0x3be >= 0x43e-0x3be {
		// 0, subnormal, negative, Inf or NaN x; y of no or overwhelming effect.
		if x == 0 || y == 0 || math.IsInf(x, 0) || x != x || math.IsInf(y, 0) || y != y {
			return math.Pow(x, y) // exact
		}
		if x < 0 {
			switch whole := math.Trunc(y); {
			case whole != y:
				return math.NaN()
			case math.Abs(y) < 0x1p53 && int64(y)&1 != 0:
				sign = 1 << 63
			}
			x = -x
		}
		if sizeY-0x3be >= 0x43e-0x3be {
			return powExtreme(x, y)
		}
		ix = normalBits(x)
	}
	hi, lo := powLog(ix)
	high := y * hi
	low := math.FMA(y, lo, math.FMA(y, hi, -high))
	return powExp(high, low, sign)
}

// powExtreme returns x**y for a positive x and an y so small that the result is
// 1, or so large that it is 1, 0 or +Inf.
func powExtreme(x, y float64) float64 {
	switch {
	case x == 1 || math.Abs(y) < 1:
		return 1
	case (x > 1) == (y > 0):
		return math.Inf(1)
	}
	return 0
}

// powLog returns log(x), x given by its bits, in two parts with some 68 bits.
func powLog(ix uint64) (hi, lo float64) {
	const (
		a0 = -0.5
		a1 = 0x1.555555555556p-2 * -2
		a2 = -0x1.0000000000006p-2 * -2
		a3 = 0x1.999999959554ep-3 * 4
		a4 = -0x1.555555529a47ap-3 * 4
		a5 = 0x1.2495b9b4845e9p-3 * -8
		a6 = -0x1.0002b8b263fc3p-3 * -8
	)
	k, z, i := splitLog(ix, 0x3fe6955500000000, 7)
	row := &powLogTable[i]
	r := math.FMA(z, row.invc, -1)
	t1 := math.FMA(k, ln2Hi, row.logc)
	t2 := t1 + r
	lo1 := math.FMA(k, ln2Lo, row.tail)
	lo2 := t1 - t2 + r
	ar := a0 * r
	ar2 := float64(r * ar)
	ar3 := r * ar2
	high := t2 + ar2
	lo3 := math.FMA(ar, r, -ar2)
	lo4 := t2 - high + ar2
	p := math.FMA(ar2, math.FMA(ar2, math.FMA(r, a6, a5), math.FMA(r, a4, a3)), math.FMA(r, a2, a1))
	low := math.FMA(ar3, p, lo1+lo2+lo3+lo4)
	hi = high + low
	return hi, high - hi + low
}

// powExp returns e**(x+low) with the given sign bit.
func powExp(x, low float64, sign uint64) float64 {
	size := math.Float64bits(x) >> 52 & 0x7ff
	if size-0x3c9 >= 0x3f {
		y := 1.0
		switch {
		case size < 0x3c9:
		case size >= 0x409:
			y = expOutside(x)
		default:
			return expSum(x, low, sign)
		}
		return math.Float64frombits(math.Float64bits(y) | sign)
	}
	return expSum(x, low, sign)
}
