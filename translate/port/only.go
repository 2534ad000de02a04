package port

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
)

// Only ports the functions and classes whose dotted names match a pattern, with and
// without their module's, and what they need. What of that has no typed form is a
// seam: a method of a Go interface. Types are inferred from the whole program.
func Only(prog *resolve.Program, module, pattern string) (*Module, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, fmt.Errorf("--only %s: %w", pattern, err)
	}
	sol, err := solved(prog)
	if err != nil {
		return nil, err
	}
	program, err := lowered(prog, sol, module)
	if err != nil {
		return nil, err
	}
	s := &slice{kept: map[any]bool{}, subclasses: map[*core.Class][]*core.Class{}, globals: map[*core.Var]*core.Global{}, writers: map[*core.Var][]*core.Func{}}
	s.index(program)
	found := false
	for _, pkg := range program.Packages {
		for _, f := range pkg.Files {
			for _, d := range f.Decls {
				if s.asked(d, pattern) {
					found = true
					s.keep(d)
				}
			}
		}
	}
	if !found {
		return nil, fmt.Errorf("--only %s: no function or class has such a name", pattern)
	}
	s.follow()
	state := s.state()
	s.prune(program)
	program.Seams = true
	m, err := finish(program, nil)
	if err != nil {
		return nil, err
	}
	m.Commands, m.Partial, m.State = nil, true, state
	return m, nil
}

// A slice is the part of a program that some functions need.
type slice struct {
	kept       map[any]bool // declarations
	work       []core.Decl
	subclasses map[*core.Class][]*core.Class
	globals    map[*core.Var]*core.Global
	writers    map[*core.Var][]*core.Func // who stores in a module's variable
}

// index notes what else is found by way of a declaration.
func (s *slice) index(program *core.Program) {
	for _, pkg := range program.Packages {
		for _, f := range pkg.Files {
			for _, d := range f.Decls {
				switch d := d.(type) {
				case *core.Class:
					if d.Base != nil {
						s.subclasses[d.Base] = append(s.subclasses[d.Base], d)
					}
				case *core.Global:
					s.globals[d.Var] = d
				}
			}
			for fn := range f.Funcs() {
				for v := range stored(fn.Body) {
					s.writers[v] = append(s.writers[v], fn)
				}
			}
		}
	}
}

// stored returns the module variables that statements store in or change.
func stored(body []core.Stmt) map[*core.Var]bool {
	found := map[*core.Var]bool{}
	note := func(e core.Expr) {
		for e != nil {
			switch x := e.(type) {
			case *core.Ref:
				if x.Var.Kind == core.GlobalVar {
					found[x.Var] = true
				}
				return
			case *core.Get:
				e = x.X
			case *core.Index:
				e = x.X
			default:
				return
			}
		}
	}
	core.InspectStmts(body, func(st core.Stmt) {
		switch st := st.(type) {
		case *core.Assign:
			note(st.Target)
		case *core.AssignOp:
			note(st.Target)
		case *core.Unpack:
			for _, t := range st.Targets {
				note(t)
			}
		case *core.Append:
			note(st.Target)
		}
	}, func(e core.Expr) {
		if r, ok := e.(*core.Runtime); ok && r.Changes && len(r.Args) > 0 {
			note(r.Args[0])
		}
	})
	return found
}

// asked tells whether a declaration, or a method of it, has a name that was asked for.
func (s *slice) asked(d core.Decl, pattern string) bool {
	var quals []string
	switch d := d.(type) {
	case *core.Func:
		quals = append(quals, d.Qual)
	case *core.Class:
		quals = append(quals, d.Qual)
		for _, m := range d.Methods {
			quals = append(quals, m.Qual)
		}
	}
	for _, q := range quals {
		for {
			if ok, _ := path.Match(pattern, q); ok {
				return true
			}
			_, rest, more := strings.Cut(q, ".")
			if !more {
				break
			}
			q = rest
		}
	}
	return false
}

func (s *slice) keep(d core.Decl) {
	if !s.kept[d] {
		s.kept[d] = true
		s.work = append(s.work, d)
	}
}

