package typed

import (
	"encoding/json"
	"iter"
	"strings"
	"testing"

	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

type point struct {
	X    int
	name string
	Next *point
}

var _ = point{}.name // a field that nothing outside may set

func (p *point) Move(by int) { p.X += by }

type shape interface{ Move(int) }

func init() {
	Add(Table{
		Functions: map[string]any{
			"m:add":    func(a, b int) int { return pyrt.AddInt(a, b) },
			"m:grow":   func(xs *pyrt.List[int]) { xs.Append(1) },
			"m:scale":  func(xs []float64, by float64) { xs[0] *= by },
			"m:at":     func(xs []int, i int) int { return xs[i] },
			"m:p.move": (*point).Move,
			"m:chain":  func(p *point) *point { return p.Next },
			"m:invert": func(d *pyrt.Dict[string, int]) *pyrt.Dict[int, string] { return pyrt.DictOf(pyrt.T2(d.Get("a"), "a")) },
			"m:maybe":  func(o pyrt.Opt[int]) pyrt.Opt[int] { return o },
			"m:shape":  func(s shape) { s.Move(1) },
			"m:count":  func(n int) iter.Seq[int] { return func(yield func(int) bool) { _ = yield(n) && yield(n+1) } },
			"m:fail":   func(s string) { panic(pyrt.NewValueError("bad: " + s)) },
			"m:print":  func() { pyrt.Print("é") },
			"m:unique": func(xs map[int]struct{}) int { return len(xs) },
			"m:pair":   func(p pyrt.Tuple2[int, string]) pyrt.Tuple2[string, int] { return pyrt.T2(p.B, p.A) },
			"m:big":    func(n pyrt.Int) pyrt.Int { return n.Add(n) },
			"m:first":  func(g *pyrt.Gen[int]) int { return g.MustNext() },
			"m:find": func(s iter.Seq[int]) int {
				for n := range s {
					return n
				}
				return -1
			},
			"m:stub": func() { panic("not ported: m.py:1") },
		},
		Classes: map[string]any{"m:P": (*point)(nil)},
	})
}

func TestAnswer(t *testing.T) {
	object := `{"t":"object","type":"m:P","fields":["x",1,"_name","n","next",null],"id":1}`
	for _, tt := range []struct{ path, args, want string }{
		{"add", `[1,2]`, `"after":[1,2],"result":3`},
		{"add", `[9223372036854775807,1]`, `"guard":"int overflow`},
		{"add", `[9223372036854775808,1]`, `"unfit":"a Go int cannot hold the argument"`},
		{"add", `[1.5,1]`, `"unfit":"a Go int cannot hold the argument"`},
		{"add", `[true,1]`, `"unfit":"a Go int cannot hold the argument"`},
		{"grow", `[{"t":"list","v":[]}]`, `"after":[{"id":1,"t":"list","v":[1]}],"result":null`},
		{"scale", `[{"t":"list","v":[2.0]},0.5]`, `"v":[{"t":"float","v":"3ff0000000000000"}]}`},
		{"at", `[{"t":"list","v":[]},0]`, `"raised":{"class":"IndexError","message":"list index out of range"}`},
		{"p.move", `[` + object + `,4]`, `"after":[{"fields":["name","n","next",null,"x",5],"id":1,"t":"object","type":"m:P"},4]`},
		{"chain", `[{"t":"object","type":"m:P","fields":["x",1,"next",` + object + `]}]`, `"result":{"id":2,"t":"ref"}`},
		{"chain", `[{"t":"object","type":"m:P","fields":["y",1]}]`, `has no field for y`},
		{"invert", `[{"t":"dict","v":["a",5]}]`, `"result":{"id":2,"t":"dict","v":[5,"a"]}`},
		{"maybe", `[null]`, `"result":null`},
		{"maybe", `[3]`, `"result":3`},
		{"shape", `[` + object + `]`, `"x",2]`},
		{"count", `[7]`, `"result":{"base":{"t":"list","v":[7,8]}`},
		{"fail", `["x"]`, `"raised":{"class":"ValueError","message":"bad: x"}`},
		{"print", `[]`, `"stdout":"é\n"`},
		{"unique", `[{"t":"set","v":[1,2]}]`, `"result":2`},
		{"pair", `[{"t":"tuple","v":[1,"a"]}]`, `"result":{"t":"tuple","v":["a",1]}`},
		{"big", `[{"t":"int","v":"0x8000000000000000"}]`, `"result":{"t":"int","v":"0x10000000000000000"}`},
		{"first", `[{"t":"object","type":"iterator","fields":[],"base":{"t":"list","v":[4,5]}}]`, `"base":{"t":"list","v":[5]}`},
		{"first", `[{"t":"object","type":"iterator","fields":[],"base":{"t":"list","v":[]}}]`, `"raised":{"class":"StopIteration"`},
		{"find", `[{"t":"object","type":"iterator","fields":[],"base":{"t":"list","v":[4,5]}}]`, `"base":{"t":"list","v":[5]}`},
		{"stub", `[]`, `"guard":"not ported: m.py:1"`},
		{"missing", `[]`, `"unfit":"it cannot be called from outside its package"`},
	} {
		c := &wire.Call{Module: "m", Path: tt.path}
		dec := json.NewDecoder(strings.NewReader(tt.args))
		dec.UseNumber()
		if err := dec.Decode(&c.Args); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(wire.Reply(port{}, c)); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), tt.want) {
			t.Errorf("%s(%s): %s, want %s", tt.path, tt.args, out.String(), tt.want)
		}
	}
}

// TestSharedSlice holds that a list which Go has as a slice is not passed twice: its
// length would be seen through both in Python alone.
func TestSharedSlice(t *testing.T) {
	c := &wire.Call{Module: "m", Path: "two"}
	Add(Table{Functions: map[string]any{"m:two": func(a, b []int) {}}})
	dec := json.NewDecoder(strings.NewReader(`[{"t":"list","v":[],"id":1},{"t":"ref","id":1}]`))
	dec.UseNumber()
	if err := dec.Decode(&c.Args); err != nil {
		t.Fatal(err)
	}
	if a := wire.Reply(port{}, c); !strings.Contains(a.Unfit, "not shared") {
		t.Errorf("a slice is passed twice: %+v", a)
	}
}

// TestImport holds that a module whose body fails is no reason not to compare.
func TestImport(t *testing.T) {
	Add(Table{Load: []func(){func() { panic(pyrt.NewValueError("body")) }}})
	defer func() { loads = nil }()
	a := wire.Reply(port{}, &wire.Call{Module: "m", Path: "print"})
	if a.Unfit != "" || a.Crash != "its module cannot be imported: ValueError: body" {
		t.Errorf("%+v", a)
	}
}
