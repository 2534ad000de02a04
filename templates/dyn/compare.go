package dyn

import "github.com/molt-go/molt/templates/pyrt"

// Equal returns bool(a == b).
func Equal(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x == y
		}
	case string:
		if y, ok := b.(string); ok {
			return x == y
		}
	case nil:
		if b == nil {
			return true
		}
	}
	return Truth(Eq(a, b))
}

// NotEqual returns bool(a != b).
func NotEqual(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x != y
		}
	case string:
		if y, ok := b.(string); ok {
			return x != y
		}
	}
	return Truth(Ne(a, b))
}

// Eq returns a == b.
func Eq(a, b Value) Value {
	if !isUser(a) && !isUser(b) {
		return pyrt.Eq(a, b)
	}
	return rich(a, b, "__eq__", "__eq__", func() Value { return Is(a, b) })
}

// Ne returns a != b.
func Ne(a, b Value) Value {
	if !isUser(a) && !isUser(b) {
		return !pyrt.Eq(a, b)
	}
	return rich(a, b, "__ne__", "__ne__", func() Value { return !Is(a, b) })
}

// isUser reports whether comparing v may call a method that a class defines.
func isUser(v Value) bool {
	switch v := v.(type) {
	case *Object:
		return true
	case *Class:
		return v.meta != nil
	}
	return false
}

// Lt returns a < b.
func Lt(a, b Value) Value { return order(a, b, opLess) }

// Le returns a <= b.
func Le(a, b Value) Value { return order(a, b, opLessEqual) }

// Gt returns a > b.
func Gt(a, b Value) Value { return order(a, b, opGreater) }

// Ge returns a >= b.
func Ge(a, b Value) Value { return order(a, b, opGreaterEqual) }

// Less returns bool(a < b).
func Less(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x < y
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return x < y
		case int:
			if exact(y) {
				return x < float64(y)
			}
		}
	}
	return Truth(order(a, b, opLess))
}

// LessEqual returns bool(a <= b).
func LessEqual(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x <= y
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return x <= y
		case int:
			if exact(y) {
				return x <= float64(y)
			}
		}
	}
	return Truth(order(a, b, opLessEqual))
}

// Greater returns bool(a > b).
func Greater(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x > y
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return x > y
		case int:
			if exact(y) {
				return x > float64(y)
			}
		}
	}
	return Truth(order(a, b, opGreater))
}

// GreaterEqual returns bool(a >= b).
func GreaterEqual(a, b Value) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x >= y
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return x >= y
		case int:
			if exact(y) {
				return x >= float64(y)
			}
		}
	}
	return Truth(order(a, b, opGreaterEqual))
}

// A comparison is an ordering operator.
type comparison struct {
	sign, method, reflected string
	values                  func(a, b Value) bool
}

var (
	opLess         = &comparison{"<", "__lt__", "__gt__", pyrt.Less}
	opLessEqual    = &comparison{"<=", "__le__", "__ge__", pyrt.LessEqual}
	opGreater      = &comparison{">", "__gt__", "__lt__", pyrt.GreaterThan}
	opGreaterEqual = &comparison{">=", "__ge__", "__le__", pyrt.GreaterEqual}
)

func order(a, b Value, op *comparison) Value {
	if native(ClassOf(a)) && native(ClassOf(b)) {
		if x, ok := setOperand(a); ok {
			if y, ok := setOperand(b); ok {
				return orderSets(x, y, op)
			}
		}
		if x, ok := a.(*SliceObject); ok {
			if y, ok := b.(*SliceObject); ok {
				return order(Tuple{x.Start, x.Stop, x.Step}, Tuple{y.Start, y.Stop, y.Step}, op)
			}
		}
		return op.values(a, b)
	}
	return rich(a, b, op.method, op.reflected, func() Value {
		raise(pyrt.TypeError, "'%s' not supported between instances of '%s' and '%s'", op.sign, TypeName(a), TypeName(b))
		return nil
	})
}

func orderSets(x, y *Set, op *comparison) Value {
	switch op {
	case opLess:
		return x.IsProperSubset(y)
	case opLessEqual:
		return x.IsSubset(y)
	case opGreater:
		return y.IsProperSubset(x)
	}
	return x.IsSuperset(y)
}

