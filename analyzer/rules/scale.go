package rules

import (
	"slices"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file tells where the same data sets how often a loop goes round and what each
// round costs, so that the time grows with its square: a search that adds to the list
// which it works off, a codec that walks all it was given.

// searchesGraph tells whether a while loop goes on until a list of this function is empty, adding
// to it what it finds, in a graph that the function is given by that name, and marks what it has seen in a set, a dict
// or an array: then it expects many nodes. Else it is a walk of a small tree, of options or of causes most of the time.
func (p *Pass) searchesGraph(pl Place, l Loop) bool {
	loop, ok := l.Node.(*syntax.While)
	return ok && p.IsLocal(pl) && p.givenGraph() && p.testsEmpty(loop.Test, pl) && p.refills(pl, l) && p.marks(l) && !p.walksAll(l) && !asksOutside(l)
}

// graphNames are names of parameters for graphs of any size.
var graphNames = words("graph g G adj adj_list adjacency_list grid maze matrix board network edges vertices neighbors")

// givenGraph tells whether the current function has a parameter for a graph.
func (p *Pass) givenGraph() bool {
	return slices.ContainsFunc(p.Func().Params, func(prm resolve.Param) bool { return graphNames[prm.Name] })
}

// walksAll tells whether each round of a while loop goes over something whole that is the same in each
// round, such as all nodes or edges: beside that, moving the elements of a list takes no time.
func (p *Pass) walksAll(l Loop) bool {
	found := false
	whole := func(iter syntax.Expr) {
		size, known := p.LengthOf(iter)
		found = found || (!known || size > smallContainer) && p.Invariant(walked(iter), l)
	}
	syntax.InspectBody(l.Node.(*syntax.While).Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.Lambda:
			return false
		case *syntax.For:
			whole(n.Iter)
		case *syntax.Comprehension:
			whole(n.Iter)
		}
		return !found
	})
	return found
}

// askingMethods are names of methods that ask a database or another machine.
var askingMethods = words("execute executemany fetchone fetchall query request fetch download urlopen")

// asksOutside tells whether a loop waits for something outside in its rounds.
func asksOutside(l Loop) bool {
	found := false
	syntax.Inspect(l.Owner, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Await:
			found = true
		case *syntax.Call:
			_, name, ok := Method(n)
			found = found || ok && askingMethods[name]
		}
		return !found
	})
	return found
}

// marks tells whether a loop looks something up in a set or dict, or writes an item of
// a container, that stood outside of it.
func (p *Pass) marks(l Loop) bool {
	found := false
	syntax.InspectBody(l.Node.(*syntax.While).Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.Lambda:
			return false
		case *syntax.Compare:
			if op := n.Ops[0]; op == syntax.In || op == syntax.NotIn {
				found = found || p.Type(n.Comparators[0]).Is(pytypes.Set, pytypes.Dict) && p.keptOutside(n.Comparators[0], l)
			}
		case *syntax.Subscript:
			found = found || n.Ctx == syntax.Store && p.keptOutside(n.Value, l)
		}
		return !found
	})
	return found
}

// keptOutside tells whether an expression is a variable that a loop does not bind, or an item of one.
func (p *Pass) keptOutside(e syntax.Expr, l Loop) bool {
	for {
		s, ok := e.(*syntax.Subscript)
		if !ok {
			break
		}
		e = s.Value
	}
	pl, ok := p.PlaceOf(e)
	return ok && p.IsLocal(pl) && !p.ReboundIn(pl, l.Body())
}

// testsEmpty tells whether a condition is, or begins with, the question whether a place holds
// anything: x, len(x), len(x) > 0, x and more.
func (p *Pass) testsEmpty(test syntax.Expr, pl Place) bool {
	switch t := test.(type) {
	case *syntax.Name, *syntax.Attribute:
		got, ok := p.PlaceOf(t)
		return ok && got == pl
	case *syntax.Call:
		return len(t.Args) == 1 && p.Calls(t, "builtins.len") && p.testsEmpty(t.Args[0], pl)
	case *syntax.Compare:
		return p.testsEmpty(t.Left, pl)
	case *syntax.BoolOp:
		return p.testsEmpty(t.Values[0], pl)
	}
	return false
}

// dataNames are names of parameters for data of any length.
var dataNames = map[string]bool{
	"data": true, "buf": true, "buffer": true, "content": true, "contents": true, "text": true, "raw": true, "source": true, "src": true,
	"document": true, "body": true, "html": true, "xml": true, "encoded": true, "compressed": true, "pixels": true, "sequence": true,
}

// walksGiven tells whether a loop goes over the single elements of the data that the
// function is given, as encoders and decoders do.
func (p *Pass) walksGiven(l Loop) bool {
	if l.Iter != nil {
		return p.givenWalk(l.Iter, bulkDepth)
	}
	loop, ok := l.Node.(*syntax.While)
	if !ok {
		return false
	}
	if c, isCompare := loop.Test.(*syntax.Compare); isCompare {
		return p.comparesLength(c)
	}
	found := false
	for _, s := range loop.Body {
		if cond, isIf := s.(*syntax.If); isIf && isTrue(loop.Test) {
			c, isCompare := cond.Test.(*syntax.Compare)
			found = found || isCompare && p.comparesLength(c)
		}
	}
	return found
}

func isTrue(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstTrue || c.Kind == syntax.ConstInt && c.Int == 1)
}

// comparesLength tells whether a comparison is with the length of given data.
func (p *Pass) comparesLength(c *syntax.Compare) bool {
	return slices.ContainsFunc(append([]syntax.Expr{c.Left}, c.Comparators...), func(e syntax.Expr) bool {
		n, ok := e.(*syntax.Call)
		return ok && len(n.Args) == 1 && p.Calls(n, "builtins.len") && p.given(n.Args[0], bulkDepth)
	})
}

// givenWalk tells whether an iterable has an element for each of given data.
func (p *Pass) givenWalk(e syntax.Expr, depth int) bool {
	c, ok := e.(*syntax.Call)
	if !ok {
		return p.given(e, depth)
	}
	if p.Calls(c, "builtins.range") {
		return slices.ContainsFunc(c.Args, func(a syntax.Expr) bool {
			n, isCall := a.(*syntax.Call)
			return isCall && len(n.Args) == 1 && p.Calls(n, "builtins.len") && p.given(n.Args[0], depth)
		})
	}
	return len(c.Args) > 0 && p.Calls(c, "builtins.enumerate", "builtins.iter", "builtins.reversed") && p.given(c.Args[0], depth)
}

// given tells whether an expression is data that the function is given, or a part of it.
func (p *Pass) given(e syntax.Expr, depth int) bool {
	if depth == 0 {
		return false
	}
	switch e := e.(type) {
	case *syntax.Name:
		if prm, ok := p.param(e); ok {
			return dataNames[prm.Name] && !p.Type(e).Is(pytypes.List, pytypes.Tuple, pytypes.Dict, pytypes.Set)
		}
		v := p.soleValue(e)
		return v != nil && p.given(v, depth-1)
	case *syntax.Subscript:
		s, isSlice := e.Slice.(*syntax.Slice)
		return isSlice && (s.Upper == nil || !isConstant(s.Upper)) && p.given(e.Value, depth-1)
	}
	return false
}

// param returns the parameter of the current function that a name is.
func (p *Pass) param(name *syntax.Name) (resolve.Param, bool) {
	params := p.Func().Params
	i := slices.IndexFunc(params, func(prm resolve.Param) bool { return prm.Symbol == p.File.SymbolID(name) })
	if i < 0 {
		return resolve.Param{}, false
	}
	return params[i], true
}
