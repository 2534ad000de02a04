package lower

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// withStmt lowers a with statement. Its managers are files, objects with __enter__ and
// __exit__, also of the library, functions made managers by contextlib.contextmanager, and suppress.
func (b *body) withStmt(n *syntax.With, at core.Placed) []core.Stmt {
	pre := b.predeclare([]syntax.Stmt{n})
	return append(pre, b.withItems(n, n.Items, at)...)
}

// withItems lowers the managers of a with statement, each around those that follow.
func (b *body) withItems(n *syntax.With, items []*syntax.WithItem, at core.Placed) []core.Stmt {
	if len(items) == 0 {
		return b.scoped(n.Body)
	}
	item, inner := items[0], func() []core.Stmt { return b.withItems(n, items[1:], core.Placed{Pos: at.Pos}) }
	if call, ok := item.ContextExpr.(*syntax.Call); ok {
		if d := b.prog.Lookup(b.file, call.Func); d.Name == "contextlib.suppress" {
			return []core.Stmt{&core.Try{Placed: at, Body: inner(), Handlers: []core.Handler{b.suppressed(call, item)}}}
		}
		if values := b.valuesOf(call.Func); len(values) == 1 && values[0].Kind == solve.FuncVal && values[0].Fn != nil && values[0].Fn.IsManager() && values[0].Fn.IsAsync == n.IsAsync {
			return b.withManager(n, item, call, values[0], at, inner)
		}
	}
	x := b.expr(item.ContextExpr)
	switch {
	case n.IsAsync && isNamed(x.Type(), "AsyncLock", "AsyncSemaphore", "AsyncTaskGroup"):
		return b.withAsync(n, item, x, at, inner)
	case core.Equal(x.Type(), core.FileType) && !n.IsAsync:
		return b.withFile(n, item, x, at, inner)
	case x.Type().Kind == core.ObjectKind && !b.mayBeNone(item.ContextExpr):
		return b.withObject(n, item, x, at, inner)
	case isLibrary(x.Type()) && !n.IsAsync && !b.fn.IsGenerator:
		return b.withLibrary(n, item, x, at, inner)
	}
	b.no(item.ContextExpr, "with", "with %s is not carried over yet", x.Type())
	return nil
}

// suppressed is the clause that takes what contextlib.suppress names.
func (b *body) suppressed(call *syntax.Call, item *syntax.WithItem) core.Handler {
	if len(call.Args) == 0 || len(call.Keywords) > 0 || item.OptionalVars != nil {
		b.no(call, "with", "this form of suppress")
	}
	h := core.Handler{Pos: b.pos(b.file, call.Pos())}
	for _, a := range call.Args {
		h.Classes = append(h.Classes, b.caughtClass(a))
	}
	return h
}

// withFile lowers with open(...): the file is closed when the body is left.
func (b *body) withFile(n *syntax.With, item *syntax.WithItem, x core.Expr, at core.Placed, inner func() []core.Stmt) []core.Stmt {
	var out []core.Stmt
	name, ok := item.OptionalVars.(*syntax.Name)
	switch r, isRef := x.(*core.Ref); {
	case ok:
		v := b.variable(name)
		if !core.Equal(v.Type, x.Type()) || v.Captured || assigns(n.Body, name.ID) {
			b.no(name, "with", "variable %s is not this file alone", name.ID)
		}
		out, x = b.define(v, x, at), ref(v)
	case item.OptionalVars != nil || isRef && (r.Var.Captured || r.Var.Kind == core.GlobalVar || assigns(n.Body, r.Var.Name)):
		b.no(item.ContextExpr, "with", "this form of with")
	case !isRef:
		v := &core.Var{Name: "file", Type: x.Type(), Kind: core.LocalVar, Pos: at.Pos}
		b.isNew(v)
		out, x = []core.Stmt{&core.Let{Placed: at, Var: v, X: x}}, ref(v)
	}
	end := &core.Do{X: changing(method(core.VoidType, "Close", x))}
	return append(out, &core.Try{Placed: core.Placed{Pos: at.Pos}, Body: inner(), Finally: []core.Stmt{end}})
}

