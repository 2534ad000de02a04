package dyn

import "github.com/molt-go/molt/templates/pyrt"

// CounterType is collections.Counter; its instances hold a dict.
var CounterType = NewType("collections", "Counter", DictType)

// countAll adds the elements of an iterable, or the counts of a mapping, to o.
func countAll(o Value, args, kw Value, add func(a, b Value) Value) {
	pos := args.(Tuple)
	if len(pos) > 1 {
		raise(pyrt.TypeError, "Counter.update() takes from 1 to 2 positional arguments but %d were given", len(pos)+1)
	}
	d := dictInside(o)
	if len(pos) == 1 && pos[0] != nil {
		countFrom(d, pos[0], add)
	}
	for k, n := range kw.(*Dict).Items() {
		d.Set(k, add(d.GetOr(k, 0), n))
	}
}

func countFrom(d *Dict, v Value, add func(a, b Value) Value) {
	if m := mappingOf(v); m != nil {
		if m == d {
			m = m.Copy()
		}
		for k, n := range m.Items() {
			d.Set(k, add(d.GetOr(k, 0), n))
		}
		return
	}
	for it := Over(v); it.Next(); {
		place := d.RefOr(it.Value, 0)
		*place = add(*place, 1)
	}
}

// counterOf returns the counts of a Counter, or nil.
func counterOf(v Value) *Dict {
	if ClassOf(v).IsSubclass(CounterType) {
		return dictInside(v)
	}
	return nil
}

func positive(n Value) bool { return Greater(n, 0) }

// combined returns the Counter of what both give of each element's counts, where
// that is positive.
func combined(x, y *Dict, both func(a, b Value) Value) *Object {
	out := pyrt.NewDict[Value, Value]()
	for k, n := range x.Items() {
		if r := both(n, y.GetOr(k, 0)); positive(r) {
			out.Set(k, r)
		}
	}
	for k, n := range y.Items() {
		if x.Contains(k) {
			continue
		}
		if r := both(0, n); positive(r) {
			out.Set(k, r)
		}
	}
	return newHolding(CounterType, out)
}

func larger(a, b Value) Value {
	if Less(a, b) {
		return b
	}
	return a
}

func smaller(a, b Value) Value {
	if Less(a, b) {
		return a
	}
	return b
}

// mostCommon returns the items, the largest counts first.
func mostCommon(d *Dict) []Value {
	items := pairList(d).Items
	pyrt.SortFuncReverse(items, func(x, y Value) bool { return Less(x.(Tuple)[1], y.(Tuple)[1]) })
	return items
}

// within reports whether no count of x is above that of y.
func within(x, y *Dict) bool {
	for k, n := range x.Items() {
		if !LessEqual(n, y.GetOr(k, 0)) {
			return false
		}
	}
	for k, n := range y.Items() {
		if !x.Contains(k) && !LessEqual(0, n) {
			return false
		}
	}
	return true
}

func sameCounts(x, y *Dict) bool {
	for k, n := range x.Items() {
		if !Equal(n, y.GetOr(k, 0)) {
			return false
		}
	}
	for k, n := range y.Items() {
		if !x.Contains(k) && !Equal(0, n) {
			return false
		}
	}
	return true
}

func init() {
	t := CounterType
	t.DefSelf("__init__(*args, **kwds)", func(a []Value) Value {
		countAll(a[0], a[1], a[2], Add)
		return nil
	})
	t.DefSelf("update(*args, **kwds)", func(a []Value) Value {
		countAll(a[0], a[1], a[2], Add)
		return nil
	})
	t.DefSelf("subtract(*args, **kwds)", func(a []Value) Value {
		countAll(a[0], a[1], a[2], Sub)
		return nil
	})
	t.DefSelf("__missing__(key, /)", func([]Value) Value { return 0 })
	t.DefSelf("most_common(n=None)", func(a []Value) Value {
		items := mostCommon(dictInside(a[0]))
		if a[1] == nil {
			return pyrt.NewList(items...)
		}
		n, ok := asIndex(a[1])
		if !ok {
			raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[1]))
		}
		return pyrt.NewList(items[:max(0, min(n, len(items)))]...)
	})
	t.DefSelf("elements()", func(a []Value) Value { return elementsOf(dictInside(a[0])) })
	t.DefSelf("total()", func(a []Value) Value {
		var sum Value = 0
		for n := range dictInside(a[0]).Values() {
			sum = Add(sum, n)
		}
		return sum
	})
	copied := func(a []Value) Value { return Call(ClassOf(a[0]), a[0]) }
	t.DefSelf("copy()", copied)
	t.DefSelf("__copy__()", copied)
	t.ClassDef("fromkeys(cls, iterable, v=None)", func([]Value) Value {
		raise(pyrt.NotImplementedError, "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
		return nil
	})
	t.DefSelf("__delitem__(key, /)", func(a []Value) Value {
		dictInside(a[0]).PopOK(a[1])
		return nil
	})
	t.DefSelf("__repr__()", func(a []Value) Value { return counterRepr(a[0]) })
	t.Const("__hash__", nil)
	counterAlgebra(t)
	counterOrder(t)
}

