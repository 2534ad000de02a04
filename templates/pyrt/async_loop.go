package pyrt

import (
	"container/heap"
	"slices"
	"time"
)

// CancelledError is asyncio.CancelledError.
var CancelledError = &Class{Name: "CancelledError", Module: "asyncio.exceptions", Bases: []*Class{BaseException}}

// An asyncLoop is an event loop. It runs callbacks in the order in which CPython's
// does: those that are ready first come first, timers by their time.
type asyncLoop struct {
	ready    []*asyncHandle
	timers   asyncTimers
	count    int // of timers, which orders those of one time
	stopping bool
	tasks    []*asyncFuture
	current  *asyncFuture
}

// An asyncHandle is a callback that is due.
type asyncHandle struct {
	run       func()
	when      float64
	order     int
	cancelled bool
}

// asyncTimers holds timers as a heap, the next first.
type asyncTimers []*asyncHandle

func (h asyncTimers) Len() int { return len(h) }
func (h asyncTimers) Less(i, j int) bool {
	return h[i].when < h[j].when || h[i].when == h[j].when && h[i].order < h[j].order
}
func (h asyncTimers) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push adds a timer.
func (h *asyncTimers) Push(v any) { *h = append(*h, v.(*asyncHandle)) }

// Pop takes the last timer.
func (h *asyncTimers) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// loop is the running loop, nil for none.
var loop *asyncLoop

// OtherLoop tells whether an event loop of another kind runs, nil where there is none.
var OtherLoop func() bool

// InLoop tells whether code runs inside of an event loop.
func InLoop() bool { return loop != nil }

func needLoop() *asyncLoop {
	if loop == nil {
		panic(NewRuntimeError("no running event loop"))
	}
	return loop
}

func (l *asyncLoop) soon(run func()) *asyncHandle {
	h := &asyncHandle{run: run}
	l.ready = append(l.ready, h)
	return h
}

// later calls run after some seconds.
func (l *asyncLoop) later(seconds float64, run func()) *asyncHandle {
	return l.at(PerfCounter()+seconds, run)
}

func (l *asyncLoop) at(when float64, run func()) *asyncHandle {
	l.count++
	h := &asyncHandle{run: run, when: when, order: l.count}
	heap.Push(&l.timers, h)
	return h
}

// once waits until something is ready, and runs what is.
func (l *asyncLoop) once() {
	for l.timers.Len() > 0 && l.timers[0].cancelled {
		heap.Pop(&l.timers)
	}
	if len(l.ready) == 0 && !l.stopping {
		wait := 1e6 // nobody is left to wake anything up
		if l.timers.Len() > 0 {
			wait = max(l.timers[0].when-PerfCounter(), 0)
		}
		if wait > 0 {
			Stdout.Flush()
			time.Sleep(time.Duration(wait * 1e9))
		}
	}
	now := PerfCounter()
	for l.timers.Len() > 0 && l.timers[0].when <= now {
		l.ready = append(l.ready, heap.Pop(&l.timers).(*asyncHandle))
	}
	batch := l.ready
	l.ready = nil
	at := 0
	defer func() { // something that is no exception of a task ends the loop
		if at < len(batch) {
			l.ready = append(slices.Clone(batch[at:]), l.ready...)
		}
	}()
	for at < len(batch) {
		h := batch[at]
		at++
		if !h.cancelled {
			h.run()
		}
	}
}

// complete runs the loop until a future is done.
func (l *asyncLoop) complete(f *asyncFuture) {
	f.onDone(func() { l.stopping = true })
	for !l.stopping {
		l.once()
	}
	l.stopping = false
}

// AsyncRun is asyncio.run(c): it runs the coroutine as a task of an event loop of its
// own, and cancels the tasks that are left when it ends.
func AsyncRun[T any](c *Coro[T]) T {
	if loop != nil || OtherLoop != nil && OtherLoop() {
		panic(NewRuntimeError("asyncio.run() cannot be called from a running event loop"))
	}
	loop = &asyncLoop{}
	defer endLoop()
	t := CreateTask(c)
	loop.complete(&t.asyncFuture)
	return t.Result()
}

// endLoop ends the loop where it has run, and goes on with a panic. A guard ends it at
// once: nothing of the program runs any more.
func endLoop() {
	p := recover()
	_, exits := p.(ExitStatus)
	if _, raised := Recovered(p); p == nil || exits || raised {
		loop.cancelAll()
		EndTaskNames()
	}
	loop = nil
	if p != nil {
		panic(p)
	}
}

// cancelAll cancels the tasks that are left, and lets them end.
func (l *asyncLoop) cancelAll() {
	var left []*asyncFuture
	for _, t := range l.tasks {
		if !t.done() {
			t.cancel(nil)
			left = append(left, t)
		}
	}
	for _, t := range left {
		if !t.done() {
			l.complete(t)
		}
	}
}

// AsyncSleep is await asyncio.sleep(seconds).
func AsyncSleep(seconds float64) {
	if seconds <= 0 {
		suspend(nil)
		return
	}
	f := &asyncFuture{}
	h := needLoop().later(seconds, f.wake)
	defer func() { h.cancelled = true }()
	f.wait()
}
