package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ThreadType is threading.Thread. Its instances are objects, so that programs may
// derive from it; what molt keeps about a thread is in the attribute _state.
var (
	ThreadType      = NewType("threading", "Thread")
	timerType       = NewType("threading", "Timer", ThreadType)
	mainThreadType  = NewType("threading", "_MainThread", ThreadType)
	threadStateType = NewType("threading", "_ThreadState")
	localType       = NewType("threading", "local")
)

// A threadState is what molt keeps about a threading.Thread.
type threadState struct {
	thread         *pyThread
	object         *Object
	started, ended bool
	joining        waitList
	ident          int
}

// PyClass returns the state's class.
func (*threadState) PyClass() *Class { return threadStateType }

var (
	liveThreads  []*threadState // without the main thread
	threadCount  int
	threadIdents = 140000000000000
	mainThread   *Object
)

func stateOf(self Value) *threadState {
	s, ok := attrOf(self, "_state").(*threadState)
	if !ok {
		raise(pyrt.RuntimeError, "thread.__init__() not called")
	}
	return s
}

// theMainThread returns the object of the main thread.
func theMainThread() *Object {
	if mainThread == nil {
		mainThread = newObject(mainThreadType)
		initThread(mainThread, "MainThread", false)
		s := stateOf(mainThread)
		s.started, s.ident = true, threadIdents
	}
	return mainThread
}

func initThread(o *Object, name, daemon Value) {
	o.setAttr("_state", &threadState{object: o})
	o.setAttr("name", name)
	o.setAttr("daemon", daemon)
}

func currentThread() *Object {
	if o, ok := thisThread.object.(*Object); ok {
		return o
	}
	return theMainThread()
}

// runThread is the body of a thread: run, and what leaves it.
func runThread(s *threadState) {
	defer func() {
		defer endThread(s)
		switch p := recover().(type) {
		case nil, pyrt.ExitStatus:
		case pyrt.Raisable:
			if pyrt.Is(p.Exc(), pyrt.SystemExit) {
				return
			}
			errPrint("Exception in thread " + Str(attrOf(s.object, "name")) + ":\n" + tracebackText(excObject(p.Exc()), nil))
		default:
			panic(p)
		}
	}()
	callMethod(s.object, "run")
}

func endThread(s *threadState) {
	s.ended = true
	liveThreads = slices.DeleteFunc(liveThreads, func(t *threadState) bool { return t == s })
	for s.joining.grant() {
	}
}

// startPython starts the thread of a threading.Thread.
func startPython(o *Object) {
	s := stateOf(o)
	if s.started {
		raise(pyrt.RuntimeError, "threads can only be started once")
	}
	theMainThread()
	threadIdents += 8
	s.started, s.ident, s.thread = true, threadIdents, newPyThread()
	s.thread.object = o
	liveThreads = append(liveThreads, s)
	startThread(s.thread, func() { runThread(s) })
}

// joinThreads waits for the threads that are no daemons.
func joinThreads() {
	lives := func(s *threadState) bool { return attrOf(s.object, "daemon") != true }
	for slices.ContainsFunc(liveThreads, lives) {
		liveThreads[slices.IndexFunc(liveThreads, lives)].joining.wait(-1)
	}
}

// secondsOrEnd returns a timeout, where None is without end.
func secondsOrEnd(v Value) float64 {
	if v == nil {
		return -1
	}
	return max(Float(v), 0)
}

func init() {
	waitAtExit = append(waitAtExit, joinThreads)
	t := ThreadType
	t.Def("__init__(group=None, target=None, name=None, args=, kwargs=None, *, daemon=None)", func(a []Value) Value {
		o := a[0].(*Object)
		name, daemon := a[3], a[6]
		if name == nil {
			threadCount++
			text := "Thread-" + pyrt.Str(threadCount)
			if a[2] != nil {
				if target, ok := GetAttrOr(a[2], "__name__", nil).(string); ok {
					text += " (" + target + ")"
				}
			}
			name = text
		}
		if daemon == nil {
			daemon = attrOf(currentThread(), "daemon")
		}
		initThread(o, Str(name), Truth(daemon))
		args, kwargs := a[4], a[5]
		if args == Unbound {
			args = Tuple{}
		}
		if kwargs == nil {
			kwargs = pyrt.NewDict[Value, Value]()
		}
		o.setAttr("_target", a[2])
		o.setAttr("_args", args)
		o.setAttr("_kwargs", kwargs)
		return nil
	})
	t.Def("run()", func(a []Value) Value {
		if target := attrOf(a[0], "_target"); target != nil {
			CallKw(target, Items(attrOf(a[0], "_args")), SpreadKw(attrOf(a[0], "_kwargs")))
		}
		return nil
	})
	t.Def("start()", func(a []Value) Value {
		startPython(a[0].(*Object))
		return nil
	})
	t.Def("join(timeout=None)", func(a []Value) Value {
		s := stateOf(a[0])
		switch {
		case !s.started:
			raise(pyrt.RuntimeError, "cannot join thread before it is started")
		case currentThread() == a[0]:
			raise(pyrt.RuntimeError, "cannot join current thread")
		case !s.ended && s.thread != nil:
			s.joining.wait(secondsOrEnd(a[1]))
		}
		return nil
	})
	t.Def("is_alive()", func(a []Value) Value {
		s := stateOf(a[0])
		return s.started && !s.ended
	})
	t.Getter("ident", func(v Value) Value {
		if s := stateOf(v); s.started {
			return s.ident
		}
		return nil
	})
	t.Getter("native_id", func(v Value) Value {
		if s := stateOf(v); s.started {
			return s.ident % 100000
		}
		return nil
	})
	for _, name := range []string{"name", "daemon"} {
		title := strings.ToUpper(name[:1]) + name[1:]
		get := "get" + title
		if name == "daemon" {
			get = "is" + title
		}
		t.Def(get+"()", func(a []Value) Value { return attrOf(a[0], name) })
		t.Def("set"+title+"(value)", func(a []Value) Value {
			SetAttr(a[0], name, a[1])
			return nil
		})
	}
	t.Def("__repr__()", func(a []Value) Value {
		s := stateOf(a[0])
		status := "initial"
		if s.ended {
			status = "stopped"
		} else if s.started {
			status = "started"
		}
		if attrOf(a[0], "daemon") == true {
			status += " daemon"
		}
		if s.started {
			status += " " + pyrt.Str(s.ident)
		}
		return "<" + TypeName(a[0]) + "(" + Str(attrOf(a[0], "name")) + ", " + status + ")>"
	})
	timerMethods(timerType)
	localMethods(localType)
}

