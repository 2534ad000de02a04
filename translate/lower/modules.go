package lower

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// A moduleBody is what a module runs: Python runs it once, when the module is
// first imported, and a program's again from its top, main guard included.
//
//	import b          Load of b, which runs once
//	print("here")
//	if __name__ ...   in Run alone
//
// Imports are left open until all modules are lowered, since only then it is
// known which of them do anything.
type moduleBody struct {
	file     *resolve.File
	parts    []modulePart
	load     *core.Func // without the main guard
	run      *core.Func // the program
	guard    []core.Stmt
	isMiddle bool // code stands behind the main guard
	out      *core.File
	// single are the statements one by one.
	single []Statement
}

// A modulePart is statements, or the modules that an import statement names.
type modulePart struct {
	stmts   []core.Stmt
	imports []*resolve.File
}

// moduleBody lowers what a module runs but defs, classes and constants.
func (l *lowerer) moduleBody(f *resolve.File, out *core.File) {
	m := &moduleBody{file: f, out: out}
	fn := f.Funcs[0]
	pos := core.Pos{File: f.Path, Line: 1, Col: 1}
	m.load = &core.Func{Name: "load", Qual: fn.Qual, Result: core.VoidType, Pos: pos, End: fn.EndLine(), Source: f.Tree.Text,
		Doc: "runs the module's top-level code, once."}
	m.run = &core.Func{Name: "main", Qual: fn.Qual, Result: core.VoidType, Pos: pos, End: fn.EndLine(), Source: f.Tree.Text,
		Doc: "runs the module's top-level code."}
	b := &body{lowerer: l, fn: fn, file: f, out: m.run}
	b.try(b.checkBound)
	for i, s := range f.Tree.Body {
		if i == 0 && syntax.Docstring(f.Tree.Body) != nil {
			continue
		}
		if list := l.importedBy(f, s); len(list) > 0 {
			m.parts = append(m.parts, modulePart{imports: list})
		}
		if b.isDeclaration(s) {
			m.single = append(m.single, Statement{Node: s, Declared: true})
			continue
		}
		known := len(m.run.Reasons)
		if guard, ok := s.(*syntax.If); ok && isMainGuard(guard.Test) && len(guard.Orelse) == 0 {
			var stmts []core.Stmt
			b.try(func() { stmts = b.stmts(guard.Body) })
			m.guard = append(m.guard, stmts...)
			m.single = append(m.single, Statement{Node: s, Core: stmts, Guard: true, Failed: len(m.run.Reasons) > known})
			continue
		}
		m.isMiddle = m.isMiddle || m.guard != nil
		var stmts []core.Stmt
		b.try(func() { stmts = b.stmt(s) })
		m.parts = append(m.parts, modulePart{stmts: stmts})
		m.single = append(m.single, Statement{Node: s, Core: stmts, Failed: len(m.run.Reasons) > known})
	}
	m.load.Status, m.load.Reasons = m.run.Status, m.run.Reasons
	l.bodies[f] = m
}

// importedBy returns the own modules that a statement of a module's body
// imports, in the order in which they run: packages first.
func (l *lowerer) importedBy(f *resolve.File, s syntax.Stmt) []*resolve.File {
	var names []*syntax.Alias
	switch s := s.(type) {
	case *syntax.Import:
		names = s.Names
	case *syntax.ImportFrom:
		names = s.Names
	}
	var list []*resolve.File
	add := func(dotted string) {
		if m := l.prog.Module(dotted, f); m != nil && m.File != f && m.File.Role == resolve.Own {
			list = append(list, m.File)
		}
	}
	for _, alias := range names {
		for i := range f.Imports {
			imp := &f.Imports[i]
			if imp.Node != alias {
				continue
			}
			for at := 0; at < len(imp.Target); at++ {
				if imp.Target[at] == '.' {
					add(imp.Target[:at])
				}
			}
			add(imp.Target)
			if imp.Name != "" && imp.Name != "*" {
				add(imp.Target + "." + imp.Name)
			}
		}
	}
	return list
}

// link puts the bodies of all modules together.
func (l *lowerer) link() {
	imported := map[*resolve.File]bool{}
	for _, m := range l.bodies {
		for _, p := range m.parts {
			for _, f := range p.imports {
				imported[f] = true
			}
		}
	}
	does := l.doing()
	for _, f := range l.prog.Files {
		if m := l.bodies[f]; m != nil {
			l.linkModule(m, does, imported[f])
		}
	}
}

// doing finds the modules whose import does anything: those with statements of
// their own, and those that import such.
func (l *lowerer) doing() map[*resolve.File]bool {
	does := map[*resolve.File]bool{}
	for changed := true; changed; {
		changed = false
		for f, m := range l.bodies {
			if does[f] {
				continue
			}
			for _, p := range m.parts {
				does[f] = does[f] || len(p.stmts) > 0
				for _, g := range p.imports {
					does[f] = does[f] || does[g]
				}
			}
			does[f] = does[f] || m.load.Status == core.Stub
			changed = changed || does[f]
		}
	}
	return does
}

// linkModule fills in Load and Run of one module. One that nobody imports needs
// no Load, and one without a guard needs no other Run.
func (l *lowerer) linkModule(m *moduleBody, does map[*resolve.File]bool, isImported bool) {
	var stmts []core.Stmt
	seen := map[*resolve.File]bool{}
	for _, p := range m.parts {
		stmts = append(stmts, p.stmts...)
		for _, f := range p.imports {
			if does[f] && !seen[f] {
				seen[f] = true
				stmts = append(stmts, do(l.bodies[f].load))
			}
		}
	}
	if isImported && does[m.file] {
		done := &core.Var{Name: "_loaded", Type: core.BoolType, Kind: core.GlobalVar, Pos: m.load.Pos}
		m.out.Decls = append(m.out.Decls, &core.Global{Var: done})
		ref := &core.Ref{Typed: core.Typed{T: core.BoolType}, Var: done}
		m.load.Body = append([]core.Stmt{
			&core.If{Test: ref, Then: []core.Stmt{&core.Return{}}},
			&core.Assign{Target: ref, X: &core.Lit{Typed: core.Typed{T: core.BoolType}, Value: true}},
		}, stmts...)
		m.out.Load = m.load
		stmts = []core.Stmt{do(m.load)}
		if m.isMiddle {
			l.fail(m.run, core.Reason{Code: "main-guard", Text: "code behind the main guard of a module that others import", Pos: m.run.Pos})
		}
	}
	m.run.Body = append(stmts, m.guard...)
	if m.run.Status == core.Stub {
		m.run.Body = nil
	}
	if len(m.run.Body) > 0 || m.run.Status == core.Stub {
		m.out.Init = m.run
	}
}

// do calls a function without arguments as a statement.
func do(fn *core.Func) core.Stmt {
	return &core.Do{X: &core.Call{Typed: core.Typed{T: core.VoidType}, Func: fn, Pos: fn.Pos}}
}

// moduleName is the last part of a module's name, and its path as a folder.
func moduleName(f *resolve.File) (name, path string) {
	name = f.Module.Name
	return name[strings.LastIndexByte(name, '.')+1:], strings.ReplaceAll(name, ".", "/")
}
