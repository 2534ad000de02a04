package assess

import (
	"slices"

	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/resolve"
)

// weigh finds out what the evidence tells and how to scale its shares: without a
// profile, to the processor's time of what counts.
func (a *assessor) weigh() {
	if report := a.project.Heat.Report(); report != nil {
		a.waits = slices.ContainsFunc(report.Functions, func(t evidence.Totals) bool { return t.SysShare >= 0 })
	}
	a.scale = 1
	if a.evidence != findings.Static {
		return
	}
	sum := 0.0
	for _, fn := range a.project.Program.Funcs {
		if counts(fn) {
			sum += a.self(fn) + a.native(fn)
		}
	}
	if sum > 0 {
		a.scale = 1 / sum
	}
}

// self is the share of a function's own Python code.
func (a *assessor) self(fn *resolve.Func) float64 { return a.project.Heat.Of(fn).Self * a.scale }

// native is the share of the builtins and C functions that a function calls
// itself. Of a function that mostly waits they are the waiting.
func (a *assessor) native(fn *resolve.Func) float64 {
	f := a.project.Heat.Of(fn)
	if f.Kind == heat.IO && (a.waits || a.evidence == findings.Static) {
		return 0
	}
	return max(0, f.Direct-f.Self) * a.scale
}

// total is the share of a function with all that it calls.
func (a *assessor) total(fn *resolve.Func) float64 {
	return min(1, a.project.Heat.Of(fn).Total*a.scale)
}

// split parts the run's time.
func (a *assessor) split() Split {
	s := Split{WaitingKnown: a.waits}
	for _, fn := range a.project.Program.Funcs {
		if !counts(fn) {
			continue
		}
		f := a.project.Heat.Of(fn)
		if a.waits && f.Kind == heat.IO {
			s.Waiting += f.Direct * a.scale
			continue
		}
		s.Native += a.native(fn)
		if a.graded[fn.ID].grade == Portable {
			s.Portable += a.self(fn)
		} else {
			s.Blocked += a.self(fn)
		}
	}
	sum := s.Portable + s.Blocked + s.Native + s.Waiting
	if a.evidence != findings.Static && sum < 1 {
		s.Other, sum = 1-sum, 1
	}
	if sum > 0 {
		s.Portable, s.Blocked, s.Native, s.Waiting = s.Portable/sum, s.Blocked/sum, s.Native/sum, s.Waiting/sum
	}
	return s
}
