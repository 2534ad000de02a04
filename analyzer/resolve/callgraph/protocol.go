package callgraph

import (
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file implements the dunder methods that operators, statements and
// builtins call on instances of own classes.

// dunder adds a site if the value's own class has one of the methods; the first
// found counts. It tells whether there was one.
func (w *walker) dunder(n syntax.Node, e syntax.Expr, methods ...string) bool {
	any := false
	for _, m := range methods {
		any = any || w.index.dunders[m]
	}
	if e == nil || !any {
		return false
	}
	return w.dunderOf(n, w.typeOf(e), methods...)
}

func (w *walker) dunderOf(n syntax.Node, t pytypes.Type, methods ...string) bool {
	s := Site{Caller: w.fn, Kind: Protocol, Node: n}
	if t.Kind() != pytypes.Union {
		w.dunderAlt(&s, t, 1, methods)
	}
	for _, alt := range unionElems(t) {
		w.dunderAlt(&s, alt, 1/float64(len(t.Elems())), methods)
	}
	if len(s.Callees) == 0 {
		return false
	}
	s.Callees = distinct(s.Callees)
	w.add(s)
	return true
}

func unionElems(t pytypes.Type) []pytypes.Type {
	if t.Kind() != pytypes.Union {
		return nil
	}
	return t.Elems()
}

// dunderAlt adds the first of the methods that an own instance's class has.
func (w *walker) dunderAlt(s *Site, t pytypes.Type, confidence float64, methods []string) {
	c := t.Class()
	if t.Kind() != pytypes.Instance || c == nil {
		return
	}
	for _, name := range methods {
		if m := c.FindMethod(name); m != nil {
			w.method(s, m, t, true, confidence)
			return
		}
	}
}

func (w *walker) protocol(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.BinOp:
		left, right := infer.Dunder(n.Op)
		if !w.dunder(n, n.Left, left) {
			w.dunder(n, n.Right, right)
		}
	case *syntax.AugAssign:
		left, _ := infer.Dunder(n.Op)
		w.dunder(n, n.Target, "__i"+left[2:], left)
	case *syntax.UnaryOp:
		w.dunder(n, n.Operand, unaryDunders[n.Op]...)
	case *syntax.Compare:
		w.compare(n)
	case *syntax.Subscript:
		if !w.dunder(n, n.Value, subscriptDunders[n.Ctx]) && w.index.dunders["__hash__"] && hashed(w.typeOf(n.Value)) {
			w.keyed(n, n.Slice)
		}
	case *syntax.For:
		w.iterate(n, n.Iter)
	case *syntax.Comprehension:
		w.iterate(n, n.Iter)
	case *syntax.WithItem:
		w.dunder(n, n.ContextExpr, "__enter__", "__aenter__")
		w.dunder(n, n.ContextExpr, "__exit__", "__aexit__")
	case *syntax.If:
		w.truth(n.Test)
	case *syntax.While:
		w.truth(n.Test)
	case *syntax.Dict:
		w.display(n, n.Keys)
	case *syntax.Set:
		w.display(n, n.Elts)
	case *syntax.DictComp:
		w.keyed(n, n.Key)
	case *syntax.SetComp:
		w.keyed(n, n.Elt)
	case *syntax.FormattedValue:
		w.dunder(n, n.Value, "__format__", "__str__", "__repr__")
	}
}

var unaryDunders = map[syntax.Operator][]string{
	syntax.Not: {"__bool__", "__len__"}, syntax.USub: {"__neg__"}, syntax.UAdd: {"__pos__"}, syntax.Invert: {"__invert__"},
}

var subscriptDunders = map[syntax.Ctx]string{
	syntax.Load: "__getitem__", syntax.Store: "__setitem__", syntax.Del: "__delitem__",
}

// compareDunders are the methods of a comparison on its left operand and,
// mirrored, on its right one.
var compareDunders = map[syntax.Operator][2]string{
	syntax.Eq: {"__eq__", "__eq__"}, syntax.NotEq: {"__ne__", "__ne__"}, syntax.Lt: {"__lt__", "__gt__"},
	syntax.LtE: {"__le__", "__ge__"}, syntax.Gt: {"__gt__", "__lt__"}, syntax.GtE: {"__ge__", "__le__"},
}

