// Package repattern reads regular expressions as Python's re understands them,
// and finds repeats that can match one text in exponentially many ways, so that
// a match that fails takes for ever.
//
// Only what is proven is reported. For a repeat (B)* the proof is a character c:
// B matches c and cc (or ccc), so a run of n times c can be cut into rounds in as
// many ways as n can be written as a sum of ones and twos; and what follows the
// repeat can neither be empty nor start with c, so that all these ways are tried.
package repattern

import "errors"

// Flags change how a pattern is read.
type Flags uint8

// The flags that matter here.
const (
	Verbose Flags = 1 << iota
	DotAll
	IgnoreCase
)

// A Node is a part of a pattern.
type Node struct {
	Kind Kind
	// Set holds the characters of a Chars.
	Set Set
	// Subs are the parts of a Concat or Alt; a Repeat has one.
	Subs []*Node
	// Min and Max bound the rounds of a Repeat; Max is Unbounded without limit.
	Min, Max int
	// Atomic tells that a Repeat is possessive or a Concat an atomic group, so
	// that it is not entered again.
	Atomic bool
	// Negated tells that Chars are written as a negated class.
	Negated bool
	// Start and End are byte offsets into the pattern.
	Start, End int
}

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes.
const (
	Empty  Kind = iota // matches the empty text: \b, ^, a lookahead
	Chars              // one character of a set
	Concat             // a group, or parts in a row
	Alt                // alternatives
	Repeat             // *, +, ?, {m,n}
	End                // $, \Z
	Opaque             // a back reference, a conditional: may match anything
)

// Unbounded is the Max of a Repeat without limit.
const Unbounded = -1

// ErrSyntax is returned for a text that is no pattern, or uses syntax that is
// not read here.
var ErrSyntax = errors.New("repattern: not a pattern that can be read")

// maxNesting bounds the depth of groups.
const maxNesting = 100

// A Set is a set of characters: those below 128 one by one, the others
// together as the last.
type Set [3]uint64

const others = 128

func (s *Set) add(c rune) {
	if c < 0 || c > others {
		c = others
	}
	s[c/64] |= 1 << (c % 64)
}

func (s *Set) addRange(lo, hi rune) {
	for c := lo; c <= hi && c <= others; c++ {
		s.add(c)
	}
	if hi > others {
		s.add(others)
	}
}

// Has tells whether a character is in the set.
func (s Set) Has(c rune) bool {
	c = min(c, others)
	return s[c/64]&(1<<(c%64)) != 0
}

func (s Set) union(t Set) Set     { return Set{s[0] | t[0], s[1] | t[1], s[2] | t[2]} }
func (s Set) intersect(t Set) Set { return Set{s[0] & t[0], s[1] & t[1], s[2] & t[2]} }

// complement returns the characters that are not in the set. Of the characters from
// 128 up nobody knows which are in, so the result holds them only if s has none.
func (s Set) complement() Set { return Set{^s[0], ^s[1], ^s[2] & 1} }

// Empty tells whether the set has no character.
func (s Set) Empty() bool { return s == Set{} }

// First returns a character of the set that shows well: a letter, a digit, a
// printable one, any.
func (s Set) First() rune {
	for _, span := range [][2]rune{{'a', 'z'}, {'0', '9'}, {' ', '~'}, {0, others}} {
		for c := span[0]; c <= span[1]; c++ {
			if s.Has(c) {
				return c
			}
		}
	}
	return others
}
