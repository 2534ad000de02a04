package report

import (
	"fmt"
	"io"
	"math"
	"strings"
)

// Cut says what a column gives up when a table is too wide.
type Cut int

// The ways to cut.
const (
	Keep     Cut = iota // never cut
	CutEnd              // lose the end: prose
	CutStart            // lose the start: paths, dotted names
)

// minColumn is what a cut column keeps at least.
const minColumn = 12

// A Table is drawn with aligned columns and two spaces between them.
type Table struct {
	Columns []Column
	Rows    []Row
}

// A Column describes one column of a table.
type Column struct {
	Title string
	Right bool // aligned to the right
	Cut   Cut
}

// A Row is a line of a table. Note, when given, is written below it, from the
// column NoteAt on.
type Row struct {
	Cells  []Cell
	Note   string
	NoteAt int
}

// A Cell is a text, which should be clean, and its colour.
type Cell struct {
	Text string
	Ink  Ink
}

// Write draws the table within the given number of columns, each line behind
// indent, as far as its uncut columns allow. A table without titles has no head.
func (t Table) Write(w io.Writer, st Style, indent string, columns int) error {
	widths := t.widths(columns - Columns(indent))
	head := make([]Cell, len(t.Columns))
	titled := false
	for i, c := range t.Columns {
		head[i] = Cell{c.Title, Dim}
		titled = titled || c.Title != ""
	}
	if titled {
		if err := t.writeRow(w, st, indent, widths, head); err != nil {
			return err
		}
	}
	for _, r := range t.Rows {
		if err := t.writeRow(w, st, indent, widths, r.Cells); err != nil {
			return err
		}
		if err := writeRowNote(w, st, indent, widths, r, columns); err != nil {
			return err
		}
	}
	return nil
}

// widths gives each column its natural width and then shrinks the widest
// column that may be cut until all fit or nothing more can give.
func (t Table) widths(room int) []int {
	widths := make([]int, len(t.Columns))
	total := 2 * (len(t.Columns) - 1)
	for i, c := range t.Columns {
		widths[i] = Columns(c.Title)
		for _, r := range t.Rows {
			if i < len(r.Cells) {
				widths[i] = max(widths[i], Columns(r.Cells[i].Text))
			}
		}
		total += widths[i]
	}
	for total > room {
		widest, second := -1, minColumn
		for i, c := range t.Columns {
			if c.Cut == Keep || widths[i] <= minColumn {
				continue
			}
			if widest < 0 || widths[i] > widths[widest] {
				if widest >= 0 {
					second = widths[widest]
				}
				widest = i
			} else {
				second = max(second, widths[i])
			}
		}
		if widest < 0 {
			break
		}
		// Down to the second widest in one step, so that a name of a megabyte costs no more.
		by := min(total-room, max(widths[widest]-second, 1))
		widths[widest] -= by
		total -= by
	}
	return widths
}

func (t Table) writeRow(w io.Writer, st Style, indent string, widths []int, cells []Cell) error {
	var b strings.Builder
	gap := 0 // spaces owed before the next text, so that no line ends in spaces
	for i, cell := range cells {
		text := cell.Text
		switch t.Columns[i].Cut {
		case CutEnd:
			text = Fit(text, widths[i], st.ASCII)
		case CutStart:
			text = FitEnd(text, widths[i], st.ASCII)
		}
		before, after := 0, widths[i]-Columns(text)
		if t.Columns[i].Right {
			before, after = after, 0
		}
		gap += before
		if text != "" {
			b.WriteString(strings.Repeat(" ", gap))
			b.WriteString(st.Paint(cell.Ink, text))
			gap = 0
		}
		gap += after + 2
	}
	_, err := fmt.Fprintf(w, "%s%s\n", indent, b.String())
	return err
}

func writeRowNote(w io.Writer, st Style, indent string, widths []int, r Row, columns int) error {
	if r.Note == "" {
		return nil
	}
	pad := indent
	for _, n := range widths[:min(r.NoteAt, len(widths))] {
		pad += strings.Repeat(" ", n+2)
	}
	note := Fit(r.Note, columns-Columns(pad), st.ASCII)
	if note == "" {
		return nil
	}
	_, err := fmt.Fprintf(w, "%s%s\n", pad, st.Paint(Dim, note))
	return err
}

// Bar draws a share from 0 to 1 as a bar of at most columns, in eighths of a
// column, or in whole ones with ASCII. A share above 0 is never drawn empty.
func (st Style) Bar(share float64, columns int) string {
	share = fraction(share)
	if share == 0 || columns < 1 {
		return ""
	}
	if st.ASCII {
		return strings.Repeat("#", max(1, int(math.Round(share*float64(columns)))))
	}
	eighths := max(1, int(math.Round(share*float64(columns)*8)))
	bar := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		bar += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return bar
}
