package solve

import (
	"github.com/molt-go/molt/analyzer/syntax"
)

// assign makes a value arrive in a target.
func (w *walk) assign(target syntax.Expr, value Var) {
	switch t := target.(type) {
	case *syntax.Name:
		v := w.symbol(w.file, w.file.SymbolID(t))
		w.flow(value, v)
		w.exprs[t] = v
		w.forgetName(t)
	case *syntax.Attribute:
		w.exprs[t] = value
		w.setAttribute(w.expr(t.Value), t.Attr, value)
		w.forgetAttrs(t.Attr)
	case *syntax.Subscript:
		w.exprs[t] = value
		w.method(w.expr(t.Value), "__setitem__", w.expr(t.Slice), value)
	case *syntax.Starred:
		w.assign(t.Value, value)
	case *syntax.Tuple:
		w.unpack(t, t.Elts, value)
	case *syntax.List:
		w.unpack(t, t.Elts, value)
	}
}

// targetVar notes the Var of a target that is only declared.
func (w *walk) targetVar(target syntax.Expr) {
	switch t := target.(type) {
	case *syntax.Name:
		w.exprs[t] = w.symbol(w.file, w.file.SymbolID(t))
	case *syntax.Attribute:
		w.expr(t.Value)
	}
}

// unpack assigns the elements of a value to several targets.
func (w *walk) unpack(at syntax.Expr, targets []syntax.Expr, value Var) {
	parts := make([]Var, len(targets))
	star := -1
	for i, t := range targets {
		parts[i] = w.newVar()
		if _, ok := t.(*syntax.Starred); ok {
			star = i
			v := w.make(t, "list", w.newVar())
			w.add(parts[i], v)
			w.assign(t, parts[i])
			parts[i] = v.Args[0]
			continue
		}
		w.assign(t, parts[i])
	}
	w.watch(value, func(v *Value) {
		if v.Kind == TupleVal {
			w.unpackTuple(parts, star, v.Args)
			return
		}
		elem := w.newVar()
		w.elementOf(v, elem)
		for _, p := range parts {
			w.flow(elem, p)
		}
	})
	w.exprs[at] = value
}

func (w *walk) unpackTuple(parts []Var, star int, args []Var) {
	if star < 0 {
		for i := range min(len(parts), len(args)) {
			w.flow(args[i], parts[i])
		}
		return
	}
	after := len(parts) - star - 1
	if len(args) < len(parts)-1 {
		return
	}
	for i, a := range args {
		switch {
		case i < star:
			w.flow(a, parts[i])
		case i >= len(args)-after:
			w.flow(a, parts[len(parts)-(len(args)-i)])
		default:
			w.flow(a, parts[star])
		}
	}
}
