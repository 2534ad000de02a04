package gogen

import "github.com/molt-go/molt/translate/core"

// This file finds functions that change nothing which their caller could read, so
// that a read may stand beside a call of theirs in whatever order Go has them.

// calmFuncs returns the functions of a program that change no object, list, dict,
// set or variable but those that they make themselves.
func calmFuncs(prog *core.Program) map[*core.Func]bool {
	calls := map[*core.Func][]*core.Func{}
	calm := map[*core.Func]bool{}
	for fn := range prog.Funcs() {
		calm[fn], calls[fn] = stores(fn)
	}
	for changed := true; changed; {
		changed = false
		for fn, list := range calls {
			for _, callee := range list {
				if calm[fn] && !calm[callee] {
					calm[fn], changed = false, true
				}
			}
		}
	}
	return calm
}

// stores tells whether a function changes nothing itself, and which it calls.
func stores(fn *core.Func) (calm bool, calls []*core.Func) {
	var fresh *core.Var
	if fn.Name == "__init__" {
		fresh = fn.Recv
	}
	calm, calls = changes(fn.Body, fresh)
	return calm && fn.Status == core.Ported && fn.Yields == nil && !fn.Open, calls
}

// isCalmBody tells whether statements, with what they call, change nothing but local
// variables.
func (g *generator) isCalmBody(list []core.Stmt) bool {
	calm, calls := changes(list, nil)
	for _, callee := range calls {
		calm = calm && g.calm[callee]
	}
	return calm
}

// changes tells whether statements change nothing themselves but local variables and
// the fields of fresh, an object that nobody else has yet, and what they call.
func changes(list []core.Stmt, fresh *core.Var) (calm bool, calls []*core.Func) {
	calm = true
	own := func(target core.Expr) {
		switch t := target.(type) {
		case nil:
		case *core.Ref:
			calm = calm && t.Var.Kind != core.GlobalVar && !t.Var.Captured
		case *core.Get:
			r, ok := t.X.(*core.Ref)
			calm = calm && ok && fresh != nil && r.Var == fresh
		default:
			calm = false
		}
	}
	core.InspectStmts(list, func(s core.Stmt) {
		switch s := s.(type) {
		case *core.Assign:
			own(s.Target)
		case *core.AssignOp:
			own(s.Target)
		case *core.Unpack:
			for _, t := range s.Targets {
				own(t)
			}
		case *core.Append:
			own(s.Target)
			calm = calm && s.Target.Type().Kind == core.SliceKind
		case *core.Take, *core.Yield, *core.Define, *core.SetArgs:
			calm = false
		}
	}, func(e core.Expr) {
		ok, callees := calmExpr(e)
		calm = calm && ok
		calls = append(calls, callees...)
	})
	return calm, calls
}

// calmExpr tells whether an expression itself changes nothing, and names what it
// calls and thereby may.
func calmExpr(e core.Expr) (calm bool, calls []*core.Func) {
	switch e := e.(type) {
	case *core.Call:
		return !e.Virtual && !e.Super, []*core.Func{e.Func}
	case *core.New:
		if e.Init != nil {
			return true, []*core.Func{e.Init}
		}
	case *core.Runtime:
		return !e.Changes && !e.InPlace, nil
	case *core.Format:
		for _, p := range e.Parts {
			if p.Value == nil || isValue(p.Value.Type()) {
				continue
			}
			t := p.Value.Type()
			if t.Kind != core.ObjectKind || t.Class.Polymorphic || t.Class.Base != nil {
				return false, nil // it may run any __str__ of the program
			}
			for _, m := range t.Class.Methods {
				if m.Name == "__repr__" || m.Name == "__str__" || m.Name == "__format__" {
					calls = append(calls, m)
				}
			}
		}
		return true, calls
	case *core.CallValue, *core.Closure, *core.FuncRef:
		return false, nil
	}
	return true, nil
}

func isValue(t *core.Type) bool {
	switch t.Kind {
	case core.BoolKind, core.IntKind, core.FloatKind, core.StrKind, core.BytesKind, core.BigIntKind, core.NumKind:
		return true
	}
	return false
}

// isCalm tells whether nothing in the expressions of a statement changes what
// others of them read.
func (g *generator) isCalm(s core.Stmt) bool {
	calm := true
	for _, e := range core.Exprs(s) {
		core.InspectExpr(e, func(x core.Expr) {
			ok, callees := calmExpr(x)
			_, comp := x.(*core.Comp)
			calm = calm && ok && !comp
			for _, callee := range callees {
				calm = calm && g.calm[callee]
			}
		})
	}
	return calm
}
