package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 614: the expression of a decorator is carried by @a((expression)).

func (l *lowerer) decorator(i, end int) {
	l.copy(i)
	at := l.toks[i].end
	l.insert(kName, mDecorator, at)
	l.insert(kLParen, mSyntax, at)
	l.group(i+1, end, level{walrus: true})
	l.insert(kRParen, mSyntax, l.toks[end-1].end)
}

// decorators raises decorators, and the type parameters that one may carry.
func (r *raiser) decorators(list []gast.Expr) (exprs []Expr, params []TypeParam) {
	for _, d := range list {
		call, ok := d.(*gast.Call)
		if !ok {
			r.fail("invalid syntax")
		}
		r.take(kAt)
		if r.take(kName).mark == mTypeParams {
			params = r.typeParams(call)
			r.take(kNewline)
			continue
		}
		r.take(kLParen)
		exprs = append(exprs, r.namedExpr(r.only(call)))
		r.take(kRParen)
		r.take(kNewline)
	}
	return exprs, params
}
