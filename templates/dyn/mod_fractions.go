package dyn

import (
	"math"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A fractionObject is a fractions.Fraction.
type fractionObject struct{ pyrt.Fraction }

// PyClass returns fractions.Fraction.
func (*fractionObject) PyClass() *Class { return fractionType }

// EqualValue returns f == other for any number.
func (f *fractionObject) EqualValue(other Value) (equal, ok bool) {
	order, ok := f.compare(other)
	return ok && order == 0, ok
}

// LessValue returns f < other for any number.
func (f *fractionObject) LessValue(other Value) (less, ok bool) {
	order, ok := f.compare(other)
	return ok && order == -1, ok
}

// AsInt returns int(f), where loose.
func (f *fractionObject) AsInt(loose bool) (Int, bool) { return f.Trunc(), loose }

// AsFloat returns float(f).
func (f *fractionObject) AsFloat() (float64, bool) { return f.Float(), true }

// compare returns -1, 0 or 1, or 2 where the other is NaN.
func (f *fractionObject) compare(other Value) (order int, ok bool) {
	if g, ok := rationalOf(other); ok {
		return f.Cmp(g), true
	}
	switch x := held(other).(type) {
	case float64:
		switch {
		case math.IsNaN(x):
			return 2, true
		case math.IsInf(x, 1):
			return -1, true
		case math.IsInf(x, -1):
			return 1, true
		}
		return f.Cmp(pyrt.FractionFromFloat(x)), true
	case complex128:
		if imag(x) == 0 {
			return f.compare(real(x))
		}
		return 2, true
	}
	return 0, false
}

// rationalOf returns an int or a Fraction as a fraction.
func rationalOf(v Value) (pyrt.Fraction, bool) {
	switch x := held(v).(type) {
	case *fractionObject:
		return x.Fraction, true
	case int, bool, Int:
		return pyrt.NewFraction(BigIndex(x), pyrt.NewInt(1)), true
	}
	return pyrt.Fraction{}, false
}

var fractionType = NewType("fractions", "Fraction")

// ModFractions is the module fractions.
var ModFractions = NewLibrary("fractions", func(m *Module) { m.Const("Fraction", fractionType) })

func fraction(f pyrt.Fraction) Value { return &fractionObject{f} }

func newFraction(args []Value) pyrt.Fraction {
	a := args[0]
	if args[1] != nil {
		n, ok := rationalOf(a)
		d, okD := rationalOf(args[1])
		if !ok || !okD {
			raise(pyrt.TypeError, "both arguments should be Rational instances")
		}
		if d.Num.IsZero() {
			raise(pyrt.ZeroDivisionError, "Fraction(%s, 0)", pyrt.ReprInt(n.Num))
		}
		return n.Div(d)
	}
	if f, ok := rationalOf(a); ok {
		return f
	}
	switch x := held(a).(type) {
	case float64:
		return pyrt.FractionFromFloat(x)
	case string:
		return parseFraction(x)
	}
	if ratio := GetAttrOr(a, "as_integer_ratio", Unbound); ratio != Unbound {
		pair := Unpack(Call0(ratio), 2)
		return pyrt.NewFraction(BigIndex(pair[0]), BigIndex(pair[1]))
	}
	raise(pyrt.TypeError, "argument should be a string or a Rational instance")
	return pyrt.Fraction{}
}

// parseFraction reads "3", "3/4", "-1.25", "1e-3".
func parseFraction(text string) pyrt.Fraction {
	s := strings.TrimSpace(text)
	bad := func() { raise(pyrt.ValueError, "Invalid literal for Fraction: %s", pyrt.Repr(text)) }
	if num, den, ok := strings.Cut(s, "/"); ok {
		if !fractionDigits(strings.TrimLeft(num, "+-")) || !fractionDigits(den) || len(num)-len(strings.TrimLeft(num, "+-")) > 1 {
			bad()
		}
		d := pyrt.ParseBigInt(den, 10)
		if d.IsZero() {
			raise(pyrt.ZeroDivisionError, "Fraction(%s, 0)", pyrt.ReprInt(pyrt.ParseBigInt(num, 10)))
		}
		return pyrt.NewFraction(pyrt.ParseBigInt(num, 10), d)
	}
	mantissa, exponent, hasExponent := strings.Cut(strings.ToLower(s), "e")
	whole, decimals, _ := strings.Cut(mantissa, ".")
	unsigned := strings.TrimLeft(whole, "+-")
	if len(whole)-len(unsigned) > 1 || !fractionDigits(unsigned+decimals) || hasExponent && !fractionDigits(strings.TrimLeft(exponent, "+-")) {
		bad()
	}
	n := pyrt.ParseBigInt(whole+decimals, 10)
	scale := -len(strings.ReplaceAll(decimals, "_", ""))
	if hasExponent {
		scale += pyrt.ParseInt(exponent)
	}
	ten := pyrt.NewInt(10)
	if scale < 0 {
		return pyrt.NewFraction(n, ten.Pow(pyrt.NewInt(-scale)))
	}
	return pyrt.NewFraction(n.Mul(ten.Pow(pyrt.NewInt(scale))), pyrt.NewInt(1))
}

func fractionDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789_") == "" && s[0] != '_' && s[len(s)-1] != '_' && !strings.Contains(s, "__")
}

