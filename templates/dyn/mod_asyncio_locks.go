package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// asyncWaiters are the futures of those who wait for one thing, the first first.
type asyncWaiters struct{ list []*asyncFuture }

// wait waits to be woken.
func (w *asyncWaiters) wait(y *Yielder) {
	f := needLoop().future()
	w.list = append(w.list, f)
	defer func() { w.list = slices.DeleteFunc(w.list, func(o *asyncFuture) bool { return o == f }) }()
	f.Await(y)
}

// wake wakes the first who is not woken yet, and reports whether there was one.
func (w *asyncWaiters) wake() bool {
	for _, f := range w.list {
		if !f.done() {
			f.finish(futureDone, true, nil)
			return true
		}
	}
	return false
}

// waiting reports whether somebody waits who was not cancelled.
func (w *asyncWaiters) waiting() bool {
	return slices.ContainsFunc(w.list, func(f *asyncFuture) bool { return f.state != futureCancelled })
}

// An asyncLock is an asyncio.Lock, or with more than one permit a Semaphore.
type asyncLock struct {
	class   *Class
	locked  bool
	value   int // of a semaphore
	limit   int // of a bounded one
	waiters asyncWaiters
}

var (
	asyncLockType      = NewType("asyncio.locks", "Lock")
	asyncSemaphoreType = NewType("asyncio.locks", "Semaphore")
	asyncBoundedType   = NewType("asyncio.locks", "BoundedSemaphore", asyncSemaphoreType)
	asyncEventType     = NewType("asyncio.locks", "Event")
	asyncConditionType = NewType("asyncio.locks", "Condition")
)

// PyClass returns the lock's class.
func (l *asyncLock) PyClass() *Class { return l.class }

func (l *asyncLock) acquire(y *Yielder) Value {
	if l.class != asyncLockType {
		return l.acquirePermit(y)
	}
	if !l.locked && !l.waiters.waiting() {
		l.locked = true
		return true
	}
	if _, e := catchExc(func() Value { l.waiters.wait(y); return nil }); e != nil {
		if isCancelled(e) && !l.locked {
			l.waiters.wake()
		}
		panic(e)
	}
	l.locked = true
	return true
}

func (l *asyncLock) full() bool { return l.value == 0 || l.waiters.waiting() }

func (l *asyncLock) acquirePermit(y *Yielder) Value {
	if !l.full() {
		l.value--
		return true
	}
	f := needLoop().future()
	l.waiters.list = append(l.waiters.list, f)
	_, e := catchExc(func() Value { return f.Await(y) })
	l.waiters.list = slices.DeleteFunc(l.waiters.list, func(o *asyncFuture) bool { return o == f })
	if e != nil {
		if f.state == futureDone {
			l.value++
			l.wakePermit()
		}
		panic(e)
	}
	if l.value > 0 {
		l.wakePermit()
	}
	return true
}

func (l *asyncLock) wakePermit() {
	if l.waiters.wake() {
		l.value--
	}
}

func (l *asyncLock) release() {
	if l.class == asyncLockType {
		if !l.locked {
			raise(pyrt.RuntimeError, "Lock is not acquired.")
		}
		l.locked = false
		if len(l.waiters.list) > 0 && !l.waiters.list[0].done() {
			l.waiters.wake()
		}
		return
	}
	if l.class == asyncBoundedType && l.value >= l.limit {
		raise(pyrt.ValueError, "BoundedSemaphore released too many times")
	}
	l.value++
	l.wakePermit()
}

// An asyncEvent is an asyncio.Event.
type asyncEvent struct {
	on      bool
	waiters asyncWaiters
}

// PyClass returns asyncio.Event.
func (*asyncEvent) PyClass() *Class { return asyncEventType }

func (e *asyncEvent) set() {
	if !e.on {
		e.on = true
		for e.waiters.wake() {
		}
	}
}

func (e *asyncEvent) wait(y *Yielder) Value {
	if !e.on {
		e.waiters.wait(y)
	}
	return true
}

// An asyncCondition is an asyncio.Condition.
type asyncCondition struct {
	lock    *asyncLock
	waiters asyncWaiters
}

// PyClass returns asyncio.Condition.
func (*asyncCondition) PyClass() *Class { return asyncConditionType }

