package page

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// A functionItem is a row of the table and the page of one function.
type functionItem struct {
	ID, Python, Short, Where string
	Name                     string // unique, as review and verify take it; "" where there is no port
	JudgedPython, JudgedGo   string // hashes of what is shown
	Observed                 bool   // recordings saw its types
	Notes                    []string
	Go, GoWhere              string
	Kind                     string
	Share                    string
	Rank                     string // share as a number, for sorting
	Bar                      template.HTML
	Status, Proof, Review    state
	Who                      string // who reviewed, when and why
	Speed, SpeedRank         string
	SpeedTone                tone
	Owners                   string
	Search                   string

	Evidence    []evidence
	Reasons     []reasonLine
	Differences []ledger.Difference
	Withheld    int // differences that hold recorded values
	Types       []migration.Type
	Unverified  [][]report.Piece
	Touches     []touchItem
	Findings    []link
	Figures     []figure // what the evidence rests on
	Changes     []string // what has changed since the port
	Drift       template.HTML
	DriftSides  []string // the columns of Drift
	Code        template.HTML
	Marks       []mark // that stand in Code
	Left        string // why code is not shown
	Open        bool   // it has a page of its own
}

type reasonLine struct{ Code, Text, Where string }

func (v *view) functions() {
	r := v.report
	shown := r.Functions[:min(len(r.Functions), maxRows)]
	v.MoreFunctions = len(r.Functions) - len(shown)
	hottest := 0.0
	for i := range shown {
		hottest = max(hottest, shown[i].Share)
	}
	v.Functions = make([]functionItem, len(shown))
	table := 0
	for i := range shown {
		v.Functions[i] = v.row(i, hottest)
		table += v.Functions[i].rowBytes()
	}
	room := max(maxBytes-table, leastBytes)
	for i := range v.ids {
		if i < len(shown) && room > 0 {
			v.open(i)
			room -= v.Functions[i].bytes()
		}
		if i >= len(shown) || room <= 0 {
			v.ids[i] = "functions" // what has no page is in the table
			v.Closed++
		}
		if i < len(shown) && room <= 0 {
			v.Functions[i].Open = false
		}
	}
	count := func(k int, list []state, of func(*functionItem) string) {
		for _, s := range list {
			n := 0
			for i := range v.Functions {
				if of(&v.Functions[i]) == s.ID {
					n++
				}
			}
			if n > 0 {
				v.States[k] = append(v.States[k], stateCount{s, n})
			}
		}
	}
	count(0, statuses, func(f *functionItem) string { return f.Status.ID })
	count(1, proofs, func(f *functionItem) string { return f.Proof.ID })
	count(2, reviews, func(f *functionItem) string { return f.Review.ID })
}

// row makes the row of a function in the table.
func (v *view) row(i int, hottest float64) functionItem {
	f := &v.report.Functions[i]
	out := functionItem{
		ID: v.ids[i], Python: report.Clip(f.Python, 300), Short: report.Clip(shortName(f.Python), 160), Where: place(f.File, f.Line),
		Go: report.Clip(f.Go, 300), Kind: string(f.Kind), Share: report.Percent(f.Share), Rank: strconv.FormatFloat(f.Share, 'f', 6, 64),
		Status: stateOf(statuses, string(f.Status)), Proof: stateOf(proofs, string(f.Proof)), Review: stateOf(reviews, string(f.Review.State)),
		Owners: report.Clip(strings.Join(f.Owners, " "), 120),
	}
	if f.GoFile != "" {
		out.GoWhere = place(f.GoFile, f.GoLine)
	}
	if f.Share > 0 {
		out.Bar = drawShare(f.Share / hottest)
	}
	if f.Verification != nil && f.Verification.Speedup != nil {
		out.Speed = speedText(f.Verification.Speedup)
		out.SpeedTone = speedTone(f.Verification.Speedup)
		out.SpeedRank = strconv.FormatFloat(f.Verification.Speedup.Ratio, 'f', 3, 64)
	}
	for _, x := range f.Reasons[:min(len(f.Reasons), 50)] {
		file := f.File
		if x.File != "" {
			file = x.File
		}
		out.Reasons = append(out.Reasons, reasonLine{report.Clip(x.Code, 100), report.Clip(x.Text, 500), place(file, x.Line)})
	}
	out.Search = search(&out)
	return out
}