func timerMethods(t *Class) {
	t.Def("__init__(interval, function, args=None, kwargs=None)", func(a []Value) Value {
		Call(bind(ThreadType.lookup("__init__"), a[0], t))
		for i, name := range []string{"interval", "function", "args", "kwargs"} {
			SetAttr(a[0], name, a[i+1])
		}
		SetAttr(a[0], "finished", &threadEvent{})
		return nil
	})
	t.Def("cancel()", func(a []Value) Value {
		attrOf(a[0], "finished").(*threadEvent).set()
		return nil
	})
	t.Def("run()", func(a []Value) Value {
		e := attrOf(a[0], "finished").(*threadEvent)
		e.wait(Float(attrOf(a[0], "interval")))
		if !e.on {
			var args []Value
			var kw []Kw
			if v := attrOf(a[0], "args"); v != nil {
				args = Items(v)
			}
			if v := attrOf(a[0], "kwargs"); v != nil {
				kw = SpreadKw(v)
			}
			CallKw(attrOf(a[0], "function"), args, kw)
		}
		e.set()
		return nil
	})
}

// localMethods makes threading.local: each thread has attributes of its own.
func localMethods(t *Class) {
	vars := map[*Object]map[*pyThread]*Dict{}
	mine := func(v Value) *Dict {
		o := v.(*Object)
		if vars[o] == nil {
			vars[o] = map[*pyThread]*Dict{}
		}
		if vars[o][thisThread] == nil {
			vars[o][thisThread] = pyrt.NewDict[Value, Value]()
			if m := o.class.lookup("__init__"); m != objectInit {
				if len(vars[o]) > 1 {
					panic(pyrt.NewGuard("threading.local with __init__ is not carried over"))
				}
			}
		}
		return vars[o][thisThread]
	}
	t.Def("__getattribute__(name, /)", func(a []Value) Value {
		name := Str(a[1])
		if v, ok := mine(a[0]).GetOK(name); ok {
			return v
		}
		if name == "__dict__" {
			return mine(a[0])
		}
		v := a[0].(*Object).plainAttr(name)
		if v == Unbound {
			noAttribute(a[0], name)
		}
		return v
	})
	t.Def("__setattr__(name, value, /)", func(a []Value) Value {
		mine(a[0]).Set(a[1], a[2])
		return nil
	})
	t.Def("__delattr__(name, /)", func(a []Value) Value {
		if _, ok := mine(a[0]).PopOK(a[1]); !ok {
			noAttribute(a[0], Str(a[1]))
		}
		return nil
	})
}

// ModThreading is the module threading.
var ModThreading = NewLibrary("threading", func(m *Module) {
	m.Const("Thread", ThreadType)
	m.Const("Timer", timerType)
	m.Const("local", localType)
	m.Const("ThreadError", Exc(pyrt.RuntimeError))
	m.Const("TIMEOUT_MAX", 9223372036.0)
	m.Const("Event", eventType)
	m.Const("Condition", conditionType)
	m.Const("Semaphore", semaphoreType)
	m.Const("BoundedSemaphore", boundedSemaphoreType)
	m.Const("Barrier", barrierType)
	m.Const("BrokenBarrierError", brokenBarrierType)
	m.Def("Lock()", func([]Value) Value { return &pyLock{class: lockType} })
	m.Def("RLock()", func([]Value) Value { return &pyLock{class: rlockType} })
	m.Def("current_thread()", func([]Value) Value { return currentThread() })
	m.Def("currentThread()", func([]Value) Value { return currentThread() })
	m.Def("main_thread()", func([]Value) Value { return theMainThread() })
	m.Def("get_ident()", func([]Value) Value { return stateOf(currentThread()).ident })
	m.Def("get_native_id()", func([]Value) Value { return stateOf(currentThread()).ident % 100000 })
	m.Def("active_count()", func([]Value) Value { return len(liveThreads) + 1 })
	m.Def("activeCount()", func([]Value) Value { return len(liveThreads) + 1 })
	m.Def("enumerate()", func([]Value) Value {
		all := pyrt.NewList[Value](theMainThread())
		for _, s := range liveThreads {
			all.Append(s.object)
		}
		return all
	})
	m.Def("stack_size(size=0, /)", func([]Value) Value { return 0 })
})
