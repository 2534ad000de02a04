package dyn

import (
	"fmt"

	"github.com/molt-go/molt/templates/pyrt"
)

// raise raises an exception of a builtin class with a formatted message.
func raise(class *pyrt.Class, format string, args ...any) {
	panic(class.New(fmt.Sprintf(format, args...)))
}

// excObject returns the object of an exception that package pyrt raised.
func excObject(e *pyrt.Exception) *Object {
	if o, ok := e.Self.(*Object); ok {
		return o
	}
	c := excClass(e.Class)
	o := newObject(c)
	o.native = e
	e.Self = o
	return o
}

// excOf returns the exception behind an object, or nil.
func excOf(v Value) *pyrt.Exception {
	switch v := v.(type) {
	case *pyrt.Exception:
		return v
	case *Object:
		e, _ := v.native.(*pyrt.Exception)
		return e
	}
	return nil
}

// handling is the exception that is being handled: sys.exception().
var handling *Object

// Handling returns the exception that is being handled, or nil for None.
func Handling() Value {
	if handling == nil {
		return nil
	}
	return handling
}

// Raised returns what the statement raise v panics with: v is an exception or an
// exception class.
func Raised(v Value) *pyrt.Exception { return raised(v) }

// RaisedFrom is Raised for raise v from cause.
func RaisedFrom(v, cause Value) *pyrt.Exception {
	e := raised(v)
	e.Cause, e.FromSet = nil, true
	if cause != nil {
		if c, ok := cause.(*Class); ok && c.exc != nil {
			cause = Call(c)
		}
		c := excOf(cause)
		if c == nil {
			raise(pyrt.TypeError, "exception causes must derive from BaseException")
		}
		e.Cause = c
	}
	return e
}

// Reraised is Raised for a raise without an exception.
func Reraised() *pyrt.Exception {
	if handling == nil {
		raise(pyrt.RuntimeError, "No active exception to reraise")
	}
	return excOf(handling)
}

// AssertionFailed returns what a failed assert panics with; msg is Unbound where
// it has no message.
func AssertionFailed(msg Value) *pyrt.Exception {
	if msg == Unbound {
		return raised(excClass(pyrt.AssertionError))
	}
	return raised(Call(excClass(pyrt.AssertionError), msg))
}

// NotCarried returns what a function that is not carried over panics with.
func NotCarried(what, file string, line int) *pyrt.Guard {
	return pyrt.NewGuard(fmt.Sprintf("%s is not carried over (%s:%d)", what, file, line))
}

// raised returns the exception that raising v raises.
func raised(v Value) *pyrt.Exception {
	if c, ok := v.(*Class); ok && c.exc != nil {
		v = Call(c)
	}
	e := excOf(v)
	if e == nil {
		raise(pyrt.TypeError, "exceptions must derive from BaseException")
	}
	if e.Context == nil && handling != nil && excOf(handling) != e {
		e.Context = excOf(handling)
	}
	return e
}

// Matches reports whether an except clause takes an exception: class is a class or
// a tuple of classes.
func Matches(e *Object, class Value) bool {
	switch c := class.(type) {
	case *Class:
		if c.exc == nil {
			break
		}
		return e.class.IsSubclass(c)
	case Tuple:
		for _, one := range c {
			if Matches(e, one) {
				return true
			}
		}
		return false
	}
	raise(pyrt.TypeError, "catching classes that do not inherit from BaseException is not allowed")
	return false
}

// Flow is how control leaves a block that Go has to run as a function.
type Flow int

// The ways out of a block.
const (
	Next      Flow = iota // to what follows
	Return                // from the function; the result is in its variable
	Break                 // out of the loop around
	Continue              // to the next round of the loop around
	Unhandled             // of handlers: none took the exception
)

// Try runs body, and handlers if an exception leaves it.
func Try(body func() Flow, handlers func(e *Object) Flow) Flow {
	flow, e := protect(body)
	if e == nil {
		return flow
	}
	return handle(e, handlers)
}

