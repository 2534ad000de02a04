package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// arrayIndex returns an index, which must be an int.
func arrayIndex(i Value) int {
	if !isIndex(i) {
		raise(pyrt.TypeError, "array indices must be integers")
	}
	return sequenceIndex(i, "array")
}

func arrayItems(t *Class) {
	self := func(a []Value) *Array { return a[0].(*Array) }
	t.Def("__len__()", func(a []Value) Value { return len(self(a).Items) })
	t.Def("__iter__()", func(a []Value) Value { return self(a).Iterate() })
	t.Def("__contains__(v, /)", func(a []Value) Value { return self(a).find(a[1], 0, pyrt.End) >= 0 })
	t.Def("__getitem__(i, /)", func(a []Value) Value {
		s, ok := a[1].(*SliceObject)
		if !ok {
			return self(a).ItemAt(arrayIndex(a[1]))
		}
		i, j, step := s.parts()
		return self(a).with(pyrt.SliceStep(self(a).Items, i, j, step))
	})
	t.Def("__setitem__(i, v, /)", func(a []Value) Value {
		if s, ok := a[1].(*SliceObject); ok {
			self(a).setSlice(s, a[2])
			return nil
		}
		self(a).SetItemAt(arrayIndex(a[1]), a[2])
		return nil
	})
	t.Def("__delitem__(i, /)", func(a []Value) Value {
		x := self(a)
		s, ok := a[1].(*SliceObject)
		if !ok {
			i := x.place(arrayIndex(a[1]), "array assignment index out of range")
			x.Items = slices.Delete(x.Items, i, i+1)
			return nil
		}
		if i, j, step := s.parts(); step == 1 {
			x.DeleteSlice(i, j)
		} else {
			x.DeleteSliceStep(i, j, step)
		}
		return nil
	})
}

// setSlice is x[s] = v.
func (x *Array) setSlice(s *SliceObject, v Value) {
	y := arrayOf(v)
	if y == nil {
		raise(pyrt.TypeError, `can only assign array (not "%s") to array slice`, TypeName(v))
	}
	if y.code != x.code {
		raise(pyrt.TypeError, "bad argument type for built-in operation")
	}
	i, j, step := s.parts()
	if step == 1 {
		x.SetSlice(i, j, slices.Clone(y.Items))
		return
	}
	if n := len(pyrt.SliceStep(x.Items, i, j, step)); n != len(y.Items) {
		raise(pyrt.ValueError, "attempt to assign array of size %d to extended slice of size %d", len(y.Items), n)
	}
	x.SetSliceStep(i, j, step, slices.Clone(y.Items))
}

func arrayOperators(t *Class) {
	self := func(a []Value) *Array { return a[0].(*Array) }
	t.Def("__add__(other, /)", func(a []Value) Value {
		y := arrayOf(a[1])
		if y == nil {
			raise(pyrt.TypeError, `can only append array (not "%s") to array`, TypeName(a[1]))
		}
		if y.code != self(a).code {
			raise(pyrt.TypeError, "bad argument type for built-in operation")
		}
		return self(a).with(pyrt.Concat(self(a).Items, y.Items))
	})
	t.DefSelf("__iadd__(other, /)", func(a []Value) Value {
		y := arrayOf(a[1])
		if y == nil {
			raise(pyrt.TypeError, `can only extend array with array (not "%s")`, TypeName(a[1]))
		}
		if y.code != arrayOf(a[0]).code {
			raise(pyrt.TypeError, "can only extend with array of same kind")
		}
		arrayOf(a[0]).extend(y)
		return a[0]
	})
	times := func(a []Value) []uint64 {
		if !isIndex(a[1]) {
			raise(pyrt.TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(a[1]))
		}
		n := Index(a[1])
		items := arrayOf(a[0]).Items
		if len(items) > 0 && n > maxItems/len(items) {
			panic(pyrt.MemoryError.New())
		}
		return pyrt.Repeat(items, n)
	}
	t.Def("__mul__(n, /)", func(a []Value) Value { return self(a).with(times(a)) })
	t.Def("__rmul__(n, /)", func(a []Value) Value { return self(a).with(times(a)) })
	t.DefSelf("__imul__(n, /)", func(a []Value) Value {
		arrayOf(a[0]).Items = times(a)
		return a[0]
	})
	compare := func(signature string, holds func(order int, comparable bool) bool) {
		t.Def(signature, func(a []Value) Value {
			y := arrayOf(a[1])
			if y == nil {
				return NotImplemented
			}
			return holds(self(a).compare(y))
		})
	}
	compare("__eq__(other, /)", func(order int, ok bool) bool { return ok && order == 0 })
	compare("__ne__(other, /)", func(order int, ok bool) bool { return !ok || order != 0 })
	compare("__lt__(other, /)", func(order int, ok bool) bool { return ok && order < 0 })
	compare("__le__(other, /)", func(order int, ok bool) bool { return ok && order <= 0 })
	compare("__gt__(other, /)", func(order int, ok bool) bool { return ok && order > 0 })
	compare("__ge__(other, /)", func(order int, ok bool) bool { return ok && order >= 0 })
}
