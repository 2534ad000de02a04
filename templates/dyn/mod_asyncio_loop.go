package dyn

import (
	"container/heap"
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// An asyncLoop is an event loop: callbacks that are ready, and timers. It takes
// callbacks in the order in which CPython's loop does.
type asyncLoop struct {
	ready    []*asyncHandle
	timers   timerHeap
	count    int // of timers, which orders those of one time
	running  bool
	stopping bool
	closed   bool
	busy     int // calls in threads that have not come back
	wakeup   waitList
	tasks    []*asyncFuture
	current  *asyncFuture
}

// An asyncHandle is a callback of the loop.
type asyncHandle struct {
	run       func()
	when      float64
	order     int
	cancelled bool
}

var (
	loopType   = NewType("asyncio", "_UnixSelectorEventLoop")
	handleType = NewType("asyncio", "Handle")
)

// PyClass returns the loop's class.
func (*asyncLoop) PyClass() *Class { return loopType }

// PyClass returns asyncio.Handle.
func (*asyncHandle) PyClass() *Class { return handleType }

// A timerHeap holds the timers, the next first.
type timerHeap []*asyncHandle

func (h timerHeap) Len() int { return len(h) }
func (h timerHeap) Less(i, j int) bool {
	return h[i].when < h[j].when || h[i].when == h[j].when && h[i].order < h[j].order
}
func (h timerHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push adds a timer.
func (h *timerHeap) Push(v any) { *h = append(*h, v.(*asyncHandle)) }

// Pop takes the last timer.
func (h *timerHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

var (
	runningLoop *asyncLoop
	setLoop     *asyncLoop // of set_event_loop
)

func init() { pyrt.OtherLoop = func() bool { return runningLoop != nil } }

// needLoop returns the running loop.
func needLoop() *asyncLoop {
	if runningLoop == nil {
		raise(pyrt.RuntimeError, "no running event loop")
	}
	return runningLoop
}

func (l *asyncLoop) soon(run func()) *asyncHandle {
	if l.closed {
		raise(pyrt.RuntimeError, "Event loop is closed")
	}
	h := &asyncHandle{run: run}
	l.ready = append(l.ready, h)
	return h
}

func (l *asyncLoop) at(when float64, run func()) *asyncHandle {
	l.count++
	h := &asyncHandle{run: run, when: when, order: l.count}
	heap.Push(&l.timers, h)
	return h
}

func (l *asyncLoop) later(seconds float64, run func()) *asyncHandle {
	return l.at(pyrt.PerfCounter()+seconds, run)
}

// once waits until something is ready, and runs what is.
func (l *asyncLoop) once() {
	for l.timers.Len() > 0 && l.timers[0].cancelled {
		heap.Pop(&l.timers)
	}
	if len(l.ready) == 0 && !l.stopping {
		switch {
		case l.timers.Len() > 0 && l.busy > 0:
			l.wakeup.wait(max(l.timers[0].when-pyrt.PerfCounter(), 0))
		case l.timers.Len() > 0:
			threadSleep(max(l.timers[0].when-pyrt.PerfCounter(), 0))
		default:
			l.wakeup.wait(-1)
		}
	}
	now := pyrt.PerfCounter()
	for l.timers.Len() > 0 && l.timers[0].when <= now {
		l.ready = append(l.ready, heap.Pop(&l.timers).(*asyncHandle))
	}
	batch := l.ready
	l.ready = nil
	for i, h := range batch {
		if h.cancelled {
			continue
		}
		done := false
		func() {
			defer func() {
				if !done {
					l.ready = append(slices.Clone(batch[i+1:]), l.ready...)
				}
			}()
			h.run()
			done = true
		}()
	}
}

// forever runs the loop until it is stopped.
func (l *asyncLoop) forever() {
	if l.closed {
		raise(pyrt.RuntimeError, "Event loop is closed")
	}
	if l.running {
		raise(pyrt.RuntimeError, "This event loop is already running")
	}
	if runningLoop != nil {
		raise(pyrt.RuntimeError, "Cannot run the event loop while another loop is running")
	}
	runningLoop, l.running = l, true
	defer func() { runningLoop, l.running, l.stopping = nil, false, false }()
	for {
		l.once()
		if l.stopping {
			return
		}
	}
}

// complete runs the loop until a future is done, and returns its result.
func (l *asyncLoop) complete(v Value) Value {
	f := l.ensure(v)
	f.onDone(func(*asyncFuture) { l.stopping = true })
	l.forever()
	if !f.done() {
		raise(pyrt.RuntimeError, "Event loop stopped before Future completed.")
	}
	return f.value()
}

// inThread calls fn in a thread of its own; the future gets the result.
func (l *asyncLoop) inThread(fn func() Value) *asyncFuture {
	f := l.future()
	l.busy++
	startThread(newPyThread(), func() {
		var result Value
		_, e := protect(func() Flow {
			result = fn()
			return Next
		})
		l.busy--
		l.soon(func() {
			if f.done() {
				return
			}
			if e != nil {
				f.finish(futureDone, nil, excOf(e))
			} else {
				f.finish(futureDone, result, nil)
			}
		})
		l.wakeup.grant()
	})
	return f
}

// runMain is asyncio.run.
func runMain(main Value) Value {
	if runningLoop != nil {
		raise(pyrt.RuntimeError, "asyncio.run() cannot be called from a running event loop")
	}
	if ClassOf(main) != CoroutineType {
		raise(pyrt.ValueError, "a coroutine was expected, got %s", Repr(main))
	}
	l := &asyncLoop{}
	defer func() {
		l.cancelAll()
		pyrt.EndTaskNames()
		l.closed = true
	}()
	return l.complete(main)
}

// cancelAll cancels the tasks that are left, and lets them end.
func (l *asyncLoop) cancelAll() {
	var left []Value
	for _, t := range l.tasks {
		if !t.done() {
			t.cancel(nil)
			left = append(left, t)
		}
	}
	if len(left) > 0 {
		l.complete(gather(l, left, true))
	}
}

// task starts a task of a coroutine.
func (l *asyncLoop) task(coro Value, name Value) *asyncFuture {
	if _, ok := coro.(*Generator); !ok {
		if m := ClassOf(coro).lookup("send"); m == Unbound {
			raise(pyrt.TypeError, "a coroutine was expected, got %s", Repr(coro))
		}
	}
	t := l.future()
	t.class, t.coro = taskType, coro
	t.name = pyrt.NextTaskName()
	if name != nil {
		t.name = Str(name)
	}
	l.tasks = append(slices.DeleteFunc(l.tasks, (*asyncFuture).done), t)
	l.soon(func() { t.step(nil) })
	return t
}

// ensure is asyncio.ensure_future.
func (l *asyncLoop) ensure(v Value) *asyncFuture {
	switch x := v.(type) {
	case *asyncFuture:
		return x
	case *Generator:
		if x.class == CoroutineType {
			return l.task(x, nil)
		}
	}
	if !isAwaitable(v) {
		raise(pyrt.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
	}
	return l.task(NewCoroutine("_wrap_awaitable", func(y *Yielder) Value { return y.Await(v) }), nil)
}
