package migration

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// heatRows gives each row of a function its part of the function's time. The
// function must read as it did when it was ported, wherever it stands now.
func (p *python) heatRows(f *Function) {
	fn := p.funcs[key{f.File, f.Python}]
	if fn == nil || fn.Def == nil || fn.EndLine()-fn.Line() != f.EndLine-f.Line {
		return
	}
	byLine := map[int]float64{}
	whole := 0.0
	p.heatLines(fn, fn.Def.Body, func(line int, share float64) {
		byLine[line-fn.Line()+f.Line] += share
		whole += share
	})
	if whole == 0 {
		return
	}
	for i := range f.Rows {
		r := &f.Rows[i]
		for n := r.Python[0]; n <= r.Python[1]; n++ {
			r.Share += byLine[n] / whole
		}
	}
}

// heatLines tells the share of the run of each statement: of one that holds others,
// what it takes beside them.
func (p *python) heatLines(fn *resolve.Func, list []syntax.Stmt, tell func(line int, share float64)) {
	for _, s := range list {
		share := p.project.Heat.ShareOf(fn, s)
		for _, inner := range blocks(s) {
			for _, t := range inner {
				share -= p.project.Heat.ShareOf(fn, t)
			}
			p.heatLines(fn, inner, tell)
		}
		if share > 0 {
			tell(fn.File.Tree.Line(s.Pos()), share)
		}
	}
}

// blocks returns the blocks of statements inside a statement.
func blocks(s syntax.Stmt) [][]syntax.Stmt {
	switch s := s.(type) {
	case *syntax.For:
		return [][]syntax.Stmt{s.Body, s.Orelse}
	case *syntax.While:
		return [][]syntax.Stmt{s.Body, s.Orelse}
	case *syntax.If:
		return [][]syntax.Stmt{s.Body, s.Orelse}
	case *syntax.With:
		return [][]syntax.Stmt{s.Body}
	case *syntax.Try:
		out := [][]syntax.Stmt{s.Body}
		for _, h := range s.Handlers {
			out = append(out, h.Body)
		}
		return append(out, s.Orelse, s.Finalbody)
	case *syntax.Match:
		var out [][]syntax.Stmt
		for _, c := range s.Cases {
			out = append(out, c.Body)
		}
		return out
	}
	return nil
}
