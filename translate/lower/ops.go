package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

var operators = map[syntax.Operator]core.Op{
	syntax.Add: core.Add, syntax.Sub: core.Sub, syntax.Mult: core.Mul, syntax.Div: core.Div, syntax.FloorDiv: core.FloorDiv,
	syntax.Mod: core.Mod, syntax.Pow: core.Pow, syntax.LShift: core.Shl, syntax.RShift: core.Shr, syntax.BitAnd: core.BitAnd,
	syntax.BitOr: core.BitOr, syntax.BitXor: core.BitXor, syntax.USub: core.Neg, syntax.Invert: core.Invert,
	syntax.Eq: core.Eq, syntax.NotEq: core.Ne, syntax.Lt: core.Lt, syntax.LtE: core.Le, syntax.Gt: core.Gt, syntax.GtE: core.Ge,
}

// intChecks are what each operation on ints must verify.
var intChecks = map[core.Op]core.Check{
	core.Add: core.Overflow, core.Sub: core.Overflow, core.Mul: core.Overflow, core.Neg: core.Overflow,
	core.FloorDiv: core.Zero | core.Sign, core.Mod: core.Zero | core.Sign, core.Div: core.Zero,
	core.Pow: core.Overflow, core.Shl: core.Overflow | core.Count, core.Shr: core.Count,
}

// dunderOf names the method of a binary operator.
var dunderOf = map[syntax.Operator]string{
	syntax.Add: "__add__", syntax.Sub: "__sub__", syntax.Mult: "__mul__", syntax.Div: "__truediv__", syntax.FloorDiv: "__floordiv__",
	syntax.Mod: "__mod__", syntax.Pow: "__pow__",
}

// binary lowers x op y over lowered operands.
func (b *body) binary(n syntax.Node, op syntax.Operator, x, y core.Expr) core.Expr {
	cop, ok := operators[op]
	if !ok {
		b.no(n, "operator", "this operator")
	}
	b.ordered(n, x, y)
	pos := b.pos(b.file, n.Pos())
	kx, ky := x.Type().Kind, y.Type().Kind
	arith := func(t *core.Type, x, y core.Expr, check core.Check) core.Expr {
		return &core.Arith{Typed: core.Typed{T: t}, Op: cop, X: x, Y: y, Check: check, Pos: pos}
	}
	switch {
	case kx == core.IntKind && ky == core.IntKind:
		return b.intOp(n, cop, x, y, arith)
	case isFloatPair(kx, ky):
		x, y = b.float(x, n), b.float(y, n)
		check := core.Check(0)
		switch cop {
		case core.Div, core.FloorDiv, core.Mod:
			check = core.Zero
			if nonZero(y) {
				check = 0
			}
			if cop == core.Div || check == 0 {
				return arith(core.FloatType, x, y, check)
			}
		case core.Pow:
			if !powStaysFloat(x, y) {
				b.no(n, "power", "** of a float that may be negative")
			}
		case core.Add, core.Sub, core.Mul:
		default:
			b.no(n, "operator", "this operator on floats")
		}
		return arith(core.FloatType, x, y, check)
	case kx == core.StrKind && ky == core.StrKind && cop == core.Add:
		return arith(core.StrType, x, y, 0)
	case kx == core.SetKind && core.Equal(x.Type(), y.Type()) && setOps[cop] != "":
		return method(x.Type(), setOps[cop], x, y)
	case kx == core.SliceKind && core.Equal(x.Type(), y.Type()) && cop == core.Add:
		return function(x.Type(), "Concat", x, y)
	case kx == core.StrKind && ky == core.IntKind && cop == core.Mul:
		return function(core.StrType, "StrRepeat", x, y)
	case kx == core.SliceKind && ky == core.IntKind && cop == core.Mul:
		return b.repeat(n, x, y)
	case kx == core.ObjectKind:
		if fn := b.methodOf(x.Type().Class, dunderOf[op]); fn != nil {
			return b.callLowered(n, fn, x, []core.Expr{y})
		}
	}
	b.no(n, "operator", "operator on %s and %s", x.Type(), y.Type())
	return nil
}

func isFloatPair(x, y core.Kind) bool {
	return x == core.FloatKind && (y == core.FloatKind || y == core.IntKind) || x == core.IntKind && y == core.FloatKind
}

