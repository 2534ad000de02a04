package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// Generic, Protocol, NamedTuple and TypedDict: what programs derive classes from.
var (
	GenericType      = NewType("typing", "Generic")
	protocolMetaType = NewType("typing", "_ProtocolMeta", ABCMetaType)
	ProtocolType     = NewType("typing", "Protocol", GenericType)

	namedTupleMeta = NewType("typing", "NamedTupleMeta", TypeType)
	namedTupleBase = NewType("typing", "NamedTuple")
	typedDictMeta  = NewType("typing", "_TypedDictMeta", TypeType)
	typedDictBase  = NewType("typing", "TypedDict", DictType)
)

// A typingMaker is NamedTuple or TypedDict: a function that may stand as a base.
type typingMaker struct {
	name string
	base *Class
	call func(args []Value, kw []Kw) Value
}

var typingMakerType = FunctionType

// PyClass returns the type of functions.
func (m *typingMaker) PyClass() *Class { return typingMakerType }

// Repr returns repr(m).
func (m *typingMaker) Repr() string { return "<function " + m.name + " at " + address(m) + ">" }

// MROEntries returns the class that stands as a base.
func (m *typingMaker) MROEntries() []Value { return []Value{m.base} }

// CallValue makes a class by a call.
func (m *typingMaker) CallValue(args []Value, kw []Kw) Value { return m.call(args, kw) }

var (
	namedTupleMaker = &typingMaker{"NamedTuple", namedTupleBase, callNamedTuple}
	typedDictMaker  = &typingMaker{"TypedDict", typedDictBase, callTypedDict}
)

// newNamedTuple makes the class of a class statement over NamedTuple.
func newNamedTuple(a []Value) Value {
	name, bases, ns := Str(a[1]), Items(a[2]), mappingOf(a[3])
	annotations, _ := ns.GetOr("__annotations__", nil).(*Dict)
	if annotations == nil {
		annotations = pyrt.NewDict[Value, Value]()
	}
	var fields []string
	var defaults []Value
	for f := range annotations.Keys() {
		field := f.(string)
		v, has := ns.GetOK(field)
		if !has && len(defaults) > 0 {
			raise(pyrt.TypeError, "Non-default namedtuple field %s cannot follow default field %s", field, fields[len(fields)-len(defaults)])
		}
		if has {
			defaults = append(defaults, v)
		}
		if field[0] == '_' {
			raise(pyrt.ValueError, "Field names cannot start with an underscore: %s", Repr(field))
		}
		fields = append(fields, field)
	}
	c := NamedTuple(Str(ns.GetOr("__module__", "__main__")), name, fields, defaults)
	for k, v := range ns.Items() {
		key := k.(string)
		switch key {
		case "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict", "_source":
			raise(pyrt.AttributeError, "Cannot overwrite NamedTuple attribute %s", key)
		case "__qualname__":
			c.Qualname = Str(v)
		case "__module__":
		case "__annotations__":
			c.attrs.Set(key, v)
		default:
			if !slices.Contains(fields, key) {
				c.attrs.Set(key, v)
			}
		}
	}
	for _, b := range bases {
		if b == GenericType {
			c.attrs.Set("__class_getitem__", GenericType.attrs.Get("__class_getitem__"))
		}
	}
	classVersion++
	c.setNames()
	return c
}

// callNamedTuple is NamedTuple('P', [('x', int)]).
func callNamedTuple(args []Value, kw []Kw) Value {
	if len(args) == 0 {
		raise(pyrt.TypeError, "NamedTuple() missing 1 required positional argument: 'typename'")
	}
	var fields []string
	if len(args) > 1 {
		for _, f := range Items(args[1]) {
			fields = append(fields, Str(Unpack(f, 2)[0]))
		}
	}
	for _, k := range kw {
		fields = append(fields, k.Name)
	}
	checkFieldNames(Str(args[0]), fields)
	return NamedTuple("__main__", Str(args[0]), fields, nil)
}

