package resolve

import "github.com/molt-go/molt/analyzer/syntax"

func (b *builder) exprs(list []syntax.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

// expr visits an expression; nil is allowed.
func (b *builder) expr(e syntax.Expr) {
	switch e := e.(type) {
	case nil:
	case *syntax.Name:
		b.name(e)
	case *syntax.Constant:
	case *syntax.Attribute:
		b.expr(e.Value)
	case *syntax.Call:
		b.f.Calls = append(b.f.Calls, e)
		b.storeCall(e)
		b.hintCall(e)
		if registers(e) {
			b.f.registrations = append(b.f.registrations, e)
		}
		b.expr(e.Func)
		b.exprs(e.Args)
		for _, k := range e.Keywords {
			b.expr(k.Value)
		}
	case *syntax.BinOp:
		b.hintOp(e.Op, e.Left, e.Right)
		b.expr(e.Left)
		b.expr(e.Right)
	case *syntax.BoolOp:
		b.exprs(e.Values)
	case *syntax.NamedExpr:
		b.namedExpr(e)
	case *syntax.UnaryOp:
		b.expr(e.Operand)
	case *syntax.Lambda:
		b.lambda(e)
	case *syntax.IfExp:
		b.expr(e.Test)
		b.expr(e.Body)
		b.expr(e.Orelse)
	case *syntax.Dict:
		for i, v := range e.Values {
			b.expr(e.Keys[i])
			b.expr(v)
		}
	case *syntax.Set:
		b.exprs(e.Elts)
	case *syntax.ListComp:
		b.comprehension(e, "listcomp", e.Generators, e.Elt, nil)
	case *syntax.SetComp:
		b.comprehension(e, "setcomp", e.Generators, e.Elt, nil)
	case *syntax.DictComp:
		b.comprehension(e, "dictcomp", e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		b.comprehension(e, "genexpr", e.Generators, e.Elt, nil)
	case *syntax.Await:
		b.expr(e.Value)
	case *syntax.Yield:
		b.yields(e)
		b.expr(e.Value)
	case *syntax.YieldFrom:
		b.yields(e)
		b.expr(e.Value)
	case *syntax.Compare:
		if len(e.Ops) == 1 && e.Ops[0] >= syntax.Lt && e.Ops[0] <= syntax.GtE {
			b.hintOp(e.Ops[0], e.Left, e.Comparators[0])
		}
		b.expr(e.Left)
		b.exprs(e.Comparators)
	case *syntax.FormattedValue:
		b.expr(e.Value)
		b.joined(e.FormatSpec)
	case *syntax.Interpolation:
		b.expr(e.Value)
		b.joined(e.FormatSpec)
	case *syntax.JoinedStr:
		b.joined(e)
	case *syntax.Subscript:
		b.expr(e.Value)
		b.expr(e.Slice)
	case *syntax.Starred:
		b.expr(e.Value)
	case *syntax.List:
		b.exprs(e.Elts)
	case *syntax.Tuple:
		b.exprs(e.Elts)
	case *syntax.Slice:
		b.expr(e.Lower)
		b.expr(e.Upper)
		b.expr(e.Step)
	}
}

func (b *builder) joined(e *syntax.JoinedStr) {
	if e != nil {
		b.exprs(e.Values)
	}
}

func (b *builder) name(n *syntax.Name) {
	flags := Used
	switch n.Ctx {
	case syntax.Store:
		flags = Assigned
	case syntax.Del:
		flags = Assigned | Deleted
	}
	b.add(n.ID, flags, n.Pos())
	if n.ID == "super" && n.Ctx == syntax.Load && !b.inAnnotation && functionLike(b.f.Scopes[b.scope].Kind) {
		b.add("__class__", Used, noPos)
	}
}

func functionLike(k ScopeKind) bool { return k != ModuleScope && k != ClassScope }

func (b *builder) yields(e syntax.Expr) {
	b.f.Scopes[b.scope].HasYield = true
	if b.f.Scopes[b.scope].Kind != ComprehensionScope {
		b.fn.IsGenerator = b.fn.Kind != ModuleBody
		b.fn.Yields = append(b.fn.Yields, e)
	}
}

// target visits an assignment target. Names in it get the binding; of what is
// not a name, the parts are visited as loads.
func (b *builder) target(t syntax.Expr, bd Binding) {
	switch t := t.(type) {
	case *syntax.Name:
		b.name(t)
		bd.Pos = t.Pos()
		b.bind(t.ID, bd)
	case *syntax.Tuple:
		b.targets(t.Elts, bd)
	case *syntax.List:
		b.targets(t.Elts, bd)
	case *syntax.Starred:
		bd.Unpacked, bd.Path = true, [2]int16{-1, -1}
		b.target(t.Value, bd)
	case *syntax.Attribute:
		if !b.selfAttr(t, bd) {
			b.storeAttr(t, bd)
		}
		b.expr(t.Value)
	case *syntax.Subscript:
		b.storeItem(t, bd)
		b.expr(t)
	default:
		b.expr(t)
	}
}

func (b *builder) targets(elts []syntax.Expr, bd Binding) {
	starred := false
	for i, e := range elts {
		part := bd
		if bd.Kind != BindDel {
			part.Unpacked = true
			part.Path = inside(bd, min(i, 1<<15-1), starred)
		}
		if _, ok := e.(*syntax.Starred); ok {
			starred = true
		}
		b.target(e, part)
	}
}

// inside returns the path of an element of a tuple that is itself at bd's path.
func inside(bd Binding, i int, starred bool) [2]int16 {
	switch {
	case starred || bd.Unpacked && (bd.Path[0] < 0 || bd.Path[1] >= 0):
		return [2]int16{-1, -1}
	case bd.Unpacked:
		return [2]int16{bd.Path[0], int16(i)}
	}
	return [2]int16{int16(i), -1}
}

// comprehension visits a comprehension: its first iterable in the scope around,
// everything else in its own.
func (b *builder) comprehension(n syntax.Node, name string, gens []*syntax.Comprehension, elt, value syntax.Expr) {
	b.expr(gens[0].Iter)
	outer := b.push(ComprehensionScope, n, name)
	for i, g := range gens {
		from := len(b.events)
		b.target(g.Target, Binding{Kind: BindComp, Node: g, Value: g.Iter})
		for j := from; j < len(b.events); j++ {
			if e := &b.events[j]; e.scope == b.scope && e.flags&Assigned != 0 {
				e.flags |= CompTarget
			}
		}
		if i > 0 {
			b.expr(g.Iter)
		}
		b.exprs(g.Ifs)
	}
	b.expr(value)
	b.expr(elt)
	b.scope = outer
}

// namedExpr binds in the nearest scope that is no comprehension (PEP 572).
func (b *builder) namedExpr(e *syntax.NamedExpr) {
	bd := Binding{Kind: BindWalrus, Node: e, Pos: e.Target.Pos(), Value: e.Value}
	home := b.scope
	for b.f.Scopes[home].Kind == ComprehensionScope {
		home = b.f.Scopes[home].Parent
	}
	if home == b.scope || b.inAnnotation {
		b.expr(e.Value)
		b.define(e.Target.ID, Assigned, e.Target.Pos(), bd)
		return
	}
	inner, id := DeclNonlocal, b.intern(e.Target.ID)
	outer := Assigned
	if b.f.Scopes[home].Kind == ModuleScope || b.globals[scopedName{home, id}] {
		inner, outer = DeclGlobal, DeclGlobal
		if b.f.Scopes[home].Kind != ModuleScope {
			b.events = append(b.events, event{scope: 0, name: id, flags: DeclGlobal, pos: noPos})
		} else {
			outer |= Assigned
		}
	}
	b.add(e.Target.ID, inner, noPos)
	b.events = append(b.events, event{scope: home, name: id, flags: outer, pos: noPos})
	b.binds = append(b.binds, pending{Binding: bd, scope: home, name: id})
	b.expr(e.Value)
	b.add(e.Target.ID, Assigned, e.Target.Pos())
}
