package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers enumerations: each member is a variable of the package that holds the one
// object which it is.

// enumMembers declares the members of an enumeration, and gives it the texts of its members.
func (l *lowerer) enumMembers(f *resolve.File, c *resolve.Class, k *core.Class) []core.Decl {
	members := l.plan.EnumMembers(c)
	if len(members) == 0 {
		return nil
	}
	var decls []core.Decl
	for _, m := range members {
		v := &core.Var{Name: c.Name + "_" + m.Name, Type: core.ObjectOf(k), Kind: core.GlobalVar, Pos: l.pos(f, m.Attr.Pos)}
		decls = append(decls, &core.Global{Var: v, Value: &core.New{Typed: core.Typed{T: v.Type}, Class: k, Pos: v.Pos, Fields: []core.FieldValue{
			{Field: k.Fields[0], Value: strLit(m.Name)}, {Field: k.Fields[1], Value: literal(&m.Value)},
		}}})
		l.classVars[fieldKey{k, m.Name}] = v
	}
	l.enumTexts(c, k)
	return decls
}

// enumTexts gives an enumeration its __repr__ and __str__.
func (l *lowerer) enumTexts(c *resolve.Class, k *core.Class) {
	text := func(name string, parts func(self core.Expr) []core.FormatPart) {
		self := &core.Var{Name: "self", Type: core.ObjectOf(k), Kind: core.ParamVar}
		x := &core.Format{Typed: core.Typed{T: core.StrType}, Parts: parts(ref(self))}
		k.Methods = append(k.Methods, &core.Func{Name: name, Qual: c.Qual + "." + name, Recv: self, Result: core.StrType, Pos: k.Pos,
			Body: []core.Stmt{&core.Return{X: x}}})
	}
	get := func(self core.Expr, i int) core.Expr {
		return &core.Get{Typed: core.Typed{T: k.Fields[i].Type}, X: self, Field: k.Fields[i]}
	}
	text("__repr__", func(self core.Expr) []core.FormatPart {
		return []core.FormatPart{{Text: "<" + c.Name + "."}, {Value: get(self, 0)}, {Text: ": "}, {Value: get(self, 1), Conversion: 'r'}, {Text: ">"}}
	})
	text("__str__", func(self core.Expr) []core.FormatPart {
		return []core.FormatPart{{Text: c.Name + "."}, {Value: get(self, 0)}}
	})
}

// members lowers an enumeration that is gone through: its members; nil for other expressions.
func (b *body) members(e syntax.Expr) core.Expr {
	values := b.valuesOf(e)
	if len(values) != 1 || values[0].Kind != solve.ClassVal || values[0].Own == nil {
		return nil
	}
	k := b.plan.Class(values[0].Own)
	d := &core.Display{Typed: core.Typed{T: core.Of(core.SliceKind, core.ObjectOf(k))}}
	for _, m := range b.plan.EnumMembers(values[0].Own) {
		v := b.classVars[fieldKey{k, m.Name}]
		if v == nil {
			return nil
		}
		d.Elems = append(d.Elems, ref(v))
	}
	if len(d.Elems) == 0 {
		return nil
	}
	return d
}
