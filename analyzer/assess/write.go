package assess

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/analyzer/report"
)

// WriteJSON writes the assessment as JSON.
func (a *Assessment) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}

// WriteText writes the assessment as one page for a terminal of so many columns.
func (a *Assessment) WriteText(w io.Writer, st report.Style, columns int) error {
	if columns <= 0 {
		columns = 100
	}
	p := &page{w: w, style: st, columns: columns}
	p.line("molt assess  %s, %s, %s  %s", report.Count(a.Files.Parsed, "file"), report.Count(a.Functions, "function"),
		report.Count(a.Lines, "line"), st.Mark(a.Evidence))
	p.line("")
	p.wrapped(a.Verdict.Text)
	p.title("Where the time goes")
	p.table(a.splitTable(st), "  ")
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
	p.title("Hottest functions")
	p.hotspots(a.Hotspots)
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
	for _, row := range []struct {
		name  string
		share float64
	}{
		{"own Python, portable today", a.Split.Portable},
		{"own Python, kept back", a.Split.Blocked},
		{"inside C already", a.Split.Native},
		{"waiting", a.Split.Waiting},
	} {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{{Text: row.name}, {Text: report.Percent(row.share)}, {Text: st.Bar(row.share, 20)}}})
	}
	return t
}

func (p *page) cuts(list []Cut) {
	if len(list) == 0 {
		p.line("  no function holds a share worth a cut")
		return
	}
	t := report.Table{Columns: []report.Column{{Right: true}, {Title: "share", Right: true}, {Title: "from", Cut: report.CutStart}, {Title: "moves"}, {Title: "interface"}, {Title: "kept back", Cut: report.CutEnd}}}
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
			{Text: report.Clean(fmt.Sprintf("%s  %s:%d", c.Symbol, c.File, c.Line))},
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

func (p *page) hotspots(list []Hotspot) {
	t := report.Table{Columns: []report.Column{{Right: true}, {Cut: report.CutStart}, {}, {Cut: report.CutEnd}}}
	for _, h := range list {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{
			{Text: report.Percent(h.Share)}, {Text: report.Clean(fmt.Sprintf("%s  %s:%d", h.Symbol, h.File, h.Line))},
			{Text: string(h.Grade)}, {Text: report.Clean(strings.Join(h.Why, ", "))},
		}})
	}
	p.table(t, "  ")
}

func money(x float64) string { return report.Thousands(int64(x + 0.5)) }
