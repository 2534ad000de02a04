package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// An asyncFuture is an asyncio.Future, or with a coroutine an asyncio.Task.
type asyncFuture struct {
	class     *Class
	loop      *asyncLoop
	state     futureState
	result    Value
	exc       *pyrt.Exception
	callbacks []*asyncCallback
	cancelMsg Value
	// of a task
	coro       Value
	name       string
	waits      *asyncFuture // what the coroutine awaits
	mustCancel bool
	cancelling int
	// cancelled instead of the future itself: gather cancels its children
	onCancel func(msg Value) bool
}

// An asyncCallback is called when a future is done.
type asyncCallback struct {
	fn Value // as the program gave it, or nil
	do func(f *asyncFuture)
}

var (
	asyncFutureType = NewType("_asyncio", "Future")
	taskType        = NewType("_asyncio", "Task", asyncFutureType)
	cancelledType   = NewExcType("asyncio.exceptions", "CancelledError", Exc(pyrt.BaseException))
	asyncStateType  = NewExcType("asyncio.exceptions", "InvalidStateError", Exc(pyrt.ExceptionClass))
)

// PyClass returns asyncio.Future or Task.
func (f *asyncFuture) PyClass() *Class { return f.class }

// Repr stops: the repr of futures tells of places in the source.
func (f *asyncFuture) Repr() string {
	panic(pyrt.NewGuard("the repr of asyncio futures is not carried over"))
}

func (l *asyncLoop) future() *asyncFuture { return &asyncFuture{class: asyncFutureType, loop: l} }

func (f *asyncFuture) done() bool { return f.state >= futureCancelled }

func (f *asyncFuture) finish(state futureState, result Value, exc *pyrt.Exception) {
	f.state, f.result, f.exc = state, result, exc
	callbacks := f.callbacks
	f.callbacks = nil
	for _, cb := range callbacks {
		f.loop.soon(func() { cb.do(f) })
	}
}

// onDone calls do, by the loop, when the future is done.
func (f *asyncFuture) onDone(do func(f *asyncFuture)) *asyncCallback {
	cb := &asyncCallback{do: do}
	if f.done() {
		f.loop.soon(func() { do(f) })
	} else {
		f.callbacks = append(f.callbacks, cb)
	}
	return cb
}

func (f *asyncFuture) forget(cb *asyncCallback) {
	f.callbacks = slices.DeleteFunc(f.callbacks, func(c *asyncCallback) bool { return c == cb })
}

func newCancelled(msg Value) *pyrt.Exception {
	if msg == nil {
		return raised(Call(cancelledType))
	}
	return raised(Call(cancelledType, msg))
}

func isCancelled(e *pyrt.Exception) bool { return e != nil && e.Class.IsSubclass(cancelledType.exc) }

// value returns the result, or raises.
func (f *asyncFuture) value() Value {
	switch {
	case f.state == futureCancelled:
		panic(newCancelled(f.cancelMsg))
	case f.state != futureDone:
		panic(raised(Call(asyncStateType, "Result is not ready.")))
	case f.exc != nil:
		panic(f.exc)
	}
	return f.result
}

// Await lets the coroutine that awaits f wait for it.
func (f *asyncFuture) Await(y *Yielder) Value {
	if !f.done() {
		y.Yield(f)
	}
	if !f.done() {
		raise(pyrt.RuntimeError, "await wasn't used with future")
	}
	return f.value()
}

// cancel is f.cancel(msg).
func (f *asyncFuture) cancel(msg Value) bool {
	if f.done() {
		return false
	}
	if f.onCancel != nil {
		return f.onCancel(msg)
	}
	if f.coro == nil {
		f.cancelMsg = msg
		f.finish(futureCancelled, nil, nil)
		return true
	}
	f.cancelling++
	if f.waits != nil && f.waits.cancel(msg) {
		return true
	}
	f.mustCancel, f.cancelMsg = true, msg
	return true
}

// step runs the coroutine of a task to its next await; thrown is raised in it.
func (f *asyncFuture) step(thrown *pyrt.Exception) {
	if f.done() {
		return
	}
	if f.mustCancel {
		if !isCancelled(thrown) {
			thrown = newCancelled(f.cancelMsg)
		}
		f.mustCancel = false
	}
	f.waits = nil
	outer := f.loop.current
	f.loop.current = f
	defer func() { f.loop.current = outer }()
	var v, result Value
	var ok bool
	_, e := protect(func() Flow {
		if thrown != nil {
			v, ok, result = throwInto(f.coro, thrown)
		} else {
			v, ok, result = advance(f.coro, nil)
		}
		return Next
	})
	switch {
	case e != nil:
		f.fail(excOf(e))
	case !ok && f.mustCancel:
		f.finish(futureCancelled, nil, nil)
	case !ok:
		f.finish(futureDone, result, nil)
	default:
		f.suspend(v)
	}
}

