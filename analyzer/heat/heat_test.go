package heat_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A scan is a linked program with its heat.
type scan struct {
	t    *testing.T
	prog *resolve.Program
	heat *heat.Heat
}

// estimate links sources, path to text, and estimates their heat.
func estimate(t *testing.T, opt heat.Options, sources map[string]string) scan {
	t.Helper()
	paths := make([]string, 0, len(sources))
	for p := range sources {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	var files []*resolve.File
	for _, p := range paths {
		tree, err := syntax.Parse(p, []byte(sources[p]))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, resolve.Analyze(tree))
	}
	prog := resolve.Link(files, resolve.Options{})
	types := infer.New(prog)
	return scan{t, prog, heat.Estimate(types, callgraph.Build(prog, types), opt)}
}

func one(t *testing.T, text string) scan {
	t.Helper()
	return estimate(t, heat.Options{}, map[string]string{"app.py": text})
}

func (s scan) fn(name string) *resolve.Func {
	s.t.Helper()
	for _, fn := range s.prog.Funcs {
		if strings.HasSuffix(fn.Qual, "."+name) {
			return fn
		}
	}
	s.t.Fatalf("no function %s", name)
	return nil
}

func (s scan) of(name string) heat.Func { return s.heat.Of(s.fn(name)) }

// node finds the first node of a function whose source is the text.
func (s scan) node(fn *resolve.Func, text string) syntax.Node {
	s.t.Helper()
	var found syntax.Node
	fn.Walk(func(n syntax.Node) bool {
		if found == nil && fn.File.Tree.Source(n.Range()) == text {
			found = n
		}
		return found == nil
	})
	if found == nil {
		s.t.Fatalf("no node %q", text)
	}
	return found
}

func TestFreq(t *testing.T) {
	tests := []struct {
		name, body, node string
		want             float64
		depth            int
	}{
		{"straight", "mark()", "mark()", 1, 0},
		{"constant range", "for i in range(7):\n  mark()", "mark()", 7, 1},
		{"range with step", "for i in range(10, 20, 5):\n  mark()", "mark()", 2, 1},
		{"literal", "for i in (1, 2, 3):\n  mark()", "mark()", 3, 1},
		{"text", "for c in 'four':\n  mark()", "mark()", 4, 1},
		{"nested", "for i in range(5):\n  for j in range(6):\n    mark()", "mark()", 30, 2},
		{"module constant", "for i in range(SIZE * 2):\n  mark()", "mark()", 40, 1},
		{"length", "for i in range(len(TABLE)):\n  mark()", "mark()", 4, 1},
		{"enumerate", "for i, x in enumerate(TABLE):\n  mark()", "mark()", 4, 1},
		{"parameter from the call", "for i in range(n):\n  mark()", "mark()", 9, 1},
		{"comprehension", "x = [mark() for i in range(5)]", "mark()", 5, 1},
		{"comprehension with condition", "x = [mark() for i in range(8) if i]", "mark()", 4, 1},
		{"comprehension of two", "x = [mark() for i in range(5) for j in range(3)]", "mark()", 15, 2},
		{"its first iterable", "x = [i for i in mark()]", "mark()", 1, 0},
		{"branch", "if n:\n  mark()", "mark()", 0.5, 0},
		{"branch that raises", "if n:\n  raise ValueError(mark())", "mark()", 0.02, 0},
		{"except", "try:\n  pass\nexcept KeyError:\n  mark()", "mark()", 0.05, 0},
		{"behind a likely return", "if n:\n  return\nmark()", "mark()", 0.5, 0},
		{"else of a constant", "if False:\n  pass\nelse:\n  mark()", "mark()", 1, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := "  " + strings.ReplaceAll(tt.body, "\n", "\n  ")
			s := one(t, "SIZE = 20\nTABLE = [1, 2, 3, 4]\ndef mark(): pass\ndef f(n):\n"+body+"\nif __name__ == '__main__':\n  f(9)\n")
			fn := s.fn("f")
			n := s.node(fn, tt.node)
			if got := s.heat.Freq(fn, n); math.Abs(got-tt.want) > 1e-9 {
				t.Errorf("Freq = %v, want %v", got, tt.want)
			}
			if got := s.heat.LoopDepth(fn, n); got != tt.depth {
				t.Errorf("LoopDepth = %v, want %v", got, tt.depth)
			}
			if got := s.heat.Freq(s.fn("mark"), n); got != 0 {
				t.Errorf("Freq in a function that does not hold the node = %v, want 0", got)
			}
		})
	}
}

