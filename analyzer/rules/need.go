package rules

import "github.com/molt-go/molt/analyzer/findings"

// A Need is the evidence without which a finding of a rule stays hidden. Estimates of heat are none, but
// for the greatest ones of a program of few functions (fewFunctions): they order what is shown, and elsewhere they are wrong too
// often to say what is worth a change. A profile or a recording always is: with it the measured share of the run decides.
type Need uint8

const (
	// NeedsSign is for patterns whose cost hangs on the size of the data or on how often the code runs. They
	// are shown where a sign in the source tells that it is much (Diagnosis.Evident, AtImport).
	NeedsSign Need = iota
	// NeedsNothing is for patterns that are wrong wherever they run, such as a call that blocks
	// an event loop. They are shown but for what the check itself doubts (Diagnosis.Rough).
	NeedsNothing
	// NeedsProfile is for patterns that no sign in the source tells from those that do no harm.
	NeedsProfile
)

// Text says in a sentence when findings with a need are shown.
func (n Need) Text() string {
	switch n {
	case NeedsNothing:
		return "Shown: wherever the code runs, unless a profile says that it takes no time."
	case NeedsProfile:
		return "Shown: where a profile or a recording finds the code hot."
	}
	return "Shown: where the source itself tells that there is much data or that the code runs often, or a profile or a recording finds it hot."
}

// A precision counts the findings of a rule, or of one kind of its places, that readers judged without having written it.
type precision struct{ worth, judged int }

// shownFrom is the part of the judged findings that must be worth a change for a rule to be shown without a profile.
const shownFrom = 0.8

func (j precision) good() bool { return float64(j.worth) >= shownFrom*float64(j.judged) }

// trusted tells whether readers found enough of a rule's findings worth a change, or have not judged enough of them to say.
// precisions is made from their verdicts, so that a rule that does not hold what it promises on code nobody looked at
// is hidden without anybody's doing.
func (c *Context) trusted(rule, kind string) bool {
	if kind != "" {
		rule += "/" + kind
	}
	j, known := c.judged[rule]
	return !known || j.good()
}

// fewFunctions is the number of functions up to which estimates say which of them takes most of the time.
const fewFunctions = 30

// proven tells whether a finding of the current rule that saves a share of the run has the evidence
// that it needs, in code of which e is known.
func (p *Pass) proven(d Diagnosis, gain float64, e findings.Evidence) bool {
	if e != findings.Static || gain >= highGain && len(p.Program.Funcs) <= fewFunctions && p.runnable() && !d.Rough {
		return true
	}
	if !p.trusted(p.rule.ID, d.Kind) {
		return false
	}
	switch p.rule.Needs {
	case NeedsNothing:
		return !d.Rough
	case NeedsProfile:
		return false
	}
	return d.Evident || d.AtImport
}
