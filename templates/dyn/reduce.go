package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds how objects tell what they are made of: __reduce_ex__,
// __getstate__ and what the modules copyreg, copy and pickle do with it.

// dispatchTable is copyreg.dispatch_table.
var dispatchTable = pyrt.NewDict[Value, Value]()

// newObjFunc is copyreg.__newobj__.
var newObjFunc = copyregFunc("__newobj__(cls, *args)", func(a []Value) Value {
	return newOf(a[0], a[1].(Tuple), nil)
})

// newObjExFunc is copyreg.__newobj_ex__.
var newObjExFunc = copyregFunc("__newobj_ex__(cls, args, kwargs)", func(a []Value) Value {
	return newOf(a[0], Spread(a[1]), SpreadKw(a[2]))
})

// reconstructorFunc is copyreg._reconstructor.
var reconstructorFunc = copyregFunc("_reconstructor(cls, base, state)", func(a []Value) Value {
	if a[1] == ObjectType {
		return newObject(a[0].(*Class))
	}
	v := newOf(a[0], []Value{a[2]}, nil)
	if o, ok := v.(*Object); ok && o.class.layout != nil && o.class.layout.fresh != nil {
		fillNative(o, []Value{a[2]}, nil)
	}
	return v
})

func copyregFunc(signature string, fn func(a []Value) Value) *Builtin {
	b := newBuiltin(signature, fn)
	b.module = "copyreg"
	return b
}

// newOf returns cls.__new__(cls, *args, **kw).
func newOf(class Value, args []Value, kw []Kw) Value {
	return CallKw(GetAttr(class, "__new__"), append([]Value{class}, args...), kw)
}

// ownReduce returns the __reduce_ex__ or __reduce__ that the program, or a class of
// the library, gives a class: Unbound if the object's own way holds.
func (c *Class) ownReduce() (method Value, ex bool) {
	if m := c.overrides("__reduce_ex__"); m != Unbound {
		return m, true
	}
	return c.overrides("__reduce__"), false
}

// reduced returns what v.__reduce_ex__(protocol) returns: a tuple, or a str for the
// name of a global.
func reduced(v Value, protocol int) Value {
	c := ClassOf(v)
	m, ex := c.ownReduce()
	switch {
	case m == Unbound:
		return reduceObject(v, protocol)
	case ex:
		return Call(bind(m, v, c), protocol)
	}
	return Call(bind(m, v, c))
}

// reduceObject is object.__reduce_ex__, and __reduce__ of the builtin types.
func reduceObject(v Value, protocol int) Value {
	c := ClassOf(v)
	if e := excOf(v); e != nil {
		return reduceException(v, e)
	}
	o, ok := v.(*Object)
	if !ok {
		panic(pyrt.NewGuard("__reduce_ex__ of a " + c.Name + " is not carried over"))
	}
	checkReducible(o)
	if s, isSet := o.native.(*Set); isSet {
		return Tuple{c, Tuple{pyrt.NewList(s.List()...)}, attrState(o)}
	}
	if protocol < 2 {
		return reduceOld(o)
	}
	make, args := newArgs(o)
	items, pairs := Value(nil), Value(nil)
	switch native := o.native.(type) {
	case *List:
		items = IterBuiltin(native)
	case *Dict:
		pairs = IterBuiltin(pairList(native))
	}
	return Tuple{make, args, getState(o), items, pairs}
}

// checkReducible stops at instances of library classes that have a way of their own
// of being reduced.
func checkReducible(o *Object) {
	switch o.native.(type) {
	case nil, bool, int, Int, float64, complex128, string, Bytes, Tuple, *List, *Dict, *Set:
		for _, k := range o.class.mro {
			if k.Module != "collections" && k.Module != "functools" && k.Module != "io" && k.Module != "itertools" && k.Module != "enum" {
				continue
			}
			panic(pyrt.NewGuard("__reduce_ex__ of a " + o.class.Name + " is not carried over"))
		}
		return
	}
	panic(pyrt.NewGuard("__reduce_ex__ of a " + o.class.Name + " is not carried over"))
}

// newArgs returns the function that makes an object like o, and its arguments.
func newArgs(o *Object) (Value, Value) {
	if m := o.special("__getnewargs_ex__"); m != nil {
		both := Unpack(Call(m), 2)
		return newObjExFunc, Tuple{o.class, both[0], both[1]}
	}
	args := Tuple{o.class}
	if m := o.special("__getnewargs__"); m != nil {
		more, ok := Call(m).(Tuple)
		if !ok {
			raise(pyrt.TypeError, "__getnewargs__ should return a tuple")
		}
		args = append(args, more...)
	}
	return newObjFunc, args
}