// withObject lowers with over an object of the program. An __exit__ that does not look
// at the exception is deferred.
func (b *body) withObject(n *syntax.With, item *syntax.WithItem, x core.Expr, at core.Placed, inner func() []core.Stmt) []core.Stmt {
	names := [2]string{"__enter__", "__exit__"}
	if n.IsAsync {
		names = [2]string{"__aenter__", "__aexit__"}
	}
	enter, exit := b.managed(item, x, names[0]), b.managed(item, x, names[1])
	b.returnsBefore(n, exit.Body())
	out, x := b.enter(n, item, enter, x, at)
	low := b.funcs[exit]
	if !looksAtException(exit) && !b.prog.MaySwallow(b.file, n) {
		end := &core.Do{X: b.exitCall(n, exit, x)}
		return append(out, &core.Try{Placed: core.Placed{Pos: at.Pos}, Body: inner(), Finally: []core.Stmt{end}})
	}
	t := funcType(low)
	if len(t.Args) != 3 || t.Args[0].Kind != core.ClassKind || t.Args[1].Kind != core.ErrorKind || t.Args[2].Kind != core.ValueKind {
		b.no(n, "with", "the parameters of %s", exit.Qual)
	}
	within := &core.Within{Placed: core.Placed{Pos: at.Pos}}
	run := "Within"
	switch {
	case t.Result == nil:
	case t.Result.Kind == core.BoolKind:
		run, within.Swallows = "WithinSwallowing", b.prog.MaySwallow(b.file, n)
	default:
		b.no(n, "with", "the result of %s", exit.Qual)
	}
	within.Call = function(core.VoidType, run, &core.FuncRef{Typed: core.Typed{T: t}, Func: low, Recv: x})
	within.Body = inner()
	return append(out, within)
}

// enter calls the __enter__ of a manager, which is held in a variable, and stores what
// it gives in the target of the statement. It returns the variable.
func (b *body) enter(n *syntax.With, item *syntax.WithItem, enter *resolve.Func, x core.Expr, at core.Placed) ([]core.Stmt, core.Expr) {
	name, isName := item.OptionalVars.(*syntax.Name)
	isSelf := item.OptionalVars != nil && returnsSelf(enter)
	rest := core.Placed{Pos: at.Pos}
	if isSelf && isName && !assigns(n.Body, name.ID) {
		if v := b.variable(name); v.Kind == core.LocalVar && !v.Captured && core.Equal(v.Type, x.Type()) {
			out := b.define(v, x, at)
			return append(out, &core.Do{Placed: rest, X: b.callLowered(n, enter, ref(v), nil)}), ref(v)
		}
	}
	var out []core.Stmt
	if r, ok := x.(*core.Ref); !ok || r.Var.Kind != core.ParamVar || r.Var.Captured || assigns(n.Body, r.Var.Name) {
		v := &core.Var{Name: "manager", Type: x.Type(), Kind: core.LocalVar, Pos: at.Pos}
		b.isNew(v)
		out, x = []core.Stmt{&core.Let{Placed: at, Var: v, X: x}}, ref(v)
		at = rest
	}
	entered := b.callLowered(n, enter, x, nil)
	switch {
	case item.OptionalVars == nil:
		return append(out, &core.Do{Placed: at, X: entered}), x
	case isSelf:
		out = append(out, &core.Do{Placed: at, X: entered})
		return append(out, b.storeTo(item.OptionalVars, x, rest)...), x
	case isName && core.Equal(b.variable(name).Type, entered.Type()):
		return append(out, b.define(b.variable(name), entered, at)...), x
	}
	held, y := b.keep(entered, at)
	return append(append(out, held...), b.storeTo(item.OptionalVars, y, rest)...), x
}

// managed returns a method of a manager that no subclass overrides.
func (b *body) managed(item *syntax.WithItem, x core.Expr, name string) *resolve.Func {
	fn := b.methodOf(x.Type().Class, name)
	if fn == nil || b.funcs[fn] == nil || b.funcs[fn].Status == core.Stub || b.funcs[fn].Open || len(b.plan.Family(fn)) > 1 || fn.IsGenerator || fn.IsAsync != strings.HasPrefix(name, "__a") {
		b.no(item.ContextExpr, "with", "with %s: its %s is not carried over", x.Type(), name)
	}
	return fn
}

// exitCall calls an __exit__ that does not look at its arguments.
func (b *body) exitCall(n *syntax.With, fn *resolve.Func, x core.Expr) core.Expr {
	out := b.funcs[fn]
	call := &core.Call{Typed: core.Typed{T: out.Result}, Func: out, Recv: x, Pos: b.pos(b.file, n.Pos())}
	for _, p := range out.Taken() {
		if p.Var.Type.Kind == core.VarTupleKind {
			call.Args = append(call.Args, none(p.Var.Type))
			continue
		}
		call.Args = append(call.Args, b.convert(none(core.VoidType), p.Var.Type, n))
	}
	return call
}

// returnsSelf tells whether all that a method returns is its own object.
func returnsSelf(fn *resolve.Func) bool {
	for _, r := range fn.Returns {
		name, ok := r.Value.(*syntax.Name)
		if !ok || name.ID != fn.SelfParam() {
			return false
		}
	}
	return len(fn.Returns) == 1
}

// looksAtException tells whether an __exit__ uses its arguments.
func looksAtException(fn *resolve.Func) bool {
	found := false
	for _, p := range fn.Params[1:] {
		found = found || usesParam(fn, p)
	}
	return found
}

// usesParam tells whether the code of a function names a parameter.
func usesParam(fn *resolve.Func, p resolve.Param) bool {
	found := false
	syntax.InspectBody(fn.Body(), func(n syntax.Node) bool {
		if x, ok := n.(*syntax.Name); ok && x.ID == p.Name {
			found = true
		}
		return !found
	})
	return found
}

