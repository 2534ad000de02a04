package pyrt

import (
	"math/big"
	"math/bits"
)

// Add returns n + m.
func (n Int) Add(m Int) Int {
	// A pair of small ints, or twice the same big one, which overflows.
	if s := n.small + m.small; n.big == m.big && (s^n.small)&(s^m.small) >= 0 {
		return Int{small: s}
	}
	return n.addBig(m)
}

func (n Int) addBig(m Int) Int {
	var a, b big.Int
	return IntOf(new(big.Int).Add(n.into(&a), m.into(&b)))
}

// Sub returns n - m.
func (n Int) Sub(m Int) Int {
	// A pair of small ints, or the same big one twice, whose difference is 0.
	if d := n.small - m.small; n.big == m.big && (n.small^m.small)&(d^n.small) >= 0 {
		return Int{small: d}
	}
	return n.subBig(m)
}

func (n Int) subBig(m Int) Int {
	var a, b big.Int
	return IntOf(new(big.Int).Sub(n.into(&a), m.into(&b)))
}

// Mul returns n * m.
func (n Int) Mul(m Int) Int {
	if uint64(n.small+1<<31)|uint64(m.small+1<<31) < 1<<32 { // both fit 32 bits
		return Int{small: n.small * m.small}
	}
	return n.mulLarge(m)
}

func (n Int) mulLarge(m Int) Int {
	if n.big == nil && m.big == nil && mulFits(int(n.small), int(m.small)) {
		return Int{small: n.small * m.small}
	}
	var a, b big.Int
	return IntOf(new(big.Int).Mul(n.into(&a), m.into(&b)))
}

// into returns n as a big.Int that must not be changed, using room where n has
// none of its own: room can live on the caller's stack.
func (n Int) into(room *big.Int) *big.Int {
	if n.big != nil {
		return n.big
	}
	return room.SetInt64(n.small)
}

// Neg returns -n.
func (n Int) Neg() Int {
	if n.small != -n.small || n.small == 0 {
		return Int{small: -n.small}
	}
	return IntOf(new(big.Int).Neg(n.value()))
}

// Abs returns abs(n).
func (n Int) Abs() Int {
	if n.Sign() < 0 {
		return n.Neg()
	}
	return n
}

// FloorDiv returns n // m, which rounds towards minus infinity.
func (n Int) FloorDiv(m Int) Int {
	if n.big == nil && m.big == nil && m.small != -1 {
		return Int{small: int64(FloorDivInt(int(n.small), int(m.small)))}
	}
	q, _ := n.divModBig(m, "integer division or modulo by zero")
	return q
}

// Mod returns n % m, which has the sign of m.
func (n Int) Mod(m Int) Int {
	if n.big == nil && m.big == nil {
		return Int{small: int64(FloorModInt(int(n.small), int(m.small)))}
	}
	_, r := n.divModBig(m, "integer modulo by zero")
	return r
}

// DivMod returns divmod(n, m).
func (n Int) DivMod(m Int) (q, r Int) {
	if n.big == nil && m.big == nil && m.small != -1 {
		q, r := DivModInt(int(n.small), int(m.small))
		return NewInt(q), NewInt(r)
	}
	return n.divModBig(m, "integer division or modulo by zero")
}

func (n Int) divModBig(m Int, zero string) (Int, Int) {
	if m.Sign() == 0 {
		panic(NewZeroDivisionError(zero))
	}
	var a, b big.Int
	divisor := m.into(&b)
	q, r := new(big.Int).QuoRem(n.into(&a), divisor, new(big.Int))
	if r.Sign() != 0 && r.Sign() != divisor.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, divisor)
	}
	return IntOf(q), IntOf(r)
}

// Pow returns n ** e for an exponent that is not negative; with a negative one
// Python's result is a float, [Int.PowFloat], and Pow panics with a [*Guard].
func (n Int) Pow(e Int) Int {
	if e.Sign() < 0 {
		panic(NewGuard("int overflow in ** with a negative exponent"))
	}
	if e.big != nil {
		return n.powHuge(e)
	}
	if n.big == nil && uint64(bits.Len64(magnitude(int(n.small))))*uint64(e.small) < 63 {
		return Int{small: int64(PowInt(int(n.small), int(e.small)))}
	}
	return IntOf(new(big.Int).Exp(n.value(), e.value(), nil))
}

// powHuge returns n ** e for an e of more than 64 bits, which only 0, 1 and -1
// survive.
func (n Int) powHuge(e Int) Int {
	if n.big != nil || uint64(n.small+1) > 2 {
		panic(MemoryError.New())
	}
	if n.small < 0 && e.big.Bit(0) == 0 {
		return NewInt(1)
	}
	return n
}

// PowFloat returns n ** e for a negative e, which is a float.
func (n Int) PowFloat(e Int) float64 { return PowFloat(n.Float(), e.Float()) }

// PowMod returns pow(n, e, m), also for a negative exponent if n has an inverse
// modulo m.
func (n Int) PowMod(e, m Int) Int {
	if m.Sign() == 0 {
		panic(NewValueError("pow() 3rd argument cannot be 0"))
	}
	modulus := new(big.Int).Abs(m.value())
	if modulus.IsInt64() && modulus.Int64() == 1 {
		return Int{}
	}
	base, exponent := n.value(), e.value()
	if exponent.Sign() < 0 {
		exponent = new(big.Int).Neg(exponent)
		if base = new(big.Int).ModInverse(base, modulus); base == nil {
			panic(NewValueError("base is not invertible for the given modulus"))
		}
	}
	r := new(big.Int).Exp(base, exponent, modulus)
	if m.Sign() < 0 && r.Sign() != 0 {
		r.Sub(r, modulus)
	}
	return IntOf(r)
}

// GCD returns math.gcd(n, m).
func (n Int) GCD(m Int) Int {
	if n.big == nil && m.big == nil {
		if g := gcd64(magnitude(int(n.small)), magnitude(int(m.small))); g < 1<<63 {
			return Int{small: int64(g)}
		}
	}
	a, b := new(big.Int).Abs(n.value()), new(big.Int).Abs(m.value())
	return IntOf(new(big.Int).GCD(nil, nil, a, b))
}

// gcd64 is the binary algorithm.
func gcd64(a, b uint64) uint64 {
	if a == 0 || b == 0 {
		return a | b
	}
	shift := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		if a > b {
			a, b = b, a
		}
		b -= a
	}
	return a << shift
}
