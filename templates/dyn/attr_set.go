package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// SetAttr is setattr(v, name, x).
func SetAttr(v Value, name string, x Value) {
	switch o := v.(type) {
	case *Object:
		if hook := o.class.customized().setattr; hook != Unbound {
			Call(bind(hook, o, o.class), name, x)
			return
		}
		o.plainSet(name, x)
	case *Class:
		if o.meta != nil {
			if hook := o.meta.overrides("__setattr__"); hook != Unbound && !isBuiltin(hook) {
				Call(bind(hook, o, o.meta), name, x)
				return
			}
			if p := o.meta.lookup(name); isData(p) {
				setData(p, o, name, x)
				return
			}
		}
		o.setClassAttr(name, x)
	case *Module:
		o.Set(name, x)
	case *Func:
		o.setAttr(name, x)
	case *pyrt.Exception:
		SetAttr(excObject(o), name, x)
	case AttrSetter:
		o.SetAttribute(name, x)
	default:
		if p := ClassOf(v).lookup(name); isData(p) {
			setData(p, v, name, x)
			return
		} else if p != Unbound {
			raise(pyrt.AttributeError, "'%s' object attribute '%s' is read-only", TypeName(v), name)
		}
		raise(pyrt.AttributeError, "'%s' object has no attribute '%s'", TypeName(v), name)
	}
}

// setClassAttr stores an attribute of a class.
func (c *Class) setClassAttr(name string, x Value) {
	if c.Module == "builtins" && c.layout != nil || c == ObjectType || c == TypeType {
		raise(pyrt.TypeError, "cannot set '%s' attribute of immutable type '%s'", name, c.Name)
	}
	switch name {
	case "__name__":
		c.Name = textOf(x, "__name__")
	case "__qualname__":
		c.Qualname = textOf(x, "__qualname__")
	case "__module__":
		if s, ok := x.(string); ok {
			c.Module = s
		}
	}
	c.set(name, x)
}

// plainSet is object.__setattr__.
func (o *Object) plainSet(name string, x Value) {
	if a := o.class.lookup(name); a != Unbound && isData(a) {
		setData(a, o, name, x)
		return
	}
	if e, ok := o.native.(*pyrt.Exception); ok && setExcAttr(e, name, x) {
		return
	}
	if name == "__class__" {
		o.become(x)
		return
	}
	if name == "__dict__" {
		d, ok := x.(*Dict)
		if !ok {
			raise(pyrt.TypeError, "__dict__ must be set to a dictionary, not a '%s'", TypeName(x))
		}
		o.dict, o.shape, o.slots = d, dictShape, nil
		return
	}
	if !o.class.hasDict() {
		raise(pyrt.AttributeError, "'%s' object has no attribute '%s'", o.class.Name, name)
	}
	o.setAttr(name, x)
}

// become changes the class of an instance.
func (o *Object) become(x Value) {
	c, ok := x.(*Class)
	if !ok {
		raise(pyrt.TypeError, "__class__ must be set to a class, not '%s' object", TypeName(x))
	}
	d := o.asDict()
	o.class, o.dict = c, d
}

// hasDict reports whether instances may have any attribute: some class in the
// order, other than object, has no __slots__.
func (c *Class) hasDict() bool {
	for _, k := range c.mro {
		if k.slots == nil && k != ObjectType && k.Module != "builtins" {
			return true
		}
	}
	return c.exc != nil || len(c.mro) > 0 && c.mro[0].slots == nil && c != ObjectType
}

// hasSlots reports whether instances have attributes that __slots__ names.
func (c *Class) hasSlots() bool {
	return slices.ContainsFunc(c.mro, func(k *Class) bool { return k.slots != nil && len(*k.slots) > 0 })
}

// setData stores through a property, slot or descriptor.
func setData(a, self Value, name string, x Value) {
	switch a := a.(type) {
	case *Property:
		if a.set == nil {
			if a.name == "" {
				a.name = name
			}
			raise(pyrt.AttributeError, "property '%s' of '%s' object has no setter", a.name, TypeName(self))
		}
		Call(a.set, self, x)
	case *slotDescriptor:
		self.(*Object).setAttr(a.name, x)
	case DataBinder:
		a.SetData(self, name, x)
	case *Object:
		set := a.special("__set__")
		if set == nil {
			raise(pyrt.AttributeError, "__set__")
		}
		Call(set, self, x)
	}
}

// DelAttr is delattr(v, name).
func DelAttr(v Value, name string) {
	switch o := v.(type) {
	case *Object:
		if hook := o.class.customized().delattr; hook != Unbound {
			Call(bind(hook, o, o.class), name)
			return
		}
		o.plainDel(name)
	case *Class:
		if _, ok := o.attrs.GetOK(name); !ok {
			noAttribute(v, name)
		}
		o.attrs.Delete(name)
		classVersion++
	case *Module:
		o.Delete(name)
	case *Func:
		if o.dict == nil || !o.dict.Contains(name) {
			noAttribute(v, name)
		}
		o.dict.Delete(name)
	default:
		raise(pyrt.AttributeError, "'%s' object has no attribute '%s'", TypeName(v), name)
	}
}

// plainDel is object.__delattr__.
func (o *Object) plainDel(name string) {
	switch a := o.class.lookup(name).(type) {
	case *Property:
		if a.del == nil {
			raise(pyrt.AttributeError, "property '%s' of '%s' object has no deleter", name, o.class.Name)
		}
		Call(a.del, o)
		return
	case *Object:
		if del := a.special("__delete__"); del != nil {
			Call(del, o)
			return
		}
	case *slotDescriptor:
		if !o.delAttr(name) {
			raise(pyrt.AttributeError, "%s", name)
		}
		return
	}
	if !o.delAttr(name) {
		raise(pyrt.AttributeError, "'%s' object has no attribute '%s'", o.class.Name, name)
	}
}
