// Package lower turns the Python tree, its inferred types and the plan of
// representations into a core program. It is the only package that knows
// Python's meaning. One file holds one syntax feature.
//
// What it cannot carry over makes the function around it a stub with a reason
// and a position, never a placeholder inside a body that claims to be whole.
package lower

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/plan"
)

// Program lowers a planned program into a core program with a module path.
func Program(p *plan.Plan, module string) *core.Program { return lower(p, module, false).Program }

// lower lowers a program; parts tells that statements of modules may be taken
// apart from each other, so that all their variables are those of the module.
func lower(p *plan.Plan, module string, parts bool) *Parts {
	l := &lowerer{parts: parts, plan: p, sol: p.Sol, prog: p.Prog, funcs: map[*resolve.Func]*core.Func{}, vars: map[symbolKey]*core.Var{},
		consts: map[symbolKey]*core.Const{}, fields: map[fieldKey]*core.Field{},
		classConsts: map[fieldKey]*core.Const{}, classVars: map[fieldKey]*core.Var{}, early: map[symbolKey]bool{}, isStatic: map[symbolKey]bool{},
		bodies: map[*resolve.File]*moduleBody{}, memos: map[*core.Func]*memo{}, dataEqs: map[*core.Class]*core.Func{}}
	p.Fields()
	out := &core.Program{Module: module}
	for _, f := range p.Prog.Files {
		if f.Role == resolve.Own {
			l.declare(f)
		}
	}
	decls := map[*resolve.File][]core.Decl{}
	for _, f := range p.Prog.Files {
		if f.Role == resolve.Own {
			classes := l.classes(f)
			decls[f] = append(l.globals(f), classes...)
		}
	}
	for _, f := range p.Prog.Files {
		if f.Role == resolve.Own {
			out.Packages = append(out.Packages, l.file(f, decls[f]))
		}
	}
	l.link()
	return l.result(out)
}

type symbolKey struct {
	file *resolve.File
	sym  resolve.SymbolID
}

type fieldKey struct {
	class *core.Class
	name  string
}

// A lowerer holds the declarations of a program.
type lowerer struct {
	plan   *plan.Plan
	sol    *solve.Solution
	prog   *resolve.Program
	bodies map[*resolve.File]*moduleBody
	funcs  map[*resolve.Func]*core.Func
	vars   map[symbolKey]*core.Var
	consts map[symbolKey]*core.Const
	fields map[fieldKey]*core.Field
	// classConsts are the class attributes that are constants.
	classConsts map[fieldKey]*core.Const
	// classVars are those that are variables of the module.
	classVars map[fieldKey]*core.Var
	// early are the module variables that may be read before they are set.
	early map[symbolKey]bool
	// isStatic are those that Go initialises.
	isStatic map[symbolKey]bool
	// parts tells that a module's statements may be taken apart.
	parts bool
	memos map[*core.Func]*memo
	// dataEqs are the methods that compare objects of dataclasses.
	dataEqs map[*core.Class]*core.Func
	// memoAsked tells whether the program looks into the memory of functions.
	memoAsked *bool
	// library are the variables that hold what is used of Python's library.
	library map[core.LibraryVar]*core.LibraryVar
	// shown are the names of the program that typed code reads as dynamic code does.
	shown map[syntax.Expr]bool
}

// An unsupported is thrown where a construct cannot be carried over.
type unsupported struct {
	reason core.Reason
}

func (l *lowerer) pos(f *resolve.File, p syntax.Pos) core.Pos {
	at := f.Tree.Position(p)
	return core.Pos{File: f.Path, Line: at.Line, Col: at.Col + 1}
}

// declare makes the core functions of a file, so that calls can refer to them
// before their bodies are lowered.
func (l *lowerer) declare(f *resolve.File) {
	for _, fn := range f.Funcs {
		if fn.Kind == resolve.ModuleBody {
			continue
		}
		l.funcs[fn] = l.signature(fn)
		l.memoized(fn)
	}
}

