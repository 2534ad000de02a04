package resolve

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

func (b *builder) stmts(body []syntax.Stmt) {
	for _, s := range body {
		b.stmt(s)
	}
}

func (b *builder) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		b.functionDef(s)
	case *syntax.ClassDef:
		b.classDef(s)
	case *syntax.Return:
		b.fn.Returns = append(b.fn.Returns, s)
		b.expr(s.Value)
	case *syntax.Delete:
		for _, t := range s.Targets {
			b.target(t, Binding{Kind: BindDel, Node: s})
		}
	case *syntax.Assign:
		b.assign(s)
	case *syntax.TypeAlias:
		b.typeAlias(s)
	case *syntax.AugAssign:
		b.target(s.Target, Binding{Kind: BindAug, Node: s, Value: s.Value})
		b.expr(s.Value)
		b.exports(s.Target, s.Value)
	case *syntax.AnnAssign:
		b.annAssign(s)
	case *syntax.For:
		b.target(s.Target, Binding{Kind: BindFor, Node: s, Value: s.Iter})
		b.expr(s.Iter)
		b.stmts(s.Body)
		b.stmts(s.Orelse)
	case *syntax.While:
		b.expr(s.Test)
		b.stmts(s.Body)
		b.stmts(s.Orelse)
	case *syntax.If:
		b.ifStmt(s)
	case *syntax.With:
		for _, it := range s.Items {
			b.expr(it.ContextExpr)
			if it.OptionalVars != nil {
				b.target(it.OptionalVars, Binding{Kind: BindWith, Node: it, Value: it.ContextExpr})
			}
		}
		b.stmts(s.Body)
	case *syntax.Match:
		b.match(s)
	case *syntax.Raise:
		b.expr(s.Exc)
		b.expr(s.Cause)
	case *syntax.Try:
		b.try(s)
	case *syntax.Assert:
		b.guardAssert(s.Test)
		b.expr(s.Test)
		b.expr(s.Msg)
	case *syntax.Import:
		b.importStmt(s)
	case *syntax.ImportFrom:
		b.importFrom(s)
	case *syntax.Global:
		b.declare(s.Names, DeclGlobal)
	case *syntax.Nonlocal:
		b.declare(s.Names, DeclNonlocal)
	case *syntax.ExprStmt:
		b.expr(s.Value)
		b.exportsCall(s.Value)
	case *syntax.Pass, *syntax.Break, *syntax.Continue:
	}
}

func (b *builder) assign(s *syntax.Assign) {
	for _, t := range s.Targets {
		b.target(t, Binding{Kind: BindAssign, Node: s, Value: s.Value})
		b.exports(t, s.Value)
	}
	b.expr(s.Value)
}

func (b *builder) annAssign(s *syntax.AnnAssign) {
	if n, ok := s.Target.(*syntax.Name); ok {
		bd := Binding{Kind: BindAnn, Node: s, Pos: n.Pos(), Value: s.Value}
		switch {
		case s.Simple:
			b.define(n.ID, Assigned|Annotated, n.Pos(), bd)
		case s.Value != nil:
			b.define(n.ID, Assigned, n.Pos(), bd)
		}
		if s.Value != nil {
			b.exports(n, s.Value)
		}
	} else {
		b.target(s.Target, Binding{Kind: BindAnn, Node: s, Value: s.Value})
	}
	b.annotation(s.Annotation)
	b.expr(s.Value)
}

func (b *builder) ifStmt(s *syntax.If) {
	b.guardIf(s)
	b.expr(s.Test)
	typeOnly := isTypeChecking(s.Test)
	if typeOnly {
		b.typeOnly++
	}
	b.stmts(s.Body)
	if typeOnly {
		b.typeOnly--
	}
	b.stmts(s.Orelse)
}

// isTypeChecking recognises TYPE_CHECKING and typing.TYPE_CHECKING.
func isTypeChecking(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID == "TYPE_CHECKING"
	case *syntax.Attribute:
		return e.Attr == "TYPE_CHECKING"
	}
	return false
}

func (b *builder) try(s *syntax.Try) {
	optional := catchesImportError(s.Handlers)
	if optional {
		b.optional++
	}
	b.stmts(s.Body)
	for _, h := range s.Handlers {
		b.expr(h.Type)
		if h.Name != "" {
			b.define(h.Name, Assigned, noPos, Binding{Kind: BindExcept, Node: h, Pos: h.Pos(), Value: h.Type})
		}
		b.stmts(h.Body)
	}
	if optional {
		b.optional--
	}
	b.stmts(s.Orelse)
	b.stmts(s.Finalbody)
}

