package gogen

import (
	"math"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

func (f *function) index(e *core.Index) Expr {
	x, i := f.expr(e.X), f.expr(e.I)
	switch e.X.Type().Kind {
	case core.SliceKind, core.VarTupleKind:
		if e.Check&(core.Negative|core.Bounds) == 0 {
			return primary(jen.Add(x.at(precPrimary)).Index(i.code))
		}
		if e.X.Type().Kind == core.VarTupleKind {
			return callOf(f.g.rt("TupleAt"), x, i)
		}
		return callOf(f.g.rt("At"), x, i)
	case core.StrKind:
		return callOf(f.g.rt("StrAt"), x, i)
	case core.MapKind:
		if e.Check&core.Missing == 0 {
			return primary(jen.Add(x.at(precPrimary)).Index(i.code))
		}
		return callOf(f.g.rt("MapAt"), x, i)
	case core.ListKind, core.BytesKind, core.ByteArrayKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("At"), i)
	case core.DictKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Get"), i)
	}
	panic("gogen: index of " + e.X.Type().String())
}

// part reads a slice of a sequence.
func (f *function) part(e *core.Part) Expr {
	name := "Slice"
	if e.X.Type().Kind == core.StrKind {
		name = "StrSlice"
	}
	if e.Step != nil {
		if _, lit := e.Step.(*core.Lit); !lit && e.Hi == nil {
			return f.every(e)
		}
		name += "Step"
	}
	return f.bounds(name, e)
}

// every reads s[i::step], where the sign of the step says what is left out.
func (f *function) every(e *core.Part) Expr {
	if e.Lo == nil {
		return callOf(f.g.rt("SliceEvery"), f.expr(e.X), f.expr(e.Step))
	}
	return callOf(f.g.rt("SliceEveryFrom"), f.expr(e.X), f.expr(e.Lo), f.expr(e.Step))
}

// bounds calls a function of the support library with a part's sequence and bounds.
func (f *function) bounds(name string, e *core.Part) Expr {
	x := f.expr(e.X)
	first, last := "Begin", "End"
	if lit, ok := e.Step.(*core.Lit); ok && lit.Value != nil && lit.Value.(int64) < 0 {
		first, last = last, first
	}
	isText := e.X.Type().Kind == core.StrKind || e.X.Type().Kind == core.BytesKind
	if isText && first == "Begin" && e.Lo == nil && e.Step == nil {
		e = &core.Part{Typed: e.Typed, X: e.X, Lo: &core.Lit{Typed: core.Typed{T: core.IntType}, Value: int64(0)}, Hi: e.Hi}
	}
	bound := func(e core.Expr, missing int) Expr {
		if e != nil {
			return f.expr(e)
		}
		if missing == math.MinInt {
			return primary(f.g.rt(first))
		}
		return primary(f.g.rt(last))
	}
	args := []Expr{x, bound(e.Lo, math.MinInt), bound(e.Hi, math.MaxInt)}
	if e.X.Type().Kind == core.NamedKind { // a range
		step := primary(jen.Lit(1))
		if e.Step != nil {
			step = f.expr(e.Step)
		}
		return callOf(jen.Add(x.at(precPrimary)).Dot("Slice"), args[1], args[2], step)
	}
	if e.Step != nil {
		args = append(args, f.expr(e.Step))
	}
	if e.X.Type().Kind == core.BytesKind {
		return callOf(jen.Add(x.at(precPrimary)).Dot(name), args[1:]...)
	}
	return callOf(f.g.rt(name), args...)
}

func (f *function) length(e *core.Len) Expr {
	x := f.expr(e.X)
	switch e.X.Type().Kind {
	case core.StrKind:
		return callOf(f.g.rt("StrLen"), x)
	case core.ListKind, core.DictKind, core.SetKind, core.ByteArrayKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Len"))
	}
	return callOf(jen.Id("len"), x)
}

func (f *function) contains(e *core.Contains) Expr {
	x, v := f.expr(e.X), f.expr(e.Elem)
	switch e.X.Type().Kind {
	case core.StrKind:
		return callOf(jen.Qual("strings", "Contains"), x, v)
	case core.SliceKind, core.VarTupleKind:
		return callOf(jen.Qual("slices", "Contains"), x, v)
	case core.MapKind, core.MapSetKind:
		return callOf(f.g.rt("HasKey"), x, v)
	}
	return callOf(jen.Add(x.at(precPrimary)).Dot("Contains"), v)
}

