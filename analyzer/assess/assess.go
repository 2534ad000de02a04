// Package assess answers the question of the person who decides: what of this
// repository could move to Go, what blocks the rest, where to cut, and what it
// would bring at most. It reads a loaded scan.Project and runs nothing.
//
// Shares are of the run's time where there is a profile, otherwise estimates of
// shares of the processor's time: from the source nobody can tell how long a
// socket or a sleep takes. What molt cannot know it bounds: gains are given as a range with
// the basis beside it.
package assess

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/scan"
)

// Schema is the version of the layout of an Assessment.
const Schema = 1

// Grade says what becomes of code, or of a library, in a port.
type Grade string

// The grades of functions and libraries.
const (
	Portable Grade = "portable" // plain Python over what molt maps to Go
	Seam     Grade = "seam"     // a call becomes a Go interface that the team implements
	Refused  Grade = "refused"  // to be kept in Python
)

// An Assessment is one page of facts.
type Assessment struct {
	Schema    int               `json:"schema"`
	Evidence  findings.Evidence `json:"evidence"`
	Files     findings.Files    `json:"files"`
	Functions int               `json:"functions"` // own ones, without tests
	Lines     int               `json:"lines"`     // of own files, without tests

	Split     Split     `json:"split"`
	Blockers  []Blocker `json:"blockers"`  // what keeps heat in Python, most first
	Cuts      []Cut     `json:"cuts"`      // where to cut, best first
	Ceiling   Ceiling   `json:"ceiling"`   // what a rewrite brings at most
	Verdict   Verdict   `json:"verdict"`   // what to do
	Hotspots  []Hotspot `json:"hotspots"`  // the hottest functions and their grades
	Libraries []Library `json:"libraries"` // third-party imports and their grades
}

// Split parts the run's time by what could become of it; the parts make 1, or
// are all 0 where nothing takes time.
type Split struct {
	Portable float64 `json:"portable"` // own Python that could be ported today
	Blocked  float64 `json:"blocked"`  // own Python that something keeps back
	Native   float64 `json:"native"`   // inside builtins and C libraries
	Waiting  float64 `json:"waiting"`  // for files, network, processes, time
	Other    float64 `json:"other"`    // in code that was not scanned, or only tests
	// WaitingKnown is false where nothing tells how long the program waits.
	// Without a profile, the parts are then those of the processor's time; with
	// one that tells no waiting, it is within Native.
	WaitingKnown bool `json:"waitingKnown"`
}

// A Hotspot is a hot function with its grade.
type Hotspot struct {
	Symbol string   `json:"symbol"`
	File   string   `json:"file"`
	Line   int      `json:"line"`
	Share  float64  `json:"share"`
	Grade  Grade    `json:"grade"`
	Why    []string `json:"why,omitempty"`
}

// A Blocker is one thing that keeps functions in Python.
type Blocker struct {
	What      string  `json:"what"` // a library or a language feature
	Library   bool    `json:"library"`
	Share     float64 `json:"share"` // of the run's time, in functions that it keeps back
	Functions int     `json:"functions"`
	Advice    string  `json:"advice"`
}

// Of assesses a loaded project.
func Of(p *scan.Project, opt Options) *Assessment {
	a := &assessor{project: p, opt: opt, graded: make([]verdict, len(p.Program.Funcs)), evidence: findings.Static}
	if list := p.Heat.Hotspots(1); len(list) > 0 {
		a.evidence = list[0].Evidence
	}
	a.grade()
	a.weigh()
	out := &Assessment{
		Schema:   Schema,
		Evidence: a.evidence,
		Files:    p.Files,
		Split:    a.split(),
		Blockers: a.blockers(),
		Hotspots: a.hotspots(10),
	}
	out.Functions, out.Lines = a.size()
	out.Libraries = a.libraries()
	out.Cuts = a.cuts(3)
	out.Ceiling = ceiling(out.Split, out.Evidence, opt)
	out.Verdict = judge(out)
	out.round()
	return out
}

