package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	poolFutureType    = NewType("concurrent.futures._base", "Future")
	executorType      = NewType("concurrent.futures._base", "Executor")
	threadPoolType    = NewType("concurrent.futures.thread", "ThreadPoolExecutor", executorType)
	processPoolType   = NewType("concurrent.futures.process", "ProcessPoolExecutor", executorType)
	poolCancelled     = NewExcType("concurrent.futures._base", "CancelledError", Exc(pyrt.ExceptionClass))
	poolInvalidState  = NewExcType("concurrent.futures._base", "InvalidStateError", Exc(pyrt.ExceptionClass))
	brokenPoolErr     = NewExcType("concurrent.futures._base", "BrokenExecutor", Exc(pyrt.RuntimeError))
	doneAndNotDone    = NamedTuple("concurrent.futures._base", "DoneAndNotDoneFutures", []string{"done", "not_done"}, nil)
	poolExecutorCount int
)

// futureState is how far a future is.
type futureState uint8

const (
	futurePending futureState = iota
	futureRunning
	futureCancelled
	futureDone
)

// A poolFuture is a concurrent.futures.Future.
type poolFuture struct {
	state     futureState
	result    Value
	exc       *pyrt.Exception
	waiting   waitList
	callbacks []Value
	watchers  []func()
}

// PyClass returns concurrent.futures.Future.
func (f *poolFuture) PyClass() *Class { return poolFutureType }

// Repr returns repr(f).
func (f *poolFuture) Repr() string {
	text := "<Future at " + address(f) + " state="
	switch f.state {
	case futurePending:
		return text + "pending>"
	case futureRunning:
		return text + "running>"
	case futureCancelled:
		return text + "cancelled>"
	}
	if f.exc != nil {
		return text + "finished raised " + f.exc.Class.Name + ">"
	}
	return text + "finished returned " + TypeName(f.result) + ">"
}

func (f *poolFuture) done() bool { return f.state >= futureCancelled }

// finish settles a future and tells those who wait.
func (f *poolFuture) finish(state futureState, result Value, exc *pyrt.Exception) {
	f.state, f.result, f.exc = state, result, exc
	for f.waiting.grant() {
	}
	for _, w := range f.watchers {
		w()
	}
	for _, cb := range f.callbacks {
		f.tell(cb)
	}
	f.watchers, f.callbacks = nil, nil
}

// tell calls a callback; what it raises goes to the log.
func (f *poolFuture) tell(cb Value) {
	_, e := protect(func() Flow {
		Call(cb, f)
		return Next
	})
	if e != nil {
		errPrint("exception calling callback for " + f.Repr() + "\n")
	}
}

// value waits for the result, and returns or raises it.
func (f *poolFuture) value(seconds float64) Value {
	f.await(seconds)
	if f.exc != nil {
		panic(f.exc)
	}
	return f.result
}

func (f *poolFuture) await(seconds float64) {
	if !f.done() && (seconds == 0 || !f.waiting.wait(seconds)) && !f.done() {
		panic(pyrt.TimeoutError.New())
	}
	if f.state == futureCancelled {
		panic(raised(Call(poolCancelled)))
	}
}

// A poolTask is a call that waits for a worker.
type poolTask struct {
	future *poolFuture
	run    func() Value
}

// A pyExecutor is a ThreadPoolExecutor, or a ProcessPoolExecutor: its calls run in
// threads here too, with copies of their arguments and results as processes would
// see. That a process does not see later changes of the program's variables is
// not imitated.
type pyExecutor struct {
	class         *Class
	limit, number int
	workers       int
	prefix        string
	initializer   func()
	tasks         []poolTask
	idle          waitList
	running       int
	closed        bool
	quiet         waitList // waits for all work to be done
}

// PyClass returns the executor's class.
func (e *pyExecutor) PyClass() *Class { return e.class }

// submit gives a call to a worker.
func (e *pyExecutor) submit(fn Value, args []Value, kw []Kw) *poolFuture {
	if e.closed {
		raise(pyrt.RuntimeError, "cannot schedule new futures after shutdown")
	}
	f := &poolFuture{}
	run := func() Value { return CallKw(fn, args, kw) }
	if e.class == processPoolType {
		args = DeepCopy(Tuple(args), nil).(Tuple)
		run = func() Value { return DeepCopy(CallKw(fn, args, kw), nil) }
	}
	e.tasks = append(e.tasks, poolTask{f, run})
	if e.idle.grant() || e.workers >= e.limit {
		return f
	}
	e.startWorker()
	return f
}

func (e *pyExecutor) startWorker() {
	t := newPyThread()
	o := newObject(ThreadType)
	initThread(o, e.prefix+"_"+pyrt.Str(e.workers), false)
	threadIdents += 8
	s := stateOf(o)
	s.started, s.ident = true, threadIdents
	t.object = o
	e.workers++
	startThread(t, e.work)
}

