package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A Generator is a generator, or a coroutine.
type Generator struct {
	gen   *pyrt.SendGen[Value, Value, Value]
	name  string
	class *Class
	ended bool
	// of a generator expression: its body, and whether it has begun
	expr  func(y *Yielder) Value
	begun bool
	// once tells that nothing but its consumer knows the generator expression
	once bool
	// cleans tells that the body has code to run when the generator is closed
	cleans, noted bool
}

// Once says that only the call which the generator expression is written in will
// have it.
func (g *Generator) Once() Value {
	g.once = true
	return g
}

// A Yielder is what the body of a generator yields to: the coroutine's consumer,
// or a function.
type Yielder struct {
	y    *pyrt.Yielder[Value, Value]
	push func(Value) bool
	// async tells that the body is that of an asynchronous generator.
	async bool
}

// stopped is thrown through the body of a generator expression whose consumer has
// enough.
type stopped struct{}

// push runs the body of a generator expression that has not begun, and hands what
// it yields to f until f returns false.
func (g *Generator) push(f func(Value) bool) {
	g.begun = true
	g.gen.Close()
	outer := handling
	defer func() {
		handling = outer
		switch p := recover().(type) {
		case nil, stopped:
		case *pyrt.Exception:
			if pyrt.Is(p, pyrt.StopIteration) {
				e := pyrt.NewRuntimeError("generator raised StopIteration")
				e.Cause, e.Context = p, p
				panic(e)
			}
			panic(p)
		default:
			panic(p)
		}
	}()
	g.expr(&Yielder{push: f})
}

// NewGenerator returns the generator of a generator function: body runs when it is
// first asked for a value.
func NewGenerator(name string, body func(y *Yielder) Value) *Generator {
	return newGenerator(GeneratorType, name, body)
}

// NewCoroutine returns the coroutine of an async function.
func NewCoroutine(name string, body func(y *Yielder) Value) *Generator {
	return newGenerator(CoroutineType, name, body)
}

func newGenerator(class *Class, name string, body func(y *Yielder) Value) *Generator {
	g := &Generator{name: name, class: class}
	g.gen = pyrt.NewSendGen(func(y *pyrt.Yielder[Value, Value]) Value { return body(&Yielder{y: y}) })
	return g
}

// The types of generators and coroutines.
var (
	GeneratorType = newBuiltinClass("generator", nil)
	CoroutineType = newBuiltinClass("coroutine", nil)
)

func init() {
	defineIterator(GeneratorType)
	for _, c := range []*Class{GeneratorType, CoroutineType} {
		c.Def("send(value, /)", func(a []Value) Value { return a[0].(*Generator).Send(a[1]) })
		c.Def("throw(typ, val=None, tb=None, /)", func(a []Value) Value {
			return a[0].(*Generator).Throw(thrown(a[1], a[2]))
		})
		c.Def("close()", func(a []Value) Value {
			a[0].(*Generator).Close()
			return nil
		})
	}
	CoroutineType.Def("__await__()", func(a []Value) Value { return a[0] })
	CoroutineType.Def("__next__()", func(a []Value) Value { return a[0].(*Generator).Send(nil) })
	CoroutineType.Def("__iter__()", func(a []Value) Value { return a[0] })
}

