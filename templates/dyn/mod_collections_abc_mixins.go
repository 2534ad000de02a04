package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds the methods that abstract classes give their subclasses, written
// over the abstract ones.

// itemUpTo returns v[i], and false at IndexError.
func itemUpTo(v Value, i int) (x Value, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if e, isExc := p.(*pyrt.Exception); !isExc || !pyrt.Is(e, pyrt.IndexError) {
				panic(p)
			}
			x, ok = nil, false
		}
	}()
	return GetItem(v, i), true
}

// itemOrNone returns v[key], and false at KeyError.
func itemOrNone(v, key Value) (x Value, ok bool) {
	x = GetAttrOrItem(v, key)
	return x, x != Unbound
}

func sequenceMixins(t *Class) {
	t.Def("__iter__()", func(a []Value) Value { return itemIterator(a[0]) })
	t.Def("__contains__(value, /)", func(a []Value) Value {
		for it := Over(a[0]); it.Next(); {
			if same(it.Value, a[1]) {
				return true
			}
		}
		return false
	})
	t.Def("__reversed__()", func(a []Value) Value {
		i := Len(a[0])
		return NewIterator(seqIterType, func() (Value, bool) {
			if i == 0 {
				return nil, false
			}
			i--
			return GetItem(a[0], i), true
		})
	})
	t.Def("index(value, start=0, stop=None)", func(a []Value) Value {
		start, _ := asIndex(a[2])
		if start < 0 {
			start = max(Len(a[0])+start, 0)
		}
		stop := -1
		if a[3] != nil {
			if stop, _ = asIndex(a[3]); stop < 0 {
				stop = max(Len(a[0])+stop, 0)
			}
		}
		for i := start; stop < 0 || i < stop; i++ {
			v, ok := itemUpTo(a[0], i)
			if !ok {
				break
			}
			if same(v, a[1]) {
				return i
			}
		}
		panic(pyrt.ValueError.New())
	})
	t.Def("count(value)", func(a []Value) Value {
		n := 0
		for it := Over(a[0]); it.Next(); {
			if same(it.Value, a[1]) {
				n++
			}
		}
		return n
	})
}

func mutableSequenceMixins(t *Class) {
	t.Def("append(value)", func(a []Value) Value { return callMethod(a[0], "insert", Len(a[0]), a[1]) })
	t.Def("clear()", func(a []Value) Value {
		for Len(a[0]) > 0 {
			callMethod(a[0], "pop")
		}
		return nil
	})
	t.Def("reverse()", func(a []Value) Value {
		n := Len(a[0])
		for i := range n / 2 {
			x, y := GetItem(a[0], n-i-1), GetItem(a[0], i)
			SetItem(a[0], i, x)
			SetItem(a[0], n-i-1, y)
		}
		return nil
	})
	extend := func(self, values Value) {
		if self == values {
			values = pyrt.NewList(Items(values)...)
		}
		for it := Over(values); it.Next(); {
			callMethod(self, "append", it.Value)
		}
	}
	t.Def("extend(values)", func(a []Value) Value {
		extend(a[0], a[1])
		return nil
	})
	t.Def("__iadd__(values, /)", func(a []Value) Value {
		callMethod(a[0], "extend", a[1])
		return a[0]
	})
	t.Def("pop(index=-1)", func(a []Value) Value {
		v := GetItem(a[0], a[1])
		DelItem(a[0], a[1])
		return v
	})
	t.Def("remove(value)", func(a []Value) Value {
		DelItem(a[0], callMethod(a[0], "index", a[1]))
		return nil
	})
}

func mappingMixins(t *Class) {
	t.Def("get(key, default=None)", func(a []Value) Value {
		if v, ok := itemOrNone(a[0], a[1]); ok {
			return v
		}
		return a[2]
	})
	t.Def("__contains__(key, /)", func(a []Value) Value {
		_, ok := itemOrNone(a[0], a[1])
		return ok
	})
	t.Def("keys()", func(a []Value) Value { return Call(KeysViewABC, a[0]) })
	t.Def("items()", func(a []Value) Value { return Call(ItemsViewABC, a[0]) })
	t.Def("values()", func(a []Value) Value { return Call(ValuesViewABC, a[0]) })
	t.Def("__eq__(other, /)", func(a []Value) Value {
		if !IsInstance(a[1], MappingABC) {
			return NotImplemented
		}
		return pyrt.Eq(itemDict(a[0]), itemDict(a[1]))
	})
	t.Const("__reversed__", nil)
	t.Const("__hash__", nil)
}

