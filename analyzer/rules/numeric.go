package rules

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A kernel sums up what a loop computes with.
type kernel struct {
	ops     int  // arithmetic operations
	floats  int  // of these, known to be of floats
	ints    int  // known to be of ints
	loops   int  // depth of the nest, the loop itself included
	texts   int  // reads of single characters or bytes
	attrs   int  // attributes of objects read or written
	stores  int  // writes of elements
	foreign bool // something that is no arithmetic on scalars and elements
}

// kernelOf looks at a loop. It gives up (foreign) at the first thing that is no
// arithmetic, comparison, element access, or loop over a range or sequence.
func (p *Pass) kernelOf(loop syntax.Stmt) kernel {
	k := kernel{}
	k.loops = p.kernelStmt(&k, loop)
	return k
}

func (p *Pass) kernelBody(k *kernel, body []syntax.Stmt) (depth int) {
	for _, s := range body {
		depth = max(depth, p.kernelStmt(k, s))
	}
	return depth
}

// kernelStmt adds a statement and returns how deep loops are nested in it.
func (p *Pass) kernelStmt(k *kernel, s syntax.Stmt) int {
	switch s := s.(type) {
	case *syntax.For:
		if s.IsAsync || !plainTarget(s.Target) {
			k.foreign = true
			return 0
		}
		p.kernelIter(k, s.Iter)
		return 1 + max(p.kernelBody(k, s.Body), p.kernelBody(k, s.Orelse))
	case *syntax.While:
		p.kernelExpr(k, s.Test)
		return 1 + max(p.kernelBody(k, s.Body), p.kernelBody(k, s.Orelse))
	case *syntax.If:
		p.kernelExpr(k, s.Test)
		return max(p.kernelBody(k, s.Body), p.kernelBody(k, s.Orelse))
	case *syntax.Assign:
		for _, t := range s.Targets {
			p.kernelTarget(k, t)
		}
		p.kernelExpr(k, s.Value)
	case *syntax.AnnAssign:
		p.kernelTarget(k, s.Target)
		if s.Value != nil {
			p.kernelExpr(k, s.Value)
		}
	case *syntax.AugAssign:
		p.kernelTarget(k, s.Target)
		p.kernelExpr(k, s.Value)
		p.countOp(k, s.Value)
	case *syntax.Return:
		if s.Value != nil {
			p.kernelExpr(k, s.Value)
		}
	case *syntax.Pass, *syntax.Break, *syntax.Continue:
	default:
		k.foreign = true
	}
	return 0
}

func plainTarget(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return true
	case *syntax.Tuple:
		for _, x := range e.Elts {
			if !plainTarget(x) {
				return false
			}
		}
		return true
	}
	return false
}

func (p *Pass) kernelTarget(k *kernel, t syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Name:
	case *syntax.Tuple:
		for _, e := range t.Elts {
			p.kernelTarget(k, e)
		}
	case *syntax.Subscript:
		k.stores++
		p.kernelExpr(k, t)
	case *syntax.Attribute:
		k.attrs++
		p.kernelExpr(k, t.Value)
	default:
		k.foreign = true
	}
}

// kernelIter adds what a for loop goes over: range, enumerate and zip of sequences.
func (p *Pass) kernelIter(k *kernel, e syntax.Expr) {
	call, ok := e.(*syntax.Call)
	if !ok {
		if !p.Type(e).Is(pytypes.List, pytypes.Tuple, pytypes.Range, pytypes.Array, pytypes.Str, pytypes.Bytes, pytypes.ByteArray) {
			k.foreign = true
		}
		if p.Type(e).Is(pytypes.Str, pytypes.Bytes, pytypes.ByteArray) {
			k.texts++
		}
		return
	}
	if !p.Calls(call, "builtins.range", "builtins.enumerate", "builtins.zip", "builtins.reversed") || len(call.Keywords) > 0 {
		k.foreign = true
		return
	}
	ranged := p.Calls(call, "builtins.range")
	for _, a := range call.Args {
		if ranged {
			p.kernelExpr(k, a)
		} else {
			p.kernelIter(k, a)
		}
	}
}

