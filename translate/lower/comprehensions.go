package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// listComp lowers a comprehension that makes a list.
func (b *body) listComp(n syntax.Expr, elt syntax.Expr, gens []*syntax.Comprehension, want *core.Type) core.Expr {
	out := &core.Var{Name: "list", Kind: core.TempVar}
	c := &core.Comp{Out: out}
	c.Body = b.clauses(gens, elt, func() []core.Stmt {
		var x core.Expr
		if want != nil {
			x = b.as(elt, want.Args[0])
		} else {
			x = b.expr(elt)
		}
		out.Type = core.Of(core.SliceKind, x.Type())
		if want != nil {
			out.Type = want
		}
		return []core.Stmt{&core.Append{Target: ref(out), Elems: []core.Expr{x}}}
	})
	if out.Type.Kind != core.SliceKind {
		c.Init = &core.Display{Typed: core.Typed{T: out.Type}}
	}
	c.T = out.Type
	return c
}

// setComp lowers a comprehension that makes a set.
func (b *body) setComp(n *syntax.SetComp) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.SetKind {
		b.no(n, "comprehension", "a comprehension of type %s", t)
	}
	out := &core.Var{Name: "set", Type: t, Kind: core.TempVar}
	c := &core.Comp{Typed: core.Typed{T: t}, Out: out, Init: &core.Display{Typed: core.Typed{T: t}}}
	c.Body = b.clauses(n.Generators, n.Elt, func() []core.Stmt {
		return []core.Stmt{&core.Do{X: method(core.VoidType, "Add", ref(out), b.as(n.Elt, t.Args[0]))}}
	})
	return c
}

// dictComp lowers a comprehension that makes a dict.
func (b *body) dictComp(n *syntax.DictComp) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.DictKind {
		b.no(n, "comprehension", "a comprehension of type %s", t)
	}
	return b.dictOfRounds(n, n.Generators, n.Key, n.Value, t)
}

// dictOfRounds makes a dict with a key and value a round of a comprehension's loops.
func (b *body) dictOfRounds(n syntax.Expr, gens []*syntax.Comprehension, key, value syntax.Expr, t *core.Type) core.Expr {
	out := &core.Var{Name: "dict", Type: t, Kind: core.TempVar}
	c := &core.Comp{Typed: core.Typed{T: t}, Out: out, Init: &core.DictDisplay{Typed: core.Typed{T: t}}}
	c.Body = b.clauses(gens, value, func() []core.Stmt {
		both := []core.Expr{b.as(key, t.Args[0]), b.as(value, t.Args[1])}
		b.ordered(n, both...)
		return []core.Stmt{storeKey(out, both[0], both[1])}
	})
	return c
}

// sumComp lowers sum(... for ...) over numbers. It starts from the int 0, which is
// what an empty sum of floats stays.
func (b *body) sumComp(n *syntax.GeneratorExp) core.Expr {
	out := &core.Var{Name: "total", Type: core.IntType, Kind: core.TempVar}
	c := &core.Comp{Typed: core.Typed{T: core.IntType}, Out: out}
	c.Body = b.clauses(n.Generators, n.Elt, func() []core.Stmt {
		x := b.expr(n.Elt)
		switch x.Type().Kind {
		case core.IntKind:
		case core.FloatKind, core.NumKind:
			out.Type, c.T = core.NumType, core.NumType
			return []core.Stmt{&core.AssignOp{Target: ref(out), Op: core.Add, X: b.toNum(x, n.Elt)}}
		case core.BoolKind:
			return []core.Stmt{&core.If{Test: x, Then: []core.Stmt{&core.AssignOp{Target: ref(out), Op: core.Add, X: intLit(1)}}}}
		default:
			b.no(n, "sum", "sum over %s, which starts from the int 0", x.Type())
		}
		return []core.Stmt{&core.AssignOp{Target: ref(out), Op: core.Add, X: x, Check: core.Overflow}}
	})
	return c
}

// anyComp lowers any(... for ...) and all(...): they stop at the first that decides.
func (b *body) anyComp(n *syntax.GeneratorExp, all bool) core.Expr {
	fn := &core.Func{Name: "decide", Result: core.BoolType}
	found := &core.Lit{Typed: core.Typed{T: core.BoolType}, Value: !all}
	fn.Body = b.clauses(n.Generators, n.Elt, func() []core.Stmt {
		test := b.cond(n.Elt)
		if all {
			test = &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: test}
		}
		return []core.Stmt{&core.If{Test: test, Then: []core.Stmt{&core.Return{X: found}}}}
	})
	fn.Body = append(fn.Body, &core.Return{X: &core.Lit{Typed: core.Typed{T: core.BoolType}, Value: all}})
	return &core.CallValue{Typed: core.Typed{T: core.BoolType}, Fn: &core.Closure{Typed: core.Typed{T: &core.Type{Kind: core.FuncKind, Result: core.BoolType}}, Func: fn}}
}