func (w *walker) compare(n *syntax.Compare) {
	left := n.Left
	for i, op := range n.Ops {
		right := n.Comparators[i]
		switch op {
		case syntax.In, syntax.NotIn:
			if !w.dunder(n, right, "__contains__", "__iter__", "__getitem__") {
				w.membership(n, left, right)
			}
		case syntax.Is, syntax.IsNot:
		default:
			d := compareDunders[op]
			methods := []string{d[0]}
			if op == syntax.NotEq {
				methods = append(methods, "__eq__")
			}
			if !w.dunder(n, left, methods...) {
				w.dunder(n, right, d[1])
			}
		}
		left = right
	}
}

// iterate finds __iter__ and, where that returns an instance, its __next__.
func (w *walker) iterate(n syntax.Node, e syntax.Expr) {
	if !w.dunder(n, e, "__iter__", "__aiter__", "__getitem__") || !w.index.dunders["__next__"] {
		return
	}
	it := w.types.Member(w.typeOf(e), "__iter__")
	if fn := it.Func(); fn != nil {
		w.dunderOf(n, w.types.ResultType(fn), "__next__")
	}
}

// truth finds __bool__ and __len__ behind the test of an if or while.
func (w *walker) truth(e syntax.Expr) {
	switch e.(type) {
	case *syntax.Name, *syntax.Attribute:
		w.dunder(e, e, "__bool__", "__len__")
	}
}

// builtinDunders are the methods that builtins call on their first argument.
var builtinDunders = map[string][]string{
	"builtins.len": {"__len__"}, "builtins.str": {"__str__", "__repr__"}, "builtins.repr": {"__repr__"},
	"builtins.print": {"__str__", "__repr__"}, "builtins.format": {"__format__", "__str__"}, "builtins.hash": {"__hash__"},
	"builtins.bool": {"__bool__", "__len__"}, "builtins.abs": {"__abs__"}, "builtins.int": {"__int__", "__index__"},
	"builtins.float": {"__float__"}, "builtins.iter": {"__iter__"}, "builtins.next": {"__next__"},
	"builtins.reversed": {"__reversed__"}, "builtins.round": {"__round__"}, "builtins.divmod": {"__divmod__"},
	"builtins.list": {"__iter__"}, "builtins.tuple": {"__iter__"}, "builtins.set": {"__iter__"}, "builtins.dict": {"__iter__"},
	"builtins.enumerate": {"__iter__"}, "builtins.zip": {"__iter__"}, "builtins.any": {"__iter__"}, "builtins.all": {"__iter__"},
	"copy.copy": {"__copy__"}, "copy.deepcopy": {"__deepcopy__"}, "math.floor": {"__floor__"}, "math.ceil": {"__ceil__"},
}

// elementDunders are the methods that builtins call on the elements of their
// first argument.
var elementDunders = map[string][]string{
	"builtins.sorted": {"__lt__"}, "builtins.min": {"__lt__"}, "builtins.max": {"__gt__", "__lt__"}, "builtins.sum": {"__add__", "__radd__"},
	"builtins.set": {"__hash__"}, "heapq.heappop": {"__lt__"}, "heapq.heapify": {"__lt__"}, "heapq.heappush": {"__lt__"},
}

// implied finds the dunder methods that a foreign callee calls.
func (w *walker) implied(n *syntax.Call, name string) {
	if name == "list.sort" || name == "list.index" || name == "list.remove" || name == "list.count" {
		a, ok := n.Func.(*syntax.Attribute)
		if !ok || hasKeyword(n, "key") {
			return
		}
		method := "__eq__"
		if name == "list.sort" {
			method = "__lt__"
		}
		if w.index.dunders[method] {
			w.dunderOf(n, w.typeOf(a.Value).Elem(), method)
		}
		return
	}
	if len(n.Args) == 0 {
		return
	}
	if keyMethods[name] {
		w.keyed(n, n.Args[0])
	}
	if methods := builtinDunders[name]; methods != nil {
		for _, a := range n.Args {
			w.dunder(n, a, methods...)
		}
	}
	if methods := elementDunders[name]; methods != nil && !hasKeyword(n, "key") && w.index.dunders[methods[0]] {
		w.dunderOf(n, w.types.Iterated(w.typeOf(n.Args[0])), methods...)
	}
}

func hasKeyword(n *syntax.Call, name string) bool {
	for _, k := range n.Keywords {
		if k.Arg == name {
			return true
		}
	}
	return false
}
