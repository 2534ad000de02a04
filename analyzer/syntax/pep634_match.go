package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 634: match is carried by "for a in (subject):", and each case by
// "if a((pattern), guard):" in its body. Patterns look like expressions but for
// their as, which is carried by an and: it binds just as loose.

// isMatch tells whether the logical line [i, end) is the header of a match
// statement: nothing else ends in a colon and is followed by a block of cases.
func (l *lowerer) isMatch(i, end int) bool {
	return l.toks[i].kind == kName && l.toks[i].text(l.src) == "match" &&
		end-1 > i+1 && l.toks[end-1].kind == kColon &&
		l.toks[end+1].kind == kIndent && l.toks[end+2].kind == kName && l.toks[end+2].text(l.src) == "case"
}

func (l *lowerer) matchStmt(i, end int) {
	t := l.toks[i]
	l.put(kFor, mMatch, i, t.start, t.end)
	l.insert(kName, mCarrier, t.end)
	l.insert(kIn, mCarrier, t.end)
	l.group(i+1, end-1, level{walrus: true})
	l.copy(end - 1)
	l.expectMatch = true
}

func (l *lowerer) caseClause(i, end int) {
	t := l.toks[i]
	if t.kind != kName || t.text(l.src) != "case" {
		l.fail(t.start, "expected 'case'")
	}
	c := l.headerColon(i+1, end)
	guard := l.findKind(i+1, c, kIf)
	if guard == i+1 {
		l.fail(t.end, "invalid syntax: expected a pattern")
	}
	l.put(kIf, mCase, i, t.start, t.end)
	l.insert(kName, mCarrier, t.end)
	l.insert(kLParen, mSyntax, t.end)
	l.insert(kLParen, mNone, l.toks[i+1].start)
	l.patternTokens(i+1, guard)
	l.insert(kRParen, mNone, l.toks[guard-1].end)
	if guard < c {
		l.copyAs(guard, kComma)
		l.group(guard+1, c, level{walrus: true})
	}
	l.insert(kRParen, mSyntax, l.toks[c-1].end)
	l.suite(c, end)
}

// patternTokens lowers the tokens of a pattern.
func (l *lowerer) patternTokens(i, j int) {
	first, prev := true, kEOF
	for i < j {
		t := l.toks[i]
		next := i + 1
		switch t.kind {
		case kString, kFStart:
			next = l.strings(i, j)
		case kLParen, kLBrack, kLBrace:
			m := mNone
			if t.kind == kLParen && prev.endsAtom() {
				m = mSyntax
			}
			l.mark(i, m)
			l.patternTokens(i+1, int(t.match))
			l.copy(int(t.match))
			next = int(t.match) + 1
		case kAs:
			l.put(kAnd, mPatternAs, i, t.start, t.end)
		case kDStar:
			if !first {
				l.fail(t.start, "invalid syntax")
			}
			l.doubleStar(i, level{brace: true})
		case kWalrus, kAwait, kAsync, kLambda:
			l.fail(t.start, "invalid syntax")
		default:
			l.copy(i)
		}
		first, prev = t.kind == kComma, l.toks[next-1].kind
		i = next
	}
}

// match raises the for loop that carries a match statement.
func (r *raiser) match(g *gast.For) Stmt {
	first := r.cur
	r.take(kFor)
	r.take(kName)
	r.take(kIn)
	n := &Match{}
	open := r.cur
	n.Subject = r.item(g.Iter)
	switch n.Subject.(type) {
	case *Starred, *Yield, *YieldFrom, *GeneratorExp:
		if r.bare(open) {
			r.failAt(n.Subject.Pos(), "invalid syntax")
		}
	}
	r.take(kColon)
	r.take(kNewline)
	r.take(kIndent)
	for _, s := range g.Body {
		c, ok := s.(*gast.If)
		if !ok || r.tok().mark != mCase {
			r.fail("expected 'case'")
		}
		n.Cases = append(n.Cases, r.matchCase(c))
	}
	r.take(kDedent)
	if len(g.Orelse) > 0 {
		r.fail("invalid syntax")
	}
	return r.endStmt(n, &n.Span, first)
}

