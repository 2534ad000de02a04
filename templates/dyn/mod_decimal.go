package dyn

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/molt-go/molt/templates/pyrt"
)

// A decimalObject is a decimal.Decimal: (-1)**neg * coeff * 10**exp, an infinity or
// a NaN. It is never changed.
type decimalObject struct {
	neg   bool
	coeff *big.Int
	exp   int
	kind  decimalKind
}

type decimalKind uint8

const (
	finiteDecimal decimalKind = iota
	infiniteDecimal
	nanDecimal
)

// PyClass returns decimal.Decimal.
func (*decimalObject) PyClass() *Class { return decimalType }

var (
	decimalType  = NewType("decimal", "Decimal").Dotted()
	contextType  = NewType("decimal", "Context").Dotted()
	localContext = NewType("decimal", "_ContextManager")

	decimalException   = NewExcType("decimal", "DecimalException", Exc(pyrt.ArithmeticError))
	invalidOperation   = NewExcType("decimal", "InvalidOperation", decimalException)
	conversionSyntax   = NewExcType("decimal", "ConversionSyntax", invalidOperation)
	divisionUndefined  = NewExcType("decimal", "DivisionUndefined", invalidOperation, Exc(pyrt.ZeroDivisionError))
	divisionByZero     = NewExcType("decimal", "DivisionByZero", decimalException, Exc(pyrt.ZeroDivisionError))
	divisionImpossible = NewExcType("decimal", "DivisionImpossible", invalidOperation)
	decimalInexact     = NewExcType("decimal", "Inexact", decimalException)
	decimalRounded     = NewExcType("decimal", "Rounded", decimalException)
	decimalOverflow    = NewExcType("decimal", "Overflow", decimalInexact, decimalRounded)
	decimalSubnormal   = NewExcType("decimal", "Subnormal", decimalException)
	decimalUnderflow   = NewExcType("decimal", "Underflow", decimalInexact, decimalRounded, decimalSubnormal)
	decimalClamped     = NewExcType("decimal", "Clamped", decimalException)
	decimalFloat       = NewExcType("decimal", "FloatOperation", decimalException, Exc(pyrt.TypeError))
)

