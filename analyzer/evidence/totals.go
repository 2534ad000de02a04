package evidence

import (
	"cmp"
	"slices"
)

// This file sums a placed profile by function.

// report builds the result from the places.
func (m *matcher) report() *Report {
	p := m.profile
	r := &Report{Format: p.Format, Unit: p.Unit, Total: p.Total, TotalTime: p.TotalTime}
	sums := make([]*Totals, len(m.functions))
	for i := range p.Entries {
		where := m.places[i]
		if where.function < 0 {
			continue
		}
		t := sums[where.function]
		if t == nil {
			t = newTotals(where.function)
			sums[where.function] = t
		}
		t.addEntry(&p.Entries[i], where)
	}
	left := m.addBuiltins(sums)
	if p.contexts != nil {
		m.foldStacks(sums, r)
	} else {
		r.Edges = m.edges()
	}
	m.addLines(sums)
	whole, matched, memory := 0.0, 0.0, 0.0
	for i := range p.Entries {
		weight := p.weight(&p.Entries[i])
		whole += weight
		matched += weight - left[i]
		memory += max(p.Entries[i].MemAlloc, 0)
	}
	for _, t := range sums {
		if t != nil {
			t.setShares(p, memory)
			r.Functions = append(r.Functions, *t)
		}
	}
	slices.SortStableFunc(r.Functions, func(a, b Totals) int {
		return cmp.Or(cmp.Compare(b.Self, a.Self), cmp.Compare(b.WithBuiltins, a.WithBuiltins), cmp.Compare(b.Cumulative, a.Cumulative), cmp.Compare(b.MemAlloc, a.MemAlloc))
	})
	for i := range r.Edges {
		r.Edges[i].Share = share(r.Edges[i].Cumulative, p.Total)
	}
	r.Missed = m.missed(left, whole)
	r.Matched = max(share(matched, whole), 0)
	return r
}

func newTotals(function int) *Totals {
	return &Totals{
		Function: function, Self: Unknown, WithBuiltins: Unknown, Cumulative: Unknown, Calls: Unknown,
		CShare: Unknown, SysShare: Unknown, MemAlloc: Unknown, MemPeak: Unknown, CacheHits: Unknown,
	}
}

// plus adds b to a sum that is Unknown until something is added.
func plus(sum *float64, b float64) {
	if b != Unknown {
		*sum = max(*sum, 0) + b
	}
}

// Products are converted where they are added, which keeps them from being
// fused into one rounding on some machines: results are the same everywhere.

// addEntry adds what an entry knows. CShare and SysShare hold amounts until
// setShares divides them.
func (t *Totals) addEntry(e *Entry, where place) {
	t.Moved = t.Moved || where.moved
	plus(&t.Self, e.Self)
	plus(&t.WithBuiltins, e.Self)
	if e.CShare != Unknown {
		plus(&t.CShare, float64(e.CShare*e.Self))
	}
	if e.SysShare != Unknown {
		plus(&t.SysShare, float64(e.SysShare*e.Self))
	}
	plus(&t.MemAlloc, e.MemAlloc)
	t.MemPeak = max(t.MemPeak, e.MemPeak)
	if where.inner {
		return // its time is part of what the function around it accounts for
	}
	plus(&t.Cumulative, e.Cumulative)
	t.CacheHits = max(t.CacheHits, e.CacheHits)
	if e.Calls != Unknown {
		t.Calls = max(t.Calls, 0) + e.Calls
	}
}

// setShares turns amounts into shares, once everything is added.
func (t *Totals) setShares(p *Profile, memory float64) {
	if t.Self != Unknown && (t.Cumulative != Unknown || p.Lines == FirstLine) {
		t.Cumulative = max(t.Cumulative, t.Self)
	}
	if p.Total > 0 && t.Cumulative > p.Total {
		t.Cumulative = p.Total // the same function under several names
	}
	if t.CShare != Unknown {
		t.CShare = min(share(t.CShare, t.WithBuiltins), 1)
	}
	if t.SysShare != Unknown {
		t.SysShare = min(share(t.SysShare, t.WithBuiltins), 1)
	}
	t.SelfShare = share(t.Self, p.Total)
	t.WithBuiltinsShare = share(t.WithBuiltins, p.Total)
	t.CumulativeShare = share(t.Cumulative, p.Total)
	t.MemShare = share(t.MemAlloc, memory)
}

