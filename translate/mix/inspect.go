package mix

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file finds the objects that code looks into other than by their attributes'
// names: it copies or pickles them, or asks for their dictionary. Objects of typed
// classes have none.

// looksInto tells whether a call by a dotted name looks into what it is given.
func looksInto(name string) bool {
	switch module, short, _ := strings.Cut(name, "."); module {
	case "copy", "pickle", "marshal":
		return true
	case "dataclasses":
		return short == "replace"
	case "builtins":
		return short == "vars" || short == "dir" || short == "delattr"
	}
	return false
}

// insides are the attributes that show what is in an object.
var insides = map[string]bool{"__dict__": true, "__slots__": true, "__reduce__": true, "__reduce_ex__": true, "__getstate__": true, "__weakref__": true}

// inspect makes dynamic the classes of the objects that a node looks into.
func (c *collector) inspect(f *resolve.File, n syntax.Node, at core.Pos) {
	switch n := n.(type) {
	case *syntax.Call:
		a, isAttr := n.Func.(*syntax.Attribute) // object.__reduce_ex__(x, 2)
		if looksInto(c.prog.Lookup(f, n.Func).Name) || isAttr && insides[a.Attr] {
			for _, a := range n.Args {
				c.opened(a, at)
			}
			for _, k := range n.Keywords {
				c.opened(k.Value, at)
			}
		}
	case *syntax.Name:
		c.passedOn(f, n)
	case *syntax.Attribute:
		if insides[n.Attr] {
			c.opened(n.Value, at)
		}
		c.passedOn(f, n)
	}
}

// passedOn notes a function that looks into objects where it is no call's, as in
// json.dumps(x, default=vars): nobody knows what it is called with.
func (c *collector) passedOn(f *resolve.File, e syntax.Expr) {
	if !c.callees[e] && looksInto(c.prog.Lookup(f, e).Name) {
		c.Mix.inspects = true
	}
}

// opened makes dynamic the classes that an expression may be of, and those of what
// their objects hold.
func (c *collector) opened(e syntax.Expr, at core.Pos) {
	if n, ok := e.(*syntax.Starred); ok {
		e = n.Value
	}
	v, ok := c.sol.Expr(e)
	if !ok {
		c.Mix.inspects = true
		return
	}
	seen := map[*resolve.Class]bool{}
	var visit func(v solve.Var)
	visit = func(v solve.Var) {
		for _, x := range c.sol.Values(v) {
			c.Mix.inspects = c.Mix.inspects || x.Kind == solve.AnyVal
		}
		all, _ := c.reached(v)
		for _, u := range all {
			k := u.class
			if k == nil || seen[k] {
				continue
			}
			seen[k] = true
			c.demote(u, core.Reason{Code: "dynamic-object", Text: "the program looks into its objects", Pos: at})
			for _, a := range k.Attrs {
				visit(c.sol.Attr(k, a.Name))
			}
			for _, name := range c.Parts.Plan.Outside(k) {
				visit(c.sol.Attr(k, name))
			}
		}
	}
	visit(v)
}
