package plan

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds other names for functions and classes:
//
//	def place(found, text, search=bisect.bisect):
//	    size = len
//	    return search(found, text) < size(found)
//
// Where a name is never bound anew and nothing but called, a call through it is a call of
// what it stands for, and nothing is left of the name. Parameters do that if nobody ever
// passes them: a function has them so as to look a name up once.

// FunctionAlias returns the expression for the function that a name stands for, or nil.
func (p *Plan) FunctionAlias(f *resolve.File, e syntax.Expr) syntax.Expr {
	n, ok := e.(*syntax.Name)
	if !ok {
		return nil
	}
	if p.functions == nil {
		p.findFunctionAliases()
	}
	return p.functions[symbolKey{f, f.SymbolID(n)}]
}

// Fixed tells whether parameter i of a function is another name for a function.
func (p *Plan) Fixed(fn *resolve.Func, i int) bool {
	if p.functions == nil {
		p.findFunctionAliases()
	}
	return p.functions[symbolKey{fn.File, fn.Params[i].Symbol}] != nil
}

func (p *Plan) findFunctionAliases() {
	p.functions = map[symbolKey]syntax.Expr{}
	for _, fn := range p.Prog.Funcs {
		if fn.Kind != resolve.Function && fn.Kind != resolve.Method {
			continue
		}
		for i, param := range fn.Params {
			if param.Default != nil && p.isFixed(fn, i) {
				p.functions[symbolKey{fn.File, param.Symbol}] = param.Default
			}
		}
		for _, sym := range fn.File.SymbolsOf(fn.Scope) {
			id := fn.File.Lookup(fn.Scope, sym.Name)
			value, ok := onlyValue(fn.File, id)
			if ok && value != nil && p.namesFunction(fn.File, value) && p.isName(fn, id) {
				p.functions[symbolKey{fn.File, id}] = value
			}
		}
	}
}

// isFixed tells whether all that a parameter ever holds is the function that is its
// default, as it is known where the def stands.
func (p *Plan) isFixed(fn *resolve.Func, i int) bool {
	param := fn.Params[i]
	if param.Kind > resolve.PosOrKw || len(fn.Decorators) > 0 || len(p.Family(fn)) > 1 || !p.namesFunction(fn.File, param.Default) {
		return false
	}
	if d := p.Prog.Lookup(fn.File, param.Default); d.Func != nil && (d.Func.File != fn.File || d.Func.Line() >= fn.Line()) {
		return false
	}
	if _, ok := onlyValue(fn.File, param.Symbol); !ok {
		return false
	}
	values := p.Sol.Values(p.Sol.Symbol(fn.File, param.Symbol))
	of, _ := p.Sol.Expr(param.Default)
	return slices.Equal(values, p.Sol.Values(of)) && p.isName(fn, param.Symbol)
}

// isName tells whether a variable is one of a function alone, which calls it and does
// nothing else with it.
func (p *Plan) isName(fn *resolve.Func, id resolve.SymbolID) bool {
	return fn.File.Symbols[id].Kind == resolve.Local && fn.File.Symbols[id].Scope == fn.Scope && p.lists.onlyCalled(fn, id)
}

// namesFunction tells whether an expression is the name of a function of its module, or of
// a function or class of Python's library, and always that.
func (p *Plan) namesFunction(f *resolve.File, e syntax.Expr) bool {
	v, ok := p.Sol.Expr(e)
	if !ok {
		return false
	}
	values, d := p.Sol.Values(v), p.Prog.Lookup(f, e)
	if len(values) != 1 || !d.Found() || d.File != nil || d.Class != nil || p.stored()[lastName(e)] || !boundOnce(f, e) {
		return false
	}
	x := values[0]
	switch x.Kind {
	case solve.FuncVal:
		return x.Self == nil && x.Fn == d.Func && (x.Fn == nil || x.Fn.Class == nil && x.Fn.Parent.Kind == resolve.ModuleBody)
	case solve.ClassVal:
		return x.Own == nil
	}
	return false
}

// boundOnce tells whether the name that an expression begins with is a builtin, or bound
// by one statement.
func boundOnce(f *resolve.File, e syntax.Expr) bool {
	for {
		a, ok := e.(*syntax.Attribute)
		if !ok {
			break
		}
		e = a.Value
	}
	n, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	id := f.SymbolID(n)
	return id == resolve.NoSymbol || len(f.BindingsOf(&f.Symbols[f.Symbols[id].Origin])) <= 1
}

// lastName returns the name that a chain of attributes ends in.
func lastName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return e.Attr
	}
	return ""
}
