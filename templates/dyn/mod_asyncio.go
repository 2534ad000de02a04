package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// coroutine returns a coroutine of module asyncio.
func coroutine(name string, body func(y *Yielder) Value) Value { return NewCoroutine(name, body) }

// catchExc runs f and returns the exception that left it, or nil.
func catchExc(f func() Value) (v Value, exc *pyrt.Exception) {
	_, e := protect(func() Flow {
		v = f()
		return Next
	})
	if e != nil {
		return nil, excOf(e)
	}
	return v, nil
}

// asyncSleep is asyncio.sleep.
func asyncSleep(y *Yielder, seconds float64) {
	if seconds <= 0 {
		y.Yield(nil)
		return
	}
	l := needLoop()
	f := l.future()
	h := l.later(seconds, func() {
		if !f.done() {
			f.finish(futureDone, nil, nil)
		}
	})
	defer func() { h.cancelled = true }()
	f.Await(y)
}

// gather returns the future of asyncio.gather.
func gather(l *asyncLoop, awaitables []Value, exceptions bool) *asyncFuture {
	outer := l.future()
	if len(awaitables) == 0 {
		outer.finish(futureDone, pyrt.NewList[Value](), nil)
		return outer
	}
	var children []*asyncFuture
	finished, cancelAsked := 0, false
	known := map[Value]*asyncFuture{}
	collect := func() *List {
		list := pyrt.NewList[Value]()
		for _, c := range children {
			switch {
			case c.state == futureCancelled:
				msg := c.cancelMsg
				if msg == nil {
					msg = ""
				}
				list.Append(excObject(newCancelled(msg)))
			case c.exc != nil:
				list.Append(excObject(c.exc))
			default:
				list.Append(c.result)
			}
		}
		return list
	}
	unique := 0
	childDone := func(c *asyncFuture) {
		finished++
		if outer.done() {
			return
		}
		if !exceptions {
			if c.state == futureCancelled {
				outer.finish(futureDone, nil, newCancelled(c.cancelMsg))
				return
			}
			if c.exc != nil {
				outer.finish(futureDone, nil, c.exc)
				return
			}
		}
		if finished == unique {
			if cancelAsked {
				outer.finish(futureDone, nil, newCancelled(nil))
				return
			}
			outer.finish(futureDone, collect(), nil)
		}
	}
	for _, v := range awaitables {
		c := known[v]
		if c == nil {
			c = l.ensure(v)
			known[v] = c
			unique++
			c.onDone(childDone)
		}
		children = append(children, c)
	}
	outer.onCancel = func(msg Value) bool {
		any := false
		for _, c := range children {
			any = c.cancel(msg) || any
		}
		cancelAsked = cancelAsked || any
		return any
	}
	return outer
}

// settled waits until a future is done, and leaves it at that.
func settled(y *Yielder, f *asyncFuture) {
	waiter := f.loop.future()
	cb := f.onDone(func(*asyncFuture) {
		if !waiter.done() {
			waiter.finish(futureDone, nil, nil)
		}
	})
	defer f.forget(cb)
	waiter.Await(y)
}

// waitFor is asyncio.wait_for.
func waitFor(y *Yielder, v, timeout Value) Value {
	l := needLoop()
	if timeout == nil {
		return y.Await(v)
	}
	seconds := Float(timeout)
	f := l.ensure(v)
	timedOut := func() Value {
		f.cancel(nil)
		settled(y, f)
		r, e := catchExc(f.value)
		if isCancelled(e) {
			late := pyrt.TimeoutError.New()
			late.Cause, late.FromSet = e, true
			panic(late)
		}
		if e != nil {
			panic(e)
		}
		return r
	}
	if seconds <= 0 {
		if f.done() {
			return f.value()
		}
		return timedOut()
	}
	waiter := l.future()
	release := func() {
		if !waiter.done() {
			waiter.finish(futureDone, nil, nil)
		}
	}
	timer := l.later(seconds, release)
	defer func() { timer.cancelled = true }()
	cb := f.onDone(func(*asyncFuture) { release() })
	_, e := catchExc(func() Value { return waiter.Await(y) })
	switch {
	case e != nil && f.done():
		return f.value()
	case e != nil:
		f.forget(cb)
		f.cancel(nil)
		settled(y, f)
		panic(e)
	case f.done():
		return f.value()
	}
	f.forget(cb)
	return timedOut()
}

