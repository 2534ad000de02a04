package pyrt

import "math"

// Fraction is a fractions.Fraction in lowest terms; the zero value is not one. It
// is immutable, and compared by its methods, never by ==.
// https://docs.python.org/3.11/library/fractions.html
type Fraction struct{ Num, Den Int }

// NewFraction returns Fraction(num, den).
func NewFraction(num, den Int) Fraction {
	if den.Sign() == 0 {
		panic(NewZeroDivisionError("Fraction(" + ReprInt(num) + ", 0)"))
	}
	g := num.GCD(den)
	if den.Sign() < 0 {
		g = g.Neg()
	}
	return Fraction{num.FloorDiv(g), den.FloorDiv(g)}
}

// FractionOf returns Fraction(num, den) of ints.
func FractionOf(num, den int) Fraction { return NewFraction(NewInt(num), NewInt(den)) }

// FractionFromFloat returns Fraction(f), exactly.
func FractionFromFloat(f float64) Fraction {
	num, den := AsIntegerRatio(f)
	return Fraction{num, den}
}

// Add returns f + g.
func (f Fraction) Add(g Fraction) Fraction {
	return NewFraction(f.Num.Mul(g.Den).Add(g.Num.Mul(f.Den)), f.Den.Mul(g.Den))
}

// Sub returns f - g.
func (f Fraction) Sub(g Fraction) Fraction { return f.Add(g.Neg()) }

// Mul returns f * g.
func (f Fraction) Mul(g Fraction) Fraction { return NewFraction(f.Num.Mul(g.Num), f.Den.Mul(g.Den)) }

// Div returns f / g.
func (f Fraction) Div(g Fraction) Fraction {
	if g.Num.Sign() == 0 { // the message shows what CPython has reduced by then
		a := f.Den.GCD(g.Den)
		b := f.Num.GCD(g.Num)
		panic(NewZeroDivisionError("Fraction(" + ReprInt(f.Num.FloorDiv(oneIfZero(b)).Mul(g.Den.FloorDiv(a))) + ", 0)"))
	}
	return NewFraction(f.Num.Mul(g.Den), f.Den.Mul(g.Num))
}

func oneIfZero(n Int) Int {
	if n.Sign() == 0 {
		return NewInt(1)
	}
	return n
}

// FloorDiv returns f // g.
func (f Fraction) FloorDiv(g Fraction) Int { return f.Num.Mul(g.Den).FloorDiv(f.Den.Mul(g.Num)) }

// Mod returns f % g.
func (f Fraction) Mod(g Fraction) Fraction {
	den := f.Den.Mul(g.Den)
	return NewFraction(f.Num.Mul(g.Den).Mod(g.Num.Mul(f.Den)), den)
}

// Pow returns f ** n.
func (f Fraction) Pow(n int) Fraction {
	switch {
	case n >= 0:
		return Fraction{f.Num.Pow(NewInt(n)), f.Den.Pow(NewInt(n))}
	case f.Num.Sign() == 0:
		panic(NewZeroDivisionError("Fraction(" + ReprInt(f.Den.Pow(NewInt(-n))) + ", 0)"))
	}
	return NewFraction(f.Den.Pow(NewInt(-n)), f.Num.Pow(NewInt(-n)))
}

// Neg returns -f.
func (f Fraction) Neg() Fraction { return Fraction{f.Num.Neg(), f.Den} }

// Abs returns abs(f).
func (f Fraction) Abs() Fraction { return Fraction{f.Num.Abs(), f.Den} }

// Floor returns math.floor(f).
func (f Fraction) Floor() Int { return f.Num.FloorDiv(f.Den) }

// Ceil returns math.ceil(f).
func (f Fraction) Ceil() Int { return f.Num.Neg().FloorDiv(f.Den).Neg() }

// Trunc returns int(f).
func (f Fraction) Trunc() Int {
	if f.Num.Sign() < 0 {
		return f.Ceil()
	}
	return f.Floor()
}

