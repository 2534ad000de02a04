package dyn

import (
	"iter"

	"github.com/molt-go/molt/templates/pyrt"
)

func isSetValue(v Value) bool {
	switch v := v.(type) {
	case *Set:
		return true
	case *dictView:
		return v.kind != valuesView
	}
	return false
}

func init() {
	SetType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return setFrom("set", args, kw)
	}, func() Value { return pyrt.NewSet[Value]() })
	FrozenSetType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return frozenSetFrom(args, kw)
	}, nil)
	SetType.defineInit()
	for _, t := range []*Class{SetType, FrozenSetType} {
		t.defineOperators(isA[*Set], opSub, opAnd, opOr, opXor)
		t.defineOrder(isA[*Set])
		t.Def("__len__()", func(a []Value) Value { return a[0].(*Set).Len() })
		t.Def("__contains__(key, /)", func(a []Value) Value { return In(a[1], a[0]) })
		t.Def("__iter__()", func(a []Value) Value { return setIterator(a[0].(*Set)) })
		t.DefSelf("__repr__()", func(a []Value) Value { return setRepr(a[0]) })
		defineSetAlgebra(t)
	}
	FrozenSetType.defineHash()
	SetType.Const("__hash__", nil)
	SetType.defineInPlace(opSub, isSetValue, SubTo)
	SetType.defineInPlace(opAnd, isSetValue, BitAndTo)
	SetType.defineInPlace(opOr, isSetValue, BitOrTo)
	SetType.defineInPlace(opXor, isSetValue, BitXorTo)
	defineSetEdits(SetType)
}

func setFrom(name string, args []Value, kw []Kw) *Set {
	a := sigIterable.bindBuiltin(name, nil, args, kw)
	if a[0] == Unbound {
		return pyrt.NewSet[Value]()
	}
	if s, ok := inner(a[0]).(*Set); ok {
		return s.Thaw()
	}
	return setOf(a[0])
}

// frozenSetFrom is frozenset(...): of a set it has the order of a copy, of anything else
// that of elements that are added one by one.
func frozenSetFrom(args []Value, kw []Kw) *Set {
	a := sigIterable.bindBuiltin("frozenset", nil, args, kw)
	if a[0] == Unbound {
		return pyrt.NewSet[Value]().Seal()
	}
	if s, ok := inner(a[0]).(*Set); ok {
		return s.Freeze()
	}
	return setOf(a[0]).Seal()
}

// setRepr is repr of a set; a subclass shows its own name.
func setRepr(self Value) string {
	s := inner(self).(*Set)
	o, ok := self.(*Object)
	if !ok {
		return pyrt.Repr(s)
	}
	if s.Len() == 0 {
		return o.class.Name + "()"
	}
	return o.class.Name + "(" + pyrt.Repr(s.Thaw()) + ")"
}

func defineSetAlgebra(t *Class) {
	t.DefSelf("copy()", func(a []Value) Value {
		if s, ok := a[0].(*Set); ok && s.Frozen() {
			return s
		}
		return likeSet(a[0], inner(a[0]).(*Set).Copy())
	})
	t.DefSelf("union(*others)", func(a []Value) Value {
		s := inner(a[0]).(*Set).Thaw()
		for _, o := range a[1].(Tuple) {
			updateSet(s, o)
		}
		return likeSet(a[0], s)
	})
	t.DefSelf("intersection(*others)", func(a []Value) Value {
		return likeSet(a[0], intersection(inner(a[0]).(*Set), a[1].(Tuple)))
	})
	t.DefSelf("difference(*others)", func(a []Value) Value {
		return likeSet(a[0], difference(inner(a[0]).(*Set), a[1].(Tuple)))
	})
	t.DefSelf("symmetric_difference(other, /)", func(a []Value) Value {
		return likeSet(a[0], symmetricDifference(inner(a[0]).(*Set), a[1]))
	})
	t.Def("isdisjoint(other, /)", func(a []Value) Value { return a[0].(*Set).IsDisjoint(setArg(a[1])) })
	t.Def("issubset(other, /)", func(a []Value) Value { return a[0].(*Set).IsSubset(setArg(a[1])) })
	t.Def("issuperset(other, /)", func(a []Value) Value { return a[0].(*Set).IsSuperset(setArg(a[1])) })
}

