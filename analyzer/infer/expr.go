package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxDepth bounds how far one question leads from expression to expression and
// from function to function.
const maxDepth = 120

// maxElements bounds how many elements of a display are looked at.
const maxElements = 8

// maxSteps bounds the expressions looked at for one variable, attribute or
// result, against expressions whose parts are asked for again and again.
const maxSteps = 20000

// An eval answers one question about types.
type eval struct {
	ts    *Types
	f     *resolve.File
	depth int
	steps int
}

// in returns an eval that goes on in another file.
func (ev *eval) in(f *resolve.File) *eval {
	return &eval{ts: ev.ts, f: f, depth: ev.depth, steps: ev.steps}
}

func (ev *eval) expr(e syntax.Expr) pytypes.Type {
	if e == nil || ev.depth >= maxDepth || ev.steps >= maxSteps {
		return pytypes.Type{}
	}
	ev.depth++
	ev.steps++
	t := ev.kindOf(e)
	ev.depth--
	return t
}

func (ev *eval) kindOf(e syntax.Expr) pytypes.Type {
	switch e := e.(type) {
	case *syntax.Constant:
		return constant(e)
	case *syntax.JoinedStr:
		return pytypes.Of(pytypes.Str)
	case *syntax.Name:
		return ev.name(e)
	case *syntax.Attribute:
		return ev.attribute(e)
	case *syntax.Call:
		return ev.call(e)
	case *syntax.Subscript:
		return ev.subscript(e)
	case *syntax.BinOp:
		return ev.binOp(e.Op, ev.expr(e.Left), ev.expr(e.Right))
	case *syntax.UnaryOp:
		return unary(e.Op, ev.expr(e.Operand))
	case *syntax.BoolOp:
		return ev.boolOp(e)
	case *syntax.Compare:
		return ev.compare(e)
	case *syntax.IfExp:
		return pytypes.Join(ev.expr(e.Body), ev.expr(e.Orelse))
	case *syntax.NamedExpr:
		return ev.expr(e.Value)
	case *syntax.Await:
		if t := ev.expr(e.Value); t.Kind() == pytypes.Coroutine {
			return t.Elem()
		}
	case *syntax.YieldFrom, *syntax.Yield:
	case *syntax.Lambda:
		if fn := ev.f.FuncOf(e); fn != nil {
			return pytypes.FuncOf(fn)
		}
	default:
		return ev.display(e)
	}
	return pytypes.Type{}
}

// display types list, tuple, set and dict displays and comprehensions.
func (ev *eval) display(e syntax.Expr) pytypes.Type {
	switch e := e.(type) {
	case *syntax.List:
		return pytypes.ListOf(ev.joinAll(e.Elts))
	case *syntax.Set:
		return pytypes.SetOf(ev.joinAll(e.Elts))
	case *syntax.Tuple:
		return ev.tuple(e)
	case *syntax.Dict:
		return pytypes.DictOf(ev.joinAll(e.Keys), ev.joinAll(e.Values))
	case *syntax.ListComp:
		return pytypes.ListOf(ev.expr(e.Elt))
	case *syntax.SetComp:
		return pytypes.SetOf(ev.expr(e.Elt))
	case *syntax.DictComp:
		return pytypes.DictOf(ev.expr(e.Key), ev.expr(e.Value))
	case *syntax.GeneratorExp:
		return pytypes.With(pytypes.Generator, ev.expr(e.Elt))
	case *syntax.Slice:
		return pytypes.Of(pytypes.Slice)
	}
	return pytypes.Type{}
}

func (ev *eval) tuple(e *syntax.Tuple) pytypes.Type {
	if len(e.Elts) > maxElements {
		return pytypes.TupleOfAny(ev.joinAll(e.Elts))
	}
	elems := make([]pytypes.Type, len(e.Elts))
	for i, x := range e.Elts {
		if _, ok := x.(*syntax.Starred); ok {
			return pytypes.TupleOfAny(ev.joinAll(e.Elts))
		}
		elems[i] = ev.expr(x)
	}
	return pytypes.TupleOf(elems...)
}

// maxTable bounds how many elements are looked at where they are functions or
// classes, as in a table of handlers.
const maxTable = 32

// joinAll joins the types of the first elements.
func (ev *eval) joinAll(elts []syntax.Expr) pytypes.Type {
	var t pytypes.Type
	for i, x := range elts[:min(len(elts), maxTable)] {
		if i >= maxElements && !t.Callable() {
			break
		}
		if s, ok := x.(*syntax.Starred); ok {
			t = pytypes.Join(t, ev.iterated(ev.expr(s.Value)))
			continue
		}
		t = pytypes.Join(t, ev.expr(x))
	}
	return t
}

