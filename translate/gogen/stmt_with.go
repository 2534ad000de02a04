package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// A with statement over a function that yields once is a call of it, with the body
// as a function literal: an exception of the body passes through the function, as it
// does through the generator in Python.

// bodyParam declares the last parameter of such a function.
func (f *function) bodyParam(fn *core.Func) jen.Code {
	f.yieldName, f.manages = f.scope.pick("body"), true
	var params []jen.Code
	if fn.Yields.Kind != core.VoidKind {
		params = append(params, f.g.typ(fn.Yields))
	}
	return jen.Id(f.yieldName).Func().Params(params...)
}

// yielded is what such a function calls the body with.
func (f *function) yielded(s *core.Yield) []jen.Code {
	if s.X == nil {
		return nil
	}
	return []jen.Code{f.expr(s.X).code}
}

// within writes a call that runs statements.
func (f *function) within(s *core.Within) []jen.Code {
	var params []jen.Code
	if s.Var != nil {
		f.names[s.Var] = "_"
		if f.read[s.Var] {
			f.declare(s.Var)
		}
		params = append(params, jen.Id(f.names[s.Var]).Add(f.g.typ(s.Var.Type)))
	}
	always := core.Terminates([]core.Stmt{s})
	out := f.enclose(s.Body, always, func(code []jen.Code) *jen.Statement {
		body := primary(jen.Func().Params(params...).Block(withoutReturn(code)...))
		if call, ok := s.Call.(*core.Call); ok {
			return f.call(call, body).code
		}
		return f.runtime(s.Call.(*core.Runtime), body).code
	})
	if always {
		out = append(out, f.leave(f.lastResult)...)
	}
	return out
}
