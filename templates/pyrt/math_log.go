package pyrt

import "math"

const (
	ln2Hi = 0x1.62e42fefa38p-1 // ln 2 in two parts
	ln2Lo = 0x1.ef35793c7673p-45
)

// splitLog returns x = 2**k * z with z from that of the bits off on, and the top
// bits of z's place above it as the index of a table of 1<<size rows.
func splitLog(ix, off uint64, size int) (k, z float64, row int) {
	t := ix - off
	row = int(t>>(52-size)) & (1<<size - 1)
	return float64(int64(t) >> 52), math.Float64frombits(ix - t&(0xfff<<52)), row
}

// normalBits returns the bits of x, which is above 0 and below +Inf; those of a
// subnormal as if its exponent had no lower end.
func normalBits(x float64) uint64 {
	if x < 0x1p-1022 {
		return math.Float64bits(x*0x1p52) - 52<<52
	}
	return math.Float64bits(x)
}

// logOutside returns the logarithm of 0, negative numbers, +Inf and NaN.
func logOutside(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x < 0:
		return math.NaN()
	}
	return x
}

// libmLog returns the natural logarithm of x.
func libmLog(x float64) float64 {
	const (
		a0 = -0x1.0000000000001p-1
		a1 = 0x1.555555551305bp-2
		a2 = -0x1.fffffffeb459p-3
		a3 = 0x1.999b324f10111p-3
		a4 = -0x1.55575e506c89fp-3
	)
	if x >= 1-0x1p-4 && x < 1+0x1.09p-4 {
		return logNearOne(x)
	}
	if !(x > 0 && x <= math.MaxFloat64) {
		return logOutside(x)
	}
	k, z, i := splitLog(normalBits(x), 0x3fe6000000000000, 7)
	row := &logTable[i]
	r := math.FMA(z, row.invc, -1)
	w := math.FMA(k, ln2Hi, row.logc)
	hi := w + r
	lo := math.FMA(k, ln2Lo, w-hi+r)
	r2 := r * r
	p := math.FMA(r2, math.FMA(r, a4, a3), math.FMA(r, a2, a1))
	return math.FMA(r*r2, p, math.FMA(r2, a0, lo)) + hi
}

// logNearOne returns the logarithm of an x near 1 from one polynomial.
func logNearOne(x float64) float64 {
	const (
		b0  = -0.5
		b1  = 0x1.5555555555577p-2
		b2  = -0x1.ffffffffffdcbp-3
		b3  = 0x1.999999995dd0cp-3
		b4  = -0x1.55555556745a7p-3
		b5  = 0x1.24924a344de3p-3
		b6  = -0x1.fffffa4423d65p-4
		b7  = 0x1.c7184282ad6cap-4
		b8  = -0x1.999eb43b068ffp-4
		b9  = 0x1.78182f7afd085p-4
		b10 = -0x1.5521375d145cdp-4
	)
	if x == 1 {
		return 0
	}
	r := x - 1
	r2 := r * r
	r3 := r * r2
	p := math.FMA(r3, b10, math.FMA(r2, b9, math.FMA(r, b8, b7)))
	p = math.FMA(r3, p, math.FMA(r2, b6, math.FMA(r, b5, b4)))
	p = math.FMA(r3, p, math.FMA(r2, b3, math.FMA(r, b2, b1)))
	// r + b0*r*r in two parts, from an r split in two.
	w := r * 0x1p27
	high := r + w - w
	low := r - high
	w = float64(high*high) * b0
	hi := r + w
	lo := math.FMA(b0*low, high+r, r-hi+w)
	return math.FMA(r3, p, lo) + hi
}

const (
	invLn2Hi = 0x1.71547652p0 // 1 / ln 2 in two parts
	invLn2Lo = 0x1.705fc2eefa2p-33
)

// libmLog2 returns the logarithm of x to the base 2.
func libmLog2(x float64) float64 {
	const (
		a0 = -0x1.71547652b8339p-1
		a1 = 0x1.ec709dc3a04bep-2
		a2 = -0x1.7154764702ffbp-2
		a3 = 0x1.2776c50034c48p-2
		a4 = -0x1.ec7b328ea92bcp-3
		a5 = 0x1.a6225e117f92ep-3
	)
	if x >= 1-0x1.5b51p-5 && x < 1+0x1.6ab2p-5 {
		return log2NearOne(x)
	}
	if !(x > 0 && x <= math.MaxFloat64) {
		return logOutside(x)
	}
	k, z, i := splitLog(normalBits(x), 0x3fe6000000000000, 6)
	row := &log2Table[i]
	r := math.FMA(z, row.invc, -1)
	t1 := float64(r * invLn2Hi)
	t2 := math.FMA(r, invLn2Lo, math.FMA(r, invLn2Hi, -t1))
	t3 := k + row.logc
	hi := t3 + t1
	lo := t3 - hi + t1 + t2
	r2 := r * r
	p := math.FMA(r2, math.FMA(r, a3, a2), math.FMA(r, a1, a0))
	p = math.FMA(r2*r2, math.FMA(r, a5, a4), p)
	return math.FMA(r2, p, lo) + hi
}

func log2NearOne(x float64) float64 {
	const (
		b0 = -0x1.71547652b82fep-1
		b1 = 0x1.ec709dc3a03f7p-2
		b2 = -0x1.71547652b7c3fp-2
		b3 = 0x1.2776c50f05be4p-2
		b4 = -0x1.ec709dd768fe5p-3
		b5 = 0x1.a61761ec4e736p-3
		b6 = -0x1.7153fbc64a79bp-3
		b7 = 0x1.484d154f01b4ap-3
		b8 = -0x1.289e4a72c383cp-3
		b9 = 0x1.0b32f285aee66p-3
	)
	if x == 1 {
		return 0
	}
	r := x - 1
	hi := float64(r * invLn2Hi)
	lo := math.FMA(r, invLn2Lo, math.FMA(r, invLn2Hi, -hi))
	r2 := r * r
	r4 := r2 * r2
	p := math.FMA(r, b1, b0)
	y := math.FMA(r2, p, hi)
	lo += math.FMA(r2, p, hi-y)
	q := math.FMA(r4, math.FMA(r2, math.FMA(r, b9, b8), math.FMA(r, b7, b6)),
		math.FMA(r2, math.FMA(r, b5, b4), math.FMA(r, b3, b2)))
	return y + math.FMA(r4, q, lo)
}

// libmLog10 returns the logarithm of x to the base 10, by Sun's fdlibm: its
// mantissa's natural logarithm, scaled.
func libmLog10(x float64) float64 {
	const (
		ivLn10 = 4.34294481903251816668e-01
		log2Hi = 3.01029995663611771306e-01 // log10(2) in two parts
		log2Lo = 3.69423907715893078616e-13
	)
	if !(x > 0 && x <= math.MaxFloat64) {
		return logOutside(x)
	}
	bits := normalBits(x)
	k := int64(bits)>>52 - 1023
	i := int64(uint64(k) >> 63)
	z := math.Float64frombits(bits&(1<<52-1) | uint64(1023-i)<<52)
	y := float64(k + i)
	return float64(y*log2Lo) + float64(ivLn10*libmLog(z)) + float64(y*log2Hi)
}