func roundingArg(v Value) string {
	s, ok := asStr(v)
	if !ok || !strings.HasPrefix(s, "ROUND_") {
		raise(pyrt.TypeError, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
	}
	return s
}

const (
	maxDecimalExp  = 999999
	maxDecimalPrec = 999999999999999999
	halfEven       = "ROUND_HALF_EVEN"
)

// currentDecimal is the context that operations use.
var currentDecimal = newDecimalContext()

// ModDecimal is the module decimal.
var ModDecimal = NewLibrary("decimal", func(m *Module) {
	m.Const("Decimal", decimalType)
	m.Const("Context", contextType)
	m.Const("DecimalException", decimalException)
	m.Const("InvalidOperation", invalidOperation)
	m.Const("DivisionByZero", divisionByZero)
	m.Const("Overflow", decimalOverflow)
	m.Const("Underflow", decimalUnderflow)
	m.Const("Inexact", decimalInexact)
	m.Const("Rounded", decimalRounded)
	m.Const("ROUND_CEILING", "ROUND_CEILING")
	m.Const("ROUND_FLOOR", "ROUND_FLOOR")
	m.Const("ROUND_UP", "ROUND_UP")
	m.Const("ROUND_DOWN", "ROUND_DOWN")
	m.Const("ROUND_HALF_UP", "ROUND_HALF_UP")
	m.Const("ROUND_HALF_DOWN", "ROUND_HALF_DOWN")
	m.Const("ROUND_HALF_EVEN", halfEven)
	m.Const("ROUND_05UP", "ROUND_05UP")
	m.Const("MAX_PREC", maxDecimalPrec)
	m.Const("MAX_EMAX", maxDecimalPrec)
	m.Const("MIN_EMIN", -maxDecimalPrec)
	m.Const("MIN_ETINY", -2*maxDecimalPrec+1)
	m.Const("HAVE_THREADS", true)
	m.Const("HAVE_CONTEXTVAR", true)
	m.Const("Subnormal", decimalSubnormal)
	m.Const("Clamped", decimalClamped)
	m.Const("FloatOperation", decimalFloat)
	m.Const("DecimalTuple", decimalTupleType().Class)
	m.Const("DefaultContext", newDecimalContext())
	m.Const("ExtendedContext", extendedDecimalContext())
	m.Const("BasicContext", basicDecimalContext())
	m.Def("getcontext()", func([]Value) Value { return currentDecimal })
	m.Def("setcontext(context, /)", func(a []Value) Value {
		c, ok := a[0].(*decimalContext)
		if !ok {
			raise(pyrt.TypeError, "optional argument must be a context")
		}
		currentDecimal = c
		return nil
	})
	m.Def("localcontext(ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", func(a []Value) Value {
		c := currentDecimal
		if a[0] != nil {
			c = a[0].(*decimalContext)
		}
		c = c.copied()
		for i, name := range contextSettings {
			if a[i+1] != nil {
				c.SetAttribute(name, a[i+1])
			}
		}
		return &contextManager{inner: c}
	})
})

// A contextManager is what localcontext returns.
type contextManager struct{ inner, outer *decimalContext }

// PyClass returns the class of the manager.
func (*contextManager) PyClass() *Class { return localContext }

func init() {
	localContext.Def("__enter__()", func(a []Value) Value {
		c := a[0].(*contextManager)
		c.outer, currentDecimal = currentDecimal, c.inner
		return c.inner
	})
	localContext.Def("__exit__(*args)", func(a []Value) Value {
		currentDecimal = a[0].(*contextManager).outer
		return nil
	})
	contextMethods(contextType)
	decimalMethods(decimalType)
	decimalOperators(decimalType)
	decimalFunctions(decimalType)
	for _, item := range decimalType.attrs.ItemList() {
		if b, ok := item.B.(*Builtin); ok {
			b.fn = untrapped(b.fn)
		}
	}
}

func decimalOf(neg bool, coeff *big.Int, exp int) *decimalObject {
	return &decimalObject{neg: neg, coeff: coeff, exp: exp}
}

func specialDecimal(kind decimalKind, neg bool) *decimalObject {
	return &decimalObject{neg: neg, coeff: new(big.Int), kind: kind}
}

// newDecimal is Decimal(v), exact.
func newDecimal(v Value) *decimalObject {
	switch x := held(v).(type) {
	case *decimalObject:
		return x
	case int, bool, Int:
		n := BigIndex(x).Big()
		return decimalOf(n.Sign() < 0, new(big.Int).Abs(n), 0)
	case float64:
		return decimalOfFloat(x)
	case string:
		d := parseDecimal(x)
		if d == nil {
			signal(invalidOperation, conversionSyntax)
		}
		return d
	case Tuple:
		return decimalOfTuple(x)
	case *List:
		return decimalOfTuple(Tuple(x.Items))
	}
	raise(pyrt.TypeError, "conversion from %s to Decimal is not supported", TypeName(v))
	return nil
}

func decimalOfFloat(f float64) *decimalObject {
	switch {
	case math.IsNaN(f):
		return specialDecimal(nanDecimal, math.Signbit(f))
	case math.IsInf(f, 0):
		return specialDecimal(infiniteDecimal, f < 0)
	}
	n, d := pyrt.AsIntegerRatio(math.Abs(f))
	shift := d.BitLength() - 1
	coeff := new(big.Int).Mul(n.Big(), new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(shift)), nil))
	return decimalOf(math.Signbit(f), coeff, -shift)
}

func decimalOfTuple(t Tuple) *decimalObject {
	if len(t) != 3 {
		raise(pyrt.ValueError, "argument must be a sequence of length 3")
	}
	neg := Index(t[0]) == 1
	if t[2] == "F" {
		return specialDecimal(infiniteDecimal, neg)
	}
	if s, ok := t[2].(string); ok {
		if s != "n" {
			panic(pyrt.NewGuard("decimal: signaling NaNs are not carried over"))
		}
		return specialDecimal(nanDecimal, neg)
	}
	coeff := new(big.Int)
	for it := Over(t[1]); it.Next(); {
		n, ok := it.Value.(int)
		if !ok || n < 0 || n > 9 {
			raise(pyrt.ValueError, "coefficient must be a tuple of digits")
		}
		coeff.Add(coeff.Mul(coeff, big.NewInt(10)), big.NewInt(int64(n)))
	}
	return decimalOf(neg, coeff, Index(t[2]))
}

