package pyrt

// LessEqualer is a value with an __le__ of its own; ok is false for NotImplemented.
type LessEqualer interface {
	LessEqualValue(other Value) (lessEqual, ok bool)
}

// GreaterEqualer is a value with a __ge__ of its own; ok is false for NotImplemented.
type GreaterEqualer interface {
	GreaterEqualValue(other Value) (greaterEqual, ok bool)
}

// LessEqual returns a <= b for values of any type. Types that have no order are a
// TypeError.
func LessEqual(a, b Value) bool { return lessEqual(a, b, "<=") }

// GreaterEqual returns a >= b for values of any type.
func GreaterEqual(a, b Value) bool { return lessEqual(b, a, ">=") }

// lessEqual returns a <= b. operator is what the program wrote: with ">=" the
// operands were the other way round.
func lessEqual(a, b Value, operator string) bool {
	if order, comparable, ok := compareNumbers(a, b); ok {
		return comparable && order <= 0
	}
	if x, ok := textOf(a); ok {
		if y, ok := textOf(b); ok && sameText(a, b) {
			return x <= y
		}
	}
	if x, ok := itemsOf(a); ok {
		if y, ok := itemsOf(b); ok && TypeName(a) == TypeName(b) {
			return lessEqualItems(x, y, operator)
		}
	}
	if x, ok := a.(interface{ within(anySet) bool }); ok {
		if y, ok := b.(anySet); ok {
			return x.within(y)
		}
	}
	le := func() (bool, bool) {
		if x, ok := a.(LessEqualer); ok {
			return x.LessEqualValue(b)
		}
		return false, false
	}
	ge := func() (bool, bool) {
		if y, ok := b.(GreaterEqualer); ok {
			return y.GreaterEqualValue(a)
		}
		return false, false
	}
	left, right := a, b
	if operator == ">=" {
		le, ge, left, right = ge, le, b, a
	}
	if result, ok := le(); ok {
		return result
	}
	if result, ok := ge(); ok {
		return result
	}
	panic(unordered(operator, left, right))
}

// itemsOf returns the elements of a list or tuple.
func itemsOf(v Value) ([]Value, bool) {
	switch v := v.(type) {
	case Tuple:
		return v, true
	case anyTuple:
		return v.Tuple(), true
	case anyList:
		items := make([]Value, v.Len())
		for i := range items {
			items[i] = v.valueAt(i)
		}
		return items, true
	}
	if s, ok := asSlice(v); ok {
		items := make([]Value, s.Len())
		for i := range items {
			items[i] = s.Index(i).Interface()
		}
		return items, true
	}
	return nil, false
}

// lessEqualItems compares the first elements that differ, then the lengths.
func lessEqualItems(a, b []Value, operator string) bool {
	for i := range min(len(a), len(b)) {
		if !Same(a[i], b[i]) {
			return lessEqual(a[i], b[i], operator)
		}
	}
	return len(a) <= len(b)
}
