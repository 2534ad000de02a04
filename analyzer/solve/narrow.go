package solve

import (
	"maps"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A narrowKey is a variable whose values a test has restricted, or an attribute of it, by
// its path: ".left".
type narrowKey struct {
	file *resolve.File
	sym  resolve.SymbolID
	path string
}

func (w *walk) keyOf(n *syntax.Name) narrowKey {
	return narrowKey{file: w.file, sym: w.file.SymbolID(n)}
}

// place returns the key of a name or of attributes of one, and the name; false for other
// expressions, and where a property or method may stand behind an attribute.
func (w *walk) place(e syntax.Expr) (narrowKey, *syntax.Name, bool) {
	switch n := e.(type) {
	case *syntax.Name:
		return w.keyOf(n), n, true
	case *syntax.NamedExpr:
		return w.keyOf(n.Target), n.Target, true
	case *syntax.Attribute:
		k, name, ok := w.place(n.Value)
		if _, isName := n.Value.(*syntax.NamedExpr); isName || w.methodNames()[n.Attr] {
			return k, nil, false
		}
		k.path += "." + n.Attr
		return k, name, ok
	}
	return narrowKey{}, nil, false
}

// methodNames are the names of all methods and properties of the program.
func (s *solver) methodNames() map[string]bool {
	if s.methods == nil {
		s.methods = map[string]bool{}
		for _, fn := range s.prog.Funcs {
			if fn.Kind == resolve.Method {
				s.methods[fn.Name] = true
			}
		}
	}
	return s.methods
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
			if w.runs(v) {
				w.forgetAttrs("")
			}
			w.narrow = w.narrowed(v, truth)
		}
		all := w.narrow
		w.narrow = outer
		return all
	case *syntax.Name, *syntax.NamedExpr, *syntax.Attribute:
		return w.restrict(n, func(v *Value) bool { return !truth || !isNone(v) })
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
	switch n.Ops[0] {
	case syntax.Is, syntax.Eq:
		return w.restrict(n.Left, func(v *Value) bool { return isNone(v) == truth })
	case syntax.IsNot, syntax.NotEq:
		return w.restrict(n.Left, func(v *Value) bool { return isNone(v) != truth })
	}
	return w.narrow
}

func (w *walk) narrowIsInstance(n *syntax.Call, truth bool) map[narrowKey]Var {
	if len(n.Args) != 2 || w.prog.Dotted(w.file, n.Func) != "builtins.isinstance" {
		return w.narrow
	}
	classes := w.classesIn(n.Args[1])
	if classes == nil {
		return w.narrow
	}
	return w.restrict(n.Args[0], func(v *Value) bool {
		for _, c := range classes {
			if w.isInstance(v, c) {
				return truth
			}
		}
		return !truth
	})
}

// restrict returns the narrowing with a name, or an attribute of one, limited to what keep
// allows.
func (w *walk) restrict(e syntax.Expr, keep func(*Value) bool) map[narrowKey]Var {
	k, name, ok := w.place(e)
	if !ok || w.boundElsewhere(name) {
		return w.narrow
	}
	if target, ok := e.(*syntax.NamedExpr); ok {
		e = target.Target
	}
	v := w.newVar()
	w.watch(w.expr(e), func(x *Value) {
		if x.Kind == AnyVal || keep(x) {
			w.add(v, x)
		}
	})
	m := maps.Clone(w.narrow)
	m[k] = v
	return m
}
