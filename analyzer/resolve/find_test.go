package resolve_test

import (
	"fmt"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

const nested = `import functools
@functools.cache
def a(
    x=lambda: 1,
):
    def b(): pass

    return b
class C:
    @property
    def p(self): return 1
    @staticmethod
    def s(): yield 1
    async def q(cls): raise NotImplementedError
y = 1
`

func TestFuncAtLine(t *testing.T) {
	p := load(t, txtar.Parse([]byte("-- m.py --\n"+nested)))
	for line, want := range map[int]string{
		1: "m.<module>", 2: "m.a", 3: "m.a", 4: "m.a", 6: "m.a.b", 7: "m.a", 8: "m.a", 9: "m.<module>",
		10: "m.C.p", 11: "m.C.p", 12: "m.C.s", 13: "m.C.s", 14: "m.C.q", 15: "m.<module>", 99: "m.<module>",
	} {
		if got := p.FuncAtLine("m.py", line).Qual; got != want {
			t.Errorf("line %d is in %s, want %s", line, got, want)
		}
	}
	if fn := p.FuncAtLine("other.py", 1); fn != nil {
		t.Errorf("a file that is not there has %s", fn.Qual)
	}
}

func TestFuncFacts(t *testing.T) {
	p := load(t, txtar.Parse([]byte("-- m.py --\n"+nested)))
	got := make(map[string]string)
	for _, fn := range p.Funcs {
		got[fn.Qual] = fmt.Sprintf("%v %v %v %v %v %v %s %d", fn.IsCached(), fn.IsProperty(), fn.IsStatic(), fn.IsGenerator, fn.IsAsync, fn.IsStub, fn.SelfParam(), fn.Depth)
	}
	want := map[string]string{
		"m.<module>": "false false false false false false  0",
		"m.a":        "true false false false false false  0",
		"m.<lambda>": "false false false false false false  0",
		"m.a.b":      "false false false false false true  1",
		"m.C.p":      "false true false false false false self 0",
		"m.C.s":      "false false true true false false  0",
		"m.C.q":      "false false false false true true cls 0",
	}
	for name, w := range want {
		if got[name] != w {
			t.Errorf("%s: %s, want %s", name, got[name], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d functions, want %d", len(got), len(want))
	}
}

// TestWalk checks that every node runs in exactly one function.
func TestWalk(t *testing.T) {
	p := load(t, txtar.Parse([]byte("-- m.py --\n"+nested)))
	seen := make(map[syntax.Node]int)
	for _, fn := range p.Funcs {
		fn.Walk(func(n syntax.Node) bool {
			if _, ok := n.(*syntax.Name); ok {
				seen[n]++
			}
			return true
		})
	}
	all := 0
	syntax.InspectBody(p.Files[0].Tree.Body, func(n syntax.Node) bool {
		if _, ok := n.(*syntax.Name); ok {
			all++
			if seen[n] != 1 {
				t.Errorf("%s at %d runs in %d functions", p.Files[0].Tree.Source(n.Range()), n.Pos(), seen[n])
			}
		}
		return true
	})
	if all == 0 {
		t.Error("no names")
	}
}

func TestDotted(t *testing.T) {
	src := `-- p/__init__.py --
from .impl import f, K as Klass
-- p/impl.py --
import json
dumps = json.dumps
table = {}
def f(): pass
class K:
    def m(self): pass
-- use.py --
import numpy as np, os.path, p
from p import f, Klass
from math import *
from p.impl import dumps, table
try:
    import fast as json
except ImportError:
    import json
loc = object()
def g(param):
    (np.zeros, os.path.join, sorted, f, p.f, Klass, Klass.m, p.impl.K.m, sqrt, dumps, json.loads,
     table, loc, param, param.x, loc.x, nowhere, p.nothing)
`
	p := load(t, txtar.Parse([]byte(src)))
	f := p.File("use.py")
	var elts []syntax.Expr
	syntax.InspectBody(f.Tree.Body, func(n syntax.Node) bool {
		if tup, ok := n.(*syntax.Tuple); ok {
			elts = tup.Elts
		}
		return true
	})
	want := []string{
		"numpy.zeros", "os.path.join", "builtins.sorted", "p.impl.f", "p.impl.f", "p.impl.K", "p.impl.K.m", "p.impl.K.m",
		"math.sqrt", "json.dumps", "fast.loads", "", "", "", "", "", "", "p.nothing",
	}
	if len(elts) != len(want) {
		t.Fatalf("%d expressions, want %d", len(elts), len(want))
	}
	for i, e := range elts {
		if got := p.Dotted(f, e); got != want[i] {
			t.Errorf("%s means %q, want %q", f.Tree.Source(e.Range()), got, want[i])
		}
	}
}

func TestParseVersion(t *testing.T) {
	for in, want := range map[string]string{"3.11": "3.11", "3.11.2": "3.11", "3": "3.0", " 3.8 ": "3.8", "x": "no", "3.x": "no", "-1.2": "no", "": "no"} {
		got := "no"
		if v, ok := resolve.ParseVersion(in); ok {
			got = v.String()
		}
		if got != want {
			t.Errorf("ParseVersion(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestPythonFor(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"pyproject.toml", "[project]\nrequires-python = '>=3.9, <4'", "3.9"},
		{"pyproject.toml", "[tool.poetry.dependencies]\npython = '^3.10'", "3.10"},
		{"pyproject.toml", "[project]\nrequires-python = '!=3.5,>=3.6'", "3.6"},
		{"pyproject.toml", "[project]\nrequires-python = '<4'", "0.0"},
		{"pyproject.toml", "this is no toml", "0.0"},
		{"setup.cfg", "[options]\npython_requires = >= 3.7", "3.7"},
		{"setup.py", "setup(python_requires='~=3.8.1')", "3.8"},
	} {
		f := resolve.Analyze(parse(t, "a.py", []byte("x = 1\n")))
		p := resolve.Link([]*resolve.File{f}, resolve.Options{Configs: []resolve.Config{{Path: tc.name, Text: tc.text}}})
		if got := p.PythonFor(f).String(); got != tc.want {
			t.Errorf("%s %q: %s, want %s", tc.name, tc.text, got, tc.want)
		}
	}
	f := resolve.Analyze(parse(t, "a.py", []byte("x = 1\n")))
	p := resolve.Link([]*resolve.File{f}, resolve.Options{Python: resolve.Version{Major: 3, Minor: 12}})
	if got := p.PythonFor(f).String(); got != "3.12" {
		t.Errorf("override: %s", got)
	}
}

func TestRoles(t *testing.T) {
	for _, tc := range []struct {
		path, src string
		want      resolve.Role
	}{
		{"pkg/mod.py", "x = 1\n", resolve.Own},
		{"pkg/tests/data.py", "x = 1\n", resolve.Test},
		{"pkg/test_mod.py", "x = 1\n", resolve.Test},
		{"conftest.py", "x = 1\n", resolve.Test},
		{"pkg/_vendor/tests/x.py", "x = 1\n", resolve.Vendored},
		{"docs/conf.py", "x = 1\n", resolve.Docs},
		{"setup.py", "x = 1\n", resolve.Setup},
		{"pkg/api_pb2.py", "x = 1\n", resolve.Generated},
		{"pkg/gen.py", "# Generated by make. DO NOT EDIT.\nx = 1\n", resolve.Generated},
		{"pkg/gen.py", "x = 1\n# DO NOT EDIT\n", resolve.Generated},
		{"pkg/late.py", "x = 1\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n# DO NOT EDIT\n", resolve.Own},
		{"pkg/latest.py", "x = 'DO NOT EDIT'\n", resolve.Own},
	} {
		if got := resolve.RoleOf(tc.path, parse(t, tc.path, []byte(tc.src))); got != tc.want {
			t.Errorf("%s %q: %s, want %s", tc.path, tc.src, got, tc.want)
		}
	}
}
