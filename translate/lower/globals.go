package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// globals declares the names of a module that its functions see: constants where
// they are bound once to a literal, and variables otherwise.
func (l *lowerer) globals(f *resolve.File) []core.Decl {
	var decls []core.Decl
	for _, s := range f.Tree.Body {
		name, value := boundBy(s)
		if name == nil {
			continue
		}
		id := f.SymbolID(name)
		lit, isLit := value.(*syntax.Constant)
		if len(f.BindingsOf(&f.Symbols[id])) == 1 && isLit && goConstant(lit) && !l.plan.StoredOutside(f, id) {
			c := &core.Const{Name: name.ID, Value: literal(lit), Pos: l.pos(f, s.Pos()), Comment: l.commentAbove(f, s)}
			l.consts[symbolKey{f, id}] = c
			decls = append(decls, c)
		}
	}
	for _, sym := range f.SymbolsOf(0) {
		id := f.Lookup(0, sym.Name)
		if g := l.global(f, id); g != nil {
			decls = append(decls, g)
		}
	}
	return decls
}

// boundBy returns the name and value of a plain assignment.
func boundBy(s syntax.Stmt) (*syntax.Name, syntax.Expr) {
	switch a := s.(type) {
	case *syntax.Assign:
		if name, ok := a.Targets[0].(*syntax.Name); ok && len(a.Targets) == 1 {
			return name, a.Value
		}
	case *syntax.AnnAssign:
		if name, ok := a.Target.(*syntax.Name); ok && a.Value != nil {
			return name, a.Value
		}
	}
	return nil, nil
}

// global declares a module variable that functions use; nil for other symbols.
func (l *lowerer) global(f *resolve.File, id resolve.SymbolID) *core.Global {
	sym := &f.Symbols[id]
	k := symbolKey{f, id}
	if l.consts[k] != nil || !isVariable(f, sym) || !l.parts && !l.plan.UsedInFunctions(f, id) && !l.isDefault(f, id) && len(l.prog.Files) == 1 {
		return nil
	}
	t, err := l.plan.StoredType(l.sol.Symbol(f, id))
	if err != nil {
		return nil
	}
	g := &core.Global{Var: &core.Var{Name: sym.Name, Type: t, Kind: core.GlobalVar}}
	at := l.boundAt(f, id)
	if at >= 0 {
		s := f.Tree.Body[at]
		g.Var.Pos, g.Comment = l.pos(f, s.Pos()), l.commentAbove(f, s)
		if len(f.BindingsOf(sym)) == 1 {
			if _, value := boundBy(s); value != nil {
				g.Value = l.static(f, value, t)
				l.isStatic[k] = g.Value != nil
			}
		}
	}
	if g.Value == nil && (at < 0 || l.plan.ReadEarly(f, id, at)) {
		l.early[k] = true
	}
	l.vars[k] = g.Var
	return g
}

// isDefault tells whether a module variable is the default of a parameter, which
// calls write out.
func (l *lowerer) isDefault(f *resolve.File, id resolve.SymbolID) bool {
	for _, fn := range f.Funcs {
		for _, p := range fn.Params {
			if name, ok := p.Default.(*syntax.Name); ok && f.SymbolID(name) == id {
				return true
			}
		}
	}
	return false
}

// isVariable tells whether a symbol is bound by assignments alone.
func isVariable(f *resolve.File, sym *resolve.Symbol) bool {
	bindings := f.BindingsOf(sym)
	for _, x := range bindings {
		switch x.Kind {
		case resolve.BindDef, resolve.BindClass, resolve.BindImport, resolve.BindDel, resolve.BindExcept, resolve.BindType, resolve.BindMatch:
			return false
		}
	}
	return len(bindings) > 0
}

// boundAt returns the index of the module's first statement behind which a
// variable is bound for sure, or -1.
func (l *lowerer) boundAt(f *resolve.File, id resolve.SymbolID) int {
	b := &body{lowerer: l, fn: f.Funcs[0], file: f, out: &core.Func{}}
	at := -1
	b.try(func() {
		c := &binder{b: b, scope: -1, state: bindState{bound: map[resolve.SymbolID]bool{}}}
		for i, s := range f.Tree.Body {
			c.stmt(s)
			if at < 0 && c.state.bound[id] {
				at = i
			}
		}
	})
	return at
}

// static lowers a display of literals or a constant regular expression, which Go can make
// before anything runs; nil for other values.
func (l *lowerer) static(f *resolve.File, value syntax.Expr, t *core.Type) (x core.Expr) {
	switch n := value.(type) {
	case *syntax.List, *syntax.Tuple, *syntax.Dict, *syntax.Set:
	case *syntax.Call:
		if l.prog.Dotted(f, n.Func) != "re.compile" || reassigned(f, n.Func) || !core.Equal(t, core.RegexType) {
			return nil
		}
	default:
		return nil
	}
	b := &body{lowerer: l, fn: f.Funcs[0], file: f, out: &core.Func{}}
	b.try(func() {
		v := b.as(value, t)
		core.InspectExpr(v, func(e core.Expr) {
			switch e := e.(type) {
			case *core.Lit, *core.Display, *core.DictDisplay, *core.ConstRef, *core.Convert, *core.Arith:
			case *core.Runtime:
				if e.Name != "SetOfConstants" && !e.Variable && !isSoundRegex(e) {
					b.no(value, "module-variable", "a module variable")
				}
			default:
				b.no(value, "module-variable", "a module variable")
			}
		})
		x = v
	})
	return x
}

// classVariables declares the attributes that belong to a class alone.
func (l *lowerer) classVariables(f *resolve.File, c *resolve.Class, k *core.Class) []core.Decl {
	var decls []core.Decl
	for _, a := range c.Attrs {
		if !a.InClass || !l.plan.ClassVariable(c, a.Name) || l.plan.ClassConstant(c, a.Name) != nil {
			continue
		}
		t, err := l.plan.StoredType(l.sol.Attr(c, a.Name))
		if err != nil {
			continue
		}
		v := &core.Var{Name: c.Name + "_" + a.Name, Type: t, Kind: core.GlobalVar, Pos: l.pos(f, a.Pos)}
		g := &core.Global{Var: v}
		zero := isNoneLit(a.Value) && t.IsPointer() // Go's own zero value
		if lit, ok := a.Value.(*syntax.Constant); ok && !zero {
			b := &body{lowerer: l, fn: f.Funcs[0], file: f, out: &core.Func{}}
			b.try(func() { g.Value = b.as(lit, t) })
		} else {
			g.Value = l.static(f, a.Value, t)
		}
		if g.Value == nil && !zero {
			continue
		}
		l.classVars[fieldKey{k, a.Name}] = v
		decls = append(decls, g)
	}
	return decls
}
