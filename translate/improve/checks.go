package improve

import (
	"math"
	"slices"

	"github.com/molt-go/molt/translate/core"
)

// This file finds in which interval each int variable of a function stays, and clears the
// checks of operations that cannot fail there.
//
// bounds hold for a variable wherever it is read: they join what all assignments in the
// function store. Facts are narrower and hold at one place: what a straight assignment
// stored, or what a condition says, until the next assignment.

const (
	// longest bounds the length of what lies in memory.
	longest = 1 << 48
	// A variable that is only stepped by stride at most moves by less than journey from
	// where it began: 2^56 steps take a year and more on any machine.
	stride  = 16
	journey = 1 << 60

	maxPasses = 200
)

// Facts are narrower intervals of variables at one place.
type facts map[*core.Var]interval

func (f facts) with(v *core.Var, i interval) facts {
	out := make(facts, len(f)+1)
	for k, x := range f {
		out[k] = x
	}
	out[v] = i
	return out
}

// without returns the facts on other variables.
func (f facts) without(vars map[*core.Var]bool) facts {
	out := make(facts, len(f))
	for k, x := range f {
		if !vars[k] {
			out[k] = x
		}
	}
	return out
}

// join keeps what holds on both ways.
func (f facts) join(g facts) facts {
	out := facts{}
	for k, x := range f {
		if y, ok := g[k]; ok {
			out[k] = x.join(y)
		}
	}
	return out
}

// A stored collects what is assigned to a variable.
type collected struct {
	base     interval // of all but steps
	up, down bool     // there are steps
}

type ranges struct {
	bounds map[*core.Var]interval
	next   map[*core.Var]*collected
	// unknown variables may hold any int: parameters, and what is stored in ways that
	// are not followed.
	unknown map[*core.Var]bool
	// remote variables are assigned by inner functions and inside of expressions too, so
	// that no fact on them lasts.
	remote   map[*core.Var]bool
	assigned map[core.Stmt]map[*core.Var]bool
	// needless are the checks that cannot fail, of operations wherever they stand; nil
	// while the bounds are not known yet.
	needless map[any]core.Check
}

// findNeedless finds the checks of a function that cannot fail, of operations wherever
// they stand.
func findNeedless(fn *core.Func, needless map[any]core.Check) {
	r := &ranges{bounds: map[*core.Var]interval{}, unknown: map[*core.Var]bool{}, remote: map[*core.Var]bool{}, assigned: map[core.Stmt]map[*core.Var]bool{}}
	r.params(fn)
	r.findRemote(fn.Body)
	if !r.settle(fn.Body) {
		r.bounds = map[*core.Var]interval{} // nothing is known
	}
	r.needless = needless
	r.pass(fn.Body)
}

// dropChecks clears checks of operations.
func dropChecks(needless map[any]core.Check) {
	for node, check := range needless {
		switch n := node.(type) {
		case *core.Arith:
			n.Check &^= check
		case *core.AssignOp:
			n.Check &^= check
		case *core.Index:
			n.Check &^= check
		}
	}
}

func (r *ranges) params(fn *core.Func) {
	for _, p := range fn.Params {
		r.unknown[p.Var] = true
	}
}

// findRemote finds the variables that are not assigned where the statements that
// assign them seem to stand.
func (r *ranges) findRemote(list []core.Stmt) {
	inner := func(body []core.Stmt) {
		for v := range storedIn(body...) {
			r.remote[v] = true
		}
		core.InspectStmts(body, func(s core.Stmt) {
			if let, ok := s.(*core.Let); ok {
				delete(r.remote, let.Var)
			}
		}, nil)
	}
	core.InspectStmts(list, func(s core.Stmt) {
		if d, ok := s.(*core.Define); ok {
			inner(d.Func.Body)
		}
	}, func(e core.Expr) {
		switch e := e.(type) {
		case *core.Closure:
			inner(e.Func.Body)
		case *core.Comp:
			inner(e.Body)
		case *core.Runtime:
			if e.InPlace && len(e.Args) > 0 {
				if v := target(e.Args[0]); v != nil {
					r.unknown[v] = true
				}
			}
		}
	})
}

// storedIn returns the variables that statements assign, at any depth.
func storedIn(list ...core.Stmt) map[*core.Var]bool {
	vars := map[*core.Var]bool{}
	core.InspectStmts(list, func(s core.Stmt) {
		for _, v := range stored(s) {
			vars[v] = true
		}
	}, func(e core.Expr) {
		if c, ok := e.(*core.Comp); ok {
			vars[c.Out] = true
		}
	})
	return vars
}

// changedBy is storedIn of a statement with all below it, worked out once.
func (r *ranges) changedBy(s core.Stmt) map[*core.Var]bool {
	if vars, ok := r.assigned[s]; ok {
		return vars
	}
	vars := storedIn(s)
	r.assigned[s] = vars
	return vars
}

