package rules

import (
	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A Context is what is known about a program as a whole. It is made once and
// only read by checks, so that files can be checked at the same time.
type Context struct {
	Program *resolve.Program
	Types   *infer.Types
	Graph   *callgraph.Graph
	Effects *effects.Table
	Heat    *heat.Heat

	hot       []bool                                // by resolve.Func.ID: see Hot
	warm      []bool                                // the same with warmOneIn
	handlers  map[*resolve.Func]bool                // what web frameworks call for a request
	served    map[*resolve.Func]bool                // coroutines that handlers surely await, and they themselves
	judged    map[string]precision                  // what readers made of findings: see trusted
	importers map[*resolve.Module][]*resolve.Module // see importGraph
}

// NewContext gathers the facts about a linked program.
func NewContext(types *infer.Types, graph *callgraph.Graph, eff *effects.Table, h *heat.Heat) *Context {
	c := &Context{Program: types.Program(), Types: types, Graph: graph, Effects: eff, Heat: h}
	c.hot = hotFunctions(h.Ranking(), len(c.Program.Funcs), hotOneIn)
	c.warm = hotFunctions(h.Ranking(), len(c.Program.Funcs), warmOneIn)
	c.handlers = map[*resolve.Func]bool{}
	for _, e := range c.Program.Entries {
		if e.Kind == resolve.RouteHandler {
			c.handlers[e.Func] = true
		}
	}
	c.judged = precisions
	c.served = c.findServed()
	c.importers = importGraph(c.Program)
	return c
}

// Hot tells whether a function is among the few at the top of the ranking.
func (c *Context) Hot(fn *resolve.Func) bool { return c.hot[fn.ID] }

// tripsOf returns how often the heat model lets a loop go round, 0 if it does not say.
func (c *Context) tripsOf(fn *resolve.Func, l Loop) float64 {
	var inside syntax.Node
	switch n := l.Node.(type) {
	case *syntax.For:
		inside = n.Body[0]
	case *syntax.While:
		inside = n.Body[0]
	case *syntax.Comprehension:
		inside = n.Target
	}
	once := c.Heat.Freq(fn, l.Owner)
	if once <= 0 {
		return 0
	}
	return c.Heat.Freq(fn, inside) / once
}