func catchesImportError(handlers []*syntax.ExceptHandler) bool {
	catches := func(e syntax.Expr) bool {
		n, ok := e.(*syntax.Name)
		return ok && (n.ID == "ImportError" || n.ID == "ModuleNotFoundError" || n.ID == "Exception" || n.ID == "BaseException")
	}
	for _, h := range handlers {
		if h.Type == nil || catches(h.Type) {
			return true
		}
		if t, ok := h.Type.(*syntax.Tuple); ok {
			if slices.ContainsFunc(t.Elts, catches) {
				return true
			}
		}
	}
	return false
}

func (b *builder) declare(names []string, flag SymbolFlags) {
	for _, n := range names {
		b.add(n, flag, noPos)
		if flag == DeclGlobal {
			b.globals[scopedName{b.scope, b.intern(n)}] = true
		}
		if flag == DeclGlobal && b.scope != 0 {
			// CPython marks the module's own symbol as well.
			b.events = append(b.events, event{scope: 0, name: b.intern(n), flags: DeclGlobal, pos: noPos})
		}
	}
}

func (b *builder) importStmt(s *syntax.Import) {
	for _, a := range s.Names {
		bound := a.AsName
		if bound == "" {
			bound, _, _ = strings.Cut(a.Name, ".")
		}
		b.importName(Import{Module: a.Name, AsName: a.AsName}, bound, a)
	}
}

func (b *builder) importFrom(s *syntax.ImportFrom) {
	for _, a := range s.Names {
		bound := a.AsName
		if bound == "" {
			bound = a.Name
		}
		b.importName(Import{Module: s.Module, Level: s.Level, Name: a.Name, AsName: a.AsName}, bound, a)
	}
}

// importName adds one imported name. Import.Symbol holds the name's number
// until layout puts the symbol there.
func (b *builder) importName(imp Import, bound string, a *syntax.Alias) {
	imp.Node, imp.Scope, imp.Func = a, b.scope, b.fn
	imp.Optional, imp.TypeOnly, imp.Lazy = b.optional > 0, b.typeOnly > 0, b.fn.Kind != ModuleBody
	imp.Line = b.f.Tree.Line(a.Pos())
	imp.Symbol = NoSymbol
	if imp.Name != "*" {
		b.define(bound, Imported, a.Pos(), Binding{Kind: BindImport, Node: a, Pos: a.Pos(), Import: int32(len(b.f.Imports))})
		imp.Symbol = SymbolID(b.intern(bound))
	}
	b.fn.Imports = append(b.fn.Imports, len(b.f.Imports))
	b.f.Imports = append(b.f.Imports, imp)
}

func (b *builder) match(s *syntax.Match) {
	b.expr(s.Subject)
	for _, c := range s.Cases {
		b.pattern(c.Pattern, s.Subject, true)
		b.expr(c.Guard)
		b.stmts(c.Body)
	}
}

// pattern visits a pattern. The subject is passed on as the value of captures
// while the pattern matches the whole of it.
func (b *builder) pattern(p syntax.Pattern, subject syntax.Expr, whole bool) {
	capture := func(name string, n syntax.Node, whole bool) {
		if name != "" {
			b.define(name, Assigned, noPos, Binding{Kind: BindMatch, Node: n, Pos: n.Pos(), Value: subject, Unpacked: !whole, Path: [2]int16{-1, -1}})
		}
	}
	all := func(ps []syntax.Pattern) {
		for _, q := range ps {
			b.pattern(q, subject, false)
		}
	}
	switch p := p.(type) {
	case *syntax.MatchValue:
		b.expr(p.Value)
	case *syntax.MatchSequence:
		all(p.Patterns)
	case *syntax.MatchMapping:
		for _, k := range p.Keys {
			b.expr(k)
		}
		all(p.Patterns)
		capture(p.Rest, p, false)
	case *syntax.MatchClass:
		b.expr(p.Cls)
		all(p.Patterns)
		all(p.KwdPatterns)
	case *syntax.MatchStar:
		capture(p.Name, p, false)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			b.pattern(p.Pattern, subject, whole)
		}
		capture(p.Name, p, whole)
	case *syntax.MatchOr:
		for _, q := range p.Patterns {
			b.pattern(q, subject, whole)
		}
	case *syntax.MatchSingleton:
	}
}
