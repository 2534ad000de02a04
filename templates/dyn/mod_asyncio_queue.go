package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// An asyncQueue is an asyncio.Queue.
type asyncQueue struct {
	queueItems
	class               *Class
	maxsize, unfinished int
	getters, putters    []*asyncFuture
	finished            asyncEvent
}

var (
	asyncQueueType    = NewType("asyncio.queues", "Queue")
	asyncLifoType     = NewType("asyncio.queues", "LifoQueue", asyncQueueType)
	asyncPriorityType = NewType("asyncio.queues", "PriorityQueue", asyncQueueType)
	asyncEmptyType    = NewExcType("asyncio.queues", "QueueEmpty", Exc(pyrt.ExceptionClass))
	asyncFullType     = NewExcType("asyncio.queues", "QueueFull", Exc(pyrt.ExceptionClass))
)

// PyClass returns the queue's class.
func (q *asyncQueue) PyClass() *Class { return q.class }

// wakeFirst wakes the first of the waiting.
func wakeFirst(list *[]*asyncFuture) {
	for len(*list) > 0 {
		f := (*list)[0]
		*list = (*list)[1:]
		if !f.done() {
			f.finish(futureDone, nil, nil)
			return
		}
	}
}

func (q *asyncQueue) full() bool { return q.maxsize > 0 && len(q.items) >= q.maxsize }

// blocked waits in a list until it is woken.
func blocked(y *Yielder, list *[]*asyncFuture, free func() bool) {
	f := needLoop().future()
	*list = append(*list, f)
	if _, e := catchExc(func() Value { return f.Await(y) }); e != nil {
		woken := f.state == futureDone
		f.cancel(nil)
		*list = slices.DeleteFunc(*list, func(o *asyncFuture) bool { return o == f })
		if free() && woken {
			wakeFirst(list)
		}
		panic(e)
	}
}

func (q *asyncQueue) putNow(v Value) {
	if q.full() {
		panic(raised(Call(asyncFullType)))
	}
	q.queueItems.put(v)
	q.unfinished++
	q.finished.on = false
	wakeFirst(&q.getters)
}

func (q *asyncQueue) put(y *Yielder, v Value) {
	for q.full() {
		blocked(y, &q.putters, func() bool { return !q.full() })
	}
	q.putNow(v)
}

func (q *asyncQueue) getNow() Value {
	if len(q.items) == 0 {
		panic(raised(Call(asyncEmptyType)))
	}
	v := q.queueItems.get()
	wakeFirst(&q.putters)
	return v
}

func (q *asyncQueue) get(y *Yielder) Value {
	for len(q.items) == 0 {
		blocked(y, &q.getters, func() bool { return len(q.items) > 0 })
	}
	return q.getNow()
}

func init() {
	for _, k := range []struct {
		class *Class
		order queueOrder
	}{{asyncQueueType, firstIn}, {asyncLifoType, lastIn}, {asyncPriorityType, least}} {
		k.class.Native(func(_ *Class, args []Value, kw []Kw) Value {
			a := signatureOf("maxsize=0").bind(k.class.Name, args, kw, nil)
			return &asyncQueue{queueItems: queueItems{order: k.order}, class: k.class, maxsize: Index(a[0]), finished: asyncEvent{on: true}}
		}, nil)
	}
	t := asyncQueueType
	queue := func(v Value) *asyncQueue { return v.(*asyncQueue) }
	t.Def("put(item)", func(a []Value) Value {
		return coroutine("Queue.put", func(y *Yielder) Value {
			queue(a[0]).put(y, a[1])
			return nil
		})
	})
	t.Def("put_nowait(item)", func(a []Value) Value {
		queue(a[0]).putNow(a[1])
		return nil
	})
	t.Def("get()", func(a []Value) Value { return coroutine("Queue.get", queue(a[0]).get) })
	t.Def("get_nowait()", func(a []Value) Value { return queue(a[0]).getNow() })
	t.Def("task_done()", func(a []Value) Value {
		q := queue(a[0])
		if q.unfinished <= 0 {
			raise(pyrt.ValueError, "task_done() called too many times")
		}
		if q.unfinished--; q.unfinished == 0 {
			q.finished.set()
		}
		return nil
	})
	t.Def("join()", func(a []Value) Value {
		return coroutine("Queue.join", func(y *Yielder) Value {
			if q := queue(a[0]); q.unfinished > 0 {
				q.finished.wait(y)
			}
			return nil
		})
	})
	t.Def("qsize()", func(a []Value) Value { return len(queue(a[0]).items) })
	t.Def("empty()", func(a []Value) Value { return len(queue(a[0]).items) == 0 })
	t.Def("full()", func(a []Value) Value { return queue(a[0]).full() })
	t.Getter("maxsize", func(v Value) Value { return queue(v).maxsize })
	subscriptable(t)
}
