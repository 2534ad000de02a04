package pyrt

import "math"

// Equaler is a value with an __eq__ of its own; ok is false for NotImplemented.
type Equaler interface {
	EqualValue(other Value) (equal, ok bool)
}

// Same reports a is b or a == b, by which containers compare their elements.
// Floats have no identity in Go: two NaNs with the same bits count as one object.
func Same(a, b Value) bool {
	if x, ok := a.(float64); ok {
		if y, ok := b.(float64); ok {
			return SameFloat(x, y)
		}
	}
	return identical(a, b) || Eq(a, b)
}

// identical reports whether a and b are one object, for objects with a place of
// their own; comparing others here would be wasted, or panic.
func identical(a, b Value) bool {
	switch a.(type) {
	case nil:
		return b == nil
	case Tuple, Int, int, string, bool, float64, complex128, Bytes:
		return false
	}
	return sameDynamic(a) && sameDynamic(b) && a == b
}

// SameFloat reports a == b, or that both are one NaN.
func SameFloat(a, b float64) bool {
	return a == b || a != a && math.Float64bits(a) == math.Float64bits(b)
}

func sameComplex(a, b complex128) bool {
	return a == b || SameFloat(real(a), real(b)) && SameFloat(imag(a), imag(b))
}

// Eq returns a == b for values of any type.
func Eq(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x == y
		}
		return eqNumber(x, b)
	case string:
		y, ok := b.(string)
		return ok && x == y || !ok && eqReflected(a, b)
	case nil:
		return b == nil || eqReflected(a, b)
	case bool:
		if y, ok := b.(bool); ok {
			return x == y
		}
		return eqNumber(HashBool(x), b)
	case float64:
		return eqFloat(x, b)
	case Int:
		return eqInt(x, b)
	case complex128:
		return eqComplex(x, b)
	case Bytes:
		return eqBytes(string(x), b)
	case *ByteArray:
		return eqBytes(string(x.Data), b)
	case Equaler:
		if equal, ok := x.EqualValue(b); ok {
			return equal
		}
	default:
		if s, ok := asSlice(a); ok {
			return eqSlice(s, b)
		}
	}
	return eqReflected(a, b)
}

// eqReflected asks the other operand, and falls back to identity.
func eqReflected(a, b Value) bool {
	if y, ok := b.(Equaler); ok {
		if equal, ok := y.EqualValue(a); ok {
			return equal
		}
	}
	return identical(a, b)
}

func eqNumber(a int, b Value) bool {
	switch b := b.(type) {
	case int:
		return a == b
	case bool:
		return a == HashBool(b)
	case float64:
		return EqIntFloat(a, b)
	case Int:
		n, ok := b.Small()
		return ok && n == a
	case complex128:
		return imag(b) == 0 && EqIntFloat(a, real(b))
	}
	return eqReflected(a, b)
}

func eqFloat(a float64, b Value) bool {
	switch b := b.(type) {
	case float64:
		return a == b
	case int:
		return EqIntFloat(b, a)
	case bool:
		return a == float64(HashBool(b))
	case Int:
		order, ok := b.CompareFloat(a)
		return ok && order == 0
	case complex128:
		return b == complex(a, 0)
	}
	return eqReflected(a, b)
}

func eqInt(a Int, b Value) bool {
	switch b := b.(type) {
	case Int:
		return a.Eq(b)
	case int:
		return a.Eq(NewInt(b))
	case bool:
		return a.Eq(NewInt(HashBool(b)))
	case float64:
		return eqFloat(b, a)
	case complex128:
		return imag(b) == 0 && eqFloat(real(b), a)
	}
	return eqReflected(a, b)
}

func eqComplex(a complex128, b Value) bool {
	if b, ok := b.(complex128); ok {
		return a == b
	}
	switch b.(type) {
	case int, bool, float64, Int:
		return imag(a) == 0 && eqFloat(real(a), b)
	}
	return eqReflected(a, b)
}

func eqBytes(a string, b Value) bool {
	switch y := b.(type) {
	case Bytes:
		return a == string(y)
	case *ByteArray:
		return a == string(y.Data)
	}
	return eqReflected(Bytes(a), b)
}
