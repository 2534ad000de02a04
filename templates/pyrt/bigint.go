package pyrt

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
)

// Int is a Python int of any size. Its zero value is 0. It is immutable, and
// compared by its methods, never by ==.
//
// Values that fit 64 bits are kept without allocation. Where big is set, the
// value does not fit them and small is math.MinInt64; the fast paths of the
// operators rely on that, since sums and products of that number overflow.
type Int struct {
	small int64
	big   *big.Int // nil where the value fits an int64
}

// NewInt returns n as an Int.
func NewInt(n int) Int { return Int{small: int64(n)} }

// MustInt returns the int of a literal that no Go int holds, from its decimal digits.
func MustInt(digits string) Int {
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		panic("pyrt: " + digits + " is no int")
	}
	return IntOf(n)
}

// IntOf returns n as an Int, which may keep n: it must not be changed later.
func IntOf(n *big.Int) Int {
	if n.IsInt64() {
		return Int{small: n.Int64()}
	}
	return Int{small: math.MinInt64, big: n}
}

// Big returns n as a new big.Int.
func (n Int) Big() *big.Int {
	if n.big == nil {
		return big.NewInt(n.small)
	}
	return new(big.Int).Set(n.big)
}

// value returns n as a big.Int that must not be changed.
func (n Int) value() *big.Int {
	if n.big == nil {
		return big.NewInt(n.small)
	}
	return n.big
}

// Small returns n as an int, and whether it fits.
func (n Int) Small() (int, bool) { return int(n.small), n.big == nil }

// Int returns n as an int; it panics with a [*Guard] if n does not fit.
func (n Int) Int() int {
	if n.big != nil {
		guardInt(n)
	}
	return int(n.small)
}

// String returns the decimal digits of n, whatever their number. Python's str,
// which has a limit of digits, is [ReprInt].
func (n Int) String() string {
	if n.big == nil {
		return strconv.FormatInt(n.small, 10)
	}
	return n.big.String()
}

// Sign returns -1, 0 or 1.
func (n Int) Sign() int {
	if n.big != nil {
		return n.big.Sign()
	}
	switch {
	case n.small < 0:
		return -1
	case n.small > 0:
		return 1
	}
	return 0
}

// IsTrue returns bool(n).
func (n Int) IsTrue() bool { return n.small != 0 }

// Cmp returns -1, 0 or 1 as n is below, equal to or above m.
func (n Int) Cmp(m Int) int {
	if n.big == nil && m.big == nil {
		switch {
		case n.small < m.small:
			return -1
		case n.small > m.small:
			return 1
		}
		return 0
	}
	return n.value().Cmp(m.value())
}

// Eq returns n == m.
func (n Int) Eq(m Int) bool {
	return n.small == m.small && (n.big == m.big || eqBig(n, m))
}

func eqBig(n, m Int) bool { return n.big != nil && m.big != nil && n.big.Cmp(m.big) == 0 }

// Less returns n < m.
func (n Int) Less(m Int) bool {
	if n.big == nil && m.big == nil {
		return n.small < m.small
	}
	return n.lessBig(m)
}

//go:noinline
func (n Int) lessBig(m Int) bool { return n.value().Cmp(m.value()) < 0 }

// BitLength returns n.bit_length().
func (n Int) BitLength() int {
	if n.big == nil {
		return BitLength(int(n.small))
	}
	return n.big.BitLen()
}

// BitCount returns n.bit_count(), the ones in the magnitude of n.
func (n Int) BitCount() int {
	if n.big == nil {
		return BitCount(int(n.small))
	}
	ones := 0
	for _, w := range n.big.Bits() {
		ones += bits.OnesCount(uint(w))
	}
	return ones
}

// Hash returns hash(n).
func (n Int) Hash() int {
	if n.big == nil {
		return HashInt(int(n.small))
	}
	var rest big.Int
	rest.Rem(n.big, big.NewInt(hashModulus))
	h := rest.Int64()
	return signedHash(int(max(h, -h)), n.big.Sign() < 0)
}
