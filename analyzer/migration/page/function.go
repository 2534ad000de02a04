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
	"github.com/molt-go/molt/analyzer/textdiff"
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
	Behaviours  []string
	Findings    []link
	DriftPython template.HTML
	DriftGo     template.HTML
	Changes     []string // what has changed since the port
	Code        template.HTML
	Left        string // why code is not shown
	Open        bool   // it has a page of its own
}

// evidence is a statement about a function with the command that gives it.
type evidence struct{ Text, Command string }

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
	out.Evidence = v.evidence(f)
	for _, u := range f.Unverified {
		out.Unverified = append(out.Unverified, report.Pieces(report.Clip(u, 500)))
	}
	for _, k := range f.Behaviours {
		out.Behaviours = append(out.Behaviours, v.report.Behaviours[k].Title)
	}
	for _, k := range f.Findings {
		if k < maxFindings {
			x := &v.report.Findings[k]
			out.Findings = append(out.Findings, link{findingID(k), report.Clip(x.Message, 300)})
		}
	}
	v.differences(f, out)
	v.codeOf(f, out)
}

// rowBytes and bytes are about what a row and a page take in HTML.
func (f *functionItem) rowBytes() int {
	return 520 + 2*len(f.Short) + 2*len(f.Where) + len(f.Search) + len(f.Owners) + len(f.Bar)
}

