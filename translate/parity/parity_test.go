package parity

import (
	"go/parser"
	"math"
	"math/big"
	"testing"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/standing"
)

// TestLiteral holds which values have one Go form as a type, and which.
func TestLiteral(t *testing.T) {
	port := &standing.Port{Go: godecl.Index(map[string]string{"m/m.go": `package m

type Point struct {
	X, Y     float64
	FullName string
}

type Sub struct {
	Point
}
`})}
	w := &writer{port: port, dir: "m"}
	num := func(n int64) *recording.Value { return &recording.Value{Kind: recording.Int, Int: big.NewInt(n)} }
	float := func(x float64) *recording.Value { return &recording.Value{Kind: recording.Float, Float: x} }
	str := func(s string) *recording.Value { return &recording.Value{Kind: recording.Str, Text: s} }
	list := func(items ...*recording.Value) *recording.Value {
		return &recording.Value{Kind: recording.List, Items: items}
	}
	point := func(class string, names ...string) *recording.Value {
		v := &recording.Value{Kind: recording.Object, Type: "m:" + class}
		for i, n := range names {
			x := float(float64(i))
			if i == 2 {
				x = str("p")
			}
			v.Fields = append(v.Fields, recording.Field{Name: n, Value: x})
		}
		return v
	}
	dict := &recording.Value{Kind: recording.Dict, Keys: []*recording.Value{str("a"), str("b")}, Items: []*recording.Value{num(1), num(2)}}
	shared := num(1)
	shared.ID = 7
	for _, test := range []struct {
		value     *recording.Value
		typ, want string
		isRefused bool
	}{
		{value: num(-3), typ: "int", want: "-3"},
		{value: float(10), typ: "float64", want: "10.0"},
		{value: float(1e300), typ: "float64", want: "1e+300"},
		{value: float(math.Copysign(0, -1)), typ: "float64", want: "math.Copysign(0, -1)"},
		{value: float(math.Inf(-1)), typ: "float64", want: "math.Inf(-1)"},
		{value: str("a\"\n\u202e"), typ: "string", want: `"a\"\n\u202e"`},
		{value: &recording.Value{Kind: recording.Bool, Bool: true}, typ: "bool", want: "true"},
		{value: list(list(num(1)), list()), typ: "[][]int", want: "[][]int{[]int{1}, []int{}}"},
		{value: dict, typ: "map[string]int", want: `map[string]int{"a": 1, "b": 2}`},
		{value: point("Point", "x", "y", "full_name"), typ: "*Point", want: `&Point{X: 0.0, Y: 1.0, FullName: "p"}`},
		{value: &recording.Value{Kind: recording.None}, typ: "*Point", want: "(*Point)(nil)"},
		{value: num(1), typ: "float64", isRefused: true},             // Python would print it without a point
		{value: num(1), typ: "bool", isRefused: true},                // and so it is no bool
		{value: str("\xed\xa0\x80"), typ: "string", isRefused: true}, // a lone surrogate
		{value: &recording.Value{Kind: recording.Int, Int: new(big.Int).Lsh(big.NewInt(1), 63)}, typ: "int", isRefused: true},
		{value: shared, typ: "int", isRefused: true},
		{value: list(), typ: "[]pyrt.Int", isRefused: true},
		{value: list(), typ: "map[string]int", isRefused: true},
		{value: point("Other", "x", "y", "full_name"), typ: "*Point", isRefused: true},
		{value: point("Point", "x", "y"), typ: "*Point", isRefused: true},
		{value: point("Point", "x", "y", "z"), typ: "*Point", isRefused: true},
		{value: point("Sub", "x"), typ: "*Sub", isRefused: true},
		{value: point("Point", "x", "y", "full_name"), typ: "*pyrt.Point", isRefused: true},
	} {
		typ, err := parser.ParseExpr(test.typ)
		if err != nil {
			t.Fatal(err)
		}
		got, err := w.literal(test.value, typ)
		if (err != nil) != test.isRefused || err == nil && got != test.want {
			t.Errorf("%v as %s: %q, %v; want %q", test.value.Kind, test.typ, got, err, test.want)
		}
	}
}
