package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// instantiate calls a class: type.__call__, or that of its metaclass.
func (c *Class) instantiate(args []Value, kw []Kw) Value {
	if c.meta != nil {
		switch call := c.meta.lookup("__call__").(type) {
		case *Func:
			return call.callSelf(c, args, kw)
		case *Builtin:
			if call.owner != TypeType {
				return call.callSelf(c, args, kw)
			}
		}
	}
	return c.create(args, kw)
}

// plainInit returns __init__ of a class that has one of the program and leaves all
// else of making an instance to object and type; otherwise nil.
func (c *Class) plainInit() *Func {
	if c.initAt == classVersion {
		return c.init
	}
	c.init, c.initAt = nil, classVersion
	if c.meta == nil && c.layout == nil && c.construct == nil && c.lookup("__new__") == objectNew && c.abstract() == "" {
		c.init, _ = c.lookup("__init__").(*Func)
	}
	return c.init
}

// initialized checks what __init__ returned, and returns the instance.
func initialized(o *Object, r Value) Value {
	if r != nil {
		raise(pyrt.TypeError, "__init__() should return None, not '%s'", TypeName(r))
	}
	return o
}

// create makes an instance and initialises it: type.__call__.
func (c *Class) create(args []Value, kw []Kw) Value {
	newMethod := c.lookup("__new__")
	if _, own := newMethod.(*StaticMethod); own && newMethod != objectNew {
		v := CallKw(newMethod.(*StaticMethod).fn, append([]Value{c}, args...), kw)
		if ClassOf(v).IsSubclass(c) {
			initialize(v, args, kw)
		}
		return v
	}
	if f, ok := newMethod.(*Func); ok {
		v := f.callSelf(c, args, kw)
		if ClassOf(v).IsSubclass(c) {
			initialize(v, args, kw)
		}
		return v
	}
	if c.construct != nil && c.layout == c {
		return c.construct(c, args, kw)
	}
	if c.exc == pyrt.OSError {
		c = osErrorClass(args)
	}
	if c.exc != nil && c.exc.IsSubclass(pyrt.BaseExceptionGroup) {
		c = newGroup(c, args)
	}
	if abstract := c.abstract(); abstract != "" {
		raise(pyrt.TypeError, "%s", abstract)
	}
	o := newObject(c)
	if c.layout != nil {
		o.native = c.nativeFor(o, args, kw)
	} else if c.lookup("__init__") == objectInit && len(args)+len(kw) > 0 {
		raise(pyrt.TypeError, "%s() takes no arguments", c.Name)
	}
	initialize(o, args, kw)
	return o
}

// osErrorClass returns the class of what OSError(args...) makes: a subclass for
// many error numbers.
func osErrorClass(args []Value) *Class {
	if len(args) >= 2 && len(args) <= 5 {
		if n, ok := args[0].(int); ok {
			return excClass(pyrt.OSErrorClass(n))
		}
	}
	return excClass(pyrt.OSError)
}

// excKeywords stores the keyword arguments that some exceptions take, and refuses
// others unless the class has its own __init__ for them.
func (c *Class) excKeywords(o *Object, kw []Kw) {
	if len(kw) == 0 || !isBuiltin(c.lookup("__init__")) || !isBuiltinNew(c.lookup("__new__")) {
		return
	}
	var known []string
	switch {
	case c.exc.IsSubclass(pyrt.ImportError):
		known = []string{"name", "path"}
	case c.exc.IsSubclass(pyrt.AttributeError):
		known = []string{"name", "obj"}
	case c.exc.IsSubclass(pyrt.NameError):
		known = []string{"name"}
	default:
		raise(pyrt.TypeError, "%s() takes no keyword arguments", c.Name)
	}
	for _, k := range kw {
		if !slices.Contains(known, k.Name) {
			raise(pyrt.TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, c.Name)
		}
		o.setAttr(k.Name, k.Value)
	}
}

func isBuiltinNew(v Value) bool {
	s, ok := v.(*StaticMethod)
	return v == Unbound || ok && isBuiltin(s.fn)
}

// nativeFor makes the Go value of an instance of a subclass of a builtin class.
func (c *Class) nativeFor(o *Object, args []Value, kw []Kw) Value {
	if c.exc != nil {
		c.excKeywords(o, kw)
		return &pyrt.Exception{Class: c.exc, Args: append([]Value(nil), args...), Self: o}
	}
	if c.layout.fresh != nil {
		return c.layout.fresh()
	}
	if c.layout.late {
		c.refuseHooks()
		return nil
	}
	return c.layout.construct(c, args, kw)
}

// initialize runs __init__ as the class finds it.
func initialize(v Value, args []Value, kw []Kw) {
	class := ClassOf(v)
	init := class.lookup("__init__")
	if init == objectInit || init == Unbound {
		o, ok := v.(*Object)
		if ok && class.layout != nil && class.layout.fresh != nil {
			fillNative(o, args, kw)
		}
		return
	}
	var r Value
	switch f := init.(type) {
	case *Func:
		switch {
		case len(kw) > 0:
			r = f.callSelf(v, args, kw)
		case len(args) == 0:
			r = f.call1(v)
		case len(args) == 1:
			r = f.call2(v, args[0])
		case len(args) == 2:
			r = f.call3(v, args[0], args[1])
		default:
			r = f.callSelf(v, args, kw)
		}
	default:
		r = CallKw(bind(init, v, class), args, kw)
	}
	if r != nil {
		raise(pyrt.TypeError, "__init__() should return None, not '%s'", TypeName(r))
	}
}

// fillNative initialises what an instance of a subclass of a container holds.
func fillNative(o *Object, args []Value, kw []Kw) {
	made := o.class.layout.construct(o.class.layout, args, kw)
	switch native := o.native.(type) {
	case *List:
		native.Items = made.(*List).Items
	case *Dict:
		native.Clear()
		native.Update(made.(*Dict))
	case *Set:
		*native = *made.(*Set)
	default:
		o.native = made
	}
}

// abstract says why a class with abstract methods cannot be instantiated.
func (c *Class) abstract() string {
	v, ok := c.attrs.GetOK("__abstractmethods__")
	if !ok {
		return ""
	}
	set, _ := v.(*Set)
	if set == nil || set.Len() == 0 {
		return ""
	}
	names := set.List()
	pyrt.SortFunc(names, pyrt.Less)
	plural, list := "", ""
	for i, n := range names {
		if i > 0 {
			plural, list = "s", list+", "
		}
		list += n.(string)
	}
	return "Can't instantiate abstract class " + c.Name + " with abstract method" + plural + " " + list
}
