// Package callgraph finds who calls whom in a linked program: by name, by the
// class of the receiver where types tell it, and otherwise by method name with
// a lower confidence.
package callgraph

import (
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// SiteKind says how a function gets called at a site.
type SiteKind uint8

// The kinds of sites.
const (
	Call      SiteKind = iota // f(...)
	Callback                  // f passed as a value to something that will call it
	Property                  // x.p, where p is a property
	Protocol                  // an operator, with, for or builtin that calls a dunder method
	Decorator                 // @f around a def or class, called when the def runs
	Import                    // an import that runs another module's body
)

// A Site is one place where a function calls others.
type Site struct {
	Caller *resolve.Func
	Kind   SiteKind
	// Node is the Call, or for other kinds the expression or statement.
	Node syntax.Node
	// Callees are the own functions that may be called, most likely first. The
	// confidences of alternatives that exclude each other add up to at most 1.
	Callees []Callee
	// External is the dotted name of a foreign callee: "json.loads",
	// "list.append", "builtins.sorted", or "" when the callee is own or unknown.
	// When only the method's name is known it is "?.name".
	External string
}

// A Callee is one candidate.
type Callee struct {
	Func       *resolve.Func
	Confidence float64 // 0..1
}

// An Edge leads from a site to one of its callees.
type Edge struct {
	Site       *Site
	Confidence float64
}

// A Graph is a program's call graph. It is immutable.
type Graph struct {
	prog  *resolve.Program
	sites []Site
	out   [][]*Site
	in    [][]Edge
	byPos map[syntax.Node]*Site
}

// Build finds the calls of a program.
func Build(p *resolve.Program, types *infer.Types) *Graph {
	return &Graph{prog: p, out: make([][]*Site, len(p.Funcs)), in: make([][]Edge, len(p.Funcs))}
}

// Out returns the sites in a function's own code, in source order.
func (g *Graph) Out(fn *resolve.Func) []*Site { return g.out[fn.ID] }

// In returns the edges that lead to a function, by caller and position.
func (g *Graph) In(fn *resolve.Func) []Edge { return g.in[fn.ID] }

// Site returns the site of a Call node, or nil.
func (g *Graph) Site(n *syntax.Call) *Site { return g.byPos[n] }