// fail ends a task with what left its coroutine.
func (f *asyncFuture) fail(e *pyrt.Exception) {
	if isCancelled(e) {
		f.cancelMsg = nil
		if len(e.Args) > 0 {
			f.cancelMsg = e.Args[0]
		}
		f.finish(futureCancelled, nil, nil)
		return
	}
	f.finish(futureDone, nil, e)
	if pyrt.Is(e, pyrt.KeyboardInterrupt, pyrt.SystemExit) {
		panic(e)
	}
}

// suspend waits for what the coroutine has yielded.
func (f *asyncFuture) suspend(v Value) {
	other, ok := v.(*asyncFuture)
	switch {
	case v == nil:
		f.loop.soon(func() { f.step(nil) })
	case !ok || other == f:
		text := "Task got bad yield: " + Str(v)
		if ok {
			text = "Task cannot await on itself: " + f.name
		}
		f.loop.soon(func() { f.step(pyrt.NewRuntimeError(text)) })
	default:
		f.waits = other
		other.onDone(func(o *asyncFuture) {
			switch {
			case o.state == futureCancelled:
				f.step(newCancelled(o.cancelMsg))
			case o.exc != nil:
				f.step(o.exc)
			default:
				f.step(nil)
			}
		})
		if f.mustCancel && other.cancel(f.cancelMsg) {
			f.mustCancel = false
		}
	}
}

func init() {
	t := asyncFutureType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("*, loop=None").bind("Future", args, kw, nil)
		if l, ok := a[0].(*asyncLoop); ok {
			return l.future()
		}
		return needLoop().future()
	}, nil)
	t.Def("result()", func(a []Value) Value { return a[0].(*asyncFuture).value() })
	t.Def("exception()", func(a []Value) Value {
		f := a[0].(*asyncFuture)
		if f.state == futureCancelled {
			panic(newCancelled(f.cancelMsg))
		}
		if !f.done() {
			panic(raised(Call(asyncStateType, "Exception is not set.")))
		}
		if f.exc == nil {
			return nil
		}
		return excObject(f.exc)
	})
	t.Def("done()", func(a []Value) Value { return a[0].(*asyncFuture).done() })
	t.Def("cancelled()", func(a []Value) Value { return a[0].(*asyncFuture).state == futureCancelled })
	t.Def("cancel(msg=None)", func(a []Value) Value { return a[0].(*asyncFuture).cancel(a[1]) })
	settle := func(f *asyncFuture, result Value, exc *pyrt.Exception) Value {
		if f.done() {
			panic(raised(Call(asyncStateType, "invalid state")))
		}
		f.finish(futureDone, result, exc)
		return nil
	}
	t.Def("set_result(result, /)", func(a []Value) Value { return settle(a[0].(*asyncFuture), a[1], nil) })
	t.Def("set_exception(exception, /)", func(a []Value) Value { return settle(a[0].(*asyncFuture), nil, raised(a[1])) })
	t.Def("add_done_callback(fn, /, *, context=None)", func(a []Value) Value {
		cb := a[0].(*asyncFuture).onDone(func(f *asyncFuture) { loopCall(func() { Call(a[1], f) }) })
		cb.fn = a[1]
		return nil
	})
	t.Def("remove_done_callback(fn, /)", func(a []Value) Value {
		f := a[0].(*asyncFuture)
		n := len(f.callbacks)
		f.callbacks = slices.DeleteFunc(f.callbacks, func(c *asyncCallback) bool { return c.fn != nil && Equal(c.fn, a[1]) })
		return n - len(f.callbacks)
	})
	t.Def("get_loop()", func(a []Value) Value { return a[0].(*asyncFuture).loop })
	t.Def("__await__()", func(a []Value) Value {
		return NewCoroutine("Future.__await__", func(y *Yielder) Value { return a[0].(*asyncFuture).Await(y) })
	})
	k := taskType
	k.Def("get_name()", func(a []Value) Value { return a[0].(*asyncFuture).name })
	k.Def("set_name(value, /)", func(a []Value) Value {
		a[0].(*asyncFuture).name = Str(a[1])
		return nil
	})
	k.Def("get_coro()", func(a []Value) Value { return a[0].(*asyncFuture).coro })
	k.Def("cancelling()", func(a []Value) Value { return a[0].(*asyncFuture).cancelling })
	k.Def("uncancel()", func(a []Value) Value {
		f := a[0].(*asyncFuture)
		f.cancelling = max(f.cancelling-1, 0)
		return f.cancelling
	})
	subscriptable(t)
}

// loopCall runs a callback of the program; what it raises is shown, and the loop
// goes on.
func loopCall(run func()) {
	_, e := protect(func() Flow {
		run()
		return Next
	})
	if e == nil {
		return
	}
	if exc := excOf(e); pyrt.Is(exc, pyrt.KeyboardInterrupt, pyrt.SystemExit) {
		panic(exc)
	}
	errPrint("Exception in callback\n" + tracebackText(e, nil))
}
