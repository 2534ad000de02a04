package island

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/syntax"
)

// cond writes an expression as a Go bool: its truth.
func (fr *frame) cond(e syntax.Expr) *jen.Statement {
	switch e := e.(type) {
	case *syntax.Constant:
		switch e.Kind {
		case syntax.ConstTrue:
			return jen.True()
		case syntax.ConstFalse, syntax.ConstNone:
			return jen.False()
		}
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			return fr.negated(e.Operand)
		}
	case *syntax.BoolOp:
		return fr.condBool(e)
	case *syntax.Compare:
		return fr.condCompare(e)
	case *syntax.Call:
		if x := fr.condCall(e); x != nil {
			return x
		}
	}
	return fr.rt("Truth", fr.expr(e))
}

// negated writes not e.
func (fr *frame) negated(e syntax.Expr) *jen.Statement {
	if c, ok := e.(*syntax.Compare); ok && len(c.Ops) == 1 {
		switch c.Ops[0] {
		case syntax.Is, syntax.IsNot, syntax.In, syntax.NotIn:
			flipped := *c
			flipped.Ops = []syntax.Operator{map[syntax.Operator]syntax.Operator{syntax.Is: syntax.IsNot, syntax.IsNot: syntax.Is, syntax.In: syntax.NotIn, syntax.NotIn: syntax.In}[c.Ops[0]]}
			return fr.condCompare(&flipped)
		}
	}
	switch e := e.(type) {
	case *syntax.BoolOp:
		return jen.Op("!").Parens(fr.cond(e))
	case *syntax.Compare:
		if len(e.Ops) > 1 {
			return jen.Op("!").Parens(fr.cond(e))
		}
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			return fr.cond(e.Operand)
		}
	}
	return jen.Op("!").Add(fr.cond(e))
}

func (fr *frame) condBool(e *syntax.BoolOp) *jen.Statement {
	op := "&&"
	if e.Op == syntax.Or {
		op = "||"
	}
	var x *jen.Statement
	var states state
	for i, v := range e.Values {
		part := fr.cond(v)
		if i == 0 {
			states = fr.state.clone()
		}
		if b, ok := v.(*syntax.BoolOp); ok && b.Op != e.Op {
			part = jen.Parens(part)
		}
		if x == nil {
			x = part
		} else {
			x = x.Op(op).Add(part)
		}
	}
	fr.state = states
	return x
}

// truths are the library's functions that compare and give a Go bool.
var truths = map[syntax.Operator]string{
	syntax.Eq: "Equal", syntax.NotEq: "NotEqual", syntax.Lt: "Less", syntax.LtE: "LessEqual", syntax.Gt: "Greater", syntax.GtE: "GreaterEqual",
	syntax.Is: "Is", syntax.In: "In",
}

// values are those that give what the operands' methods give.
var comparisons = map[syntax.Operator]string{
	syntax.Eq: "Eq", syntax.NotEq: "Ne", syntax.Lt: "Lt", syntax.LtE: "Le", syntax.Gt: "Gt", syntax.GtE: "Ge",
}

func (fr *frame) condCompare(e *syntax.Compare) *jen.Statement {
	if len(e.Ops) == 1 {
		args := fr.exprs(e.Left, e.Comparators[0])
		return fr.condOp(e.Ops[0], args[0], args[1], e.Left, e.Comparators[0])
	}
	var x *jen.Statement
	left := jen.Code(fr.before(e.Left, e.Comparators[:1]))
	leftExpr := e.Left
	for i, op := range e.Ops {
		right, again := fr.kept(e.Comparators[i], i < len(e.Ops)-1)
		part := fr.condOp(op, left, right, leftExpr, e.Comparators[i])
		left, leftExpr = again, e.Comparators[i]
		if x == nil {
			x = part
		} else {
			x = x.Op("&&").Add(part)
		}
	}
	return x
}

// kept writes an operand that is used a second time: the first use, and the second.
func (fr *frame) kept(e syntax.Expr, twice bool) (first, second jen.Code) {
	if !twice {
		return fr.expr(e), nil
	}
	switch e := e.(type) {
	case *syntax.Constant:
		return fr.expr(e), fr.expr(e)
	case *syntax.Name:
		if !fr.changeable(e) {
			return fr.expr(e), fr.expr(e)
		}
	}
	t := fr.temp("middle")
	return fr.rt("Assign", jen.Op("&").Add(t), fr.expr(e)), t
}

func (fr *frame) condOp(op syntax.Operator, left, right jen.Code, l, r syntax.Expr) *jen.Statement {
	switch op {
	case syntax.Is, syntax.IsNot:
		return fr.condIs(op, left, right, l, r)
	case syntax.NotIn:
		return jen.Op("!").Add(fr.rt("In", left, right))
	}
	return fr.rt(truths[op], left, right)
}

func (fr *frame) condIs(op syntax.Operator, left, right jen.Code, l, r syntax.Expr) *jen.Statement {
	sign := "=="
	if op == syntax.IsNot {
		sign = "!="
	}
	if c, ok := r.(*syntax.Constant); ok && c.Kind == syntax.ConstNone {
		if c, ok := l.(*syntax.Constant); !ok || c.Kind != syntax.ConstNone {
			if fr.isGoValue(l) {
				left = fr.value().Call(left)
			}
			return jen.Add(left).Op(sign).Nil()
		}
	}
	x := fr.rt("Is", left, right)
	if op == syntax.IsNot {
		return jen.Op("!").Add(x)
	}
	return x
}

// isGoValue tells whether an expression is written with a Go type of its own, which
// cannot be compared with nil.
func (fr *frame) isGoValue(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return fr.typed.variable(fr.f, fr.f.SymbolID(e)) != nil
	case *syntax.Constant, *syntax.JoinedStr, *syntax.Compare, *syntax.UnaryOp, *syntax.BoolOp, *syntax.IfExp:
		return true
	}
	return false
}

// compare writes a comparison as a value.
func (fr *frame) compare(e *syntax.Compare) *jen.Statement {
	if len(e.Ops) > 1 {
		return fr.chain(e)
	}
	fn, ok := comparisons[e.Ops[0]]
	if !ok {
		return fr.condCompare(e)
	}
	return fr.operation(fn, e.Left, e.Comparators[0])
}

// chain writes a < b < c as a value.
func (fr *frame) chain(e *syntax.Compare) *jen.Statement {
	last := len(e.Ops) - 1
	parts := make([]*jen.Statement, len(e.Ops))
	left := jen.Code(fr.before(e.Left, e.Comparators[:1]))
	leftExpr := e.Left
	for i, op := range e.Ops {
		right, again := fr.kept(e.Comparators[i], i < last)
		if fn, ok := comparisons[op]; ok {
			parts[i] = fr.rt(fn, left, right)
		} else {
			parts[i] = fr.condOp(op, left, right, leftExpr, e.Comparators[i])
		}
		left, leftExpr = again, e.Comparators[i]
	}
	x := parts[0]
	for _, p := range parts[1:] {
		x = fr.rt("And", x, jen.Func().Params().Add(fr.value()).Block(jen.Return(p)))
	}
	return x
}

// condCall writes the calls that give a Go bool.
func (fr *frame) condCall(e *syntax.Call) *jen.Statement {
	if len(e.Keywords) > 0 || hasStar(e.Args) {
		return nil
	}
	n, ok := e.Func.(*syntax.Name)
	if !ok || !boolCalls[n.ID] || !fr.isBuiltin(n, n.ID) {
		return nil
	}
	return fr.special(e)
}
