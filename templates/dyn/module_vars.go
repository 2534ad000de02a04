package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A moduleVars is the dict of a module's variables, as they are at the time:
// globals(), and __dict__ of a module.
type moduleVars struct{ m *Module }

var moduleVarsType = newBuiltinClass("dict", nil)

// PyClass returns the class of the dict.
func (v *moduleVars) PyClass() *Class { return moduleVarsType }

// Repr returns repr(v).
func (v *moduleVars) Repr() string { return pyrt.Repr(v.m.dict()) }

// IsTrue returns bool(v).
func (v *moduleVars) IsTrue() bool { return true }

// EqualValue compares the variables with another dict.
func (v *moduleVars) EqualValue(other Value) (equal, ok bool) {
	if w, isVars := other.(*moduleVars); isVars {
		return v.m == w.m, true
	}
	d, isDict := other.(*Dict)
	return isDict && pyrt.Eq(v.m.dict(), d), isDict
}

// Hash panics: dicts are unhashable.
func (v *moduleVars) Hash() int { panic(pyrt.NewTypeError("unhashable type: 'dict'")) }

// Iterate returns iter(v).
func (v *moduleVars) Iterate() Iter { return dictKeys(v.m.dict()) }

func (v *moduleVars) get(key Value) Value {
	name, ok := asStr(key)
	if !ok {
		return Unbound
	}
	if place := v.m.vars[name]; place != nil {
		return read(place)
	}
	if name == "__name__" {
		return v.m.name
	}
	return Unbound
}

// pop removes a variable and returns it, or Unbound.
func (v *moduleVars) pop(key Value) Value {
	x := v.get(key)
	if x != Unbound {
		v.m.Delete(Str(key))
	}
	return x
}

func (v *moduleVars) update(from Value, kw Value) {
	d := pyrt.NewDict[Value, Value]()
	if from != Unbound {
		updateDict(d, from)
	}
	d.Update(kw.(*Dict))
	for k, x := range d.Items() {
		v.m.Set(attrName(k), x)
	}
}

func init() {
	vars := func(v Value) *moduleVars { return v.(*moduleVars) }
	or := func(x, otherwise Value) Value {
		if x == Unbound {
			return otherwise
		}
		return x
	}
	need := func(x, key Value) Value {
		if x == Unbound {
			panic(pyrt.KeyError.New(key))
		}
		return x
	}
	c := moduleVarsType
	c.Def("__getitem__(key, /)", func(a []Value) Value { return need(vars(a[0]).get(a[1]), a[1]) })
	c.Def("__setitem__(key, value, /)", func(a []Value) Value {
		vars(a[0]).m.Set(attrName(a[1]), a[2])
		return nil
	})
	c.Def("__delitem__(key, /)", func(a []Value) Value {
		need(vars(a[0]).pop(a[1]), a[1])
		return nil
	})
	c.Def("__contains__(key, /)", func(a []Value) Value { return vars(a[0]).get(a[1]) != Unbound })
	c.Def("__len__()", func(a []Value) Value { return vars(a[0]).m.dict().Len() })
	c.Def("__iter__()", func(a []Value) Value { return vars(a[0]).Iterate() })
	c.Def("get(key, default=None, /)", func(a []Value) Value { return or(vars(a[0]).get(a[1]), a[2]) })
	c.Def("pop(key, default=, /)", func(a []Value) Value { return need(or(vars(a[0]).pop(a[1]), a[2]), a[1]) })
	c.Def("setdefault(key, default=None, /)", func(a []Value) Value {
		if x := vars(a[0]).get(a[1]); x != Unbound {
			return x
		}
		vars(a[0]).m.Set(attrName(a[1]), a[2])
		return a[2]
	})
	c.Def("update(other=, /, **kwargs)", func(a []Value) Value {
		vars(a[0]).update(a[1], a[2])
		return nil
	})
	c.Def("keys()", func(a []Value) Value { return &dictView{vars(a[0]).m.dict(), keysView} })
	c.Def("values()", func(a []Value) Value { return &dictView{vars(a[0]).m.dict(), valuesView} })
	c.Def("items()", func(a []Value) Value { return &dictView{vars(a[0]).m.dict(), itemsView} })
	c.Def("copy()", func(a []Value) Value { return vars(a[0]).m.dict() })
}

// Globals returns globals().
func (m *Module) Globals() Value { return &moduleVars{m} }

// Lookup returns a variable that only running code may have made, or raises
// NameError.
func (m *Module) Lookup(name string) Value {
	if place := m.vars[name]; place != nil {
		return Global(read(place), name)
	}
	for _, from := range m.stars {
		if name[0] != '_' && from.mayHave(name) {
			from.missing(name)
		}
	}
	return Global(Unbound, name)
}

// Locals returns locals() of a function, with those of the given variables that are
// bound.
func Locals(vars ...Kw) Value {
	d := pyrt.NewDict[Value, Value]()
	for _, v := range vars {
		if v.Value != Unbound {
			d.Set(v.Name, v.Value)
		}
	}
	return d
}

// Locals returns locals() of a class body, as it is now.
func (n *Namespace) Locals() Value {
	if n.object != nil {
		return n.object
	}
	d := pyrt.NewDict[Value, Value]()
	for name, v := range n.vars.Items() {
		if name != "__classcell__" {
			d.Set(name, v)
		}
	}
	return d
}
