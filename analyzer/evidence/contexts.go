package evidence

import (
	"cmp"
	"slices"
)

// A context is a node of the calling context tree: an entry called in one
// particular stack.
type context struct {
	parent int32 // index of the caller's context, -1 at the bottom of a stack
	entry  int32 // index into Profile.Entries
	self   float64
}

// A stackProfile collects stacks into a profile.
type stackProfile struct {
	profile  *Profile
	entries  map[frame]int32
	children map[contextKey]int32
}

// A frame is one level of a recorded stack.
type frame struct {
	file    string
	line    int
	name    string
	builtin bool
}

type contextKey struct{ parent, entry int32 }

func newStackProfile(unit Unit, lines LineMeaning) *stackProfile {
	return &stackProfile{
		profile:  &Profile{Unit: unit, Lines: lines},
		entries:  map[frame]int32{},
		children: map[contextKey]int32{},
	}
}

// entry returns the index of the entry for f.
func (s *stackProfile) entry(f frame) int32 {
	if at, ok := s.entries[f]; ok {
		return at
	}
	at := int32(len(s.profile.Entries))
	e := NewEntry(f.file, f.line, f.name)
	e.Builtin = f.builtin
	s.profile.Entries = append(s.profile.Entries, e)
	s.entries[f] = at
	return at
}

// call returns the context of entry called from the context parent, -1 for the
// bottom of a stack.
func (s *stackProfile) call(parent, entry int32) (int32, error) {
	key := contextKey{parent, entry}
	if at, ok := s.children[key]; ok {
		return at, nil
	}
	if len(s.profile.contexts) >= maxFrames {
		return 0, badAt(-1, "more than %d different stack frames", maxFrames)
	}
	at := int32(len(s.profile.contexts))
	s.profile.contexts = append(s.profile.contexts, context{parent: parent, entry: entry})
	s.children[key] = at
	return at, nil
}

// spend adds own time to a context.
func (s *stackProfile) spend(at int32, weight float64) {
	s.profile.contexts[at].self += weight
	s.profile.Total += weight
}

// finish fills in the entries' numbers and the edges, and returns the profile.
func (s *stackProfile) finish() *Profile {
	p := s.profile
	same := make([]int, len(p.Entries))
	for i := range same {
		same[i] = i
	}
	sums := foldContexts(p.contexts, same, len(same))
	for i := range p.Entries {
		p.Entries[i].Self, p.Entries[i].Cumulative = sums.self[i], sums.cumulative[i]
	}
	for key, e := range sums.edges {
		p.Edges = append(p.Edges, Edge{Caller: key.caller, Callee: key.callee, Calls: Unknown, Self: e.self, Cumulative: e.cumulative})
	}
	slices.SortFunc(p.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Caller, b.Caller), cmp.Compare(a.Callee, b.Callee))
	})
	if p.Unit == Seconds {
		p.TotalTime = p.Total
	}
	return p
}

type edgeKey struct{ caller, callee int }

type edgeSum struct {
	self, cumulative float64
	open             int // how often the edge is on the current stack
}

// contextSums are the numbers of a calling context tree by group of entries.
type contextSums struct {
	self, cumulative []float64
	edges            map[edgeKey]*edgeSum
}

// foldContexts sums a calling context tree over n groups of entries; entries
// of group -1 are left out. A group that is several times on a stack counts
// once for its cumulative time, and so does an edge.
func foldContexts(contexts []context, group []int, n int) contextSums {
	sums := contextSums{self: make([]float64, n), cumulative: make([]float64, n), edges: map[edgeKey]*edgeSum{}}
	open := make([]int, n)
	total := subtreeTotals(contexts)
	walkContexts(contexts, func(i int32) {
		c := contexts[i]
		g := group[c.entry]
		if g < 0 {
			return
		}
		sums.self[g] += c.self
		if open[g] == 0 {
			sums.cumulative[g] += total[i]
		}
		open[g]++
		if e := sums.edge(contexts, group, i); e != nil {
			e.self += c.self
			if e.open == 0 {
				e.cumulative += total[i]
			}
			e.open++
		}
	}, func(i int32) {
		if g := group[contexts[i].entry]; g >= 0 {
			open[g]--
			if e := sums.edge(contexts, group, i); e != nil {
				e.open--
			}
		}
	})
	return sums
}

// edge returns the sum for the call that made context i, nil if its caller is
// in no group.
func (s *contextSums) edge(contexts []context, group []int, i int32) *edgeSum {
	parent := contexts[i].parent
	if parent < 0 || group[contexts[parent].entry] < 0 {
		return nil
	}
	key := edgeKey{group[contexts[parent].entry], group[contexts[i].entry]}
	e := s.edges[key]
	if e == nil {
		e = &edgeSum{}
		s.edges[key] = e
	}
	return e
}

// subtreeTotals returns the time of each context with everything it called.
func subtreeTotals(contexts []context) []float64 {
	total := make([]float64, len(contexts))
	for i, c := range slices.Backward(contexts) {
		total[i] += c.self
		if c.parent >= 0 {
			total[c.parent] += total[i]
		}
	}
	return total
}

// walkContexts visits the tree depth first without recursion, since stacks may
// be as deep as the profiled program made them.
func walkContexts(contexts []context, enter, leave func(int32)) {
	first, next := make([]int32, len(contexts)), make([]int32, len(contexts))
	root := int32(-1)
	for i := range contexts {
		first[i] = -1
	}
	for i, c := range slices.Backward(contexts) {
		at := &root
		if c.parent >= 0 {
			at = &first[c.parent]
		}
		next[i] = *at
		*at = int32(i)
	}
	for i := root; i >= 0; {
		enter(i)
		if first[i] >= 0 {
			i = first[i]
			continue
		}
		for {
			leave(i)
			if next[i] >= 0 {
				i = next[i]
				break
			}
			if i = contexts[i].parent; i < 0 {
				return
			}
		}
	}
}
