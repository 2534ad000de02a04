package scan

import (
	"github.com/molt-go/molt/analyzer/findings"
)

// locate turns the lines of notebooks' virtual modules into cells and lines.
func (p *Project) locate(res *findings.Result) {
	if len(p.Notebooks) == 0 {
		return
	}
	place := func(file string, cell, line *int) {
		if m := p.Notebooks[file]; m != nil && *line > 0 && *cell == 0 {
			*cell, *line = m.Cell(*line)
		}
	}
	for i := range res.Hotspots {
		h := &res.Hotspots[i]
		end := h.EndLine
		place(h.File, &h.Cell, &h.Line)
		var cell int
		if place(h.File, &cell, &end); cell != 0 {
			h.EndLine = end
		}
	}
	for i := range res.Findings {
		x := &res.Findings[i]
		end := x.EndLine
		place(x.File, &x.Cell, &x.Line)
		var cell int
		if place(x.File, &cell, &end); cell != 0 {
			x.EndLine = end
		}
		for j := range x.Related {
			place(x.Related[j].File, &x.Related[j].Cell, &x.Related[j].Line)
		}
	}
	for i := range res.Notes {
		place(res.Notes[i].File, &res.Notes[i].Cell, &res.Notes[i].Line)
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
