package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	queueType     = NewType("queue", "Queue")
	lifoType      = NewType("queue", "LifoQueue", queueType)
	priorityType  = NewType("queue", "PriorityQueue", queueType)
	simpleType    = NewType("_queue", "SimpleQueue").Dotted()
	queueEmptyErr = NewExcType("_queue", "Empty", Exc(pyrt.ExceptionClass))
	queueFullErr  = NewExcType("queue", "Full", Exc(pyrt.ExceptionClass))
)

// queueOrder says which item a queue gives first.
type queueOrder uint8

const (
	firstIn queueOrder = iota
	lastIn
	least
)

// queueItems are the items of a queue of any kind.
type queueItems struct {
	order queueOrder
	items []Value
}

func (q *queueItems) put(v Value) {
	if q.order == least {
		pyrt.HeapPushFunc(&q.items, v, Less)
		return
	}
	q.items = append(q.items, v)
}

func (q *queueItems) get() Value {
	switch q.order {
	case least:
		return pyrt.HeapPopFunc(&q.items, Less)
	case lastIn:
		v := q.items[len(q.items)-1]
		q.items = q.items[:len(q.items)-1]
		return v
	}
	v := q.items[0]
	q.items[0] = nil
	q.items = q.items[1:]
	return v
}

// A pyQueue is a queue.Queue.
type pyQueue struct {
	queueItems
	class                     *Class
	maxsize, unfinished       int
	getters, putters, joining waitList
}

// PyClass returns the queue's class.
func (q *pyQueue) PyClass() *Class { return q.class }

func (q *pyQueue) full() bool { return q.maxsize > 0 && len(q.items) >= q.maxsize }

func (q *pyQueue) putItem(v Value, seconds float64) {
	end := pyrt.PerfCounter() + seconds
	for q.full() {
		left := seconds
		if seconds > 0 {
			left = max(end-pyrt.PerfCounter(), 0)
		}
		if left == 0 || !q.putters.wait(left) && q.full() {
			panic(raised(Call(queueFullErr)))
		}
	}
	q.put(v)
	q.unfinished++
	q.getters.grant()
}

func (q *pyQueue) getItem(seconds float64) Value {
	end := pyrt.PerfCounter() + seconds
	for len(q.items) == 0 {
		left := seconds
		if seconds > 0 {
			left = max(end-pyrt.PerfCounter(), 0)
		}
		if left == 0 || !q.getters.wait(left) && len(q.items) == 0 {
			panic(raised(Call(queueEmptyErr)))
		}
	}
	v := q.get()
	q.putters.grant()
	return v
}

// queueSeconds reads the arguments block and timeout.
func queueSeconds(block, timeout Value) float64 {
	if !Truth(block) {
		return 0
	}
	if timeout == nil {
		return -1
	}
	seconds := Float(timeout)
	if seconds < 0 {
		raise(pyrt.ValueError, "'timeout' must be a non-negative number")
	}
	return seconds
}

func init() {
	for _, k := range []struct {
		class *Class
		order queueOrder
	}{{queueType, firstIn}, {lifoType, lastIn}, {priorityType, least}, {simpleType, firstIn}} {
		k.class.Native(func(_ *Class, args []Value, kw []Kw) Value {
			a := signatureOf("maxsize=0").bind(k.class.Name, args, kw, nil)
			return &pyQueue{queueItems: queueItems{order: k.order}, class: k.class, maxsize: Index(a[0])}
		}, nil)
	}
	for _, t := range []*Class{queueType, simpleType} {
		queueMethods(t)
	}
	t := queueType
	t.Hooks("_init", "_qsize", "_put", "_get")
	t.Def("full()", func(a []Value) Value { return a[0].(*pyQueue).full() })
	t.Def("task_done()", func(a []Value) Value {
		q := a[0].(*pyQueue)
		if q.unfinished <= 0 {
			raise(pyrt.ValueError, "task_done() called too many times")
		}
		if q.unfinished--; q.unfinished == 0 {
			for q.joining.grant() {
			}
		}
		return nil
	})
	t.Def("join()", func(a []Value) Value {
		q := a[0].(*pyQueue)
		for q.unfinished > 0 {
			q.joining.wait(-1)
		}
		return nil
	})
	t.Getter("maxsize", func(v Value) Value { return v.(*pyQueue).maxsize })
	t.Getter("unfinished_tasks", func(v Value) Value { return v.(*pyQueue).unfinished })
	t.Getter("queue", func(v Value) Value {
		q := v.(*pyQueue)
		if q.order == firstIn {
			return &Deque{d: pyrt.NewDeque(slices.Clone(q.items)...)}
		}
		return pyrt.NewList(slices.Clone(q.items)...)
	})
}

func queueMethods(t *Class) {
	t.Def("put(item, block=True, timeout=None)", func(a []Value) Value {
		a[0].(*pyQueue).putItem(a[1], queueSeconds(a[2], a[3]))
		return nil
	})
	t.Def("put_nowait(item)", func(a []Value) Value {
		a[0].(*pyQueue).putItem(a[1], 0)
		return nil
	})
	t.Def("get(block=True, timeout=None)", func(a []Value) Value { return a[0].(*pyQueue).getItem(queueSeconds(a[1], a[2])) })
	t.Def("get_nowait()", func(a []Value) Value { return a[0].(*pyQueue).getItem(0) })
	t.Def("qsize()", func(a []Value) Value { return len(a[0].(*pyQueue).items) })
	t.Def("empty()", func(a []Value) Value { return len(a[0].(*pyQueue).items) == 0 })
}

// ModQueue is the module queue.
var ModQueue = NewLibrary("queue", func(m *Module) {
	m.Const("Queue", queueType)
	m.Const("LifoQueue", lifoType)
	m.Const("PriorityQueue", priorityType)
	m.Const("SimpleQueue", simpleType)
	m.Const("Empty", queueEmptyErr)
	m.Const("Full", queueFullErr)
})

func init() { subscriptable(queueType, simpleType) }