func init() {
	t := fractionType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return fraction(newFraction(signatureOf("numerator=0, denominator=None").bind("Fraction.__new__", args, kw, nil)))
	}, nil)
	self := func(a []Value) pyrt.Fraction { return a[0].(*fractionObject).Fraction }
	for _, name := range []string{"numerator", "real"} {
		t.Getter(name, func(v Value) Value {
			if name == "real" {
				return v
			}
			return v.(*fractionObject).Num.Value()
		})
	}
	t.Getter("denominator", func(v Value) Value { return v.(*fractionObject).Den.Value() })
	t.Getter("imag", func(Value) Value { return 0 })
	t.Def("conjugate()", func(a []Value) Value { return a[0] })
	t.ClassDef("from_float(cls, f)", func(a []Value) Value { return fraction(newFraction([]Value{a[1], nil})) })
	t.ClassDef("from_decimal(cls, dec)", func(a []Value) Value { return fraction(newFraction([]Value{a[1], nil})) })
	t.Def("as_integer_ratio()", func(a []Value) Value { return Tuple{self(a).Num.Value(), self(a).Den.Value()} })
	t.Def("limit_denominator(max_denominator=1000000)", func(a []Value) Value {
		most := BigIndex(a[1])
		if most.Sign() <= 0 {
			raise(pyrt.ValueError, "max_denominator should be at least 1")
		}
		return fraction(self(a).LimitDenominator(most))
	})
	t.Def("__repr__()", func(a []Value) Value { return self(a).Repr() })
	t.Def("__str__()", func(a []Value) Value { return self(a).Str() })
	t.Def("__hash__()", func(a []Value) Value { return self(a).Hash() })
	t.Def("__bool__()", func(a []Value) Value { return self(a).IsTrue() })
	t.Def("__float__()", func(a []Value) Value { return self(a).Float() })
	t.Def("__int__()", func(a []Value) Value { return self(a).Trunc().Value() })
	t.Def("__trunc__()", func(a []Value) Value { return self(a).Trunc().Value() })
	t.Def("__floor__()", func(a []Value) Value { return self(a).Floor().Value() })
	t.Def("__ceil__()", func(a []Value) Value { return self(a).Ceil().Value() })
	t.Def("__round__(ndigits=None)", func(a []Value) Value {
		if a[1] == nil {
			return self(a).Round().Value()
		}
		n := Index(a[1])
		scale := pyrt.NewFraction(pyrt.NewInt(10).Pow(pyrt.NewInt(max(n, -n))), pyrt.NewInt(1))
		if n > 0 {
			return fraction(pyrt.NewFraction(self(a).Mul(scale).Round(), pyrt.NewInt(1)).Div(scale))
		}
		return fraction(pyrt.NewFraction(self(a).Div(scale).Round(), pyrt.NewInt(1)).Mul(scale))
	})
	t.Def("__neg__()", func(a []Value) Value { return fraction(self(a).Neg()) })
	t.Def("__pos__()", func(a []Value) Value { return a[0] })
	t.Def("__abs__()", func(a []Value) Value { return fraction(self(a).Abs()) })
	t.DefSelf("__copy__()", func(a []Value) Value { return a[0] })
	t.DefSelf("__deepcopy__(memo, /)", func(a []Value) Value { return a[0] })
	fractionArithmetic(t)
	fractionComparison(t)
}

