package island

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/syntax"
)

// comprehension writes a comprehension as a function literal that is called at
// once, a generator expression as a generator.
func (fr *frame) comprehension(e syntax.Expr) *jen.Statement {
	var gens []*syntax.Comprehension
	switch e := e.(type) {
	case *syntax.ListComp:
		gens = e.Generators
	case *syntax.SetComp:
		gens = e.Generators
	case *syntax.DictComp:
		gens = e.Generators
	case *syntax.GeneratorExp:
		gens = e.Generators
	}
	scope, ok := fr.scopes[e]
	if !ok {
		fr.refuse(e, "unsupported-syntax", "a comprehension here")
	}
	first := fr.iterated(gens[0].Iter)
	in := fr.newFrame(fr, fr.fn, scope)
	in.rec = fr.rec
	in.comp = true
	in.cell = fr.cell
	in.self = fr.self
	in.class = nil
	in.state = fr.state.clone()
	if g, ok := e.(*syntax.GeneratorExp); ok {
		return in.generatorExp(g, first)
	}
	out := in.pick("out")
	var start, result jen.Code
	var add func() jen.Code
	switch e := e.(type) {
	case *syntax.ListComp:
		start = jen.Var().Id(out).Index().Add(fr.value())
		add = func() jen.Code { return jen.Id(out).Op("=").Append(jen.Id(out), in.expr(e.Elt)) }
		result = fr.rt("NewList", jen.Id(out).Op("..."))
	case *syntax.SetComp:
		start = jen.Id(out).Op(":=").Add(fr.rt("NewSet"))
		add = func() jen.Code { return jen.Id(out).Dot("Add").Call(in.expr(e.Elt)) }
		result = jen.Id(out)
	case *syntax.DictComp:
		start = jen.Id(out).Op(":=").Add(fr.rt("NewDict"))
		add = func() jen.Code { return jen.Id(out).Dot("Set").Call(in.exprs(e.Key, e.Value)...) }
		result = jen.Id(out)
	}
	loops := in.compLoops(gens, first, add)
	code := append([]jen.Code{start}, in.declarations()...)
	code = append(append(code, loops...), jen.Return(result))
	return jen.Func().Params().Add(fr.value()).Block(code...).Call()
}

// compLoops writes the loops of a comprehension around what its rounds do.
func (fr *frame) compLoops(gens []*syntax.Comprehension, first jen.Code, inner func() jen.Code) []jen.Code {
	g := gens[0]
	if first == nil {
		first = fr.iterated(g.Iter)
	}
	it := fr.pick("it")
	over := fr.rt("Over", first)
	if g.IsAsync {
		over = fr.rt("AsyncOver", jen.Id(fr.yieldName(g)), first)
	}
	before := fr.state.clone()
	body := fr.assignTo(g.Target, jen.Id(it).Dot("Value"), nil)
	body = append(body, fr.compIfs(g.Ifs, gens[1:], inner)...)
	fr.state = before
	return []jen.Code{jen.For(jen.Id(it).Op(":=").Add(over).Op(";").Id(it).Dot("Next").Call().Op(";")).Block(body...)}
}

func (fr *frame) compIfs(ifs []syntax.Expr, rest []*syntax.Comprehension, inner func() jen.Code) []jen.Code {
	if len(ifs) > 0 {
		test := fr.cond(ifs[0])
		return []jen.Code{jen.If(test).Block(fr.compIfs(ifs[1:], rest, inner)...)}
	}
	if len(rest) > 0 {
		return fr.compLoops(rest, nil, inner)
	}
	return []jen.Code{inner()}
}

// generatorExp writes a generator expression; its first iterable is evaluated at
// once.
func (fr *frame) generatorExp(e *syntax.GeneratorExp, first *jen.Statement) *jen.Statement {
	for _, g := range e.Generators {
		if g.IsAsync {
			fr.refuse(e, "async-generator", "an asynchronous generator expression")
		}
	}
	y := fr.pick("y")
	source := fr.pick("source")
	loops := fr.compLoops(e.Generators, jen.Id(source), func() jen.Code { return jen.Id(y).Dot("Yield").Call(fr.expr(e.Elt)) })
	code := append(append(fr.declarations(), loops...), jen.Return(jen.Nil()))
	return fr.rt("NewGenExpr", first, jen.Func().Params(jen.Id(y).Op("*").Add(fr.name("Yielder")), jen.Id(source).Add(fr.value())).Add(fr.value()).Block(code...))
}
