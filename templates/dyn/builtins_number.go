package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds the builtin functions about numbers and characters.

var (
	BuiltinAbs    = builtin("abs(x, /)", func(a []Value) Value { return Abs(a[0]) })
	BuiltinBin    = builtin("bin(number, /)", func(a []Value) Value { return intText(a[0], 2, "0b") })
	BuiltinChr    = builtin("chr(i, /)", func(a []Value) Value { return Chr(a[0]) })
	BuiltinDivmod = builtin("divmod(x, y, /)", func(a []Value) Value { return DivMod(a[0], a[1]) })
	BuiltinHex    = builtin("hex(number, /)", func(a []Value) Value { return intText(a[0], 16, "0x") })
	BuiltinOct    = builtin("oct(number, /)", func(a []Value) Value { return intText(a[0], 8, "0o") })
	BuiltinOrd    = builtin("ord(c, /)", func(a []Value) Value { return Ord(a[0]) })
	BuiltinPow    = builtin("pow(base, exp, mod=None)", func(a []Value) Value { return PowMod(a[0], a[1], a[2]) })
	BuiltinRound  = builtin("round(number, ndigits=None)", func(a []Value) Value { return Round(a[0], a[1]) })
	BuiltinSum    = builtin("sum(iterable, /, start=0)", func(a []Value) Value { return Sum(a[0], a[1]) })
	BuiltinMax    = builtin("max(*args, key=None, default=)", func(a []Value) Value { return extreme("max", a) })
	BuiltinMin    = builtin("min(*args, key=None, default=)", func(a []Value) Value { return extreme("min", a) })
)

// Chr returns chr(v).
func Chr(v Value) Value {
	n := BigIndex(v)
	code, ok := n.Small()
	if !ok {
		raise(pyrt.OverflowError, "Python int too large to convert to C int")
	}
	return pyrt.Chr(code)
}

// Ord returns ord(v).
func Ord(v Value) Value {
	switch x := inner(v).(type) {
	case string:
		return pyrt.Ord(x)
	case Bytes, *ByteArray:
		b := rawBytes(x)
		if len(b) != 1 {
			raise(pyrt.TypeError, "ord() expected a character, but string of length %d found", len(b))
		}
		return int(b[0])
	}
	raise(pyrt.TypeError, "ord() expected string of length 1, but %s found", TypeName(v))
	return nil
}

// Round returns round(v, digits).
func Round(v, digits Value) Value {
	switch x := v.(type) {
	case float64:
		return roundFloat(x, digits)
	case int, bool, Int:
		return roundInt(BigIndex(x), digits)
	}
	c := ClassOf(v)
	m := c.lookup("__round__")
	if m == Unbound {
		raise(pyrt.TypeError, "type %s doesn't define __round__ method", c.shown())
	}
	if digits == nil {
		return Call(bind(m, v, c))
	}
	return Call(bind(m, v, c), digits)
}

// Sum returns sum(v, start).
func Sum(v Value, start ...Value) Value {
	var total Value = 0
	if len(start) > 0 {
		total = start[0]
		switch inner(total).(type) {
		case string:
			raise(pyrt.TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
		case Bytes:
			raise(pyrt.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
		case *ByteArray:
			raise(pyrt.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
		}
	}
	drain(v, func(x Value) bool {
		total = Add(total, x)
		return true
	})
	return total
}

// Min returns min(args...).
func Min(args ...Value) Value { return extreme("min", []Value{Tuple(args), nil, Unbound}) }

// Max returns max(args...).
func Max(args ...Value) Value { return extreme("max", []Value{Tuple(args), nil, Unbound}) }

// extreme is min or max: a holds the arguments, the key and the default.
func extreme(name string, a []Value) Value {
	args, key, otherwise := a[0].(Tuple), a[1], a[2]
	if len(args) == 0 {
		raise(pyrt.TypeError, "%s expected at least 1 argument, got 0", name)
	}
	var items *Loop
	if len(args) == 1 {
		items = Over(args[0])
	} else {
		if otherwise != Unbound {
			raise(pyrt.TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
		}
		items = Over(args)
	}
	beats := Greater
	if name == "min" {
		beats = Less
	}
	var best, bestKey Value = Unbound, nil
	for items.Next() {
		k := items.Value
		if key != nil {
			k = Call1(key, k)
		}
		if best == Unbound || beats(k, bestKey) {
			best, bestKey = items.Value, k
		}
	}
	if best != Unbound {
		return best
	}
	if otherwise == Unbound {
		raise(pyrt.ValueError, "%s() arg is an empty sequence", name)
	}
	return otherwise
}
