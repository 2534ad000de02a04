package resolve

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

func (b *builder) functionDef(s *syntax.FunctionDef) {
	fn := &Func{
		Kind: Function, Name: s.Name, Qual: b.qual(s.Name), File: b.f, Parent: b.fn, Def: s,
		Span: s.Span, IsAsync: s.IsAsync, IsStub: isStub(s.Body), Depth: b.fn.Depth,
	}
	if b.fn.Kind != ModuleBody {
		fn.Depth++
	}
	if b.class != nil {
		fn.Kind, fn.Class = Method, b.class
		b.class.Methods = append(b.class.Methods, fn)
	}
	fn.Decorators = decorators(s.DecoratorList)
	b.define(s.Name, Assigned, s.NamePos, Binding{Kind: BindDef, Node: s, Pos: s.NamePos})
	b.f.Funcs = append(b.f.Funcs, fn)
	b.defaults(s.Args)
	b.exprs(s.DecoratorList)
	outer := b.typeParams(s.TypeParams, s, s.Name)
	b.annotations(s.Args, s.Returns)
	b.function(fn, FunctionScope, s.Name, s, s.Args, func() { b.stmts(s.Body) })
	b.scope = outer
}

func (b *builder) lambda(e *syntax.Lambda) {
	fn := &Func{Kind: Lambda, Name: "<lambda>", Qual: b.qual("<lambda>"), File: b.f, Parent: b.fn, Lambda: e, Span: e.Span, Depth: b.fn.Depth}
	if b.fn.Kind != ModuleBody {
		fn.Depth++
	}
	b.f.Funcs = append(b.f.Funcs, fn)
	b.defaults(e.Args)
	b.function(fn, LambdaScope, "lambda", e, e.Args, func() { b.expr(e.Body) })
}

// function visits parameters and body of fn in a scope of its own.
func (b *builder) function(fn *Func, kind ScopeKind, name string, node syntax.Node, args *syntax.Arguments, body func()) {
	outerFn, outerClass := b.fn, b.class
	b.fn, b.class = fn, nil
	outer := b.push(kind, node, name)
	fn.Scope = b.scope
	b.params(fn, args)
	body()
	b.scope, b.fn, b.class = outer, outerFn, outerClass
}

// qual returns the dotted name, without the module, of something defined here.
func (b *builder) qual(name string) string {
	switch {
	case b.class != nil:
		return b.class.Qual + "." + name
	case b.fn.Kind == ModuleBody:
		return name
	}
	return b.fn.Qual + "." + name
}

func decorators(list []syntax.Expr) []Decorator {
	var out []Decorator
	for _, e := range list {
		_, called := e.(*syntax.Call)
		out = append(out, Decorator{Expr: e, Called: called})
	}
	return out
}

func (b *builder) defaults(a *syntax.Arguments) {
	if a != nil {
		b.exprs(a.Defaults)
		b.exprs(a.KwDefaults)
	}
}

func (b *builder) annotations(a *syntax.Arguments, returns syntax.Expr) {
	if a == nil {
		b.annotation(returns)
		return
	}
	for _, list := range [][]*syntax.Arg{a.PosOnlyArgs, a.Args, {a.Vararg}, {a.Kwarg}, a.KwOnlyArgs} {
		for _, p := range list {
			if p != nil {
				b.annotation(p.Annotation)
			}
		}
	}
	b.annotation(returns)
}

// annotation visits an annotation; under PEP 563 its names make no symbols.
func (b *builder) annotation(e syntax.Expr) {
	if e == nil {
		return
	}
	outer := b.inAnnotation
	b.inAnnotation = b.inAnnotation || b.futureAnnotations
	b.expr(e)
	b.inAnnotation = outer
}

// params declares the parameters in the current scope, in CPython's order, and
// lists them in signature order.
func (b *builder) params(fn *Func, a *syntax.Arguments) {
	if a == nil {
		return
	}
	positional := len(a.PosOnlyArgs) + len(a.Args)
	add := func(p *syntax.Arg, kind ParamKind, def syntax.Expr) {
		b.define(p.Arg, Parameter, p.Pos(), Binding{Kind: BindParam, Node: p, Pos: p.Pos(), Value: def})
		fn.Params = append(fn.Params, Param{
			Name: p.Arg, Kind: kind, Annotation: p.Annotation, Default: def, Symbol: SymbolID(b.intern(p.Arg)),
		})
	}
	fn.Params = make([]Param, 0, positional+len(a.KwOnlyArgs)+2)
	byPosition := func(i int) syntax.Expr {
		if i -= positional - len(a.Defaults); i >= 0 {
			return a.Defaults[i]
		}
		return nil
	}
	for i, p := range a.PosOnlyArgs {
		add(p, PosOnly, byPosition(i))
	}
	for i, p := range a.Args {
		add(p, PosOrKw, byPosition(len(a.PosOnlyArgs)+i))
	}
	if a.Vararg != nil {
		add(a.Vararg, VarPos, nil)
	}
	for i, p := range a.KwOnlyArgs {
		add(p, KwOnly, a.KwDefaults[i])
	}
	if a.Kwarg != nil {
		add(a.Kwarg, VarKw, nil)
	}
}

