package page

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// driftContext is how many statements around a change are shown.
const driftContext = 1

// drawDrift draws what has changed since the port: the Python at the time, the
// Python now where it is another, and the Go, a row a statement.
func drawDrift(f *migration.Function, out *functionItem) {
	d := f.Drift
	if d == nil || len(d.Rows) == 0 {
		return
	}
	sides := []driftSide{{"Python when it was ported", pythonLanguage, func(r *migration.DriftRow) []migration.DriftLine { return r.Was }}}
	if d.PythonLine > 0 {
		sides = append(sides, driftSide{"Python now, " + place(f.File, d.PythonLine), pythonLanguage, func(r *migration.DriftRow) []migration.DriftLine { return r.Now }})
	}
	if f.GoFile != "" {
		sides = append(sides, driftSide{"Go", goLanguage, func(r *migration.DriftRow) []migration.DriftLine { return r.Go }})
	}
	for _, s := range sides {
		out.DriftSides = append(out.DriftSides, s.title)
	}
	near := nearChanges(d.Rows)
	var b strings.Builder
	shown, gap := 0, false
	for i := range d.Rows {
		if !near[i] || shown > maxLines {
			if !gap {
				b.WriteString(`<div class="d gap" aria-hidden="true">⋮</div>`)
			}
			gap = true
			continue
		}
		gap = false
		b.WriteString(`<div class="d">`)
		for _, s := range sides {
			shown += s.draw(&b, s.of(&d.Rows[i]))
		}
		b.WriteString("</div>\n")
	}
	out.Drift = template.HTML(b.String())
}

// nearChanges tells which rows are shown: those with a change and those next to them.
func nearChanges(rows []migration.DriftRow) []bool {
	near := make([]bool, len(rows))
	for i := range rows {
		if changed(rows[i].Was) || changed(rows[i].Now) || changed(rows[i].Go) {
			for k := max(0, i-driftContext); k <= min(len(rows)-1, i+driftContext); k++ {
				near[k] = true
			}
		}
	}
	return near
}

func changed(list []migration.DriftLine) bool {
	for _, l := range list {
		if l.Op != " " {
			return true
		}
	}
	return false
}

// A driftSide is a column.
type driftSide struct {
	title string
	lang  *language
	of    func(*migration.DriftRow) []migration.DriftLine
}

// draw writes the lines of a row and returns how many.
func (s driftSide) draw(b *strings.Builder, list []migration.DriftLine) int {
	fmt.Fprintf(b, `<div data-side="%s">`, html.EscapeString(strings.SplitN(s.title, ",", 2)[0]))
	h := highlighter{lang: s.lang}
	n := min(len(list), maxLines)
	for _, l := range list[:n] {
		tag := map[string]string{"-": "del", "+": "ins"}[l.Op]
		if tag == "" {
			tag = "span"
		}
		fmt.Fprintf(b, "<%s>%s %s</%[1]s>", tag, html.EscapeString(report.Clip(strings.Replace(l.Op, "-", "−", 1), 4)), h.line(l.Text))
	}
	b.WriteString("</div>")
	return n
}
