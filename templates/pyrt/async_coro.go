package pyrt

import "iter"

// Coroutines of Python are plain functions here: to await one is to call it, and what
// waits for the event loop suspends the whole stack of calls. So a coroutine has a
// stack of its own only where it is a task, or is driven by hand through send.

// A runner is such a stack.
type runner struct {
	next    func() (struct{}, bool)
	yield   func(struct{}) bool
	thrown  Raisable     // what the body raises when it goes on, or nil
	waits   *asyncFuture // what the body has suspended itself for, nil for a turn of the loop
	started bool
}

// running is the stack that runs now, nil outside of all.
var running *runner

func newRunner(body func()) *runner {
	r := &runner{}
	r.next, _ = iter.Pull(func(yield func(struct{}) bool) {
		r.yield = yield
		body()
	})
	return r
}

// resume runs the body until it suspends itself, and reports false at its end. What the
// body raises comes out.
func (r *runner) resume(thrown Raisable) bool {
	outer := running
	running = r
	defer func() { running = outer }()
	if thrown != nil && !r.started {
		panic(thrown)
	}
	r.thrown, r.started = thrown, true
	_, suspended := r.next()
	return suspended
}

// suspend gives control back until f is done, or for a turn of the loop where f is nil.
func suspend(f *asyncFuture) {
	r := running
	if r == nil {
		panic(NewRuntimeError("no running event loop"))
	}
	r.waits = f
	r.yield(struct{}{})
	if thrown := r.thrown; thrown != nil {
		r.thrown = nil
		panic(thrown)
	}
}

// Coro is a coroutine object: a call of an async function that has not run yet.
type Coro[T any] struct {
	body   func() T
	used   bool
	runner *runner // of one that send drives
	result T
}

// NewCoro returns the coroutine that runs body once.
func NewCoro[T any](body func() T) *Coro[T] { return &Coro[T]{body: body} }

// Coro0 returns the coroutine of a call without arguments.
func Coro0[T any](f func() T) *Coro[T] { return NewCoro(f) }

// Coro1 returns the coroutine f(a).
func Coro1[A, T any](f func(A) T, a A) *Coro[T] { return NewCoro(func() T { return f(a) }) }

// Coro2 returns the coroutine f(a, b).
func Coro2[A, B, T any](f func(A, B) T, a A, b B) *Coro[T] {
	return NewCoro(func() T { return f(a, b) })
}

// Coro3 returns the coroutine f(a, b, c).
func Coro3[A, B, C, T any](f func(A, B, C) T, a A, b B, c C) *Coro[T] {
	return NewCoro(func() T { return f(a, b, c) })
}

// Coro4 returns the coroutine f(a, b, c, d).
func Coro4[A, B, C, D, T any](f func(A, B, C, D) T, a A, b B, c C, d D) *Coro[T] {
	return NewCoro(func() T { return f(a, b, c, d) })
}

// Void is what the coroutine of a function without a result gives.
type Void = struct{}

// NewProc returns the coroutine that runs body once, which gives nothing.
func NewProc(body func()) *Coro[Void] {
	return NewCoro(func() Void {
		body()
		return Void{}
	})
}

// Proc0 returns the coroutine of a call without arguments and result.
func Proc0(f func()) *Coro[Void] { return NewProc(f) }

// Proc1 is [Coro1] of a function without a result.
func Proc1[A any](f func(A), a A) *Coro[Void] { return NewProc(func() { f(a) }) }

// Proc2 is [Coro2] of a function without a result.
func Proc2[A, B any](f func(A, B), a A, b B) *Coro[Void] { return NewProc(func() { f(a, b) }) }

// Proc3 is [Coro3] of a function without a result.
func Proc3[A, B, C any](f func(A, B, C), a A, b B, c C) *Coro[Void] {
	return NewProc(func() { f(a, b, c) })
}

// Proc4 is [Coro4] of a function without a result.
func Proc4[A, B, C, D any](f func(A, B, C, D), a A, b B, c C, d D) *Coro[Void] {
	return NewProc(func() { f(a, b, c, d) })
}

func (c *Coro[T]) use() {
	if c.used {
		panic(NewRuntimeError("cannot reuse already awaited coroutine"))
	}
	c.used = true
}

// Await is await c: it runs the coroutine where it stands.
func (c *Coro[T]) Await() T {
	c.use()
	defer stopIterationIs("coroutine")
	return c.body()
}

// Send is c.send(None): it runs the coroutine until it suspends itself. Its end is
// StopIteration.
func (c *Coro[T]) Send() {
	if c.runner == nil {
		c.use()
		c.runner = newRunner(func() {
			defer stopIterationIs("coroutine")
			c.result = c.body()
		})
	}
	if !c.runner.resume(nil) {
		var value Value
		if _, void := any(c.result).(Void); !void {
			value = c.result
		}
		c.runner = nil
		panic(NewStopIteration(value))
	}
}

// Close is c.close() of a coroutine that has not begun, or has ended.
func (c *Coro[T]) Close() {
	if c.runner != nil {
		panic(NewGuard("close of a coroutine that is suspended"))
	}
	c.used = true
}

// TypeName returns "coroutine".
func (c *Coro[T]) TypeName() string { return "coroutine" }

// AsyncIter goes through an object by its __anext__, up to StopAsyncIteration.
func AsyncIter[T any](next func() T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			var v T
			if end := Try(func() { v = next() }, StopAsyncIteration); end != nil || !yield(v) {
				return
			}
		}
	}
}
