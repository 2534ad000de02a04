package assess

import (
	"fmt"
	"testing"

	"github.com/molt-go/molt/analyzer/resolve"
)

const twoCores = `def helper(n: int) -> int:
    return n * n


def first_inner(n: int) -> int:
    return helper(n) + 1


def first(n: int) -> int:
    return sum(first_inner(i) for i in range(n))


def second(rows):
    return eval(rows[helper(1)])


def third(names: list[str]) -> dict[str, int]:
    return {n: len(n) for n in names}


def small(n: int) -> int:
    return n


def main():
    first(10)
    second(["1"])
    third(["a"])
    small(1)


main()
`

// TestCuts holds which cuts are chosen: parts of a chosen one are none of their
// own, the whole program is none, and common helpers are in the way of nothing.
func TestCuts(t *testing.T) {
	p := load(t, map[string]string{"m.py": twoCores}, `<module> (m.py:32);main (m.py:26);first (m.py:10) 20
<module> (m.py:32);main (m.py:26);first (m.py:10);first_inner (m.py:6) 20
<module> (m.py:32);main (m.py:26);first (m.py:10);first_inner (m.py:6);helper (m.py:2) 10
<module> (m.py:32);main (m.py:27);second (m.py:14) 25
<module> (m.py:32);main (m.py:28);third (m.py:18) 23
<module> (m.py:32);main 2
`)
	a := Of(p, Options{})
	same(t, "cuts", a.Cuts, []Cut{
		{Symbol: "m.first", File: "m.py", Line: 9, Share: 0.5, Functions: 3, Interface: "narrow", Pure: true},
		{Symbol: "m.third", File: "m.py", Line: 17, Share: 0.23, Functions: 1, Interface: "typed", Pure: true},
	})
}

func TestInterface(t *testing.T) {
	for _, test := range []struct{ def, want string }{
		{"def f(a: int, b: float, c: str) -> bytes:\n    return b''\n", "narrow"},
		{"def f(a: list[int]) -> list[float]:\n    return [x / 2 for x in a]\n", "narrow"},
		{"def f(a: tuple[int, int]) -> None:\n    pass\n", "narrow"},
		{"def f(a: dict[str, int]) -> int:\n    return 1\n", "typed"},
		{"def f(a: list[dict[str, int]]) -> int:\n    return 1\n", "typed"},
		{"class C:\n    def f(self, a: int) -> int:\n        return a\n", "typed"},
		{"def f(a, b: int) -> int:\n    return b\n", "wide"},
		{"def f(a: list) -> int:\n    return 1\n", "wide"},
		{"class C:\n    def f(self, a) -> int:\n        return 1\n", "wide"},
	} {
		p := load(t, map[string]string{"m.py": test.def}, "")
		a := &assessor{project: p}
		for _, fn := range p.Program.Funcs {
			if fn.Kind == resolve.Function || fn.Kind == resolve.Method {
				same(t, test.def, a.interfaceOf(fn), test.want)
			}
		}
	}
}

// TestScore holds what makes a cut better than another.
func TestScore(t *testing.T) {
	base := Cut{Share: 0.4, Functions: 4, Interface: "typed"}
	for _, test := range []struct {
		name   string
		change func(*Cut)
		better bool
	}{
		{"more heat", func(c *Cut) { c.Share = 0.5 }, true},
		{"something kept back", func(c *Cut) { c.Blocked = 0.1 }, false},
		{"more functions", func(c *Cut) { c.Functions = 9 }, false},
		{"a narrow interface", func(c *Cut) { c.Interface = "narrow" }, true},
		{"a wide interface", func(c *Cut) { c.Interface = "wide" }, false},
		{"pure", func(c *Cut) { c.Pure = true }, true},
	} {
		c := base
		test.change(&c)
		if score(c) == score(base) || (score(c) > score(base)) != test.better {
			t.Errorf("%s: %v, before %v", test.name, score(c), score(base))
		}
	}
}

// TestWholeProgram holds that a function that needs most of the program is no cut.
func TestWholeProgram(t *testing.T) {
	text := "def f0(n):\n    return n\n"
	for i := range 9 {
		text += fmt.Sprintf("\n\ndef f%d(n):\n    return f%d(n) + 1\n", i+1, i)
	}
	a := Of(load(t, map[string]string{"m.py": text + "\n\nf9(1)\n"}, "f9 (m.py:38);f8 (m.py:34) 100\n"), Options{})
	same(t, "cuts", a.Cuts, []Cut{})
}
