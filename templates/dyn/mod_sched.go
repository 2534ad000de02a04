package dyn

import (
	"slices"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// A scheduler is a sched.scheduler.
type scheduler struct {
	now, delay Value
	queue      []Tuple // of the class Event
	count      int
}

var schedulerType = NewType("sched", "scheduler")

// PyClass returns sched.scheduler.
func (*scheduler) PyClass() *Class { return schedulerType }

// schedEventType is sched.Event, a named tuple.
var schedEventType = sync.OnceValue(func() *Class {
	return NamedTuple("sched", "Event", []string{"time", "priority", "sequence", "action", "argument", "kwargs"}, nil)
})

func (s *scheduler) enter(at, priority, action, argument, kwargs Value) Value {
	if argument == Unbound {
		argument = Tuple{}
	}
	if kwargs == Unbound {
		kwargs = pyrt.NewDict[Value, Value]()
	}
	event := Call(schedEventType(), at, priority, s.count, action, argument, kwargs)
	s.count++
	fields := held(event).(Tuple)
	i := len(s.queue)
	for i > 0 && Truth(Lt(Tuple(fields[:3]), Tuple(s.queue[i-1][:3]))) {
		i--
	}
	s.queue = slices.Insert(s.queue, i, fields)
	return event
}

func (s *scheduler) cancel(event Value) {
	fields, ok := held(event).(Tuple)
	for i, e := range s.queue {
		if ok && len(fields) == len(e) && same(fields[2], e[2]) {
			s.queue = slices.Delete(s.queue, i, i+1)
			return
		}
	}
	raise(pyrt.ValueError, "list.remove(x): x not in list")
}

// run runs what is due, and waits for what is not unless it must not.
func (s *scheduler) run(blocking bool) Value {
	for len(s.queue) > 0 {
		e := s.queue[0]
		now := Call0(s.now)
		if Truth(Gt(e[0], now)) {
			wait := Sub(e[0], now)
			if !blocking {
				return wait
			}
			Call1(s.delay, wait)
			continue
		}
		s.queue = s.queue[1:]
		CallKw(e[3], Items(e[4]), SpreadKw(e[5]))
		Call1(s.delay, 0)
	}
	return nil
}

// ModSched is the module sched.
var ModSched = NewLibrary("sched", func(m *Module) {
	m.Const("scheduler", schedulerType)
	m.Const("Event", eventType)
	t := schedulerType
	self := func(a []Value) *scheduler { return a[0].(*scheduler) }
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("timefunc=, delayfunc=").bind("scheduler", args, kw, nil)
		if a[0] == Unbound {
			a[0] = ModTime.Get("monotonic")
		}
		if a[1] == Unbound {
			a[1] = ModTime.Get("sleep")
		}
		return &scheduler{now: a[0], delay: a[1]}
	}, nil)
	t.Def("enterabs(time, priority, action, argument=, kwargs=)", func(a []Value) Value {
		return self(a).enter(a[1], a[2], a[3], a[4], a[5])
	})
	t.Def("enter(delay, priority, action, argument=, kwargs=)", func(a []Value) Value {
		return self(a).enter(Add(Call0(self(a).now), a[1]), a[2], a[3], a[4], a[5])
	})
	t.Def("cancel(event)", func(a []Value) Value {
		self(a).cancel(a[1])
		return nil
	})
	t.Def("empty()", func(a []Value) Value { return len(self(a).queue) == 0 })
	t.Def("run(blocking=True)", func(a []Value) Value { return self(a).run(Truth(a[1])) })
	t.Getter("queue", func(v Value) Value {
		out := pyrt.NewList[Value]()
		for _, e := range v.(*scheduler).queue {
			out.Append(Call(schedEventType(), e...))
		}
		return out
	})
})
