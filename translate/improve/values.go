package improve

import (
	"math"

	"github.com/molt-go/molt/translate/core"
)

// variable is what a variable may hold at a place.
func (r *ranges) variable(v *core.Var, env facts) interval {
	i := all
	if !r.unknown[v] && v.Kind != core.GlobalVar {
		b, ok := r.bounds[v]
		if !ok {
			return empty
		}
		i = b
	}
	if fact, ok := env[v]; ok {
		i = i.meet(fact)
	}
	return i
}

// eval goes through an expression and returns what ints it may give: all of them for
// other types.
func (r *ranges) eval(e core.Expr, env facts) interval {
	switch e := e.(type) {
	case *core.Lit:
		if n, ok := e.Value.(int64); ok && e.T.Kind == core.IntKind {
			return only(int(n))
		}
		return all
	case *core.ConstRef:
		if lit, ok := e.Const.Value.(*core.Lit); ok {
			return r.eval(lit, env)
		}
		return all
	case *core.Ref:
		if e.Var.Type.Kind != core.IntKind {
			return all
		}
		return r.variable(e.Var, env)
	case *core.Arith:
		x, y := r.eval(e.X, env), empty
		if e.Y != nil {
			y = r.eval(e.Y, env)
		}
		if e.T.Kind != core.IntKind || e.X.Type().Kind != core.IntKind || e.Y != nil && e.Y.Type().Kind != core.IntKind {
			return all
		}
		result, needless := operate(e.Op, x, y)
		r.prove(e, needless)
		return result
	case *core.Logic:
		r.eval(e.X, env)
		if e.Y != nil {
			r.eval(e.Y, r.given(e.X, e.Op == core.And, env))
		}
		return all
	case *core.Cond:
		r.eval(e.Test, env)
		return r.eval(e.Then, r.given(e.Test, true, env)).join(r.eval(e.Else, r.given(e.Test, false, env)))
	case *core.Len:
		r.eval(e.X, env)
		switch e.X.Type().Kind {
		case core.SliceKind, core.ListKind, core.StrKind, core.BytesKind, core.ByteArrayKind, core.MapKind, core.DictKind, core.SetKind, core.MapSetKind:
			return interval{0, longest}
		}
		return interval{0, math.MaxInt}
	case *core.Convert:
		r.eval(e.X, env)
		if e.X.Type().Kind == core.BoolKind {
			return interval{0, 1}
		}
		return all
	case *core.Index:
		r.eval(e.X, env)
		i := r.eval(e.I, env)
		if e.X.Type().Kind == core.SliceKind && !i.isEmpty() && i.lo >= 0 {
			r.prove(e, core.Negative|core.Bounds) // Go's own check says what Python says
		} else {
			r.prove(e, 0)
		}
		if k := e.X.Type().Kind; k == core.BytesKind || k == core.ByteArrayKind {
			return interval{0, 255}
		}
		return all
	case *core.Closure:
		r.function(e.Func)
		return all
	case *core.Comp:
		return r.comp(e, env)
	case *core.Runtime:
		return r.runtime(e, env)
	}
	for _, c := range core.Children(e) {
		if c != nil {
			r.eval(c, env)
		}
	}
	return all
}

func (r *ranges) comp(e *core.Comp, env facts) interval {
	first := only(0)
	if e.Init != nil {
		first = r.eval(e.Init, env)
	}
	env = env.without(storedIn(e.Body...))
	r.assign(e.Out, first, env)
	r.stmts(e.Body, env)
	if e.Out.Type.Kind != core.IntKind {
		return all
	}
	return r.variable(e.Out, facts{})
}

// runtime is what calls of the support library and of Go's own functions give.
func (r *ranges) runtime(e *core.Runtime, env facts) interval {
	args := make([]interval, len(e.Args))
	nothing := false
	for i, a := range e.Args {
		if i == 0 && e.InPlace {
			r.place(a, env)
			continue
		}
		args[i] = r.eval(a, env)
		nothing = nothing || args[i].isEmpty()
	}
	if nothing || e.Method || e.T == nil || e.T.Kind != core.IntKind {
		return all
	}
	switch {
	case e.Path == "pyrt" && e.Name == "Ord":
		return interval{0, 0x10FFFF}
	case e.Path == "pyrt" && e.Name == "AbsInt":
		return interval{0, math.MaxInt}
	case e.Path == "" && e.Name == "min" && len(args) == 2:
		return interval{min(args[0].lo, args[1].lo), min(args[0].hi, args[1].hi)}
	case e.Path == "" && e.Name == "max" && len(args) == 2:
		return interval{max(args[0].lo, args[1].lo), max(args[0].hi, args[1].hi)}
	}
	return all
}

