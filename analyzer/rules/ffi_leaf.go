package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

var ffiLeaf = &Rule{
	ID:    "ffi-leaf",
	Title: "A hot leaf function with plain arguments",
	What: "One of the hottest functions is pure, calls no other own function, loops, and takes and returns numbers, text and bytes (or, with nested " +
		"loops, flat lists of them).",
	Why: "Such a function can be swapped for a compiled one behind the same name, and nothing else changes. A call into Go through a C extension costs " +
		"91 ns, so it must do more than that.",
	Before: `
def distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[len(b)]
`,
	After: `
from fastdistance import distance_of_texts

def distance(a: str, b: str) -> int:
    return distance_of_texts(a, b)
`,
	WhenNot: []string{
		"a package in C or Rust already has the function",
		"the arguments are lists of a million elements: copying them takes as long as a simple loop over them",
		"the process forks after the library is loaded",
	},
	Levers: []string{"ffi", "cython", "go"},
	Basis: "14 classic programs, hand-written Go against CPython 3.11: 14.0 times as fast as geometric mean; a call from Python through a C extension into Go " +
		"takes 91 ns.",
	Needs: NeedsProfile,
	Nodes: []syntax.Node{(*syntax.FunctionDef)(nil)},
	Check: checkFFILeaf,
}

func checkFFILeaf(p *Pass, n syntax.Node) {
	fn := p.File.FuncOf(n)
	if fn == nil || !p.hottest(fn) || fn.Depth > 0 || len(fn.Decorators) > 0 || p.Effects.Of(fn).Purity() != effects.Pure {
		return
	}
	depth := p.deepestLoop(fn)
	plain, copied := p.flatSignature(fn)
	if !plain || depth == 0 || copied && depth < 2 || !p.leaf(fn) {
		return
	}
	if depth < 2 && p.calledInLoops(fn) || p.onlyInts(fn) && (depth < 2 || !rangeLoop(fn)) {
		return // calls too short to cross a border, or integers that may be large
	}
	p.Report(Diagnosis{
		At: n, Span: Header(fn.Def), Func: fn, Speedup: goSpeedup,
		Message: fmt.Sprintf("%s loops over plain data and calls nothing of the program, so it can be compiled on its own", fn.Name),
		Remedy:  fmt.Sprintf("write %s in Go or Cython and call it from Python, if a call takes microseconds at least", fn.Name),
	})
}

// onlyInts tells whether all parameters of a function are ints.
func (p *Pass) onlyInts(fn *resolve.Func) bool {
	for _, prm := range fn.Params {
		if !p.Types.SymbolType(fn.File, prm.Symbol).Is(pytypes.Int) {
			return false
		}
	}
	return true
}

// rangeLoop tells whether a function has a for loop over a range.
func rangeLoop(fn *resolve.Func) bool {
	found := false
	fn.Walk(func(n syntax.Node) bool {
		if loop, ok := n.(*syntax.For); ok {
			call, isCall := loop.Iter.(*syntax.Call)
			if name, isName := callName(call); isCall && isName && name == "range" {
				found = true
			}
		}
		return !found
	})
	return found
}

func callName(c *syntax.Call) (string, bool) {
	if c == nil {
		return "", false
	}
	name, ok := c.Func.(*syntax.Name)
	if !ok {
		return "", false
	}
	return name.ID, true
}

// deepestLoop returns how deep loops are nested in a function.
func (p *Pass) deepestLoop(fn *resolve.Func) int {
	depth := 0
	fn.Walk(func(n syntax.Node) bool {
		if _, ok := n.(syntax.Stmt); ok {
			depth = max(depth, p.Heat.LoopDepth(fn, n))
		}
		return true
	})
	return depth
}

// leaf tells whether a function calls no own function.
func (p *Pass) leaf(fn *resolve.Func) bool {
	for _, s := range p.Graph.Out(fn) {
		for _, c := range s.Callees {
			if c.Func != fn || s.Kind != callgraph.Call {
				return false
			}
		}
	}
	return true
}
