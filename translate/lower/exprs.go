package lower

import (
	"math/big"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// literal lowers a constant.
func literal(c *syntax.Constant) *core.Lit {
	switch c.Kind {
	case syntax.ConstTrue, syntax.ConstFalse:
		return &core.Lit{Typed: core.Typed{T: core.BoolType}, Value: c.Kind == syntax.ConstTrue}
	case syntax.ConstInt:
		if c.Big != nil {
			return &core.Lit{Typed: core.Typed{T: core.BigIntType}, Value: new(big.Int).Set(c.Big)}
		}
		return &core.Lit{Typed: core.Typed{T: core.IntType}, Value: c.Int}
	case syntax.ConstFloat:
		return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: c.Float}
	case syntax.ConstComplex:
		return &core.Lit{Typed: core.Typed{T: core.ComplexType}, Value: complex(0, c.Float)}
	case syntax.ConstStr:
		return &core.Lit{Typed: core.Typed{T: core.StrType}, Value: c.Str}
	case syntax.ConstBytes:
		return &core.Lit{Typed: core.Typed{T: core.BytesType}, Value: c.Str}
	}
	return none(core.VoidType)
}

func none(t *core.Type) *core.Lit { return &core.Lit{Typed: core.Typed{T: t}} }

func intLit(n int64) core.Expr { return &core.Lit{Typed: core.Typed{T: core.IntType}, Value: n} }

// typeOf returns the representation of an expression by inference.
func (b *body) typeOf(e syntax.Expr) *core.Type {
	v, ok := b.solved(e)
	if !ok {
		b.no(e, "unknown-type", "nothing is known of %s", b.file.Tree.Source(e.Range()))
	}
	t, err := b.plan.TypeOf(v)
	if err != nil {
		panic(&unsupported{reasonOf(err, b.file.Tree.Source(e.Range()), b.pos(b.file, e.Pos()))})
	}
	return t
}

// as lowers an expression for a place of a type.
func (b *body) as(e syntax.Expr, want *core.Type) core.Expr {
	if isLibrary(want) {
		return b.boxed(e, false)
	}
	// A display takes the type of the place: [] says nothing by itself.
	if want.Kind == core.SeqKind && len(want.Args) == 1 {
		return b.asSeq(e, want)
	}
	switch n := e.(type) {
	case *syntax.List:
		if want.Kind == core.SliceKind || want.Kind == core.ListKind {
			return b.display(n, n.Elts, want)
		}
		if want.IsSequence() {
			return b.convert(b.display(n, n.Elts, core.Of(core.SliceKind, want.Args[0])), want, e)
		}
	case *syntax.ListComp:
		if want.Kind == core.SliceKind || want.Kind == core.ListKind {
			return b.listComp(n, n.Elt, n.Generators, want)
		}
	case *syntax.Dict:
		if want.Kind == core.MapKind || want.Kind == core.DictKind {
			return b.dict(n, want)
		}
	case *syntax.Tuple:
		if want.Kind == core.TupleKind && len(want.Args) == len(n.Elts) {
			return b.tuple(n, want)
		}
		if want.Kind == core.VarTupleKind && !hasStar(n.Elts) {
			d := &core.Display{Typed: core.Typed{T: want}}
			for _, e := range n.Elts {
				d.Elems = append(d.Elems, b.as(e, want.Args[0]))
			}
			b.ordered(n, d.Elems...)
			return d
		}
	case *syntax.Set:
		if want.Kind == core.SetKind && !want.IsFrozen() {
			return b.setDisplay(n)
		}
	case *syntax.Call:
		if x := b.emptyContainer(n, want); x != nil {
			return x
		}
	case *syntax.BinOp:
		if list, ok := n.Left.(*syntax.List); ok && n.Op == syntax.Mult && isListKind(want.Kind) {
			return b.convert(b.binary(n, n.Op, b.display(list, list.Elts, want), b.expr(n.Right)), want, e)
		}
	case *syntax.IfExp:
		return &core.Cond{Typed: core.Typed{T: want}, Test: b.cond(n.Test), Then: b.as(n.Body, want), Else: b.as(n.Orelse, want)}
	}
	return b.convert(b.expr(e), want, e)
}

