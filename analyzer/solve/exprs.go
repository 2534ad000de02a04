package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// expr returns the Var of an expression, walking it on first sight.
func (w *walk) expr(e syntax.Expr) Var {
	switch n := e.(type) {
	case *syntax.Name:
		if v, ok := w.narrow[w.keyOf(n)]; ok {
			w.exprs[e] = v
			return v
		}
	case *syntax.Attribute:
		if v, ok := w.knownAttr(n); ok {
			return v
		}
	}
	if v, ok := w.exprs[e]; ok {
		return v
	}
	v := w.eval(e)
	w.exprs[e] = v
	if w.runs(e) {
		w.forgetAttrs("")
	}
	return v
}

// knownAttr returns the Var of an attribute that a test has restricted.
func (w *walk) knownAttr(n *syntax.Attribute) (Var, bool) {
	if len(w.narrow) == 0 {
		return noVar, false
	}
	k, _, ok := w.place(n)
	if !ok {
		return noVar, false
	}
	v, ok := w.narrow[k]
	if ok {
		w.expr(n.Value)
		w.exprs[n] = v
	}
	return v, ok
}

func (w *walk) eval(e syntax.Expr) Var {
	switch n := e.(type) {
	case *syntax.Constant:
		return w.constant(constClass(n.Kind))
	case *syntax.Name:
		return w.name(n)
	case *syntax.JoinedStr:
		for _, v := range n.Values {
			w.expr(v)
		}
		if n.IsTemplate {
			return w.unknown("t-string")
		}
		return w.constant("str")
	case *syntax.FormattedValue:
		w.formatted(n)
		return w.constant("str")
	case *syntax.List:
		return w.display(n, "list", n.Elts)
	case *syntax.Set:
		return w.display(n, "set", n.Elts)
	case *syntax.Tuple:
		return w.tuple(n)
	case *syntax.Dict:
		return w.dict(n)
	case *syntax.ListComp:
		w.generators(n.Generators)
		return w.newVar(w.make(n, "list", w.expr(n.Elt)))
	case *syntax.SetComp:
		w.generators(n.Generators)
		return w.newVar(w.make(n, "set", w.expr(n.Elt)))
	case *syntax.DictComp:
		w.generators(n.Generators)
		return w.newVar(w.make(n, "dict", w.expr(n.Key), w.expr(n.Value)))
	case *syntax.GeneratorExp:
		w.generators(n.Generators)
		return w.newVar(w.make(n, "generator", w.expr(n.Elt), w.constant("NoneType"), w.constant("NoneType")))
	case *syntax.BoolOp:
		return w.boolOp(n)
	case *syntax.BinOp:
		return w.binary(n.Op, w.expr(n.Left), w.expr(n.Right))
	case *syntax.UnaryOp:
		return w.unary(n)
	case *syntax.Compare:
		return w.compare(n)
	case *syntax.IfExp:
		return w.ifExp(n)
	case *syntax.NamedExpr:
		v := w.expr(n.Value)
		w.assign(n.Target, v)
		return v
	case *syntax.Lambda:
		fn := w.file.FuncOf(n)
		w.body(fn)
		return w.newVar(w.funcValue(fn, nil))
	case *syntax.Call:
		return w.call(n)
	case *syntax.Attribute:
		return w.attribute(w.expr(n.Value), n.Attr)
	case *syntax.Subscript:
		return w.subscript(n)
	case *syntax.Slice:
		for _, p := range []syntax.Expr{n.Lower, n.Upper, n.Step} {
			if p != nil {
				w.expr(p)
			}
		}
		return w.constant("slice")
	case *syntax.Starred:
		return w.expr(n.Value)
	case *syntax.Yield:
		return w.yield(n)
	case *syntax.YieldFrom:
		v := w.expr(n.Value)
		w.flow(w.element(v), w.solver.fn(w.fn).yield)
		return w.generatorResult(v)
	case *syntax.Await:
		return w.awaited(w.expr(n.Value))
	}
	return w.unknown("expression")
}

func constClass(k syntax.ConstKind) string {
	switch k {
	case syntax.ConstNone:
		return "NoneType"
	case syntax.ConstTrue, syntax.ConstFalse:
		return "bool"
	case syntax.ConstInt:
		return "int"
	case syntax.ConstFloat:
		return "float"
	case syntax.ConstComplex:
		return "complex"
	case syntax.ConstStr:
		return "str"
	case syntax.ConstBytes:
		return "bytes"
	}
	return "ellipsis"
}

// name returns the Var of a name: a variable of the program, or a builtin.
func (w *walk) name(n *syntax.Name) Var {
	sym := w.file.Symbol(n)
	if sym == nil {
		return w.unknown("name " + n.ID)
	}
	id := w.file.SymbolID(n)
	v := w.symbol(w.file, id)
	if sym.Flags&(resolve.Assigned|resolve.Parameter|resolve.Imported|resolve.TypeParameter|resolve.CompTarget) == 0 &&
		sym.Scope == 0 && len(w.file.BindingsOf(sym)) == 0 {
		if d := w.prog.DefOf(w.file, id); !w.addDef(d, v) {
			if sym.Flags&resolve.ClassCell == 0 {
				w.addDeclared(n.ID, v)
			}
		}
	}
	return v
}

