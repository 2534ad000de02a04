package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 654 (except*) and PEP 758 (except A, B without parentheses): the star is
// dropped and marks the except; the types get inserted parentheses.

func (l *lowerer) exceptClause(i, end int) {
	c := l.headerColon(i+1, end)
	p, m := i+1, mNone
	if l.toks[p].kind == kStar {
		m = mExceptStar
		if p++; p == c {
			l.fail(l.toks[p].start, "expected one or more exception types")
		}
	}
	l.mark(i, m)
	as := l.findKind(p, c, kAs)
	if comma := l.findKind(p, as, kComma); comma < as {
		if as < c {
			l.fail(l.toks[p].start, "multiple exception types must be parenthesized when using 'as'")
		}
		l.group(p, as, level{})
	} else {
		l.exprs(p, c, level{})
	}
	l.suite(c, end)
}

func (r *raiser) try(g *gast.Try) Stmt {
	first := r.cur
	r.take(kTry)
	n := &Try{Body: r.suite(g.Body)}
	for i, h := range g.Handlers {
		star := r.tok().mark == mExceptStar
		if i > 0 && star != n.IsStar {
			r.fail("cannot have both 'except' and 'except*' on the same 'try'")
		}
		n.IsStar = star
		n.Handlers = append(n.Handlers, r.handler(h))
	}
	if len(g.Orelse) > 0 {
		if len(g.Handlers) == 0 {
			r.fail("expected 'except' or 'finally' block")
		}
		r.take(kElse)
		n.Orelse = r.suite(g.Orelse)
	}
	if len(g.Finalbody) > 0 {
		r.take(kFinally)
		n.Finalbody = r.suite(g.Finalbody)
	} else if len(g.Handlers) == 0 {
		r.fail("expected 'except' or 'finally' block")
	}
	return r.endStmt(n, &n.Span, first)
}

// noStars refuses a tuple without parentheses that holds a *value.
func (r *raiser) noStars(t *Tuple) {
	for _, e := range t.Elts {
		if _, ok := e.(*Starred); ok {
			r.failAt(e.Pos(), "invalid syntax")
		}
	}
}

func (r *raiser) handler(g *gast.ExceptHandler) *ExceptHandler {
	first := r.cur
	r.take(kExcept)
	n := &ExceptHandler{}
	if g.ExprType != nil {
		open := r.cur
		n.Type = r.expr(g.ExprType)
		if t, ok := n.Type.(*Tuple); ok && r.toks[open].inserted() && r.bare(open) {
			r.noStars(t)
		}
		if r.peek(0) == kAs {
			r.take(kAs)
			n.Name = r.nameText(r.take(kName))
		}
	}
	n.Body = r.suite(g.Body)
	r.endBlock(&n.Span, first)
	return n
}
