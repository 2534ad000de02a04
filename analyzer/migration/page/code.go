package page

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// A mark is a sign in the margin of code with what it means.
type mark struct{ Class, Sign, Meaning string }

// The marks, besides the part of the time that a statement takes.
var (
	markWhy     = mark{"why", "⚑", "holds the function back, see below"}
	markNotRun  = mark{"unrun", "not run", "no input of the comparison ran it"}
	markDiffers = mark{"differs", "≠", "ran on an input on which the two sides differ"}
)

// codeOf draws the code of a function.
func codeOf(f *migration.Function, out *functionItem) {
	if len(f.PythonText) == 0 && len(f.GoText) == 0 {
		out.Left = "Its text is not known."
		return
	}
	d := drawing{f: f, python: numbered(f.PythonText, pythonLanguage), goes: numbered(f.GoText, goLanguage), notRun: setOf(f.NotRun), differs: setOf(f.Differing), why: map[int]bool{}}
	for _, x := range f.Reasons {
		if x.File == "" || x.File == f.File {
			d.why[x.Line] = true
		}
	}
	out.Code = template.HTML(d.draw())
	for _, m := range []mark{markWhy, markNotRun, markDiffers} {
		if d.used[m.Class] {
			out.Marks = append(out.Marks, m)
		}
	}
}

func setOf(list []int) map[int]bool {
	set := map[int]bool{}
	for _, n := range list {
		set[n] = true
	}
	return set
}

// A drawing is the code of a function on its way to the page.
type drawing struct {
	f                    *migration.Function
	python, goes         side
	notRun, differs, why map[int]bool // lines
	used                 map[string]bool
	b                    strings.Builder
}

// draw draws Python and Go side by side, a row for each statement that is linked;
// where nothing is linked, one row.
func (d *drawing) draw() string {
	d.used = map[string]bool{}
	rows := d.f.Rows
	if len(rows) == 0 {
		rows = []migration.Row{{Python: bounds(d.f.PythonText), Go: bounds(d.f.GoText)}}
	}
	shown := 0
	for _, r := range rows {
		if shown > maxLines {
			d.b.WriteString(`<div class="r more">The rest of it is left out here.</div>`)
			break
		}
		d.b.WriteString(`<div class="r">`)
		d.margin(r)
		shown += max(d.python.draw(&d.b, "p", r.Python, nil), d.goes.draw(&d.b, "g", r.Go, d.lineClass))
		d.b.WriteString("</div>\n")
	}
	return d.b.String()
}

// margin writes the marks of a row: on the Python its part of the time and whether
// it holds the function back, on the Go how far it was seen to run.
func (d *drawing) margin(r migration.Row) {
	var python, goes []string
	if r.Share >= leastHeat {
		python = append(python, report.Percent(r.Share))
	}
	if len(d.f.Rows) > 0 {
		if d.any(r.Python, d.why, markWhy) {
			python = append(python, markWhy.Sign)
		}
		for _, m := range []struct {
			lines map[int]bool
			mark
		}{{d.differs, markDiffers}, {d.notRun, markNotRun}} {
			if d.any(r.Go, m.lines, m.mark) {
				goes = append(goes, m.Sign)
			}
		}
	}
	for _, side := range []struct {
		class string
		list  []string
	}{{"", python}, {` class="m"`, goes}} {
		if len(side.list) > 0 {
			fmt.Fprintf(&d.b, `<em%s>%s</em>`, side.class, strings.Join(side.list, " "))
		}
	}
}

// any tells whether one of a range of lines has a mark.
func (d *drawing) any(lines [2]int, marked map[int]bool, m mark) bool {
	for n := lines[0]; n > 0 && n <= lines[1]; n++ {
		if marked[n] {
			d.used[m.Class] = true
			return true
		}
	}
	return false
}

// lineClass is the class of a Go line.
func (d *drawing) lineClass(line int) string {
	switch {
	case d.differs[line]:
		return markDiffers.Class
	case d.notRun[line]:
		return markNotRun.Class
	}
	return ""
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
// those of the file, each of a class where one is given. It returns how many it wrote.
func (s side) draw(b *strings.Builder, class string, lines [2]int, of func(line int) string) int {
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
		b.WriteString("<li")
		if of != nil && of(i) != "" {
			fmt.Fprintf(b, ` class="%s"`, of(i))
		}
		b.WriteString(">" + text)
		n++
	}
	if open {
		b.WriteString("</ol>")
	}
	b.WriteString("</div>")
	return n
}
