package dyn

// ModCollections is the module collections.
var ModCollections = NewLibrary("collections", func(m *Module) {
	m.Const("abc", ModCollectionsAbc.Import())
	m.Const("deque", DequeType)
	m.Const("defaultdict", DefaultDictType)
	m.Const("OrderedDict", OrderedDictType)
	m.Const("Counter", CounterType)
	m.Const("ChainMap", ChainMapType)
	m.Const("UserDict", UserDictType)
	m.Const("UserList", UserListType)
	m.Const("UserString", UserStringType)
	m.Def("namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)", namedTupleCall)
})

func init() {
	subscriptable(DequeType, DefaultDictType, OrderedDictType, CounterType, ChainMapType)
}
