package pyrt

import "slices"

// asyncWaiters are those who wait for one thing, the first first.
type asyncWaiters []*asyncFuture

// wait waits to be woken.
func (w *asyncWaiters) wait() {
	f := &asyncFuture{}
	*w = append(*w, f)
	defer w.drop(f)
	f.wait()
}

func (w *asyncWaiters) drop(f *asyncFuture) {
	*w = slices.DeleteFunc(*w, func(o *asyncFuture) bool { return o == f })
}

// wake wakes the first who is not woken yet, and reports whether there was one.
func (w asyncWaiters) wake() bool {
	for _, f := range w {
		if !f.done() {
			f.wake()
			return true
		}
	}
	return false
}

// some tells whether anybody waits who was not cancelled.
func (w asyncWaiters) some() bool {
	return slices.ContainsFunc(w, func(f *asyncFuture) bool { return f.state != asyncCancelled })
}

// AsyncLock is asyncio.Lock.
type AsyncLock struct {
	locked  bool
	waiters asyncWaiters
}

// NewAsyncLock is asyncio.Lock().
func NewAsyncLock() *AsyncLock { return &AsyncLock{} }

// Acquire is await l.acquire().
func (l *AsyncLock) Acquire() bool {
	if !l.locked && !l.waiters.some() {
		l.locked = true
		return true
	}
	if e := Try(l.waiters.wait); e != nil {
		if Is(e, CancelledError) && !l.locked {
			l.waiters.wake()
		}
		panic(e)
	}
	l.locked = true
	return true
}

// Release is l.release().
func (l *AsyncLock) Release() {
	if !l.locked {
		panic(NewRuntimeError("Lock is not acquired."))
	}
	l.locked = false
	if len(l.waiters) > 0 && !l.waiters[0].done() {
		l.waiters[0].wake()
	}
}

// Within runs the body of async with l.
func (l *AsyncLock) Within(body func()) {
	l.Acquire()
	defer l.Release()
	body()
}

// Locked is l.locked().
func (l *AsyncLock) Locked() bool { return l.locked }

// AsyncSemaphore is asyncio.Semaphore.
type AsyncSemaphore struct {
	value   int
	waiters asyncWaiters
}

// NewAsyncSemaphore is asyncio.Semaphore(value).
func NewAsyncSemaphore(value int) *AsyncSemaphore {
	if value < 0 {
		panic(NewValueError("Semaphore initial value must be >= 0"))
	}
	return &AsyncSemaphore{value: value}
}

// Locked is s.locked().
func (s *AsyncSemaphore) Locked() bool { return s.value == 0 || s.waiters.some() }

// Acquire is await s.acquire().
func (s *AsyncSemaphore) Acquire() bool {
	if !s.Locked() {
		s.value--
		return true
	}
	f := &asyncFuture{}
	s.waiters = append(s.waiters, f)
	e := Try(f.wait)
	s.waiters.drop(f)
	if e != nil {
		if f.state == asyncFinished {
			s.value++
			s.next()
		}
		panic(e)
	}
	if s.value > 0 {
		s.next()
	}
	return true
}

// next gives a permit to the first who waits.
func (s *AsyncSemaphore) next() {
	if s.waiters.wake() {
		s.value--
	}
}

// Release is s.release().
func (s *AsyncSemaphore) Release() {
	s.value++
	s.next()
}

// Within runs the body of async with s.
func (s *AsyncSemaphore) Within(body func()) {
	s.Acquire()
	defer s.Release()
	body()
}

// AsyncEvent is asyncio.Event.
type AsyncEvent struct {
	on      bool
	waiters asyncWaiters
}

// NewAsyncEvent is asyncio.Event().
func NewAsyncEvent() *AsyncEvent { return &AsyncEvent{} }

// IsSet is e.is_set().
func (e *AsyncEvent) IsSet() bool { return e.on }

// Set is e.set().
func (e *AsyncEvent) Set() {
	if e.on {
		return
	}
	e.on = true
	for _, f := range e.waiters {
		f.wake()
	}
}

// Clear is e.clear().
func (e *AsyncEvent) Clear() { e.on = false }

// Wait is await e.wait().
func (e *AsyncEvent) Wait() bool {
	if !e.on {
		e.waiters.wait()
	}
	return true
}
