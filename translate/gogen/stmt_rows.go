package gogen

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// rowLoop writes a loop over a literal list of tuples that are unpacked, as
//
//	for _, item := range []struct{ dx, dy int }{{1, 0}, {0, 1}} {
//
// with the variables as fields of item. It returns nil for other loops.
func (f *function) rowLoop(s *core.ForEach) []jen.Code {
	d, ok := s.X.(*core.Display)
	if !ok || s.Index != nil || s.Live || s.Shared || len(s.Vars) < 2 || len(d.Elems) == 0 || d.T.Args[0].Kind != core.TupleKind {
		return nil
	}
	if d.T.Kind != core.SliceKind && d.T.Kind != core.VarTupleKind {
		return nil
	}
	var rows []jen.Code
	for _, e := range d.Elems {
		row, ok := e.(*core.Display)
		if !ok {
			return nil
		}
		rows = append(rows, jen.Values(codesOf(f.typed(row.Elems))...))
	}
	outer := f.scope
	f.scope = newScope(outer)
	defer func() { f.scope = outer }()
	item := f.scope.pick("item")
	members := newScope(nil)
	var fields, names []string
	for i, t := range d.T.Args[0].Args {
		want := "unused"
		if v := s.Vars[i]; v != nil && strings.Trim(v.Name, "_") != "" {
			want = mixedCaps(v.Name, false)
		}
		name := members.pick(want)
		if v := s.Vars[i]; v != nil {
			f.names[v] = item + "." + name
		}
		names = append(names, name)
		if !isValue(t) || t.Kind == core.BigIntKind || t.Kind == core.NumKind {
			return nil // the struct would not read well
		}
		if i+1 == len(s.Vars) || !core.Equal(t, d.T.Args[0].Args[i+1]) {
			fields = append(fields, strings.Join(names, ", ")+" "+fmt.Sprintf("%#v", f.g.typ(t)))
			names = nil
		}
	}
	for _, v := range s.Vars {
		if v != nil && f.read[v] {
			break
		}
		if v == s.Vars[len(s.Vars)-1] {
			return nil // nothing of it is read
		}
	}
	list := jen.Index().Id("struct{ " + strings.Join(fields, "; ") + " }").Values(rows...)
	header := jen.For(jen.List(jen.Id("_"), jen.Id(item)).Op(":=").Range().Add(list))
	return f.loop(header, f.rounds(s.Body), s.Else)
}

// looped generates what a loop goes through: a part of a list is no copy where the
// loop's body leaves the list alone.
func (f *function) looped(s *core.ForEach) Expr {
	p, ok := s.X.(*core.Part)
	if !ok || s.Live || p.X.Type().Kind != core.SliceKind || p.Step != nil || !f.g.isCalmBody(s.Body) {
		return f.expr(s.X)
	}
	if p.Hi == nil && isInside(p.Lo, p.X) {
		return primary(jen.Add(f.expr(p.X).at(precPrimary)).Index(jen.Add(f.expr(p.Lo).code).Op(":")))
	}
	return f.bounds("SliceView", p)
}

// isInside recognises i and i+1 where i is below the length of a list.
func isInside(lo, list core.Expr) bool {
	if a, ok := lo.(*core.Arith); ok && a.Op == core.Add && a.Check == 0 {
		if lit, isLit := a.Y.(*core.Lit); isLit && lit.Value == int64(1) {
			lo = a.X
		}
	}
	i, ok := lo.(*core.Ref)
	r, isRef := list.(*core.Ref)
	return ok && isRef && i.Var.Below == r.Var
}
