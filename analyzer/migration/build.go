package migration

import (
	"cmp"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/assess"
	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/standing"
)

// An Input is what a Report is made of.
type Input struct {
	Name string // of the port or the scanned folder
	// Folder is the name of the port's folder, "" where there is none.
	Folder string
	// Port is nil for a repository that was only scanned, Decisions where nothing
	// was decided. GoMod is the port's go.mod.
	Port      *standing.Port
	Decisions *review.File
	GoMod     string
	// Project is the Python: as it stands now if Current is set, and otherwise as
	// it was when it was ported.
	Project *scan.Project
	Current bool
	// Findings are those of a scan of Project, nil for none.
	Findings *findings.Result
	// Recording is of runs of the Python, nil for none.
	Recording *recording.Recording
	// Title returns the title of a rule.
	Title func(rule string) string
	// Owners returns who owns a Python file; nil where that is not known.
	Owners  func(file string) []string
	History []Moment
	Notes   []string
}

// leastCall is the share of the run below which a path of calls is left out.
const leastCall = 0.004

// Build makes a Report.
func Build(in Input) *Report {
	b := &builder{in: in, out: &Report{Schema: Schema, Name: in.Name, Folder: in.Folder, Evidence: findings.Static, Notes: in.Notes}, index: map[key]int{}}
	b.newPython()
	if in.Port != nil {
		b.port()
	} else {
		b.scanned()
	}
	b.finish()
	b.out.round()
	return b.out
}

// A builder makes one Report.
type builder struct {
	in     Input
	out    *Report
	python *python
	index  map[key]int // of the functions in out
}

// A key finds a function by its file and dotted name.
type key struct{ file, qual string }

// port takes what the ledger and the files of the port tell.
func (b *builder) port() {
	l := b.in.Port.Ledger
	b.out.Module, b.out.Python, b.out.Molt, b.out.Complete, b.out.Runs = l.Module, l.Python, l.Molt.Version, l.Complete, l.Runs
	b.out.Dependencies = requirements(b.in.GoMod)
	for _, f := range l.Files {
		if f.Status != ledger.FilePorted {
			b.out.Failed = append(b.out.Failed, Failed{Path: f.Path, Line: f.Line, Reason: f.Reason, Left: f.Status == ledger.FileLeft})
		}
	}
	newJoiner(b).functions()
}

// scanned takes the functions of a project that was not ported.
func (b *builder) scanned() {
	p := b.in.Project
	for _, f := range p.Files.Failed {
		b.out.Failed = append(b.out.Failed, Failed{Path: f.File, Line: f.Line, Reason: f.Reason})
	}
	texts := map[string]string{}
	for _, f := range p.Program.Files {
		texts[f.Path] = f.Tree.Text
	}
	cut := newCutter(texts)
	for _, f := range p.Program.Files {
		if !b.python.own(f) {
			continue
		}
		for _, e := range b.python.entries(f) {
			cut.claim(e.File, e.Line, e.EndLine)
			b.out.Functions = append(b.out.Functions, e)
		}
	}
	for i := range b.out.Functions {
		f := &b.out.Functions[i]
		f.Proof, f.Review.State = NotCompared, review.StateUnreviewed
		f.PythonText = cut.text(f.File, f.Line, f.EndLine, f.Kind)
	}
}

// finish orders the functions and works out what rests on all of them.
func (b *builder) finish() {
	fs := b.out.Functions
	b.measured()
	whole := 0.0
	for i := range fs {
		whole += fs[i].Share
	}
	for i := range fs {
		if whole > 0 {
			fs[i].Share /= whole
		}
	}
	slices.SortStableFunc(fs, func(x, y Function) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(rank(x.Kind), rank(y.Kind)))
	})
	for i := range fs {
		f := &fs[i]
		b.index[key{f.File, f.Python}] = i
		b.python.describe(f)
		if rec := b.recorded(f); rec != nil {
			f.Recorded = rec.Seen
			observe(f.Types, rec)
		}
		if b.in.Owners != nil {
			f.Owners = b.in.Owners(f.File)
		}
		f.Unverified = unverified(f, b.in.Port != nil)
	}
	b.findings()
	b.behaviours()
	b.totals()
	b.calls()
	b.moments()
	b.files()
	b.reasons()
	b.next()
	b.out.Libraries = slices.DeleteFunc(assess.Of(b.in.Project, assess.Options{}).Libraries, func(l assess.Library) bool { return l.Name == "" })
	b.out.Verdict = b.verdict()
}

// measured takes the shares of a port's functions from what was measured, where
// the scan has a profile or a recording: those of the ledger are of the port's day.
func (b *builder) measured() {
	if b.in.Port == nil || b.in.Findings == nil || b.in.Findings.Evidence == findings.Static {
		return
	}
	for i := range b.out.Functions {
		f := &b.out.Functions[i]
		if fn := b.python.funcs[key{f.File, f.Python}]; fn != nil && f.Kind != Class {
			f.Share = b.in.Project.Heat.Of(fn).Direct
		}
	}
}

// rank puts modules and classes behind functions of the same share.
func rank(k Kind) int { return strings.Index("function class module", string(k)) }

// findings joins the findings that are shown with their functions.
func (b *builder) findings() {
	res := b.in.Findings
	if res == nil {
		return
	}
	b.out.Evidence = res.Evidence
	for _, x := range res.Findings {
		if x.Level == findings.Hidden {
			b.out.Hidden++
			continue
		}
		f := Finding{Finding: x, Function: b.find(x.File, x.Symbol)}
		if b.in.Title != nil {
			f.Title = b.in.Title(x.Rule)
		}
		if f.Function >= 0 {
			fn := &b.out.Functions[f.Function]
			fn.Findings = append(fn.Findings, len(b.out.Findings))
		}
		b.out.Findings = append(b.out.Findings, f)
	}
}

// find returns the index of a function, -1 for none.
func (b *builder) find(file, qual string) int {
	if i, ok := b.index[key{file, qual}]; ok {
		return i
	}
	return -1
}

// calls flattens the tree of calls.
func (b *builder) calls() {
	list := b.python.calls(b.find)
	depth := 0
	for i := range list {
		depth = max(depth, list[i].Depth)
	}
	share, after := make([]float64, depth+2), make([]float64, depth+2) // of the callees so far, by depth
	for i := len(list) - 1; i >= 0; i-- {
		c := &list[i]
		d := c.Depth
		own := max(0, c.Share-share[d+1])
		if c.Function >= 0 && b.out.Functions[c.Function].Share > 0 {
			own *= b.out.Functions[c.Function].After / b.out.Functions[c.Function].Share
		}
		c.After = own + after[d+1]
		share[d+1], after[d+1] = 0, 0
		share[d] += c.Share
		after[d] += c.After
	}
	b.out.Calls = list
}
