package gogen

import (
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
	// value is what the closure itself returns on the way out.
	value *jen.Statement
}

// try writes body, handlers, else and finally.
//
// The body is a closure whose deferred function turns a panic that one of the
// handlers takes into the closure's result; the handlers are plain code behind.
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
	cleanup := jen.Defer().Func().Params().Block(f.nested(s.Finally)...).Call()
	return f.enclose(body, nil, func(code []jen.Code) *jen.Statement {
		return jen.Func().Params().Block(append([]jen.Code{cleanup}, code...)...).Call()
	})
}

// handled writes a try that has handlers.
func (f *function) handled(s *core.Try) []jen.Code {
	name := "err"
	if len(s.Handlers) == 1 && s.Handlers[0].Var != nil && s.Handlers[0].Var.Type.Kind == core.ErrorKind {
		name = mixedCaps(s.Handlers[0].Var.Name, false)
	}
	err := f.scope.pick(name)
	out := f.enclose(s.Body, jen.Nil(), func(code []jen.Code) *jen.Statement {
		if !core.Terminates(s.Body) {
			code = append(code, jen.Return(jen.Nil()))
		}
		rescue := jen.Defer().Func().Params().Block(
			jen.If(jen.Id("p").Op(":=").Recover(), jen.Id("p").Op("!=").Nil()).Block(f.rescue(s, err)...),
		).Call()
		return jen.Id(err).Op(":=").Func().Params().Params(jen.Id(err).Add(f.g.rt("Raisable"))).Block(append([]jen.Code{rescue}, code...)...).Call()
	})
	if len(s.Handlers) == 1 && len(s.Else) > 0 && core.Terminates(s.Handlers[0].Body) {
		plain := *s
		plain.Else = nil
		return append(append(out, f.handlers(&plain, err)), f.block(s.Else)...)
	}
	return append(out, f.handlers(s, err))
}

// rescue is what the deferred function does with a panic.
func (f *function) rescue(s *core.Try, err string) []jen.Code {
	test := jen.Op("!").Id("ok")
	var classes []jen.Code
	all := false
	for _, h := range s.Handlers {
		all = all || len(h.Classes) == 0
		for _, c := range h.Classes {
			classes = append(classes, f.exceptionClass(c))
		}
	}
	if !all {
		test = test.Op("||").Op("!").Add(f.g.rt("Is")).Call(append([]jen.Code{jen.Id(err)}, classes...)...)
	}
	read := jen.List(jen.Id(err), jen.Id("ok")).Op("=").Add(f.g.rt("Recovered")).Call(jen.Id("p"))
	return []jen.Code{jen.Var().Id("ok").Bool(), jen.If(read, test).Block(jen.Panic(jen.Id("p")))}
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
func (f *function) enclose(body []core.Stmt, value *jen.Statement, closure func([]jen.Code) *jen.Statement) []jen.Code {
	outer := f.protected
	p := &protected{value: value}
	var out []jen.Code
	result := f.result
	returns, breaks, continues := exits(body)
	if returns {
		p.returned = f.scope.pick("returned")
		out = append(out, jen.Id(p.returned).Op(":=").False())
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
	if returns {
		var x *jen.Statement
		if p.result != "" {
			x = jen.Id(p.result)
		}
		out = append(out, jen.If(jen.Id(p.returned)).Block(f.leave(x)...))
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
	return append(out, jen.Id(p.returned).Op("=").True(), p.back())
}

// breakLoop leaves the innermost loop, or goes on with its next round.
func (f *function) breakLoop(leave bool) []jen.Code {
	p := f.protected
	switch {
	case p != nil && p.loops == 0 && leave:
		return []jen.Code{jen.Id(p.left).Op("=").True(), p.back()}
	case p != nil && p.loops == 0:
		return []jen.Code{jen.Id(p.again).Op("=").True(), p.back()}
	case leave:
		return []jen.Code{jen.Break()}
	}
	return []jen.Code{jen.Continue()}
}

// back returns from the closure.
func (p *protected) back() *jen.Statement {
	if p.value == nil {
		return jen.Return()
	}
	return jen.Return(jen.Add(p.value))
}

// exits tells how statements may leave the closure around them.
func exits(body []core.Stmt) (returns, breaks, continues bool) {
	var walk func(list []core.Stmt, inLoop bool)
	walk = func(list []core.Stmt, inLoop bool) {
		for _, s := range list {
			switch s := s.(type) {
			case *core.Return:
				returns = true
			case *core.Break:
				breaks = breaks || !inLoop
			case *core.Continue:
				continues = continues || !inLoop
			case *core.Define:
			case *core.While, *core.ForRange, *core.ForEach:
				for _, b := range core.Blocks(s) {
					walk(b, true)
				}
			default:
				for _, b := range core.Blocks(s) {
					walk(b, inLoop)
				}
			}
		}
	}
	walk(body, false)
	return returns, breaks, continues
}