// convert changes the representation of a value where that loses nothing.
func (b *body) convert(x core.Expr, want *core.Type, at syntax.Node) core.Expr {
	have := x.Type()
	to := func() core.Expr {
		return &core.Convert{Typed: core.Typed{T: want}, X: x, Pos: b.pos(b.file, at.Pos())}
	}
	switch {
	case core.Equal(have, want):
		return x
	case isLibrary(want) && have.Kind != core.VoidKind:
		return b.box(x, at, false)
	case have.Kind == core.VoidKind && (want.IsPointer() || want.Kind == core.OptKind):
		return none(want)
	case want.Kind == core.OptKind && core.Equal(have, want.Args[0]):
		return to()
	case want.Kind == core.GenKind && have.Kind == core.SeqKind && len(have.Args) == 1 && core.Equal(have.Args[0], want.Args[0]):
		if _, isCall := x.(*core.Call); !isCall {
			b.no(at, "generator", "a generator expression that is kept")
		}
		return to()
	case want.Kind == core.OptKind && have.Kind != core.OptKind && have.Kind != core.VoidKind:
		inner := b.convert(x, want.Args[0], at)
		return &core.Convert{Typed: core.Typed{T: want}, X: inner, Pos: b.pos(b.file, at.Pos())}
	case want.Kind == core.ValueKind && have.Kind == core.ValueKind && (want.Args == nil || isAmong(have.Args, want.Args)):
		return x
	case want.Kind == core.ValueKind && isScalar(have.Kind):
		return &core.Runtime{Typed: core.Typed{T: want}, Name: "any", Args: []core.Expr{x}}
	case want.Kind == core.ValueKind && have.Kind == core.OptKind && isScalar(have.Args[0].Kind):
		return method(want, "Value", x)
	case want.Kind == core.NumKind && (have.Kind == core.IntKind || have.Kind == core.FloatKind):
		return to()
	case want.Kind == core.BigIntKind && have.Kind == core.IntKind:
		return to()
	case want.Kind == core.IntKind && have.Kind == core.BigIntKind:
		return &core.Convert{Typed: core.Typed{T: want}, X: x, Check: core.Overflow, Pos: b.pos(b.file, at.Pos())}
	case want.Kind == core.ListKind && have.Kind == core.SliceKind && core.Equal(want.Args[0], have.Args[0]) && isNewList(x):
		return to()
	case want.Kind == core.SliceKind && have.Kind == core.ListKind && core.Equal(want.Args[0], have.Args[0]):
		return to()
	case want.IsSequence():
		if x := b.asSequence(x, want, at); x != nil {
			return x
		}
	case want.Kind == core.VarTupleKind && have.Kind == core.TupleKind && allEqual(have.Args, want.Args[0]):
		if x := itemsOf(x, want); x != nil {
			return x
		}
	case want.Kind == core.ErrorKind && have.Kind == core.ObjectKind && have.Class.IsException():
		return to()
	case want.Kind == core.InterfaceKind && isObject(have) && inherits(have.Class, want.Class):
		c := &core.Convert{Typed: core.Typed{T: want}, X: x, Pos: b.pos(b.file, at.Pos())}
		if _, isNew := x.(*core.New); have.Kind == core.ObjectKind && !isNew {
			if e, ok := at.(syntax.Expr); !ok || b.mayBeNone(e) || len(b.valuesOf(e)) == 0 {
				c.Check = core.None
			}
		}
		return c
	}
	b.no(at, "conversion", "%s where %s is needed", have, want)
	return nil
}

// isNewList tells whether a slice is one that nothing else refers to.
func isNewList(x core.Expr) bool {
	switch x := x.(type) {
	case *core.Display, *core.Part, *core.Comp:
		return true
	case *core.Runtime:
		return x.Name != "Argv" && !x.Method || x.Name == "KeyList" || x.Name == "ValueList" || x.Name == "ItemList" || x.Name == "List" || x.Name == "MostCommon"
	}
	return false
}

// itemsOf turns a tuple of elements of one type into a sequence of them; nil where
// it would be evaluated once for each element.
func itemsOf(x core.Expr, want *core.Type) core.Expr {
	if d, ok := x.(*core.Display); ok {
		return &core.Display{Typed: core.Typed{T: want}, Elems: d.Elems}
	}
	if !repeatable(x) {
		return nil
	}
	return &core.Convert{Typed: core.Typed{T: want}, X: x}
}

func allEqual(types []*core.Type, t *core.Type) bool {
	for _, x := range types {
		if !core.Equal(x, t) {
			return false
		}
	}
	return true
}

func inherits(c, base *core.Class) bool {
	for ; c != nil; c = c.Base {
		if c == base {
			return true
		}
	}
	return false
}

