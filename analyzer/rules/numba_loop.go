package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var numbaLoop = &Rule{
	ID:    "numba-loop",
	Title: "Nested loops over numbers",
	What: "One of the hottest functions spends its time in nested loops, or in one that carries values from round to round, that only " +
		"compute with numbers and elements of sequences.",
	Why: "No array expression fits a loop whose rounds depend on each other. Numba compiles the loop as it stands to machine code on " +
		"unboxed numbers.",
	Before: `
def smooth(grid: list[list[float]], steps: int) -> None:
    for _ in range(steps):
        for y in range(1, len(grid) - 1):
            for x in range(1, len(grid[0]) - 1):
                grid[y][x] = 0.25 * (grid[y - 1][x] + grid[y + 1][x] + grid[y][x - 1] + grid[y][x + 1])
`,
	After: `
import numba

@numba.njit(cache=True)
def smooth(grid, steps):
    for _ in range(steps):
        for y in range(1, grid.shape[0] - 1):
            for x in range(1, grid.shape[1] - 1):
                grid[y, x] = 0.25 * (grid[y - 1, x] + grid[y + 1, x] + grid[y, x - 1] + grid[y, x + 1])
`,
	WhenNot: []string{
		"the whole run takes seconds: compiling takes as long",
		"integers may exceed 64 bits: they wrap without a word",
		"the data lives in lists of objects: it must be put into arrays first",
	},
	Levers: []string{"numba", "cython", "ffi", "cupy"},
	Cost:   "numba-loop",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.For)(nil), (*syntax.While)(nil)},
	Check:  checkNumbaLoop,
}

func checkNumbaLoop(p *Pass, n syntax.Node) {
	fn := p.Func()
	if !p.hottest(fn) || p.InLoop() || compiled(fn.Decorators) {
		return
	}
	k := p.kernelOf(n.(syntax.Stmt))
	if k.foreign || k.attrs > 0 || k.texts > 0 || k.ops < 3 || 2*(k.floats+k.ints) < k.ops {
		return
	}
	if k.floats == 0 && k.loops < 2 {
		return // walks of indexes and of integers that may be large
	}
	if loop, isFor := n.(*syntax.For); isFor && k.loops == 1 && p.elementwise(loop, Loop{Node: loop, Owner: loop, Target: loop.Target, Iter: loop.Iter}) {
		return // array expressions do
	}
	kind := "numbers"
	if k.floats > 0 {
		kind = "floats"
	}
	p.Report(Diagnosis{
		At: n, Span: p.loopHeader(n), Costs: n,
		Message: fmt.Sprintf("%d operations on %s in %d nested loops are interpreted one by one", k.ops, kind, k.loops),
		Remedy:  fmt.Sprintf("put the loops of %s into a function of numbers and NumPy arrays and decorate it with @numba.njit(cache=True)", fn.Name),
	})
}

// loopHeader returns the span of what a loop goes over or tests.
func (p *Pass) loopHeader(n syntax.Node) syntax.Span {
	switch n := n.(type) {
	case *syntax.For:
		return syntax.Span{Start: n.Pos(), End: n.Iter.EndPos()}
	case *syntax.While:
		return syntax.Span{Start: n.Pos(), End: n.Test.EndPos()}
	}
	return n.Range()
}
