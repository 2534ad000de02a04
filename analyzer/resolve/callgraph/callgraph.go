// Package callgraph finds who calls whom in a linked program: by name, by the
// class of the receiver where types tell it, and otherwise by method name with
// a lower confidence.
package callgraph

import (
	"runtime"
	"sync"
	"sync/atomic"

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
	// Via is, for a Callback, the call that takes the function; otherwise nil.
	Via *syntax.Call
	// Callees are the own functions that may be called, most likely first. The
	// confidences of alternatives that exclude each other add up to at most 1.
	Callees []Callee
	// External is the dotted name of a foreign callee: "json.loads",
	// "list.append", "builtins.sorted". It is "" when the callee is own or
	// unknown, "?.name" when only the method's name is known, and for a Callback
	// the name of what takes the function.
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
	out   [][]*Site
	in    [][]Edge
	calls map[*syntax.Call]*Site
}

// Build finds the calls of a program. Files are worked on in parallel.
func Build(p *resolve.Program, types *infer.Types) *Graph {
	g := &Graph{out: make([][]*Site, len(p.Funcs)), in: make([][]Edge, len(p.Funcs)), calls: make(map[*syntax.Call]*Site)}
	known := newIndex(p)
	var next atomic.Int32
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(p.Files); i = int(next.Add(1)) - 1 {
				for _, fn := range p.Files[i].Funcs {
					w := walker{prog: p, types: types, index: known, fn: fn, f: fn.File}
					g.out[fn.ID] = w.sites()
				}
			}
		})
	}
	wg.Wait()
	for _, sites := range g.out {
		for _, s := range sites {
			if c, ok := s.Node.(*syntax.Call); ok && s.Kind == Call {
				g.calls[c] = s
			}
			for _, callee := range s.Callees {
				g.in[callee.Func.ID] = append(g.in[callee.Func.ID], Edge{s, callee.Confidence})
			}
		}
	}
	return g
}

// Out returns the sites in a function's own code, in source order.
func (g *Graph) Out(fn *resolve.Func) []*Site { return g.out[fn.ID] }

// In returns the edges that lead to a function, by caller and position.
func (g *Graph) In(fn *resolve.Func) []Edge { return g.in[fn.ID] }

// Site returns the site of a Call node, or nil.
func (g *Graph) Site(n *syntax.Call) *Site { return g.calls[n] }
