package syntax

import gast "github.com/go-python/gpython/ast"

// expr raises an expression with the grouping parentheses around it.
func (r *raiser) expr(g gast.Expr) Expr {
	r.enter()
	defer r.leave()
	switch g := g.(type) {
	case *gast.Name:
		return r.name()
	case *gast.Num, *gast.Str, *gast.Bytes, *gast.Ellipsis, *gast.NameConstant:
		return r.constant()
	case *gast.Attribute:
		n := &Attribute{Value: r.expr(g.Value)}
		first := r.first
		r.take(kDot)
		name := r.plainName()
		n.Attr, n.AttrPos = r.nameText(name), name.start
		return r.close(n, &n.Span, first)
	case *gast.Subscript:
		return r.subscript(g)
	case *gast.Call:
		return r.call(g)
	case *gast.BinOp:
		n := &BinOp{Left: r.expr(g.Left)}
		first := r.first
		n.Op = operatorOf(r.next())
		n.Right = r.expr(g.Right)
		return r.close(n, &n.Span, first)
	case *gast.UnaryOp:
		return r.unary(g)
	case *gast.BoolOp:
		return r.boolOp(g)
	case *gast.Compare:
		return r.compare(g)
	case *gast.IfExp:
		return r.ifExp(g)
	case *gast.Lambda:
		return r.lambda(g)
	case *gast.Tuple:
		return r.tuple(g)
	case *gast.List:
		r.skipOpen()
		first := r.cur
		r.take(kLBrack)
		n := &List{Elts: r.items(g.Elts)}
		r.take(kRBrack)
		return r.close(n, &n.Span, first)
	case *gast.Set:
		r.skipOpen()
		first := r.cur
		r.take(kLBrace)
		n := &Set{Elts: r.items(g.Elts)}
		r.take(kRBrace)
		return r.close(n, &n.Span, first)
	case *gast.Dict:
		return r.dict(g)
	case *gast.ListComp, *gast.SetComp, *gast.DictComp, *gast.GeneratorExp:
		return r.comprehension(g)
	case *gast.Yield:
		return r.yield(g.Value, false)
	case *gast.YieldFrom:
		return r.yield(g.Value, true)
	case *gast.Starred:
		return r.nativeStar(g)
	}
	r.fail("invalid syntax")
	return nil
}

func (r *raiser) name() Expr {
	r.skipOpen()
	first := r.cur
	t := r.take(kName)
	if t.mark != mNone {
		r.cur = first
		r.fail("invalid syntax")
	}
	n := &Name{ID: r.nameText(t)}
	return r.close(n, &n.Span, first)
}

// plainName takes a name that carries nothing.
func (r *raiser) plainName() ctoken {
	if r.tok().mark != mNone {
		r.fail("invalid syntax")
	}
	return r.take(kName)
}

func constKindOf(k kind) ConstKind {
	switch k {
	case kTrue:
		return ConstTrue
	case kFalse:
		return ConstFalse
	case kEllipsis:
		return ConstEllipsis
	}
	return ConstNone
}

// constant raises a literal; its value comes from the source tokens.
func (r *raiser) constant() Expr {
	r.skipOpen()
	first := r.cur
	var n *Constant
	switch t := r.next(); t.kind {
	case kNumber:
		n = r.number(r.srcToks[t.src])
	case kString:
		n = r.stringRun(t)
	case kEllipsis, kNone, kTrue, kFalse:
		n = &Constant{Kind: constKindOf(t.kind)}
	default:
		r.cur = first
		r.fail("invalid syntax")
	}
	return r.close(n, &n.Span, first)
}

// call raises a call, or what a carrier call carries.
func (r *raiser) call(g *gast.Call) Expr {
	if _, ok := g.Func.(*gast.Name); ok {
		r.skipOpen()
		switch r.tok().mark {
		case mFString:
			return r.fstring(g)
		case mAwait:
			return r.await(g)
		}
	}
	if g.Starargs != nil || g.Kwargs != nil {
		r.fail("invalid syntax")
	}
	n := &Call{Func: r.expr(g.Func)}
	first := r.first
	n.Args, n.Keywords = r.callArgs(g.Args, g.Keywords)
	return r.close(n, &n.Span, first)
}

func (r *raiser) unary(g *gast.UnaryOp) Expr {
	r.skipOpen()
	first := r.cur
	n := &UnaryOp{}
	switch r.next().kind {
	case kPlus:
		n.Op = UAdd
	case kMinus:
		n.Op = USub
	case kTilde:
		n.Op = Invert
	case kNot:
		n.Op = Not
	default:
		r.cur = first
		r.fail("invalid syntax")
	}
	n.Operand = r.expr(g.Operand)
	return r.close(n, &n.Span, first)
}