// operate is what an operation on ints gives, and which of its checks cannot fail.
func operate(op core.Op, x, y interval) (result interval, needless core.Check) {
	unary := op == core.Neg || op == core.Invert
	if x.isEmpty() || !unary && y.isEmpty() {
		return empty, 0
	}
	var fits bool
	switch op {
	case core.Add:
		result, fits = x.add(y)
	case core.Sub:
		result, fits = x.sub(y)
	case core.Mul:
		result, fits = x.mul(y)
	case core.Neg:
		result, fits = x.neg()
	case core.Shl:
		if result, fits = x.shl(y); fits {
			return result, core.Overflow | core.Count
		}
		return all, 0
	case core.Shr:
		if y.lo >= 0 {
			return x.shr(y), core.Count
		}
		return all, 0
	case core.FloorDiv:
		if x.lo >= 0 && y.lo > 0 {
			return x.floorDiv(y), core.Zero | core.Sign
		}
		return x.floorDiv(y), 0
	case core.Mod:
		if x.lo >= 0 && y.lo > 0 {
			return x.mod(y), core.Zero | core.Sign
		}
		return x.mod(y), 0
	case core.BitAnd:
		return x.and(y), 0
	case core.BitOr, core.BitXor:
		return x.or(y), 0
	case core.Invert:
		return x.invert(), 0
	default:
		return all, 0
	}
	if fits {
		return result, core.Overflow
	}
	return result, 0
}

// given narrows facts by a condition that holds, or does not.
func (r *ranges) given(test core.Expr, holds bool, env facts) facts {
	switch t := test.(type) {
	case *core.Logic:
		switch {
		case t.Op == core.Not:
			return r.given(t.X, !holds, env)
		case t.Op == core.And && holds, t.Op == core.Or && !holds:
			return r.given(t.Y, holds, r.given(t.X, holds, env))
		}
	case *core.Compare:
		if t.X.Type().Kind != core.IntKind || t.Y.Type().Kind != core.IntKind {
			return env
		}
		op := t.Op
		if !holds {
			op = negated[op]
		}
		x, y := r.quiet(t.X, env), r.quiet(t.Y, env)
		env = r.narrow(t.X, op, y, env)
		return r.narrow(t.Y, mirrored[op], x, env)
	}
	return env
}

var (
	negated  = map[core.Op]core.Op{core.Lt: core.Ge, core.Ge: core.Lt, core.Gt: core.Le, core.Le: core.Gt, core.Eq: core.Ne, core.Ne: core.Eq}
	mirrored = map[core.Op]core.Op{core.Lt: core.Gt, core.Ge: core.Le, core.Gt: core.Lt, core.Le: core.Ge, core.Eq: core.Eq, core.Ne: core.Ne}
)

// narrow adds to the facts that a variable compares with something in an interval.
func (r *ranges) narrow(e core.Expr, op core.Op, with interval, env facts) facts {
	v := target(e)
	if v == nil || !r.follows(v) || with.isEmpty() {
		return env
	}
	now := all
	switch op {
	case core.Lt:
		if with.hi > math.MinInt {
			now.hi = with.hi - 1
		}
	case core.Le:
		now.hi = with.hi
	case core.Gt:
		if with.lo < math.MaxInt {
			now.lo = with.lo + 1
		}
	case core.Ge:
		now.lo = with.lo
	case core.Eq:
		now = with
	case core.Ne:
		if old := r.variable(v, env); with.lo == with.hi && old.lo == with.lo && old.lo < math.MaxInt {
			now.lo = old.lo + 1
		}
	}
	if old, ok := env[v]; ok {
		now = now.meet(old)
	}
	return env.with(v, now)
}

// quiet is eval of an operand of a comparison, once more.
func (r *ranges) quiet(e core.Expr, env facts) interval {
	switch e.(type) {
	case *core.Lit, *core.Ref, *core.ConstRef, *core.Len:
		return r.eval(e, env)
	case *core.Arith:
		kept := r.needless
		r.needless = nil
		defer func() { r.needless = kept }()
		return r.eval(e, env)
	}
	return all
}
