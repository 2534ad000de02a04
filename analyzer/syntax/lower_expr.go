package syntax

// This file implements the lowering of expressions: one walk over the tokens of
// a bracket, which hands newer syntax to the file of its PEP.

// A level says what the tokens directly inside a bracket, or of a statement, may be.
type level struct {
	// star is the mark of the lambda that carries *value at the start of an
	// element, or mNone where gpython takes a star itself.
	star mark
	// walrus tells whether an element may be name := value.
	walrus bool
	// brace and call tell what ** and name= mean at the start of an element.
	brace, call bool
	// keywords tells that name=value is to be carried too.
	keywords bool
}

// maxClauses bounds the clauses of a comprehension, and the parts of a dotted
// module name: gpython's time and memory grow with their square.
const maxClauses = 500

// exprs lowers the tokens [i, j), which stand on one level.
func (l *lowerer) exprs(i, j int, lv level) {
	var (
		first    = true  // at the start of an element
		inTarget = false // between for and in of a comprehension
		prev     = kEOF
		clauses  = 0 // of the comprehension that was met
	)
	for i < j {
		t := l.toks[i]
		next := i + 1
		switch t.kind {
		case kString, kFStart:
			next = l.strings(i, j)
		case kLParen, kLBrack, kLBrace:
			next = l.bracket(i, prev)
		case kLambda:
			next = l.lambda(i, j)
		case kAwait:
			next = l.await(i, j)
		case kAsync:
			clauses = l.clause(t, clauses)
			next = l.asyncFor(i, j)
			inTarget = true
		case kFor:
			clauses = l.clause(t, clauses)
			l.copy(i)
			inTarget = true
		case kIf:
			if clauses > 0 {
				clauses = l.clause(t, clauses)
			}
			l.copy(i)
		case kIn:
			l.copy(i)
			inTarget = false
		case kYield:
			l.copy(i)
			lv.walrus = false
			if i+1 < j && l.toks[i+1].kind != kFrom {
				lv.star = mStarItem
			}
		case kStar:
			if first && !inTarget && lv.star != mNone {
				l.star(i, lv.star)
			} else {
				l.copy(i)
			}
		case kDStar:
			if first && (lv.call || lv.brace) {
				l.doubleStar(i, lv)
			} else {
				l.copy(i)
			}
		case kName:
			next = l.name(i, j, lv, first)
		case kWalrus:
			l.fail(t.start, "invalid syntax")
		case kFMiddle, kFEnd, kBang:
			l.fail(t.start, "invalid syntax")
		default:
			l.operator(i)
		}
		prev = l.toks[next-1].kind
		first = t.kind == kComma || t.kind == kYield
		i = next
	}
}

// clause counts one more clause of a comprehension, which t starts.
func (l *lowerer) clause(t token, count int) int {
	if count >= maxClauses {
		l.fail(t.start, "too many clauses in a comprehension")
	}
	return count + 1
}

// operator copies a token, with @ as a kind of *.
func (l *lowerer) operator(i int) {
	t := l.toks[i]
	switch t.kind {
	case kAt:
		l.put(kStar, mMatMult, i, t.start, t.end)
	case kAtEq:
		l.put(kStarEq, mMatMult, i, t.start, t.end)
	default:
		l.copy(i)
	}
}

// bracket lowers the bracket at i behind a token of kind prev.
func (l *lowerer) bracket(i int, prev kind) int {
	closing := int(l.toks[i].match)
	switch trailer := prev.endsAtom(); {
	case l.toks[i].kind == kLParen && trailer:
		l.call(i, closing)
		return closing + 1
	case l.toks[i].kind == kLParen:
		l.copy(i)
		l.exprs(i+1, closing, level{walrus: true})
	case l.toks[i].kind == kLBrack && trailer:
		l.copy(i)
		l.exprs(i+1, closing, level{star: mStarArg, walrus: true})
	case l.toks[i].kind == kLBrack:
		l.copy(i)
		l.exprs(i+1, closing, level{walrus: true})
	default:
		l.copy(i)
		l.exprs(i+1, closing, level{star: mStarItem, walrus: true, brace: true})
	}
	l.copy(closing)
	return closing + 1
}

// call lowers the arguments of a call or class statement.
func (l *lowerer) call(i, closing int) {
	l.mark(i, mSyntax)
	l.exprs(i+1, closing, level{star: mStarArg, walrus: true, call: true, keywords: l.hasStarArg(i+1, closing)})
	l.copy(closing)
}

// lambda lowers the parameters of the lambda at i, up to its colon.
func (l *lowerer) lambda(i, j int) int {
	c := l.lambdaColon(i, j)
	l.copy(i)
	l.params(i+1, c, false)
	l.copy(c)
	return c + 1
}

// name lowers the name at i, which may be the target of a walrus or the name of
// a keyword argument.
func (l *lowerer) name(i, j int, lv level, first bool) int {
	if i+1 < j {
		switch l.toks[i+1].kind {
		case kWalrus:
			return l.walrus(i, j, lv, first)
		case kAssign:
			if lv.keywords && first {
				return l.keyword(i)
			}
		}
	}
	l.copy(i)
	return i + 1
}

// strings lowers the run of adjacent string literals at i.
func (l *lowerer) strings(i, j int) int {
	end, formatted := i, false
	for end < j {
		switch l.toks[end].kind {
		case kString:
			end++
			continue
		case kFStart:
			formatted = true
			end = int(l.toks[end].match) + 1
			continue
		}
		break
	}
	if formatted {
		l.fstring(i, end)
	} else {
		l.put(kString, mNone, i, l.toks[i].start, l.toks[end-1].end)
	}
	return end
}

// params lowers the parameters [i, j) of a def or lambda.
func (l *lowerer) params(i, j int, def bool) {
	for i < j {
		comma := l.findKind(i, j, kComma)
		if comma == i {
			l.fail(l.toks[i].start, "invalid syntax")
		}
		l.param(i, comma, def)
		if comma+1 < j { // a comma at the end is dropped: 3.4 takes it only sometimes
			l.copy(comma)
		}
		i = comma + 1
	}
}

// param lowers one parameter [i, j).
func (l *lowerer) param(i, j int, def bool) {
	switch l.toks[i].kind {
	case kSlash:
		l.slash(i, j)
		return
	case kStar, kDStar:
		l.copy(i)
		if i++; i == j {
			return
		}
	}
	if l.toks[i].kind != kName {
		l.fail(l.toks[i].start, "invalid syntax")
	}
	l.copy(i)
	i++
	if i < j && l.toks[i].kind == kColon && def {
		eq := l.findKind(i+1, j, kAssign)
		l.copy(i)
		l.exprs(i+1, eq, level{star: mStarArg})
		i = eq
	}
	if i < j {
		l.copy(i)
		l.exprs(i+1, j, level{})
	}
}

// group lowers [i, j) inside inserted parentheses.
func (l *lowerer) group(i, j int, lv level) {
	if i == j {
		l.fail(l.endOf(i), "invalid syntax: expected an expression")
	}
	l.insert(kLParen, mNone, l.toks[i].start)
	l.exprs(i, j, lv)
	l.insert(kRParen, mNone, l.toks[j-1].end)
}
