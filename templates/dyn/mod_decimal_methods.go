package dyn

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// Str returns str(d).
func (d *decimalObject) Str() string {
	sign := ""
	if d.neg {
		sign = "-"
	}
	switch d.kind {
	case infiniteDecimal:
		return sign + "Infinity"
	case nanDecimal:
		return sign + "NaN"
	}
	text := d.coeff.Text(10)
	adjusted := d.exp + len(text) - 1
	switch {
	case d.exp <= 0 && adjusted >= -6:
		return sign + pointed(text, d.exp)
	case len(text) > 1:
		text = text[:1] + "." + text[1:]
	}
	return sign + text + "E" + signed(adjusted)
}

func signed(n int) string {
	if n >= 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// pointed writes digits with exp of them behind the point.
func pointed(text string, exp int) string {
	if exp >= 0 {
		return text + strings.Repeat("0", exp)
	}
	if n := 1 - exp - len(text); n > 0 {
		text = strings.Repeat("0", n) + text
	}
	return text[:len(text)+exp] + "." + text[len(text)+exp:]
}

// Repr returns repr(d).
func (d *decimalObject) Repr() string { return "Decimal('" + d.Str() + "')" }

// IsTrue returns bool(d).
func (d *decimalObject) IsTrue() bool { return !d.isZero() }

// Hash returns hash(d), which is that of an equal int, float or Fraction.
func (d *decimalObject) Hash() int {
	switch {
	case d.kind == nanDecimal:
		return identityHash(d)
	case d.kind == infiniteDecimal && d.neg:
		return -314159
	case d.kind == infiniteDecimal:
		return 314159
	}
	return d.ratio().Hash()
}

// ratio returns the value as a fraction.
func (d *decimalObject) ratio() pyrt.Fraction {
	n := new(big.Int).Set(d.coeff)
	if d.neg {
		n.Neg(n)
	}
	if d.exp >= 0 {
		return pyrt.NewFraction(pyrt.IntOf(n.Mul(n, pow10(d.exp))), pyrt.NewInt(1))
	}
	return pyrt.NewFraction(pyrt.IntOf(n), pyrt.IntOf(pow10(-d.exp)))
}

// EqualValue returns d == other for any number.
func (d *decimalObject) EqualValue(other Value) (equal, ok bool) {
	o, ok := comparedDecimal(other)
	return ok && d.kind != nanDecimal && o.kind != nanDecimal && compareDecimal(d, o) == 0, ok
}

// LessValue returns d < other for any number.
func (d *decimalObject) LessValue(other Value) (less, ok bool) {
	o, ok := comparedDecimal(other)
	if !ok {
		return false, false
	}
	if d.kind == nanDecimal || o.kind == nanDecimal {
		signal(invalidOperation, invalidOperation)
	}
	return compareDecimal(d, o) < 0, true
}

// comparedDecimal returns a number that a Decimal is compared with.
func comparedDecimal(v Value) (*decimalObject, bool) {
	switch x := held(v).(type) {
	case *decimalObject, int, bool, Int, float64:
		return newDecimal(x), true
	case *fractionObject:
		panic(pyrt.NewGuard("decimal: comparison with a Fraction is not carried over"))
	}
	return nil, false
}

// AsInt returns int(d), where loose.
func (d *decimalObject) AsInt(loose bool) (Int, bool) {
	if !loose {
		return Int{}, false
	}
	return d.truncated(), true
}

// AsFloat returns float(d).
func (d *decimalObject) AsFloat() (float64, bool) { return pyrt.ParseFloat(d.Str()), true }

func (d *decimalObject) truncated() Int {
	switch d.kind {
	case nanDecimal:
		raise(pyrt.ValueError, "cannot convert NaN to integer")
	case infiniteDecimal:
		raise(pyrt.OverflowError, "cannot convert Infinity to integer")
	}
	return pyrt.IntOf(d.toExponent(0, "ROUND_DOWN").wholeValue())
}

// integral rounds to a whole number, unless d is one.
func (d *decimalObject) integral(rounding string) *decimalObject {
	if d.kind != finiteDecimal || d.exp >= 0 {
		return d
	}
	return d.toExponent(0, rounding)
}

// contextOr returns a context given as an argument, or the current one.
func contextOr(v Value) *decimalContext {
	if c, ok := v.(*decimalContext); ok {
		return c
	}
	return currentDecimal
}

// decimalMethods fills the class.
func decimalMethods(t *Class) {
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("value='0', context=None").bind("Decimal", args, kw, nil)
		return untrapped(func(a []Value) Value { return newDecimal(a[0]) })(a)
	}, nil)
	self := func(a []Value) *decimalObject { return a[0].(*decimalObject) }
	t.ClassDef("from_float(cls, f, /)", func(a []Value) Value { return newDecimal(a[1]) })
	t.Def("__repr__()", func(a []Value) Value { return self(a).Repr() })
	t.Def("__str__()", func(a []Value) Value { return self(a).Str() })
	t.Def("__hash__()", func(a []Value) Value { return self(a).Hash() })
	t.Def("__bool__()", func(a []Value) Value { return self(a).IsTrue() })
	t.Def("__float__()", func(a []Value) Value { return pyrt.ParseFloat(self(a).Str()) })
	t.Def("__int__()", func(a []Value) Value { return self(a).truncated().Value() })
	t.Def("__trunc__()", func(a []Value) Value { return self(a).truncated().Value() })
	t.Def("__floor__()", func(a []Value) Value { return self(a).integral("ROUND_FLOOR").truncated().Value() })
	t.Def("__ceil__()", func(a []Value) Value { return self(a).integral("ROUND_CEILING").truncated().Value() })
	t.Def("__round__(n=None)", func(a []Value) Value {
		if a[1] == nil {
			return self(a).integral(halfEven).truncated().Value()
		}
		return currentDecimal.quantize(self(a), decimalOf(false, big.NewInt(1), -Index(a[1])), halfEven)
	})
	t.Def("__format__(spec, /)", func(a []Value) Value { return self(a).FormatSpec(Str(a[1])) })
	t.DefSelf("__copy__()", func(a []Value) Value { return a[0] })
	t.DefSelf("__deepcopy__(memo, /)", func(a []Value) Value { return a[0] })
	t.Def("quantize(exp, rounding=None, context=None)", func(a []Value) Value {
		c := contextOr(a[3])
		rounding := c.rounding
		if a[2] != nil {
			rounding = roundingArg(a[2])
		}
		return c.quantize(self(a), newDecimal(a[1]), rounding)
	})
	t.Def("normalize(context=None)", func(a []Value) Value { return contextOr(a[1]).normalized(self(a)) })
	t.Def("sqrt(context=None)", func(a []Value) Value { return contextOr(a[1]).sqrt(self(a)) })
	integral := func(a []Value) Value {
		rounding := currentDecimal.rounding
		if a[1] != nil {
			rounding = roundingArg(a[1])
		}
		return self(a).integral(rounding)
	}
	t.Def("to_integral_value(rounding=None, context=None)", integral)
	t.Def("to_integral(rounding=None, context=None)", integral)
	t.Def("to_integral_exact(rounding=None, context=None)", integral)
	t.Def("as_tuple()", func(a []Value) Value { return decimalTuple(self(a)) })
	t.Def("as_integer_ratio()", func(a []Value) Value {
		self(a).truncated()
		f := self(a).ratio()
		return Tuple{f.Num.Value(), f.Den.Value()}
	})
	t.Def("adjusted()", func(a []Value) Value {
		if self(a).kind != finiteDecimal {
			return 0
		}
		return self(a).adjusted()
	})
	t.Def("is_nan()", func(a []Value) Value { return self(a).kind == nanDecimal })
	t.Def("is_infinite()", func(a []Value) Value { return self(a).kind == infiniteDecimal })
	t.Def("is_finite()", func(a []Value) Value { return self(a).kind == finiteDecimal })
	t.Def("is_zero()", func(a []Value) Value { return self(a).isZero() })
	t.Def("is_signed()", func(a []Value) Value { return self(a).neg })
	t.Def("copy_abs()", func(a []Value) Value {
		r := *self(a)
		r.neg = false
		return &r
	})
	t.Def("copy_negate()", func(a []Value) Value { return self(a).negated() })
	t.Def("copy_sign(other, context=None)", func(a []Value) Value {
		r := *self(a)
		r.neg = newDecimal(a[1]).neg
		return &r
	})
	t.Def("compare(other, context=None)", func(a []Value) Value {
		o := newDecimal(a[1])
		if self(a).kind == nanDecimal || o.kind == nanDecimal {
			return specialDecimal(nanDecimal, false)
		}
		return newDecimal(compareDecimal(self(a), o))
	})
	t.Def("same_quantum(other, context=None)", func(a []Value) Value {
		o := newDecimal(a[1])
		return self(a).kind == o.kind && (o.kind != finiteDecimal || self(a).exp == o.exp)
	})
	t.Getter("real", func(v Value) Value { return v })
	t.Getter("imag", func(Value) Value { return newDecimal(0) })
	t.Def("conjugate()", func(a []Value) Value { return a[0] })
}

