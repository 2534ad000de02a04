package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/syntax"
)

// probe runs check at each call of the function named at in a source.
func probe(t *testing.T, src, at string, check func(*Pass, *syntax.Call)) []findings.Finding {
	t.Helper()
	return probeNeeding(t, NeedsNothing, src, at, check)
}

// probeNeeding is probe for a rule with a need.
func probeNeeding(t *testing.T, need Need, src, at string, check func(*Pass, *syntax.Call)) []findings.Finding {
	t.Helper()
	c, f := program(t, "probe.py", src)
	calls := 0
	r := &Rule{ID: "probe", Needs: need, Levers: []string{"structure"}, Nodes: []syntax.Node{(*syntax.Call)(nil)}, Check: func(p *Pass, n syntax.Node) {
		if call := n.(*syntax.Call); isName(call.Func, at) {
			calls++
			check(p, call)
		}
	}}
	found, err := NewSuite([]*Rule{r}).Check(c, f)
	if err != nil {
		t.Fatal(err)
	}
	if calls == 0 {
		t.Fatalf("no call of %s in\n%s", at, src)
	}
	return found
}

func TestLoops(t *testing.T) {
	tests := []struct{ src, want string }{
		{"at()", ""},
		{"for x in xs: at()", "x"},
		{"for x in at(): pass", ""},
		{"for x in xs:\n    pass\nelse:\n    at()", ""},
		{"while at(): pass", "while"},
		{"while a:\n    for x in xs:\n        at()", "while x"},
		{"for x in xs:\n    def f(): at()", ""},
		{"for x in xs:\n    def f(a=at()): pass", "x"},
		{"for x in xs: key = lambda: at()", ""},
		{"[at() for x in xs]", "x"},
		{"[x for x in at()]", ""},
		{"[x for x in xs if at()]", "x"},
		{"[x for x in xs for y in at()]", "x"},
		{"[x for x in xs for y in ys if at()]", "x y"},
		{"[x for x in xs if at() for y in ys]", "x"},
		{"{x: at() for x in xs}", "x"},
		{"for a in b: [at() for x in xs]", "a x"},
	}
	for _, test := range tests {
		var got []string
		inLoop := false
		probe(t, test.src, "at", func(p *Pass, c *syntax.Call) {
			inLoop = p.InLoop()
			for _, l := range p.Loops() {
				if l.Target == nil {
					got = append(got, "while")
				} else {
					got = append(got, p.Source(l.Target))
				}
			}
		})
		if s := strings.Join(got, " "); s != test.want || inLoop != (test.want != "") {
			t.Errorf("%q: loops %q, InLoop %t, want %q", test.src, s, inLoop, test.want)
		}
	}
}

func TestEachRound(t *testing.T) {
	tests := []struct {
		src  string
		want bool
	}{
		{"for x in xs: at()", true},
		{"for x in xs:\n    if at(): pass", true},
		{"for x in xs:\n    if x: at()", false},
		{"for x in xs:\n    if x: pass\n    else: at()", false},
		{"for x in xs: x and at()", false},
		{"for x in xs: at() and x", true},
		{"for x in xs: at() if x else 1", false},
		{"for x in xs:\n    try: at()\n    except E: pass", true},
		{"for x in xs:\n    try: pass\n    except E: at()", false},
		{"[at() for x in xs]", true},
		{"if a:\n    for x in xs: at()", true},
	}
	for _, test := range tests {
		probe(t, test.src, "at", func(p *Pass, c *syntax.Call) {
			if got := p.EachRound(p.Loops()[0]); got != test.want {
				t.Errorf("%q: EachRound = %t, want %t", test.src, got, test.want)
			}
		})
	}
}

func TestFuncOfNode(t *testing.T) {
	tests := []struct{ src, want string }{
		{"at()", "probe.<module>"},
		{"def f(): at()", "probe.f"},
		{"def f(a=at()): pass", "probe.<module>"},
		{"@at()\ndef f(): pass", "probe.<module>"},
		{"class C:\n    x = at()", "probe.<module>"},
		{"class C:\n    def m(self): return [at() for x in y]", "probe.C.m"},
		{"f = lambda: at()", "probe.<lambda>"},
	}
	for _, test := range tests {
		probe(t, test.src, "at", func(p *Pass, c *syntax.Call) {
			if got := p.Func().Qual; got != test.want {
				t.Errorf("%q: in %s, want %s", test.src, got, test.want)
			}
		})
	}
}

