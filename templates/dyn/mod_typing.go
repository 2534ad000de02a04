package dyn

import "github.com/molt-go/molt/templates/pyrt"

// protocolOf returns a protocol of the library with one method.
func protocolOf(name, method string) *Class {
	c := newABC("typing", name, method)
	findAbstract(c)
	byMethods(c, method)
	subscriptable(c)
	return c
}

// fillTyping adds the names of typing.
func fillTyping(m *Module) {
	for _, f := range []struct {
		name  string
		class *Class
	}{
		{"Any", nil}, {"Optional", nil}, {"Callable", CallableABC}, {"Literal", nil}, {"ClassVar", nil}, {"Final", nil},
		{"Annotated", nil}, {"NoReturn", nil}, {"Never", nil}, {"Self", nil}, {"LiteralString", nil}, {"TypeAlias", nil},
		{"Concatenate", nil}, {"TypeGuard", nil}, {"Required", nil}, {"NotRequired", nil}, {"Unpack", nil}, {"ReadOnly", nil},
		{"List", ListType}, {"Dict", DictType}, {"Set", SetType}, {"FrozenSet", FrozenSetType}, {"Tuple", TupleType}, {"Type", TypeType},
		{"Deque", DequeType}, {"DefaultDict", DefaultDictType}, {"OrderedDict", OrderedDictType}, {"Counter", CounterType},
		{"ChainMap", ChainMapType}, {"Awaitable", AwaitableABC}, {"Coroutine", CoroutineABC}, {"AsyncIterable", AsyncIterableABC},
		{"AsyncIterator", AsyncIteratorABC}, {"AsyncGenerator", AsyncGeneratorABC}, {"Iterable", IterableABC}, {"Iterator", IteratorABC},
		{"Reversible", ReversibleABC}, {"Container", ContainerABC}, {"Collection", CollectionABC}, {"Generator", GeneratorABC},
		{"AbstractSet", SetABC}, {"MutableSet", MutableSetABC}, {"Mapping", MappingABC}, {"MutableMapping", MutableMappingABC},
		{"Sequence", SequenceABC}, {"MutableSequence", MutableSequenceABC}, {"ByteString", ByteStringABC}, {"MappingView", MappingViewABC},
		{"KeysView", KeysViewABC}, {"ItemsView", ItemsViewABC}, {"ValuesView", ValuesViewABC}, {"Hashable", HashableABC}, {"Sized", SizedABC},
		{"ContextManager", contextManagerABC}, {"AsyncContextManager", asyncContextManagerABC},
		{"IO", nil}, {"TextIO", nil}, {"BinaryIO", nil}, {"Pattern", nil}, {"Match", nil},
	} {
		m.Const(f.name, &typingForm{name: f.name, class: f.class})
	}
	m.Const("Union", unionForm)
	m.Const("Text", StrType)
	m.Const("TypeVar", typeVarType)
	m.Const("ParamSpec", paramSpecType)
	m.Const("TypeVarTuple", typeVarTupleType)
	m.Const("NewType", newTypeType)
	m.Const("AnyStr", Call(typeVarType, "AnyStr", BytesType, StrType))
	m.Const("Generic", GenericType)
	m.Const("Protocol", ProtocolType)
	m.Const("NamedTuple", namedTupleMaker)
	m.Const("TypedDict", typedDictMaker)
	m.Const("TYPE_CHECKING", false)
	for _, p := range []struct{ name, method string }{
		{"SupportsInt", "__int__"}, {"SupportsFloat", "__float__"}, {"SupportsComplex", "__complex__"}, {"SupportsBytes", "__bytes__"},
		{"SupportsIndex", "__index__"}, {"SupportsAbs", "__abs__"}, {"SupportsRound", "__round__"},
	} {
		m.Const(p.name, protocolOf(p.name, p.method))
	}
	typingFunctions(m)
}

func typingFunctions(m *Module) {
	same := func(a []Value) Value { return a[0] }
	m.Def("cast(typ, val)", func(a []Value) Value { return a[1] })
	m.Def("final(f)", same)
	m.Def("override(f)", same)
	m.Def("no_type_check(arg)", same)
	m.Def("no_type_check_decorator(decorator)", same)
	m.Def("assert_type(val, typ, /)", same)
	m.Def("overload(func)", func([]Value) Value {
		return builtinFunction("_overload_dummy(*args, **kwds)", func([]Value) Value {
			raise(pyrt.NotImplementedError, "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
			return nil
		})
	})
	m.Def("runtime_checkable(cls)", func(a []Value) Value {
		c, ok := a[0].(*Class)
		if !ok || !isProtocol(c) {
			raise(pyrt.TypeError, "@runtime_checkable can be only applied to protocol classes, got %s", Repr(a[0]))
		}
		c.set("_is_runtime_protocol", true)
		return c
	})
	m.Def("assert_never(arg, /)", func(a []Value) Value {
		value := Repr(a[0])
		if len(value) > 100 {
			value = value[:100] + "..."
		}
		raise(pyrt.AssertionError, "Expected code to be unreachable, but got: %s", value)
		return nil
	})
	m.Def("dataclass_transform(**kwargs)", func([]Value) Value { return builtinFunction("decorator(cls)", same) })
	m.Def("get_origin(tp)", func(a []Value) Value { return typingOrigin(a[0]) })
	m.Def("get_args(tp)", func(a []Value) Value { return typingArgs(a[0]) })
	m.Def("is_typeddict(tp)", func(a []Value) Value {
		c, ok := a[0].(*Class)
		return ok && c.PyClass() == typedDictMeta && c != typedDictBase
	})
	m.Def("get_type_hints(obj, globalns=None, localns=None, include_extras=False)", func(a []Value) Value {
		if a[1] != nil || a[2] != nil {
			panic(pyrt.NewGuard("typing.get_type_hints with namespaces is not carried over"))
		}
		return typeHints(a[0])
	})
}

// ModTyping is the module typing.
var ModTyping = NewLibrary("typing", fillTyping)

// ModTypingExtensions is the package typing_extensions.
var ModTypingExtensions = NewLibrary("typing_extensions", fillTyping)
