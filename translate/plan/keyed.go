package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A keyedPlan knows which dicts and sets show their order, by the Var of their
// keys: those that flow together share it.
type keyedPlan struct {
	sol  *solve.Solution
	show map[solve.Var]bool
}

// orderless are the methods of dict and set that do not tell the order.
var orderless = map[string]bool{
	"__getitem__": true, "__setitem__": true, "__contains__": true, "__len__": true, "__delitem__": true,
	"get": true, "setdefault": true, "add": true, "discard": true, "remove": true, "clear": true,
}

// planKeyed finds every use of a dict or set that is not known to hide its order.
func planKeyed(prog *resolve.Program, sol *solve.Solution) *keyedPlan {
	k := &keyedPlan{sol: sol, show: map[solve.Var]bool{}}
	for _, f := range prog.Files {
		f.Tree.Walk(func(n syntax.Node, stack []syntax.Node) {
			if e, ok := n.(syntax.Expr); ok {
				k.use(e, stack)
			}
		})
	}
	return k
}

// use looks at one expression that may be a dict or set.
func (k *keyedPlan) use(e syntax.Expr, stack []syntax.Node) {
	v, ok := k.sol.Expr(e)
	if !ok {
		return
	}
	for _, x := range k.sol.Values(v) {
		if isKeyed(x) && !hidesOrder(e, stack) {
			k.show[k.sol.Root(x.Args[0])] = true
		}
	}
}

func isKeyed(x *solve.Value) bool {
	if x.Kind != solve.Instance {
		return false
	}
	switch x.Stub.Qual() {
	case "dict", "set", "frozenset":
		return true
	}
	return false
}

// hidesOrder tells whether the place where an expression stands cannot tell the
// order of its elements: assignments, subscripts, membership, len, truth, and
// arguments of functions of the program, which are looked at on their own.
func hidesOrder(e syntax.Expr, stack []syntax.Node) bool {
	if len(stack) == 0 {
		return true
	}
	switch p := stack[len(stack)-1].(type) {
	case *syntax.Assign, *syntax.AnnAssign, *syntax.Return, *syntax.If, *syntax.While, *syntax.NamedExpr, *syntax.ExprStmt, *syntax.Delete:
		return true
	case *syntax.Subscript:
		return p.Value == e
	case *syntax.Compare:
		for i, op := range p.Ops {
			if p.Comparators[i] == e {
				return op == syntax.In || op == syntax.NotIn || op == syntax.Is || op == syntax.IsNot
			}
		}
	case *syntax.Attribute:
		return orderless[p.Attr] || !isMethodCall(p, stack)
	case *syntax.Call:
		if name, ok := p.Func.(*syntax.Name); ok && name.ID == "len" {
			return true
		}
	case *syntax.UnaryOp:
		return p.Op == syntax.Not
	case *syntax.BoolOp, *syntax.IfExp, *syntax.Arg, *syntax.Arguments, *syntax.Dict, *syntax.List, *syntax.Tuple, *syntax.DictComp:
		return false
	}
	return false
}

// isMethodCall tells whether an attribute is called.
func isMethodCall(a *syntax.Attribute, stack []syntax.Node) bool {
	if len(stack) < 2 {
		return false
	}
	c, ok := stack[len(stack)-2].(*syntax.Call)
	return ok && c.Func == syntax.Expr(a)
}

// ordered tells whether the order of a dict or set may be seen.
func (k *keyedPlan) ordered(x *solve.Value) bool { return k.show[k.sol.Root(x.Args[0])] }