func TestInvariant(t *testing.T) {
	const frame = "def f(self, xs: list[int], n: int, s: str):\n    k = 0\n    for x in xs:\n        %s\n        at(%s)\n"
	tests := []struct {
		body, arg string
		want      bool
	}{
		{"pass", "n", true},
		{"pass", "n + 1", true},
		{"pass", "x", false},
		{"n = 2", "n", false},
		{"k += 1", "k", false},
		{"pass", "s.lower()", true},
		{"pass", "len(xs)", true},
		{"xs.append(1)", "len(xs)", false},
		{"xs[0] = 1", "xs[1]", false},
		{"g(xs)", "xs", false},
		{"g(n)", "n", true}, // an int cannot change
		{"pass", "g(n)", false},
		{"pass", "self.a + 1", true},
		{"self.a = 1", "self.a + 1", false},
		{"self.step()", "self.a + 1", false},
		{"pass", "[y for y in xs]", false},
	}
	for _, test := range tests {
		probe(t, fmt.Sprintf(frame, test.body, test.arg), "at", func(p *Pass, c *syntax.Call) {
			if got := p.Invariant(c.Args[0], p.Loops()[0]); got != test.want {
				t.Errorf("%q, %q: invariant = %t, want %t", test.body, test.arg, got, test.want)
			}
		})
	}
}

func TestLengthOf(t *testing.T) {
	tests := []struct {
		src  string
		want float64
		ok   bool
	}{
		{"at([1, 2, 3])", 3, true},
		{"at([1, *a])", 0, false},
		{"at({1: 2})", 1, true},
		{"at({**a})", 0, false},
		{"at('abc')", 3, true},
		{"at(range(10))", 10, true},
		{"at(range(3, 10))", 7, true},
		{"at(range(9, 3))", 0, true},
		{"at(range(n))", 0, false},
		{"N = 4\nat(range(N))", 4, true},
		{"N = 4\nN = 5\nat(range(N))", 0, false},
		{"def f():\n    x = [1, 2]\n    at(list(x))", 2, true},
		{"def f():\n    x = [1, 2]\n    x.append(3)\n    at(list(x))", 0, false},
		{"at(sorted((1, 2)))", 2, true},
		{"at(enumerate([1, 2]))", 2, true},
		{"class C:\n    k = ['a']\n    def f(self):\n        at(self.k)", 1, true},
		{"class C:\n    k = ['a']\n    def f(self):\n        self.k = g()\n        at(self.k)", 0, false},
	}
	for _, test := range tests {
		probe(t, test.src, "at", func(p *Pass, c *syntax.Call) {
			if got, ok := p.LengthOf(c.Args[0]); got != test.want || ok != test.ok {
				t.Errorf("%q: length %g, %t, want %g, %t", test.src, got, ok, test.want, test.ok)
			}
		})
	}
}

func TestReportPlace(t *testing.T) {
	found := probe(t, "def f():\n    é = 'ü'; at(\n        1)\n", "at", func(p *Pass, c *syntax.Call) {
		p.Report(Diagnosis{At: c, Message: "m", Remedy: "r", Speedup: 2})
	})
	want := []findings.Finding{{
		Rule: "probe", Lever: "structure", Levers: []string{"structure"}, File: "probe.py", Line: 2, Col: 14, EndLine: 3, EndCol: 11,
		Symbol: "probe.f", Message: "m", Remedy: "r", Speedup: 2, Evidence: findings.Static,
	}}
	ignore := cmp.FilterPath(func(path cmp.Path) bool {
		switch path.Last().String() {
		case ".Share", ".Gain", ".Level":
			return true // the heat model's business
		}
		return false
	}, cmp.Ignore())
	if diff := cmp.Diff(want, found, ignore); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestCrash checks that a rule that panics costs only its file's walk, is named
// with the place, and that what was found before is kept.
func TestCrash(t *testing.T) {
	c, f := program(t, "probe.py", "a()\nb()\n")
	r := &Rule{ID: "broken", Levers: []string{"structure"}, Nodes: []syntax.Node{(*syntax.Call)(nil)}, Check: func(p *Pass, n syntax.Node) {
		if isName(n.(*syntax.Call).Func, "b") {
			panic("boom")
		}
		p.Report(Diagnosis{At: n, Message: "m", Remedy: "r"})
	}}
	found, err := NewSuite([]*Rule{r}).Check(c, f)
	want := "probe.py:2: internal error in rule broken: boom"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if len(found) != 1 || found[0].Line != 1 {
		t.Errorf("findings before the crash: %v", found)
	}
}

func TestShorten(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a +\n    b", "a + b"},
		{"  a", "a"},
		{strings.Repeat("é", 41), strings.Repeat("é", 39) + "…"},
		{strings.Repeat("é", 40), strings.Repeat("é", 40)},
	}
	for _, test := range tests {
		if got := shorten(test.in); got != test.want {
			t.Errorf("shorten(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