// share returns part of whole, Unknown if either is not known.
func share(part, whole float64) float64 {
	if part == Unknown || whole <= 0 {
		return Unknown
	}
	return part / whole
}

// addBuiltins gives the time of C functions to the functions that call them.
// It returns for each entry the weight that remains without a function.
func (m *matcher) addBuiltins(sums []*Totals) []float64 {
	p := m.profile
	left := make([]float64, len(p.Entries))
	known := false
	for i := range p.Entries {
		known = known || p.Entries[i].Builtin
		if m.places[i].function < 0 {
			left[i] = p.weight(&p.Entries[i])
		}
	}
	if !known {
		return left
	}
	for _, t := range sums {
		if t != nil && t.CShare == Unknown {
			t.CShare = 0 // a profile with C functions says who calls none
		}
	}
	m.builtinCalls(func(function, builtin int, self float64) {
		self = min(self, left[builtin])
		plus(&sums[function].WithBuiltins, self)
		plus(&sums[function].CShare, self)
		left[builtin] -= self
	})
	return left
}

// builtinCalls yields the own time of C functions by the matched function that
// called them, through other C functions too where whole stacks are known.
func (m *matcher) builtinCalls(yield func(function, builtin int, self float64)) {
	p := m.profile
	isBuiltin := func(entry int) bool { return p.Entries[entry].Builtin && m.places[entry].function < 0 }
	if p.contexts == nil {
		for _, edge := range p.Edges {
			if function := m.places[edge.Caller].function; function >= 0 && isBuiltin(edge.Callee) {
				yield(function, edge.Callee, edge.Self)
			}
		}
		return
	}
	owner := make([]int, len(p.contexts)) // function on whose behalf a context runs
	for i, c := range p.contexts {
		owner[i] = m.places[c.entry].function
		if isBuiltin(int(c.entry)) {
			owner[i] = -1
			if c.parent >= 0 {
				owner[i] = owner[c.parent]
			}
			if owner[i] >= 0 {
				yield(owner[i], int(c.entry), c.self)
			}
		}
	}
}

// edges returns the calls between matched functions of a profile that records
// calls rather than stacks.
func (m *matcher) edges() []Call {
	sums := map[edgeKey]*Call{}
	for _, edge := range m.profile.Edges {
		from, to := m.places[edge.Caller], m.places[edge.Callee]
		if from.function < 0 || to.function < 0 || to.inner {
			continue
		}
		key := edgeKey{from.function, to.function}
		call := sums[key]
		if call == nil {
			call = &Call{Caller: from.function, Callee: to.function, Calls: Unknown}
			sums[key] = call
		}
		call.Cumulative += edge.Cumulative
		if edge.Calls != Unknown {
			call.Calls = max(call.Calls, 0) + edge.Calls
		}
	}
	calls := make([]Call, 0, len(sums))
	for _, call := range sums {
		calls = append(calls, *call)
	}
	sortCalls(calls)
	return calls
}

func sortCalls(calls []Call) {
	slices.SortFunc(calls, func(a, b Call) int {
		return cmp.Or(cmp.Compare(a.Caller, b.Caller), cmp.Compare(a.Callee, b.Callee))
	})
}

// foldStacks sets cumulative times and edges from whole stacks, in which a
// function that recurses through several lines counts once.
func (m *matcher) foldStacks(sums []*Totals, r *Report) {
	group := make([]int, len(m.places))
	for i, where := range m.places {
		group[i] = where.function
	}
	fold := foldContexts(m.profile.contexts, group, len(m.functions))
	called := map[edgeKey]bool{} // by a call, not just as code inside
	for _, c := range m.profile.contexts {
		to := m.places[c.entry]
		if c.parent >= 0 && to.function >= 0 && !to.inner {
			called[edgeKey{m.places[m.profile.contexts[c.parent].entry].function, to.function}] = true
		}
	}
	for i, t := range sums {
		if t != nil {
			t.Cumulative = fold.cumulative[i]
		}
	}
	for key, edge := range fold.edges {
		if called[key] {
			r.Edges = append(r.Edges, Call{Caller: key.caller, Callee: key.callee, Calls: Unknown, Cumulative: edge.cumulative})
		}
	}
	sortCalls(r.Edges)
}
