package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var numpyElementwise = &Rule{
	ID:    "numpy-elementwise",
	Title: "Arithmetic on floats, one element at a time",
	What:  "A loop or comprehension of one of the hottest functions computes with floats, each element on its own, or sums them up.",
	Why: "Each operation looks up the type of its operands and makes a float object for its result. NumPy does the operation for all " +
		"elements in one call, on the machine's numbers.",
	Before: `
def energy(speeds: list[float], mass: float) -> float:
    return sum(0.5 * mass * v * v for v in speeds)
`,
	After: `
import numpy as np

def energy(speeds: np.ndarray, mass: float) -> float:
    return float(0.5 * mass * (speeds @ speeds))
`,
	WhenNot: []string{
		"there are fewer than about 100 elements: the calls cost more than the loop",
		"the numbers come and go as lists: turning lists into arrays and back costs as much as the loop",
		"the last bits of the result matter: NumPy adds in another order",
	},
	Levers:  []string{"numpy", "numba", "cupy"},
	Cost:    "numpy-elementwise",
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.For)(nil), (*syntax.ListComp)(nil), (*syntax.GeneratorExp)(nil)},
	Check:   checkNumpyElementwise,
}

// numpyPays is the number of elements from which arrays beat loops.
const numpyPays = 100

func checkNumpyElementwise(p *Pass, n syntax.Node) {
	fn := p.Func()
	if !p.hottest(fn) {
		return
	}
	var loop Loop
	k := kernel{}
	switch n := n.(type) {
	case *syntax.For:
		loop = Loop{Node: n, Owner: n, Target: n.Target, Iter: n.Iter}
		k = p.kernelOf(appendless(n))
		if k.loops != 1 || !p.elementwise(n, loop) {
			return
		}
	case *syntax.ListComp:
		loop = p.comprehensionKernel(&k, n, n.Generators, n.Elt)
	case *syntax.GeneratorExp:
		if call, ok := p.Parent(0).(*syntax.Call); !ok || !p.Calls(call, "builtins.sum", "builtins.min", "builtins.max", "math.fsum", "builtins.list") {
			return
		}
		loop = p.comprehensionKernel(&k, n, n.Generators, n.Elt)
	}
	if loop.Node == nil || k.foreign || k.attrs > 0 || k.texts > 0 || k.ops < 2 || k.floats == 0 {
		return
	}
	trips, known := p.Trips(loop)
	if known && trips < numpyPays {
		return
	}
	p.Report(Diagnosis{
		At: n, Span: loop.Iter.Range(), Costs: n, Size: max(trips, numpyPays),
		Message: fmt.Sprintf("%d operations on floats are interpreted for each element of %s", k.ops, p.Source(loop.Iter)),
		Remedy:  "keep the numbers in NumPy arrays from where they are read, and write the loop as one expression over them",
	})
}

// appendless returns the loop without statements out.append(x), of which only x
// is looked at.
func appendless(loop *syntax.For) *syntax.For {
	short := *loop
	short.Body = nil
	for _, s := range loop.Body {
		if e, ok := s.(*syntax.ExprStmt); ok {
			if call, isCall := e.Value.(*syntax.Call); isCall && len(call.Args) == 1 {
				if _, name, isMethod := Method(call); isMethod && name == "append" {
					short.Body = append(short.Body, &syntax.Return{Value: call.Args[0]})
					continue
				}
			}
		}
		short.Body = append(short.Body, s)
	}
	return &short
}

func (p *Pass) comprehensionKernel(k *kernel, owner syntax.Node, gens []*syntax.Comprehension, elt syntax.Expr) Loop {
	g := gens[0]
	if len(gens) != 1 || g.IsAsync || len(g.Ifs) > 0 || !plainTarget(g.Target) {
		return Loop{}
	}
	p.kernelIter(k, g.Iter)
	p.kernelExpr(k, elt)
	return Loop{Node: g, Owner: owner, Target: g.Target, Iter: g.Iter}
}

// elementwise tells whether the rounds of a numeric loop are independent but for
// sums: no variable is carried over, and no element is read from what the loop writes.
func (p *Pass) elementwise(n *syntax.For, loop Loop) bool {
	ok := true
	var written []Place
	syntax.InspectBody(n.Body, func(m syntax.Node) bool {
		switch m := m.(type) {
		case *syntax.Break, *syntax.Return, *syntax.Continue, *syntax.While:
			ok = false
		case *syntax.Assign:
			for _, t := range m.Targets {
				sub, isSub := t.(*syntax.Subscript)
				if !isSub {
					ok = ok && !p.carried(t, loop)
					continue
				}
				pl, isPlace := p.PlaceOf(sub.Value)
				ok = ok && isPlace && p.isTarget(sub.Slice, loop)
				written = append(written, pl)
			}
		case *syntax.AugAssign:
			ok = ok && p.reduces(m, loop)
		}
		return ok
	})
	return ok && !p.readsElsewhere(n, loop, written)
}

// isTarget tells whether an index is the loop's own variable.
func (p *Pass) isTarget(index syntax.Expr, loop Loop) bool {
	name, ok := index.(*syntax.Name)
	return ok && p.setBy(loop, Place{root: p.File.SymbolID(name)})
}

// reduces tells whether x += e adds up a sum that nothing else in the loop reads,
// or changes the element of this round.
func (p *Pass) reduces(a *syntax.AugAssign, loop Loop) bool {
	if sub, ok := a.Target.(*syntax.Subscript); ok {
		return p.isTarget(sub.Slice, loop)
	}
	pl, ok := p.PlaceOf(a.Target)
	if !ok || !pl.IsVariable() || a.Op != syntax.Add && a.Op != syntax.Sub || !p.Type(a.Value).Is(pytypes.Float) {
		return false
	}
	for _, u := range p.UsesOf(pl) {
		if contains(loop.Body(), u.Node) && u.Kind != AugTarget {
			return false
		}
	}
	return true
}

// readsElsewhere tells whether the loop reads written containers at another
// index than that of the round.
func (p *Pass) readsElsewhere(n *syntax.For, loop Loop, written []Place) bool {
	found := false
	syntax.InspectBody(n.Body, func(m syntax.Node) bool {
		sub, ok := m.(*syntax.Subscript)
		if !ok {
			return true
		}
		pl, _ := p.PlaceOf(sub.Value)
		for _, w := range written {
			found = found || w == pl && !p.isTarget(sub.Slice, loop)
		}
		return true
	})
	return found
}
