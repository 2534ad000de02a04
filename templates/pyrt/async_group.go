package pyrt

// AsyncTaskGroup is asyncio.TaskGroup.
type AsyncTaskGroup struct {
	parent                                  *asyncFuture
	tasks                                   []*asyncFuture
	left                                    int // tasks that are not done
	errors                                  []Raisable
	entered, exiting, aborting, askedParent bool
	completed                               *asyncFuture
}

// NewAsyncTaskGroup is asyncio.TaskGroup().
func NewAsyncTaskGroup() *AsyncTaskGroup { return &AsyncTaskGroup{} }

// CreateTaskIn is g.create_task(c).
func CreateTaskIn[T any](g *AsyncTaskGroup, c *Coro[T]) *Task[T] {
	switch {
	case !g.entered:
		panic(NewRuntimeError("TaskGroup has not been entered"))
	case g.exiting && g.left == 0:
		panic(NewRuntimeError("TaskGroup is finished"))
	case g.aborting:
		panic(NewRuntimeError("TaskGroup is shutting down"))
	}
	t := CreateTask(c)
	f := &t.asyncFuture
	g.tasks = append(g.tasks, f)
	g.left++
	f.onDone(func() { g.taskDone(f) })
	return t
}

func (g *AsyncTaskGroup) taskDone(t *asyncFuture) {
	g.left--
	if g.completed != nil && g.left == 0 {
		g.completed.wake()
	}
	if t.state == asyncCancelled || t.exc == nil {
		return
	}
	g.errors = append(g.errors, t.exc)
	if !g.parent.done() && !g.aborting && !g.askedParent {
		g.abort()
		g.askedParent = true
		g.parent.cancel(nil)
	}
}

// abort cancels all tasks.
func (g *AsyncTaskGroup) abort() {
	g.aborting = true
	for _, t := range g.tasks {
		t.cancel(nil)
	}
}

// Within runs the body of async with g, and waits for the tasks.
func (g *AsyncTaskGroup) Within(body func()) {
	if g.entered {
		panic(NewRuntimeError("TaskGroup has already been entered"))
	}
	g.entered, g.parent = true, needLoop().current
	g.exit(Try(body))
}

// exit waits for the tasks; e is what ended the body, or nil.
func (g *AsyncTaskGroup) exit(e Raisable) {
	g.exiting = true
	var cancelled Raisable
	if Is(e, CancelledError) {
		cancelled = e
	}
	if g.askedParent {
		if g.parent.cancelling = max(g.parent.cancelling-1, 0); g.parent.cancelling == 0 {
			cancelled = nil
		}
	}
	if e != nil && !g.aborting {
		g.abort()
	}
	for g.left > 0 {
		g.completed = &asyncFuture{}
		if late := Try(g.completed.wait); late != nil {
			if !Is(late, CancelledError) {
				panic(late)
			}
			if !g.aborting {
				cancelled = late
				g.abort()
			}
		}
		g.completed = nil
	}
	if cancelled != nil && len(g.errors) == 0 {
		panic(cancelled)
	}
	if e != nil && !Is(e, CancelledError) {
		g.errors = append(g.errors, e)
	}
	if len(g.errors) > 0 {
		panic(unhandledErrors(g.errors))
	}
}

// unhandledErrors returns the group of exceptions that a group of tasks raises.
func unhandledErrors(errors []Raisable) *Exception {
	list, class := NewList[Value](), ExceptionGroup
	for _, e := range errors {
		list.Append(e)
		if !Is(e, ExceptionClass) {
			class = BaseExceptionGroup
		}
	}
	return class.New("unhandled errors in a TaskGroup", list)
}
