package dyn

import "github.com/molt-go/molt/templates/pyrt"

// An exitCallback is what an ExitStack calls at its end: a manager's exit, or a
// plain callback.
type exitCallback struct {
	async bool
	exit  func(typ, value Value) Value
}

// An exitStack is what an ExitStack object holds.
type exitStack struct{ callbacks []exitCallback }

var (
	exitStateType      = NewType("contextlib", "_ExitState")
	asyncExitStackType = NewType("contextlib", "AsyncExitStack", asyncContextManagerABC)

	asyncGeneratorManagerType = NewType("contextlib", "_AsyncGeneratorContextManager", asyncDecoratorType)
)

// PyClass returns the state's class.
func (*exitStack) PyClass() *Class { return exitStateType }

func stackOf(self Value) *exitStack {
	o := self.(*Object)
	if s, ok := attrOf(self, "_exit_callbacks").(*exitStack); ok {
		return s
	}
	s := &exitStack{}
	o.setAttr("_exit_callbacks", s)
	return s
}

func (s *exitStack) push(async bool, exit func(typ, value Value) Value) {
	s.callbacks = append(s.callbacks, exitCallback{async, exit})
}

// pushManager pushes the exit method of a context manager.
func (s *exitStack) pushManager(cm Value, method string, async bool) {
	c := ClassOf(cm)
	exit := bind(c.lookup(method), cm, c)
	s.push(async, func(typ, value Value) Value { return Call(exit, typ, value, nil) })
}

// needsManager raises TypeError for what is no context manager.
func needsManager(cm Value, enter, exit, protocol string) {
	c := ClassOf(cm)
	if c.lookup(enter) == Unbound || c.lookup(exit) == Unbound {
		raise(pyrt.TypeError, "'%s.%s' object does not support the %s protocol", c.Module, c.Qualname, protocol)
	}
}

// unwind calls the callbacks, the last first; finish awaits the result of those
// that are asynchronous.
func (s *exitStack) unwind(typ, value Value, finish func(v Value) Value) Value {
	received := typ != nil
	suppressed, pendingRaise := false, false
	var pending *pyrt.Exception
	if value != nil {
		pending = excOf(value)
	}
	for len(s.callbacks) > 0 {
		cb := s.callbacks[len(s.callbacks)-1]
		s.callbacks = s.callbacks[:len(s.callbacks)-1]
		thrown := func() (thrown *pyrt.Exception) {
			defer func() {
				if p := recover(); p != nil {
					thrown = excOf(caught(p))
				}
			}()
			var t, v Value
			if pending != nil {
				v = excObject(pending)
				t = ClassOf(v)
			}
			r := cb.exit(t, v)
			if cb.async {
				r = finish(r)
			}
			if Truth(r) {
				suppressed, pendingRaise, pending = true, false, nil
			}
			return nil
		}()
		if thrown != nil {
			if thrown.Context == nil && pending != nil && thrown != pending {
				thrown.Context = pending
			}
			pending, pendingRaise = thrown, true
		}
	}
	if pendingRaise {
		panic(pending)
	}
	return received && suppressed
}

func exitStackMethods(t *Class) {
	t.Def("push(exit)", func(a []Value) Value {
		c := ClassOf(a[1])
		if c.lookup("__exit__") == Unbound {
			stackOf(a[0]).push(false, func(typ, value Value) Value { return Call(a[1], typ, value, nil) })
		} else {
			stackOf(a[0]).pushManager(a[1], "__exit__", false)
		}
		return a[1]
	})
	t.Def("enter_context(cm)", func(a []Value) Value {
		needsManager(a[1], "__enter__", "__exit__", "context manager")
		v := Call(bind(ClassOf(a[1]).lookup("__enter__"), a[1], ClassOf(a[1])))
		stackOf(a[0]).pushManager(a[1], "__exit__", false)
		return v
	})
	t.Def("callback(callback, /, *args, **kwds)", func(a []Value) Value {
		stackOf(a[0]).push(false, func(_, _ Value) Value {
			CallKw(a[1], a[2].(Tuple), SpreadKw(a[3]))
			return false
		})
		return a[1]
	})
	t.Def("pop_all()", func(a []Value) Value {
		out, old := newObject(ClassOf(a[0])), stackOf(a[0])
		out.setAttr("_exit_callbacks", &exitStack{old.callbacks})
		old.callbacks = nil
		return out
	})
}

