package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 492 and PEP 530: async is dropped and marks the keyword behind it; await
// is carried by a call around its operand.

// asyncStmt lowers a statement that starts with async.
func (l *lowerer) asyncStmt(i, end int) {
	switch l.toks[i+1].kind {
	case kDef, kFor, kWith:
		l.compound(i+1, end, mAsync, l.toks[i].start)
	default:
		l.fail(l.toks[i].start, "invalid syntax")
	}
}

// asyncFor lowers the async for of a comprehension.
func (l *lowerer) asyncFor(i, j int) int {
	if i+1 >= j || l.toks[i+1].kind != kFor {
		l.fail(l.toks[i].start, "invalid syntax")
	}
	l.put(kFor, mAsync, i+1, l.toks[i].start, l.toks[i+1].end)
	return i + 2
}

// await lowers await and its operand: an atom with its trailers.
func (l *lowerer) await(i, j int) int {
	p := i + 1
	if p >= j {
		l.fail(l.toks[i].start, "invalid syntax")
	}
	switch k := l.toks[p].kind; {
	case k == kString, k == kFStart:
		for p < j && (l.toks[p].kind == kString || l.toks[p].kind == kFStart) {
			p = l.skip(p)
		}
	case k == kLParen, k == kLBrack, k == kLBrace, k.endsAtom() && l.toks[p].match < 0:
		p = l.skip(p)
	default:
		l.fail(l.toks[p].start, "invalid syntax")
	}
	for p < j {
		switch l.toks[p].kind {
		case kDot:
			if p+1 == j || l.toks[p+1].kind != kName {
				l.fail(l.toks[p].end, "invalid syntax")
			}
			p += 2
			continue
		case kLParen, kLBrack:
			p = l.skip(p)
			continue
		}
		break
	}
	t := l.toks[i]
	l.put(kName, mAwait, i, t.start, t.end)
	l.insert(kLParen, mSyntax, l.toks[i+1].start)
	l.exprs(i+1, p, level{})
	l.insert(kRParen, mSyntax, l.toks[p-1].end)
	return p
}

// await raises the call that carries an await.
func (r *raiser) await(g *gast.Call) Expr {
	first := r.cur
	r.take(kName)
	r.take(kLParen)
	n := &Await{Value: r.expr(r.only(g))}
	r.take(kRParen)
	return r.close(n, &n.Span, first)
}

// only returns the single plain argument of a carrier call.
func (r *raiser) only(g *gast.Call) gast.Expr {
	if len(g.Args) != 1 || len(g.Keywords) != 0 || g.Starargs != nil || g.Kwargs != nil {
		r.fail("invalid syntax")
	}
	return g.Args[0]
}
