package assess

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/findings"
)

// What Go gains over CPython for the same algorithm: processor time of CPython
// 3.11 over that of hand-written Go, for 14 classic programs of 0.7 to 4.4 s
// that were measured; the geometric mean was 14, the least gain of those not
// bound by big ints 2.4, the greatest 66.
const (
	leastGain   = 2.4
	typicalGain = 14.0
)

// A Ceiling bounds what moving the portable code to Go can bring (Amdahl's law).
type Ceiling struct {
	// Likely is the speed-up of the whole run if the portable share becomes
	// typicalGain times faster, Least if leastGain, Most if it took no time at all.
	Least  float64 `json:"least"`
	Likely float64 `json:"likely"`
	Most   float64 `json:"most"`
	Basis  string  `json:"basis"`
	// Saved is the likely saving a year in the currency of the price that was
	// given, 0 if none was; SavedLeast and SavedMost bound it.
	Saved      float64 `json:"saved,omitempty"`
	SavedLeast float64 `json:"savedLeast,omitempty"`
	SavedMost  float64 `json:"savedMost,omitempty"`
}

func ceiling(s Split, evidence findings.Evidence, opt Options) Ceiling {
	p, of := s.Portable, "run"
	if evidence == findings.Static {
		of = "processor time, as estimated, without any waiting"
	}
	c := Ceiling{
		Least:  amdahl(p, leastGain),
		Likely: amdahl(p, typicalGain),
		Most:   1 / max(1-p, 1e-3),
		Basis: fmt.Sprintf("portable code %.0f %% of the %s; Go against CPython 3.11 on the same algorithm: %.1fx at the least, %.0fx typically",
			100*p, of, leastGain, typicalGain),
	}
	if opt.CostPerCore > 0 {
		cores := opt.Cores
		if cores == 0 {
			cores = 1
		}
		bill := opt.CostPerCore * cores
		c.SavedLeast, c.Saved, c.SavedMost = bill*(1-1/c.Least), bill*(1-1/c.Likely), bill*(1-1/c.Most)
	}
	return c
}

func amdahl(share, gain float64) float64 { return 1 / (1 - share + share/gain) }

// A Verdict is the advice in a word and a sentence.
type Verdict struct {
	Advice string `json:"advice"` // "leave", "remedies", "core", "rewrite"
	Text   string `json:"text"`
}

// Limits of the advice, as shares of the run and speed-ups of the whole.
const (
	worthwhile    = 1.3 // a likely speed-up below this is not worth another language
	closedRewrite = 0.6 // portable share from which a whole rewrite is worth a thought
	fewBlockers   = 0.1 // blocked share up to which a rewrite is whole
	ioBound       = 0.5 // waiting share from which CPU remedies do not matter
)

// judge says what to do; "leave it alone" is an answer too.
func judge(a *Assessment) Verdict {
	v := advise(a)
	if a.Evidence == findings.Static {
		v.Text += " This is estimated from the source alone: measure a real run and give its profile before you decide."
	}
	return v
}

func advise(a *Assessment) Verdict {
	s, c := a.Split, a.Ceiling
	switch {
	case s == Split{WaitingKnown: s.WaitingKnown}:
		return Verdict{"leave", "Leave it alone: no function of its own takes time."}
	case s.Waiting >= ioBound:
		return Verdict{"leave", fmt.Sprintf("Leave it in Python: about %.0f %% of the run waits for files, network or time. Overlap the waiting first (asyncio, threads).", 100*s.Waiting)}
	case c.Likely < worthwhile && s.Native > s.Portable:
		return Verdict{"leave", fmt.Sprintf("Leave it alone: about %.0f %% of the time is spent in builtins and libraries already, and moving the portable %.0f %% to Go would make the whole %.1fx faster.", 100*s.Native, 100*s.Portable, c.Likely)}
	case c.Likely < worthwhile:
		return Verdict{"remedies", fmt.Sprintf("Not Go yet: what could be ported today would make the whole %.1fx faster. See the findings of molt scan for cheaper remedies.", c.Likely)}
	case s.Portable >= closedRewrite && s.Blocked <= fewBlockers:
		return Verdict{"rewrite", fmt.Sprintf("A full port is within reach: %.0f %% of the time is portable Python, and %.0f %% is kept back. It would likely make the whole %.1fx faster.", 100*s.Portable, 100*s.Blocked, c.Likely)}
	}
	held := 0.0
	for _, c := range a.Cuts {
		held += c.Share
	}
	return Verdict{"core", fmt.Sprintf("Move the hot core, keep the rest: %.0f %% of the time is portable, %.0f %% of it behind the cut lines below. With all of it in Go the whole would likely be %.1fx faster.",
		100*s.Portable, 100*min(1, held/s.Portable), c.Likely)}
}
