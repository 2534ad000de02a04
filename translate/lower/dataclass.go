package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/plan"
)

// newData lowers the call of a dataclass: a literal of all its fields.
func (b *body) newData(n *syntax.Call, c *resolve.Class, k *core.Class) core.Expr {
	if k.Status == core.Stub {
		b.no(n, "class", "instances of %s are not carried over yet", c.Name)
	}
	x := &core.New{Typed: core.Typed{T: core.ObjectOf(k)}, Class: k, Pos: b.pos(b.file, n.Pos())}
	given := map[string]syntax.Expr{}
	for i, a := range n.Args {
		if _, star := a.(*syntax.Starred); star || i >= len(k.Fields) {
			b.no(n, "arguments", "arguments of %s", c.Name)
		}
		given[k.Fields[i].Name] = a
	}
	for _, kw := range n.Keywords {
		if kw.Arg == "" || given[kw.Arg] != nil {
			b.no(n, "arguments", "arguments of %s", c.Name)
		}
		given[kw.Arg] = kw.Value
	}
	var values []core.Expr
	for _, f := range k.Fields {
		e := given[f.Name]
		delete(given, f.Name)
		if e == nil {
			values = append(values, b.fieldDefault(n, c, f))
		} else {
			values = append(values, b.as(e, f.Type))
		}
		isPlain := e == nil || plain(values[len(values)-1])
		x.Fields = append(x.Fields, core.FieldValue{Field: f, Value: values[len(values)-1]})
		if !isPlain && !inOrder(n.Keywords, k.Fields) {
			b.no(n, "arguments", "keyword arguments of %s that are not plain", c.Name)
		}
	}
	if len(given) > 0 {
		b.no(n, "arguments", "arguments of %s", c.Name)
	}
	b.ordered(n, values...)
	for i := range x.Fields {
		x.Fields[i].Value = values[i]
	}
	return x
}

// inOrder tells whether keywords stand in the order of the fields that they name, as
// which a literal evaluates them.
func inOrder(keywords []*syntax.Keyword, fields []*core.Field) bool {
	next := 0
	for _, kw := range keywords {
		for next < len(fields) && fields[next].Name != kw.Arg {
			next++
		}
		next++
	}
	return next <= len(fields)
}

// fieldDefault is the value of a field that a call leaves out: a literal, or what
// a factory makes.
func (b *body) fieldDefault(n *syntax.Call, c *resolve.Class, f *core.Field) core.Expr {
	e := inClass(c, f.Name).Value
	if call, ok := e.(*syntax.Call); ok && b.prog.Dotted(c.File, call.Func) == "dataclasses.field" && len(call.Args) == 0 && len(call.Keywords) == 1 {
		k := call.Keywords[0]
		if k.Arg == "default_factory" {
			if x := emptyOf(b.prog.Dotted(c.File, k.Value), f.Type); x != nil {
				return x
			}
		}
		if k.Arg == "default" {
			e = k.Value
		}
	}
	if e == nil || !isLiteralDefault(e) {
		b.no(n, "arguments", "field %s of %s", f.Name, c.Name)
	}
	return b.as(e, f.Type)
}

func inClass(c *resolve.Class, name string) resolve.Attr {
	for _, a := range c.AttrsNamed(name) {
		if a.InClass {
			return a
		}
	}
	return resolve.Attr{}
}

// dataRepr gives a dataclass its __repr__, if the text of every field is known.
func (l *lowerer) dataRepr(c *resolve.Class, k *core.Class) {
	if !plan.IsDataclass(c) || c.FindMethod("__repr__") != nil || k.Status == core.Stub || len(k.Fields) == 0 {
		return
	}
	b := &body{lowerer: l}
	self := &core.Var{Name: "self", Type: core.ObjectOf(k), Kind: core.ParamVar}
	text := &core.Format{Typed: core.Typed{T: core.StrType}}
	lead := c.Name + "("
	for _, f := range k.Fields {
		if !b.hasRepr(f.Type) {
			return
		}
		get := &core.Get{Typed: core.Typed{T: f.Type}, X: ref(self), Field: f}
		text.Parts = append(text.Parts, core.FormatPart{Text: lead + f.Name + "="}, core.FormatPart{Value: get, Conversion: 'r'})
		lead = ", "
	}
	text.Parts = append(text.Parts, core.FormatPart{Text: ")"})
	k.Methods = append(k.Methods, &core.Func{
		Name: "__repr__", Qual: c.Qual + ".__repr__", Recv: self, Result: core.StrType, Pos: k.Pos,
		Body: []core.Stmt{&core.Return{X: text}},
	})
}

