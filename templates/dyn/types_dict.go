package dyn

import "github.com/molt-go/molt/templates/pyrt"

func init() {
	DictType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		d := pyrt.NewDict[Value, Value]()
		fillDict(d, "dict", args, kw)
		return d
	}, func() Value { return pyrt.NewDict[Value, Value]() })
	t := DictType
	t.defineInit()
	t.DefSelf("__or__(other, /)", func(a []Value) Value { return mergedDict(a[0], a[1]) })
	t.DefSelf("__ror__(other, /)", func(a []Value) Value { return mergedDict(a[1], a[0]) })
	t.DefSelf("__ior__(other, /)", func(a []Value) Value {
		updateDict(inner(a[0]).(*Dict), a[1])
		return a[0]
	})
	t.defineEquality(isA[*Dict])
	t.defineText()
	t.Const("__hash__", nil)
	t.Def("__len__()", func(a []Value) Value { return a[0].(*Dict).Len() })
	t.Def("__contains__(key, /)", func(a []Value) Value { return a[0].(*Dict).Contains(a[1]) })
	t.Def("__iter__()", func(a []Value) Value { return dictKeys(a[0].(*Dict)) })
	t.Def("__reversed__()", func(a []Value) Value { return reversedView(&dictView{a[0].(*Dict), keysView}) })
	t.DefSelf("__getitem__(key, /)", func(a []Value) Value { return dictItem(a[0], a[1]) })
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		a[0].(*Dict).Set(a[1], a[2])
		return nil
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		a[0].(*Dict).Delete(a[1])
		return nil
	})
	t.Def("keys()", func(a []Value) Value { return &dictView{a[0].(*Dict), keysView} })
	t.Def("values()", func(a []Value) Value { return &dictView{a[0].(*Dict), valuesView} })
	t.Def("items()", func(a []Value) Value { return &dictView{a[0].(*Dict), itemsView} })
	t.Def("get(key, default=None, /)", func(a []Value) Value { return a[0].(*Dict).GetOr(a[1], a[2]) })
	defineDictEdits(t)
}

func defineDictEdits(t *Class) {
	t.Def("setdefault(key, default=None, /)", func(a []Value) Value { return a[0].(*Dict).SetDefault(a[1], a[2]) })
	t.Def("pop(key, default=, /)", func(a []Value) Value {
		if a[2] == Unbound {
			return a[0].(*Dict).Pop(a[1])
		}
		return a[0].(*Dict).PopOr(a[1], a[2])
	})
	t.Def("popitem()", func(a []Value) Value {
		k, v := a[0].(*Dict).PopItem()
		return Tuple{k, v}
	})
	t.Def("update(*args, **kwargs)", func(a []Value) Value {
		fillDict(a[0].(*Dict), "update", a[1].(Tuple), SpreadKw(a[2]))
		return nil
	})
	t.Def("clear()", func(a []Value) Value {
		a[0].(*Dict).Clear()
		return nil
	})
	t.Def("copy()", func(a []Value) Value { return a[0].(*Dict).Copy() })
	t.ClassDef("fromkeys(cls, iterable, value=None, /)", func(a []Value) Value {
		c := a[0].(*Class)
		if c == DictType {
			d := pyrt.NewDict[Value, Value]()
			for it := Over(a[1]); it.Next(); {
				d.Set(it.Value, a[2])
			}
			return d
		}
		d := Call(c)
		for it := Over(a[1]); it.Next(); {
			SetItem(d, it.Value, a[2])
		}
		return d
	})
}

// mergedDict is a | b of dicts.
func mergedDict(a, b Value) Value {
	x, okX := inner(a).(*Dict)
	_, okY := inner(b).(*Dict)
	if !okX || !okY {
		return NotImplemented
	}
	d := x.Copy()
	updateDict(d, b)
	return d
}

// fillDict is dict(...) and d.update(...).
func fillDict(d *Dict, name string, args []Value, kw []Kw) {
	if len(args) > 1 {
		raise(pyrt.TypeError, "%s expected at most 1 argument, got %d", name, len(args))
	}
	if len(args) == 1 {
		updateDict(d, args[0])
	}
	for _, k := range kw {
		d.Set(k.Name, k.Value)
	}
}

// dictItem is d[key] of a dict or an instance of a subclass, whose __missing__ is
// asked.
func dictItem(self, key Value) Value {
	if v, ok := inner(self).(*Dict).GetOK(key); ok {
		return v
	}
	if o, ok := self.(*Object); ok {
		return o.missingItem(key)
	}
	panic(pyrt.NewKeyError(key))
}
