package assess

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/scan"
)

// load loads a project of files by slash path, with a profile in collapsed
// stacks unless that is empty.
func load(t testing.TB, files map[string]string, profile string) *scan.Project {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var opt scan.Options
	if profile != "" {
		var err error
		if opt.Profile, err = evidence.Read("profile.txt", []byte(profile)); err != nil {
			t.Fatal(err)
		}
	}
	p, err := scan.Load(t.Context(), []string{root}, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// program has functions of each grade; the lines of profile are its own.
var program = map[string]string{
	"main.py": `import numpy
import redis
import urllib3


def portable(n: int) -> int:
    total = 0
    for i in range(n):
        total += i * i
    return total


def refused(code):
    return eval(code)


def refused_by_library(rows):
    return numpy.array(rows)


def seam(key):
    return redis.Redis().get(key)


def client(url):
    return urllib3.get(url).text


def main():
    portable(100)
    refused("1")
    refused_by_library([1])
    seam("k")
    client("u")


if __name__ == "__main__":
    main()
`}

const profile = `<module> (main.py:38);main (main.py:31);portable (main.py:9) 50
<module> (main.py:38);main (main.py:32);refused (main.py:14) 20
<module> (main.py:38);main (main.py:33);refused_by_library (main.py:18) 10
<module> (main.py:38);main (main.py:34);seam (main.py:22) 5
<module> (main.py:38);main (main.py:35);client (main.py:26) 5
other (elsewhere.py:1) 10
`

func TestOf(t *testing.T) {
	a := Of(load(t, program, profile), Options{})
	same(t, "evidence", a.Evidence, findings.Profile)
	same(t, "split", a.Split, Split{Portable: 0.5, Blocked: 0.4, Other: 0.1})
	same(t, "size", []int{a.Functions, a.Lines}, []int{6, 38})
	same(t, "blockers", a.Blockers, []Blocker{
		{What: "eval or exec", Share: 0.2, Functions: 1, Advice: features["eval or exec"]},
		{What: "numpy", Library: true, Share: 0.1, Functions: 1, Advice: "keep arrays in Python; extract the pure core"},
		{What: "redis", Library: true, Share: 0.05, Functions: 1, Advice: libraries.Of("redis").Note},
		{What: "urllib3", Library: true, Share: 0.05, Functions: 1, Advice: libraries.Of("urllib3").Note},
	})
	same(t, "hot spots", a.Hotspots[:5], []Hotspot{
		{Symbol: "main.portable", File: "main.py", Line: 6, Share: 0.5, Grade: Portable},
		{Symbol: "main.refused", File: "main.py", Line: 13, Share: 0.2, Grade: Refused, Why: []string{"eval or exec"}},
		{Symbol: "main.refused_by_library", File: "main.py", Line: 17, Share: 0.1, Grade: Refused, Why: []string{"numpy"}},
		{Symbol: "main.seam", File: "main.py", Line: 21, Share: 0.05, Grade: Seam, Why: []string{"redis"}},
		{Symbol: "main.client", File: "main.py", Line: 25, Share: 0.05, Grade: Seam, Why: []string{"urllib3"}},
	})
	same(t, "libraries", a.Libraries, []Library{
		{Name: "numpy", Grade: libraries.Refused, Native: true, Files: 1, Share: 0.1, Note: "keep arrays in Python; extract the pure core"},
		{Name: "redis", Grade: libraries.Seam, Files: 1, Share: 0.05, Note: libraries.Of("redis").Note},
		{Name: "urllib3", Grade: libraries.Seam, Files: 1, Share: 0.05, Note: libraries.Of("urllib3").Note},
	})
}

// TestWaiting holds that waiting is told where a profile tells it, and left out of
// the shares of an estimate.
func TestWaiting(t *testing.T) {
	files := map[string]string{"main.py": `import time


def wait():
    for _ in range(1000):
        time.sleep(1)


def work(n):
    return [i * i % 7 for i in range(n)]


wait()
work(1000)
`}
	a := Of(load(t, files, ""), Options{})
	same(t, "waiting is known", a.Split.WaitingKnown, false)
	same(t, "waiting", a.Split.Waiting, 0.0)
	if sum := a.Split.Portable + a.Split.Blocked + a.Split.Native + a.Split.Other; math.Abs(sum-1) > 1e-3 {
		t.Errorf("the parts of %+v make %v", a.Split, sum)
	}
	if a.Split.Portable < 0.5 {
		t.Errorf("portable is %v of the processor's time", a.Split.Portable)
	}
	scalene := `{"elapsed_time_sec": 10.0, "files": {"main.py": {"functions": [], "imports": [], "lines": [
		{"lineno": 6, "line": "", "n_cpu_percent_python": 0.0, "n_cpu_percent_c": 0.0, "n_sys_percent": 75.0},
		{"lineno": 10, "line": "", "n_cpu_percent_python": 25.0, "n_cpu_percent_c": 0.0, "n_sys_percent": 0.0}
	], "percent_cpu_time": 100.0}}}`
	a = Of(load(t, files, scalene), Options{})
	same(t, "split of Scalene's profile", a.Split, Split{Portable: 0.25, Waiting: 0.75, WaitingKnown: true})
	same(t, "verdict", a.Verdict.Advice, "leave")
}

func TestEmpty(t *testing.T) {
	a := Of(load(t, map[string]string{"empty.py": ""}, ""), Options{})
	same(t, "verdict", a.Verdict.Advice, "leave")
	same(t, "ceiling", []float64{a.Ceiling.Least, a.Ceiling.Likely, a.Ceiling.Most}, []float64{1, 1, 1})
}

// TestRelative holds that a module which is imported from beside, and is not there, is no library, even
// where the scanned folder is the package itself.
func TestRelative(t *testing.T) {
	a := Of(load(t, map[string]string{
		"__init__.py": "from .built import a\nfrom .sub import b\nfrom ..above import c\nimport redis\n",
		"sub.py":      "from .built import a\nfrom . import other\n\n\ndef f(b):\n    return a(other, b)\n",
	}, ""), Options{})
	var names []string
	for _, l := range a.Libraries {
		names = append(names, l.Name)
	}
	same(t, "libraries", names, []string{"redis"})
}

// TestDeterministic holds that the same project gives the same page.
func TestDeterministic(t *testing.T) {
	files := map[string]string{}
	for i := range 30 {
		files[fmt.Sprintf("m%d.py", i)] = fmt.Sprintf("from m%d import f%d as g\n\n\ndef f%d(n):\n    return sum(i * %d for i in range(n)) + (g(n - 1) if n else 0)\n", (i+7)%30, (i+7)%30, i, i)
	}
	first := Of(load(t, files, ""), Options{})
	for range 3 {
		same(t, "again", Of(load(t, files, ""), Options{}), first)
	}
}

func TestFeatures(t *testing.T) {
	for _, test := range []struct {
		body string // of f, or more
		want []string
	}{
		{"def f(x):\n    return x + 1\n", nil},
		{"def f(x):\n    return eval(x)\n", []string{"eval or exec"}},
		{"def f(x):\n    exec(compile(x, 'x', 'exec'))\n", []string{"eval or exec"}},
		{"def f(x):\n    return __import__(x)\n", []string{"import at run time"}},
		{"import importlib\n\n\ndef f(x):\n    return importlib.import_module(x)\n", []string{"import at run time"}},
		{"from importlib import import_module as load\n\n\ndef f(x):\n    return load(x)\n", []string{"import at run time"}},
		{"def f(x, name):\n    return getattr(x, name)\n", []string{"attributes by name"}},
		{"def f(x):\n    return getattr(x, 'size', 0)\n", nil},
		{"def f(x, name):\n    setattr(x, name, 1)\n", []string{"attributes by name"}},
		{"def f(x):\n    x.size = 1\n", nil},
		{"def f():\n    return locals()\n", []string{"attributes by name"}},
		{"def f(x):\n    return type(x)\n", nil},
		{"def f(x):\n    return type(x, (), {})\n", []string{"changes a class at run time"}},
		{"import sys\n\n\ndef f():\n    return sys._getframe()\n", []string{"frames or tracebacks"}},
		{"import sys\n\n\ndef f():\n    return sys.argv\n", nil},
		{"import ctypes\n\n\ndef f():\n    return ctypes.CDLL('x')\n", []string{"ctypes"}},
		{"async def f():\n    return 1\n", []string{"async"}},
		{"class A(metaclass=Meta):\n    def f(self):\n        return 1\n", []string{"a metaclass"}},
		{"import abc\n\n\nclass A(metaclass=abc.ABCMeta):\n    def f(self):\n        return 1\n", nil},
		{"class A:\n    def __getattr__(self, name):\n        return name\n", []string{"__getattr__"}},
		{"class A:\n    def __len__(self):\n        return 1\n", nil},
		{"def eval(x):\n    return x\n\n\ndef f(x):\n    return eval(x)\n", nil},
		{"def f(x, name):\n    return eval(getattr(x, name))\n", []string{"attributes by name", "eval or exec"}},
	} {
		p := load(t, map[string]string{"m.py": test.body}, "")
		a := &assessor{project: p}
		var fn *resolve.Func
		for _, f := range p.Program.Funcs {
			if f.Kind == resolve.Function || f.Kind == resolve.Method {
				fn = f // the last one
			}
		}
		got := a.dynamic(fn)
		same(t, test.body, got, test.want)
		for _, what := range got {
			if features[what] == "" {
				t.Errorf("%q has no advice", what)
			}
		}
	}
}

// TestAdvice holds that each call that is noted has its advice.
func TestAdvice(t *testing.T) {
	for call, what := range dynamicCalls {
		if features[what] == "" {
			t.Errorf("%s: %q has no advice", call, what)
		}
	}
}
