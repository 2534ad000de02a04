package pyrt

import (
	"iter"
	"runtime"
)

// Gen is a generator or any other iterator that is asked for one element at a
// time: it is used up by being read, wherever that happens. A generator that is
// made and looped over in one place is an [iter.Seq] instead, which costs a
// hundredth as much for each element.
//
// A Gen runs its body as a coroutine. One that is not read to its end is stopped
// by Close, or when it is found unreachable by the garbage collector.
type Gen[T any] struct {
	next    func() (T, bool)
	stop    func()
	running bool
	done    bool
}

// NewGen returns a generator whose body is seq. The body returns when yield
// returns false. What the body does then may happen at any time if the generator
// is dropped: a body with a finally or with clause uses [NewGenFinally].
func NewGen[T any](seq iter.Seq[T]) *Gen[T] {
	g := NewGenFinally(seq)
	runtime.AddCleanup(g, func(stop func()) { stop() }, g.stop)
	return g
}

// NewGenFinally is [NewGen] without the cleanup: a generator that is dropped
// before its end never runs its finally clauses (CPython runs them when the last
// reference goes), and keeps its memory.
func NewGenFinally[T any](seq iter.Seq[T]) *Gen[T] {
	g := &Gen[T]{}
	g.next, g.stop = iter.Pull(func(yield func(T) bool) {
		defer stopIterationIs("generator")
		seq(yield)
	})
	return g
}

// IterOf returns iter(s) of a list that nobody changes meanwhile. It needs no
// coroutine.
func IterOf[T any](s []T) *Gen[T] {
	at := 0
	next := func() (v T, ok bool) {
		if at < len(s) {
			v, ok = s[at], true
			at++
		}
		return v, ok
	}
	return &Gen[T]{next: next, stop: func() { at = len(s) }}
}

// stopIterationIs turns a StopIteration that leaves the body of a generator or a
// coroutine into RuntimeError (PEP 479).
func stopIterationIs(of string) {
	if p := recover(); p != nil {
		if e, ok := p.(Raisable); ok && Is(e, StopIteration) {
			err := NewRuntimeError(of + " raised StopIteration")
			err.Context = e
			p = err.From(e)
		}
		panic(p)
	}
}

// Next returns the next element, and false when there is none.
func (g *Gen[T]) Next() (T, bool) {
	if g.running {
		panic(NewValueError("generator already executing"))
	}
	if g.done {
		var zero T
		return zero, false
	}
	g.running = true
	defer g.pause()
	v, ok := g.next()
	g.done = !ok
	return v, ok
}

func (g *Gen[T]) pause() { g.running = false }

// NextOr returns next(g, otherwise).
func (g *Gen[T]) NextOr(otherwise T) T {
	if v, ok := g.Next(); ok {
		return v
	}
	return otherwise
}

// MustNext returns next(g); the end is StopIteration.
func (g *Gen[T]) MustNext() T {
	v, ok := g.Next()
	if !ok {
		panic(NewStopIteration(nil))
	}
	return v
}

// All ranges over what is left: for v in g. A loop that breaks leaves the rest to
// the next reader.
func (g *Gen[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			v, ok := g.Next()
			if !ok || !yield(v) {
				return
			}
		}
	}
}

// Close is g.close(): the body goes no further, and its deferred calls run.
func (g *Gen[T]) Close() {
	if g.running {
		panic(NewValueError("generator already executing"))
	}
	g.done = true
	g.stop()
}

// TypeName returns "generator".
func (g *Gen[T]) TypeName() string { return "generator" }