func (c *asyncCondition) wait(y *Yielder) Value {
	if !c.lock.locked {
		raise(pyrt.RuntimeError, "cannot wait on un-acquired lock")
	}
	c.lock.release()
	_, e := catchExc(func() Value { c.waiters.wait(y); return nil })
	var cancelled *pyrt.Exception
	for {
		_, again := catchExc(func() Value { return c.lock.acquire(y) })
		if again == nil {
			break
		}
		if !isCancelled(again) {
			panic(again)
		}
		cancelled = again
	}
	if e == nil {
		e = cancelled
	}
	if e != nil {
		panic(e)
	}
	return true
}

func (c *asyncCondition) notify(n int) {
	if !c.lock.locked {
		raise(pyrt.RuntimeError, "cannot notify on un-acquired lock")
	}
	for ; n > 0 && c.waiters.wake(); n-- {
	}
}

func init() {
	for _, t := range []*Class{asyncLockType, asyncSemaphoreType, asyncBoundedType} {
		t.Native(func(_ *Class, args []Value, kw []Kw) Value {
			l := &asyncLock{class: t}
			if t != asyncLockType {
				l.value = Index(signatureOf("value=1").bind(t.Name, args, kw, nil)[0])
				if l.limit = l.value; l.value < 0 {
					raise(pyrt.ValueError, "Semaphore initial value must be >= 0")
				}
			}
			return l
		}, nil)
	}
	lock := func(v Value) *asyncLock { return v.(*asyncLock) }
	for _, t := range []*Class{asyncLockType, asyncSemaphoreType} {
		asyncManagerMethods(t, func(v Value, y *Yielder) { lock(v).acquire(y) }, func(v Value) { lock(v).release() })
		t.Def("acquire()", func(a []Value) Value { return coroutine("acquire", lock(a[0]).acquire) })
		t.Def("release()", func(a []Value) Value {
			lock(a[0]).release()
			return nil
		})
	}
	asyncLockType.Def("locked()", func(a []Value) Value { return lock(a[0]).locked })
	asyncSemaphoreType.Def("locked()", func(a []Value) Value { return lock(a[0]).full() })
	e := asyncEventType
	e.Native(func(*Class, []Value, []Kw) Value { return &asyncEvent{} }, nil)
	e.Def("is_set()", func(a []Value) Value { return a[0].(*asyncEvent).on })
	e.Def("set()", func(a []Value) Value {
		a[0].(*asyncEvent).set()
		return nil
	})
	e.Def("clear()", func(a []Value) Value {
		a[0].(*asyncEvent).on = false
		return nil
	})
	e.Def("wait()", func(a []Value) Value { return coroutine("wait", a[0].(*asyncEvent).wait) })
	asyncConditionMethods(asyncConditionType)
}

// asyncManagerMethods makes a lock a context manager.
func asyncManagerMethods(t *Class, enter func(v Value, y *Yielder), exit func(v Value)) {
	t.Def("__aenter__()", func(a []Value) Value {
		return coroutine("__aenter__", func(y *Yielder) Value {
			enter(a[0], y)
			return nil
		})
	})
	t.Def("__aexit__(exc_type, exc, tb)", func(a []Value) Value {
		return coroutine("__aexit__", func(*Yielder) Value {
			exit(a[0])
			return nil
		})
	})
}

func asyncConditionMethods(t *Class) {
	cond := func(v Value) *asyncCondition { return v.(*asyncCondition) }
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("lock=None").bind("Condition", args, kw, nil)
		if l, ok := a[0].(*asyncLock); ok {
			return &asyncCondition{lock: l}
		}
		return &asyncCondition{lock: &asyncLock{class: asyncLockType}}
	}, nil)
	asyncManagerMethods(t, func(v Value, y *Yielder) { cond(v).lock.acquire(y) }, func(v Value) { cond(v).lock.release() })
	t.Def("acquire()", func(a []Value) Value { return coroutine("acquire", cond(a[0]).lock.acquire) })
	t.Def("release()", func(a []Value) Value {
		cond(a[0]).lock.release()
		return nil
	})
	t.Def("locked()", func(a []Value) Value { return cond(a[0]).lock.locked })
	t.Def("wait()", func(a []Value) Value { return coroutine("wait", cond(a[0]).wait) })
	t.Def("wait_for(predicate)", func(a []Value) Value {
		return coroutine("wait_for", func(y *Yielder) Value {
			for {
				if r := Call0(a[1]); Truth(r) {
					return r
				}
				cond(a[0]).wait(y)
			}
		})
	})
	t.Def("notify(n=1)", func(a []Value) Value {
		cond(a[0]).notify(Index(a[1]))
		return nil
	})
	t.Def("notify_all()", func(a []Value) Value {
		cond(a[0]).notify(1 << 30)
		return nil
	})
}
