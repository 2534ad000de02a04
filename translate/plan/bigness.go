package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds ints that grow through calls: a loop gives a function what the
// function returned before, and the function multiplies it.
//
//	while True:
//	    z = compose(z, next(x))
//
// Such ints have no representation yet: what holds them is not typed.

// findBig marks the Vars of such ints, and all that they flow to.
func (p *Plan) findBig() {
	for _, fn := range p.Prog.Funcs {
		if fn.File.Role != resolve.Own {
			continue
		}
		f := fn.File
		syntax.InspectBody(fn.Body(), func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
				return false
			case *syntax.For:
				p.carried(f, n.Body)
			case *syntax.While:
				p.carried(f, n.Body)
			}
			return true
		})
	}
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