// parseDecimal reads a number, or returns nil.
func parseDecimal(text string) *decimalObject {
	s := strings.ReplaceAll(pyrt.StrStrip(text), "_", "")
	neg := strings.HasPrefix(s, "-")
	if neg || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	switch lower := strings.ToLower(s); {
	case lower == "inf" || lower == "infinity":
		return specialDecimal(infiniteDecimal, neg)
	case lower == "nan":
		return specialDecimal(nanDecimal, neg)
	case strings.HasPrefix(lower, "snan") || strings.HasPrefix(lower, "nan"):
		panic(pyrt.NewGuard("decimal: NaNs with a payload are not carried over"))
	}
	mantissa, exponent, hasExponent := s, "", false
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent, hasExponent = s[:i], s[i+1:], true
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := whole + fraction
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		if digits != "" && !pyrt.IsASCII(digits) && pyrt.IsDecimal(digits) {
			panic(pyrt.NewGuard("decimal: digits that are not ASCII are not carried over"))
		}
		return nil
	}
	exp := -len(fraction)
	if hasExponent {
		n, err := strconv.Atoi(exponent)
		if err != nil {
			return nil
		}
		exp += n
	}
	coeff, _ := new(big.Int).SetString(digits, 10)
	return decimalOf(neg, coeff, exp)
}

// tens are the powers of ten that came about, which nobody changes.
var tens [1024]atomic.Pointer[big.Int]

// pow10 returns 10**n, which must not be changed.
func pow10(n int) *big.Int {
	if n < len(tens) {
		if p := tens[n].Load(); p != nil {
			return p
		}
	}
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	if n < len(tens) {
		tens[n].Store(p)
	}
	return p
}

// digits returns how many digits the coefficient has, 1 for zero.
func (d *decimalObject) digits() int { return countDigits(d.coeff) }

// countDigits returns how many decimal digits a number has, 1 for zero.
func countDigits(n *big.Int) int {
	bits := n.BitLen()
	if bits == 0 {
		return 1
	}
	if bits > 3000 {
		return len(n.Text(10)) - max(0, -n.Sign())
	}
	fewest := (bits-1)*30103/100000 + 1 // or one more: log10(2) is 0.30103 to six places
	if n.CmpAbs(pow10(fewest)) >= 0 {
		return fewest + 1
	}
	return fewest
}

func (d *decimalObject) adjusted() int { return d.exp + d.digits() - 1 }

func (d *decimalObject) isZero() bool { return d.kind == finiteDecimal && d.coeff.Sign() == 0 }

// rounded divides a coefficient by 10**drop, rounding; sticky tells that it is a
// little larger than it shows.
func roundedCoeff(coeff *big.Int, drop int, neg, sticky bool, rounding string) *big.Int {
	if drop <= 0 {
		if sticky && drop == 0 {
			return roundRest(coeff, 0, true, neg, rounding)
		}
		return new(big.Int).Mul(coeff, pow10(-drop))
	}
	unit := pow10(drop)
	q, r := new(big.Int).QuoRem(coeff, unit, new(big.Int))
	half := r.Lsh(r, 1).Cmp(unit)
	rest := r.Sign() != 0 || sticky
	if half == 0 && sticky {
		half = 1
	}
	return roundRest(q, half, rest, neg, rounding)
}

// roundRest rounds q, of which a rest is cut off that is less than, as large as or
// more than half (-1, 0, 1).
func roundRest(q *big.Int, half int, rest, neg bool, rounding string) *big.Int {
	if !rest {
		return q
	}
	up := false
	odd := q.Bit(0) == 1
	switch rounding {
	case halfEven:
		up = half > 0 || half == 0 && odd
	case "ROUND_HALF_UP":
		up = half >= 0
	case "ROUND_HALF_DOWN":
		up = half > 0
	case "ROUND_UP":
		up = true
	case "ROUND_CEILING":
		up = !neg
	case "ROUND_FLOOR":
		up = neg
	case "ROUND_05UP":
		last := new(big.Int).Mod(q, big.NewInt(5)).Sign() == 0
		up = last
	}
	if up {
		return new(big.Int).Add(q, big.NewInt(1))
	}
	return q
}

