package heat

import (
	"math"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// consts evaluates what the source says about numbers and lengths: module
// constants, variables bound once, defaults, and arguments at the calls.
type consts struct {
	graph *callgraph.Graph
}

const (
	maxConstDepth = 6  // of expressions and calls followed
	maxCallers    = 12 // of a function whose arguments are looked at
)

// int evaluates an expression of a function to a number.
func (k *consts) int(fn *resolve.Func, e syntax.Expr, depth int) (float64, bool) {
	if depth > maxConstDepth {
		return 0, false
	}
	switch e := e.(type) {
	case *syntax.Constant:
		return number(e)
	case *syntax.UnaryOp:
		n, ok := k.int(fn, e.Operand, depth+1)
		if e.Op == syntax.USub {
			return -n, ok
		}
		return n, ok && e.Op == syntax.UAdd
	case *syntax.BinOp:
		a, ok1 := k.int(fn, e.Left, depth+1)
		b, ok2 := k.int(fn, e.Right, depth+1)
		if ok1 && ok2 {
			return arithmetic(e.Op, a, b)
		}
	case *syntax.Name:
		return k.value(fn, e, depth, k.int)
	case *syntax.Call:
		return k.called(fn, e, depth)
	}
	return 0, false
}

func number(c *syntax.Constant) (float64, bool) {
	switch c.Kind {
	case syntax.ConstInt:
		return float64(c.Int), c.Big == nil
	case syntax.ConstFloat:
		return c.Float, true
	}
	return 0, false
}

func arithmetic(op syntax.Operator, a, b float64) (float64, bool) {
	var r float64
	switch op {
	case syntax.Add:
		r = a + b
	case syntax.Sub:
		r = a - b
	case syntax.Mult:
		r = a * b
	case syntax.Div:
		r = a / b
	case syntax.FloorDiv:
		r = math.Floor(a / b)
	case syntax.Pow:
		r = math.Pow(a, b)
	case syntax.LShift:
		r = a * math.Pow(2, b)
	case syntax.Mod:
		r = math.Mod(a, b)
	default:
		return 0, false
	}
	return r, !math.IsNaN(r) && !math.IsInf(r, 0)
}

// called evaluates len(x), int(x), min, max, abs and round.
func (k *consts) called(fn *resolve.Func, c *syntax.Call, depth int) (float64, bool) {
	if len(c.Args) == 0 {
		return 0, false
	}
	switch calledName(c) {
	case "len":
		return k.length(fn, c.Args[0], depth+1)
	case "int", "float", "round", "abs":
		return k.int(fn, c.Args[0], depth+1)
	}
	return 0, false
}

// length evaluates the length of a literal or of a variable bound to one.
func (k *consts) length(fn *resolve.Func, e syntax.Expr, depth int) (float64, bool) {
	if depth > maxConstDepth {
		return 0, false
	}
	switch e := e.(type) {
	case *syntax.List:
		return float64(len(e.Elts)), len(e.Elts) > 0
	case *syntax.Tuple:
		return float64(len(e.Elts)), true
	case *syntax.Set:
		return float64(len(e.Elts)), true
	case *syntax.Dict:
		return float64(len(e.Keys)), len(e.Keys) > 0
	case *syntax.Constant:
		return float64(len(e.Str)), e.Kind == syntax.ConstStr || e.Kind == syntax.ConstBytes
	case *syntax.Name:
		return k.value(fn, e, depth, k.length)
	case *syntax.BinOp:
		if e.Op == syntax.Mult {
			a, ok1 := k.length(fn, e.Left, depth+1)
			b, ok2 := k.int(fn, e.Right, depth+1)
			return a * b, ok1 && ok2
		}
	case *syntax.ListComp:
		return k.compLength(fn, e.Generators, depth)
	case *syntax.Call:
		if len(e.Args) > 0 {
			switch calledName(e) {
			case "range":
				return k.int(fn, e.Args[min(len(e.Args)-1, 1)], depth+1)
			case "list", "tuple", "sorted", "set", "bytearray", "bytes":
				return k.length(fn, e.Args[0], depth+1)
			}
		}
	}
	return 0, false
}

func (k *consts) compLength(fn *resolve.Func, gens []*syntax.Comprehension, depth int) (float64, bool) {
	n := 1.0
	for _, g := range gens {
		m, ok := k.length(fn, g.Iter, depth+1)
		if !ok || len(g.Ifs) > 0 {
			return 0, false
		}
		n *= m
	}
	return n, true
}

type evaluator func(fn *resolve.Func, e syntax.Expr, depth int) (float64, bool)

// value follows a name to what it is bound to, if that is one thing.
func (k *consts) value(fn *resolve.Func, n *syntax.Name, depth int, eval evaluator) (float64, bool) {
	f := fn.File
	id := f.SymbolID(n)
	if id == resolve.NoSymbol {
		return 0, false
	}
	sym := &f.Symbols[id]
	bindings := f.BindingsOf(sym)
	if len(bindings) != 1 || bindings[0].Unpacked {
		return 0, false
	}
	b := bindings[0]
	home := f.Scopes[sym.Scope].Func
	switch b.Kind {
	case resolve.BindAssign, resolve.BindAnn:
		if b.Value == nil {
			return 0, false
		}
		return eval(home, b.Value, depth+1)
	case resolve.BindParam:
		return k.argument(home, sym.Name, depth, eval)
	}
	return 0, false
}

// argument evaluates a parameter from the calls of its function, the largest
// of them, or else from its default.
func (k *consts) argument(fn *resolve.Func, name string, depth int, eval evaluator) (float64, bool) {
	index := -1
	for i, p := range fn.Params {
		if p.Name == name && p.Kind <= resolve.PosOrKw {
			index = i
		}
	}
	if index < 0 {
		return 0, false
	}
	best, found, omitted := 0.0, false, false
	edges := k.graph.In(fn)
	for i, e := range edges {
		if i >= maxCallers {
			break
		}
		c, ok := e.Site.Node.(*syntax.Call)
		if !ok || e.Site.Kind != callgraph.Call {
			continue
		}
		arg, given := argumentOf(c, fn, index, name)
		if !given {
			omitted = true
			continue
		}
		if arg == nil {
			continue
		}
		if n, ok := eval(e.Site.Caller, arg, depth+2); ok {
			best, found = max(best, n), true
		}
	}
	if found && !omitted {
		return best, true
	}
	if d := fn.Params[index].Default; d != nil && fn.Parent != nil {
		if n, ok := eval(fn.Parent, d, depth+1); ok {
			return max(best, n), true
		}
	}
	return best, found
}

// argumentOf finds the expression that a call passes for a parameter; nil with
// given set where it cannot be told.
func argumentOf(c *syntax.Call, fn *resolve.Func, index int, name string) (arg syntax.Expr, given bool) {
	for _, kw := range c.Keywords {
		if kw.Arg == name {
			return kw.Value, true
		}
		if kw.Arg == "" {
			return nil, true
		}
	}
	if fn.SelfParam() != "" || fn.IsClassMethod() {
		index--
	}
	for i, a := range c.Args {
		if _, ok := a.(*syntax.Starred); ok {
			return nil, true
		}
		if i == index {
			return a, true
		}
	}
	return nil, false
}