var decimalTupleType = newStructSeq("decimal", "DecimalTuple", "sign", "digits", "exponent")

func decimalTuple(d *decimalObject) Value {
	s := decimalTupleType()
	digits := Tuple{}
	for _, c := range d.coeff.Text(10) {
		digits = append(digits, int(c-'0'))
	}
	var exp Value = d.exp
	switch d.kind {
	case infiniteDecimal:
		exp, digits = "F", Tuple{0}
	case nanDecimal:
		exp, digits = "n", Tuple{}
	}
	t := s.of(pyrt.HashBool(d.neg), digits, exp)
	s.Module = "builtins" // its repr shows the bare name
	return t
}

// decimalOperators adds arithmetic and comparison.
func decimalOperators(t *Class) {
	for _, op := range []struct {
		name string
		work func(a, b *decimalObject) Value
	}{
		{"add", func(a, b *decimalObject) Value { return currentDecimal.add(a, b) }},
		{"sub", func(a, b *decimalObject) Value {
			if b.kind == nanDecimal {
				return currentDecimal.add(a, b)
			}
			return currentDecimal.add(a, b.negated())
		}},
		{"mul", func(a, b *decimalObject) Value { return currentDecimal.mul(a, b) }},
		{"truediv", func(a, b *decimalObject) Value { return currentDecimal.div(a, b) }},
		{"floordiv", func(a, b *decimalObject) Value {
			if a.kind == infiniteDecimal && b.kind == finiteDecimal {
				return specialDecimal(infiniteDecimal, a.neg != b.neg)
			}
			q, _ := currentDecimal.divMod(a, b)
			return q
		}},
		{"mod", func(a, b *decimalObject) Value {
			if b.isZero() && !a.isZero() && a.kind == finiteDecimal {
				signal(invalidOperation, invalidOperation)
			}
			_, r := currentDecimal.divMod(a, b)
			return r
		}},
		{"divmod", func(a, b *decimalObject) Value {
			q, r := currentDecimal.divMod(a, b)
			return Tuple{q, r}
		}},
		{"pow", func(a, b *decimalObject) Value { return currentDecimal.pow(a, b) }},
	} {
		operand := func(v Value) (*decimalObject, bool) {
			switch held(v).(type) {
			case *decimalObject, int, bool, Int:
				return newDecimal(v), true
			}
			return nil, false
		}
		t.Def("__"+op.name+"__(other, /)", func(a []Value) Value {
			o, ok := operand(a[1])
			if !ok {
				return NotImplemented
			}
			return op.work(a[0].(*decimalObject), o)
		})
		t.Def("__r"+op.name+"__(other, /)", func(a []Value) Value {
			o, ok := operand(a[1])
			if !ok {
				return NotImplemented
			}
			return op.work(o, a[0].(*decimalObject))
		})
	}
	t.Def("__neg__()", func(a []Value) Value { return currentDecimal.unaryMinus(a[0].(*decimalObject)) })
	t.Def("__pos__()", func(a []Value) Value {
		d := a[0].(*decimalObject)
		if d.isZero() && d.neg {
			return decimalOf(false, d.coeff, d.exp)
		}
		return currentDecimal.round(d)
	})
	t.Def("__abs__()", func(a []Value) Value {
		r := *a[0].(*decimalObject)
		r.neg = false
		return currentDecimal.round(&r)
	})
	for _, choose := range []struct {
		signature string
		order     int
	}{{"max(other, context=None)", 1}, {"min(other, context=None)", -1}} {
		t.Def(choose.signature, func(a []Value) Value {
			x, y := a[0].(*decimalObject), newDecimal(a[1])
			if x.kind == nanDecimal || y.kind == nanDecimal {
				panic(pyrt.NewGuard("decimal: max and min of NaN are not carried over"))
			}
			if compareDecimal(x, y)*choose.order >= 0 {
				return currentDecimal.round(x)
			}
			return currentDecimal.round(y)
		})
	}
	decimalComparison(t)
}

