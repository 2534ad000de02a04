package lower

import (
	"math"

	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// attribute lowers x.name: of a module, a class or an object.
func (b *body) attribute(n *syntax.Attribute) core.Expr {
	if x := b.moduleMember(n); x != nil {
		return x
	}
	if x := b.foreign(n, b.prog.Lookup(b.file, n)); x != nil && n.Ctx == syntax.Load {
		return x
	}
	if values := b.valuesOf(n.Value); len(values) == 1 && values[0].Kind == solve.ClassVal && values[0].Own != nil {
		return b.classMember(n, values[0])
	}
	if x := b.stdin(n); x != nil {
		return x
	}
	if x := b.libraryAttribute(n); x != nil {
		return x
	}
	if n.Ctx == syntax.Load && b.plan.Beside() {
		if x := b.libraryValue(n); x != nil {
			return x
		}
	}
	if x := b.foreignPlace(n); x != nil {
		return x
	}
	x := b.expr(n.Value)
	if isLibrary(x.Type()) {
		return b.libraryMember(n, x)
	}
	if b.mayBeNone(n.Value) {
		x = b.notNone(n.Value, x, n.Attr)
	}
	t := x.Type()
	if t.Kind == core.ClassKind && n.Attr == "__name__" {
		return function(core.StrType, "ClassName", x)
	}
	if core.Equal(t, core.FileType) {
		return b.fileAttr(n, x)
	}
	if x := b.regexAttr(n, x); x != nil {
		return x
	}
	if !isObject(t) {
		b.no(n, "attribute", "attribute %s of %s", n.Attr, t)
	}
	if fn := b.propertyOf(t, n.Attr); fn != nil {
		return b.callLowered(n, fn, x, nil)
	}
	for c := t.Class; c != nil; c = c.Base {
		if d := b.classConsts[fieldKey{c, n.Attr}]; d != nil && repeatable(x) {
			return &core.ConstRef{Typed: core.Typed{T: d.Value.Type()}, Const: d}
		}
		if v := b.classVars[fieldKey{c, n.Attr}]; v != nil && repeatable(x) {
			return ref(v)
		}
		if f := b.fields[fieldKey{c, n.Attr}]; f != nil {
			return b.restricted(n, &core.Get{Typed: core.Typed{T: f.Type}, X: x, Field: f})
		}
	}
	if values := b.valuesOf(n); len(values) == 1 && values[0].Kind == solve.FuncVal && values[0].Fn != nil && values[0].Self != nil {
		return b.boundMethod(n, x, values[0])
	}
	b.no(n, "attribute", "attribute %s of %s", n.Attr, t)
	return nil
}

// restricted returns an attribute with what a test around has ruled out left away.
func (b *body) restricted(n *syntax.Attribute, x *core.Get) core.Expr {
	if n.Ctx != syntax.Load || x.T.Kind != core.OptKind && x.T.Kind != core.InterfaceKind {
		return x
	}
	t := b.typeOf(n)
	if x.T.Kind == core.OptKind && core.Equal(x.T.Args[0], t) || x.T.Kind == core.InterfaceKind && isObject(t) && !core.Equal(t, x.T) {
		return &core.Convert{Typed: core.Typed{T: t}, X: x, Check: core.None, Pos: b.pos(b.file, n.Pos())}
	}
	return x
}

// classMember lowers C.name.
func (b *body) classMember(n *syntax.Attribute, v *solve.Value) core.Expr {
	for c := b.plan.Class(v.Own); c != nil; c = c.Base {
		if d := b.classConsts[fieldKey{c, n.Attr}]; d != nil {
			return &core.ConstRef{Typed: core.Typed{T: d.Value.Type()}, Const: d}
		}
		if v := b.classVars[fieldKey{c, n.Attr}]; v != nil {
			return ref(v)
		}
	}
	if n.Attr == "__name__" {
		return strLit(v.Own.Name)
	}
	if fv := b.valuesOf(n); len(fv) == 1 && fv[0].Fn != nil && fv[0].Fn.IsStatic() {
		return b.funcRef(n, fv[0])
	}
	b.no(n, "class-attribute", "class attribute %s", n.Attr)
	return nil
}

// floatConstants are the variables of the math module.
var floatConstants = map[string]float64{"math.pi": math.Pi, "math.e": math.E, "math.tau": 2 * math.Pi, "math.inf": math.Inf(1), "math.nan": math.NaN()}

func (b *body) moduleMember(n *syntax.Attribute) core.Expr {
	name := b.dotted(n)
	if value, ok := floatConstants[name]; ok {
		return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: value}
	}
	switch name {
	case "sys.argv":
		return &core.Runtime{Typed: core.Typed{T: core.Of(core.SliceKind, core.StrType)}, Path: "pyrt", Name: "Argv"}
	case "sys.maxsize":
		return intLit(math.MaxInt64)
	case "string.ascii_lowercase":
		return strLit("abcdefghijklmnopqrstuvwxyz")
	case "string.ascii_uppercase":
		return strLit("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "string.ascii_letters":
		return strLit("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "string.digits":
		return strLit("0123456789")
	}
	return nil
}