func (r *raiser) boolOp(g *gast.BoolOp) Expr {
	n, kw := &BoolOp{Op: And}, kAnd
	if g.Op == gast.Or {
		n.Op, kw = Or, kOr
	}
	first := 0
	for i, v := range g.Values {
		if i > 0 && r.take(kw).mark != mNone {
			r.fail("invalid syntax")
		}
		n.Values = append(n.Values, r.expr(v))
		if i == 0 {
			first = r.first
		}
	}
	return r.close(n, &n.Span, first)
}

func (r *raiser) compare(g *gast.Compare) Expr {
	n := &Compare{Left: r.expr(g.Left)}
	first := r.first
	for _, c := range g.Comparators {
		n.Ops = append(n.Ops, r.comparison())
		n.Comparators = append(n.Comparators, r.expr(c))
	}
	return r.close(n, &n.Span, first)
}

// comparison takes a comparison operator of one or two tokens.
func (r *raiser) comparison() Operator {
	switch r.next().kind {
	case kEq:
		return Eq
	case kNe:
		return NotEq
	case kLt:
		return Lt
	case kLe:
		return LtE
	case kGt:
		return Gt
	case kGe:
		return GtE
	case kIn:
		return In
	case kIs:
		if r.peek(0) == kNot {
			r.cur++
			return IsNot
		}
		return Is
	case kNot:
		r.take(kIn)
		return NotIn
	}
	r.cur--
	r.fail("invalid syntax")
	return NoOp
}

func (r *raiser) ifExp(g *gast.IfExp) Expr {
	n := &IfExp{Body: r.expr(g.Body)}
	first := r.first
	r.take(kIf)
	n.Test = r.expr(g.Test)
	r.take(kElse)
	n.Orelse = r.expr(g.Orelse)
	return r.close(n, &n.Span, first)
}

// items raises the comma-separated elements of a display.
func (r *raiser) items(list []gast.Expr) []Expr {
	out := make([]Expr, 0, len(list))
	for i, g := range list {
		if i > 0 {
			r.take(kComma)
		}
		out = append(out, r.item(g))
	}
	r.skipComma()
	return out
}

// tuple raises a tuple, with its own parentheses if it has them.
func (r *raiser) tuple(g *gast.Tuple) Expr {
	r.enter()
	defer r.leave()
	n := &Tuple{}
	if len(g.Elts) == 0 {
		r.skipOpen()
		first := r.cur
		r.take(kLParen)
		r.take(kRParen)
		return r.close(n, &n.Span, first)
	}
	n.Elts = append(make([]Expr, 0, len(g.Elts)), r.item(g.Elts[0]))
	first := r.first
	for _, e := range g.Elts[1:] {
		r.take(kComma)
		n.Elts = append(n.Elts, r.item(e))
	}
	r.skipComma()
	first = r.ownParens(first)
	return r.close(n, &n.Span, first)
}

func (r *raiser) dict(g *gast.Dict) Expr {
	r.skipOpen()
	first := r.cur
	r.take(kLBrace)
	n := &Dict{}
	for i, k := range g.Keys {
		if i > 0 {
			r.take(kComma)
		}
		if r.tok().mark == mDoubleStar {
			r.take(kName)
			r.take(kColon)
			v := r.plain(g.Values[i])
			if !r.wrapped && !isBitwise(v) {
				r.failAt(v.Pos(), "invalid syntax")
			}
			n.Keys, n.Values = append(n.Keys, nil), append(n.Values, v)
			continue
		}
		n.Keys = append(n.Keys, r.plain(k))
		r.take(kColon)
		n.Values = append(n.Values, r.plain(g.Values[i]))
	}
	r.skipComma()
	r.take(kRBrace)
	return r.close(n, &n.Span, first)
}

func (r *raiser) comprehension(g gast.Expr) Expr {
	switch g := g.(type) {
	case *gast.ListComp:
		r.skipOpen()
		first := r.cur
		r.take(kLBrack)
		n := &ListComp{Elt: r.expr(g.Elt)}
		n.Generators = r.generators(n.Elt, g.Generators)
		r.take(kRBrack)
		return r.close(n, &n.Span, first)
	case *gast.SetComp:
		r.skipOpen()
		first := r.cur
		r.take(kLBrace)
		n := &SetComp{Elt: r.expr(g.Elt)}
		n.Generators = r.generators(n.Elt, g.Generators)
		r.take(kRBrace)
		return r.close(n, &n.Span, first)
	case *gast.DictComp:
		r.skipOpen()
		first := r.cur
		r.take(kLBrace)
		if r.tok().mark == mDoubleStar {
			r.fail("dict unpacking cannot be used in dict comprehension")
		}
		n := &DictComp{Key: r.plain(g.Key)}
		r.take(kColon)
		n.Value = r.plain(g.Value)
		n.Generators = r.generators(n.Value, g.Generators)
		r.take(kRBrace)
		return r.close(n, &n.Span, first)
	case *gast.GeneratorExp:
		return r.generator(g)
	}
	return nil
}

