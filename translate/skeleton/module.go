package skeleton

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// variables declares the constants and variables of a module, in source order.
func (b *builder) variables(f *resolve.File, notes *comments) []core.Decl {
	var list []core.Decl
	for _, id := range moduleVariables(f) {
		sym := &f.Symbols[id]
		bindings := f.BindingsOf(sym)
		at := bindings[0]
		comment := ""
		if s, ok := at.Node.(syntax.Stmt); ok {
			comment = notes.above(s)
		}
		if beside := notes.besideAt(at.Pos); beside != "" {
			comment = strings.TrimSpace(comment + "\n" + beside)
		}
		if lit := constant(bindings); lit != nil {
			list = append(list, &core.Const{Name: sym.Name, Value: lit, Comment: comment, Pos: position(f, at.Pos)})
			continue
		}
		t, why := b.goType(f, b.types.SymbolType(f, id))
		if why != "" {
			comment = strings.TrimSpace(comment + "\n" + sym.Name + ": " + oneLine(why))
		}
		list = append(list, &core.Global{Var: &core.Var{Name: sym.Name, Type: t, Kind: core.GlobalVar, Pos: position(f, at.Pos)}, Comment: comment})
	}
	return list
}

// moduleVariables are the names that a module's own code binds to values.
func moduleVariables(f *resolve.File) []resolve.SymbolID {
	var ids []resolve.SymbolID
	for i := range f.Symbols {
		sym := &f.Symbols[i]
		if sym.Scope != 0 || sym.Name == "__all__" {
			continue
		}
		bindings := f.BindingsOf(sym)
		if len(bindings) > 0 && !slices.ContainsFunc(bindings, declares) && slices.ContainsFunc(bindings, stores) {
			ids = append(ids, resolve.SymbolID(i))
		}
	}
	slices.SortStableFunc(ids, func(a, b resolve.SymbolID) int {
		return cmp.Compare(f.BindingsOf(&f.Symbols[a])[0].Pos, f.BindingsOf(&f.Symbols[b])[0].Pos)
	})
	return ids
}

// declares tells whether a binding makes a name that is declared elsewhere.
func declares(b resolve.Binding) bool {
	switch b.Kind {
	case resolve.BindImport, resolve.BindDef, resolve.BindClass, resolve.BindTypeParam, resolve.BindComp:
		return true
	}
	return false
}

func stores(b resolve.Binding) bool {
	switch b.Kind {
	case resolve.BindAssign, resolve.BindAnn, resolve.BindWith, resolve.BindFor, resolve.BindWalrus, resolve.BindType:
		return true
	}
	return false
}

// constant returns the literal that a name is bound to once, or nil.
func constant(bindings []resolve.Binding) *core.Lit {
	if len(bindings) != 1 || bindings[0].Unpacked || bindings[0].Kind != resolve.BindAssign && bindings[0].Kind != resolve.BindAnn {
		return nil
	}
	c, ok := bindings[0].Value.(*syntax.Constant)
	if !ok {
		return nil
	}
	switch {
	case c.Kind == syntax.ConstInt && c.Big == nil:
		return &core.Lit{Typed: core.Typed{T: core.IntType}, Value: c.Int}
	case c.Kind == syntax.ConstFloat && !math.IsInf(c.Float, 0):
		return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: c.Float}
	case c.Kind == syntax.ConstStr:
		return &core.Lit{Typed: core.Typed{T: core.StrType}, Value: c.Str}
	case c.Kind == syntax.ConstTrue, c.Kind == syntax.ConstFalse:
		return &core.Lit{Typed: core.Typed{T: core.BoolType}, Value: c.Kind == syntax.ConstTrue}
	}
	return nil
}

// body makes the stub of what a module runs when it is imported, but imports,
// defs, classes and constants; nil where nothing is left.
func (b *builder) body(f *resolve.File, notes *comments) *core.Func {
	var parts []string
	var first syntax.Stmt
	for i, s := range f.Tree.Body {
		if i == 0 && syntax.Docstring(f.Tree.Body) != nil || isDeclaration(f, s) {
			continue
		}
		if first == nil {
			first = s
		}
		parts = append(parts, f.Tree.Source(s.Range()))
	}
	if first == nil {
		return nil
	}
	fn := f.Funcs[0]
	out := &core.Func{Name: "main", Qual: fn.Qual, Status: core.Stub, Result: core.VoidType, Pos: core.Pos{File: f.Path, Line: 1, Col: 1}, End: fn.EndLine(),
		Doc: "runs the module's top-level code.", Source: strings.Join(parts, "\n")}
	out.Reasons = []core.Reason{{Code: core.SignatureOnly, Text: "only the signature was asked for", Pos: out.Pos}}
	return out
}

// isDeclaration tells whether a statement of a module does nothing but declare.
func isDeclaration(f *resolve.File, s syntax.Stmt) bool {
	switch s := s.(type) {
	case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Import, *syntax.ImportFrom, *syntax.Pass:
		return true
	case *syntax.Assign:
		name, ok := s.Targets[0].(*syntax.Name)
		return ok && len(s.Targets) == 1 && (name.ID == "__all__" || isConstant(f, name))
	case *syntax.AnnAssign:
		name, ok := s.Target.(*syntax.Name)
		return ok && (s.Value == nil || isConstant(f, name))
	case *syntax.ExprStmt:
		_, ok := s.Value.(*syntax.Constant)
		return ok
	}
	return false
}

func isConstant(f *resolve.File, name *syntax.Name) bool {
	sym := f.Symbol(name)
	return sym != nil && constant(f.BindingsOf(sym)) != nil
}