func (b *builder) classDef(s *syntax.ClassDef) {
	c := &Class{Name: s.Name, Qual: b.qual(s.Name), File: b.f, Parent: b.fn, Outer: b.class, Def: s, Decorators: decorators(s.DecoratorList)}
	b.f.Classes = append(b.f.Classes, c)
	b.define(s.Name, Assigned, s.NamePos, Binding{Kind: BindClass, Node: s, Pos: s.NamePos})
	b.exprs(s.DecoratorList)
	outerClass, outerPrivate := b.class, b.private
	private := strings.TrimLeft(s.Name, "_")
	if hasPrivate(s.TypeParams) {
		b.private = private // a private type parameter belongs to the class it is of
	}
	outer := b.typeParams(s.TypeParams, s, s.Name)
	b.exprs(s.Bases)
	for _, k := range s.Keywords {
		b.expr(k.Value)
	}
	b.class, b.private = c, private
	around := b.push(ClassScope, s, s.Name)
	c.Scope = b.scope
	b.stmts(s.Body)
	b.class, b.private, b.scope = outerClass, outerPrivate, around
	b.scope = outer
}

func hasPrivate(params []syntax.TypeParam) bool {
	return slices.ContainsFunc(params, func(p syntax.TypeParam) bool {
		v, ok := p.(*syntax.TypeVar)
		return ok && strings.HasPrefix(v.Name, "__")
	})
}

func (b *builder) typeAlias(s *syntax.TypeAlias) {
	bd := Binding{Kind: BindType, Node: s, Pos: s.Name.Pos(), Value: s.Value}
	b.define(s.Name.ID, Assigned, s.Name.Pos(), bd)
	outer := b.typeParams(s.TypeParams, s, s.Name.ID)
	b.push(TypeAliasScope, s, s.Name.ID)
	b.expr(s.Value)
	b.scope = outer
}

// typeParams opens the scope of type parameters, if there are any, and returns
// the scope around.
func (b *builder) typeParams(params []syntax.TypeParam, owner syntax.Node, name string) ScopeID {
	outer := b.scope
	if len(params) == 0 {
		return outer
	}
	b.push(TypeParamScope, owner, name)
	for _, p := range params {
		switch p := p.(type) {
		case *syntax.TypeVar:
			b.typeParam(p, p.Name, p.Pos(), p.Bound, p.DefaultValue)
		case *syntax.ParamSpec:
			b.typeParam(p, p.Name, noPos, nil, p.DefaultValue)
		case *syntax.TypeVarTuple:
			b.typeParam(p, p.Name, noPos, nil, p.DefaultValue)
		}
	}
	return outer
}

func (b *builder) typeParam(p syntax.TypeParam, name string, pos syntax.Pos, parts ...syntax.Expr) {
	b.define(name, TypeParameter|Assigned, pos, Binding{Kind: BindTypeParam, Node: p, Pos: p.Pos()})
	for _, e := range parts {
		if e == nil {
			continue
		}
		outer := b.push(TypeVarScope, p, name)
		b.expr(e)
		b.scope = outer
	}
}

// isStub tells whether a body does nothing but document, pass or refuse.
func isStub(body []syntax.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.Pass:
		case *syntax.ExprStmt:
			if c, ok := s.Value.(*syntax.Constant); !ok || c.Kind != syntax.ConstStr && c.Kind != syntax.ConstEllipsis {
				return false
			}
		case *syntax.Raise:
			return raisesNotImplemented(s.Exc)
		default:
			return false
		}
	}
	return true
}

func raisesNotImplemented(e syntax.Expr) bool {
	if c, ok := e.(*syntax.Call); ok {
		e = c.Func
	}
	n, ok := e.(*syntax.Name)
	return ok && n.ID == "NotImplementedError"
}