// thrown returns the exception that throw(typ, val) means.
func thrown(typ, val Value) *pyrt.Exception {
	c, isClass := typ.(*Class)
	if _, ok := typ.(*pyrt.Exception); !ok && !(isClass && c.exc != nil) {
		if o, isObject := typ.(*Object); !isObject || o.class.exc == nil {
			raise(pyrt.TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", TypeName(typ))
		}
	}
	switch {
	case val == nil:
		return raised(typ)
	case !isClass:
		raise(pyrt.TypeError, "instance exception may not have a separate value")
	case Truth(IsInstance(val, c)):
		return raised(val)
	}
	if args, ok := val.(Tuple); ok {
		return raised(Call(c, args...))
	}
	return raised(Call1(c, val))
}

// PyClass returns the type generator or coroutine.
func (g *Generator) PyClass() *Class { return g.class }

// TypeName returns the name of that type.
func (g *Generator) TypeName() string { return g.class.Name }

// Repr returns repr(g).
func (g *Generator) Repr() string {
	return "<" + g.class.Name + " object " + g.name + " at " + address(g) + ">"
}

// LookupAttr returns the generator's attributes.
func (g *Generator) LookupAttr(name string) Value {
	switch name {
	case "__name__":
		return lastPart(g.name)
	case "__qualname__":
		return g.name
	}
	return Unbound
}

// running lets the body of a generator run with the exception that its caller
// handles, and restores it behind.
func (g *Generator) running(resume func() (Value, bool)) (Value, bool) {
	defer Leave(Enter())
	if g.cleans {
		g.noteBegun()
		defer func() {
			if g.gen.Done() {
				g.noteEnded()
			}
		}()
	}
	outer := handling
	v, ok := resume()
	handling = outer // what catches an exception restores it by itself
	return v, ok
}

// Next returns the next value, and false at the end.
func (g *Generator) Next() (Value, bool) {
	g.begun = true
	return g.running(g.gen.Next)
}

// Send returns g.send(v); the end is StopIteration with the result.
func (g *Generator) Send(v Value) Value {
	return g.step(func() (Value, bool) {
		if v == nil {
			return g.gen.Next()
		}
		return g.gen.Send(v)
	})
}

// Throw returns g.throw(e).
func (g *Generator) Throw(e *pyrt.Exception) Value {
	return g.step(func() (Value, bool) { return g.gen.Throw(e) })
}

func (g *Generator) step(resume func() (Value, bool)) Value {
	g.begun = true
	v, ok := g.running(resume)
	if !ok {
		panic(pyrt.NewStopIteration(g.takeResult()))
	}
	return v
}

// takeResult returns what the body returned, the first time.
func (g *Generator) takeResult() Value {
	if g.ended {
		return nil
	}
	g.ended = true
	return g.gen.Result()
}

// Close is g.close().
func (g *Generator) Close() {
	g.begun = true
	defer Leave(Enter())
	if g.cleans {
		defer g.noteEnded()
	}
	g.gen.Close()
}

// Yield is the expression yield v.
func (y *Yielder) Yield(v Value) Value {
	if y.push != nil {
		if !y.push(v) {
			panic(stopped{})
		}
		return nil
	}
	if y.async {
		return y.y.Yield(handedOut{v})
	}
	return y.y.Yield(v)
}

// From is the expression yield from v.
func (y *Yielder) From(v Value) Value {
	if g, ok := v.(*Generator); ok {
		return y.fromGenerator(g)
	}
	it := iterObject(v)
	value, ok, result := advance(it, nil)
	for ok {
		sent, thrown := y.exchange(value)
		switch {
		case thrown != nil:
			value, ok, result = throwInto(it, thrown)
		default:
			value, ok, result = advance(it, sent)
		}
	}
	return result
}

func (y *Yielder) fromGenerator(g *Generator) Value {
	v, ok := g.Next()
	for ok {
		sent, thrown := y.exchange(v)
		switch {
		case thrown == nil && sent == nil:
			v, ok = g.Next()
		case thrown == nil:
			v, ok = g.running(func() (Value, bool) { return g.gen.Send(sent) })
		case pyrt.Is(thrown, pyrt.GeneratorExit):
			g.Close()
			panic(thrown)
		default:
			v, ok = g.running(func() (Value, bool) { return g.gen.Throw(thrown) })
		}
	}
	return g.takeResult()
}

// exchange yields v, and returns what is sent or thrown in.
func (y *Yielder) exchange(v Value) (sent Value, thrown error) {
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(*pyrt.Exception)
			if !ok {
				panic(p)
			}
			thrown = e
		}
	}()
	return y.y.Yield(v), nil
}

// Await is the expression await v.
func (y *Yielder) Await(v Value) Value {
	if g, ok := v.(*Generator); ok && g.class == CoroutineType {
		if g.gen.Done() {
			raise(pyrt.RuntimeError, "cannot reuse already awaited coroutine")
		}
		return y.fromGenerator(g)
	}
	if a, ok := v.(Awaitable); ok {
		return a.Await(y)
	}
	m := ClassOf(v).lookup("__await__")
	if m == Unbound {
		raise(pyrt.TypeError, "object %s can't be used in 'await' expression", TypeName(v))
	}
	return y.From(Call(bind(m, v, ClassOf(v))))
}

// An Awaitable is a library's value that can be awaited.
type Awaitable interface {
	Await(y *Yielder) Value
}

// advance resumes any iterator: next or send.
func advance(it, sent Value) (v Value, ok bool, result Value) {
	defer func() {
		if p := recover(); p != nil {
			v, ok, result = nil, false, stopValue(p)
		}
	}()
	if sent == nil {
		return NextValue(it), true, nil
	}
	return Call(GetAttr(it, "send"), sent), true, nil
}

// stopValue returns the value of a StopIteration; another panic goes on.
func stopValue(p any) Value {
	e, ok := p.(*pyrt.Exception)
	if !ok || !pyrt.Is(e, pyrt.StopIteration) {
		panic(p)
	}
	return firstArg(e)
}

// throwInto throws into any iterator.
func throwInto(it Value, thrown error) (v Value, ok bool, result Value) {
	e := thrown.(*pyrt.Exception)
	if pyrt.Is(e, pyrt.GeneratorExit) {
		if m := GetAttrOr(it, "close", Unbound); m != Unbound {
			Call(m)
		}
		panic(e)
	}
	m := GetAttrOr(it, "throw", Unbound)
	if m == Unbound {
		panic(e)
	}
	defer func() {
		if p := recover(); p != nil {
			v, ok, result = nil, false, stopValue(p)
		}
	}()
	return Call(m, excObject(e)), true, nil
}

// iterObject returns iter(v) as Python sees it.
func iterObject(v Value) Value {
	it := IterOf(v)
	if u, ok := it.(*userIter); ok {
		return u.object
	}
	return it
}

// NextValue returns next(it), raising StopIteration at the end.
func NextValue(it Value) Value {
	switch it := it.(type) {
	case *Generator:
		v, ok := it.Next()
		if !ok {
			panic(pyrt.NewStopIteration(it.takeResult()))
		}
		return v
	case Iter:
		v, ok := it.Next()
		if !ok {
			panic(pyrt.NewStopIteration(nil))
		}
		return v
	}
	c := ClassOf(it)
	m := c.lookup("__next__")
	if m == Unbound {
		raise(pyrt.TypeError, "'%s' object is not an iterator", c.shown())
	}
	return Call(bind(m, it, c))
}
