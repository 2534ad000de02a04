package dyn

import "github.com/molt-go/molt/templates/pyrt"

var (
	sigIterable = signatureOf("iterable=, /")
)

func init() {
	ListType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigIterable.bindBuiltin("list", nil, args, kw)
		if a[0] == Unbound {
			return pyrt.NewList[Value]()
		}
		return pyrt.NewList(iterArg(a[0])...)
	}, func() Value { return pyrt.NewList[Value]() })
	t := ListType
	t.defineInit()
	t.defineOperator(opAdd, isA[*List], false)
	t.defineOperator(opMul, isIndex, true)
	t.defineInPlace(opAdd, isIterable, AddTo)
	t.defineInPlace(opMul, isIndex, MulTo)
	t.defineOrder(isA[*List])
	t.defineText()
	t.defineSequence()
	t.Const("__hash__", nil)
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		SetItem(a[0], a[1], a[2])
		return nil
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		DelItem(a[0], a[1])
		return nil
	})
	t.Def("__reversed__()", func(a []Value) Value { return reversedList(a[0].(*List)) })
	defineListEdits(t)
	t.Def("copy()", func(a []Value) Value { return a[0].(*List).Copy() })
	t.Def("count(value, /)", func(a []Value) Value { return countOf(a[0].(*List).Items, a[1]) })
	t.Def("index(value, start=None, stop=None, /)", func(a []Value) Value {
		i := indexIn(a[0].(*List).Items, a[1], a[2], a[3])
		if i < 0 {
			raise(pyrt.ValueError, "%s is not in list", Repr(a[1]))
		}
		return i
	})
	t.Def("sort(*, key=None, reverse=False)", func(a []Value) Value {
		l := a[0].(*List)
		l.Items = sortValues(l.Items, a[1], Index(a[2]) != 0)
		return nil
	})
}

func defineListEdits(t *Class) {
	t.Def("append(object, /)", func(a []Value) Value {
		l := a[0].(*List)
		l.Items = append(l.Items, a[1])
		return nil
	})
	t.Def("extend(iterable, /)", func(a []Value) Value {
		l := a[0].(*List)
		l.Items = append(l.Items, iterArg(a[1])...)
		return nil
	})
	t.Def("insert(index, object, /)", func(a []Value) Value {
		a[0].(*List).Insert(clampedIndex(a[1]), a[2])
		return nil
	})
	t.Def("pop(index=-1, /)", func(a []Value) Value { return a[0].(*List).PopAt(intArg(a[1])) })
	t.Def("remove(value, /)", func(a []Value) Value {
		l := a[0].(*List)
		i := indexIn(l.Items, a[1], nil, nil)
		if i < 0 {
			raise(pyrt.ValueError, "list.remove(x): x not in list")
		}
		l.DeleteAt(i)
		return nil
	})
	t.Def("clear()", func(a []Value) Value {
		a[0].(*List).Items = nil
		return nil
	})
	t.Def("reverse()", func(a []Value) Value {
		l := a[0].(*List)
		for i, j := 0, len(l.Items)-1; i < j; i, j = i+1, j-1 {
			l.Items[i], l.Items[j] = l.Items[j], l.Items[i]
		}
		return nil
	})
}

// isIndex reports whether v can be an index or a count.
func isIndex(v Value) bool {
	_, ok := asIndex(v)
	return ok
}

// clampedIndex returns an index for which larger numbers are as good as the
// largest.
func clampedIndex(v Value) int {
	n, ok := asIndex(v)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	return n
}

// iterArg returns the values of an argument that must be iterable.
func iterArg(v Value) []Value { return Items(v) }

// countOf returns how many of the items equal v.
func countOf(items []Value, v Value) int {
	n := 0
	for _, x := range items {
		if same(x, v) {
			n++
		}
	}
	return n
}

// indexIn returns where v stands between start and stop, or -1.
func indexIn(items []Value, v, start, stop Value) int {
	i, j := bounds(start, stop)
	lo, hi := pyrt.SliceBounds(len(items), i, j)
	for k := lo; k < hi && k < len(items); k++ {
		if same(items[k], v) {
			return k
		}
	}
	return -1
}

var listReverseType = NewIterType("builtins", "list_reverseiterator")

// reversedList is reversed(l).
func reversedList(l *List) Iter {
	i := len(l.Items)
	return &Iterator{class: listReverseType, next: func() (Value, bool) {
		if i--; i < 0 || i >= len(l.Items) {
			i = 0
			return nil, false
		}
		return l.Items[i], true
	}, left: func() int { return i }}
}
