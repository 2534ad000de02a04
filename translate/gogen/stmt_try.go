package gogen

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// A protected is the body of a try while it is written: it becomes a closure,
// so what leaves it for the function or a loop around is noted in variables.
type protected struct {
	loops    int // loops between the closure and the statement being written
	result   string
	returned string
	left     string // set by break
	again    string // set by continue
}

// try writes body, handlers, else and finally.
//
// The body is a function literal for [pyrt.Try], which returns what one of the
// handlers takes; the handlers are plain code behind.
func (f *function) try(s *core.Try) []jen.Code {
	if len(s.Finally) == 0 {
		return f.handled(s)
	}
	inner := *s
	inner.Finally = nil
	body := []core.Stmt{&inner}
	if len(s.Handlers) == 0 {
		body = s.Body
	}
	if f.isLast(s) {
		f.last = nil
		if n := len(body); n > 0 {
			f.last = body[n-1]
		}
		return append([]jen.Code{f.deferred(s)}, f.block(body)...)
	}
	always := core.AlwaysReturns(s)
	cleanup := f.deferred(s)
	out := f.enclose(body, always, func(code []jen.Code) *jen.Statement {
		return jen.Func().Params().Block(append([]jen.Code{cleanup}, withoutReturn(code)...)...).Call()
	})
	if always {
		out = append(out, f.leave(f.lastResult)...)
	}
	return out
}

// isLast tells whether a try without handlers is the last statement of the function,
// which its deferred call then belongs to.
func (f *function) isLast(s *core.Try) bool {
	return f.last == core.Stmt(s) && f.protected == nil && len(s.Handlers) == 0 && len(s.Else) == 0 &&
		(f.result == nil || f.result.Kind == core.VoidKind || core.Terminates(s.Body))
}

// deferred defers a finally. One call of what the body does not change needs no
// function literal around it.
func (f *function) deferred(s *core.Try) *jen.Statement {
	if len(s.Finally) == 1 {
		do, isDo := s.Finally[0].(*core.Do)
		if isDo && len(do.Comment) == 0 && do.Trail == "" && isSteady(do.X, s.Body) {
			return jen.Defer().Add(f.expr(do.X).code)
		}
	}
	return jen.Defer().Func().Params().Block(f.nested(s.Finally)...).Call()
}

