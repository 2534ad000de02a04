package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var pypyProgram = &Rule{
	ID:    "pypy-program",
	Title: "A program that PyPy could run as it is",
	What: "More than 70 % of a program's time is in its own Python code, and it imports no C extension from outside the standard library. The finding stands at its " +
		"hottest function.",
	Why: "PyPy compiles the loops that run often to machine code while the program runs, without a change to the source. It does not help " +
		"code that is in C already, and calls into C extensions are slower than CPython's.",
	Before: `
def collatz(limit: int) -> int:
    best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        best = max(best, steps)
    return best

if __name__ == "__main__":
    print(collatz(100000))
`,
	After: `
import numpy as np

def collatz(limit: int) -> int:
    n = np.arange(1, limit)
    return int(n.sum())

if __name__ == "__main__":
    print(collatz(100000))
`,
	WhenNot: []string{
		"the program runs for less than a few seconds: compiling takes that long",
		"the version of Python that it needs is newer than PyPy's",
		"memory is scarce: PyPy takes more",
	},
	Levers: []string{"pypy", "go"},
	Basis:  "14 classic programs against CPython 3.11, warm-up counted: 3.1 times as fast as geometric mean, between 1 and 10.",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.FunctionDef)(nil)},
	Check:  checkPyPyProgram,
}

const (
	pypyShare   = 0.70
	pypySpeedup = 3.1 // see Basis
)

func checkPyPyProgram(p *Pass, n syntax.Node) {
	fn, ok := p.hottestOf(n)
	if !ok || p.File.Role != resolve.Own || !p.runnable() {
		return
	}
	share := p.ownShare()
	if share < pypyShare || p.usesExtensions() {
		return
	}
	p.reportShare(Diagnosis{
		At: n, Span: Header(fn.Def), Func: fn, Speedup: pypySpeedup,
		Message: fmt.Sprintf("about %.0f %% of the program's time is in its own Python code, most of it here, and no C extension is in the way of PyPy", 100*share),
		Remedy:  "run the program with PyPy on a real workload, and measure after the warm-up",
	}, share)
}

// usesExtensions tells whether own code imports a C extension that is not part of the
// standard library.
func (p *Pass) usesExtensions() bool {
	for _, f := range p.Program.Files {
		if f.Role != resolve.Own {
			continue
		}
		for i := range f.Imports {
			switch f.Imports[i].Origin {
			case resolve.ThirdPartyC, resolve.OwnExtension:
				if !f.Imports[i].TypeOnly {
					return true
				}
			}
		}
	}
	return false
}
