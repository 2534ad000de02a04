package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds defaultdict and OrderedDict. Their instances are objects that
// hold a dict, as those of a program's own subclasses of dict.

// DefaultDictType is collections.defaultdict.
var DefaultDictType = NewType("collections", "defaultdict", DictType).Dotted()

// OrderedDictType is collections.OrderedDict.
var OrderedDictType = NewType("collections", "OrderedDict", DictType).Dotted()

// dictInside returns the dict that a value is or holds.
func dictInside(v Value) *Dict {
	switch v := v.(type) {
	case *Dict:
		return v
	case *Object:
		if d, ok := v.native.(*Dict); ok {
			return d
		}
	}
	raise(pyrt.TypeError, "descriptor requires a 'dict' object but received a '%s'", TypeName(v))
	return nil
}

// updateKw is d.update(**kw).
func updateKw(d *Dict, kw Value) { d.Update(kw.(*Dict)) }

// fillMapping is what __init__ and update of dict's subclasses do with their
// arguments, the positional ones in a tuple.
func fillMapping(name string, d *Dict, args, kw Value) {
	pos := args.(Tuple)
	if len(pos) > 1 {
		raise(pyrt.TypeError, "%s expected at most 1 argument, got %d", name, len(pos))
	}
	if len(pos) == 1 {
		updateDict(d, pos[0])
	}
	updateKw(d, kw)
}

// newHolding returns an instance of a subclass of a builtin class around its Go
// value.
func newHolding(c *Class, native Value) *Object {
	o := newObject(c)
	o.native = native
	return o
}

// callableValue reports callable(v).
func callableValue(v Value) bool {
	switch v.(type) {
	case *Func, *Builtin, *Method, *Class, Caller, *StaticMethod:
		return true
	}
	m := ClassOf(v).lookup("__call__")
	return m != Unbound && m != nil
}

func init() {
	t := DefaultDictType
	t.DefSelf("__init__(*args, **kwargs)", func(a []Value) Value {
		o, args := a[0].(*Object), a[1].(Tuple)
		var factory Value
		if len(args) > 0 {
			factory, args = args[0], args[1:]
			if factory != nil && !callableValue(factory) {
				raise(pyrt.TypeError, "first argument must be callable or None")
			}
		}
		o.setAttr("default_factory", factory)
		fillMapping("defaultdict", dictInside(o), args, a[2])
		return nil
	})
	t.DefSelf("__missing__(key, /)", func(a []Value) Value {
		o := a[0].(*Object)
		factory, _ := o.attr("default_factory")
		if factory == nil {
			panic(pyrt.NewKeyError(a[1]))
		}
		v := Call0(factory)
		SetItem(o, a[1], v)
		return v
	})
	t.DefSelf("__repr__()", func(a []Value) Value {
		factory, _ := a[0].(*Object).attr("default_factory")
		return ClassOf(a[0]).Name + "(" + Repr(factory) + ", " + Repr(dictInside(a[0])) + ")"
	})
	copied := func(a []Value) Value {
		factory, _ := a[0].(*Object).attr("default_factory")
		return Call(ClassOf(a[0]), factory, dictInside(a[0]))
	}
	t.DefSelf("copy()", copied)
	t.DefSelf("__copy__()", copied)
	t.DefSelf("__or__(other, /)", func(a []Value) Value {
		if mappingInside(a[1]) == nil {
			return NotImplemented
		}
		out := copied(a)
		updateDict(dictInside(out), a[1])
		return out
	})
	t.DefSelf("__ror__(other, /)", func(a []Value) Value {
		d := mappingInside(a[1])
		if d == nil {
			return NotImplemented
		}
		factory, _ := a[0].(*Object).attr("default_factory")
		out := Call(ClassOf(a[0]), factory, d)
		updateDict(dictInside(out), a[0])
		return out
	})
	t.Const("__hash__", nil)
	orderedDict(OrderedDictType)
}

