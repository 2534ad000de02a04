package syntax

// A kind is the kind of a token: a literal class, a keyword or an operator.
// The same kinds serve the source tokens and the canonical tokens.
type kind uint8

const (
	kEOF kind = iota
	kNewline
	kIndent
	kDedent
	kName
	kNumber
	kString
	kFStart  // prefix and opening quotes of an f-string or t-string
	kFMiddle // literal text between replacement fields
	kFEnd    // closing quotes
	kBang    // ! of a conversion in a replacement field

	keywordBeg
	kFalse
	kNone
	kTrue
	kAnd
	kAs
	kAssert
	kAsync
	kAwait
	kBreak
	kClass
	kContinue
	kDef
	kDel
	kElif
	kElse
	kExcept
	kFinally
	kFor
	kFrom
	kGlobal
	kIf
	kImport
	kIn
	kIs
	kLambda
	kNonlocal
	kNot
	kOr
	kPass
	kRaise
	kReturn
	kTry
	kWhile
	kWith
	kYield
	keywordEnd

	kLParen
	kRParen
	kLBrack
	kRBrack
	kLBrace
	kRBrace
	kColon
	kComma
	kSemi
	kDot
	kEllipsis
	kArrow
	kWalrus
	kAssign
	kPlus
	kMinus
	kStar
	kSlash
	kDSlash
	kPercent
	kAt
	kDStar
	kLShift
	kRShift
	kAmp
	kPipe
	kCaret
	kTilde
	kLt
	kGt
	kLe
	kGe
	kEq
	kNe
	augBeg
	kPlusEq
	kMinusEq
	kStarEq
	kSlashEq
	kDSlashEq
	kPercentEq
	kAtEq
	kDStarEq
	kLShiftEq
	kRShiftEq
	kAmpEq
	kPipeEq
	kCaretEq
	augEnd
	numKinds
)

func (k kind) isAugAssign() bool { return augBeg < k && k < augEnd }

// spelling holds the text of keywords and operators.
var spelling = [numKinds]string{
	kFalse: "False", kNone: "None", kTrue: "True", kAnd: "and", kAs: "as", kAssert: "assert",
	kAsync: "async", kAwait: "await", kBreak: "break", kClass: "class", kContinue: "continue",
	kDef: "def", kDel: "del", kElif: "elif", kElse: "else", kExcept: "except",
	kFinally: "finally", kFor: "for", kFrom: "from", kGlobal: "global", kIf: "if",
	kImport: "import", kIn: "in", kIs: "is", kLambda: "lambda", kNonlocal: "nonlocal",
	kNot: "not", kOr: "or", kPass: "pass", kRaise: "raise", kReturn: "return", kTry: "try",
	kWhile: "while", kWith: "with", kYield: "yield",
	kLParen: "(", kRParen: ")", kLBrack: "[", kRBrack: "]", kLBrace: "{", kRBrace: "}",
	kColon: ":", kComma: ",", kSemi: ";", kDot: ".", kEllipsis: "...", kArrow: "->",
	kWalrus: ":=", kAssign: "=", kPlus: "+", kMinus: "-", kStar: "*", kSlash: "/",
	kDSlash: "//", kPercent: "%", kAt: "@", kDStar: "**", kLShift: "<<", kRShift: ">>",
	kAmp: "&", kPipe: "|", kCaret: "^", kTilde: "~", kLt: "<", kGt: ">", kLe: "<=",
	kGe: ">=", kEq: "==", kNe: "!=", kPlusEq: "+=", kMinusEq: "-=", kStarEq: "*=",
	kSlashEq: "/=", kDSlashEq: "//=", kPercentEq: "%=", kAtEq: "@=", kDStarEq: "**=",
	kLShiftEq: "<<=", kRShiftEq: ">>=", kAmpEq: "&=", kPipeEq: "|=", kCaretEq: "^=",
	kBang: "!",
}

// keywords maps the hard keywords of Python 3.7 and later to their kinds.
var keywords = func() map[string]kind {
	m := make(map[string]kind)
	for k := keywordBeg + 1; k < keywordEnd; k++ {
		m[spelling[k]] = k
	}
	return m
}()

// A token is one token of the source. Blank lines and line joins leave none.
type token struct {
	kind kind
	// raw marks an f-string or t-string start with an r in its prefix;
	// template one with a t.
	raw, template bool
	start, end    Pos
	// match is the index of the partner of a bracket, or of kFStart and kFEnd.
	match int32
}

func (t token) text(src string) string { return src[t.start:t.end] }

// endsAtom tells whether an opening bracket behind the token continues an
// expression (a call or a subscript) instead of starting one.
func (k kind) endsAtom() bool {
	switch k {
	case kName, kNumber, kString, kFEnd, kRParen, kRBrack, kRBrace, kEllipsis, kTrue, kFalse, kNone:
		return true
	}
	return false
}
