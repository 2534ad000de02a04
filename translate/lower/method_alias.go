package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file writes calls through a local name for a method or function as calls of what it
// stands for: push = stack.append; push(1).

// called returns a call in its plainest form, the same at each request: with the method that
// its name stands for, and zip without strict=False, which says nothing.
func (b *body) called(n *syntax.Call) *syntax.Call {
	if b.plainer[n] != nil {
		return b.plainer[n]
	}
	c := *n
	switch method, fn := b.plan.MethodAlias(b.file, n.Func), b.plan.FunctionAlias(b.file, n.Func); {
	case method != nil:
		c.Func = method
	case fn != nil:
		c.Func = fn
	case b.isLooseZip(n):
		c.Keywords = nil
	default:
		return n
	}
	if b.plainer == nil {
		b.plainer, b.written = map[*syntax.Call]*syntax.Call{}, map[syntax.Expr]*syntax.Call{}
	}
	b.plainer[n], b.written[&c] = &c, n
	return &c
}

// solved returns the Var of an expression, which may be a call in its plainest form.
func (b *body) solved(e syntax.Expr) (solve.Var, bool) {
	if n := b.written[e]; n != nil {
		e = n
	}
	return b.sol.Expr(e)
}

// isLooseZip tells whether a call is zip(..., strict=False).
func (b *body) isLooseZip(n *syntax.Call) bool {
	if len(n.Keywords) != 1 || n.Keywords[0].Arg != "strict" || b.dotted(n.Func) != "builtins.zip" {
		return false
	}
	c, ok := n.Keywords[0].Value.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstFalse
}

// namesMethod lowers the assignment that names a method or function: nothing is left of it
// but its comments; false for other assignments.
func (b *body) namesMethod(n *syntax.Assign, at core.Placed) ([]core.Stmt, bool) {
	if len(n.Targets) != 1 || b.plan.MethodAlias(b.file, n.Targets[0]) == nil && b.plan.FunctionAlias(b.file, n.Targets[0]) == nil {
		return nil, false
	}
	if at.Trail != "" {
		at.Comment, at.Trail = append(at.Comment, at.Trail), ""
	}
	if len(at.Comment) == 0 {
		return nil, true
	}
	return []core.Stmt{&core.Note{Placed: at}}, true
}

// dotted returns the absolute dotted name that an expression always means, as
// resolve.Program.Dotted does: "" where the name may be given something else.
func (b *body) dotted(e syntax.Expr) string {
	name := b.prog.Dotted(b.file, e)
	if name == "" || !reassigned(b.file, e) {
		return name
	}
	return ""
}

// reassigned tells whether the name that an expression begins with is bound several times,
// and not by imports and defs alone. None, in place of a module that cannot be imported,
// does not count: Go has all that it imports.
func reassigned(f *resolve.File, e syntax.Expr) bool {
	for {
		a, ok := e.(*syntax.Attribute)
		if !ok {
			break
		}
		e = a.Value
	}
	n, ok := e.(*syntax.Name)
	if !ok || f.SymbolID(n) == resolve.NoSymbol {
		return false
	}
	bindings := f.BindingsOf(&f.Symbols[f.Symbols[f.SymbolID(n)].Origin])
	return len(bindings) > 1 && slices.ContainsFunc(bindings, func(x resolve.Binding) bool {
		switch x.Kind {
		case resolve.BindImport, resolve.BindDef, resolve.BindClass:
			return false
		}
		_, constant := x.Value.(*syntax.Constant)
		return !constant
	})
}