// mappingInside returns the dict that a value is or holds, or nil.
func mappingInside(v Value) *Dict {
	switch v := v.(type) {
	case *Dict:
		return v
	case *Object:
		d, _ := v.native.(*Dict)
		return d
	}
	return nil
}

func orderedDict(t *Class) {
	t.DefSelf("__init__(*args, **kwargs)", func(a []Value) Value {
		o := a[0].(*Object)
		if o.class == OrderedDictType {
			fillMapping("OrderedDict", dictInside(o), a[1], a[2])
			return nil
		}
		setAll(o, "OrderedDict", a[1], a[2])
		return nil
	})
	t.DefSelf("move_to_end(key, last=True)", func(a []Value) Value {
		d := dictInside(a[0])
		v, ok := d.GetOK(a[1])
		if !ok {
			panic(pyrt.NewKeyError(a[1]))
		}
		d.Delete(a[1])
		if Truth(a[2]) {
			d.Set(a[1], v)
			return nil
		}
		rest := d.Copy()
		d.Clear()
		d.Set(a[1], v)
		d.Update(rest)
		return nil
	})
	t.DefSelf("popitem(last=True)", func(a []Value) Value {
		d := dictInside(a[0])
		if d.Len() == 0 {
			panic(pyrt.NewKeyError("dictionary is empty"))
		}
		if Truth(a[1]) {
			k, v := d.PopItem()
			return Tuple{k, v}
		}
		k, v := d.PopFirstItem()
		return Tuple{k, v}
	})
	t.DefSelf("__eq__(other, /)", func(a []Value) Value { return orderedEqual(a[0], a[1]) })
	t.DefSelf("__ne__(other, /)", func(a []Value) Value {
		r := orderedEqual(a[0], a[1])
		if r == NotImplemented {
			return r
		}
		return !r.(bool)
	})
	t.Const("__hash__", nil)
	t.DefSelf("__repr__()", func(a []Value) Value {
		name := ClassOf(a[0]).Name
		if dictInside(a[0]).Len() == 0 {
			return name + "()"
		}
		return name + "(" + Repr(pairList(dictInside(a[0]))) + ")"
	})
	copied := func(a []Value) Value { return Call(ClassOf(a[0]), a[0]) }
	t.DefSelf("copy()", copied)
	t.DefSelf("__copy__()", copied)
	t.DefSelf("__or__(other, /)", func(a []Value) Value {
		if mappingInside(a[1]) == nil {
			return NotImplemented
		}
		out := Call(ClassOf(a[0]), a[0])
		updateDict(dictInside(out), a[1])
		return out
	})
	t.DefSelf("__ror__(other, /)", func(a []Value) Value {
		if mappingInside(a[1]) == nil {
			return NotImplemented
		}
		out := Call(ClassOf(a[0]), a[1])
		updateDict(dictInside(out), a[0])
		return out
	})
	t.ClassDef("fromkeys(cls, iterable, value=None)", func(a []Value) Value {
		out := Call(a[0])
		for it := Over(a[1]); it.Next(); {
			SetItem(out, it.Value, a[2])
		}
		return out
	})
}

// setAll stores each item by o[key] = value, which a subclass may override.
func setAll(o Value, name string, args, kw Value) {
	d := pyrt.NewDict[Value, Value]()
	fillMapping(name, d, args, kw)
	for k, v := range d.Items() {
		SetItem(o, k, v)
	}
}

func pairList(d *Dict) *List {
	items := make([]Value, 0, d.Len())
	for k, v := range d.Items() {
		items = append(items, Tuple{k, v})
	}
	return pyrt.NewList(items...)
}

// orderedEqual minds the order of another OrderedDict, and not that of a dict.
func orderedEqual(a, b Value) Value {
	y := mappingInside(b)
	if y == nil {
		return NotImplemented
	}
	x := dictInside(a)
	if !ClassOf(b).IsSubclass(OrderedDictType) {
		return pyrt.Eq(x, y)
	}
	return pyrt.Eq(pairList(x), pairList(y))
}
