package plan

import (
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds the lists that change while a loop goes through them. A local variable
// can be looked at anew in each round; from any other place a loop must hold the list
// itself, which makes it a shared object.

// changedUnder notes the lists that the body of a loop may give another length.
func (a *aliasWalk) changedUnder(n syntax.Node, stack []syntax.Node) {
	loop, ok := n.(*syntax.For)
	if !ok {
		return
	}
	for _, e := range a.walked(loop, stack) {
		for _, c := range a.classesOf(e) {
			if a.mayResize(a.file, []solve.Var{c}, loop.Body) {
				a.leakAll([]solve.Var{c})
			}
		}
	}
}

// walked returns the places whose lists a loop goes through, but for local variables that
// it does not bind anew.
func (a *aliasWalk) walked(loop *syntax.For, stack []syntax.Node) []syntax.Expr {
	switch e := loop.Iter.(type) {
	case *syntax.Name:
		if !a.local(e, function(a.file, stack)) || binds(loop.Body, e.ID) {
			return []syntax.Expr{e}
		}
	case *syntax.Attribute, *syntax.Subscript:
		return []syntax.Expr{e}
	case *syntax.Call:
		if lenders[calleeName(e.Func)] {
			return lent(e)
		}
	}
	return nil
}

// lent returns the arguments of builtins in each other, as enumerate(zip(a, b)).
func lent(call *syntax.Call) []syntax.Expr {
	var out []syntax.Expr
	for _, e := range call.Args {
		if inner, ok := e.(*syntax.Call); ok && lenders[calleeName(inner.Func)] {
			out = append(out, lent(inner)...)
			continue
		}
		out = append(out, e)
	}
	return out
}

// binds tells whether statements store in a name.
func binds(body []syntax.Stmt, name string) bool {
	found := false
	syntax.InspectBody(body, func(n syntax.Node) bool {
		x, ok := n.(*syntax.Name)
		found = found || ok && x.ID == name && x.Ctx == syntax.Store
		return !found
	})
	return found
}
