package solve

import (
	"maps"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

func (w *walk) stmts(body []syntax.Stmt) {
	outer := w.narrow
	for i, st := range body {
		w.stmt(st)
		// What a test rules out by leaving stays ruled out behind it.
		if n, ok := st.(*syntax.If); ok && i+1 < len(body) {
			filled := w.filled(n)
			switch {
			case !w.fallsThrough(n.Body) && len(n.Orelse) == 0:
				w.narrow = w.narrowed(n.Test, false)
			case len(n.Orelse) > 0 && !w.fallsThrough(n.Orelse):
				w.narrow = w.narrowed(n.Test, true)
				w.forget(n.Body, n.Orelse)
			default:
				w.forget(n.Body, n.Orelse)
			}
			if filled != nil {
				w.narrow = filled(w.narrow)
			}
		}
		if n, ok := st.(*syntax.Assert); ok {
			w.narrow = w.narrowed(n.Test, true)
		}
	}
	w.narrow = outer
}

// branch walks a body under the assumption that a test came out as truth.
func (w *walk) branch(test syntax.Expr, truth bool, body []syntax.Stmt) {
	outer := w.narrow
	w.narrow = w.narrowed(test, truth)
	w.stmts(body)
	w.narrow = outer
}

func (w *walk) stmt(st syntax.Stmt) {
	w.forgetWalrus(st)
	switch n := st.(type) {
	case *syntax.ExprStmt:
		w.expr(n.Value)
	case *syntax.Assign:
		w.assignStmt(n)
	case *syntax.AugAssign:
		w.augAssign(n)
	case *syntax.AnnAssign:
		if n.Value != nil {
			w.assign(n.Target, w.expr(n.Value))
		} else {
			w.targetVar(n.Target)
		}
	case *syntax.Return:
		w.returnStmt(n)
	case *syntax.If:
		w.expr(n.Test)
		w.branch(n.Test, true, n.Body)
		w.branch(n.Test, false, n.Orelse)
		w.forget(n.Body, n.Orelse)
	case *syntax.While:
		w.forget(n.Body)
		w.expr(n.Test)
		w.branch(n.Test, true, n.Body)
		w.forget(n.Body)
		w.stmts(n.Orelse)
		w.forget(n.Orelse)
	case *syntax.For:
		iter := w.expr(n.Iter)
		w.forget(n.Body)
		if n.IsAsync {
			w.assign(n.Target, w.asyncElement(iter))
		} else {
			w.assign(n.Target, w.elementOfExpr(n.Iter, iter))
		}
		w.stmts(n.Body)
		w.forget(n.Body)
		w.stmts(n.Orelse)
		w.forget(n.Orelse)
	case *syntax.With:
		w.with(n)
	case *syntax.Try:
		w.try(n)
	case *syntax.Raise:
		if n.Exc != nil {
			w.expr(n.Exc)
		}
		if n.Cause != nil {
			w.expr(n.Cause)
		}
	case *syntax.Assert:
		w.expr(n.Test)
		if n.Msg != nil {
			w.expr(n.Msg)
		}
	case *syntax.Delete:
		w.forgetAttrs("")
		for _, t := range n.Targets {
			if sub, ok := t.(*syntax.Subscript); ok {
				w.method(w.expr(sub.Value), "__delitem__", w.expr(sub.Slice))
			}
		}
	case *syntax.FunctionDef:
		w.functionDef(n)
	case *syntax.ClassDef:
		w.classDef(n)
		w.forgetAttrs("")
	case *syntax.Match:
		w.match(n)
	case *syntax.Import, *syntax.ImportFrom:
		w.imports(st)
	case *syntax.TypeAlias, *syntax.Global, *syntax.Nonlocal, *syntax.Pass, *syntax.Break, *syntax.Continue:
	}
}

func (w *walk) assignStmt(n *syntax.Assign) {
	value := w.expr(n.Value)
	for _, t := range n.Targets {
		w.assign(t, value)
	}
}

func (w *walk) augAssign(n *syntax.AugAssign) {
	var old Var
	switch t := n.Target.(type) {
	case *syntax.Name:
		old = w.symbol(w.file, w.file.SymbolID(t))
	default:
		old = w.expr(n.Target)
	}
	w.assign(n.Target, w.inPlace(n.Op, old, w.expr(n.Value)))
}

func (w *walk) returnStmt(n *syntax.Return) {
	if n.Value == nil {
		w.add(w.solver.fn(w.fn).result, w.atom("NoneType"))
		return
	}
	v := w.expr(n.Value)
	if w.givesUp(n.Value) {
		return
	}
	w.flow(v, w.solver.fn(w.fn).result)
}

// givesUp tells whether an operator's method returns NotImplemented, which never is the
// operator's value.
func (w *walk) givesUp(e syntax.Expr) bool {
	return w.fn.Class != nil && operatorMethods[w.fn.Name] && w.prog.Dotted(w.file, e) == "builtins.NotImplemented"
}

func (w *walk) try(n *syntax.Try) {
	w.stmts(n.Body)
	w.forget(n.Body)
	for _, h := range n.Handlers {
		w.handler(h)
		w.forget(h.Body)
	}
	w.stmts(n.Orelse)
	w.forget(n.Orelse)
	w.stmts(n.Finalbody)
	w.forget(n.Finalbody)
}

// handler walks an except clause, in which its name holds what it caught,
// whatever other clauses bind to the same name.
func (w *walk) handler(h *syntax.ExceptHandler) {
	outer := w.narrow
	if h.Type != nil {
		classes := w.expr(h.Type)
		if h.Name != "" {
			id := w.handlerSymbol(h)
			caught := w.newVar()
			w.catch(classes, caught)
			w.flow(caught, w.symbol(w.file, id))
			w.narrow = maps.Clone(outer)
			w.narrow[narrowKey{file: w.file, sym: id}] = caught
		}
	}
	w.stmts(h.Body)
	w.narrow = outer
}

// handlerSymbol finds the symbol that an except clause binds.
func (w *walk) handlerSymbol(h *syntax.ExceptHandler) resolve.SymbolID {
	for i := range w.file.Bindings {
		if b := &w.file.Bindings[i]; b.Kind == resolve.BindExcept && b.Node == syntax.Node(h) {
			return b.Symbol
		}
	}
	return 0
}

// catch makes instances of the exception classes in a Var arrive in another.
func (w *walk) catch(classes, into Var) {
	w.watch(classes, func(v *Value) {
		switch v.Kind {
		case ClassVal:
			w.add(into, w.instanceOf(v))
		case TupleVal, Instance:
			for _, a := range v.Args {
				w.catch(a, into)
			}
		}
	})
}

// instanceOf returns a plain instance of a class value.
func (s *solver) instanceOf(v *Value) *Value {
	if v.Own != nil {
		return s.object(v.Own)
	}
	return s.object(v.Stub)
}

func (w *walk) functionDef(n *syntax.FunctionDef) {
	fn := w.file.FuncOf(n)
	if fn == nil || fn.IsOverload() {
		return
	}
	value := w.newVar(w.funcValue(fn, nil))
	for i := len(n.DecoratorList) - 1; i >= 0; i-- {
		value = w.decorated(fn, fn.Decorators[i], value)
	}
	if id := w.file.SymbolAt(n.NamePos); id != resolve.NoSymbol && fn.Kind != resolve.Method {
		w.flow(value, w.symbol(w.file, id))
	} else if fn.Kind == resolve.Method {
		w.flow(value, w.methodVar(fn))
	}
	w.body(fn)
	if self := fn.SelfParam(); self != "" {
		w.add(w.solver.fn(fn).params[0], w.object(fn.Class))
	} else if fn.IsClassMethod() && len(fn.Params) > 0 {
		w.add(w.solver.fn(fn).params[0], w.classValue(fn.Class))
	}
}

// decorated returns what a decorator makes of a function.
func (w *walk) decorated(fn *resolve.Func, d resolve.Decorator, value Var) Var {
	switch d.Name {
	case "builtins.property", "builtins.staticmethod", "builtins.classmethod", "abc.abstractmethod",
		"functools.cache", "functools.lru_cache", "functools.cached_property", "functools.wraps",
		"typing.final", "typing.override", "functools.singledispatch", "contextlib.contextmanager", "contextlib.asynccontextmanager", "atexit.register":
		if d.Called {
			w.expr(d.Expr)
		}
		return value
	}
	if fn.IsProperty() || isAccessor(d) {
		return value
	}
	res := w.newVar()
	w.callVar(d.Expr, w.expr(d.Expr), call{args: []Var{value}}, res)
	return res
}

// isAccessor tells whether a decorator is x.setter, x.getter or x.deleter.
func isAccessor(d resolve.Decorator) bool {
	a, ok := d.Expr.(*syntax.Attribute)
	return ok && (a.Attr == "setter" || a.Attr == "getter" || a.Attr == "deleter")
}

func (w *walk) classDef(n *syntax.ClassDef) {
	c := w.file.ClassOf(n)
	if c == nil {
		return
	}
	for _, b := range n.Bases {
		w.expr(b)
	}
	if id := w.file.SymbolAt(n.NamePos); id != resolve.NoSymbol {
		w.add(w.symbol(w.file, id), w.classValue(c))
	}
	w.stmts(n.Body)
	w.classFields(c)
}

func (w *walk) imports(st syntax.Stmt) {
	for i := range w.file.Imports {
		im := &w.file.Imports[i]
		if im.Node == nil || im.Node.Pos() < st.Pos() || im.Node.Pos() >= st.EndPos() || im.Symbol == resolve.NoSymbol {
			continue
		}
		w.importName(i, w.symbol(w.file, im.Symbol))
	}
}

// importName makes what an import binds arrive in a Var.
func (w *walk) importName(i int, into Var) {
	im := &w.file.Imports[i]
	d := w.prog.ImportDef(w.file, i)
	if w.addDef(d, into) {
		return
	}
	name := im.Target
	switch {
	case im.Name != "":
		w.addDeclared(name+"."+im.Name, into)
	case im.AsName == "":
		top, _, _ := strings.Cut(name, ".")
		w.add(into, w.moduleValue(top))
	default:
		w.add(into, w.moduleValue(name))
	}
}

// addDef makes what a resolved name means arrive in a Var; false if it means
// nothing of the program's own.
func (s *solver) addDef(d resolve.Def, into Var) bool {
	switch {
	case d.Func != nil:
		s.flow(s.defVar(d.Func), into)
	case d.Class != nil:
		s.add(into, s.classValue(d.Class))
	case d.Module != nil:
		s.add(into, s.moduleValue(d.Module.Name))
	case d.File != nil:
		s.flow(s.symbol(d.File, d.Symbol), into)
	default:
		return false
	}
	return true
}

// defVar returns the Var of the name that a def binds, with its decorators applied.
func (s *solver) defVar(fn *resolve.Func) Var {
	if fn.Kind == resolve.Method {
		return s.methodVar(fn)
	}
	if fn.Def != nil {
		if id := fn.File.SymbolAt(fn.Def.NamePos); id != resolve.NoSymbol {
			return s.symbol(fn.File, id)
		}
	}
	return s.newVar(s.funcValue(fn, nil))
}
