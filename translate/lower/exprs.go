package lower

import (
	"math"
	"math/big"

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
	v, ok := b.sol.Expr(e)
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
	// A display takes the type of the place: [] says nothing by itself.
	switch n := e.(type) {
	case *syntax.List:
		if want.Kind == core.SliceKind || want.Kind == core.ListKind {
			return b.display(n, n.Elts, want)
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
	case have.Kind == core.VoidKind && (want.IsPointer() || want.Kind == core.OptKind):
		return none(want)
	case want.Kind == core.OptKind && core.Equal(have, want.Args[0]):
		return to()
	case want.Kind == core.NumKind && (have.Kind == core.IntKind || have.Kind == core.FloatKind):
		return to()
	case want.Kind == core.BigIntKind && have.Kind == core.IntKind:
		return to()
	case want.Kind == core.ErrorKind && have.Kind == core.ObjectKind && have.Class.IsException():
		return to()
	case want.Kind == core.ObjectKind && have.Kind == core.ObjectKind && inherits(have.Class, want.Class):
		return to()
	}
	b.no(at, "conversion", "%s where %s is needed", have, want)
	return nil
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
	case *syntax.Subscript:
		return b.subscript(n)
	case *syntax.List:
		return b.display(n, n.Elts, b.typeOf(n))
	case *syntax.Tuple:
		return b.tuple(n, nil)
	case *syntax.Dict:
		return b.dict(n, b.typeOf(n))
	case *syntax.Set:
		return b.setDisplay(n)
	case *syntax.ListComp:
		return b.listComp(n, n.Elt, n.Generators, b.typeOf(n))
	case *syntax.SetComp:
		return b.setComp(n)
	case *syntax.DictComp:
		return b.dictComp(n)
	case *syntax.JoinedStr:
		return b.fstring(n)
	case *syntax.IfExp:
		return b.as(n, b.typeOf(n))
	}
	b.no(e, "unsupported-syntax", "%s is not carried over yet", typeName(e))
	return nil
}

func (b *body) name(n *syntax.Name) core.Expr {
	id := b.file.SymbolID(n)
	if id != resolve.NoSymbol {
		if c := b.consts[symbolKey{b.file, id}]; c != nil {
			return &core.ConstRef{Typed: core.Typed{T: c.Value.Type()}, Const: c}
		}
	}
	v := b.variable(n)
	// A test around may have ruled None out.
	if t := b.typeOf(n); v.Type.Kind == core.OptKind && core.Equal(v.Type.Args[0], t) {
		return &core.Convert{Typed: core.Typed{T: t}, X: ref(v), Check: core.None, Pos: b.pos(b.file, n.Pos())}
	}
	if v.Kind == core.LocalVar && !b.declared[v] {
		b.no(n, "unbound", "variable %s may not be bound", n.ID)
	}
	return ref(v)
}

func (b *body) attribute(n *syntax.Attribute) core.Expr {
	if x := b.moduleMember(n); x != nil {
		return x
	}
	if values := b.valuesOf(n.Value); len(values) == 1 && values[0].Kind == solve.ClassVal && values[0].Own != nil {
		if d := b.classConsts[fieldKey{b.plan.Class(values[0].Own), n.Attr}]; d != nil {
			return &core.ConstRef{Typed: core.Typed{T: d.Value.Type()}, Const: d}
		}
		b.no(n, "class-attribute", "class attribute %s", n.Attr)
	}
	x := b.expr(n.Value)
	if x.Type().Kind != core.ObjectKind {
		b.no(n, "attribute", "attribute %s of %s", n.Attr, x.Type())
	}
	for c := x.Type().Class; c != nil; c = c.Base {
		if d := b.classConsts[fieldKey{c, n.Attr}]; d != nil && repeatable(x) && !b.mayBeNone(n.Value) {
			return &core.ConstRef{Typed: core.Typed{T: d.Value.Type()}, Const: d}
		}
		if f := b.fields[fieldKey{c, n.Attr}]; f != nil {
			return &core.Get{Typed: core.Typed{T: f.Type}, X: x, Field: f}
		}
	}
	b.no(n, "attribute", "attribute %s of %s", n.Attr, x.Type())
	return nil
}