func (b *body) intOp(n syntax.Node, op core.Op, x, y core.Expr, arith func(*core.Type, core.Expr, core.Expr, core.Check) core.Expr) core.Expr {
	switch op {
	case core.Div:
		return arith(core.FloatType, x, y, core.Zero)
	case core.Pow:
		if lit, ok := y.(*core.Lit); !ok || lit.Value.(int64) < 0 {
			b.no(n, "power", "** of ints with an exponent that may be negative")
		}
	case core.BitAnd, core.BitOr, core.BitXor:
		return arith(core.IntType, x, y, 0)
	}
	return arith(core.IntType, x, y, provenInt(op, x, y, intChecks[op]))
}

// nonZero tells whether an expression is a literal other than 0.
func nonZero(e core.Expr) bool {
	lit, ok := e.(*core.Lit)
	if !ok {
		if c, isConv := e.(*core.Convert); isConv {
			return nonZero(c.X)
		}
		return false
	}
	switch v := lit.Value.(type) {
	case int64:
		return v != 0
	case float64:
		return v != 0
	}
	return false
}

// powStaysFloat tells whether x ** y is a float for every x: where y is a whole
// number no complex number comes out.
func powStaysFloat(x, y core.Expr) bool {
	if c, ok := y.(*core.Convert); ok {
		y = c.X
	}
	lit, ok := y.(*core.Lit)
	if !ok {
		return false
	}
	switch v := lit.Value.(type) {
	case int64:
		return true
	case float64:
		return v == float64(int64(v))
	}
	return false
}

// float converts an int to float for arithmetic.
func (b *body) float(x core.Expr, at syntax.Node) core.Expr {
	if x.Type().Kind == core.FloatKind {
		return x
	}
	return &core.Convert{Typed: core.Typed{T: core.FloatType}, X: x, Pos: b.pos(b.file, at.Pos())}
}

// repeat lowers [v] * n and list * n.
func (b *body) repeat(n syntax.Node, x, count core.Expr) core.Expr {
	if d, ok := x.(*core.Display); ok && len(d.Elems) == 1 {
		switch d.Elems[0].(type) {
		case *core.Lit, *core.Ref:
			return &core.Runtime{Typed: core.Typed{T: x.Type()}, Path: "pyrt", Name: "Filled", Args: []core.Expr{d.Elems[0], count}}
		}
	}
	return &core.Runtime{Typed: core.Typed{T: x.Type()}, Path: "pyrt", Name: "Repeat", Args: []core.Expr{x, count}}
}

func (b *body) unary(n *syntax.UnaryOp) core.Expr {
	if n.Op == syntax.Not {
		return b.boolean(n)
	}
	x := b.expr(n.Operand)
	if lit, ok := x.(*core.Lit); ok && n.Op == syntax.USub {
		switch v := lit.Value.(type) {
		case int64:
			return intLit(-v)
		case float64:
			return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: -v}
		}
	}
	switch x.Type().Kind {
	case core.IntKind, core.FloatKind:
		if n.Op == syntax.UAdd {
			return x
		}
		op := operators[n.Op]
		check := core.Check(0)
		if x.Type().Kind == core.IntKind {
			check = intChecks[op]
		} else if op == core.Invert {
			b.no(n, "operator", "~ of a float")
		}
		return &core.Arith{Typed: core.Typed{T: x.Type()}, Op: op, X: x, Check: check, Pos: b.pos(b.file, n.Pos())}
	}
	b.no(n, "operator", "unary operator on %s", x.Type())
	return nil
}

// cond lowers an expression for its truth.
func (b *body) cond(e syntax.Expr) core.Expr {
	switch n := e.(type) {
	case *syntax.BoolOp:
		return b.logic(n, b.cond)
	case *syntax.UnaryOp:
		if n.Op == syntax.Not {
			return &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: b.cond(n.Operand)}
		}
	}
	return b.truth(e, b.expr(e))
}

// truth tests a lowered value.
func (b *body) truth(e syntax.Node, x core.Expr) core.Expr {
	if x.Type().Kind == core.BoolKind {
		return x
	}
	if x.Type().Kind == core.ObjectKind && (b.methodOf(x.Type().Class, "__bool__") != nil || b.methodOf(x.Type().Class, "__len__") != nil) {
		b.no(e, "truth", "truth of an object with __bool__ or __len__")
	}
	switch x.Type().Kind {
	case core.OptKind, core.TupleKind, core.VoidKind, core.FuncKind, core.GenKind:
		b.no(e, "truth", "truth of %s", x.Type())
	}
	return &core.Truth{Typed: core.Typed{T: core.BoolType}, X: x}
}

