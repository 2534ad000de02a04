package page

import (
	"fmt"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// evidence is a number about a function: where what it rests on stands on the page,
// what it means, and the command that gives it.
type evidence struct{ Value, Href, Text, Command string }

// evidence is what is known of a function.
func (v *view) evidence(i int) []evidence {
	f := &v.report.Functions[i]
	id := v.ids[i]
	folder := report.Clip(v.report.Folder, 200)
	var out []evidence
	add := func(value, to, text, command string) {
		if to != "" {
			to = "#" + id + "-" + to
		}
		out = append(out, evidence{value, to, text, command})
	}
	if f.Share > 0 {
		text, command := "of the time, "+v.How, "molt report --profile FILE "+folder
		if v.report.Evidence == findings.Recorded {
			command = "molt record -- COMMAND"
		}
		if f.Basis != "" {
			text += ": " + report.Clip(strings.TrimPrefix(f.Basis, "measured, "), 300)
		}
		if f.Total > f.Share {
			text += " (" + report.Percent(f.Total) + " with what it calls)"
		}
		add(report.Percent(f.Share), "code", text, command)
	}
	if f.Memory > 0 {
		add(report.Percent(f.Memory), "", "of the memory", "molt record --memory -- COMMAND")
	}
	if f.Recorded > 0 {
		add(report.Thousands(f.Recorded), "types", "recorded calls were looked at", "molt record show")
	}
	x := f.Verification
	if x == nil {
		if v.Ported && f.Kind != migration.Class {
			add("None", "", "of its behaviour was compared with CPython", "molt verify "+folder)
		}
		return out
	}
	if n := x.Vectors.Recorded + x.Vectors.Generated; n > 0 {
		add(report.Thousands(int64(n)), "figures", fmt.Sprintf("inputs compared with CPython, %s of them recorded", report.Thousands(int64(x.Vectors.Recorded))), "molt verify "+folder)
		add(report.Percent(x.Coverage), "code", "of its Go statements ran", "molt verify "+folder)
	} else {
		add("No", "figures", "input could be compared with CPython", "molt verify "+folder)
	}
	if n := len(x.Differences); n > 0 {
		add(report.Count(n, "input"), "differs", "known on which the two differ", "molt verify "+folder)
	}
	if x.Speedup != nil {
		add(report.Times(x.Speedup.Ratio), "figures", fmt.Sprintf("as fast as CPython, %s to %s at 95 %%", report.Times(x.Speedup.Low), report.Times(x.Speedup.High)), "molt verify --bench "+folder)
	}
	return out
}

// A figure is a row of what the evidence rests on.
type figure struct{ Name, Value string }

func figures(f *migration.Function) []figure {
	v := f.Verification
	if v == nil {
		return nil
	}
	var out []figure
	add := func(name, value string) { out = append(out, figure{name, value}) }
	count := func(name string, n int) {
		if n > 0 {
			add(name, report.Thousands(int64(n)))
		}
	}
	n := v.Vectors
	add("inputs that were recorded", report.Thousands(int64(n.Recorded)))
	add("inputs that were made up", report.Thousands(int64(n.Generated)))
	count("set apart: CPython gives two results", n.Nondeterministic)
	count("set apart: the Go stops and says so", n.Guarded)
	if s := v.Speedup; s != nil {
		if s.PythonNS > 0 && s.GoNS > 0 {
			add("a round of its inputs in CPython", report.Duration(time.Duration(s.PythonNS)))
			add("the same in Go", report.Duration(time.Duration(s.GoNS)))
		}
		add("speed-up, at 95 %", speedText(s))
	}
	return out
}

// A touchItem is a matter in which the two worlds differ, at a function.
type touchItem struct{ Title, Names, Input, Python, Go, Reached string }

// reached says whether recorded data comes to a difference.
var reached = map[migration.Reach]string{
	"":                     "nothing is recorded",
	migration.Reached:      "yes, such values were recorded",
	migration.NotReached:   "no such value among those recorded",
	migration.ReachUnknown: "it ran; types do not tell whether it came to this",
}

func (v *view) touches(f *migration.Function, out *functionItem) {
	for _, t := range f.Touches {
		b := &v.report.Behaviours[t.Behaviour]
		item := touchItem{Title: b.Title, Reached: reached[t.Reached]}
		var names []string
		for _, n := range t.Names[:min(len(t.Names), 6)] {
			names = append(names, report.Clip(n, 80))
		}
		item.Names = strings.Join(names, ", ")
		if x := cleanExample(b.Example); x != nil {
			item.Input, item.Python, item.Go = x.Input, x.Python, x.Go
		}
		out.Touches = append(out.Touches, item)
	}
}
