package pyrt

import "math"

// Num is a Python number that is an int or a float by turns: a variable that
// starts as 0 and has floats added, max(0, x), 2 ** n. Its operators give what
// Python's give for the two types. The zero value is the int 0.
type Num struct {
	isFloat bool
	f       float64
	n       Int
}

// NumInt returns the int n as a Num.
func NumInt(n int) Num { return Num{n: NewInt(n)} }

// NumOf returns the int n as a Num.
func NumOf(n Int) Num { return Num{n: n} }

// NumFloat returns the float f as a Num.
func NumFloat(f float64) Num { return Num{isFloat: true, f: f} }

// IsFloat reports whether a is a float.
func (a Num) IsFloat() bool { return a.isFloat }

// Float returns float(a).
func (a Num) Float() float64 {
	if a.isFloat {
		return a.f
	}
	return a.n.Float()
}

// Int returns int(a).
func (a Num) Int() Int {
	if a.isFloat {
		return IntFromFloat(a.f)
	}
	return a.n
}

// Value returns a as a float64, an int or an [Int].
func (a Num) Value() Value {
	if a.isFloat {
		return a.f
	}
	if n, ok := a.n.Small(); ok {
		return n
	}
	return a.n
}

// Repr returns repr(a), which is also str(a).
func (a Num) Repr() string {
	if a.isFloat {
		return ReprFloat(a.f)
	}
	return ReprInt(a.n)
}

// String returns repr(a).
func (a Num) String() string { return a.Repr() }

// FormatNum returns format(a, spec), as f"{a:spec}" does.
func FormatNum(a Num, spec string) string {
	if a.isFloat {
		return FormatFloat(a.f, spec)
	}
	return FormatBigInt(a.n, spec)
}

// TypeName returns "int" or "float".
func (a Num) TypeName() string {
	if a.isFloat {
		return "float"
	}
	return "int"
}

// IsTrue returns bool(a).
func (a Num) IsTrue() bool {
	if a.isFloat {
		return a.f != 0
	}
	return a.n.IsTrue()
}

// Hash returns hash(a), the same for equal ints and floats.
func (a Num) Hash() int {
	if a.isFloat {
		return HashFloat(a.f)
	}
	return a.n.Hash()
}

// Add returns a + b.
func (a Num) Add(b Num) Num {
	if a.isFloat || b.isFloat {
		return NumFloat(a.Float() + b.Float())
	}
	return NumOf(a.n.Add(b.n))
}

// Sub returns a - b.
func (a Num) Sub(b Num) Num {
	if a.isFloat || b.isFloat {
		return NumFloat(a.Float() - b.Float())
	}
	return NumOf(a.n.Sub(b.n))
}

// Mul returns a * b.
func (a Num) Mul(b Num) Num {
	if a.isFloat || b.isFloat {
		return NumFloat(a.Float() * b.Float())
	}
	return NumOf(a.n.Mul(b.n))
}

// TrueDiv returns a / b, which is a float.
func (a Num) TrueDiv(b Num) float64 {
	if a.isFloat || b.isFloat {
		return TrueDivFloat(a.Float(), b.Float())
	}
	return a.n.TrueDiv(b.n)
}

// FloorDiv returns a // b.
func (a Num) FloorDiv(b Num) Num {
	if a.isFloat || b.isFloat {
		return NumFloat(FloorDivFloat(a.Float(), b.Float()))
	}
	return NumOf(a.n.FloorDiv(b.n))
}

// Mod returns a % b.
func (a Num) Mod(b Num) Num {
	if a.isFloat || b.isFloat {
		return NumFloat(FloorModFloat(a.Float(), b.Float()))
	}
	return NumOf(a.n.Mod(b.n))
}

// DivMod returns divmod(a, b).
func (a Num) DivMod(b Num) (q, r Num) {
	if a.isFloat || b.isFloat {
		x, y := DivModFloat(a.Float(), b.Float())
		return NumFloat(x), NumFloat(y)
	}
	x, y := a.n.DivMod(b.n)
	return NumOf(x), NumOf(y)
}

// Pow returns a ** b. A negative float with a fractional b has a complex result,
// for which Pow panics with a [*Guard].
func (a Num) Pow(b Num) Num {
	if a.isFloat || b.isFloat || b.n.Sign() < 0 {
		return NumFloat(PowFloat(a.Float(), b.Float()))
	}
	return NumOf(a.n.Pow(b.n))
}

// Neg returns -a.
func (a Num) Neg() Num {
	if a.isFloat {
		return NumFloat(-a.f)
	}
	return NumOf(a.n.Neg())
}

// Abs returns abs(a).
func (a Num) Abs() Num {
	if a.isFloat {
		return NumFloat(math.Abs(a.f))
	}
	return NumOf(a.n.Abs())
}

// Cmp compares a with b exactly: it returns -1, 0 or 1, and false if one is NaN,
// with which every comparison but != is false.
func (a Num) Cmp(b Num) (order int, ok bool) {
	switch {
	case a.isFloat && b.isFloat:
		switch {
		case a.f < b.f:
			return -1, true
		case a.f > b.f:
			return 1, true
		}
		return 0, a.f == b.f
	case b.isFloat:
		return a.n.CompareFloat(b.f)
	case a.isFloat:
		order, ok = b.n.CompareFloat(a.f)
		return -order, ok
	}
	return a.n.Cmp(b.n), true
}

// Eq returns a == b.
func (a Num) Eq(b Num) bool { order, ok := a.Cmp(b); return ok && order == 0 }

// Less returns a < b.
func (a Num) Less(b Num) bool { order, ok := a.Cmp(b); return ok && order < 0 }

// LessEq returns a <= b.
func (a Num) LessEq(b Num) bool { order, ok := a.Cmp(b); return ok && order <= 0 }
