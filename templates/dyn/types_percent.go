package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds the operator % of str and bytes with operands of library
// classes; instances of the program's classes know what package pyrt asks.

// A percentOperand is a value of a library class among those of a format.
type percentOperand struct{ v Value }

func (p percentOperand) Repr() string                 { return Repr(p.v) }
func (p percentOperand) Str() string                  { return Str(p.v) }
func (p percentOperand) TypeName() string             { return TypeName(p.v) }
func (p percentOperand) AsInt(loose bool) (Int, bool) { return intFrom(p.v, loose) }
func (p percentOperand) AsFloat() (float64, bool)     { return floatFrom(p.v) }
func (p percentOperand) HeldTuple() (Tuple, bool)     { return nil, false }
func (p percentOperand) HasItems() bool               { return hasMethod(p.v, "__getitem__") }
func (p percentOperand) Item(key Value) Value         { return operandOf(GetItem(p.v, key)) }

// operandOf returns what package pyrt formats in the place of v.
func operandOf(v Value) Value {
	if _, knows := v.(pyrt.Numeric); knows {
		return v
	}
	switch v := v.(type) {
	case *Func, *Class, *Method, *Builtin, *Iterator, *Generator, *Module:
		return v
	case Classed:
		return percentOperand{v}
	}
	return v
}

// operandsOf is operandOf for all values of a tuple.
func operandsOf(values Tuple) Tuple {
	out, copied := values, false
	for i, v := range values {
		p, ok := operandOf(v).(percentOperand)
		if !ok {
			continue
		}
		if !copied {
			out, copied = append(Tuple(nil), values...), true
		}
		out[i] = p
	}
	return out
}

// percentStr is format % right.
func percentStr(format string, right Value) string {
	if t, ok := right.(Tuple); ok {
		return pyrt.PercentValue(format, operandsOf(t))
	}
	return pyrt.PercentValue(format, operandOf(right))
}

// percentBytes is format % right.
func percentBytes(format Bytes, right Value) Bytes {
	if t, ok := inner(right).(Tuple); ok {
		args := make(Tuple, len(t))
		for i, v := range t {
			args[i] = bytesOperand(v)
		}
		return format.PercentValue(args)
	}
	return format.PercentValue(bytesOperand(right))
}

// bytesOperand is operandOf for a format of bytes.
func bytesOperand(v Value) Value {
	if o, ok := v.(*Object); ok {
		switch b := o.native.(type) {
		case Bytes, *ByteArray:
			return b
		}
		if hasMethod(o, "__bytes__") {
			return BytesOf(o)
		}
	}
	return operandOf(v)
}
