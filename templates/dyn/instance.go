package dyn

import "github.com/molt-go/molt/templates/pyrt"

// IsInstance returns isinstance(v, class): class is a class, a union, or a tuple of
// these.
func IsInstance(v, class Value) bool {
	switch c := class.(type) {
	case *Class:
		if ClassOf(v) == c {
			return true
		}
		if c.check != nil {
			return c.check(v)
		}
		if c.meta != nil {
			if m, ok := c.meta.lookup("__instancecheck__").(*Func); ok {
				return Truth(m.call2(c, v))
			}
		}
		if ClassOf(v).IsSubclass(c) || registered(c, ClassOf(v)) {
			return true
		}
		if o, ok := v.(*Object); ok && o.class.customized().getattribute == Unbound {
			if p, isProp := o.class.lookup("__class__").(*Property); isProp {
				k, isClass := p.read(o).(*Class)
				return isClass && k.IsSubclass(c)
			}
		}
		return false
	case Tuple:
		for _, one := range c {
			if IsInstance(v, one) {
				return true
			}
		}
		return false
	case *Union:
		return IsInstance(v, c.Args)
	case InstanceChecker:
		return c.InstanceCheck(v)
	case *Object:
		if m := c.special("__instancecheck__"); m != nil {
			return Truth(Call(m, v))
		}
	}
	raise(pyrt.TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
	return false
}

// An InstanceChecker is a library's value that may stand as a class in isinstance.
type InstanceChecker interface {
	InstanceCheck(v Value) bool
	SubclassCheck(c *Class) bool
}

// IsSubclass returns issubclass(c, class).
func IsSubclass(sub, class Value) bool {
	c, ok := sub.(*Class)
	if !ok {
		raise(pyrt.TypeError, "issubclass() arg 1 must be a class")
	}
	switch k := class.(type) {
	case *Class:
		if c.IsSubclass(k) {
			return true
		}
		if k.meta != nil {
			if m, ok := k.meta.lookup("__subclasscheck__").(*Func); ok {
				return Truth(m.call2(k, c))
			}
		}
		if k.subcheck(c) {
			return true
		}
		return registered(k, c)
	case Tuple:
		for _, one := range k {
			if IsSubclass(c, one) {
				return true
			}
		}
		return false
	case *Union:
		return IsSubclass(c, k.Args)
	case InstanceChecker:
		return k.SubclassCheck(c)
	}
	raise(pyrt.TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
	return false
}

// subchecks holds __subclasscheck__ of abstract classes of the library.
var subchecks = map[*Class]func(c *Class) bool{}

func (c *Class) subcheck(sub *Class) bool {
	check := subchecks[c]
	return check != nil && check(sub)
}

// Abstract makes an abstract class of the library of c: what its instances and
// subclasses are is found out by a function of the class.
func (c *Class) Abstract(is func(sub *Class) bool) *Class {
	subchecks[c] = is
	c.check = func(v Value) bool {
		k := ClassOf(v)
		return k.IsSubclass(c) || is(k) || registered(c, k)
	}
	return c
}

// virtual holds the classes registered with abstract classes: ABC.register.
var virtual = map[*Class][]*Class{}

// Register makes sub a virtual subclass of c.
func (c *Class) Register(sub *Class) { virtual[c] = append(virtual[c], sub) }

func registered(c, sub *Class) bool {
	for _, v := range virtual[c] {
		if sub.IsSubclass(v) {
			return true
		}
	}
	for _, k := range c.subs {
		if len(virtual) > 0 && registered(k, sub) {
			return true
		}
	}
	return false
}
