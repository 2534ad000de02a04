package verify

import (
	"math/big"
	"testing"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// TestSimpler shrinks as shrink does, greedily, for a difference that shows wherever
// a list holds an int above 10.
func TestSimpler(t *testing.T) {
	differs := func(values []*recording.Value) bool {
		found := false
		for _, v := range values {
			v.Walk(func(x *recording.Value) {
				found = found || x.Kind == recording.Int && x.Int.Cmp(big.NewInt(10)) > 0
			})
		}
		return found
	}
	number := func(n int64) *recording.Value { return &recording.Value{Kind: recording.Int, Int: big.NewInt(n)} }
	values := []*recording.Value{
		{Kind: recording.List, Items: []*recording.Value{number(3), number(48), number(5)}},
		{Kind: recording.Dict, Keys: []*recording.Value{{Kind: recording.Str, Text: "key"}}, Items: []*recording.Value{number(7)}},
		{Kind: recording.Float, Float: 2.5},
	}
	for smaller := true; smaller; {
		smaller = false
		for _, c := range simpler(values) {
			if weight(c) < weight(values) && differs(c) {
				values, smaller = c, true
				break
			}
		}
	}
	if got := literal(values[0]) + literal(values[1]); got != "[48]{}" && got != "[24]{}" && got != "[12]{}" {
		t.Errorf("shrunk to %s", got)
	}
}
