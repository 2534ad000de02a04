package lower

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

func typeName(n any) string { return fmt.Sprintf("%T", n) }

func (b *body) forStmt(n *syntax.For, at core.Placed) []core.Stmt {
	if n.IsAsync {
		return b.asyncFor(n, at)
	}
	pre := b.predeclare(n.Body, n.Orelse)
	if call, ok := n.Iter.(*syntax.Call); ok {
		call = b.called(call)
		switch b.dotted(call.Func) {
		case "builtins.range":
			return append(pre, b.rangeLoop(n, call, at)...)
		case "builtins.enumerate":
			if t, ok := n.Target.(*syntax.Tuple); ok && len(t.Elts) == 2 && len(call.Args) == 1 && len(call.Keywords) == 0 && b.canIndex(call.Args[0]) {
				return append(pre, b.enumerateLoop(n, t, call, at)...)
			}
			if t, ok := n.Target.(*syntax.Tuple); ok && len(t.Elts) == 2 && len(call.Args) > 0 && len(call.Args) <= 2 && len(call.Keywords) == 0 {
				return append(pre, b.countedLoop(n, t, call, at)...)
			}
		case "builtins.zip":
			if s := b.zipLoop(n, call, at); s != nil {
				return append(pre, s...)
			}
		}
	}
	return append(pre, b.eachLoop(n, b.iterated(n.Iter), at)...)
}

// rounds lowers the body of a loop and its else, which runs where no break ended
// the loop: a variable in front says whether one did.
func (b *body) rounds(list, orelse []syntax.Stmt) (body, before, after []core.Stmt) {
	var left *core.Var
	if len(orelse) > 0 && breaksOut(list) {
		left = &core.Var{Name: "broken", Type: core.BoolType, Kind: core.LocalVar}
		b.isNew(left)
		before = []core.Stmt{&core.Let{Var: left, X: boolLit(false)}}
	}
	b.loops = append(b.loops, left)
	body = b.scoped(list)
	b.loops = b.loops[:len(b.loops)-1]
	after = b.scoped(orelse)
	if left != nil {
		not := &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: ref(left)}
		after = []core.Stmt{&core.If{Test: not, Then: after}}
	}
	return body, before, after
}

func boolLit(v bool) core.Expr {
	return &core.Lit{Typed: core.Typed{T: core.BoolType}, Value: v}
}

// breaksOut tells whether a loop's body breaks out of this loop.
func breaksOut(list []syntax.Stmt) bool {
	found := false
	for _, s := range list {
		switch s := s.(type) {
		case *syntax.Break:
			return true
		case *syntax.For:
			found = found || breaksOut(s.Orelse)
		case *syntax.While:
			found = found || breaksOut(s.Orelse)
		case *syntax.If:
			found = found || breaksOut(s.Body) || breaksOut(s.Orelse)
		case *syntax.With:
			found = found || breaksOut(s.Body)
		case *syntax.Try:
			found = found || breaksOut(s.Body) || breaksOut(s.Orelse) || breaksOut(s.Finalbody)
			for _, h := range s.Handlers {
				found = found || breaksOut(h.Body)
			}
		}
	}
	return found
}

// A round is what the rounds of a loop begin with: stores of the element in
// variables and places that outlive the round, which are declared in front.
type round struct {
	before, open []core.Stmt
}

// loopVar declares the variable of a loop for elements of a type. Python's
// outlives the loop: where that is seen, or an inner function shares it, each
// round stores the element in a variable that is declared in front.
func (b *body) loopVar(e syntax.Expr, elem *core.Type, loop *syntax.For, r *round) *core.Var {
	name, ok := e.(*syntax.Name)
	if ok && name.ID == "_" && !b.usedIn(name, loop.Body) && !b.usedBehind(name, loop) {
		return nil
	}
	if ok && !b.usedBehind(name, loop) && !assigns(loop.Body, name.ID) {
		v := b.variable(name)
		if v.Kind == core.LocalVar && !v.Captured && core.Equal(v.Type, elem) {
			return b.ownVar(name, v)
		}
	}
	v := &core.Var{Name: "item", Type: elem, Kind: core.LocalVar}
	if ok {
		v.Name = name.ID
		b.inFront(name, r)
	}
	b.isNew(v)
	r.open = append(r.open, b.storeTo(e, ref(v), core.Placed{})...)
	return v
}