// What follows depends on whether an argument is a set, or any other iterable,
// since the order of the result does.

func intersection(s *Set, others Tuple) *Set {
	if len(others) == 0 {
		return s.Copy()
	}
	for _, o := range others {
		if other, ok := inner(o).(*Set); ok {
			s = s.Intersection(other)
		} else {
			s = s.IntersectionSeq(values(o))
		}
	}
	return s
}

func difference(s *Set, others Tuple) *Set {
	if len(others) == 0 {
		return s.Copy()
	}
	switch other := inner(others[0]).(type) {
	case *Set:
		s = s.Difference(other)
	case *Dict:
		s = s.Difference(setOf(other))
	default:
		s = s.DifferenceSeq(values(other))
	}
	for _, o := range others[1:] {
		differenceUpdate(s, o)
	}
	return s
}

func differenceUpdate(s *Set, other Value) {
	if o, ok := inner(other).(*Set); ok {
		s.DifferenceUpdate(o)
	} else {
		s.DifferenceUpdateSeq(values(other))
	}
}

func symmetricDifference(s *Set, other Value) *Set {
	switch o := inner(other).(type) {
	case *Set:
		return s.SymmetricDifference(o)
	case *Dict:
		return s.SymmetricDifference(setOf(o))
	}
	return s.SymmetricDifferenceSeq(values(other))
}

// values walks an iterable.
func values(v Value) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for it := Over(v); it.Next(); {
			if !yield(it.Value) {
				return
			}
		}
	}
}

// likeSet returns s as the result of a method of self: frozen if self is.
func likeSet(self Value, s *Set) Value {
	if inner(self).(*Set).Frozen() && !s.Frozen() {
		return s.Freeze()
	}
	return s
}

// setArg returns the set of an argument that may be any iterable.
func setArg(v Value) *Set {
	if s, ok := inner(v).(*Set); ok {
		return s
	}
	return setOf(v)
}

func updateSet(s *Set, v Value) {
	switch o := inner(v).(type) {
	case *Set:
		s.Update(o)
		return
	case *Dict:
		pyrt.UpdateFromDict(s, o)
		return
	}
	for it := Over(v); it.Next(); {
		s.Add(it.Value)
	}
}

func defineSetEdits(t *Class) {
	t.Def("add(object, /)", func(a []Value) Value {
		a[0].(*Set).Add(a[1])
		return nil
	})
	t.Def("remove(object, /)", func(a []Value) Value {
		a[0].(*Set).Remove(frozenKey(a[1]))
		return nil
	})
	t.Def("discard(object, /)", func(a []Value) Value {
		a[0].(*Set).Discard(frozenKey(a[1]))
		return nil
	})
	t.Def("pop()", func(a []Value) Value { return a[0].(*Set).Pop() })
	t.Def("clear()", func(a []Value) Value {
		a[0].(*Set).Clear()
		return nil
	})
	t.Def("update(*others)", func(a []Value) Value {
		for _, o := range a[1].(Tuple) {
			updateSet(a[0].(*Set), o)
		}
		return nil
	})
	t.Def("intersection_update(*others)", func(a []Value) Value {
		s := a[0].(*Set)
		for _, o := range a[1].(Tuple) {
			if other, ok := inner(o).(*Set); ok {
				s.IntersectionUpdate(other)
			} else {
				s.IntersectionUpdateSeq(values(o))
			}
		}
		return nil
	})
	t.Def("difference_update(*others)", func(a []Value) Value {
		for _, o := range a[1].(Tuple) {
			differenceUpdate(a[0].(*Set), o)
		}
		return nil
	})
	t.Def("symmetric_difference_update(other, /)", func(a []Value) Value {
		a[0].(*Set).SymmetricDifferenceUpdate(setArg(a[1]))
		return nil
	})
}

// frozenKey returns an element to look for: a set stands for the frozenset of its
// elements.
func frozenKey(v Value) Value {
	if s, ok := v.(*Set); ok && !s.Frozen() {
		return s.Copy().Freeze()
	}
	return v
}
