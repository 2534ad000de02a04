package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds the binary operators; operand types that are met most come first.

// Add returns a + b.
func Add(a, b Value) Value {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			if s := x + y; (s > x) == (y > 0) {
				return box(s)
			}
		case float64:
			return boxFloat(float64(x) + y)
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return boxFloat(x + y)
		case int:
			return boxFloat(x + float64(y))
		}
	case string:
		if y, ok := b.(string); ok {
			return x + y
		}
	}
	return binary(opAdd, a, b)
}

// Sub returns a - b.
func Sub(a, b Value) Value {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			if s := x - y; (s < x) == (y > 0) {
				return box(s)
			}
		case float64:
			return boxFloat(float64(x) - y)
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return boxFloat(x - y)
		case int:
			return boxFloat(x - float64(y))
		}
	}
	return binary(opSub, a, b)
}

// Mul returns a * b.
func Mul(a, b Value) Value {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			if small(x) && small(y) {
				return box(x * y)
			}
		case float64:
			return boxFloat(float64(x) * y)
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return boxFloat(x * y)
		case int:
			return boxFloat(x * float64(y))
		}
	}
	return binary(opMul, a, b)
}

// small reports whether the product of two such ints fits an int.
func small(x int) bool { return -1<<31 < x && x < 1<<31 }

// exact reports whether a float holds an int as it is.
func exact(x int) bool { return -1<<53 <= x && x <= 1<<53 }

// Mod returns a % b.
func Mod(a, b Value) Value {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok && y > 0 {
			if r := x % y; r >= 0 {
				return box(r)
			} else {
				return box(r + y)
			}
		}
	}
	return binary(opMod, a, b)
}

// FloorDiv returns a // b.
func FloorDiv(a, b Value) Value {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok && y > 0 && x >= 0 {
			return box(x / y)
		}
	}
	return binary(opFloorDiv, a, b)
}

// Div returns a / b.
func Div(a, b Value) Value {
	switch x := a.(type) {
	case float64:
		switch y := b.(type) {
		case float64:
			if y != 0 {
				return boxFloat(x / y)
			}
		case int:
			if y != 0 {
				return boxFloat(x / float64(y))
			}
		}
	case int:
		switch y := b.(type) {
		case float64:
			if y != 0 {
				return boxFloat(float64(x) / y)
			}
		case int:
			if y != 0 && exact(x) && exact(y) {
				return boxFloat(float64(x) / float64(y))
			}
		}
	}
	return binary(opDiv, a, b)
}

// BitAnd returns a & b.
func BitAnd(a, b Value) Value {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			return box(x & y)
		}
	}
	return binary(opAnd, a, b)
}

// BitOr returns a | b.
func BitOr(a, b Value) Value {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			return box(x | y)
		}
	}
	return binary(opOr, a, b)
}

// BitXor returns a ^ b.
func BitXor(a, b Value) Value {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			return box(x ^ y)
		}
	}
	return binary(opXor, a, b)
}

// Shl returns a << b.
func Shl(a, b Value) Value {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok && 0 <= y && y < 31 && small(x) {
			return box(x << y)
		}
	}
	return binary(opShl, a, b)
}

// Shr returns a >> b.
func Shr(a, b Value) Value {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok && 0 <= y && y < 64 {
			return box(x >> y)
		}
	}
	return binary(opShr, a, b)
}

// Pow returns a ** b.
func Pow(a, b Value) Value {
	switch x := a.(type) {
	case int:
		if b == Value(2) && small(x) {
			return x * x
		}
	case float64: // not x * x: the C library's pow differs in last bits
		if y, ok := b.(int); ok && exact(y) {
			return pyrt.PowValue(x, float64(y))
		}
	}
	return binary(opPow, a, b)
}

// MatMul returns a @ b.
func MatMul(a, b Value) Value { return binary(opMatMul, a, b) }

// DivMod returns divmod(a, b).
func DivMod(a, b Value) Value { return binary(opDivMod, a, b) }

// An operator is a binary operator: its sign and its methods.
type operator struct {
	sign, method, reflected, inPlace string
	numbers                          func(a, b Value) (Value, bool)
}

var (
	opAdd      = &operator{"+", "__add__", "__radd__", "__iadd__", nil}
	opSub      = &operator{"-", "__sub__", "__rsub__", "__isub__", nil}
	opMul      = &operator{"*", "__mul__", "__rmul__", "__imul__", nil}
	opDiv      = &operator{"/", "__truediv__", "__rtruediv__", "__itruediv__", nil}
	opFloorDiv = &operator{"//", "__floordiv__", "__rfloordiv__", "__ifloordiv__", nil}
	opMod      = &operator{"%", "__mod__", "__rmod__", "__imod__", nil}
	opDivMod   = &operator{"divmod()", "__divmod__", "__rdivmod__", "", nil}
	opPow      = &operator{"** or pow()", "__pow__", "__rpow__", "__ipow__", nil}
	opMatMul   = &operator{"@", "__matmul__", "__rmatmul__", "__imatmul__", nil}
	opAnd      = &operator{"&", "__and__", "__rand__", "__iand__", nil}
	opOr       = &operator{"|", "__or__", "__ror__", "__ior__", nil}
	opXor      = &operator{"^", "__xor__", "__rxor__", "__ixor__", nil}
	opShl      = &operator{"<<", "__lshift__", "__rlshift__", "__ilshift__", nil}
	opShr      = &operator{">>", "__rshift__", "__rrshift__", "__irshift__", nil}
)

