package evidence

import (
	"cmp"
	"slices"
	"strings"
)

// A Function is a function of the scanned code, or the body of a module, that
// profile entries are matched to. Each scanned file needs its module body,
// named "<module>", if only to say that the file was scanned.
type Function struct {
	File      string // slash path relative to the scanned root
	Name      string // as in the def; "<module>" for a module body
	QualName  string // within the module, such as "Class.method" or "outer.<locals>.inner"
	FirstLine int    // of the first decorator, or DefLine
	DefLine   int
	EndLine   int
	// Class marks a class body, which profilers see as a function that runs
	// once. Its time belongs to the code around it, so nothing matches it; it
	// may be left out, and then bodies of classes without methods are stale.
	Class bool
}

// A Report is a profile told in terms of functions.
type Report struct {
	Format    string
	Unit      Unit
	Total     float64 // as in [Profile.Total]
	TotalTime float64 // as in [Profile.TotalTime]

	// Functions are those that the profile knows, most own time first: by Self,
	// or by Cumulative or MemAlloc where that is not known.
	Functions []Totals
	Edges     []Call // by Caller, then Callee

	// Matched is the part of the profile that belongs to Functions, 0..1. With
	// the shares of Missed it makes 1, if the profile has anything at all.
	Matched float64
	Missed  []Missed // largest share first
}

// Totals is what a profile knows about one function. Numbers in the profile's
// unit are also there as shares of the run, 0..1. What is not known is
// [Unknown], as a share too.
type Totals struct {
	Function int // index into the functions given to Match

	Self, SelfShare float64 // in its own lines, comprehensions and lambdas included
	// WithBuiltins adds the time of the C functions that it calls directly: what
	// a remedy to this function's code can act on.
	WithBuiltins, WithBuiltinsShare float64
	Cumulative, CumulativeShare     float64 // with everything it calls
	Calls                           int64

	CShare   float64 // part of WithBuiltins in native code, 0..1
	SysShare float64 // part of WithBuiltins in the system or waiting, 0..1
	MemAlloc float64 // bytes
	MemPeak  float64 // bytes
	MemShare float64 // of all bytes that the profile saw allocated, 0..1

	CacheHits float64 // part of Calls that a cache would have answered, 0..1

	LineSamples []LineSample // in order of Line; none if the source has moved
	Moved       bool         // found by name: its lines are not where the profile has them
}

// A Call is an edge between two matched functions.
type Call struct {
	Caller, Callee int // indices into the functions given to Match
	Calls          int64
	Cumulative     float64
	Share          float64 // Cumulative as a share of the run
}

// MissKind says why an entry belongs to no function.
type MissKind string

// The reasons.
const (
	MissBuiltin   MissKind = "builtin"   // C functions that no matched function called directly
	MissOutside   MissKind = "outside"   // Python of the standard library, of packages, of other programs
	MissStale     MissKind = "stale"     // in a scanned file, but no such function is there
	MissAmbiguous MissKind = "ambiguous" // several scanned files could be meant
)

// Missed are the entries that matched nothing for one reason.
type Missed struct {
	Kind    MissKind
	Share   float64
	Entries []MissedEntry // largest share first, those without time left out
}

// A MissedEntry names code that matched no function, as the profile has it.
type MissedEntry struct {
	File  string
	Line  int // the least, if several lines were joined
	Func  string
	Share float64
}

// matcher joins one profile with the functions of a scan.
type matcher struct {
	profile   *Profile
	functions []Function
	places    []place
}

// A place is where an entry belongs.
type place struct {
	function int // index into functions, -1 if none
	miss     MissKind
	inner    bool // a comprehension, lambda or class body of the function
	moved    bool
}

// Match finds the functions that the entries of p are about. Files are matched
// by their paths from the end and by what they contain, functions by line and
// name; see matchfile.go and matchfunc.go. A profile of other code gives a
// Report without functions.
func Match(p *Profile, functions []Function) *Report {
	m := &matcher{profile: p, functions: functions}
	m.place()
	return m.report()
}

// place finds the place of every entry.
func (m *matcher) place() {
	files := newFileIndex(m.functions)
	chosen := chooseFiles(files, m.profile)
	m.places = make([]place, len(m.profile.Entries))
	for i := range m.profile.Entries {
		e := &m.profile.Entries[i]
		choice := chosen[e.File]
		switch {
		case choice.file != nil:
			m.places[i] = choice.file.find(e, m.profile.Lines)
		case e.Builtin:
			m.places[i] = place{function: -1, miss: MissBuiltin}
		case e.File == "":
			m.places[i] = files.findName(e.Func)
		case choice.ambiguous:
			m.places[i] = place{function: -1, miss: MissAmbiguous}
		default:
			m.places[i] = place{function: -1, miss: MissOutside}
		}
	}
}

// missed groups what matched nothing; left is each entry's unattributed weight.
func (m *matcher) missed(left []float64, total float64) []Missed {
	type name struct {
		kind       MissKind
		file, text string
		line       int
	}
	sums := map[name]*MissedEntry{}
	groups := map[MissKind]*Missed{}
	for i := range left {
		where := m.places[i]
		if where.function >= 0 || left[i] <= 0 || total <= 0 {
			continue
		}
		e := &m.profile.Entries[i]
		group := groups[where.miss]
		if group == nil {
			group = &Missed{Kind: where.miss}
			groups[where.miss] = group
		}
		group.Share += left[i] / total
		key := name{kind: where.miss, file: e.File, text: e.Func}
		if m.profile.Lines == FirstLine {
			key.line = e.Line // tells functions of one name apart
		}
		if sums[key] == nil {
			sums[key] = &MissedEntry{File: e.File, Line: e.Line, Func: e.Func}
		}
		sums[key].Line = min(sums[key].Line, e.Line)
		sums[key].Share += left[i] / total
	}
	for key, sum := range sums {
		groups[key.kind].Entries = append(groups[key.kind].Entries, *sum)
	}
	var out []Missed
	for _, group := range groups {
		slices.SortFunc(group.Entries, func(a, b MissedEntry) int {
			return cmp.Or(cmp.Compare(b.Share, a.Share), strings.Compare(a.File, b.File),
				cmp.Compare(a.Line, b.Line), strings.Compare(a.Func, b.Func))
		})
		out = append(out, *group)
	}
	slices.SortFunc(out, func(a, b Missed) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return out
}
