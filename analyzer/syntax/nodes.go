package syntax

// This file declares the tree: the node set and field names of CPython 3.14's
// ast module, with byte spans. Where CPython has two node classes that differ
// in one keyword, the tree has one Go type with a flag (FunctionDef.IsAsync for
// AsyncFunctionDef, Try.IsStar for TryStar, JoinedStr.IsTemplate for
// TemplateStr); Dump prints CPython's names.

import "math/big"

// A Pos is a byte offset into File.Text.
type Pos int32

// A Span is the half-open range of source bytes that a node covers.
type Span struct{ Start, End Pos }

// Pos returns the offset of the node's first byte.
func (s Span) Pos() Pos { return s.Start }

// EndPos returns the offset just behind the node's last byte.
func (s Span) EndPos() Pos { return s.End }

// Range returns the span itself, so that it can be read through the Node interface.
func (s Span) Range() Span { return s }

// A Node is any node of the tree.
type Node interface {
	Pos() Pos
	EndPos() Pos
	Range() Span
	node()
}

// An Expr is an expression node.
type Expr interface {
	Node
	expr()
}

// A Stmt is a statement node.
type Stmt interface {
	Node
	stmt()
}

// A Pattern is a pattern of a match statement (PEP 634).
type Pattern interface {
	Node
	pattern()
}

// A TypeParam is a type parameter of a function, class or type alias (PEP 695).
type TypeParam interface {
	Node
	typeParam()
}

type (
	exprNode      struct{ Span }
	stmtNode      struct{ Span }
	patternNode   struct{ Span }
	typeParamNode struct{ Span }
	partNode      struct{ Span }
)

func (*exprNode) node()           {}
func (*exprNode) expr()           {}
func (*stmtNode) node()           {}
func (*stmtNode) stmt()           {}
func (*patternNode) node()        {}
func (*patternNode) pattern()     {}
func (*typeParamNode) node()      {}
func (*typeParamNode) typeParam() {}
func (*partNode) node()           {}

// Ctx tells whether a target expression is read, written or deleted.
type Ctx uint8

// The contexts of Name, Attribute, Subscript, Starred, List and Tuple.
const (
	Load Ctx = iota
	Store
	Del
)

// An Operator is a binary, unary, boolean or comparison operator.
type Operator uint8

