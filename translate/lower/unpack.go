package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// unpack lowers a, b = value.
func (b *body) unpack(n syntax.Expr, elts []syntax.Expr, value syntax.Expr, at core.Placed) []core.Stmt {
	if d, ok := value.(*syntax.Tuple); ok && len(d.Elts) == len(elts) && !hasStar(elts) && !hasStar(d.Elts) {
		return b.parallel(n, elts, d, at)
	}
	x := b.expr(value)
	if s := b.direct(n, elts, x, at); s != nil {
		return s
	}
	if _, isRef := x.(*core.Ref); isRef {
		return b.spread(n, elts, x, at)
	}
	pre, held := b.keep(x, at)
	return append(pre, b.spread(n, elts, held, core.Placed{Pos: at.Pos})...)
}

func hasStar(list []syntax.Expr) bool {
	return slices.ContainsFunc(list, func(e syntax.Expr) bool { _, ok := e.(*syntax.Starred); return ok })
}

// direct lowers the unpacking of a tuple into plain places of the same types.
func (b *body) direct(n syntax.Expr, elts []syntax.Expr, x core.Expr, at core.Placed) []core.Stmt {
	if x.Type().Kind != core.TupleKind || len(x.Type().Args) != len(elts) {
		return nil
	}
	return b.assignParts(n, elts, x, x.Type().Args, at)
}

// parallel lowers a, b = x, y: the values first, then the places from the left.
func (b *body) parallel(n syntax.Expr, elts []syntax.Expr, d *syntax.Tuple, at core.Placed) []core.Stmt {
	if len(elts) >= 2 && len(elts) <= 4 && !slices.ContainsFunc(d.Elts, isNoneLit) {
		if types := b.plainTypes(elts); types != nil {
			x := b.tuple(d, &core.Type{Kind: core.TupleKind, Args: types})
			b.ordered(n, x.(*core.Display).Elems...)
			if s := b.assignParts(n, elts, x, types, at, d.Elts...); s != nil {
				return s
			}
		}
	}
	var out []core.Stmt
	values := make([]core.Expr, len(elts))
	for i, e := range d.Elts {
		var x core.Expr
		if name, ok := elts[i].(*syntax.Name); ok {
			x = b.as(e, b.variable(name).Type)
		} else {
			x = b.expr(e)
		}
		if _, isLit := x.(*core.Lit); isLit {
			values[i] = x
			continue
		}
		pre, held := b.keep(x, at)
		at = core.Placed{Pos: at.Pos}
		out = append(out, pre...)
		values[i] = held
	}
	for i, e := range elts {
		out = append(out, b.storeTo(e, values[i], at)...)
	}
	return out
}

// plainTypes returns the types of places that one Go assignment can write to,
// or nil.
func (b *body) plainTypes(elts []syntax.Expr) []*core.Type {
	var types []*core.Type
	for _, e := range elts {
		t := b.plainType(e)
		if t == nil {
			return nil
		}
		types = append(types, t)
	}
	return types
}

func (b *body) plainType(e syntax.Expr) *core.Type {
	switch e := e.(type) {
	case *syntax.Name:
		return b.variable(e).Type
	case *syntax.Attribute:
		if b.isField(e) {
			place := b.place(e)
			if get, ok := place.(*core.Get); ok && get.Field.Late != "" {
				return nil // stored by a call
			}
			return place.Type()
		}
	case *syntax.Subscript:
		if _, part := e.Slice.(*syntax.Slice); !part && b.isSlice(e.Value) {
			return b.place(e).Type()
		}
	}
	return nil
}

// assignParts lowers an assignment of a tuple to plain places, nil if Go's order
// of evaluation could differ.
func (b *body) assignParts(n syntax.Expr, elts []syntax.Expr, x core.Expr, types []*core.Type, at core.Placed, values ...syntax.Expr) []core.Stmt {
	got := b.plainTypes(elts)
	for i := range got {
		if !core.Equal(got[i], types[i]) {
			return nil
		}
	}
	if got == nil {
		return nil
	}
	s := &core.Unpack{Placed: at, X: x}
	fresh, used := 0, 0
	var pre []core.Stmt
	for _, e := range elts {
		place := b.place(e)
		if i, ok := place.(*core.Index); ok && notNegative(i.I) && slices.ContainsFunc(values, func(v syntax.Expr) bool { return b.sameText(v, e) }) {
			i.Check = 0 // the same element has just been read
		}
		s.Targets = append(s.Targets, place)
		if r, ok := place.(*core.Ref); ok && r.Var.Kind == core.LocalVar && !b.declared[r.Var] {
			fresh++
		} else {
			used++
		}
	}
	if !b.independent(s.Targets) {
		return nil
	}
	if fresh > 0 && used == 0 && !b.repeats(s.Targets) {
		s.Define = true
	}
	for _, p := range s.Targets {
		if r, ok := p.(*core.Ref); ok && b.isNew(r.Var) && !s.Define {
			pre = append(pre, &core.Let{Placed: core.Placed{Pos: at.Pos}, Var: r.Var})
		}
	}
	return append(pre, s)
}