// inFront declares the variable of a loop in front of it.
func (b *body) inFront(name *syntax.Name, r *round) {
	v := b.variable(name)
	if b.owned[v] {
		// It was the variable of another loop alone.
		v = anew(v)
		b.vars[symbolKey{b.file, b.file.SymbolID(name)}] = v
	}
	if b.isNew(v) {
		r.before = append(r.before, &core.Let{Var: v})
	}
}

// anew returns a variable like another, of which nothing is proven yet.
func anew(v *core.Var) *core.Var {
	fresh := *v
	fresh.Counts, fresh.Below = false, nil
	return &fresh
}

// ownVar returns a variable that lives in one loop.
func (b *body) ownVar(name *syntax.Name, v *core.Var) *core.Var {
	if !b.isNew(v) {
		// A loop variable of the same name again: one of its own.
		v = anew(v)
		b.vars[symbolKey{b.file, b.file.SymbolID(name)}] = v
		b.isNew(v)
	}
	if b.owned == nil {
		b.owned = map[*core.Var]bool{}
	}
	b.owned[v] = true
	return v
}

func (b *body) usedIn(n *syntax.Name, body []syntax.Stmt) bool {
	used := false
	syntax.InspectBody(body, func(x syntax.Node) bool {
		if o, ok := x.(*syntax.Name); ok && o.ID == n.ID {
			used = true
		}
		return !used
	})
	return used
}

// usedBehind tells whether a loop's variable is read outside the loop before
// it is assigned again: conservatively, read anywhere outside all loops over it.
func (b *body) usedBehind(n *syntax.Name, loop *syntax.For) bool {
	id := b.file.SymbolID(n)
	var loops []*syntax.For
	b.fn.Walk(func(x syntax.Node) bool {
		if f, ok := x.(*syntax.For); ok && targets(f.Target, n.ID) {
			loops = append(loops, f)
		}
		return true
	})
	behind := false
	b.fn.Walk(func(x syntax.Node) bool {
		o, ok := x.(*syntax.Name)
		if !ok || o.ID != n.ID || b.file.SymbolID(o) != id {
			return true
		}
		for _, f := range loops {
			if o.Pos() >= f.Pos() && o.Pos() < f.EndPos() {
				return true
			}
		}
		behind = true
		return true
	})
	return behind
}

func targets(e syntax.Expr, name string) bool {
	found := false
	syntax.Inspect(e, func(x syntax.Node) bool {
		if n, ok := x.(*syntax.Name); ok && n.ID == name {
			found = true
		}
		return true
	})
	return found
}

func (b *body) rangeLoop(n *syntax.For, call *syntax.Call, at core.Placed) []core.Stmt {
	if len(call.Args) == 0 || len(call.Args) > 3 || len(call.Keywords) > 0 || hasStar(call.Args) {
		b.no(call, "range", "this form of range")
	}
	s := &core.ForRange{Placed: at}
	ints := make([]core.Expr, len(call.Args))
	for i, a := range call.Args {
		ints[i] = b.as(a, core.IntType)
	}
	b.ordered(call, ints...)
	switch len(ints) {
	case 1:
		s.Hi = ints[0]
	case 2:
		s.Lo, s.Hi = ints[0], ints[1]
	default:
		s.Lo, s.Hi, s.Step = ints[0], ints[1], ints[2]
	}
	if lit, ok := s.Lo.(*core.Lit); ok && lit.Value == int64(0) && s.Step == nil {
		s.Lo = nil
	}
	var r round
	s.Var = b.loopVar(n.Target, core.IntType, n, &r)
	if s.Var != nil {
		b.counts(s.Var, s)
		if below := lengthOf(s.Hi); below != nil && s.Var.Counts && below.Kind != core.GlobalVar && !below.Captured && !touches(n.Body, below.Name) &&
			!b.plan.HasMethodAlias(b.fn, below.Name) {
			s.Var.Below = below
		}
	}
	body, before, after := b.rounds(n.Body, n.Orelse)
	s.Body = append(r.open, body...)
	return slices.Concat(r.before, before, []core.Stmt{s}, after)
}

// counts notes that a loop's variable is at least 0 and below the largest int.
func (b *body) counts(v *core.Var, s *core.ForRange) {
	step, isLit := s.Step.(*core.Lit)
	v.Counts = (s.Lo == nil || notNegative(s.Lo)) && (s.Step == nil || isLit && step.Value.(int64) > 0)
}

// lengthOf returns the slice variable of len(xs), or nil.
func lengthOf(e core.Expr) *core.Var {
	if l, ok := e.(*core.Len); ok && l.X.Type().Kind == core.SliceKind {
		if r, ok := l.X.(*core.Ref); ok {
			return r.Var
		}
	}
	return nil
}