// signature lowers the parameters and result of a function. One without a
// representation makes it a stub whose unknown types are dynamic.
func (l *lowerer) signature(fn *resolve.Func) *core.Func {
	out := &core.Func{Name: fn.Name, Qual: fn.Qual, Result: core.VoidType, Pos: l.pos(fn.File, fn.Span.Start), End: fn.EndLine()}
	out.Source = fn.File.Tree.Source(fn.Span)
	out.Async = fn.IsAsync && !fn.IsGenerator
	if fn.Def != nil {
		if d := syntax.Docstring(fn.Def.Body); d != nil {
			out.Doc = d.Str
		}
	}
	family := l.plan.Family(fn)
	typeOf := func(vars []solve.Var, what string) *core.Type {
		t, err := l.plan.TypeOfAll(vars)
		if err != nil {
			l.fail(out, reasonOf(err, what, out.Pos))
			return core.ValueType
		}
		return t
	}
	for _, m := range family {
		if len(m.Params) != len(fn.Params) {
			l.fail(out, core.Reason{Code: "override", Text: "methods that override each other have different parameters", Pos: out.Pos})
			family = []*resolve.Func{fn}
			break
		}
	}
	for i, p := range fn.Params {
		if i == 0 && fn.IsClassMethod() {
			continue
		}
		if i == 0 && fn.SelfParam() != "" {
			v := &core.Var{Name: p.Name, Type: core.ObjectOf(l.plan.Class(fn.Class)), Kind: core.ParamVar, Pos: out.Pos}
			if l.plan.Open(fn) {
				v.Type = &core.Type{Kind: core.InterfaceKind, Class: l.plan.Class(fn.Class)}
				v.Type.Class.Polymorphic, out.Open = true, true
			}
			l.vars[symbolKey{fn.File, p.Symbol}] = v
			out.Recv = v
			continue
		}
		var vars []solve.Var
		for _, m := range family {
			vars = append(vars, l.sol.Symbol(m.File, m.Params[i].Symbol))
		}
		if l.plan.Fixed(fn, i) {
			out.Params = append(out.Params, &core.Param{Var: &core.Var{Name: p.Name, Type: core.ValueType, Kind: core.ParamVar, Pos: out.Pos}, Fixed: true})
			continue
		}
		t, err := l.plan.TypeOfAll(vars)
		if err == nil && t.Kind == core.VoidKind {
			t, err = l.plan.StoredType(vars[0])
		}
		if (err != nil || t.IsOpaque()) && len(family) == 1 {
			if seq := l.plan.IteratedType(fn, i); seq != nil {
				t, err = seq, nil
			}
		}
		if err != nil && p.Kind == resolve.VarPos && (fn.Name == "__exit__" || fn.Name == "__aexit__") && !usesParam(fn, p) {
			t, err = core.Of(core.VarTupleKind, core.ClassType), nil
		}
		if err != nil {
			l.fail(out, reasonOf(err, "parameter "+p.Name, out.Pos))
			t = core.ValueType
		}
		v := &core.Var{Name: p.Name, Type: t, Kind: core.ParamVar, Pos: out.Pos}
		l.vars[symbolKey{fn.File, p.Symbol}] = v
		if p.Kind == resolve.VarKw {
			l.fail(out, core.Reason{Code: "star-parameter", Text: "parameter **" + p.Name, Pos: out.Pos})
		}
		out.Params = append(out.Params, &core.Param{Var: v})
	}
	for _, d := range fn.Decorators {
		switch {
		case d.Name == "builtins.property", d.Name == "builtins.staticmethod", d.Name == "builtins.classmethod", d.Name == "abc.abstractmethod":
		case strings.HasSuffix(d.Name, ".setter"), isMemo(d.Name): // see memoized
		case fn.IsManager(): // see manager
		default:
			l.fail(out, core.Reason{Code: "decorator", Text: "decorator " + d.Name, Pos: out.Pos})
		}
	}
	if l.plan.CatchesRecursion(fn) {
		l.fail(out, core.Reason{Code: "recursion-error", Text: "it calls itself, and the program catches RecursionError", Pos: out.Pos})
	}
	if why := unlikeFunction(fn, family); why != "" {
		l.fail(out, core.Reason{Code: "async", Text: why, Pos: out.Pos})
	}
	if fn.IsGenerator {
		l.generator(fn, out)
		return out
	}
	var results []solve.Var
	known := false
	for _, m := range family {
		results = append(results, l.sol.Returned(m))
		known = known || len(m.Returns) > 0 || len(l.sol.Values(l.sol.Returned(m))) > 0
	}
	if fn.Name != "__init__" && known {
		out.Result = typeOf(results, "result")
	}
	return out
}

