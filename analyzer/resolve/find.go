package resolve

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
)

// FuncOf returns the Func of a FunctionDef or Lambda node, nil if there is none.
func (f *File) FuncOf(n syntax.Node) *Func {
	i, _ := slices.BinarySearchFunc(f.Funcs, n.Pos(), func(fn *Func, p syntax.Pos) int { return cmp.Compare(fn.Span.Start, p) })
	for ; i < len(f.Funcs) && f.Funcs[i].Span.Start == n.Pos(); i++ {
		fn := f.Funcs[i]
		if fn.Def != nil && syntax.Node(fn.Def) == n || fn.Lambda != nil && syntax.Node(fn.Lambda) == n {
			return fn
		}
	}
	return nil
}

// ClassOf returns the Class of a class statement, nil if there is none.
func (f *File) ClassOf(n *syntax.ClassDef) *Class {
	i, ok := slices.BinarySearchFunc(f.Classes, n.Pos(), func(c *Class, p syntax.Pos) int { return cmp.Compare(c.Def.Pos(), p) })
	if !ok || f.Classes[i].Def != n {
		return nil
	}
	return f.Classes[i]
}

// FuncAtLine returns the innermost def whose lines hold the line; see Program.FuncAtLine.
func (f *File) FuncAtLine(line int) *Func {
	found := f.Funcs[0]
	for _, fn := range f.Funcs[1:] {
		if fn.Def == nil {
			continue
		}
		first := fn.Span.Start
		if len(fn.Decorators) > 0 {
			first = fn.Decorators[0].Expr.Pos()
		}
		if f.Tree.Line(first) > line {
			if len(fn.Decorators) == 0 {
				break
			}
			continue
		}
		if fn.EndLine() >= line {
			found = fn
		}
	}
	return found
}

// FuncAt returns the innermost def or lambda whose span holds an offset, or the module body.
func (f *File) FuncAt(pos syntax.Pos) *Func {
	found := f.Funcs[0]
	for _, fn := range f.Funcs[1:] {
		if fn.Span.Start > pos {
			break
		}
		if pos < fn.Span.End {
			found = fn
		}
	}
	return found
}

// LookupFrom resolves a name lexically from a scope, as CPython would at run
// time, without an occurrence in the text (for annotations written as strings).
func (f *File) LookupFrom(scope ScopeID, name string) SymbolID {
	for first := true; scope > 0; scope = f.Scopes[scope].Parent {
		if !first && f.Scopes[scope].Kind == ClassScope {
			continue
		}
		first = false
		if id := f.Lookup(scope, name); id != NoSymbol {
			return f.Symbols[id].Origin
		}
	}
	if id, ok := f.moduleNames[name]; ok {
		return id
	}
	return NoSymbol
}