// binary works out a binary operator for any operands.
func binary(op *operator, a, b Value) Value {
	r := tryBinary(op, a, b)
	if r == NotImplemented {
		unsupported(op.sign, op, a, b)
	}
	return r
}

// tryBinary is binary, with NotImplemented where no operand knows the operator.
func tryBinary(op *operator, a, b Value) Value {
	ca, cb := ClassOf(a), ClassOf(b)
	if native(ca) && native(cb) {
		return nativeBinary(op, a, b)
	}
	left, right := ca.lookup(op.method), cb.lookup(op.reflected)
	if ca != cb && right != Unbound && cb.IsSubclass(ca) && right != ca.lookup(op.reflected) {
		if r := Call1(bind(right, b, cb), a); r != NotImplemented {
			return r
		}
		right = Unbound
	}
	if o, ok := a.(*Object); ok && isSequence(o.native) && o.keepsNative(left) {
		if r := nativeBinary(op, o.native, inner(b)); r != NotImplemented {
			return r
		}
	} else if left != Unbound && left != nil {
		if r := Call1(bind(left, a, ca), b); r != NotImplemented {
			return r
		}
	}
	if right != Unbound && right != nil && (ca != cb || op.method == "__pow__") {
		return Call1(bind(right, b, cb), a)
	}
	return NotImplemented
}

// native reports whether a class's operators are worked out by this package.
func native(c *Class) bool { return c.layout == c && c.Module == "builtins" && c != TypeType }

func unsupported(sign string, op *operator, a, b Value) {
	if op == opAdd {
		switch inner(a).(type) {
		case string:
			raise(pyrt.TypeError, `can only concatenate str (not "%s") to str`, TypeName(b))
		case *List:
			raise(pyrt.TypeError, `can only concatenate list (not "%s") to list`, TypeName(b))
		case Tuple:
			raise(pyrt.TypeError, `can only concatenate tuple (not "%s") to tuple`, TypeName(b))
		case Bytes:
			raise(pyrt.TypeError, "can't concat %s to bytes", TypeName(b))
		case *ByteArray:
			raise(pyrt.TypeError, "can't concat %s to bytearray", TypeName(b))
		}
	}
	if op == opMul {
		if isSequence(a) {
			raise(pyrt.TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(b))
		}
		if isSequence(b) {
			raise(pyrt.TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(a))
		}
	}
	raise(pyrt.TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", sign, TypeName(a), TypeName(b))
}

func isSequence(v Value) bool {
	switch inner(v).(type) {
	case string, *List, Tuple, Bytes, *ByteArray:
		return true
	}
	return false
}

// nativeBinary works out an operator between values of builtin types.
func nativeBinary(op *operator, a, b Value) Value {
	if x, ok := numberOf(a); ok {
		if y, ok := numberOf(b); ok {
			return numbers(op, x, y, a, b)
		}
	}
	switch op {
	case opAdd:
		return concat(a, b)
	case opMul:
		return repeat(a, b)
	case opMod:
		return percent(a, b)
	case opSub, opAnd, opOr, opXor:
		return sets(op, a, b)
	}
	return NotImplemented
}

func concat(a, b Value) Value {
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return x + y
		}
	case *List:
		if y, ok := b.(*List); ok {
			return x.Concat(y)
		}
	case Tuple:
		if y, ok := b.(Tuple); ok {
			return append(x[:len(x):len(x)], y...)
		}
	case Bytes:
		if y, ok := bytesOf(b); ok {
			return Bytes(string(x) + string(y))
		}
	case *ByteArray:
		if y, ok := bytesOf(b); ok {
			return pyrt.NewByteArray(x.Bytes() + y)
		}
	}
	return NotImplemented
}

// bytesOf returns what a bytes-like object holds.
func bytesOf(v Value) (Bytes, bool) {
	switch v := v.(type) {
	case Bytes:
		return v, true
	case *ByteArray:
		return v.Bytes(), true
	case *Object:
		b, ok := v.native.(Bytes)
		return b, ok
	case BytesLike:
		return v.BytesValue(), true
	}
	return "", false
}

// BytesLike is a library's value that holds bytes, such as an array.
type BytesLike interface{ BytesValue() Bytes }

// maxItems is the size from which on no memory is asked for.
const maxItems = 1 << 46

func repeat(a, b Value) Value {
	if !isSequence(a) {
		a, b = b, a
	}
	count, ok := indexOf(b)
	if !ok {
		return NotImplemented
	}
	n, small := count.(int)
	if !small {
		raise(pyrt.OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	if size := Len(a); size > 0 && n > maxItems/size {
		panic(pyrt.MemoryError.New())
	}
	switch x := a.(type) {
	case string:
		return pyrt.StrRepeat(x, n)
	case *List:
		return x.Repeat(n)
	case Tuple:
		return Tuple(pyrt.Repeat(x, n))
	case Bytes:
		return x.Repeat(n)
	case *ByteArray:
		return pyrt.NewByteArray(x.Bytes().Repeat(n))
	}
	return NotImplemented
}

// percent is the operator % of str and bytes.
func percent(a, b Value) Value {
	switch x := a.(type) {
	case string:
		return percentStr(x, b)
	case Bytes:
		return percentBytes(x, b)
	case *ByteArray:
		return pyrt.NewByteArray(percentBytes(x.Bytes(), b))
	}
	return NotImplemented
}