// Round returns round(f): half to even.
func (f Fraction) Round() Int { return divideNearest(f.Num, f.Den) }

// Float returns float(f).
func (f Fraction) Float() float64 { return f.Num.TrueDiv(f.Den) }

// Cmp returns -1, 0 or 1: f less than, equal to or greater than g.
func (f Fraction) Cmp(g Fraction) int { return f.Num.Mul(g.Den).Cmp(g.Num.Mul(f.Den)) }

// Eq returns f == g.
func (f Fraction) Eq(g Fraction) bool { return f.Num.Eq(g.Num) && f.Den.Eq(g.Den) }

// Less returns f < g.
func (f Fraction) Less(g Fraction) bool { return f.Cmp(g) < 0 }

// EqualValue returns f == other for any other value.
func (f Fraction) EqualValue(other Value) (equal, ok bool) {
	g, ok := fractionValue(other)
	return ok && f.Eq(g), ok
}

// LessValue returns f < other for any other value.
func (f Fraction) LessValue(other Value) (less, ok bool) {
	g, ok := fractionValue(other)
	return ok && f.Less(g), ok
}

// fractionValue returns a number as a Fraction: not complex, infinite or NaN.
func fractionValue(v Value) (Fraction, bool) {
	switch v := v.(type) {
	case Fraction:
		return v, true
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return Fraction{}, false
		}
		return FractionFromFloat(v), true
	}
	n, ok := intValue(v)
	return Fraction{n, NewInt(1)}, ok
}

// KeyFuncs makes fractions keys of a [Dict] or [Set].
func (Fraction) KeyFuncs() *KeyFuncs[Fraction] {
	return &KeyFuncs[Fraction]{Hash: Fraction.Hash, Equal: Fraction.Eq}
}

// Hash returns hash(f), which is that of an equal int or float.
func (f Fraction) Hash() int {
	prime := NewInt(hashModulus)
	h := hashInf
	if f.Den.Mod(prime).Sign() != 0 {
		inverse := f.Den.PowMod(NewInt(hashModulus-2), prime)
		h = f.Num.Abs().Mod(prime).Mul(inverse).Mod(prime).Int()
	}
	return signedHash(h, f.Num.Sign() < 0)
}

// LimitDenominator returns f.limit_denominator(most): the nearest fraction with
// a denominator up to most.
func (f Fraction) LimitDenominator(most Int) Fraction {
	one := NewInt(1)
	if most.Less(one) {
		panic(NewValueError("max_denominator should be at least 1"))
	}
	if !most.Less(f.Den) {
		return f
	}
	p0, q0, p1, q1 := Int{}, one, one, Int{}
	n, d := f.Num, f.Den
	for {
		a := n.FloorDiv(d)
		q2 := q0.Add(a.Mul(q1))
		if most.Less(q2) {
			break
		}
		p0, q0, p1, q1 = p1, q1, p0.Add(a.Mul(p1)), q2
		n, d = d, n.Sub(a.Mul(d))
	}
	k := most.Sub(q0).FloorDiv(q1)
	low, high := NewFraction(p0.Add(k.Mul(p1)), q0.Add(k.Mul(q1))), NewFraction(p1, q1)
	if high.Sub(f).Abs().Cmp(low.Sub(f).Abs()) <= 0 {
		return high
	}
	return low
}

// IsTrue returns bool(f).
func (f Fraction) IsTrue() bool { return f.Num.Sign() != 0 }

// TypeName returns "Fraction".
func (f Fraction) TypeName() string { return "Fraction" }

// Repr returns repr(f), such as Fraction(1, 2).
func (f Fraction) Repr() string { return "Fraction(" + ReprInt(f.Num) + ", " + ReprInt(f.Den) + ")" }

// Str returns str(f), such as 1/2.
func (f Fraction) Str() string {
	if f.Den.Eq(NewInt(1)) {
		return ReprInt(f.Num)
	}
	return ReprInt(f.Num) + "/" + ReprInt(f.Den)
}
