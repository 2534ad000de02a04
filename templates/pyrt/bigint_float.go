package pyrt

import (
	"math"
	"math/big"
)

// Float returns float(n), the float nearest to n.
func (n Int) Float() float64 {
	if n.big == nil {
		return float64(n.small)
	}
	f, ok := n.floatBig()
	if !ok {
		panic(NewOverflowError("int too large to convert to float"))
	}
	return f
}

// FloatOK returns float(n), and whether n is not too large for a float.
func (n Int) FloatOK() (float64, bool) {
	if n.big == nil {
		return float64(n.small), true
	}
	return n.floatBig()
}

func (n Int) floatBig() (float64, bool) {
	m, e := n.frexp()
	f := math.Ldexp(m, e)
	return f, !math.IsInf(f, 0)
}

// frexp returns n, which is not 0, as m * 2**e with 0.5 <= |m| < 1, m being
// rounded to the nearest float.
func (n Int) frexp() (m float64, e int) {
	v := n.value()
	e = v.BitLen()
	m = scaledFloat(v, e-64)
	if math.Abs(m) == 0x1p64 {
		return math.Copysign(0.5, m), e + 1
	}
	return m * 0x1p-64, e
}

// scaledFloat returns v / 2**shift, whose magnitude is at most 64 bits,
// rounded to the nearest float.
func scaledFloat(v *big.Int, shift int) float64 {
	var q big.Int
	q.Abs(v)
	if shift > 0 {
		exact := int(q.TrailingZeroBits()) >= shift
		if q.Rsh(&q, uint(shift)); !exact {
			q.SetBit(&q, 0, 1)
		}
	} else {
		q.Lsh(&q, uint(-shift))
	}
	f := float64(q.Uint64())
	if v.Sign() < 0 {
		return -f
	}
	return f
}

// intFromLargeFloat returns int(f) for an f beyond 64 bits.
func intFromLargeFloat(f float64) Int {
	switch {
	case f != f:
		panic(NewValueError("cannot convert float NaN to integer"))
	case math.IsInf(f, 0):
		panic(NewOverflowError("cannot convert float infinity to integer"))
	}
	m, e := math.Frexp(f)
	v := big.NewInt(int64(m * 0x1p53))
	return IntOf(v.Lsh(v, uint(e-53)))
}

// TrueDiv returns n / m, the float nearest to the quotient.
func (n Int) TrueDiv(m Int) float64 {
	if n.big == nil && m.big == nil {
		return TrueDivInt(int(n.small), int(m.small))
	}
	if m.Sign() == 0 {
		panic(NewZeroDivisionError("division by zero"))
	}
	if n.Sign() == 0 {
		return math.Copysign(0, float64(m.Sign()))
	}
	f := divFloat(n.value(), m.value())
	if math.IsInf(f, 0) {
		panic(NewOverflowError("integer division result too large for a float"))
	}
	return f
}

// divFloat returns the float nearest to a / b. The quotient is taken to 55 bits
// or more, or fewer where the result is subnormal, with a last bit that says
// whether there is a rest; so that it is rounded once.
func divFloat(a, b *big.Int) float64 {
	const minExp = -1074
	shift := max(a.BitLen()-b.BitLen()-60, minExp-2)
	x, y := new(big.Int).Abs(a), new(big.Int).Abs(b)
	if shift > 0 {
		y.Lsh(y, uint(shift))
	} else {
		x.Lsh(x, uint(-shift))
	}
	q, r := x.QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	f := roundedLdexp(q.Uint64(), shift)
	if a.Sign() != b.Sign() {
		return -f
	}
	return f
}

// roundedLdexp returns the float nearest to q * 2**e, where a last bit of q that
// is set stands for what has been cut off; it rounds once also for subnormals.
func roundedLdexp(q uint64, e int) float64 {
	if e >= -1074 {
		return math.Ldexp(float64(q), e)
	}
	// The result is a multiple of 2**-1074 below 2**53 of them, or is normal.
	if cut := -1074 - e; q>>cut < 1<<53 {
		half, rest := uint64(1)<<(cut-1), q&(1<<cut-1)
		q >>= cut
		if rest > half || rest == half && q&1 == 1 {
			q++
		}
		return math.Ldexp(float64(q), -1074)
	}
	return math.Ldexp(float64(q), e)
}

// CompareFloat compares n with f exactly: it returns -1, 0 or 1, and false if f
// is NaN, with which every comparison but != is false.
func (n Int) CompareFloat(f float64) (order int, ok bool) {
	if n.big == nil {
		return CompareIntFloat(int(n.small), f)
	}
	if f != f {
		return 0, false
	}
	if math.Abs(f) < 0x1p63 || math.IsInf(f, 0) {
		if math.IsInf(f, 0) {
			return -int(math.Copysign(1, f)), true
		}
		return n.big.Sign(), true
	}
	return n.big.Cmp(intFromLargeFloat(f).value()), true
}
