package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ChainMap, UserDict, UserList and UserString are classes as a program would write
// them: what they hold is in attributes.
var (
	ChainMapType   = newABC("collections", "ChainMap", "", MutableMappingABC)
	UserDictType   = newABC("collections", "UserDict", "", MutableMappingABC)
	UserListType   = newABC("collections", "UserList", "", MutableSequenceABC)
	UserStringType = newABC("collections", "UserString", "", SequenceABC)
)

func dataOf(v Value) Value { return GetAttr(v, "data") }

// plainData returns the data of another UserDict, UserList or UserString, or v.
func plainData(v Value, c *Class) Value {
	if ClassOf(v).IsSubclass(c) {
		return dataOf(v)
	}
	return v
}

func init() {
	chainMap(ChainMapType)
	userDict(UserDictType)
	userList(UserListType)
	userString(UserStringType)
	for _, c := range []*Class{ChainMapType, UserDictType, UserListType, UserStringType} {
		findAbstract(c)
	}
}

func mapsOf(v Value) []Value { return Items(GetAttr(v, "maps")) }

// mergedKeys returns the keys of all maps, the last map's first.
func mergedKeys(v Value) *Dict {
	d := pyrt.NewDict[Value, Value]()
	for _, m := range pyrt.Reversed(mapsOf(v)) {
		for it := Over(m); it.Next(); {
			d.Set(it.Value, nil)
		}
	}
	return d
}

func chainMap(t *Class) {
	t.Def("__init__(*maps)", func(a []Value) Value {
		maps := []Value(a[1].(Tuple))
		if len(maps) == 0 {
			maps = []Value{pyrt.NewDict[Value, Value]()}
		}
		SetAttr(a[0], "maps", pyrt.NewList(maps...))
		return nil
	})
	t.Def("__missing__(key)", func(a []Value) Value { panic(pyrt.NewKeyError(a[1])) })
	t.Def("__getitem__(key, /)", func(a []Value) Value {
		for _, m := range mapsOf(a[0]) {
			if v, ok := itemOrNone(m, a[1]); ok {
				return v
			}
		}
		return callMethod(a[0], "__missing__", a[1])
	})
	t.Def("get(key, default=None)", func(a []Value) Value {
		if In(a[1], a[0]) {
			return GetItem(a[0], a[1])
		}
		return a[2]
	})
	t.Def("__len__()", func(a []Value) Value { return mergedKeys(a[0]).Len() })
	t.Def("__iter__()", func(a []Value) Value { return iterObject(mergedKeys(a[0])) })
	t.Def("__contains__(key, /)", func(a []Value) Value {
		for _, m := range mapsOf(a[0]) {
			if In(a[1], m) {
				return true
			}
		}
		return false
	})
	t.Def("__bool__()", func(a []Value) Value {
		for _, m := range mapsOf(a[0]) {
			if Truth(m) {
				return true
			}
		}
		return false
	})
	t.Def("__repr__()", func(a []Value) Value {
		var parts []string
		for _, m := range mapsOf(a[0]) {
			parts = append(parts, Repr(m))
		}
		return TypeName(a[0]) + "(" + strings.Join(parts, ", ") + ")"
	})
	t.Def("new_child(m=None, **kwargs)", func(a []Value) Value {
		m := a[1]
		if m == nil {
			m = a[2]
		} else if a[2].(*Dict).Len() > 0 {
			callKw(GetAttr(m, "update"), a[2])
		}
		return Call(ClassOf(a[0]), append([]Value{m}, mapsOf(a[0])...)...)
	})
	t.Getter("parents", func(self Value) Value { return Call(ClassOf(self), mapsOf(self)[1:]...) })
	copied := func(a []Value) Value {
		maps := mapsOf(a[0])
		return Call(ClassOf(a[0]), append([]Value{callMethod(maps[0], "copy")}, maps[1:]...)...)
	}
	t.Def("copy()", copied)
	t.Def("__copy__()", copied)
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		SetItem(mapsOf(a[0])[0], a[1], a[2])
		return nil
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		first := mapsOf(a[0])[0]
		if !In(a[1], first) {
			raise(pyrt.KeyError, "Key not found in the first mapping: %s", Repr(a[1]))
		}
		DelItem(first, a[1])
		return nil
	})
	t.Def("pop(key, *args)", func(a []Value) Value {
		first := mapsOf(a[0])[0]
		if !In(a[1], first) && len(a[2].(Tuple)) == 0 {
			raise(pyrt.KeyError, "Key not found in the first mapping: %s", Repr(a[1]))
		}
		return callMethod(first, "pop", append([]Value{a[1]}, a[2].(Tuple)...)...)
	})
	t.Def("popitem()", func(a []Value) Value {
		first := mapsOf(a[0])[0]
		if Len(first) == 0 {
			raise(pyrt.KeyError, "No keys found in the first mapping.")
		}
		return callMethod(first, "popitem")
	})
	t.Def("clear()", func(a []Value) Value { return callMethod(mapsOf(a[0])[0], "clear") })
	t.Missing("fromkeys", "__or__", "__ior__")
}