// settle finds the bounds. It is false where they are not found.
func (r *ranges) settle(body []core.Stmt) bool {
	steps := thresholds(body)
	for range maxPasses {
		r.pass(body)
		changed := false
		for v, c := range r.next {
			old, ok := r.bounds[v]
			if !ok {
				old = empty
			}
			now := c.interval().join(old)
			if now != old {
				r.bounds[v], changed = now.outward(old, steps), true
			}
		}
		if !changed {
			return true
		}
	}
	return false
}

// interval is what all assignments together leave in a variable.
func (c *collected) interval() interval {
	i := c.base
	if i.isEmpty() {
		return i
	}
	if c.up {
		i.hi, _ = addInts(i.hi, journey)
	}
	if c.down {
		i.lo, _ = addInts(i.lo, -journey)
	}
	return i
}

// thresholds are where bounds that grow stop for a look: the literals of the function
// with their neighbours, and the ends of an int.
func thresholds(body []core.Stmt) []int {
	list := []int{math.MinInt, -1, 0, 1, longest, math.MaxInt - 1, math.MaxInt}
	core.InspectStmts(body, nil, func(e core.Expr) {
		if lit, ok := e.(*core.Lit); ok {
			if n, ok := lit.Value.(int64); ok && n > math.MinInt && n < math.MaxInt {
				list = append(list, int(n)-1, int(n), int(n)+1)
			}
		}
	})
	slices.Sort(list)
	return slices.Compact(list)
}

// pass goes through a function once and collects what is assigned, or what is needless.
func (r *ranges) pass(body []core.Stmt) {
	r.next = map[*core.Var]*collected{}
	r.stmts(body, facts{})
}

func (r *ranges) collected(v *core.Var) *collected {
	c := r.next[v]
	if c == nil {
		c = &collected{base: empty}
		r.next[v] = c
	}
	return c
}

// assign notes what is stored in a variable, and returns the facts behind it.
func (r *ranges) assign(v *core.Var, i interval, env facts) facts {
	if v == nil || v.Type.Kind != core.IntKind {
		return env
	}
	c := r.collected(v)
	c.base = c.base.join(i)
	if !r.follows(v) {
		return env
	}
	return env.with(v, i)
}

// follows tells whether facts on a variable may be kept.
func (r *ranges) follows(v *core.Var) bool {
	return v.Type.Kind == core.IntKind && v.Kind != core.GlobalVar && !r.remote[v]
}

// prove notes that checks of an operation cannot fail, in one of the places where it
// stands; in the others they must not fail either.
func (r *ranges) prove(node any, check core.Check) {
	if r.needless == nil {
		return
	}
	if old, ok := r.needless[node]; ok {
		check &= old
	}
	r.needless[node] = check
}

func (r *ranges) stmts(list []core.Stmt, env facts) facts {
	for _, s := range list {
		env = r.stmt(s, env)
	}
	return env
}

func (r *ranges) stmt(s core.Stmt, env facts) facts {
	switch s := s.(type) {
	case *core.Let:
		if s.X == nil {
			return r.assign(s.Var, only(0), env)
		}
		return r.assign(s.Var, r.eval(s.X, env), env)
	case *core.Assign:
		i := r.eval(s.X, env)
		v := target(s.Target)
		if v == nil {
			r.place(s.Target, env)
			return env
		}
		if r.step(v, s.X) {
			return r.moved(v, i, env)
		}
		return r.assign(v, i, env)
	case *core.AssignOp:
		return r.assignOp(s, env)
	case *core.Unpack:
		return r.unpack(s, env)
	case *core.If:
		r.eval(s.Test, env)
		then := r.stmts(s.Then, r.given(s.Test, true, env))
		other := r.stmts(s.Else, r.given(s.Test, false, env))
		switch {
		case !core.FallsThrough(s.Then):
			return other
		case len(s.Else) > 0 && !core.FallsThrough(s.Else):
			return then
		}
		return then.join(other)
	case *core.While:
		env = env.without(r.changedBy(s))
		if s.Test == nil {
			r.stmts(s.Body, env)
			return env
		}
		r.eval(s.Test, env)
		r.stmts(s.Body, r.given(s.Test, true, env))
		done := r.given(s.Test, false, env)
		r.stmts(s.Else, done)
		if _, breaks, _ := core.Exits(s.Body); breaks || len(s.Else) > 0 || leaves(s.Body) {
			return env
		}
		return done
	case *core.ForRange:
		counted := r.counted(s, env)
		env = env.without(r.changedBy(s))
		r.stmts(s.Body, r.assign(s.Var, counted, env))
		r.stmts(s.Else, env)
		return env
	case *core.ForEach:
		r.eval(s.X, env)
		elem := all
		if k := s.X.Type().Kind; len(s.Vars) == 1 && (k == core.BytesKind || k == core.ByteArrayKind) {
			elem = interval{0, 255}
		}
		start := only(0)
		if s.Start != nil {
			start = r.eval(s.Start, env)
		}
		env = env.without(r.changedBy(s))
		in := env
		for _, v := range s.Vars {
			in = r.assign(v, elem, in)
		}
		if s.Index != nil {
			end, _ := addInts(start.hi, journey)
			in = r.assign(s.Index, interval{start.lo, end}, in)
		}
		r.stmts(s.Body, in)
		r.stmts(s.Else, env)
		return env
	case *core.Try:
		inside := env
		env = env.without(r.changedBy(s))
		r.stmts(s.Body, inside)
		for _, h := range s.Handlers {
			r.stmts(h.Body, env)
		}
		r.stmts(s.Else, env)
		r.stmts(s.Finally, env)
		return env
	case *core.Within:
		r.eval(s.Call, env)
		env = env.without(r.changedBy(s))
		if s.Var != nil {
			r.assign(s.Var, all, env)
		}
		r.stmts(s.Body, env)
		return env
	case *core.Define:
		r.function(s.Func)
		return env
	case *core.Append:
		r.place(s.Target, env)
		for _, e := range s.Elems {
			r.eval(e, env)
		}
		return env.without(r.changedBy(s))
	case *core.Take:
		r.eval(s.X, env)
		if s.Rest != nil {
			r.place(s.Rest, env)
		}
		return r.assign(s.Var, all, env)
	}
	for _, e := range core.Exprs(s) {
		if e != nil {
			r.eval(e, env)
		}
	}
	return env.without(r.changedBy(s))
}

