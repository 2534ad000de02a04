package solve

import "github.com/molt-go/molt/analyzer/syntax"

// dunder names the methods of an operator: plain, reflected, in place.
type dunder struct{ plain, reflected, inPlace string }

var dunders = map[syntax.Operator]dunder{
	syntax.Add:      {"__add__", "__radd__", "__iadd__"},
	syntax.Sub:      {"__sub__", "__rsub__", "__isub__"},
	syntax.Mult:     {"__mul__", "__rmul__", "__imul__"},
	syntax.MatMult:  {"__matmul__", "__rmatmul__", "__imatmul__"},
	syntax.Div:      {"__truediv__", "__rtruediv__", "__itruediv__"},
	syntax.FloorDiv: {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
	syntax.Mod:      {"__mod__", "__rmod__", "__imod__"},
	syntax.Pow:      {"__pow__", "__rpow__", "__ipow__"},
	syntax.LShift:   {"__lshift__", "__rlshift__", "__ilshift__"},
	syntax.RShift:   {"__rshift__", "__rrshift__", "__irshift__"},
	syntax.BitAnd:   {"__and__", "__rand__", "__iand__"},
	syntax.BitOr:    {"__or__", "__ror__", "__ior__"},
	syntax.BitXor:   {"__xor__", "__rxor__", "__ixor__"},
	syntax.Lt:       {"__lt__", "__gt__", ""},
	syntax.LtE:      {"__le__", "__ge__", ""},
	syntax.Gt:       {"__gt__", "__lt__", ""},
	syntax.GtE:      {"__ge__", "__le__", ""},
	syntax.Eq:       {"__eq__", "__eq__", ""},
	syntax.NotEq:    {"__ne__", "__ne__", ""},
}

// operatorMethods are the names of all methods of operators.
var operatorMethods = func() map[string]bool {
	names := map[string]bool{}
	for _, d := range dunders {
		names[d.plain], names[d.reflected], names[d.inPlace] = true, true, true
	}
	return names
}()

// binary returns the Var of left op right.
func (w *walk) binary(op syntax.Operator, left, right Var) Var {
	res := w.newVar()
	w.dispatch(dunders[op], left, right, res, false)
	return res
}

// inPlace returns the Var of what target op= right stores.
func (w *walk) inPlace(op syntax.Operator, left, right Var) Var {
	res := w.newVar()
	w.dispatch(dunders[op], left, right, res, true)
	return res
}

// dispatch finds the method for each pair of operands, as the data model says:
// the left operand's, or else the right one's reflected.
func (w *walk) dispatch(d dunder, left, right, res Var, inPlace bool) {
	w.watch(left, func(l *Value) {
		if l.Kind == AnyVal {
			w.add(res, l)
			return
		}
		w.watch(right, func(r *Value) {
			if r.Kind == AnyVal {
				w.add(res, r)
				return
			}
			rv := w.newVar(r)
			if inPlace && w.tryMethod(l, d.inPlace, r, rv, res) {
				return
			}
			if asksRightFirst(d, l, r) && w.tryMethod(r, d.reflected, l, w.newVar(l), res) {
				return
			}
			if tupleConcat(w, d, l, r, res) || w.tryMethod(l, d.plain, r, rv, res) {
				return
			}
			w.tryMethod(r, d.reflected, l, w.newVar(l), res)
		})
	})
}

// asksRightFirst tells whether the right operand is of a subclass of the left one's
// class with a reflected method of its own.
func asksRightFirst(d dunder, l, r *Value) bool {
	return l.Kind == OwnObject && r.Kind == OwnObject && l.Own != r.Own && r.Own.IsSubclassOf(l.Own) &&
		r.Own.FindMethod(d.reflected) != l.Own.FindMethod(d.reflected)
}

// tupleConcat handles tuple + tuple and tuple * int.
func tupleConcat(w *walk, d dunder, l, r *Value, res Var) bool {
	switch {
	case d.plain == "__add__" && l.Kind == TupleVal && r.Kind == TupleVal:
		w.add(res, &Value{Kind: TupleVal, Args: append(append([]Var{}, l.Args...), r.Args...)})
	case (d.plain == "__add__" || d.plain == "__mul__") && isTuple(l):
		elem := w.newVar()
		w.elementOf(l, elem)
		if isTuple(r) {
			w.elementOf(r, elem)
		}
		w.add(res, &Value{Kind: Instance, Stub: tupleClass(), Args: []Var{elem}})
	default:
		return false
	}
	return true
}

// tryMethod calls an operator's method if the value has one that takes the
// argument.
func (w *walk) tryMethod(v *Value, name string, arg *Value, argVar, res Var) bool {
	if name == "" {
		return false
	}
	if v.Kind == OwnObject {
		if fn := v.Own.FindMethod(name); fn != nil {
			w.callFn(fn, v, call{args: []Var{argVar}}, res)
			return true
		}
		if base := w.declaredBase(v.Own); base != nil {
			return w.tryMethod(w.object(base), name, arg, argVar, res)
		}
		return false
	}
	sigs := w.methodSigs(v, name)
	for _, sig := range sigs {
		if len(sig.Params) > 0 && w.accepts(sig.Params[0].Type, arg) {
			w.callSig(sig, v, call{args: []Var{argVar}}, res)
			return true
		}
	}
	return false
}

func (w *walk) unary(n *syntax.UnaryOp) Var {
	v := w.expr(n.Operand)
	switch n.Op {
	case syntax.Not:
		return w.constant("bool")
	case syntax.USub:
		return w.method(v, "__neg__")
	case syntax.UAdd:
		return w.method(v, "__pos__")
	}
	return w.method(v, "__invert__")
}

// compare walks a comparison chain; its result is a bool, or what a class's own
// method gives.
func (w *walk) compare(n *syntax.Compare) Var {
	left := w.expr(n.Left)
	own := w.newVar()
	for i, op := range n.Ops {
		right := w.expr(n.Comparators[i])
		switch op {
		case syntax.In, syntax.NotIn:
			w.ownMethod(right, "__contains__", left)
		case syntax.Is, syntax.IsNot:
		default:
			w.compareOwn(op, left, right, own)
		}
		left = right
	}
	return w.constant("bool")
}

// compareOwn calls the comparison methods of own classes, for their constraints.
func (w *walk) compareOwn(op syntax.Operator, left, right, res Var) {
	d := dunders[op]
	w.ownCall(left, d.plain, right, res)
	if op != syntax.Eq && op != syntax.NotEq {
		w.ownCall(right, d.reflected, left, res)
		return
	}
	w.watch(left, func(l *Value) {
		w.watch(right, func(r *Value) {
			if asksRightFirst(d, l, r) {
				w.tryMethod(r, d.reflected, l, w.newVar(l), res)
			}
		})
	})
}

func (w *walk) ownCall(v Var, name string, arg, res Var) {
	w.watch(v, func(x *Value) {
		if x.Kind == OwnObject {
			if fn := x.Own.FindMethod(name); fn != nil {
				w.callFn(fn, x, call{args: []Var{arg}}, res)
			}
		}
	})
}

func (w *walk) ownMethod(v Var, name string, args ...Var) {
	w.watch(v, func(x *Value) {
		if x.Kind == OwnObject {
			if fn := x.Own.FindMethod(name); fn != nil {
				w.callFn(fn, x, call{args: args}, w.newVar())
			}
		}
	})
}

// textOf calls the methods by which own objects become text.
func (w *walk) textOf(v Var) {
	if w.texted[w.find(v)] {
		return // its type contains itself
	}
	w.texted[w.find(v)] = true
	w.watch(v, func(x *Value) {
		switch x.Kind {
		case OwnObject:
			for _, name := range []string{"__str__", "__repr__", "__format__"} {
				if fn := x.Own.FindMethod(name); fn != nil {
					w.callFn(fn, x, call{}, w.newVar())
				}
			}
		case Instance, TupleVal:
			for _, a := range x.Args {
				w.textOf(a)
			}
		}
	})
}
