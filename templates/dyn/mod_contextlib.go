package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

var (
	contextManagerABC      = newABC("contextlib", "AbstractContextManager", "__exit__")
	asyncContextManagerABC = newABC("contextlib", "AbstractAsyncContextManager", "__aexit__")
	contextDecoratorType   = NewType("contextlib", "ContextDecorator")
	asyncDecoratorType     = NewType("contextlib", "AsyncContextDecorator")
	generatorManagerType   = NewType("contextlib", "_GeneratorContextManager", contextDecoratorType)
	closingType            = NewType("contextlib", "closing", contextManagerABC)
	acloseType             = NewType("contextlib", "aclosing", asyncContextManagerABC)
	suppressType           = NewType("contextlib", "suppress", contextManagerABC)
	nullContextType        = NewType("contextlib", "nullcontext", contextManagerABC)
	redirectOutType        = NewType("contextlib", "redirect_stdout", contextManagerABC)
	redirectErrType        = NewType("contextlib", "redirect_stderr", contextManagerABC)
	exitStackType          = NewType("contextlib", "ExitStack", contextManagerABC)
)

func attrOf(self Value, name string) Value {
	v, _ := self.(*Object).attr(name)
	return v
}

func init() {
	contextManagerABC.Def("__enter__()", func(a []Value) Value { return a[0] })
	asyncContextManagerABC.Def("__aenter__()", func(a []Value) Value {
		return NewCoroutine("__aenter__", func(*Yielder) Value { return a[0] })
	})
	byMethods(contextManagerABC, "__enter__", "__exit__")
	byMethods(asyncContextManagerABC, "__aenter__", "__aexit__")
	findAbstract(contextManagerABC)
	findAbstract(asyncContextManagerABC)
	subscriptable(contextManagerABC, asyncContextManagerABC)
	contextDecoratorType.Def("_recreate_cm()", func(a []Value) Value { return a[0] })
	contextDecoratorType.Def("__call__(func)", func(a []Value) Value {
		inner := libraryFunc("contextlib", "ContextDecorator.__call__.<locals>.inner", "*args, **kwds", func(args, kwds Value) Value {
			var result Value
			With(callMethod(a[0], "_recreate_cm"), func(Value) Flow {
				result = CallKw(a[1], args.(Tuple), SpreadKw(kwds))
				return Return
			})
			return result
		})
		return updateWrapper(inner, a[1], wrapperAssignments, Tuple{"__dict__"})
	})
	generatorManager(generatorManagerType)
	smallManagers()
}

// generatorManager fills the class of what contextmanager's functions return.
func generatorManager(t *Class) {
	t.Def("_recreate_cm()", func(a []Value) Value {
		return newGeneratorManager(t, attrOf(a[0], "func"), attrOf(a[0], "args").(Tuple), SpreadKw(attrOf(a[0], "kwds")))
	})
	t.Def("__enter__()", func(a []Value) Value {
		v, ok, _ := advance(attrOf(a[0], "gen"), nil)
		if !ok {
			raise(pyrt.RuntimeError, "generator didn't yield")
		}
		return v
	})
	t.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value { return endGenerator(attrOf(a[0], "gen"), a[1], a[2]) })
}

func newGeneratorManager(c *Class, fn Value, args []Value, kw []Kw) *Object {
	o := newObject(c)
	o.setAttr("gen", CallKw(fn, args, kw))
	o.setAttr("func", fn)
	o.setAttr("args", Tuple(args))
	o.setAttr("kwds", kwDict(kw))
	return o
}

