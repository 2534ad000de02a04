package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 572: name := value is carried by lambda name: value, which extends
// exactly as far.

// walrus lowers the assignment expression at i. It may only open an element of
// a bracket, the test of an if or while, a decorator, a subject or a guard.
func (l *lowerer) walrus(i, j int, lv level, first bool) int {
	if !lv.walrus || !first {
		l.fail(l.toks[i+1].start, "invalid syntax")
	}
	l.insert(kLambda, mWalrus, l.toks[i].start)
	l.copy(i)
	l.copyAs(i+1, kColon)
	return i + 2
}

// lambda raises a lambda, or the walrus that it carries.
func (r *raiser) lambda(g *gast.Lambda) Expr {
	r.skipOpen()
	first := r.cur
	switch r.take(kLambda).mark {
	case mNone:
		n := &Lambda{Args: r.arguments(g.Args, kColon)}
		r.take(kColon)
		n.Body = r.expr(g.Body)
		return r.close(n, &n.Span, first)
	case mWalrus:
		name := r.take(kName)
		n := &NamedExpr{Target: &Name{ID: r.nameText(name), Ctx: Store}}
		n.Target.Span = Span{name.start, name.end}
		r.take(kColon)
		n.Value = r.expr(g.Body)
		return r.close(n, &n.Span, first)
	}
	r.cur = first
	r.fail("invalid syntax")
	return nil
}

// namedExpr raises what lowerer.group put into inserted parentheses and what
// may be a bare walrus, but none of the other expressions that need their own.
func (r *raiser) namedExpr(g gast.Expr) Expr {
	open := r.cur
	e := r.item(g)
	switch e.(type) {
	case *Tuple, *Starred, *Yield, *YieldFrom, *GeneratorExp:
		if r.bare(open) {
			r.failAt(e.Pos(), "invalid syntax")
		}
	}
	return e
}

// plain raises an expression that may not be a bare walrus.
func (r *raiser) plain(g gast.Expr) Expr {
	e := r.expr(g)
	if _, ok := e.(*NamedExpr); ok && !r.wrapped {
		r.failAt(e.Pos(), "invalid syntax")
	}
	return e
}
