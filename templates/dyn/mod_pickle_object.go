package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// oldModules are the names that modules had when the protocols below 3 were made.
var oldModules = map[string]string{"builtins": "__builtin__", "copyreg": "copy_reg"}

// newModules is oldModules the other way.
var newModules = map[string]string{"__builtin__": "builtins", "exceptions": "builtins", "copy_reg": "copyreg"}

func picklingError(format string, args ...Value) {
	panic(Raised(Call(picklingErrorType, pyrt.Percent(format, args...))))
}

// saveGlobal writes the name of a class or function.
func (p *pickler) saveGlobal(v Value) {
	switch v {
	case NoneType, notImplementedType, ellipsisType:
		panic(pyrt.NewGuard("pickling the type of None is not carried over"))
	}
	p.saveName(v, textOf(GetAttr(v, "__qualname__"), "__qualname__"))
}

func (p *pickler) saveName(v Value, name string) {
	if strings.Contains(name, "<locals>") {
		raise(pyrt.AttributeError, "Can't pickle local object '%s'", name)
	}
	module, ok := GetAttrOr(v, "__module__", nil).(string)
	if !ok || module == "" {
		module = "builtins"
		if _, isObject := v.(*Object); isObject {
			module = "__main__"
		}
	}
	found := findGlobal(module, name)
	switch {
	case found == Unbound:
		picklingError("Can't pickle %r: attribute lookup %s on %s failed", v, name, module)
	case !Is(found, v):
		picklingError("Can't pickle %r: it's not the same object as %s.%s", v, module, name)
	case p.proto >= 4:
		p.save(module)
		if c, ok := v.(*Class); ok && c.library && name == module {
			p.saveStr(name) // of a class written in C: another str than the module's name
		} else {
			p.save(name)
		}
		p.op("\x93")
	case strings.Contains(name, "."):
		panic(pyrt.NewGuard("pickling " + name + " with a protocol below 4 is not carried over"))
	default:
		if old := oldModules[module]; old != "" && p.proto < 3 {
			module = old
			if c, isClass := v.(*Class); isClass && c.exc != nil {
				module = "exceptions"
			}
		}
		if strings.HasPrefix(module, "collections") || module == "functools" || module == "itertools" || module == "io" {
			if p.proto < 3 {
				panic(pyrt.NewGuard("pickling " + name + " with a protocol below 3 is not carried over"))
			}
		}
		p.op("c" + module + "\n" + name + "\n")
	}
	p.memoize(v)
}

// findGlobal returns what a module calls by a dotted name, or Unbound.
func findGlobal(module, name string) Value {
	var v Value
	switch m, ok := loaded.GetOK(module); {
	case module == "copyreg":
		v = ModCopyreg.Import()
	case module == "builtins":
		return BuiltinNames.GetOr(name, Unbound)
	case ok:
		v = m
	default:
		v = ImportModule(module)
	}
	for part := range strings.SplitSeq(name, ".") {
		if v = GetAttrOr(v, part, Unbound); v == Unbound {
			return v
		}
	}
	return v
}

// saveObject writes an object by what it reduces to.
func (p *pickler) saveObject(v Value) {
	if v == Ellipsis || v == NotImplemented {
		panic(pyrt.NewGuard("pickling " + Repr(v) + " is not carried over"))
	}
	var r Value
	if f, ok := dispatchTable.GetOK(ClassOf(v)); ok {
		r = Call(f, v)
	} else {
		switch v.(type) {
		case *Generator, *Module:
			raise(pyrt.TypeError, "cannot pickle '%s' object", TypeName(v))
		}
		r = reduced(v, p.proto)
	}
	if name, ok := asStr(r); ok {
		p.saveName(v, name)
		return
	}
	t, ok := r.(Tuple)
	switch {
	case !ok:
		picklingError("__reduce__ must return a string or tuple")
	case len(t) < 2 || len(t) > 6:
		picklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
	case len(t) == 6:
		panic(pyrt.NewGuard("__reduce__ with six values is not carried over"))
	}
	args, ok := t[1].(Tuple)
	if !ok {
		picklingError("second item of the tuple returned by __reduce__ must be a tuple, not %s", TypeName(t[1]))
	}
	t = append(append(Tuple{}, t...), nil, nil, nil)
	p.reduce(t[0], args, v)
	p.saveParts(v, t[2], t[3], t[4])
}

// saveParts writes the state and the items of an object.
func (p *pickler) saveParts(v, state, items, pairs Value) {
	if items != nil {
		p.saveItems(Items(items))
	}
	if pairs != nil {
		p.savePairs(Items(pairs))
	}
	if state != nil {
		p.save(state)
		p.op("b")
	}
}

// reduce writes a call of f and, unless v is nil, notes that its result is v.
func (p *pickler) reduce(f Value, args Tuple, v Value) {
	switch name := GetAttrOr(f, "__name__", nil); {
	case name == "__newobj__" && p.proto >= 2:
		p.save(args[0])
		p.save(args[1:])
		p.op("\x81")
	case name == "__newobj_ex__" && p.proto >= 4:
		p.save(args[0])
		p.save(args[1])
		p.save(args[2])
		p.op("\x92")
	case name == "__newobj_ex__":
		panic(pyrt.NewGuard("pickling by __getnewargs_ex__ with a protocol below 4 is not carried over"))
	default:
		p.save(f)
		p.save(args)
		p.op("R")
	}
	if v == nil {
		return
	}
	if n, ok := p.memo[pickleKey(v)]; ok { // it holds itself
		p.op("0")
		p.get(n)
		return
	}
	p.memoize(v)
}
