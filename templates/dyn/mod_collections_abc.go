package dyn

import "github.com/molt-go/molt/templates/pyrt"

const abcModule = "collections.abc"

// The abstract classes of collections.abc.
var (
	HashableABC        = newABC(abcModule, "Hashable", "__hash__")
	AwaitableABC       = newABC(abcModule, "Awaitable", "__await__")
	CoroutineABC       = newABC(abcModule, "Coroutine", "send throw", AwaitableABC)
	AsyncIterableABC   = newABC(abcModule, "AsyncIterable", "__aiter__")
	AsyncIteratorABC   = newABC(abcModule, "AsyncIterator", "__anext__", AsyncIterableABC)
	AsyncGeneratorABC  = newABC(abcModule, "AsyncGenerator", "asend athrow", AsyncIteratorABC)
	IterableABC        = newABC(abcModule, "Iterable", "__iter__")
	IteratorABC        = newABC(abcModule, "Iterator", "__next__", IterableABC)
	ReversibleABC      = newABC(abcModule, "Reversible", "__reversed__", IterableABC)
	GeneratorABC       = newABC(abcModule, "Generator", "send throw", IteratorABC)
	SizedABC           = newABC(abcModule, "Sized", "__len__")
	ContainerABC       = newABC(abcModule, "Container", "__contains__")
	CollectionABC      = newABC(abcModule, "Collection", "", SizedABC, IterableABC, ContainerABC)
	CallableABC        = newABC(abcModule, "Callable", "__call__")
	SetABC             = newABC(abcModule, "Set", "", CollectionABC)
	MutableSetABC      = newABC(abcModule, "MutableSet", "add discard", SetABC)
	MappingABC         = newABC(abcModule, "Mapping", "__getitem__", CollectionABC)
	MutableMappingABC  = newABC(abcModule, "MutableMapping", "__setitem__ __delitem__", MappingABC)
	MappingViewABC     = newABC(abcModule, "MappingView", "", SizedABC)
	KeysViewABC        = newABC(abcModule, "KeysView", "", MappingViewABC, SetABC)
	ItemsViewABC       = newABC(abcModule, "ItemsView", "", MappingViewABC, SetABC)
	ValuesViewABC      = newABC(abcModule, "ValuesView", "", MappingViewABC, CollectionABC)
	SequenceABC        = newABC(abcModule, "Sequence", "__getitem__", ReversibleABC, CollectionABC)
	MutableSequenceABC = newABC(abcModule, "MutableSequence", "__setitem__ __delitem__ insert", SequenceABC)
	ByteStringABC      = newABC(abcModule, "ByteString", "", SequenceABC)
)

var allABCs = []*Class{
	HashableABC, AwaitableABC, CoroutineABC, AsyncIterableABC, AsyncIteratorABC, AsyncGeneratorABC, IterableABC, IteratorABC,
	ReversibleABC, GeneratorABC, SizedABC, ContainerABC, CollectionABC, CallableABC, SetABC, MutableSetABC, MappingABC,
	MutableMappingABC, MappingViewABC, KeysViewABC, ItemsViewABC, ValuesViewABC, SequenceABC, MutableSequenceABC, ByteStringABC,
}

// byMethods makes an abstract class of which every class with the methods is a
// subclass.
func byMethods(c *Class, methods ...string) {
	c.Abstract(func(sub *Class) bool {
		for _, m := range methods {
			if v := sub.lookup(m); v == Unbound || v == nil {
				return false
			}
		}
		return true
	})
}

// byRegister makes an abstract class of which given classes are subclasses.
func byRegister(c *Class, classes ...*Class) {
	c.Abstract(func(sub *Class) bool {
		for _, k := range classes {
			if sub.IsSubclass(k) {
				return true
			}
		}
		return false
	})
}