// withManager lowers with f(...) as x of a function that contextmanager was put on.
func (b *body) withManager(n *syntax.With, item *syntax.WithItem, call *syntax.Call, v *solve.Value, at core.Placed, inner func() []core.Stmt) []core.Stmt {
	out := b.funcs[v.Fn]
	if out == nil || out.Status == core.Stub || !out.Manager {
		b.no(call, "with", "%s is not carried over", v.Fn.Qual)
	}
	b.returnsBefore(n, v.Fn.Body())
	var recv core.Expr
	if attr, ok := call.Func.(*syntax.Attribute); ok && v.Self != nil {
		b.noteAttr(attr)
		recv = b.receiver(attr.Value)
	}
	if recv == nil && out.Recv != nil {
		b.no(call, "with", "%s as a function", v.Fn.Qual)
	}
	c := &core.Call{Typed: core.Typed{T: core.VoidType}, Func: out, Recv: recv, Args: b.bind(call, v.Fn, out, call.Args, call.Keywords), Pos: b.pos(b.file, call.Pos())}
	all := append([]core.Expr{recv}, c.Args...)
	b.ordered(call, all...)
	c.Recv, c.Args = all[0], all[1:]
	s := &core.Within{Placed: at, Call: c, Swallows: b.prog.MaySwallow(b.file, n)}
	var open []core.Stmt
	if out.Yields.Kind != core.VoidKind {
		s.Var, open = b.yieldedTo(item, out.Yields)
	} else if item.OptionalVars != nil {
		b.no(item.OptionalVars, "with", "%s yields nothing", v.Fn.Qual)
	}
	s.Body = append(open, inner()...)
	return []core.Stmt{s}
}

// yieldedTo declares the parameter of a with statement's body, and what stores it in
// the target that the statement names.
func (b *body) yieldedTo(item *syntax.WithItem, t *core.Type) (*core.Var, []core.Stmt) {
	if name, ok := item.OptionalVars.(*syntax.Name); ok {
		v := b.variable(name)
		if v.Kind == core.LocalVar && !v.Captured && core.Equal(v.Type, t) && b.isNew(v) {
			return v, nil
		}
	}
	v := &core.Var{Name: "value", Type: t, Kind: core.LocalVar, Pos: b.pos(b.file, item.Pos())}
	b.isNew(v)
	if item.OptionalVars == nil {
		return v, nil
	}
	return v, b.storeTo(item.OptionalVars, ref(v), core.Placed{Pos: v.Pos})
}

// manager makes the function of a generator that contextmanager was put on: it calls
// the body of the with statement where the generator yields.
func (l *lowerer) manager(fn *resolve.Func, out *core.Func) {
	out.Manager, out.Result = true, core.VoidType
	if only := l.sol.Values(l.sol.Yield(fn)); len(only) == 1 && only[0].Kind == solve.Instance && only[0].Stub.Qual() == "NoneType" {
		out.Yields = core.VoidType
	}
	if why := l.unlikeCall(fn); why != "" || len(l.plan.Family(fn)) > 1 || l.plan.Open(fn) {
		if why == "" {
			why = "a context manager that is overridden"
		}
		l.fail(out, core.Reason{Code: "with", Text: why, Pos: out.Pos})
	}
}

// unlikeCall says why the generator of a context manager is not like a function that
// calls the body once, "" if it is: it has one yield, which nothing passes by.
func (l *lowerer) unlikeCall(fn *resolve.Func) string {
	if len(fn.Yields) != 1 {
		return "a context manager with several yields"
	}
	why := ""
	(&syntax.File{Body: fn.Body()}).Walk(func(n syntax.Node, stack []syntax.Node) {
		y, ok := n.(*syntax.Yield)
		if !ok {
			if _, from := n.(*syntax.YieldFrom); from {
				why = "yield from in a context manager"
			}
			return
		}
		if len(stack) == 0 || !isStmtOf(stack[len(stack)-1], y) {
			why = "the value of the yield of a context manager"
			return
		}
		child := stack[len(stack)-1].(syntax.Stmt)
		for _, s := range slices.Backward(stack[:len(stack)-1]) {
			switch s := s.(type) {
			case *syntax.Try:
				if !slices.Contains(s.Body, child) || len(s.Handlers) > 0 && s.Body[0] != child {
					why = "the place of the yield of a context manager"
				}
				child = s
			case *syntax.With:
				if s.Body[0] != child && l.prog.MaySwallow(fn.File, s) {
					why = "the place of the yield of a context manager"
				}
				child = s
			default:
				why = "the place of the yield of a context manager"
			}
		}
	})
	for _, r := range fn.Returns {
		if r.Pos() < fn.Yields[0].Pos() {
			why = "a context manager that may return before it yields"
		}
	}
	return why
}

func isStmtOf(n syntax.Node, e syntax.Expr) bool {
	s, ok := n.(*syntax.ExprStmt)
	return ok && s.Value == e
}
