package dyn

import (
	"fmt"

	"github.com/molt-go/molt/templates/pyrt"
)

// The builtin types. Their methods are in the files types_*.go.
var (
	ObjectType    = newRoot()
	TypeType      = newBuiltinClass("type", nil)
	NoneType      = newBuiltinClass("NoneType", nil)
	IntType       = newBuiltinClass("int", nil).holding()
	BoolType      = newBuiltinClass("bool", IntType).holding()
	FloatType     = newBuiltinClass("float", nil).holding()
	ComplexType   = newBuiltinClass("complex", nil).holding()
	StrType       = newBuiltinClass("str", nil).holding()
	BytesType     = newBuiltinClass("bytes", nil).holding()
	ByteArrayType = newBuiltinClass("bytearray", nil).holding()
	ListType      = newBuiltinClass("list", nil).holding()
	TupleType     = newBuiltinClass("tuple", nil).holding()
	DictType      = newBuiltinClass("dict", nil).holding()
	SetType       = newBuiltinClass("set", nil).holding()
	FrozenSetType = newBuiltinClass("frozenset", nil).holding()
	RangeType     = newBuiltinClass("range", nil)
	SliceType     = newBuiltinClass("slice", nil)
	FunctionType  = newBuiltinClass("function", nil)
	MethodType    = newBuiltinClass("method", nil)
	BuiltinType   = newBuiltinClass("builtin_function_or_method", nil)

	methodDescriptorType = newBuiltinClass("method_descriptor", nil)
)

// holding says that instances of subclasses hold a Go value of c's, before the
// class's own file says how it is made: classes of the library derive from it.
func (c *Class) holding() *Class {
	c.layout = c
	return c
}

// address returns a number for an object, where CPython shows its address.
func address(v Value) string { return fmt.Sprintf("0x%012x", identityOf(v)&0xffffffffffff) }

// identityOf returns id(v): a number for the object as long as it lives.
func identityOf(v Value) int {
	switch v := v.(type) {
	case Tuple:
		if len(v) == 0 {
			return 1
		}
		return pointerNumber(&v[0])
	case Int:
		return v.Hash()
	}
	return identityHash(v)
}

func pointerNumber(p *Value) int { return identityHash(p) }

var (
	objectNew  = &StaticMethod{} // filled by init
	objectInit = &Builtin{name: "__init__", owner: ObjectType, sig: signatureOf("*args, **kwargs"), fn: func([]Value) Value { return nil }}
)

// newInstance is object.__new__, and that of the builtin types: cls, args, kwargs.
func newInstance(a []Value) Value {
	c, ok := a[0].(*Class)
	if !ok {
		raise(pyrt.TypeError, "object.__new__(X): X is not a type object (%s)", TypeName(a[0]))
	}
	args, kw := []Value(a[1].(Tuple)), SpreadKw(a[2])
	if c.layout == c && c.exc == nil && c.construct != nil {
		return c.construct(c, args, kw)
	}
	if abstract := c.abstract(); abstract != "" {
		raise(pyrt.TypeError, "%s", abstract)
	}
	o := newObject(c)
	if c.layout != nil {
		o.native = c.nativeFor(o, args, kw)
	} else if len(args)+len(kw) > 0 && c.lookup("__init__") == objectInit {
		raise(pyrt.TypeError, "%s() takes no arguments", c.Name)
	}
	return o
}