// repeats tells whether a variable is a target twice.
func (b *body) repeats(targets []core.Expr) bool {
	seen := map[*core.Var]bool{}
	for _, t := range targets {
		if r, ok := t.(*core.Ref); ok {
			if seen[r.Var] {
				return true
			}
			seen[r.Var] = true
		}
	}
	return false
}

// independent tells whether no target's place depends on what an earlier target
// of the same statement stores: Go works out all places first.
func (b *body) independent(targets []core.Expr) bool {
	whole := true
	for i, t := range targets {
		if _, isRef := t.(*core.Ref); isRef {
			continue
		}
		core.InspectExpr(t, func(x core.Expr) {
			if x == t {
				return
			}
			for _, earlier := range targets[:i] {
				whole = whole && !dependsOn(x, earlier)
			}
		})
	}
	return whole
}

// dependsOn tells whether an expression may read what a store to a place changes.
func dependsOn(x, place core.Expr) bool {
	switch p := place.(type) {
	case *core.Ref:
		r, ok := x.(*core.Ref)
		return ok && r.Var == p.Var
	case *core.Get:
		g, ok := x.(*core.Get)
		return ok && g.Field == p.Field
	case *core.Index:
		_, ok := x.(*core.Index)
		return ok && core.Equal(x.Type(), p.Type())
	}
	return true
}

// spread assigns the elements of a held value to several targets.
func (b *body) spread(n syntax.Expr, elts []syntax.Expr, x core.Expr, at core.Placed) []core.Stmt {
	t := x.Type()
	if t.Kind == core.TupleKind && !hasStar(elts) {
		if len(t.Args) != len(elts) {
			b.no(n, "unpacking", "unpacking of %s", t)
		}
		var out []core.Stmt
		for i, e := range elts {
			out = append(out, b.storeTo(e, &core.Item{Typed: core.Typed{T: t.Args[i]}, X: x, N: i}, at)...)
			at = core.Placed{Pos: at.Pos}
		}
		return out
	}
	if t.Kind == core.TupleKind && allEqual(t.Args, t.Args[0]) {
		whole := core.Of(core.VarTupleKind, t.Args[0])
		pre, held := b.keep(&core.Convert{Typed: core.Typed{T: whole}, X: x}, at)
		return append(pre, b.spread(n, elts, held, core.Placed{Pos: at.Pos})...)
	}
	if t.Kind == core.ListKind {
		x = &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, t.Args[0])}, X: x}
	} else if t.Kind == core.StrKind {
		pre, held := b.keep(function(strList, "CharList", x), at)
		return append(pre, b.spread(n, elts, held, core.Placed{Pos: at.Pos})...)
	} else if t.Kind == core.BytesKind {
		pre, held := b.keep(method(core.Of(core.SliceKind, core.IntType), "Numbers", x), at)
		return append(pre, b.spread(n, elts, held, core.Placed{Pos: at.Pos})...)
	} else if t.Kind != core.SliceKind && t.Kind != core.VarTupleKind {
		b.no(n, "unpacking", "unpacking of %s", t)
	}
	return b.spreadSlice(n, elts, x, at)
}

// spreadSlice assigns the elements of a slice, once its length is checked.
func (b *body) spreadSlice(n syntax.Expr, elts []syntax.Expr, x core.Expr, at core.Placed) []core.Stmt {
	elem := x.Type().Args[0]
	star := slices.IndexFunc(elts, func(e syntax.Expr) bool { _, ok := e.(*syntax.Starred); return ok })
	check, want := "CheckUnpack", int64(len(elts))
	if star >= 0 {
		check, want = "CheckUnpackStar", want-1
	}
	length := &core.Len{Typed: core.Typed{T: core.IntType}, X: x}
	out := []core.Stmt{&core.Do{Placed: at, X: function(core.VoidType, check, length, intLit(want))}}
	for i, e := range elts {
		at := core.Placed{Pos: at.Pos}
		switch {
		case star < 0 || i < star:
			out = append(out, b.storeTo(e, &core.Index{Typed: core.Typed{T: elem}, X: x, I: intLit(int64(i))}, at)...)
		case i == star:
			lo, hi := intLit(int64(star)), core.Expr(intLit(int64(star-len(elts)+1)))
			if star == len(elts)-1 {
				hi = nil
			}
			part := &core.Part{Typed: core.Typed{T: core.Of(core.SliceKind, elem)}, X: x, Lo: lo, Hi: hi}
			out = append(out, b.storeTo(e.(*syntax.Starred).Value, part, at)...)
		default:
			last := function(elem, "At", x, intLit(int64(i-len(elts))))
			out = append(out, b.storeTo(e, last, at)...)
		}
	}
	return out
}
