package mix

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// A Run is statements of a module's body that are typed and run one after another.
type Run struct {
	First *core.Func
	// Vars are the variables of the module that they bind.
	Vars []resolve.SymbolID
	// Guard tells that they are the body of the main guard.
	Guard bool
}

// A Typed is the typed half of a program.
type Typed struct {
	Program *core.Program
	Funcs   map[*resolve.Func]*core.Func
	Classes map[*resolve.Class]*core.Class
	// Objects are the classes among them whose objects dynamic code uses.
	Objects map[*resolve.Class]bool
	// Crosses are the functions that dynamic code can call.
	Crosses map[*resolve.Func]bool
	Vars    map[*resolve.File]map[resolve.SymbolID]*core.Var
	// Runs are the statements that run typed, by the first; Done are those that
	// need nothing more.
	Runs map[syntax.Stmt]*Run
	Done map[syntax.Stmt]bool
}

// reserved are the names that the dynamic half declares in each package.
var reserved = []string{"dyn", "mod", "Module", "run"}

// Typed returns the typed half, nil if nothing worth a call is in it.
func (m *Mix) Typed() *Typed {
	t := &Typed{Program: &core.Program{Module: m.Parts.Program.Module, Reserved: reserved}, Funcs: map[*resolve.Func]*core.Func{}, Classes: map[*resolve.Class]*core.Class{}, Objects: map[*resolve.Class]bool{},
		Crosses: map[*resolve.Func]bool{}, Vars: map[*resolve.File]map[resolve.SymbolID]*core.Var{}, Runs: map[syntax.Stmt]*Run{}, Done: map[syntax.Stmt]bool{}}
	m.settled = true
	owned := map[*core.Var]bool{}
	for k, v := range m.vars {
		if v.v != nil && m.ownable(v) && len(v.writers) > 0 {
			if t.Vars[k.file] == nil {
				t.Vars[k.file] = map[resolve.SymbolID]*core.Var{}
			}
			t.Vars[k.file][k.id] = v.v
			owned[v.v] = true
		}
	}
	h := &half{Mix: m, t: t, owned: owned, used: map[any]bool{}, decls: map[core.Decl]bool{}}
	i := 0
	for _, f := range m.Parts.Plan.Prog.Files {
		if f.Role == resolve.Own {
			h.file(f, m.Parts.Program.Packages[i])
			i++
		}
	}
	if len(t.Funcs)+len(t.Classes) == 0 {
		return nil
	}
	h.prune()
	return t
}

// A half builds the typed half of a program.
type half struct {
	*Mix
	t     *Typed
	owned map[*core.Var]bool
	used  map[any]bool       // constants and variables
	decls map[core.Decl]bool // classes and functions
}

// file makes the package of a file.
func (h *half) file(f *resolve.File, pkg *core.Package) {
	whole := pkg.Files[0]
	out := &core.File{Name: whole.Name, Pos: whole.Pos, Doc: whole.Doc, Lead: whole.Lead}
	h.t.Program.Packages = append(h.t.Program.Packages, &core.Package{Path: pkg.Path, Name: pkg.Name, Doc: pkg.Doc, Files: []*core.File{out}})
	for _, fn := range f.Funcs {
		if typed := h.Func(fn); typed != nil && (fn.Class == nil || h.Class(fn.Class) != nil) {
			h.t.Funcs[fn] = typed
			h.t.Crosses[fn] = h.Crosses(fn)
			h.decls[typed] = true
			h.uses(typed)
		}
	}
	for _, c := range f.Classes {
		if typed := h.Class(c); typed != nil {
			h.t.Classes[c] = typed
			h.decls[typed] = true
			h.class(c, typed)
		}
	}
	out.Decls = append(append(out.Decls, whole.Decls...), h.runs(f)...)
}

// class leaves the typed methods of a class.
func (h *half) class(c *resolve.Class, typed *core.Class) {
	h.t.Objects[c] = h.exposed[c]
	typed.Dynamic = h.exposed[c]
	typed.Fields = slices.DeleteFunc(typed.Fields, func(f *core.Field) bool { return h.foreign(c, f) })
	if init := c.FindMethod("__init__"); init != nil && init.Class != c && h.exposed[c] {
		h.Parts.Funcs[init].Super = true // dynamic code makes objects of either class by it
	}
	dynamic := map[*core.Func]bool{}
	for _, m := range c.Methods {
		dynamic[h.Parts.Funcs[m]] = h.Func(m) == nil
	}
	typed.Methods = slices.DeleteFunc(typed.Methods, func(m *core.Func) bool { return dynamic[m] })
	for _, m := range typed.Methods {
		h.uses(m)
	}
}