// round rounds to the context's precision.
func (c *decimalContext) round(d *decimalObject) *decimalObject { return c.finish(d, false) }

// finish rounds a result; sticky tells that its magnitude is a little larger.
func (c *decimalContext) finish(d *decimalObject, sticky bool) *decimalObject {
	if d.kind != finiteDecimal {
		return d
	}
	if d.coeff.Sign() != 0 && d.adjusted() > c.emax {
		c.overflow(d)
	}
	if d.coeff.Sign() != 0 && d.adjusted() < c.emin {
		panic(pyrt.NewGuard("decimal: subnormal numbers are not carried over"))
	}
	drop := d.digits() - c.prec
	if drop <= 0 {
		if sticky {
			panic(pyrt.NewGuard("decimal: inexact result without enough digits"))
		}
		return d
	}
	c.note(decimalRounded)
	if sticky || !dividesTen(d.coeff, drop) {
		c.note(decimalInexact)
	}
	coeff := roundedCoeff(d.coeff, drop, d.neg, sticky, c.rounding)
	r := decimalOf(d.neg, coeff, d.exp+drop)
	if r.digits() > c.prec {
		r = decimalOf(d.neg, new(big.Int).Quo(coeff, big.NewInt(10)), r.exp+1)
	}
	if r.adjusted() > c.emax {
		c.overflow(r)
	}
	return r
}

// dividesTen reports whether the last digits of a coefficient are zeros.
func dividesTen(coeff *big.Int, digits int) bool {
	return new(big.Int).Rem(coeff, pow10(digits)).Sign() == 0
}

// scaled returns n * 10**by, which is the caller's own.
func scaled(n *big.Int, by int) *big.Int {
	if by == 0 {
		return new(big.Int).Set(n)
	}
	return new(big.Int).Mul(n, pow10(by))
}

// align returns the coefficients at the smaller exponent, signed.
func align(a, b *decimalObject) (x, y *big.Int, exp int) {
	exp = min(a.exp, b.exp)
	if max(a.exp, b.exp)-exp > 100000 {
		panic(pyrt.NewGuard("decimal: numbers of very different size are not carried over"))
	}
	x, y = scaled(a.coeff, a.exp-exp), scaled(b.coeff, b.exp-exp)
	if a.neg {
		x.Neg(x)
	}
	if b.neg {
		y.Neg(y)
	}
	return x, y, exp
}

func (c *decimalContext) add(a, b *decimalObject) *decimalObject {
	if a.kind == nanDecimal {
		return a
	}
	if b.kind == nanDecimal {
		return b
	}
	if a.kind == infiniteDecimal {
		if b.kind == infiniteDecimal && a.neg != b.neg {
			signal(invalidOperation, invalidOperation)
		}
		return a
	}
	if b.kind == infiniteDecimal {
		return b
	}
	x, y, exp := align(a, b)
	sum := x.Add(x, y)
	neg := sum.Sign() < 0
	if sum.Sign() == 0 {
		neg = a.neg && b.neg || a.neg != b.neg && c.rounding == "ROUND_FLOOR"
	}
	return c.round(decimalOf(neg, sum.Abs(sum), exp))
}

func (d *decimalObject) negated() *decimalObject {
	r := *d
	r.neg = !d.neg
	return &r
}

// unaryMinus is -d: zero becomes positive.
func (c *decimalContext) unaryMinus(d *decimalObject) *decimalObject {
	if d.isZero() && c.rounding != "ROUND_FLOOR" {
		return c.round(decimalOf(false, d.coeff, d.exp))
	}
	return c.round(d.negated())
}

func (c *decimalContext) mul(a, b *decimalObject) *decimalObject {
	if a.kind == nanDecimal {
		return a
	}
	if b.kind == nanDecimal {
		return b
	}
	neg := a.neg != b.neg
	if a.kind == infiniteDecimal || b.kind == infiniteDecimal {
		if a.isZero() || b.isZero() {
			signal(invalidOperation, invalidOperation)
		}
		return specialDecimal(infiniteDecimal, neg)
	}
	return c.round(decimalOf(neg, new(big.Int).Mul(a.coeff, b.coeff), a.exp+b.exp))
}

