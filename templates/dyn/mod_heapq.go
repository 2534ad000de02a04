package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// heapList returns the list that a heap function works on.
func heapList(v Value) *List {
	switch v := v.(type) {
	case *List:
		return v
	case *Object:
		if l, ok := v.native.(*List); ok {
			return l
		}
	}
	raise(pyrt.TypeError, "heap argument must be a list, not %s", TypeName(v))
	return nil
}

// best is heapq.nsmallest and nlargest: n, iterable, key.
func best(a []Value, reverse bool) Value {
	n, ok := asIndex(a[0])
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
	}
	items := Items(a[1])
	key := func(v Value) Value { return v }
	if a[2] != nil {
		key = func(v Value) Value { return Call1(a[2], v) }
	}
	if n <= 0 {
		return pyrt.NewList[Value]()
	}
	if reverse {
		pyrt.SortKeyFuncReverse(items, key, Less)
	} else {
		pyrt.SortKeyFunc(items, key, Less)
	}
	return pyrt.NewList(items[:min(n, len(items))]...)
}

// A mergeRun is one iterable of heapq.merge: its next value and the value's key.
type mergeRun struct {
	it         Iter
	value, key Value
}

// merge walks sorted iterables in order.
func merge(a []Value) Value {
	before := Less
	if Truth(a[2]) {
		before = func(x, y Value) bool { return Less(y, x) }
	}
	var runs []*mergeRun
	advance := func(r *mergeRun) bool {
		v, ok := r.it.Next()
		r.value, r.key = v, v
		if ok && a[1] != nil {
			r.key = Call1(a[1], v)
		}
		return ok
	}
	started := false
	var last *mergeRun
	return NewGenerator("merge", func(y *Yielder) Value {
		for !started || len(runs) > 0 {
			if !started {
				started = true
				for _, v := range a[0].(Tuple) {
					if r := (&mergeRun{it: IterOf(v)}); advance(r) {
						runs = append(runs, r)
					}
				}
				continue
			}
			least := 0
			for i, r := range runs {
				if before(r.key, runs[least].key) {
					least = i
				}
			}
			last = runs[least]
			y.Yield(last.value)
			if !advance(last) {
				runs = append(runs[:least:least], runs[least+1:]...)
			}
		}
		return nil
	})
}

// ModHeapq is the module heapq.
var ModHeapq = NewLibrary("heapq", func(m *Module) {
	m.Def("heappush(heap, item, /)", func(a []Value) Value {
		pyrt.HeapPushFunc(&heapList(a[0]).Items, a[1], Less)
		return nil
	})
	m.Def("heappop(heap, /)", func(a []Value) Value { return pyrt.HeapPopFunc(&heapList(a[0]).Items, Less) })
	m.Def("heapify(x, /)", func(a []Value) Value {
		pyrt.HeapifyFunc(heapList(a[0]).Items, Less)
		return nil
	})
	m.Def("heapreplace(heap, item, /)", func(a []Value) Value { return pyrt.HeapReplaceFunc(heapList(a[0]).Items, a[1], Less) })
	m.Def("heappushpop(heap, item, /)", func(a []Value) Value { return pyrt.HeapPushPopFunc(heapList(a[0]).Items, a[1], Less) })
	m.Def("nsmallest(n, iterable, key=None)", func(a []Value) Value { return best(a, false) })
	m.Def("nlargest(n, iterable, key=None)", func(a []Value) Value { return best(a, true) })
	m.Def("merge(*iterables, key=None, reverse=False)", merge)
})
