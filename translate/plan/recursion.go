package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// CatchesRecursion tells whether a function may be left by a RecursionError that the
// program looks at: it comes back to itself, and the program names that class. Go's
// stack has no such end.
func (p *Plan) CatchesRecursion(fn *resolve.Func) bool {
	if p.recursive == nil {
		p.recursive = map[*resolve.Func]bool{}
		p.findRecursive()
	}
	return p.recursive[fn]
}

// findRecursive collects the functions that come back to themselves, by the names that
// they mention, in a program that names RecursionError.
func (p *Plan) findRecursive() {
	byName := map[string][]*resolve.Func{}
	named := false
	for _, f := range p.Prog.Files {
		if f.Role == resolve.Own {
			named = named || names(f.Tree.Body, "RecursionError")
		}
	}
	if !named {
		return
	}
	for _, fn := range p.Prog.Funcs {
		byName[fn.Name] = append(byName[fn.Name], fn)
	}
	for _, fn := range p.Prog.Funcs {
		if fn.Kind != resolve.ModuleBody {
			p.recursive[fn] = comesBack(fn, byName)
		}
	}
}

func names(body []syntax.Stmt, name string) bool {
	found := false
	syntax.InspectBody(body, func(n syntax.Node) bool {
		found = found || nameOf(n) == name
		return !found
	})
	return found
}

// nameOf returns the name that a node reads, of a variable or an attribute.
func nameOf(n syntax.Node) string {
	switch n := n.(type) {
	case *syntax.Name:
		return n.ID
	case *syntax.Attribute:
		return n.Attr
	}
	return ""
}

// comesBack tells whether a function mentions, through others, its own name.
func comesBack(fn *resolve.Func, byName map[string][]*resolve.Func) bool {
	seen := map[*resolve.Func]bool{}
	todo := []*resolve.Func{fn}
	found := false
	for len(todo) > 0 && !found {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		f.Walk(func(n syntax.Node) bool {
			for _, g := range byName[nameOf(n)] {
				found = found || g == fn
				if !seen[g] {
					seen[g] = true
					todo = append(todo, g)
				}
			}
			return true
		})
	}
	return found
}
