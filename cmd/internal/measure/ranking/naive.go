package main

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A ranker orders a program's functions, what it takes for hottest first.
type ranker struct {
	name string
	rank func(*loaded) []*resolve.Func
}

// naive are the rankings that molt's is held against.
func naive() []ranker {
	return []ranker{
		{"longest function", by(func(_ *loaded, fn *resolve.Func) float64 { return lines(fn) })},
		{"deepest loop nest", by(func(_ *loaded, fn *resolve.Func) float64 { return nest(fn) })},
		{"loop depth times callers", by(func(l *loaded, fn *resolve.Func) float64 {
			return nest(fn) * float64(len(l.graph.In(fn)))
		})},
	}
}

// by ranks by a number, then by length, then by place.
func by(measure func(*loaded, *resolve.Func) float64) func(*loaded) []*resolve.Func {
	return func(l *loaded) []*resolve.Func {
		type entry struct {
			fn    *resolve.Func
			value float64
		}
		var list []entry
		for _, fn := range l.prog.Funcs {
			if fn.Def != nil {
				list = append(list, entry{fn, measure(l, fn)})
			}
		}
		slices.SortStableFunc(list, func(a, b entry) int {
			return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(lines(b.fn), lines(a.fn)))
		})
		out := make([]*resolve.Func, len(list))
		for i, e := range list {
			out[i] = e.fn
		}
		return out
	}
}

func lines(fn *resolve.Func) float64 { return float64(fn.EndLine() - fn.Line() + 1) }

// nest is the depth of the deepest nest of loops, comprehensions included.
func nest(fn *resolve.Func) float64 {
	deepest := 0
	var visit func(n syntax.Node, depth int)
	visit = func(n syntax.Node, depth int) {
		deepest = max(deepest, depth)
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
			return
		case *syntax.For, *syntax.While:
			depth++
		case *syntax.ListComp:
			depth += len(n.Generators)
		case *syntax.SetComp:
			depth += len(n.Generators)
		case *syntax.DictComp:
			depth += len(n.Generators)
		case *syntax.GeneratorExp:
			depth += len(n.Generators)
		}
		syntax.Children(n, func(c syntax.Node) { visit(c, depth) })
	}
	for _, s := range fn.Body() {
		visit(s, 0)
	}
	return float64(deepest)
}
