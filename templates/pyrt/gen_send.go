package pyrt

import "iter"

// SendGen is a generator that values of type S are sent to, or exceptions thrown
// into, and that returns an R: Python's full protocol.
//
//	g := pyrt.NewSendGen(func(y *pyrt.Yielder[int, string]) float64 {
//		name := y.Yield(1) // name = yield 1
//		...
//		return 0.5
//	})
type SendGen[T, S, R any] struct {
	next    func() (T, bool)
	stop    func()
	yielder *Yielder[T, S]
	result  R
	started bool
	running bool
	done    bool
}

// Yielder is the body's end of a [SendGen].
type Yielder[T, S any] struct {
	yield  func(T) bool
	sent   S
	thrown error
}

// NewSendGen returns a generator that runs body when it is first asked.
func NewSendGen[T, S, R any](body func(*Yielder[T, S]) R) *SendGen[T, S, R] {
	g := &SendGen[T, S, R]{yielder: &Yielder[T, S]{}}
	g.next, g.stop = iter.Pull(func(yield func(T) bool) {
		defer stopIterationIs("generator")
		g.yielder.yield = yield
		g.result = body(g.yielder)
	})
	return g
}

// Yield is the expression yield v: it hands out v and returns what is sent next. An
// exception that is thrown in is raised by it.
func (y *Yielder[T, S]) Yield(v T) S {
	sent, thrown := y.exchange(v)
	if thrown != nil {
		panic(thrown)
	}
	return sent
}

// exchange hands out v, and returns what comes in.
func (y *Yielder[T, S]) exchange(v T) (sent S, thrown error) {
	if !y.yield(v) {
		return sent, GeneratorExit.New()
	}
	sent, thrown = y.sent, y.thrown
	var none S
	y.sent, y.thrown = none, nil
	return sent, thrown
}

// YieldFrom is the expression yield from g: it passes on what g hands out and what
// comes in, and returns what g returns.
func YieldFrom[T, S, R any](y *Yielder[T, S], g *SendGen[T, S, R]) R {
	v, ok := g.Next()
	for ok {
		sent, thrown := y.exchange(v)
		switch {
		case thrown == nil:
			v, ok = g.Send(sent)
		case Is(thrown, GeneratorExit):
			g.Close()
			panic(thrown)
		default:
			v, ok = g.Throw(thrown)
		}
	}
	return g.result
}

// YieldAll is yield from seq, of an iterable that takes no values.
func YieldAll[T, S any](y *Yielder[T, S], seq iter.Seq[T]) {
	for v := range seq {
		y.Yield(v)
	}
}

// Next returns next(g), and false at the end: [SendGen.Result] has then what the
// body returned.
func (g *SendGen[T, S, R]) Next() (T, bool) {
	g.started = true
	return g.resume()
}

// resume runs the body up to its next yield.
func (g *SendGen[T, S, R]) resume() (v T, ok bool) {
	if g.running {
		panic(NewValueError("generator already executing"))
	}
	if g.done {
		return v, false
	}
	g.running, g.done = true, true // a panic ends the generator
	defer func() { g.running = false }()
	v, ok = g.next()
	g.done = !ok
	return v, ok
}

// Send returns g.send(v), and false at the end. A generator that has not begun
// takes no value: a TypeError; start it with Next.
func (g *SendGen[T, S, R]) Send(v S) (T, bool) {
	if !g.started {
		panic(NewTypeError("can't send non-None value to a just-started generator"))
	}
	g.yielder.sent = v
	return g.resume()
}

// Throw is g.throw(err): the body sees err raised by its yield.
func (g *SendGen[T, S, R]) Throw(err error) (T, bool) {
	if g.done || !g.started {
		g.finish()
		panic(err)
	}
	g.yielder.thrown = err
	return g.resume()
}

func (g *SendGen[T, S, R]) finish() {
	g.done = true
	g.stop()
}

// Close is g.close(): the body sees GeneratorExit. A body that yields again is a
// RuntimeError.
func (g *SendGen[T, S, R]) Close() {
	if g.done || !g.started {
		g.finish()
		return
	}
	g.yielder.thrown = GeneratorExit.New()
	if g.resumeToExit() {
		panic(NewRuntimeError("generator ignored GeneratorExit"))
	}
}

// resumeToExit resumes a body that is to end, and reports whether it yielded.
func (g *SendGen[T, S, R]) resumeToExit() (yielded bool) {
	defer func() {
		if p := recover(); p != nil {
			if e, ok := p.(Raisable); !ok || !Is(e, GeneratorExit, StopIteration) {
				panic(p)
			}
		}
	}()
	_, yielded = g.resume()
	return yielded
}

// Done tells whether the body has ended.
func (g *SendGen[T, S, R]) Done() bool { return g.done }

// Result returns what the body returned: the value of its StopIteration.
func (g *SendGen[T, S, R]) Result() R { return g.result }

// All ranges over what is left.
func (g *SendGen[T, S, R]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			v, ok := g.Next()
			if !ok || !yield(v) {
				return
			}
		}
	}
}

// TypeName returns "generator".
func (g *SendGen[T, S, R]) TypeName() string { return "generator" }
