package syntax

import (
	"fmt"

	gast "github.com/go-python/gpython/ast"
)

// This file implements raising: the walk over the canonical tokens beside
// gpython's tree that makes our own tree. Each node takes its tokens, so that
// its span is exact; a token that does not fit is an error. Statements are in
// raise_stmt.go, expressions in raise_expr.go, newer syntax in one file a PEP.

// maxDepth bounds the nesting of nodes, for hostile input.
const maxDepth = 20000

// A raiser turns the tokens and the tree of one file into our tree.
type raiser struct {
	path     string
	src      string
	lines    []Pos
	srcToks  []token
	comments []Comment
	toks     []ctoken
	cur      int // the next canonical token
	depth    int

	// Set by expr and pattern for what they returned last:
	first     int  // its first token, with the parentheses around it
	wrapped   bool // it stands in parentheses
	bareGen   bool // it is a generator expression in the parentheses of a call
	bareStart Pos  // where the last such one starts
}

func (r *raiser) fail(msg string) { r.failAt(r.srcPos(r.cur), msg) }

func (r *raiser) failAt(at Pos, msg string) {
	panic(errorAt(r.path, r.lines, at, msg))
}

// srcPos returns the source offset of canonical token i.
func (r *raiser) srcPos(i int) Pos {
	if i < len(r.toks) {
		return r.toks[i].start
	}
	return Pos(len(r.src))
}

func (r *raiser) enter() {
	if r.depth++; r.depth > maxDepth {
		r.fail("too many levels of nesting")
	}
}

func (r *raiser) leave() { r.depth-- }

// tok returns the next token, or with an argument the one that many behind it.
func (r *raiser) tok(offset ...int) ctoken {
	i := r.cur
	if len(offset) > 0 {
		i += offset[0]
	}
	if i < len(r.toks) {
		return r.toks[i]
	}
	return ctoken{kind: kEOF, start: Pos(len(r.src)), end: Pos(len(r.src)), match: -1}
}

func (r *raiser) peek(offset int) kind {
	if i := r.cur + offset; i < len(r.toks) {
		return r.toks[i].kind
	}
	return kEOF
}

func (r *raiser) next() ctoken {
	t := r.tok()
	r.cur++
	return t
}

// take consumes the next token, which must be of kind k.
func (r *raiser) take(k kind) ctoken {
	if r.cur >= len(r.toks) || r.toks[r.cur].kind != k {
		r.fail("invalid syntax")
	}
	r.cur++
	return r.toks[r.cur-1]
}

func (r *raiser) skipComma() {
	if r.peek(0) == kComma {
		r.cur++
	}
}

// nameText returns the identifier of a name token.
func (r *raiser) nameText(t ctoken) string {
	if t.src < 0 {
		panic(fmt.Sprintf("syntax: inserted name at offset %d has no text", t.start))
	}
	return normalizeName(r.srcToks[t.src].text(r.src))
}

// grouping tells whether canonical token i is a parenthesis that may group.
func (r *raiser) grouping(i int) bool {
	return i >= 0 && r.toks[i].kind == kLParen && r.toks[i].mark != mSyntax
}

// skipOpen passes the grouping parentheses in front of an expression, up to its
// first own token. The () of an empty tuple is such a token.
func (r *raiser) skipOpen() {
	for r.grouping(r.cur) && int(r.toks[r.cur].match) != r.cur+1 {
		r.cur++
	}
}

// closePart sets a span from token first to the last one taken.
func (r *raiser) closePart(span *Span, first int) {
	*span = Span{r.toks[first].start, r.toks[r.cur-1].end}
}

// close ends an expression that starts at token first: it sets its span and
// takes the closing parentheses that group exactly it.
func (r *raiser) close(e Expr, span *Span, first int) Expr {
	r.closePart(span, first)
	r.group(first)
	return e
}

// group takes the parentheses around what starts at token first and has just
// ended, and notes whether there were any in the source.
func (r *raiser) group(first int) {
	r.wrapped = false
	for r.peek(0) == kRParen && r.grouping(first-1) && int(r.toks[r.cur].match) == first-1 {
		first--
		if !r.toks[first].inserted() {
			r.wrapped = true
		}
		r.cur++
	}
	r.first = first
}

// ownParens takes the parentheses that belong to a tuple or generator
// expression which starts at token first, and returns its first token.
func (r *raiser) ownParens(first int) int {
	if r.peek(0) == kRParen && r.grouping(first-1) && int(r.toks[r.cur].match) == first-1 {
		r.cur++
		return first - 1
	}
	return first
}

// module raises the statements of a file.
func (r *raiser) module(g *gast.Module) []Stmt {
	body := r.stmts(g.Body)
	if r.cur != len(r.toks) {
		r.fail("invalid syntax")
	}
	return body
}