// Options are what the person who asks knows.
type Options struct {
	// CostPerCore is the price of one core for a year, in any currency; 0 if unknown.
	CostPerCore float64
	// Cores is how many cores the program keeps busy, 0 if unknown.
	Cores float64
}

// An assessor works on one project.
type assessor struct {
	project *scan.Project
	opt     Options
	graded  []verdict // by Func.ID

	evidence findings.Evidence
	waits    bool    // the evidence tells waiting from work
	scale    float64 // from shares of the heat to shares of the assessment
}

// A verdict is the grade of one function and what speaks against porting it.
type verdict struct {
	grade    Grade
	features []string // language features
	libs     []string // third-party modules
}

// reasons returns what speaks against porting.
func (v *verdict) reasons() []string {
	list := slices.Clone(v.features)
	for _, lib := range v.libs {
		if libraryGrade(lib) != Portable {
			list = append(list, lib)
		}
	}
	return list
}

// counts tells whether a function is part of what is assessed.
func counts(fn *resolve.Func) bool {
	switch fn.File.Role {
	case resolve.Own, resolve.Vendored:
		return true
	}
	return false
}

func (a *assessor) grade() {
	for _, fn := range a.project.Program.Funcs {
		v := verdict{grade: Portable, features: a.dynamic(fn)}
		if len(v.features) > 0 {
			v.grade = Refused
		}
		for _, lib := range a.foreign(fn) {
			v.libs = append(v.libs, lib)
			if g := libraryGrade(lib); g == Refused || g == Seam && v.grade == Portable {
				v.grade = g
			}
		}
		a.graded[fn.ID] = v
	}
}

// blockers ranks what keeps functions back by the heat of those functions.
func (a *assessor) blockers() []Blocker {
	found := map[string]*Blocker{}
	note := func(what string, library bool, share float64, advice string) {
		b := found[what]
		if b == nil {
			b = &Blocker{What: what, Library: library, Advice: advice}
			found[what] = b
		}
		b.Share += share
		b.Functions++
	}
	for _, fn := range a.project.Program.Funcs {
		v := a.graded[fn.ID]
		if !counts(fn) || v.grade == Portable {
			continue
		}
		share := a.self(fn)
		for _, f := range v.features {
			note(f, false, share, features[f])
		}
		for _, lib := range v.libs {
			if libraryGrade(lib) != Portable {
				note(lib, true, share, libraries.Of(lib).Note)
			}
		}
	}
	list := []Blocker{}
	for _, b := range found {
		list = append(list, *b)
	}
	slices.SortFunc(list, func(x, y Blocker) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(y.Functions, x.Functions), cmp.Compare(x.What, y.What))
	})
	return list
}

func (a *assessor) hotspots(n int) []Hotspot {
	list := []Hotspot{}
	for _, fn := range a.project.Heat.Ranking() {
		if !counts(fn) || fn.Kind == resolve.Lambda {
			continue
		}
		if len(list) == n {
			break
		}
		v := a.graded[fn.ID]
		list = append(list, Hotspot{
			Symbol: fn.Qual,
			File:   fn.File.Path,
			Line:   fn.Line(),
			Share:  a.self(fn),
			Grade:  v.grade,
			Why:    v.reasons(),
		})
	}
	return list
}

// size counts own functions and lines.
func (a *assessor) size() (functions, lines int) {
	for _, f := range a.project.Program.Files {
		if f.Role == resolve.Own {
			lines += f.Tree.NumLines()
		}
	}
	for _, fn := range a.project.Program.Funcs {
		if counts(fn) && (fn.Kind == resolve.Function || fn.Kind == resolve.Method) {
			functions++
		}
	}
	return functions, lines
}

// pure tells whether a function is known to have no effects but its result.
func (a *assessor) pure(fn *resolve.Func) bool {
	return a.project.Effects.Of(fn).Purity() == effects.Pure
}
