package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A taskGroup is an asyncio.TaskGroup.
type taskGroup struct {
	parent                                  *asyncFuture
	tasks                                   map[*asyncFuture]bool
	order                                   []*asyncFuture
	errors                                  []*pyrt.Exception
	base                                    *pyrt.Exception // KeyboardInterrupt or SystemExit
	entered, exiting, aborting, askedParent bool
	completed                               *asyncFuture
}

var (
	taskGroupType = NewType("asyncio.taskgroups", "TaskGroup")
	timeoutType   = NewType("asyncio.timeouts", "Timeout")
)

// PyClass returns asyncio.TaskGroup.
func (*taskGroup) PyClass() *Class { return taskGroupType }

func (g *taskGroup) create(coro, name Value) *asyncFuture {
	switch {
	case !g.entered:
		raise(pyrt.RuntimeError, "TaskGroup has not been entered")
	case g.exiting && len(g.tasks) == 0:
		raise(pyrt.RuntimeError, "TaskGroup is finished")
	case g.aborting:
		raise(pyrt.RuntimeError, "TaskGroup is shutting down")
	}
	t := needLoop().task(coro, name)
	t.onDone(g.taskDone)
	g.tasks[t] = true
	g.order = append(g.order, t)
	return t
}

func isBaseError(e *pyrt.Exception) bool { return pyrt.Is(e, pyrt.SystemExit, pyrt.KeyboardInterrupt) }

func (g *taskGroup) taskDone(t *asyncFuture) {
	delete(g.tasks, t)
	if g.completed != nil && len(g.tasks) == 0 && !g.completed.done() {
		g.completed.finish(futureDone, true, nil)
	}
	if t.state == futureCancelled || t.exc == nil {
		return
	}
	g.errors = append(g.errors, t.exc)
	if isBaseError(t.exc) && g.base == nil {
		g.base = t.exc
	}
	if g.parent.done() {
		return
	}
	if !g.aborting && !g.askedParent {
		g.abort()
		g.askedParent = true
		g.parent.cancel(nil)
	}
}

func (g *taskGroup) abort() {
	g.aborting = true
	for _, t := range g.order {
		if !t.done() {
			t.cancel(nil)
		}
	}
}

func (g *taskGroup) exit(y *Yielder, exc *pyrt.Exception) Value {
	g.exiting = true
	if exc != nil && isBaseError(exc) && g.base == nil {
		g.base = exc
	}
	var cancelled *pyrt.Exception
	if isCancelled(exc) {
		cancelled = exc
	}
	if g.askedParent {
		if g.parent.cancelling = max(g.parent.cancelling-1, 0); g.parent.cancelling == 0 {
			cancelled = nil
		}
	}
	if exc != nil && !g.aborting {
		g.abort()
	}
	for len(g.tasks) > 0 {
		g.completed = needLoop().future()
		if _, e := catchExc(func() Value { return g.completed.Await(y) }); e != nil {
			if !isCancelled(e) {
				panic(e)
			}
			if !g.aborting {
				cancelled = e
				g.abort()
			}
		}
		g.completed = nil
	}
	switch {
	case g.base != nil:
		panic(g.base)
	case cancelled != nil && len(g.errors) == 0:
		panic(cancelled)
	}
	if exc != nil && !isCancelled(exc) {
		g.errors = append(g.errors, exc)
	}
	if len(g.errors) == 0 {
		return nil
	}
	list := pyrt.NewList[Value]()
	class := Exc(pyrt.ExceptionGroup)
	for _, e := range g.errors {
		list.Append(excObject(e))
		if !pyrt.Is(e, pyrt.ExceptionClass) {
			class = Exc(pyrt.BaseExceptionGroup)
		}
	}
	panic(raised(Call(class, "unhandled errors in a TaskGroup", list)))
}

// An asyncTimeout is an asyncio.Timeout.
type asyncTimeout struct {
	limited    bool
	when       float64
	task       *asyncFuture
	cancelling int
	timer      *asyncHandle
	expiring   bool
	expired    bool
}

// PyClass returns asyncio.Timeout.
func (*asyncTimeout) PyClass() *Class { return timeoutType }

func (t *asyncTimeout) schedule() {
	if t.timer != nil {
		t.timer.cancelled = true
	}
	if !t.limited {
		return
	}
	fire := func() {
		t.task.cancel(nil)
		t.expiring = true
	}
	if l := needLoop(); t.when <= pyrt.PerfCounter() {
		t.timer = l.soon(fire)
	} else {
		t.timer = l.at(t.when, fire)
	}
}

func (t *asyncTimeout) exit(exc *pyrt.Exception) Value {
	if t.timer != nil {
		t.timer.cancelled = true
	}
	if !t.expiring {
		return nil
	}
	t.expired = true
	if t.task.cancelling = max(t.task.cancelling-1, 0); t.task.cancelling <= t.cancelling && isCancelled(exc) {
		late := pyrt.TimeoutError.New()
		late.Cause, late.FromSet = exc, true
		panic(late)
	}
	return nil
}

