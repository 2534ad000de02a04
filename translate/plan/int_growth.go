package plan

import (
	"maps"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds ints that grow without bound, such as factorials and Fibonacci
// numbers: a product, or a sum of values that depend on each other, that a loop
// carries from round to round and nothing reduces. They would trip the guard of
// an int, where Python goes on: see bigness.go for what becomes of them.

// A grower finds the growing ints of one function.
type grower struct {
	plan *Plan
	fn   *resolve.Func
	file *resolve.File
}

// growing marks the ints that grow in a function.
func (g *grower) growing() {
	if g.fn.Lambda != nil {
		if g.multipliesSelf(g.fn.Lambda.Body) {
			g.plan.markBig(g.plan.Sol.Returned(g.fn), 0)
		}
		return
	}
	syntax.InspectBody(g.fn.Body(), func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
			return false
		case *syntax.For:
			g.loop(n.Body, nil)
			g.plan.carried(g.file, n.Body)
		case *syntax.While:
			g.loop(n.Body, n.Test)
			g.plan.carried(g.file, n.Body)
		case *syntax.Return:
			if n.Value != nil && g.multipliesSelf(n.Value) {
				g.plan.markBig(g.plan.Sol.Returned(g.fn), 0)
			}
		}
		return true
	})
}

// multipliesSelf tells whether an expression multiplies what the function itself
// returns.
func (g *grower) multipliesSelf(e syntax.Expr) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		op, ok := n.(*syntax.BinOp)
		if !ok {
			return !found
		}
		if op.Op == syntax.Mod || op.Op == syntax.BitAnd {
			return false
		}
		if op.Op == syntax.Mult {
			for _, side := range []syntax.Expr{op.Left, op.Right} {
				if c, ok := side.(*syntax.Call); ok {
					for _, v := range g.values(c.Func) {
						found = found || v.Fn == g.fn
					}
				}
			}
		}
		return !found
	})
	return found
}

// A carried is what a loop assigns to a variable.
type carried struct {
	values  []syntax.Expr // AugAssign as the BinOp that it means
	reduced bool
}

// loop marks the growing ints that a loop carries.
func (g *grower) loop(list []syntax.Stmt, test syntax.Expr) {
	vars := map[resolve.SymbolID]*carried{}
	note := func(t syntax.Expr, value syntax.Expr) {
		name, ok := t.(*syntax.Name)
		if !ok {
			return
		}
		id := g.file.SymbolID(name)
		c := vars[id]
		if c == nil {
			c = &carried{}
			vars[id] = c
		}
		c.values = append(c.values, value)
		c.reduced = c.reduced || isReduced(value)
	}
	syntax.InspectBody(list, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
			return false
		case *syntax.AugAssign:
			note(n.Target, &syntax.BinOp{Left: n.Target, Op: n.Op, Right: n.Value})
		case *syntax.Assign:
			for _, t := range n.Targets {
				note(t, n.Value)
				if tuple, ok := t.(*syntax.Tuple); ok {
					if values, ok := n.Value.(*syntax.Tuple); ok && len(values.Elts) == len(tuple.Elts) {
						for i, e := range tuple.Elts {
							note(e, values.Elts[i])
						}
					}
				}
			}
		}
		return true
	})
	for _, id := range slices.Sorted(maps.Keys(vars)) {
		c := vars[id]
		if c.reduced || g.bounded(test, id) || g.indexes(list, id) {
			continue
		}
		for _, v := range c.values {
			if g.product(v, id, vars) || g.sum(v, id, vars) {
				g.plan.markBig(g.plan.Sol.Symbol(g.file, id), 0)
			}
		}
	}
}

func isReduced(e syntax.Expr) bool {
	op, ok := e.(*syntax.BinOp)
	return ok && (op.Op == syntax.Mod || op.Op == syntax.BitAnd || op.Op == syntax.FloorDiv || op.Op == syntax.RShift)
}

