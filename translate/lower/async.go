package lower

import (
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// An async function is a function: to await a call of it is to call it. A call that is
// not awaited where it stands gives a coroutine, which is run later; an asynchronous
// generator is a generator.

// unlikeFunction says why awaiting an async function is not like calling it, "" if it
// is: where Python calls it by itself, a coroutine would come out.
func unlikeFunction(fn *resolve.Func, family []*resolve.Func) string {
	for _, m := range family {
		if m.IsAsync != fn.IsAsync {
			return "some of the methods that override each other are async"
		}
	}
	if !fn.IsAsync {
		return ""
	}
	special := fn.Class != nil && strings.HasPrefix(fn.Name, "__")
	switch {
	case fn.IsProperty(), special && !fn.IsGenerator && !awaitedMethods[fn.Name], special && fn.IsGenerator && fn.Name != "__aiter__":
		return "an async function that Python calls by itself"
	}
	return ""
}

// awaitedMethods are the special methods that Python awaits.
var awaitedMethods = map[string]bool{"__anext__": true, "__aenter__": true, "__aexit__": true}

// isAsync tells whether a call gives a coroutine of a function of the program.
func (b *body) isAsync(n *syntax.Call) bool {
	values := b.valuesOf(n.Func)
	for _, v := range values {
		if v.Kind != solve.FuncVal || v.Fn == nil || !v.Fn.IsAsync || v.Fn.IsGenerator {
			return false
		}
	}
	return len(values) > 0
}

// coroutine lowers a call of an async function that does not run yet, from the call
// that would run it.
func (b *body) coroutine(n *syntax.Call, x core.Expr) core.Expr {
	if v, ok := x.(*core.CallValue); ok && len(v.Args) <= 4 {
		return coroutineOf(v.Fn, v.Args, v.T, v.Pos)
	}
	c, ok := x.(*core.Call)
	if !ok || c.Super || len(c.Args) > 4 || c.Func.Open && c.Recv == nil || slices.ContainsFunc(c.Func.Params, func(p *core.Param) bool { return p.Variadic }) {
		b.no(n, "async", "this call of an async function, which is not awaited where it stands")
	}
	fn := &core.FuncRef{Typed: core.Typed{T: funcType(c.Func)}, Func: c.Func, Recv: c.Recv}
	return coroutineOf(fn, c.Args, c.T, c.Pos)
}

// coroutineOf makes the coroutine of a function with arguments.
func coroutineOf(fn core.Expr, args []core.Expr, result *core.Type, at core.Pos) core.Expr {
	name := "Coro"
	if result.Kind == core.VoidKind {
		name = "Proc"
	}
	return &core.Runtime{Typed: core.Typed{T: core.Of(core.CoroKind, result)}, Path: "pyrt", Name: name + strconv.Itoa(len(args)), Args: append([]core.Expr{fn}, args...), Pos: at}
}

// await lowers await.
func (b *body) await(n *syntax.Await) core.Expr {
	if call, ok := n.Value.(*syntax.Call); ok {
		call = b.called(call)
		if b.isAsync(call) {
			b.awaiting = call
			return b.call(call)
		}
		if x := b.awaitedCall(call); x != nil {
			return x
		}
	}
	x := b.expr(n.Value)
	if k := x.Type().Kind; k != core.CoroKind && k != core.TaskKind || b.mayBeNone(n.Value) {
		b.no(n, "async", "await of %s", x.Type())
	}
	return changing(method(x.Type().Args[0], "Await", x))
}

// awaitedCall lowers await of a call of module asyncio, or of a method of its objects;
// nil for others.
func (b *body) awaitedCall(n *syntax.Call) core.Expr {
	switch b.dotted(n.Func) {
	case "asyncio.sleep":
		b.arguments(n, 1)
		return changing(function(core.VoidType, "AsyncSleep", b.seconds(n.Args[0])))
	case "asyncio.gather":
		return b.gather(n)
	case "asyncio.wait_for":
		return b.waitFor(n)
	}
	attr, ok := n.Func.(*syntax.Attribute)
	if !ok {
		return nil
	}
	v, ok := b.solved(attr.Value)
	if !ok {
		return nil
	}
	t, err := b.plan.TypeOf(v)
	if err != nil || t.Kind != core.NamedKind {
		return nil
	}
	recv := b.expr(attr.Value)
	switch {
	case isNamed(t, "AsyncQueue") && attr.Attr == "put":
		b.arguments(n, 1)
		return changing(b.inOrder(n, method(core.VoidType, "Put", recv, b.as(n.Args[0], t.Args[0]))))
	case isNamed(t, "AsyncQueue") && attr.Attr == "get":
		b.arguments(n, 0)
		return changing(method(t.Args[0], "Get", recv))
	case isNamed(t, "AsyncQueue") && attr.Attr == "join":
		return changing(method(core.VoidType, "Join", recv))
	case isNamed(t, "AsyncLock", "AsyncSemaphore") && attr.Attr == "acquire":
		return changing(method(core.BoolType, "Acquire", recv))
	case isNamed(t, "AsyncEvent") && attr.Attr == "wait":
		return changing(method(core.BoolType, "Wait", recv))
	}
	return nil
}

// arguments refuses a call with other than so many positional arguments.
func (b *body) arguments(n *syntax.Call, count int) {
	if len(n.Args) != count || len(n.Keywords) > 0 || hasStar(n.Args) {
		b.no(n, "arguments", "these arguments of %s", b.file.Tree.Source(n.Func.Range()))
	}
}

// seconds lowers a time as a float.
func (b *body) seconds(e syntax.Expr) core.Expr {
	x := b.expr(e)
	switch x.Type().Kind {
	case core.IntKind, core.FloatKind, core.NumKind:
		return b.float(x, e)
	}
	b.no(e, "async", "a time of type %s", x.Type())
	return nil
}

// gather lowers await asyncio.gather(...) of coroutines or tasks that give one type.
func (b *body) gather(n *syntax.Call) core.Expr {
	if len(n.Keywords) > 0 || len(n.Args) == 0 {
		b.no(n, "arguments", "these arguments of asyncio.gather")
	}
	var args []core.Expr
	var t *core.Type
	for _, a := range n.Args {
		if star, ok := a.(*syntax.Starred); ok && len(n.Args) == 1 {
			list := b.sliceOf(star.Value)
			t = list.Type().Args[0]
			args = []core.Expr{&core.Spread{Typed: core.Typed{T: list.Type()}, X: list}}
			break
		}
		x := b.expr(a)
		if t != nil && !core.Equal(t, x.Type()) {
			b.no(a, "async", "gather of what gives %s and of what gives %s", t, x.Type())
		}
		args, t = append(args, x), x.Type()
	}
	if t.Kind != core.CoroKind && t.Kind != core.TaskKind {
		b.no(n, "async", "gather of %s", t)
	}
	b.ordered(n, args...)
	if t.Args[0].Kind == core.VoidKind {
		return changing(function(core.VoidType, "Gather", args...))
	}
	return changing(function(core.Of(core.SliceKind, t.Args[0]), "Gather", args...))
}

// waitFor lowers await asyncio.wait_for(x, seconds).
func (b *body) waitFor(n *syntax.Call) core.Expr {
	args := n.Args
	if len(args) == 1 && len(n.Keywords) == 1 && n.Keywords[0].Arg == "timeout" {
		args = []syntax.Expr{args[0], n.Keywords[0].Value}
	} else {
		b.arguments(n, 2)
	}
	x := b.expr(args[0])
	if k := x.Type().Kind; k != core.CoroKind && k != core.TaskKind {
		b.no(n, "async", "wait_for of %s", x.Type())
	}
	if isNoneLit(args[1]) {
		return changing(method(x.Type().Args[0], "Await", x))
	}
	both := []core.Expr{x, b.seconds(args[1])}
	b.ordered(n, both...)
	return changing(function(x.Type().Args[0], "WaitFor", both...))
}

// asyncioCall lowers a call of module asyncio that is not awaited where it stands.
func (b *body) asyncioCall(n *syntax.Call, name string) core.Expr {
	switch name {
	case "run":
		b.arguments(n, 1)
		x := b.expr(n.Args[0])
		if x.Type().Kind != core.CoroKind {
			b.no(n, "async", "asyncio.run of %s", x.Type())
		}
		return changing(function(x.Type().Args[0], "AsyncRun", x))
	case "create_task", "ensure_future":
		return b.createTask(n, nil)
	case "sleep":
		b.arguments(n, 1)
		fn := &core.FuncName{Typed: core.Typed{T: &core.Type{Kind: core.FuncKind, Args: []*core.Type{core.FloatType}}}, Name: "AsyncSleep"}
		return function(core.Of(core.CoroKind, core.VoidType), "Proc1", fn, b.seconds(n.Args[0]))
	case "Queue":
		return b.newQueue(n)
	case "Semaphore":
		value := core.Expr(intLit(1))
		if len(n.Args) > 0 {
			b.arguments(n, 1)
			value = b.as(n.Args[0], core.IntType)
		}
		return function(b.typeOf(n), "NewAsyncSemaphore", value)
	case "Lock", "Event", "TaskGroup":
		b.arguments(n, 0)
		return function(b.typeOf(n), "NewAsync"+name)
	}
	b.no(n, "async", "asyncio.%s is not carried over yet", name)
	return nil
}

// createTask lowers create_task(coroutine), of the module or of a task group.
func (b *body) createTask(n *syntax.Call, group core.Expr) core.Expr {
	if len(n.Args) != 1 || len(n.Keywords) > 1 {
		b.no(n, "arguments", "these arguments of create_task")
	}
	x := b.expr(n.Args[0])
	if x.Type().Kind != core.CoroKind {
		b.no(n, "async", "a task of %s", x.Type())
	}
	t := core.Of(core.TaskKind, x.Type().Args[0])
	name, args := "CreateTask", []core.Expr{x}
	if group != nil {
		name, args = "CreateTaskIn", []core.Expr{group, x}
	}
	for _, k := range n.Keywords {
		if k.Arg != "name" || group != nil {
			b.no(n, "arguments", "argument %s of create_task", k.Arg)
		}
		name, args = "CreateTaskNamed", append(args, b.as(k.Value, core.StrType))
	}
	b.ordered(n, args...)
	return changing(function(t, name, args...))
}

func (b *body) newQueue(n *syntax.Call) core.Expr {
	t, limit := b.typeOf(n), core.Expr(intLit(0))
	switch {
	case len(n.Keywords) == 1 && n.Keywords[0].Arg == "maxsize" && len(n.Args) == 0:
		limit = b.as(n.Keywords[0].Value, core.IntType)
	case len(n.Args)+len(n.Keywords) > 0:
		b.arguments(n, 1)
		limit = b.as(n.Args[0], core.IntType)
	}
	return &core.Runtime{Typed: core.Typed{T: t}, Path: "pyrt", Name: "NewAsyncQueue", TypeArgs: t.Args, Args: []core.Expr{limit}}
}

// isNamed tells whether a type is one of the support library's of these names.
func isNamed(t *core.Type, names ...string) bool {
	return t.Kind == core.NamedKind && t.Path == "pyrt" && slices.Contains(names, t.Name)
}

// asyncMethods are the methods without arguments of asyncio's objects that are called
// without await.
var asyncMethods = map[string]map[string]struct {
	name   string
	result *core.Type
}{
	"AsyncQueue": {"qsize": {"Size", core.IntType}, "empty": {"Empty", core.BoolType}, "full": {"Full", core.BoolType},
		"task_done": {"TaskDone", core.VoidType}},
	"AsyncLock":      {"release": {"Release", core.VoidType}, "locked": {"Locked", core.BoolType}},
	"AsyncSemaphore": {"release": {"Release", core.VoidType}, "locked": {"Locked", core.BoolType}},
	"AsyncEvent":     {"set": {"Set", core.VoidType}, "clear": {"Clear", core.VoidType}, "is_set": {"IsSet", core.BoolType}},
	"Task": {"done": {"Done", core.BoolType}, "cancelled": {"Cancelled", core.BoolType}, "cancel": {"Cancel", core.BoolType},
		"get_name": {"Name", core.StrType}},
	"Coro": {"close": {"Close", core.VoidType}},
}

// asyncMethod lowers a method of a coroutine, a task or another object of asyncio; nil
// for those of other objects.
func (b *body) asyncMethod(n *syntax.Call, recv core.Expr, name string) core.Expr {
	t := recv.Type()
	class := t.Name
	switch {
	case t.Kind == core.TaskKind:
		class = "Task"
	case t.Kind == core.CoroKind:
		class = "Coro"
	case t.Kind != core.NamedKind || t.Path != "pyrt":
		return nil
	}
	if m, ok := asyncMethods[class][name]; ok {
		b.arguments(n, 0)
		return changing(method(m.result, m.name, recv))
	}
	switch {
	case class == "Task" && name == "result":
		b.arguments(n, 0)
		return changing(method(t.Args[0], "Result", recv))
	case class == "Coro" && name == "send":
		b.arguments(n, 1)
		if !isNoneLit(n.Args[0]) {
			break
		}
		return changing(method(core.VoidType, "Send", recv))
	case class == "AsyncQueue" && name == "get_nowait":
		b.arguments(n, 0)
		return changing(method(t.Args[0], "GetNow", recv))
	case class == "AsyncQueue" && name == "put_nowait":
		b.arguments(n, 1)
		return changing(b.inOrder(n, method(core.VoidType, "PutNow", recv, b.as(n.Args[0], t.Args[0]))))
	case class == "AsyncTaskGroup" && name == "create_task":
		return b.createTask(n, recv)
	case asyncMethods[class] == nil && class != "AsyncTaskGroup":
		return nil
	}
	b.no(n, "async", "%s of %s is not carried over yet", name, t)
	return nil
}

// asyncFor lowers async for: over an asynchronous generator, which is a generator, or
// an object by its __anext__.
func (b *body) asyncFor(n *syntax.For, at core.Placed) []core.Stmt {
	pre := b.predeclare(n.Body, n.Orelse)
	return append(pre, b.eachLoop(n, b.asyncSequence(n.Iter), at)...)
}

// asyncSequence lowers what async for goes through.
func (b *body) asyncSequence(e syntax.Expr) core.Expr {
	x := b.expr(e)
	if isObject(x.Type()) {
		x = b.required(e, x, "'async for' requires an object with __aiter__ method, got NoneType")
		fn := b.methodOf(x.Type().Class, "__aiter__")
		if fn == nil {
			b.no(e, "async", "async for over %s", x.Type())
		}
		x = b.callLowered(e, fn, x, nil)
	}
	if isObject(x.Type()) {
		fn := b.methodOf(x.Type().Class, "__anext__")
		if fn == nil || !fn.IsAsync || b.funcs[fn].Status == core.Stub || b.funcs[fn].Open || len(b.plan.Family(fn)) > 1 {
			b.no(e, "async", "async for over %s", x.Type())
		}
		next := &core.FuncRef{Typed: core.Typed{T: funcType(b.funcs[fn])}, Func: b.funcs[fn], Recv: x}
		return changing(function(core.Of(core.SeqKind, b.funcs[fn].Result), "AsyncIter", next))
	}
	if x.Type().Kind != core.SeqKind {
		b.no(e, "async", "async for over %s", x.Type())
	}
	return x
}

// withAsync lowers async with over a lock, a semaphore or a group of tasks.
func (b *body) withAsync(n *syntax.With, item *syntax.WithItem, x core.Expr, at core.Placed, inner func() []core.Stmt) []core.Stmt {
	var out []core.Stmt
	name, isName := item.OptionalVars.(*syntax.Name)
	if !isNamed(x.Type(), "AsyncTaskGroup") {
		if item.OptionalVars != nil {
			b.no(item.OptionalVars, "async", "the value of %s", x.Type())
		}
		return []core.Stmt{&core.Within{Placed: at, Call: changing(method(core.VoidType, "Within", x)).(*core.Runtime), Body: inner()}}
	}
	if isName && !assigns(n.Body, name.ID) && core.Equal(b.variable(name).Type, x.Type()) {
		v := b.variable(name)
		out, x, at = b.define(v, x, at), ref(v), core.Placed{Pos: at.Pos}
	} else if item.OptionalVars != nil {
		b.no(item.OptionalVars, "async", "this target of async with")
	}
	return append(out, &core.Within{Placed: at, Call: changing(method(core.VoidType, "Within", x)).(*core.Runtime), Body: inner()})
}
