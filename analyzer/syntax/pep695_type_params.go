package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 695 and PEP 696: the type parameters of a def or class are carried by a
// decorator call in front of it, those of a type statement by the call that
// carries the statement: a name for each, followed by lambdas without
// parameters for its bound and its default.

// typeParams lowers the type parameters at p, if there are any, as a decorator;
// it returns the index behind them.
func (l *lowerer) typeParams(p, end int) int {
	if l.toks[p].kind != kLBrack {
		return p
	}
	t := l.toks[p]
	l.insert(kAt, mNone, t.start)
	l.insert(kName, mTypeParams, t.start)
	l.insert(kLParen, mSyntax, t.start)
	l.typeParamList(p)
	l.insert(kRParen, mSyntax, t.start)
	l.insert(kNewline, mNone, t.start)
	return int(t.match) + 1
}

// typeParamList lowers what is inside the bracket at open as call arguments.
func (l *lowerer) typeParamList(open int) {
	i, closing := open+1, int(l.toks[open].match)
	if i == closing {
		l.fail(l.toks[i].start, "Type parameter list cannot be empty")
	}
	for i < closing {
		comma := l.findKind(i, closing, kComma)
		l.typeParam(i, comma)
		if comma+1 < closing {
			l.copy(comma)
		}
		i = comma + 1
	}
}

func (l *lowerer) typeParam(i, j int) {
	name, m := i, mTypeVar
	switch l.toks[i].kind {
	case kStar:
		name, m = i+1, mTypeVarTuple
	case kDStar:
		name, m = i+1, mParamSpec
	}
	if name >= j || l.toks[name].kind != kName {
		l.fail(l.toks[i].start, "invalid syntax")
	}
	l.put(kName, m, name, l.toks[i].start, l.toks[name].end)
	eq := l.findKind(name+1, j, kAssign)
	if p := name + 1; p < eq {
		if l.toks[p].kind != kColon || m != mTypeVar {
			l.fail(l.toks[p].start, "invalid syntax")
		}
		l.carry(p, eq, mBound, level{})
	}
	if eq < j {
		lv := level{}
		if m == mTypeVarTuple {
			lv.star = mStarItem
		}
		l.carry(eq, j, mDefault, lv)
	}
}

// carry lowers the expression behind the token at i as one more argument.
func (l *lowerer) carry(i, j int, m mark, lv level) {
	t := l.toks[i]
	if i+1 == j {
		l.fail(t.end, "invalid syntax")
	}
	l.insert(kComma, mNone, t.start)
	l.put(kLambda, m, i, t.start, t.end)
	l.insert(kColon, mNone, t.end)
	l.exprs(i+1, j, lv)
}

// isTypeAlias tells whether the simple statement [i, j) is a type statement.
func (l *lowerer) isTypeAlias(i, j int) bool {
	return l.toks[i].kind == kName && l.toks[i].text(l.src) == "type" && i+2 < j && l.toks[i+1].kind == kName &&
		(l.toks[i+2].kind == kAssign || l.toks[i+2].kind == kLBrack)
}

// typeAlias lowers type X[T] = v as the call a(X, T, ..., v).
func (l *lowerer) typeAlias(i, j int) {
	l.mark(i, mTypeAlias)
	l.insert(kLParen, mSyntax, l.toks[i].end)
	l.copy(i + 1)
	eq := i + 2
	if l.toks[eq].kind == kLBrack {
		l.insert(kComma, mNone, l.toks[eq].start)
		l.typeParamList(eq)
		eq = int(l.toks[eq].match) + 1
	}
	if eq >= j || l.toks[eq].kind != kAssign {
		l.fail(l.toks[i].start, "invalid syntax")
	}
	l.carry(eq, j, mAliasValue, level{})
	l.insert(kRParen, mSyntax, l.toks[j-1].end)
}

// typeParams raises the carrier call whose name was taken.
func (r *raiser) typeParams(g *gast.Call) []TypeParam {
	r.take(kLParen)
	list := r.typeParamList(g.Args)
	r.take(kRParen)
	return list
}

// typeParamList raises names with their bounds and defaults.
func (r *raiser) typeParamList(args []gast.Expr) []TypeParam {
	var list []TypeParam
	for i := 0; i < len(args); {
		if i > 0 {
			r.take(kComma)
		}
		first := r.cur
		name := r.take(kName)
		i++
		var bound, dflt Expr
		if b := r.carriedArg(args, i, mBound); b != nil {
			bound = b
			i++
		}
		if d := r.carriedArg(args, i, mDefault); d != nil {
			dflt = d
			i++
		}
		list = append(list, r.typeParam(name, bound, dflt, first))
	}
	return list
}

func (r *raiser) typeParam(name ctoken, bound, dflt Expr, first int) TypeParam {
	text := r.nameText(name)
	switch name.mark {
	case mTypeVar:
		n := &TypeVar{Name: text, Bound: bound, DefaultValue: dflt}
		r.closePart(&n.Span, first)
		return n
	case mTypeVarTuple:
		n := &TypeVarTuple{Name: text, DefaultValue: dflt}
		r.closePart(&n.Span, first)
		return n
	case mParamSpec:
		n := &ParamSpec{Name: text, DefaultValue: dflt}
		r.closePart(&n.Span, first)
		return n
	}
	r.fail("invalid syntax")
	return nil
}

// carriedArg raises argument i if it is a lambda with the mark and returns nil otherwise.
func (r *raiser) carriedArg(args []gast.Expr, i int, m mark) Expr {
	if i >= len(args) || r.peek(0) != kComma || r.tok(1).kind != kLambda || r.tok(1).mark != m {
		return nil
	}
	lambda, ok := args[i].(*gast.Lambda)
	if !ok {
		r.fail("invalid syntax")
	}
	r.take(kComma)
	r.take(kLambda)
	r.take(kColon)
	return r.item(lambda.Body)
}

// typeAlias raises the call that carries a type statement.
func (r *raiser) typeAlias(g *gast.Call) Stmt {
	first := r.cur
	r.take(kName)
	r.take(kLParen)
	name := r.take(kName)
	n := &TypeAlias{Name: &Name{ID: r.nameText(name), Ctx: Store}}
	n.Name.Span = Span{name.start, name.end}
	if len(g.Args) < 2 || len(g.Keywords) > 0 {
		r.fail("invalid syntax")
	}
	if len(g.Args) > 2 {
		r.take(kComma)
		n.TypeParams = r.typeParamList(g.Args[1 : len(g.Args)-1])
	}
	if n.Value = r.carriedArg(g.Args, len(g.Args)-1, mAliasValue); n.Value == nil {
		r.fail("invalid syntax")
	}
	r.take(kRParen)
	return r.endSimple(n, &n.Span, first)
}
