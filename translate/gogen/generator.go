package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// sequence writes the body of a generator as a function that hands its values to
// the loop around.
func (f *function) sequence(fn *core.Func) *jen.Statement {
	inner := f.inner(fn)
	inner.result = nil
	inner.yieldName = inner.scope.pick("yield")
	return jen.Func().Params(jen.Id(inner.yieldName).Func().Params(f.g.typ(fn.Yields)).Bool()).Block(inner.block(fn.Body)...)
}

// yield hands a value on, and leaves the generator where nobody wants more.
func (f *function) yield(s *core.Yield) []jen.Code {
	if f.manages {
		return []jen.Code{jen.Id(f.yieldName).Call(f.yielded(s)...)}
	}
	if !s.From {
		return []jen.Code{jen.If(jen.Op("!").Id(f.yieldName).Call(f.expr(s.X).code)).Block(f.leave(nil)...)}
	}
	name := jen.Id(f.scope.pick("v"))
	x := f.expr(s.X)
	header := jen.List(jen.Id("_"), name).Op(":=").Range().Add(x.code)
	switch s.X.Type().Kind {
	case core.SeqKind:
		header = jen.Add(name).Op(":=").Range().Add(x.code)
	case core.ListKind:
		header = jen.Add(name).Op(":=").Range().Add(x.at(precPrimary)).Dot("All").Call()
	case core.StrKind:
		header = jen.Add(name).Op(":=").Range().Add(f.g.rt("Chars")).Call(x.code)
	}
	return []jen.Code{jen.For(header).Block(jen.If(jen.Op("!").Id(f.yieldName).Call(name)).Block(f.leave(nil)...))}
}