func (r *raiser) matchCase(g *gast.If) *MatchCase {
	first := r.cur
	call, ok := g.Test.(*gast.Call)
	if !ok || len(call.Args) == 0 || len(call.Keywords) > 0 {
		r.fail("invalid syntax")
	}
	r.take(kIf)
	r.take(kName)
	r.take(kLParen)
	n := &MatchCase{Pattern: r.pattern(call.Args[0])}
	if _, star := n.Pattern.(*MatchStar); star {
		r.failAt(n.Pattern.Pos(), "invalid syntax")
	}
	if len(call.Args) > 1 {
		r.take(kComma)
		n.Guard = r.namedExpr(call.Args[1])
	}
	r.take(kRParen)
	n.Body = r.suite(g.Body)
	if len(g.Orelse) > 0 {
		r.fail("invalid syntax")
	}
	r.endBlock(&n.Span, first)
	return n
}

// pattern raises a pattern from the expression that carries it.
func (r *raiser) pattern(g gast.Expr) Pattern {
	r.enter()
	defer r.leave()
	switch g := g.(type) {
	case *gast.Name:
		return r.capture()
	case *gast.Attribute, *gast.Num, *gast.Str, *gast.Bytes, *gast.Ellipsis, *gast.UnaryOp:
		return r.valuePattern(g)
	case *gast.NameConstant:
		r.skipOpen()
		first := r.cur
		n := &MatchSingleton{Kind: constKindOf(r.next().kind)}
		return closePattern(r, n, &n.Span, first)
	case *gast.BinOp:
		if g.Op == gast.BitOr {
			return r.orPattern(g)
		}
		return r.valuePattern(g)
	case *gast.BoolOp:
		return r.asPattern(g)
	case *gast.List:
		r.skipOpen()
		first := r.cur
		r.take(kLBrack)
		n := &MatchSequence{Patterns: r.patterns(g.Elts)}
		r.take(kRBrack)
		return closePattern(r, n, &n.Span, first)
	case *gast.Tuple:
		return r.tuplePattern(g)
	case *gast.Starred:
		first := r.cur
		r.take(kStar)
		n := &MatchStar{Name: r.captureName()}
		return closePattern(r, n, &n.Span, first)
	case *gast.Dict:
		return r.mappingPattern(g)
	case *gast.Call:
		if r.skipOpen(); r.tok().mark == mFString {
			return r.valuePattern(g)
		}
		return r.classPattern(g)
	}
	r.fail("patterns may only match literals and attribute lookups")
	return nil
}

// closePattern ends a pattern like close ends an expression.
func closePattern[P Pattern](r *raiser, n P, span *Span, first int) Pattern {
	r.closePart(span, first)
	r.group(first)
	return n
}

// captureName takes a name; the wildcard _ gives the empty string.
func (r *raiser) captureName() string {
	if name := r.nameText(r.plainName()); name != "_" {
		return name
	}
	return ""
}

func (r *raiser) capture() Pattern {
	r.skipOpen()
	first := r.cur
	n := &MatchAs{Name: r.captureName()}
	return closePattern(r, n, &n.Span, first)
}

// valuePattern raises a literal or dotted name.
func (r *raiser) valuePattern(g gast.Expr) Pattern {
	e := r.expr(g)
	if !isPatternValue(e) || r.isWildcard(r.first) {
		r.failAt(e.Pos(), "patterns may only match literals and attribute lookups")
	}
	n := &MatchValue{Value: e}
	n.Span = e.Range()
	return n
}

// isWildcard tells whether the pattern at canonical token i starts with the
// wildcard _: nothing can follow that.
func (r *raiser) isWildcard(i int) bool {
	for r.grouping(i) {
		i++
	}
	t := r.toks[i]
	return t.kind == kName && t.end-t.start == 1 && r.src[t.start] == '_'
}

func isPatternValue(e Expr) bool {
	switch e := e.(type) {
	case *JoinedStr: // refused by CPython's compiler only
		return true
	case *Constant:
		return e.Kind != ConstEllipsis
	case *Attribute:
		return isDottedName(e)
	case *UnaryOp:
		c, ok := e.Operand.(*Constant)
		return ok && e.Op == USub && isNumber(c)
	case *BinOp:
		right, ok := e.Right.(*Constant)
		if !ok || e.Op != Add && e.Op != Sub || right.Kind != ConstComplex {
			return false
		}
		left := e.Left
		if u, ok := left.(*UnaryOp); ok && u.Op == USub {
			left = u.Operand
		}
		c, ok := left.(*Constant)
		return ok && (c.Kind == ConstInt || c.Kind == ConstFloat)
	}
	return false
}

func isNumber(c *Constant) bool {
	return c.Kind == ConstInt || c.Kind == ConstFloat || c.Kind == ConstComplex
}

func isDottedName(e Expr) bool {
	for {
		switch x := e.(type) {
		case *Name:
			return true
		case *Attribute:
			e = x.Value
		default:
			return false
		}
	}
}

