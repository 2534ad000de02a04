package verify

import (
	"math/big"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

func number(n int64) *recording.Value {
	return &recording.Value{Kind: recording.Int, Int: big.NewInt(n)}
}

func text(s string) *recording.Value { return &recording.Value{Kind: recording.Str, Text: s} }

func list(items ...*recording.Value) *recording.Value {
	return &recording.Value{Kind: recording.List, Items: items}
}

// TestSmallest shrinks as shrink does, for differences that show where something
// holds of the arguments: what comes out must be as small as can be.
func TestSmallest(t *testing.T) {
	anyInt := func(v *recording.Value, holds func(n int64) bool) bool {
		found := false
		v.Walk(func(x *recording.Value) { found = found || x.Kind == recording.Int && holds(x.Int.Int64()) })
		return found
	}
	for _, tt := range []struct {
		name    string
		value   *recording.Value
		differs func(v *recording.Value) bool
		want    string
	}{
		{"negative", number(-5), func(v *recording.Value) bool { return v.Int.Sign() < 0 }, "-1"},
		{"above a bound", number(91237), func(v *recording.Value) bool { return v.Int.Int64() > 77 }, "78"},
		{"below a bound", number(-91237), func(v *recording.Value) bool { return v.Int.Int64() < -77 }, "-78"},
		{"a power of two", &recording.Value{Kind: recording.Int, Int: new(big.Int).Lsh(big.NewInt(-1), 63)}, func(v *recording.Value) bool { return v.Int.Cmp(big.NewInt(-273)) < 0 }, "-274"},
		{"odd", number(12345), func(v *recording.Value) bool { return v.Int.Bit(0) == 1 }, "1"},
		{"in a list", list(number(3), number(48), number(5)), func(v *recording.Value) bool { return anyInt(v, func(n int64) bool { return n > 10 }) }, "[11]"},
		{"two of a list", list(number(9), number(-4), number(7), number(-4)), func(v *recording.Value) bool { return len(v.Items) > 1 }, "[0, 0]"},
		{"equal parts", list(number(586899), number(3), number(586899)), func(v *recording.Value) bool {
			return len(v.Items) > 1 && literal(v.Items[0]) == literal(v.Items[len(v.Items)-1]) && v.Items[0].Int.Sign() != 0
		}, "[1, 1]"},
		{"in a text", text("Hello, World"), func(v *recording.Value) bool { return strings.Contains(v.Text, "W") }, "'W'"},
		{"length of a text", text("Hello, World"), func(v *recording.Value) bool { return len(v.Text) > 2 }, "'aaa'"},
		{"float", &recording.Value{Kind: recording.Float, Float: -1234.5}, func(v *recording.Value) bool { return v.Float < 0 }, "-0.5"},
		{"in a dict", &recording.Value{Kind: recording.Dict, Keys: []*recording.Value{text("key"), text("b")}, Items: []*recording.Value{number(7), list(number(1))}},
			func(v *recording.Value) bool { return len(v.Items) > 0 }, "{'': []}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			values := []*recording.Value{tt.value}
			rounds := 0
			for smaller := true; smaller; rounds++ {
				smaller = false
				for _, c := range smallest(values) {
					if tt.differs(c[0]) {
						values, smaller = c, true
						break
					}
				}
			}
			if got := literal(values[0]); got != tt.want || rounds > shrinkRounds/2 {
				t.Errorf("shrunk to %s in %d rounds, want %s", got, rounds, tt.want)
			}
		})
	}
}