// isSteady tells whether a call means the same before and after statements: its
// receiver and arguments are literals, and variables that they do not assign.
func isSteady(e core.Expr, body []core.Stmt) bool {
	var args []core.Expr
	switch e := e.(type) {
	case *core.Call:
		args = e.Args
		if e.Recv != nil {
			args = append(args[:len(args):len(args)], e.Recv)
		}
		if e.Super {
			return false
		}
	case *core.Runtime:
		args = e.Args
		if !e.Method {
			return false
		}
	default:
		return false
	}
	assigned := map[*core.Var]bool{}
	core.InspectStmts(body, func(s core.Stmt) {
		for _, e := range core.Exprs(s) {
			if r, ok := e.(*core.Ref); ok {
				assigned[r.Var] = assigned[r.Var] || isStore(s, r)
			}
		}
	}, nil)
	for _, a := range args {
		switch a := a.(type) {
		case *core.Lit:
		case *core.Ref:
			if a.Var.Captured || a.Var.Kind == core.GlobalVar || assigned[a.Var] {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isStore tells whether a statement stores in a variable that it names.
func isStore(s core.Stmt, r *core.Ref) bool {
	switch s := s.(type) {
	case *core.Assign:
		return s.Target == core.Expr(r)
	case *core.AssignOp:
		return s.Target == core.Expr(r)
	case *core.Append:
		return s.Target == core.Expr(r)
	case *core.Unpack, *core.Take:
		return true
	}
	return false
}

// handled writes a try that has handlers.
func (f *function) handled(s *core.Try) []jen.Code {
	name := "err"
	if len(s.Handlers) == 1 && s.Handlers[0].Var != nil && s.Handlers[0].Var.Type.Kind == core.ErrorKind {
		name = mixedCaps(s.Handlers[0].Var.Name, false)
	}
	err := f.scope.pick(name)
	always := core.AlwaysReturns(s)
	out := f.enclose(s.Body, always, func(code []jen.Code) *jen.Statement {
		args := append([]jen.Code{jen.Func().Params().Block(withoutReturn(code)...)}, f.caughtClasses(s)...)
		if isEmpty(s) {
			return f.g.rt("Try").Call(args...)
		}
		return jen.Id(err).Op(":=").Add(f.g.rt("Try")).Call(args...)
	})
	result := f.lastResult
	if isEmpty(s) {
		return out
	}
	if len(s.Handlers) == 1 && len(s.Else) > 0 && core.Terminates(s.Handlers[0].Body) {
		plain := *s
		plain.Else = nil
		return append(append(out, f.handlers(&plain, err)), f.block(s.Else)...)
	}
	out = append(out, f.handlers(s, err))
	if always {
		out = append(out, f.leave(result)...)
	}
	return out
}

// isEmpty tells whether a try does nothing about what it catches.
func isEmpty(s *core.Try) bool {
	return len(s.Handlers) == 1 && len(s.Handlers[0].Body) == 0 && len(s.Else) == 0
}

// withoutReturn drops a return at the end of a function that has no result.
func withoutReturn(code []jen.Code) []jen.Code {
	if len(code) == 0 {
		return code
	}
	s, ok := code[len(code)-1].(*jen.Statement)
	if !ok {
		return code
	}
	// Inside of a function anything is Go by itself.
	inside := jen.Var().Id("_").Op("=").Func().Params().Block(s).GoString()
	if _, text, marked := strings.Cut(inside, markClose); marked && strings.TrimSpace(strings.TrimSuffix(text, "}")) == "return" {
		return code[:len(code)-1]
	}
	return code
}

// caughtClasses are the classes that the handlers of a try take, none for all.
func (f *function) caughtClasses(s *core.Try) []jen.Code {
	var classes []jen.Code
	for _, h := range s.Handlers {
		if len(h.Classes) == 0 {
			return nil
		}
		for _, c := range h.Classes {
			classes = append(classes, f.exceptionClass(c))
		}
	}
	return classes
}

// handlers writes the chain of except clauses and the else.
func (f *function) handlers(s *core.Try, err string) jen.Code {
	var code *jen.Statement
	for i, h := range s.Handlers {
		test := jen.Id(err).Op("!=").Nil()
		if i < len(s.Handlers)-1 || i > 0 && len(s.Else) > 0 {
			var classes []jen.Code
			for _, c := range h.Classes {
				classes = append(classes, f.exceptionClass(c))
			}
			if len(classes) > 0 {
				test = f.g.rt("Is").Call(append([]jen.Code{jen.Id(err)}, classes...)...)
			}
		} else if i > 0 {
			code = code.Else().Block(f.handler(&h, err)...)
			continue
		}
		if i == 0 {
			code = jen.If(test).Block(f.handler(&h, err)...)
		} else {
			code = code.Else().If(test).Block(f.handler(&h, err)...)
		}
	}
	if len(s.Handlers) > 1 && len(s.Else) == 0 {
		code = jen.If(jen.Id(err).Op("!=").Nil()).Block(code)
	}
	if len(s.Else) > 0 {
		code = code.Else().Block(f.nested(s.Else)...)
	}
	return code
}

// handler writes the body of one except clause.
func (f *function) handler(h *core.Handler, err string) []jen.Code {
	outer := f.scope
	f.scope = newScope(outer)
	f.caught = append(f.caught, err)
	defer func() {
		f.scope = outer
		f.caught = f.caught[:len(f.caught)-1]
	}()
	var open []jen.Code
	if h.Var != nil && f.read[h.Var] {
		if h.Var.Type.Kind == core.ErrorKind {
			f.names[h.Var] = err
		} else {
			open = append(open, jen.Add(f.declare(h.Var)).Op(":=").Id(err).Assert(f.g.typ(h.Var.Type)))
		}
	}
	return append(open, f.block(h.Body)...)
}

// exceptionClass is the class of a type as a value.
func (f *function) exceptionClass(t *core.Type) *jen.Statement {
	if t.Kind == core.ObjectKind {
		if pkg := f.g.home[t.Class]; pkg != nil && pkg != f.g.pkg {
			return jen.Qual(f.g.importPath(pkg), f.g.classValues[t.Class])
		}
		return jen.Id(f.g.classValues[t.Class])
	}
	if t.Name == "Exception" {
		return f.g.rt("ExceptionClass")
	}
	return f.g.rt(t.Name)
}

// enclose writes statements inside a closure, and behind it the ways out that
// they take: return, break, continue.
//
// always tells that nothing but a return ends the closure without an exception: the
// caller then returns the result, which is f.lastResult.
func (f *function) enclose(body []core.Stmt, always bool, closure func([]jen.Code) *jen.Statement) []jen.Code {
	outer := f.protected
	p := &protected{}
	var out []jen.Code
	result := f.result
	returns, breaks, continues := core.Exits(body)
	if returns {
		if !always {
			p.returned = f.scope.pick("returned")
			out = append(out, jen.Id(p.returned).Op(":=").False())
		}
		if result != nil && result.Kind != core.VoidKind {
			p.result = f.scope.pick("result")
			out = append(out, jen.Var().Id(p.result).Add(f.g.typ(result)))
		}
	}
	if breaks {
		p.left = f.scope.pick("left")
		out = append(out, jen.Id(p.left).Op(":=").False())
	}
	if continues {
		p.again = f.scope.pick("again")
		out = append(out, jen.Id(p.again).Op(":=").False())
	}
	f.protected = p
	code := f.nested(body)
	f.protected = outer
	out = append(out, closure(code))
	f.lastResult = nil
	if p.result != "" {
		f.lastResult = jen.Id(p.result)
	}
	if returns && !always {
		out = append(out, jen.If(jen.Id(p.returned)).Block(f.leave(f.lastResult)...))
	}
	if breaks {
		out = append(out, jen.If(jen.Id(p.left)).Block(f.breakLoop(true)...))
	}
	if continues {
		out = append(out, jen.If(jen.Id(p.again)).Block(f.breakLoop(false)...))
	}
	return out
}

// leave returns from the function with a value, or nil.
func (f *function) leave(x *jen.Statement) []jen.Code {
	p := f.protected
	if p == nil {
		if x == nil {
			return []jen.Code{jen.Return()}
		}
		return []jen.Code{jen.Return(x)}
	}
	var out []jen.Code
	if x != nil {
		out = append(out, jen.Id(p.result).Op("=").Add(x))
	}
	if p.returned != "" {
		out = append(out, jen.Id(p.returned).Op("=").True())
	}
	return append(out, jen.Return())
}

// breakLoop leaves the innermost loop, or goes on with its next round.
func (f *function) breakLoop(leave bool) []jen.Code {
	p := f.protected
	switch {
	case p != nil && p.loops == 0 && leave:
		return []jen.Code{jen.Id(p.left).Op("=").True(), jen.Return()}
	case p != nil && p.loops == 0:
		return []jen.Code{jen.Id(p.again).Op("=").True(), jen.Return()}
	case leave:
		return []jen.Code{jen.Break()}
	}
	return []jen.Code{jen.Continue()}
}
