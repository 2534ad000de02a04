package dyn

import "github.com/molt-go/molt/templates/pyrt"

var (
	lockType             = NewType("_thread", "lock").Dotted()
	rlockType            = NewType("_thread", "RLock").Dotted()
	eventType            = NewType("threading", "Event")
	conditionType        = NewType("threading", "Condition")
	semaphoreType        = NewType("threading", "Semaphore")
	boundedSemaphoreType = NewType("threading", "BoundedSemaphore", semaphoreType)
	barrierType          = NewType("threading", "Barrier")
	brokenBarrierType    = NewExcType("threading", "BrokenBarrierError", Exc(pyrt.RuntimeError))
)

// A pyLock is a threading.Lock or RLock.
type pyLock struct {
	threadLock
	class *Class
	owner *pyThread // of an RLock
	depth int
}

// PyClass returns the lock's class.
func (l *pyLock) PyClass() *Class { return l.class }

func (l *pyLock) take(seconds float64) bool {
	if l.class == rlockType && l.held && l.owner == thisThread {
		l.depth++
		return true
	}
	if !l.acquire(seconds) {
		return false
	}
	l.owner, l.depth = thisThread, 1
	return true
}

func (l *pyLock) giveBack() {
	switch {
	case l.class == rlockType && (!l.held || l.owner != thisThread):
		raise(pyrt.RuntimeError, "cannot release un-acquired lock")
	case !l.held:
		raise(pyrt.RuntimeError, "release unlocked lock")
	}
	if l.depth--; l.class == rlockType && l.depth > 0 {
		return
	}
	l.owner = nil
	l.release()
}

// lockSeconds reads the arguments blocking and timeout of acquire.
func lockSeconds(blocking, timeout Value) float64 {
	seconds := -1.0
	if timeout != nil {
		seconds = Float(timeout)
	}
	switch {
	case !Truth(blocking) && seconds >= 0:
		raise(pyrt.ValueError, "can't specify a timeout for a non-blocking call")
	case seconds < 0 && seconds != -1:
		raise(pyrt.ValueError, "timeout value must be a non-negative number")
	case !Truth(blocking):
		return 0
	}
	return seconds
}

// A threadEvent is a threading.Event.
type threadEvent struct {
	on      bool
	waiting waitList
}

// PyClass returns threading.Event.
func (e *threadEvent) PyClass() *Class { return eventType }

func (e *threadEvent) set() {
	e.on = true
	for e.waiting.grant() {
	}
}

func (e *threadEvent) wait(seconds float64) bool {
	if !e.on {
		e.waiting.wait(seconds)
	}
	return e.on
}

// A pyCondition is a threading.Condition.
type pyCondition struct {
	lock    Value
	waiting waitList
}

// PyClass returns threading.Condition.
func (c *pyCondition) PyClass() *Class { return conditionType }

// needLock raises RuntimeError where the caller does not hold the lock.
func (c *pyCondition) needLock(message string) {
	if l, ok := c.lock.(*pyLock); ok && (!l.held || l.class == rlockType && l.owner != thisThread) {
		raise(pyrt.RuntimeError, "%s", message)
	}
}

func (c *pyCondition) wait(seconds float64) bool {
	c.needLock("cannot wait on un-acquired lock")
	l, ok := c.lock.(*pyLock)
	if !ok {
		callMethod(c.lock, "release")
		defer callMethod(c.lock, "acquire")
		return c.waiting.wait(seconds)
	}
	depth := l.depth
	l.depth, l.owner = 0, nil
	l.release()
	granted := c.waiting.wait(seconds)
	l.acquire(-1)
	l.owner, l.depth = thisThread, depth
	return granted
}

func (c *pyCondition) notify(n int) {
	c.needLock("cannot notify on un-acquired lock")
	for ; n > 0 && c.waiting.grant(); n-- {
	}
}

// A pySemaphore is a threading.Semaphore; limit is -1 where it is not bounded.
type pySemaphore struct {
	class        *Class
	value, limit int
	waiting      waitList
}

// PyClass returns the semaphore's class.
func (s *pySemaphore) PyClass() *Class { return s.class }

func (s *pySemaphore) take(seconds float64) bool {
	if s.value > 0 {
		s.value--
		return true
	}
	if seconds == 0 {
		return false
	}
	return s.waiting.wait(seconds)
}

func (s *pySemaphore) giveBack(n int) {
	if s.limit >= 0 && s.value+n > s.limit {
		raise(pyrt.ValueError, "Semaphore released too many times")
	}
	for range n {
		if !s.waiting.grant() {
			s.value++
		}
	}
}

func init() {
	for _, c := range []*Class{lockType, rlockType} {
		c.Def("acquire(blocking=True, timeout=-1)", func(a []Value) Value { return a[0].(*pyLock).take(lockSeconds(a[1], a[2])) })
		c.Def("release()", func(a []Value) Value {
			a[0].(*pyLock).giveBack()
			return nil
		})
		c.Def("__enter__()", func(a []Value) Value { return a[0].(*pyLock).take(-1) })
		c.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value {
			a[0].(*pyLock).giveBack()
			return nil
		})
	}
	lockType.Def("locked()", func(a []Value) Value { return a[0].(*pyLock).held })
	eventMethods(eventType)
	conditionMethods(conditionType)
	semaphoreMethods(semaphoreType)
	barrierMethods(barrierType)
}

func eventMethods(t *Class) {
	t.Native(func(*Class, []Value, []Kw) Value { return &threadEvent{} }, nil)
	t.Def("is_set()", func(a []Value) Value { return a[0].(*threadEvent).on })
	t.Def("isSet()", func(a []Value) Value { return a[0].(*threadEvent).on })
	t.Def("set()", func(a []Value) Value {
		a[0].(*threadEvent).set()
		return nil
	})
	t.Def("clear()", func(a []Value) Value {
		a[0].(*threadEvent).on = false
		return nil
	})
	t.Def("wait(timeout=None)", func(a []Value) Value { return a[0].(*threadEvent).wait(secondsOrEnd(a[1])) })
}

