package dyn

import "github.com/molt-go/molt/templates/pyrt"

// tracebackTo writes the traceback of an exception to a stream. It has no frames,
// so that only standard error, which shows it to people, may have it.
func tracebackTo(e, file Value) Value {
	if file != nil && file != Value(stderrFile) {
		panic(pyrt.NewGuard("a traceback's text is not carried over"))
	}
	o, ok := e.(*Object)
	if !ok {
		if e == nil {
			errPrint("NoneType: None\n")
			return nil
		}
		o = excObject(excOf(e))
	}
	errPrint(tracebackText(o, nil))
	return nil
}

// givenException returns the exception that the functions of traceback are given:
// by itself, or as class, value and traceback.
func givenException(exc, value Value) *Object {
	if value == Unbound || value == nil {
		value = exc
	}
	e := excOf(value)
	if e == nil {
		panic(pyrt.NewGuard("traceback functions without an exception are not carried over"))
	}
	return excObject(e)
}

// ModTraceback is the module traceback: what needs no frames.
var ModTraceback = NewLibrary("traceback", func(m *Module) {
	m.Def("print_exc(limit=None, file=None, chain=True)", func(a []Value) Value { return tracebackTo(Handling(), a[1]) })
	m.Def("print_exception(exc, /, value=, tb=, limit=None, file=None, chain=True)", func(a []Value) Value {
		return tracebackTo(givenException(a[0], a[1]), a[4])
	})
	m.Def("format_exception_only(exc, /, value=)", func(a []Value) Value {
		if a[0] == nil && (a[1] == nil || a[1] == Unbound) {
			return pyrt.NewList[Value]("NoneType: None\n")
		}
		return exceptionLines(givenException(a[0], a[1]))
	})
	m.Def("format_exc(limit=None, chain=True)", func([]Value) Value {
		if Handling() == nil {
			return "NoneType: None\n"
		}
		panic(pyrt.NewGuard("a traceback's text is not carried over"))
	})
	m.Def("print_stack(f=None, limit=None, file=None)", func(a []Value) Value {
		if a[2] != nil {
			panic(pyrt.NewGuard("a traceback's text is not carried over"))
		}
		return nil
	})
	m.Def("print_tb(tb, limit=None, file=None)", func(a []Value) Value {
		if a[2] != nil {
			panic(pyrt.NewGuard("a traceback's text is not carried over"))
		}
		return nil
	})
})
