package pyrt

import "math/big"

// IntAccumulator is an int of any size that is changed in place. A loop that
// computes its ints anew each turn allocates nothing with it once the
// accumulators have grown. The zero value is 0. It must not be copied.
type IntAccumulator struct{ v, rest big.Int }

// Set makes a equal to n.
func (a *IntAccumulator) Set(n Int) *IntAccumulator {
	if n.big == nil {
		a.v.SetInt64(n.small)
	} else {
		a.v.Set(n.big)
	}
	return a
}

// Int returns the value of a, which later changes of a do not touch.
func (a *IntAccumulator) Int() Int {
	if a.v.IsInt64() {
		return Int{small: a.v.Int64()}
	}
	return IntOf(new(big.Int).Set(&a.v))
}

// Add sets a to x + y; each may be a itself.
func (a *IntAccumulator) Add(x, y *IntAccumulator) *IntAccumulator {
	a.v.Add(&x.v, &y.v)
	return a
}

// Sub sets a to x - y.
func (a *IntAccumulator) Sub(x, y *IntAccumulator) *IntAccumulator {
	a.v.Sub(&x.v, &y.v)
	return a
}

// Mul sets a to x * y.
func (a *IntAccumulator) Mul(x, y *IntAccumulator) *IntAccumulator {
	a.v.Mul(&x.v, &y.v)
	return a
}

// MulInt sets a to x * n.
func (a *IntAccumulator) MulInt(x *IntAccumulator, n int) *IntAccumulator {
	a.rest.SetInt64(int64(n))
	a.v.Mul(&x.v, &a.rest)
	return a
}

// AddInt sets a to x + n.
func (a *IntAccumulator) AddInt(x *IntAccumulator, n int) *IntAccumulator {
	a.rest.SetInt64(int64(n))
	a.v.Add(&x.v, &a.rest)
	return a
}

// FloorDiv sets a to x // y.
func (a *IntAccumulator) FloorDiv(x, y *IntAccumulator) *IntAccumulator {
	sign := y.v.Sign()
	if sign == 0 {
		panic(NewZeroDivisionError("integer division or modulo by zero"))
	}
	a.v.QuoRem(&x.v, &y.v, &a.rest)
	if r := a.rest.Sign(); r != 0 && r != sign {
		a.v.Sub(&a.v, big.NewInt(1))
	}
	return a
}

// Mod sets a to x % y.
func (a *IntAccumulator) Mod(x, y *IntAccumulator) *IntAccumulator {
	sign := y.v.Sign()
	if sign == 0 {
		panic(NewZeroDivisionError("integer modulo by zero"))
	}
	a.rest.Rem(&x.v, &y.v)
	if r := a.rest.Sign(); r != 0 && r != sign {
		a.rest.Add(&a.rest, &y.v)
	}
	a.v.Set(&a.rest)
	return a
}

// Cmp returns -1, 0 or 1 as a is below, equal to or above b.
func (a *IntAccumulator) Cmp(b *IntAccumulator) int { return a.v.Cmp(&b.v) }

// Sign returns -1, 0 or 1.
func (a *IntAccumulator) Sign() int { return a.v.Sign() }
