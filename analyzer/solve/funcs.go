package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A walk goes through the code of one function.
type walk struct {
	*solver
	fn   *resolve.Func
	file *resolve.File
}

// body walks a function's code once.
func (s *solver) body(fn *resolve.Func) {
	if s.walked[fn.ID] {
		return
	}
	s.walked[fn.ID] = true
	outer := s.narrow
	s.narrow = map[narrowKey]Var{}
	w := &walk{solver: s, fn: fn, file: fn.File}
	fv := s.fn(fn)
	for i, p := range fn.Params {
		if p.Default != nil {
			s.flow(w.defaultOf(p), s.fn(fn).params[i])
		}
	}
	if fn.Lambda != nil {
		s.flow(w.expr(fn.Lambda.Body), fv.result)
	} else {
		w.stmts(fn.Body())
		if !fn.IsGenerator && w.fallsThrough(fn.Body()) && fn.Kind != resolve.ModuleBody {
			s.add(s.fn(fn).result, s.atom("NoneType"))
		}
	}
	s.narrow = outer
}

// defaultOf returns the Var of a parameter's default, which runs in the scope
// around the function.
func (w *walk) defaultOf(p resolve.Param) Var {
	outer := &walk{solver: w.solver, fn: w.fn.Parent, file: w.file}
	return outer.expr(p.Default)
}

// callResult returns the Var of what calling a function gives.
func (s *solver) callResult(fn *resolve.Func) Var {
	fv := s.fn(fn)
	switch {
	case fn.IsGenerator && fn.IsAsync:
		return s.newVar(s.make(fn.Def, "async_generator", fv.yield))
	case fn.IsGenerator:
		at := syntax.Node(fn.Def)
		if fn.Lambda != nil {
			at = fn.Lambda
		}
		return s.newVar(s.make(at, "generator", fv.yield, fv.send, fv.result))
	case fn.IsAsync:
		return s.newVar(s.make(fn.Def, "coroutine", fv.result))
	}
	return fv.result
}

// funcValue returns a function as a value, bound to self if that is not nil.
func (s *solver) funcValue(fn *resolve.Func, self *Value) *Value {
	if self == nil {
		fv := &s.funcs[fn.ID]
		if fv.value == nil {
			fv.value = &Value{Kind: FuncVal, Fn: fn}
		}
		return fv.value
	}
	k := boundKey{fn: fn, self: self}
	if v := s.bound[k]; v != nil {
		return v
	}
	v := &Value{Kind: FuncVal, Fn: fn, Self: self}
	s.bound[k] = v
	return v
}

// fallsThrough tells whether the end of a body may be reached.
func (w *walk) fallsThrough(body []syntax.Stmt) bool {
	if len(body) == 0 {
		return true
	}
	switch n := body[len(body)-1].(type) {
	case *syntax.Return, *syntax.Raise, *syntax.Continue, *syntax.Break:
		return false
	case *syntax.If:
		return len(n.Orelse) == 0 || w.fallsThrough(n.Body) || w.fallsThrough(n.Orelse)
	case *syntax.While:
		return !isTrue(n.Test) || hasBreak(n.Body)
	case *syntax.With:
		return w.fallsThrough(n.Body) || w.prog.MaySwallow(w.file, n)
	case *syntax.Try:
		if len(n.Finalbody) > 0 && !w.fallsThrough(n.Finalbody) {
			return false
		}
		last := n.Body
		if len(n.Orelse) > 0 {
			last = n.Orelse
		}
		if w.fallsThrough(last) {
			return true
		}
		for _, h := range n.Handlers {
			if w.fallsThrough(h.Body) {
				return true
			}
		}
		return false
	case *syntax.Match:
		for _, c := range n.Cases {
			if w.fallsThrough(c.Body) {
				return true
			}
		}
		last := n.Cases[len(n.Cases)-1]
		as, ok := last.Pattern.(*syntax.MatchAs)
		return !(ok && as.Pattern == nil && last.Guard == nil)
	}
	return true
}

func isTrue(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstTrue || c.Kind == syntax.ConstInt && c.Int != 0)
}

// hasBreak tells whether a loop's body breaks out of this loop.
func hasBreak(body []syntax.Stmt) bool {
	found := false
	syntax.InspectBody(body, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Break:
			found = true
		case *syntax.For, *syntax.While, *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
			return false
		}
		return !found
	})
	return found
}
