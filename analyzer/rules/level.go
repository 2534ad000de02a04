package rules

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
)

// Thresholds of the gain, as a share of the run, from which a finding has a level.
const (
	highGain   = 0.10
	mediumGain = 0.03
	lowGain    = 0.01
)

// hotPart is the part of a hot function's time, with all that it calls, that a
// remedy must save to be shown although its share of the whole run is small. In
// a large program without a profile all shares are.
const hotPart = 0.15

// dilutedGain is the share of the run that such a remedy must save all the same.
const dilutedGain = 0.005

// Hot functions are the first of the ranking: one in hotOneIn of all, and at
// least hotLeast. Where a remedy changes how the time grows with the data, being
// wrong about the heat costs less than missing it: one in warmOneIn is enough.
const (
	hotOneIn  = 20
	warmOneIn = 3
	hotLeast  = 10
)

// A worth is what the level of a finding is judged by.
type worth struct {
	gain     float64 // share of the run saved
	part     float64 // part of the function's time saved
	hot      bool    // the function is among the hottest
	runs     bool    // the function takes any time at all
	evident  bool    // see Diagnosis.Evident
	small    bool    // see Diagnosis.Small
	evidence findings.Evidence
	floor    findings.Level // see Diagnosis.Floor
}

// level ranks a finding by what it would save.
func (w worth) level() findings.Level {
	switch {
	case w.gain >= highGain:
		return findings.High
	case w.gain >= mediumGain:
		return findings.Medium
	case w.gain >= lowGain:
		return findings.Low
	case w.evidence == findings.Static && w.hot && !w.small && w.part >= hotPart && w.gain >= dilutedGain:
		return findings.Low
	case w.evidence == findings.Static && w.evident && w.runs:
		return findings.Low
	case w.floor != "" && w.runs:
		return w.floor
	}
	return findings.Hidden
}

// levelFor ranks what a remedy would save in a function. Code outside the product is hidden.
func (p *Pass) levelFor(fn *resolve.Func, d Diagnosis, gain float64) findings.Level {
	if p.File.Role != resolve.Own || p.marked(d.At) || deprecated(fn) || fn.Decorated("pytest.fixture", "pytest_asyncio.fixture") {
		return findings.Hidden
	}
	h := p.Heat.Of(fn)
	if h.Evidence == findings.Static && d.AtImport && !besideProduct(fn.File) {
		return findings.Low
	}
	if h.Evidence == findings.Static && seldomRuns(fn) {
		return findings.Hidden
	}
	w := worth{gain: gain, hot: p.Hot(fn) || d.Grows && p.warm[fn.ID], runs: h.Total > 0, evident: d.Evident, small: d.Small, evidence: h.Evidence, floor: d.Floor}
	if h.Total > 0 {
		w.part = gain / h.Total
	}
	return w.level()
}

// deprecated tells whether a function, or the class around it, is marked so:
// nobody makes faster what is about to go.
func deprecated(fn *resolve.Func) bool {
	marks := fn.Decorators
	if fn.Class != nil {
		marks = slices.Concat(marks, fn.Class.Decorators)
	}
	return slices.ContainsFunc(marks, func(d resolve.Decorator) bool {
		return strings.Contains(strings.ToLower(d.Name[strings.LastIndexByte(d.Name, '.')+1:]), "deprecated")
	})
}

// shown is levelFor in the place of a diagnosis, and the evidence that a finding lacks which would have
// that level with it. Small savings in code that nothing repeats are hidden in any case.
func (p *Pass) shown(fn *resolve.Func, d Diagnosis, gain float64) (findings.Level, findings.Evidence) {
	evidence := p.evidence(fn)
	if d.Small && evidence == findings.Static && !p.InLoop() && !p.calledInLoops(fn) {
		return findings.Hidden, ""
	}
	level := p.levelFor(fn, d, gain)
	if level != findings.Hidden && !p.proven(d, gain, evidence) {
		return findings.Hidden, findings.Profile
	}
	return level, ""
}

// calledInLoops tells whether some caller reaches a function from inside a loop.
func (p *Pass) calledInLoops(fn *resolve.Func) bool {
	for _, e := range p.Graph.In(fn) {
		if e.Site.Kind == callgraph.Call && e.Confidence >= 0.5 && p.Heat.LoopDepth(e.Site.Caller, e.Site.Node) > 0 {
			return true
		}
	}
	return false
}

// hotFunctions marks the first functions of a ranking by ID: one in oneIn of
// all, and at least hotLeast.
func hotFunctions(ranking []*resolve.Func, functions, oneIn int) []bool {
	hot := make([]bool, functions)
	for _, fn := range ranking[:min(len(ranking), max(hotLeast, functions/oneIn))] {
		hot[fn.ID] = true
	}
	return hot
}
