package stubs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// A reader turns the tree of one stub file into declarations.
type reader struct {
	name   string
	file   *syntax.File
	module *Module
	names  map[string]string // names imported from other stubs, to dotted names
	params [][]string        // type parameters in scope
	class  *Class
}

func (r *reader) bad(n syntax.Node, format string, args ...any) {
	panic(fmt.Sprintf("stubs: %s.pyi:%d: %s", r.name, r.file.Line(n.Pos()), fmt.Sprintf(format, args...)))
}

func (r *reader) read() *Module {
	r.module = &Module{
		Name:    r.name,
		Classes: map[string]*Class{},
		Funcs:   map[string][]*Func{},
		Vars:    map[string]*Type{},
		Aliases: map[string]string{},
	}
	r.names = map[string]string{}
	for _, s := range r.file.Body {
		r.declareName(s)
	}
	for _, s := range r.file.Body {
		r.stmt(s)
	}
	return r.module
}

// declareName notes the names of classes and imports, for use in any order.
func (r *reader) declareName(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ClassDef:
		r.names[s.Name] = qual(r.name, s.Name)
	case *syntax.ImportFrom:
		for _, a := range s.Names {
			name := a.AsName
			if name == "" {
				name = a.Name
			}
			r.names[name] = qual(s.Module, a.Name)
			r.module.Aliases[name] = s.Module + "." + a.Name
		}
	}
}

func (r *reader) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ClassDef:
		r.classDef(s)
	case *syntax.FunctionDef:
		f := r.function(s)
		r.module.Funcs[s.Name] = append(r.module.Funcs[s.Name], f)
	case *syntax.AnnAssign:
		name, ok := s.Target.(*syntax.Name)
		if !ok {
			r.bad(s, "a variable must be a name")
		}
		r.module.Vars[name.ID] = r.typ(s.Annotation)
	case *syntax.Assign:
		target, ok := s.Targets[0].(*syntax.Name)
		value := dotted(s.Value)
		if !ok || value == "" {
			r.bad(s, "an alias must be a name")
		}
		if !strings.Contains(value, ".") {
			value = r.name + "." + value
		}
		r.module.Aliases[target.ID] = value
	case *syntax.ImportFrom:
	case *syntax.ExprStmt: // a docstring
	default:
		r.bad(s, "a stub holds no %T", s)
	}
}

func dotted(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		if base := dotted(e.Value); base != "" {
			return base + "." + e.Attr
		}
	}
	return ""
}

func typeParams(list []syntax.TypeParam) []string {
	var names []string
	for _, p := range list {
		if v, ok := p.(*syntax.TypeVar); ok {
			names = append(names, v.Name)
		}
	}
	return names
}

func (r *reader) classDef(s *syntax.ClassDef) {
	c := &Class{Name: s.Name, Module: r.name, TypeParams: typeParams(s.TypeParams), Methods: map[string][]*Func{}, Attrs: map[string]*Type{}}
	if r.module.Classes[s.Name] != nil {
		r.bad(s, "class %s is declared twice", s.Name)
	}
	r.module.Classes[s.Name] = c
	r.params = append(r.params, c.TypeParams)
	outer := r.class
	r.class = c
	for _, b := range s.Bases {
		c.Bases = append(c.Bases, r.typ(b))
	}
	for _, d := range s.DecoratorList {
		if dotted(d) != "protocol" {
			r.bad(d, "unknown decorator")
		}
		c.Protocol = true
	}
	for _, m := range s.Body {
		r.member(m)
	}
	r.class = outer
	r.params = r.params[:len(r.params)-1]
}

func (r *reader) member(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		f := r.function(s)
		if f.Property {
			r.class.Attrs[s.Name] = f.Result
			return
		}
		r.class.Methods[s.Name] = append(r.class.Methods[s.Name], f)
	case *syntax.AnnAssign:
		name, ok := s.Target.(*syntax.Name)
		if !ok {
			r.bad(s, "an attribute must be a name")
		}
		r.class.Attrs[name.ID] = r.typ(s.Annotation)
	case *syntax.Assign: // an alias of a method: other = method
		target, ok := s.Targets[0].(*syntax.Name)
		from := dotted(s.Value)
		if !ok || r.class.Methods[from] == nil {
			r.bad(s, "an alias must name a method above it")
		}
		for _, f := range r.class.Methods[from] {
			copied := *f
			copied.Name = target.ID
			r.class.Methods[target.ID] = append(r.class.Methods[target.ID], &copied)
		}
	case *syntax.ExprStmt, *syntax.Pass:
	default:
		r.bad(s, "a class holds no %T", s)
	}
}

func (r *reader) function(s *syntax.FunctionDef) *Func {
	f := &Func{Name: s.Name, Module: r.name, Class: r.class, TypeParams: typeParams(s.TypeParams)}
	for _, d := range s.DecoratorList {
		r.decorate(f, d)
	}
	r.params = append(r.params, f.TypeParams)
	f.Params = r.paramList(s.Args)
	if r.class != nil && !f.Static {
		if len(f.Params) == 0 {
			r.bad(s, "method %s has no self", s.Name)
		}
		f.Params = f.Params[1:]
	}
	if s.Returns == nil {
		r.bad(s, "%s declares no result", s.Name)
	}
	f.Result = r.typ(s.Returns)
	r.params = r.params[:len(r.params)-1]
	return f
}