func decimalComparison(t *Class) {
	t.Def("__eq__(other, /)", func(a []Value) Value {
		equal, ok := a[0].(*decimalObject).EqualValue(a[1])
		if !ok {
			return NotImplemented
		}
		return equal
	})
	for _, op := range []struct {
		signature string
		holds     func(order int) bool
	}{
		{"__lt__(other, /)", func(order int) bool { return order < 0 }},
		{"__le__(other, /)", func(order int) bool { return order <= 0 }},
		{"__gt__(other, /)", func(order int) bool { return order > 0 }},
		{"__ge__(other, /)", func(order int) bool { return order >= 0 }},
	} {
		t.Def(op.signature, func(a []Value) Value {
			d := a[0].(*decimalObject)
			o, ok := comparedDecimal(a[1])
			if !ok {
				return NotImplemented
			}
			if d.kind == nanDecimal || o.kind == nanDecimal {
				signal(invalidOperation, invalidOperation)
			}
			return op.holds(compareDecimal(d, o))
		})
	}
}

// FormatSpec returns format(d, spec).
func (d *decimalObject) FormatSpec(spec string) string {
	m := pyrt.CompileRegex(`(?s)(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?`, 0).FullMatch(spec)
	if m == nil && strings.Contains(spec, "z") {
		panic(pyrt.NewGuard("decimal: the format option z is not carried over"))
	}
	if m == nil {
		raise(pyrt.ValueError, "invalid format string")
	}
	group := func(i int) string { return m.Group(i).Or("") }
	body, sign := d.formatted(group(8), group(7), group(6)), group(3)
	if d.neg {
		sign = "-"
	} else if sign == "-" {
		sign = ""
	}
	fill, alignment := group(1), group(2)
	if fill == "" {
		fill = " "
	}
	if group(4) != "" && alignment == "" {
		if group(6) != "" {
			panic(pyrt.NewGuard("decimal: zero padding with a thousands separator is not carried over"))
		}
		fill, alignment = "0", "="
	}
	missing := 0
	if group(5) != "" {
		missing = max(pyrt.ParseInt(group(5))-pyrt.StrLen(sign+body), 0)
	}
	pad := strings.Repeat(fill, missing)
	switch alignment {
	case "<":
		return sign + body + pad
	case "=":
		return sign + pad + body
	case "^":
		half := strings.Repeat(fill, missing/2)
		return half + sign + body + strings.Repeat(fill, missing-missing/2)
	}
	return pad + sign + body
}

