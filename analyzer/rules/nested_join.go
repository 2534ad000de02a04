package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var nestedJoin = &Rule{
	ID:    "nested-join",
	Title: "Two collections joined by nested loops",
	What: "For each element of one collection a loop or comprehension walks the whole of another and " +
		"keeps the elements where a key is equal.",
	Why: "The equality is tested once for each pair of elements. A dict from key to elements, built once, " +
		"finds the matching ones by one lookup.",
	Before: `
def totals(orders, customers):
    out = []
    for order in orders:
        for customer in customers:
            if customer.id == order.customer_id:
                out.append((customer.name, order.total))
    return out
`,
	After: `
def totals(orders, customers):
    by_id = {customer.id: customer for customer in customers}
    out = []
    for order in orders:
        customer = by_id.get(order.customer_id)
        if customer is not None:
            out.append((customer.name, order.total))
    return out
`,
	WhenNot: []string{
		"the inner collection has only a few elements",
		"keys are not hashable, or equal under a looser rule than their hash",
		"the inner collection changes while the outer one is walked",
	},
	Levers: []string{"structure"},
	Cost:   "nested-join",
	Nodes: []syntax.Node{
		(*syntax.For)(nil), (*syntax.ListComp)(nil), (*syntax.SetComp)(nil), (*syntax.DictComp)(nil), (*syntax.GeneratorExp)(nil),
	},
	Check: checkNestedJoin,
}

func checkNestedJoin(p *Pass, n syntax.Node) {
	switch n := n.(type) {
	case *syntax.For:
		if test := soleCondition(n.Body); test != nil && len(n.Orelse) == 0 {
			p.joinOf(Loop{Node: n, Owner: n, Target: n.Target, Iter: n.Iter}, test, p.Loops())
		}
	case *syntax.ListComp:
		p.joinClauses(n, n.Generators)
	case *syntax.SetComp:
		p.joinClauses(n, n.Generators)
	case *syntax.DictComp:
		p.joinClauses(n, n.Generators)
	case *syntax.GeneratorExp:
		p.joinClauses(n, n.Generators)
	}
}

func (p *Pass) joinClauses(owner syntax.Node, gens []*syntax.Comprehension) {
	outer := p.Loops()
	for _, g := range gens {
		inner := Loop{Node: g, Owner: owner, Target: g.Target, Iter: g.Iter}
		if len(g.Ifs) > 0 {
			p.joinOf(inner, g.Ifs[0], outer)
		}
		outer = append(outer, inner)
	}
}

// soleCondition returns the condition of an if without else that is all there
// is to a body.
func soleCondition(body []syntax.Stmt) syntax.Expr {
	if len(body) != 1 {
		return nil
	}
	cond, ok := body[0].(*syntax.If)
	if !ok || len(cond.Orelse) > 0 {
		return nil
	}
	return cond.Test
}

// joinOf reports the inner loop if its test compares a key of the inner element
// with one that an outer loop varies, and the inner collection is the same in each
// round of that loop.
func (p *Pass) joinOf(inner Loop, test syntax.Expr, outer []Loop) {
	if len(outer) == 0 || !joinable(inner.Iter) {
		return
	}
	if b, ok := test.(*syntax.BoolOp); ok && b.Op == syntax.And {
		test = b.Values[0]
	}
	eq, ok := test.(*syntax.Compare)
	if !ok || len(eq.Ops) != 1 || eq.Ops[0] != syntax.Eq {
		return
	}
	key, other := eq.Left, eq.Comparators[0]
	if !p.mentionsTarget(key, inner) {
		key, other = other, key
	}
	if !p.mentionsTarget(key, inner) || p.mentionsTarget(other, inner) || !isKey(key) || !isKey(other) {
		return
	}
	loop := outer[len(outer)-1]
	if p.Short(inner) || p.Short(loop) {
		return
	}
	if !p.variesWith(other, loop) || p.mentionsTarget(key, loop) || setsKey(key, loop) || !p.Invariant(inner.Iter, loop) || p.unhashable(key) || p.unhashable(other) {
		return
	}
	p.Report(Diagnosis{
		Grows: true, Evident: p.Bulk(inner) && p.Bulk(loop),
		At: eq, Costs: inner.Owner,
		Message: fmt.Sprintf("all of %s is walked to find where %s equals %s, again for each round of the outer loop", p.Source(inner.Iter), p.Source(key), p.Source(other)),
		Remedy:  p.joinRemedy(inner, key, other),
		Related: []Related{p.Place(loop.Node, "the outer loop")},
	})
}