// reduceOld is __reduce_ex__ of the protocols 0 and 1.
func reduceOld(o *Object) Value {
	base, inner := ObjectType, Value(nil)
	if o.native != nil {
		base, inner = ClassOf(o.native), o.native
	}
	out := Tuple{reconstructorFunc, Tuple{o.class, base, inner}}
	if o.class.overrides("__getstate__") == Unbound && len(o.class.slotNames()) > 0 {
		raise(pyrt.TypeError, "a class that defines __slots__ without defining __getstate__ cannot be pickled with protocol 0")
	}
	if state := getState(o); Truth(state) {
		out = append(out, state)
	}
	return out
}

// reduceException is BaseException.__reduce__.
func reduceException(v Value, e *pyrt.Exception) Value {
	o, ok := v.(*Object)
	if !ok {
		o = excObject(e)
	}
	out := Tuple{o.class, GetAttr(v, "args")}
	if d := o.asDict(); d.Len() > 0 {
		out = append(out, d)
	}
	return out
}

// getState returns what o.__getstate__() returns.
func getState(o *Object) Value {
	if m := o.class.overrides("__getstate__"); m != Unbound {
		return Call(bind(m, o, o.class))
	}
	return attrState(o)
}

// attrState is object.__getstate__: the attributes, or None; with slots, a pair.
func attrState(o *Object) Value {
	names := o.class.slotNames()
	if len(names) == 0 {
		if d := o.asDict(); d.Len() > 0 {
			return d
		}
		return nil
	}
	slots, rest := pyrt.NewDict[Value, Value](), o.asDict().Copy()
	for _, n := range names {
		if x, ok := rest.GetOK(n); ok {
			slots.Set(n, x)
			rest.Delete(n)
		}
	}
	var state Value
	if rest.Len() > 0 {
		state = rest
	}
	if slots.Len() == 0 {
		return state
	}
	return Tuple{state, slots}
}

// slotNames returns the names of the slots of a class and its bases.
func (c *Class) slotNames() []string {
	var names []string
	for _, k := range c.mro {
		if k.slots == nil {
			continue
		}
		for _, n := range *k.slots {
			if n != "__dict__" && n != "__weakref__" {
				names = append(names, mangled(k.Name, n))
			}
		}
	}
	return names
}

// setState gives a new object its state, by __setstate__ if it has one.
func setState(v, state Value) {
	c := ClassOf(v)
	if m := c.lookup("__setstate__"); m != Unbound {
		Call(bind(m, v, c), state)
		return
	}
	var slots Value
	if t, ok := state.(Tuple); ok && len(t) == 2 {
		state, slots = t[0], t[1]
	}
	if state != nil {
		d := mappingOf(state)
		if o, ok := v.(*Object); ok && d != nil {
			for k, x := range d.Items() {
				o.setAttr(k.(string), x)
			}
		} else {
			Call(GetAttr(GetAttr(v, "__dict__"), "update"), state)
		}
	}
	if slots != nil {
		for k, x := range mappingOf(slots).Items() {
			SetAttr(v, k.(string), x)
		}
	}
}

// rebuild makes an object of what __reduce_ex__ returned; part turns each value
// inside, and made is told the object before its state is.
func rebuild(r Value, part func(v Value) Value, made func(v Value)) Value {
	t, ok := r.(Tuple)
	if !ok || len(t) < 2 || len(t) > 5 {
		raise(pyrt.TypeError, "_reconstruct() takes from 4 to 9 positional arguments but %d were given", 2+len(Items(r)))
	}
	t = append(append(Tuple{}, t...), nil, nil, nil)
	args := append([]Value{}, Spread(t[1])...)
	for i := range args {
		args[i] = part(args[i])
	}
	v := Call(t[0], args...)
	made(v)
	if t[2] != nil {
		setState(v, part(t[2]))
	}
	if t[3] != nil {
		add := GetAttr(v, "append")
		for it := Over(t[3]); it.Next(); {
			Call1(add, part(it.Value))
		}
	}
	if t[4] != nil {
		for it := Over(t[4]); it.Next(); {
			pair := Unpack(it.Value, 2)
			SetItem(v, part(pair[0]), part(pair[1]))
		}
	}
	return v
}

func init() {
	ObjectType.DefSelf("__reduce_ex__(protocol, /)", func(a []Value) Value {
		c := ClassOf(a[0])
		if m := c.overrides("__reduce__"); m != Unbound {
			return Call(bind(m, a[0], c))
		}
		return reduceObject(a[0], Index(a[1]))
	})
	ObjectType.DefSelf("__reduce__()", func(a []Value) Value { return reduceObject(a[0], 0) })
	ObjectType.DefSelf("__getstate__()", func(a []Value) Value {
		o, ok := a[0].(*Object)
		if !ok {
			panic(pyrt.NewGuard("__getstate__ of a " + TypeName(a[0]) + " is not carried over"))
		}
		return attrState(o)
	})
}
