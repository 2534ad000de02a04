package pyrt

import (
	"math"
	"math/big"
	"strconv"
)

// RoundInt returns round(x) as an int: the nearest, of two equally near the even
// one.
func RoundInt(x float64) int { return TruncInt(math.RoundToEven(x)) }

// Round returns round(x).
func Round(x float64) Int { return IntFromFloat(math.RoundToEven(x)) }

// pow10 holds the powers of ten that are floats.
var pow10 = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// RoundTo returns round(x, digits), correctly rounded from the exact value of x
// to that many decimals.
func RoundTo(x float64, digits int) float64 {
	if 0 <= digits && digits < len(pow10) {
		// x * 10**digits is off by less than 2**-52 of itself: where that cannot
		// turn the decision, the nearest integer over 10**digits is the result.
		p := pow10[digits]
		y := x * p
		if r := math.RoundToEven(y); math.Abs(y) < 1<<49 && math.Abs(math.Abs(y-r)-0.5) > math.Abs(y)*0x1p-51 {
			return math.Copysign(r/p, x)
		}
	}
	return roundToSlow(x, digits)
}

func roundToSlow(x float64, digits int) float64 {
	switch {
	case !(math.Abs(x) <= math.MaxFloat64) || digits > 323 || x == 0:
		return x
	case digits < -308:
		return 0 * x
	case digits >= 0:
		return roundedText(strconv.FormatFloat(x, 'f', digits, 64))
	}
	// A multiple of 10**-digits, found among the integers next to x exactly.
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-digits)), nil)
	whole := math.Trunc(x)
	r := roundHalfEven(IntFromFloat(whole).value(), unit, x != whole)
	return roundedText(map[bool]string{true: "-"}[x < 0] + r.Abs(r).String())
}

func roundedText(s string) float64 {
	r, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(NewOverflowError("rounded value too large to represent"))
	}
	return r
}

// roundHalfEven returns the multiple of unit nearest to n, of two equally near
// the even one; more says that there is a fraction beyond n, away from 0.
func roundHalfEven(n, unit *big.Int, more bool) *big.Int {
	q, r := new(big.Int).QuoRem(new(big.Int).Abs(n), unit, new(big.Int))
	c := r.Lsh(r, 1).Cmp(unit)
	if c > 0 || c == 0 && (more || q.Bit(0) == 1) {
		q.Add(q, big.NewInt(1))
	}
	q.Mul(q, unit)
	if n.Sign() < 0 {
		q.Neg(q)
	}
	return q
}

// RoundIntTo returns round(a, digits) of an int: with negative digits a multiple
// of a power of ten.
func RoundIntTo(a, digits int) int { return NewInt(a).RoundTo(digits).Int() }

// RoundTo returns round(n, digits).
func (n Int) RoundTo(digits int) Int {
	if digits >= 0 {
		return n
	}
	if -digits > n.BitLength() { // 10**-digits is more than twice n
		return Int{}
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-digits)), nil)
	return IntOf(roundHalfEven(n.value(), unit, false))
}

// IsInteger returns x.is_integer().
func IsInteger(x float64) bool { return x == math.Trunc(x) && math.Abs(x) <= math.MaxFloat64 }

// AsIntegerRatio returns x.as_integer_ratio(), the fraction in lowest terms that
// x is.
func AsIntegerRatio(x float64) (numerator, denominator Int) {
	switch {
	case math.IsInf(x, 0):
		panic(NewOverflowError("cannot convert Infinity to integer ratio"))
	case x != x:
		panic(NewValueError("cannot convert NaN to integer ratio"))
	}
	r := new(big.Rat)
	r.SetFloat64(x)
	return IntOf(new(big.Int).Set(r.Num())), IntOf(new(big.Int).Set(r.Denom()))
}
