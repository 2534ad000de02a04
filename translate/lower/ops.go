package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
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

// dunderOf names the method of a binary operator, without its underscores.
var dunderOf = map[syntax.Operator]string{
	syntax.Add: "add", syntax.Sub: "sub", syntax.Mult: "mul", syntax.Div: "truediv", syntax.FloorDiv: "floordiv",
	syntax.Mod: "mod", syntax.Pow: "pow", syntax.LShift: "lshift", syntax.RShift: "rshift", syntax.BitAnd: "and",
	syntax.BitOr: "or", syntax.BitXor: "xor", syntax.MatMult: "matmul",
}

// binary lowers x op y over lowered operands.
func (b *body) binary(n syntax.Node, op syntax.Operator, x, y core.Expr) core.Expr {
	if v := b.libraryBinary(n, op, x, y); v != nil {
		return v
	}
	x, y = b.operands(n, op, x, y)
	cop, ok := operators[op]
	if !ok && op != syntax.MatMult {
		b.no(n, "operator", "this operator")
	}
	if bin, ok := n.(*syntax.BinOp); ok {
		b.sure(bin.Left, x)
		if !isObject(x.Type()) {
			b.sure(bin.Right, y)
		}
	}
	operands := []core.Expr{x, y}
	b.ordered(n, operands...)
	x, y = operands[0], operands[1]
	pos := b.pos(b.file, n.Pos())
	if x.Type().Kind == core.BoolKind && y.Type().Kind == core.BoolKind {
		if v := b.boolOp(n, cop, x, y); v != nil {
			return v
		}
	}
	if isNumeric(x.Type().Kind) && isNumeric(y.Type().Kind) {
		x, y = asNumber(x), asNumber(y)
	}
	kx, ky := x.Type().Kind, y.Type().Kind
	arith := func(t *core.Type, x, y core.Expr, check core.Check) core.Expr {
		return &core.Arith{Typed: core.Typed{T: t}, Op: cop, X: x, Y: y, Check: check, Pos: pos}
	}
	if kx == core.IntKind && ky == core.IntKind && b.plannedBig(n) {
		x = b.toBig(x, n)
	}
	if isNumeric(kx) && isNumeric(ky) {
		if v := b.mixedOp(n, cop, x, y, arith); v != nil {
			return v
		}
		if v := b.bigOp(n, cop, x, y, arith); v != nil {
			return b.narrowed(n, v)
		}
	}
	switch {
	case kx == core.IntKind && ky == core.IntKind:
		return b.intOp(n, cop, x, y, arith)
	case isFloatPair(kx, ky):
		x, y = b.float(x, n), b.float(y, n)
		if folded := foldFloats(cop, x, y); folded != nil {
			return folded
		}
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
				return function(core.FloatType, "PowReal", x, y)
			}
		case core.Add, core.Sub, core.Mul:
		default:
			b.no(n, "operator", "this operator on floats")
		}
		return arith(core.FloatType, x, y, check)
	case (kx == core.StrKind || kx == core.BytesKind) && ky == kx && cop == core.Add:
		return arith(x.Type(), x, y, 0)
	case kx == core.ByteArrayKind || ky == core.ByteArrayKind:
		if v := b.byteArrayArith(n, cop, x, y); v != nil {
			return v
		}
	case kx == core.BytesKind && ky == core.IntKind && cop == core.Mul:
		return method(x.Type(), "Repeat", x, y)
	case kx == core.IntKind && ky == core.BytesKind && cop == core.Mul:
		return method(y.Type(), "Repeat", y, x)
	case setsOfOne(x.Type(), y.Type()) && setOps[cop] != "":
		return method(x.Type(), setOps[cop], x, y)
	case cop == core.BitOr && kx == core.DictKind && core.Equal(x.Type(), y.Type()) && x.Type().Name == "":
		return method(x.Type(), "Merge", x, y)
	case cop == core.Add && isListKind(kx) && isListKind(ky):
		return b.concat(n, x, y)
	case kx == core.VarTupleKind && core.Equal(x.Type(), y.Type()) && cop == core.Add && !x.Type().IsSequence():
		return function(x.Type(), "Concat", x, y)
	case kx == core.StrKind && ky == core.IntKind && cop == core.Mul:
		return function(core.StrType, "StrRepeat", x, y)
	case kx == core.IntKind && ky == core.StrKind && cop == core.Mul:
		return function(core.StrType, "StrRepeat", y, x)
	case isListKind(kx) && ky == core.IntKind && cop == core.Mul:
		return b.repeat(n, x, y)
	case kx == core.IntKind && isListKind(ky) && cop == core.Mul:
		return b.repeat(n, y, x)
	}
	if v := b.operatorMethod(n, op, x, y); v != nil {
		return v
	}
	b.no(n, "operator", "operator on %s and %s", x.Type(), y.Type())
	return nil
}

func isListKind(k core.Kind) bool { return k == core.SliceKind || k == core.ListKind }

