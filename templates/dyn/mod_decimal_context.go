package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A decimalContext is a decimal.Context.
type decimalContext struct {
	prec       int
	rounding   string
	emin, emax int
	capitals   int
	flags      *Dict // by class of condition
	traps      *Dict
}

// PyClass returns decimal.Context.
func (*decimalContext) PyClass() *Class { return contextType }

// decimalSignals are the conditions in the order in which contexts show them.
func decimalSignals() []*Class {
	return []*Class{invalidOperation, decimalFloat, divisionByZero, decimalOverflow, decimalUnderflow, decimalSubnormal, decimalInexact, decimalRounded, decimalClamped}
}

// contextSettings are the attributes of a context in the order of its parameters.
var contextSettings = []string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"}

func newDecimalContext() *decimalContext {
	c := &decimalContext{prec: 28, rounding: halfEven, emin: -maxDecimalExp, emax: maxDecimalExp, capitals: 1, flags: signalDict(), traps: signalDict()}
	return c.trapping(invalidOperation, divisionByZero, decimalOverflow)
}

func extendedDecimalContext() *decimalContext {
	c := newDecimalContext().trapping()
	c.prec = 9
	return c
}

func basicDecimalContext() *decimalContext {
	c := newDecimalContext().trapping(invalidOperation, divisionByZero, decimalOverflow, decimalUnderflow, decimalClamped)
	c.prec, c.rounding = 9, "ROUND_HALF_UP"
	return c
}

// signalDict returns a dict of conditions with those given on.
func signalDict(on ...*Class) *Dict {
	d := pyrt.NewDict[Value, Value]()
	for _, s := range decimalSignals() {
		d.Set(s, slices.Contains(on, s))
	}
	return d
}

func (c *decimalContext) trapping(on ...*Class) *decimalContext {
	c.traps = signalDict(on...)
	return c
}

func (c *decimalContext) copied() *decimalContext {
	d := *c
	d.flags, d.traps = c.flags.Copy(), c.traps.Copy()
	return &d
}

// halved returns a copy that rounds to the nearest, whose flags are to be taken over.
func (c *decimalContext) halved() *decimalContext {
	d := c.copied()
	d.rounding = halfEven
	return d
}

// take takes over the flags of a copy.
func (c *decimalContext) take(d *decimalContext) { c.flags.Update(d.flags) }

// LookupAttr returns a setting.
func (c *decimalContext) LookupAttr(name string) Value {
	switch name {
	case "prec":
		return c.prec
	case "rounding":
		return c.rounding
	case "Emax":
		return c.emax
	case "Emin":
		return c.emin
	case "capitals":
		return c.capitals
	case "clamp":
		return 0
	case "flags":
		return c.flags
	case "traps":
		return c.traps
	}
	return Unbound
}

// SetAttribute changes a setting.
func (c *decimalContext) SetAttribute(name string, v Value) {
	within := func(low, high int, what string) int {
		n := Index(v)
		if n < low || n > high {
			raise(pyrt.ValueError, "valid range for %s is %s", name, what)
		}
		return n
	}
	switch name {
	case "prec":
		c.prec = within(1, maxDecimalPrec, "[1, MAX_PREC]")
	case "rounding":
		c.rounding = roundingArg(v)
	case "Emin":
		c.emin = within(-maxDecimalPrec, 0, "[MIN_EMIN, 0]")
	case "Emax":
		c.emax = within(0, maxDecimalPrec, "[0, MAX_EMAX]")
	case "capitals":
		if c.capitals = within(0, 1, "[0, 1]"); c.capitals == 0 {
			panic(pyrt.NewGuard("decimal: contexts without capitals are not carried over"))
		}
	case "clamp":
		if within(0, 1, "[0, 1]") == 1 {
			panic(pyrt.NewGuard("decimal: contexts that clamp are not carried over"))
		}
	case "flags":
		c.flags = conditions(v)
	case "traps":
		c.traps = conditions(v)
	default:
		raise(pyrt.AttributeError, "'decimal.Context' object has no attribute '%s'", name)
	}
}

// conditions reads a list or dict of conditions.
func conditions(v Value) *Dict {
	if d := mappingOf(v); d != nil {
		out := signalDict()
		for k, on := range d.Items() {
			out.Set(k, Truth(on))
		}
		return out
	}
	var on []*Class
	for it := Over(v); it.Next(); {
		s, ok := it.Value.(*Class)
		if !ok || !slices.Contains(decimalSignals(), s) {
			raise(pyrt.TypeError, "expected a list of signals")
		}
		on = append(on, s)
	}
	return signalDict(on...)
}