// expr lowers an expression with the representation that it has by itself.
func (b *body) expr(e syntax.Expr) core.Expr {
	switch n := e.(type) {
	case *syntax.Constant:
		if n.Kind == syntax.ConstEllipsis {
			b.no(n, "ellipsis", "... as a value")
		}
		return literal(n)
	case *syntax.Name:
		return b.name(n)
	case *syntax.Attribute:
		return b.attribute(n)
	case *syntax.BinOp:
		if c, ok := n.Left.(*syntax.Constant); ok && c.Kind == syntax.ConstStr && n.Op == syntax.Mod {
			return b.percent(n, c.Str)
		}
		return b.binary(n, n.Op, b.expr(n.Left), b.expr(n.Right))
	case *syntax.UnaryOp:
		return b.unary(n)
	case *syntax.BoolOp, *syntax.Compare:
		return b.boolean(e)
	case *syntax.Call:
		return b.call(n)
	case *syntax.Await:
		return b.await(n)
	case *syntax.Subscript:
		return b.subscript(n)
	case *syntax.List:
		t := b.typeOf(n)
		if isLibrary(t) {
			return b.boxed(n, false)
		}
		return b.display(n, n.Elts, t)
	case *syntax.Tuple:
		return b.tuple(n, nil)
	case *syntax.Dict:
		t := b.typeOf(n)
		if isLibrary(t) {
			return b.boxed(n, false)
		}
		return b.dict(n, t)
	case *syntax.Set:
		return b.setDisplay(n)
	case *syntax.ListComp:
		t := b.typeOf(n)
		if isLibrary(t) {
			return b.boxed(n, false)
		}
		return b.listComp(n, n.Elt, n.Generators, t)
	case *syntax.SetComp:
		return b.setComp(n)
	case *syntax.DictComp:
		return b.dictComp(n)
	case *syntax.JoinedStr:
		return b.fstring(n)
	case *syntax.IfExp:
		return b.as(n, b.typeOf(n))
	case *syntax.Lambda:
		return b.lambda(n)
	case *syntax.NamedExpr:
		return b.namedExpr(n)
	}
	b.no(e, "unsupported-syntax", "%s is not carried over yet", typeName(e))
	return nil
}

// bindsDef tells whether a symbol is the name of a def or an import, rather than
// a variable that holds a function.
func (b *body) bindsDef(id resolve.SymbolID) bool {
	if id == resolve.NoSymbol {
		return false
	}
	for _, x := range b.file.BindingsOf(&b.file.Symbols[id]) {
		if x.Kind != resolve.BindDef && x.Kind != resolve.BindImport {
			return false
		}
	}
	return true
}

func (b *body) name(n *syntax.Name) core.Expr {
	delete(b.shown, n)
	return b.bound(n, b.valueOfName(n))
}

// valueOfName lowers a name as though it were bound.
func (b *body) valueOfName(n *syntax.Name) core.Expr {
	if x := b.libraryImport(n); x != nil {
		return x
	}
	id := b.file.SymbolID(n)
	if id != resolve.NoSymbol {
		if c := b.consts[symbolKey{b.file, id}]; c != nil {
			return &core.ConstRef{Typed: core.Typed{T: c.Value.Type()}, Const: c}
		}
	}
	if values := b.valuesOf(n); len(values) == 1 && values[0].Kind == solve.FuncVal && values[0].Fn != nil && values[0].Fn.Kind == resolve.Function &&
		values[0].Fn.Parent.Kind == resolve.ModuleBody && values[0].Self == nil && b.bindsDef(id) {
		return b.funcRef(n, values[0])
	}
	if d := b.prog.Lookup(b.file, n); d.File != nil && d.File != b.file && id != resolve.NoSymbol && b.boundOnce(d) && b.boundOnceHere(id) {
		if x := b.foreign(n, d); x != nil {
			return x
		}
	}
	v := b.variable(n)
	if isLibrary(v.Type) && (v.Kind != core.LocalVar || b.declared[v]) {
		return ref(v)
	}
	if v.Type.IsSequence() {
		return b.sequenceRef(n, v)
	}
	if v.Type.Kind == core.SeqKind {
		return ref(v)
	}
	// A test around may have ruled None out.
	if t := b.typeOf(n); v.Type.Kind == core.OptKind && core.Equal(v.Type.Args[0], t) {
		return &core.Convert{Typed: core.Typed{T: t}, X: ref(v), Check: core.None, Pos: b.pos(b.file, n.Pos())}
	}
	if v.Kind == core.LocalVar && !b.declared[v] {
		b.no(n, "unbound", "variable %s may not be bound", n.ID)
	}
	if t := b.typeOf(n); v.Type.Kind == core.ValueKind && isScalar(t.Kind) {
		return &core.Convert{Typed: core.Typed{T: t}, X: ref(v), Check: core.None, Pos: b.pos(b.file, n.Pos())}
	}
	if t := b.typeOf(n); v.Type.Kind == core.InterfaceKind && isObject(t) && !core.Equal(t, v.Type) {
		return &core.Convert{Typed: core.Typed{T: t}, X: ref(v), Check: core.None, Pos: b.pos(b.file, n.Pos())}
	}
	return ref(v)
}

