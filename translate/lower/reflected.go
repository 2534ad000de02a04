package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// checkReflected refuses x op y where the right operand may be of a subclass of the
// left one's class that CPython asks first. Arithmetic asks it first where the
// subclass has a reflected method of its own, comparisons wherever it has one (data
// model, "Emulating numeric types" and "object.__lt__").
func (b *body) checkReflected(n syntax.Node, x, y *core.Type, method, reflected string) {
	if !isObject(x) || !isObject(y) {
		return
	}
	left, right := b.resolved(x.Class), b.resolved(y.Class)
	if left == nil || right == nil || reflected == "" {
		return
	}
	comparison := isComparison[method]
	for _, d := range withSubclasses(right) {
		r := d.FindMethod(reflected)
		if r == nil {
			continue
		}
		for _, c := range d.MRO {
			if c == d || !c.IsSubclassOf(left) {
				continue
			}
			first := r != c.FindMethod(reflected)
			if comparison {
				first = r != c.FindMethod(method) || !symmetric(r)
			}
			if first {
				b.no(n, "reflected", "%s of %s and %s: CPython asks %s.%s first", method, c.Name, d.Name, d.Name, reflected)
			}
		}
	}
}

var isComparison = map[string]bool{"__eq__": true, "__ne__": true, "__lt__": true, "__le__": true, "__gt__": true, "__ge__": true}

// withSubclasses returns a class and all those below it.
func withSubclasses(c *resolve.Class) []*resolve.Class {
	out := []*resolve.Class{c}
	for _, s := range c.Subclasses {
		out = append(out, withSubclasses(s)...)
	}
	return out
}

// symmetric tells whether an __eq__ plainly gives the same for both orders of its
// operands: it compares the same parts of both, and at most looks whether the other
// is of the method's own class.
func symmetric(fn *resolve.Func) bool {
	if fn.Def == nil || fn.Class == nil || len(fn.Def.Args.Args) != 2 {
		return false
	}
	m := mirror{class: fn.Class.Name, self: fn.Def.Args.Args[0].Arg, other: fn.Def.Args.Args[1].Arg}
	for _, s := range fn.Def.Body {
		switch s := s.(type) {
		case *syntax.ExprStmt:
			if _, doc := s.Value.(*syntax.Constant); !doc {
				return false
			}
		case *syntax.If:
			not, ok := s.Test.(*syntax.UnaryOp)
			if !ok || not.Op != syntax.Not || !m.isOfClass(not.Operand) || len(s.Orelse) > 0 {
				return false
			}
		case *syntax.Return:
			if s.Value == nil || !m.test(s.Value) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// A mirror knows the two operands of a method of a class.
type mirror struct{ class, self, other string }

// isOfClass tells whether e is isinstance(other, class).
func (m mirror) isOfClass(e syntax.Expr) bool {
	call, ok := e.(*syntax.Call)
	return ok && len(call.Args) == 2 && isName(call.Func, "isinstance") && isName(call.Args[0], m.other) && isName(call.Args[1], m.class)
}

// test tells whether a condition is the same with the operands exchanged.
func (m mirror) test(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.BoolOp:
		for _, v := range e.Values {
			if !m.test(v) {
				return false
			}
		}
		return true
	case *syntax.Compare:
		return len(e.Ops) == 1 && (e.Ops[0] == syntax.Eq || e.Ops[0] == syntax.NotEq) && m.images(e.Left, e.Comparators[0])
	}
	return m.isOfClass(e)
}

// images tells whether x is of one operand what y is of the other.
func (m mirror) images(x, y syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Name:
		return x.ID == m.self && isName(y, m.other) || x.ID == m.other && isName(y, m.self)
	case *syntax.Attribute:
		y, ok := y.(*syntax.Attribute)
		return ok && x.Attr == y.Attr && m.images(x.Value, y.Value)
	case *syntax.Tuple:
		y, ok := y.(*syntax.Tuple)
		if !ok || len(x.Elts) != len(y.Elts) {
			return false
		}
		for i := range x.Elts {
			if !m.images(x.Elts[i], y.Elts[i]) {
				return false
			}
		}
		return true
	}
	return false
}

func isName(e syntax.Expr, id string) bool {
	n, ok := e.(*syntax.Name)
	return ok && n.ID == id
}