// asyncWait is asyncio.wait.
func asyncWait(y *Yielder, a []Value) Value {
	l := needLoop()
	var futures []*asyncFuture
	for it := Over(a[0]); it.Next(); {
		f, ok := it.Value.(*asyncFuture)
		if !ok {
			raise(pyrt.TypeError, "Passing coroutines is forbidden, use tasks explicitly.")
		}
		if !slices.Contains(futures, f) {
			futures = append(futures, f)
		}
	}
	if len(futures) == 0 {
		raise(pyrt.ValueError, "Set of Tasks/Futures is empty.")
	}
	enough := func() bool {
		left := 0
		for _, f := range futures {
			switch {
			case !f.done():
				left++
			case a[2] == "FIRST_COMPLETED", a[2] == "FIRST_EXCEPTION" && f.exc != nil:
				return true
			}
		}
		return left == 0
	}
	if !enough() {
		waiter := l.future()
		wake := func() {
			if !waiter.done() {
				waiter.finish(futureDone, nil, nil)
			}
		}
		if a[1] != nil {
			timer := l.later(Float(a[1]), wake)
			defer func() { timer.cancelled = true }()
		}
		for _, f := range futures {
			if f.done() {
				continue
			}
			cb := f.onDone(func(*asyncFuture) {
				if enough() {
					wake()
				}
			})
			defer f.forget(cb)
		}
		waiter.Await(y)
	}
	done, pending := pyrt.NewSet[Value](), pyrt.NewSet[Value]()
	for _, f := range futures {
		if f.done() {
			done.Add(f)
		} else {
			pending.Add(f)
		}
	}
	return Tuple{done, pending}
}

// asyncAsCompleted gives coroutines, each of which returns the next result.
func asyncAsCompleted(v, timeout Value) Value {
	l := needLoop()
	q := &asyncQueue{}
	seen := map[Value]bool{}
	left := 0
	for it := Over(v); it.Next(); {
		if seen[it.Value] {
			continue
		}
		seen[it.Value] = true
		left++
		l.ensure(it.Value).onDone(func(f *asyncFuture) { q.putNow(f) })
	}
	if timeout != nil {
		l.later(Float(timeout), func() {
			for range left {
				q.putNow(nil)
			}
		})
	}
	n := left
	return NewIterator(GeneratorType, func() (Value, bool) {
		if n == 0 {
			return nil, false
		}
		n--
		return coroutine("as_completed.<locals>._wait_for_one", func(y *Yielder) Value {
			f, ok := q.get(y).(*asyncFuture)
			if !ok {
				panic(pyrt.TimeoutError.New())
			}
			left--
			return f.value()
		}), true
	})
}

// shielded is asyncio.shield.
func shielded(v Value) Value {
	inner := needLoop().ensure(v)
	if inner.done() {
		return inner
	}
	outer := inner.loop.future()
	cb := inner.onDone(func(f *asyncFuture) {
		if outer.done() {
			return
		}
		if f.state == futureCancelled {
			outer.cancel(nil)
			return
		}
		outer.finish(futureDone, f.result, f.exc)
	})
	outer.onDone(func(*asyncFuture) { inner.forget(cb) })
	return outer
}

// currentLoop is asyncio.get_event_loop.
func currentLoop() *asyncLoop {
	if runningLoop != nil {
		return runningLoop
	}
	if setLoop == nil {
		setLoop = &asyncLoop{}
	}
	return setLoop
}