func (c *decimalContext) div(a, b *decimalObject) *decimalObject {
	if a.kind == nanDecimal {
		return a
	}
	if b.kind == nanDecimal {
		return b
	}
	neg := a.neg != b.neg
	switch {
	case a.kind == infiniteDecimal && b.kind == infiniteDecimal:
		signal(invalidOperation, invalidOperation)
	case a.kind == infiniteDecimal:
		return specialDecimal(infiniteDecimal, neg)
	case b.kind == infiniteDecimal:
		return decimalOf(neg, new(big.Int), c.emin-c.prec+1)
	case b.isZero() && a.isZero():
		signal(invalidOperation, divisionUndefined)
	case b.isZero():
		signal(divisionByZero, divisionByZero, specialDecimal(infiniteDecimal, neg))
	case a.isZero():
		return decimalOf(neg, new(big.Int), a.exp-b.exp)
	}
	shift := max(b.digits()-a.digits()+c.prec+1, 0)
	q, r := new(big.Int).QuoRem(new(big.Int).Mul(a.coeff, pow10(shift)), b.coeff, new(big.Int))
	exp := a.exp - b.exp - shift
	if r.Sign() != 0 {
		return c.finish(decimalOf(neg, q, exp), true)
	}
	ideal, ten, rest := a.exp-b.exp, big.NewInt(10), new(big.Int)
	for exp < ideal {
		next, _ := new(big.Int).QuoRem(q, ten, rest)
		if rest.Sign() != 0 {
			break
		}
		q, exp = next, exp+1
	}
	return c.round(decimalOf(neg, q, exp))
}

// divMod returns the integer quotient and the remainder, of the sign of a.
func (c *decimalContext) divMod(a, b *decimalObject) (q, r *decimalObject) {
	if a.kind != finiteDecimal || b.kind != finiteDecimal {
		if a.kind == nanDecimal {
			return a, a
		}
		if b.kind == nanDecimal {
			return b, b
		}
		if a.kind == infiniteDecimal {
			signal(invalidOperation, invalidOperation)
		}
		return decimalOf(a.neg != b.neg, new(big.Int), 0), c.round(a)
	}
	if b.isZero() {
		if a.isZero() {
			signal(invalidOperation, divisionUndefined)
		}
		signal(divisionByZero, divisionByZero, specialDecimal(infiniteDecimal, a.neg != b.neg))
	}
	x, y, exp := align(a, b)
	quotient, rest := new(big.Int).QuoRem(x.Abs(x), y.Abs(y), new(big.Int))
	if countDigits(quotient) > c.prec {
		signal(invalidOperation, divisionImpossible)
	}
	return decimalOf(a.neg != b.neg, quotient, 0), c.round(decimalOf(a.neg, rest, exp))
}

// pow is a ** b for whole exponents.
func (c *decimalContext) pow(a, b *decimalObject) *decimalObject {
	if a.kind != finiteDecimal || b.kind != finiteDecimal {
		panic(pyrt.NewGuard("decimal: powers of infinities and NaNs are not carried over"))
	}
	whole := b.wholeValue()
	if whole == nil || !whole.IsInt64() || whole.CmpAbs(big.NewInt(100000)) > 0 {
		return c.realPow(a, b)
	}
	n := int(whole.Int64())
	if n == 0 {
		if a.isZero() {
			signal(invalidOperation, invalidOperation)
		}
		return decimalOf(false, big.NewInt(1), 0)
	}
	neg := a.neg && n%2 != 0
	size := max(n, -n)
	coeff := new(big.Int).Exp(a.coeff, big.NewInt(int64(size)), nil)
	power := decimalOf(neg, coeff, a.exp*size)
	if n > 0 {
		return c.round(power)
	}
	if a.isZero() {
		signal(divisionByZero, divisionByZero, specialDecimal(infiniteDecimal, neg))
	}
	r := c.div(decimalOf(false, big.NewInt(1), 0), power)
	return r
}

