package dyn

import "github.com/molt-go/molt/templates/pyrt"

// bisect finds where x goes: a, x, lo, hi, key.
func bisect(a []Value, right bool, x Value) int {
	lo, ok := asIndex(a[2])
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[2]))
	}
	if lo < 0 {
		raise(pyrt.ValueError, "lo must be non-negative")
	}
	hi := -1
	if a[3] != nil {
		if hi, ok = asIndex(a[3]); !ok {
			raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[3]))
		}
	}
	if hi == -1 {
		hi = Len(a[0])
	}
	for lo < hi {
		mid := (lo + hi) / 2
		v := GetItem(a[0], mid)
		if a[4] != nil {
			v = Call1(a[4], v)
		}
		var below bool
		if right {
			below = !Less(x, v)
		} else {
			below = Less(v, x)
		}
		if below {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func insort(a []Value, right bool) Value {
	x := a[1]
	if a[4] != nil {
		x = Call1(a[4], x)
	}
	i := bisect(a, right, x)
	if l, ok := a[0].(*List); ok {
		l.Insert(i, a[1])
		return nil
	}
	callMethod(a[0], "insert", i, a[1])
	return nil
}

// ModBisect is the module bisect.
var ModBisect = NewLibrary("bisect", func(m *Module) {
	m.Def("bisect(a, x, lo=0, hi=None, *, key=None)", func(a []Value) Value { return bisect(a, true, a[1]) })
	m.Def("bisect_right(a, x, lo=0, hi=None, *, key=None)", func(a []Value) Value { return bisect(a, true, a[1]) })
	m.Def("bisect_left(a, x, lo=0, hi=None, *, key=None)", func(a []Value) Value { return bisect(a, false, a[1]) })
	m.Def("insort(a, x, lo=0, hi=None, *, key=None)", func(a []Value) Value { return insort(a, true) })
	m.Def("insort_right(a, x, lo=0, hi=None, *, key=None)", func(a []Value) Value { return insort(a, true) })
	m.Def("insort_left(a, x, lo=0, hi=None, *, key=None)", func(a []Value) Value { return insort(a, false) })
})