// rich works out a comparison by the methods of both operands.
func rich(a, b Value, method, reflected string, otherwise func() Value) Value {
	ca, cb := ClassOf(a), ClassOf(b)
	swapped := false
	if ca != cb && cb.IsSubclass(ca) {
		swapped = true
		if r := compareMethod(b, a, reflected); r != NotImplemented {
			return r
		}
	}
	if r := compareMethod(a, b, method); r != NotImplemented {
		return r
	}
	if !swapped {
		if r := compareMethod(b, a, reflected); r != NotImplemented {
			return r
		}
	}
	return otherwise()
}

// compareMethod asks one operand.
func compareMethod(a, b Value, method string) Value {
	c := ClassOf(a)
	m := c.lookup(method)
	switch f := m.(type) {
	case *Func:
		return f.call2(a, b)
	case nil:
		return NotImplemented
	}
	if m == Unbound {
		return NotImplemented
	}
	return Call1(bind(m, a, c), b)
}

// Truth returns bool(v).
func Truth(v Value) bool {
	switch v := v.(type) {
	case bool:
		return v
	case nil:
		return false
	case int:
		return v != 0
	case string:
		return v != ""
	case float64:
		return v != 0
	case Int:
		return v.IsTrue()
	case complex128:
		return v != 0
	case Bytes:
		return v != ""
	case *ByteArray:
		return len(v.Data) > 0
	case interface{ IsTrue() bool }:
		return v.IsTrue()
	case *Func, *Builtin, *Method, *Module, *Generator, *Iterator:
		return true
	}
	c := ClassOf(v)
	if m := c.lookup("__bool__"); m != Unbound {
		return Call(bind(m, v, c)) == true
	}
	if m := c.lookup("__len__"); m != Unbound {
		return Len(v) != 0
	}
	return true
}

// Not returns not v.
func Not(v Value) Value { return !Truth(v) }

// And returns a and b().
func And(a Value, b func() Value) Value {
	if !Truth(a) {
		return a
	}
	return b()
}

// Or returns a or b().
func Or(a Value, b func() Value) Value {
	if Truth(a) {
		return a
	}
	return b()
}

// In returns elem in container.
func In(elem, container Value) bool {
	switch c := container.(type) {
	case *Dict:
		return c.Contains(elem)
	case *Set:
		if inner, ok := elem.(*Set); ok && !inner.Frozen() {
			return c.Contains(inner.Copy().Freeze())
		}
		return c.Contains(elem)
	case *List:
		return contains(c.Items, elem)
	case Tuple:
		return contains(c, elem)
	case string:
		sub, ok := asStr(elem)
		if !ok {
			raise(pyrt.TypeError, "'in <string>' requires string as left operand, not %s", TypeName(elem))
		}
		return pyrt.StrFind(c, sub) >= 0
	case pyrt.Range:
		n, ok := indexOf(elem)
		if i, small := n.(int); ok && small {
			return c.Contains(i)
		}
		if f, isFloat := elem.(float64); isFloat && pyrt.IsInteger(f) {
			return In(pyrt.IntFromFloat(f).Value(), c)
		}
		return false
	case Bytes:
		return bytesContains(c, elem)
	case *ByteArray:
		return bytesContains(c.Bytes(), elem)
	}
	class := ClassOf(container)
	if m := class.lookup("__contains__"); m != Unbound && m != nil {
		if o, ok := container.(*Object); ok && o.keepsNative(m) {
			return In(elem, o.native)
		}
		return Truth(Call1(bind(m, container, class), elem))
	}
	if !isIterable(container) {
		raise(pyrt.TypeError, "argument of type '%s' is not iterable", class.Name)
	}
	for it := Over(container); it.Next(); {
		if same(it.Value, elem) {
			return true
		}
	}
	return false
}

func contains(items []Value, elem Value) bool {
	for _, x := range items {
		if same(x, elem) {
			return true
		}
	}
	return false
}

// same is how containers compare: identity or equality.
func same(a, b Value) bool {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			return x == y
		}
	}
	return pyrt.Same(a, b)
}

func bytesContains(b Bytes, elem Value) bool {
	if sub, ok := bytesOf(elem); ok {
		return b.Contains(sub)
	}
	n, ok := indexOf(elem)
	if !ok {
		raise(pyrt.TypeError, "a bytes-like object is required, not '%s'", TypeName(elem))
	}
	i, small := n.(int)
	if !small || i < 0 || i > 255 {
		raise(pyrt.ValueError, "byte must be in range(0, 256)")
	}
	return b.Contains(pyrt.ByteOf(i))
}