// concat lowers list + list: the result is of the kind that the left operand is.
func (b *body) concat(n syntax.Node, x, y core.Expr) core.Expr {
	if !core.Equal(x.Type().Args[0], y.Type().Args[0]) {
		b.no(n, "operator", "operator on %s and %s", x.Type(), y.Type())
	}
	if x.Type().Kind == core.ListKind || y.Type().Kind == core.ListKind {
		t := core.Of(core.ListKind, x.Type().Args[0])
		if x.Type().Name != "" || y.Type().Name != "" {
			return function(core.Of(core.SliceKind, t.Args[0]), "Concat", asSlice(x), asSlice(y))
		}
		return method(t, "Concat", b.convert(x, t, n), b.convert(y, t, n))
	}
	return function(x.Type(), "Concat", x, y)
}

// operatorMethod lowers an operator of objects: the left operand's method, or
// the right one's reflected.
func (b *body) operatorMethod(n syntax.Node, op syntax.Operator, x, y core.Expr) core.Expr {
	b.checkReflected(n, x.Type(), y.Type(), "__"+dunderOf[op]+"__", "__r"+dunderOf[op]+"__")
	if isObject(x.Type()) {
		if fn := b.methodOf(x.Type().Class, "__"+dunderOf[op]+"__"); fn != nil {
			return b.callLowered(n, fn, x, []core.Expr{y})
		}
		return nil
	}
	if !isObject(y.Type()) {
		return nil
	}
	if fn := b.methodOf(y.Type().Class, "__r"+dunderOf[op]+"__"); fn != nil && (repeatable(x) || repeatable(y)) {
		return b.callLowered(n, fn, y, []core.Expr{x})
	}
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
		if lit, ok := y.(*core.Lit); ok && lit.Value.(int64) < 0 {
			return function(core.FloatType, "PowFloat", b.float(x, n), b.float(y, n))
		}
		if !notNegative(y) {
			return function(core.IntType, "PowNonNegative", x, y)
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
	x = asNumber(x)
	if x.Type().Kind == core.FloatKind {
		return x
	}
	return &core.Convert{Typed: core.Typed{T: core.FloatType}, X: x, Pos: b.pos(b.file, at.Pos())}
}

// repeat lowers [v] * n and list * n.
func (b *body) repeat(n syntax.Node, x, count core.Expr) core.Expr {
	if x.Type().Kind == core.ListKind {
		return method(x.Type(), "Repeat", x, count)
	}
	if d, ok := x.(*core.Display); ok && len(d.Elems) == 1 {
		switch d.Elems[0].(type) {
		case *core.Lit, *core.Ref:
			return &core.Runtime{Typed: core.Typed{T: x.Type()}, Path: "pyrt", Name: "Filled", TypeArgs: nilArgs(d.Elems[0]), Args: []core.Expr{d.Elems[0], count}}
		}
	}
	return &core.Runtime{Typed: core.Typed{T: x.Type()}, Path: "pyrt", Name: "Repeat", Args: []core.Expr{x, count}}
}

// nilArgs are the type arguments that Go cannot infer from None.
func nilArgs(e core.Expr) []*core.Type {
	if lit, ok := e.(*core.Lit); ok && lit.Value == nil {
		return []*core.Type{e.Type()}
	}
	return nil
}

func (b *body) unary(n *syntax.UnaryOp) core.Expr {
	if n.Op == syntax.Not {
		return b.boolean(n)
	}
	x := b.expr(n.Operand)
	if isLibrary(x.Type()) {
		return b.unbox(dynamic(dynamicType, libraryOperators[n.Op], x), b.libraryType(n), n, false)
	}
	if isObject(x.Type()) {
		name := map[syntax.Operator]string{syntax.USub: "__neg__", syntax.UAdd: "__pos__", syntax.Invert: "__invert__"}[n.Op]
		if fn := b.methodOf(x.Type().Class, name); fn != nil {
			return b.callLowered(n, fn, x, nil)
		}
	}
	x = asNumber(x)
	if lit, ok := x.(*core.Lit); ok && n.Op == syntax.USub {
		switch v := lit.Value.(type) {
		case int64:
			return intLit(-v)
		case float64:
			return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: -v}
		}
	}
	switch x.Type().Kind {
	case core.NumKind, core.BigIntKind:
		switch n.Op {
		case syntax.UAdd:
			return x
		case syntax.USub:
			return &core.Arith{Typed: core.Typed{T: x.Type()}, Op: core.Neg, X: x, Pos: b.pos(b.file, n.Pos())}
		case syntax.Invert:
			if x.Type().Kind == core.BigIntKind {
				return &core.Arith{Typed: core.Typed{T: x.Type()}, Op: core.Invert, X: x, Pos: b.pos(b.file, n.Pos())}
			}
		}
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
	boolean := core.Typed{T: core.BoolType}
	switch x.Type().Kind {
	case core.ObjectKind, core.InterfaceKind:
		if v := b.objectTruth(e, x); v != nil {
			return v
		}
	case core.OptKind:
		if !repeatable(x) {
			b.no(e, "truth", "truth of %s", x.Type())
		}
		value := &core.Convert{Typed: core.Typed{T: x.Type().Args[0]}, X: x, Check: core.None}
		return &core.Logic{Typed: boolean, Op: core.And, X: &core.IsNone{Typed: boolean, X: x, Negate: true}, Y: b.truth(e, value)}
	case core.LibraryKind:
		return dynamic(core.BoolType, "Truth", x)
	case core.ValueKind:
		return function(core.BoolType, "Truth", x)
	case core.ClassKind:
		return &core.IsNone{Typed: boolean, X: x, Negate: true}
	case core.NamedKind:
		if isRange(x.Type()) {
			return method(core.BoolType, "IsTrue", x)
		}
		if isRegex(x.Type()) {
			return &core.IsNone{Typed: boolean, X: x, Negate: true}
		}
		b.no(e, "truth", "truth of %s", x.Type())
	case core.TupleKind, core.VoidKind, core.FuncKind, core.GenKind, core.ErrorKind:
		b.no(e, "truth", "truth of %s", x.Type())
	}
	return &core.Truth{Typed: core.Typed{T: core.BoolType}, X: x}
}

// objectTruth lowers the truth of an object with __bool__ or __len__; nil for
// others, which are all true.
func (b *body) objectTruth(e syntax.Node, x core.Expr) core.Expr {
	fn := b.methodOf(x.Type().Class, "__bool__")
	if fn == nil {
		fn = b.methodOf(x.Type().Class, "__len__")
	}
	if fn == nil {
		if c := b.resolved(x.Type().Class); c != nil && (overriddenBelow(c, "__bool__") || overriddenBelow(c, "__len__")) {
			b.no(e, "truth", "truth of an object whose subclass has __bool__ or __len__")
		}
		return nil
	}
	if expr, ok := e.(syntax.Expr); !ok || b.mayBeNone(expr) {
		b.no(e, "truth", "truth of an object with __bool__ that may be None")
	}
	v := b.callLowered(e, fn, x, nil)
	if v.Type().Kind == core.IntKind {
		return &core.Truth{Typed: core.Typed{T: core.BoolType}, X: v}
	}
	return v
}

func overriddenBelow(c *resolve.Class, name string) bool {
	for _, s := range c.Subclasses {
		if s.Method(name) != nil || overriddenBelow(s, name) {
			return true
		}
	}
	return false
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
	operands := make([]core.Expr, len(n.Values))
	for i, v := range n.Values {
		operands[i] = b.expr(v)
	}
	if !slices.ContainsFunc(operands, func(x core.Expr) bool { return x.Type().Kind != core.BoolKind }) {
		return allLogic(n.Op, operands)
	}
	last := len(operands) - 1
	value := operands[last]
	for i := last - 1; i >= 0; i-- {
		value = b.decides(n, n.Values[i], operands[i], value)
	}
	return value
}

// allLogic joins bools.
func allLogic(op syntax.Operator, operands []core.Expr) core.Expr {
	logic := core.And
	if op == syntax.Or {
		logic = core.Or
	}
	x := operands[0]
	for _, y := range operands[1:] {
		x = &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: logic, X: x, Y: y}
	}
	return x
}