// The hotter of two functions that differ in one thing.
func TestHotter(t *testing.T) {
	const end = "\nif __name__ == '__main__':\n  main()\n"
	tests := []struct{ name, text, hot, cold string }{
		{"called in a loop", "def a(x): return x * 2\ndef b(x): return x * 2\ndef main():\n  a(1)\n  for i in range(1000): b(i)", "b", "a"},
		{"longer loop", "def a():\n  t = 0\n  for i in range(10): t += i\n  return t\ndef b():\n  t = 0\n  for i in range(1000): t += i\n  return t\ndef main():\n  a()\n  b()", "b", "a"},
		{"reached", "def a(x):\n  return x * 2\ndef b(x):\n  return x * 2\ndef main():\n  b(1)", "b", "a"},
		{"rare branch", "def a(x): return x * 2\ndef b(x): return x * 2\ndef main():\n  for i in range(99):\n    b(i)\n    if i < 0:\n      a(i)\n      raise ValueError", "b", "a"},
		{"method of a class with instances", "class A:\n  def go(self, x): return x * 2\nclass B:\n  def go(self, x): return x * 2\ndef use(thing):\n  for i in range(9): thing.go(i)\ndef main():\n  use(B())", "B.go", "A.go"},
		{"sort key", "def a(x): return x[1]\ndef b(x): return x[1]\ndef main():\n  a((1, 2))\n  sorted([(1, 2)] * 50, key=b)", "b", "a"},
		{"kept in a table", "def a(x): return x * 2\ndef b(x): return x * 2\nTABLE = {'b': b}\ndef main():\n  for name in TABLE: TABLE[name](1)", "b", "a"},
		{"looked up by name", "class V:\n  def visit_b(self, x): return x * 2\n  def other_a(self, x): return x * 2\n  def visit(self, kind, x):\n    return getattr(self, 'visit_' + kind)(x)\ndef main():\n  v = V()\n  for i in range(99): v.visit('b', i)", "V.visit_b", "V.other_a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := one(t, tt.text+end)
			if hot, cold := s.of(tt.hot).Self, s.of(tt.cold).Self; hot <= cold {
				t.Errorf("%s has %.4f, %s has %.4f", tt.hot, hot, tt.cold, cold)
			}
		})
	}
}

func TestTestsAreCold(t *testing.T) {
	sources := map[string]string{
		"app.py":            "def work(n):\n  return [i * i for i in range(n)]\nif __name__ == '__main__':\n  work(10)\n",
		"tests/test_app.py": "from app import work\ndef test_work():\n  for i in range(1000):\n    assert [x * x for x in range(50)] == work(50)\n",
	}
	s := estimate(t, heat.Options{}, sources)
	if got := s.heat.Ranking()[0].Qual; got != "app.work" {
		t.Errorf("first is %s, want app.work", got)
	}
}

const shares = `
def leaf(x):
    return sorted(x)[0] + len(x)
def middle(xs):
    total = 0
    for x in xs:
        total += leaf(x)
    return total
def main():
    for i in range(100):
        middle([[1, 2, 3]] * 50)
if __name__ == "__main__":
    main()
`