func (l *lowerer) fail(fn *core.Func, r core.Reason) {
	fn.Status = core.Stub
	fn.Reasons = append(fn.Reasons, r)
}

func reasonOf(err error, what string, pos core.Pos) core.Reason {
	r := core.Reason{Code: "unknown-type", Text: what + ": " + err.Error(), Pos: pos}
	var u *plan.Unknown
	if errors.As(err, &u) {
		r.Code = u.Code
	}
	return r
}

// classes declares the classes of a module with their constants and variables.
func (l *lowerer) classes(f *resolve.File) []core.Decl {
	var decls []core.Decl
	for _, c := range f.Classes {
		k := l.plan.Class(c)
		if d := syntax.Docstring(c.Def.Body); d != nil {
			k.Doc = d.Str
		}
		for _, fl := range k.Fields {
			l.fields[fieldKey{k, fl.Name}] = fl
		}
		k.Comment = l.commentAbove(f, c.Def)
		k.IsList = l.sol.IsListClass(c)
		for _, m := range c.Methods {
			k.Methods = append(k.Methods, l.funcs[m])
		}
		l.abstractMethods(c, k)
		if init := c.FindMethod("__init__"); init != nil {
			k.Init = l.funcs[init]
		}
		l.dataRepr(c, k)
		l.dataEq(c, k)
		decls = append(decls, l.enumMembers(f, c, k)...)
		decls = append(decls, l.classConstants(f, c, k)...)
		decls = append(decls, l.classVariables(f, c, k)...)
		decls = append(decls, k)
	}
	return decls
}

// file lowers one module into a package of its own, with its globals and classes.
func (l *lowerer) file(f *resolve.File, decls []core.Decl) *core.Package {
	name, path := moduleName(f)
	pkg := &core.Package{Name: name, Path: path}
	out := &core.File{Name: name, Pos: core.Pos{File: f.Path, Line: 1, Col: 1}}
	if d := syntax.Docstring(f.Tree.Body); d != nil {
		out.Doc = d.Str
	}
	out.Decls = decls
	for _, fn := range f.Funcs {
		if fn.Kind == resolve.Function && fn.Parent.Kind == resolve.ModuleBody {
			if m := l.memos[l.funcs[fn]]; m != nil {
				out.Decls = append(out.Decls, &core.Global{Var: m.v, Value: m.newMemo()})
			}
			out.Decls = append(out.Decls, l.funcs[fn])
		}
	}
	for _, fn := range f.Funcs {
		switch fn.Kind {
		case resolve.Method:
			l.body(fn)
		case resolve.Function:
			if fn.Parent.Kind == resolve.ModuleBody {
				l.body(fn)
			}
		}
	}
	l.moduleBody(f, out)
	pkg.Files = []*core.File{out}
	return pkg
}

// goConstant tells whether a literal can be a Go constant.
func goConstant(c *syntax.Constant) bool {
	switch c.Kind {
	case syntax.ConstInt:
		return c.Big == nil
	case syntax.ConstFloat, syntax.ConstStr, syntax.ConstTrue, syntax.ConstFalse:
		return true
	}
	return false
}

// body lowers a function's statements; what cannot be makes it a stub.
func (l *lowerer) body(fn *resolve.Func) {
	out := l.funcs[fn]
	if out.Status == core.Stub {
		return
	}
	b := &body{lowerer: l, fn: fn, file: fn.File, out: out}
	b.try(func() {
		stmts := fn.Body()
		if syntax.Docstring(stmts) != nil {
			stmts = stmts[1:]
		}
		b.checkBound()
		out.Body = withoutEnd(slices.Concat(b.captured(), b.flags(), b.stmts(stmts)))
		b.doubtsWritten()
		b.lastReturn()
		l.remembered(out)
	})
	out.Comment = l.commentAbove(fn.File, fn.Def)
}

// lastReturn returns None where the end of a function that returns other values
// is reached.
func (b *body) lastReturn() {
	if b.out.Yields == nil && b.out.Result.Kind != core.VoidKind && core.FallsThrough(b.out.Body) {
		x := b.convert(none(core.VoidType), b.out.Result, b.fn.Def)
		b.out.Body = append(b.out.Body, &core.Return{Placed: core.Placed{Pos: b.out.Pos}, X: x})
	}
}

