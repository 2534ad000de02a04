package dyn

import (
	"iter"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
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

// Within runs the body of a with statement with what manager's __enter__ returns, and
// __exit__ behind it. An exception that __exit__ lets pass is raised on as it is.
func Within(manager Value, body func(v Value)) {
	exit, v := enter(manager)
	outer := handling
	defer func() {
		p := recover()
		if p == nil {
			Call(exit, nil, nil, nil)
			return
		}
		if status, exits := p.(pyrt.ExitStatus); exits {
			p = pyrt.SystemExit.New(int(status)) // as a handler sees it
		}
		e := caught(p)
		handling = outer
		addContext(excOf(e), outer)
		passes := func() Flow {
			if Truth(Call(exit, e.class, e, nil)) {
				return Next
			}
			return Unhandled
		}
		if during(e, passes) == Unhandled {
			panic(p) // with the class that typed code knows
		}
	}()
	body(v)
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