func (f *function) display(e *core.Display) Expr {
	if len(e.Elems) == 0 {
		switch e.T.Kind {
		case core.SliceKind, core.VarTupleKind:
			return primary(jen.Parens(f.g.typ(e.T)).Parens(jen.Nil()))
		case core.SetKind:
			return callOf(f.g.rt("NewSet").Types(f.g.typ(e.T.Args[0])))
		}
	}
	switch e.T.Kind {
	case core.SliceKind, core.VarTupleKind:
		return primary(f.g.typ(e.T).Values(f.elided(e)...))
	case core.TupleKind:
		codes := codesOf(f.exprs(e.Elems))
		if isInferred(e.Elems) {
			return primary(f.g.rt("T" + string(rune('0'+len(codes)))).Call(codes...))
		}
		return primary(f.g.typ(e.T).Values(keyed(codes)...))
	case core.ListKind:
		return callOf(f.g.rt("NewList").Types(f.g.typ(e.T.Args[0])), f.exprs(e.Elems)...)
	case core.SetKind:
		return callOf(f.g.rt("SetOf"), f.exprs(e.Elems)...)
	case core.MapSetKind:
		var list []jen.Code
		for _, x := range f.exprs(e.Elems) {
			list = append(list, jen.Add(x.code).Op(":").Values())
		}
		return primary(f.g.typ(e.T).Values(list...))
	}
	panic("gogen: display of " + e.T.String())
}

// isInferred tells whether Go infers the types of values as they are: all but nil.
func isInferred(elems []core.Expr) bool {
	for _, e := range elems {
		if lit, ok := e.(*core.Lit); ok && lit.Value == nil {
			return false
		}
		if d, ok := e.(*core.Display); ok && len(d.Elems) == 0 && d.T.Kind != core.SliceKind {
			return false
		}
	}
	return true
}

// keyed writes the fields of a tuple in order.
func keyed(codes []jen.Code) []jen.Code {
	out := make([]jen.Code, len(codes))
	for i, c := range codes {
		out[i] = jen.Id(itemName(i)).Op(":").Add(c)
	}
	return out
}

// elided generates the elements of a slice, inner composite literals without
// their type, as gofmt -s writes them.
func (f *function) elided(e *core.Display) []jen.Code {
	elem := e.T.Args[0]
	codes := make([]jen.Code, len(e.Elems))
	for i, x := range e.Elems {
		d, ok := x.(*core.Display)
		if isEmptySlice(x) {
			codes[i] = jen.Nil()
		} else if lit, isLit := x.(*core.Lit); isLit && elem.Kind == core.BytesKind {
			codes[i] = stringLit(lit.Value.(string))
		} else if ok && elem.Kind == core.SliceKind && len(d.Elems) > 0 && core.Equal(d.T, elem) {
			codes[i] = jen.Values(f.elided(d)...)
		} else {
			codes[i] = f.expr(x).code
		}
	}
	return codes
}

func (f *function) dictDisplay(e *core.DictDisplay) Expr {
	if e.T.Kind == core.MapKind {
		var list []jen.Code
		for i, k := range e.Keys {
			list = append(list, jen.Add(f.expr(k).code).Op(":").Add(f.expr(e.Values[i]).code))
		}
		return primary(f.g.typ(e.T).Values(list...))
	}
	d := callOf(f.g.rt("NewDict").Types(f.g.typ(e.T.Args[0]), f.g.typ(e.T.Args[1])))
	if len(e.Keys) == 0 {
		return d
	}
	var items []jen.Code
	inferred := isInferred(e.Keys[:1]) && isInferred(e.Values[:1]) && core.Equal(e.Keys[0].Type(), e.T.Args[0]) && core.Equal(e.Values[0].Type(), e.T.Args[1])
	for i, k := range e.Keys {
		item := f.g.rt("T2").Call(f.expr(k).code, f.expr(e.Values[i]).code)
		if len(e.Keys) > 1 {
			item = jen.Line().Add(item)
		}
		items = append(items, item)
	}
	if len(items) > 1 {
		items = append(items, jen.Line())
	}
	if len(items) == 1 && inferred {
		return callOf(f.g.rt("DictOf"), primary(items[0].(*jen.Statement)))
	}
	return primary(f.g.rt("DictOf").Types(f.g.typ(e.T.Args[0]), f.g.typ(e.T.Args[1])).Call(items...))
}