// clauses nests the loops and conditions of a comprehension around statements.
func (b *body) clauses(gens []*syntax.Comprehension, elt syntax.Expr, inner func() []core.Stmt) []core.Stmt {
	if len(gens) == 0 {
		return inner()
	}
	g := gens[0]
	at := core.Placed{Pos: b.pos(b.file, elt.Pos())}
	loop, set := b.compLoop(g, elt, at)
	var tests []core.Expr
	for _, cond := range g.Ifs {
		tests = append(tests, b.cond(cond))
	}
	body := b.clauses(gens[1:], elt, inner)
	for i := len(tests) - 1; i >= 0; i-- {
		body = []core.Stmt{&core.If{Test: tests[i], Then: body}}
	}
	before, open := b.sharedVars(loop)
	set(append(open, body...))
	return append(before, loop)
}

// sharedVars declares the variables of a comprehension's loop that functions keep in
// front of the loop: they share one variable, whose value is the last. What is
// returned stands in front of the loop and at the start of each round.
func (b *body) sharedVars(loop core.Stmt) (before, open []core.Stmt) {
	var vars []**core.Var
	switch s := loop.(type) {
	case *core.ForRange:
		vars = append(vars, &s.Var)
	case *core.ForEach:
		for i := range s.Vars {
			vars = append(vars, &s.Vars[i])
		}
		if s.Index != nil {
			vars = append(vars, &s.Index)
		}
	}
	for _, at := range vars {
		v := *at
		if !v.Captured {
			continue
		}
		each := &core.Var{Name: v.Name, Type: v.Type, Kind: core.LocalVar, Counts: v.Counts, Below: v.Below}
		b.isNew(each)
		*at = each
		before = append(before, &core.Let{Var: v})
		open = append(open, &core.Assign{Target: ref(v), X: ref(each)})
	}
	return before, open
}

// compLoop lowers one for of a comprehension; set gives it its body.
func (b *body) compLoop(g *syntax.Comprehension, elt syntax.Expr, at core.Placed) (core.Stmt, func([]core.Stmt)) {
	if call, ok := g.Iter.(*syntax.Call); ok && len(call.Keywords) == 0 && !g.IsAsync {
		switch b.dotted(call.Func) {
		case "builtins.range":
			if name, ok := g.Target.(*syntax.Name); ok && len(call.Args) < 3 {
				s := &core.ForRange{Placed: at}
				last := len(call.Args) - 1
				if last == 1 {
					s.Lo = b.as(call.Args[0], core.IntType)
				}
				s.Hi = b.as(call.Args[last], core.IntType)
				s.Var = b.compVar(name)
				b.counts(s.Var, s)
				return s, func(body []core.Stmt) { s.Body = body }
			}
		case "builtins.enumerate":
			t, ok := g.Target.(*syntax.Tuple)
			if ok && len(call.Args) == 1 && len(t.Elts) == 2 {
				x := b.expr(call.Args[0])
				b.iterable(call, x)
				b.steadyIn(call.Args[0], x, elt)
				s := &core.ForEach{Placed: at, X: x, Index: b.compVar(t.Elts[0])}
				s.Vars = b.compVars(t.Elts[1], elemOf(x.Type()))
				return s, func(body []core.Stmt) { s.Body = body }
			}
		}
	}
	x := b.compIterable(g)
	b.iterable(g.Iter, x)
	b.steadyIn(g.Iter, x, elt)
	s := &core.ForEach{Placed: at, X: x}
	s.Vars = b.compVars(g.Target, elemOf(x.Type()))
	return s, func(body []core.Stmt) { s.Body = body }
}

// compIterable lowers what a for of a comprehension goes through.
func (b *body) compIterable(g *syntax.Comprehension) core.Expr {
	if g.IsAsync {
		return b.asyncSequence(g.Iter)
	}
	return b.iterated(g.Iter)
}

// steadyIn refuses a list that the element's expression may change.
func (b *body) steadyIn(iter syntax.Expr, x core.Expr, elt syntax.Expr) {
	if b.steady(iter, x, []syntax.Stmt{&syntax.ExprStmt{Value: elt}}) {
		b.no(elt, "loop-mutation", "the list may be changed while a loop goes through it")
	}
}

func (b *body) compVars(target syntax.Expr, elem *core.Type) []*core.Var {
	t, ok := target.(*syntax.Tuple)
	if !ok {
		v := b.compVar(target)
		if !core.Equal(v.Type, elem) {
			b.no(target, "loop-target", "%s is %s in one place and %s in another", v.Name, v.Type, elem)
		}
		return []*core.Var{v}
	}
	if elem.Kind != core.TupleKind || len(elem.Args) != len(t.Elts) {
		b.no(target, "unpacking", "unpacking of %s", elem)
	}
	var vars []*core.Var
	for i, e := range t.Elts {
		v := b.compVar(e)
		if !core.Equal(v.Type, elem.Args[i]) {
			b.no(target, "loop-target", "%s is %s in one place and %s in another", v.Name, v.Type, elem.Args[i])
		}
		vars = append(vars, v)
	}
	return vars
}

func (b *body) compVar(e syntax.Expr) *core.Var {
	name, ok := e.(*syntax.Name)
	if !ok {
		b.no(e, "loop-target", "this target of a comprehension")
	}
	fresh := *anew(b.variable(name))
	v := &fresh
	id := b.file.SymbolID(name)
	v.Captured = b.plan.UsedInFunctions(b.file, id)
	b.vars[symbolKey{b.file, id}] = v
	b.isNew(v)
	return v
}
