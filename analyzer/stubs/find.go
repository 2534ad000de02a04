package stubs

import "strings"

// FindClass returns the class with a dotted name ("list", "collections.deque"),
// through aliases, or nil.
func FindClass(name string) *Class {
	module, short := split(name)
	m := Load(module)
	if m == nil {
		return nil
	}
	if c := m.Classes[short]; c != nil {
		return c
	}
	if target, ok := m.Aliases[short]; ok && target != name && target != module+"."+short {
		return FindClass(target)
	}
	return nil
}

// FindFuncs returns the signatures of the function with a dotted name, through aliases.
func FindFuncs(name string) []*Func {
	module, short := split(name)
	m := Load(module)
	if m == nil {
		return nil
	}
	if f := m.Funcs[short]; f != nil {
		return f
	}
	if target, ok := m.Aliases[short]; ok && target != name && target != module+"."+short {
		return FindFuncs(target)
	}
	return nil
}

// FindVar returns the type of the variable with a dotted name, or nil.
func FindVar(name string) *Type {
	module, short := split(name)
	if m := Load(module); m != nil {
		return m.Vars[short]
	}
	return nil
}

// split parts a dotted name into the longest declared module and the rest.
func split(name string) (module, short string) {
	name = strings.TrimPrefix(name, "builtins.")
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "builtins", name
	}
	return name[:i], name[i+1:]
}