func init() {
	t := exitStackType
	exitStackMethods(t)
	t.Def("__enter__()", func(a []Value) Value { return a[0] })
	t.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value { return stackOf(a[0]).unwind(a[1], a[2], nil) })
	t.Def("close()", func(a []Value) Value {
		stackOf(a[0]).unwind(nil, nil, nil)
		return nil
	})
	findAbstract(t)
	asyncExitStack(asyncExitStackType)
	asyncManager(asyncGeneratorManagerType)
}

func asyncExitStack(t *Class) {
	exitStackMethods(t)
	coroutine := func(name string, body func(y *Yielder) Value) Value {
		return NewCoroutine("AsyncExitStack."+name, body)
	}
	t.Def("__aenter__()", func(a []Value) Value { return coroutine("__aenter__", func(*Yielder) Value { return a[0] }) })
	t.Def("__aexit__(typ, value, traceback, /)", func(a []Value) Value {
		return coroutine("__aexit__", func(y *Yielder) Value { return stackOf(a[0]).unwind(a[1], a[2], y.Await) })
	})
	t.Def("aclose()", func(a []Value) Value {
		return coroutine("aclose", func(y *Yielder) Value {
			stackOf(a[0]).unwind(nil, nil, y.Await)
			return nil
		})
	})
	t.Def("enter_async_context(cm)", func(a []Value) Value {
		return coroutine("enter_async_context", func(y *Yielder) Value {
			needsManager(a[1], "__aenter__", "__aexit__", "asynchronous context manager")
			v := y.Await(Call(bind(ClassOf(a[1]).lookup("__aenter__"), a[1], ClassOf(a[1]))))
			stackOf(a[0]).pushManager(a[1], "__aexit__", true)
			return v
		})
	})
	t.Def("push_async_exit(exit)", func(a []Value) Value {
		if ClassOf(a[1]).lookup("__aexit__") == Unbound {
			stackOf(a[0]).push(true, func(typ, value Value) Value { return Call(a[1], typ, value, nil) })
		} else {
			stackOf(a[0]).pushManager(a[1], "__aexit__", true)
		}
		return a[1]
	})
	t.Def("push_async_callback(callback, /, *args, **kwds)", func(a []Value) Value {
		stackOf(a[0]).push(true, func(_, _ Value) Value {
			v := CallKw(a[1], a[2].(Tuple), SpreadKw(a[3]))
			return NewCoroutine("_exit_wrapper", func(y *Yielder) Value {
				y.Await(v)
				return false
			})
		})
		return a[1]
	})
	findAbstract(t)
}

// asyncManager fills the class of what asynccontextmanager's functions return.
func asyncManager(t *Class) {
	t.Def("__aenter__()", func(a []Value) Value {
		return NewCoroutine("_AsyncGeneratorContextManager.__aenter__", func(y *Yielder) Value {
			v, ended := awaitNext(y, callMethod(attrOf(a[0], "gen"), "__anext__"))
			if ended {
				raise(pyrt.RuntimeError, "generator didn't yield")
			}
			return v
		})
	})
	t.Def("__aexit__(typ, value, traceback, /)", func(a []Value) Value {
		return NewCoroutine("_AsyncGeneratorContextManager.__aexit__", func(y *Yielder) Value {
			return endAsyncGenerator(y, attrOf(a[0], "gen"), a[1], a[2])
		})
	})
}

// awaitNext awaits the next value of an asynchronous iterator, and tells of its end.
func awaitNext(y *Yielder, next Value) (v Value, ended bool) {
	defer func() {
		if p := recover(); p != nil {
			if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.StopAsyncIteration) {
				panic(p)
			}
			v, ended = nil, true
		}
	}()
	return y.Await(next), false
}

// endAsyncGenerator is endGenerator for an asynchronous generator.
func endAsyncGenerator(y *Yielder, gen, typ, value Value) (handled Value) {
	if typ == nil {
		if _, ended := awaitNext(y, callMethod(gen, "__anext__")); !ended {
			raise(pyrt.RuntimeError, "generator didn't stop")
		}
		return false
	}
	if value == nil {
		value = Call(typ)
	}
	thrown := excOf(value)
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		e, ok := raisable(p)
		switch {
		case !ok:
			panic(p)
		case e.Exc() == thrown:
			handled = false
		case pyrt.Is(e.Exc(), pyrt.StopAsyncIteration):
			handled = true
		default:
			panic(p)
		}
	}()
	y.Await(callMethod(gen, "athrow", typ, value, nil))
	raise(pyrt.RuntimeError, "generator didn't stop after athrow()")
	return nil
}