// generator raises a generator expression. As the only argument of a call it
// shares the call's parentheses.
func (r *raiser) generator(g *gast.GeneratorExp) Expr {
	n := &GeneratorExp{Elt: r.expr(g.Elt)}
	first := r.first
	n.Generators = r.generators(n.Elt, g.Generators)
	if own := r.ownParens(first); own != first {
		return r.close(n, &n.Span, own)
	}
	if first == 0 || r.toks[first-1].kind != kLParen || r.toks[first-1].mark != mSyntax {
		r.failAt(n.Elt.Pos(), "Generator expression must be parenthesized")
	}
	open := r.toks[first-1]
	n.Span = Span{open.start, r.toks[open.match].end}
	r.first, r.wrapped, r.bareGen, r.bareStart = first, false, true, n.Start
	return n
}

func (r *raiser) generators(elt Expr, list []gast.Comprehension) []*Comprehension {
	if s, ok := elt.(*Starred); ok {
		r.failAt(s.Pos(), "iterable unpacking cannot be used in comprehension")
	}
	out := make([]*Comprehension, 0, len(list))
	for _, g := range list {
		first := r.cur
		c := &Comprehension{IsAsync: r.take(kFor).mark == mAsync}
		c.Target = r.loopTarget(g.Target)
		r.take(kIn)
		c.Iter = r.noLambda(g.Iter)
		for _, cond := range g.Ifs {
			r.take(kIf)
			c.Ifs = append(c.Ifs, r.noLambda(cond))
		}
		r.closePart(&c.Span, first)
		out = append(out, c)
	}
	return out
}

// noLambda raises an expression that may not be a bare lambda, as since 3.9 in
// the clauses of a comprehension.
func (r *raiser) noLambda(g gast.Expr) Expr {
	e := r.plain(g)
	if _, ok := e.(*Lambda); ok && !r.wrapped {
		r.failAt(e.Pos(), "invalid syntax")
	}
	return e
}

func (r *raiser) yield(value gast.Expr, from bool) Expr {
	r.skipOpen()
	first := r.cur
	r.take(kYield)
	if from {
		r.take(kFrom)
		n := &YieldFrom{Value: r.expr(value)}
		return r.close(n, &n.Span, first)
	}
	n := &Yield{}
	if value != nil {
		n.Value = r.list(value)
	}
	return r.close(n, &n.Span, first)
}

// nativeStar raises a *value that gpython's grammar has itself.
func (r *raiser) nativeStar(g *gast.Starred) Expr {
	r.skipOpen()
	first := r.cur
	if r.take(kStar).mark != mNone {
		r.failAt(r.toks[first].start, "invalid syntax") // an @ without left side
	}
	n := &Starred{Value: r.expr(g.Value)}
	e := r.close(n, &n.Span, first)
	if r.wrapped {
		r.failAt(n.Start, "cannot use starred expression here")
	}
	return e
}

func (r *raiser) subscript(g *gast.Subscript) Expr {
	n := &Subscript{Value: r.expr(g.Value)}
	first := r.first
	r.take(kLBrack)
	n.Slice = r.index(g.Slice)
	r.take(kRBrack)
	return r.close(n, &n.Span, first)
}

// index raises what stands in the brackets of a subscript.
func (r *raiser) index(g gast.Slicer) Expr {
	switch g := g.(type) {
	case *gast.Index:
		e := r.list(g.Value)
		if _, star := e.(*Starred); star {
			first := r.first
			r.skipComma()
			t := &Tuple{Elts: []Expr{e}}
			return r.close(t, &t.Span, first)
		}
		return e
	case *gast.Slice:
		return r.slice(g)
	case *gast.ExtSlice:
		n := &Tuple{}
		first := r.cur
		for i, d := range g.Dims {
			if i > 0 {
				r.take(kComma)
			}
			if index, ok := d.(*gast.Index); ok {
				n.Elts = append(n.Elts, r.item(index.Value))
			} else {
				n.Elts = append(n.Elts, r.index(d))
			}
		}
		r.skipComma()
		r.closePart(&n.Span, first)
		return n
	}
	r.fail("invalid syntax")
	return nil
}

func (r *raiser) slice(g *gast.Slice) Expr {
	first := r.cur
	n := &Slice{}
	if g.Lower != nil {
		n.Lower = r.plain(g.Lower)
	}
	r.take(kColon)
	if g.Upper != nil {
		n.Upper = r.plain(g.Upper)
	}
	if r.peek(0) == kColon {
		r.cur++
		if g.Step != nil {
			n.Step = r.plain(g.Step)
		}
	}
	r.closePart(&n.Span, first)
	return n
}
