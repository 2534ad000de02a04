package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A Property is a property object.
type Property struct {
	get, set, del Value
	doc           Value
	name          string
}

// PyClass returns the type property.
func (p *Property) PyClass() *Class { return PropertyType }

func (p *Property) read(self Value) Value {
	if p.get == nil {
		raise(pyrt.AttributeError, "property '%s' of '%s' object has no getter", p.name, TypeName(self))
	}
	if f, ok := p.get.(*Func); ok {
		return f.call1(self)
	}
	return Call1(p.get, self)
}

// A StaticMethod is a staticmethod object.
type StaticMethod struct{ fn Value }

// PyClass returns the type staticmethod.
func (s *StaticMethod) PyClass() *Class { return StaticMethodType }

// LookupAttr finds the attributes of the function inside.
func (s *StaticMethod) LookupAttr(name string) Value { return wrappedAttr(s.fn, name) }

// A ClassMethod is a classmethod object.
type ClassMethod struct{ fn Value }

// PyClass returns the type classmethod.
func (c *ClassMethod) PyClass() *Class { return ClassMethodType }

// LookupAttr finds the attributes of the function inside.
func (c *ClassMethod) LookupAttr(name string) Value { return wrappedAttr(c.fn, name) }

func wrappedAttr(fn Value, name string) Value {
	if name == "__func__" || name == "__wrapped__" {
		return fn
	}
	return lookupAttr(fn, name)
}

// A slotDescriptor is the class attribute behind a name in __slots__.
type slotDescriptor struct {
	name  string
	owner *Class
}

// PyClass returns the type of slot descriptors.
func (s *slotDescriptor) PyClass() *Class { return memberType }

// LookupAttr finds the name and class of a slot.
func (s *slotDescriptor) LookupAttr(name string) Value {
	switch name {
	case "__name__":
		return s.name
	case "__qualname__":
		return s.owner.Qualname + "." + s.name
	case "__objclass__":
		return s.owner
	}
	return Unbound
}

func (s *slotDescriptor) read(self Value) Value {
	if o, ok := self.(*Object); ok {
		if v, ok := o.attr(s.name); ok {
			return v
		}
	}
	return Unbound
}

var memberType = newBuiltinClass("member_descriptor", nil)

// The types of descriptors.
var (
	PropertyType     = newBuiltinClass("property", nil)
	StaticMethodType = newBuiltinClass("staticmethod", nil)
	ClassMethodType  = newBuiltinClass("classmethod", nil)
)

func init() {
	PropertyType.construct = func(_ *Class, args []Value, kw []Kw) Value {
		a := sigProperty.bind("property", args, kw, nil)
		return &Property{get: a[0], set: a[1], del: a[2], doc: a[3]}
	}
	PropertyType.layout = PropertyType
	PropertyType.fresh = func() Value { return &Property{} }
	PropertyType.Def("__init__(fget=None, fset=None, fdel=None, doc=None)", func(a []Value) Value {
		p := a[0].(*Property)
		p.get, p.set, p.del, p.doc = a[1], a[2], a[3], a[4]
		return nil
	})
	for _, role := range []string{"setter", "getter", "deleter"} {
		PropertyType.Def(role+"(fn, /)", func(a []Value) Value { return a[0].(*Property).with(role, a[1]) })
	}
	PropertyType.Getter("fget", func(v Value) Value { return v.(*Property).get })
	PropertyType.Getter("fset", func(v Value) Value { return v.(*Property).set })
	PropertyType.Getter("fdel", func(v Value) Value { return v.(*Property).del })
	PropertyType.Getter("__doc__", func(v Value) Value {
		p := v.(*Property)
		if p.doc == nil && p.get != nil {
			return GetAttrOr(p.get, "__doc__", nil)
		}
		return p.doc
	})
	PropertyType.Def("__get__(obj, type=None, /)", func(a []Value) Value {
		if a[1] == nil {
			return a[0]
		}
		return a[0].(*Property).read(a[1])
	})
	PropertyType.Def("__set__(obj, value, /)", func(a []Value) Value {
		setData(a[0], a[1], a[0].(*Property).name, a[2])
		return nil
	})
	StaticMethodType.layout, ClassMethodType.layout = StaticMethodType, ClassMethodType
	StaticMethodType.construct = func(_ *Class, args []Value, kw []Kw) Value {
		return &StaticMethod{one("staticmethod", args)}
	}
	ClassMethodType.construct = func(_ *Class, args []Value, kw []Kw) Value {
		return &ClassMethod{one("classmethod", args)}
	}
}

// one returns the only argument.
func one(name string, args []Value) Value {
	if len(args) != 1 {
		raise(pyrt.TypeError, "%s expected 1 argument, got %d", name, len(args))
	}
	return args[0]
}

// with returns a copy of p with one of its functions replaced.
func (p *Property) with(role string, fn Value) *Property {
	q := *p
	switch role {
	case "setter":
		q.set = fn
	case "getter":
		q.get = fn
	case "deleter":
		q.del = fn
	}
	return &q
}