// runs makes functions of a module's typed statements.
func (h *half) runs(f *resolve.File) []core.Decl {
	var decls []core.Decl
	var open *Run
	for _, s := range h.Parts.Statements[f] {
		if h.runsNothing(f, s.Node) {
			continue
		}
		if !h.Statement(s.Node) || isDef(s.Node) {
			open = nil
			continue
		}
		if s.Declared {
			h.t.Runs[s.Node] = &Run{Vars: h.bound(f, s.Node)}
			continue
		}
		if len(s.Core) == 0 && !s.Guard {
			continue
		}
		if open == nil || s.Guard {
			open = &Run{First: h.runFunc(f, s.Node, len(decls)), Guard: s.Guard}
			decls = append(decls, open.First)
			h.decls[open.First] = true
			h.t.Runs[s.Node] = open
		} else {
			h.t.Done[s.Node] = true
		}
		open.First.Body = append(open.First.Body, s.Core...)
		open.Vars = append(open.Vars, h.bound(f, s.Node)...)
		h.uses(open.First)
		if s.Guard {
			open = nil
		}
	}
	return decls
}

// isDef tells whether a statement is always left to the dynamic half, which binds
// the names of modules and functions.
func isDef(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Import, *syntax.ImportFrom:
		return true
	}
	return false
}

// runsNothing tells whether a statement only binds what no other statement sees
// change: a constant, a function with constant defaults, a typed class.
func (h *half) runsNothing(f *resolve.File, s syntax.Stmt) bool {
	switch d := s.(type) {
	case *syntax.FunctionDef:
		for _, e := range append(append([]syntax.Expr{}, d.Args.Defaults...), d.Args.KwDefaults...) {
			if _, lit := e.(*syntax.Constant); e != nil && !lit {
				return false
			}
		}
		return len(d.DecoratorList) == 0
	case *syntax.ClassDef:
		return h.Class(f.ClassOf(d)) != nil
	}
	return h.isConst(f, s)
}

func (h *half) runFunc(f *resolve.File, s syntax.Stmt, n int) *core.Func {
	name := "load"
	if n > 0 {
		name = fmt.Sprintf("load%d", n+1)
	}
	line := f.Tree.Line(s.Pos())
	return &core.Func{Name: "_" + name, Qual: fmt.Sprintf("%s.<module>:%d", f.Module.Name, line), Result: core.VoidType, Pos: core.Pos{File: f.Path, Line: line, Col: 1},
		Doc: fmt.Sprintf("%s runs the module's statements from line %d.", name, line)}
}

// isConst tells whether a statement binds a constant, which both halves have.
func (h *half) isConst(f *resolve.File, s syntax.Stmt) bool {
	for _, id := range h.binds(f, s) {
		if h.Parts.Const(f, id) != nil {
			return true
		}
	}
	return false
}

// bound returns the typed variables that a statement binds.
func (h *half) bound(f *resolve.File, s syntax.Stmt) []resolve.SymbolID {
	var ids []resolve.SymbolID
	for _, id := range h.binds(f, s) {
		if h.t.Vars[f][id] != nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// binds returns the module's variables that a statement binds.
func (h *half) binds(f *resolve.File, s syntax.Stmt) []resolve.SymbolID {
	var ids []resolve.SymbolID
	for i := range f.Bindings {
		b := &f.Bindings[i]
		if b.Scope == 0 && b.Pos >= s.Pos() && b.Pos < s.EndPos() {
			ids = append(ids, f.Symbols[b.Symbol].Origin)
		}
	}
	return ids
}

// uses notes the constants and variables that a function names.
func (h *half) uses(fn *core.Func) {
	expr := func(e core.Expr) {
		switch e := e.(type) {
		case *core.Ref:
			h.used[e.Var] = true
		case *core.ConstRef:
			h.used[e.Const] = true
		}
	}
	core.InspectStmts(fn.Body, func(core.Stmt) {}, func(e core.Expr) { expr(e) })
}

// prune leaves the declarations that the typed half needs.
func (h *half) prune() {
	for _, pkg := range h.t.Program.Packages {
		f := pkg.Files[0]
		var kept []core.Decl
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *core.Const:
				if h.used[d] {
					kept = append(kept, d)
				}
			case *core.Global:
				if h.owned[d.Var] || h.used[d.Var] {
					kept = append(kept, d)
				}
			default:
				if h.decls[d] {
					kept = append(kept, d)
				}
			}
		}
		f.Decls = kept
	}
}