// kernelExpr adds an expression.
func (p *Pass) kernelExpr(k *kernel, e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Name:
	case *syntax.Constant:
		if e.Kind == syntax.ConstInt && e.Big != nil || e.Kind == syntax.ConstEllipsis || e.Kind == syntax.ConstComplex {
			k.foreign = true
		}
		if (e.Kind == syntax.ConstStr || e.Kind == syntax.ConstBytes) && len([]rune(e.Str)) > 1 {
			k.foreign = true
		}
	case *syntax.BinOp:
		if e.Op == syntax.Pow && !floating(p.Type(e)) || e.Op == syntax.MatMult || e.Op == syntax.LShift {
			k.foreign = true // integers that may become large
		}
		p.countOp(k, e)
		p.kernelExpr(k, e.Left)
		p.kernelExpr(k, e.Right)
	case *syntax.UnaryOp:
		p.kernelExpr(k, e.Operand)
	case *syntax.BoolOp:
		for _, v := range e.Values {
			p.kernelExpr(k, v)
		}
	case *syntax.Compare:
		p.kernelExpr(k, e.Left)
		for i, c := range e.Comparators {
			if e.Ops[i] >= syntax.In {
				k.foreign = true
			}
			p.kernelExpr(k, c)
		}
	case *syntax.IfExp:
		p.kernelExpr(k, e.Test)
		p.kernelExpr(k, e.Body)
		p.kernelExpr(k, e.Orelse)
	case *syntax.Subscript:
		p.kernelSubscript(k, e)
	case *syntax.Attribute:
		if p.Dotted(e) == "" || !strings.HasPrefix(p.Dotted(e), "math.") {
			k.attrs++
			p.kernelExpr(k, e.Value)
		}
	case *syntax.Tuple:
		for _, x := range e.Elts {
			p.kernelExpr(k, x)
		}
	case *syntax.Call:
		p.kernelCall(k, e)
	default:
		k.foreign = true
	}
}

func (p *Pass) kernelSubscript(k *kernel, e *syntax.Subscript) {
	t := p.Type(e.Value)
	switch {
	case t.Is(pytypes.Dict, pytypes.Set) || t.Kind() == pytypes.Instance && !arrayLike(t):
		k.foreign = true
	case t.Is(pytypes.Str, pytypes.Bytes, pytypes.ByteArray):
		k.texts++
	}
	if _, slice := e.Slice.(*syntax.Slice); slice {
		k.foreign = true
		return
	}
	p.kernelExpr(k, e.Value)
	p.kernelExpr(k, e.Slice)
}

func arrayLike(t pytypes.Type) bool { return strings.HasPrefix(t.Name(), "array.") }

// kernelCall accepts the calls that compilers of numeric code know.
func (p *Pass) kernelCall(k *kernel, c *syntax.Call) {
	name := p.Dotted(c.Func)
	switch name {
	case "builtins.abs", "builtins.min", "builtins.max", "builtins.len", "builtins.int", "builtins.float", "builtins.round", "builtins.bool":
	case "builtins.ord":
		k.texts++
	default:
		if !strings.HasPrefix(name, "math.") {
			k.foreign = true
			return
		}
		k.floats++
	}
	for _, a := range c.Args {
		p.kernelExpr(k, a)
	}
	if len(c.Keywords) > 0 {
		k.foreign = true
	}
}

func (p *Pass) countOp(k *kernel, e syntax.Expr) {
	k.ops++
	switch t := p.Type(e); {
	case floating(t):
		k.floats++
	case t.Is(pytypes.Int):
		k.ints++
	case t.Known():
		k.foreign = true // text, sequences, objects
	}
}

func floating(t pytypes.Type) bool { return t.Is(pytypes.Float) }
