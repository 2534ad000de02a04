package migration

import (
	"cmp"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/assess"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/standing"
)

// Join makes one report of several. The time of each counts alike, since those of
// different programs cannot be compared, and its files are named with it in front.
func Join(list []*Report) *Report {
	if len(list) == 1 {
		return list[0]
	}
	j := &join{part: 1 / float64(len(list)), out: &Report{
		Schema: Schema, Evidence: findings.Recorded, Complete: true, Dependencies: []Dependency{}, Findings: []Finding{}, Failed: []Failed{}, Calls: []Call{},
		Notes: []string{"The time of each port counts alike, since those of different programs cannot be compared."},
	}}
	j.out.Totals = Totals{Count: map[ledger.Status]int{}, Share: map[ledger.Status]float64{}}
	j.out.Speed.After = map[ledger.Status]float64{}
	var names []string
	for _, r := range list {
		names = append(names, r.Name)
		j.add(r)
	}
	j.out.Name = strings.Join(names, ", ")
	j.finish(len(list))
	j.out.round()
	return j.out
}

// A join is a report in the making.
type join struct {
	out     *Report
	part    float64 // of the time, that each report has
	after   float64
	unbound float64 // the time that is not typed Go
	ranks   []int   // of each Next among those of its report
}

func (j *join) add(r *Report) {
	out := j.out
	first, finding, behaviour := len(out.Functions), len(out.Findings), len(out.Behaviours)
	shift := func(list []int, by int) []int {
		moved := make([]int, len(list))
		for i, n := range list {
			moved[i] = n + by
		}
		return moved
	}
	function := func(i int) int {
		if i < 0 {
			return i
		}
		return i + first
	}
	prefix := r.Name + "/"
	for _, f := range r.Functions {
		f.File, f.Share, f.After, f.Total, f.Memory = prefix+f.File, f.Share*j.part, f.After*j.part, f.Total*j.part, f.Memory*j.part
		if f.GoFile != "" {
			f.GoFile = prefix + f.GoFile
		}
		f.Findings, f.Touches = shift(f.Findings, finding), slices.Clone(f.Touches)
		for k := range f.Touches {
			f.Touches[k].Behaviour += behaviour
		}
		out.Functions = append(out.Functions, f)
	}
	for _, x := range r.Findings {
		x.File, x.Function, x.Share, x.Gain = prefix+x.File, function(x.Function), x.Share*j.part, x.Gain*j.part
		out.Findings = append(out.Findings, x)
	}
	for _, x := range r.Behaviours {
		x.Functions, x.Share = shift(x.Functions, first), x.Share*j.part
		out.Behaviours = append(out.Behaviours, x)
	}
	for _, x := range r.Reasons {
		x.Functions, x.Share = shift(x.Functions, first), x.Share*j.part
		out.Reasons = append(out.Reasons, x)
	}
	for _, x := range r.Files {
		x.Path, x.Share = prefix+x.Path, x.Share*j.part
		x.ByStatus = scaled(x.ByStatus, j.part)
		out.Files = append(out.Files, x)
	}
	start := float64(len(out.Ports)) * j.part
	for _, c := range r.Calls {
		c.Function, c.Start, c.Share, c.After = function(c.Function), start+c.Start*j.part, c.Share*j.part, c.After*j.part
		out.Calls = append(out.Calls, c)
	}
	for i, n := range r.Next { // the first of each port in front of the second of any
		at := len(j.ranks)
		for at > 0 && j.ranks[at-1] > i {
			at--
		}
		j.ranks = slices.Insert(j.ranks, at, i)
		out.Next = slices.Insert(out.Next, at, Next{function(n.Function), r.Name + ": " + n.Why})
	}
	for _, x := range r.Failed {
		x.Path = prefix + x.Path
		out.Failed = append(out.Failed, x)
	}
	for _, x := range r.Drift {
		x.Path = prefix + x.Path
		out.Drift = append(out.Drift, x)
	}
	for _, x := range r.Runs {
		x.File, x.Command = prefix+x.File, prefix+x.Command
		out.Runs = append(out.Runs, x)
	}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, r.Name+": "+n)
	}
	out.Dependencies = append(out.Dependencies, r.Dependencies...)
	out.Libraries = append(out.Libraries, r.Libraries...)
	out.Hidden += r.Hidden
	out.Ports = append(out.Ports, PortSummary{r.Name, r.Verdict, len(r.Functions), r.Totals.Share})
	j.facts(r)
}

