package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// A generator becomes a function that returns a sequence: a loop runs its body in
// place. Where the generator itself is kept, the sequence becomes a coroutine.

// generator completes the signature of a generator function.
func (l *lowerer) generator(fn *resolve.Func, out *core.Func) {
	t, err := l.plan.StoredType(l.sol.Yield(fn))
	if err != nil {
		l.fail(out, reasonOf(err, "what it yields", out.Pos))
		return
	}
	out.Yields, out.Result = t, core.Of(core.SeqKind, t)
	if fn.IsManager() {
		l.manager(fn, out)
		return
	}
	if len(l.plan.Family(fn)) > 1 || l.plan.Open(fn) {
		l.fail(out, core.Reason{Code: "generator", Text: "a generator that is overridden", Pos: out.Pos})
	}
	for _, r := range fn.Returns {
		if r.Value != nil && !isNoneLit(r.Value) {
			l.fail(out, core.Reason{Code: "generator", Text: "a generator that returns a value", Pos: out.Pos})
		}
	}
	// A panic of the loop around would run through the generator's handlers.
	fn.File.Tree.Walk(func(n syntax.Node, stack []syntax.Node) {
		switch n.(type) {
		case *syntax.Yield, *syntax.YieldFrom:
		default:
			return
		}
		if fn.File.FuncAt(n.Pos()) != fn {
			return
		}
		if _, isStmt := stack[len(stack)-1].(*syntax.ExprStmt); !isStmt && out.Status != core.Stub {
			l.fail(out, core.Reason{Code: "generator", Text: "the value of a yield", Pos: l.pos(fn.File, n.Pos())})
		}
		for _, s := range stack {
			switch s.(type) {
			case *syntax.Try, *syntax.With:
				if s.Pos() > fn.Span.Start && out.Status != core.Stub {
					l.fail(out, core.Reason{Code: "generator", Text: "yield inside of try or with", Pos: l.pos(fn.File, n.Pos())})
				}
			}
		}
	})
}

// yieldStmt lowers yield and yield from, as statements.
func (b *body) yieldStmt(e syntax.Expr, at core.Placed) core.Stmt {
	if b.out.Yields == nil {
		b.no(e, "generator", "yield")
	}
	switch n := e.(type) {
	case *syntax.Yield:
		if b.out.Yields.Kind == core.VoidKind {
			return &core.Yield{Placed: at}
		}
		if n.Value == nil {
			return &core.Yield{Placed: at, X: b.convert(none(core.VoidType), b.out.Yields, n)}
		}
		return &core.Yield{Placed: at, X: b.as(n.Value, b.out.Yields)}
	case *syntax.YieldFrom:
		x := b.sequence(n.Value)
		b.iterable(n, x)
		if !core.Equal(elemOf(x.Type()), b.out.Yields) {
			b.no(n, "generator", "yield from %s", x.Type())
		}
		if v, ok := b.solved(n.Value); ok && b.plan.Grows(v) {
			b.no(n, "loop-mutation", "yield from a list that may change")
		}
		return &core.Yield{Placed: at, X: x, From: true}
	}
	return nil
}

// genExp lowers a generator expression that is run in place.
func (b *body) genExp(n *syntax.GeneratorExp) core.Expr {
	fn := &core.Func{Name: "generate", Result: core.VoidType}
	var elem *core.Type
	fn.Body = b.clauses(n.Generators, n.Elt, func() []core.Stmt {
		x := b.expr(n.Elt)
		elem = x.Type()
		return []core.Stmt{&core.Yield{X: x}}
	})
	fn.Yields = elem
	return &core.Closure{Typed: core.Typed{T: core.Of(core.SeqKind, elem)}, Func: fn}
}

// isLazy tells whether an iterable makes its elements as they are asked for.
func (b *body) isLazy(e syntax.Expr) bool {
	v, ok := b.solved(e)
	if !ok {
		return true
	}
	t, err := b.plan.TypeOf(v)
	return err == nil && (t.Kind == core.GenKind || t.Kind == core.SeqKind)
}

// next lowers next(iterator).
func (b *body) next(n *syntax.Call) core.Expr {
	if len(n.Args) == 0 || len(n.Args) > 2 {
		return nil
	}
	g := b.expr(n.Args[0])
	if t := g.Type(); t.Kind == core.SeqKind && len(t.Args) == 1 {
		g = b.convert(g, core.Of(core.GenKind, t.Args[0]), n)
	}
	if g.Type().Kind != core.GenKind {
		b.no(n, "builtin", "next of %s", g.Type())
	}
	t := g.Type().Args[0]
	if len(n.Args) == 1 {
		if b.fn.IsAsync {
			b.no(n, "async", "next, whose StopIteration a coroutine turns into RuntimeError")
		}
		return changing(method(t, "MustNext", g))
	}
	if isNoneLit(n.Args[1]) && !t.IsPointer() {
		opt := core.Of(core.OptKind, t)
		return function(opt, "OptOf", changing(method(opt, "Next", g)))
	}
	return changing(b.inOrder(n, method(t, "NextOr", g, b.as(n.Args[1], t))))
}
