package rules

import (
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
)

// Thresholds of the gain, as a share of the run, from which a finding has a level.
const (
	highGain   = 0.10
	mediumGain = 0.03
	lowGain    = 0.01
)

// hotPart is the part of a hot function's own time that a remedy must save to
// be shown although its share of the whole run is small. In a large program
// without a profile all shares are.
const hotPart = 0.15

// Hot functions are the first of the ranking that together hold hotCover of the
// estimated own Python time, but at most one in hotOneIn and at least hotLeast.
const (
	hotCover = 0.8
	hotOneIn = 20
	hotLeast = 10
)

// A worth is what the level of a finding is judged by.
type worth struct {
	gain     float64 // share of the run saved
	part     float64 // part of the function's time saved, callees included
	hot      bool    // the function is among the hottest
	runs     bool    // the function takes any time at all
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
	case w.evidence == findings.Static && w.hot && w.part >= hotPart:
		return findings.Low
	case w.floor != "" && w.runs:
		return w.floor
	}
	return findings.Hidden
}

// levelOf ranks a finding in a function. Code outside the product is hidden.
func (p *Pass) levelOf(fn *resolve.Func, gain float64, floor findings.Level) findings.Level {
	if p.File.Role != resolve.Own {
		return findings.Hidden
	}
	h := p.Heat.Of(fn)
	w := worth{gain: gain, hot: p.Hot(fn), runs: h.Total > 0, evidence: h.Evidence, floor: floor}
	if h.Total > 0 {
		w.part = gain / h.Total
	}
	return w.level()
}

// hotFunctions marks the hot functions of a ranking by ID.
func hotFunctions(ranking []*resolve.Func, self func(*resolve.Func) float64, functions int) []bool {
	hot := make([]bool, functions)
	total := 0.0
	for _, fn := range ranking {
		total += self(fn)
	}
	left := hotCover * total
	for i, fn := range ranking {
		if left <= 0 || i >= max(hotLeast, functions/hotOneIn) {
			break
		}
		hot[fn.ID] = true
		left -= self(fn)
	}
	return hot
}
