package syntax

// This file implements lowering: source tokens of any Python 3 to canonical
// tokens of Python 3.4. Statements are here, expressions in lower_expr.go, and
// what is newer than 3.4 in one file a PEP.

// A lowerer rewrites the tokens of one file.
type lowerer struct {
	path  string
	src   string
	lines []Pos
	toks  []token
	out   []ctoken
	open  []int32 // indexes into out of the open brackets
	// matchBlocks holds, for each open block, whether it is a match body.
	matchBlocks []bool
	expectMatch bool // the next block is a match body
}

// fail stops with an error; Parse recovers it.
func (l *lowerer) fail(at Pos, msg string) {
	panic(errorAt(l.path, l.lines, at, msg))
}

// put appends a canonical token.
func (l *lowerer) put(k kind, m mark, src int, start, end Pos) {
	i := int32(len(l.out))
	l.out = append(l.out, ctoken{kind: k, mark: m, src: int32(src), match: -1, start: start, end: end})
	switch k {
	case kLParen, kLBrack, kLBrace:
		l.open = append(l.open, i)
	case kRParen, kRBrack, kRBrace:
		o := l.open[len(l.open)-1]
		l.open = l.open[:len(l.open)-1]
		l.out[o].match, l.out[i].match = i, o
	}
}

// copy appends source token i as it is.
func (l *lowerer) copy(i int) { l.mark(i, mNone) }

// mark appends source token i with a mark.
func (l *lowerer) mark(i int, m mark) {
	t := l.toks[i]
	l.put(t.kind, m, i, t.start, t.end)
}

// insert appends a token that stands for no source text.
func (l *lowerer) insert(k kind, m mark, at Pos) { l.put(k, m, -1, at, at) }

// endOf returns where the text in front of source token i ends.
func (l *lowerer) endOf(i int) Pos {
	if i == 0 {
		return 0
	}
	return l.toks[i-1].end
}

// run lowers the whole file.
func (l *lowerer) run() {
	for i := 0; i < len(l.toks); {
		switch l.toks[i].kind {
		case kEOF:
			return
		case kIndent:
			l.matchBlocks = append(l.matchBlocks, l.expectMatch)
			l.expectMatch = false
			l.copy(i)
			i++
		case kDedent:
			l.matchBlocks = l.matchBlocks[:len(l.matchBlocks)-1]
			l.copy(i)
			i++
		default:
			end := l.lineEnd(i)
			l.line(i, end)
			l.copy(end)
			i = end + 1
		}
	}
}

// lineEnd returns the index of the kNewline that ends the logical line at i.
func (l *lowerer) lineEnd(i int) int {
	for l.toks[i].kind != kNewline {
		i = l.skip(i)
	}
	return i
}

// skip returns the index behind token i, or behind the bracket that it opens.
func (l *lowerer) skip(i int) int {
	if m := int(l.toks[i].match); m > i {
		return m + 1
	}
	return i + 1
}

// find returns the index of the first token in [i, j) outside brackets and
// lambda parameters for which is holds, or j.
func (l *lowerer) find(i, j int, is func(kind) bool) int {
	for i < j {
		k := l.toks[i].kind
		switch {
		case is(k):
			return i
		case k == kLambda:
			i = l.lambdaColon(i, j) + 1
		default:
			i = l.skip(i)
		}
	}
	return j
}

func (l *lowerer) findKind(i, j int, want kind) int {
	return l.find(i, j, func(k kind) bool { return k == want })
}

// maxLambdas bounds the lambdas in the parameters of lambdas, each of which is
// read once for every one around it.
const maxLambdas = 500

// lambdaColon returns the index of the colon of the lambda at i.
func (l *lowerer) lambdaColon(i, j int) int {
	nested := 0
	for p := i + 1; p < j; p = l.skip(p) {
		switch l.toks[p].kind {
		case kLambda:
			if nested++; nested > maxLambdas {
				l.fail(l.toks[p].start, "too many levels of nesting")
			}
		case kColon:
			if nested == 0 {
				return p
			}
			nested--
		}
	}
	l.fail(l.toks[i].start, "invalid syntax: lambda without ':'")
	return j
}

// headerColon returns the index of the colon that ends a compound statement's header.
func (l *lowerer) headerColon(i, end int) int {
	c := l.findKind(i, end, kColon)
	if c == end {
		l.fail(l.toks[end].start, "expected ':'")
	}
	return c
}