// isAmong tells whether all of some types are among others.
func isAmong(types, others []*core.Type) bool {
	for _, t := range types {
		if !slices.ContainsFunc(others, func(o *core.Type) bool { return core.Equal(t, o) }) {
			return false
		}
	}
	return len(types) > 0
}

// isScalar tells whether values of a kind may stand in a variable that holds others by turns.
func isScalar(k core.Kind) bool {
	return k == core.BoolKind || k == core.IntKind || k == core.FloatKind || k == core.StrKind
}

// display lowers the elements of a list.
func (b *body) display(n syntax.Expr, elts []syntax.Expr, t *core.Type) core.Expr {
	if t.Kind != core.SliceKind && t.Kind != core.ListKind {
		b.no(n, "display", "a display of type %s", t)
	}
	d := &core.Display{Typed: core.Typed{T: t}}
	for _, e := range elts {
		if _, star := e.(*syntax.Starred); star {
			b.no(e, "unpacking", "* in a list")
		}
		d.Elems = append(d.Elems, b.as(e, t.Args[0]))
	}
	b.ordered(n, d.Elems...)
	return d
}

func (b *body) tuple(n *syntax.Tuple, want *core.Type) core.Expr {
	d := &core.Display{}
	t := &core.Type{Kind: core.TupleKind}
	for i, e := range n.Elts {
		var x core.Expr
		if want != nil {
			x = b.as(e, want.Args[i])
		} else {
			x = b.expr(e)
		}
		d.Elems = append(d.Elems, x)
		t.Args = append(t.Args, x.Type())
	}
	if len(t.Args) == 0 {
		b.no(n, "tuple", "an empty tuple")
	}
	if len(t.Args) == 1 || len(t.Args) > 4 {
		if !allEqual(t.Args, t.Args[0]) {
			b.no(n, "tuple", "a tuple of %d elements of different types", len(t.Args))
		}
		t = core.Of(core.VarTupleKind, t.Args[0])
	}
	b.ordered(n, d.Elems...)
	d.T = t
	return d
}

func (b *body) subscript(n *syntax.Subscript) core.Expr {
	x := b.required(n.Value, b.expr(n.Value), "'NoneType' object is not subscriptable")
	t := x.Type()
	if isLibrary(t) {
		return b.libraryItem(n, x)
	}
	if s, ok := n.Slice.(*syntax.Slice); ok {
		return b.part(n, x, s)
	}
	if t.IsSequence() {
		b.no(n, "subscript", "subscript of a %s", t) // the message of its IndexError differs
	}
	switch t.Kind {
	case core.SliceKind, core.ListKind, core.VarTupleKind, core.StrKind, core.BytesKind, core.ByteArrayKind:
		i := b.as(n.Slice, core.IntType)
		if t.Kind == core.SliceKind && b.within(i, x, n.Ctx) {
			both := []core.Expr{x, i}
			b.ordered(n, both...)
			x, i = both[0], both[1]
			return &core.Index{Typed: core.Typed{T: t.Elem()}, X: x, I: i, Pos: b.pos(b.file, n.Pos())}
		}
		both := []core.Expr{x, i}
		b.ordered(n, both...)
		return &core.Index{Typed: core.Typed{T: t.Elem()}, X: both[0], I: both[1], Check: core.Negative | core.Bounds, Pos: b.pos(b.file, n.Pos())}
	case core.MapKind, core.DictKind:
		both := []core.Expr{x, b.as(n.Slice, t.Args[0])}
		b.ordered(n, both...)
		return &core.Index{Typed: core.Typed{T: t.Args[1]}, X: both[0], I: both[1], Check: core.Missing, Pos: b.pos(b.file, n.Pos())}
	case core.TupleKind:
		if lit, ok := b.expr(n.Slice).(*core.Lit); ok && lit.T.Kind == core.IntKind {
			i := int(lit.Value.(int64))
			if i < 0 {
				i += len(t.Args)
			}
			if i >= 0 && i < len(t.Args) {
				return &core.Item{Typed: core.Typed{T: t.Args[i]}, X: x, N: i}
			}
		}
		if !allEqual(t.Args, t.Args[0]) {
			break
		}
		if items := itemsOf(x, core.Of(core.VarTupleKind, t.Args[0])); items != nil {
			both := []core.Expr{items, b.as(n.Slice, core.IntType)}
			b.ordered(n, both...)
			return &core.Index{Typed: core.Typed{T: t.Args[0]}, X: both[0], I: both[1], Check: core.Negative | core.Bounds, Pos: b.pos(b.file, n.Pos())}
		}
	case core.NamedKind:
		if t.Name == "Range" {
			both := []core.Expr{x, b.as(n.Slice, core.IntType)}
			b.ordered(n, both...)
			return method(core.IntType, "At", both...)
		}
		if core.Equal(t, core.MatchType) {
			return b.group(n, x, n.Slice, b.typeOf(n))
		}
	case core.ObjectKind, core.InterfaceKind:
		if fn := b.methodOf(t.Class, "__getitem__"); fn != nil {
			return b.callFunc(n, fn, x, []syntax.Expr{n.Slice}, nil)
		}
	}
	b.no(n, "subscript", "subscript of %s", t)
	return nil
}