// joinRemedy says what to look the key up in: the dict itself where the inner loop
// walks its items and compares their keys.
func (p *Pass) joinRemedy(inner Loop, key, other syntax.Expr) string {
	if call, ok := inner.Iter.(*syntax.Call); ok {
		pair, isPair := inner.Target.(*syntax.Tuple)
		if recv, name, _ := Method(call); name == "items" && isPair && len(pair.Elts) == 2 && p.samePlace(pair.Elts[0], key) {
			return fmt.Sprintf("look %s up in %s, which is a dict by it already", p.Source(other), p.Source(recv))
		}
	}
	return fmt.Sprintf("build a dict of %s by %s before the outer loop and look %s up in it", p.Source(inner.Iter), p.Source(key), p.Source(other))
}

// joinable tells whether an iterable is a collection kept in a place, perhaps
// through .values() or .items().
func joinable(e syntax.Expr) bool {
	if c, ok := e.(*syntax.Call); ok {
		recv, name, isMethod := Method(c)
		return isMethod && len(c.Args) == 0 && (name == "values" || name == "items" || name == "keys") && isNameChain(recv)
	}
	return isNameChain(e)
}

// isKey tells whether an expression is built of names, attributes, constant
// items and reading methods, and is no constant.
func isKey(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return true
	case *syntax.Attribute:
		return isKey(e.Value)
	case *syntax.Subscript:
		_, ok := e.Slice.(*syntax.Constant)
		return ok && isKey(e.Value)
	case *syntax.Call:
		recv, name, ok := Method(e)
		return ok && len(e.Args) == 0 && readingMethods[name] && isKey(recv)
	}
	return false
}

// mentionsTarget tells whether an expression reads a variable that the loop's
// target binds.
func (p *Pass) mentionsTarget(e syntax.Expr, l Loop) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			found = found || p.setBy(l, Place{root: p.File.SymbolID(name)})
		}
		return !found
	})
	return found
}

// setsKey tells whether the rounds of a loop change what a key is read from: an attribute or item of that
// name, of any object. What is looked up would then differ from what a dict was built of.
func setsKey(key syntax.Expr, l Loop) bool {
	loop, ok := l.Node.(*syntax.For)
	if !ok {
		return false
	}
	found := false
	syntax.InspectBody(loop.Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			k, same := key.(*syntax.Attribute)
			found = found || n.Ctx == syntax.Store && same && k.Attr == n.Attr
		case *syntax.Subscript:
			k, same := key.(*syntax.Subscript)
			found = found || n.Ctx == syntax.Store && same && sameConstant(k.Slice, n.Slice)
		}
		return !found
	})
	return found
}

func sameConstant(a, b syntax.Expr) bool {
	x, ok := a.(*syntax.Constant)
	y, both := b.(*syntax.Constant)
	return ok && both && x.Kind == y.Kind && x.Str == y.Str && x.Int == y.Int
}

// variesWith tells whether an expression has another value from one round of
// the loop to the next, as far as its names show: the loop binds one of them.
func (p *Pass) variesWith(e syntax.Expr, l Loop) bool {
	if p.mentionsTarget(e, l) {
		return true
	}
	varies := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			varies = varies || p.ReboundIn(Place{root: p.File.SymbolID(name)}, l.Body())
		}
		return !varies
	})
	return varies
}

// unhashable tells whether the values of an expression are known to have no hash.
func (p *Pass) unhashable(e syntax.Expr) bool {
	return p.Type(e).Is(pytypes.List, pytypes.Dict, pytypes.Set, pytypes.ByteArray, pytypes.Deque, pytypes.Array)
}
