package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A superObject is what super() returns.
type superObject struct {
	after *Class // the class whose successors are searched
	self  Value
	class *Class // of self, or self itself
}

// Super returns super(class, self).
func Super(class, self Value) Value {
	c, ok := class.(*Class)
	if !ok {
		raise(pyrt.TypeError, "super() argument 1 must be a type, not %s", TypeName(class))
	}
	if k, isClass := self.(*Class); isClass && k.IsSubclass(c) {
		return &superObject{c, self, k}
	}
	k := ClassOf(self)
	if !k.IsSubclass(c) {
		raise(pyrt.TypeError, "super(type, obj): obj must be an instance or subtype of type")
	}
	return &superObject{c, self, k}
}

// PyClass returns the type super.
func (s *superObject) PyClass() *Class { return SuperType }

// Repr returns repr(s).
func (s *superObject) Repr() string {
	return "<super: <class '" + s.after.Name + "'>, <" + s.class.Name + " object>>"
}

func (s *superObject) lookupAttr(name string) Value {
	a := s.class.lookupBehind(s.after, name)
	if a == Unbound {
		if name == "__class__" {
			return SuperType
		}
		return Unbound
	}
	if k, ok := s.self.(*Class); ok && k == s.class {
		return s.bindClass(a, k)
	}
	return bind(a, s.self, s.class)
}

// bindClass binds an attribute where self is a class: in a class method or in a
// method of a metaclass.
func (s *superObject) bindClass(a Value, k *Class) Value {
	if k.PyClass().IsSubclass(s.after) {
		return bind(a, k, k.PyClass())
	}
	return bindThroughClass(a, k)
}

// SuperType is the type super.
var SuperType = newBuiltinClass("super", nil)

func init() {
	SuperType.layout = SuperType
	SuperType.construct = func(_ *Class, args []Value, _ []Kw) Value {
		if len(args) != 2 {
			panic(pyrt.NewGuard("super with other than two arguments is not carried over"))
		}
		return Super(args[0], args[1])
	}
}

// NoSuper is super() outside of a class.
func NoSuper(params bool) Value {
	if params {
		raise(pyrt.RuntimeError, "super(): __class__ cell not found")
	}
	raise(pyrt.RuntimeError, "super(): no arguments")
	return nil
}
