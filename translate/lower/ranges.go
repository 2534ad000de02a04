package lower

import (
	"math"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file drops checks that cannot fail: on counters of ranges, lengths and
// literals.

// notNegative tells whether an int expression is proven to be at least 0.
func notNegative(e core.Expr) bool {
	switch e := e.(type) {
	case *core.Lit:
		v, ok := e.Value.(int64)
		return ok && v >= 0
	case *core.Len:
		return true
	case *core.Ref:
		return e.Var.Counts
	case *core.Arith:
		if e.T.Kind != core.IntKind || e.Y == nil {
			return false
		}
		switch e.Op {
		case core.Add, core.Mul, core.FloorDiv: // checked for overflow, or proven
			return notNegative(e.X) && notNegative(e.Y)
		case core.Mod:
			return positive(e.Y)
		case core.BitAnd:
			return notNegative(e.X) || notNegative(e.Y)
		}
	}
	return false
}

// positive tells whether an int expression is a literal above 0.
func positive(e core.Expr) bool {
	lit, ok := e.(*core.Lit)
	if !ok {
		return false
	}
	v, ok := lit.Value.(int64)
	return ok && v > 0
}

// belowMax tells whether an int expression is at least 0 and below the largest int.
func belowMax(e core.Expr) bool {
	switch e := e.(type) {
	case *core.Len:
		return true
	case *core.Ref:
		return e.Var.Counts
	}
	return false
}

// provenInt returns the checks that are left for an operation on ints.
func provenInt(op core.Op, x, y core.Expr, check core.Check) core.Check {
	lit, isLit := y.(*core.Lit)
	switch op {
	case core.Add:
		if isLit && lit.Value == int64(1) && belowMax(x) {
			return 0
		}
		if l, ok := x.(*core.Lit); ok && l.Value == int64(1) && belowMax(y) {
			return 0
		}
	case core.Sub:
		if notNegative(x) && notNegative(y) {
			return 0
		}
	case core.FloorDiv, core.Mod:
		if notNegative(x) && positive(y) {
			return 0
		}
		if op == core.Mod && isLit && positive(y) && lit.Value.(int64) < math.MaxInt64 {
			return check &^ core.Zero
		}
	}
	return check
}

// within tells whether xs[i] needs no check of its own: i is not negative, and
// either Go's own check says what Python says, or i is below the length.
func (b *body) within(i, x core.Expr, ctx syntax.Ctx) bool {
	if !notNegative(i) {
		return false
	}
	if ctx == syntax.Load {
		return true
	}
	r, isRef := i.(*core.Ref)
	list, isList := x.(*core.Ref)
	return isRef && isList && r.Var.Below != nil && r.Var.Below == list.Var
}
