package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var multiprocessingBatch = &Rule{
	ID:    "multiprocessing-batch",
	Title: "Independent heavy calls one after another",
	What: "A loop that runs once calls an own pure function, which does the bulk of the program's work, for each element and only collects the " +
		"results.",
	Why: "CPython runs Python code on one core at a time. Calls that share nothing can run in as many processes as there are " +
		"cores; what is lost is pickling arguments and results, and starting the processes.",
	Before: `
def score(size: int) -> float:
    total = 0.0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total

def main(sizes: list[int]) -> list[float]:
    return [score(size) for size in sizes]
`,
	After: `
from concurrent.futures import ProcessPoolExecutor

def score(size: int) -> float:
    total = 0.0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total

def main(sizes: list[int]) -> list[float]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(score, sizes, chunksize=16))
`,
	WhenNot: []string{
		"a batch takes less than about 50 ms: starting processes and pickling cost as much",
		"arguments or results are large, or cannot be pickled",
		"the program already runs as many processes as there are cores",
	},
	Levers: []string{"multiprocessing", "go"},
	Basis: "The gain is reckoned with two cores, the least that machines have today, and nothing lost: half of the time of the calls. With n " +
		"cores it is at most 1 - 1/n of it (Amdahl).",
	Needs: NeedsProfile,
	Nodes: []syntax.Node{(*syntax.Call)(nil)},
	Check: checkMultiprocessingBatch,
}

// leastCores is what gains by running in parallel are reckoned with.
const leastCores = 2

// batchShare is the share of a run that calls must hold to be worth processes.
const batchShare = 0.2

func checkMultiprocessingBatch(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	fn := p.Func()
	if !p.collectsCall() || fn.IsAsync || !p.InLoop() || p.Heat.TotalOf(fn, call) < batchShare {
		return
	}
	loops := p.Loops()
	loop := loops[0]
	if len(loops) != 1 || loop.Target == nil || !p.dependsOnArgs(call, loop) || fn.Kind != resolve.ModuleBody && p.calledInLoops(fn) {
		return
	}
	callee := p.heavyPure(call)
	if callee == nil || !p.roundsApart(loop) || leavesLoop(loop.Owner, p.stack) && !isComprehension(loop) || p.imports("multiprocessing", "concurrent.futures") {
		return
	}
	p.Report(Diagnosis{
		At: call, Callees: true, Speedup: leastCores,
		Message: fmt.Sprintf("the calls of %s share nothing, and run one after another on one core", callee.Name),
		Remedy:  fmt.Sprintf("if all calls together take more than 50 ms, hand %s to ProcessPoolExecutor.map with a chunksize", callee.Name),
		Related: []Related{p.Place(loop.Node, "the loop")},
	})
}

// longRange tells whether a function has a loop over a range of a thousand and more.
func (p *Pass) longRange(fn *resolve.Func) bool {
	long := false
	fn.Walk(func(n syntax.Node) bool {
		if loop, ok := n.(*syntax.For); ok {
			call, _ := loop.Iter.(*syntax.Call)
			if name, _ := callName(call); name == "range" && len(call.Args) == 1 {
				c, isInt := call.Args[0].(*syntax.Constant)
				long = long || isInt && c.Int >= 1000
			}
		}
		return !long
	})
	return long
}

func isComprehension(l Loop) bool {
	_, ok := l.Node.(*syntax.Comprehension)
	return ok
}

// collectsCall tells whether the value of the current call is all that is kept
// of a round: an element of a comprehension, or what is appended or stored.
func (p *Pass) collectsCall() bool {
	switch parent := p.Parent(0).(type) {
	case *syntax.ListComp, *syntax.DictComp, *syntax.SetComp:
		return true
	case *syntax.GeneratorExp:
		return true
	case *syntax.Assign:
		return true
	case *syntax.Call:
		_, name, ok := Method(parent)
		return ok && (name == "append" || name == "add")
	}
	return false
}

// heavyPure returns the own function that a call goes to, if it is pure,
// defined at module level, spends its time in Python and loops.
func (p *Pass) heavyPure(call *syntax.Call) *resolve.Func {
	site := p.Graph.Site(call)
	if site == nil || len(site.Callees) != 1 || site.Callees[0].Confidence < 0.9 {
		return nil
	}
	fn := site.Callees[0].Func
	if fn.Def == nil || fn.Depth > 0 || fn.Class != nil || fn.IsGenerator || fn.IsAsync || fn.IsCached() || p.Effects.Of(fn).Purity() != effects.Pure {
		return nil
	}
	if k := p.Heat.Of(fn).Kind; k != heat.CPU && k != heat.Mixed || !rangeLoop(fn) || p.deepestLoop(fn) < 2 && !p.longRange(fn) {
		return nil
	}
	return fn
}