// ModAsyncio is the module asyncio.
var ModAsyncio = NewLibrary("asyncio", func(m *Module) {
	m.Const("Future", asyncFutureType)
	m.Const("Task", taskType)
	m.Const("Handle", handleType)
	m.Const("AbstractEventLoop", loopType)
	m.Const("CancelledError", cancelledType)
	m.Const("InvalidStateError", asyncStateType)
	m.Const("TimeoutError", Exc(pyrt.TimeoutError))
	m.Const("QueueEmpty", asyncEmptyType)
	m.Const("QueueFull", asyncFullType)
	m.Const("Queue", asyncQueueType)
	m.Const("LifoQueue", asyncLifoType)
	m.Const("PriorityQueue", asyncPriorityType)
	m.Const("Lock", asyncLockType)
	m.Const("Event", asyncEventType)
	m.Const("Condition", asyncConditionType)
	m.Const("Semaphore", asyncSemaphoreType)
	m.Const("BoundedSemaphore", asyncBoundedType)
	m.Const("TaskGroup", taskGroupType)
	m.Const("Timeout", timeoutType)
	m.Const("FIRST_COMPLETED", "FIRST_COMPLETED")
	m.Const("FIRST_EXCEPTION", "FIRST_EXCEPTION")
	m.Const("ALL_COMPLETED", "ALL_COMPLETED")
	m.Def("run(main, *, debug=None)", func(a []Value) Value { return runMain(a[0]) })
	m.Def("sleep(delay, result=None)", func(a []Value) Value {
		return coroutine("sleep", func(y *Yielder) Value {
			asyncSleep(y, Float(a[0]))
			return a[1]
		})
	})
	m.Def("gather(*coros_or_futures, return_exceptions=False)", func(a []Value) Value {
		return gather(currentLoop(), a[0].(Tuple), Truth(a[1]))
	})
	m.Def("create_task(coro, *, name=None, context=None)", func(a []Value) Value { return needLoop().task(a[0], a[1]) })
	m.Def("ensure_future(coro_or_future, *, loop=None)", func(a []Value) Value { return currentLoop().ensure(a[0]) })
	m.Def("wait_for(fut, timeout)", func(a []Value) Value {
		return coroutine("wait_for", func(y *Yielder) Value { return waitFor(y, a[0], a[1]) })
	})
	m.Def("wait(fs, *, timeout=None, return_when='ALL_COMPLETED')", func(a []Value) Value {
		return coroutine("wait", func(y *Yielder) Value { return asyncWait(y, a) })
	})
	m.Def("as_completed(fs, *, timeout=None)", func(a []Value) Value { return asyncAsCompleted(a[0], a[1]) })
	m.Def("shield(arg)", func(a []Value) Value { return shielded(a[0]) })
	m.Def("timeout(delay)", func(a []Value) Value {
		if a[0] == nil {
			return &asyncTimeout{}
		}
		return &asyncTimeout{limited: true, when: pyrt.PerfCounter() + Float(a[0])}
	})
	m.Def("timeout_at(when)", func(a []Value) Value {
		if a[0] == nil {
			return &asyncTimeout{}
		}
		return &asyncTimeout{limited: true, when: Float(a[0])}
	})
	m.Def("to_thread(func, /, *args, **kwargs)", func(a []Value) Value {
		return coroutine("to_thread", func(y *Yielder) Value {
			return needLoop().inThread(func() Value { return CallKw(a[0], a[1].(Tuple), SpreadKw(a[2])) }).Await(y)
		})
	})
	m.Def("get_event_loop()", func([]Value) Value { return currentLoop() })
	m.Def("get_running_loop()", func([]Value) Value { return needLoop() })
	m.Def("new_event_loop()", func([]Value) Value { return &asyncLoop{} })
	m.Def("set_event_loop(loop)", func(a []Value) Value {
		setLoop, _ = a[0].(*asyncLoop)
		return nil
	})
	m.Def("current_task(loop=None)", func([]Value) Value {
		if t := needLoop().current; t != nil {
			return t
		}
		return nil
	})
	m.Def("all_tasks(loop=None)", func([]Value) Value {
		s := pyrt.NewSet[Value]()
		for _, t := range needLoop().tasks {
			if !t.done() {
				s.Add(t)
			}
		}
		return s
	})
	m.Def("iscoroutinefunction(func)", func(a []Value) Value { return funcKind(a[0]) == coroutineFunc })
	m.Def("iscoroutine(obj)", func(a []Value) Value { return ClassOf(a[0]) == CoroutineType })
	m.Def("isfuture(obj)", func(a []Value) Value { return ClassOf(a[0]).IsSubclass(asyncFutureType) })
})
