package gogen

import (
	"math"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// This file writes calls of the support library as what Go has for them, where
// the arguments show that it is the same.

// idiom returns Go's own form of a call of the support library, if there is one.
func (f *function) idiom(e *core.Runtime) (Expr, bool) {
	if e.Path != "pyrt" || e.Method || len(e.TypeArgs) > 0 {
		return Expr{}, false
	}
	switch e.Name {
	case "Eval":
		if f.calm || isOwnLength(e.Args[0]) {
			return f.expr(e.Args[0]), true
		}
	case "ParseFloat":
		if lit, ok := e.Args[0].(*core.Lit); ok {
			if v, ok := special[lit.Value.(string)]; ok {
				return f.floatLit(v), true
			}
		}
	case "Copy":
		if e.T.Kind == core.SliceKind {
			return callOf(jen.Qual("slices", "Clone"), f.exprs(e.Args)...), true
		}
	case "Insert":
		if lit, ok := e.Args[1].(*core.Lit); ok && lit.Value == int64(0) {
			return callOf(jen.Qual("slices", "Insert"), f.exprs(e.Args)...), true
		}
	case "Sqrt":
		if squares(e.Args[0]) {
			return callOf(jen.Qual("math", "Sqrt"), f.exprs(e.Args)...), true
		}
	case "Print":
		if format := formatted(e.Args); format != nil {
			if layout, args, ok := f.sprintf(format); ok && len(args) > 0 {
				return callOf(f.g.rt("Printf"), append([]Expr{primary(stringLit(layout + "\n"))}, args...)...), true
			}
		}
	}
	return Expr{}, false
}

// formatted returns the one f-string that print is called with, or nil.
func formatted(args []core.Expr) *core.Format {
	if len(args) != 1 {
		return nil
	}
	format, ok := args[0].(*core.Format)
	for ok && len(format.Parts) == 1 {
		p := format.Parts[0]
		inner, nested := p.Value.(*core.Format)
		if !nested || p.Spec != "" || p.Conversion != 0 {
			break
		}
		format = inner
	}
	if !ok || len(format.Parts) == 1 {
		return nil
	}
	return format
}

// isOwnLength recognises the length of a list that only this function holds as it
// is: a call may change its elements, not how many a slice has here.
func isOwnLength(e core.Expr) bool {
	n, ok := e.(*core.Len)
	if !ok || n.X.Type().Kind != core.SliceKind {
		return false
	}
	r, ok := n.X.(*core.Ref)
	return ok && r.Var.Kind != core.GlobalVar && !r.Var.Captured
}

// special are the texts of floats that Go has functions for.
var special = map[string]float64{"inf": math.Inf(1), "-inf": math.Inf(-1), "nan": math.NaN()}

// squares tells whether a float is a sum of squares: never below 0, so that its
// root is a number (or, as in Python, the infinity or nan that the sum is).
func squares(e core.Expr) bool {
	a, ok := e.(*core.Arith)
	if !ok || a.T.Kind != core.FloatKind || a.Y == nil {
		return false
	}
	switch a.Op {
	case core.Add:
		return squares(a.X) && squares(a.Y)
	case core.Mul:
		return samePlace(a.X, a.Y)
	}
	return false
}

// samePlace tells whether two expressions read the same variable, or the same field
// of one.
func samePlace(a, b core.Expr) bool {
	x, ok := a.(*core.Get)
	y, same2 := b.(*core.Get)
	if ok && same2 {
		return x.Field == y.Field && samePlace(x.X, y.X)
	}
	_, lit := a.(*core.Lit)
	return !lit && same(a, b)
}

// exactInt tells whether an int is known to be small enough to be a float64
// without rounding: a remainder of a small literal, or a small literal.
func exactInt(e core.Expr) bool {
	const exact = 1 << 53
	switch e := e.(type) {
	case *core.Lit:
		v, ok := e.Value.(int64)
		return ok && v > -exact && v < exact
	case *core.Arith:
		lit, ok := e.Y.(*core.Lit)
		return ok && e.Op == core.Mod && exactInt(lit) && lit.Value != int64(0)
	}
	return false
}
