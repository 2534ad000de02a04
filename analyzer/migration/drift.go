package migration

import (
	"github.com/molt-go/molt/analyzer/drift"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/analyzer/textdiff"
)

// drift says what has changed since the port, nil for nothing.
func (j *joiner) drift(s *standing.Function, f *Function) *Drift {
	var d Drift
	var python, goes []textdiff.Line
	for _, c := range j.changes[s.Name] {
		d.Changes = append(d.Changes, Change{string(c.Kind), c.Text, c.Drift})
		switch c.Kind {
		case drift.Stale:
			if fn := j.python.funcs[key{s.File, s.Python}]; fn != nil {
				python = textdiff.Diff(flat(f.PythonText), splitLines(fn.File.Tree.Source(fn.Span)))
				d.PythonLine = fn.Line()
			}
		case drift.Edited:
			if was, ok := j.made.Find(s.Symbol); ok {
				goes = textdiff.Diff(splitLines(was.Text), splitLines(s.Now.Text))
			}
		}
	}
	if d.Changes == nil {
		return nil
	}
	if python != nil || goes != nil {
		d.Rows = threeWays(f, python, goes, d.PythonLine, s.Now.Line)
	}
	return &d
}

// threeWays lays the Python at the time of the port, the Python now and the Go
// beside one another, in the rows that link the first with the last. A side
// without a difference is as it was.
func threeWays(f *Function, python, goes []textdiff.Line, pythonLine, goLine int) []DriftRow {
	links := f.Rows
	if len(links) == 0 {
		links = []Row{{Python: bounds(f.PythonText), Go: bounds(f.GoText)}}
	}
	rows := make([]DriftRow, len(links))
	inPython := func(r Row) [2]int { return r.Python }
	inGo := func(r Row) [2]int { return r.Go }
	at := 0
	was, now := 0, pythonLine
	numbers := numbered(f.PythonText)
	for _, l := range orSame(python, f.PythonText) {
		if l.Op != "+" {
			at = rowOf(links, inPython, numbers[was], at)
			rows[at].Was = append(rows[at].Was, DriftLine{numbers[was], l.Op, l.Text})
			was++
		}
		if l.Op != "-" && python != nil {
			rows[at].Now = append(rows[at].Now, DriftLine{now, l.Op, l.Text})
			now++
		}
	}
	at = 0
	first, last := bounds(f.GoText)[0], bounds(f.GoText)[1]
	if goes == nil {
		goLine = first
	}
	for _, l := range orSame(goes, f.GoText) {
		n := 0
		if l.Op != "-" {
			n, goLine = goLine, goLine+1
			at = rowOf(links, inGo, n, at)
		}
		if n == 0 && goLine >= first && goLine <= last+1 || n >= first && n <= last {
			rows[at].Go = append(rows[at].Go, DriftLine{n, l.Op, l.Text})
		}
	}
	return rows
}

// orSame returns a difference, or the lines of a text that has none.
func orSame(diff []textdiff.Line, text []Text) []textdiff.Line {
	if diff != nil {
		return diff
	}
	for _, l := range flat(text) {
		diff = append(diff, textdiff.Line{Op: " ", Text: l})
	}
	return diff
}

// numbered returns the number of each line of some texts.
func numbered(list []Text) []int {
	var out []int
	for _, t := range list {
		for i := range t.Lines {
			out = append(out, t.Line+i)
		}
	}
	return out
}

// rowOf returns the row that has a line on one side, or else the given one.
func rowOf(rows []Row, side func(Row) [2]int, line, or int) int {
	for i, r := range rows {
		if s := side(r); line >= s[0] && line <= s[1] {
			return i
		}
	}
	return or
}

// bounds returns the first and last line of some texts.
func bounds(list []Text) [2]int {
	if len(list) == 0 {
		return [2]int{}
	}
	last := list[len(list)-1]
	return [2]int{list[0].Line, last.Line + len(last.Lines) - 1}
}

// flat joins pieces of text.
func flat(list []Text) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.Lines...)
	}
	return out
}