// endGenerator ends the generator of a context manager with the exception that
// left the block, and reports whether the generator handled it.
func endGenerator(gen, typ, value Value) (handled Value) {
	if typ == nil {
		if _, ok, _ := advance(gen, nil); ok {
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
		if !ok {
			panic(p)
		}
		exc := e.Exc()
		switch {
		case exc == thrown:
			handled = false
		case pyrt.Is(exc, pyrt.RuntimeError) && exc.Cause == error(thrown) && pyrt.Is(thrown, pyrt.StopIteration):
			handled = false
		case pyrt.Is(exc, pyrt.StopIteration):
			handled = true
		default:
			panic(p)
		}
	}()
	callMethod(gen, "throw", typ, value, nil)
	raise(pyrt.RuntimeError, "generator didn't stop after throw()")
	return nil
}

func smallManagers() {
	closingType.Def("__init__(thing)", func(a []Value) Value {
		SetAttr(a[0], "thing", a[1])
		return nil
	})
	closingType.Def("__enter__()", func(a []Value) Value { return attrOf(a[0], "thing") })
	closingType.Def("__exit__(*exc_info)", func(a []Value) Value {
		callMethod(attrOf(a[0], "thing"), "close")
		return nil
	})
	suppressType.Def("__init__(*exceptions)", func(a []Value) Value {
		SetAttr(a[0], "_exceptions", a[1])
		return nil
	})
	suppressType.Def("__enter__()", func([]Value) Value { return nil })
	suppressType.Def("__exit__(exctype, excinst, exctb)", func(a []Value) Value {
		return a[1] != nil && IsSubclass(a[1], attrOf(a[0], "_exceptions"))
	})
	nullContextType.Def("__init__(enter_result=None)", func(a []Value) Value {
		SetAttr(a[0], "enter_result", a[1])
		return nil
	})
	nullContextType.Def("__enter__()", func(a []Value) Value { return attrOf(a[0], "enter_result") })
	nullContextType.Def("__exit__(*excinfo)", func([]Value) Value { return nil })
	nullContextType.Def("__aenter__()", func(a []Value) Value {
		return NewCoroutine("nullcontext.__aenter__", func(*Yielder) Value { return attrOf(a[0], "enter_result") })
	})
	nullContextType.Def("__aexit__(*excinfo)", func([]Value) Value {
		return NewCoroutine("nullcontext.__aexit__", func(*Yielder) Value { return nil })
	})
	for _, c := range []*Class{redirectOutType, redirectErrType} {
		stream := &SysStdout
		if c == redirectErrType {
			stream = &SysStderr
		}
		c.Def("__init__(new_target)", func(a []Value) Value {
			SetAttr(a[0], "_new_target", a[1])
			SetAttr(a[0], "_old_targets", pyrt.NewList[Value]())
			return nil
		})
		c.Def("__enter__()", func(a []Value) Value {
			attrOf(a[0], "_old_targets").(*List).Append(*stream)
			*stream = attrOf(a[0], "_new_target")
			return attrOf(a[0], "_new_target")
		})
		c.Def("__exit__(exctype, excinst, exctb)", func(a []Value) Value {
			*stream = attrOf(a[0], "_old_targets").(*List).Pop()
			return nil
		})
	}
	acloseType.Def("__init__(thing)", func(a []Value) Value {
		SetAttr(a[0], "thing", a[1])
		return nil
	})
	acloseType.Def("__aenter__()", func(a []Value) Value {
		return NewCoroutine("aclosing.__aenter__", func(*Yielder) Value { return attrOf(a[0], "thing") })
	})
	acloseType.Def("__aexit__(*exc_info)", func(a []Value) Value {
		return NewCoroutine("aclosing.__aexit__", func(y *Yielder) Value { return y.Await(callMethod(attrOf(a[0], "thing"), "aclose")) })
	})
	for _, c := range []*Class{closingType, suppressType, nullContextType, redirectOutType, redirectErrType, acloseType} {
		findAbstract(c)
	}
}

// contextManagerFunc is what contextmanager makes of a generator function.
func contextManagerFunc(class *Class, fn Value) Value {
	helper := libraryFunc("contextlib", "contextmanager.<locals>.helper", "*args, **kwds", func(args, kwds Value) Value {
		return newGeneratorManager(class, fn, args.(Tuple), SpreadKw(kwds))
	})
	return updateWrapper(helper, fn, wrapperAssignments, Tuple{"__dict__"})
}

// ModContextlib is the module contextlib.
var ModContextlib = NewLibrary("contextlib", func(m *Module) {
	m.Const("AbstractContextManager", contextManagerABC)
	m.Const("AbstractAsyncContextManager", asyncContextManagerABC)
	m.Const("ContextDecorator", contextDecoratorType)
	m.Const("AsyncContextDecorator", asyncDecoratorType)
	m.Const("closing", closingType)
	m.Const("aclosing", acloseType)
	m.Const("suppress", suppressType)
	m.Const("nullcontext", nullContextType)
	m.Const("redirect_stdout", redirectOutType)
	m.Const("redirect_stderr", redirectErrType)
	m.Const("ExitStack", exitStackType)
	m.Const("AsyncExitStack", asyncExitStackType)
	m.Def("contextmanager(func)", func(a []Value) Value { return contextManagerFunc(generatorManagerType, a[0]) })
	m.Def("asynccontextmanager(func)", func(a []Value) Value { return contextManagerFunc(asyncGeneratorManagerType, a[0]) })
})
