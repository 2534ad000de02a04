package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file closes generators that a program leaves before their end.

// suspended are the generators that have begun and not ended and whose body has code
// to run when they are closed.
var suspended []*Generator

// Cleans says that the body has code to run when the generator is closed.
func (g *Generator) Cleans() *Generator {
	g.cleans = true
	return g
}

// noteBegun keeps account of generators that clean up.
func (g *Generator) noteBegun() {
	if !g.noted {
		g.noted = true
		suspended = append(suspended, g)
	}
}

func (g *Generator) noteEnded() {
	g.noted = false
	suspended = slices.DeleteFunc(suspended, func(s *Generator) bool { return s == g })
}

// Drop closes the generator of a loop that nothing else holds.
func (l *Loop) Drop() Flow {
	if g, ok := l.iter.(*Generator); ok {
		g.Close()
	}
	return Next
}

// closeSuspended closes the generators that a program leaves behind: at its end,
// those in variables of modules. CPython would have closed any other one before, at
// a time that is not known here.
func closeSuspended() {
	names := make([]string, 0, len(programModules))
	for name := range programModules {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		m := programModules[name]
		for _, v := range m.names {
			if g, ok := (*m.vars[v]).(*Generator); ok && slices.Contains(suspended, g) {
				g.Close()
			}
		}
	}
	if len(suspended) > 0 {
		panic(pyrt.NewGuard("the end of a generator that is left before its end (" + suspended[0].name + ") is not carried over"))
	}
}
