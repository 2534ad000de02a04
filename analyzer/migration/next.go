package migration

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
)

// nextMost is how many functions are proposed.
const nextMost = 5

// next proposes the functions to look at: what is wrong first, then what matters
// to the time and is not settled.
func (b *builder) next() {
	weight := b.weights()
	type proposal struct {
		Next
		score float64
	}
	var list []proposal
	for i := range b.out.Functions {
		f := &b.out.Functions[i]
		if f.Kind == Class && f.Status != ledger.Stub {
			continue
		}
		base, factor, why := b.matter(f)
		if score := base + factor*weight[i]; score > 0 {
			if b.out.Functions[i].Share > 0 {
				why = report.Percent(weight[i]) + " of the time; " + why
			}
			list = append(list, proposal{Next{i, why}, score})
		}
	}
	slices.SortStableFunc(list, func(x, y proposal) int { return cmp.Compare(y.score, x.score) })
	b.out.Next = []Next{}
	for _, p := range list[:min(len(list), nextMost)] {
		b.out.Next = append(b.out.Next, p.Next)
	}
}

// matter says what is open about a function, how much that counts whatever its
// time, and by what factor its time counts.
func (b *builder) matter(f *Function) (base, factor float64, why string) {
	reason := func() string {
		if len(f.Reasons) == 0 {
			return ""
		}
		return ": " + f.Reasons[0].Text
	}
	switch {
	case f.Proof == Differs:
		return 2, 3, differs(f.Verification.Differences)
	case f.Drifted():
		return 0.2, 2, f.Drift.Changes[slices.IndexFunc(f.Drift.Changes, func(c Change) bool { return c.Drift })].Text
	case f.Status == ledger.Stub:
		return 0.001, 1.5, "a stub" + reason()
	case f.Status == ledger.Dynamic:
		return 0, 1, "Go over dynamic values" + reason()
	case f.Status == Python && len(f.Findings) > 0:
		return 0, 1.5, b.out.Findings[f.Findings[0]].Message
	case f.Status == Python:
		return 0, 1, cmp.Or(f.Basis, "hot, and still Python")
	case f.Proof == Unproven:
		return 0, 0.8, "could not be compared with CPython: " + f.Verification.Reason
	case f.Proof == NotCompared, f.Proof == Outdated:
		return 0, 0.7, "never compared with CPython as it is now"
	case f.Review.State != review.StateAccepted:
		return 0, 0.1, "proven on " + report.Count(vectors(f), "input") + ", and nobody has reviewed it"
	}
	return 0, 0, ""
}

// differs says on what input a function differs; values of recordings are not named.
func differs(list []ledger.Difference) string {
	for _, d := range list {
		if !d.Recorded && len(d.Input)+len(d.Python)+len(d.Go) < 200 {
			return fmt.Sprintf("differs: `%s` is %s in CPython and %s in Go", d.Input, d.Python, d.Go)
		}
	}
	return "it gives another result than CPython on " + report.Count(len(list), "known input")
}

func vectors(f *Function) int {
	return f.Verification.Vectors.Recorded + f.Verification.Vectors.Generated
}

// unverified says what is not known to be right about a function, a sentence each.
func unverified(f *Function, ported bool) []string {
	if !ported || f.Kind == Class {
		return nil
	}
	v := f.Verification
	switch {
	case f.Status == ledger.Stub:
		return []string{"Everything: a stub only stops the program where it is called."}
	case v == nil:
		return []string{"Its behaviour: it was never compared with CPython."}
	}
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if f.Proof == Outdated {
		add("Its behaviour as it is now: the Python or the Go has changed since it was compared.")
	}
	if v.Verdict == ledger.Unproven {
		add("Its behaviour: %s.", cmp.Or(v.Reason, "nothing could be compared"))
	}
	if v.Verdict != ledger.Unproven && v.Coverage < 0.9995 {
		add("%s of its Go statements, which no input ran.", report.Percent(1-v.Coverage))
	}
	if v.Verdict != ledger.Unproven && v.Vectors.Recorded == 0 {
		add("Values of real runs: all inputs were made up. `molt record` takes real ones.")
	}
	if n := v.Vectors.Nondeterministic; n > 0 {
		add("%s, set apart because CPython itself gives two results.", report.Count(n, "input"))
	}
	if v.Speedup == nil {
		add("Its speed: `molt verify --bench` measures it.")
	}
	return out
}
