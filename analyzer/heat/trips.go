package heat

import (
	"math"
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file guesses how often loops go round. Where the source says it, by
// constants and literals, it is taken from there; otherwise the shape of the
// loop and the type of what it walks over decide.

// trips guesses how many items an iterable has.
func (w *walker) trips(e syntax.Expr) float64 {
	n := w.items(e, 0)
	return min(max(n, 0.5), guessMaxTrips)
}

const maxItemsDepth = 8 // of calls around the iterable: enumerate(zip(reversed(...)))

func (w *walker) items(e syntax.Expr, depth int) float64 {
	if depth > maxItemsDepth {
		return guessItems
	}
	switch e := e.(type) {
	case *syntax.List:
		return w.display0(e.Elts)
	case *syntax.Tuple:
		return w.display0(e.Elts)
	case *syntax.Set:
		return w.display0(e.Elts)
	case *syntax.Dict:
		return float64(len(e.Keys))
	case *syntax.Constant:
		if e.Kind == syntax.ConstStr || e.Kind == syntax.ConstBytes {
			return float64(len(e.Str))
		}
	case *syntax.Call:
		return w.callItems(e, depth)
	case *syntax.Name:
		if n, ok := w.m.consts.length(w.fn, e, 0); ok {
			return n
		}
	case *syntax.Subscript:
		if s, ok := e.Slice.(*syntax.Slice); ok {
			return w.sliceItems(e, s, depth)
		}
		return w.typed(e, guessNested)
	case *syntax.ListComp:
		return w.compItems(e.Generators, depth)
	case *syntax.GeneratorExp:
		return w.compItems(e.Generators, depth)
	case *syntax.BinOp:
		return w.repeated(e, depth)
	}
	return w.typed(e, guessItems)
}

// display0 is the number of items of a literal; a starred one counts as many.
func (w *walker) display0(elts []syntax.Expr) float64 {
	n := 0.0
	for _, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			n += guessItems
		} else {
			n++
		}
	}
	return n
}

func (w *walker) compItems(gens []*syntax.Comprehension, depth int) float64 {
	n := 1.0
	for _, g := range gens {
		n *= w.items(g.Iter, depth+1)
		for range g.Ifs {
			n *= guessFilter
		}
	}
	return n
}

// repeated is the length of [x] * n and of a + b.
func (w *walker) repeated(e *syntax.BinOp, depth int) float64 {
	switch e.Op {
	case syntax.Add:
		return w.items(e.Left, depth+1) + w.items(e.Right, depth+1)
	case syntax.Mult:
		if n, ok := w.m.consts.int(w.fn, e.Right, 0); ok {
			return n * w.items(e.Left, depth+1)
		}
	}
	return w.typed(e, guessItems)
}

func (w *walker) sliceItems(e *syntax.Subscript, s *syntax.Slice, depth int) float64 {
	lo, ok1 := 0.0, true
	if s.Lower != nil {
		lo, ok1 = w.m.consts.int(w.fn, s.Lower, 0)
	}
	if s.Upper != nil {
		if hi, ok2 := w.m.consts.int(w.fn, s.Upper, 0); ok1 && ok2 && hi > lo && lo >= 0 {
			return hi - lo
		}
	}
	return max(1, w.items(e.Value, depth+1)*0.7)
}

// callItems is the number of items that a call yields.
func (w *walker) callItems(c *syntax.Call, depth int) float64 {
	name := w.external(c)
	if len(c.Args) == 0 {
		switch {
		case strings.HasSuffix(name, ".items"), strings.HasSuffix(name, ".keys"), strings.HasSuffix(name, ".values"):
			if a, ok := c.Func.(*syntax.Attribute); ok {
				return w.items(a.Value, depth+1)
			}
		}
		return w.typed(c, guessItems)
	}
	first := c.Args[0]
	switch name {
	case "builtins.range":
		return w.rangeItems(c)
	case "builtins.enumerate", "builtins.reversed", "builtins.sorted", "builtins.list", "builtins.tuple",
		"builtins.iter", "builtins.set", "builtins.frozenset", "builtins.dict":
		return w.items(first, depth+1)
	case "builtins.map", "builtins.filter":
		return w.items(c.Args[len(c.Args)-1], depth+1)
	case "builtins.zip":
		n := guessMaxTrips
		for _, a := range c.Args {
			n = min(n, w.items(a, depth+1))
		}
		return n
	case "itertools.product":
		n := 1.0
		for _, a := range c.Args {
			n *= w.items(a, depth+1)
		}
		return n
	case "itertools.combinations":
		n := w.items(first, depth+1)
		return n * n / 2
	case "itertools.permutations":
		return 120
	}
	return w.typed(c, guessItems)
}

func (w *walker) rangeItems(c *syntax.Call) float64 {
	var bounds [3]float64
	for i, a := range c.Args {
		if i > 2 {
			return guessItems
		}
		n, ok := w.m.consts.int(w.fn, a, 0)
		if !ok {
			return w.rangeOver(c.Args[min(len(c.Args)-1, 1)])
		}
		bounds[i] = n
	}
	switch len(c.Args) {
	case 1:
		return bounds[0]
	case 2:
		return bounds[1] - bounds[0]
	}
	if bounds[2] == 0 {
		return 1
	}
	return math.Ceil((bounds[1] - bounds[0]) / bounds[2])
}

// rangeOver is the length of a range whose upper bound is not constant.
func (w *walker) rangeOver(stop syntax.Expr) float64 {
	if c, ok := stop.(*syntax.Call); ok && w.external(c) == "builtins.len" && len(c.Args) == 1 {
		return max(w.items(c.Args[0], 1), guessItems)
	}
	return guessCounted
}

// typed is the length of a value of which at most the type is known.
func (w *walker) typed(e syntax.Expr, otherwise float64) float64 {
	switch w.m.types.TypeOf(w.fn.File, e).Kind() {
	case pytypes.Str:
		return guessChars
	case pytypes.Bytes, pytypes.ByteArray:
		return guessBytes
	case pytypes.File:
		return guessLines
	case pytypes.Array:
		return guessArray
	}
	return otherwise
}

// step is the work of taking one item from an iterable.
func (w *walker) step(iter syntax.Expr) work {
	if c, ok := iter.(*syntax.Call); ok {
		switch w.external(c) {
		case "builtins.range":
			return py(costStepRange)
		case "builtins.enumerate", "builtins.zip", "builtins.map":
			return py(costStep).plus(work{c: costStep * 2})
		}
	}
	return py(costStep)
}

// whileTrips guesses the rounds of a while loop before exits in its body.
func (w *walker) whileTrips(s *syntax.While) float64 {
	if isTrue(s.Test) {
		return guessForever
	}
	if c, ok := s.Test.(*syntax.Compare); ok && len(c.Ops) == 1 {
		for _, side := range []syntax.Expr{c.Comparators[0], c.Left} {
			n, ok := w.m.consts.int(w.fn, side, 0)
			if ok && n > 1 {
				return min(max(n, guessWhile), guessMaxTrips)
			}
		}
	}
	return guessWhile
}

func isTrue(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstTrue || c.Kind == syntax.ConstInt && c.Int != 0)
}
