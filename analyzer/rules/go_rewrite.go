package rules

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

var goRewrite = &Rule{
	ID:    "go-rewrite",
	Title: "Much own Python code in few plain functions",
	What: "60 % of the time and more is in own Python code, in functions that use no dynamic feature (eval, exec, setattr and getattr by computed " +
		"names, metaclasses) and that a port could take over together. The finding stands at the hottest of them.",
	Why: "Where no single place dominates and the cheap remedies are taken, the interpreter itself is what costs. The same code in a compiled " +
		"language runs many times as fast.",
	Before: `
def tokens(text: str) -> list[str]:
    out: list[str] = []
    word = ""
    for c in text:
        if "a" <= c <= "z":
            word = word + c
        elif word:
            out.append(word)
            word = ""
    if word:
        out.append(word)
    return out

def distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i in range(len(a)):
        previous = row[0]
        row[0] = i + 1
        for j in range(len(b)):
            best = previous if a[i] == b[j] else previous + 1
            if row[j] + 1 < best:
                best = row[j] + 1
            if row[j + 1] + 1 < best:
                best = row[j + 1] + 1
            previous = row[j + 1]
            row[j + 1] = best
    return row[len(b)]

def nearest(word: str, known: list[str]) -> str:
    best = ""
    least = 1000
    for other in known:
        d = distance(word, other)
        if d < least:
            least = d
            best = other
    return best

def main():
    known = tokens("the quick brown fox " * 20)
    for word in tokens("teh quikc brwon fxo " * 20):
        print(nearest(word, known))

if __name__ == "__main__":
    main()
`,
	After: `
import subprocess

def main() -> None:
    subprocess.run(["./nearest"], check=True)

if __name__ == "__main__":
    main()
`,
	WhenNot: []string{
		"a cheaper remedy meets the goal: apply the other findings first, they carry over",
		"the time is in C libraries, a database or the network after all: measure with a profile",
		"nobody on the team is to own Go code",
	},
	Levers: []string{"go", "ffi", "pypy"},
	Basis:  "14 classic programs, hand-written Go against CPython 3.11, start-up counted: 14.0 times as fast as geometric mean, between 0.6 and 66.",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.FunctionDef)(nil)},
	Check:  checkGoRewrite,
}

const (
	goShare   = 0.60
	goSpeedup = 14.0 // see Basis
	goCover   = 0.95 // of the own Python time that the functions must hold together
	goLines   = 12   // code that is shorter is better changed by hand
	goFuncs   = 60   // more functions are no closed set
)

func checkGoRewrite(p *Pass, n syntax.Node) {
	fn, ok := p.hottestOf(n)
	if !ok || p.File.Role != resolve.Own || !p.runnable() || p.ownShare() < goShare {
		return
	}
	share, lines := 0.0, 0
	var funcs []*resolve.Func
	own := p.ownShare()
	for _, f := range p.Heat.Ranking() {
		if share >= goCover*own {
			break
		}
		if len(funcs) == goFuncs || p.dynamic(f) {
			return
		}
		funcs = append(funcs, f)
		share += p.Heat.Of(f).Self
		lines += f.EndLine() - f.Line() + 1
	}
	if lines < goLines {
		return
	}
	p.reportShare(Diagnosis{
		At: n, Span: Header(fn.Def), Func: fn, Speedup: goSpeedup,
		Message: fmt.Sprintf("%d plain functions with %d lines hold %.0f %% of the program's time, this one the most", len(funcs), lines, 100*share),
		Remedy:  "after the cheaper findings, port these functions to Go together",
		Related: p.others(funcs[1:]),
	}, share)
}

// others returns the next few functions of a set as related places.
func (p *Pass) others(funcs []*resolve.Func) []Related {
	var out []Related
	for _, f := range funcs[:min(3, len(funcs))] {
		out = append(out, Related{File: f.File.Path, Line: f.Line(), Message: fmt.Sprintf("%s, %.0f %%", f.Name, 100*p.Heat.Of(f).Self)})
	}
	return out
}

// dynamic tells whether a function uses what a compiled port cannot take over.
func (p *Pass) dynamic(fn *resolve.Func) bool {
	if fn.Class != nil && (fn.Class.Metaclass != "" || fn.Class.ExternalBases) {
		return true
	}
	return slices.ContainsFunc(p.Graph.Out(fn), func(s *callgraph.Site) bool {
		switch s.External {
		case "builtins.eval", "builtins.exec", "builtins.compile", "builtins.__import__", "importlib.import_module", "builtins.setattr",
			"builtins.delattr", "builtins.globals", "builtins.locals", "builtins.vars", "sys._getframe":
			return true
		case "builtins.getattr", "builtins.hasattr":
			call, ok := s.Node.(*syntax.Call)
			if !ok || len(call.Args) < 2 {
				return true
			}
			_, fixed := call.Args[1].(*syntax.Constant)
			return !fixed
		}
		return false
	})
}