// boolean lowers an expression whose value is a bool.
func (b *body) boolean(e syntax.Expr) core.Expr {
	switch n := e.(type) {
	case *syntax.UnaryOp:
		return &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: b.cond(n.Operand)}
	case *syntax.BoolOp:
		return b.logicValue(n)
	case *syntax.Compare:
		return b.compare(n)
	}
	return b.cond(e)
}

// logicValue lowers and, or for their value: that of the operand that decides.
func (b *body) logicValue(n *syntax.BoolOp) core.Expr {
	x := b.expr(n.Values[0])
	for _, v := range n.Values[1:] {
		y := b.expr(v)
		bools := x.Type().Kind == core.BoolKind
		if !core.Equal(x.Type(), y.Type()) || !bools && !repeatable(x) {
			b.no(v, "and-or-value", "and, or over %s and %s", x.Type(), y.Type())
		}
		if x.Type().Kind == core.BoolKind {
			op := core.And
			if n.Op == syntax.Or {
				op = core.Or
			}
			x = &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: op, X: x, Y: y}
			continue
		}
		test := b.truth(n, x)
		c := &core.Cond{Typed: core.Typed{T: x.Type()}, Test: test, Then: x, Else: y}
		if n.Op == syntax.And {
			c.Then, c.Else = y, x
		}
		x = c
	}
	return x
}

func (b *body) logic(n *syntax.BoolOp, operand func(syntax.Expr) core.Expr) core.Expr {
	op := core.And
	if n.Op == syntax.Or {
		op = core.Or
	}
	x := operand(n.Values[0])
	for _, v := range n.Values[1:] {
		x = &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: op, X: x, Y: operand(v)}
	}
	return x
}

// compare lowers a chain: a < b < c is a < b and b < c, with b evaluated once.
func (b *body) compare(n *syntax.Compare) core.Expr {
	left := b.expr(n.Left)
	var all core.Expr
	for i, op := range n.Ops {
		right := b.comparator(op, left, n.Comparators[i])
		if i+1 < len(n.Ops) && !repeatable(right) {
			b.no(n, "comparison", "a chain of comparisons over calls")
		}
		one := b.compareOne(n, op, left, right)
		if all == nil {
			all = one
		} else {
			all = &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.And, X: all, Y: one}
		}
		left = right
	}
	return all
}

// comparator lowers the right side of a comparison; a display that is searched
// becomes a slice.
func (b *body) comparator(op syntax.Operator, left core.Expr, e syntax.Expr) core.Expr {
	var elts []syntax.Expr
	switch n := e.(type) {
	case *syntax.Tuple:
		elts = n.Elts
	case *syntax.List:
		elts = n.Elts
	case *syntax.Set:
		elts = n.Elts
	}
	if op != syntax.In && op != syntax.NotIn || len(elts) == 0 || !comparable(left.Type()) {
		return b.expr(e)
	}
	return b.display(e, elts, core.Of(core.SliceKind, left.Type()))
}

// repeatable tells whether evaluating an expression twice is the same as once.
func repeatable(e core.Expr) bool {
	switch e := e.(type) {
	case *core.Lit, *core.Ref, *core.ConstRef:
		return true
	case *core.Get:
		return repeatable(e.X)
	case *core.Len:
		return repeatable(e.X)
	case *core.Arith:
		return repeatable(e.X) && (e.Y == nil || repeatable(e.Y))
	case *core.Convert:
		return repeatable(e.X)
	}
	return false
}

