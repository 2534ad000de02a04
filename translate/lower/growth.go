package lower

import (
	"maps"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file finds ints that grow without bound, such as factorials and Fibonacci
// numbers: a product, or a sum of values that depend on each other, that a loop
// carries from round to round and nothing reduces. They would trip the guard of
// an int, where Python goes on.

// checkGrowth refuses a function that carries such an int.
func (b *body) checkGrowth() {
	syntax.InspectBody(b.fn.Body(), func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
			return false
		case *syntax.For:
			b.growing(n.Body, nil)
		case *syntax.While:
			b.growing(n.Body, n.Test)
		case *syntax.Return:
			if n.Value != nil && b.out.Result.Kind == core.IntKind && b.multipliesSelf(n.Value) {
				b.no(n, "int-growth", "an int that grows with each call")
			}
		}
		return true
	})
}

// multipliesSelf tells whether an expression multiplies what the function itself
// returns.
func (b *body) multipliesSelf(e syntax.Expr) bool {
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
					for _, v := range b.valuesOf(c.Func) {
						found = found || v.Fn == b.fn
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

// growing refuses a loop that carries a growing int.
func (b *body) growing(list []syntax.Stmt, test syntax.Expr) {
	vars := map[resolve.SymbolID]*carried{}
	note := func(t syntax.Expr, value syntax.Expr) {
		name, ok := t.(*syntax.Name)
		if !ok {
			return
		}
		id := b.file.SymbolID(name)
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
		t, err := b.plan.TypeOf(b.sol.Symbol(b.file, id))
		if err != nil || t.Kind != core.IntKind || c.reduced || b.bounded(test, id) {
			continue
		}
		for _, v := range c.values {
			if b.product(v, id, vars) || b.sum(v, id, vars) {
				b.no(list[0], "int-growth", "%s grows with each round", b.file.Symbols[id].Name)
			}
		}
	}
}

func isReduced(e syntax.Expr) bool {
	op, ok := e.(*syntax.BinOp)
	return ok && (op.Op == syntax.Mod || op.Op == syntax.BitAnd || op.Op == syntax.FloorDiv || op.Op == syntax.RShift)
}

// bounded tells whether a loop goes on only while a variable is below something.
func (b *body) bounded(test syntax.Expr, id resolve.SymbolID) bool {
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
				found = found || less && b.dependsOnVar(operands[i], id) || greater && b.dependsOnVar(operands[i+1], id)
			}
		}
		return true
	})
	return found
}

// dependsOnVar tells whether an expression names a variable.
func (b *body) dependsOnVar(e syntax.Expr, id resolve.SymbolID) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok && b.file.SymbolID(name) == id {
			found = true
		}
		return !found
	})
	return found
}

// reaches tells whether an expression depends on a variable, by what the loop
// assigns to others.
func (b *body) reaches(e syntax.Expr, id resolve.SymbolID, vars map[resolve.SymbolID]*carried, seen map[resolve.SymbolID]bool) bool {
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
		other := b.file.SymbolID(name)
		if other == id {
			found = true
			return false
		}
		if c := vars[other]; c != nil && !seen[other] && !c.reduced {
			seen[other] = true
			for _, v := range c.values {
				found = found || b.reaches(v, id, vars, seen)
			}
		}
		return !found
	})
	return found
}

// product tells whether a value multiplies what depends on the variable.
func (b *body) product(e syntax.Expr, id resolve.SymbolID, vars map[resolve.SymbolID]*carried) bool {
	op, ok := e.(*syntax.BinOp)
	if !ok {
		return false
	}
	switch op.Op {
	case syntax.Mult, syntax.Pow, syntax.LShift:
		if b.reaches(op.Left, id, vars, map[resolve.SymbolID]bool{}) || b.reaches(op.Right, id, vars, map[resolve.SymbolID]bool{}) {
			return true
		}
	case syntax.Mod, syntax.BitAnd:
		return false
	}
	return b.product(op.Left, id, vars) || b.product(op.Right, id, vars)
}

// sum tells whether a value adds two that both depend on the variable.
func (b *body) sum(e syntax.Expr, id resolve.SymbolID, vars map[resolve.SymbolID]*carried) bool {
	op, ok := e.(*syntax.BinOp)
	return ok && op.Op == syntax.Add && b.reaches(op.Left, id, vars, map[resolve.SymbolID]bool{}) && b.reaches(op.Right, id, vars, map[resolve.SymbolID]bool{})
}
