package dyn

import (
	"iter"
	"strings"
)

// This file is what typed code uses the library by.

// Each returns what a loop over a value goes through, each element taken over to a
// type.
func Each[T any](v Value, to func(Value) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for it := Over(v); it.Next(); {
			if !yield(to(it.Value)) {
				return
			}
		}
	}
}

// CallNamed returns f(args...), the last of args by their names, which spaces part.
func CallNamed(f Value, names string, args ...Value) Value {
	args, kw := byName(names, args)
	return CallKw(f, args, kw)
}

// CallNamed returns v.name(args...), the last of args by their names, which spaces
// part.
func (n *Name) CallNamed(v Value, names string, args ...Value) Value {
	args, kw := byName(names, args)
	return n.CallKw(v, args, kw)
}

func byName(names string, args []Value) ([]Value, []Kw) {
	list := strings.Fields(names)
	at := len(args) - len(list)
	kw := make([]Kw, len(list))
	for i, name := range list {
		kw[i] = Kw{Name: name, Value: args[at+i]}
	}
	return args[:at], kw
}
