package rules

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file asks about calls that leave the program: of libraries, and of
// methods whose names say enough.

// keyword returns the value of a call's keyword argument, nil if it is not given.
func keyword(c *syntax.Call, name string) syntax.Expr {
	for _, k := range c.Keywords {
		if k.Arg == name {
			return k.Value
		}
	}
	return nil
}

// argument returns the i-th positional argument of a call, or the keyword of
// a name; nil if neither is given.
func argument(c *syntax.Call, i int, name string) syntax.Expr {
	if i < len(c.Args) {
		return c.Args[i]
	}
	return keyword(c, name)
}

// onlyKeywords tells whether each keyword argument of a call is one of names.
// A ** argument is none.
func onlyKeywords(c *syntax.Call, names ...string) bool {
	for _, k := range c.Keywords {
		known := false
		for _, n := range names {
			known = known || k.Arg == n
		}
		if !known {
			return false
		}
	}
	return true
}

// repeats tells whether the current node runs many times: a loop goes around
// it, or its function is called from a loop.
func (p *Pass) repeats() bool {
	if p.InLoop() {
		return true
	}
	fn := p.Func()
	return fn.Kind != resolve.ModuleBody && p.calledInLoops(fn)
}

// imports tells whether the file imports one of the modules, anywhere.
func (p *Pass) imports(modules ...string) bool {
	for i := range p.File.Imports {
		target := p.File.Imports[i].Target
		for _, m := range modules {
			if target == m || strings.HasPrefix(target, m+".") {
				return true
			}
		}
	}
	return false
}

// stringValue returns the value of a string literal, or of a variable bound once to one.
func (p *Pass) stringValue(e syntax.Expr) (string, bool) {
	if name, ok := e.(*syntax.Name); ok {
		if v := p.soleValue(name); v != nil {
			e = v
		}
	}
	c, ok := e.(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstStr {
		return "", false
	}
	return c.Str, true
}

// mentions tells whether an expression reads a variable.
func (p *Pass) mentions(e syntax.Node, id resolve.SymbolID) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok && p.File.SymbolID(name) == id {
			found = true
		}
		return !found
	})
	return found
}

// dependsOn tells whether an expression reads a variable that the loop's target
// binds, directly or through an assignment in the loop's body.
func (p *Pass) dependsOn(e syntax.Node, l Loop) bool { return p.dependsVia(e, l, 3) }

func (p *Pass) dependsVia(e syntax.Node, l Loop, depth int) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		name, ok := n.(*syntax.Name)
		if !ok || found {
			return !found
		}
		pl := Place{root: p.File.SymbolID(name)}
		if pl.root == resolve.NoSymbol {
			return true
		}
		found = p.setBy(l, pl)
		if s := p.File.Symbol(name); !found && depth > 0 && s != nil {
			for _, b := range p.File.BindingsOf(s) {
				if b.Value != nil && contains(l.Body(), b.Value) && p.dependsVia(b.Value, l, depth-1) {
					found = true
				}
			}
		}
		return !found
	})
	return found
}
