package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// comp writes a comprehension as a function literal that is called at once; a
// statement that stores or returns it writes the loops in place (see fill).
func (f *function) comp(e *core.Comp) Expr {
	inner := f.inner(&core.Func{Result: e.T})
	code := inner.fill(e, e.Out)
	code = append(code, jen.Return(jen.Id(f.names[e.Out])))
	return primary(jen.Func().Params().Add(f.g.typ(e.T)).Block(code...).Call())
}

// fill declares a variable and runs the loops of a comprehension that fill it.
func (f *function) fill(e *core.Comp, into *core.Var) []jen.Code {
	var init Expr
	if e.Init != nil {
		init = f.expr(e.Init)
	}
	name := f.declare(into)
	f.names[e.Out] = f.names[into]
	decl := jen.Var().Add(name).Add(f.g.typ(e.T))
	if e.Init != nil {
		decl = jen.Add(name).Op(":=").Add(init.code)
	}
	return append([]jen.Code{decl}, f.block(e.Body)...)
}

// take removes an element from a slice.
func (f *function) take(s *core.Take) []jen.Code {
	var out []jen.Code
	v := jen.Id("_")
	if s.Var != nil && f.read[s.Var] {
		if s.Define {
			out = append(out, jen.Var().Add(f.declare(s.Var)).Add(f.g.typ(s.Var.Type)))
		}
		v = f.variable(s.Var)
	} else if s.Var != nil && !s.Define {
		v = f.variable(s.Var)
	}
	return append(out, jen.List(v, f.changed(s.Rest).code).Op("=").Add(f.expr(s.X).code))
}