func init() {
	t := taskGroupType
	t.Native(func(*Class, []Value, []Kw) Value { return &taskGroup{tasks: map[*asyncFuture]bool{}} }, nil)
	group := func(v Value) *taskGroup { return v.(*taskGroup) }
	t.Def("create_task(coro, *, name=None, context=None)", func(a []Value) Value { return group(a[0]).create(a[1], a[2]) })
	t.Def("__aenter__()", func(a []Value) Value {
		return coroutine("TaskGroup.__aenter__", func(*Yielder) Value {
			g := group(a[0])
			if g.entered {
				raise(pyrt.RuntimeError, "TaskGroup has already been entered")
			}
			g.entered, g.parent = true, needLoop().current
			return g
		})
	})
	t.Def("__aexit__(et, exc, tb)", func(a []Value) Value {
		return coroutine("TaskGroup.__aexit__", func(y *Yielder) Value { return group(a[0]).exit(y, excOf(a[2])) })
	})
	o := timeoutType
	timeout := func(v Value) *asyncTimeout { return v.(*asyncTimeout) }
	o.Def("__aenter__()", func(a []Value) Value {
		return coroutine("Timeout.__aenter__", func(*Yielder) Value {
			t := timeout(a[0])
			t.task = needLoop().current
			t.cancelling = t.task.cancelling
			t.schedule()
			return t
		})
	})
	o.Def("__aexit__(exc_type, exc_val, exc_tb)", func(a []Value) Value {
		return coroutine("Timeout.__aexit__", func(*Yielder) Value { return timeout(a[0]).exit(excOf(a[2])) })
	})
	o.Def("when()", func(a []Value) Value {
		if t := timeout(a[0]); t.limited {
			return t.when
		}
		return nil
	})
	o.Def("reschedule(when)", func(a []Value) Value {
		t := timeout(a[0])
		if t.limited = a[1] != nil; t.limited {
			t.when = Float(a[1])
		}
		t.schedule()
		return nil
	})
	o.Def("expired()", func(a []Value) Value { return timeout(a[0]).expired })
	loopMethods(loopType)
}

func loopMethods(t *Class) {
	loop := func(v Value) *asyncLoop { return v.(*asyncLoop) }
	handle := func(a []Value, fn int, add func(run func()) *asyncHandle) Value {
		return add(func() { loopCall(func() { CallKw(a[fn], a[fn+1].(Tuple), nil) }) })
	}
	t.Def("run_until_complete(future)", func(a []Value) Value { return loop(a[0]).complete(a[1]) })
	t.Def("run_forever()", func(a []Value) Value {
		loop(a[0]).forever()
		return nil
	})
	t.Def("stop()", func(a []Value) Value {
		loop(a[0]).stopping = true
		return nil
	})
	t.Def("close()", func(a []Value) Value {
		loop(a[0]).closed = true
		return nil
	})
	t.Def("is_running()", func(a []Value) Value { return loop(a[0]).running })
	t.Def("is_closed()", func(a []Value) Value { return loop(a[0]).closed })
	t.Def("time()", func([]Value) Value { return pyrt.PerfCounter() })
	t.Def("create_future()", func(a []Value) Value { return loop(a[0]).future() })
	t.Def("create_task(coro, *, name=None, context=None)", func(a []Value) Value { return loop(a[0]).task(a[1], a[2]) })
	t.Def("call_soon(callback, *args, context=None)", func(a []Value) Value { return handle(a, 1, loop(a[0]).soon) })
	t.Def("call_soon_threadsafe(callback, *args, context=None)", func(a []Value) Value {
		h := handle(a, 1, loop(a[0]).soon)
		loop(a[0]).wakeup.grant()
		return h
	})
	t.Def("call_later(delay, callback, *args, context=None)", func(a []Value) Value {
		return handle(a, 2, func(run func()) *asyncHandle { return loop(a[0]).later(Float(a[1]), run) })
	})
	t.Def("call_at(when, callback, *args, context=None)", func(a []Value) Value {
		return handle(a, 2, func(run func()) *asyncHandle { return loop(a[0]).at(Float(a[1]), run) })
	})
	t.Def("run_in_executor(executor, func, *args)", func(a []Value) Value {
		return loop(a[0]).inThread(func() Value {
			if e, ok := a[1].(*pyExecutor); ok {
				return e.submit(a[2], a[3].(Tuple), nil).value(-1)
			}
			return CallKw(a[2], a[3].(Tuple), nil)
		})
	})
	t.Def("shutdown_asyncgens()", func([]Value) Value { return coroutine("shutdown_asyncgens", func(*Yielder) Value { return nil }) })
	t.Def("shutdown_default_executor()", func([]Value) Value {
		return coroutine("shutdown_default_executor", func(*Yielder) Value { return nil })
	})
	t.Def("set_debug(enabled)", func([]Value) Value { return nil })
	t.Def("get_debug()", func([]Value) Value { return false })
	handleType.Def("cancel()", func(a []Value) Value {
		a[0].(*asyncHandle).cancelled = true
		return nil
	})
	handleType.Def("cancelled()", func(a []Value) Value { return a[0].(*asyncHandle).cancelled })
}
