package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// compare lowers a chain: a < b < c is a < b and b < c, with b evaluated once.
func (b *body) compare(n *syntax.Compare) core.Expr {
	left := b.expr(n.Left)
	var all core.Expr
	for i, op := range n.Ops {
		right := b.comparator(op, left, n.Comparators[i])
		if op != syntax.Is && op != syntax.IsNot {
			b.comparedSure(n, i, op, left, right)
		}
		if i+1 < len(n.Ops) && !repeatable(right) {
			return b.chain(n)
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

// chain lowers a < f() < c with each operand evaluated once, and no further than
// the first comparison that fails: a function literal that is called at once.
func (b *body) chain(n *syntax.Compare) core.Expr {
	fn := &core.Func{Name: "chain", Result: core.BoolType}
	hold := func(x core.Expr) core.Expr {
		pre, held := b.keep(x, core.Placed{})
		fn.Body = append(fn.Body, pre...)
		return held
	}
	left := hold(b.expr(n.Left))
	for i, op := range n.Ops {
		right := b.comparator(op, left, n.Comparators[i])
		if op != syntax.Is && op != syntax.IsNot {
			b.comparedSure(n, i, op, left, right)
		}
		right = hold(right)
		one := b.compareOne(n, op, left, right)
		if i+1 == len(n.Ops) {
			fn.Body = append(fn.Body, &core.Return{X: one})
			break
		}
		not := &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: one}
		fn.Body = append(fn.Body, &core.If{Test: not, Then: []core.Stmt{&core.Return{X: boolLit(false)}}})
		left = right
	}
	t := &core.Type{Kind: core.FuncKind, Result: core.BoolType}
	return &core.CallValue{Typed: core.Typed{T: core.BoolType}, Fn: &core.Closure{Typed: core.Typed{T: t}, Func: fn}}
}

// comparedSure refuses operands of a comparison that may be None, where a method
// of theirs decides.
func (b *body) comparedSure(n *syntax.Compare, i int, op syntax.Operator, left, right core.Expr) {
	operands := []syntax.Expr{n.Left, n.Comparators[i]}
	if i > 0 {
		operands[0] = n.Comparators[i-1]
	}
	for k, x := range []core.Expr{left, right} {
		if x.Type().Kind == core.OptKind || op == syntax.In && k == 0 || op == syntax.NotIn && k == 0 || isNoneLit(operands[1-k]) {
			continue
		}
		if isObject(x.Type()) && b.identityOnly(x.Type()) && op != syntax.In && op != syntax.NotIn {
			continue
		}
		b.sure(operands[k], x)
	}
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
	elem := left.Type()
	if elem.Kind == core.OptKind && !slices.ContainsFunc(elts, isNoneLit) {
		elem = elem.Args[0]
	}
	if op != syntax.In && op != syntax.NotIn || len(elts) == 0 || !comparable(elem) {
		return b.expr(e)
	}
	return b.display(e, elts, core.Of(core.SliceKind, elem))
}

// repeatable tells whether evaluating an expression twice is the same as once.
func repeatable(e core.Expr) bool {
	switch e := e.(type) {
	case *core.Lit, *core.Ref, *core.ConstRef, *core.LibraryRef:
		return true
	case *core.Get:
		return repeatable(e.X)
	case *core.Len:
		return repeatable(e.X)
	case *core.Arith:
		return repeatable(e.X) && (e.Y == nil || repeatable(e.Y))
	case *core.Convert:
		return repeatable(e.X)
	case *core.Item:
		return repeatable(e.X)
	case *core.Display:
		return e.T.Kind == core.TupleKind && !slices.ContainsFunc(e.Elems, func(x core.Expr) bool { return !repeatable(x) })
	case *core.Runtime:
		switch e.Name {
		case "NotNone", "MustBe", "MustHave", "Required":
			return repeatable(e.Args[0])
		}
	}
	return false
}

func (b *body) compareOne(n *syntax.Compare, op syntax.Operator, x, y core.Expr) core.Expr {
	boolean := core.Typed{T: core.BoolType}
	operands := []core.Expr{x, y}
	b.ordered(n, operands...)
	x, y = operands[0], operands[1]
	if v := b.libraryCompare(n, op, x, y); v != nil {
		return v
	}
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
	if op != syntax.Eq && op != syntax.NotEq {
		x, y = b.compared(n, op, x, y)
	} else if x.Type().Kind == core.OptKind != (y.Type().Kind == core.OptKind) {
		return b.compareOptional(n, op, x, y)
	}
	if v := b.compareNumbers(n, operators[op], x, y); v != nil && !(x.Type().Kind == core.BoolKind && y.Type().Kind == core.BoolKind && (op == syntax.Eq || op == syntax.NotEq)) {
		return v
	}
	if v := b.compareObjects(n, op, x, y); v != nil {
		return v
	}
	if v := b.compareAny(n, op, x, y); v != nil {
		return v
	}
	if s, t := x.Type(), y.Type(); isListKind(s.Kind) && isListKind(t.Kind) && core.Equal(s.Args[0], t.Args[0]) && !core.Equal(s, t) {
		x, y = asSlice(x), asSlice(y)
	}
	if kx, ky := x.Type().Kind, y.Type().Kind; isBytesKind(kx) && isBytesKind(ky) {
		if kx == core.ByteArrayKind && calls(y) {
			b.no(n, "evaluation-order", "a call beside a bytearray")
		}
		x, y = bytesIn(x), bytesIn(y)
	}
	if !core.Equal(x.Type(), y.Type()) && !setsOfOne(x.Type(), y.Type()) {
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
		return method(core.BoolType, setOrder[op], x, y)
	case core.TupleKind, core.SliceKind, core.ListKind, core.VarTupleKind, core.DictKind, core.OptKind:
		return b.compareDeep(n, op, x, y)
	default:
		b.no(n, "comparison", "comparison of %s", x.Type())
	}
	return &core.Compare{Typed: boolean, Op: operators[op], X: x, Y: y}
}

// compareAny lowers == and != of what may be of several types, and of a text or bytes
// with what is none; nil for others.
func (b *body) compareAny(n *syntax.Compare, op syntax.Operator, x, y core.Expr) core.Expr {
	s, t := x.Type().Kind, y.Type().Kind
	unlike := isText(s) && (isText(t) || isScalar(t)) && s != t || isText(t) && isScalar(s) && s != t
	if s != core.ValueKind && t != core.ValueKind && !unlike || op != syntax.Eq && op != syntax.NotEq {
		return nil
	}
	if !unlike {
		x, y = b.convert(x, core.ValueType, n), b.convert(y, core.ValueType, n)
	}
	eq := function(core.BoolType, "Eq", x, y)
	if op == syntax.NotEq {
		return &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: eq}
	}
	return eq
}

func isText(k core.Kind) bool { return k == core.StrKind || k == core.BytesKind }

// compareDeep lowers a comparison of containers.
func (b *body) compareDeep(n *syntax.Compare, op syntax.Operator, x, y core.Expr) core.Expr {
	boolean := core.Typed{T: core.BoolType}
	t := x.Type()
	if holdsSequence(t) {
		b.no(n, "comparison", "comparison of %s", t)
	}
	if op == syntax.Eq || op == syntax.NotEq {
		if t.Kind == core.TupleKind && nativeEqual(t) || t.Kind == core.OptKind && nativeEqual(t.Args[0]) ||
			(t.Kind == core.SliceKind || t.Kind == core.VarTupleKind) && nativeEqual(t.Args[0]) {
			return &core.Compare{Typed: boolean, Op: operators[op], X: x, Y: y}
		}
		if !b.deepComparable(t) {
			b.no(n, "comparison", "comparison of %s", t)
		}
		eq := function(core.BoolType, "EqualDeep", x, y)
		if op == syntax.NotEq {
			return &core.Logic{Typed: boolean, Op: core.Not, X: eq}
		}
		return eq
	}
	less := lessTuple(t)
	switch {
	case less == "":
		if !b.orderable(t) {
			b.no(n, "comparison", "comparison of %s", t)
		}
		name := map[syntax.Operator]string{syntax.Lt: "Less", syntax.LtE: "LessEqual", syntax.Gt: "GreaterThan", syntax.GtE: "GreaterEqual"}[op]
		return function(core.BoolType, name, x, y)
	case op == syntax.Lt:
		return function(core.BoolType, less, x, y)
	case op == syntax.Gt && (repeatable(x) || repeatable(y)):
		return function(core.BoolType, less, y, x)
	}
	name := map[syntax.Operator]string{syntax.LtE: "LessEqual", syntax.Gt: "GreaterThan", syntax.GtE: "GreaterEqual"}[op]
	return function(core.BoolType, name, x, y)
}

// compareOptional lowers == of a value with one that may be None.
func (b *body) compareOptional(n *syntax.Compare, op syntax.Operator, x, y core.Expr) core.Expr {
	boolean := core.Typed{T: core.BoolType}
	if y.Type().Kind == core.VoidKind || x.Type().Kind == core.VoidKind {
		return b.identity(n, op == syntax.NotEq, x, y)
	}
	opt, other := x, y
	if opt.Type().Kind != core.OptKind {
		opt, other = y, x
	}
	t := opt.Type()
	if !nativeEqual(t.Args[0]) || !core.Equal(t.Args[0], other.Type()) {
		b.no(n, "comparison", "comparison of %s with %s", x.Type(), y.Type())
	}
	if opt == x {
		y = b.convert(y, t, n)
	} else {
		x = b.convert(x, t, n)
	}
	return &core.Compare{Typed: boolean, Op: operators[op], X: x, Y: y}
}

// nativeEqual tells whether Go's == on a type is Python's: of ints, strs, bools
// and structs of these.
func nativeEqual(t *core.Type) bool {
	if t.Kind == core.TupleKind {
		for _, a := range t.Args {
			if !nativeEqual(a) {
				return false
			}
		}
		return true
	}
	return comparable(t)
}

// holdsSequence tells whether a type has in it what is a list or a tuple by turns.
func holdsSequence(t *core.Type) bool {
	return t.IsSequence() || slices.ContainsFunc(t.Args, holdsSequence)
}

// deepComparable tells whether the support library compares values of a type.
func (b *body) deepComparable(t *core.Type) bool {
	if t.IsSequence() {
		return false
	}
	switch t.Kind {
	case core.IntKind, core.StrKind, core.BoolKind, core.FloatKind, core.BigIntKind, core.BytesKind:
		return true
	case core.NumKind:
		return true
	case core.ObjectKind, core.InterfaceKind:
		return b.identityOnly(t) || b.equalMethod(t)
	case core.SliceKind, core.ListKind, core.DictKind, core.SetKind, core.TupleKind, core.OptKind:
		if t.Kind == core.DictKind && t.Name != "" {
			return false
		}
		for _, a := range t.Args {
			if a.Kind == core.VarTupleKind || !b.deepComparable(a) {
				return false
			}
		}
		return true
	case core.VarTupleKind:
		return b.deepComparable(t.Args[0])
	}
	return false
}

// orderable tells whether the support library orders values of a type.
func (b *body) orderable(t *core.Type) bool {
	if t.IsSequence() {
		return false
	}
	switch t.Kind {
	case core.IntKind, core.StrKind, core.FloatKind, core.BoolKind, core.BigIntKind, core.BytesKind:
		return true
	case core.TupleKind, core.ListKind:
		for _, a := range t.Args {
			if !b.orderable(a) {
				return false
			}
		}
		return true
	case core.SliceKind, core.VarTupleKind:
		return b.orderable(t.Args[0]) && t.Args[0].Kind != core.VarTupleKind
	case core.ObjectKind:
		return b.methodOf(t.Class, "__lt__") != nil && b.lessMethod(t)
	}
	return false
}

// comparable tells whether Go's == is Python's for a type.
func comparable(t *core.Type) bool {
	switch t.Kind {
	case core.IntKind, core.StrKind, core.BoolKind, core.BytesKind:
		return true
	}
	return false
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
			if !repeatable(x) || x.Type().Kind == core.VoidKind {
				b.no(n, "comparison", "%s is None", x.Type())
			}
			return boolLit(negate) // a type that has no None
		}
		if c, ok := x.(*core.Convert); ok && c.Check&core.None != 0 {
			x = c.X
		}
		return &core.IsNone{Typed: core.Typed{T: core.BoolType}, X: x, Negate: negate}
	}
	if hasIdentity(x.Type()) && core.Equal(x.Type(), y.Type()) || isObject(x.Type()) && isObject(y.Type()) {
		op := core.Eq
		if negate {
			op = core.Ne
		}
		return &core.Compare{Typed: core.Typed{T: core.BoolType}, Op: op, X: x, Y: y}
	}
	b.no(n, "identity", "is on %s", x.Type())
	return nil
}