// decides returns x where it decides an and, or, otherwise y.
func (b *body) decides(n *syntax.BoolOp, v syntax.Expr, x, y core.Expr) core.Expr {
	test := b.truth(v, x)
	if inner := orElse(n, x, y); inner != nil {
		return &core.Cond{Typed: core.Typed{T: y.Type()}, Test: test, Then: inner, Else: y}
	}
	t, short := x.Type(), x
	switch {
	case t.Kind == core.BoolKind && core.Equal(t, y.Type()):
		return allLogic(n.Op, []core.Expr{x, y})
	case t.Kind == core.BoolKind:
		short = boolLit(n.Op == syntax.Or)
	case !repeatable(x):
		b.no(v, "and-or-value", "and, or over %s and %s", x.Type(), y.Type())
	}
	if !core.Equal(t, y.Type()) {
		t = b.typeOf(n)
	}
	c := &core.Cond{Typed: core.Typed{T: t}, Test: test, Then: b.convert(short, t, v), Else: b.convert(y, t, n)}
	if n.Op == syntax.And {
		c.Then, c.Else = c.Else, c.Then
	}
	return c
}

// orElse returns the value of x in x or y, where x may be None and y may not; nil
// for other operands.
func orElse(n *syntax.BoolOp, x, y core.Expr) core.Expr {
	if n.Op != syntax.Or || x.Type().Kind != core.OptKind || !core.Equal(x.Type().Args[0], y.Type()) || !repeatable(x) {
		return nil
	}
	return &core.Convert{Typed: core.Typed{T: y.Type()}, X: x, Check: core.None}
}

func (b *body) logic(n *syntax.BoolOp, operand func(syntax.Expr) core.Expr) core.Expr {
	op := core.And
	if n.Op == syntax.Or {
		op = core.Or
	}
	x := operand(n.Values[0])
	for _, v := range n.Values[1:] {
		if lit, ok := x.(*core.Lit); ok {
			if lit.Value == (op == core.Or) {
				return x
			}
			x = operand(v)
			continue
		}
		y := operand(v)
		if lit, ok := y.(*core.Lit); ok && lit.Value == (op == core.And) {
			continue
		}
		x = &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: op, X: x, Y: y}
	}
	return x
}
