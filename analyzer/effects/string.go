package effects

import (
	"fmt"
	"math/bits"
	"strings"
)

// effectNames are the names of the effects, in the order of their bits.
var effectNames = [...]string{
	"writes-global", "writes-self", "writes-param", "writes-closure", "reads-mutable", "file", "network",
	"database", "subprocess", "sleep", "print", "random", "clock", "environment", "raises", "unknown",
}

// String lists the effects in the order of their bits: "file, raises".
func (e Effect) String() string {
	var names []string
	for i, n := range effectNames {
		if e&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, " ")
}

// String returns "pure", "impure" or "maybe".
func (p Purity) String() string { return [...]string{"maybe", "pure", "impure"}[p] }

// String prints the purity, the effects, the mutated parameters and freshness:
// "impure writes-param mutates 1 fresh".
func (s Summary) String() string {
	out := s.Purity().String()
	if s.Effects != 0 {
		out += " " + s.Effects.String()
	}
	if s.Mutates != 0 {
		out += " mutates"
		for m := s.Mutates; m != 0; m &= m - 1 {
			out += fmt.Sprintf(" %d", bits.TrailingZeros64(m))
		}
	}
	if s.Fresh {
		out += " fresh"
	}
	return out
}
