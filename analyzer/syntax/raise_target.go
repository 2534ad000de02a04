package syntax

import gast "github.com/go-python/gpython/ast"

// target raises the target of an assignment, loop, with item or del, and sets
// its context. gpython has refused most of what cannot be one.
func (r *raiser) target(g gast.Expr, ctx Ctx) Expr {
	e := r.list(g)
	first, wrapped := r.first, r.wrapped
	r.setCtx(e, ctx)
	r.first, r.wrapped = first, wrapped
	return e
}

func (r *raiser) setCtx(e Expr, ctx Ctx) {
	switch e := e.(type) {
	case *Name:
		e.Ctx = ctx
	case *Attribute:
		e.Ctx = ctx
	case *Subscript:
		e.Ctx = ctx
	case *Starred:
		if ctx == Del {
			r.failAt(e.Start, "cannot delete starred")
		}
		e.Ctx = ctx
		r.setCtx(e.Value, ctx)
	case *List:
		e.Ctx = ctx
		for _, x := range e.Elts {
			r.setCtx(x, ctx)
		}
	case *Tuple:
		e.Ctx = ctx
		for _, x := range e.Elts {
			r.setCtx(x, ctx)
		}
	default:
		verb := "assign to"
		if ctx == Del {
			verb = "delete"
		}
		r.failAt(e.Pos(), "cannot "+verb+" expression here")
	}
}
