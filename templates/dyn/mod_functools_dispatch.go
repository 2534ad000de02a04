package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// A dispatcher is a functools.singledispatch function.
type dispatcher struct {
	fn       Value
	registry *Dict // by class
	dict     *Dict
}

var dispatcherType = newFuncType("_singledispatch_wrapper")

// PyClass returns the class of dispatchers.
func (d *dispatcher) PyClass() *Class { return dispatcherType }

// Repr returns the repr of the function.
func (d *dispatcher) Repr() string { return Repr(d.fn) }

// Bind makes a method of the function.
func (d *dispatcher) Bind(self Value, _ *Class) Value {
	if self == Unbound {
		return d
	}
	return &Method{self, d}
}

func newDispatcher(fn Value) *dispatcher {
	d := &dispatcher{fn: fn, registry: pyrt.NewDict[Value, Value](), dict: pyrt.NewDict[Value, Value]()}
	d.registry.Set(ObjectType, fn)
	return d
}

// find returns the function for a class: that of the nearest base, then of the
// abstract classes which it counts for.
func (d *dispatcher) find(c *Class) Value {
	for _, k := range c.mro {
		if k == ObjectType {
			break
		}
		if fn, ok := d.registry.GetOK(k); ok {
			return fn
		}
	}
	var best *Class
	for k := range d.registry.Keys() {
		abstract := k.(*Class)
		if abstract == ObjectType || !IsSubclass(c, abstract) {
			continue
		}
		switch {
		case best == nil || abstract.IsSubclass(best) || IsSubclass(abstract, best):
			best = abstract
		case !best.IsSubclass(abstract) && !IsSubclass(best, abstract):
			raise(pyrt.RuntimeError, "Ambiguous dispatch: %s or %s", Repr(best), Repr(abstract))
		}
	}
	if best != nil {
		return d.registry.Get(best)
	}
	return d.registry.Get(ObjectType)
}

// CallValue calls the function for the first argument's class.
func (d *dispatcher) CallValue(args []Value, kw []Kw) Value {
	if len(args) == 0 {
		name, _ := GetAttrOr(d.fn, "__name__", "singledispatch function").(string)
		raise(pyrt.TypeError, "%s requires at least 1 positional argument", name)
	}
	return CallKw(d.find(ClassOf(args[0])), args, kw)
}

// register is d.register(cls, func=None).
func (d *dispatcher) register(cls, fn Value) Value {
	switch c := cls.(type) {
	case *Class:
		if fn == nil {
			return builtinFunction("register(f)", func(b []Value) Value { return d.register(c, b[0]) })
		}
		d.registry.Set(c, fn)
		return fn
	case *Union:
		if fn == nil {
			return builtinFunction("register(f)", func(b []Value) Value { return d.register(c, b[0]) })
		}
		for _, one := range c.Args {
			d.registry.Set(one, fn)
		}
		return fn
	}
	return d.registerAnnotated(cls, fn)
}

// registerAnnotated registers a function for the class that its first parameter is
// annotated with.
func (d *dispatcher) registerAnnotated(fn, other Value) Value {
	annotations, _ := GetAttrOr(fn, "__annotations__", nil).(*Dict)
	if other != nil || annotations == nil || annotations.Len() == 0 {
		raise(pyrt.TypeError, "Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.", Repr(fn))
	}
	item := annotations.ItemList()[0]
	switch item.B.(type) {
	case *Class, *Union:
		return d.register(item.B, fn)
	case string:
		panic(pyrt.NewGuard("singledispatch by annotations that are texts is not carried over"))
	}
	raise(pyrt.TypeError, "Invalid annotation for %s. %s is not a class.", Repr(item.A), Repr(item.B))
	return nil
}

// LookupAttr finds the attributes that the function lends.
func (d *dispatcher) LookupAttr(name string) Value {
	if v, ok := d.dict.GetOK(name); ok {
		return v
	}
	switch name {
	case "__wrapped__":
		return d.fn
	case "__dict__":
		return d.dict
	}
	return lookupAttr(d.fn, name)
}

// SetAttribute sets an attribute of its own.
func (d *dispatcher) SetAttribute(name string, v Value) { d.dict.Set(name, v) }

// A dispatchMethod is a functools.singledispatchmethod.
type dispatchMethod struct{ d *dispatcher }

var dispatchMethodType = NewType("functools", "singledispatchmethod")

// PyClass returns functools.singledispatchmethod.
func (m *dispatchMethod) PyClass() *Class { return dispatchMethodType }

// Bind returns a function that dispatches on its first argument behind self.
func (m *dispatchMethod) Bind(self Value, class *Class) Value {
	return builtinFunction("_method(*args, **kwargs)", func(a []Value) Value {
		args := a[0].(Tuple)
		if len(args) == 0 {
			panic(pyrt.NewIndexError("tuple index out of range"))
		}
		fn := m.d.find(ClassOf(args[0]))
		if self != Unbound {
			return CallKw(bind(fn, self, class), args, SpreadKw(a[1]))
		}
		return CallKw(bindThroughClass(fn, class), args, SpreadKw(a[1]))
	})
}

func init() {
	t := dispatcherType
	t.Def("register(cls, func=None)", func(a []Value) Value { return a[0].(*dispatcher).register(a[1], a[2]) })
	t.Def("dispatch(cls)", func(a []Value) Value { return a[0].(*dispatcher).find(a[1].(*Class)) })
	t.Getter("registry", func(v Value) Value {
		d := pyrt.NewDict[Value, Value]()
		d.Update(v.(*dispatcher).registry)
		return &mappingProxy{d}
	})
	t.Def("_clear_cache()", func([]Value) Value { return nil })
	m := dispatchMethodType
	m.Native(func(_ *Class, args []Value, _ []Kw) Value {
		return &dispatchMethod{newDispatcher(one("singledispatchmethod", args))}
	}, nil)
	m.Def("register(cls, method=None)", func(a []Value) Value { return a[0].(*dispatchMethod).d.register(a[1], a[2]) })
}