// open makes the page of a function.
func (v *view) open(i int) {
	f, out := &v.report.Functions[i], &v.Functions[i]
	out.Open, out.Types = true, cleanTypes(f.Types)
	for _, t := range f.Types {
		out.Observed = out.Observed || t.Observed != ""
	}
	if len(v.report.Ports) == 0 { // decisions are on one port
		out.Name, out.JudgedPython, out.JudgedGo = f.Name, f.Judged.Python, f.Judged.Go
	}
	for _, n := range f.Review.Notes {
		out.Notes = append(out.Notes, report.Clip(n, 1000))
	}
	out.Who = who(f.Review)
	out.Evidence = v.evidence(i)
	for _, u := range f.Unverified {
		out.Unverified = append(out.Unverified, report.Pieces(report.Clip(u, 500)))
	}
	v.touches(f, out)
	for _, k := range f.Findings {
		if k < maxFindings {
			x := &v.report.Findings[k]
			out.Findings = append(out.Findings, link{findingID(k), report.Clip(x.Message, 300)})
		}
	}
	out.Figures = figures(f)
	v.differences(f, out)
	drawDrift(f, out)
	codeOf(f, out)
}

// rowBytes and bytes are about what a row and a page take in HTML.
func (f *functionItem) rowBytes() int {
	return 520 + 2*len(f.Short) + 2*len(f.Where) + len(f.Search) + len(f.Owners) + len(f.Bar)
}

func (f *functionItem) bytes() int {
	n := 1100 + len(f.Code) + len(f.Drift) + 2*len(f.Python) + len(f.Where) + len(f.GoWhere)
	for _, x := range f.Reasons {
		n += 90 + len(x.Text) + len(x.Where)
	}
	for _, t := range f.Types {
		n += 100 + len(t.Name) + len(t.Declared) + len(t.Used)
	}
	for _, d := range f.Differences {
		n += 100 + len(d.Input) + len(d.Python) + len(d.Go)
	}
	for _, x := range f.Touches {
		n += 260 + len(x.Names)
	}
	return n + 180*len(f.Evidence) + 90*(len(f.Unverified)+len(f.Findings)+len(f.Figures))
}

// speedTone says whether a speed-up is sure to be one.
func speedTone(s *ledger.Speedup) tone {
	switch {
	case s.Low > 1:
		return good
	case s.High < 1 && s.High > 0:
		return bad
	}
	return none
}

// search is what the table's search looks through.
func search(f *functionItem) string {
	parts := []string{f.Python, f.Where, f.Go, f.Owners}
	for _, r := range f.Reasons {
		parts = append(parts, r.Code)
	}
	return strings.ToLower(strings.Join(parts, " "))
}

func cleanTypes(list []migration.Type) []migration.Type {
	out := make([]migration.Type, 0, len(list))
	if !slices.ContainsFunc(list, func(t migration.Type) bool { return t.Declared != "" || t.Observed != "" || t.Used != "dyn.Value" }) {
		return nil // nothing is told by it
	}
	for _, t := range list[:min(len(list), 60)] {
		out = append(out, migration.Type{Name: report.Clip(t.Name, 80), Declared: report.Clip(t.Declared, 200), Observed: report.Clip(t.Observed, 200), Used: report.Clip(t.Used, 200)})
	}
	return out
}

// who says whose the verdict on a function is.
func who(r migration.Review) string {
	var parts []string
	if r.Life != "" {
		parts = append(parts, "life: "+report.Clip(string(r.Life), 40))
	}
	for _, s := range []string{r.Who, r.When, r.Reason} {
		if s != "" {
			parts = append(parts, report.Clip(s, 500))
		}
	}
	return strings.Join(parts, " · ")
}

// differences fills in the inputs on which the two sides differ, and what has
// changed.
func (v *view) differences(f *migration.Function, out *functionItem) {
	if f.Verification != nil {
		out.Differences, out.Withheld = v.clipped(f.Verification.Differences)
	}
	if f.Drift != nil {
		for _, c := range f.Drift.Changes {
			text := report.Clip(c.Text, 300)
			if !c.Drift {
				text += ", and that is in order"
			}
			out.Changes = append(out.Changes, text)
		}
	}
}

// clipped returns the differences that are shown, and how many are withheld.
func (v *view) clipped(list []ledger.Difference) (out []ledger.Difference, withheld int) {
	shown := shownDifferences(list, v.opts.Values)
	for _, d := range shown[:min(len(shown), 20)] {
		out = append(out, ledger.Difference{Input: report.Clip(d.Input, 1000), Python: report.Clip(d.Python, 1000), Go: report.Clip(d.Go, 1000), Recorded: d.Recorded})
	}
	return out, len(list) - len(shown)
}

// shownDifferences leaves those out that hold recorded values, unless these may
// be shown.
func shownDifferences(list []ledger.Difference, values bool) []ledger.Difference {
	var out []ledger.Difference
	for _, d := range list {
		if values || !d.Recorded {
			out = append(out, d)
		}
	}
	return out
}

// drawShare draws a share of the hottest function's.
func drawShare(share float64) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="share" aria-hidden="true"><rect width="%.1f%%" height="100%%"/></svg>`, 100*share))
}
