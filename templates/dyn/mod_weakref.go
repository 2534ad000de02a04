package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file has module weakref over strong references: objects that are still
// referred to elsewhere behave as in CPython. When an object is gone is not seen
// here, so that what waits for it (callbacks, entries of weak dicts going away)
// never comes: a program that deletes the last reference and looks at the weak one
// right behind is what this cannot carry over.

// A weakRef is a weakref.ref.
type weakRef struct{ v Value }

var (
	weakRefType    = NewType("weakref", "ReferenceType")
	weakMethodType = NewType("weakref", "WeakMethod")
	weakKeysType   = NewType("weakref", "WeakKeyDictionary", UserDictType)
	weakValuesType = NewType("weakref", "WeakValueDictionary", UserDictType)
	weakSetType    = newABC("weakref", "WeakSet", "", MutableSetABC)
	finalizeType   = NewType("weakref", "finalize")
)

// PyClass returns weakref.ref.
func (r *weakRef) PyClass() *Class { return weakRefType }

// CallValue returns the object.
func (r *weakRef) CallValue([]Value, []Kw) Value { return r.v }

// EqualValue compares the objects.
func (r *weakRef) EqualValue(other Value) (equal, ok bool) {
	o, isRef := other.(*weakRef)
	return isRef && Equal(r.v, o.v), isRef
}

// Hash returns the hash of the object.
func (r *weakRef) Hash() int { return pyrt.HashOf(r.v) }

// referable raises TypeError for what CPython has no weak references to.
func referable(v Value) Value {
	switch v.(type) {
	case nil, bool, int, Int, float64, complex128, string, Bytes, Tuple, *List, *Dict:
		raise(pyrt.TypeError, "cannot create weak reference to '%s' object", TypeName(v))
	}
	return v
}

func init() {
	weakRefType.Name, weakRefType.Qualname = "ReferenceType", "ReferenceType"
	weakRefType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("obj, callback=None, /").bind("ref", args, kw, nil)
		return &weakRef{referable(a[0])}
	}, nil)
	weakMethodType.Native(func(_ *Class, args []Value, _ []Kw) Value { return &weakRef{args[0]} }, nil)
	subscriptable(weakRefType, weakSetType)
	for _, c := range []*Class{weakKeysType, weakValuesType} {
		c.meta = ABCMetaType
		findAbstract(c)
	}
	t := weakSetType
	held := func(v Value) *Set { return attrOf(v, "data").(*Set) }
	t.Def("__init__(data=None)", func(a []Value) Value {
		s := pyrt.NewSet[Value]()
		if a[1] != nil {
			for it := Over(a[1]); it.Next(); {
				s.Add(referable(it.Value))
			}
		}
		SetAttr(a[0], "data", s)
		return nil
	})
	t.Def("__len__()", func(a []Value) Value { return held(a[0]).Len() })
	t.Def("__iter__()", func(a []Value) Value { return setIterator(held(a[0])) })
	t.Def("__contains__(item, /)", func(a []Value) Value { return held(a[0]).Contains(a[1]) })
	t.Def("add(item)", func(a []Value) Value {
		held(a[0]).Add(referable(a[1]))
		return nil
	})
	t.Def("discard(item)", func(a []Value) Value {
		held(a[0]).Discard(a[1])
		return nil
	})
	findAbstract(t)
	f := finalizeType
	f.Def("__init__(obj, func, /, *args, **kwargs)", func(a []Value) Value {
		SetAttr(a[0], "_call", Tuple{a[2], a[3], a[4]})
		SetAttr(a[0], "alive", true)
		SetAttr(a[0], "atexit", true)
		self := a[0]
		pyrt.AtExit(func() {
			if Truth(attrOf(self, "alive")) && Truth(attrOf(self, "atexit")) {
				Call(self)
			}
		})
		return nil
	})
	f.Def("__call__(_=None)", func(a []Value) Value {
		if !Truth(attrOf(a[0], "alive")) {
			return nil
		}
		SetAttr(a[0], "alive", false)
		call := attrOf(a[0], "_call").(Tuple)
		return CallKw(call[0], call[1].(Tuple), SpreadKw(call[2]))
	})
	f.Def("detach()", func(a []Value) Value {
		SetAttr(a[0], "alive", false)
		return nil
	})
}

// ModWeakref is the module weakref.
var ModWeakref = NewLibrary("weakref", func(m *Module) {
	m.Const("ref", weakRefType)
	m.Const("ReferenceType", weakRefType)
	m.Const("WeakMethod", weakMethodType)
	m.Const("WeakKeyDictionary", weakKeysType)
	m.Const("WeakValueDictionary", weakValuesType)
	m.Const("WeakSet", weakSetType)
	m.Const("finalize", finalizeType)
	m.Def("proxy(object, callback=None, /)", func(a []Value) Value { return referable(a[0]) })
	m.Def("getweakrefcount(object, /)", func([]Value) Value { panic(pyrt.NewGuard("counts of weak references are not carried over")) })
})