// The operators, grouped as CPython's operator, unaryop, boolop and cmpop.
const (
	NoOp Operator = iota
	Add
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
	Invert
	Not
	UAdd
	USub
	And
	Or
	Eq
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// Statements.
type (
	// FunctionDef is a def, or an async def if IsAsync.
	FunctionDef struct {
		stmtNode
		Name          string
		NamePos       Pos // of the name itself
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr // or nil
		TypeParams    []TypeParam
		IsAsync       bool
	}
	// ClassDef is a class statement.
	ClassDef struct {
		stmtNode
		Name          string
		NamePos       Pos
		Bases         []Expr
		Keywords      []*Keyword
		Body          []Stmt
		DecoratorList []Expr
		TypeParams    []TypeParam
	}
	// Return is a return statement; Value may be nil.
	Return struct {
		stmtNode
		Value Expr
	}
	// Delete is a del statement.
	Delete struct {
		stmtNode
		Targets []Expr
	}
	// Assign is an assignment to one or more targets, left to right.
	Assign struct {
		stmtNode
		Targets []Expr
		Value   Expr
	}
	// TypeAlias is a type statement (PEP 695).
	TypeAlias struct {
		stmtNode
		Name       *Name
		TypeParams []TypeParam
		Value      Expr
	}
	// AugAssign is target op= value.
	AugAssign struct {
		stmtNode
		Target Expr
		Op     Operator
		Value  Expr
	}
	// AnnAssign is an annotated name with or without a value (PEP 526). Simple
	// is set for a bare name without parentheses.
	AnnAssign struct {
		stmtNode
		Target     Expr
		Annotation Expr
		Value      Expr // or nil
		Simple     bool
	}
	// For is a for loop, or an async for if IsAsync.
	For struct {
		stmtNode
		Target  Expr
		Iter    Expr
		Body    []Stmt
		Orelse  []Stmt
		IsAsync bool
	}
	// While is a while loop.
	While struct {
		stmtNode
		Test   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	// If is an if statement; an elif is an If that is the only statement of Orelse.
	If struct {
		stmtNode
		Test   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	// With is a with statement, or an async with if IsAsync.
	With struct {
		stmtNode
		Items   []*WithItem
		Body    []Stmt
		IsAsync bool
	}
	// Match is a match statement (PEP 634).
	Match struct {
		stmtNode
		Subject Expr
		Cases   []*MatchCase
	}
	// Raise is a raise statement; Exc and Cause may be nil.
	Raise struct {
		stmtNode
		Exc   Expr
		Cause Expr
	}
	// Try is a try statement; IsStar marks except* (PEP 654).
	Try struct {
		stmtNode
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
		IsStar    bool
	}
	// Assert is an assert statement; Msg may be nil.
	Assert struct {
		stmtNode
		Test Expr
		Msg  Expr
	}
	// Import is import a.b as c, d.
	Import struct {
		stmtNode
		Names []*Alias
	}
	// ImportFrom is from module import names; Level counts the leading dots.
	ImportFrom struct {
		stmtNode
		Module string
		Names  []*Alias
		Level  int
	}
	// Global is a global statement.
	Global struct {
		stmtNode
		Names []string
	}
	// Nonlocal is a nonlocal statement.
	Nonlocal struct {
		stmtNode
		Names []string
	}
	// ExprStmt is an expression as a statement (CPython's Expr).
	ExprStmt struct {
		stmtNode
		Value Expr
	}
	// Pass is a pass statement.
	Pass struct{ stmtNode }
	// Break is a break statement.
	Break struct{ stmtNode }
	// Continue is a continue statement.
	Continue struct{ stmtNode }
)

// Expressions.
type (
	// BoolOp is a chain of one of And, Or.
	BoolOp struct {
		exprNode
		Op     Operator
		Values []Expr
	}
	// NamedExpr is target := value (PEP 572).
	NamedExpr struct {
		exprNode
		Target *Name
		Value  Expr
	}
	// BinOp is left op right.
	BinOp struct {
		exprNode
		Left  Expr
		Op    Operator
		Right Expr
	}
	// UnaryOp is op operand.
	UnaryOp struct {
		exprNode
		Op      Operator
		Operand Expr
	}
	// Lambda is a lambda expression.
	Lambda struct {
		exprNode
		Args *Arguments
		Body Expr
	}
	// IfExp is body if test else orelse.
	IfExp struct {
		exprNode
		Test   Expr
		Body   Expr
		Orelse Expr
	}
	// Dict is a dict display; a nil key stands for **value (PEP 448).
	Dict struct {
		exprNode
		Keys   []Expr
		Values []Expr
	}
	// Set is a set display.
	Set struct {
		exprNode
		Elts []Expr
	}
	// ListComp is a list comprehension.
	ListComp struct {
		exprNode
		Elt        Expr
		Generators []*Comprehension
	}
	// SetComp is a set comprehension.
	SetComp struct {
		exprNode
		Elt        Expr
		Generators []*Comprehension
	}
	// DictComp is a dict comprehension.
	DictComp struct {
		exprNode
		Key        Expr
		Value      Expr
		Generators []*Comprehension
	}
	// GeneratorExp is a generator expression.
	GeneratorExp struct {
		exprNode
		Elt        Expr
		Generators []*Comprehension
	}
	// Await is await value (PEP 492).
	Await struct {
		exprNode
		Value Expr
	}
	// Yield is yield value; Value may be nil.
	Yield struct {
		exprNode
		Value Expr
	}
	// YieldFrom is yield from value.
	YieldFrom struct {
		exprNode
		Value Expr
	}
	// Compare is a comparison chain.
	Compare struct {
		exprNode
		Left        Expr
		Ops         []Operator
		Comparators []Expr
	}
	// Call is a call; a Keyword with an empty Arg is **value.
	Call struct {
		exprNode
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	// FormattedValue is a replacement field of an f-string. Conversion is 's',
	// 'r', 'a' or -1; FormatSpec may be nil.
	FormattedValue struct {
		exprNode
		Value      Expr
		Conversion int
		FormatSpec *JoinedStr
	}
	// Interpolation is a replacement field of a t-string (PEP 750); Str is the
	// expression's source text.
	Interpolation struct {
		exprNode
		Value      Expr
		Str        string
		Conversion int
		FormatSpec *JoinedStr
	}
	// JoinedStr is an f-string, or a t-string (CPython's TemplateStr) if IsTemplate.
	JoinedStr struct {
		exprNode
		Values     []Expr
		IsTemplate bool
	}
	// Constant is a literal.
	Constant struct {
		exprNode
		Kind ConstKind
		// U marks a string written with the prefix u (CPython's kind='u').
		U bool
		// Str is the value of a ConstStr or the bytes of a ConstBytes. A lone
		// surrogate of a string is kept as its three-byte encoding (WTF-8).
		Str string
		// Int is the value of a ConstInt that fits; otherwise Big holds it.
		Int int64
		Big *big.Int
		// Float is the value of a ConstFloat, or the imaginary part of a ConstComplex.
		Float float64
	}
	// Attribute is value.attr; AttrPos is the offset of the name.
	Attribute struct {
		exprNode
		Value   Expr
		Attr    string
		AttrPos Pos
		Ctx     Ctx
	}
	// Subscript is value[slice].
	Subscript struct {
		exprNode
		Value Expr
		Slice Expr
		Ctx   Ctx
	}
	// Starred is *value.
	Starred struct {
		exprNode
		Value Expr
		Ctx   Ctx
	}
	// Name is an identifier, NFKC-normalised (PEP 3131).
	Name struct {
		exprNode
		ID  string
		Ctx Ctx
	}
	// List is a list display.
	List struct {
		exprNode
		Elts []Expr
		Ctx  Ctx
	}
	// Tuple is a tuple, with or without parentheses.
	Tuple struct {
		exprNode
		Elts []Expr
		Ctx  Ctx
	}
	// Slice is lower:upper:step inside a subscript; each part may be nil.
	Slice struct {
		exprNode
		Lower Expr
		Upper Expr
		Step  Expr
	}
)

// ConstKind is the type of a Constant's value.
type ConstKind uint8

// The kinds of constants.
const (
	ConstNone ConstKind = iota
	ConstTrue
	ConstFalse
	ConstEllipsis
	ConstInt
	ConstFloat
	ConstComplex
	ConstStr
	ConstBytes
)

// Parts of expressions and statements.
type (
	// Comprehension is one for clause with its ifs. CPython gives it no
	// position; its span runs from "for" (or "async") to its last token.
	Comprehension struct {
		partNode
		Target  Expr
		Iter    Expr
		Ifs     []Expr
		IsAsync bool
	}
	// ExceptHandler is one except clause; Type may be nil, Name empty.
	ExceptHandler struct {
		partNode
		Type Expr
		Name string
		Body []Stmt
	}
	// Arguments are the parameters of a function or lambda. Defaults belong to
	// the last len(Defaults) of PosOnlyArgs and Args together; KwDefaults has an
	// entry, possibly nil, for each of KwOnlyArgs.
	Arguments struct {
		partNode
		PosOnlyArgs []*Arg
		Args        []*Arg
		Vararg      *Arg // or nil
		KwOnlyArgs  []*Arg
		KwDefaults  []Expr
		Kwarg       *Arg // or nil
		Defaults    []Expr
	}
	// Arg is one parameter; Annotation may be nil.
	Arg struct {
		partNode
		Arg        string
		Annotation Expr
	}
	// Keyword is name=value in a call, or **value with an empty Arg.
	Keyword struct {
		partNode
		Arg   string
		Value Expr
	}
	// Alias is a name of an import, with AsName empty where there is none.
	Alias struct {
		partNode
		Name   string
		AsName string
	}
	// WithItem is one context manager. CPython gives it no position; its span
	// runs from its expression to its target.
	WithItem struct {
		partNode
		ContextExpr  Expr
		OptionalVars Expr // or nil
	}
	// MatchCase is one case clause; Guard may be nil. CPython gives it no
	// position; its span runs from "case" to its last statement.
	MatchCase struct {
		partNode
		Pattern Pattern
		Guard   Expr
		Body    []Stmt
	}
)

// Patterns (PEP 634).
type (
	// MatchValue compares with a literal or a dotted name.
	MatchValue struct {
		patternNode
		Value Expr
	}
	// MatchSingleton matches None, True or False by identity.
	MatchSingleton struct {
		patternNode
		Kind ConstKind
	}
	// MatchSequence matches a sequence of patterns.
	MatchSequence struct {
		patternNode
		Patterns []Pattern
	}
	// MatchMapping matches keys with patterns; Rest is the name behind **, or empty.
	MatchMapping struct {
		patternNode
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	// MatchClass matches an instance by positional and keyword patterns.
	MatchClass struct {
		patternNode
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	// MatchStar is *name in a sequence; Name is empty for *_.
	MatchStar struct {
		patternNode
		Name string
	}
	// MatchAs is pattern as name, a capture (nil Pattern) or the wildcard _ (both empty).
	MatchAs struct {
		patternNode
		Pattern Pattern
		Name    string
	}
	// MatchOr is an alternative of patterns.
	MatchOr struct {
		patternNode
		Patterns []Pattern
	}
)

// Type parameters (PEP 695, defaults PEP 696).
type (
	// TypeVar is name: bound = default.
	TypeVar struct {
		typeParamNode
		Name         string
		Bound        Expr
		DefaultValue Expr
	}
	// ParamSpec is **name = default.
	ParamSpec struct {
		typeParamNode
		Name         string
		DefaultValue Expr
	}
	// TypeVarTuple is *name = default.
	TypeVarTuple struct {
		typeParamNode
		Name         string
		DefaultValue Expr
	}
)

// A Comment is one comment, from # to the end of its line.
type Comment struct {
	Span
	Text string // with the leading #
	// Own tells whether the comment stands on a line of its own.
	Own bool
}