func init() {
	byMethods(AwaitableABC, "__await__")
	byMethods(CoroutineABC, "__await__", "send", "throw", "close")
	byMethods(AsyncIterableABC, "__aiter__")
	byMethods(AsyncIteratorABC, "__anext__", "__aiter__")
	byMethods(AsyncGeneratorABC, "__aiter__", "__anext__", "asend", "athrow", "aclose")
	byMethods(IterableABC, "__iter__")
	byMethods(IteratorABC, "__iter__", "__next__")
	byMethods(ReversibleABC, "__reversed__", "__iter__")
	byMethods(GeneratorABC, "__iter__", "__next__", "send", "throw", "close")
	byMethods(SizedABC, "__len__")
	byMethods(ContainerABC, "__contains__")
	byMethods(CollectionABC, "__len__", "__iter__", "__contains__")
	HashableABC.Abstract(hashableClass)
	CallableABC.Abstract(func(sub *Class) bool {
		switch sub {
		case TypeType, BuiltinType, MethodType, FunctionType, methodDescriptorType:
			return true
		}
		m := sub.lookup("__call__")
		return m != Unbound && m != nil
	})
	mutableSequences := []*Class{ListType, ByteArrayType, DequeType}
	byRegister(MutableSequenceABC, mutableSequences...)
	byRegister(SequenceABC, append([]*Class{TupleType, StrType, RangeType, BytesType}, mutableSequences...)...)
	byRegister(ByteStringABC, BytesType, ByteArrayType)
	byRegister(MutableSetABC, SetType)
	byRegister(SetABC, SetType, FrozenSetType, viewTypes[keysView], viewTypes[itemsView])
	byRegister(MutableMappingABC, DictType)
	byRegister(MappingABC, DictType, mappingProxyType)
	byRegister(MappingViewABC, viewTypes[:]...)
	byRegister(KeysViewABC, viewTypes[keysView])
	byRegister(ItemsViewABC, viewTypes[itemsView])
	byRegister(ValuesViewABC, viewTypes[valuesView])
	for _, c := range allABCs {
		subscriptable(c)
	}
	iterMixins()
	sequenceMixins(SequenceABC)
	mutableSequenceMixins(MutableSequenceABC)
	mappingMixins(MappingABC)
	mutableMappingMixins(MutableMappingABC)
	viewMixins()
	setMixins(SetABC)
	mutableSetMixins(MutableSetABC)
	for _, c := range allABCs {
		findAbstract(c)
	}
}

// hashableClass reports whether instances of a class are hashable.
func hashableClass(sub *Class) bool {
	switch sub.layout {
	case ListType, DictType, SetType, ByteArrayType, DequeType:
		return sub != sub.layout && sub.overrides("__hash__") != Unbound && sub.lookup("__hash__") != nil && !isBuiltin(sub.lookup("__hash__"))
	}
	m := sub.lookup("__hash__")
	return m != nil && m != Unbound
}

// subscriptable lets C[int] be written of a class of the library.
func subscriptable(classes ...*Class) {
	for _, c := range classes {
		c.ClassDef("__class_getitem__(cls, item, /)", func(a []Value) Value {
			return &GenericAlias{Origin: a[0], Args: aliasArgs(a[1])}
		})
	}
}

func iterMixins() {
	IteratorABC.Def("__iter__()", func(a []Value) Value { return a[0] })
	GeneratorABC.Def("__next__()", func(a []Value) Value { return callMethod(a[0], "send", nil) })
	GeneratorABC.Def("close()", func(a []Value) Value {
		defer func() {
			if p := recover(); p != nil {
				if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.GeneratorExit, pyrt.StopIteration) {
					panic(p)
				}
			}
		}()
		callMethod(a[0], "throw", Exc(pyrt.GeneratorExit))
		raise(pyrt.RuntimeError, "generator ignored GeneratorExit")
		return nil
	})
}

// callMethod returns v.name(args...).
func callMethod(v Value, name string, args ...Value) Value { return Call(GetAttr(v, name), args...) }

// ModCollectionsAbc is the module collections.abc.
var ModCollectionsAbc = NewLibrary("collections.abc", func(m *Module) {
	for _, c := range []struct {
		name  string
		class *Class
	}{
		{"Hashable", HashableABC}, {"Awaitable", AwaitableABC}, {"Coroutine", CoroutineABC}, {"AsyncIterable", AsyncIterableABC},
		{"AsyncIterator", AsyncIteratorABC}, {"AsyncGenerator", AsyncGeneratorABC}, {"Iterable", IterableABC}, {"Iterator", IteratorABC},
		{"Reversible", ReversibleABC}, {"Generator", GeneratorABC}, {"Sized", SizedABC}, {"Container", ContainerABC},
		{"Collection", CollectionABC}, {"Callable", CallableABC}, {"Set", SetABC}, {"MutableSet", MutableSetABC}, {"Mapping", MappingABC},
		{"MutableMapping", MutableMappingABC}, {"MappingView", MappingViewABC}, {"KeysView", KeysViewABC}, {"ItemsView", ItemsViewABC},
		{"ValuesView", ValuesViewABC}, {"Sequence", SequenceABC}, {"MutableSequence", MutableSequenceABC}, {"ByteString", ByteStringABC},
	} {
		m.Const(c.name, c.class)
	}
})
