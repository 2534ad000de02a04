package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 448 (additional unpacking), PEP 646 (stars in subscripts and annotations)
// and the bare stars of Python 3.8's return, yield and for: *value is carried by
// a lambda without parameters, which extends exactly as far; **value in a dict
// by the key of an item.

// hasStarArg tells whether a call's arguments [i, j) hold a * or ** of their own,
// so that its keywords must be carried too to keep the order of all.
func (l *lowerer) hasStarArg(i, j int) bool {
	for i < j {
		if k := l.toks[i].kind; k == kStar || k == kDStar {
			return true
		}
		comma := l.findKind(i, j, kComma)
		i = comma + 1
	}
	return false
}

func (l *lowerer) star(i int, m mark) {
	t := l.toks[i]
	l.put(kLambda, m, i, t.start, t.end)
	l.insert(kColon, mNone, t.end)
}

func (l *lowerer) doubleStar(i int, lv level) {
	t := l.toks[i]
	if lv.brace {
		l.put(kName, mDoubleStar, i, t.start, t.end)
	} else {
		l.put(kLambda, mDoubleStar, i, t.start, t.end)
	}
	l.insert(kColon, mNone, t.end)
}

// keyword carries name=value at i as lambda name: value.
func (l *lowerer) keyword(i int) int {
	l.insert(kLambda, mKeyword, l.toks[i].start)
	l.copy(i)
	eq := l.toks[i+1]
	l.put(kColon, mNone, i+1, eq.start, eq.end)
	return i + 2
}

// carried returns the mark of the token that g begins with when g is a lambda.
func (r *raiser) carried(g gast.Expr) mark {
	if _, ok := g.(*gast.Lambda); !ok {
		return mNone
	}
	r.skipOpen()
	return r.tok().mark
}

// item raises an element that may be *value: of a display, a subscript, a call
// or a bare tuple.
func (r *raiser) item(g gast.Expr) Expr {
	switch r.carried(g) {
	case mStarArg, mStarItem:
		return r.starred(g.(*gast.Lambda))
	}
	return r.expr(g)
}

// starred raises a carried *value.
func (r *raiser) starred(g *gast.Lambda) Expr {
	first := r.cur
	m := r.take(kLambda).mark
	r.take(kColon)
	n := &Starred{Value: r.expr(g.Body)}
	if m == mStarItem && !r.wrapped && !isBitwise(n.Value) {
		r.failAt(n.Value.Pos(), "invalid syntax")
	}
	return r.close(n, &n.Span, first)
}

// isBitwise tells whether an expression without parentheses binds at least as
// tight as a bitwise or.
func isBitwise(e Expr) bool {
	switch e := e.(type) {
	case *BoolOp, *Compare, *IfExp, *Lambda, *NamedExpr:
		return false
	case *UnaryOp:
		return e.Op != Not
	}
	return true
}

// arguments raises the arguments of a call whose opening parenthesis is next.
func (r *raiser) callArgs(args []gast.Expr, keywords []*gast.Keyword) ([]Expr, []*Keyword) {
	r.take(kLParen)
	var (
		c = callArgs{raiser: r}
		n = len(args) + len(keywords)
	)
	for i := range n {
		if i > 0 {
			r.take(kComma)
		}
		if r.peek(0) == kName && r.peek(1) == kAssign {
			if len(keywords) == 0 {
				r.fail("invalid syntax")
			}
			c.keyword(keywords[0].Value)
			keywords = keywords[1:]
			continue
		}
		if len(args) == 0 {
			r.fail("invalid syntax")
		}
		c.arg(args[0], n)
		args = args[1:]
	}
	r.skipComma()
	if c.bare && r.tok(-1).kind == kComma {
		r.fail("Generator expression must be parenthesized")
	}
	r.take(kRParen)
	return c.args, c.keywords
}

// callArgs gathers the arguments of one call and checks their order.
type callArgs struct {
	*raiser
	args     []Expr
	keywords []*Keyword
	doubled  bool // a **value was seen
	bare     bool // the only argument is a generator expression without parentheses
}

func (c *callArgs) keyword(g gast.Expr) {
	first := c.cur
	k := &Keyword{Arg: c.nameText(c.take(kName))}
	c.take(kAssign)
	k.Value = c.expr(g)
	c.closePart(&k.Span, first)
	c.keywords = append(c.keywords, k)
}

func (c *callArgs) arg(g gast.Expr, n int) {
	switch m := c.carried(g); m {
	case mKeyword:
		first := c.cur
		c.take(kLambda)
		k := &Keyword{Arg: c.nameText(c.take(kName))}
		c.take(kColon)
		k.Value = c.expr(g.(*gast.Lambda).Body)
		c.closePart(&k.Span, first)
		c.keywords = append(c.keywords, k)
		return
	case mDoubleStar:
		first := c.cur
		c.take(kLambda)
		c.take(kColon)
		k := &Keyword{Value: c.expr(g.(*gast.Lambda).Body)}
		c.closePart(&k.Span, first)
		c.keywords = append(c.keywords, k)
		c.doubled = true
		return
	case mStarArg:
		if c.doubled {
			c.fail("iterable argument unpacking follows keyword argument unpacking")
		}
	default:
		if c.doubled {
			c.fail("positional argument follows keyword argument unpacking")
		}
		if len(c.keywords) > 0 {
			c.fail("positional argument follows keyword argument")
		}
	}
	start := c.tok().start
	c.args = append(c.args, c.item(g))
	if c.bareGen {
		c.bareGen = false
		if n > 1 {
			c.failAt(start, "Generator expression must be parenthesized")
		}
		c.bare = true
	}
}
