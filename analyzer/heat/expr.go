package heat

import "github.com/molt-go/molt/analyzer/syntax"

// This file prices expressions.

func (w *walker) opt(e syntax.Expr) work {
	if e == nil {
		return work{}
	}
	return w.expr(e)
}

func (w *walker) exprs(list []syntax.Expr) work {
	var sum work
	for _, e := range list {
		if e != nil {
			sum = sum.plus(w.expr(e))
		}
	}
	return sum
}

// expr is the work of evaluating an expression once.
func (w *walker) expr(e syntax.Expr) work {
	switch e := e.(type) {
	case *syntax.Name:
		return py(costName)
	case *syntax.Constant:
		return py(costConstant)
	case *syntax.Attribute:
		w.mayRead(e)
		return w.expr(e.Value).plus(py(costAttribute))
	case *syntax.Call:
		return w.call(e)
	case *syntax.Subscript:
		w.out.ops++
		w.mayIndex(e, "__getitem__")
		return w.expr(e.Value).plus(w.expr(e.Slice)).plus(w.subscript(e))
	case *syntax.BinOp:
		w.out.ops++
		w.mayOperate(e.Op, e.Left, e.Right)
		return w.expr(e.Left).plus(w.expr(e.Right)).plus(w.binary(e.Op, e.Left, e.Right))
	case *syntax.UnaryOp:
		if e.Op != syntax.Not && w.unknown(e.Operand) {
			w.may(operatorMethods[e.Op], 1)
		}
		return w.expr(e.Operand).plus(py(costUnary))
	case *syntax.Compare:
		w.out.ops++
		return w.expr(e.Left).plus(w.exprs(e.Comparators)).plus(w.compare(e))
	case *syntax.BoolOp:
		return w.boolOp(e)
	case *syntax.IfExp:
		return w.ifExp(e)
	case *syntax.ListComp:
		return w.comprehension(e, e.Generators, bytesSlot, e.Elt)
	case *syntax.SetComp:
		return w.comprehension(e, e.Generators, bytesSetSlot, e.Elt)
	case *syntax.GeneratorExp:
		return w.comprehension(e, e.Generators, 0, e.Elt)
	case *syntax.DictComp:
		return w.comprehension(e, e.Generators, bytesDictSlot, e.Key, e.Value)
	}
	return w.display(e)
}

// display prices expressions that put values together, and the rare rest.
func (w *walker) display(e syntax.Expr) work {
	switch e := e.(type) {
	case *syntax.Tuple:
		w.keepAll(e.Elts)
		return w.exprs(e.Elts).plus(build(len(e.Elts), bytesTuple, bytesSlot))
	case *syntax.List:
		w.keepAll(e.Elts)
		return w.exprs(e.Elts).plus(build(len(e.Elts), bytesList, bytesSlot))
	case *syntax.Set:
		return w.exprs(e.Elts).plus(build(2*len(e.Elts), bytesSet, bytesSetSlot))
	case *syntax.Dict:
		w.keepAll(e.Values)
		return w.exprs(e.Keys).plus(w.exprs(e.Values)).plus(build(2*len(e.Keys), bytesDict, bytesDictSlot))
	case *syntax.Lambda:
		return py(costMakeFunction).plus(work{bytes: bytesFunction})
	case *syntax.NamedExpr:
		return w.expr(e.Value).plus(py(costName))
	case *syntax.Starred:
		return w.expr(e.Value).plus(py(costBuild))
	case *syntax.Slice:
		return w.opt(e.Lower).plus(w.opt(e.Upper)).plus(w.opt(e.Step)).plus(py(costBuild))
	case *syntax.JoinedStr:
		return w.exprs(e.Values).plus(work{py: costFormat, c: costFormat, bytes: bytesStr, flat: costFormat})
	case *syntax.FormattedValue:
		if w.m.hasMethod("__str__") && w.unknown(e.Value) {
			w.may("__str__", 1)
		}
		return w.expr(e.Value).plus(work{py: costFormat / 4, c: costFormat, flat: costFormat / 4})
	case *syntax.Interpolation:
		return w.expr(e.Value).plus(py(costFormat))
	case *syntax.Await:
		return w.expr(e.Value).plus(py(costYield))
	case *syntax.Yield:
		return w.opt(e.Value).plus(py(costYield))
	case *syntax.YieldFrom:
		return w.expr(e.Value).plus(py(costYield * guessYieldFrom))
	}
	return work{}
}

