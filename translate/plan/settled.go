package plan

import (
	"strings"

	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds the containers that stay as they were made: no code of the program
// changes one after its maker has handed it on, compares it by identity, or gives it to
// code that might. Nobody can tell two copies of such a container apart.

// Settled tells whether all containers that a Var may hold, and those in them, stay as
// they were made.
func (p *Plan) Settled(v solve.Var) bool {
	if !p.Sol.Complete() {
		return false
	}
	if p.touched == nil {
		p.findTouched()
	}
	return p.touched.settled(v, map[solve.Var]bool{})
}

// touches knows the containers that something may change, by the Var of their elements.
type touches struct {
	lists *listPlan
	of    map[solve.Var]bool
	// unknown tells that the program reaches its variables by names that it computes.
	unknown bool
}

func (p *Plan) findTouched() {
	p.touched = &touches{lists: p.lists, of: map[solve.Var]bool{}}
	for _, f := range p.Prog.Files {
		w := &touchWalk{touches: p.touched, aliasWalk: &aliasWalk{listPlan: p.lists, file: f}}
		f.Tree.Walk(w.visit)
	}
}

func (t *touches) settled(v solve.Var, seen map[solve.Var]bool) bool {
	v = t.lists.sol.Root(v)
	if t.unknown || seen[v] {
		return !t.unknown
	}
	seen[v] = true
	for _, x := range t.lists.sol.Values(v) {
		if !t.stays(x) {
			return false
		}
		for _, a := range x.Args {
			if !t.settled(a, seen) {
				return false
			}
		}
	}
	return true
}

// stays tells whether a value is no container that may be changed.
func (t *touches) stays(x *solve.Value) bool {
	switch x.Kind {
	case solve.OwnObject, solve.TupleVal:
		return true
	case solve.Instance:
	default:
		return false
	}
	switch name := x.Stub.Qual(); name {
	case "tuple", "NoneType":
		return true
	case "list":
		c := t.lists.sol.Root(x.Args[0])
		built := !t.lists.grown[c] || !t.lists.grownElsewhere[c] && !t.lists.builderLeaks[c]
		return built && !t.of[c]
	case "dict", "set":
		return !t.of[t.lists.sol.Root(x.Args[0])]
	default:
		return atoms[name] != nil && name != "bytearray"
	}
}

// A touchWalk looks for what changes containers.
type touchWalk struct {
	*aliasWalk
	*touches
}

func (w *touchWalk) visit(n syntax.Node, stack []syntax.Node) {
	switch n := n.(type) {
	case *syntax.Name:
		switch n.ID {
		case "globals", "locals", "vars", "exec", "eval", "getattr", "setattr":
			w.unknown = true
		}
	case *syntax.Subscript:
		if n.Ctx != syntax.Load {
			w.touch(n.Value)
		}
	case *syntax.Attribute:
		if n.Ctx == syntax.Load && !looks[n.Attr] {
			w.touchUnless(n.Value, resizes(n.Attr))
		}
	case *syntax.AugAssign:
		w.touchUnless(n.Target, true)
	case *syntax.Compare:
		if comparesIdentity(n) {
			w.touch(n.Left)
			for _, e := range n.Comparators {
				w.touch(e)
			}
		}
	case *syntax.Assign:
		for _, t := range n.Targets {
			if w.toUnknown(t) {
				w.touchAll(n.Value)
			}
		}
	case *syntax.Call:
		w.call(n)
	}
}

// looks are the methods of containers that change nothing.
var looks = map[string]bool{
	"index": true, "count": true, "copy": true, "get": true, "items": true, "keys": true, "values": true, "union": true, "intersection": true,
	"difference": true, "symmetric_difference": true, "issubset": true, "issuperset": true, "isdisjoint": true,
}

func comparesIdentity(n *syntax.Compare) bool {
	for i, op := range n.Ops {
		if (op == syntax.Is || op == syntax.IsNot) && !isNoneConstant(n.Comparators[i]) {
			return true
		}
	}
	return false
}

func isNoneConstant(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstNone
}

// toUnknown tells whether a target belongs to a value of which not all is known.
func (w *touchWalk) toUnknown(target syntax.Expr) bool {
	switch t := target.(type) {
	case *syntax.Attribute:
		return !w.isKnown(t.Value)
	case *syntax.Subscript:
		return !w.isKnown(t.Value)
	}
	return false
}

func (w *touchWalk) isKnown(e syntax.Expr) bool {
	values := w.values(e)
	for _, x := range values {
		if x.Kind == solve.AnyVal {
			return false
		}
	}
	return len(values) > 0
}

// call notes what code that is not the program's is given.
func (w *touchWalk) call(n *syntax.Call) {
	if w.callsOwn(n.Func) && !w.makesForeign(n.Func) {
		return
	}
	args := make([]syntax.Expr, 0, len(n.Args)+len(n.Keywords))
	args = append(args, n.Args...)
	for _, k := range n.Keywords {
		args = append(args, k.Value)
	}
	callback, stars := false, false
	for i, e := range args {
		if star, ok := e.(*syntax.Starred); ok {
			args[i], stars = star.Value, true // zip(*rows)
			continue
		}
		for _, x := range w.values(e) {
			if x.Kind == solve.FuncVal && x.Fn != nil {
				callback = true
				w.touchVar(w.sol.Returned(x.Fn), map[solve.Var]bool{})
			}
		}
	}
	if !callback && !stars && (borrows(n) || w.ofContainer(n.Func)) {
		return
	}
	for _, e := range args {
		w.touchAll(e)
	}
}

// makesForeign tells whether a callee may be a class whose objects keep what they are
// made of in a way of another library.
func (w *touchWalk) makesForeign(callee syntax.Expr) bool {
	for _, x := range w.values(callee) {
		if x.Kind == solve.ClassVal && x.Own != nil && x.Own.ExternalBases && x.Own.FindMethod("__init__") == nil {
			return true
		}
	}
	return false
}

// borrows tells whether a call is of a builtin that looks at its arguments and gives back
// at most their elements.
func borrows(n *syntax.Call) bool {
	name, ok := n.Func.(*syntax.Name)
	if !ok {
		return false
	}
	switch name.ID {
	case "enumerate", "zip", "reversed":
		return true
	}
	return borrowers[name.ID] && !strings.HasPrefix(name.ID, "heap") && !strings.HasPrefix(name.ID, "insort") && name.ID != "shuffle"
}

// ofContainer tells whether a callee is a method of a builtin container or text, whose
// arguments are followed.
func (w *touchWalk) ofContainer(callee syntax.Expr) bool {
	a, ok := callee.(*syntax.Attribute)
	if !ok || !w.isKnown(a.Value) {
		return false
	}
	for _, x := range w.values(a.Value) {
		if x.Kind != solve.Instance {
			return false
		}
		switch x.Stub.Qual() {
		case "list", "dict", "set", "str", "tuple":
		default:
			return false
		}
	}
	return true
}

// touch notes a change of the containers that an expression may be.
func (w *touchWalk) touch(e syntax.Expr) { w.touchUnless(e, false) }

// touchUnless is touch, but for lists where the plan of lists knows of the change.
func (w *touchWalk) touchUnless(e syntax.Expr, planned bool) {
	for _, x := range w.values(e) {
		if x.Kind == solve.Instance && len(x.Args) > 0 && !(planned && isList(x)) {
			w.of[w.sol.Root(x.Args[0])] = true
		}
	}
}

// touchAll notes that anything may happen to what an expression holds.
func (w *touchWalk) touchAll(e syntax.Expr) {
	if v, ok := w.sol.Expr(e); ok {
		w.touchVar(v, map[solve.Var]bool{})
	}
}

func (w *touchWalk) touchVar(v solve.Var, seen map[solve.Var]bool) {
	if v = w.sol.Root(v); seen[v] {
		return
	}
	seen[v] = true
	for _, x := range w.sol.Values(v) {
		if x.Kind == solve.Instance && len(x.Args) > 0 {
			w.of[w.sol.Root(x.Args[0])] = true
		}
		for _, a := range x.Args {
			w.touchVar(a, seen)
		}
	}
}