// work is the body of a worker.
func (e *pyExecutor) work() {
	if e.initializer != nil {
		e.initializer()
	}
	for {
		for len(e.tasks) > 0 {
			task := e.tasks[0]
			e.tasks = e.tasks[1:]
			if task.future.state == futureCancelled {
				continue
			}
			task.future.state = futureRunning
			e.running++
			runTask(task)
			e.running--
		}
		if e.running == 0 {
			for e.quiet.grant() {
			}
		}
		if e.closed {
			return
		}
		e.idle.wait(-1)
	}
}

// runTask runs a call, and settles its future.
func runTask(task poolTask) {
	var result Value
	_, exc := protect(func() Flow {
		result = task.run()
		return Next
	})
	if exc != nil {
		task.future.finish(futureDone, nil, excOf(exc))
		return
	}
	task.future.finish(futureDone, result, nil)
}

// shutdown lets no more work in, and waits for what there is.
func (e *pyExecutor) shutdown(wait, cancel bool) {
	e.closed = true
	if cancel {
		for _, t := range e.tasks {
			if t.future.state == futurePending {
				t.future.finish(futureCancelled, nil, nil)
			}
		}
		e.tasks = nil
	}
	for e.idle.grant() {
	}
	for wait && (len(e.tasks) > 0 || e.running > 0) {
		e.quiet.wait(-1)
	}
}

// poolMap is Executor.map: all calls are submitted at once.
func (e *pyExecutor) poolMap(fn Value, iterables []Value, seconds float64) Value {
	var its []Iter
	for _, v := range iterables {
		its = append(its, IterOf(v))
	}
	var futures []*poolFuture
rows:
	for {
		args := make([]Value, len(its))
		for i, it := range its {
			v, ok := it.Next()
			if !ok {
				break rows
			}
			args[i] = v
		}
		if len(its) == 0 {
			break
		}
		futures = append(futures, e.submit(fn, args, nil))
	}
	return NewIterator(GeneratorType, func() (Value, bool) {
		if len(futures) == 0 {
			return nil, false
		}
		f := futures[0]
		futures = futures[1:]
		return f.value(seconds), true
	})
}

func init() {
	for _, t := range []*Class{threadPoolType, processPoolType} {
		params := "max_workers=None, thread_name_prefix='', initializer=None, initargs="
		if t == processPoolType {
			params = "max_workers=None, mp_context=None, initializer=None, initargs="
		}
		t.Native(func(_ *Class, args []Value, kw []Kw) Value {
			return newExecutor(t, signatureOf(params).bind(t.Name, args, kw, nil))
		}, nil)
		executorMethods(t)
	}
	poolFutureMethods(poolFutureType)
	subscriptable(poolFutureType)
}

func newExecutor(t *Class, a []Value) *pyExecutor {
	e := &pyExecutor{class: t, limit: 8, number: poolExecutorCount}
	if a[0] != nil {
		if e.limit = Index(a[0]); e.limit <= 0 {
			raise(pyrt.ValueError, "max_workers must be greater than 0")
		}
	}
	e.prefix = "ThreadPoolExecutor-" + pyrt.Str(e.number)
	if s, ok := a[1].(string); ok && s != "" {
		e.prefix = s
	} else {
		poolExecutorCount++
	}
	if a[2] != nil {
		var args []Value
		if a[3] != Unbound {
			args = Items(a[3])
		}
		e.initializer = func() { CallKw(a[2], args, nil) }
	}
	waitAtExit = append(waitAtExit, func() { e.shutdown(true, false) })
	return e
}

func executorMethods(t *Class) {
	t.Def("submit(fn, /, *args, **kwargs)", func(a []Value) Value {
		return a[0].(*pyExecutor).submit(a[1], a[2].(Tuple), SpreadKw(a[3]))
	})
	t.Def("map(fn, *iterables, timeout=None, chunksize=1)", func(a []Value) Value {
		return a[0].(*pyExecutor).poolMap(a[1], a[2].(Tuple), secondsOrEnd(a[3]))
	})
	t.Def("shutdown(wait=True, *, cancel_futures=False)", func(a []Value) Value {
		a[0].(*pyExecutor).shutdown(Truth(a[1]), Truth(a[2]))
		return nil
	})
	t.DefSelf("__enter__()", func(a []Value) Value { return a[0] })
	t.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value {
		a[0].(*pyExecutor).shutdown(true, false)
		return false
	})
	t.Getter("_max_workers", func(v Value) Value { return v.(*pyExecutor).limit })
}

