package scan

import (
	"github.com/molt-go/molt/analyzer/findings"
)

// locate turns the lines of notebooks' virtual modules into cells and lines.
func (p *Project) locate(res *findings.Result) {
	if len(p.Notebooks) == 0 {
		return
	}
	for i := range res.Hotspots {
		h := &res.Hotspots[i]
		p.placeSpan(h.File, &h.Cell, &h.Line, &h.EndLine)
	}
	for i := range res.Findings {
		p.locateFinding(&res.Findings[i])
	}
	for i := range res.Silenced {
		p.locateFinding(&res.Silenced[i].Finding)
	}
	for i := range res.Notes {
		n := &res.Notes[i]
		p.place(n.File, &n.Cell, &n.Line)
	}
}

func (p *Project) locateFinding(x *findings.Finding) {
	p.placeSpan(x.File, &x.Cell, &x.Line, &x.EndLine)
	for i := range x.Related {
		r := &x.Related[i]
		p.place(r.File, &r.Cell, &r.Line)
	}
}

// place turns a line of a notebook's virtual module into a cell and its line.
func (p *Project) place(file string, cell, line *int) {
	if m := p.Notebooks[file]; m != nil && *line > 0 {
		*cell, *line = m.Cell(*line)
	}
}

// placeSpan does the same for a range of lines. What goes on in later cells, as
// the module's body, ends with its first cell.
func (p *Project) placeSpan(file string, cell, line, end *int) {
	m := p.Notebooks[file]
	if m == nil || *line == 0 {
		return
	}
	first := *line
	*cell, *line = m.Cell(first)
	for last := *end; ; last-- {
		c, l := m.Cell(last)
		if c == *cell || last <= first {
			*end = max(l, *line)
			return
		}
	}
}

// quote adds the texts that findings point into.
func (p *Project) quote(res *findings.Result) {
	res.Sources = map[string]string{}
	want := map[string]map[int]bool{} // cells by file
	note := func(file string, cell int) {
		if want[file] == nil {
			want[file] = map[int]bool{}
		}
		want[file][cell] = true
	}
	for _, x := range res.Findings {
		note(x.File, x.Cell)
		for _, r := range x.Related {
			note(r.File, r.Cell)
		}
	}
	for _, f := range p.Program.Files {
		for cell := range want[f.Path] {
			res.Sources[findings.SourceKey(f.Path, cell)] = p.text(f.Path, cell, f.Tree.Text)
		}
	}
}

// text returns the text of a file, or of one cell of a notebook.
func (p *Project) text(file string, cell int, whole string) string {
	m := p.Notebooks[file]
	if m == nil || cell == 0 {
		return whole
	}
	return m.CellText(whole, cell)
}
