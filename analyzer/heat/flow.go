package heat

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
)

// This file spreads calls from the entry points over the call graph. Component
// by component, callers first, the calls of a function are those from outside
// plus those of its callers times the edges' frequencies. Inside a component,
// which is recursion, frequencies are scaled so that the sum converges to a
// depth that recursions usually have.

// Calls from outside.
const (
	entryMain    = 1.0
	entryLibrary = 0.02 // the main guard of a module that others import
	entryOther   = 1.0  // routes, commands, tasks, console scripts
	entryBeside  = 0.2  // console scripts and __main__ where there is a main program as well
	entryTest    = 0.01 // tests, as long as there is anything else
	entryImport  = 0.05 // a module body, by being imported
	entryPublic  = 0.3  // functions that nobody calls, where there is no entry point
	entryUnknown = 1e-4 // functions that nobody calls otherwise
)

// runs tells whether a file's code is part of what the program does when it runs,
// rather than of its tests, documentation or installation.
func runs(f *resolve.File) bool {
	return f.Role == resolve.Own || f.Role == resolve.Generated || f.Role == resolve.Vendored
}

// entries weighs the entry points: how often a run starts there.
func (m *model) entries() map[*resolve.Func]float64 {
	imported := m.importedModules()
	weights := map[*resolve.Func]float64{}
	program := false // there is a main program that nothing imports
	for _, e := range m.prog.Entries {
		weight := entryOther
		switch e.Kind {
		case resolve.MainGuard, resolve.DunderMain, resolve.ScriptBody:
			weight = entryMain
			if imported[e.Func.File] {
				weight = entryLibrary
			}
			program = program || weight == entryMain && e.Kind != resolve.DunderMain && runs(e.Func.File)
		case resolve.TestFunc:
			weight = entryTest
		}
		switch {
		case m.tests && e.Kind == resolve.TestFunc:
			weight = entryMain
		case !m.tests && !runs(e.Func.File):
			weight = min(weight, entryTest)
		}
		weights[e.Func] = max(weights[e.Func], weight)
	}
	if program {
		for _, e := range m.prog.Entries {
			if e.Kind == resolve.ConsoleScript || e.Kind == resolve.DunderMain {
				weights[e.Func] = min(weights[e.Func], entryBeside)
			}
		}
	}
	return weights
}

// enter puts the calls from outside into place.
func (m *model) enter(entries map[*resolve.Func]float64) {
	m.entry = make([]float64, len(m.edges))
	found := false
	for fn, weight := range entries {
		m.entry[fn.ID] = weight
		found = found || weight >= entryMain
	}
	m.enterUncalled(found)
}

// enterUncalled lets code that nobody calls run a little: a library is called
// by programs that are not here.
func (m *model) enterUncalled(found bool) {
	called := make([]bool, len(m.edges))
	for from, edges := range m.edges {
		for _, e := range edges {
			if int(e.to) != from {
				called[e.to] = true
			}
		}
	}
	for i, fn := range m.prog.Funcs {
		weight := 0.0
		switch {
		case fn.Kind == resolve.ModuleBody:
			weight = entryImport
		case called[i]:
		case !found && runs(fn.File) && fn.Kind != resolve.Lambda:
			weight = entryPublic
		default:
			weight = entryUnknown
		}
		m.entry[i] = max(m.entry[i], weight)
	}
}

// importedModules tells which files other files import.
func (m *model) importedModules() map[*resolve.File]bool {
	imported := map[*resolve.File]bool{}
	for _, f := range m.prog.Files {
		for _, imp := range f.Imports {
			d := m.prog.Resolve(imp.Target)
			mod := d.Module
			switch {
			case d.Func != nil:
				mod = d.Func.Module
			case d.Class != nil:
				mod = d.Class.Module
			}
			if mod != nil && mod.File != f {
				imported[mod.File] = true
			}
		}
	}
	return imported
}