var constantKinds = [...]pytypes.Kind{
	syntax.ConstNone: pytypes.None, syntax.ConstTrue: pytypes.Bool, syntax.ConstFalse: pytypes.Bool,
	syntax.ConstEllipsis: pytypes.Unknown, syntax.ConstInt: pytypes.Int, syntax.ConstFloat: pytypes.Float,
	syntax.ConstComplex: pytypes.Complex, syntax.ConstStr: pytypes.Str, syntax.ConstBytes: pytypes.Bytes,
}

func constant(c *syntax.Constant) pytypes.Type { return pytypes.Of(constantKinds[c.Kind]) }

func (ev *eval) name(n *syntax.Name) pytypes.Type {
	if id := ev.f.SymbolID(n); id != resolve.NoSymbol {
		return ev.symbol(id)
	}
	return pytypes.Type{}
}

// boolOp types "a and b", "a or b": an operand that decides by being None or
// empty leaves its None behind under "or".
func (ev *eval) boolOp(e *syntax.BoolOp) pytypes.Type {
	var t pytypes.Type
	for i, v := range e.Values {
		x := ev.expr(v)
		if e.Op == syntax.Or && i < len(e.Values)-1 {
			x = x.NotNone()
		}
		t = pytypes.Join(t, x)
	}
	return t
}

func (ev *eval) compare(e *syntax.Compare) pytypes.Type {
	if len(e.Ops) == 1 && e.Ops[0] != syntax.Is && e.Ops[0] != syntax.IsNot && e.Ops[0] != syntax.In && e.Ops[0] != syntax.NotIn {
		if ev.expr(e.Left).Kind() == pytypes.Array || ev.expr(e.Comparators[0]).Kind() == pytypes.Array {
			return pytypes.With(pytypes.Array, pytypes.Of(pytypes.Bool))
		}
	}
	return pytypes.Of(pytypes.Bool)
}

func (ev *eval) subscript(e *syntax.Subscript) pytypes.Type {
	t := ev.expr(e.Value)
	_, isSlice := e.Slice.(*syntax.Slice)
	switch t.Kind() {
	case pytypes.Str:
		return pytypes.Of(pytypes.Str)
	case pytypes.Bytes, pytypes.ByteArray:
		if isSlice {
			return t.NotNone()
		}
		return pytypes.Of(pytypes.Int)
	case pytypes.List, pytypes.Deque, pytypes.Range:
		if isSlice {
			return t.NotNone()
		}
		return ev.iterated(t)
	case pytypes.Tuple:
		return tupleItem(t, e.Slice, isSlice)
	case pytypes.Dict:
		return t.Elem()
	case pytypes.Array:
		return ev.arrayItem(t, e.Slice, isSlice)
	case pytypes.Instance:
		return ev.methodResult(t, "__getitem__")
	case pytypes.ClassObj: // list[int] as a value
		return t
	}
	return pytypes.Type{}
}

func tupleItem(t pytypes.Type, index syntax.Expr, isSlice bool) pytypes.Type {
	if isSlice {
		return pytypes.TupleOfAny(t.Elem())
	}
	elems := t.Elems()
	i, ok := smallInt(index)
	if i < 0 {
		i += len(elems)
	}
	if ok && i >= 0 && i < len(elems) {
		return elems[i]
	}
	return t.Elem()
}

// smallInt returns the value of an int literal, possibly negated.
func smallInt(e syntax.Expr) (int, bool) {
	sign := 1
	if u, ok := e.(*syntax.UnaryOp); ok && u.Op == syntax.USub {
		sign, e = -1, u.Operand
	}
	c, ok := e.(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstInt || c.Big != nil || c.Int > 1<<20 {
		return 0, false
	}
	return sign * int(c.Int), true
}

// arrayItem: an array's dimensions are not known, so a plain index may yield a
// row or an element; what is not an int literal or a name of an int stays an array.
func (ev *eval) arrayItem(t pytypes.Type, index syntax.Expr, isSlice bool) pytypes.Type {
	if isSlice {
		return t.NotNone()
	}
	if tup, ok := index.(*syntax.Tuple); ok {
		for _, x := range tup.Elts {
			if _, slice := x.(*syntax.Slice); slice {
				return t.NotNone()
			}
		}
		return t.Elem()
	}
	return pytypes.Type{}
}
