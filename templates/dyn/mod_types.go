package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A mappingProxy is a types.MappingProxyType: a view of a mapping that cannot be
// changed through it.
type mappingProxy struct{ m Value }

var mappingProxyType = newBuiltinClass("mappingproxy", nil)

// PyClass returns types.MappingProxyType.
func (p *mappingProxy) PyClass() *Class { return mappingProxyType }

// Repr returns repr(p).
func (p *mappingProxy) Repr() string { return "mappingproxy(" + Repr(p.m) + ")" }

// Str returns str(p): that of the mapping.
func (p *mappingProxy) Str() string { return Str(p.m) }

// Iterate returns iter(p).
func (p *mappingProxy) Iterate() Iter { return IterOf(p.m) }

// EqualValue compares the mapping.
func (p *mappingProxy) EqualValue(other Value) (equal, ok bool) {
	if o, isProxy := other.(*mappingProxy); isProxy {
		other = o.m
	}
	return pyrt.Eq(p.m, other), true
}

// Hash raises TypeError.
func (p *mappingProxy) Hash() int { panic(pyrt.NewTypeError("unhashable type: 'mappingproxy'")) }

// LookupAttr finds the methods of the mapping that do not change it.
func (p *mappingProxy) LookupAttr(name string) Value {
	switch name {
	case "get", "keys", "values", "items", "copy":
		return GetAttr(p.m, name)
	}
	return Unbound
}

// SimpleNamespaceType is types.SimpleNamespace.
var SimpleNamespaceType = NewType("types", "SimpleNamespace").Dotted()

func init() {
	t := mappingProxyType
	t.Native(func(_ *Class, args []Value, _ []Kw) Value {
		m := one("mappingproxy", args)
		if mappingOf(m) == nil {
			raise(pyrt.TypeError, "mappingproxy() argument must be a mapping, not %s", TypeName(m))
		}
		return &mappingProxy{m}
	}, nil)
	t.final = true
	t.Def("__getitem__(key, /)", func(a []Value) Value { return GetItem(a[0].(*mappingProxy).m, a[1]) })
	t.Def("__len__()", func(a []Value) Value { return Len(a[0].(*mappingProxy).m) })
	t.Def("__iter__()", func(a []Value) Value { return IterOf(a[0].(*mappingProxy).m) })
	t.Def("__contains__(key, /)", func(a []Value) Value { return In(a[1], a[0].(*mappingProxy).m) })
	t.Def("__or__(other, /)", func(a []Value) Value {
		m := a[1]
		if p, ok := m.(*mappingProxy); ok {
			m = p.m
		}
		return BitOr(a[0].(*mappingProxy).m, m)
	})
	simpleNamespace(SimpleNamespaceType)
}

func simpleNamespace(t *Class) {
	t.Def("__init__(**kwargs)", func(a []Value) Value {
		for k, v := range a[1].(*Dict).Items() {
			a[0].(*Object).setAttr(k.(string), v)
		}
		return nil
	})
	t.Def("__repr__()", func(a []Value) Value {
		name := "namespace"
		if c := ClassOf(a[0]); c != SimpleNamespaceType {
			name = c.Name
		}
		text := name + "("
		sep := ""
		for k, v := range a[0].(*Object).asDict().Items() {
			text += sep + k.(string) + "=" + Repr(v)
			sep = ", "
		}
		return text + ")"
	})
	t.Def("__eq__(other, /)", func(a []Value) Value {
		o, ok := a[1].(*Object)
		if !ok || !o.class.IsSubclass(SimpleNamespaceType) {
			return NotImplemented
		}
		return pyrt.Eq(a[0].(*Object).asDict(), o.asDict())
	})
	t.Const("__hash__", nil)
}

// ModTypes is the module types.
var ModTypes = NewLibrary("types", func(m *Module) {
	m.Const("MappingProxyType", mappingProxyType)
	m.Const("SimpleNamespace", SimpleNamespaceType)
	m.Const("FunctionType", FunctionType)
	m.Const("LambdaType", FunctionType)
	m.Const("MethodType", MethodType)
	m.Const("BuiltinFunctionType", BuiltinType)
	m.Const("BuiltinMethodType", BuiltinType)
	m.Const("MethodDescriptorType", methodDescriptorType)
	m.Const("MemberDescriptorType", memberType)
	m.Const("GeneratorType", GeneratorType)
	m.Const("CoroutineType", CoroutineType)
	m.Const("ModuleType", ModuleType)
	m.Const("NoneType", NoneType)
	m.Const("NotImplementedType", notImplementedType)
	m.Const("EllipsisType", ellipsisType)
	m.Const("GenericAlias", genericAliasType)
	m.Const("UnionType", unionType)
	m.Def("new_class(name, bases=, kwds=None, exec_body=None)", func(a []Value) Value {
		bases := Tuple{}
		if a[1] != Unbound {
			bases = Items(a[1])
		}
		var kw []Kw
		if a[2] != nil {
			kw = SpreadKw(a[2])
		}
		if a[3] != nil {
			panic(pyrt.NewGuard("types.new_class with exec_body is not carried over"))
		}
		return libraryClass("types", Str(a[0]), bases, kw, pyrt.NewDict[Value, Value]())
	})
	m.Def("resolve_bases(bases)", func(a []Value) Value { return Tuple(resolveBases(Items(a[0]))) })
	m.Def("coroutine(func)", func([]Value) Value { panic(pyrt.NewGuard("types.coroutine is not carried over")) })
})
