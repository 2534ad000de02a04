package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/plan"
)

// Parts is a lowered program with what its parts stem from, for a port in which
// some of them have another form.
type Parts struct {
	Program *core.Program
	Plan    *plan.Plan
	Funcs   map[*resolve.Func]*core.Func
	// Files are the core files of the Python files.
	Files map[*resolve.File]*core.File
	// Statements are those of each module's body.
	Statements map[*resolve.File][]Statement
	// Shown are the names of functions, classes and variables of modules that lowered
	// code reads as dynamic code does, to hand them on.
	Shown map[syntax.Expr]bool

	vars   map[symbolKey]*core.Var
	consts map[symbolKey]*core.Const
	early  map[symbolKey]bool
}

// A Statement is one of a module's body.
type Statement struct {
	Node syntax.Stmt
	Core []core.Stmt
	// Failed tells that it has no lowered form.
	Failed bool
	// Declared tells that it is a def, class, import, or a variable that Go
	// initialises or a constant: nothing runs for it.
	Declared bool
	// Guard tells that it is the main guard.
	Guard bool
}

// InParts lowers a program like Program, for a port in which some of its functions,
// classes and statements have another form.
func InParts(p *plan.Plan, module string) *Parts { return lower(p, module, true) }

func (l *lowerer) result(out *core.Program) *Parts {
	p := &Parts{Program: out, Plan: l.plan, Funcs: l.funcs, Files: map[*resolve.File]*core.File{}, Statements: map[*resolve.File][]Statement{}, Shown: l.shown,
		vars: l.vars, consts: l.consts, early: l.early}
	for f, m := range l.bodies {
		p.Files[f], p.Statements[f] = m.out, m.single
	}
	return p
}

// Const returns the constant that a module's symbol is, or nil.
func (p *Parts) Const(f *resolve.File, id resolve.SymbolID) *core.Const {
	return p.consts[symbolKey{f, id}]
}

// Var returns the variable of a module's symbol, or nil if it has none that is
// always set before it is read.
func (p *Parts) Var(f *resolve.File, id resolve.SymbolID) *core.Var {
	if k := (symbolKey{f, id}); !p.early[k] {
		return p.vars[k]
	}
	return nil
}
