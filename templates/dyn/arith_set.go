package dyn

import "github.com/molt-go/molt/templates/pyrt"

// sets works out - & | ^ between sets, dict views and dicts.
func sets(op *operator, a, b Value) Value {
	if x, ok := a.(*Dict); ok && !isView(b) {
		if y, ok := b.(*Dict); ok && op == opOr {
			return x.Merge(y)
		}
		return NotImplemented
	}
	x, okX := setOperand(a)
	y, okY := setOperand(b)
	if isView(a) && !okY {
		y, okY = setOf(b), true
	}
	if isView(b) && !okX {
		x, okX = setOf(a), true
	}
	if !okX || !okY {
		return NotImplemented
	}
	var r *Set
	switch op {
	case opSub:
		r = x.Difference(y)
	case opAnd:
		r = x.Intersection(y)
	case opOr:
		r = x.Union(y)
	case opXor:
		r = x.SymmetricDifference(y)
	default:
		return NotImplemented
	}
	if x.Frozen() && !r.Frozen() {
		return r.Freeze()
	}
	if !x.Frozen() && r.Frozen() {
		return r.Thaw()
	}
	return r
}

// isView reports whether v is a dict's view of keys or items, whose operators take
// any iterable.
func isView(v Value) bool {
	d, ok := v.(*dictView)
	return ok && d.kind != valuesView
}

// setOperand returns a set, or the elements of a dict view as one.
func setOperand(v Value) (*Set, bool) {
	switch v := v.(type) {
	case *Set:
		return v, true
	case *dictView:
		if v.kind != valuesView {
			return setOf(v), true
		}
	case *Object:
		s, ok := v.native.(*Set)
		return s, ok
	}
	return nil, false
}

// setOf returns the set of an iterable's values.
func setOf(v Value) *Set {
	if d, ok := inner(v).(*Dict); ok {
		return pyrt.SetFromDict(d)
	}
	s := pyrt.NewSet[Value]()
	it := IterOf(v)
	for {
		x, ok := it.Next()
		if !ok {
			return s
		}
		s.Add(x)
	}
}