// callKw returns f(**kw).
func callKw(f, kw Value) Value { return CallKw(f, nil, SpreadKw(kw)) }

func userDict(t *Class) {
	t.Def("__init__(dict=None, /, **kwargs)", func(a []Value) Value {
		SetAttr(a[0], "data", pyrt.NewDict[Value, Value]())
		if a[1] != nil {
			callMethod(a[0], "update", a[1])
		}
		if a[2].(*Dict).Len() > 0 {
			callMethod(a[0], "update", a[2])
		}
		return nil
	})
	t.Def("__len__()", func(a []Value) Value { return Len(dataOf(a[0])) })
	t.Def("__getitem__(key, /)", func(a []Value) Value {
		if v, ok := itemOrNone(dataOf(a[0]), a[1]); ok {
			return v
		}
		if m := ClassOf(a[0]).lookup("__missing__"); m != Unbound {
			return Call(bind(m, a[0], ClassOf(a[0])), a[1])
		}
		panic(pyrt.NewKeyError(a[1]))
	})
	t.Def("__setitem__(key, item, /)", func(a []Value) Value {
		SetItem(dataOf(a[0]), a[1], a[2])
		return nil
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		DelItem(dataOf(a[0]), a[1])
		return nil
	})
	t.Def("__iter__()", func(a []Value) Value { return iterObject(dataOf(a[0])) })
	t.Def("__contains__(key, /)", func(a []Value) Value { return In(a[1], dataOf(a[0])) })
	t.Def("__repr__()", func(a []Value) Value { return Repr(dataOf(a[0])) })
	merged := func(x, y Value) Value {
		if mappingInside(x) == nil || mappingInside(y) == nil {
			return NotImplemented
		}
		return BitOr(x, y)
	}
	wrap := func(self, v Value) Value {
		if v == NotImplemented {
			return v
		}
		return Call(ClassOf(self), v)
	}
	t.Def("__or__(other, /)", func(a []Value) Value { return wrap(a[0], merged(dataOf(a[0]), plainData(a[1], t))) })
	t.Def("__ror__(other, /)", func(a []Value) Value { return wrap(a[0], merged(plainData(a[1], t), dataOf(a[0]))) })
	t.Def("__ior__(other, /)", func(a []Value) Value {
		updateDict(dictInside(dataOf(a[0])), plainData(a[1], t))
		return a[0]
	})
	copied := func(a []Value) Value {
		o := newObject(ClassOf(a[0]))
		for k, v := range a[0].(*Object).asDict().Items() {
			o.setAttr(k.(string), v)
		}
		o.setAttr("data", dictInside(dataOf(a[0])).Copy())
		return o
	}
	t.Def("copy()", copied)
	t.Def("__copy__()", copied)
	t.ClassDef("fromkeys(cls, iterable, value=None)", func(a []Value) Value {
		d := Call(a[0])
		for it := Over(a[1]); it.Next(); {
			SetItem(d, it.Value, a[2])
		}
		return d
	})
}