func TestShares(t *testing.T) {
	s := one(t, shares)
	self, direct := 0.0, 0.0
	for _, fn := range s.prog.Funcs {
		f := s.heat.Of(fn)
		self += f.Self
		direct += f.Direct
		if f.Self > f.Direct+1e-12 || f.Direct > f.Total+1e-12 || f.Total > 1+1e-12 {
			t.Errorf("%s: Self %v, Direct %v, Total %v out of order", fn.Qual, f.Self, f.Direct, f.Total)
		}
		if f.Evidence != findings.Static {
			t.Errorf("%s: evidence %q", fn.Qual, f.Evidence)
		}
	}
	if math.Abs(direct-1) > 1e-9 || self >= direct {
		t.Errorf("sums: Self %v, Direct %v, want less than 1, and 1", self, direct)
	}
	if m, l := s.of("middle"), s.of("leaf"); m.Total < l.Total {
		t.Errorf("middle's total %v is below that of leaf, %v, which only it calls", m.Total, l.Total)
	}
}

func TestShareOf(t *testing.T) {
	s := one(t, shares)
	fn := s.fn("middle")
	whole := s.heat.Of(fn).Direct
	loop := s.heat.ShareOf(fn, fn.Body()[1])
	call := s.node(fn, "leaf(x)")
	if loop <= 0.5*whole || loop > whole {
		t.Errorf("the loop has %v of %v", loop, whole)
	}
	if got := s.heat.ShareOf(fn, call); got <= 0 || got >= loop {
		t.Errorf("the call has %v, its loop %v", got, loop)
	}
	if got, below := s.heat.TotalOf(fn, call), s.of("leaf").Total; math.Abs(got-below-s.heat.ShareOf(fn, call)) > 1e-9 {
		t.Errorf("TotalOf the call is %v, want its own share and leaf's %v", got, below)
	}
	if got := s.heat.ShareOf(s.fn("leaf"), call); got != 0 {
		t.Errorf("ShareOf a node of another function = %v, want 0", got)
	}
}

// More of the same must not make a function colder.
func TestMonotone(t *testing.T) {
	last := 0.0
	for _, body := range []string{"x", "x * 2", "x * 2 + x[0]", "[x * i for i in range(9)]", "[x * i * j for i in range(9) for j in range(9)]"} {
		s := one(t, "def f(x): return "+body+"\ndef g(x): return x\ndef main():\n  for i in range(9):\n    f(i)\n    g(i)\nif __name__ == '__main__':\n  main()\n")
		got := s.of("f").Self
		if got <= last {
			t.Errorf("f with %s has %v, with less it had %v", body, got, last)
		}
		last = got
	}
}

