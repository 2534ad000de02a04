package pyrt

// AsyncQueue is asyncio.Queue.
type AsyncQueue[T any] struct {
	items      *Deque[T]
	limit      int // 0 for none
	unfinished int
	getters    asyncWaiters
	putters    asyncWaiters
	finished   AsyncEvent
}

// The exceptions of queues.
var (
	QueueEmpty = &Class{Name: "QueueEmpty", Module: "asyncio.queues", Bases: []*Class{ExceptionClass}}
	QueueFull  = &Class{Name: "QueueFull", Module: "asyncio.queues", Bases: []*Class{ExceptionClass}}
)

// NewAsyncQueue is asyncio.Queue(limit).
func NewAsyncQueue[T any](limit int) *AsyncQueue[T] {
	return &AsyncQueue[T]{items: NewDeque[T](), limit: limit, finished: AsyncEvent{on: true}}
}

// Size is q.qsize().
func (q *AsyncQueue[T]) Size() int { return q.items.Len() }

// Empty is q.empty().
func (q *AsyncQueue[T]) Empty() bool { return q.items.Len() == 0 }

// Full is q.full().
func (q *AsyncQueue[T]) Full() bool { return q.limit > 0 && q.items.Len() >= q.limit }

// blocked waits in a list until it is woken.
func (w *asyncWaiters) blocked(free func() bool) {
	f := &asyncFuture{}
	*w = append(*w, f)
	if e := Try(f.wait); e != nil {
		woken := f.state == asyncFinished
		f.cancel(nil)
		w.drop(f)
		if woken && free() {
			w.wakeFirst()
		}
		panic(e)
	}
}

// wakeFirst takes those who are done from the list, and wakes the first who is not.
func (w *asyncWaiters) wakeFirst() {
	for len(*w) > 0 {
		f := (*w)[0]
		*w = (*w)[1:]
		if !f.done() {
			f.wake()
			return
		}
	}
}

// Put is await q.put(v).
func (q *AsyncQueue[T]) Put(v T) {
	for q.Full() {
		q.putters.blocked(func() bool { return !q.Full() })
	}
	q.PutNow(v)
}

// PutNow is q.put_nowait(v).
func (q *AsyncQueue[T]) PutNow(v T) {
	if q.Full() {
		panic(QueueFull.New())
	}
	q.items.Append(v)
	q.unfinished++
	q.finished.on = false
	q.getters.wakeFirst()
}

// Get is await q.get().
func (q *AsyncQueue[T]) Get() T {
	for q.Empty() {
		q.getters.blocked(func() bool { return !q.Empty() })
	}
	return q.GetNow()
}

// GetNow is q.get_nowait().
func (q *AsyncQueue[T]) GetNow() T {
	if q.Empty() {
		panic(QueueEmpty.New())
	}
	v := q.items.PopLeft()
	q.putters.wakeFirst()
	return v
}

// TaskDone is q.task_done().
func (q *AsyncQueue[T]) TaskDone() {
	if q.unfinished <= 0 {
		panic(NewValueError("task_done() called too many times"))
	}
	if q.unfinished--; q.unfinished == 0 {
		q.finished.Set()
	}
}

// Join is await q.join().
func (q *AsyncQueue[T]) Join() {
	if q.unfinished > 0 {
		q.finished.Wait()
	}
}
