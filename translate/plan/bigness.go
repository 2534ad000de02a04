package plan

import (
	"math"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file follows ints that grow without bound: what holds them is a [core.BigIntType].
// They are found where a loop carries them (int_growth.go), or gives a function what the
// function returned before, and the function multiplies it:
//
//	while True:
//	    z = compose(z, next(x))
//
// From there on they go wherever their values go, and into what arithmetic makes of them.

// findBig marks the Vars of such ints, and all that they flow to.
func (p *Plan) findBig() {
	for _, fn := range p.Prog.Funcs {
		if fn.File.Role == resolve.Own {
			(&grower{plan: p, fn: fn, file: fn.File}).growing()
		}
	}
	for n := -1; n != len(p.big); {
		n = len(p.big)
		for _, f := range p.Prog.Files {
			if f.Role == resolve.Own {
				f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) { p.bigResult(n) })
			}
		}
	}
}

// bigResult marks what an operation gives if its operands make it big.
func (p *Plan) bigResult(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Constant:
		if n.Kind == syntax.ConstInt && n.Big != nil {
			p.markExpr(n)
		}
	case *syntax.BinOp:
		if p.growsBy(n.Op, n.Left, n.Right) || overflows(n) {
			p.markExpr(n)
		}
	case *syntax.AugAssign:
		if p.growsBy(n.Op, n.Target, n.Value) {
			p.markExpr(n.Target)
		}
	case *syntax.UnaryOp:
		if n.Op != syntax.Not && p.isBig(n.Operand) {
			p.markExpr(n)
		}
	case *syntax.Call:
		if name, ok := n.Func.(*syntax.Name); ok && keepsSize[name.ID] && slicesAny(n.Args, p.isBig) {
			p.markExpr(n)
		}
	}
}

// overflows tells whether an operation on literals gives an int that Go's has no room
// for: 10 ** 20.
func overflows(n *syntax.BinOp) bool {
	if !isCount(n.Left) || !isCount(n.Right) {
		return false
	}
	x, y := n.Left.(*syntax.Constant).Int, n.Right.(*syntax.Constant).Int
	if x == 0 {
		return false
	}
	switch n.Op {
	case syntax.Mult:
		return y != 0 && x > math.MaxInt64/y
	case syntax.LShift:
		return y > 62 || x > math.MaxInt64>>y
	case syntax.Pow:
		return float64(y)*math.Log2(float64(x)) > 62.9
	}
	return false
}

// keepsSize are the builtins whose result is as large as their arguments.
var keepsSize = map[string]bool{"abs": true, "int": true, "min": true, "max": true, "pow": true, "round": true}

// growsBy tells whether an operator gives an int of any size.
func (p *Plan) growsBy(op syntax.Operator, x, y syntax.Expr) bool {
	switch op {
	case syntax.Div:
		return false
	case syntax.Mod:
		return p.isBig(y)
	case syntax.FloorDiv, syntax.RShift:
		return p.isBig(x)
	case syntax.BitAnd:
		return (p.isBig(x) || p.isBig(y)) && !isCount(x) && !isCount(y)
	}
	return p.isBig(x) || p.isBig(y)
}

// isCount tells whether an expression is the literal of an int, which is not negative.
func isCount(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstInt && c.Big == nil
}

func (p *Plan) isBig(e syntax.Expr) bool {
	v, ok := p.Sol.Expr(e)
	return ok && p.mayBeBig(p.Sol.Root(v))
}

func (p *Plan) markExpr(e syntax.Expr) {
	if v, ok := p.Sol.Expr(e); ok {
		p.markBig(v, 0)
	}
}

// sized returns the representation of a Var whose ints are of any size: t with these.
func sized(t *core.Type) (*core.Type, error) {
	switch t.Kind {
	case core.IntKind:
		return core.BigIntType, nil
	case core.OptKind:
		inner, err := sized(t.Args[0])
		return core.Of(core.OptKind, inner), err
	case core.ValueKind:
		return nil, unknown("int-growth", "an int that grows, or another value")
	}
	return t, nil
}

// carried looks for calls in a loop's body whose result goes back into them.
func (p *Plan) carried(f *resolve.File, body []syntax.Stmt) {
	syntax.InspectBody(body, func(n syntax.Node) bool {
		a, ok := n.(*syntax.Assign)
		if !ok || len(a.Targets) != 1 {
			return true
		}
		call, ok := a.Value.(*syntax.Call)
		if !ok {
			return true
		}
		callee := p.Prog.Lookup(f, call.Func).Func
		if callee == nil || !mentionsAny(call.Args, namesOf(a.Targets[0])) || !multiplies(callee) {
			return true
		}
		p.markBig(p.Sol.Returned(callee), 0)
		return true
	})
}

// namesOf returns the names that a target binds.
func namesOf(target syntax.Expr) map[string]bool {
	names := map[string]bool{}
	syntax.Inspect(target, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			names[name.ID] = true
		}
		return true
	})
	return names
}

func mentionsAny(list []syntax.Expr, names map[string]bool) bool {
	found := false
	for _, e := range list {
		syntax.Inspect(e, func(n syntax.Node) bool {
			name, ok := n.(*syntax.Name)
			found = found || ok && names[name.ID]
			return !found
		})
	}
	return found
}

// multiplies tells whether what a function returns has a product or power that
// nothing reduces.
func multiplies(fn *resolve.Func) bool {
	found := false
	for _, r := range fn.Returns {
		if r.Value == nil {
			continue
		}
		syntax.Inspect(r.Value, func(n syntax.Node) bool {
			op, ok := n.(*syntax.BinOp)
			if !ok {
				return !found
			}
			switch op.Op {
			case syntax.Mod, syntax.BitAnd:
				return false
			case syntax.Mult, syntax.Pow, syntax.LShift:
				found = true
			}
			return !found
		})
	}
	return found
}

// markBig marks a Var and what it flows to.
func (p *Plan) markBig(v solve.Var, depth int) {
	root := p.Sol.Root(v)
	if p.big[root] || depth > 200 {
		return
	}
	p.big[root] = true
	for _, x := range p.Sol.Values(root) {
		if x.Kind == solve.TupleVal {
			for _, a := range x.Args {
				p.markBig(a, depth+1)
			}
		}
	}
	for _, to := range p.Sol.Flows(root) {
		p.markBig(to, depth+1)
	}
}

// mayBeBig tells whether a Var may hold an int that grows.
func (p *Plan) mayBeBig(root solve.Var) bool {
	if !p.big[root] {
		return false
	}
	for _, x := range p.Sol.Values(root) {
		if x.Kind == solve.Instance && x.Stub.Qual() == "int" {
			return true
		}
	}
	return false
}