// flow solves for the calls of every function: first along the edges alone, then
// again with what pools of kept functions get from calls of unknown things. That
// those calls might lead anywhere must not make one great recursion of the program.
func (m *model) flow() {
	m.scratch = make([]float64, len(m.edges))
	m.spread(m.entry)
	entry := slices.Clone(m.entry)
	for _, p := range m.pooled {
		calls := m.calls[p.from] * p.times
		for _, to := range m.pools[p.pool] {
			entry[to] += calls / float64(len(m.pools[p.pool]))
		}
	}
	m.spread(entry)
}

func (m *model) spread(entry []float64) {
	m.calls = slices.Clone(entry)
	for g := len(m.groups) - 1; g >= 0; g-- {
		members := m.groups[g]
		if len(members) > 1 || m.self[members[0]] {
			m.recursion(int32(g), members)
		}
		for _, v := range members {
			for _, e := range m.edges[v] {
				if m.group[e.to] != int32(g) {
					m.calls[e.to] += m.calls[v] * e.times
				}
			}
		}
	}
}

// recursion solves one component. Its gain, the number of calls inside it that
// a call inside it makes on average, decides how deep it goes: about one is a
// chain, more is a tree.
func (m *model) recursion(g int32, members []int32) {
	gain := m.gain(g, members)
	target := recursionGain(gain)
	scale := 1.0
	if gain > target {
		scale = target / gain
	}
	base := make([]float64, len(members))
	for i, v := range members {
		base[i] = m.calls[v]
	}
	next := m.scratch
	sum := 0.0
	for i := range base {
		sum += base[i]
	}
	for range recursionRounds {
		for _, v := range members {
			for _, e := range m.edges[v] {
				if m.group[e.to] == g {
					next[e.to] += m.calls[v] * e.times * scale
				}
			}
		}
		change, all := 0.0, 0.0
		for i, v := range members {
			now := base[i] + next[v]
			next[v] = 0
			change = max(change, (now-m.calls[v])/(now+1e-12))
			m.calls[v] = now
			all += now
		}
		if change < 0.01 || all > sum*recursionLimit*float64(len(members)) {
			break
		}
	}
}

const (
	recursionRounds = 60
	recursionLimit  = 100 // calls inside a recursion for one from outside, a member
	gainRounds      = 30
)

// recursionGain is the gain that a recursion is given: 1-1/n makes n calls of
// one from outside.
func recursionGain(gain float64) float64 {
	switch {
	case gain < 0.5:
		return gain
	case gain < 1.2:
		return guessFlat
	case gain < 1.9:
		return (guessFlat + guessDeep) / 2
	}
	return guessDeep
}

// gain estimates the largest eigenvalue of a component's edges.
func (m *model) gain(g int32, members []int32) float64 {
	now, next := make([]float64, len(members)), m.scratch
	for i := range now {
		now[i] = 1 / float64(len(members))
	}
	gain := 0.0
	for range gainRounds {
		sum := 0.0
		for i, v := range members {
			for _, e := range m.edges[v] {
				if m.group[e.to] == g {
					next[e.to] += now[i] * e.times
					sum += now[i] * e.times
				}
			}
		}
		for i, v := range members {
			now[i] = next[v] / max(sum, 1e-300)
			next[v] = 0
		}
		if sum == 0 {
			break
		}
		gain = max(gain*0.8, sum) // the sums of periodic recursions go up and down
	}
	return gain
}

// distances finds how many calls each function is away from an entry point.
func (m *model) distances() {
	m.near = make([]int32, len(m.edges))
	var queue []int32
	for i := range m.near {
		m.near[i] = -1
		if m.entry[i] >= entryPublic {
			m.near[i] = 0
			queue = append(queue, int32(i))
		}
	}
	pools := map[node][]pooled{}
	for _, p := range m.pooled {
		pools[p.from] = append(pools[p.from], p)
	}
	reach := func(v, to node) {
		if m.near[to] >= 0 {
			return
		}
		m.near[to] = m.near[v] + 1
		if int(to) >= len(m.prog.Funcs) {
			m.near[to]-- // a hub is no call of its own
		}
		queue = append(queue, to)
	}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for _, e := range m.edges[v] {
			reach(v, e.to)
		}
		for _, p := range pools[v] {
			for _, to := range m.pools[p.pool] {
				reach(v, to)
			}
		}
	}
}