func counterRepr(self Value) string {
	d := dictInside(self)
	if d.Len() == 0 {
		return ClassOf(self).Name + "()"
	}
	sorted := pyrt.NewDict[Value, Value]()
	func() {
		defer func() {
			// counts that cannot be ordered are shown as they come
			if p := recover(); p != nil {
				if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.TypeError) {
					panic(p)
				}
				sorted = d
			}
		}()
		for _, item := range mostCommon(d) {
			sorted.Set(item.(Tuple)[0], item.(Tuple)[1])
		}
	}()
	return ClassOf(self).Name + "(" + Repr(sorted) + ")"
}

// elementsOf is Counter.elements: each element as often as it counts.
func elementsOf(d *Dict) Value {
	items := pairList(d).Items
	left := 0
	var element Value
	return NewIterator(chainIterType, func() (Value, bool) {
		for left == 0 {
			if len(items) == 0 {
				return nil, false
			}
			pair := items[0].(Tuple)
			items = items[1:]
			n, ok := asIndex(pair[1])
			if !ok {
				raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(pair[1]))
			}
			element, left = pair[0], max(n, 0)
		}
		left--
		return element, true
	})
}

func counterAlgebra(t *Class) {
	for _, op := range []struct {
		signature string
		both      func(a, b Value) Value
	}{
		{"__add__(other, /)", Add}, {"__sub__(other, /)", Sub}, {"__or__(other, /)", larger}, {"__and__(other, /)", smaller},
	} {
		t.DefSelf(op.signature, func(a []Value) Value {
			y := counterOf(a[1])
			if y == nil {
				return NotImplemented
			}
			return combined(dictInside(a[0]), y, op.both)
		})
	}
	for _, op := range []struct {
		signature string
		both      func(a, b Value) Value
	}{
		{"__iadd__(other, /)", Add}, {"__isub__(other, /)", Sub}, {"__ior__(other, /)", larger}, {"__iand__(other, /)", smaller},
	} {
		t.DefSelf(op.signature, func(a []Value) Value {
			d, y := dictInside(a[0]), dictInside(a[1])
			r := combined(d, y, op.both)
			d.Clear()
			d.Update(dictInside(r))
			return a[0]
		})
	}
	empty := pyrt.NewDict[Value, Value]()
	t.DefSelf("__pos__()", func(a []Value) Value { return combined(dictInside(a[0]), empty, Add) })
	t.DefSelf("__neg__()", func(a []Value) Value { return combined(empty, dictInside(a[0]), Sub) })
}

func counterOrder(t *Class) {
	for _, op := range []struct {
		signature string
		holds     func(x, y *Dict) bool
	}{
		{"__eq__(other, /)", sameCounts},
		{"__ne__(other, /)", func(x, y *Dict) bool { return !sameCounts(x, y) }},
		{"__le__(other, /)", within},
		{"__lt__(other, /)", func(x, y *Dict) bool { return within(x, y) && !sameCounts(x, y) }},
		{"__ge__(other, /)", func(x, y *Dict) bool { return within(y, x) }},
		{"__gt__(other, /)", func(x, y *Dict) bool { return within(y, x) && !sameCounts(x, y) }},
	} {
		t.DefSelf(op.signature, func(a []Value) Value {
			y := counterOf(a[1])
			if y == nil {
				return NotImplemented
			}
			return op.holds(dictInside(a[0]), y)
		})
	}
}
