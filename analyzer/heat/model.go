package heat

import (
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
)

// A model is the estimate while it is made.
type model struct {
	prog   *resolve.Program
	types  *infer.Types
	graph  *callgraph.Graph
	consts consts
	tests  bool

	frames     []frame // by Func.ID
	kept       []keeping
	keptOnce   map[keeping]bool
	properties map[string]bool // names of properties of own classes

	inner map[*resolve.Func][]*resolve.Func // lambdas by what they stand in
	runs  []bool                            // reached from an entry point, by Func.ID
	made  []bool                            // classes with instances, by Class.ID

	edges    [][]edge // by caller: functions by ID, then hubs
	hubs     map[string]node
	pools    map[string][]node // functions kept in a file; those of all files under ""
	pooled   []pooled
	group    []int32    // strongly connected component, by node; callees first
	groups   [][]int32  // members of each component
	self     []bool     // calls itself, by node
	entry    []float64  // calls from outside, by node
	calls    []float64  // estimated calls in a run, by node
	near     []int32    // fewest calls from an entry point, -1 where unreached, by node
	incoming []incoming // by Func.ID
	scratch  []float64  // zeros, by node
}

// An edge says how often a call of one function calls another.
type edge struct {
	to    node
	times float64 // expected calls a call of the caller
	trips float64 // rounds of the caller's loops around the site
}

func newModel(types *infer.Types, graph *callgraph.Graph, opt Options) *model {
	prog := types.Program()
	m := &model{
		prog: prog, types: types, graph: graph, tests: opt.Tests,
		consts:     consts{graph: graph},
		frames:     make([]frame, len(prog.Funcs)),
		keptOnce:   map[keeping]bool{},
		pools:      map[string][]node{},
		properties: map[string]bool{},
	}
	for _, fn := range prog.Funcs {
		if fn.Kind == resolve.Method && fn.IsProperty() {
			m.properties[fn.Name] = true
		}
	}
	for i, fn := range prog.Funcs {
		m.frames[i] = m.frameOf(fn)
	}
	m.inner = innerFuncs(prog)
	entries := m.entries()
	m.findReached(entries)
	m.linkCalls()
	m.components()
	m.enter(entries)
	m.flow()
	m.distances()
	m.countIncoming()
	return m
}

// innerFuncs lists the lambdas of each function: they may run whenever it does.
func innerFuncs(prog *resolve.Program) map[*resolve.Func][]*resolve.Func {
	inner := map[*resolve.Func][]*resolve.Func{}
	for _, fn := range prog.Funcs {
		if fn.Kind == resolve.Lambda && fn.Parent != nil {
			inner[fn.Parent] = append(inner[fn.Parent], fn)
		}
	}
	return inner
}