func userList(t *Class) {
	list := func(v Value) *List { return dataOf(v).(*List) }
	wrap := func(self Value, items []Value) Value { return Call(ClassOf(self), pyrt.NewList(items...)) }
	t.Def("__init__(initlist=None)", func(a []Value) Value {
		data := pyrt.NewList[Value]()
		if a[1] != nil {
			data.Items = Items(plainData(a[1], t))
		}
		SetAttr(a[0], "data", data)
		return nil
	})
	t.Def("__repr__()", func(a []Value) Value { return Repr(dataOf(a[0])) })
	t.Def("__len__()", func(a []Value) Value { return list(a[0]).Len() })
	t.Def("__contains__(item, /)", func(a []Value) Value { return In(a[1], dataOf(a[0])) })
	t.Def("__getitem__(i, /)", func(a []Value) Value {
		if _, ok := a[1].(*SliceObject); ok {
			return wrap(a[0], GetItem(dataOf(a[0]), a[1]).(*List).Items)
		}
		return GetItem(dataOf(a[0]), a[1])
	})
	t.Def("__setitem__(i, item, /)", func(a []Value) Value {
		SetItem(dataOf(a[0]), a[1], a[2])
		return nil
	})
	t.Def("__delitem__(i, /)", func(a []Value) Value {
		DelItem(dataOf(a[0]), a[1])
		return nil
	})
	t.Def("__add__(other, /)", func(a []Value) Value {
		return wrap(a[0], append(Items(list(a[0])), Items(plainData(a[1], t))...))
	})
	t.Def("__radd__(other, /)", func(a []Value) Value {
		return wrap(a[0], append(Items(plainData(a[1], t)), list(a[0]).Items...))
	})
	t.Def("__iadd__(other, /)", func(a []Value) Value {
		AddTo(dataOf(a[0]), pyrt.NewList(Items(plainData(a[1], t))...))
		return a[0]
	})
	t.Def("__mul__(n, /)", func(a []Value) Value { return wrap(a[0], Mul(dataOf(a[0]), a[1]).(*List).Items) })
	t.Def("__rmul__(n, /)", func(a []Value) Value { return wrap(a[0], Mul(dataOf(a[0]), a[1]).(*List).Items) })
	t.Def("__imul__(n, /)", func(a []Value) Value {
		MulTo(dataOf(a[0]), a[1])
		return a[0]
	})
	for _, f := range []struct {
		signature string
		fn        func(a, b Value) Value
	}{
		{"__lt__(other, /)", Lt}, {"__le__(other, /)", Le}, {"__eq__(other, /)", Eq}, {"__gt__(other, /)", Gt}, {"__ge__(other, /)", Ge},
	} {
		t.Def(f.signature, func(a []Value) Value { return f.fn(dataOf(a[0]), plainData(a[1], t)) })
	}
	t.Const("__hash__", nil)
	for _, name := range []string{"append(item)", "insert(i, item)", "remove(item)", "clear()", "reverse()", "count(item)"} {
		method, _, _ := strings.Cut(name, "(")
		t.Def(name, func(a []Value) Value { return callMethod(dataOf(a[0]), method, a[1:]...) })
	}
	t.Def("pop(i=-1)", func(a []Value) Value { return callMethod(dataOf(a[0]), "pop", a[1]) })
	t.Def("index(item, *args)", func(a []Value) Value {
		return callMethod(dataOf(a[0]), "index", append([]Value{a[1]}, a[2].(Tuple)...)...)
	})
	t.Def("sort(**kwds)", func(a []Value) Value { return callKw(GetAttr(dataOf(a[0]), "sort"), a[1]) })
	t.Def("extend(other)", func(a []Value) Value { return callMethod(dataOf(a[0]), "extend", plainData(a[1], t)) })
	copied := func(a []Value) Value { return Call(ClassOf(a[0]), a[0]) }
	t.Def("copy()", copied)
	t.Def("__copy__()", copied)
}
