package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// This file takes conditional expressions apart where a statement stores or
// returns one: Go says it with an if.

// branching returns the conditional expression that a statement is about, nil if
// it is no such expression or Go has an expression for it.
func branching(e core.Expr) *core.Cond {
	c, ok := e.(*core.Cond)
	if !ok || isMinMax(c) != "" || isOr(c) {
		return nil
	}
	return c
}

// letCond declares a variable and gives it the value of a branch: the plain one
// first where there is one, as Go programmers write it.
func (f *function) letCond(s *core.Let, c *core.Cond) []jen.Code {
	place := &core.Ref{Typed: core.Typed{T: s.Var.Type}, Var: s.Var}
	if isDefault(c.Else) {
		first := f.let(&core.Let{Placed: s.Placed, Var: s.Var, X: c.Else})
		return append([]jen.Code{first}, f.stmt(&core.If{Placed: inner(s.Placed), Test: c.Test, Then: []core.Stmt{&core.Assign{Placed: inner(s.Placed), Target: place, X: c.Then}}})...)
	}
	first := jen.Var().Add(f.declare(s.Var)).Add(f.g.typ(s.Var.Type))
	return append([]jen.Code{first}, f.assignCond(s.Placed, place, c)...)
}

// assignCond stores the value of a branch.
func (f *function) assignCond(p core.Placed, target core.Expr, c *core.Cond) []jen.Code {
	return f.stmt(&core.If{Placed: inner(p), Test: c.Test,
		Then: []core.Stmt{&core.Assign{Placed: inner(p), Target: target, X: c.Then}},
		Else: []core.Stmt{&core.Assign{Placed: inner(p), Target: target, X: c.Else}}})
}

// returnCond returns the value of a branch.
func (f *function) returnCond(s *core.Return, c *core.Cond) []jen.Code {
	first := f.stmt(&core.If{Placed: inner(s.Placed), Test: c.Test, Then: []core.Stmt{&core.Return{Placed: inner(s.Placed), X: c.Then}}})
	return append(first, f.stmt(&core.Return{Placed: inner(s.Placed), X: c.Else})...)
}

// inner is the place of a statement inside another, whose comments stand there.
func inner(p core.Placed) core.Placed { return core.Placed{Pos: p.Pos} }

// isPlace tells whether a target may be named in both branches of an if.
func isPlace(e core.Expr) bool {
	if get, ok := e.(*core.Get); ok {
		e = get.X
	}
	_, ok := e.(*core.Ref)
	return ok
}

// isDefault tells whether a value can be stored in front of the test: a literal, of
// which := gives a variable the right type.
func isDefault(e core.Expr) bool {
	lit, ok := e.(*core.Lit)
	if !ok {
		return false
	}
	switch lit.Value.(type) {
	case bool, string, int64, float64:
		return lit.T.Kind != core.OptKind
	}
	return false
}

// isOr recognises x or y over values whose zero is what Python takes as false, and
// a y that costs nothing: cmp.Or evaluates both.
func isOr(c *core.Cond) bool {
	test, ok := c.Test.(*core.Truth)
	if !ok || test.X != c.Then {
		return false
	}
	switch c.T.Kind {
	case core.IntKind, core.StrKind, core.BytesKind, core.FloatKind:
		return isPlain(c.Else)
	}
	return false
}

// isPlain tells whether an expression is a literal, a constant or a variable.
func isPlain(e core.Expr) bool {
	switch e.(type) {
	case *core.Lit, *core.Ref, *core.ConstRef:
		return true
	}
	return false
}
