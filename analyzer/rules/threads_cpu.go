package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var threadsCPU = &Rule{
	ID:    "threads-cpu",
	Title: "Threads for work that holds the GIL",
	What:  "A ThreadPoolExecutor, a ThreadPool or a Thread runs an own function that computes in Python and waits for nothing.",
	Why: "Only one thread runs Python code at a time. The threads take turns every 5 ms, so all together are no faster than one, and " +
		"switching costs.",
	Before: `
from concurrent.futures import ThreadPoolExecutor

def score(size: int) -> int:
    total = 0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total

def main(sizes: list[int]) -> list[int]:
    with ThreadPoolExecutor() as pool:
        return list(pool.map(score, sizes))
`,
	After: `
from concurrent.futures import ProcessPoolExecutor

def score(size: int) -> int:
    total = 0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total

def main(sizes: list[int]) -> list[int]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(score, sizes))
`,
	WhenNot: []string{
		"the program runs on a free-threaded build of CPython (3.13t and later)",
		"the thread only keeps another one responsive, as a user interface",
		"most of the time is in C code that releases the GIL: hashing, compression, NumPy",
	},
	Levers: []string{"multiprocessing"},
	Basis: "The gain is reckoned with two cores, the least that machines have today: half of the time of the function. With n cores it is at " +
		"most 1 - 1/n of it (Amdahl).",
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkThreadsCPU,
}

func checkThreadsCPU(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	work := p.threadWork(call)
	if work == nil {
		return
	}
	fn := p.Type(work).Func()
	if fn == nil || fn.Def == nil || fn.IsAsync || !works(fn) || p.Heat.Of(fn).Kind != heat.CPU {
		return
	}
	if p.Effects.Of(fn).Effects&(effects.IO|effects.Unknown|effects.WritesGlobal|effects.WritesClosure|effects.WritesSelf|effects.WritesParam) != 0 {
		return
	}
	p.reportShare(Diagnosis{
		At: call, Func: p.Func(), Speedup: leastCores,
		Message: fmt.Sprintf("the threads that run %s compute in Python, one at a time", fn.Name),
		Remedy:  "use processes: ProcessPoolExecutor has the same interface",
		Related: []Related{{File: fn.File.Path, Line: fn.Line(), Message: "the function"}},
	}, p.Heat.Of(fn).Total)
}

// threadWork returns the function that a call hands to a thread, or nil.
func (p *Pass) threadWork(call *syntax.Call) syntax.Expr {
	if p.Calls(call, "threading.Thread") {
		return keyword(call, "target")
	}
	recv, name, ok := Method(call)
	if !ok || len(call.Args) == 0 {
		return nil
	}
	switch name {
	case "map", "submit", "imap", "imap_unordered", "apply_async", "starmap":
		if p.isThreadPool(recv) {
			return call.Args[0]
		}
	}
	return nil
}

// isThreadPool tells whether an expression is a pool of threads.
func (p *Pass) isThreadPool(e syntax.Expr) bool {
	pools := []string{"concurrent.futures.ThreadPoolExecutor", "concurrent.futures.thread.ThreadPoolExecutor", "multiprocessing.pool.ThreadPool", "multiprocessing.dummy.Pool"}
	if t := p.Type(e); t.Kind() == pytypes.Instance {
		for _, name := range pools {
			if t.Name() == name {
				return true
			}
		}
	}
	if p.IsCallTo(e, pools...) {
		return true
	}
	name, ok := e.(*syntax.Name)
	if !ok || p.File.Symbol(name) == nil {
		return false
	}
	b := p.File.BindingsOf(p.File.Symbol(name))
	return len(b) == 1 && (b[0].Kind == resolve.BindWith || b[0].Kind == resolve.BindAssign) && b[0].Value != nil && p.IsCallTo(b[0].Value, pools...)
}