func shownConditions(d *Dict) string {
	var names []string
	for _, s := range decimalSignals() {
		if Truth(d.GetOr(s, false)) {
			names = append(names, s.Name)
		}
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// Repr returns repr(c).
func (c *decimalContext) Repr() string {
	return "Context(prec=" + Repr(c.prec) + ", rounding=" + c.rounding + ", Emin=" + Repr(c.emin) + ", Emax=" + Repr(c.emax) +
		", capitals=" + Repr(c.capitals) + ", clamp=0, flags=" + shownConditions(c.flags) + ", traps=" + shownConditions(c.traps) + ")"
}

// note sets the flag of a condition, and raises it where it is trapped.
func (c *decimalContext) note(s *Class) {
	c.flags.Set(s, true)
	if Truth(c.traps.GetOr(s, false)) {
		panic(s.exc.New(pyrt.NewList[Value](s)))
	}
}

// A defaultResult is thrown through an operation whose condition is not trapped.
type defaultResult struct{ d *decimalObject }

// signal raises a condition for a reason, as the C implementation of decimal does;
// where it is not trapped, the operation gives the result, NaN if none is named.
func signal(s, reason *Class, result ...*decimalObject) {
	c := currentDecimal
	c.flags.Set(s, true)
	if Truth(c.traps.GetOr(s, false)) {
		panic(s.exc.New(pyrt.NewList[Value](reason)))
	}
	if len(result) == 0 {
		result = []*decimalObject{specialDecimal(nanDecimal, false)}
	}
	panic(defaultResult{result[0]})
}

// overflow raises Overflow, or gives what stands for a number that is too large.
func (c *decimalContext) overflow(d *decimalObject) {
	c.flags.Set(decimalInexact, true)
	c.flags.Set(decimalRounded, true)
	switch c.rounding {
	case "ROUND_DOWN", "ROUND_05UP", "ROUND_CEILING", "ROUND_FLOOR":
		if !Truth(c.traps.GetOr(decimalOverflow, false)) {
			panic(pyrt.NewGuard("decimal: the largest number instead of an overflow is not carried over"))
		}
	}
	signal(decimalOverflow, decimalOverflow, specialDecimal(infiniteDecimal, d.neg))
}

// untrapped lets a method give the results of conditions that are not trapped.
func untrapped(fn func(a []Value) Value) func(a []Value) Value {
	return func(a []Value) (r Value) {
		defer func() {
			switch p := recover().(type) {
			case nil:
			case defaultResult:
				r = p.d
			default:
				panic(p)
			}
		}()
		return fn(a)
	}
}

// within runs f with c as the context of all operations.
func (c *decimalContext) within(f func() Value) Value {
	outer := currentDecimal
	currentDecimal = c
	defer func() { currentDecimal = outer }()
	return f()
}

// contextOperations are the methods of contexts that stand for one of Decimal.
var contextOperations = map[string]string{
	"abs(a, /)": "__abs__", "minus(a, /)": "__neg__", "plus(a, /)": "__pos__", "sqrt(a, /)": "", "exp(a, /)": "", "ln(a, /)": "", "log10(a, /)": "",
	"normalize(a, /)": "", "to_integral_value(a, /)": "", "to_integral_exact(a, /)": "", "logb(a, /)": "", "next_plus(a, /)": "", "next_minus(a, /)": "",
	"is_nan(a, /)": "", "is_zero(a, /)": "", "is_finite(a, /)": "", "is_infinite(a, /)": "", "is_signed(a, /)": "", "number_class(a, /)": "",
	"copy_abs(a, /)": "", "copy_negate(a, /)": "", "to_eng_string(a, /)": "", "to_sci_string(a, /)": "__str__",
	"add(a, b, /)": "__add__", "subtract(a, b, /)": "__sub__", "multiply(a, b, /)": "__mul__", "divide(a, b, /)": "__truediv__",
	"divide_int(a, b, /)": "__floordiv__", "remainder(a, b, /)": "__mod__", "remainder_near(a, b, /)": "", "divmod(a, b, /)": "__divmod__",
	"quantize(a, b, /)": "", "compare(a, b, /)": "", "max(a, b, /)": "", "min(a, b, /)": "", "same_quantum(a, b, /)": "", "copy_sign(a, b, /)": "",
	"scaleb(a, b, /)": "", "fma(a, b, c, /)": "", "power(a, b, modulo=None)": "",
}

func contextMethods(t *Class) {
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None").bind("Context", args, kw, nil)
		c := newDecimalContext()
		for i, name := range contextSettings {
			if a[i] != nil {
				c.SetAttribute(name, a[i])
			}
		}
		return c
	}, nil)
	self := func(a []Value) *decimalContext { return a[0].(*decimalContext) }
	for signature, method := range contextOperations {
		name := signature[:strings.IndexByte(signature, '(')]
		t.Def(signature, func(a []Value) Value {
			operands := make([]Value, len(a)-1)
			for i, v := range a[1:] {
				if f, isFloat := held(v).(float64); isFloat {
					raise(pyrt.TypeError, "conversion from float to Decimal is not supported: %s", Repr(f))
				}
				if v != nil {
					operands[i] = newDecimal(v)
				}
			}
			if name == "power" {
				if operands[2] != nil {
					panic(pyrt.NewGuard("decimal: power with a modulus is not carried over"))
				}
				return self(a).within(func() Value { return callMethod(operands[0], "__pow__", operands[1]) })
			}
			if method == "" {
				method = name
			}
			return self(a).within(func() Value { return callMethod(operands[0], method, operands[1:]...) })
		})
	}
	t.Def("copy()", func(a []Value) Value { return self(a).copied() })
	t.Def("__copy__()", func(a []Value) Value { return self(a).copied() })
	t.Def("create_decimal(num='0', /)", untrapped(func(a []Value) Value {
		return self(a).within(func() Value { return currentDecimal.round(newDecimal(a[1])) })
	}))
	t.Def("create_decimal_from_float(f, /)", untrapped(func(a []Value) Value {
		return self(a).within(func() Value { return currentDecimal.round(newDecimal(a[1])) })
	}))
	t.Def("clear_flags()", func(a []Value) Value {
		self(a).flags = signalDict()
		return nil
	})
	t.Def("clear_traps()", func(a []Value) Value {
		self(a).traps = signalDict()
		return nil
	})
	t.Def("Etiny()", func(a []Value) Value { return self(a).emin - self(a).prec + 1 })
	t.Def("Etop()", func(a []Value) Value { return self(a).emax - self(a).prec + 1 })
}
