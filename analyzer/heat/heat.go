// Package heat estimates where a program's run time and memory go, without
// running it: which share of the time each function takes, how often each
// statement runs, and what the time is spent on. A profile of a real run, where
// there is one, replaces the estimate.
//
// The estimate has three parts. Inside a function, every node gets a frequency,
// how often it runs a call, from loops, branches and early exits (walk.go,
// trips.go, likely.go), and a price in nanoseconds on CPython 3.11 (expr.go,
// call.go). Between functions, calls flow from the entry points along the call
// graph (edges.go, flow.go). What cannot be derived from the source, how large
// the data is and which way a program is used, is left to the weights of a few
// features, fitted on profiles of real programs (features.go, weights.go).
package heat

import (
	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Options change how heat is estimated.
type Options struct {
	// Profile is the evidence of a real run, or nil.
	Profile *evidence.Profile
	// Tests makes tests count as entry points like any other; otherwise test
	// code is cold as long as there is anything else to run.
	Tests bool
}

// Kind says what a function's time is spent on.
type Kind string

// The kinds.
const (
	CPU   Kind = "cpu"   // own Python code
	C     Kind = "c"     // inside builtins and C libraries
	IO    Kind = "io"    // waiting for files, network, processes, time
	Mixed Kind = "mixed" // no kind has the greater part
)

// A Func is what is known about one function's part in a run.
type Func struct {
	Self   float64 // share of the run's time in its own Python code, 0..1
	Direct float64 // Self and the builtins and C functions that it calls itself, 0..1
	Total  float64 // share including all that it calls, 0..1
	Memory float64 // share of the memory allocated, 0..1
	// Calls is the measured number of calls, 0 where unknown.
	Calls int64
	// CacheHits is the measured part of the calls that a cache would have answered, 0
	// where unknown.
	CacheHits float64
	// Runs estimates the number of calls; only ratios mean anything.
	Runs  float64
	Kind  Kind
	Basis string // a short reason: "3 nested loops, called in a loop of main"
	// Evidence says whether the shares are estimated or measured.
	Evidence findings.Evidence
}

// A Heat holds the shares of a program. It is immutable and safe for
// concurrent use.
type Heat struct {
	model  *model
	funcs  []Func // by resolve.Func.ID
	order  []*resolve.Func
	inflow []float64 // calls that enter each component of the call graph
	report *evidence.Report
	lines  map[int]lineShares // measured, by resolve.Func.ID
}

// Estimate finds the shares of all functions of a program.
func Estimate(types *infer.Types, graph *callgraph.Graph, opt Options) *Heat {
	m := newModel(types, graph, opt)
	h := &Heat{model: m, funcs: make([]Func, len(m.prog.Funcs))}
	h.estimate()
	if opt.Profile != nil {
		h.measure(opt.Profile)
	}
	h.order = hottest(m.prog.Funcs, func(fn *resolve.Func) float64 { return h.funcs[fn.ID].Self })
	return h
}

// Of returns what is known about a function.
func (h *Heat) Of(fn *resolve.Func) Func { return h.funcs[fn.ID] }

// Ranking returns the defs that take time, the largest self share first. The
// code of a lambda counts for the def around it.
func (h *Heat) Ranking() []*resolve.Func { return h.order }

// Freq returns how often a node of a function runs a call of the function: 1 in
// straight code, the product of the trip counts around it in loops, below 1
// behind conditions. It is 0 for a node that is not part of the function's own
// code (see resolve.Func.Walk).
func (h *Heat) Freq(fn *resolve.Func, n syntax.Node) float64 {
	if !within(fn, n) {
		return 0
	}
	return h.model.frames[fn.ID].regions.freq(n.Range())
}

// LoopDepth returns how many loops of the function, comprehensions included,
// repeat the node.
func (h *Heat) LoopDepth(fn *resolve.Func, n syntax.Node) int {
	if r := h.model.frames[fn.ID].regions.at(n.Range()); r != nil && within(fn, n) {
		return int(r.depth)
	}
	return 0
}

// Runs returns how often a node runs in the whole run: the calls of its
// function, measured or estimated, times Freq. Only ratios mean anything.
func (h *Heat) Runs(fn *resolve.Func, n syntax.Node) float64 {
	return h.funcs[fn.ID].Runs * h.Freq(fn, n)
}

// ShareOf returns the share of the run that a node takes, 0..1: the node and
// all below it, builtins and C functions that it calls included, own functions
// that it calls left out.
func (h *Heat) ShareOf(fn *resolve.Func, n syntax.Node) float64 {
	f := &h.funcs[fn.ID]
	if f.Direct == 0 || !within(fn, n) {
		return 0
	}
	if lines, ok := h.lines[fn.ID]; ok {
		return h.measuredShare(fn, n, lines)
	}
	whole := h.model.frames[fn.ID].work.direct() + costEnter
	return min(f.Direct, f.Direct*h.price(fn, n)/whole)
}

// TotalOf is ShareOf with the time inside the own functions that the node calls.
func (h *Heat) TotalOf(fn *resolve.Func, n syntax.Node) float64 {
	share := h.ShareOf(fn, n)
	span := n.Range()
	for _, s := range h.model.graph.Out(fn) {
		at := s.Node.Range()
		if at.Start < span.Start || at.End > span.End {
			continue
		}
		freq := h.model.frames[fn.ID].regions.freq(at)
		for _, c := range s.Callees {
			if c.Func != fn {
				share += h.passed(fn, c.Func, freq*c.Confidence)
			}
		}
	}
	return min(share, max(h.funcs[fn.ID].Total, h.funcs[fn.ID].Direct))
}

// Report returns what the profile said about the program, nil without a
// profile. Its indices are those of resolve.Program.Funcs.
func (h *Heat) Report() *evidence.Report { return h.report }

// Hotspots returns the functions that take time as results, hottest first, at
// most limit of them (all if 0).
func (h *Heat) Hotspots(limit int) []findings.Hotspot {
	var list []findings.Hotspot
	for _, fn := range h.order {
		f := &h.funcs[fn.ID]
		if limit > 0 && len(list) == limit {
			break
		}
		list = append(list, findings.Hotspot{
			Symbol: fn.Qual, File: fn.File.Path, Line: fn.Line(), EndLine: fn.EndLine(),
			Share: f.Self, Total: f.Total, Memory: f.Memory, Calls: f.Calls,
			Kind: string(f.Kind), Basis: f.Basis, Evidence: f.Evidence,
		})
	}
	return list
}

// within tells whether a node lies in the source of a function's own code.
func within(fn *resolve.Func, n syntax.Node) bool {
	s, span := n.Range(), fn.Span
	return span.Start <= s.Start && s.End <= span.End && fn.File.FuncAt(s.Start) == fn
}

// Vectors returns the features of all functions that take part in the ranking,
// for fitting.
func (h *Heat) Vectors() (funcs []*resolve.Func, vectors []Vector) {
	for _, fn := range h.model.prog.Funcs {
		if ranked(fn) {
			funcs = append(funcs, fn)
			vectors = append(vectors, h.model.vector(fn))
		}
	}
	return funcs, vectors
}
