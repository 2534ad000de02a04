package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds what reads annotations.

// ownAnnotations returns __annotations__ of a function, class or module itself, or nil.
func ownAnnotations(v Value) Value {
	if c, ok := v.(*Class); ok {
		return c.attrs.GetOr("__annotations__", nil)
	}
	return GetAttrOr(v, "__annotations__", nil)
}

// typeHints is typing.get_type_hints.
func typeHints(v Value) Value {
	hints := pyrt.NewDict[Value, Value]()
	take := func(from, module Value) {
		d, ok := from.(*Dict)
		if !ok {
			return
		}
		for name, x := range d.Items() {
			hints.Set(name, typeHint(x, module))
		}
	}
	if c, ok := v.(*Class); ok {
		for _, k := range pyrt.Reversed(c.mro) {
			take(k.attrs.GetOr("__annotations__", nil), k.Module)
		}
		return hints
	}
	if !Callable(v) && ClassOf(v) != ModuleType {
		raise(pyrt.TypeError, "%s is not a module, class, method, or function.", Repr(v))
	}
	for w := v; w != Unbound; w = GetAttrOr(v, "__wrapped__", Unbound) {
		v = w
	}
	take(ownAnnotations(v), GetAttrOr(v, "__module__", nil))
	return hints
}

// typeHint returns the type that an annotation means: None's is NoneType, and a text
// that is a name is looked up in the module.
func typeHint(x, module Value) Value {
	text, ok := x.(string)
	switch {
	case x == nil:
		return NoneType
	case !ok:
		return x
	}
	text = strings.Trim(text, "'")
	if text == "None" {
		return NoneType
	}
	first, rest, dotted := strings.Cut(text, ".")
	name, _ := module.(string)
	found := Unbound
	if m := programModules[name]; m != nil {
		found = m.lookupAttr(first)
	}
	if found == Unbound {
		found = Builtins.lookupAttr(first)
	}
	for dotted && found != Unbound {
		first, rest, dotted = strings.Cut(rest, ".")
		found = GetAttrOr(found, first, Unbound)
	}
	if found == Unbound {
		panic(pyrt.NewGuard("the value of the annotation " + pyrt.Repr(text) + " is not carried over"))
	}
	return found
}

// The kinds of functions by what calling them gives.
type funcSort uint8

const (
	plainFunc funcSort = iota
	generatorFunc
	coroutineFunc
	asyncGenFunc
)

// funcKind returns the kind of a function of the program.
func funcKind(v Value) funcSort {
	if m, ok := v.(*Method); ok {
		v = m.fn
	}
	if f, ok := v.(*Func); ok {
		return f.sort
	}
	return plainFunc
}

// Yields says that the function is a generator function.
func (f *Func) Yields() *Func {
	f.sort = generatorFunc
	return f
}

// Async says that the function is a coroutine function.
func (f *Func) Async() *Func {
	f.sort = coroutineFunc
	return f
}

// AsyncYields says that the function is an asynchronous generator function.
func (f *Func) AsyncYields() *Func {
	f.sort = asyncGenFunc
	return f
}
