package migration

import (
	"strings"

	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/syntax"
)

// python answers questions about the Python of a report.
type python struct {
	project *scan.Project
	funcs   map[key]*resolve.Func // the last of each name
}

func (b *builder) newPython() {
	b.python = &python{project: b.in.Project, funcs: map[key]*resolve.Func{}}
	for _, fn := range b.in.Project.Program.Funcs {
		b.python.funcs[key{fn.File.Path, fn.Qual}] = fn
	}
}

// own tells whether a file is the product itself.
func (p *python) own(f *resolve.File) bool {
	return f.Role == resolve.Own || f.Role == resolve.Vendored
}

// entries returns the defs and classes of a file, and its module body if that
// takes time.
func (p *python) entries(f *resolve.File) []Function {
	var out []Function
	for _, fn := range f.Funcs {
		share := p.project.Heat.Of(fn).Direct
		if fn.Kind == resolve.Lambda || fn.Kind == resolve.ModuleBody && share == 0 {
			continue
		}
		e := Function{Python: fn.Qual, Kind: Def, File: f.Path, Line: fn.Line(), EndLine: fn.EndLine(), Status: Python, Share: share}
		if fn.Kind == resolve.ModuleBody {
			e.Kind = Module
		}
		out = append(out, e)
	}
	for _, c := range f.Classes {
		out = append(out, Function{Python: c.Qual, Kind: Class, File: f.Path, Line: f.Tree.Line(c.Def.Pos()), EndLine: f.Tree.Line(c.Def.EndPos() - 1), Status: Python})
	}
	return out
}

// describe adds what the analysis knows of a function.
func (p *python) describe(f *Function) {
	fn := p.funcs[key{f.File, f.Python}]
	if fn == nil {
		return
	}
	h := p.project.Heat.Of(fn)
	f.Total, f.Memory, f.Calls, f.Basis = h.Total, h.Memory, h.Calls, h.Basis
}

// types returns the parameters and result of a function in both languages.
func types(fn *resolve.Func, params []goParam, results string) []Type {
	if fn == nil || fn.Def == nil {
		return nil
	}
	source := func(e syntax.Expr) string {
		if e == nil {
			return ""
		}
		return fn.File.Tree.Source(e.Range())
	}
	var out []Type
	self := fn.SelfParam()
	left := params
	for _, q := range fn.Params {
		if q.Name == self && self != "" {
			if len(left) > 0 && same(left[0].name, q.Name) {
				left = left[1:]
			}
			continue
		}
		t := Type{Name: q.Name, Declared: source(q.Annotation)}
		for i, g := range left {
			if same(g.name, q.Name) {
				t.Used, left = g.typ, left[i+1:]
				break
			}
		}
		out = append(out, t)
	}
	if r := (Type{Name: "return", Declared: source(fn.Def.Returns), Used: results}); r.Declared != "" || r.Used != "" {
		out = append(out, r)
	}
	return out
}

// same tells whether a Go name was made of a Python name.
func same(goName, pyName string) bool {
	plain := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "_", "")) }
	g, q := plain(goName), plain(pyName)
	return g == q || len(g) > len(q) && strings.HasPrefix(g, q) && strings.Trim(g[len(q):], "0123456789") == ""
}

// calls returns the tree of calls with parents in front of children.
func (p *python) calls(find func(file, qual string) int) []Call {
	out := []Call{}
	var walk func(list []heat.Frame, depth int, start float64)
	walk = func(list []heat.Frame, depth int, start float64) {
		for _, f := range list {
			out = append(out, Call{Python: f.Func.Qual, Function: find(f.Func.File.Path, f.Func.Qual), Depth: depth, Start: start, Share: f.Share})
			walk(f.Calls, depth+1, start)
			start += f.Share
		}
	}
	walk(p.project.Heat.Tree(leastCall), 0, 0)
	return out
}