// line lowers the logical line [i, end).
func (l *lowerer) line(i, end int) {
	t := l.toks[i]
	if n := len(l.matchBlocks); n > 0 && l.matchBlocks[n-1] {
		l.caseClause(i, end)
		return
	}
	switch t.kind {
	case kAt:
		l.decorator(i, end)
	case kAsync:
		l.asyncStmt(i, end)
	case kDef, kClass, kFor, kWith:
		l.compound(i, end, mNone, t.start)
	case kIf, kElif, kWhile:
		c := l.headerColon(i+1, end)
		l.copy(i)
		l.exprs(i+1, c, level{walrus: true})
		l.suite(c, end)
	case kExcept:
		l.exceptClause(i, end)
	case kTry, kElse, kFinally:
		l.copy(i)
		if l.toks[i+1].kind != kColon {
			l.fail(l.toks[i+1].start, "expected ':'")
		}
		l.suite(i+1, end)
	default:
		if l.isMatch(i, end) {
			l.matchStmt(i, end)
			return
		}
		l.simpleStmts(i, end)
	}
}

// compound lowers a def, class, for or with statement whose keyword is at i;
// m and start tell of an async in front.
func (l *lowerer) compound(i, end int, m mark, start Pos) {
	switch l.toks[i].kind {
	case kDef:
		l.def(i, end, m, start)
	case kClass:
		l.class(i, end)
	case kFor:
		c := l.headerColon(i+1, end)
		in := l.findKind(i+1, c, kIn)
		l.put(kFor, m, i, start, l.toks[i].end)
		l.exprs(i+1, in, level{})
		if in < c {
			l.copy(in)
			l.exprs(in+1, c, level{star: mStarItem})
		}
		l.suite(c, end)
	case kWith:
		c := l.headerColon(i+1, end)
		l.put(kWith, m, i, start, l.toks[i].end)
		l.withItems(i+1, c)
		l.suite(c, end)
	}
}

// suite lowers the colon at c and what follows it on the line.
func (l *lowerer) suite(c, end int) {
	l.copy(c)
	if c+1 < end {
		l.simpleStmts(c+1, end)
	}
}

func (l *lowerer) def(i, end int, m mark, start Pos) {
	p := i + 2
	if l.toks[i+1].kind != kName {
		l.fail(l.toks[i+1].start, "invalid syntax")
	}
	p = l.typeParams(p, end)
	l.put(kDef, m, i, start, l.toks[i].end)
	l.copy(i + 1)
	if l.toks[p].kind != kLParen {
		l.fail(l.toks[p].start, "expected '('")
	}
	closing := int(l.toks[p].match)
	l.mark(p, mSyntax)
	l.params(p+1, closing, true)
	l.copy(closing)
	c := l.headerColon(closing+1, end)
	l.exprs(closing+1, c, level{})
	l.suite(c, end)
}

func (l *lowerer) class(i, end int) {
	if l.toks[i+1].kind != kName {
		l.fail(l.toks[i+1].start, "invalid syntax")
	}
	p := l.typeParams(i+2, end)
	l.copy(i)
	l.copy(i + 1)
	if l.toks[p].kind == kLParen {
		closing := int(l.toks[p].match)
		l.call(p, closing)
		p = closing + 1
	}
	if l.toks[p].kind != kColon {
		l.fail(l.toks[p].start, "expected ':'")
	}
	l.suite(p, end)
}

// simpleStmts lowers the simple statements of [i, end), parted by semicolons.
func (l *lowerer) simpleStmts(i, end int) {
	for i < end {
		j := l.findKind(i, end, kSemi)
		l.simpleStmt(i, j)
		if j < end {
			l.copy(j)
		}
		i = j + 1
	}
}

func (l *lowerer) simpleStmt(i, j int) {
	if i == j {
		return // gpython refuses the lone semicolon
	}
	switch l.toks[i].kind {
	case kReturn:
		l.copy(i)
		l.exprs(i+1, j, level{star: mStarItem})
	case kImport, kFrom:
		l.imports(i, j)
	case kDel, kAssert, kRaise, kGlobal, kNonlocal, kPass, kBreak, kContinue:
		l.copy(i)
		l.exprs(i+1, j, level{})
	default:
		if l.isTypeAlias(i, j) {
			l.typeAlias(i, j)
			return
		}
		l.exprStmt(i, j)
	}
}

// imports lowers an import statement.
func (l *lowerer) imports(i, j int) {
	dots := 0
	for ; i < j; i++ {
		switch l.toks[i].kind {
		case kLParen:
			l.mark(i, mSyntax)
			continue
		case kDot:
			if dots++; dots > maxClauses {
				l.fail(l.toks[i].start, "too many dots in a module name")
			}
		case kComma:
			dots = 0
		}
		l.copy(i)
	}
}

// exprStmt lowers an expression statement or any form of assignment.
func (l *lowerer) exprStmt(i, j int) {
	op := l.find(i, j, func(k kind) bool { return k == kColon || k == kAssign || k.isAugAssign() })
	switch {
	case op == j || l.toks[op].kind == kAssign:
		l.exprs(i, j, level{})
	case l.toks[op].kind == kColon:
		l.annotated(i, op, j)
	default:
		l.exprs(i, op, level{})
		l.operator(op)
		l.exprs(op+1, j, level{star: mStarItem})
	}
}
