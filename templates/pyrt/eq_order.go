package pyrt

import "strings"

// Lesser is a value with an __lt__ of its own; ok is false for NotImplemented.
type Lesser interface {
	LessValue(other Value) (less, ok bool)
}

// Greater is a value with a __gt__ of its own; ok is false for NotImplemented.
type Greater interface {
	GreaterValue(other Value) (greater, ok bool)
}

// Less returns a < b for values of any type. Types that have no order are a
// TypeError.
func Less(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x < y
		}
	case string:
		if y, ok := b.(string); ok {
			return x < y
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x < y
		}
	}
	return lessSlow(a, b, "<")
}

// GreaterThan returns a > b for values of any type.
func GreaterThan(a, b Value) bool { return lessSlow(b, a, ">") }

// lessSlow returns a < b. operator is what the program wrote: with ">" the
// operands were the other way round, which decides who is asked first.
func lessSlow(a, b Value, operator string) bool {
	if order, comparable, ok := compareNumbers(a, b); ok {
		return comparable && order < 0
	}
	if x, ok := textOf(a); ok {
		if y, ok := textOf(b); ok && sameText(a, b) {
			return strings.Compare(x, y) < 0
		}
	}
	if x, ok := itemsOf(a); ok {
		if y, ok := itemsOf(b); ok && TypeName(a) == TypeName(b) {
			return lessItems(x, y, Same, func(x, y Value) bool { return lessSlow(x, y, operator) })
		}
	}
	if operator == "<" {
		if less, ok := askLess(a, b); ok {
			return less
		}
		if less, ok := askGreater(b, a); ok {
			return less
		}
		panic(unordered(operator, a, b))
	}
	if less, ok := askGreater(b, a); ok {
		return less
	}
	if less, ok := askLess(a, b); ok {
		return less
	}
	panic(unordered(operator, b, a))
}

func askLess(a, b Value) (less, ok bool) {
	if x, has := a.(Lesser); has {
		return x.LessValue(b)
	}
	return false, false
}

func askGreater(a, b Value) (greater, ok bool) {
	if x, has := a.(Greater); has {
		return x.GreaterValue(b)
	}
	return false, false
}

// unordered is what comparing a with b raises.
func unordered(operator string, a, b Value) *Exception {
	return NewTypeError("'" + operator + "' not supported between instances of '" + TypeName(a) +
		"' and '" + TypeName(b) + "'")
}

// compareNumbers compares two real numbers of any types; isNumber is false if one
// of them is none, and comparable is false if one is NaN.
func compareNumbers(a, b Value) (order int, comparable, isNumber bool) {
	x, xf, xIsFloat, ok := realNumber(a)
	if !ok {
		return 0, false, false
	}
	y, yf, yIsFloat, ok := realNumber(b)
	if !ok {
		return 0, false, false
	}
	switch {
	case xIsFloat && yIsFloat:
		return compareFloats(xf, yf), xf == xf && yf == yf, true
	case xIsFloat:
		order, comparable = y.CompareFloat(xf)
		return -order, comparable, true
	case yIsFloat:
		order, comparable = x.CompareFloat(yf)
		return order, comparable, true
	}
	return x.Cmp(y), true, true
}

func compareFloats(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func realNumber(v Value) (n Int, f float64, isFloat, ok bool) {
	switch v := v.(type) {
	case int:
		return NewInt(v), 0, false, true
	case bool:
		return NewInt(HashBool(v)), 0, false, true
	case Int:
		return v, 0, false, true
	case float64:
		return Int{}, v, true, true
	}
	return Int{}, 0, false, false
}

// textOf returns the contents of a str or bytes.
func textOf(v Value) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case Bytes:
		return string(v), true
	case *ByteArray:
		return string(v.Data), true
	}
	return "", false
}

// sameText reports whether both are str, or both bytes of one kind or other.
func sameText(a, b Value) bool {
	_, x := a.(string)
	_, y := b.(string)
	return x == y
}