// formatted writes the magnitude of d.
func (d *decimalObject) formatted(kind, precision, separator string) string {
	switch d.kind {
	case infiniteDecimal:
		return "Infinity"
	case nanDecimal:
		return "NaN"
	}
	v := decimalOf(false, d.coeff, d.exp)
	suffix := ""
	if kind == "%" {
		v.exp += 2
		suffix = "%"
	}
	rounding := currentDecimal.rounding
	if precision != "" {
		n := pyrt.ParseInt(precision)
		switch strings.ToLower(kind) {
		case "f", "%":
			v = signOf(v, d.neg).toExponent(-n, rounding)
		case "e":
			v = roundDigits(signOf(v, d.neg), n+1, rounding)
		default:
			if v.digits() > max(n, 1) {
				v = roundDigits(signOf(v, d.neg), max(n, 1), rounding)
			}
		}
	}
	text := v.coeff.Text(10)
	switch strings.ToLower(kind) {
	case "f", "%":
		if v.exp > 0 {
			text += strings.Repeat("0", v.exp)
			v = decimalOf(false, v.coeff, 0)
		}
		return separated(pointed(text, v.exp), separator) + suffix
	case "e":
		exp := v.exp + len(text) - 1
		if v.coeff.Sign() == 0 && precision != "" {
			n := pyrt.ParseInt(precision)
			exp = d.exp + n
			text = strings.Repeat("0", n+1)
		}
		if len(text) > 1 {
			text = text[:1] + "." + text[1:]
		}
		if kind == "e" {
			return text + "e" + signed(exp)
		}
		return text + "E" + signed(exp)
	}
	v.neg = false
	text = v.Str()
	if kind == "g" {
		text = strings.ToLower(text)
	}
	return separated(text, separator)
}

func signOf(d *decimalObject, neg bool) *decimalObject {
	r := *d
	r.neg = neg
	return &r
}

// roundDigits rounds to a number of digits, and fills up with zeros.
func roundDigits(d *decimalObject, n int, rounding string) *decimalObject {
	if d.isZero() {
		return d
	}
	r := d.toExponent(d.exp+d.digits()-n, rounding)
	if r.digits() > n {
		r = r.toExponent(r.exp+1, rounding)
	}
	return r
}

// separated writes a separator between groups of three digits.
func separated(text, separator string) string {
	if separator == "" {
		return text
	}
	whole, rest := text, ""
	if i := strings.IndexAny(text, ".Ee"); i >= 0 {
		whole, rest = text[:i], text[i:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + separator + whole[i:]
	}
	return whole + rest
}
