package rules

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var invariantCall = &Rule{
	ID:    "invariant-call",
	Title: "The same call made in each round of a loop",
	What: "A loop calls a pure function, or a builtin that walks its argument (sum, max, min, set, ...), with arguments that the loop " +
		"does not change.",
	Why: "The result is the same each time, but Python has no compiler that would notice: the call is made and its work done in " +
		"every round.",
	Before: `
def above_average(values: list[float]) -> list[float]:
    return [v for v in values if v > sum(values) / len(values)]
`,
	After: `
def above_average(values: list[float]) -> list[float]:
    average = sum(values) / len(values)
    return [v for v in values if v > average]
`,
	WhenNot: []string{
		"the call may not be made when the loop has no round at all, since it fails or is slow",
		"the result is mutable and each round needs its own",
	},
	Levers: []string{"caching", "structure"},
	Cost:   "invariant-call",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkInvariantCall,
}

func checkInvariantCall(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) == 0 || !p.InLoop() {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if p.Short(loop) {
		return
	}
	walks := p.walksArgument(call)
	if !walks && !p.pureWork(call) {
		return
	}
	if !p.EachRound(loop) || p.insideInvariant(loop) || leavesLoop(loop.Owner, p.stack) || !p.sharable(call) || !p.invariantArgs(call, loop) {
		return
	}
	size := 10.0
	if walks {
		size, _ = p.LengthOf(call.Args[0])
	}
	p.Report(Diagnosis{
		Grows: true,
		At:    call, Callees: true, Size: size,
		Message: fmt.Sprintf("%s gives the same result in each round of the loop", p.Source(call)),
		Remedy:  "call it once before the loop and keep the result in a variable",
		Related: []Related{p.Place(loop.Node, "the loop")},
	})
}

// walksArgument tells whether a call is one of a builtin that walks a
// container of unknown or considerable length.
func (p *Pass) walksArgument(c *syntax.Call) bool {
	if len(c.Args) != 1 || !p.Calls(c, "builtins.sum", "builtins.max", "builtins.min", "builtins.set", "builtins.frozenset", "builtins.tuple",
		"builtins.dict", "collections.Counter") {
		return false
	}
	if n, known := p.LengthOf(c.Args[0]); known && n <= smallContainer {
		return false
	}
	return p.Type(c.Args[0]).Is(pytypes.List, pytypes.Tuple, pytypes.Set, pytypes.FrozenSet, pytypes.Dict, pytypes.Str, pytypes.Deque)
}

// pureWork tells whether a call goes to one own function that is pure, takes
// no receiver, and loops or calls others.
func (p *Pass) pureWork(c *syntax.Call) bool {
	site := p.Graph.Site(c)
	if site == nil || len(site.Callees) != 1 || site.Callees[0].Confidence < 0.9 {
		return false
	}
	fn := site.Callees[0].Func
	if fn.Def == nil || fn.IsGenerator || fn.IsAsync || fn.Class != nil || len(fn.Decorators) > 0 || p.Effects.Of(fn).Purity() != effects.Pure {
		return false
	}
	return works(fn) && !slices.ContainsFunc(argumentsOf(c), func(a syntax.Expr) bool { return !p.plainData(a) })
}

// plainData tells whether an expression is known to be a value of a builtin
// type, without methods that might hide a state (as a random generator has).
func (p *Pass) plainData(e syntax.Expr) bool {
	t := p.Type(e)
	return t.Known() && immutable(t) || t.Is(pytypes.List, pytypes.Tuple, pytypes.Dict, pytypes.Set, pytypes.FrozenSet, pytypes.Deque)
}

// works tells whether a function does more than a few operations.
func works(fn *resolve.Func) bool {
	found := false
	fn.Walk(func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.For, *syntax.While, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
			found = true
		}
		return !found
	})
	return found
}

// sharable tells whether one result can serve all rounds: it cannot change, or
// what is done with it here only reads it.
func (p *Pass) sharable(c *syntax.Call) bool {
	t := p.Type(c)
	if !t.Known() || t.Is(pytypes.Iterator, pytypes.Generator, pytypes.Coroutine, pytypes.File) {
		return false // used up by the first round
	}
	if immutable(t) || t.Is(pytypes.Tuple, pytypes.FrozenSet) {
		return true
	}
	switch parent := p.Parent(0).(type) {
	case *syntax.Compare, *syntax.For, *syntax.BinOp:
		return true
	case *syntax.Comprehension:
		return parent.Iter == syntax.Expr(c)
	case *syntax.Call:
		return parent.Func != syntax.Expr(c) && p.Calls(parent, "builtins.len", "builtins.sum", "builtins.sorted", "builtins.min", "builtins.max")
	case *syntax.Subscript:
		return parent.Ctx == syntax.Load
	}
	return false
}

// invariantArgs tells whether the loop changes nothing that the arguments are
// made of, and calls nothing unknown that could change a container behind them.
func (p *Pass) invariantArgs(c *syntax.Call, loop Loop) bool {
	containers := false
	for _, a := range argumentsOf(c) {
		if !p.Invariant(a, loop) {
			return false
		}
		containers = containers || !immutable(p.Type(a))
	}
	return !containers || p.onlyKnownCalls(loop)
}

func argumentsOf(c *syntax.Call) []syntax.Expr {
	args := append([]syntax.Expr(nil), c.Args...)
	for _, k := range c.Keywords {
		args = append(args, k.Value)
	}
	return args
}

// insideInvariant tells whether a call around the current one is itself a
// candidate, so that the outer one is reported alone.
func (p *Pass) insideInvariant(loop Loop) bool {
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case *syntax.Call:
			if (p.walksArgument(n) || p.pureWork(n)) && p.invariantArgs(n, loop) {
				return true
			}
		case syntax.Expr:
		default:
			return false
		}
	}
}
