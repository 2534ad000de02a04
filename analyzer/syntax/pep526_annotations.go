package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 526: target: T = v is carried by the assignment target = a((T), (v)).

// annotated lowers the statement [i, j) whose annotation starts at colon.
func (l *lowerer) annotated(i, colon, j int) {
	eq := l.findKind(colon+1, j, kAssign)
	l.exprs(i, colon, level{})
	c := l.toks[colon]
	l.put(kAssign, mNone, colon, c.start, c.end)
	l.insert(kName, mAnnotation, c.end)
	l.insert(kLParen, mSyntax, c.end)
	l.group(colon+1, eq, level{})
	if eq < j {
		l.copyAs(eq, kComma)
		l.group(eq+1, j, level{})
	}
	l.insert(kRParen, mSyntax, l.toks[j-1].end)
}

// copyAs appends source token i as a token of another kind.
func (l *lowerer) copyAs(i int, k kind) { l.put(k, mNone, i, l.toks[i].start, l.toks[i].end) }

// isAnnotated tells whether an assignment carries an annotation. The target is
// next, so that the tokens behind it must be looked at.
func (r *raiser) isAnnotated(g *gast.Assign) bool {
	call, ok := g.Value.(*gast.Call)
	if !ok || len(g.Targets) != 1 {
		return false
	}
	if _, ok := call.Func.(*gast.Name); !ok {
		return false
	}
	for i := r.cur; r.toks[i].kind != kNewline; i++ {
		if m := int(r.toks[i].match); m > i {
			i = m
			continue
		}
		if r.toks[i].kind == kAssign {
			return r.toks[i+1].mark == mAnnotation
		}
	}
	return false
}

// annAssign raises an annotated assignment.
func (r *raiser) annAssign(g *gast.Assign) Stmt {
	n := &AnnAssign{Target: r.target(g.Targets[0], Store)}
	first := r.first
	switch n.Target.(type) {
	case *Name:
		n.Simple = !r.wrapped
	case *Attribute, *Subscript:
	case *Tuple:
		r.failAt(n.Target.Pos(), "only single target (not tuple) can be annotated")
	case *List:
		r.failAt(n.Target.Pos(), "only single target (not list) can be annotated")
	default:
		r.failAt(n.Target.Pos(), "illegal target for annotation")
	}
	call := g.Value.(*gast.Call)
	r.take(kAssign)
	r.take(kName)
	r.take(kLParen)
	n.Annotation = r.grouped(call.Args[0], false)
	if len(call.Args) == 2 {
		r.take(kComma)
		n.Value = r.grouped(call.Args[1], true)
	}
	r.take(kRParen)
	r.closePart(&n.Span, first)
	return n
}

// grouped raises what lowerer.group put into inserted parentheses. Only with
// list may it be a bare tuple, a star or a yield.
func (r *raiser) grouped(g gast.Expr, list bool) Expr {
	open := r.cur
	e := r.item(g)
	switch e.(type) {
	case *Tuple, *Yield, *YieldFrom, *Starred:
		if !list && r.bare(open) {
			r.failAt(e.Pos(), "invalid syntax")
		}
	case *GeneratorExp, *NamedExpr:
		if r.bare(open) {
			r.failAt(e.Pos(), "invalid syntax")
		}
	}
	return e
}

// bare tells whether the inserted parenthesis at open holds something that the
// source has not in parentheses of its own.
func (r *raiser) bare(open int) bool {
	inner := r.toks[open+1]
	return inner.kind != kLParen || inner.match != r.toks[open].match-1
}
