package main

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/verify/trial"
)

// A tally counts what became of programs.
type tally struct {
	programs, compile, complete, both, typed int
	verdicts                                 map[trial.Verdict]int
	reasons                                  map[string]int // why functions are stubs
	untyped                                  map[string]int // why they have no typed form
	covered                                  coverage
	bad                                      []*result
}

func newTally() *tally {
	return &tally{verdicts: map[trial.Verdict]int{}, reasons: map[string]int{}, untyped: map[string]int{}, covered: newCoverage()}
}

func (t *tally) add(r *result) {
	if r.verdict == invalid {
		t.verdicts[r.verdict]++
		return
	}
	t.programs++
	t.verdicts[r.verdict]++
	if r.wrong() {
		t.bad = append(t.bad, r)
	}
	if r.module == nil {
		return
	}
	if r.verdict != doesNotBuild {
		t.compile++
	}
	if r.module.Complete {
		t.complete++
		if r.verdict == trial.Identical {
			t.both++
		}
	}
	if r.typed {
		t.typed++
	}
	count := func(to map[string]int, reasons []core.Reason) {
		seen := map[string]bool{}
		for _, reason := range reasons {
			if text := general(reason.Text); !seen[text] {
				seen[text] = true
				to[text]++
			}
		}
	}
	var stubs, untyped []core.Reason
	for fn := range r.module.Program.Funcs() {
		stubs = append(stubs, fn.Reasons...)
		untyped = append(untyped, fn.Untyped...)
	}
	count(t.reasons, stubs)
	count(t.untyped, untyped)
	t.covered.module(r.module)
}

// explain prints why functions have no typed form.
func (r *result) explain(w io.Writer) {
	if r.module == nil {
		return
	}
	for fn := range r.module.Program.Funcs() {
		for _, reason := range append(fn.Reasons, fn.Untyped...) {
			if reason.Code != "untyped-program" {
				fmt.Fprintf(w, "%s:%d: %s: %s\n", cmp.Or(r.file, r.name), reason.Pos.Line, fn.Qual, reason.Text)
			}
		}
	}
}

var ownName = regexp.MustCompile(`\b(v|p|f|m|e|k|a|w|d|lib|func|inner|Err|Class|it|main|fs|late)\d+\b|\d+`)

// general takes the names of one program out of a reason.
func general(text string) string { return ownName.ReplaceAllString(text, "…") }

func (t *tally) report(w io.Writer, covered bool) {
	fmt.Fprintf(w, "\n%d programs\n", t.programs)
	for _, c := range []struct {
		name string
		n    int
	}{
		{"compile", t.compile}, {"complete", t.complete}, {"typed in every function", t.typed},
		{"identical", t.verdicts[trial.Identical]}, {"complete and identical", t.both},
		{"stopped by a guard, status 70", t.verdicts[trial.GuardStop]}, {"stub reached", t.verdicts[trial.StubStop]},
		{"different", t.verdicts[trial.Differs]}, {"crashed", t.verdicts[trial.Crashed]}, {"over the limits", t.verdicts[trial.OverLimit]},
		{"molt fails", t.verdicts[notPorted]}, {"do not compile", t.verdicts[doesNotBuild]},
	} {
		fmt.Fprintf(w, "%6d %5.1f %%  %s\n", c.n, 100*float64(c.n)/float64(max(1, t.programs)), c.name)
	}
	if n := t.verdicts[invalid]; n > 0 {
		fmt.Fprintf(w, "%6d          left out: refused by CPython, or over its limits\n", n)
	}
	top(w, "stubs and gaps, in programs", t.reasons, 15)
	top(w, "no typed form, in programs", t.untyped, 40)
	if covered {
		t.covered.report(w)
	}
}

// top prints the largest counts.
func top(w io.Writer, title string, counts map[string]int, most int) {
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s:\n", title)
	for _, name := range names[:min(most, len(names))] {
		fmt.Fprintf(w, "%6d  %s\n", counts[name], name)
	}
}
