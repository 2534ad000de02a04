package inputs

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

const sample = `
class P:
    def __init__(self, x: int, name: str = ""):
        self.x = x

def f(a: int, xs: list[float], d: dict[str, int], p: P, t: tuple[int, str], *rest: int):
    if a == 4711:
        return "needle"

def g(x):
    return x
`

func params(t *testing.T, name string) (*resolve.Func, *solve.Solution, []*Shape) {
	t.Helper()
	tree, err := syntax.Parse("m.py", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	prog := resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{})
	sol := solve.Solve(prog)
	for _, fn := range prog.Funcs {
		if fn.Name == name {
			return fn, sol, Params(sol, fn)
		}
	}
	t.Fatalf("no function %s", name)
	return nil, nil, nil
}

func maker() *Maker {
	m := NewMaker(1)
	m.Objects = func(*resolve.Class) []*recording.Value {
		return []*recording.Value{{Kind: recording.Object, Type: "m:P"}}
	}
	m.Members = Members
	return m
}

// TestArgs holds that arguments are of the types that the function declares, and
// that the boundaries and the constants of the source come up.
func TestArgs(t *testing.T) {
	fn, _, shapes := params(t, "f")
	m := maker()
	m.Constants = Constants(fn)
	seen := map[string]bool{}
	for range 2000 {
		args := m.Args(shapes)
		for i, k := range []recording.Kind{recording.Int, recording.List, recording.Dict, recording.Object, recording.Tuple, recording.Tuple} {
			if args[i].Kind != k {
				t.Fatalf("argument %d is a %s, want a %s", i, args[i].Kind, k)
			}
		}
		for _, x := range args[1].Items {
			if x.Kind != recording.Float {
				t.Fatalf("a list of floats holds a %s", x.Kind)
			}
		}
		if len(args[4].Items) != 2 || args[4].Items[1].Kind != recording.Str {
			t.Fatal("a tuple has another length or type")
		}
		seen[args[0].Int.String()] = true
		if len(args[2].Keys) != len(args[2].Items) {
			t.Fatal("a dict has keys without values")
		}
	}
	for _, n := range []string{"0", "-1", "2147483648", "9223372036854775808", "4711"} {
		if !seen[n] {
			t.Errorf("%s never comes up", n)
		}
	}
}

// TestSame holds that the same seed makes the same.
func TestSame(t *testing.T) {
	_, _, shapes := params(t, "g")
	text := func() string {
		m, out := maker(), ""
		for range 50 {
			args := m.Args(shapes)
			out += fmt.Sprint(asTexts(recording.Encode(m.Change(args, shapes))))
		}
		return out
	}
	if a, b := text(), text(); a != b {
		t.Error("two makers of one seed differ")
	}
}

func asTexts(list []json.RawMessage) (out []string) {
	for _, x := range list {
		out = append(out, string(x))
	}
	return out
}

func TestConstructor(t *testing.T) {
	fn, sol, _ := params(t, "__init__")
	names, shapes, ok := Constructor(sol, fn.Class)
	if !ok || fmt.Sprint(names) != "[x name]" || len(shapes) != 2 || shapes[1].Choices[0].Kind != recording.Str {
		t.Errorf("got %v, %v, %v", names, shapes, ok)
	}
}

// TestCopy holds that a copy shares what was shared, and nothing with the original.
func TestCopy(t *testing.T) {
	inner := &recording.Value{Kind: recording.List, Items: []*recording.Value{{Kind: recording.Int, Int: big.NewInt(1)}}}
	outer := &recording.Value{Kind: recording.List, Items: []*recording.Value{inner, inner}}
	c := Copy(outer)
	if c.Items[0] != c.Items[1] || c.Items[0] == inner || c.Items[0].Items[0] == inner.Items[0] {
		t.Error("a copy shares other things than the original")
	}
}