func fractionArithmetic(t *Class) {
	for _, op := range []struct {
		name  string
		exact func(f, g pyrt.Fraction) Value
		float *operator
	}{
		{"add", func(f, g pyrt.Fraction) Value { return fraction(f.Add(g)) }, opAdd},
		{"sub", func(f, g pyrt.Fraction) Value { return fraction(f.Sub(g)) }, opSub},
		{"mul", func(f, g pyrt.Fraction) Value { return fraction(f.Mul(g)) }, opMul},
		{"truediv", func(f, g pyrt.Fraction) Value {
			if g.Num.IsZero() {
				raise(pyrt.ZeroDivisionError, "Fraction(%s, 0)", pyrt.ReprInt(f.Num.Mul(g.Den)))
			}
			return fraction(f.Div(g))
		}, opDiv},
		{"floordiv", func(f, g pyrt.Fraction) Value { return f.FloorDiv(g).Value() }, opFloorDiv},
		{"mod", func(f, g pyrt.Fraction) Value { return fraction(f.Mod(g)) }, opMod},
		{"divmod", func(f, g pyrt.Fraction) Value { return Tuple{f.FloorDiv(g).Value(), fraction(f.Mod(g))} }, opDivMod},
		{"pow", powFraction, opPow},
	} {
		work := func(x, y Value) Value {
			f, okF := rationalOf(x)
			g, okG := rationalOf(y)
			if okF && okG {
				return op.exact(f, g)
			}
			if okF {
				x = f.Float()
			}
			if okG {
				y = g.Float()
			}
			if !isNumber(x) || !isNumber(y) {
				return NotImplemented
			}
			return binary(op.float, x, y)
		}
		t.Def("__"+op.name+"__(other, /)", func(a []Value) Value { return work(a[0], held(a[1])) })
		t.Def("__r"+op.name+"__(other, /)", func(a []Value) Value { return work(held(a[1]), a[0]) })
	}
}

// powFraction returns f ** g: a fraction for whole exponents, otherwise a float.
func powFraction(f, g pyrt.Fraction) Value {
	if n, small := g.Num.Small(); small && g.Den.Eq(pyrt.NewInt(1)) {
		if n < 0 && f.Num.IsZero() {
			raise(pyrt.ZeroDivisionError, "Fraction(1, 0)")
		}
		return fraction(f.Pow(n))
	}
	return Pow(f.Float(), g.Float())
}

func fractionComparison(t *Class) {
	for _, op := range []struct {
		signature string
		holds     func(order int) bool
	}{
		{"__eq__(other, /)", func(order int) bool { return order == 0 }},
		{"__lt__(other, /)", func(order int) bool { return order == -1 }},
		{"__le__(other, /)", func(order int) bool { return order <= 0 }},
		{"__gt__(other, /)", func(order int) bool { return order == 1 }},
		{"__ge__(other, /)", func(order int) bool { return order == 0 || order == 1 }},
	} {
		t.Def(op.signature, func(a []Value) Value {
			order, ok := a[0].(*fractionObject).compare(a[1])
			if !ok {
				return NotImplemented
			}
			return op.holds(order)
		})
	}
}