// wholeValue returns the value as an int, or nil if it has a fraction.
func (d *decimalObject) wholeValue() *big.Int {
	n := new(big.Int).Set(d.coeff)
	if d.exp >= 0 {
		n.Mul(n, pow10(d.exp))
	} else if q, r := new(big.Int).QuoRem(n, pow10(-d.exp), new(big.Int)); r.Sign() == 0 {
		n = q
	} else {
		return nil
	}
	if d.neg {
		n.Neg(n)
	}
	return n
}

// compareDecimal returns -1, 0 or 1; both are no NaN.
func compareDecimal(a, b *decimalObject) int {
	if a.kind == infiniteDecimal || b.kind == infiniteDecimal {
		weight := func(d *decimalObject) int {
			switch {
			case d.kind != infiniteDecimal:
				return 0
			case d.neg:
				return -1
			}
			return 1
		}
		return weight(a) - weight(b)
	}
	x, y, _ := align(a, b)
	return x.Cmp(y)
}

// toExponent rounds to an exponent.
func (d *decimalObject) toExponent(exp int, rounding string) *decimalObject {
	return decimalOf(d.neg, roundedCoeff(d.coeff, exp-d.exp, d.neg, false, rounding), exp)
}

// quantize is d.quantize(q).
func (c *decimalContext) quantize(d, q *decimalObject, rounding string) *decimalObject {
	if d.kind != finiteDecimal || q.kind != finiteDecimal {
		switch {
		case d.kind == nanDecimal:
			return d
		case q.kind == nanDecimal:
			return q
		case d.kind == q.kind:
			return d
		}
		signal(invalidOperation, invalidOperation)
	}
	if d.exp-q.exp > 100000 {
		signal(invalidOperation, invalidOperation)
	}
	r := d.toExponent(q.exp, rounding)
	if r.digits() > c.prec || !r.isZero() && r.adjusted() > c.emax {
		signal(invalidOperation, invalidOperation)
	}
	if q.exp > d.exp {
		c.note(decimalRounded)
		if !dividesTen(d.coeff, q.exp-d.exp) {
			c.note(decimalInexact)
		}
	}
	return r
}

// normalized removes trailing zeros.
func (c *decimalContext) normalized(d *decimalObject) *decimalObject {
	r := c.round(d)
	if r.kind != finiteDecimal {
		return r
	}
	if r.isZero() {
		return decimalOf(r.neg, new(big.Int), 0)
	}
	text := r.coeff.Text(10)
	trimmed := strings.TrimRight(text, "0")
	coeff, _ := new(big.Int).SetString(trimmed, 10)
	return decimalOf(r.neg, coeff, r.exp+len(text)-len(trimmed))
}

// sqrt is d.sqrt().
func (c *decimalContext) sqrt(d *decimalObject) *decimalObject {
	switch {
	case d.kind == nanDecimal:
		return d
	case d.isZero():
		return decimalOf(d.neg, new(big.Int), floorHalf(d.exp))
	case d.neg:
		signal(invalidOperation, invalidOperation)
	case d.kind == infiniteDecimal:
		return d
	}
	coeff, exp := new(big.Int).Set(d.coeff), d.exp
	if exp%2 != 0 {
		coeff.Mul(coeff, big.NewInt(10))
		exp--
	}
	shift := max(c.prec+2-(countDigits(coeff)+1)/2, 0)
	coeff.Mul(coeff, pow10(2*shift))
	root := new(big.Int).Sqrt(coeff)
	exact := new(big.Int).Mul(root, root).Cmp(coeff) == 0
	r := decimalOf(false, root, exp/2-shift)
	half := c.halved()
	defer c.take(half)
	if !exact {
		return half.finish(r, true)
	}
	ideal, ten, rest := floorHalf(d.exp), big.NewInt(10), new(big.Int)
	for r.exp < ideal {
		q, _ := new(big.Int).QuoRem(r.coeff, ten, rest)
		if rest.Sign() != 0 {
			break
		}
		r = decimalOf(false, q, r.exp+1)
	}
	return half.round(r)
}

func floorHalf(n int) int { return (n - n&1) / 2 }