func (b *body) compareOne(n *syntax.Compare, op syntax.Operator, x, y core.Expr) core.Expr {
	boolean := core.Typed{T: core.BoolType}
	b.ordered(n, x, y)
	switch op {
	case syntax.Is, syntax.IsNot:
		return b.identity(n, op == syntax.IsNot, x, y)
	case syntax.In, syntax.NotIn:
		c := b.contains(n, x, y)
		if op == syntax.NotIn {
			return &core.Logic{Typed: boolean, Op: core.Not, X: c}
		}
		return c
	}
	if isFloatPair(x.Type().Kind, y.Type().Kind) {
		x, y = b.comparedFloat(n, x), b.comparedFloat(n, y)
	}
	if !core.Equal(x.Type(), y.Type()) {
		b.no(n, "comparison", "comparison of %s with %s", x.Type(), y.Type())
	}
	switch k := x.Type().Kind; k {
	case core.IntKind, core.FloatKind, core.StrKind, core.BytesKind:
	case core.BoolKind:
		if op != syntax.Eq && op != syntax.NotEq {
			b.no(n, "comparison", "order of bools")
		}
	case core.SetKind:
		if op == syntax.Eq || op == syntax.NotEq {
			eq := method(core.BoolType, "Equal", x, y)
			if op == syntax.NotEq {
				return &core.Logic{Typed: boolean, Op: core.Not, X: eq}
			}
			return eq
		}
		b.no(n, "comparison", "order of sets")
	case core.TupleKind:
		if op == syntax.Eq || op == syntax.NotEq {
			for _, a := range x.Type().Args {
				if !comparable(a) {
					b.no(n, "comparison", "comparison of %s", x.Type())
				}
			}
			break
		}
		less := lessTuple(x.Type())
		if less == "" || op != syntax.Lt && op != syntax.Gt {
			b.no(n, "comparison", "comparison of %s", x.Type())
		}
		if op == syntax.Gt {
			x, y = y, x
		}
		return function(core.BoolType, less, x, y)
	case core.SliceKind:
		if op != syntax.Eq && op != syntax.NotEq || !comparable(x.Type().Args[0]) {
			b.no(n, "comparison", "comparison of %s", x.Type())
		}
	default:
		b.no(n, "comparison", "comparison of %s", x.Type())
	}
	return &core.Compare{Typed: boolean, Op: operators[op], X: x, Y: y}
}

// comparable tells whether Go's == is Python's for a type.
func comparable(t *core.Type) bool {
	switch t.Kind {
	case core.IntKind, core.StrKind, core.BoolKind:
		return true
	}
	return false
}

// comparedFloat converts an int literal for a comparison with a float; a
// variable may hold an int that no float equals.
func (b *body) comparedFloat(n syntax.Node, x core.Expr) core.Expr {
	if x.Type().Kind == core.FloatKind {
		return x
	}
	if lit, ok := x.(*core.Lit); ok {
		if v := lit.Value.(int64); v > -1<<53 && v < 1<<53 {
			return b.float(x, n)
		}
	}
	b.no(n, "comparison", "comparison of an int with a float")
	return nil
}

func (b *body) identity(n *syntax.Compare, negate bool, x, y core.Expr) core.Expr {
	isNone := func(e core.Expr) bool {
		l, ok := e.(*core.Lit)
		return ok && l.Value == nil && l.T.Kind == core.VoidKind
	}
	if isNone(x) {
		x, y = y, x
	}
	if isNone(y) {
		if !x.Type().IsPointer() && x.Type().Kind != core.OptKind {
			b.no(n, "comparison", "%s is None", x.Type())
		}
		if c, ok := x.(*core.Convert); ok && c.Check&core.None != 0 {
			x = c.X
		}
		return &core.IsNone{Typed: core.Typed{T: core.BoolType}, X: x, Negate: negate}
	}
	if x.Type().Kind == core.ObjectKind && core.Equal(x.Type(), y.Type()) {
		op := core.Eq
		if negate {
			op = core.Ne
		}
		return &core.Compare{Typed: core.Typed{T: core.BoolType}, Op: op, X: x, Y: y}
	}
	b.no(n, "identity", "is on %s", x.Type())
	return nil
}

func (b *body) contains(n *syntax.Compare, x, container core.Expr) core.Expr {
	t := container.Type()
	var elem *core.Type
	switch t.Kind {
	case core.SliceKind:
		if !comparable(t.Args[0]) {
			b.no(n, "membership", "membership in %s", t)
		}
		elem = t.Args[0]
	case core.MapKind, core.MapSetKind, core.DictKind, core.SetKind:
		elem = t.Args[0]
	case core.StrKind:
		elem = t
	default:
		b.no(n, "membership", "membership in %s", t)
	}
	return &core.Contains{Typed: core.Typed{T: core.BoolType}, X: container, Elem: b.convert(x, elem, n)}
}
