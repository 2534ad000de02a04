// Package drift compares a port as it stands with the Python as it stands and
// with what was judged: which functions have moved away from what the port, its
// proofs and its reviews are about.
//
// What Go owns (review.Life) does not drift from its Python, and an edit of the
// Go that was accepted or proven as it stands is no drift; both are still told.
package drift

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

// Schema is the version of the layout of a Report.
const Schema = 1

// A Report is the drift of a port. Its layout is status.schema.json in package
// templates.
type Report struct {
	Schema int    `json:"schema"`
	Module string `json:"module"`
	// Drifted tells that some change in Files or Functions is drift.
	Drifted bool `json:"drifted"`
	// Compared tells that the Python was there to compare with.
	Compared  bool         `json:"compared"`
	Files     []FileChange `json:"files"`
	Functions []Change     `json:"functions"`
}

// A FileChange is a Python file that has come or gone, or a Go file that cannot be
// looked into, or in which something beside functions was edited.
type FileChange struct {
	Path  string `json:"path"`
	Kind  Kind   `json:"kind"`
	Drift bool   `json:"drift"` // false: told, and nobody can say whether it is in order
	Text  string `json:"text"`
}

// A Change is a function or class that is not what it was.
type Change struct {
	Function string      `json:"function"` // unique name, see ledger.Names
	File     string      `json:"file"`
	Line     int         `json:"line"` // where it stands now; of one that is gone, where it stood
	Go       string      `json:"go,omitempty"`
	Share    float64     `json:"share,omitempty"` // of the run, 0..1
	Life     review.Life `json:"life"`
	Kind     Kind        `json:"kind"`
	Drift    bool        `json:"drift"` // false: told, and in order
	Text     string      `json:"text"`
}

// Kind says what has changed.
type Kind string

// The kinds, in the order in which a report lists those of one function.
const (
	Stale    Kind = "stale"    // the Python has changed since it was ported
	Gone     Kind = "gone"     // the Python is there no more
	Added    Kind = "added"    // the Python is new
	Failed   Kind = "failed"   // the file cannot be read or parsed
	Missing  Kind = "missing"  // the Go is there no more
	Edited   Kind = "edited"   // the Go was edited by hand
	Lapsed   Kind = "lapsed"   // a verdict of a reviewer is about another Python or Go
	Outdated Kind = "outdated" // a verification is of another Python or Go
)

// Kinds lists the kinds in their order.
var Kinds = []Kind{Stale, Gone, Added, Failed, Missing, Edited, Lapsed, Outdated}

// Compare returns the drift of a port. Without now, the Python as it stands, only
// the Go and the judgements are looked at; with it, the port's functions are from
// then on judged by it (Python.Update).
func Compare(p *standing.Port, decisions *review.File, now *Python) *Report {
	r := &Report{Schema: Schema, Module: p.Ledger.Module, Compared: now != nil, Files: []FileChange{}, Functions: []Change{}}
	c := comparison{port: p, decisions: decisions, now: now, report: r}
	if now != nil {
		now.Update(p)
		c.files()
		c.classes()
		c.added()
	}
	for i, at := range local(p.Ledger.Functions) {
		c.function(&p.Functions[i], at)
	}
	c.goFiles()
	r.sort()
	r.Drifted = slices.ContainsFunc(r.Files, func(f FileChange) bool { return f.Drift }) || slices.ContainsFunc(r.Functions, func(c Change) bool { return c.Drift })
	return r
}

func (r *Report) sort() {
	slices.SortStableFunc(r.Files, func(a, b FileChange) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(r.Functions, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Function, b.Function),
			cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)))
	})
}

// Unproven returns the functions whose Python or Go is not what their verification
// is of, or that have none: what is to be verified anew.
func Unproven(p *standing.Port) []*standing.Function {
	var list []*standing.Function
	for i := range p.Functions {
		if f := &p.Functions[i]; f.Status != ledger.Stub && !f.Holds() {
			list = append(list, f)
		}
	}
	return list
}