// TryElse is Try with an else block, which runs where body ended without an
// exception and without leaving.
func TryElse(body func() Flow, handlers func(e *Object) Flow, otherwise func() Flow) Flow {
	flow, e := protect(body)
	switch {
	case e != nil:
		return handle(e, handlers)
	case flow != Next:
		return flow
	}
	return otherwise()
}

// protect runs body and catches the exception that leaves it.
func protect(body func() Flow) (flow Flow, e *Object) {
	outer := handling
	defer func() {
		if p := recover(); p != nil {
			e = caught(p)
			handling = outer
			addContext(excOf(e), outer)
		}
	}()
	return body(), nil
}

// caught returns the exception that a recovered panic stands for; it panics again
// with what is none.
func caught(p any) *Object {
	if e, ok := raisable(p); ok {
		return excObject(e.Exc())
	}
	if e := stackOverflow(p); e != nil {
		return e
	}
	panic(p)
}

// goErrors tells that what Go itself panics with is an exception.
var goErrors bool

// WithTyped tells that typed code stands beside dynamic code: it leaves checks of
// indexes and the like to Go, whose panics are Python's exceptions then.
func WithTyped() { goErrors = true }

// raisable returns the exception that a recovered panic stands for, false for none.
func raisable(p any) (e pyrt.Raisable, ok bool) {
	if !goErrors {
		e, ok = p.(pyrt.Raisable)
		return e, ok
	}
	e, ok = pyrt.Recovered(p)
	if !ok {
		return nil, false
	}
	if x := e.Exc(); e != pyrt.Raisable(x) {
		x.Whole = e // for typed code that this comes back to
	}
	return e, true
}

// during runs a block while e is being handled: e becomes the context of an
// exception that leaves it.
func during(e *Object, block func() Flow) (flow Flow) {
	outer := handling
	handling = e
	done := false
	defer func() {
		handling = outer
		if done {
			return
		}
		p := recover()
		if x, ok := raisable(p); ok {
			addContext(x.Exc(), e)
			panic(x)
		}
		if p != nil {
			panic(p)
		}
	}()
	flow = block()
	done = true
	return flow
}

// addContext notes that x was raised while e was being handled.
func addContext(x *pyrt.Exception, e *Object) {
	if e == nil || x.Context != nil {
		return
	}
	outer := excOf(e)
	for c := error(outer); c != nil; {
		r, ok := c.(pyrt.Raisable)
		if !ok || r.Exc() == x {
			return
		}
		c = r.Exc().Context
	}
	x.Context = outer
}

func handle(e *Object, handlers func(e *Object) Flow) Flow {
	flow := during(e, func() Flow { return handlers(e) })
	if flow == Unhandled {
		panic(excOf(e))
	}
	return flow
}

// Finally runs body and then last, whatever leaves body. Where last leaves by
// itself, an exception is dropped.
func Finally(body, last func() Flow) (flow Flow) {
	done := false
	outer := handling
	defer func() {
		if done {
			return
		}
		p := recover()
		e, ok := raisable(p)
		if !ok && p != nil {
			panic(p)
		}
		left := Next
		if ok {
			left = during(excObject(e.Exc()), last)
		} else {
			left = last()
		}
		handling = outer
		switch {
		case left == Next && ok:
			panic(e)
		case left == Next:
			panic(p)
		}
		flow = left
	}()
	flow = body()
	done = true
	if left := last(); left != Next {
		return left
	}
	return flow
}

// With runs body with what manager's __enter__ returns, and __exit__ behind it.
func With(manager Value, body func(v Value) Flow) Flow {
	exit, v := enter(manager)
	flow, e := protect(func() Flow { return body(v) })
	if e == nil {
		Call(exit, nil, nil, nil)
		return flow
	}
	return handle(e, func(e *Object) Flow {
		if Truth(Call(exit, e.class, e, nil)) {
			return Next
		}
		return Unhandled
	})
}

