package assess

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/report"
)

// WriteJSON writes the assessment as JSON.
func (a *Assessment) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}

// round cuts numbers to the digits that mean something.
func (a *Assessment) round() {
	s, c := &a.Split, &a.Ceiling
	shares := []*float64{&s.Portable, &s.Blocked, &s.Native, &s.Waiting, &s.Other}
	for i := range a.Blockers {
		shares = append(shares, &a.Blockers[i].Share)
	}
	for i := range a.Cuts {
		shares = append(shares, &a.Cuts[i].Share, &a.Cuts[i].Blocked)
	}
	for i := range a.Hotspots {
		shares = append(shares, &a.Hotspots[i].Share)
	}
	for i := range a.Libraries {
		shares = append(shares, &a.Libraries[i].Share)
	}
	for _, x := range shares {
		*x = math.Round(*x*1e4) / 1e4
	}
	for _, x := range []*float64{&c.Least, &c.Likely, &c.Most, &c.Saved, &c.SavedLeast, &c.SavedMost} {
		*x = math.Round(*x*1e2) / 1e2
	}
}

// WriteText writes the assessment as one page for a terminal of so many columns.
func (a *Assessment) WriteText(w io.Writer, st report.Style, columns int) error {
	if columns <= 0 {
		columns = 100
	}
	p := &page{w: w, style: st, columns: columns}
	basis := "estimated from the source alone"
	if a.Evidence != findings.Static {
		basis = "measured"
	}
	p.line("molt assess  %s, %s, %s  %s %s", report.Count(a.Files.Parsed, "file"), report.Count(a.Functions, "function"),
		report.Count(a.Lines, "line"), st.Mark(a.Evidence), basis)
	p.line("")
	p.wrapped(a.Verdict.Text)
	p.title("Where the time goes")
	p.table(a.splitTable(st), "  ")
	switch {
	case a.Split.WaitingKnown:
	case a.Evidence == findings.Static:
		p.line("  waiting is not estimated without a profile: these are shares of the processor's time")
	default:
		p.line("  this profile does not tell waiting from work in C")
	}
	p.title("What a port brings at most")
	p.line("  whole run %s faster at the least, %s likely, %s at most", report.Times(a.Ceiling.Least), report.Times(a.Ceiling.Likely), report.Times(a.Ceiling.Most))
	if a.Ceiling.Saved > 0 {
		p.line("  saves %s a year likely (%s to %s)", money(a.Ceiling.Saved), money(a.Ceiling.SavedLeast), money(a.Ceiling.SavedMost))
	}
	p.wrapped("basis: " + a.Ceiling.Basis)
	p.title("Where to cut")
	p.cuts(a.Cuts)
	p.title("What keeps the rest in Python")
	p.blockers(a.Blockers)
	if len(a.Libraries) > 0 {
		p.title("Third-party libraries")
		p.libraries(a.Libraries)
	}
	if len(a.Hotspots) > 0 {
		p.title("Hottest functions")
		p.hotspots(a.Hotspots)
	}
	return p.err
}

// A page writes lines and keeps the first error.
type page struct {
	w       io.Writer
	style   report.Style
	columns int
	err     error
}

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, strings.TrimRight(fmt.Sprintf(format, args...), " "))
	}
}

func (p *page) title(s string) {
	p.line("")
	p.line("%s", p.style.Paint(report.Bold, s))
}

func (p *page) wrapped(text string) {
	for _, l := range report.Wrap(report.Clean(text), p.columns-2) {
		p.line("  %s", l)
	}
}

func (p *page) table(t report.Table, indent string) {
	if p.err == nil {
		p.err = t.Write(p.w, p.style, indent, p.columns)
	}
}

func (a *Assessment) splitTable(st report.Style) report.Table {
	t := report.Table{Columns: []report.Column{{}, {Right: true}, {}}}
	rows := []struct {
		name  string
		share float64
		shown bool
	}{
		{"own Python, portable today", a.Split.Portable, true},
		{"own Python, kept back", a.Split.Blocked, true},
		{"in builtins and libraries", a.Split.Native, true},
		{"waiting", a.Split.Waiting, a.Split.WaitingKnown},
		{"in code not scanned, or tests", a.Split.Other, a.Split.Other > 0},
	}
	for _, row := range rows {
		if !row.shown {
			continue
		}
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{{Text: row.name}, {Text: report.Percent(row.share)}, {Text: st.Bar(row.share, 20)}}})
	}
	return t
}

func (p *page) cuts(list []Cut) {
	if len(list) == 0 {
		p.line("  no function holds a share worth a cut")
		return
	}
	t := report.Table{Columns: []report.Column{{Right: true}, {Title: "share", Right: true}, {Title: "from", Cut: report.CutStart}, {Title: "where", Cut: report.CutStart}, {Title: "moves", Right: true}, {Title: "interface"}, {Title: "kept back", Cut: report.CutEnd}}}
	for i, c := range list {
		border := c.Interface
		if c.Pure {
			border += ", pure"
		}
		back := "nothing"
		if len(c.Why) > 0 {
			back = report.Percent(c.Blocked) + ": " + strings.Join(c.Why, ", ")
		}
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{
			{Text: fmt.Sprint(i + 1)}, {Text: report.Percent(c.Share)},
			{Text: report.Clean(c.Symbol)}, {Text: report.Clean(fmt.Sprintf("%s:%d", c.File, c.Line))},
			{Text: report.Count(c.Functions, "function")}, {Text: border}, {Text: report.Clean(back)},
		}})
	}
	p.table(t, "  ")
}

func (p *page) blockers(list []Blocker) {
	if len(list) == 0 {
		p.line("  nothing that molt knows of")
		return
	}
	const most = 8
	t := report.Table{Columns: []report.Column{{Right: true}, {}, {}, {Cut: report.CutEnd}}}
	for i, b := range list {
		if i == most {
			break
		}
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{
			{Text: report.Percent(b.Share)}, {Text: report.Clean(b.What)}, {Text: report.Count(b.Functions, "function")}, {Text: b.Advice},
		}})
	}
	p.table(t, "  ")
	if len(list) > most {
		p.line("  %s", report.More(len(list)-most, "reason"))
	}
}

func (p *page) libraries(list []Library) {
	const most = 8
	t := report.Table{Columns: []report.Column{{Right: true}, {}, {}, {Cut: report.CutEnd}}}
	for _, l := range list[:min(most, len(list))] {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{
			{Text: report.Percent(l.Share)}, {Text: report.Clean(l.Name)}, {Text: string(l.Grade)}, {Text: l.Note},
		}})
	}
	p.table(t, "  ")
	if len(list) > most {
		p.line("  %s", report.More(len(list)-most, "library"))
	}
}

func (p *page) hotspots(list []Hotspot) {
	t := report.Table{Columns: []report.Column{{Right: true}, {Cut: report.CutStart}, {Cut: report.CutStart}, {}, {Cut: report.CutEnd}}}
	for _, h := range list {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{
			{Text: report.Percent(h.Share)}, {Text: report.Clean(h.Symbol)}, {Text: report.Clean(fmt.Sprintf("%s:%d", h.File, h.Line))},
			{Text: string(h.Grade)}, {Text: report.Clean(strings.Join(h.Why, ", "))},
		}})
	}
	p.table(t, "  ")
}

func money(x float64) string { return report.Thousands(int64(x + 0.5)) }
