package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// setCall lowers a method of set.
func (b *body) setCall(n *syntax.Call, s core.Expr, name string) core.Expr {
	t := s.Type()
	if len(n.Args) == 0 {
		switch name {
		case "pop":
			return changing(method(t.Args[0], "Pop", s))
		case "clear":
			return changing(method(core.VoidType, "Clear", s))
		case "copy":
			if t.IsFrozen() {
				return s
			}
			return method(t, "Copy", s)
		}
	}
	elementMethods := map[string]string{"add": "Add", "remove": "Remove", "discard": "Discard"}
	if fn := elementMethods[name]; fn != "" && len(n.Args) == 1 {
		return changing(b.inOrder(n, method(core.VoidType, fn, s, b.as(n.Args[0], t.Args[0]))))
	}
	if m, ok := setMethods[name]; ok && len(n.Args) == 1 {
		if x := b.setAlgebra(n, s, m); x != nil {
			return x
		}
	}
	b.no(n, "builtin", "set.%s is not carried over here", name)
	return nil
}

// setDisplay lowers {a, b}.
func (b *body) setDisplay(n *syntax.Set) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.SetKind {
		b.no(n, "display", "a set of type %s", t)
	}
	d := &core.Display{Typed: core.Typed{T: t}}
	constants := len(n.Elts) >= 3 || b.loopsOver == n
	for _, e := range n.Elts {
		if _, star := e.(*syntax.Starred); star {
			b.no(e, "unpacking", "* in a set")
		}
		constants = constants && syntax.Folded(e)
		d.Elems = append(d.Elems, b.as(e, t.Args[0]))
	}
	switch {
	case constants && b.loopsOver == n:
		return function(t, "ConstantSet", d.Elems...)
	case constants:
		return function(t, "SetOfConstants", d.Elems...)
	}
	return d
}

// iterated lowers what a loop or comprehension goes through: a set of constants is one
// itself there, with an order of its own.
func (b *body) iterated(e syntax.Expr) core.Expr {
	if s, ok := e.(*syntax.Set); ok {
		outer := b.loopsOver
		b.loopsOver = s
		defer func() { b.loopsOver = outer }()
	}
	return b.sequence(e)
}

// A setMethod is a method of sets that takes an iterable: its form for a set, and that
// for what is none, which gives the result another order (none where only its elements
// count).
type setMethod struct {
	set, seq string
	result   *core.Type // nil: that of the set
}

var setMethods = map[string]setMethod{
	"union": {"Union", "UnionSeq", nil}, "intersection": {"Intersection", "IntersectionSeq", nil},
	"difference": {"Difference", "DifferenceSeq", nil}, "symmetric_difference": {"SymmetricDifference", "SymmetricDifferenceSeq", nil},
	"update": {"Update", "UpdateSeq", core.VoidType}, "intersection_update": {"IntersectionUpdate", "IntersectionUpdateSeq", core.VoidType},
	"difference_update":           {"DifferenceUpdate", "DifferenceUpdateSeq", core.VoidType},
	"symmetric_difference_update": {"SymmetricDifferenceUpdate", "", core.VoidType},
	"issubset":                    {"IsSubset", "", core.BoolType}, "issuperset": {"IsSuperset", "", core.BoolType},
	"isdisjoint": {"IsDisjoint", "", core.BoolType},
}

// setAlgebra lowers a method of a set s that takes a set or another iterable; nil where
// the elements are of another type.
func (b *body) setAlgebra(n *syntax.Call, s core.Expr, m setMethod) core.Expr {
	t := s.Type()
	result := m.result
	if result == nil {
		result = t
	}
	o, name := b.expr(n.Args[0]), m.set
	if k := o.Type().Kind; isListKind(k) || k == core.VarTupleKind {
		list := b.sliceOf(n.Args[0])
		if !core.Equal(list.Type().Args[0], t.Args[0]) {
			return nil
		}
		o = &core.Runtime{Typed: core.Typed{T: core.Of(core.SeqKind, t.Args[0])}, Path: "slices", Name: "Values", Args: []core.Expr{list}}
		if m.seq != "" {
			name = m.seq
		} else {
			o = function(core.Of(core.SetKind, t.Args[0]), "SetFromSeq", o)
		}
	} else if !setsOfOne(o.Type(), t) {
		return nil
	}
	x := b.inOrder(n, method(result, name, s, o))
	if result.Kind == core.VoidKind {
		return changing(x)
	}
	return x
}

