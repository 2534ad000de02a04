package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A listPlan knows which lists must be shared objects: those whose length may
// change while another reference to the same list is alive. Lists that flow
// together are one class, named by the Var of their elements.
//
// A place is a variable, an attribute or an element. A class whose length ever
// changes after it is made is a plain slice only if one of these holds:
//
//   - All changes go through builders: local variables that only ever get new
//     lists, and that hand them on (return, store, pass) only where they are not
//     used any more. After that the length stands, and anybody may copy the slice.
//   - Every list of the class is in one place at a time: it is handed on only as
//     a new list or by the last use of a local variable, and lent only to calls
//     that do not change the length meanwhile.
type listPlan struct {
	prog  *resolve.Program
	sol   *solve.Solution
	moves map[*resolve.Func]*mentions
	// aliases are the local names for methods.
	aliases map[symbolKey]methodAlias
	// grown are the classes whose length changes, grownElsewhere those that
	// change through other places than builders.
	grown, grownElsewhere map[solve.Var]bool
	// leaks are the classes with a second reference; builderLeaks those where a
	// builder's list, or one that looks new, has one.
	leaks, builderLeaks map[solve.Var]bool
	effects             *growth
	// keeps are the parameters that keep or change the list that they are given.
	keeps map[paramKey]bool
}

type paramKey struct {
	fn *resolve.Func
	i  int
}

func planLists(prog *resolve.Program, sol *solve.Solution) *listPlan {
	l := &listPlan{prog: prog, sol: sol, moves: map[*resolve.Func]*mentions{}, keeps: map[paramKey]bool{}}
	l.findAliases()
	l.effects = l.growthOfFuncs()
	// What a parameter does with its list depends on what it is passed on to.
	for n := -1; n != len(l.keeps); {
		n = len(l.keeps)
		l.grown, l.grownElsewhere = map[solve.Var]bool{}, map[solve.Var]bool{}
		l.leaks, l.builderLeaks = map[solve.Var]bool{}, map[solve.Var]bool{}
		for _, f := range prog.Files {
			a := &aliasWalk{listPlan: l, file: f}
			f.Tree.Walk(a.visit)
			a.defaults()
		}
	}
	return l
}

// shared tells whether a list must be a shared object.
func (l *listPlan) shared(x *solve.Value) bool {
	c := l.sol.Root(x.Args[0])
	if !l.grown[c] {
		return false
	}
	built := !l.grownElsewhere[c] && !l.builderLeaks[c]
	return !built && (l.leaks[c] || l.builderLeaks[c])
}

// Grows tells whether the length of a list that a Var may hold ever changes
// after it is made.
func (p *Plan) Grows(v solve.Var) bool {
	for _, c := range p.lists.classes(v) {
		if p.lists.grown[c] {
			return true
		}
	}
	return false
}

// MayResize tells whether running statements, and what they call, may change the
// length of a list that a Var may hold.
func (p *Plan) MayResize(f *resolve.File, v solve.Var, block []syntax.Stmt) bool {
	return p.lists.mayResize(f, p.lists.classes(v), block)
}

// mayResize tells whether running statements of a file may change the length of a list
// of some classes.
func (l *listPlan) mayResize(f *resolve.File, classes []solve.Var, block []syntax.Stmt) bool {
	found := false
	for _, s := range block {
		a := &aliasWalk{listPlan: l, file: f}
		syntax.Inspect(s, func(n syntax.Node) bool {
			for _, c := range a.grows(n) {
				found = found || containsVar(classes, c)
			}
			for _, fn := range a.callees(n) {
				for _, c := range classes {
					found = found || l.effects.may(fn, c)
				}
			}
			return !found
		})
	}
	for _, c := range classes {
		found = found || l.effects.implicit[c]
	}
	return found
}

func containsVar(list []solve.Var, v solve.Var) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// classes returns the list classes that copying a value of a Var copies: of the
// lists themselves and of those in tuples.
func (l *listPlan) classes(v solve.Var) []solve.Var {
	var out []solve.Var
	l.addClasses(v, 0, &out)
	return out
}

// maxTupleDepth bounds the search for lists in tuples in tuples.
const maxTupleDepth = 6

func (l *listPlan) addClasses(v solve.Var, depth int, out *[]solve.Var) {
	for _, x := range l.sol.Values(v) {
		switch {
		case isList(x):
			if c := l.sol.Root(x.Args[0]); !containsVar(*out, c) {
				*out = append(*out, c)
			}
		case depth < maxTupleDepth && (x.Kind == solve.TupleVal || x.Kind == solve.Instance && x.Stub.Qual() == "tuple"):
			for _, a := range x.Args {
				l.addClasses(a, depth+1, out)
			}
		}
	}
}

// inner returns the list classes of what the containers in a Var hold.
func (l *listPlan) inner(v solve.Var) []solve.Var {
	var out []solve.Var
	for _, x := range l.sol.Values(v) {
		for _, a := range x.Args {
			l.addClasses(a, 0, &out)
		}
	}
	return out
}

func isList(x *solve.Value) bool { return x.Kind == solve.Instance && x.Stub.Qual() == "list" }

func mark(set map[solve.Var]bool, classes []solve.Var) {
	for _, c := range classes {
		set[c] = true
	}
}
