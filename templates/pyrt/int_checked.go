package pyrt

import "math/bits"

// The functions of this file are Python's int operators for results that fit an
// int. Where a result would not fit they panic with a [*Guard]: Python's ints
// grow, and a port that meets such a result has to use [Int] there.

// AddInt returns a + b.
func AddInt(a, b int) int {
	c := a + b
	if (c^a)&(c^b) < 0 {
		overflow("+")
	}
	return c
}

// SubInt returns a - b.
func SubInt(a, b int) int {
	c := a - b
	if (a^b)&(c^a) < 0 {
		overflow("-")
	}
	return c
}

// MulInt returns a * b.
func MulInt(a, b int) int {
	if uint(a+1<<31)|uint(b+1<<31) < 1<<32 { // both fit 32 bits
		return a * b
	}
	return mulIntSlow(a, b)
}

func mulIntSlow(a, b int) int {
	if !mulFits(a, b) {
		overflow("*")
	}
	return a * b
}

// mulFits reports whether a * b fits an int.
func mulFits(a, b int) bool {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	high := int64(hi) - int64(a)>>63&int64(b) - int64(b)>>63&int64(a)
	return high == int64(lo)>>63
}

// NegInt returns -a.
func NegInt(a int) int {
	if a == -a && a != 0 {
		overflow("-")
	}
	return -a
}

// AbsInt returns abs(a).
func AbsInt(a int) int {
	if a < 0 {
		if a = -a; a < 0 {
			overflow("abs")
		}
	}
	return a
}

// ShlInt returns a << n.
func ShlInt(a, n int) int {
	if c := a << uint(n&63); c>>uint(n&63) == a && uint(n) < 64 {
		return c
	}
	return shlIntSlow(a, n)
}

func shlIntSlow(a, n int) int {
	if n < 0 {
		panic(NewValueError("negative shift count"))
	}
	if a != 0 {
		overflow("<<")
	}
	return 0
}

// ShrInt returns a >> n, which rounds down.
func ShrInt(a, n int) int {
	if n < 0 {
		negativeShift()
	}
	return a >> uint(n)
}

func negativeShift() { panic(NewValueError("negative shift count")) }

// PowInt returns a ** n for an exponent that is not negative. With a negative
// one Python's result is a float, for which there is [PowIntFloat], or a [Num].
func PowInt(a, n int) int {
	if n < 0 {
		overflow("** with a negative exponent")
	}
	result := 1
	for {
		if n&1 != 0 {
			result = MulInt(result, a)
		}
		n >>= 1
		if n == 0 {
			return result
		}
		a = MulInt(a, a)
	}
}

// PowModInt returns pow(a, n, m).
func PowModInt(a, n, m int) int {
	if n < 0 || m <= 0 || uint64(m) >= 1<<32 {
		result, _ := NewInt(a).PowMod(NewInt(n), NewInt(m)).Small()
		return result
	}
	base, result := uint64(FloorModInt(a, m)), uint64(1%m)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			result = result * base % uint64(m)
		}
		base = base * base % uint64(m)
	}
	return int(result)
}

//go:noinline
func overflow(op string) { panic(NewGuard("int overflow in " + op)) }