// itemDict is dict(v.items()).
func itemDict(v Value) *Dict {
	d := pyrt.NewDict[Value, Value]()
	updateDict(d, callMethod(v, "items"))
	return d
}

func mutableMappingMixins(t *Class) {
	t.Def("pop(key, default=)", func(a []Value) Value {
		if a[2] == Unbound {
			v := GetItem(a[0], a[1])
			DelItem(a[0], a[1])
			return v
		}
		v, ok := itemOrNone(a[0], a[1])
		if !ok {
			return a[2]
		}
		DelItem(a[0], a[1])
		return v
	})
	t.Def("popitem()", func(a []Value) Value {
		key, ok := IterOf(a[0]).Next()
		if !ok {
			panic(pyrt.KeyError.New())
		}
		v := GetItem(a[0], key)
		DelItem(a[0], key)
		return Tuple{key, v}
	})
	t.Def("clear()", func(a []Value) Value {
		for {
			key, ok := IterOf(a[0]).Next()
			if !ok {
				return nil
			}
			DelItem(a[0], key)
		}
	})
	t.Def("update(other=None, /, **kwds)", func(a []Value) Value {
		if a[1] != nil {
			updateMapping(a[0], a[1])
		}
		for k, v := range a[2].(*Dict).Items() {
			SetItem(a[0], k, v)
		}
		return nil
	})
	t.Def("setdefault(key, default=None)", func(a []Value) Value {
		if v, ok := itemOrNone(a[0], a[1]); ok {
			return v
		}
		SetItem(a[0], a[1], a[2])
		return a[2]
	})
}

// updateMapping stores the items of a mapping, or pairs, by v[key] = value.
func updateMapping(v, other Value) {
	if HasAttr(other, "keys") {
		for it := Over(callMethod(other, "keys")); it.Next(); {
			key := it.Value
			SetItem(v, key, GetItem(other, key))
		}
		return
	}
	for it := Over(other); it.Next(); {
		pair := Unpack(it.Value, 2)
		SetItem(v, pair[0], pair[1])
	}
}

func viewMixins() {
	mapping := func(v Value) Value { return GetAttr(v, "_mapping") }
	t := MappingViewABC
	t.Def("__init__(mapping)", func(a []Value) Value {
		SetAttr(a[0], "_mapping", a[1])
		return nil
	})
	t.Def("__len__()", func(a []Value) Value { return Len(mapping(a[0])) })
	t.Def("__repr__()", func(a []Value) Value { return TypeName(a[0]) + "(" + Repr(mapping(a[0])) + ")" })
	KeysViewABC.Def("__contains__(key, /)", func(a []Value) Value { return In(a[1], mapping(a[0])) })
	KeysViewABC.Def("__iter__()", func(a []Value) Value { return iterObject(mapping(a[0])) })
	ItemsViewABC.Def("__contains__(item, /)", func(a []Value) Value {
		pair := Unpack(a[1], 2)
		v, ok := itemOrNone(mapping(a[0]), pair[0])
		return ok && same(v, pair[1])
	})
	ItemsViewABC.Def("__iter__()", func(a []Value) Value {
		keys := IterOf(mapping(a[0]))
		return NewIterator(GeneratorType, func() (Value, bool) {
			k, ok := keys.Next()
			if !ok {
				return nil, false
			}
			return Tuple{k, GetItem(mapping(a[0]), k)}, true
		})
	})
	ValuesViewABC.Def("__contains__(value, /)", func(a []Value) Value {
		for it := Over(a[0]); it.Next(); {
			if same(it.Value, a[1]) {
				return true
			}
		}
		return false
	})
	ValuesViewABC.Def("__iter__()", func(a []Value) Value {
		keys := IterOf(mapping(a[0]))
		return NewIterator(GeneratorType, func() (Value, bool) {
			k, ok := keys.Next()
			if !ok {
				return nil, false
			}
			return GetItem(mapping(a[0]), k), true
		})
	})
	for _, view := range []*Class{KeysViewABC, ItemsViewABC} {
		view.ClassDef("_from_iterable(cls, it)", func(a []Value) Value { return setOf(a[1]) })
	}
}
