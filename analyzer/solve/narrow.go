package solve

import (
	"maps"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A narrowKey is a variable whose values a test has restricted.
type narrowKey struct {
	file *resolve.File
	sym  resolve.SymbolID
}

func (w *walk) keyOf(n *syntax.Name) narrowKey {
	return narrowKey{w.file, w.file.SymbolID(n)}
}

// narrowed returns what is known of names when a test came out as truth: from
// isinstance, comparison with None, truth itself, and their combinations.
func (w *walk) narrowed(test syntax.Expr, truth bool) map[narrowKey]Var {
	switch n := test.(type) {
	case *syntax.UnaryOp:
		if n.Op == syntax.Not {
			return w.narrowed(n.Operand, !truth)
		}
	case *syntax.BoolOp:
		if (n.Op == syntax.And) != truth {
			return w.narrow // one operand decided, not known which
		}
		outer := w.narrow
		for _, v := range n.Values {
			w.narrow = w.narrowed(v, truth)
		}
		all := w.narrow
		w.narrow = outer
		return all
	case *syntax.Name:
		return w.restrict(n, func(v *Value) bool { return !truth || !isNone(v) })
	case *syntax.NamedExpr:
		return w.restrict(n.Target, func(v *Value) bool { return !truth || !isNone(v) })
	case *syntax.Compare:
		return w.narrowCompare(n, truth)
	case *syntax.Call:
		return w.narrowIsInstance(n, truth)
	}
	return w.narrow
}

// narrowCompare handles x is None, x is not None, x == None.
func (w *walk) narrowCompare(n *syntax.Compare, truth bool) map[narrowKey]Var {
	if len(n.Ops) != 1 {
		return w.narrow
	}
	c, ok := n.Comparators[0].(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstNone {
		return w.narrow
	}
	var name *syntax.Name
	switch left := n.Left.(type) {
	case *syntax.Name:
		name = left
	case *syntax.NamedExpr:
		name = left.Target
	default:
		return w.narrow
	}
	switch n.Ops[0] {
	case syntax.Is, syntax.Eq:
		return w.restrict(name, func(v *Value) bool { return isNone(v) == truth })
	case syntax.IsNot, syntax.NotEq:
		return w.restrict(name, func(v *Value) bool { return isNone(v) != truth })
	}
	return w.narrow
}

func (w *walk) narrowIsInstance(n *syntax.Call, truth bool) map[narrowKey]Var {
	if len(n.Args) != 2 || w.prog.Dotted(w.file, n.Func) != "builtins.isinstance" {
		return w.narrow
	}
	name, ok := n.Args[0].(*syntax.Name)
	if !ok {
		return w.narrow
	}
	classes := w.classesIn(n.Args[1])
	if classes == nil {
		return w.narrow
	}
	return w.restrict(name, func(v *Value) bool {
		for _, c := range classes {
			if w.isInstance(v, c) {
				return truth
			}
		}
		return !truth
	})
}

// restrict returns the narrowing with a name limited to what keep allows.
func (w *walk) restrict(n *syntax.Name, keep func(*Value) bool) map[narrowKey]Var {
	if w.boundElsewhere(n) {
		return w.narrow
	}
	v := w.newVar()
	w.watch(w.expr(n), func(x *Value) {
		if x.Kind == AnyVal || keep(x) {
			w.add(v, x)
		}
	})
	m := maps.Clone(w.narrow)
	m[w.keyOf(n)] = v
	return m
}
