package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds names for methods of builtin values:
//
//	push = stack.append
//	push(1)
//
// Where neither name is ever bound anew, push(1) is stack.append(1), and is written so.

// symbolKey is a variable of a file.
type symbolKey struct {
	file *resolve.File
	sym  resolve.SymbolID
}

// A methodAlias is a local name for a method of what another local name holds.
type methodAlias struct {
	method *syntax.Attribute
	recv   resolve.SymbolID
}

// MethodAlias returns the method that an expression is a name for, or nil.
func (p *Plan) MethodAlias(f *resolve.File, e syntax.Expr) *syntax.Attribute {
	return p.lists.alias(f, e)
}

// HasMethodAlias tells whether a name of a function has methods with names of their own.
func (p *Plan) HasMethodAlias(fn *resolve.Func, name string) bool {
	id := fn.File.Lookup(fn.Scope, name)
	for k, a := range p.lists.aliases {
		if k.file == fn.File && a.recv == id {
			return true
		}
	}
	return false
}

func (l *listPlan) alias(f *resolve.File, e syntax.Expr) *syntax.Attribute {
	n, ok := e.(*syntax.Name)
	if !ok {
		return nil
	}
	if a, ok := l.aliases[symbolKey{f, f.SymbolID(n)}]; ok {
		return a.method
	}
	return nil
}

// findAliases collects the names for methods of all functions.
func (l *listPlan) findAliases() {
	l.aliases = map[symbolKey]methodAlias{}
	for _, fn := range l.prog.Funcs {
		if fn.Kind != resolve.Function && fn.Kind != resolve.Method {
			continue
		}
		for _, sym := range fn.File.SymbolsOf(fn.Scope) {
			id := fn.File.Lookup(fn.Scope, sym.Name)
			if a, ok := l.aliasOf(fn, id); ok {
				l.aliases[symbolKey{fn.File, id}] = a
			}
		}
	}
}

// aliasOf returns the method that a variable of a function is a name for.
func (l *listPlan) aliasOf(fn *resolve.Func, id resolve.SymbolID) (methodAlias, bool) {
	f := fn.File
	value, ok := onlyValue(f, id)
	if !ok || f.Symbols[id].Kind != resolve.Local || value == nil {
		return methodAlias{}, false
	}
	attr, ok := value.(*syntax.Attribute)
	if !ok {
		return methodAlias{}, false
	}
	recv, ok := attr.Value.(*syntax.Name)
	if !ok || !l.isBuiltin(recv) {
		return methodAlias{}, false
	}
	to := f.SymbolID(recv)
	if _, ok := onlyValue(f, to); !ok || f.Symbols[to].Scope != fn.Scope || f.Symbols[to].Kind != resolve.Local || !l.onlyCalled(fn, id) {
		return methodAlias{}, false
	}
	return methodAlias{attr, to}, true
}

// onlyValue returns what a variable is bound to by the one assignment that it has, nil for a
// parameter; false if it is bound otherwise.
func onlyValue(f *resolve.File, id resolve.SymbolID) (syntax.Expr, bool) {
	if id == resolve.NoSymbol {
		return nil, false
	}
	list := f.BindingsOf(&f.Symbols[id])
	if len(list) != 1 || list[0].Unpacked {
		return nil, false
	}
	switch b := list[0]; b.Kind {
	case resolve.BindParam:
		return nil, true
	case resolve.BindAssign:
		return b.Value, b.Value != nil && !chained(b.Node)
	}
	return nil, false
}

// isBuiltin tells whether a name holds values of builtin classes alone.
func (l *listPlan) isBuiltin(n *syntax.Name) bool {
	v, ok := l.sol.Expr(n)
	if !ok {
		return false
	}
	values := l.sol.Values(v)
	for _, x := range values {
		if x.Kind != solve.Instance || x.Stub.Module != "builtins" || isNone(x) {
			return false
		}
	}
	return len(values) > 0
}

// onlyCalled tells whether every use of a variable is a call of it.
func (l *listPlan) onlyCalled(fn *resolve.Func, id resolve.SymbolID) bool {
	uses, called := 0, 0
	fn.Walk(func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name:
			if n.Ctx != syntax.Store && fn.File.SymbolID(n) == id {
				uses++
			}
		case *syntax.Call:
			if name, ok := n.Func.(*syntax.Name); ok && fn.File.SymbolID(name) == id {
				called++
			}
		}
		return true
	})
	return uses == called
}
