package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/syntax"
)

var grpcService = &Rule{
	ID:    "grpc-service",
	Title: "A coarse stateless call that another process could serve",
	What: "A pure function with a narrow signature of plain data holds a large share of the time together with the own functions below it, and is " +
		"called from straight code rather than from loops.",
	Why: "Behind such a call a service in another language can take over, on other machines if need be, while the program stays Python. A round trip " +
		"takes 256 µs on loopback, so each call must do milliseconds of work.",
	Before: `
def cost(route: list[int], size: int) -> int:
    total = 0
    for a in route:
        for b in route:
            total += (a * b) % size
    return total

def improve(route: list[int], size: int) -> int:
    best = 0
    for a in range(size):
        for b in range(size):
            best = max(best, cost(route, a + b + 1))
    return best

def main() -> None:
    print(improve([3, 1, 2, 5, 4], 40))

if __name__ == "__main__":
    main()
`,
	After: `
import route_service

def main() -> None:
    print(route_service.improve([3, 1, 2, 5, 4], 40))

if __name__ == "__main__":
    main()
`,
	WhenNot: []string{
		"a call takes less than a few milliseconds, or ships large data both ways",
		"there is no second process to run and watch: use a library through FFI",
	},
	Levers: []string{"grpc", "ffi", "go"},
	Basis: "14 classic programs, hand-written Go against CPython 3.11: 14.0 times as fast as geometric mean; a gRPC call on loopback takes 256 µs " +
		"(median, Python to Python).",
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.FunctionDef)(nil)},
	Check:   checkGRPCService,
}

// serviceShare is the share of the run that a call must hold to be worth a service.
const serviceShare = 0.3

func checkGRPCService(p *Pass, n syntax.Node) {
	fn := p.File.FuncOf(n)
	if fn == nil || fn.Depth > 0 || len(fn.Decorators) > 0 || len(fn.Params) > 6 {
		return
	}
	h := p.Heat.Of(fn)
	if h.Total < serviceShare || h.Kind == heat.C || h.Kind == heat.IO || p.Effects.Of(fn).Purity() != effects.Pure {
		return
	}
	plain, _ := p.flatSignature(fn)
	if !plain || p.calledInLoops(fn) || len(p.Graph.In(fn)) == 0 || p.leaf(fn) {
		return
	}
	p.Report(Diagnosis{
		At: n, Span: Header(fn.Def), Func: fn, Speedup: goSpeedup, Floor: findings.Low,
		Message: fmt.Sprintf("%s and what it calls hold %.0f %% of the time, behind %d plain arguments and no state", fn.Name, 100*h.Total, len(fn.Params)),
		Remedy:  fmt.Sprintf("if a call of %s takes milliseconds, it can be served by a faster process over gRPC", fn.Name),
	})
}
