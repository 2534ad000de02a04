package pyrt

import (
	"slices"
	"strconv"
)

// Task is an asyncio.Task whose coroutine gives a T.
type Task[T any] struct {
	asyncFuture
	result T
}

// Awaitable is a coroutine or a task.
type Awaitable[T any] interface{ task() *Task[T] }

func (t *Task[T]) task() *Task[T] { return t }
func (c *Coro[T]) task() *Task[T] { return CreateTask(c) }

var taskCount int

// NextTaskName returns the name of the next task that is given none.
func NextTaskName() string {
	taskCount++
	return "Task-" + strconv.Itoa(taskCount)
}

// EndTaskNames counts the two tasks that asyncio.run ends with: they shut generators
// and threads down.
func EndTaskNames() { taskCount += 2 }

// CreateTask is asyncio.create_task(c): the coroutine begins at the loop's next turn.
func CreateTask[T any](c *Coro[T]) *Task[T] { return CreateTaskNamed(c, "") }

// CreateTaskNamed is asyncio.create_task(c, name=name); "" stands for no name.
func CreateTaskNamed[T any](c *Coro[T], name string) *Task[T] {
	l := needLoop()
	if next := NextTaskName(); name == "" {
		name = next
	}
	t := &Task[T]{}
	t.name = name
	t.runner = newRunner(func() { t.result = c.Await() })
	l.tasks = append(slices.DeleteFunc(l.tasks, (*asyncFuture).done), &t.asyncFuture)
	l.soon(func() { t.step(nil) })
	return t
}

// Await is await t.
func (t *Task[T]) Await() T {
	t.wait()
	return t.result
}

// Result is t.result().
func (t *Task[T]) Result() T {
	if !t.done() {
		panic(InvalidStateError.New("Result is not set."))
	}
	t.check()
	return t.result
}

// InvalidStateError is asyncio.InvalidStateError.
var InvalidStateError = &Class{Name: "InvalidStateError", Module: "asyncio.exceptions", Bases: []*Class{ExceptionClass}}

// Exception is t.exception(): nil where the task has a result.
func (t *Task[T]) Exception() Raisable {
	switch {
	case t.state == asyncCancelled:
		panic(newCancelled(t.message))
	case !t.done():
		panic(InvalidStateError.New("Exception is not set."))
	}
	return t.exc
}

// Done is t.done().
func (t *Task[T]) Done() bool { return t.done() }

// Cancelled is t.cancelled().
func (t *Task[T]) Cancelled() bool { return t.state == asyncCancelled }

// Cancel is t.cancel(): it reports whether the task was not done yet.
func (t *Task[T]) Cancel() bool { return t.cancel(nil) }

// Name is t.get_name().
func (t *Task[T]) Name() string { return t.name }

// TypeName returns "_asyncio.Task".
func (t *Task[T]) TypeName() string { return "_asyncio.Task" }
