package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file gives the builtin classes the methods behind their operators, for
// subclasses of the program and for code that calls them by name.

// defineOperators defines the methods of binary operators: knows tells which
// other operands the class takes.
func (c *Class) defineOperators(knows func(v Value) bool, ops ...*operator) {
	for _, op := range ops {
		c.defineOperator(op, knows, true)
	}
}

// defineOperator defines one operator, with or without the reflected method.
func (c *Class) defineOperator(op *operator, knows func(v Value) bool, reflected bool) {
	c.Def(op.method+"(other, /)", func(a []Value) Value {
		if other := inner(a[1]); knows(other) {
			return nativeBinary(op, a[0], other)
		}
		return NotImplemented
	})
	if !reflected {
		return
	}
	c.Def(op.reflected+"(other, /)", func(a []Value) Value {
		if other := inner(a[1]); knows(other) {
			return nativeBinary(op, other, a[0])
		}
		return NotImplemented
	})
}

// defineInPlace defines the in-place method of an operator of a mutable type,
// which returns the instance itself.
func (c *Class) defineInPlace(op *operator, knows func(v Value) bool, do func(a, b Value) Value) {
	c.DefSelf(op.inPlace+"(other, /)", func(a []Value) Value {
		other := inner(a[1])
		if !knows(other) {
			return NotImplemented
		}
		do(inner(a[0]), other)
		return a[0]
	})
}

// defineEquality defines == and != with operands that knows tells.
func (c *Class) defineEquality(knows func(v Value) bool) {
	c.Def("__eq__(other, /)", func(a []Value) Value {
		if other := inner(a[1]); knows(other) {
			return pyrt.Eq(a[0], other)
		}
		return NotImplemented
	})
	c.Def("__ne__(other, /)", func(a []Value) Value {
		if other := inner(a[1]); knows(other) {
			return !pyrt.Eq(a[0], other)
		}
		return NotImplemented
	})
}

// defineOrder defines equality and the four orderings.
func (c *Class) defineOrder(knows func(v Value) bool) {
	c.defineEquality(knows)
	for _, op := range []*comparison{opLess, opLessEqual, opGreater, opGreaterEqual} {
		c.Def(op.method+"(other, /)", func(a []Value) Value {
			if other := inner(a[1]); knows(other) {
				return order(a[0], other, op)
			}
			return NotImplemented
		})
	}
}

// defineHash defines __hash__ by the Go value.
func (c *Class) defineHash() {
	c.Def("__hash__()", func(a []Value) Value { return pyrt.HashOf(a[0]) })
}

// defineText defines __repr__ by the Go value.
func (c *Class) defineText() {
	c.Def("__repr__()", func(a []Value) Value { return pyrt.Repr(a[0]) })
}

// defineFormat defines __format__ by the Go value.
func (c *Class) defineFormat() {
	c.DefSelf("__format__(format_spec, /)", func(a []Value) Value {
		spec := strArg(a[1], "__format__() argument")
		if spec == "" {
			return Str(a[0])
		}
		return pyrt.Format(inner(a[0]), spec)
	})
}

// defineSequence defines what sequences have in common.
func (c *Class) defineSequence() {
	c.Def("__len__()", func(a []Value) Value { return Len(a[0]) })
	c.Def("__getitem__(key, /)", func(a []Value) Value { return GetItem(a[0], a[1]) })
	c.Def("__contains__(key, /)", func(a []Value) Value { return In(a[1], a[0]) })
	c.Def("__iter__()", func(a []Value) Value { return IterOf(a[0]) })
}

// defineInit defines __init__ of a mutable container: it is filled anew.
func (c *Class) defineInit() {
	c.Def("__init__(*args, **kwargs)", func(a []Value) Value {
		refill(a[0], c.construct(c, a[1].(Tuple), SpreadKw(a[2])))
		return nil
	})
}

// refill puts what made holds into a container.
func refill(container, made Value) {
	switch x := container.(type) {
	case *List:
		x.Items = made.(*List).Items
	case *Dict:
		x.Update(made.(*Dict))
	case *Set:
		*x = *made.(*Set)
	case *ByteArray:
		x.Data = made.(*ByteArray).Data
	}
}

// isA returns a test of Go types.
func isA[T any](v Value) bool {
	_, ok := v.(T)
	return ok
}
