package dyn

import "github.com/molt-go/molt/templates/pyrt"

// needInfo returns the info of a dataclass instance, or raises TypeError.
func needInfo(v Value, what string) *dataInfo {
	info := dataInfoOf(v)
	if _, isClass := v.(*Class); info == nil || isClass {
		raise(pyrt.TypeError, "%s() should be called on dataclass instances", what)
	}
	return info
}

// dataAsDict turns dataclass instances in v, however deep, into what factory makes
// of pairs.
func dataAsDict(v, factory Value) Value {
	if info := dataInfoOf(v); info != nil && !isTypeObject(v) {
		if factory == DictType {
			d := pyrt.NewDict[Value, Value]()
			for _, f := range info.plain() {
				d.Set(f.name, dataAsDict(GetAttr(v, f.name), factory))
			}
			return d
		}
		pairs := pyrt.NewList[Value]()
		for _, f := range info.plain() {
			pairs.Append(Tuple{f.name, dataAsDict(GetAttr(v, f.name), factory)})
		}
		return Call(factory, pairs)
	}
	return dataInside(v, func(x Value) Value { return dataAsDict(x, factory) })
}

func dataAsTuple(v, factory Value) Value {
	if info := dataInfoOf(v); info != nil && !isTypeObject(v) {
		values := pyrt.NewList[Value]()
		for _, f := range info.plain() {
			values.Append(dataAsTuple(GetAttr(v, f.name), factory))
		}
		return Call(factory, values)
	}
	return dataInside(v, func(x Value) Value { return dataAsTuple(x, factory) })
}

// dataInside turns what containers hold, and copies the rest.
func dataInside(v Value, part func(v Value) Value) Value {
	items := func(list []Value) []Value {
		out := make([]Value, len(list))
		for i, x := range list {
			out[i] = part(x)
		}
		return out
	}
	switch x := v.(type) {
	case *List:
		return pyrt.NewList(items(x.Items)...)
	case Tuple:
		return Tuple(items(x))
	case *Dict:
		d := pyrt.NewDict[Value, Value]()
		for k, item := range x.Items() {
			d.Set(part(k), part(item))
		}
		return d
	case *Object:
		switch native := x.native.(type) {
		case Tuple:
			if x.class.lookup("_fields") != Unbound {
				return Call(x.class, items(native)...)
			}
			return Call(x.class, pyrt.NewList(items(native)...))
		case *List:
			return Call(x.class, pyrt.NewList(items(native.Items)...))
		case *Dict:
			if x.class.IsSubclass(DefaultDictType) {
				panic(pyrt.NewGuard("asdict of a defaultdict is not carried over"))
			}
			pairs := pyrt.NewList[Value]()
			for k, item := range native.Items() {
				pairs.Append(Tuple{part(k), part(item)})
			}
			return Call(x.class, pairs)
		}
	}
	return DeepCopy(v, nil)
}

// dataReplace is dataclasses.replace.
func dataReplace(a []Value) Value {
	info, changes := needInfo(a[0], "replace"), a[1].(*Dict)
	for _, f := range info.fields {
		switch {
		case f.kind == classVarField:
		case !f.init:
			if changes.Contains(f.name) {
				raise(pyrt.ValueError, "field %s is declared with init=False, it cannot be specified with replace()", f.name)
			}
		case changes.Contains(f.name):
		case f.kind == initVarField && f.value == Unbound:
			raise(pyrt.ValueError, "InitVar %s must be specified with replace()", Repr(f.name))
		default:
			changes.Set(f.name, GetAttr(a[0], f.name))
		}
	}
	return CallKw(ClassOf(a[0]), nil, SpreadKw(changes))
}

// dataOptionsOf reads the keyword parameters of dataclass.
func dataOptionsOf(a []Value) dataOptions {
	if Truth(a[9]) {
		panic(pyrt.NewGuard("dataclass with weakref_slot is not carried over"))
	}
	return dataOptions{
		init: Truth(a[0]), repr: Truth(a[1]), eq: Truth(a[2]), order: Truth(a[3]), unsafeHash: Truth(a[4]), frozen: Truth(a[5]),
		matchArgs: Truth(a[6]), kwOnly: Truth(a[7]), slots: Truth(a[8]),
	}
}

// madeDataclass is dataclasses.make_dataclass.
func madeDataclass(a []Value) Value {
	annotations := pyrt.NewDict[Value, Value]()
	vars := pyrt.NewDict[Value, Value]()
	if a[3] != nil {
		for k, v := range mappingOf(a[3]).Items() {
			vars.Set(Str(k), v)
		}
	}
	for it := Over(a[1]); it.Next(); {
		if name, ok := it.Value.(string); ok {
			annotations.Set(name, "typing.Any")
			continue
		}
		parts := Items(it.Value)
		switch len(parts) {
		case 3:
			vars.Set(Str(parts[0]), parts[2])
		case 2:
		default:
			raise(pyrt.TypeError, "Invalid field: %s", Repr(it.Value))
		}
		annotations.Set(parts[0], parts[1])
	}
	vars.Set("__annotations__", annotations)
	c := libraryClass("types", Str(a[0]), Items(a[2]), nil, vars)
	return makeDataclass(c.(*Class), dataOptionsOf(a[4:]))
}

// ModDataclasses is the module dataclasses.
var ModDataclasses = NewLibrary("dataclasses", func(m *Module) {
	m.Const("Field", dataFieldType)
	m.Const("FrozenInstanceError", frozenErrorType)
	m.Const("MISSING", dataMissing)
	m.Const("KW_ONLY", kwOnly)
	m.Const("InitVar", initVarType)
	m.Def("dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False)", func(a []Value) Value {
		options := dataOptionsOf(a[1:])
		if a[0] == nil {
			return builtinFunction("wrap(cls)", func(b []Value) Value { return makeDataclass(b[0].(*Class), options) })
		}
		return makeDataclass(a[0].(*Class), options)
	})
	m.Def("field(*, default=, default_factory=, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=)", newField)
	m.Def("fields(class_or_instance)", func(a []Value) Value {
		info := dataInfoOf(a[0])
		if info == nil {
			raise(pyrt.TypeError, "must be called with a dataclass type or instance")
		}
		out := Tuple{}
		for _, f := range info.plain() {
			out = append(out, f)
		}
		return out
	})
	m.Def("asdict(obj, *, dict_factory=)", func(a []Value) Value {
		needInfo(a[0], "asdict")
		if a[1] == Unbound {
			a[1] = DictType
		}
		return dataAsDict(a[0], a[1])
	})
	m.Def("astuple(obj, *, tuple_factory=)", func(a []Value) Value {
		needInfo(a[0], "astuple")
		if a[1] == Unbound {
			a[1] = TupleType
		}
		return dataAsTuple(a[0], a[1])
	})
	m.Def("replace(obj, /, **changes)", dataReplace)
	m.Def("is_dataclass(obj)", func(a []Value) Value { return dataInfoOf(a[0]) != nil })
	m.Def("make_dataclass(cls_name, fields, *, bases=, namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False)", func(a []Value) Value {
		if a[2] == Unbound {
			a[2] = Tuple{}
		}
		return madeDataclass(a)
	})
})

// initVarType is dataclasses.InitVar.
var initVarType = NewType("dataclasses", "InitVar")

func init() { subscriptable(initVarType) }
