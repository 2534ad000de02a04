package pyrt

import (
	"math"
	"math/bits"
)

// FloorDivInt returns a // b, which rounds towards minus infinity.
func FloorDivInt(a, b int) int {
	if a < 0 || b <= 0 {
		return floorDivIntSlow(a, b)
	}
	return a / b
}

func floorDivIntSlow(a, b int) int {
	switch b {
	case 0:
		panic(NewZeroDivisionError("integer division or modulo by zero"))
	case -1:
		return NegInt(a)
	}
	q := a / b
	if r := a - q*b; r != 0 && r^b < 0 {
		q--
	}
	return q
}

// FloorModInt returns a % b, which has the sign of b.
func FloorModInt(a, b int) int {
	if b == 0 {
		moduloByZero()
	}
	r := a % b
	if r != 0 && r^b < 0 {
		r += b
	}
	return r
}

func moduloByZero() { panic(NewZeroDivisionError("integer modulo by zero")) }

// DivModInt returns divmod(a, b).
func DivModInt(a, b int) (q, r int) {
	q = FloorDivInt(a, b)
	return q, a - q*b
}

// exactFloat bounds the magnitude of ints that all are floats.
const exactFloat = 1 << 53

// TrueDivInt returns a / b, the float nearest to the quotient.
func TrueDivInt(a, b int) float64 {
	if uint(a+exactFloat)|uint(b+exactFloat) < 2*exactFloat && b != 0 {
		return float64(a) / float64(b)
	}
	return trueDivIntSlow(a, b)
}

func trueDivIntSlow(a, b int) float64 {
	if b == 0 {
		panic(NewZeroDivisionError("division by zero"))
	}
	if a == 0 {
		return math.Copysign(0, float64(b))
	}
	q := divMagnitudes(magnitude(a), magnitude(b))
	if (a < 0) != (b < 0) {
		return -q
	}
	return q
}

// magnitude returns |n|.
func magnitude(n int) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// divMagnitudes returns the float nearest to a / b, neither of which is 0. Both
// are scaled to have their top bit set, so that the quotient has 63 or 64 bits,
// to whose last one a remainder is added.
func divMagnitudes(a, b uint64) float64 {
	sa, sb := bits.LeadingZeros64(a), bits.LeadingZeros64(b)
	a, b = a<<sa, b<<sb
	q, r := bits.Div64(a>>1, a<<63, b)
	if r != 0 {
		q |= 1
	}
	return math.Ldexp(float64(q), sb-sa-63)
}

// FloorModFloat returns a % b, which has the sign of b.
func FloorModFloat(a, b float64) float64 {
	if b == 0 {
		panic(NewZeroDivisionError("float modulo"))
	}
	mod := fmod(a, b)
	if mod == 0 {
		return math.Copysign(0, b)
	}
	if (b < 0) != (mod < 0) {
		mod += b
	}
	return mod
}

// FloorDivFloat returns a // b.
func FloorDivFloat(a, b float64) float64 {
	if b == 0 {
		panic(NewZeroDivisionError("float floor division by zero"))
	}
	q, _ := divModFloat(a, b)
	return q
}

// DivModFloat returns divmod(a, b).
func DivModFloat(a, b float64) (q, r float64) {
	if b == 0 {
		panic(NewZeroDivisionError("float divmod()"))
	}
	return divModFloat(a, b)
}

// TrueDivFloat returns a / b.
func TrueDivFloat(a, b float64) float64 {
	if b == 0 {
		floatDivisionByZero()
	}
	return a / b
}

func floatDivisionByZero() { panic(NewZeroDivisionError("float division by zero")) }

// divModFloat divides as CPython does: from the remainder, which is exact.
func divModFloat(a, b float64) (q, r float64) {
	r = fmod(a, b)
	q = (a - r) / b
	if r == 0 {
		r = math.Copysign(0, b)
	} else if (b < 0) != (r < 0) {
		r += b
		q--
	}
	if q == 0 {
		return math.Copysign(0, a/b), r
	}
	floor := math.Floor(q)
	if q-floor > 0.5 {
		floor++
	}
	return floor, r
}

// fmod returns the remainder of a / b with the sign of a, as C's fmod. For
// quotients below 2**53 one multiply-add gives it exactly, up to one b.
func fmod(a, b float64) float64 {
	x, y := math.Abs(a), math.Abs(b)
	if x < y {
		return a
	}
	q := math.Trunc(x / y)
	if !(q < exactFloat && y > 0x1p-960) {
		return math.Mod(a, b)
	}
	r := math.FMA(-q, y, x)
	if r < 0 {
		r += y
	} else if r >= y {
		r -= y
	}
	return math.Copysign(r, a)
}
