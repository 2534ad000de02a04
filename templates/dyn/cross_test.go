package dyn

import (
	"testing"

	"github.com/molt-go/molt/templates/pyrt"
)

// A place is an object of a typed class.
type place struct {
	Self
	x int
}

var placeClass *Class

func (*place) PyClass() *Class { return placeClass }

func TestTypedObjects(t *testing.T) {
	m := NewModule("m")
	init := func(self, x Value) Value {
		Hold(self, &place{x: ToInt(x)})
		return nil
	}
	placeClass = NewClass(m, "place", nil, nil, func(ns *Namespace) {
		ns.Set("__init__", NewFunc(m, "place.__init__", "self, x", init))
		ns.Set("x", NewField("x", func(self Value) Value { return ToObject[*place](self).x }, func(self, v Value) { ToObject[*place](self).x = ToInt(v) }))
	}).(*Class)

	made := Call1(placeClass, 3)
	typed := ToObject[*place](made)
	if typed.x != 3 || OfObject(typed) != made {
		t.Errorf("an object made by dynamic code is not that of the typed one: %v", typed)
	}
	given := &place{x: 5}
	v := OfObject(given)
	SetAttr(v, "x", 8)
	if given.x != 8 || GetAttr(v, "x") != Value(8) || OfObject(given) != v {
		t.Errorf("a typed object is not what its dynamic one shows: %v", given)
	}
	if OfObject[*place](nil) != nil || ToObject[*place](nil) != nil {
		t.Error("None and nil are not each other")
	}
	for name, f := range map[string]func(){
		"another type":    func() { ToInt("x") },
		"a bool as int":   func() { ToInt(true) },
		"none of several": func() { ToOneOf("int", "str")(true) },
		"an int object":   func() { ToObject[*place](3) },
		"__dict__":        func() { GetAttr(v, "__dict__") },
	} {
		if !guarded(f) {
			t.Errorf("%s does not stop the program", name)
		}
	}
}

// guarded tells whether a function ends in a guard.
func guarded(f func()) (yes bool) {
	defer func() { _, yes = recover().(*pyrt.Guard) }()
	f()
	return false
}

func TestContainersCross(t *testing.T) {
	if several := ToOneOf("None", "float", "str"); several(nil) != nil || several("x") != Value("x") || several(2.5) != Value(2.5) {
		t.Error("what may be None, a float or a str is something else")
	}
	list := NewList(Tuple{1, "a"}, Tuple{2, "b"})
	slice := ToSlice(ToTuple2(ToInt, To[string]))(list)
	back := OfSlice(OfTuple2(Of[int], Of[string]))(slice)
	if !pyrt.Eq(back, Value(list)) || back == Value(list) { // it is a copy
		t.Errorf("a list comes back as %s", pyrt.Repr(back))
	}
	if ToOpt(ToInt)(nil).OK() || ToOpt(ToInt)(7) != pyrt.Some(7) {
		t.Error("an optional value is another one")
	}
}

// TestTypedVariable holds that a typed variable is read through its module, and that
// nothing else takes its place there.
func TestTypedVariable(t *testing.T) {
	m := NewModule("typed_variable")
	n := 3
	m.Typed("n", func() Value { return n })
	vars := m.Globals()
	n = 4
	if got := GetItem(vars, "n"); got != Value(4) {
		t.Errorf("globals()['n'] is %v", got)
	}
	if got := m.Lookup("n"); got != Value(4) {
		t.Errorf("n is %v", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("another value took the place of the typed variable")
		}
	}()
	SetItem(vars, "n", 5)
}
