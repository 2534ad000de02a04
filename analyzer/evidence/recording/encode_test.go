package recording

import (
	"encoding/json"
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEncode holds that what is written is read again as it was, sharing included.
func TestEncode(t *testing.T) {
	big1, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	shared := &Value{Kind: List, Items: []*Value{{Kind: Int, Int: big1}}}
	cycle := &Value{Kind: List}
	cycle.Items = []*Value{cycle, shared}
	in := []*Value{
		{Kind: None}, {Kind: Bool, Bool: true}, {Kind: Int, Int: big.NewInt(-7)}, {Kind: Float, Float: math.Inf(-1)},
		{Kind: Complex, Float: 1.5, Imag: math.Copysign(0, -1)}, {Kind: Str, Text: "é\xed\xa0\x80"}, {Kind: Bytes, Text: "\xff"},
		{Kind: Dict, Keys: []*Value{{Kind: Str, Text: "k"}}, Items: []*Value{shared}}, cycle,
		{Kind: Object, Type: "m:C", Fields: []Field{{"x", shared}}, Base: &Value{Kind: Tuple, Items: []*Value{}}},
		{Kind: Enum, Type: "m:E", Text: "RED"}, {Kind: Const, Text: "Ellipsis"},
	}
	raw := Encode(in)
	out, err := Decode(raw, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if out[8].Items[0] != out[8] || out[7].Items[0] != out[8].Items[1] || out[9].Fields[0].Value != out[7].Items[0] {
		t.Error("what was shared is not")
	}
	if diff := cmp.Diff(texts(raw), texts(Encode(out))); diff != "" {
		t.Error(diff)
	}
	if out[5].Text != in[5].Text || out[2].Int.Cmp(in[2].Int) != 0 || math.Signbit(out[4].Imag) != true {
		t.Error("a value changed")
	}
}

func texts(raw []json.RawMessage) []string {
	var list []string
	for _, r := range raw {
		list = append(list, string(r))
	}
	return list
}