func (f *functionItem) bytes() int {
	n := 1100 + len(f.Code) + len(f.DriftPython) + len(f.DriftGo) + 2*len(f.Python) + len(f.Where) + len(f.GoWhere)
	for _, x := range f.Reasons {
		n += 90 + len(x.Text) + len(x.Where)
	}
	for _, t := range f.Types {
		n += 100 + len(t.Name) + len(t.Declared) + len(t.Used)
	}
	for _, d := range f.Differences {
		n += 100 + len(d.Input) + len(d.Python) + len(d.Go)
	}
	return n + 90*(len(f.Evidence)+len(f.Unverified)+len(f.Behaviours)+len(f.Findings))
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

// evidence is what is known of a function, with the command behind each number.
func (v *view) evidence(f *migration.Function) []evidence {
	var out []evidence
	add := func(text, command string) { out = append(out, evidence{text, command}) }
	if f.Share > 0 {
		text := report.Percent(f.Share) + " of the time, " + v.How
		if f.Basis != "" {
			text += ": " + report.Clip(f.Basis, 300)
		}
		add(text, "molt report OUT --profile FILE")
	}
	if f.Total > f.Share {
		add(report.Percent(f.Total)+" with what it calls", "")
	}
	if f.Memory > 0 {
		add(report.Percent(f.Memory)+" of the memory", "")
	}
	x := f.Verification
	if x == nil {
		if v.Ported && f.Kind != migration.Class {
			add("not compared with CPython", "molt verify OUT")
		}
		return out
	}
	n := x.Vectors
	add(fmt.Sprintf("%s recorded and %s generated", report.Count(n.Recorded, "input"), report.Thousands(int64(n.Generated))), "molt verify OUT")
	add(report.Percent(x.Coverage)+" of its Go statements run", "molt verify OUT")
	if x.Speedup != nil {
		add(speedText(x.Speedup)+" as fast as CPython", "molt verify OUT --bench")
	}
	return out
}

// differences fills in the inputs on which the two sides differ, and what has
// drifted.
func (v *view) differences(f *migration.Function, out *functionItem) {
	if f.Verification != nil {
		shown := shownDifferences(f.Verification.Differences, v.opts.Values)
		out.Withheld = len(f.Verification.Differences) - len(shown)
		for _, d := range shown[:min(len(shown), 20)] {
			out.Differences = append(out.Differences, ledger.Difference{Input: report.Clip(d.Input, 1000), Python: report.Clip(d.Python, 1000), Go: report.Clip(d.Go, 1000)})
		}
	}
	if f.Drift != nil {
		for _, c := range f.Drift.Changes {
			text := report.Clip(c.Text, 300)
			if !c.Drift {
				text += ", and that is in order"
			}
			out.Changes = append(out.Changes, text)
		}
		out.DriftPython, out.DriftGo = drawDiff(f.Drift.Python, pythonLanguage), drawDiff(f.Drift.Go, goLanguage)
	}
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

// diffContext is how many lines around a change are shown.
const diffContext = 3

// drawDiff draws changed lines with those around them.
func drawDiff(list []textdiff.Line, lang *language) template.HTML {
	if len(list) == 0 {
		return ""
	}
	near := make([]bool, len(list))
	for i, l := range list {
		if l.Op != " " {
			for k := max(0, i-diffContext); k <= min(len(list)-1, i+diffContext); k++ {
				near[k] = true
			}
		}
	}
	var b strings.Builder
	b.WriteString(`<pre class="diff" tabindex="0">`)
	shown := 0
	for i, l := range list {
		if !near[i] || shown >= maxLines {
			if i > 0 && near[i-1] {
				b.WriteString("<span>⋮</span>\n")
			}
			continue
		}
		shown++
		h := highlighter{lang: lang}
		text := l.Op + " " + h.line(l.Text)
		switch l.Op {
		case "-":
			b.WriteString("<del>" + text + "</del>\n")
		case "+":
			b.WriteString("<ins>" + text + "</ins>\n")
		default:
			b.WriteString("<span>" + text + "</span>\n")
		}
	}
	b.WriteString("</pre>")
	return template.HTML(b.String())
}

// drawShare draws a share of the hottest function's.
func drawShare(share float64) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="share" aria-hidden="true"><rect width="%.1f%%" height="100%%"/></svg>`, 100*share))
}

// codeOf draws the code of a function.
func (v *view) codeOf(f *migration.Function, out *functionItem) {
	if len(f.PythonText) == 0 && len(f.GoText) == 0 {
		out.Left = "Its text is not known."
		return
	}
	out.Code = template.HTML(drawCode(f))
}

// drawCode draws Python and Go side by side, a row for each statement that is
// linked; where nothing is linked, one row.
func drawCode(f *migration.Function) string {
	rows := f.Rows
	py, goLines := numbered(f.PythonText, pythonLanguage), numbered(f.GoText, goLanguage)
	var b strings.Builder
	if len(rows) == 0 {
		rows = []migration.Row{{Python: bounds(f.PythonText), Go: bounds(f.GoText)}}
	}
	shown := 0
	for _, r := range rows {
		if shown > maxLines {
			b.WriteString(`<div class="r more">The rest of it is left out here.</div>`)
			break
		}
		b.WriteString(`<div class="r">`)
		if r.Share >= leastHeat {
			fmt.Fprintf(&b, `<em>%s</em>`, report.Percent(r.Share))
		}
		shown += max(py.draw(&b, "p", r.Python), goLines.draw(&b, "g", r.Go))
		b.WriteString("</div>\n")
	}
	return b.String()
}

// leastHeat is the part of a function's time from which a row says it.
const leastHeat = 0.05

// bounds returns the first and last line of some texts.
func bounds(list []migration.Text) [2]int {
	if len(list) == 0 {
		return [2]int{}
	}
	last := list[len(list)-1]
	return [2]int{list[0].Line, last.Line + len(last.Lines) - 1}
}

// A side is the lines of one side as HTML, by number.
type side map[int]string

func numbered(list []migration.Text, lang *language) side {
	s := side{}
	for _, t := range list {
		h := highlighter{lang: lang}
		for i, l := range t.Lines {
			s[t.Line+i] = h.line(l)
		}
	}
	return s
}

// draw writes the lines of a range that there are, as lists whose numbers are
// those of the file. It returns how many it wrote.
func (s side) draw(b *strings.Builder, class string, lines [2]int) int {
	n, open := 0, false
	fmt.Fprintf(b, `<div class="%s">`, class)
	for i := lines[0]; i > 0 && i <= lines[1] && n <= maxLines; i++ {
		text, ok := s[i]
		if !ok {
			if open {
				b.WriteString("</ol>")
			}
			open = false
			continue
		}
		if !open {
			fmt.Fprintf(b, `<ol start="%d">`, i)
			open = true
		}
		b.WriteString("<li>" + text)
		n++
	}
	if open {
		b.WriteString("</ol>")
	}
	b.WriteString("</div>")
	return n
}

// findingID is the anchor of a finding.
func findingID(i int) string { return "x-" + strconv.Itoa(i+1) }

// A findingItem is a finding of a scan.
type findingItem struct {
	ID, Level, Where, Gain, Evidence, Levers, Rule string
	Message, Remedy                                []report.Piece
	Function                                       *link
	Saves, Rank                                    string
}

func (v *view) findings() {
	list := v.report.Findings
	shown := list[:min(len(list), maxFindings)]
	v.MoreFindings = len(list) - len(shown)
	for i := range shown {
		x := &shown[i]
		item := findingItem{
			ID: findingID(i), Level: string(x.Level), Where: place(x.File, x.Line), Gain: report.GainText(&x.Finding),
			Evidence: report.EvidenceText(x.Evidence), Levers: report.Clip(strings.Join(x.Levers, ", "), 300), Rule: report.Clip(x.Rule, 100),
			Message: report.Pieces(report.Clip(x.Message, 1000)), Remedy: report.Pieces(report.Clip(x.Remedy, 1000)),
		}
		if x.Gain > 0 {
			item.Saves = report.Percent(x.Gain)
		}
		if x.Function >= 0 {
			l := v.link(x.Function)
			item.Function = &l
		}
		v.Findings = append(v.Findings, item)
	}
}
