package pyrt

// reParser parses a pattern as CPython's re._parser does: the same trees, and the
// same errors at the same places.
type reParser struct {
	src       *reSource
	flags     int
	names     map[string]int
	nameOrder []string
	widths    []reWidth // of the groups; that of group 0 is not used
	open      []bool    // groups whose end was not reached yet
	// behindFrom is the first group of the lookbehind that is being parsed, or 0:
	// what it refers to must lie before it.
	behindFrom int
	conditions []reCondition
}

// reCondition is a group that a conditional names, checked when all are known.
type reCondition struct{ group, pos int }

// parseRegex parses a pattern. p.flags are then those of the whole pattern.
func parseRegex[S string | Bytes](pattern S, flags int) (seq *reSeq, p *reParser) {
	p = &reParser{
		src:    newRESource(pattern),
		flags:  flags,
		names:  make(map[string]int),
		widths: make([]reWidth, 1),
		open:   make([]bool, 1),
	}
	seq = p.alternatives(flags&RegexVerbose != 0, true)
	p.flags = reCheckedFlags(p.flags, p.src.isBytes)
	if p.src.next != reEnd {
		panic(p.src.fail("unbalanced parenthesis", 0))
	}
	for _, c := range p.conditions {
		if c.group >= len(p.widths) {
			panic(newRegexError("invalid group reference "+Repr(c.group), p.src.whole, p.src.text, c.pos))
		}
	}
	return seq, p
}

// alternatives parses a|b|c. top is true of the whole pattern.
func (p *reParser) alternatives(verbose, top bool) *reSeq {
	var items []*reSeq
	for {
		items = append(items, p.sequence(verbose, top && len(items) == 0))
		if !p.src.match('|') {
			break
		}
		if top {
			verbose = p.flags&RegexVerbose != 0
		}
	}
	if len(items) == 1 {
		return items[0]
	}
	seq := &reSeq{nodes: takePrefix(items)}
	if set, ok := mergedSet(items); ok {
		seq.nodes = append(seq.nodes, set)
	} else {
		seq.nodes = append(seq.nodes, reNode{kind: reBranch, subs: items})
	}
	return seq
}

// takePrefix removes from the alternatives the nodes with which all begin, and
// returns them.
func takePrefix(items []*reSeq) []reNode {
	n := 0
	for ; ; n++ {
		for _, item := range items {
			if len(item.nodes) <= n || !item.nodes[n].same(&items[0].nodes[n]) {
				prefix := items[0].nodes[:n:n]
				for _, item := range items {
					item.nodes = item.nodes[n:]
				}
				return prefix
			}
		}
	}
}

// mergedSet returns alternatives of single characters as one character class.
func mergedSet(items []*reSeq) (set reNode, ok bool) {
	set.kind = reIn
	for _, item := range items {
		if len(item.nodes) != 1 {
			return reNode{}, false
		}
		switch n := &item.nodes[0]; {
		case n.kind == reLiteral:
			set.addItem(reItem{lo: n.char, hi: n.char})
		case n.kind == reIn && !n.negate:
			for _, item := range n.items {
				set.addItem(item)
			}
		default:
			return reNode{}, false
		}
	}
	return set, true
}

// sequence parses up to a bar or a closing parenthesis. first is true where flags
// for the whole pattern may stand.
func (p *reParser) sequence(verbose, first bool) *reSeq {
	seq := &reSeq{}
	for p.src.next != reEnd && p.src.next != '|' && p.src.next != ')' {
		t := p.src.get()
		if verbose && isVerboseSpace(t) {
			continue
		}
		if verbose && t == '#' {
			for t != reEnd && t != '\n' {
				t = p.src.get()
			}
			continue
		}
		switch t {
		case '[':
			seq.add(p.set())
		case '*', '+', '?', '{':
			p.repeat(seq, t)
		case '.':
			seq.add(reNode{kind: reAny})
		case '(':
			verbose = p.group(seq, verbose, first)
		case '^':
			seq.add(reNode{kind: reAt, at: reAtStart})
		case '$':
			seq.add(reNode{kind: reAt, at: reAtEnd})
		default:
			if t.isEscape() {
				seq.add(p.escape(t))
			} else {
				seq.add(reNode{kind: reLiteral, char: rune(t)})
			}
		}
	}
	seq.unpack()
	return seq
}

func (s *reSeq) add(n reNode) { s.nodes = append(s.nodes, n) }

// unpack replaces groups that only hold together by what they hold.
func (s *reSeq) unpack() {
	flat := func(n *reNode) bool { return n.kind == reGroup && n.group == 0 && n.add == 0 && n.del == 0 }
	for i := range s.nodes {
		if !flat(&s.nodes[i]) {
			continue
		}
		old := s.nodes
		s.nodes = append([]reNode(nil), old[:i]...)
		for _, n := range old[i:] {
			if flat(&n) {
				s.nodes = append(s.nodes, n.subs[0].nodes...)
			} else {
				s.nodes = append(s.nodes, n)
			}
		}
		return
	}
}
