package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds the classes that are list by another name: they derive from it, add
// nothing, and the program only calls them. Each object of theirs is then an instance of
// list, with elements of its own, that says in Own which class it is of.

// IsListClass tells whether a class of the program is list by another name.
func (sol *Solution) IsListClass(c *resolve.Class) bool { return sol.s.lists[c] }

// listClasses returns the classes that are list by another name.
func listClasses(prog *resolve.Program) map[*resolve.Class]bool {
	found := map[*resolve.Class]bool{}
	for _, c := range prog.Classes {
		if addsNothingToList(c) {
			found[c] = true
		}
	}
	if len(found) == 0 {
		return found
	}
	for _, f := range prog.Files {
		named := onlyNamed(f)
		f.Tree.Walk(func(n syntax.Node, stack []syntax.Node) {
			e, ok := n.(syntax.Expr)
			if !ok || named[e] || len(stack) == 0 {
				return
			}
			if call, ok := stack[len(stack)-1].(*syntax.Call); ok && call.Func == e {
				return
			}
			if c := prog.Lookup(f, e).Class; c != nil {
				delete(found, c)
			}
		})
	}
	return found
}

// addsNothingToList tells whether a class of a module derives from list alone and has
// an empty body.
func addsNothingToList(c *resolve.Class) bool {
	if len(c.Bases) != 1 || c.Bases[0].Name != "builtins.list" || len(c.Decorators)+len(c.Def.Keywords)+len(c.Subclasses) > 0 || c.Outer != nil || c.Parent.Kind != resolve.ModuleBody {
		return false
	}
	if _, plain := c.Def.Bases[0].(*syntax.Name); !plain {
		return false // list[int] says what is in it
	}
	if id := c.File.Lookup(0, c.Name); id == resolve.NoSymbol || len(c.File.BindingsOf(&c.File.Symbols[id])) != 1 {
		return false
	}
	for _, s := range c.Def.Body {
		switch s := s.(type) {
		case *syntax.Pass:
		case *syntax.ExprStmt:
			if _, doc := s.Value.(*syntax.Constant); !doc {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// onlyNamed returns the expressions of a file that annotations are made of.
func onlyNamed(f *resolve.File) map[syntax.Expr]bool {
	named := map[syntax.Expr]bool{}
	all := func(e syntax.Expr) {
		if e == nil {
			return
		}
		syntax.Inspect(e, func(n syntax.Node) bool {
			if x, ok := n.(syntax.Expr); ok {
				named[x] = true
			}
			return true
		})
	}
	f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
		switch n := n.(type) {
		case *syntax.AnnAssign:
			all(n.Annotation)
		case *syntax.Arg:
			all(n.Annotation)
		case *syntax.FunctionDef:
			all(n.Returns)
		}
	})
	return named
}

// listOf returns the object that a call of a class like list makes.
func (s *solver) listOf(c *resolve.Class, site syntax.Node) *Value {
	if v := s.allocs[site]; v != nil && v.Kind == Instance && v.Own == c {
		return v
	}
	v := &Value{Kind: Instance, Stub: stubs.FindClass("list"), Own: c, Args: []Var{s.newVar()}}
	if site != nil {
		s.allocs[site] = v
	}
	return v
}