func (b *body) part(n *syntax.Subscript, x core.Expr, s *syntax.Slice) core.Expr {
	t := x.Type()
	switch t.Kind {
	case core.ListKind:
		return b.listPart(n, x, s)
	case core.ByteArrayKind:
		return b.byteArrayPart(n, x, s)
	}
	if t.Kind != core.SliceKind && t.Kind != core.StrKind && t.Kind != core.BytesKind && t.Kind != core.VarTupleKind && !isRange(t) {
		b.no(n, "slice", "slice of %s", t)
	}
	p := &core.Part{Typed: core.Typed{T: t}, X: x, Check: core.Negative | core.Bounds}
	bound := func(e syntax.Expr) core.Expr {
		if e == nil || isNoneLit(e) {
			return nil
		}
		return b.as(e, core.IntType)
	}
	p.Lo, p.Hi, p.Step = bound(s.Lower), bound(s.Upper), bound(s.Step)
	if p.Step != nil {
		lit, ok := p.Step.(*core.Lit)
		if (!ok || lit.Value == int64(0)) && (p.Lo == nil || p.Hi == nil) && (ok || p.Hi != nil || !isItems(t)) {
			b.no(n, "slice", "a slice whose step is not a literal")
		}
	}
	all := []core.Expr{x, p.Lo, p.Hi, p.Step}
	b.ordered(n, all...)
	p.X, p.Lo, p.Hi = all[0], all[1], all[2]
	return p
}

// isItems tells whether values of a type are Go's slices.
func isItems(t *core.Type) bool { return t.Kind == core.SliceKind || t.Kind == core.VarTupleKind }

func isRange(t *core.Type) bool {
	return t.Kind == core.NamedKind && t.Path == "pyrt" && t.Name == "Range"
}

// listPart lowers a slice of a shared list: a new one.
func (b *body) listPart(n *syntax.Subscript, x core.Expr, s *syntax.Slice) core.Expr {
	items := &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, x.Type().Args[0])}, X: x}
	return b.part(n, items, s)
}

// emptyContainer lowers list(), dict() and set() for a place of a type.
func (b *body) emptyContainer(n *syntax.Call, want *core.Type) core.Expr {
	if len(n.Args)+len(n.Keywords) > 0 {
		return nil
	}
	return emptyOf(b.dotted(n.Func), want)
}

// emptyOf is the empty container that a class of builtins makes; nil for others.
func emptyOf(name string, want *core.Type) core.Expr {
	switch {
	case name == "builtins.list" && isListKind(want.Kind):
		return &core.Display{Typed: core.Typed{T: want}}
	case name == "builtins.set" && want.Kind == core.SetKind && !want.IsFrozen(), name == "builtins.frozenset" && want.IsFrozen():
		return emptySet(want)
	case name == "builtins.dict" && want.Kind == core.DictKind:
		return &core.DictDisplay{Typed: core.Typed{T: want}}
	}
	return nil
}

// methodOf finds the core method of a class of the program.
func (b *body) methodOf(c *core.Class, name string) *resolve.Func {
	for _, k := range b.prog.Classes {
		if b.plan.Class(k) == c {
			return k.FindMethod(name)
		}
	}
	return nil
}

// valuesOf returns what an expression may be.
func (b *body) valuesOf(e syntax.Expr) []*solve.Value {
	v, ok := b.solved(e)
	if !ok {
		return nil
	}
	return b.sol.Values(v)
}