// isDeclaration tells whether a top-level statement is declared elsewhere.
func (b *body) isDeclaration(s syntax.Stmt) bool {
	switch s := s.(type) {
	case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Import, *syntax.ImportFrom:
		return true
	case *syntax.Assign:
		if name, ok := s.Targets[0].(*syntax.Name); ok && len(s.Targets) == 1 {
			k := symbolKey{b.file, b.file.SymbolID(name)}
			return b.consts[k] != nil || b.isStatic[k]
		}
	}
	return false
}

func isMainGuard(e syntax.Expr) bool {
	c, ok := e.(*syntax.Compare)
	if !ok || len(c.Ops) != 1 || c.Ops[0] != syntax.Eq {
		return false
	}
	name, ok := c.Left.(*syntax.Name)
	text, ok2 := c.Comparators[0].(*syntax.Constant)
	return ok && ok2 && name.ID == "__name__" && text.Str == "__main__"
}

// A body lowers one function.
type body struct {
	*lowerer
	fn   *resolve.Func
	file *resolve.File
	out  *core.Func
	// declared are the local variables that have been declared.
	declared map[*core.Var]bool
	// doubts are those that may not be bound where they are read.
	doubts   map[resolve.SymbolID]*doubt
	handling bool // inside an except clause
	// printed is the print that is a statement of its own, and held the
	// variables that keep its arguments.
	printed *syntax.Call
	held    []core.Stmt
	// owned are the variables that live in one loop.
	owned map[*core.Var]bool
	// attrOf are the attributes that are used of objects which may be None.
	attrOf map[syntax.Expr]string
	// loops are the loops around: the variable that says whether a break ended
	// it, or nil.
	loops []*core.Var
	// awaiting is the call that is awaited where it stands.
	awaiting *syntax.Call
	// hoisted are the elements that a statement in front has popped.
	hoisted map[syntax.Expr]*core.Var
	// loopsOver is the display that a loop goes through.
	loopsOver *syntax.Set
	// made are the assignment expressions that were made in front of their statements.
	made    map[*syntax.NamedExpr]bool
	plainer map[*syntax.Call]*syntax.Call // see called
	written map[syntax.Expr]*syntax.Call  // the calls of the program behind those in plainer
	// forLibrary are the variables that hold values for the library; see heldFor.
	forLibrary map[resolve.SymbolID]bool
}

// try runs a lowering and turns what is not supported into a reason.
func (b *body) try(f func()) {
	defer func() {
		if p := recover(); p != nil {
			b.out.Body = nil
			if u, ok := p.(*unsupported); ok {
				b.fail(b.out, u.reason)
				return
			}
			// A bug of ours costs this function alone.
			b.fail(b.out, core.Reason{Code: "internal-error", Text: fmt.Sprintf("internal error: %v", p), Pos: b.out.Pos})
		}
	}()
	f()
}

// no gives up on the function: a construct is not carried over.
func (b *body) no(n syntax.Node, code, format string, args ...any) {
	panic(&unsupported{core.Reason{Code: code, Text: fmt.Sprintf(format, args...), Pos: b.pos(b.file, n.Pos())}})
}

// commentAbove returns the comment lines right above a statement.
func (l *lowerer) commentAbove(f *resolve.File, n syntax.Node) string {
	var lines []string
	line := f.Tree.Line(n.Pos()) - 1
	for i := len(f.Tree.Comments) - 1; i >= 0; i-- {
		c := f.Tree.Comments[i]
		if c.Start >= n.Pos() {
			continue
		}
		if !c.Own || f.Tree.Line(c.Start) != line {
			break
		}
		lines = append([]string{strings.TrimSpace(strings.TrimPrefix(c.Text, "#"))}, lines...)
		line--
	}
	return strings.Join(lines, "\n")
}

// withoutEnd drops a return without a value at the end of a function, where Go returns
// by itself.
func withoutEnd(body []core.Stmt) []core.Stmt {
	if len(body) == 0 {
		return body
	}
	last := len(body) - 1
	if r, ok := body[last].(*core.Return); ok && last > 0 && r.X == nil && len(r.Comment) == 0 && r.Trail == "" {
		return body[:last]
	}
	return body
}
