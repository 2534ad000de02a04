package pyrt

import "slices"

// Gather is await asyncio.gather(*list): it runs all of a list side by side, and
// returns what they give, in order. The first exception of one of them ends it.
func Gather[T any, A Awaitable[T]](list ...A) []T {
	tasks := make([]*Task[T], len(list))
	children := make([]*asyncFuture, len(list))
	for i, a := range list {
		tasks[i] = a.task()
		children[i] = &tasks[i].asyncFuture
	}
	gather(children).wait()
	results := make([]T, len(list))
	for i, t := range tasks {
		results[i] = t.result
	}
	return results
}

// gather returns a future that is done when all children are, or one fails.
func gather(children []*asyncFuture) *asyncFuture {
	outer := &asyncFuture{}
	if len(children) == 0 {
		outer.wake()
		return outer
	}
	var unique []*asyncFuture
	finished, cancelAsked := 0, false
	for _, c := range children {
		if slices.Contains(unique, c) {
			continue
		}
		unique = append(unique, c)
		c.onDone(func() {
			finished++
			switch {
			case outer.done():
			case c.state == asyncCancelled:
				outer.finish(asyncFinished, newCancelled(c.message))
			case c.exc != nil:
				outer.finish(asyncFinished, c.exc)
			case finished < len(unique):
			case cancelAsked:
				outer.finish(asyncFinished, newCancelled(nil))
			default:
				outer.finish(asyncFinished, nil)
			}
		})
	}
	outer.onCancel = func(message Value) bool {
		some := false
		for _, c := range children {
			some = c.cancel(message) || some
		}
		cancelAsked = cancelAsked || some
		return some
	}
	return outer
}

// settle waits until a future is done, however it ends.
func (f *asyncFuture) settle() {
	waiter := &asyncFuture{}
	cb := f.onDone(waiter.wake)
	defer f.forget(cb)
	waiter.wait()
}

// WaitFor is await asyncio.wait_for(a, seconds).
func WaitFor[T any, A Awaitable[T]](a A, seconds float64) T {
	t := a.task()
	waitFor(&t.asyncFuture, seconds)
	return t.Result()
}

// waitFor waits until a future is done, or cancels it when the time is over, which is
// a TimeoutError.
func waitFor(f *asyncFuture, seconds float64) {
	timedOut := func() {
		f.cancel(nil)
		f.settle()
		if f.state == asyncCancelled {
			panic(TimeoutError.New().From(newCancelled(f.message)))
		}
	}
	if seconds <= 0 {
		if !f.done() {
			timedOut()
		}
		return
	}
	waiter := &asyncFuture{}
	timer := needLoop().later(seconds, waiter.wake)
	defer func() { timer.cancelled = true }()
	cb := f.onDone(waiter.wake)
	e := Try(waiter.wait)
	switch {
	case f.done():
	case e != nil:
		f.forget(cb)
		f.cancel(nil)
		f.settle()
		panic(e)
	default:
		f.forget(cb)
		timedOut()
	}
}