// setOps are the operators of sets.
var setOps = map[core.Op]string{core.BitOr: "Union", core.BitAnd: "Intersection", core.Sub: "Difference", core.BitXor: "SymmetricDifference"}

// setOrder are the comparisons of sets: whether one holds the other.
var setOrder = map[syntax.Operator]string{syntax.Lt: "IsProperSubset", syntax.LtE: "IsSubset", syntax.Gt: "IsProperSuperset", syntax.GtE: "IsSuperset"}

// setUpdates are the operators that change a set in place.
var setUpdates = map[syntax.Operator]string{
	syntax.BitOr: "Update", syntax.BitAnd: "IntersectionUpdate", syntax.Sub: "DifferenceUpdate", syntax.BitXor: "SymmetricDifferenceUpdate",
}

// setsOfOne tells whether two types are sets, frozen or not, of elements of one type.
func setsOfOne(x, y *core.Type) bool {
	return x.Kind == core.SetKind && y.Kind == core.SetKind && core.Equal(x.Args[0], y.Args[0])
}

// emptySet is set() or frozenset().
func emptySet(t *core.Type) core.Expr {
	var empty core.Expr = &core.Display{Typed: core.Typed{T: t}}
	if t.IsFrozen() {
		return method(t, "Seal", empty)
	}
	return empty
}

// newSet lowers set(...) and frozenset(...) of an iterable.
func (b *body) newSet(n *syntax.Call) core.Expr {
	t := b.typeOf(n)
	x := b.sliceOf(n.Args[0])
	if t.Kind != core.SetKind || !core.Equal(t.Args[0], x.Type().Args[0]) {
		b.no(n, "set", "a set of %s", x.Type())
	}
	out := b.setOfKeys(n.Args[0], x, t)
	if out == nil {
		values := &core.Runtime{Typed: core.Typed{T: core.Of(core.SeqKind, t.Args[0])}, Path: "slices", Name: "Values", Args: []core.Expr{x}}
		out = function(t, "SetFromSeq", values)
	}
	if t.IsFrozen() && out.(*core.Runtime).Name != "Freeze" {
		return method(t, "Seal", out)
	}
	return out
}

// setOfKeys lowers set(d) of a dict, and of a set, whose order it takes over; nil for
// others.
func (b *body) setOfKeys(e syntax.Expr, slice core.Expr, t *core.Type) core.Expr {
	r, ok := slice.(*core.Runtime)
	if !ok || !r.Method {
		return nil
	}
	switch x := r.Args[0]; {
	case r.Name == "List" && setsOfOne(x.Type(), t) && setsOfOne(b.typeOf(e), t):
		switch {
		case t.IsFrozen():
			return method(t, "Freeze", x)
		case x.Type().IsFrozen():
			return method(t, "Thaw", x)
		}
		return method(t, "Copy", x)
	case r.Name == "KeyList" && b.typeOf(e).Kind == core.DictKind:
		return function(t, "SetFromDict", x)
	}
	return nil
}

// changeSet lowers s |= x and the like, which change the set that others may hold as well.
func (b *body) changeSet(n *syntax.AugAssign, set core.Expr, at core.Placed) core.Stmt {
	other := b.expr(n.Value)
	name := setUpdates[n.Op]
	if name == "" || !setsOfOne(set.Type(), other.Type()) {
		b.no(n, "operator", "operator on %s and %s", set.Type(), other.Type())
	}
	b.sure(n.Target, set)
	b.sure(n.Value, other)
	return &core.Do{Placed: at, X: changing(b.inOrder(n, method(core.VoidType, name, set, other)))}
}
