package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// A textReport writes the terminal view. Errors of w stay in the buffer that
// Write puts around it, and surface when that is flushed.
type textReport struct {
	*context
	w   io.Writer
	res *findings.Result
}

func writeText(w io.Writer, res *findings.Result, c *context) error {
	t := &textReport{c, w, res}
	t.header()
	t.hotspots()
	t.findings()
	t.failed()
	t.notes()
	t.summary()
	return nil
}

func (t *textReport) line(format string, args ...any) {
	fmt.Fprintf(t.w, format+"\n", args...)
}

// textField is how many bytes of one message are shown.
const textField = 4_000

// wrapped writes text behind a label, its further lines aligned with the first.
func (t *textReport) wrapped(label, text string, ink, textInk Ink) {
	indent := strings.Repeat(" ", Columns(label))
	for i, l := range Wrap(Clip(text, textField), t.Width-Columns(label)) {
		if i == 0 {
			t.line("%s%s", t.Paint(ink, label), t.Paint(textInk, l))
		} else {
			t.line("%s%s", indent, t.Paint(textInk, l))
		}
	}
}

func (t *textReport) header() {
	files := t.res.Files
	s := t.Paint(Bold, "molt scan") + "  " + Count(files.Parsed, "file") + " parsed"
	if n := len(files.Failed); n > 0 {
		s += ", " + t.Paint(Red, fmt.Sprintf("%s failed", Thousands(int64(n))))
	}
	t.line("%s  %s %s", s, t.Mark(t.res.Evidence), EvidenceText(t.res.Evidence))
}

func (t *textReport) section(title string) {
	t.line("")
	t.line("%s", t.Paint(Bold, title))
}

func (t *textReport) hotspots() {
	list := t.res.Hotspots
	if len(list) == 0 {
		return
	}
	t.section("Hot spots")
	n := len(list)
	if !t.Verbose {
		n = min(n, t.Top)
	}
	HotspotTable(list[:n], t.Style, t.Width, t.Verbose).Write(t.w, t.Style, "  ", t.Width)
	if n < len(list) {
		t.line("  %s", t.Paint(Dim, More(len(list)-n, "function")+" with "+Percent(shareOf(list[n:]))+" of the run"))
	}
}

// HotspotTable draws hot spots in their order, bars relative to the hottest,
// fit for so many columns. With detail it also shows the share with callees,
// of memory, and calls.
func HotspotTable(list []findings.Hotspot, st Style, columns int, detail bool) Table {
	noteAt, bar := 3, 16
	if columns < 80 {
		noteAt, bar = 1, 8
	}
	table := Table{Columns: []Column{{"#", true, Keep}, {"self", true, Keep}, {"", false, Keep},
		{"function", false, CutStart}, {"where", false, CutStart}, {"", false, Keep}}}
	if columns >= 80 {
		table.Columns[5].Title = "evidence"
	}
	if detail {
		table.Columns = append(table.Columns, Column{"total", true, Keep}, Column{"memory", true, Keep}, Column{"calls", true, Keep})
	}
	top := 0.0
	for i := range list {
		top = max(top, list[i].Share)
	}
	for i := range list {
		h := &list[i]
		row := Row{Note: hotspotNote(h), NoteAt: noteAt, Cells: []Cell{
			{fmt.Sprint(i + 1), Dim}, {Percent(h.Share), Bold}, {st.Bar(h.Share/max(top, 1e-9), bar), heatInk(h.Share)},
			{Clean(h.Symbol), Plain}, {place(h.File, h.Cell, h.Line, 0), Dim}, {st.Mark(h.Evidence), Dim}}}
		if columns >= 80 {
			row.Cells[5].Text += " " + Clean(string(h.Evidence))
		}
		if detail {
			calls := ""
			if h.Calls > 0 {
				calls = Thousands(h.Calls)
			}
			row.Cells = append(row.Cells, Cell{Percent(h.Total), Plain}, Cell{Percent(h.Memory), Plain}, Cell{calls, Plain})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// hotspotNote joins why a spot is taken for hot and what its time is spent on.
func hotspotNote(h *findings.Hotspot) string {
	var parts []string
	if h.Basis != "" {
		parts = append(parts, Clean(h.Basis))
	}
	switch h.Kind {
	case "io":
		parts = append(parts, "waits for I/O")
	case "c":
		parts = append(parts, "inside C code")
	case "mixed":
		parts = append(parts, "part I/O, part CPU")
	}
	return strings.Join(parts, "; ")
}

func heatInk(share float64) Ink {
	switch {
	case share >= 0.25:
		return Red
	case share >= 0.05:
		return Yellow
	}
	return Cyan
}

func shareOf(list []findings.Hotspot) float64 {
	sum := 0.0
	for i := range list {
		sum += list[i].Share
	}
	return sum
}

func (t *textReport) failed() {
	list := t.res.Files.Failed
	if len(list) == 0 {
		return
	}
	t.section("Not scanned")
	n := t.limit(len(list), 10)
	for _, f := range list[:n] {
		t.wrapped("  "+t.pick("✗", "x")+" ", place(f.File, f.Cell, f.Line, f.Col)+": "+f.Reason, Red, Plain)
	}
	t.more(len(list)-n, "file")
}

func (t *textReport) notes() {
	list := t.res.Notes
	if len(list) == 0 {
		return
	}
	t.section("Notes")
	n := t.limit(len(list), 5)
	for _, note := range list[:n] {
		text := note.Message
		if note.File != "" {
			text = place(note.File, note.Cell, note.Line, 0) + ": " + text
		}
		t.wrapped("  "+t.pick("·", "-")+" ", note.Kind+": "+text, Dim, Plain)
	}
	t.more(len(list)-n, "note")
}

// limit is how many of n entries are shown.
func (t *textReport) limit(n, most int) int {
	if t.Verbose || n <= most+1 { // a line that says "1 more" could as well be the one
		return n
	}
	return most
}

func (t *textReport) more(n int, noun string) {
	if n > 0 {
		t.line("  %s", t.Paint(Dim, More(n, noun)+"; --verbose shows all"))
	}
}

func (t *textReport) summary() {
	t.line("")
	t.wrapped("", Verdict(t.res), Plain, Bold)
	for _, s := range asides(t.res) {
		t.wrapped("", s, Plain, Dim)
	}
	if len(t.res.Findings) > 0 {
		t.wrapped("", "`molt rules "+Clean(firstRule(t.res.Findings))+"` explains a rule.", Plain, Dim)
	}
}

func firstRule(list []findings.Finding) string {
	i := slices.IndexFunc(list, func(f findings.Finding) bool { return f.Level != findings.Hidden })
	return list[max(i, 0)].Rule
}
