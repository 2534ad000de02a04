package dyn

import "github.com/molt-go/molt/templates/pyrt"

// fromIterable makes a set of the class of an abstract set.
func fromIterable(self Value, items []Value) Value {
	return callMethod(self, "_from_iterable", pyrt.NewList(items...))
}

func isABCSet(v Value) bool { return IsInstance(v, SetABC) }

// chosen returns the elements of v that (in keep) or (not in keep) other are.
func chosen(v, other Value, keep bool) []Value {
	var items []Value
	for it := Over(v); it.Next(); {
		if In(it.Value, other) == keep {
			items = append(items, it.Value)
		}
	}
	return items
}

func subset(a, b Value) bool {
	if Len(a) > Len(b) {
		return false
	}
	for it := Over(a); it.Next(); {
		if !In(it.Value, b) {
			return false
		}
	}
	return true
}

func setMixins(t *Class) {
	t.ClassDef("_from_iterable(cls, it)", func(a []Value) Value { return Call(a[0], a[1]) })
	for _, op := range []struct {
		signature string
		holds     func(a, b Value) bool
	}{
		{"__le__(other, /)", subset},
		{"__lt__(other, /)", func(a, b Value) bool { return Len(a) < Len(b) && subset(a, b) }},
		{"__ge__(other, /)", func(a, b Value) bool { return subset(b, a) }},
		{"__gt__(other, /)", func(a, b Value) bool { return Len(a) > Len(b) && subset(b, a) }},
		{"__eq__(other, /)", func(a, b Value) bool { return Len(a) == Len(b) && subset(a, b) }},
	} {
		t.Def(op.signature, func(a []Value) Value {
			if !isABCSet(a[1]) {
				return NotImplemented
			}
			return op.holds(a[0], a[1])
		})
	}
	t.Const("__hash__", nil)
	for _, op := range []struct {
		signature string
		items     func(a, b Value) []Value
	}{
		{"__and__(other, /)", func(a, b Value) []Value { return chosen(b, a, true) }},
		{"__rand__(other, /)", func(a, b Value) []Value { return chosen(b, a, true) }},
		{"__or__(other, /)", func(a, b Value) []Value { return append(Items(a), Items(b)...) }},
		{"__ror__(other, /)", func(a, b Value) []Value { return append(Items(a), Items(b)...) }},
	} {
		t.Def(op.signature, func(a []Value) Value {
			if !isIterable(a[1]) {
				return NotImplemented
			}
			return fromIterable(a[0], op.items(a[0], a[1]))
		})
	}
	difference := func(self, a, b Value) Value { return fromIterable(self, chosen(a, b, false)) }
	operand := func(self, v Value) (Value, bool) {
		if isABCSet(v) {
			return v, true
		}
		if !isIterable(v) {
			return nil, false
		}
		return fromIterable(self, Items(v)), true
	}
	t.Def("__sub__(other, /)", func(a []Value) Value {
		b, ok := operand(a[0], a[1])
		if !ok {
			return NotImplemented
		}
		return difference(a[0], a[0], b)
	})
	t.Def("__rsub__(other, /)", func(a []Value) Value {
		b, ok := operand(a[0], a[1])
		if !ok {
			return NotImplemented
		}
		return difference(a[0], b, a[0])
	})
	xor := func(a []Value) Value {
		b, ok := operand(a[0], a[1])
		if !ok {
			return NotImplemented
		}
		return BitOr(Sub(a[0], b), Sub(b, a[0]))
	}
	t.Def("__xor__(other, /)", xor)
	t.Def("__rxor__(other, /)", xor)
	t.Def("isdisjoint(other)", func(a []Value) Value { return len(chosen(a[1], a[0], true)) == 0 })
	t.Def("_hash()", func(a []Value) Value { return setOf(a[0]).Freeze().Hash() })
}

func mutableSetMixins(t *Class) {
	t.Def("remove(value)", func(a []Value) Value {
		if !In(a[1], a[0]) {
			panic(pyrt.NewKeyError(a[1]))
		}
		return callMethod(a[0], "discard", a[1])
	})
	pop := func(self Value) (Value, bool) {
		v, ok := IterOf(self).Next()
		if ok {
			callMethod(self, "discard", v)
		}
		return v, ok
	}
	t.Def("pop()", func(a []Value) Value {
		v, ok := pop(a[0])
		if !ok {
			panic(pyrt.KeyError.New())
		}
		return v
	})
	t.Def("clear()", func(a []Value) Value {
		for {
			if _, ok := pop(a[0]); !ok {
				return nil
			}
		}
	})
	each := func(self Value, items []Value, method string) {
		for _, v := range items {
			callMethod(self, method, v)
		}
	}
	t.Def("__ior__(it, /)", func(a []Value) Value {
		each(a[0], Items(a[1]), "add")
		return a[0]
	})
	t.Def("__iand__(it, /)", func(a []Value) Value {
		each(a[0], chosen(a[0], a[1], false), "discard")
		return a[0]
	})
	t.Def("__isub__(it, /)", func(a []Value) Value {
		if a[0] == a[1] {
			callMethod(a[0], "clear")
			return a[0]
		}
		each(a[0], Items(a[1]), "discard")
		return a[0]
	})
	t.Def("__ixor__(it, /)", func(a []Value) Value {
		for _, v := range setOf(a[1]).List() {
			if In(v, a[0]) {
				callMethod(a[0], "discard", v)
			} else {
				callMethod(a[0], "add", v)
			}
		}
		return a[0]
	})
}