// touches tells whether statements may give a list variable another length: they
// assign it, delete from it, or call a method of it.
func touches(body []syntax.Stmt, name string) bool {
	found := false
	syntax.InspectBody(body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name:
			found = found || n.ID == name && n.Ctx != syntax.Load
		case *syntax.Attribute:
			x, ok := n.Value.(*syntax.Name)
			found = found || ok && x.ID == name
		case *syntax.Delete:
			found = true
		case *syntax.Subscript:
			x, ok := n.Value.(*syntax.Name)
			_, slice := n.Slice.(*syntax.Slice)
			found = found || ok && slice && x.ID == name && n.Ctx != syntax.Load
		}
		return !found
	})
	return found
}

// assigns tells whether statements store in a name anywhere.
func assigns(body []syntax.Stmt, name string) bool {
	found := false
	syntax.InspectBody(body, func(n syntax.Node) bool {
		if x, ok := n.(*syntax.Name); ok && x.ID == name && x.Ctx == syntax.Store {
			found = true
		}
		return !found
	})
	return found
}

// canIndex tells whether enumerate of an iterable is Go's range with an index.
func (b *body) canIndex(e syntax.Expr) bool { return b.isSlice(e) }

func (b *body) enumerateLoop(n *syntax.For, t *syntax.Tuple, call *syntax.Call, at core.Placed) []core.Stmt {
	s := &core.ForEach{Placed: at, X: b.expr(call.Args[0])}
	b.iterable(call, s.X)
	if b.steady(call.Args[0], s.X, n.Body) {
		b.no(n, "loop-mutation", "the list may be changed while a loop goes through it")
	}
	var r round
	s.Index = b.loopVar(t.Elts[0], core.IntType, n, &r)
	if list, ok := s.X.(*core.Ref); ok && s.Index != nil && list.Type().Kind == core.SliceKind {
		s.Index.Counts = true
		if list.Var.Kind != core.GlobalVar && !list.Var.Captured && !touches(n.Body, list.Var.Name) {
			s.Index.Below = list.Var
		}
	}
	s.Vars = b.elementVars(t.Elts[1], s.X.Type().Elem(), n, &r)
	body, before, after := b.rounds(n.Body, n.Orelse)
	s.Body = append(r.open, body...)
	return slices.Concat(r.before, before, []core.Stmt{s}, after)
}

// countedLoop lowers a loop over enumerate of any iterable, from any start: a
// counter of its own goes along.
func (b *body) countedLoop(n *syntax.For, t *syntax.Tuple, call *syntax.Call, at core.Placed) []core.Stmt {
	x := b.sequence(call.Args[0])
	b.iterable(call, x)
	start := core.Expr(intLit(0))
	if len(call.Args) == 2 {
		start = b.as(call.Args[1], core.IntType)
	}
	count := &core.Var{Name: "count", Type: core.IntType, Kind: core.LocalVar}
	b.isNew(count)
	var r round
	r.before = append(r.before, &core.Let{Placed: core.Placed{Pos: at.Pos}, Var: count, X: start})
	r.open = append(r.open, b.storeToLoop(n, t.Elts[0], ref(count), &r)...)
	r.open = append(r.open, &core.AssignOp{Target: ref(count), Op: core.Add, X: intLit(1), Check: core.Overflow})
	s := &core.ForEach{Placed: at, X: x, Live: b.steady(call.Args[0], x, n.Body)}
	s.Vars = b.elementVars(t.Elts[1], elemOf(x.Type()), n, &r)
	body, before, after := b.rounds(n.Body, n.Orelse)
	s.Body = append(r.open, body...)
	return slices.Concat(r.before, before, []core.Stmt{s}, after)
}

// storeToLoop stores a value in the target of a loop, declared in front of it.
func (b *body) storeToLoop(loop *syntax.For, e syntax.Expr, x core.Expr, r *round) []core.Stmt {
	if name, ok := e.(*syntax.Name); ok {
		v := b.variable(name)
		if !b.usedBehind(name, loop) && v.Kind == core.LocalVar && !v.Captured && core.Equal(v.Type, x.Type()) {
			return []core.Stmt{&core.Let{Var: b.ownVar(name, v), X: x}}
		}
		b.inFront(name, r)
	}
	return b.storeTo(e, x, core.Placed{})
}

