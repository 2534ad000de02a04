package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ABCMetaType is abc.ABCMeta.
var ABCMetaType = NewType("abc", "ABCMeta", TypeType)

// ABCType is abc.ABC.
var ABCType = NewType("abc", "ABC")

// newABC returns an abstract class of the library; abstract lists the methods that
// a subclass has to define.
func newABC(module, name, abstract string, bases ...*Class) *Class {
	c := NewType(module, name, bases...)
	c.meta = ABCMetaType
	for _, method := range strings.Fields(abstract) {
		c.attrs.Set(method, &Builtin{name: method, owner: c, abstract: true, sig: signatureOf("*args, **kwargs"), fn: func([]Value) Value {
			panic(pyrt.NewGuard(name + "." + method + " of the abstract class is not carried over"))
		}})
	}
	return c
}

// isAbstract reports v.__isabstractmethod__.
func isAbstract(v Value) bool {
	switch v := v.(type) {
	case *Func:
		return v.dict != nil && v.dict.GetOr("__isabstractmethod__", nil) == true
	case *Builtin:
		return v.abstract
	case *Property:
		return isAbstract(v.get) || isAbstract(v.set) || isAbstract(v.del)
	case *StaticMethod:
		return isAbstract(v.fn)
	case *ClassMethod:
		return isAbstract(v.fn)
	case *Object:
		return Truth(GetAttrOr(v, "__isabstractmethod__", false))
	}
	return false
}

// findAbstract sets __abstractmethods__ of a class.
func findAbstract(c *Class) {
	names := pyrt.NewSet[Value]()
	for name, v := range c.attrs.Items() {
		if isAbstract(v) {
			names.Add(name)
		}
	}
	for _, b := range c.Bases {
		inherited, ok := b.attrs.GetOr("__abstractmethods__", nil).(*Set)
		if !ok {
			continue
		}
		for name := range inherited.All() {
			if isAbstract(c.lookup(name.(string))) {
				names.Add(name)
			}
		}
	}
	c.set("__abstractmethods__", names.Freeze())
}

// hookSubclasses makes isinstance and issubclass ask a program's __subclasshook__.
func hookSubclasses(c *Class) {
	hook, ok := c.lookup("__subclasshook__").(*ClassMethod)
	if !ok || isBuiltin(hook.fn) {
		return
	}
	is := func(sub *Class) bool {
		r := Call(bindClass(hook.fn, c), sub)
		if r == NotImplemented {
			return sub.IsSubclass(c) || registered(c, sub)
		}
		return Truth(r)
	}
	subchecks[c] = is
	c.check = func(v Value) bool { return is(ClassOf(v)) }
}

func init() {
	ABCMetaType.made = func(c *Class) {
		findAbstract(c)
		hookSubclasses(c)
	}
	ABCMetaType.Def("register(subclass, /)", func(a []Value) Value {
		sub, ok := a[1].(*Class)
		if !ok {
			raise(pyrt.TypeError, "Can only register classes")
		}
		a[0].(*Class).Register(sub)
		return sub
	})
	ABCType.meta = ABCMetaType
	ABCType.Const("__abstractmethods__", pyrt.NewSet[Value]().Freeze())
}

func markAbstract(a []Value) Value {
	SetAttr(a[0], "__isabstractmethod__", true)
	return a[0]
}

// ModAbc is the module abc.
var ModAbc = NewLibrary("abc", func(m *Module) {
	m.Const("ABC", ABCType)
	m.Const("ABCMeta", ABCMetaType)
	m.Def("abstractmethod(funcobj)", markAbstract)
	m.Def("abstractclassmethod(callable)", func(a []Value) Value { return &ClassMethod{markAbstract(a)} })
	m.Def("abstractstaticmethod(callable)", func(a []Value) Value { return &StaticMethod{markAbstract(a)} })
	m.Def("abstractproperty(fget)", func(a []Value) Value { return &Property{get: markAbstract(a)} })
	m.Def("get_cache_token()", func([]Value) Value { panic(pyrt.NewGuard("abc.get_cache_token is not carried over")) })
	m.Def("update_abstractmethods(cls)", func(a []Value) Value {
		c := a[0].(*Class)
		if c.attrs.Contains("__abstractmethods__") {
			findAbstract(c)
		}
		return c
	})
})
