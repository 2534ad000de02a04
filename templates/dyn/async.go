package dyn

import "github.com/molt-go/molt/templates/pyrt"

// An AsyncGenerator is what an async function with yield returns (PEP 525).
type AsyncGenerator struct {
	gen  *pyrt.SendGen[Value, Value, Value]
	name string
}

// A handedOut is what the body of an asynchronous generator yields, told apart from
// what its awaits pass to the event loop.
type handedOut struct{ v Value }

// NewAsyncGenerator returns the generator of an async function with yield.
func NewAsyncGenerator(name string, body func(y *Yielder) Value) *AsyncGenerator {
	g := &AsyncGenerator{name: name}
	g.gen = pyrt.NewSendGen(func(y *pyrt.Yielder[Value, Value]) Value { return body(&Yielder{y: y, async: true}) })
	return g
}

// AsyncGeneratorType is the type of asynchronous generators.
var AsyncGeneratorType = newBuiltinClass("async_generator", nil)

// PyClass returns that type.
func (g *AsyncGenerator) PyClass() *Class { return AsyncGeneratorType }

// Repr returns repr(g).
func (g *AsyncGenerator) Repr() string {
	return "<async_generator object " + g.name + " at " + address(g) + ">"
}

func init() {
	t := AsyncGeneratorType
	t.Def("__aiter__()", func(a []Value) Value { return a[0] })
	t.Def("__anext__()", func(a []Value) Value { return &asyncStep{g: a[0].(*AsyncGenerator)} })
	t.Def("asend(value, /)", func(a []Value) Value { return &asyncStep{g: a[0].(*AsyncGenerator), sent: a[1]} })
	t.Def("athrow(typ, val=None, tb=None, /)", func(a []Value) Value {
		e := a[1]
		if a[2] != nil {
			e = a[2]
		}
		return &asyncStep{g: a[0].(*AsyncGenerator), thrown: raised(e)}
	})
	t.Def("aclose()", func(a []Value) Value {
		return &asyncStep{g: a[0].(*AsyncGenerator), thrown: pyrt.GeneratorExit.New(), closing: true}
	})
}

// An asyncStep is the awaitable of one step of an asynchronous generator.
type asyncStep struct {
	g       *AsyncGenerator
	sent    Value
	thrown  *pyrt.Exception
	closing bool
}

var asyncStepType = newBuiltinClass("async_generator_asend", nil)

// PyClass returns the type of the awaitable.
func (s *asyncStep) PyClass() *Class { return asyncStepType }

// Await runs the generator to its next yield; what it awaits goes to the loop
// through y.
func (s *asyncStep) Await(y *Yielder) (result Value) {
	if s.closing {
		defer func() {
			if p := recover(); p != nil {
				e, ok := p.(*pyrt.Exception)
				if !ok || !pyrt.Is(e, pyrt.GeneratorExit, pyrt.StopAsyncIteration) {
					panic(p)
				}
				result = nil
			}
		}()
	}
	v, ok := s.start()
	for ok {
		if out, mine := v.(handedOut); mine {
			if s.closing {
				raise(pyrt.RuntimeError, "async generator ignored GeneratorExit")
			}
			return out.v
		}
		sent, thrown := y.exchange(v)
		switch {
		case thrown != nil:
			v, ok = s.g.gen.Throw(thrown)
		case sent == nil:
			v, ok = s.g.gen.Next()
		default:
			v, ok = s.g.gen.Send(sent)
		}
	}
	panic(pyrt.StopAsyncIteration.New())
}

func (s *asyncStep) start() (Value, bool) {
	switch {
	case s.thrown != nil:
		return s.g.gen.Throw(s.thrown)
	case s.sent != nil:
		return s.g.gen.Send(s.sent)
	}
	return s.g.gen.Next()
}

// An AsyncLoop walks what an async for statement iterates over.
type AsyncLoop struct {
	Value Value
	y     *Yielder
	it    Value
}

// AsyncOver returns the loop over an asynchronous iterable.
func AsyncOver(y *Yielder, v Value) *AsyncLoop {
	c := ClassOf(v)
	m := c.lookup("__aiter__")
	if m == Unbound {
		raise(pyrt.TypeError, "'async for' requires an object with __aiter__ method, got %s", c.Name)
	}
	return &AsyncLoop{y: y, it: Call(bind(m, v, c))}
}

// Next goes to the next value and reports whether there is one.
func (l *AsyncLoop) Next() (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			e, isExc := p.(*pyrt.Exception)
			if !isExc || !pyrt.Is(e, pyrt.StopAsyncIteration) {
				panic(p)
			}
			ok = false
		}
	}()
	c := ClassOf(l.it)
	m := c.lookup("__anext__")
	if m == Unbound {
		raise(pyrt.TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", c.Name)
	}
	l.Value = l.y.Await(Call(bind(m, l.it, c)))
	return true
}

// AsyncWith is With for async with.
func AsyncWith(y *Yielder, manager Value, body func(v Value) Flow) Flow {
	class := ClassOf(manager)
	enter, exit := class.lookup("__aenter__"), class.lookup("__aexit__")
	if enter == Unbound || exit == Unbound {
		raise(pyrt.TypeError, "'%s' object does not support the asynchronous context manager protocol", class.Name)
	}
	exit = bind(exit, manager, class)
	v := y.Await(Call(bind(enter, manager, class)))
	flow, e := protect(func() Flow { return body(v) })
	if e == nil {
		y.Await(Call(exit, nil, nil, nil))
		return flow
	}
	return handle(e, func(e *Object) Flow {
		if Truth(y.Await(Call(exit, e.class, e, nil))) {
			return Next
		}
		return Unhandled
	})
}