func init() {
	t := ObjectType
	objectNew.fn = &Builtin{name: "__new__", sig: signatureOf("cls, *args, **kwargs"), fn: newInstance}
	t.attrs.Set("__new__", objectNew)
	t.attrs.Set("__init__", objectInit)
	t.Def("__repr__()", func(a []Value) Value { return plainRepr(a[0]) })
	t.Def("__str__()", func(a []Value) Value { return pyrt.Repr(a[0]) })
	t.Def("__format__(spec, /)", func(a []Value) Value {
		if a[1] != "" {
			raise(pyrt.TypeError, "unsupported format string passed to %s.__format__", TypeName(a[0]))
		}
		return pyrt.Str(a[0])
	})
	t.Def("__hash__()", func(a []Value) Value { return identityHash(a[0]) })
	t.Def("__eq__(other, /)", func(a []Value) Value {
		if Is(a[0], a[1]) {
			return true
		}
		return NotImplemented
	})
	t.Def("__ne__(other, /)", func(a []Value) Value {
		r := compareMethod(a[0], a[1], "__eq__")
		if r == NotImplemented {
			return r
		}
		return !Truth(r)
	})
	for _, method := range []string{"__lt__", "__le__", "__gt__", "__ge__"} {
		t.Def(method+"(other, /)", func([]Value) Value { return NotImplemented })
	}
	t.Def("__getattribute__(name, /)", func(a []Value) Value {
		o, ok := a[0].(*Object)
		if !ok {
			return GetAttr(a[0], a[1].(string))
		}
		v := o.plainAttr(a[1].(string))
		if v == Unbound {
			noAttribute(o, a[1].(string))
		}
		return v
	})
	t.Def("__setattr__(name, value, /)", func(a []Value) Value {
		o, ok := a[0].(*Object)
		if !ok {
			SetAttr(a[0], a[1].(string), a[2])
			return nil
		}
		o.plainSet(a[1].(string), a[2])
		return nil
	})
	t.Def("__delattr__(name, /)", func(a []Value) Value {
		a[0].(*Object).plainDel(a[1].(string))
		return nil
	})
	t.Def("__dir__()", func(a []Value) Value { return pyrt.NewList(dirOf(a[0])...) })
	t.Def("__sizeof__()", func([]Value) Value { panic(pyrt.NewGuard("__sizeof__ is not carried over")) })
	t.attrs.Set("__init_subclass__", &ClassMethod{&Builtin{name: "__init_subclass__", sig: signatureOf("cls, /, **kwargs"), fn: func(a []Value) Value {
		if a[1].(*Dict).Len() > 0 {
			raise(pyrt.TypeError, "%s.__init_subclass__() takes no keyword arguments", a[0].(*Class).Name)
		}
		return nil
	}}})
	t.attrs.Set("__subclasshook__", &ClassMethod{&Builtin{name: "__subclasshook__", sig: signatureOf("cls, other, /"), fn: func([]Value) Value { return NotImplemented }}})
	t.construct = func(*Class, []Value, []Kw) Value { return newObject(ObjectType) }
	t.layout = nil
	NoneType.layout, NoneType.final = NoneType, true
	FunctionType.Def("__get__(obj, type=None, /)", func(a []Value) Value {
		if a[1] == nil {
			return a[0]
		}
		return &Method{a[1], a[0]}
	})
	methodDescriptorType.Def("__get__(obj, type=None, /)", func(a []Value) Value {
		if a[1] == nil {
			return a[0]
		}
		return &Method{a[1], a[0]}
	})
	FunctionType.Def("__call__(*args, **kwargs)", func(a []Value) Value { return CallKw(a[0], a[1].(Tuple), SpreadKw(a[2])) })
	MethodType.layout = MethodType
	MethodType.construct = func(_ *Class, args []Value, _ []Kw) Value { return &Method{self: args[1], fn: args[0]} }
}

// plainRepr is object.__repr__.
func plainRepr(v Value) string {
	return "<" + ClassOf(v).objectName() + " object at " + address(v) + ">"
}

// objectName is how a class is named in the repr of its instances.
func (c *Class) objectName() string { return c.fullName() }

// hiddenNames are attributes that instances have without the class defining them
// here.
func (c *Class) hiddenNames() []string {
	names := []string{"__class__", "__doc__", "__getstate__", "__reduce__"}
	switch {
	case c.hasDict() && !native(c):
		names = append(names, "__dict__", "__module__", "__weakref__")
	case c == ListType || c == DictType || c == SetType || c == FrozenSetType || c == TupleType:
		names = append(names, "__class_getitem__")
	}
	return names
}

// dirOf returns dir(v), sorted.
func dirOf(v Value) []Value {
	names := pyrt.NewSet[Value]()
	if o, ok := v.(*Object); ok {
		for k := range o.asDict().Keys() {
			names.Add(k)
		}
	}
	c, ok := v.(*Class)
	if !ok {
		c = ClassOf(v)
	}
	for _, k := range c.mro {
		for name := range k.attrs.Keys() {
			names.Add(name)
		}
	}
	if m, ok := v.(*Module); ok {
		names = setOf(m.dict())
	}
	if _, isModule := v.(*Module); !isModule {
		for _, name := range c.hiddenNames() {
			names.Add(name)
		}
	}
	list := names.List()
	pyrt.SortFunc(list, pyrt.Less)
	return list
}
