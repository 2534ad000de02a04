package dyn

import (
	"os"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// An environment is os.environ.
type environment struct{ values *Dict }

// PyClass returns the class of os.environ.
func (*environment) PyClass() *Class { return environType }

// Iterate returns iter(os.environ).
func (e *environment) Iterate() Iter { return dictKeys(e.values) }

// Repr returns repr(os.environ).
func (e *environment) Repr() string { return "environ(" + pyrt.Repr(e.values) + ")" }

// EqualValue compares with a mapping.
func (e *environment) EqualValue(other Value) (equal, ok bool) {
	d := mappingOf(other)
	return d != nil && pyrt.Eq(e.values, d), true
}

var environType = NewType("os", "_Environ")

var environ = sync.OnceValue(func() *environment {
	e := &environment{pyrt.NewDict[Value, Value]()}
	for k, v := range pyrt.EnvironDict().Items() {
		e.values.Set(k, v)
	}
	return e
})

func (e *environment) set(k, v Value) {
	key, text := environText(k), environText(v)
	if err := os.Setenv(key, text); err != nil {
		raise(pyrt.ValueError, "illegal environment variable name")
	}
	e.values.Set(key, text)
}

func (e *environment) delete(k Value) {
	key := environText(k)
	os.Unsetenv(key)
	e.values.Delete(key)
}

func environText(v Value) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "str expected, not %s", TypeName(v))
	}
	return s
}

func init() {
	t := environType
	self := func(a []Value) *environment { return a[0].(*environment) }
	t.Def("__getitem__(key, /)", func(a []Value) Value {
		v, ok := self(a).values.GetOK(environText(a[1]))
		if !ok {
			panic(pyrt.NewKeyError(a[1]))
		}
		return v
	})
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		self(a).set(a[1], a[2])
		return nil
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		self(a).delete(a[1])
		return nil
	})
	t.Def("__iter__()", func(a []Value) Value { return dictKeys(self(a).values) })
	t.Def("__len__()", func(a []Value) Value { return self(a).values.Len() })
	t.Def("__contains__(key, /)", func(a []Value) Value { return self(a).values.Contains(a[1]) })
	t.Def("get(key, default=None)", func(a []Value) Value { return self(a).values.GetOr(environText(a[1]), a[2]) })
	t.Def("keys()", func(a []Value) Value { return &dictView{self(a).values, keysView} })
	t.Def("values()", func(a []Value) Value { return &dictView{self(a).values, valuesView} })
	t.Def("items()", func(a []Value) Value { return &dictView{self(a).values, itemsView} })
	t.Def("copy()", func(a []Value) Value { return self(a).values.Copy() })
	t.Def("setdefault(key, value)", func(a []Value) Value {
		if !self(a).values.Contains(a[1]) {
			self(a).set(a[1], a[2])
		}
		return self(a).values.Get(a[1])
	})
	t.Def("pop(key, default=)", func(a []Value) Value {
		v, ok := self(a).values.GetOK(environText(a[1]))
		switch {
		case ok:
			self(a).delete(a[1])
			return v
		case a[2] == Unbound:
			panic(pyrt.NewKeyError(a[1]))
		}
		return a[2]
	})
	t.Def("update(other=, /, **kwds)", func(a []Value) Value {
		d := pyrt.NewDict[Value, Value]()
		if a[1] != Unbound {
			updateDict(d, a[1])
		}
		d.Update(a[2].(*Dict))
		for k, v := range d.Items() {
			self(a).set(k, v)
		}
		return nil
	})
	t.Def("clear()", func(a []Value) Value {
		for _, k := range self(a).values.KeyList() {
			self(a).delete(k)
		}
		return nil
	})
	t.Missing("popitem", "encodekey", "decodekey", "__or__", "__ror__", "__ior__")
}