// orPattern raises a|b|c, which gpython reads from the left, as one MatchOr.
func (r *raiser) orPattern(g *gast.BinOp) Pattern {
	left := r.pattern(g.Left)
	first := r.first
	n := &MatchOr{}
	if or, ok := left.(*MatchOr); ok && !r.wrapped {
		n.Patterns = append(n.Patterns, or.Patterns...)
	} else {
		n.Patterns = append(n.Patterns, left)
	}
	r.take(kPipe)
	n.Patterns = append(n.Patterns, r.pattern(g.Right))
	return closePattern(r, n, &n.Span, first)
}

func (r *raiser) asPattern(g *gast.BoolOp) Pattern {
	if g.Op != gast.And || len(g.Values) != 2 {
		r.fail("invalid syntax")
	}
	n := &MatchAs{Pattern: r.pattern(g.Values[0])}
	first := r.first
	if r.take(kAnd).mark != mPatternAs {
		r.fail("invalid syntax")
	}
	if n.Name = r.captureName(); n.Name == "" {
		r.fail("cannot use '_' as a target")
	}
	return closePattern(r, n, &n.Span, first)
}

// patterns raises comma-separated patterns.
func (r *raiser) patterns(list []gast.Expr) []Pattern {
	var out []Pattern
	for i, g := range list {
		if i > 0 {
			r.take(kComma)
		}
		out = append(out, r.pattern(g))
	}
	r.skipComma()
	return out
}

func (r *raiser) tuplePattern(g *gast.Tuple) Pattern {
	r.skipOpen()
	n := &MatchSequence{}
	if len(g.Elts) == 0 {
		first := r.cur
		r.take(kLParen)
		r.take(kRParen)
		return closePattern(r, n, &n.Span, first)
	}
	n.Patterns = append(n.Patterns, r.pattern(g.Elts[0]))
	first := r.first
	for _, e := range g.Elts[1:] {
		r.take(kComma)
		n.Patterns = append(n.Patterns, r.pattern(e))
	}
	r.skipComma()
	first = r.ownParens(first)
	return closePattern(r, n, &n.Span, first)
}

func (r *raiser) mappingPattern(g *gast.Dict) Pattern {
	r.skipOpen()
	first := r.cur
	n := &MatchMapping{}
	r.take(kLBrace)
	for i := range g.Keys {
		if i > 0 {
			r.take(kComma)
		}
		if n.Rest != "" {
			r.fail("invalid syntax")
		}
		if r.tok().mark == mDoubleStar {
			r.take(kName)
			r.take(kColon)
			if _, ok := g.Values[i].(*gast.Name); !ok || r.peek(0) != kName {
				r.fail("invalid syntax")
			}
			if n.Rest = r.captureName(); n.Rest == "" {
				r.fail("invalid syntax")
			}
			continue
		}
		key := r.expr(g.Keys[i])
		if c, ok := key.(*Constant); !isPatternValue(key) || r.wrapped || ok && c.Kind == ConstEllipsis {
			r.failAt(key.Pos(), "mapping pattern keys may only match literals and attribute lookups")
		}
		n.Keys = append(n.Keys, key)
		r.take(kColon)
		n.Patterns = append(n.Patterns, r.pattern(g.Values[i]))
	}
	r.skipComma()
	r.take(kRBrace)
	return closePattern(r, n, &n.Span, first)
}

func (r *raiser) classPattern(g *gast.Call) Pattern {
	n := &MatchClass{Cls: r.expr(g.Func)}
	first := r.first
	if !isDottedName(n.Cls) || r.wrapped || r.isWildcard(first) {
		r.failAt(n.Cls.Pos(), "invalid syntax")
	}
	r.take(kLParen)
	args, keywords := g.Args, g.Keywords
	for i := range len(args) + len(keywords) {
		if i > 0 {
			r.take(kComma)
		}
		if r.peek(0) == kName && r.peek(1) == kAssign && len(keywords) > 0 {
			n.KwdAttrs = append(n.KwdAttrs, r.nameText(r.take(kName)))
			r.take(kAssign)
			n.KwdPatterns = append(n.KwdPatterns, r.pattern(keywords[0].Value))
			keywords = keywords[1:]
			continue
		}
		if len(n.KwdAttrs) > 0 || len(args) == 0 {
			r.fail("positional patterns follow keyword patterns")
		}
		n.Patterns = append(n.Patterns, r.pattern(args[0]))
		args = args[1:]
	}
	r.skipComma()
	r.take(kRParen)
	return closePattern(r, n, &n.Span, first)
}
