package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var cythonKernel = &Rule{
	ID:    "cython-kernel",
	Title: "A loop over characters, bytes or number attributes",
	What: "One of the hottest functions spends its time in loops that read single characters or bytes, or attributes of objects, compare and " +
		"compute, and call nothing.",
	Why: "Each character is a string object and each comparison a call through the type. With C types in Cython the same loop reads " +
		"memory and compares machine words; Numba does not take text and objects.",
	Before: `
def checksum(data: bytes) -> int:
    a, b = 1, 0
    for i in range(len(data)):
        a = (a + data[i]) % 65521
        b = (b + a) % 65521
    return b * 65536 + a
`,
	After: `
import cython

@cython.cdivision(True)
def checksum(data: cython.uchar[:]) -> int:
    a: cython.long = 1
    b: cython.long = 0
    i: cython.Py_ssize_t
    for i in range(len(data)):
        a = (a + data[i]) % 65521
        b = (b + a) % 65521
    return b * 65536 + a
`,
	WhenNot: []string{
		"a method of str or bytes, re, zlib or another C module does the job",
		"the project must stay pure Python, or has no wheels for its platforms",
	},
	Levers: []string{"cython", "ffi", "pypy"},
	Cost:   "cython-kernel",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.For)(nil), (*syntax.While)(nil)},
	Check:  checkCythonKernel,
}

func checkCythonKernel(p *Pass, n syntax.Node) {
	fn := p.Func()
	if !p.hottest(fn) || p.InLoop() || compiled(fn.Decorators) {
		return
	}
	k := p.kernelOf(n.(syntax.Stmt))
	if k.foreign || k.ops < 2 || k.texts == 0 && k.attrs == 0 || 2*(k.floats+k.ints) < k.ops {
		return
	}
	what := "characters or bytes"
	if k.texts == 0 {
		if k.floats == 0 || k.loops < 2 || k.ops < 5 {
			return // the attributes are what takes the time
		}
		what = "attributes of objects"
	}
	p.Report(Diagnosis{
		At: n, Span: p.loopHeader(n), Costs: n,
		Message: fmt.Sprintf("%d operations around single %s are interpreted one by one", k.ops, what),
		Remedy:  fmt.Sprintf("move the loop of %s into a Cython module and give its variables C types", fn.Name),
	})
}

// compiled tells whether a decorator already compiles the function.
func compiled(ds []resolve.Decorator) bool {
	for _, d := range ds {
		if strings.HasPrefix(d.Name, "numba.") || strings.HasPrefix(d.Name, "cython.") || strings.HasSuffix(d.Name, "jit") {
			return true
		}
	}
	return false
}
