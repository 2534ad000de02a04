package syntax

import gast "github.com/go-python/gpython/ast"

// Parenthesised context managers (PEP 617, Python 3.9): the parentheses are
// dropped where CPython reads items in them and not an expression.

// withItems lowers the items [i, c) of a with statement.
func (l *lowerer) withItems(i, c int) {
	if i < c && l.toks[i].kind == kLParen && int(l.toks[i].match) == c-1 && l.holdsItems(i+1, c-1) {
		i, c = i+1, c-1
		if l.toks[c-1].kind == kComma {
			c--
		}
	}
	l.exprs(i, c, level{})
}

// holdsItems tells whether the parentheses around [i, j) hold with items. A
// walrus, a yield, a comprehension or a star makes them an expression.
func (l *lowerer) holdsItems(i, j int) bool {
	if i == j {
		return false
	}
	for p := i; p < j; {
		switch l.toks[p].kind {
		case kWalrus, kYield, kFor, kAsync:
			return false
		case kStar:
			if p == i || l.toks[p-1].kind == kComma {
				return false
			}
		}
		if l.toks[p].kind == kLambda {
			p = l.lambdaColon(p, j) + 1
		} else {
			p = l.skip(p)
		}
	}
	return true
}

func (r *raiser) with(g *gast.With) Stmt {
	first := r.cur
	n := &With{IsAsync: r.take(kWith).mark == mAsync}
	for i, item := range g.Items {
		if i > 0 {
			r.take(kComma)
		}
		w := &WithItem{ContextExpr: r.expr(item.ContextExpr)}
		start := r.first
		if item.OptionalVars != nil {
			r.take(kAs)
			w.OptionalVars = r.target(item.OptionalVars, Store)
		}
		r.closePart(&w.Span, start)
		n.Items = append(n.Items, w)
	}
	n.Body = r.suite(g.Body)
	return r.endStmt(n, &n.Span, first)
}