// iterable refuses what a Go range does not go through as Python does.
func (b *body) iterable(n syntax.Node, x core.Expr) {
	switch x.Type().Kind {
	case core.SliceKind, core.VarTupleKind, core.StrKind, core.ListKind, core.SeqKind:
		return
	}
	b.no(n, "iteration", "iteration over %s is not carried over yet", x.Type())
}

func (b *body) eachLoop(n *syntax.For, x core.Expr, at core.Placed) []core.Stmt {
	b.iterable(n.Iter, x)
	if call, ok := n.Iter.(*syntax.Call); ok && lendsLists[calledName(call)] {
		for _, a := range call.Args {
			if v, ok := b.solved(a); ok && b.plan.Grows(v) && b.plan.MayResize(b.file, v, n.Body) {
				b.no(n, "loop-mutation", "the list may be changed while a loop goes through it")
			}
		}
	}
	s := &core.ForEach{Placed: at, X: x, Live: b.steady(n.Iter, x, n.Body)}
	var r round
	s.Vars = b.elementVars(n.Target, elemOf(x.Type()), n, &r)
	body, before, after := b.rounds(n.Body, n.Orelse)
	s.Body = append(r.open, body...)
	return slices.Concat(r.before, before, []core.Stmt{s}, after)
}

// lendsLists are the builtins that go through a list while a loop runs.
var lendsLists = map[string]bool{"zip": true, "enumerate": true, "reversed": true, "map": true, "filter": true}

func calledName(c *syntax.Call) string {
	if n, ok := c.Func.(*syntax.Name); ok {
		return n.ID
	}
	return ""
}

// elementVars declares what an element is unpacked into.
func (b *body) elementVars(target syntax.Expr, elem *core.Type, n *syntax.For, r *round) []*core.Var {
	t, ok := target.(*syntax.Tuple)
	if !ok || elem.Kind != core.TupleKind || len(elem.Args) != len(t.Elts) || hasStar(t.Elts) {
		return []*core.Var{b.loopVar(target, elem, n, r)}
	}
	var vars []*core.Var
	for i, e := range t.Elts {
		vars = append(vars, b.loopVar(e, elem.Args[i], n, r))
	}
	return vars
}

// zipLoop counts up to the shorter of two lists; nil for other forms of zip.
func (b *body) zipLoop(n *syntax.For, call *syntax.Call, at core.Placed) []core.Stmt {
	t, ok := n.Target.(*syntax.Tuple)
	if !ok || len(call.Args) != 2 || len(t.Elts) != 2 || len(call.Keywords) > 0 || !b.isSlice(call.Args[0]) || !b.isSlice(call.Args[1]) {
		return nil
	}
	x, y := b.expr(call.Args[0]), b.expr(call.Args[1])
	if b.steady(call.Args[0], x, n.Body) || b.steady(call.Args[1], y, n.Body) {
		b.no(n, "loop-mutation", "the list may be changed while a loop goes through it")
	}
	var r round
	hold := func(e core.Expr, name string) core.Expr {
		if ref, ok := e.(*core.Ref); ok && !assigns(n.Body, ref.Var.Name) && ref.Var.Kind != core.GlobalVar {
			return e
		}
		v := &core.Var{Name: name, Type: e.Type(), Kind: core.LocalVar}
		b.isNew(v)
		r.before = append(r.before, &core.Let{Placed: core.Placed{Pos: at.Pos}, Var: v, X: e})
		return ref(v)
	}
	y = hold(y, "others")
	index := &core.Var{Name: "i", Type: core.IntType, Kind: core.LocalVar}
	b.isNew(index)
	first := b.loopVar(t.Elts[0], x.Type().Args[0], n, &r)
	second := b.loopVar(t.Elts[1], y.Type().Args[0], n, &r)
	s := &core.ForEach{Placed: at, Index: index, Vars: []*core.Var{first}, X: x}
	length := &core.Len{Typed: core.Typed{T: core.IntType}, X: y}
	stop := &core.If{Test: &core.Compare{Typed: core.Typed{T: core.BoolType}, Op: core.Ge, X: ref(index), Y: length}, Then: []core.Stmt{&core.Break{}}}
	s.Body = append(s.Body, stop)
	if second != nil {
		s.Body = append(s.Body, &core.Let{Var: second, X: &core.Index{Typed: core.Typed{T: second.Type}, X: y, I: ref(index)}})
	}
	body, before, after := b.rounds(n.Body, n.Orelse)
	s.Body = append(append(s.Body, r.open...), body...)
	return slices.Concat(r.before, before, []core.Stmt{s}, after)
}