func conditionMethods(t *Class) {
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("lock=None").bind("Condition", args, kw, nil)
		if a[0] == nil {
			a[0] = &pyLock{class: rlockType}
		}
		return &pyCondition{lock: a[0]}
	}, nil)
	t.Def("acquire(*args, **kwargs)", func(a []Value) Value {
		return CallKw(GetAttr(a[0].(*pyCondition).lock, "acquire"), a[1].(Tuple), SpreadKw(a[2]))
	})
	t.Def("release()", func(a []Value) Value { return callMethod(a[0].(*pyCondition).lock, "release") })
	t.Def("__enter__()", func(a []Value) Value { return callMethod(a[0].(*pyCondition).lock, "acquire") })
	t.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value {
		callMethod(a[0].(*pyCondition).lock, "release")
		return nil
	})
	t.Def("wait(timeout=None)", func(a []Value) Value { return a[0].(*pyCondition).wait(secondsOrEnd(a[1])) })
	t.Def("wait_for(predicate, timeout=None)", func(a []Value) Value {
		seconds := secondsOrEnd(a[2])
		end := pyrt.PerfCounter() + seconds
		for {
			if r := Call0(a[1]); Truth(r) {
				return r
			}
			left := -1.0
			if seconds >= 0 {
				if left = end - pyrt.PerfCounter(); left <= 0 {
					return Call0(a[1])
				}
			}
			a[0].(*pyCondition).wait(left)
		}
	})
	t.Def("notify(n=1)", func(a []Value) Value {
		a[0].(*pyCondition).notify(Index(a[1]))
		return nil
	})
	for _, signature := range []string{"notify_all()", "notifyAll()"} {
		t.Def(signature, func(a []Value) Value {
			a[0].(*pyCondition).notify(1 << 30)
			return nil
		})
	}
}

func semaphoreMethods(t *Class) {
	for _, c := range []*Class{t, boundedSemaphoreType} {
		c.Native(func(_ *Class, args []Value, kw []Kw) Value {
			a := signatureOf("value=1").bind(c.Name, args, kw, nil)
			n := Index(a[0])
			if n < 0 {
				raise(pyrt.ValueError, "semaphore initial value must be >= 0")
			}
			limit := -1
			if c == boundedSemaphoreType {
				limit = n
			}
			return &pySemaphore{class: c, value: n, limit: limit}
		}, nil)
	}
	t.Def("acquire(blocking=True, timeout=None)", func(a []Value) Value {
		if !Truth(a[1]) {
			if a[2] != nil {
				raise(pyrt.ValueError, "can't specify timeout for non-blocking acquire")
			}
			return a[0].(*pySemaphore).take(0)
		}
		return a[0].(*pySemaphore).take(secondsOrEnd(a[2]))
	})
	t.Def("release(n=1)", func(a []Value) Value {
		n := Index(a[1])
		if n < 1 {
			raise(pyrt.ValueError, "n must be one or more")
		}
		a[0].(*pySemaphore).giveBack(n)
		return nil
	})
	t.Def("__enter__()", func(a []Value) Value { return a[0].(*pySemaphore).take(-1) })
	t.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value {
		a[0].(*pySemaphore).giveBack(1)
		return nil
	})
}

// A pyBarrier is a threading.Barrier.
type pyBarrier struct {
	parties, waiting int
	action           Value
	round            *barrierRound
	broken           bool
}

// A barrierRound is one filling of a barrier.
type barrierRound struct{ list waitList }

// PyClass returns threading.Barrier.
func (b *pyBarrier) PyClass() *Class { return barrierType }

func (b *pyBarrier) wait(seconds float64) int {
	if b.broken {
		panic(raised(Call(brokenBarrierType)))
	}
	index, round := b.waiting, b.round
	b.waiting++
	if b.waiting == b.parties {
		if b.action != nil {
			Call0(b.action)
		}
		b.waiting, b.round = 0, &barrierRound{}
		for round.list.grant() {
		}
		return index
	}
	if !round.list.wait(seconds) || b.broken {
		b.breakUp()
		panic(raised(Call(brokenBarrierType)))
	}
	return index
}

func (b *pyBarrier) breakUp() {
	b.broken, b.waiting = true, 0
	for b.round.list.grant() {
	}
}

func barrierMethods(t *Class) {
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("parties, action=None, timeout=None").bind("Barrier", args, kw, nil)
		if a[2] != nil {
			panic(pyrt.NewGuard("a Barrier with a timeout of its own is not carried over"))
		}
		return &pyBarrier{parties: Index(a[0]), action: a[1], round: &barrierRound{}}
	}, nil)
	t.Def("wait(timeout=None)", func(a []Value) Value { return a[0].(*pyBarrier).wait(secondsOrEnd(a[1])) })
	t.Def("abort()", func(a []Value) Value {
		a[0].(*pyBarrier).breakUp()
		return nil
	})
	t.Def("reset()", func(a []Value) Value {
		b := a[0].(*pyBarrier)
		if b.waiting > 0 {
			panic(pyrt.NewGuard("Barrier.reset with threads waiting is not carried over"))
		}
		b.broken = false
		return nil
	})
	t.Getter("parties", func(v Value) Value { return v.(*pyBarrier).parties })
	t.Getter("n_waiting", func(v Value) Value { return v.(*pyBarrier).waiting })
	t.Getter("broken", func(v Value) Value { return v.(*pyBarrier).broken })
}