// follow keeps what the kept declarations need.
func (s *slice) follow() {
	for len(s.work) > 0 {
		d := s.work[len(s.work)-1]
		s.work = s.work[:len(s.work)-1]
		switch d := d.(type) {
		case *core.Func:
			s.function(d)
		case *core.Class:
			s.class(d)
		case *core.Global:
			s.typ(d.Var.Type)
			s.expr(d.Value)
		case *core.Const:
			s.expr(d.Value)
		}
	}
}

func (s *slice) class(c *core.Class) {
	if c.Base != nil {
		s.keep(c.Base)
	}
	for _, sub := range s.subclasses[c] {
		s.keep(sub)
	}
	for _, f := range c.Fields {
		s.typ(f.Type)
	}
	for _, m := range c.Methods {
		s.function(m)
	}
}

// function keeps what a function's signature and, unless it is a stub, body need.
func (s *slice) function(fn *core.Func) {
	for _, p := range fn.Params {
		s.typ(p.Var.Type)
	}
	s.typ(fn.Result)
	if fn.Status == core.Stub {
		return
	}
	core.InspectStmts(fn.Body, func(st core.Stmt) {
		switch st := st.(type) {
		case *core.Let:
			s.typ(st.Var.Type)
		case *core.Try:
			for _, h := range st.Handlers {
				for _, c := range h.Classes {
					s.typ(c)
				}
			}
		}
	}, s.node)
}

func (s *slice) expr(e core.Expr) {
	if e != nil {
		core.InspectExpr(e, s.node)
	}
}

// node keeps what an expression names.
func (s *slice) node(e core.Expr) {
	s.typ(e.Type())
	switch e := e.(type) {
	case *core.Call:
		if e.Recv == nil && e.Func.Recv == nil {
			s.keep(e.Func)
		}
	case *core.FuncRef:
		if e.Recv == nil {
			s.keep(e.Func)
		}
	case *core.New:
		s.keep(e.Class)
	case *core.ConstRef:
		s.keep(e.Const)
	case *core.TypeTest:
		s.typ(e.Class)
	case *core.Ref:
		if g := s.globals[e.Var]; g != nil {
			s.keep(g)
		}
	}
}

// typ keeps the classes of a type.
func (s *slice) typ(t *core.Type) {
	if t == nil {
		return
	}
	if t.Class != nil {
		s.keep(t.Class)
	}
	for _, a := range t.Args {
		s.typ(a)
	}
	s.typ(t.Result)
}

// state names the module variables that the slice uses and that something else sets:
// the module's body or a function that stays in Python.
func (s *slice) state() []string {
	var list []string
	for v, g := range s.globals {
		if !s.kept[g] {
			continue
		}
		var by []string
		for _, fn := range s.writers[v] {
			if (!s.keeps(fn) || fn.Status == core.Stub) && !slices.Contains(by, fn.Qual) {
				by = append(by, fn.Qual)
			}
		}
		if len(by) > 0 {
			slices.Sort(by)
			list = append(list, fmt.Sprintf("%s (set by %s)", v.Name, strings.Join(by, ", ")))
		}
	}
	slices.Sort(list)
	return list
}

// keeps tells whether a function, or its class, is kept.
func (s *slice) keeps(fn *core.Func) bool {
	return s.kept[fn] || fn.Recv != nil && fn.Recv.Type.Class != nil && s.kept[fn.Recv.Type.Class]
}

// prune takes out of a program what is not kept, and what modules do when they run.
func (s *slice) prune(program *core.Program) {
	for _, pkg := range program.Packages {
		for _, f := range pkg.Files {
			f.Init, f.Load, f.Main, f.Tests = nil, nil, false, nil
			f.Decls = slices.DeleteFunc(f.Decls, func(d core.Decl) bool { return !s.kept[d] })
		}
		pkg.Files = slices.DeleteFunc(pkg.Files, func(f *core.File) bool { return len(f.Decls) == 0 })
	}
	empty := func(p *core.Package) bool { return len(p.Files) == 0 }
	program.Packages = slices.DeleteFunc(program.Packages, empty)
	for _, pkg := range program.Packages {
		pkg.Imports = slices.DeleteFunc(pkg.Imports, empty)
	}
}
