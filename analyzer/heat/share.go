package heat

import (
	"cmp"
	"math"
	"slices"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file turns the model into shares of the run.

// Score is the weighted sum of the features.
func (v *Vector) Score(w *Vector) float64 {
	sum := 0.0
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}

// parts are the functions' parts in the time spent in own Python code, by
// Func.ID: the exponentials of their scores, as a part of the sum. The weights
// were fitted so that these parts come closest to those that cProfile measured.
func (m *model) parts() []float64 {
	parts := make([]float64, len(m.prog.Funcs))
	most := math.Inf(-1)
	for i, fn := range m.prog.Funcs {
		parts[i] = math.Inf(-1)
		if ranked(fn) {
			v := m.vector(fn)
			parts[i] = v.Score(&weights)
			most = max(most, parts[i])
		}
	}
	for i := range parts {
		parts[i] = math.Exp(parts[i] - most)
	}
	normalize(parts)
	return parts
}

// ranked tells whether a function takes part in the ranking by itself.
func ranked(fn *resolve.Func) bool { return fn.Def != nil && !fn.IsOverload() }

func normalize(list []float64) {
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	if sum > 0 {
		for i := range list {
			list[i] /= sum
		}
	}
}

// hottest sorts functions by share and leaves out those without.
func hottest(funcs []*resolve.Func, share func(*resolve.Func) float64) []*resolve.Func {
	var list []*resolve.Func
	for _, fn := range funcs {
		if share(fn) > 0 {
			list = append(list, fn)
		}
	}
	slices.SortStableFunc(list, func(a, b *resolve.Func) int { return cmp.Compare(share(b), share(a)) })
	return list
}

// estimate fills in the shares from the source alone. The parts are about own
// Python code; the price of the C functions and of the waiting that goes with
// it comes on top, and all is brought back to a sum of 1.
func (h *Heat) estimate() {
	m := h.model
	parts := m.parts()
	direct := make([]float64, len(parts))
	memory := make([]float64, len(parts))
	sum := 0.0
	for i, p := range parts {
		w := &m.frames[i].work
		own := w.py + costEnter
		direct[i] = p * (own + w.c + w.io) / own
		memory[i] = p * w.bytes / own
		sum += direct[i]
	}
	normalize(memory)
	for i := range parts {
		h.funcs[i] = Func{Memory: memory[i], Runs: m.calls[i], Kind: kindOf(m.frames[i].work), Evidence: findings.Static}
		if sum > 0 {
			h.funcs[i].Self, h.funcs[i].Direct = parts[i]/sum, direct[i]/sum
		}
	}
	h.addTotals()
	for i, fn := range m.prog.Funcs {
		h.funcs[i].Basis = m.basis(fn)
	}
}

func kindOf(w work) Kind {
	own := w.py + costEnter
	half := (own + w.c + w.io) / 2
	switch {
	case own >= half:
		return CPU
	case w.io >= half:
		return IO
	case w.c >= half:
		return C
	}
	return Mixed
}

// addTotals adds to each function's share the part of its callees' shares that
// its calls are of all their calls from outside. All members of a recursion count
// as running within each other, as often as they are called.
func (h *Heat) addTotals() {
	m := h.model
	h.inflow = m.inflow()
	sums := make([]float64, len(m.groups)) // shares of the components with all they call
	totals := make([]float64, len(m.edges))
	for i := range h.funcs {
		totals[i] = h.funcs[i].Direct
	}
	for g, members := range m.groups { // callees first
		most := 0.0
		for _, v := range members {
			for _, e := range m.edges[v] {
				if to := m.group[e.to]; to != int32(g) {
					totals[v] += sums[to] * h.part(m.calls[v]*e.times, to)
				}
			}
			sums[g] += totals[v]
			most = max(most, m.calls[v])
		}
		sums[g] = min(sums[g], 1)
		for _, v := range members {
			if len(members) > 1 && most > 0 {
				totals[v] += (sums[g] - totals[v]) * m.calls[v] / most
			}
			totals[v] = min(totals[v], 1)
		}
	}
	for i := range h.funcs {
		h.funcs[i].Total = totals[i]
	}
}

// inflow sums up the calls that enter each component from outside.
func (m *model) inflow() []float64 {
	in := make([]float64, len(m.groups))
	for v, edges := range m.edges {
		in[m.group[v]] += m.entry[v]
		for _, e := range edges {
			if m.group[e.to] != m.group[v] {
				in[m.group[e.to]] += m.calls[v] * e.times
			}
		}
	}
	return in
}

// part is what a number of calls is of all that enter a component.
func (h *Heat) part(calls float64, group int32) float64 {
	if h.inflow[group] == 0 {
		return 0
	}
	return min(1, calls/h.inflow[group])
}

// passed is the share of the run that a caller spends in a callee through a
// site that runs so many times a call.
func (h *Heat) passed(caller, callee *resolve.Func, times float64) float64 {
	m := h.model
	calls := m.calls[caller.ID] * times
	if g := m.group[callee.ID]; g != m.group[caller.ID] {
		return h.funcs[callee.ID].Total * h.part(calls, g)
	}
	return h.funcs[callee.ID].Total * min(1, calls/max(m.calls[callee.ID], 1e-300))
}

// price is the time that a node takes a call of its function, in ns.
func (h *Heat) price(fn *resolve.Func, n syntax.Node) float64 {
	w := &walker{m: h.model, fn: fn, out: &frame{}, cur: -1}
	var done work
	switch n := n.(type) {
	case syntax.Stmt:
		done, _ = w.stmt(n)
	case syntax.Expr:
		done = w.expr(n)
	case *syntax.Keyword:
		done = w.expr(n.Value)
	case *syntax.Comprehension:
		done = w.expr(n.Iter).plus(w.exprs(n.Ifs).often(w.trips(n.Iter)))
	case *syntax.ExceptHandler:
		done, _ = w.block(n.Body)
	case *syntax.WithItem:
		done = w.expr(n.ContextExpr)
	}
	return done.direct() * h.model.frames[fn.ID].regions.freq(n.Range())
}