// hasIdentity tells whether values of a type are pointers, which are equal in Go
// where Python's objects are one.
func hasIdentity(t *core.Type) bool {
	switch t.Kind {
	case core.ObjectKind, core.InterfaceKind, core.ListKind, core.DictKind, core.GenKind, core.ByteArrayKind:
		return true
	}
	return t.Kind == core.SetKind && !t.IsFrozen()
}

func (b *body) contains(n *syntax.Compare, x, container core.Expr) core.Expr {
	t := container.Type()
	var elem *core.Type
	switch t.Kind {
	case core.ListKind:
		return b.contains(n, x, asSlice(container))
	case core.SliceKind, core.VarTupleKind:
		elem = t.Args[0]
		if xt := x.Type(); xt.Kind == core.OptKind && core.Equal(xt.Args[0], elem) && comparable(elem) {
			return function(core.BoolType, "OneOf", x, container)
		}
		if have := asNumber(x); elem.Kind == core.FloatKind && have.Type().Kind == core.IntKind {
			x = b.float(have, n)
		}
		if !comparable(elem) && !(elem.Kind == core.ObjectKind && b.identityOnly(elem)) {
			if !b.deepComparable(elem) {
				b.no(n, "membership", "membership in %s", t)
			}
			return function(core.BoolType, "ContainsSame", container, b.convert(x, elem, n))
		}
	case core.NamedKind:
		if t.Name == "Range" && x.Type().Kind == core.IntKind {
			return method(core.BoolType, "Contains", container, x)
		}
		b.no(n, "membership", "membership in %s", t)
	case core.ObjectKind, core.InterfaceKind:
		if fn := b.methodOf(t.Class, "__contains__"); fn != nil {
			return b.callLowered(n, fn, container, []core.Expr{x})
		}
		b.no(n, "membership", "membership in %s", t)
	case core.MapKind, core.MapSetKind, core.DictKind, core.SetKind:
		elem = t.Args[0]
	case core.StrKind:
		elem = t
	case core.BytesKind, core.ByteArrayKind:
		container, x = bytesIn(container), bytesIn(x)
		t = core.BytesType
		elem = t
		if k := x.Type().Kind; k == core.IntKind || k == core.BoolKind {
			x = function(t, "ByteOf", asNumber(x))
		}
	default:
		b.no(n, "membership", "membership in %s", t)
	}
	return &core.Contains{Typed: core.Typed{T: core.BoolType}, X: container, Elem: b.convert(x, elem, n)}
}
