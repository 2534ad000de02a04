package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers assignment expressions (PEP 572) that a statement evaluates before all
// else: an assignment in front of it, as Go writes it.

// firstNamed returns the assignment expression that an expression evaluates first, before
// anything that could be told from it and whatever else holds; nil for none.
func firstNamed(e syntax.Expr) *syntax.NamedExpr {
	switch n := e.(type) {
	case *syntax.NamedExpr:
		return n
	case *syntax.Compare:
		return firstNamed(n.Left)
	case *syntax.BoolOp:
		return firstNamed(n.Values[0])
	case *syntax.BinOp:
		return firstNamed(n.Left)
	case *syntax.UnaryOp:
		return firstNamed(n.Operand)
	case *syntax.Attribute:
		return firstNamed(n.Value)
	case *syntax.Subscript:
		return firstNamed(n.Value)
	case *syntax.IfExp:
		return firstNamed(n.Test)
	case *syntax.Call:
		if _, ok := n.Func.(*syntax.Name); ok && len(n.Args) > 0 {
			return firstNamed(n.Args[0])
		}
		return firstNamed(n.Func)
	}
	return nil
}

// valueOf returns the expression that a statement evaluates first; nil where there is none,
// or where it is evaluated again and again.
func valueOf(s syntax.Stmt) syntax.Expr {
	switch n := s.(type) {
	case *syntax.If:
		return n.Test
	case *syntax.Return:
		return n.Value
	case *syntax.Assign:
		return n.Value
	case *syntax.ExprStmt:
		return n.Value
	}
	return nil
}

// nameFirst lowers the assignment that a statement evaluates first, if there is one.
func (b *body) nameFirst(s syntax.Stmt, at core.Placed) []core.Stmt {
	if e := valueOf(s); e != nil {
		return b.assignFirst(e, at)
	}
	return nil
}

func (b *body) assignFirst(e syntax.Expr, at core.Placed) []core.Stmt {
	n := firstNamed(e)
	if n == nil {
		return nil
	}
	out := append(b.assignFirst(n.Value, at), b.store(n.Target, n.Value, at)...)
	if b.made == nil {
		b.made = map[*syntax.NamedExpr]bool{}
	}
	b.made[n] = true
	return out
}

// namedExpr lowers an assignment expression that was made in front: what it has set.
func (b *body) namedExpr(n *syntax.NamedExpr) core.Expr {
	if !b.made[n] {
		b.no(n, "named-expression", "an assignment expression that may not be evaluated, or not first")
	}
	return ref(b.variable(n.Target))
}

// namedWhile lowers a while whose test begins with an assignment expression: a loop without
// a test that assigns, tests and leaves; nil for others.
func (b *body) namedWhile(n *syntax.While, at core.Placed) []core.Stmt {
	first := firstNamed(n.Test)
	if first == nil {
		return nil
	}
	set := &syntax.ExprStmt{Value: n.Test}
	set.Start, set.End = n.Test.Pos(), n.Test.EndPos()
	pre := b.predeclare(append([]syntax.Stmt{set}, n.Body...), n.Orelse)
	head := b.assignFirst(n.Test, core.Placed{Pos: at.Pos})
	not := &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: b.cond(n.Test)}
	head = append(head, &core.If{Test: not, Then: []core.Stmt{&core.Break{}}})
	body, before, after := b.rounds(n.Body, n.Orelse)
	return slices.Concat(pre, before, []core.Stmt{&core.While{Placed: at, Body: append(head, body...)}}, after)
}