func (r *reader) decorate(f *Func, d syntax.Expr) {
	switch name := dotted(d); name {
	case "overload", "pure":
	case "staticmethod":
		f.Static = true
	case "classmethod":
		f.ClassLevel = true
	case "property":
		f.Property = true
	case "resizes":
		f.Resizes, f.Mutates = true, true
	case "mutates":
		f.Mutates = true
	case "keeps":
		f.Keeps = true
	default:
		r.bad(d, "unknown decorator %q", name)
	}
}

func (r *reader) paramList(a *syntax.Arguments) []Param {
	var list []Param
	firstDefault := len(a.PosOnlyArgs) + len(a.Args) - len(a.Defaults)
	add := func(arg *syntax.Arg, kind ParamKind, optional bool) {
		p := Param{Name: arg.Arg, Kind: kind, Type: &Type{}, Optional: optional}
		if arg.Annotation != nil {
			p.Type = r.typ(arg.Annotation)
		}
		list = append(list, p)
	}
	for i, arg := range a.PosOnlyArgs {
		add(arg, Positional, i >= firstDefault)
	}
	for i, arg := range a.Args {
		add(arg, Either, i+len(a.PosOnlyArgs) >= firstDefault)
	}
	if a.Vararg != nil {
		add(a.Vararg, VarArgs, true)
	}
	for i, arg := range a.KwOnlyArgs {
		add(arg, KeywordOnly, a.KwDefaults[i] != nil)
	}
	if a.Kwarg != nil {
		add(a.Kwarg, VarKeywords, true)
	}
	return list
}

// typ reads a type expression.
func (r *reader) typ(e syntax.Expr) *Type {
	switch e := e.(type) {
	case *syntax.Constant:
		if e.Kind == syntax.ConstNone {
			return &Type{Kind: Instance, Name: "NoneType"}
		}
	case *syntax.Name:
		return r.named(e)
	case *syntax.Attribute:
		return &Type{Kind: Instance, Name: strings.TrimPrefix(dotted(e), "builtins.")}
	case *syntax.BinOp:
		if e.Op == syntax.BitOr {
			u := &Type{Kind: Union}
			for _, side := range []syntax.Expr{e.Left, e.Right} {
				if t := r.typ(side); t.Kind == Union {
					u.Args = append(u.Args, t.Args...)
				} else {
					u.Args = append(u.Args, t)
				}
			}
			return u
		}
	case *syntax.Subscript:
		return r.generic(e)
	}
	r.bad(e, "no type: %s", r.file.Source(e.Range()))
	return nil
}

func (r *reader) named(e *syntax.Name) *Type {
	switch e.ID {
	case "object", "Any":
		return &Type{Kind: Any}
	case "Self":
		return &Type{Kind: SelfType}
	case "NoReturn", "Never":
		return &Type{Kind: Never}
	}
	for _, scope := range r.params {
		if slices.Contains(scope, e.ID) {
			return &Type{Kind: Variable, Name: e.ID}
		}
	}
	if name, ok := r.names[e.ID]; ok {
		return &Type{Kind: Instance, Name: name}
	}
	return &Type{Kind: Instance, Name: e.ID} // a builtin; the test checks that it is declared
}

func (r *reader) generic(e *syntax.Subscript) *Type {
	args := []syntax.Expr{e.Slice}
	if t, ok := e.Slice.(*syntax.Tuple); ok {
		args = t.Elts
	}
	switch name := dotted(e.Value); name {
	case "Callable":
		return r.callable(e, args)
	case "tuple":
		if n := len(args); n == 2 && isEllipsis(args[1]) {
			return &Type{Kind: Instance, Name: "tuple", Args: []*Type{r.typ(args[0])}}
		}
		return &Type{Kind: TupleOf, Args: r.types(args)}
	case "type":
		return &Type{Kind: ClassOf, Args: r.types(args)}
	default:
		t := *r.typ(e.Value)
		t.Args = r.types(args)
		return &t
	}
}

func (r *reader) types(list []syntax.Expr) []*Type {
	var out []*Type
	for _, e := range list {
		out = append(out, r.typ(e))
	}
	return out
}

func (r *reader) callable(e *syntax.Subscript, args []syntax.Expr) *Type {
	if len(args) != 2 {
		r.bad(e, "Callable takes parameters and a result")
	}
	t := &Type{Kind: Callable}
	if list, ok := args[0].(*syntax.List); ok {
		t.Args = r.types(list.Elts)
	} else if isEllipsis(args[0]) {
		t.Variadic = true
	} else {
		r.bad(e, "parameters of a Callable are a list or ...")
	}
	t.Args = append(t.Args, r.typ(args[1]))
	return t
}

func isEllipsis(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstEllipsis
}
