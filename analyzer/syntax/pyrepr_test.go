package syntax

import (
	"encoding/json"
	"math"
	"strconv"
	"testing"
	"unicode/utf8"
)

func TestReprFloat(t *testing.T) {
	for _, row := range golden[[3]string](t, "floats.jsonl") {
		bits, err := strconv.ParseUint(row[0], 16, 64)
		if err != nil {
			t.Fatal(err)
		}
		f := math.Float64frombits(bits)
		for i, kind := range []ConstKind{ConstFloat, ConstComplex} {
			if got := string(AppendReprConstant(nil, &Constant{Kind: kind, Float: f})); got != row[1+i] {
				t.Errorf("got %s, CPython says %s", got, row[1+i])
			}
		}
	}
}

func TestPrintable(t *testing.T) {
	type row struct {
		count int
		edges []rune
	}
	var want row
	for _, r := range golden[[2]json.RawMessage](t, "printable.jsonl") {
		if err := json.Unmarshal(r[0], &want.count); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(r[1], &want.edges); err != nil {
			t.Fatal(err)
		}
	}
	count, edge := 0, 0
	for r := range rune(utf8.MaxRune + 1) {
		if isPrintable(r) {
			count++
		}
		if r > 0 && isPrintable(r) != isPrintable(r-1) {
			if edge == len(want.edges) || want.edges[edge] != r {
				t.Fatalf("edge %d is at %#x", edge, r)
			}
			edge++
		}
	}
	if count != want.count || edge != len(want.edges) {
		t.Errorf("%d printable in %d edges, want %d in %d", count, edge, want.count, len(want.edges))
	}
}

func TestReprStr(t *testing.T) {
	for _, test := range []struct{ s, want string }{
		{"", "''"},
		{"it's", `"it's"`},
		{`it's "x"`, `'it\'s "x"'`},
		{"a\\\n\r\t\x00\x7f", `'a\\\n\r\t\x00\x7f'`},
		{"é\u00a0\u2028😀\U000e0001", `'é\xa0\u2028😀\U000e0001'`},
		{"\xed\xa0\xbd\xed\xb8\x80", `'\ud83d\ude00'`},
		{"a\xff", `'a\xff'`},
	} {
		if got := ReprStr(test.s); got != test.want {
			t.Errorf("%q: got %s, want %s", test.s, got, test.want)
		}
	}
	bytes := &Constant{Kind: ConstBytes, Str: "'\x00\xffé\""}
	if got, want := string(AppendReprConstant(nil, bytes)), `b'\'\x00\xff\xc3\xa9"'`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