func (w *walk) display(at syntax.Expr, class string, elts []syntax.Expr) Var {
	elem := w.newVar()
	v := w.newVar(w.make(at, class, elem))
	elem = w.allocs[at].Args[0]
	for _, e := range elts {
		if star, ok := e.(*syntax.Starred); ok {
			w.flow(w.element(w.expr(star)), elem)
		} else {
			w.flow(w.expr(e), elem)
		}
	}
	return v
}

func (w *walk) tuple(n *syntax.Tuple) Var {
	var args []Var
	for _, e := range n.Elts {
		if _, ok := e.(*syntax.Starred); ok {
			return w.display(n, "tuple", n.Elts)
		}
	}
	for _, e := range n.Elts {
		args = append(args, w.expr(e))
	}
	v := w.allocs[n]
	if v == nil {
		v = &Value{Kind: TupleVal, Args: args}
		w.allocs[n] = v
	}
	return w.newVar(v)
}

func (w *walk) dict(n *syntax.Dict) Var {
	v := w.newVar(w.make(n, "dict", w.newVar(), w.newVar()))
	args := w.allocs[n].Args
	for i, k := range n.Keys {
		if k != nil {
			w.flow(w.expr(k), args[0])
			w.flow(w.expr(n.Values[i]), args[1])
			continue
		}
		w.watch(w.expr(n.Values[i]), func(x *Value) {
			if up := w.upcast(x, "Mapping"); up != nil {
				w.flow(up[0], args[0])
				w.flow(up[1], args[1])
			}
		})
	}
	return v
}

func (w *walk) generators(list []*syntax.Comprehension) {
	for _, c := range list {
		iter := w.expr(c.Iter)
		if c.IsAsync {
			w.assign(c.Target, w.asyncElement(iter))
		} else {
			w.assign(c.Target, w.elementOfExpr(c.Iter, iter))
		}
		for _, cond := range c.Ifs {
			w.expr(cond)
		}
	}
}

func (w *walk) boolOp(n *syntax.BoolOp) Var {
	res := w.newVar()
	outer := w.narrow
	for i, v := range n.Values {
		x := w.expr(v)
		if i < len(n.Values)-1 {
			if n.Op == syntax.Or {
				x = w.truthy(x) // the falsy value of an operand but the last never comes out
			}
			w.narrow = w.narrowed(v, n.Op == syntax.And)
		}
		w.flow(x, res)
	}
	w.narrow = outer
	return res
}

// truthy returns a Var without None.
func (w *walk) truthy(v Var) Var {
	res := w.newVar()
	w.watch(v, func(x *Value) {
		if !isNone(x) {
			w.add(res, x)
		}
	})
	return res
}

func isNone(v *Value) bool {
	return v.Kind == Instance && v.Stub.Name == "NoneType"
}

func (w *walk) ifExp(n *syntax.IfExp) Var {
	w.expr(n.Test)
	res, outer := w.newVar(), w.narrow
	w.narrow = w.narrowed(n.Test, true)
	w.flow(w.expr(n.Body), res)
	w.narrow = outer
	w.narrow = w.narrowed(n.Test, false)
	w.flow(w.expr(n.Orelse), res)
	w.narrow = outer
	return res
}

// formatted walks a replacement field; formatting calls methods of own classes.
func (w *walk) formatted(n *syntax.FormattedValue) {
	w.textOf(w.expr(n.Value))
	if n.FormatSpec != nil {
		w.expr(n.FormatSpec)
	}
}

func (w *walk) subscript(n *syntax.Subscript) Var {
	base := w.expr(n.Value)
	index := w.expr(n.Slice)
	res := w.newVar()
	constant, isConst := constIndex(n.Slice)
	w.watch(base, func(v *Value) {
		if v.Kind == TupleVal && isConst {
			i := constant
			if i < 0 {
				i += len(v.Args)
			}
			if i >= 0 && i < len(v.Args) {
				w.flow(v.Args[i], res)
			}
			return
		}
		if v.Kind == ClassVal { // list[int] and the like
			w.add(res, v)
			return
		}
		w.callMethod(v, "__getitem__", call{args: []Var{index}}, res)
	})
	return res
}

// constIndex returns the value of an integer literal, with its sign.
func constIndex(e syntax.Expr) (int, bool) {
	sign := 1
	if u, ok := e.(*syntax.UnaryOp); ok && u.Op == syntax.USub {
		sign, e = -1, u.Operand
	}
	c, ok := e.(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstInt || c.Big != nil {
		return 0, false
	}
	return sign * int(c.Int), true
}

func (w *walk) yield(n *syntax.Yield) Var {
	fv := w.solver.fn(w.fn)
	yields, sent := fv.yield, fv.send
	if n.Value != nil {
		w.flow(w.expr(n.Value), yields)
	} else {
		w.add(yields, w.atom("NoneType"))
	}
	w.add(sent, w.atom("NoneType"))
	return sent
}

// generatorResult returns the Var of a generator's return value.
func (w *walk) generatorResult(v Var) Var {
	res := w.newVar()
	w.watch(v, func(x *Value) {
		if x.Kind == Instance && x.Stub.Name == "generator" {
			w.flow(x.Args[2], res)
		} else {
			w.add(res, w.atom("NoneType"))
		}
	})
	return res
}