func poolFutureMethods(t *Class) {
	t.Native(func(*Class, []Value, []Kw) Value { return &poolFuture{} }, nil)
	t.Def("result(timeout=None)", func(a []Value) Value { return a[0].(*poolFuture).value(secondsOrEnd(a[1])) })
	t.Def("exception(timeout=None)", func(a []Value) Value {
		f := a[0].(*poolFuture)
		f.await(secondsOrEnd(a[1]))
		if f.exc == nil {
			return nil
		}
		return excObject(f.exc)
	})
	t.Def("done()", func(a []Value) Value { return a[0].(*poolFuture).done() })
	t.Def("running()", func(a []Value) Value { return a[0].(*poolFuture).state == futureRunning })
	t.Def("cancelled()", func(a []Value) Value { return a[0].(*poolFuture).state == futureCancelled })
	t.Def("cancel()", func(a []Value) Value {
		f := a[0].(*poolFuture)
		if f.state == futurePending {
			f.finish(futureCancelled, nil, nil)
		}
		return f.state == futureCancelled
	})
	t.Def("add_done_callback(fn)", func(a []Value) Value {
		f := a[0].(*poolFuture)
		if f.done() {
			f.tell(a[1])
		} else {
			f.callbacks = append(f.callbacks, a[1])
		}
		return nil
	})
	t.Def("set_result(result)", func(a []Value) Value {
		f := a[0].(*poolFuture)
		if f.done() {
			panic(raised(Call(poolInvalidState, "FINISHED: "+f.Repr())))
		}
		f.finish(futureDone, a[1], nil)
		return nil
	})
	t.Def("set_exception(exception)", func(a []Value) Value {
		a[0].(*poolFuture).finish(futureDone, nil, raised(a[1]))
		return nil
	})
	t.Def("set_running_or_notify_cancel()", func(a []Value) Value {
		f := a[0].(*poolFuture)
		if f.state == futurePending {
			f.state = futureRunning
		}
		return f.state == futureRunning
	})
}

func futuresIn(v Value) []*poolFuture {
	var out []*poolFuture
	for it := Over(v); it.Next(); {
		f, ok := it.Value.(*poolFuture)
		if !ok {
			raise(pyrt.AttributeError, "'%s' object has no attribute '_condition'", TypeName(it.Value))
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// asCompleted gives futures as they are done, those done already first.
func asCompleted(futures []*poolFuture, seconds float64) Value {
	var finished []*poolFuture
	var arrived waitList
	total := len(futures)
	for _, f := range futures {
		if f.done() {
			finished = append(finished, f)
			continue
		}
		f.watchers = append(f.watchers, func() {
			finished = append(finished, f)
			arrived.grant()
		})
	}
	given, end := 0, pyrt.PerfCounter()+seconds
	return NewIterator(GeneratorType, func() (Value, bool) {
		if given == total {
			return nil, false
		}
		for given >= len(finished) {
			left := seconds
			if seconds >= 0 {
				left = max(end-pyrt.PerfCounter(), 0)
			}
			if left == 0 || !arrived.wait(left) {
				raise(pyrt.TimeoutError, "%d (of %d) futures unfinished", total-len(finished), total)
			}
		}
		given++
		return finished[given-1], true
	})
}

// waitFutures is concurrent.futures.wait.
func waitFutures(a []Value) Value {
	futures := futuresIn(a[0])
	enough := func() bool {
		for _, f := range futures {
			if f.done() && (a[2] == "FIRST_COMPLETED" || a[2] == "FIRST_EXCEPTION" && f.exc != nil) {
				return true
			}
		}
		return !slices.ContainsFunc(futures, func(f *poolFuture) bool { return !f.done() })
	}
	var arrived waitList
	for _, f := range futures {
		f.watchers = append(f.watchers, func() { arrived.grant() })
	}
	seconds := secondsOrEnd(a[1])
	end := pyrt.PerfCounter() + seconds
	for !enough() {
		left := seconds
		if seconds >= 0 {
			left = max(end-pyrt.PerfCounter(), 0)
		}
		if left == 0 || !arrived.wait(left) {
			break
		}
	}
	done, rest := pyrt.NewSet[Value](), pyrt.NewSet[Value]()
	for _, f := range futures {
		if f.done() {
			done.Add(f)
		} else {
			rest.Add(f)
		}
	}
	return newHolding(doneAndNotDone, Tuple{done, rest})
}

// ModConcurrentFutures is the module concurrent.futures.
var ModConcurrentFutures = NewLibrary("concurrent.futures", func(m *Module) {
	m.Const("Future", poolFutureType)
	m.Const("Executor", executorType)
	m.Const("ThreadPoolExecutor", threadPoolType)
	m.Const("ProcessPoolExecutor", processPoolType)
	m.Const("CancelledError", poolCancelled)
	m.Const("InvalidStateError", poolInvalidState)
	m.Const("BrokenExecutor", brokenPoolErr)
	m.Const("TimeoutError", Exc(pyrt.TimeoutError))
	m.Const("FIRST_COMPLETED", "FIRST_COMPLETED")
	m.Const("FIRST_EXCEPTION", "FIRST_EXCEPTION")
	m.Const("ALL_COMPLETED", "ALL_COMPLETED")
	m.Def("as_completed(fs, timeout=None)", func(a []Value) Value { return asCompleted(futuresIn(a[0]), secondsOrEnd(a[1])) })
	m.Def("wait(fs, timeout=None, return_when='ALL_COMPLETED')", waitFutures)
})

// ModConcurrent is the package concurrent.
var ModConcurrent = NewLibrary("concurrent", func(m *Module) { m.Const("futures", ModConcurrentFutures.Import()) })
