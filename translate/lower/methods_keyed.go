package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// dictCall lowers a method of dict.
func (b *body) dictCall(n *syntax.Call, d core.Expr, name string) core.Expr {
	t := d.Type()
	key, value := t.Args[0], t.Args[1]
	args := n.Args
	call := func(result *core.Type, name string, more ...core.Expr) core.Expr {
		return b.inOrder(n, method(result, name, append([]core.Expr{d}, more...)...))
	}
	// What comes out of these is another reference to a list in the dict.
	if (name == "get" || name == "setdefault") && value.Kind == core.SliceKind {
		b.no(n, "aliasing", "dict.%s of a list", name)
	}
	switch {
	case name == "get" && len(args) == 1:
		if value.IsPointer() {
			b.no(n, "builtin", "dict.get of %s", value)
		}
		return call(core.Of(core.OptKind, value), "GetOpt", b.as(args[0], key))
	case name == "get" && len(args) == 2:
		return call(value, "GetOr", b.as(args[0], key), b.as(args[1], value))
	case name == "setdefault" && len(args) == 2:
		return changing(call(value, "SetDefault", b.as(args[0], key), b.as(args[1], value)))
	case name == "pop" && len(args) == 1:
		return changing(call(value, "Pop", b.as(args[0], key)))
	case name == "pop" && len(args) == 2:
		return changing(call(value, "PopOr", b.as(args[0], key), b.as(args[1], value)))
	case name == "clear" && len(args) == 0:
		return changing(call(core.VoidType, "Clear"))
	case name == "copy" && len(args) == 0 && value.Kind != core.SliceKind:
		return call(t, "Copy")
	case name == "update" && len(args) == 1:
		if o := b.expr(args[0]); core.Equal(o.Type(), t) && value.Kind != core.SliceKind {
			return changing(call(core.VoidType, "Update", o))
		}
	}
	b.no(n, "builtin", "dict.%s is not carried over here", name)
	return nil
}

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
			return method(t, "Copy", s)
		}
	}
	elementMethods := map[string]string{"add": "Add", "remove": "Remove", "discard": "Discard"}
	if fn := elementMethods[name]; fn != "" && len(n.Args) == 1 {
		return changing(b.inOrder(n, method(core.VoidType, fn, s, b.as(n.Args[0], t.Args[0]))))
	}
	setMethods := map[string]string{
		"union": "Union", "intersection": "Intersection", "difference": "Difference", "symmetric_difference": "SymmetricDifference",
		"issubset": "IsSubset", "issuperset": "IsSuperset", "isdisjoint": "IsDisjoint", "update": "Update",
	}
	if fn := setMethods[name]; fn != "" && len(n.Args) == 1 {
		o := b.expr(n.Args[0])
		if core.Equal(o.Type(), t) {
			result := t
			switch name {
			case "update":
				return changing(b.inOrder(n, method(core.VoidType, fn, s, o)))
			case "issubset", "issuperset", "isdisjoint":
				result = core.BoolType
			}
			return b.inOrder(n, method(result, fn, s, o))
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
	constants := len(n.Elts) >= 3
	for _, e := range n.Elts {
		if _, star := e.(*syntax.Starred); star {
			b.no(e, "unpacking", "* in a set")
		}
		if _, ok := e.(*syntax.Constant); !ok {
			constants = false
		}
		d.Elems = append(d.Elems, b.as(e, t.Args[0]))
	}
	if constants {
		return function(t, "SetOfConstants", d.Elems...)
	}
	return d
}

// setOps are the operators of sets.
var setOps = map[core.Op]string{core.BitOr: "Union", core.BitAnd: "Intersection", core.Sub: "Difference", core.BitXor: "SymmetricDifference"}

// hasRepr tells whether the text of a value can be written. A tuple of any length
// inside of another container would show as a list.
func (b *body) hasRepr(t *core.Type) bool {
	switch t.Kind {
	case core.StrKind, core.IntKind, core.FloatKind, core.BoolKind, core.ComplexKind, core.ErrorKind, core.NumKind, core.BigIntKind:
		return true
	case core.SliceKind, core.DictKind, core.SetKind, core.TupleKind, core.ListKind, core.VarTupleKind, core.OptKind:
		for _, a := range t.Args {
			if a.Kind == core.VarTupleKind || !b.hasRepr(a) {
				return false
			}
		}
		return true
	case core.ObjectKind, core.InterfaceKind:
		return definesRepr(t.Class) && !t.Class.IsException()
	}
	return false
}

// deleteStmt lowers del d[key] and del xs[i].
func (b *body) deleteStmt(n *syntax.Delete, at core.Placed) []core.Stmt {
	var out []core.Stmt
	for _, e := range n.Targets {
		sub, ok := e.(*syntax.Subscript)
		if !ok {
			b.no(n, "del", "del %s", b.file.Tree.Source(e.Range()))
		}
		if b.mayBeNone(sub.Value) {
			b.no(n, "none", "an element of what may be None")
		}
		x := b.expr(sub.Value)
		_, slice := sub.Slice.(*syntax.Slice)
		switch {
		case x.Type().Kind == core.DictKind:
			out = append(out, &core.Do{Placed: at, X: changing(b.inOrder(n, method(core.VoidType, "Delete", x, b.as(sub.Slice, x.Type().Args[0]))))})
		case x.Type().Kind == core.SliceKind && !slice:
			place := b.place(sub.Value)
			out = append(out, &core.Assign{Placed: at, Target: place, X: b.inOrder(n, function(x.Type(), "DeleteAt", place, b.as(sub.Slice, core.IntType)))})
		default:
			b.no(n, "del", "del %s", b.file.Tree.Source(e.Range()))
		}
		at = core.Placed{Pos: at.Pos}
	}
	return out
}