// bounded tells whether a loop goes on only while a variable is below something.
func (g *grower) bounded(test syntax.Expr, id resolve.SymbolID) bool {
	if test == nil {
		return false
	}
	found := false
	syntax.Inspect(test, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Compare); ok {
			operands := append([]syntax.Expr{c.Left}, c.Comparators...)
			for i, op := range c.Ops {
				less := op == syntax.Lt || op == syntax.LtE
				greater := op == syntax.Gt || op == syntax.GtE
				found = found || less && g.dependsOnVar(operands[i], id) || greater && g.dependsOnVar(operands[i+1], id)
			}
		}
		return true
	})
	return found
}

// dependsOnVar tells whether an expression names a variable.
func (g *grower) dependsOnVar(e syntax.Expr, id resolve.SymbolID) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok && g.file.SymbolID(name) == id {
			found = true
		}
		return !found
	})
	return found
}

// reaches tells whether an expression depends on a variable, by what the loop
// assigns to others.
func (g *grower) reaches(e syntax.Expr, id resolve.SymbolID, vars map[resolve.SymbolID]*carried, seen map[resolve.SymbolID]bool) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Subscript, *syntax.Call, *syntax.Attribute, *syntax.Compare:
			return false // what they give is no sum or product of it
		}
		name, ok := n.(*syntax.Name)
		if !ok || found {
			return !found
		}
		other := g.file.SymbolID(name)
		if other == id {
			found = true
			return false
		}
		if c := vars[other]; c != nil && !seen[other] && !c.reduced {
			seen[other] = true
			for _, v := range c.values {
				found = found || g.reaches(v, id, vars, seen)
			}
		}
		return !found
	})
	return found
}

// product tells whether a value multiplies what depends on the variable.
func (g *grower) product(e syntax.Expr, id resolve.SymbolID, vars map[resolve.SymbolID]*carried) bool {
	op, ok := e.(*syntax.BinOp)
	if !ok {
		return false
	}
	switch op.Op {
	case syntax.Mult, syntax.Pow, syntax.LShift:
		if g.reaches(op.Left, id, vars, map[resolve.SymbolID]bool{}) || g.reaches(op.Right, id, vars, map[resolve.SymbolID]bool{}) {
			return true
		}
	case syntax.Mod, syntax.BitAnd:
		return false
	}
	return g.product(op.Left, id, vars) || g.product(op.Right, id, vars)
}

// sum tells whether a value adds two that both depend on the variable.
func (g *grower) sum(e syntax.Expr, id resolve.SymbolID, vars map[resolve.SymbolID]*carried) bool {
	op, ok := e.(*syntax.BinOp)
	return ok && op.Op == syntax.Add && g.reaches(op.Left, id, vars, map[resolve.SymbolID]bool{}) && g.reaches(op.Right, id, vars, map[resolve.SymbolID]bool{})
}

// indexes tells whether a loop takes an element of a list or text by a variable: it
// stays below a length.
func (g *grower) indexes(list []syntax.Stmt, id resolve.SymbolID) bool {
	found := false
	syntax.InspectBody(list, func(n syntax.Node) bool {
		if sub, ok := n.(*syntax.Subscript); ok {
			name, isName := sub.Slice.(*syntax.Name)
			found = found || isName && g.file.SymbolID(name) == id && !g.holdsDict(sub.Value)
		}
		return !found
	})
	return found
}

// holdsDict tells whether an expression may be a dict, whose keys have no bound.
func (g *grower) holdsDict(e syntax.Expr) bool {
	for _, v := range g.values(e) {
		if v.Kind != solve.Instance && v.Kind != solve.TupleVal || v.Kind == solve.Instance && len(v.Args) > 1 {
			return true
		}
	}
	return false
}

func (g *grower) values(e syntax.Expr) []*solve.Value {
	v, ok := g.plan.Sol.Expr(e)
	if !ok {
		return nil
	}
	return g.plan.Sol.Values(v)
}