// enter returns manager's __exit__, and what its __enter__ returns.
func enter(manager Value) (exit, v Value) {
	class := ClassOf(manager)
	enter, exit := class.lookup("__enter__"), class.lookup("__exit__")
	if enter == Unbound {
		raise(pyrt.TypeError, "'%s' object does not support the context manager protocol", class.Name)
	}
	if exit == Unbound {
		raise(pyrt.TypeError, "'%s' object does not support the context manager protocol (missed __exit__ method)", class.Name)
	}
	return bind(exit, manager, class), Call(bind(enter, manager, class))
}

// excAttr returns the attributes that exceptions have by themselves, or Unbound.
func excAttr(e *pyrt.Exception, name string) Value {
	switch name {
	case "args":
		if n := len(e.Args); n > 2 && n <= 5 && e.Class.IsSubclass(pyrt.OSError) {
			return Tuple(e.Args[:2]) // the names of files are no arguments
		}
		return Tuple(e.Args)
	case "filename2":
		if e.Class.IsSubclass(pyrt.OSError) && len(e.Args) == 5 {
			return e.Args[4]
		}
		return nil
	case "__cause__":
		return excValue(e.Cause)
	case "__context__":
		return excValue(e.Context)
	case "__suppress_context__":
		return e.FromSet
	case "__traceback__":
		return nil
	case "message", "exceptions":
		if len(e.Args) == 2 && e.Class.IsSubclass(pyrt.BaseExceptionGroup) {
			if name == "message" {
				return e.Args[0]
			}
			return Tuple(Items(e.Args[1]))
		}
	case "value":
		if e.Class.IsSubclass(pyrt.StopIteration) {
			return firstArg(e)
		}
	case "code":
		if e.Class.IsSubclass(pyrt.SystemExit) {
			return firstArg(e)
		}
	case "name", "path", "obj":
		if e.Class.IsSubclass(pyrt.ImportError) || e.Class.IsSubclass(pyrt.NameError) || e.Class.IsSubclass(pyrt.AttributeError) {
			return nil
		}
	case "msg":
		if e.Class.IsSubclass(pyrt.ImportError) || e.Class.IsSubclass(pyrt.SyntaxError) {
			return firstArg(e)
		}
	case "errno", "strerror", "filename":
		if e.Class.IsSubclass(pyrt.OSError) {
			return osAttr(e, name)
		}
	case "encoding", "object", "start", "end", "reason":
		if e.Class.IsSubclass(pyrt.UnicodeError) {
			return unicodeAttr(e, name)
		}
	}
	return Unbound
}

func excValue(err error) Value {
	if e, ok := err.(pyrt.Raisable); ok {
		return excObject(e.Exc())
	}
	return nil
}

func firstArg(e *pyrt.Exception) Value {
	if len(e.Args) == 0 {
		return nil
	}
	if len(e.Args) > 1 && e.Class.IsSubclass(pyrt.SystemExit) {
		return Tuple(e.Args)
	}
	return e.Args[0]
}

func osAttr(e *pyrt.Exception, name string) Value {
	i := map[string]int{"errno": 0, "strerror": 1, "filename": 2}[name]
	if len(e.Args) < 2 || i >= len(e.Args) {
		return nil
	}
	return e.Args[i]
}

func unicodeAttr(e *pyrt.Exception, name string) Value {
	i := map[string]int{"encoding": 0, "object": 1, "start": 2, "end": 3, "reason": 4}[name]
	if i >= len(e.Args) {
		return Unbound
	}
	return e.Args[i]
}

// setExcAttr sets an attribute that exceptions have by themselves.
func setExcAttr(e *pyrt.Exception, name string, v Value) bool {
	switch name {
	case "args":
		e.Args = Items(v)
	case "__cause__":
		e.Cause, e.FromSet = nil, true
		if c := excOf(v); c != nil {
			e.Cause = c
		}
	case "__context__":
		e.Context = nil
		if c := excOf(v); c != nil {
			e.Context = c
		}
	case "__suppress_context__":
		e.FromSet = Truth(v)
	case "__traceback__":
	default:
		return false
	}
	return true
}

// stackOverflow is nil: Go's own stack overflow cannot be recovered from.
func stackOverflow(any) *Object { return nil }
