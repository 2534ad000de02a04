package pyrt

import (
	"runtime"
	"testing"
	"time"
)

func fixedGeneratorLog() Value {
	log := values()
	inner := func(n int) *SendGen[int, int, int] {
		return NewSendGen(func(y *Yielder[int, int]) int {
			defer log.Append("inner done")
			func() {
				defer func() {
					if p := recover(); p != nil {
						e, ok := p.(*Exception)
						if !ok || !Is(e, ValueError) {
							panic(p)
						}
						log.Append(T2("caught", e.Error()))
						y.Yield(-1)
					}
				}()
				log.Append(T2("inner", y.Yield(n)))
				log.Append(T2("inner", y.Yield(n+1)))
			}()
			return n * 10
		})
	}
	outer := func() *SendGen[int, int, int] {
		return NewSendGen(func(y *Yielder[int, int]) int {
			defer log.Append("outer done")
			total := YieldFrom(y, inner(1))
			log.Append(total)
			return total + YieldFrom(y, inner(5))
		})
	}
	g := outer()
	step := func(v int, ok bool) { log.Append(v) }
	step(g.Next())
	step(g.Send(7))
	step(g.Send(8))
	step(g.Throw(NewValueError("v")))
	g.Next()
	log.Append(g.Result())
	h := outer()
	h.Next()
	h.Close()
	log.Append(attempt(done(func() { outer().Send(3) })))
	log.Append(attempt(done(func() { outer().Throw(NewKeyError("k")) })))
	stubborn := NewSendGen(func(y *Yielder[int, int]) int {
		defer func() {
			recover()
			y.Yield(2)
		}()
		y.Yield(1)
		return 0
	})
	stubborn.Next()
	log.Append(attempt(done(stubborn.Close)))
	stops := NewGen(func(yield func(int) bool) {
		yield(1)
		panic(NewStopIteration(3))
	})
	log.Append(attempt(func() Value { return listing(stops.All()) }))
	var me *Gen[int]
	me = NewGen(func(yield func(int) bool) { yield(me.MustNext()) })
	log.Append(attempt(func() Value { return me.MustNext() }))
	return log
}

// TestGenIsCollected drops generators in the middle: the collector has to stop
// their bodies.
func TestGenIsCollected(t *testing.T) {
	ended := make(chan bool, 1)
	func() {
		g := NewGen(func(yield func(int) bool) {
			defer func() { ended <- true }()
			for i := 0; yield(i); i++ {
			}
		})
		g.Next()
	}()
	for range 100 {
		runtime.GC()
		select {
		case <-ended:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Fatal("the body of a dropped generator was not stopped")
}

func TestGenClose(t *testing.T) {
	ended := false
	g := NewGen(func(yield func(int) bool) {
		defer func() { ended = true }()
		_ = yield(1) && yield(2)
	})
	if v := g.MustNext(); v != 1 {
		t.Errorf("first is %d", v)
	}
	g.Close()
	if v := g.NextOr(-1); v != -1 || !ended {
		t.Errorf("after Close: %d, ended %v", v, ended)
	}
}

func BenchmarkGenNext(b *testing.B) {
	g := NewGen(CountFrom(0, 1))
	for range b.N {
		g.Next()
	}
	g.Close()
}

func BenchmarkGenSend(b *testing.B) {
	g := NewSendGen(func(y *Yielder[int, int]) int {
		total := 0
		for {
			total += y.Yield(total)
		}
	})
	g.Next()
	for range b.N {
		g.Send(1)
	}
	g.Close()
}

func BenchmarkGenShort(b *testing.B) {
	for range b.N {
		g := NewGen(RangeTo(3).All())
		for range g.All() {
		}
	}
}
