package rules

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/rules/measure"
	"github.com/molt-go/molt/analyzer/syntax"
)

var oldCPython = &Rule{
	ID:    "old-cpython",
	Title: "A program that runs on a CPython before 3.11",
	What: "The target version given to the scan, or the first line of a script (#!/usr/bin/env python3.8), names a CPython before 3.11, and " +
		"most of the time is in own Python code. The finding stands at the hottest function.",
	Why: "CPython 3.11 specialises bytecode for the types that it meets and calls Python functions without going through C.",
	Before: `#!/usr/bin/env python3.8

def total(n):
    result = 0
    for i in range(n):
        result += i * i % 7
    return result

if __name__ == "__main__":
    print(total(1000000))
`,
	After: `#!/usr/bin/env python3

def total(n):
    result = 0
    for i in range(n):
        result += i * i % 7
    return result

if __name__ == "__main__":
    print(total(1000000))
`,
	WhenNot: []string{"a library that is needed has no release for a newer version", "the time is in C code"},
	Levers:  []string{"newer-cpython"},
	Basis: "The time of the before sides of analyzer/rules/measure on 3.8 against 3.11: the median " +
		"of the ratios.",
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.FunctionDef)(nil)},
	Check:   checkOldCPython,
}

var shebangVersion = regexp.MustCompile(`^#!.*\bpython(3\.[0-9]+)`)

// fastCPython is the first version with the specialising interpreter.
var fastCPython = resolve.Version{Major: 3, Minor: 11}

func checkOldCPython(p *Pass, n syntax.Node) {
	fn, ok := p.hottestOf(n)
	if !ok || p.File.Role != resolve.Own || p.ownShare() < 0.5 {
		return
	}
	v, known := p.statedPython()
	if !known || !v.Less(fastCPython) {
		return
	}
	ratio := agingRatio()
	if ratio <= 1 {
		return
	}
	p.reportShare(Diagnosis{
		At: n, Span: Header(fn.Def), Func: fn, Speedup: ratio,
		Message: fmt.Sprintf("the program runs on CPython %s, whose interpreter is slower than that of 3.11 and later", v),
		Remedy:  "run the tests on a current CPython and move there",
	}, p.ownShare())
}

// statedPython returns the version that the program is known to run on, other
// than the oldest that it supports.
func (p *Pass) statedPython() (resolve.Version, bool) {
	v := p.Program.PythonFor(p.File)
	if m := p.File.Module; v != (resolve.Version{}) && (m == nil || m.Root == nil || m.Root.Python != v) {
		return v, true // given to the scan
	}
	m := shebangVersion.FindStringSubmatch(p.File.Tree.LineText(1))
	if m == nil {
		return v, false
	}
	v, ok := resolve.ParseVersion(m[1])
	return v, ok
}

// agingRatio returns how much faster the same code runs on 3.11 than on 3.8:
// the median over the measured pairs.
func agingRatio() float64 {
	table := measure.Costs()
	var ratios []float64
	for _, key := range table.Keys() {
		pair, _ := table.Pair(key)
		for _, old := range pair.Points {
			for _, new := range pair.Points {
				if old.Python == "3.8" && new.Python == "3.11" && old.Size == new.Size {
					ratios = append(ratios, old.Before/new.Before)
				}
			}
		}
	}
	if len(ratios) == 0 {
		return 1
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}
