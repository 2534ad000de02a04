package effects

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
)

// solve finds the summaries. A module variable may turn out to be mutated by a
// function that it is passed to; its readers are then looked at again.
func (a *analysis) solve() []Summary {
	for {
		sums := a.propagate()
		known := len(a.globals)
		for i := range a.funcs {
			for _, c := range a.funcs[i].calls {
				c.mutatedGlobals(sums[c.callee.ID], a.globals)
			}
		}
		if len(a.globals) == known {
			return sums
		}
	}
}

// mutatedGlobals adds the module variables that a call passes to be mutated.
func (c *call) mutatedGlobals(callee Summary, out map[global]bool) {
	if !c.known || callee.Mutates == 0 {
		return
	}
	for i, r := range c.args {
		if callee.Mutates&(1<<i) == 0 {
			continue
		}
		for _, g := range r.globals {
			out[g] = true
		}
	}
}

// propagate carries summaries from callees to callers until nothing changes.
// Effects only grow and Fresh only falls, so it ends.
func (a *analysis) propagate() []Summary {
	sums := make([]Summary, len(a.funcs))
	callers := make([][]int32, len(a.funcs))
	for i := range a.funcs {
		l := &a.funcs[i]
		sums[i] = l.sum
		sums[i].Fresh = a.prog.Funcs[i].Kind != resolve.ModuleBody && l.returns.isFresh()
		for _, g := range l.reads {
			if a.globals[g] {
				sums[i].Effects |= ReadsMutable
			}
		}
		for _, c := range l.calls {
			callers[c.callee.ID] = append(callers[c.callee.ID], int32(i))
		}
		for _, fn := range slices.Concat(l.returns.calls, l.mutated) {
			callers[fn.ID] = append(callers[fn.ID], int32(i))
		}
	}
	queued := make([]bool, len(a.funcs))
	queue := a.calleesFirst()
	for i := range queued {
		queued[i] = true
	}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		queued[i] = false
		if !a.step(int(i), sums) {
			continue
		}
		for _, c := range callers[i] {
			if !queued[c] {
				queue, queued[c] = append(queue, c), true
			}
		}
	}
	return sums
}

// step recomputes one summary and tells whether it changed.
func (a *analysis) step(i int, sums []Summary) bool {
	old := sums[i]
	s := old
	fn := a.prog.Funcs[i]
	for _, c := range a.funcs[i].calls {
		s = merge(s, fn, c, sums)
	}
	for _, callee := range a.funcs[i].returns.calls {
		s.Fresh = s.Fresh && sums[callee.ID].Fresh
	}
	for _, callee := range a.funcs[i].mutated {
		if !sums[callee.ID].Fresh {
			s.Effects |= Unknown
		}
	}
	sums[i] = s
	return s != old
}

// merge adds to a caller's summary what a call does: effects on parameters become
// effects on what was passed for them.
func merge(s Summary, caller *resolve.Func, c call, sums []Summary) Summary {
	callee := sums[c.callee.ID]
	const local = WritesSelf | WritesParam | WritesClosure
	s.Effects |= callee.Effects &^ local
	if callee.Effects&WritesClosure != 0 && c.callee.Parent != caller {
		s.Effects |= WritesClosure
	}
	if callee.Mutates == 0 {
		return s
	}
	if !c.known {
		s.Effects |= Unknown
		return s
	}
	for i, r := range c.args {
		if callee.Mutates&(1<<i) == 0 {
			continue
		}
		s.Mutates |= r.params
		s.Effects |= paramEffects(caller, r.params)
		if r.closure {
			s.Effects |= WritesClosure
		}
		if len(r.globals) > 0 {
			s.Effects |= WritesGlobal
		}
		if r.unknown || slices.ContainsFunc(r.calls, func(fn *resolve.Func) bool { return !sums[fn.ID].Fresh }) {
			s.Effects |= Unknown
		}
	}
	return s
}

// calleesFirst returns all functions in an order in which callees come before
// their callers, cycles aside, so that most need one step only.
func (a *analysis) calleesFirst() []int32 {
	type frame struct {
		fn   int32
		next int
	}
	order := make([]int32, 0, len(a.funcs))
	seen := make([]bool, len(a.funcs))
	var stack []frame
	for root := range a.funcs {
		if seen[root] {
			continue
		}
		seen[root] = true
		stack = append(stack[:0], frame{fn: int32(root)})
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			calls := a.funcs[top.fn].calls
			if top.next == len(calls) {
				order = append(order, top.fn)
				stack = stack[:len(stack)-1]
				continue
			}
			callee := calls[top.next].callee.ID
			top.next++
			if !seen[callee] {
				seen[callee] = true
				stack = append(stack, frame{fn: int32(callee)})
			}
		}
	}
	return order
}
