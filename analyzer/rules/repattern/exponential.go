package repattern

// A Hazard is a repeat that takes exponential time on texts that do not match.
type Hazard struct {
	// Start and End are byte offsets of the repeat in the pattern.
	Start, End int
	// Pump is a text that, repeated, makes the time grow exponentially.
	Pump string
}

// Exponential returns the first repeat of a pattern that is proven to take
// exponential time. full tells that the whole text must match, as for fullmatch.
func Exponential(n *Node, full bool) (Hazard, bool) {
	rest := &follow{empty: true}
	if full {
		rest = &follow{end: true}
	}
	return search(n, rest)
}

// follow is what may come after a node on the way to a match.
type follow struct {
	first Set
	empty bool // the match may end here
	end   bool // the text may have to end here
	any   bool // nothing is known
}

// before returns what follows the node that stands before n.
func before(n *Node, rest *follow) *follow {
	f := factsOf(n)
	out := &follow{first: f.first, any: f.opaque, end: f.end}
	if f.nullable {
		out.first = out.first.union(rest.first)
		out.empty = rest.empty
		out.end = out.end || rest.end
		out.any = out.any || rest.any
	}
	return out
}

func search(n *Node, rest *follow) (Hazard, bool) {
	if n.Atomic {
		return Hazard{}, false
	}
	switch n.Kind {
	case Concat:
		after := make([]*follow, len(n.Subs))
		for i := len(n.Subs) - 1; i >= 0; i-- {
			after[i] = rest
			rest = before(n.Subs[i], rest)
		}
		for i, sub := range n.Subs {
			if h, ok := search(sub, after[i]); ok {
				return h, true
			}
		}
	case Alt:
		return searchAlternatives(n, rest)
	case Repeat:
		if h, ok := judge(n, rest); ok {
			return h, true
		}
		again := before(n.Subs[0], rest)
		again.first = again.first.union(rest.first)
		again.empty = again.empty || rest.empty
		again.end = again.end || rest.end
		again.any = again.any || rest.any
		if n.Max == 1 {
			again = rest
		}
		return search(n.Subs[0], again)
	}
	return Hazard{}, false
}

// searchAlternatives looks into the alternatives that no other one could stand
// in for: one that starts alike might match where this one fails.
func searchAlternatives(n *Node, rest *follow) (Hazard, bool) {
	known := make([]facts, len(n.Subs))
	for i, sub := range n.Subs {
		known[i] = factsOf(sub)
	}
	for i, sub := range n.Subs {
		if !standsAlone(known, i) {
			continue
		}
		if h, ok := search(sub, rest); ok {
			return h, true
		}
	}
	return Hazard{}, false
}

func standsAlone(known []facts, i int) bool {
	for j, f := range known {
		if i != j && (f.nullable || f.opaque || !f.first.intersect(known[i].first).Empty()) {
			return false
		}
	}
	return true
}

// judge proves that a repeat is exponential, or gives up.
func judge(n *Node, rest *follow) (Hazard, bool) {
	if n.Max != Unbounded || rest.empty || rest.any {
		return Hazard{}, false
	}
	body := factsOf(n.Subs[0])
	if body.opaque {
		return Hazard{}, false
	}
	free := rest.first.complement()
	if rest.end && !spoilt(n, free) {
		return Hazard{}, false
	}
	for i := 1; i < maxRun; i++ {
		for j := i + 1; j <= maxRun; j++ {
			if both := body.runs[i].intersect(body.runs[j]).intersect(free); !both.Empty() {
				return Hazard{n.Start, n.End, string(both.First())}, true
			}
		}
	}
	return Hazard{}, false
}

// spoilt tells whether some character of free behind the repeat keeps it from
// reaching the end of the text. A line end does not, since $ matches before it.
func spoilt(n *Node, free Set) bool {
	free[0] &^= 1 << '\n'
	return !free.intersect(letters(n).complement()).Empty()
}

// letters returns all characters that occur in a node.
func letters(n *Node) Set {
	s := n.Set
	for _, sub := range n.Subs {
		s = s.union(letters(sub))
	}
	return s
}

// maxRun is the length of the longest run of one character that facts tell of.
const maxRun = 3

// facts is what is known about the texts that a node matches.
type facts struct {
	nullable bool // the empty text, without any condition
	opaque   bool // whether the node matches depends on more than the text it takes
	end      bool // the text may have to end at the start of the node
	first    Set  // characters that a text may start with
	// runs[k] are the characters c such that k times c is matched; for k = 0
	// all or none.
	runs [maxRun + 1]Set
}

func factsOf(n *Node) facts {
	f := kindFacts(n)
	if n.Atomic {
		// the longest run is taken, and a shorter one never tried
		f.runs = [maxRun + 1]Set{f.runs[0], f.runs[1]}
	}
	return f
}

func kindFacts(n *Node) facts {
	switch n.Kind {
	case Empty, Opaque:
		f := emptyText()
		f.opaque = true
		return f
	case End:
		return facts{end: true}
	case Chars:
		f := facts{first: n.Set}
		f.runs[1] = n.Set
		return f
	case Alt:
		var f facts
		for _, sub := range n.Subs {
			f = either(f, factsOf(sub))
		}
		return f
	case Concat:
		f := emptyText()
		for _, sub := range n.Subs {
			f = join(f, factsOf(sub))
		}
		return f
	}
	return repeated(n)
}

func emptyText() facts {
	f := facts{nullable: true}
	f.runs[0] = Set{}.complement()
	return f
}

// either returns the facts of two alternatives.
func either(a, b facts) facts {
	f := facts{nullable: a.nullable || b.nullable, opaque: a.opaque || b.opaque, end: a.end || b.end, first: a.first.union(b.first)}
	for k := range f.runs {
		f.runs[k] = a.runs[k].union(b.runs[k])
	}
	return f
}

// join returns the facts of two nodes in a row.
func join(a, b facts) facts {
	f := facts{nullable: a.nullable && b.nullable, opaque: a.opaque || b.opaque, end: a.end || a.nullable && b.end, first: a.first}
	if a.nullable {
		f.first = f.first.union(b.first)
	}
	for i := range a.runs {
		for j := 0; i+j <= maxRun; j++ {
			f.runs[i+j] = f.runs[i+j].union(a.runs[i].intersect(b.runs[j]))
		}
	}
	return f
}

// repeated returns the facts of a Repeat: of all numbers of rounds that can
// make up a run of maxRun.
func repeated(n *Node) facts {
	body := factsOf(n.Subs[0])
	rounds := emptyText()
	var f facts
	for k := 0; k <= maxRun && (n.Max == Unbounded || k <= n.Max); k++ {
		if k >= n.Min || body.nullable {
			f = either(f, rounds)
		}
		rounds = join(rounds, body)
	}
	f.opaque = body.opaque
	f.end = body.end
	f.first = body.first
	return f
}
