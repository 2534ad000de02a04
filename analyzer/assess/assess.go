// Package assess answers the question of the person who decides: what of this
// repository could move to Go, what blocks the rest, where to cut, and what it
// would bring at most. It reads a loaded scan.Project and runs nothing.
//
// Shares are of the run's time: measured where there is a profile, otherwise
// estimated. What molt cannot know it bounds: gains are given as a range with
// the basis beside it.
package assess

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
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

// Split parts the run's time by what could become of it; the parts make 1.
type Split struct {
	Portable float64 `json:"portable"` // own Python that could be ported today
	Blocked  float64 `json:"blocked"`  // own Python that something keeps back
	Native   float64 `json:"native"`   // inside builtins and C libraries
	Waiting  float64 `json:"waiting"`  // for files, network, processes, time
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
	a := &assessor{project: p, opt: opt, graded: make([]verdict, len(p.Program.Funcs))}
	a.grade()
	out := &Assessment{
		Schema:   Schema,
		Evidence: findings.Static,
		Files:    p.Files,
		Split:    a.split(),
		Blockers: a.blockers(),
		Hotspots: a.hotspots(10),
	}
	if list := p.Heat.Hotspots(1); len(list) > 0 {
		out.Evidence = list[0].Evidence
	}
	out.Functions, out.Lines = a.size()
	out.Libraries = a.libraries()
	out.Cuts = a.cuts(3)
	out.Ceiling = ceiling(out.Split, opt)
	out.Verdict = judge(out)
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
}

// A verdict is the grade of one function and what speaks against porting it.
type verdict struct {
	grade    Grade
	features []string // language features
	libs     []string // third-party modules
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

// split parts the run's time.
func (a *assessor) split() Split {
	var s Split
	for _, fn := range a.project.Program.Funcs {
		if !counts(fn) {
			continue
		}
		f := a.project.Heat.Of(fn)
		if f.Kind == heat.IO {
			s.Waiting += f.Direct
			continue
		}
		s.Native += f.Direct - f.Self
		if a.graded[fn.ID].grade == Portable {
			s.Portable += f.Self
		} else {
			s.Blocked += f.Self
		}
	}
	if sum := s.Portable + s.Blocked + s.Native + s.Waiting; sum > 0 {
		s.Portable, s.Blocked, s.Native, s.Waiting = s.Portable/sum, s.Blocked/sum, s.Native/sum, s.Waiting/sum
	}
	return s
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
		share := a.project.Heat.Of(fn).Self
		for _, f := range v.features {
			note(f, false, share, features[f])
		}
		for _, lib := range v.libs {
			if libraryGrade(lib) != Portable {
				note(lib, true, share, libraryAdvice(lib))
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
			Share:  a.project.Heat.Of(fn).Self,
			Grade:  v.grade,
			Why:    slices.Concat(v.features, v.libs),
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
