package lower

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

func typeName(n any) string { return fmt.Sprintf("%T", n) }

func (b *body) forStmt(n *syntax.For, at core.Placed) []core.Stmt {
	if n.IsAsync || len(n.Orelse) > 0 {
		b.no(n, "loop-else", "else of a loop, and async for, are not carried over yet")
	}
	b.boundInside(n, n.Body)
	pre := b.predeclare(n.Body)
	if call, ok := n.Iter.(*syntax.Call); ok {
		switch b.prog.Dotted(b.file, call.Func) {
		case "builtins.range":
			return append(pre, b.rangeLoop(n, call, at))
		case "builtins.enumerate":
			if len(call.Args) == 1 && len(call.Keywords) == 0 {
				if t, ok := n.Target.(*syntax.Tuple); ok && len(t.Elts) == 2 {
					return append(pre, b.enumerateLoop(n, t, call, at))
				}
			}
		case "builtins.zip":
			return append(pre, b.zipLoop(n, call, at)...)
		}
	}
	return append(pre, b.eachLoop(n, b.sequence(n.Iter), at))
}

// loopVar declares the variable of a loop. Python's outlives the loop: where it
// is used behind it, this loop cannot be written as a Go range.
func (b *body) loopVar(e syntax.Expr, body []syntax.Stmt, loop *syntax.For) *core.Var {
	name, ok := e.(*syntax.Name)
	if !ok {
		b.no(e, "loop-target", "this target of a loop")
	}
	if name.ID == "_" && !b.usedIn(name, body) {
		return nil
	}
	if b.usedBehind(name, loop) {
		b.no(e, "loop-variable", "loop variable %s is used behind the loop", name.ID)
	}
	v := b.variable(name)
	if !b.isNew(v) {
		// A loop variable of the same name again: one of its own.
		fresh := *v
		v = &fresh
		b.vars[symbolKey{b.file, b.file.SymbolID(name)}] = v
		b.isNew(v)
	}
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

func (b *body) rangeLoop(n *syntax.For, call *syntax.Call, at core.Placed) core.Stmt {
	if len(call.Args) == 0 || len(call.Args) > 3 || len(call.Keywords) > 0 {
		b.no(call, "range", "this form of range")
	}
	s := &core.ForRange{Placed: at}
	ints := make([]core.Expr, len(call.Args))
	for i, a := range call.Args {
		ints[i] = b.as(a, core.IntType)
	}
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
	s.Var = b.loopVar(n.Target, n.Body, n)
	if s.Var != nil && assigns(n.Body, s.Var.Name) {
		b.no(n, "loop-variable", "the loop variable %s is assigned in the loop", s.Var.Name)
	}
	if s.Var != nil {
		b.counts(s.Var, s)
		if r := lengthOf(s.Hi); r != nil && s.Var.Counts && r.Kind != core.GlobalVar && !touches(n.Body, r.Name) {
			s.Var.Below = r
		}
	}
	s.Body = b.scoped(n.Body)
	return s
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

func (b *body) enumerateLoop(n *syntax.For, t *syntax.Tuple, call *syntax.Call, at core.Placed) core.Stmt {
	s := &core.ForEach{Placed: at, X: b.expr(call.Args[0])}
	b.iterable(call, s.X)
	if b.steady(call.Args[0], s.X, n.Body) {
		b.no(n, "loop-mutation", "the list may be changed while a loop goes through it")
	}
	s.Index = b.loopVar(t.Elts[0], n.Body, n)
	s.Vars = b.elementVars(t.Elts[1], s.X.Type().Elem(), n)
	s.Body = b.scoped(n.Body)
	return s
}

// iterable refuses what a Go range does not go through as Python does.
func (b *body) iterable(n syntax.Node, x core.Expr) {
	switch x.Type().Kind {
	case core.SliceKind, core.VarTupleKind, core.StrKind, core.ListKind, core.SeqKind:
		return
	}
	b.no(n, "iteration", "iteration over %s is not carried over yet", x.Type())
}

func (b *body) eachLoop(n *syntax.For, x core.Expr, at core.Placed) core.Stmt {
	b.iterable(n.Iter, x)
	s := &core.ForEach{Placed: at, X: x, Live: b.steady(n.Iter, x, n.Body)}
	s.Vars = b.elementVars(n.Target, elemOf(x.Type()), n)
	s.Body = b.scoped(n.Body)
	return s
}

// elementVars declares what an element is unpacked into.
func (b *body) elementVars(target syntax.Expr, elem *core.Type, n *syntax.For) []*core.Var {
	if t, ok := target.(*syntax.Tuple); ok {
		if elem.Kind != core.TupleKind || len(elem.Args) != len(t.Elts) {
			b.no(target, "unpacking", "unpacking of %s", elem)
		}
		var vars []*core.Var
		for i, e := range t.Elts {
			v := b.loopVar(e, n.Body, n)
			if v != nil && !core.Equal(v.Type, elem.Args[i]) {
				b.no(target, "loop-target", "%s is %s in one place and %s in another", v.Name, v.Type, elem.Args[i])
			}
			vars = append(vars, v)
		}
		return vars
	}
	v := b.loopVar(target, n.Body, n)
	if v != nil && !core.Equal(v.Type, elem) {
		b.no(target, "loop-target", "%s is %s in one place and %s in another", v.Name, v.Type, elem)
	}
	return []*core.Var{v}
}

// zipLoop counts up to the shorter of two lists.
func (b *body) zipLoop(n *syntax.For, call *syntax.Call, at core.Placed) []core.Stmt {
	t, ok := n.Target.(*syntax.Tuple)
	if !ok || len(call.Args) != 2 || len(t.Elts) != 2 || len(call.Keywords) > 0 {
		b.no(n, "zip", "this form of zip")
	}
	x, y := b.expr(call.Args[0]), b.expr(call.Args[1])
	if x.Type().Kind != core.SliceKind || y.Type().Kind != core.SliceKind {
		b.no(n, "zip", "zip of %s and %s", x.Type(), y.Type())
	}
	if b.steady(call.Args[0], x, n.Body) || b.steady(call.Args[1], y, n.Body) {
		b.no(n, "loop-mutation", "the list may be changed while a loop goes through it")
	}
	var pre []core.Stmt
	hold := func(e core.Expr, name string) core.Expr {
		if _, ok := e.(*core.Ref); ok {
			return e
		}
		v := &core.Var{Name: name, Type: e.Type(), Kind: core.LocalVar}
		b.isNew(v)
		pre = append(pre, &core.Let{Placed: core.Placed{Pos: at.Pos}, Var: v, X: e})
		return ref(v)
	}
	y = hold(y, "others")
	index := &core.Var{Name: "i", Type: core.IntType, Kind: core.LocalVar}
	b.isNew(index)
	first := b.loopVar(t.Elts[0], n.Body, n)
	second := b.loopVar(t.Elts[1], n.Body, n)
	s := &core.ForEach{Placed: at, Index: index, Vars: []*core.Var{first}, X: x}
	length := &core.Len{Typed: core.Typed{T: core.IntType}, X: y}
	stop := &core.If{Test: &core.Compare{Typed: core.Typed{T: core.BoolType}, Op: core.Ge, X: ref(index), Y: length}, Then: []core.Stmt{&core.Break{}}}
	s.Body = append(s.Body, stop)
	if second != nil {
		s.Body = append(s.Body, &core.Let{Var: second, X: &core.Index{Typed: core.Typed{T: second.Type}, X: y, I: ref(index)}})
	}
	s.Body = append(s.Body, b.scoped(n.Body)...)
	return append(pre, s)
}
