package syntax

// This file declares the canonical tokens: Python 3.4 in our own spacing, which
// gpython parses and which the raiser walks beside gpython's tree.

// A mark on a canonical token says that it carries newer syntax.
type mark uint8

const (
	mNone         mark = iota
	mSyntax            // a parenthesis of a call, def, class or import: not a grouping one
	mCarrier           // a name that opens a carrier call of no other meaning
	mAsync             // def, for or with behind async (PEP 492)
	mAwait             // name of a call that carries await (PEP 492)
	mMatMult           // * or *= standing for @ or @= (PEP 465)
	mFString           // name of a call that carries an f-string (PEP 498) or t-string (PEP 750)
	mAnnotation        // name of a call that carries an annotation (PEP 526)
	mWalrus            // lambda that carries := (PEP 572)
	mStarArg           // lambda that carries *value where an expression may stand (PEP 448, 646)
	mStarItem          // lambda that carries *value where only a bitwise or may stand (PEP 448)
	mDoubleStar        // lambda or dict key that carries **value (PEP 448)
	mKeyword           // lambda that carries name=value in a call with stars (PEP 448)
	mSlash             // parameter that carries / (PEP 570)
	mDecorator         // name of a call that carries a decorator (PEP 614)
	mMatch             // for that carries match (PEP 634)
	mCase              // if that carries case (PEP 634)
	mPatternAs         // and that carries a pattern's as (PEP 634)
	mExceptStar        // except behind which a * stood (PEP 654)
	mTypeParams        // name of a decorator call that carries type parameters (PEP 695)
	mTypeVar           // name of a type parameter
	mTypeVarTuple      // name of a *type parameter
	mParamSpec         // name of a **type parameter
	mBound             // lambda that carries a bound (PEP 695)
	mDefault           // lambda that carries a default (PEP 696)
	mTypeAlias         // name of a call that carries a type statement (PEP 695)
	mAliasValue        // lambda that carries its value
)

// A ctoken is a canonical token. Start and end are the source bytes that it
// stands for; an inserted token covers none.
type ctoken struct {
	kind       kind
	mark       mark
	src        int32 // index of the source token, where there is one
	match      int32 // index of the partner of a bracket
	start, end Pos
}

// inserted tells whether the token stands for no source text.
func (t ctoken) inserted() bool { return t.start == t.end }

// text returns the token's spelling for gpython.
func (t ctoken) text() string {
	switch t.kind {
	case kName:
		return "a"
	case kNumber, kString:
		return "..."
	}
	return spelling[t.kind]
}

// appendCanonical appends the text of tokens for gpython: names are a, literals
// are ..., a level of indentation is one space.
func appendCanonical(buf []byte, toks []ctoken) []byte {
	depth, bol := 0, true
	for _, t := range toks {
		switch t.kind {
		case kIndent:
			depth++
			continue
		case kDedent:
			depth--
			continue
		case kNewline:
			buf = append(buf, '\n')
			bol = true
			continue
		}
		if bol {
			for range depth {
				buf = append(buf, ' ')
			}
			bol = false
		} else {
			buf = append(buf, ' ')
		}
		buf = append(buf, t.text()...)
	}
	return buf
}

// canonicalAt returns the index of the token that ends at or behind a line (from
// 1) and column of the canonical text, for mapping gpython's errors back.
func canonicalAt(toks []ctoken, line, col int) int {
	ln, depth, width, bol := 1, 0, 0, true
	for i, t := range toks {
		switch t.kind {
		case kIndent:
			depth++
			continue
		case kDedent:
			depth--
			continue
		case kNewline:
			if ln == line {
				return i
			}
			ln++
			bol = true
			continue
		}
		if bol {
			width, bol = depth, false
		} else {
			width++
		}
		width += len(t.text())
		if ln == line && width >= col {
			return i
		}
	}
	return len(toks) - 1
}