// leaves tells whether statements break out of loops around them from inside of inner
// loops.
func leaves(body []core.Stmt) bool {
	found := false
	core.InspectStmts(body, func(s core.Stmt) {
		if b, ok := s.(*core.Break); ok && b.Outer > 0 {
			found = true
		}
	}, nil)
	return found
}

// function goes through an inner function, which may run at any time.
func (r *ranges) function(fn *core.Func) {
	r.params(fn)
	r.stmts(fn.Body, facts{})
}

// place goes through the expressions of a place that is stored to.
func (r *ranges) place(e core.Expr, env facts) {
	for _, c := range core.Children(e) {
		if c != nil {
			r.eval(c, env)
		}
	}
}

// step tells whether an expression is a variable plus or minus a small literal, and
// notes that.
func (r *ranges) step(v *core.Var, e core.Expr) bool {
	a, ok := e.(*core.Arith)
	if !ok || a.Y == nil || target(a.X) != v {
		return false
	}
	return r.stepBy(v, a.Op, a.Y)
}

func (r *ranges) stepBy(v *core.Var, op core.Op, by core.Expr) bool {
	lit, ok := by.(*core.Lit)
	if !ok || v.Type.Kind != core.IntKind || op != core.Add && op != core.Sub {
		return false
	}
	n, ok := lit.Value.(int64)
	if !ok || n > stride || n < -stride {
		return false
	}
	c := r.collected(v)
	if up := n > 0 == (op == core.Add); up {
		c.up = true
	} else {
		c.down = true
	}
	return true
}

// moved returns the facts behind a step.
func (r *ranges) moved(v *core.Var, to interval, env facts) facts {
	if !r.follows(v) {
		return env
	}
	return env.with(v, to)
}

func (r *ranges) assignOp(s *core.AssignOp, env facts) facts {
	y := r.eval(s.X, env)
	v := target(s.Target)
	if v == nil {
		r.place(s.Target, env)
		r.prove(s, 0)
		return env
	}
	if v.Type.Kind != core.IntKind {
		return env
	}
	result, needless := operate(s.Op, r.variable(v, env), y)
	r.prove(s, needless)
	if r.stepBy(v, s.Op, s.X) {
		return r.moved(v, result, env)
	}
	return r.assign(v, result, env)
}

func (r *ranges) unpack(s *core.Unpack, env facts) facts {
	r.eval(s.X, env)
	d, _ := s.X.(*core.Display)
	after := env
	for i, t := range s.Targets {
		if t == nil {
			continue
		}
		v := target(t)
		if v == nil {
			r.place(t, env)
			continue
		}
		value := all
		if d != nil && d.T.Kind == core.TupleKind && len(d.Elems) == len(s.Targets) {
			value = r.eval(d.Elems[i], env)
		}
		after = r.assign(v, value, after)
	}
	return after
}

// counted is the interval of the variable of a loop that counts.
func (r *ranges) counted(s *core.ForRange, env facts) interval {
	lo := only(0)
	if s.Lo != nil {
		lo = r.eval(s.Lo, env)
	}
	hi := r.eval(s.Hi, env)
	step := only(1)
	if s.Step != nil {
		step = r.eval(s.Step, env)
	}
	if lo.isEmpty() || hi.isEmpty() {
		return empty
	}
	up, down := empty, empty
	if step.hi > 0 && hi.hi > math.MinInt {
		up = interval{lo.lo, hi.hi - 1}.meet(all)
	}
	if step.lo < 0 && hi.lo < math.MaxInt {
		down = interval{hi.lo + 1, lo.hi}.meet(all)
	}
	return up.join(down)
}
