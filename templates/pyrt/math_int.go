package pyrt

import (
	"math"
	"math/big"
	"math/bits"
)

// Floor returns math.floor(x).
func Floor(x float64) Int { return IntFromFloat(math.Floor(x)) }

// Ceil returns math.ceil(x).
func Ceil(x float64) Int { return IntFromFloat(math.Ceil(x)) }

// FloorInt returns math.floor(x) as an int.
func FloorInt(x float64) int { return TruncInt(math.Floor(x)) }

// CeilInt returns math.ceil(x) as an int.
func CeilInt(x float64) int { return TruncInt(math.Ceil(x)) }

// GCDInt returns math.gcd(a, b).
func GCDInt(a, b int) int { return guardUint(gcd64(magnitude(a), magnitude(b))) }

// guardUint returns n as an int, or panics with a [*Guard].
func guardUint(n uint64) int {
	if n > math.MaxInt64 {
		overflow("a magnitude")
	}
	return int(n)
}

// LCMInt returns math.lcm(a, b).
func LCMInt(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	return AbsInt(MulInt(a/GCDInt(a, b), b))
}

// GCD returns math.gcd(*ns).
func GCD(ns ...Int) Int {
	var g Int
	for _, n := range ns {
		g = g.GCD(n)
	}
	return g
}

// LCM returns math.lcm(*ns).
func LCM(ns ...Int) Int {
	m := NewInt(1)
	for _, n := range ns {
		if n.IsZero() {
			return Int{}
		}
		m = m.FloorDiv(m.GCD(n)).Mul(n).Abs()
	}
	return m
}

// ISqrtInt returns math.isqrt(n).
func ISqrtInt(n int) int {
	if n < 0 {
		panic(NewValueError("isqrt() argument must be nonnegative"))
	}
	r := int(math.Sqrt(float64(n)))
	for uint64(r)*uint64(r) > uint64(n) {
		r--
	}
	for uint64(r+1)*uint64(r+1) <= uint64(n) {
		r++
	}
	return r
}

// ISqrt returns math.isqrt(n).
func ISqrt(n Int) Int {
	if n.big == nil {
		return NewInt(ISqrtInt(int(n.small)))
	}
	if n.Sign() < 0 {
		panic(NewValueError("isqrt() argument must be nonnegative"))
	}
	return IntOf(new(big.Int).Sqrt(n.big))
}

// FactorialInt returns math.factorial(n) as an int.
func FactorialInt(n int) int { return Factorial(n).Int() }

// Factorial returns math.factorial(n).
func Factorial(n int) Int {
	if n < 0 {
		panic(NewValueError("factorial() not defined for negative values"))
	}
	return IntOf(new(big.Int).MulRange(1, int64(n)))
}

// Comb returns math.comb(n, k).
func Comb(n, k int) Int {
	checkCount(n, k)
	if k > n {
		return Int{}
	}
	return IntOf(new(big.Int).Binomial(int64(n), int64(min(k, n-k))))
}

// CombInt returns math.comb(n, k) as an int.
func CombInt(n, k int) int {
	checkCount(n, k)
	if k > n {
		return 0
	}
	c := uint64(1)
	for i := range uint64(min(k, n-k)) {
		hi, lo := bits.Mul64(c, uint64(n)-i)
		if hi > i {
			return Comb(n, k).Int()
		}
		c, _ = bits.Div64(hi, lo, i+1)
	}
	return guardUint(c)
}

func checkCount(n, k int) {
	if n < 0 {
		panic(NewValueError("n must be a non-negative integer"))
	}
	if k < 0 {
		panic(NewValueError("k must be a non-negative integer"))
	}
}

// Perm returns math.perm(n, k).
func Perm(n, k int) Int {
	checkCount(n, k)
	if k > n {
		return Int{}
	}
	return IntOf(new(big.Int).MulRange(int64(n-k)+1, int64(n)))
}

// PermInt returns math.perm(n, k) as an int.
func PermInt(n, k int) int { return Perm(n, k).Int() }

// LogInt returns math.log(n) for an int of any size.
func LogInt(n Int) float64 { return n.log(libmLog, math.Ln2) }

// Log2Int returns math.log2(n) for an int of any size.
func Log2Int(n Int) float64 { return n.log(libmLog2, 1) }

// Log10Int returns math.log10(n) for an int of any size.
func Log10Int(n Int) float64 { return n.log(libmLog10, libmLog10(2)) }

// log returns f(n); of an n beyond the floats that of its mantissa, plus its
// exponent times what the function gives for 2.
func (n Int) log(f func(float64) float64, ofTwo float64) float64 {
	if n.Sign() <= 0 {
		domainError()
	}
	if x, ok := n.FloatOK(); ok {
		return f(x)
	}
	m, e := n.frexp()
	return f(m) + float64(ofTwo*float64(e))
}
