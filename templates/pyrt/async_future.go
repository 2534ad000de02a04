package pyrt

import "slices"

// An asyncFuture is what can be waited for, and of a task all but its result.
type asyncFuture struct {
	state     asyncState
	exc       Raisable
	callbacks []*asyncCallback
	message   Value // of cancel
	// of a task
	runner     *runner
	name       string
	waits      *asyncFuture // what the task awaits
	mustCancel bool
	cancelling int
	onCancel   func(message Value) bool // instead of being cancelled: gather's cancels its children
}

type asyncState uint8

const (
	asyncPending asyncState = iota
	asyncCancelled
	asyncFinished
)

// An asyncCallback is called by the loop when a future is done.
type asyncCallback struct{ run func() }

func (f *asyncFuture) done() bool { return f.state != asyncPending }

// finish ends a future, with an exception or without.
func (f *asyncFuture) finish(state asyncState, exc Raisable) {
	f.state, f.exc = state, exc
	callbacks := f.callbacks
	f.callbacks = nil
	for _, cb := range callbacks {
		needLoop().soon(cb.run)
	}
}

// wake finishes a future that somebody waits for, if it is not done.
func (f *asyncFuture) wake() {
	if !f.done() {
		f.finish(asyncFinished, nil)
	}
}

// onDone has the loop call run when the future is done.
func (f *asyncFuture) onDone(run func()) *asyncCallback {
	cb := &asyncCallback{run}
	if f.done() {
		needLoop().soon(run)
	} else {
		f.callbacks = append(f.callbacks, cb)
	}
	return cb
}

func (f *asyncFuture) forget(cb *asyncCallback) {
	f.callbacks = slices.DeleteFunc(f.callbacks, func(c *asyncCallback) bool { return c == cb })
}

func newCancelled(message Value) *Exception {
	if message == nil {
		return CancelledError.New()
	}
	return CancelledError.New(message)
}

// check raises what ended the future, if anything did.
func (f *asyncFuture) check() {
	switch {
	case f.state == asyncCancelled:
		panic(newCancelled(f.message))
	case f.exc != nil:
		panic(f.exc)
	}
}

// wait suspends the task that runs until the future is done.
func (f *asyncFuture) wait() {
	if !f.done() {
		suspend(f)
	}
	if !f.done() {
		panic(NewRuntimeError("await wasn't used with future"))
	}
	f.check()
}

// cancel is f.cancel(message).
func (f *asyncFuture) cancel(message Value) bool {
	switch {
	case f.done():
		return false
	case f.onCancel != nil:
		return f.onCancel(message)
	case f.runner == nil:
		f.message = message
		f.finish(asyncCancelled, nil)
		return true
	}
	f.cancelling++
	if f.waits != nil && f.waits.cancel(message) {
		return true
	}
	f.mustCancel, f.message = true, message
	return true
}

// step runs a task until it suspends itself; thrown is raised in it.
func (f *asyncFuture) step(thrown Raisable) {
	if f.done() {
		return
	}
	if f.mustCancel {
		if !Is(thrown, CancelledError) {
			thrown = newCancelled(f.message)
		}
		f.mustCancel = false
	}
	f.waits = nil
	outer := loop.current
	loop.current = f
	defer func() { loop.current = outer }()
	suspended := false
	e := Try(func() {
		defer f.exited()
		suspended = f.runner.resume(thrown)
	})
	switch {
	case e != nil:
		f.fail(e)
	case suspended:
		f.suspended(f.runner.waits)
	case f.mustCancel:
		f.finish(asyncCancelled, nil)
	default:
		f.finish(asyncFinished, nil)
	}
}

// exited ends a task that is left by [Exit], which goes on through the loop.
func (f *asyncFuture) exited() {
	p := recover()
	if status, ok := p.(ExitStatus); ok {
		f.finish(asyncFinished, SystemExit.New(int(status)))
	}
	if p != nil {
		panic(p)
	}
}

// fail ends a task with what left its coroutine.
func (f *asyncFuture) fail(e Raisable) {
	if Is(e, CancelledError) {
		f.message = nil
		if args := e.Exc().Args; len(args) > 0 {
			f.message = args[0]
		}
		f.finish(asyncCancelled, nil)
		return
	}
	f.finish(asyncFinished, e)
	if Is(e, KeyboardInterrupt, SystemExit) {
		panic(e)
	}
}

// suspended has a task go on when what it waits for is done.
func (f *asyncFuture) suspended(other *asyncFuture) {
	switch other {
	case nil:
		loop.soon(func() { f.step(nil) })
		return
	case f:
		loop.soon(func() { f.step(NewRuntimeError("Task cannot await on itself: " + f.name)) })
		return
	}
	f.waits = other
	other.onDone(func() {
		switch {
		case other.state == asyncCancelled:
			f.step(newCancelled(other.message))
		default:
			f.step(other.exc)
		}
	})
	if f.mustCancel && other.cancel(f.message) {
		f.mustCancel = false
	}
}
