package dyn

import (
	"math"
	"math/big"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds the functions of Decimal whose results are not rational: they are
// worked out to many more digits than asked for and rounded once.

// extraDigits are worked out beside those that a result shows.
const extraDigits = 40

// bitsFor returns the bits of so many decimal digits.
func bitsFor(digits int) uint { return uint(float64(digits)*3.3219281) + 64 }

// float returns d to a number of bits.
func (d *decimalObject) float(bits uint) *big.Float {
	f := new(big.Float).SetPrec(bits).SetInt(d.coeff)
	scale := new(big.Float).SetPrec(bits).SetInt(pow10(max(d.exp, -d.exp)))
	if d.exp < 0 {
		f.Quo(f, scale)
	} else {
		f.Mul(f, scale)
	}
	if d.neg {
		f.Neg(f)
	}
	return f
}

// irrational rounds a result that is known to more digits than asked for.
func (c *decimalContext) irrational(f *big.Float) *decimalObject {
	text := f.Text('e', c.prec+extraDigits/2)
	d := parseDecimal(text)
	half := c.halved()
	defer c.take(half)
	return half.finish(d, true)
}

func newFloat(bits uint, x float64) *big.Float { return new(big.Float).SetPrec(bits).SetFloat64(x) }

// bigExp returns e**x: the series for a small part of x, squared again and again.
func bigExp(x *big.Float) *big.Float {
	bits := x.Prec()
	halvings := 0
	if e := x.MantExp(nil) + 8; x.Sign() != 0 && e > 0 {
		halvings = e
	}
	work := bits + uint(halvings) + 32
	small := new(big.Float).SetPrec(work).SetMantExp(new(big.Float).SetPrec(work).Set(x), -halvings)
	sum, term := newFloat(work, 1), newFloat(work, 1)
	for n := 1.0; ; n++ {
		term.Mul(term, small)
		term.Quo(term, newFloat(work, n))
		if term.Sign() == 0 || term.MantExp(nil) < -int(work) {
			break
		}
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum.SetPrec(bits)
}

// bigLog returns the natural logarithm of x > 0: that of the mantissa, brought near 1
// by square roots, and of the power of two.
func bigLog(x *big.Float) *big.Float {
	bits := x.Prec() + 64
	m := new(big.Float).SetPrec(bits)
	exp := new(big.Float).SetPrec(bits).Set(x).MantExp(m)
	r := logNear(m)
	if exp != 0 {
		two := logNear(newFloat(bits, 0.5))
		r.Sub(r, two.Mul(two, newFloat(bits, float64(exp))))
	}
	return r
}

// logNear returns the logarithm of x in [0.5, 1].
func logNear(x *big.Float) *big.Float {
	bits := x.Prec()
	roots := int(math.Sqrt(float64(bits)))/2 + 4
	work := bits + uint(roots) + 32
	y := new(big.Float).SetPrec(work).Set(x)
	for range roots {
		y.Sqrt(y)
	}
	one := newFloat(work, 1)
	z := new(big.Float).SetPrec(work).Sub(y, one)
	z.Quo(z, y.Add(y, one))
	square := new(big.Float).SetPrec(work).Mul(z, z)
	sum, power := new(big.Float).SetPrec(work), z
	for n := 1.0; power.Sign() != 0 && power.MantExp(nil) > -int(work)-roots; n += 2 {
		sum.Add(sum, new(big.Float).SetPrec(work).Quo(power, newFloat(work, n)))
		power = new(big.Float).SetPrec(work).Mul(power, square)
	}
	return new(big.Float).SetPrec(bits).SetMantExp(sum, roots+1)
}

// exp is d.exp().
func (c *decimalContext) exp(d *decimalObject) *decimalObject {
	switch {
	case d.kind == nanDecimal:
		return d
	case d.kind == infiniteDecimal && d.neg:
		return decimalOf(false, new(big.Int), 0)
	case d.kind == infiniteDecimal:
		return d
	case d.isZero():
		return decimalOf(false, big.NewInt(1), 0)
	case d.adjusted() > 6:
		panic(pyrt.NewGuard("decimal: exp of such a number is not carried over"))
	}
	return c.irrational(bigExp(d.float(bitsFor(c.prec + extraDigits + max(d.adjusted(), 0) + 10))))
}

// ln is d.ln(), and log10 with ten.
func (c *decimalContext) ln(d *decimalObject, ten bool) *decimalObject {
	switch {
	case d.kind == nanDecimal:
		return d
	case d.isZero():
		return specialDecimal(infiniteDecimal, true)
	case d.neg:
		signal(invalidOperation, invalidOperation)
	case d.kind == infiniteDecimal:
		return d
	}
	n := c.normalized(d)
	switch isPower := n.coeff.IsInt64() && n.coeff.Int64() == 1; {
	case isPower && ten:
		return newDecimal(n.exp)
	case isPower && n.exp == 0:
		return decimalOf(false, new(big.Int), 0)
	}
	bits := bitsFor(c.prec + extraDigits + 40)
	r := bigLog(d.float(bits))
	if ten {
		r.Quo(r, bigLog(newFloat(bits, 10)))
	}
	return c.irrational(r)
}

// realPow is a ** b for exponents that are no small ints.
func (c *decimalContext) realPow(a, b *decimalObject) *decimalObject {
	one := func(d *decimalObject) bool { return compareDecimal(d, newDecimal(1)) == 0 }
	switch {
	case a.isZero() && !b.neg:
		return decimalOf(false, new(big.Int), 0)
	case a.isZero():
		return specialDecimal(infiniteDecimal, false)
	case a.neg && b.wholeValue() == nil:
		signal(invalidOperation, invalidOperation)
	case a.neg || one(a) || b.adjusted() > 12:
		panic(pyrt.NewGuard("decimal: such a power is not carried over"))
	}
	bits := bitsFor(c.prec + extraDigits + 60)
	y := bigLog(a.float(bits))
	y.Mul(y, b.float(bits))
	if e := y.MantExp(nil); e > 24 {
		panic(pyrt.NewGuard("decimal: such a power is not carried over"))
	}
	r := bigExp(y)
	// a result that is exact shows all its digits
	d := parseDecimal(r.Text('e', c.prec+extraDigits/2))
	if exact := d.toExponent(d.adjusted()-c.prec+1, halfEven); dividesTen(d.coeff, extraDigits/2-2) || nearly(d, exact, c.prec) {
		c.note(decimalRounded)
		if exact.digits() > c.prec {
			exact = exact.toExponent(exact.exp+1, halfEven)
		}
		return exact
	}
	return c.irrational(r)
}

// nearly tells whether a result differs from its rounded form in its last digits only,
// those that are worked out beside the ones asked for.
func nearly(d, rounded *decimalObject, prec int) bool {
	x, y, _ := align(d, rounded)
	diff := x.Sub(x, y)
	return countDigits(diff) <= 4 && d.digits() > prec
}

// engineering writes d with an exponent that is a multiple of three.
func (d *decimalObject) engineering() string {
	text := d.Str()
	i := strings.IndexByte(text, 'E')
	if d.kind != finiteDecimal || i < 0 {
		return text
	}
	digits := d.coeff.Text(10)
	adjusted := d.exp + len(digits) - 1
	lead := adjusted - pyrt.FloorDivInt(adjusted, 3)*3 + 1
	if d.isZero() {
		panic(pyrt.NewGuard("decimal: to_eng_string of such a zero is not carried over"))
	}
	if lead > len(digits) {
		digits += strings.Repeat("0", lead-len(digits))
	}
	sign := ""
	if d.neg {
		sign = "-"
	}
	if len(digits) > lead {
		digits = digits[:lead] + "." + digits[lead:]
	}
	if exp := adjusted - lead + 1; exp != 0 {
		digits += "E" + signed(exp)
	}
	return sign + digits
}

// class returns what number_class says.
func (d *decimalObject) class() string {
	sign := "+"
	if d.neg {
		sign = "-"
	}
	switch {
	case d.kind == nanDecimal:
		return "NaN"
	case d.kind == infiniteDecimal:
		return sign + "Infinity"
	case d.isZero():
		return sign + "Zero"
	}
	return sign + "Normal"
}

// next returns the number next to d in the context, upwards or downwards.
func (c *decimalContext) next(d *decimalObject, up bool) *decimalObject {
	if d.kind != finiteDecimal || d.isZero() {
		panic(pyrt.NewGuard("decimal: the next number of such a one is not carried over"))
	}
	step := c.copied()
	step.rounding = "ROUND_FLOOR"
	if up {
		step.rounding = "ROUND_CEILING"
	}
	if r := step.round(d); compareDecimal(r, d) != 0 {
		return r
	}
	tiny := decimalOf(!up, big.NewInt(1), d.adjusted()-2*c.prec)
	return step.add(d, tiny)
}

// remainderNear is d.remainder_near(o).
func (c *decimalContext) remainderNear(d, o *decimalObject) *decimalObject {
	if d.kind != finiteDecimal || o.kind != finiteDecimal || o.isZero() {
		panic(pyrt.NewGuard("decimal: such a remainder is not carried over"))
	}
	x, y, exp := align(d, o)
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	twice := new(big.Int).Lsh(new(big.Int).Abs(r), 1)
	if cmp := twice.CmpAbs(y); cmp > 0 || cmp == 0 && q.Bit(0) == 1 {
		if r.Sign()*y.Sign() > 0 {
			r.Sub(r, y)
		} else {
			r.Add(r, y)
		}
	}
	neg := r.Sign() < 0 || r.Sign() == 0 && d.neg
	return c.round(decimalOf(neg, r.Abs(r), exp))
}

// decimalFunctions adds them to the class.
func decimalFunctions(t *Class) {
	self := func(a []Value) *decimalObject { return a[0].(*decimalObject) }
	in := func(v Value, f func() Value) Value {
		if c, ok := v.(*decimalContext); ok {
			return c.within(f)
		}
		return f()
	}
	t.Def("exp(context=None)", func(a []Value) Value { return in(a[1], func() Value { return currentDecimal.exp(self(a)) }) })
	t.Def("ln(context=None)", func(a []Value) Value { return in(a[1], func() Value { return currentDecimal.ln(self(a), false) }) })
	t.Def("log10(context=None)", func(a []Value) Value { return in(a[1], func() Value { return currentDecimal.ln(self(a), true) }) })
	t.Def("fma(other, third, context=None)", func(a []Value) Value {
		x, y := self(a), newDecimal(a[1])
		if x.kind != finiteDecimal || y.kind != finiteDecimal {
			panic(pyrt.NewGuard("decimal: fma of infinities and NaNs is not carried over"))
		}
		exact := decimalOf(x.neg != y.neg, new(big.Int).Mul(x.coeff, y.coeff), x.exp+y.exp)
		return in(a[3], func() Value { return currentDecimal.add(exact, newDecimal(a[2])) })
	})
	t.Def("remainder_near(other, context=None)", func(a []Value) Value {
		return in(a[2], func() Value { return currentDecimal.remainderNear(self(a), newDecimal(a[1])) })
	})
	t.Def("logb(context=None)", func(a []Value) Value {
		if self(a).kind != finiteDecimal || self(a).isZero() {
			panic(pyrt.NewGuard("decimal: logb of such a number is not carried over"))
		}
		return newDecimal(self(a).adjusted())
	})
	t.Def("scaleb(other, context=None)", func(a []Value) Value {
		n, d := newDecimal(a[1]).wholeValue(), self(a)
		if n == nil || !n.IsInt64() || d.kind != finiteDecimal {
			signal(invalidOperation, invalidOperation)
		}
		return in(a[2], func() Value { return currentDecimal.round(decimalOf(d.neg, d.coeff, d.exp+int(n.Int64()))) })
	})
	t.Def("number_class(context=None)", func(a []Value) Value { return self(a).class() })
	t.Def("next_plus(context=None)", func(a []Value) Value { return in(a[1], func() Value { return currentDecimal.next(self(a), true) }) })
	t.Def("next_minus(context=None)", func(a []Value) Value { return in(a[1], func() Value { return currentDecimal.next(self(a), false) }) })
	t.Def("to_eng_string(context=None)", func(a []Value) Value { return self(a).engineering() })
	t.Def("is_normal(context=None)", func(a []Value) Value { return self(a).kind == finiteDecimal && !self(a).isZero() })
	t.Def("is_subnormal(context=None)", func([]Value) Value { return false })
	t.Def("is_snan()", func([]Value) Value { return false })
	t.Def("is_qnan()", func(a []Value) Value { return self(a).kind == nanDecimal })
	t.Def("is_canonical()", func([]Value) Value { return true })
	t.Def("canonical()", func(a []Value) Value { return self(a) })
	t.Def("radix()", func([]Value) Value { return newDecimal(10) })
}
