package port

import (
	"math"
	"path"
	"slices"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
)

// place is where a Python function or class stands; it joins the entries of the
// program with the declarations of core.
type place struct {
	file string
	line int
	qual string
}

// record makes the ledger of a port.
func (m *Module) record(prog *resolve.Program, shares *heat.Heat, failed []findings.Failed) *ledger.Ledger {
	l := &ledger.Ledger{Schema: ledger.Schema, Module: m.Program.Module, Complete: m.Complete && len(failed) == 0}
	r := recorder{module: m, heat: shares, funcs: map[place]*core.Func{}, last: map[place]*core.Func{}, classes: map[place]*core.Class{}, symbols: map[*core.Func]string{}}
	r.index()
	for _, f := range prog.Files {
		l.Files = append(l.Files, ledger.File{Path: f.Path, Status: ledger.FilePorted, Go: r.files[f.Path], Hash: ledger.Hash(f.Tree.Text), Command: m.Commands[f.Path]})
		if r.files[f.Path] == "" {
			last := &l.Files[len(l.Files)-1]
			last.Status, last.Reason = ledger.FileLeft, f.Role.String()+" code"
			if m.Partial && f.Role == resolve.Own {
				last.Reason = "not asked for"
			}
			continue
		}
		for _, c := range f.Classes {
			if e := r.class(c); e.Go != "" || !m.Partial {
				l.Classes = append(l.Classes, e)
			}
		}
		for _, fn := range f.Funcs {
			if e, ok := r.function(fn); ok {
				l.Functions = append(l.Functions, e)
			}
		}
	}
	for _, f := range failed {
		l.Files = append(l.Files, ledger.File{Path: f.File, Status: ledger.FileFailed, Line: f.Line, Reason: f.Reason})
	}
	return l
}

// A recorder finds what became of the functions and classes of a program.
type recorder struct {
	module  *Module
	heat    *heat.Heat
	files   map[string]string // Python file to Go file
	funcs   map[place]*core.Func
	last    map[place]*core.Func // by file and name
	classes map[place]*core.Class
	symbols map[*core.Func]string
}

func (r *recorder) index() {
	r.files = map[string]string{}
	for s, fn := range r.module.Symbols {
		r.symbols[fn] = path.Dir(s.File) + "." + s.Name
	}
	for c := range r.module.Types {
		r.classes[place{c.Pos.File, c.Pos.Line, c.Qual}] = c
	}
	for _, pkg := range r.module.Program.Packages {
		for _, f := range pkg.Files {
			r.files[f.Pos.File] = r.module.GoFiles[f]
		}
	}
	for fn := range r.module.Program.Funcs() {
		at := place{fn.Pos.File, fn.Pos.Line, fn.Qual}
		if old := r.funcs[at]; old == nil || old.Status != core.Stub { // a module's Load and Run are one entry
			r.funcs[at] = fn
		}
		r.last[place{file: fn.Pos.File, qual: fn.Qual}] = fn
	}
}

// function returns the entry of a def or module body; a lambda has none, nor has
// a module body without code.
func (r *recorder) function(fn *resolve.Func) (ledger.Entry, bool) {
	if fn.Kind == resolve.Lambda {
		return ledger.Entry{}, false
	}
	out := r.find(fn)
	if out == nil && fn.Kind == resolve.ModuleBody {
		return ledger.Entry{}, false
	}
	e := ledger.Entry{Python: fn.Qual, File: fn.File.Path, Line: fn.Line(), EndLine: fn.EndLine(), Hash: ledger.Hash(fn.Normal()),
		Share: math.Round(r.heat.Of(fn).Direct*1e6) / 1e6}
	// A function inside another shares its fate.
	for outer := fn; out == nil && outer.Parent != nil; {
		outer = outer.Parent
		out = r.find(outer)
	}
	if out == nil && r.module.Partial {
		return ledger.Entry{}, false // it stays in Python
	}
	if out == nil {
		e.Status = ledger.Stub
		e.Reasons = []ledger.Reason{{Code: "not-lowered", Text: "it has no Go form"}}
		return e, true
	}
	e.Go, e.Status, e.Reasons = r.symbols[out], ledger.Status(out.Status.String()), reasons(slices.Concat(out.Reasons, out.Untyped), fn.File.Path)
	return e, true
}

// find returns what became of a function: of one that only declares a signature
// or is defined anew, the definition that counts.
func (r *recorder) find(fn *resolve.Func) *core.Func {
	if out := r.funcs[place{fn.File.Path, fn.Line(), fn.Qual}]; out != nil {
		return out
	}
	return r.last[place{file: fn.File.Path, qual: fn.Qual}]
}

func (r *recorder) class(c *resolve.Class) ledger.Entry {
	tree := c.File.Tree
	e := ledger.Entry{Python: c.Qual, File: c.File.Path, Line: tree.Line(c.Def.Pos()), EndLine: tree.Line(c.Def.EndPos() - 1),
		Hash: ledger.Hash(tree.Normal(c.Def)), Status: ledger.Stub}
	out := r.classes[place{e.File, e.Line, c.Qual}]
	if out == nil && c.Parent != nil {
		// A class inside a function shares its fate, and one over dynamic values that
		// of its module.
		if around, ok := r.function(c.Parent); ok && (c.Parent.Kind != resolve.ModuleBody || around.Status == ledger.Dynamic) {
			e.Go, e.Status, e.Reasons = around.Go, around.Status, around.Reasons
			return e
		}
	}
	if out == nil {
		e.Reasons = []ledger.Reason{{Code: "not-lowered", Text: "it has no Go form"}}
		return e
	}
	e.Go, e.Status, e.Reasons = r.module.Types[out], ledger.Status(out.Status.String()), reasons(out.Reasons, e.File)
	return e
}

func reasons(list []core.Reason, file string) []ledger.Reason {
	var out []ledger.Reason
	for _, x := range list {
		r := ledger.Reason{Code: x.Code, Text: x.Text, Line: x.Pos.Line}
		if x.Pos.File != file {
			r.File = x.Pos.File
		}
		out = append(out, r)
	}
	return out
}
