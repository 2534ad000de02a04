package effects

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// site adds what one call site does: at once for foreign callees, as a call to
// be solved for own ones.
func (s *scanner) site(site *callgraph.Site) {
	if site.Kind == callgraph.Import {
		return
	}
	if site.Kind == callgraph.Call {
		s.external(site)
	}
	for _, c := range site.Callees {
		if c.Func.IsStub || c.Func.IsAbstract() {
			s.effect(Unknown) // something unseen stands in for it
		}
		s.out.calls = append(s.out.calls, s.callOf(site, c.Func))
	}
	if len(site.Callees) == 0 && site.External == "" {
		s.effect(Unknown)
	}
}

// external adds the effects of a foreign callee.
func (s *scanner) external(site *callgraph.Site) {
	name, n := site.External, site.Node.(*syntax.Call)
	if name == "" {
		return
	}
	if method, ok := strings.CutPrefix(name, "?."); ok {
		s.effect(Unknown)
		if a, isAttr := n.Func.(*syntax.Attribute); isAttr && mutators[method] {
			s.mutate(s.root(a.Value))
		}
		return
	}
	sum, ok := Foreign(name)
	if !ok {
		s.effect(Unknown)
		return
	}
	s.effect(sum.Effects)
	if sum.Mutates == 0 {
		return
	}
	operands := n.Args
	if a, isAttr := n.Func.(*syntax.Attribute); isAttr && isMethodName(name) && s.a.types.TypeOf(s.f, a.Value).Kind() != pytypes.ClassObj {
		operands = append([]syntax.Expr{a.Value}, n.Args...)
	}
	for i, e := range operands {
		if i < 64 && sum.Mutates&(1<<i) != 0 {
			s.mutate(s.root(e))
		}
	}
}

// isMethodName tells whether a foreign name is a method of a builtin kind or
// class rather than a function of a module: its receiver is then operand 0.
func isMethodName(name string) bool {
	head, _, _ := strings.Cut(name, ".")
	switch head {
	case "list", "dict", "set", "deque", "bytearray", "iterator", "generator", "file", "ndarray":
		return true
	}
	return strings.HasPrefix(name, "collections.")
}

// callOf maps a site's operands to the parameters of one of its callees.
func (s *scanner) callOf(site *callgraph.Site, fn *resolve.Func) call {
	c := call{callee: fn, args: make([]root, min(len(fn.Params), 64))}
	n, ok := site.Node.(*syntax.Call)
	if site.Kind != callgraph.Call || !ok {
		if site.Kind == callgraph.Property && len(c.args) > 0 {
			c.known = true
			c.args[0] = s.root(site.Node.(*syntax.Attribute).Value)
		}
		return c
	}
	c.known = true
	first := 0
	if fn.Class != nil && !fn.IsStatic() {
		first = s.receiver(n, fn, c.args)
	}
	for i, a := range n.Args {
		if _, star := a.(*syntax.Starred); star {
			c.known = false
			break
		}
		if first+i < len(c.args) {
			c.args[first+i] = s.root(a)
		}
	}
	for _, k := range n.Keywords {
		for i := range c.args {
			if fn.Params[i].Name == k.Arg {
				c.args[i] = s.root(k.Value)
			}
		}
	}
	if !slices.ContainsFunc(c.args, root.matters) {
		c.args = nil // nothing that the callee could change is the caller's concern
	}
	return c
}

// receiver sets the root of the first parameter of a method and returns the
// index of the parameter that the first argument goes to.
func (s *scanner) receiver(n *syntax.Call, fn *resolve.Func, args []root) int {
	if len(args) == 0 {
		return 0
	}
	a, isAttr := n.Func.(*syntax.Attribute)
	if isConstructor(fn) && !(isAttr && a.Attr == fn.Name) {
		return 1 // the new instance is fresh
	}
	if !isAttr {
		args[0] = root{unknown: true} // a bound method held in a variable
		return 1
	}
	if inner, ok := a.Value.(*syntax.Call); ok {
		if name, ok := inner.Func.(*syntax.Name); ok && name.ID == "super" {
			args[0] = s.selfRoot()
			return 1
		}
	}
	if d := s.a.prog.Lookup(s.f, a.Value); d.Class != nil && !fn.IsClassMethod() {
		return 0 // Class.method(instance, ...)
	}
	args[0] = s.root(a.Value)
	return 1
}

// selfRoot is the root of the instance that the function is a method of.
func (s *scanner) selfRoot() root {
	if s.fn.SelfParam() != "" {
		return root{params: 1}
	}
	return root{unknown: s.fn.Class == nil}
}