func TestKinds(t *testing.T) {
	s := one(t, `
import time, json
def cpu(x):
    total = 0
    for i in range(100):
        total = total * i + x
    return total
def waits():
    time.sleep(1)
def native(x):
    return json.loads(x)
def main():
    cpu(1); waits(); native("1")
if __name__ == "__main__":
    main()
`)
	for name, want := range map[string]heat.Kind{"cpu": heat.CPU, "waits": heat.IO, "native": heat.C} {
		if got := s.of(name).Kind; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestBasis(t *testing.T) {
	s := one(t, "def fib(n):\n  return n if n < 2 else fib(n - 1) + fib(n - 2)\ndef grid():\n  for i in range(9):\n    for j in range(9): fib(i)\ndef lost(): pass\nif __name__ == '__main__':\n  grid()\n")
	want := map[string]string{
		"fib": "calls itself, called in a loop of grid", "grid": "2 nested loops, called by the module",
		"lost": "not reached from an entry point",
	}
	for name, basis := range want {
		if got := s.of(name).Basis; got != basis {
			t.Errorf("%s: basis %q, want %q", name, got, basis)
		}
	}
}

// Deep recursion in the call graph and loops without a known bound must end in
// finite shares.
func TestRecursionIsFinite(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		b.WriteString("def f" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + "(x):\n  for y in x:\n")
		for j := range 4 {
			k := (i + j*7) % 60
			b.WriteString("    f" + string(rune('a'+k%26)) + string(rune('a'+k/26)) + "(y)\n")
		}
	}
	b.WriteString("if __name__ == '__main__':\n  faa([])\n")
	s := one(t, b.String())
	for _, fn := range s.prog.Funcs {
		if f := s.heat.Of(fn); math.IsNaN(f.Self) || math.IsInf(f.Runs, 0) || f.Self > 1 {
			t.Fatalf("%s: %+v", fn.Qual, f)
		}
	}
}

func TestProfileReplacesEstimate(t *testing.T) {
	p := &evidence.Profile{
		Format: "test", Unit: evidence.Seconds, Lines: evidence.FirstLine, Total: 10, TotalTime: 10,
		Entries: []evidence.Entry{
			entry("/srv/app.py", 2, "leaf", 1, 2, 7),
			entry("/srv/app.py", 4, "middle", 8, 10, 3),
		},
	}
	s := estimate(t, heat.Options{Profile: p}, map[string]string{"app.py": shares})
	got := map[string]heat.Func{}
	for _, name := range []string{"leaf", "middle", "main"} {
		f := s.of(name)
		f.Kind, f.Memory = "", 0
		got[name] = f
	}
	want := map[string]heat.Func{
		"leaf":   {Self: 0.1, Direct: 0.1, Total: 0.2, Calls: 7, Runs: 7, Basis: "measured, 7 calls", Evidence: findings.Profile},
		"middle": {Self: 0.8, Direct: 0.8, Total: 1, Calls: 3, Runs: 3, Basis: "measured, 3 calls", Evidence: findings.Profile},
		"main":   {Basis: "did not run in the profile", Evidence: findings.Profile},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := s.heat.Ranking()[0].Name; got != "middle" {
		t.Errorf("first is %s, want middle", got)
	}
}

func entry(file string, line int, name string, self, cumulative float64, calls int64) evidence.Entry {
	return evidence.Entry{
		File: file, Line: line, Func: name, Self: self, Cumulative: cumulative, Calls: calls,
		CShare: evidence.Unknown, SysShare: evidence.Unknown, MemAlloc: evidence.Unknown, MemPeak: evidence.Unknown,
	}
}

func TestProfileOfOtherCode(t *testing.T) {
	p := &evidence.Profile{
		Format: "test", Unit: evidence.Seconds, Total: 1, TotalTime: 1,
		Entries: []evidence.Entry{entry("/elsewhere/other.py", 1, "other", 1, 1, 1)},
	}
	with := estimate(t, heat.Options{Profile: p}, map[string]string{"app.py": shares})
	without := one(t, shares)
	if diff := cmp.Diff(without.heat.Hotspots(0), with.heat.Hotspots(0)); diff != "" {
		t.Errorf("a profile of other code changed the estimate (-without +with)\n%s", diff)
	}
	if got := len(with.heat.Report().Missed); got != 1 {
		t.Errorf("%d groups of missed entries, want 1", got)
	}
}

func TestDeterministic(t *testing.T) {
	a, b := one(t, shares).heat.Hotspots(0), one(t, shares).heat.Hotspots(0)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}

// TestTree holds the paths of calls: parents have what they pass on, recursion is
// part of its function, and nothing is more than its caller.
func TestTree(t *testing.T) {
	s := one(t, `
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def work():
    return [fib(20) for _ in range(100)]

def idle():
    return 1

if __name__ == "__main__":
    work()
    idle()
`)
	roots := s.heat.Tree(0.001)
	if len(roots) != 1 || roots[0].Func.Qual != "app.<module>" || math.Abs(roots[0].Share-1) > 1e-9 {
		t.Fatalf("roots: %+v", roots)
	}
	calls := roots[0].Calls
	if len(calls) == 0 || calls[0].Func.Name != "work" || len(calls[0].Calls) != 1 {
		t.Fatalf("calls: %+v", calls)
	}
	fib := calls[0].Calls[0]
	if fib.Func.Name != "fib" || len(fib.Calls) != 0 || fib.Share > calls[0].Share || fib.Share < 0.5 {
		t.Errorf("fib: %+v", fib)
	}
	if got := s.heat.Tree(1.1); got != nil {
		t.Errorf("above all shares: %+v", got)
	}
}