// build is the work of making a container of n slots.
func build(n int, head, slot float64) work {
	if n == 0 {
		return py(costBuild).plus(work{bytes: head})
	}
	return py(costBuild + costBuildItem*float64(n)).plus(work{bytes: head + slot*float64(n)})
}

func (w *walker) boolOp(e *syntax.BoolOp) work {
	sum, p := work{}, 1.0
	for _, v := range e.Values {
		sum = sum.plus(w.expr(v).often(p)).plus(py(costBranch * p))
		p *= guessNextOperand
	}
	return sum
}

func (w *walker) ifExp(e *syntax.IfExp) work {
	sum := w.expr(e.Test).plus(py(costBranch))
	for _, part := range []syntax.Expr{e.Body, e.Orelse} {
		id := w.open(part.Range(), 0)
		sum = sum.plus(w.expr(part).often(0.5))
		w.close(id, 0.5)
	}
	return sum
}

// comprehension prices a comprehension. Its element comes first in the source
// but runs innermost; the regions of the clauses nest as the source runs.
func (w *walker) comprehension(e syntax.Expr, gens []*syntax.Comprehension, slot float64, elts ...syntax.Expr) work {
	sum := py(costComprehension)
	n := 1.0
	for i, g := range gens {
		iter := w.inner(g.Iter, n, i)
		round := w.trips(g.Iter)
		w.mayIterate(g.Iter, round)
		sum = sum.plus(iter)
		n *= round
		sum = sum.plus(w.target(g.Target).plus(w.step(g.Iter)).looped(n))
		for _, cond := range g.Ifs {
			sum = sum.plus(w.inner(cond, n, i+1)).plus(py(costBranch).looped(n))
			n *= guessFilter
		}
	}
	for _, elt := range elts {
		sum = sum.plus(w.inner(elt, n, len(gens)))
	}
	if _, lazy := e.(*syntax.GeneratorExp); lazy {
		return sum.plus(py(costYield).looped(n))
	}
	return sum.plus(work{py: costAppend * n, bytes: bytesList + slot*n, flat: costAppend})
}

// inner prices a part of a comprehension that runs n times behind a number of
// its clauses.
func (w *walker) inner(e syntax.Expr, n float64, clauses int) work {
	if clauses == 0 {
		return w.expr(e)
	}
	id := w.open(e.Range(), int16(clauses))
	done := w.expr(e)
	w.close(id, n)
	return done.looped(n)
}

// target is the work of storing into a target, or deleting it.
func (w *walker) target(t syntax.Expr) work {
	switch t := t.(type) {
	case *syntax.Name:
		return py(costName)
	case *syntax.Attribute:
		return w.expr(t.Value).plus(py(costStoreAttribute))
	case *syntax.Subscript:
		w.out.ops++
		w.mayIndex(t, "__setitem__")
		return w.expr(t.Value).plus(w.expr(t.Slice)).plus(py(costStoreSubscript))
	case *syntax.Tuple:
		return w.targets(t.Elts)
	case *syntax.List:
		return w.targets(t.Elts)
	case *syntax.Starred:
		return w.target(t.Value).plus(py(costBuild))
	}
	return work{}
}

func (w *walker) targets(list []syntax.Expr) work {
	sum := py(costUnpack)
	for _, t := range list {
		sum = sum.plus(w.target(t))
	}
	return sum
}
