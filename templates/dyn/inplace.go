package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds the augmented assignments: each returns what the target is then
// bound to.

// AddTo returns what a += b binds a to.
func AddTo(a, b Value) Value {
	switch x := a.(type) {
	case int, float64:
		if isPlainNumber(b) {
			return Add(a, b)
		}
	case string:
		if y, ok := b.(string); ok {
			return x + y
		}
	case *List:
		if y, ok := b.(*List); ok {
			x.Items = append(x.Items, y.Items...)
		} else {
			if !isIterable(b) {
				raise(pyrt.TypeError, "'%s' object is not iterable", TypeName(b))
			}
			x.Items = append(x.Items, Items(b)...)
		}
		return a
	case *ByteArray:
		if y, ok := bytesOf(b); ok {
			x.Extend(y)
			return a
		}
	}
	return inPlace(opAdd, a, b)
}

// isPlainNumber reports whether v is a number that package dyn adds by itself.
func isPlainNumber(v Value) bool {
	switch v.(type) {
	case int, float64:
		return true
	}
	return false
}

// SubTo returns what a -= b binds a to.
func SubTo(a, b Value) Value {
	switch a.(type) {
	case int, float64:
		if isPlainNumber(b) {
			return Sub(a, b)
		}
	}
	return inPlace(opSub, a, b)
}

// MulTo returns what a *= b binds a to.
func MulTo(a, b Value) Value {
	switch x := a.(type) {
	case int, float64:
		if isPlainNumber(b) {
			return Mul(a, b)
		}
	case *List:
		if r, ok := repeatOr(x, b).(*List); ok {
			x.Items = r.Items
			return a
		}
	case *ByteArray:
		if r, ok := repeatOr(x, b).(*ByteArray); ok {
			x.Data = r.Data
			return a
		}
	}
	return inPlace(opMul, a, b)
}

func repeatOr(a, n Value) Value {
	if !isIndex(n) {
		return NotImplemented
	}
	return repeat(a, n)
}

// DivTo returns what a /= b binds a to.
func DivTo(a, b Value) Value { return inPlace(opDiv, a, b) }

// FloorDivTo returns what a //= b binds a to.
func FloorDivTo(a, b Value) Value { return inPlace(opFloorDiv, a, b) }

// ModTo returns what a %= b binds a to.
func ModTo(a, b Value) Value { return inPlace(opMod, a, b) }

// PowTo returns what a **= b binds a to.
func PowTo(a, b Value) Value { return inPlace(opPow, a, b) }

// MatMulTo returns what a @= b binds a to.
func MatMulTo(a, b Value) Value { return inPlace(opMatMul, a, b) }

// ShlTo returns what a <<= b binds a to.
func ShlTo(a, b Value) Value { return inPlace(opShl, a, b) }

// ShrTo returns what a >>= b binds a to.
func ShrTo(a, b Value) Value { return inPlace(opShr, a, b) }

// BitAndTo returns what a &= b binds a to.
func BitAndTo(a, b Value) Value {
	if x, y, ok := mutableSets(a, b); ok {
		x.IntersectionUpdate(y)
		return a
	}
	return inPlace(opAnd, a, b)
}

// BitOrTo returns what a |= b binds a to.
func BitOrTo(a, b Value) Value {
	if x, y, ok := mutableSets(a, b); ok {
		x.Update(y)
		return a
	}
	if x, ok := a.(*Dict); ok {
		updateDict(x, b)
		return a
	}
	return inPlace(opOr, a, b)
}

// BitXorTo returns what a ^= b binds a to.
func BitXorTo(a, b Value) Value {
	if x, y, ok := mutableSets(a, b); ok {
		x.SymmetricDifferenceUpdate(y)
		return a
	}
	return inPlace(opXor, a, b)
}

func mutableSets(a, b Value) (x, y *Set, ok bool) {
	x, ok = a.(*Set)
	if !ok || x.Frozen() {
		return nil, nil, false
	}
	y, ok = setOperand(b)
	return x, y, ok
}

// inPlace asks the in-place method, and then the operator.
func inPlace(op *operator, a, b Value) Value {
	if x, ok := a.(*Set); ok && op == opSub && !x.Frozen() {
		if y, ok := setOperand(b); ok {
			x.DifferenceUpdate(y)
			return a
		}
	}
	c := ClassOf(a)
	if !native(c) {
		if o, ok := a.(*Object); ok && o.native != nil {
			if r, done := nativeInPlace(op, o, b); done {
				return r
			}
		}
		if m := c.lookup(op.inPlace); m != Unbound && m != nil {
			if r := Call1(bind(m, a, c), b); r != NotImplemented {
				return r
			}
		}
	}
	r := tryBinary(op, a, b)
	if r == NotImplemented {
		sign := op.sign + "="
		if op == opPow {
			sign = "** or pow()"
		}
		unsupported(sign, op, a, b)
	}
	return r
}

// nativeInPlace works on the container that an instance of a subclass holds,
// unless the class has its own in-place method.
func nativeInPlace(op *operator, o *Object, b Value) (Value, bool) {
	if m := o.class.lookup(op.inPlace); m != Unbound && !isBuiltin(m) {
		return nil, false
	}
	switch o.native.(type) {
	case *List, *Set, *Dict, *ByteArray:
	default:
		return nil, false
	}
	if o.class.lookup(op.method) != Unbound && !isBuiltin(o.class.lookup(op.method)) {
		return nil, false
	}
	switch op {
	case opAdd:
		AddTo(o.native, b)
	case opMul:
		MulTo(o.native, b)
	case opAnd:
		BitAndTo(o.native, b)
	case opOr:
		BitOrTo(o.native, b)
	case opXor:
		BitXorTo(o.native, b)
	case opSub:
		inPlace(opSub, o.native, b)
	default:
		return nil, false
	}
	return o, true
}