// newTypedDict makes the class of a class statement over TypedDict: calling it
// makes a plain dict.
func newTypedDict(a []Value) Value {
	vars := pyrt.NewDict[string, Value]()
	for k, v := range mappingOf(a[3]).Items() {
		vars.Set(k.(string), v)
	}
	var bases []Value
	for _, b := range Items(a[2]) {
		if b != GenericType {
			bases = append(bases, b)
		}
	}
	return makeClass(typedDictMeta, Str(a[1]), bases, vars, nil)
}

func callTypedDict(args []Value, _ []Kw) Value {
	vars := pyrt.NewDict[Value, Value]()
	vars.Set("__module__", "__main__")
	return newTypedDict([]Value{typedDictMeta, args[0], Tuple{typedDictBase}, vars})
}

// protocolAttrs returns the names that a protocol asks for.
func protocolAttrs(c *Class) []string {
	var names []string
	for _, k := range c.mro {
		if k == ProtocolType || k == GenericType || k == ObjectType || !isProtocol(k) {
			continue
		}
		for name := range k.attrs.Keys() {
			switch name {
			case "__module__", "__doc__", "__dict__", "__weakref__", "__slots__", "__annotations__", "__abstractmethods__", "__init__", "__new__",
				"__subclasshook__", "__class_getitem__", "__match_args__", "_is_protocol", "_is_runtime_protocol", "__orig_bases__", "__parameters__":
				continue
			}
			names = append(names, name)
		}
		if annotations, ok := k.attrs.GetOr("__annotations__", nil).(*Dict); ok {
			for name := range annotations.Keys() {
				names = append(names, name.(string))
			}
		}
	}
	return names
}

// isProtocol reports whether a class is a protocol itself: Protocol is a base.
func isProtocol(c *Class) bool {
	return c.meta != nil && c.meta.IsSubclass(protocolMetaType) && slices.Contains(c.Bases, ProtocolType)
}

// madeProtocol gives a protocol its checks.
func madeProtocol(c *Class) {
	findAbstract(c)
	hookSubclasses(c)
	if !isProtocol(c) {
		return
	}
	usable := func() {
		if !Truth(c.attrs.GetOr("_is_runtime_protocol", false)) {
			raise(pyrt.TypeError, "Instance and class checks can only be used with @runtime_checkable protocols")
		}
	}
	names := protocolAttrs(c)
	c.check = func(v Value) bool {
		usable()
		if ClassOf(v).IsSubclass(c) {
			return true
		}
		for _, name := range names {
			x := GetAttrOr(v, name, Unbound)
			if x == Unbound || x == nil && callableValue(c.attrs.GetOr(name, nil)) {
				return false
			}
		}
		return true
	}
	subchecks[c] = func(sub *Class) bool {
		usable()
		for _, name := range names {
			if m := sub.lookup(name); m == Unbound || m == nil {
				return false
			}
		}
		return true
	}
}

func init() {
	subscriptable(GenericType)
	protocolMetaType.made = madeProtocol
	protocolMetaType.Def("__call__(*args, **kwargs)", func(a []Value) Value {
		c := a[0].(*Class)
		if isProtocol(c) || c == ProtocolType {
			raise(pyrt.TypeError, "Protocols cannot be instantiated")
		}
		return c.create(a[1].(Tuple), SpreadKw(a[2]))
	})
	ProtocolType.meta = protocolMetaType
	namedTupleBase.meta = namedTupleMeta
	namedTupleMeta.attrs.Set("__new__", &StaticMethod{builtinFunction("__new__(cls, typename, bases, ns, /)", newNamedTuple)})
	typedDictBase.meta = typedDictMeta
	typedDictMeta.attrs.Set("__new__", &StaticMethod{builtinFunction("__new__(cls, name, bases, ns, /, total=True)", newTypedDict)})
	typedDictBase.attrs.Set("__new__", &StaticMethod{builtinFunction("__new__(cls, /, *args, **kwargs)", func(a []Value) Value {
		return CallKw(DictType, a[1].(Tuple), SpreadKw(a[2]))
	})})
	typedDictMeta.Missing("__total__", "__required_keys__", "__optional_keys__")
}
