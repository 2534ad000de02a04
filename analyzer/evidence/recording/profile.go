package recording

import (
	"strings"

	"github.com/molt-go/molt/analyzer/evidence"
)

// Profile returns the times, calls and memory of a recording as a profile, with
// what a cache would have answered of each function's calls.
func (r *Recording) Profile() *evidence.Profile {
	p := &evidence.Profile{Format: evidence.Recording, Unit: evidence.Seconds, Lines: evidence.FirstLine, Total: max(r.Elapsed-r.Spent, 0)}
	self := 0.0
	for _, f := range r.Functions {
		e := evidence.NewEntry(f.File, f.Line, f.Name)
		e.Self, e.Cumulative, e.Calls = f.Self, f.Total, f.MaxCalls()
		if f.Memory != nil {
			e.MemAlloc = float64(f.Memory.Bytes)
		}
		e.CacheHits = f.cacheHits()
		p.Entries = append(p.Entries, e)
		self += f.Self
		p.Total = max(p.Total, f.Total)
	}
	p.Total = max(p.Total, self)
	p.TotalTime = p.Total
	return p
}

// leastRepeats is how many calls must have been looked at to speak of repetition.
const leastRepeats = 20

// cacheHits returns the part of the calls that were looked at whose arguments had
// come before, [evidence.Unknown] unless functools.cache would take them and a shared result is as
// good as a new one.
func (f *Function) cacheHits() float64 {
	if f.Of != Plain || f.Repeats.Calls < leastRepeats || len(f.Args) == 0 || len(f.Raises) > 0 || !f.Result.immutable() {
		return evidence.Unknown
	}
	for _, t := range f.Args {
		if !t.immutable() {
			return evidence.Unknown
		}
	}
	return float64(f.Repeats.Hits) / float64(f.Repeats.Calls)
}

// immutable tells whether all values seen were hashable builtins that never change.
func (s TypeSet) immutable() bool {
	for _, t := range s {
		if !strings.Contains(" int float complex str bytes bool NoneType tuple frozenset ", " "+t.Name+" ") || !t.Of.immutable() {
			return false
		}
		for _, item := range t.Items {
			if !item.immutable() {
				return false
			}
		}
	}
	return true
}