// facts adds up the numbers.
func (j *join) facts(r *Report) {
	out, t := j.out, &j.out.Totals
	out.Complete = out.Complete && r.Complete
	out.Module, out.Python, out.Molt = cmp.Or(out.Module, r.Module), cmp.Or(out.Python, r.Python), cmp.Or(out.Molt, r.Molt)
	if r.Evidence == findings.Static || out.Evidence == findings.Recorded {
		out.Evidence = r.Evidence // the weakest
	}
	t.Functions += r.Totals.Functions
	for s, n := range r.Totals.Count {
		t.Count[s] += n
		t.Share[s] += r.Totals.Share[s] * j.part
	}
	for _, p := range [][2]*Part{
		{&t.Proven, &r.Totals.Proven}, {&t.Different, &r.Totals.Different}, {&t.Unproven, &r.Totals.Unproven},
		{&t.Accepted, &r.Totals.Accepted}, {&t.Drifted, &r.Totals.Drifted},
	} {
		p[0].Count += p[1].Count
		p[0].Share += p[1].Share * j.part
	}
	t.Vectors += r.Totals.Vectors
	t.PyLines += r.Totals.PyLines
	t.GoLines += r.Totals.GoLines
	out.Speed.Measured += r.Speed.Measured * j.part
	for s, x := range r.Speed.After {
		out.Speed.After[s] += x * j.part
		j.after += x * j.part
	}
	if r.Speed.Bound > 0 {
		j.unbound += j.part / r.Speed.Bound
	}
}

// finish brings the lists into their order again.
func (j *join) finish(reports int) {
	out := j.out
	if out.Speed.SoFar = 1; j.after > 0 {
		out.Speed.SoFar = 1 / j.after
	}
	if j.unbound > 1e-9 {
		out.Speed.Bound = 1 / j.unbound
	}
	out.Reasons = merged(out.Reasons, func(r *Reason) string { return r.Code }, func(a, b *Reason) {
		a.Functions, a.Share = append(a.Functions, b.Functions...), a.Share+b.Share
	})
	byShare := func(a, b float64) int { return cmp.Compare(b, a) }
	slices.SortStableFunc(out.Reasons, func(a, b Reason) int { return byShare(a.Share, b.Share) })
	slices.SortStableFunc(out.Files, func(a, b File) int { return byShare(a.Share, b.Share) })
	out.Dependencies = merged(out.Dependencies, func(d *Dependency) string { return d.Module + " " + d.Version }, func(_, _ *Dependency) {})
	out.Libraries = merged(out.Libraries, func(l *assess.Library) string { return l.Name }, func(a, b *assess.Library) { a.Files, a.Share = a.Files+b.Files, a.Share+b.Share })
	for i := range out.Libraries {
		out.Libraries[i].Share *= j.part
	}
	out.Next = out.Next[:min(len(out.Next), 2*nextMost)]
	j.order()
	b := &builder{in: Input{Port: &standing.Port{}}, out: out}
	out.Verdict = report.Count(reports, "port") + ". " + b.verdict()
}

// order sorts the functions by their time and follows them with what names them.
func (j *join) order() {
	out := j.out
	order := make([]int, len(out.Functions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(out.Functions[b].Share, out.Functions[a].Share) })
	moved := make([]int, len(order))
	sorted := make([]Function, len(order))
	for to, from := range order {
		moved[from], sorted[to] = to, out.Functions[from]
	}
	out.Functions = sorted
	one := func(i *int) {
		if *i >= 0 {
			*i = moved[*i]
		}
	}
	many := func(list []int) {
		for i := range list {
			list[i] = moved[list[i]]
		}
		slices.Sort(list)
	}
	for i := range out.Calls {
		one(&out.Calls[i].Function)
	}
	for i := range out.Findings {
		one(&out.Findings[i].Function)
	}
	for i := range out.Next {
		one(&out.Next[i].Function)
	}
	for i := range out.Reasons {
		many(out.Reasons[i].Functions)
	}
	for i := range out.Behaviours {
		many(out.Behaviours[i].Functions)
	}
	j.behaviours()
}

// behaviours joins the matters that several reports name.
func (j *join) behaviours() {
	out := j.out
	at := map[string]int{}
	moved := make([]int, len(out.Behaviours))
	var list []Behaviour
	for i, x := range out.Behaviours {
		k, ok := at[x.ID]
		if !ok {
			k = len(list)
			at[x.ID] = k
			list = append(list, x)
		} else {
			b := &list[k]
			b.Functions, b.Share = append(b.Functions, x.Functions...), b.Share+x.Share
			slices.Sort(b.Functions)
			b.Names = slices.Compact(slices.Sorted(slices.Values(append(b.Names, x.Names...))))
		}
		moved[i] = k
	}
	out.Behaviours = list
	for i := range out.Functions {
		for k := range out.Functions[i].Touches {
			at := &out.Functions[i].Touches[k].Behaviour
			*at = moved[*at]
		}
	}
}

// merged joins the entries of a list that have the same key.
func merged[T any](list []T, key func(*T) string, add func(a, b *T)) []T {
	at := map[string]int{}
	out := []T{}
	for i := range list {
		k := key(&list[i])
		if n, ok := at[k]; ok {
			add(&out[n], &list[i])
			continue
		}
		at[k] = len(out)
		out = append(out, list[i])
	}
	return out
}

func scaled(m map[ledger.Status]float64, by float64) map[ledger.Status]float64 {
	out := map[ledger.Status]float64{}
	for s, x := range m {
		out[s] = x * by
	}
	return out
}
