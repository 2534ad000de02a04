package migration

import (
	"maps"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/drift"
	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/analyzer/textdiff"
)

// A joiner joins the entries of a ledger with their texts and what was decided.
type joiner struct {
	*builder
	decisions *review.File
	changes   map[string][]drift.Change // by function
	made      *godecl.Tree
	texts     *cutter // the Python at the time of the port
	goNow     *cutter
	goMade    *cutter
}

func newJoiner(b *builder) *joiner {
	p := b.in.Port
	j := &joiner{
		builder: b, decisions: b.in.Decisions, changes: map[string][]drift.Change{}, made: godecl.Index(p.Made.Files),
		texts: newCutter(p.Made.Python), goNow: newCutter(p.Files), goMade: newCutter(p.Made.Files),
	}
	if j.decisions == nil {
		j.decisions = &review.File{}
	}
	var now *drift.Python
	if b.in.Current {
		now = drift.Take(b.in.Project.Program, b.in.Project.Files.Failed)
	}
	changed := drift.Compare(p, j.decisions, now)
	for _, c := range changed.Functions {
		j.changes[c.Function] = append(j.changes[c.Function], c)
	}
	for _, c := range changed.Files {
		b.out.Drift = append(b.out.Drift, FileDrift{c.Path, c.Text, c.Drift})
	}
	for _, c := range changed.Functions {
		if c.Kind == drift.Added {
			b.out.Drift = append(b.out.Drift, FileDrift{c.File, c.Function + ": " + c.Text, c.Drift})
		}
	}
	return j
}

func (j *joiner) functions() {
	l := j.in.Port.Ledger
	for _, list := range [][]ledger.Entry{l.Functions, l.Classes} {
		for _, e := range list {
			j.texts.claim(e.File, e.Line, e.EndLine)
		}
	}
	for i := range j.in.Port.Functions {
		j.function(&j.in.Port.Functions[i])
	}
	for i := range l.Classes {
		j.class(&l.Classes[i])
	}
}

// entry is what functions and classes have in common.
func (j *joiner) entry(e *ledger.Entry, kind Kind) Function {
	return Function{
		Python: e.Python, Kind: kind, File: e.File, Line: e.Line, EndLine: e.EndLine, Go: e.Go, Status: e.Status, Share: e.Share,
		Reasons: e.Reasons, Verification: e.Verification, Proof: NotCompared, Review: Review{State: review.StateUnreviewed},
		PythonText: j.texts.text(e.File, e.Line, e.EndLine, kind),
	}
}

func (j *joiner) class(e *ledger.Entry) {
	f := j.entry(e, Class)
	if d, ok := j.in.Port.Go.Find(e.Go); ok {
		f.GoFile, f.GoLine = d.File, d.Line
		j.rows(&f, e.Go, d)
	}
	j.out.Functions = append(j.out.Functions, f)
}

func (j *joiner) function(s *standing.Function) {
	kind := Def
	if strings.HasSuffix(s.Python, ".<module>") {
		kind = Module
	}
	f := j.entry(s.Entry, kind)
	f.Name, f.Judged = s.Name, s.Judged
	if s.Now.Line > 0 {
		f.GoFile, f.GoLine = s.Now.File, s.Now.Line
		j.rows(&f, s.Symbol, s.Now)
		if kind == Def && f.Go != "" {
			params, results := signature(s.Now.Text)
			f.Types = types(j.python.funcs[key{s.File, s.Python}], params, results)
		}
		j.marks(s, &f)
	}
	f.Drift = j.drift(s, &f)
	f.Proof = proof(s)
	f.Review = j.review(s)
	j.out.Functions = append(j.out.Functions, f)
}

// rows cuts the Go of a function and links it with the Python.
func (j *joiner) rows(f *Function, symbol string, d godecl.Place) {
	from, to := d.Line, d.EndLine
	lines := j.lines(symbol, d)
	if f.Kind == Def && lines != nil { // of a function inside another, its own lines alone
		if first, last, inner := within(lines, d.Line, f.Line, f.EndLine); inner {
			from, to = first, last
		}
	}
	f.GoText = cut(j.goNow.files[d.File], from, to)
	if len(f.GoText) > 0 && lines != nil {
		f.Rows = link(f.PythonText, from, lines[from-d.Line:to-d.Line+1])
		j.python.heatRows(f)
	}
}

// within finds the part of a Go declaration that stems from a def inside another:
// the lines from the first to the last that came from it. It is not inner where
// lines from outside of the def stand in front of all others.
func within(lines []int, at, from, to int) (first, last int, inner bool) {
	for i, n := range lines {
		switch {
		case n >= from && n <= to:
			if first == 0 {
				first = at + i
			}
			last = at + i
		case n > 0 && first == 0:
			inner = true
		}
	}
	return first, last, inner && first > 0
}

// lines returns, for each line of a declaration as it stands, the Python line
// that it came from, 0 where that is not known; nil where nothing is.
func (j *joiner) lines(symbol string, d godecl.Place) []int {
	pairs := j.in.Port.Made.Lines[d.File]
	was, ok := j.made.Find(symbol)
	if !ok || len(pairs) == 0 || was.File != d.File {
		return nil
	}
	old := spread(pairs, was.Line, was.EndLine)
	before, after := j.goMade.files[was.File][was.Line-1:was.EndLine], j.goNow.files[d.File][d.Line-1:d.EndLine]
	match, ok := textdiff.Common(before, after)
	if !ok {
		return nil
	}
	out := make([]int, len(after))
	for i, k := range match {
		if k >= 0 {
			out[k] = old[i]
		}
	}
	return out
}

// spread returns the Python line of each Go line of a range.
func spread(pairs [][2]int, from, to int) []int {
	out := make([]int, to-from+1)
	for i, p := range pairs {
		end := to + 1
		if i+1 < len(pairs) {
			end = pairs[i+1][0]
		}
		for n := max(p[0], from); n < min(end, to+1); n++ {
			out[n-from] = p[1]
		}
	}
	return out
}

// proof says what a comparison with CPython is worth today.
func proof(s *standing.Function) Proof {
	switch v := s.Verification; {
	case v == nil:
		return NotCompared
	case !s.Holds():
		return Outdated
	case v.Verdict == ledger.Same:
		return Proven
	case v.Verdict == ledger.Different:
		return Differs
	}
	return Unproven
}

// review returns what was decided on a function.
func (j *joiner) review(s *standing.Function) Review {
	e := j.decisions.Functions[s.Name]
	r := Review{State: j.decisions.State(s), Life: e.Life, Who: e.By, When: e.On, Reason: e.Reason}
	for _, n := range e.Notes {
		r.Notes = append(r.Notes, strings.Join(slices.DeleteFunc([]string{n.Text, n.By, n.On}, func(s string) bool { return s == "" }), " · "))
	}
	return r
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
