package stubs

import (
	"strings"
	"testing"
)

// TestLoad loads every stub and checks that each name in a type is declared
// and has the right number of arguments.
func TestLoad(t *testing.T) {
	names := Names()
	if len(names) == 0 {
		t.Fatal("no stubs")
	}
	for _, name := range names {
		m := Load(name)
		if m == nil {
			t.Errorf("%s: not loaded", name)
			continue
		}
		for _, v := range m.Vars {
			checkType(t, name, v)
		}
		for _, list := range m.Funcs {
			checkFuncs(t, name, list)
		}
		for _, c := range m.Classes {
			for _, b := range c.Bases {
				checkType(t, name+"."+c.Name, b)
			}
			for _, a := range c.Attrs {
				checkType(t, name+"."+c.Name, a)
			}
			for _, list := range c.Methods {
				checkFuncs(t, name+"."+c.Name, list)
			}
		}
	}
}

func checkFuncs(t *testing.T, where string, list []*Func) {
	t.Helper()
	for _, f := range list {
		checkType(t, where+"."+f.Name, f.Result)
		for _, p := range f.Params {
			checkType(t, where+"."+f.Name, p.Type)
		}
	}
}

func checkType(t *testing.T, where string, typ *Type) {
	t.Helper()
	for _, a := range typ.Args {
		checkType(t, where, a)
	}
	if typ.Kind != Instance {
		return
	}
	c := FindClass(typ.Name)
	if c == nil {
		t.Errorf("%s: class %q is not declared", where, typ.Name)
		return
	}
	if len(typ.Args) != len(c.TypeParams) && len(typ.Args) != 0 {
		t.Errorf("%s: %s takes %d type arguments, not %d", where, typ.Name, len(c.TypeParams), len(typ.Args))
	}
}

func TestBuiltins(t *testing.T) {
	m := Load("builtins")
	list := m.Classes["list"]
	if got := strings.Join(list.TypeParams, ","); got != "T" {
		t.Errorf("list has type parameters %q", got)
	}
	if f := list.Methods["append"][0]; !f.Resizes || !f.Keeps || f.Qual() != "list.append" {
		t.Errorf("list.append: %+v", f)
	}
	if n := len(list.Methods["__getitem__"]); n != 2 {
		t.Errorf("list.__getitem__ has %d overloads, want 2", n)
	}
	if got := m.Funcs["sorted"][0].Result; got.Name != "list" || got.Args[0].Kind != Variable {
		t.Errorf("sorted returns %+v", got)
	}
	if Load("no_such_module") != nil {
		t.Error("a module that is not declared was loaded")
	}
}