// dataEq gives a dataclass its __eq__, if all fields can be compared, and a frozen one
// its __hash__.
func (l *lowerer) dataEq(c *resolve.Class, k *core.Class) {
	if !plan.IsDataclass(c) || c.Method("__eq__") != nil || c.Method("__ne__") != nil || k.Status == core.Stub || len(k.Fields) == 0 {
		return
	}
	b := &body{lowerer: l}
	boolean := core.Typed{T: core.BoolType}
	self := &core.Var{Name: "self", Type: core.ObjectOf(k), Kind: core.ParamVar}
	other := &core.Var{Name: "other", Type: core.ObjectOf(k), Kind: core.ParamVar}
	var all core.Expr
	reflexive := true
	for _, f := range k.Fields {
		x := &core.Get{Typed: core.Typed{T: f.Type}, X: ref(self), Field: f}
		y := &core.Get{Typed: core.Typed{T: f.Type}, X: ref(other), Field: f}
		var one core.Expr
		switch {
		case l.plan.NilField(c, f.Name, f.Type):
			return
		case nativeEqual(f.Type) || f.Type.Kind == core.FloatKind:
			one = &core.Compare{Typed: boolean, Op: core.Eq, X: x, Y: y}
		case b.deepComparable(f.Type):
			one = function(core.BoolType, "EqualDeep", x, y)
		default:
			return
		}
		reflexive = reflexive && nativeEqual(f.Type)
		if all == nil {
			all = one
		} else {
			all = &core.Logic{Typed: boolean, Op: core.And, X: all, Y: one}
		}
	}
	if !reflexive { // NaN is not equal to itself, but an object with it is
		same := &core.Compare{Typed: boolean, Op: core.Eq, X: ref(self), Y: ref(other)}
		all = &core.Logic{Typed: boolean, Op: core.Or, X: same, Y: all}
	}
	eq := &core.Func{
		Name: "__eq__", Qual: c.Qual + ".__eq__", Recv: self, Params: []*core.Param{{Var: other}}, Result: core.BoolType, Pos: k.Pos,
		Body: []core.Stmt{&core.Return{X: all}},
	}
	k.Methods = append(k.Methods, eq)
	l.dataEqs[k] = eq
	if plan.IsFrozen(c) && c.Method("__hash__") == nil && l.plan.IsKey(core.ObjectOf(k)) {
		k.Methods = append(k.Methods, dataHash(c, k))
	}
}

// dataHash makes the __hash__ of a frozen dataclass: that of the tuple of its fields.
func dataHash(c *resolve.Class, k *core.Class) *core.Func {
	self := &core.Var{Name: "self", Type: core.ObjectOf(k), Kind: core.ParamVar}
	var hashes []core.Expr
	for _, f := range k.Fields {
		hashes = append(hashes, function(core.IntType, "HashOf", &core.Get{Typed: core.Typed{T: f.Type}, X: ref(self), Field: f}))
	}
	return &core.Func{
		Name: "__hash__", Qual: c.Qual + ".__hash__", Recv: self, Result: core.IntType, Pos: k.Pos,
		Body: []core.Stmt{&core.Return{X: function(core.IntType, "HashTuple", hashes...)}},
	}
}

// classConstants declares the attributes of a class that are always one literal.
func (l *lowerer) classConstants(f *resolve.File, c *resolve.Class, k *core.Class) []core.Decl {
	var decls []core.Decl
	for _, a := range c.Attrs {
		lit := l.plan.ClassConstant(c, a.Name)
		if lit == nil {
			continue
		}
		d := &core.Const{Name: c.Name + "_" + a.Name, Value: literal(lit), Pos: l.pos(f, a.Pos)}
		l.classConsts[fieldKey{k, a.Name}] = d
		decls = append(decls, d)
	}
	return decls
}

// definesRepr tells whether a class has a __repr__, written or made.
func definesRepr(c *core.Class) bool {
	for ; c != nil; c = c.Base {
		for _, m := range c.Methods {
			if m.Name == "__repr__" {
				return true
			}
		}
	}
	return false
}