// floatConstants are the variables of the math module.
var floatConstants = map[string]float64{"math.pi": math.Pi, "math.e": math.E, "math.tau": 2 * math.Pi, "math.inf": math.Inf(1)}

func (b *body) moduleMember(n *syntax.Attribute) core.Expr {
	name := b.prog.Dotted(b.file, n)
	if value, ok := floatConstants[name]; ok {
		return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: value}
	}
	if name == "sys.argv" {
		return &core.Runtime{Typed: core.Typed{T: core.Of(core.SliceKind, core.StrType)}, Path: "pyrt", Name: "Argv"}
	}
	return nil
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
	if len(t.Args) < 2 || len(t.Args) > 4 {
		b.no(n, "tuple", "a tuple of %d elements", len(t.Args))
	}
	d.T = t
	return d
}

func (b *body) dict(n *syntax.Dict, t *core.Type) core.Expr {
	d := &core.DictDisplay{Typed: core.Typed{T: t}}
	for i, k := range n.Keys {
		if k == nil {
			b.no(n, "unpacking", "** in a dict")
		}
		d.Keys = append(d.Keys, b.as(k, t.Args[0]))
		d.Values = append(d.Values, b.as(n.Values[i], t.Args[1]))
	}
	return d
}

func (b *body) subscript(n *syntax.Subscript) core.Expr {
	x := b.expr(n.Value)
	t := x.Type()
	if s, ok := n.Slice.(*syntax.Slice); ok {
		return b.part(n, x, s)
	}
	switch t.Kind {
	case core.SliceKind, core.ListKind, core.VarTupleKind, core.StrKind:
		i := b.as(n.Slice, core.IntType)
		if t.Kind == core.SliceKind && b.within(i, x, n.Ctx) {
			b.ordered(n, x, i)
			return &core.Index{Typed: core.Typed{T: t.Elem()}, X: x, I: i, Pos: b.pos(b.file, n.Pos())}
		}
		return &core.Index{Typed: core.Typed{T: t.Elem()}, X: x, I: i, Check: core.Negative | core.Bounds, Pos: b.pos(b.file, n.Pos())}
	case core.MapKind, core.DictKind:
		return &core.Index{Typed: core.Typed{T: t.Args[1]}, X: x, I: b.as(n.Slice, t.Args[0]), Check: core.Missing, Pos: b.pos(b.file, n.Pos())}
	case core.TupleKind:
		if lit, ok := n.Slice.(*syntax.Constant); ok && lit.Kind == syntax.ConstInt && lit.Big == nil && lit.Int < int64(len(t.Args)) {
			return &core.Item{Typed: core.Typed{T: t.Args[lit.Int]}, X: x, N: int(lit.Int)}
		}
	case core.ObjectKind:
		if fn := b.methodOf(t.Class, "__getitem__"); fn != nil {
			return b.callFunc(n, fn, x, []syntax.Expr{n.Slice}, nil)
		}
	}
	b.no(n, "subscript", "subscript of %s", t)
	return nil
}

func (b *body) part(n *syntax.Subscript, x core.Expr, s *syntax.Slice) core.Expr {
	t := x.Type()
	if t.Kind != core.SliceKind && t.Kind != core.StrKind {
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
		if lit, ok := p.Step.(*core.Lit); !ok || lit.Value == int64(0) {
			b.no(n, "slice", "a slice whose step is not a literal")
		}
	}
	b.ordered(n, x, p.Lo, p.Hi)
	return p
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
	v, ok := b.sol.Expr(e)
	if !ok {
		return nil
	}
	return b.sol.Values(v)
}
