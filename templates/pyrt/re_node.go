package pyrt

import "slices"

// This file has the tree that a pattern is parsed into, before flags are applied.

// reKind says what a reNode is.
type reKind uint8

const (
	reLiteral     reKind = iota // char
	reNotLiteral                // any but char
	reAny                       // .
	reIn                        // items
	reAt                        // at
	reBranch                    // alternatives subs
	reGroup                     // subs[0]; group is its number, 0 if it captures nothing; add, del
	reAtomic                    // (?>subs[0])
	reRepeat                    // subs[0], min to max times
	reLook                      // (?=subs[0]) and its kin: behind, negate
	reBackref                   // group
	reConditional               // (?(group)subs[0]|subs[1]), the latter perhaps nil
)

// reGreed is how a repetition treats what more it could take.
type reGreed uint8

const (
	reGreedy reGreed = iota
	reLazy
	rePossessive
)

// rePlace is a place in the text that a pattern can ask for.
type rePlace uint8

const (
	reAtStart rePlace = iota // ^
	reAtLineStart
	reAtTextStart // \A
	reAtEnd       // $
	reAtLineEnd
	reAtTextEnd // \Z
	reAtWordEdge
	reAtNoWordEdge
)

type reNode struct {
	kind     reKind
	greed    reGreed
	at       rePlace
	behind   bool
	negate   bool
	char     rune
	group    int
	add, del int // flags
	min, max int
	items    []reItem
	subs     []*reSeq
}

// reItem is a part of a character class: a category, or the characters lo to hi.
type reItem struct {
	category reCategory // 0 for characters
	lo, hi   rune
	isRange  bool // written as one, be it of one character
}

// reSeq is a sequence of nodes.
type reSeq struct {
	nodes    []reNode
	width    reWidth
	measured bool
}

// reMaxRepeat is max of a repetition without an upper bound; counts are smaller.
const reMaxRepeat = 1<<32 - 1

// reMaxGroups is what the number of a group is smaller than.
const reMaxGroups = 1<<30 - 1

// reWidth is how many characters something matches, at least and at most.
type reWidth struct{ min, max int }

// reEndless stands for widths too large to matter.
const reEndless = 1 << 60

func (w reWidth) plus(v reWidth) reWidth {
	return reWidth{min(w.min+v.min, reEndless), min(w.max+v.max, reEndless)}
}

func (w reWidth) or(v reWidth) reWidth { return reWidth{min(w.min, v.min), max(w.max, v.max)} }

// reTimes returns a*b, at most reEndless.
func reTimes(a, b int) int {
	if a != 0 && b > reEndless/a {
		return reEndless
	}
	return a * b
}

// measure returns the width of s, where groups has those of the groups.
func (s *reSeq) measure(groups []reWidth) reWidth {
	if s.measured {
		return s.width
	}
	for i := range s.nodes {
		s.width = s.width.plus(s.nodes[i].measure(groups))
	}
	s.measured = true
	return s.width
}

func (n *reNode) measure(groups []reWidth) reWidth {
	switch n.kind {
	case reLiteral, reNotLiteral, reAny, reIn:
		return reWidth{1, 1}
	case reBackref:
		return groups[n.group]
	case reGroup, reAtomic:
		return n.subs[0].measure(groups)
	case reConditional:
		w := n.subs[0].measure(groups)
		if n.subs[1] == nil {
			return reWidth{0, w.max}
		}
		return w.or(n.subs[1].measure(groups))
	case reBranch:
		w := n.subs[0].measure(groups)
		for _, sub := range n.subs[1:] {
			w = w.or(sub.measure(groups))
		}
		return w
	case reRepeat:
		w := n.subs[0].measure(groups)
		most := reTimes(w.max, n.max)
		if n.max == reMaxRepeat && w.max > 0 {
			most = reEndless
		}
		return reWidth{reTimes(w.min, n.min), most}
	}
	return reWidth{}
}

// same reports whether two nodes match the same in a way that shows without
// looking into subs.
func (n *reNode) same(m *reNode) bool {
	if n.kind != m.kind {
		return false
	}
	switch n.kind {
	case reLiteral, reNotLiteral:
		return n.char == m.char
	case reAny:
		return true
	case reIn:
		return n.negate == m.negate && slices.Equal(n.items, m.items)
	case reAt:
		return n.at == m.at
	case reBackref:
		return n.group == m.group
	}
	return false
}

// isUnit reports whether s is one node that matches exactly one character.
func (s *reSeq) isUnit() bool {
	if len(s.nodes) != 1 {
		return false
	}
	n := &s.nodes[0]
	switch n.kind {
	case reLiteral, reNotLiteral, reAny, reIn:
		return true
	case reGroup:
		return n.group == 0 && n.subs[0].isUnit()
	}
	return false
}
