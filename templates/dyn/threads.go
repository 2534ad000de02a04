package dyn

import (
	"os"
	"slices"
	"sync"
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file runs Python's threads: goroutines of which one runs at a time, as
// CPython's threads do under their lock. A thread runs until it blocks: waits for
// a lock, sleeps, joins another, or ends. So the state of this package needs no
// locks of its own.

// A pyThread is a thread of Python.
type pyThread struct {
	wake   chan struct{}
	object Value // the threading.Thread, once known
}

// thisThread is the thread that runs.
var thisThread = newPyThread()

func newPyThread() *pyThread { return &pyThread{wake: make(chan struct{}, 1)} }

// turns says whose turn it is. Timers change it too, hence the lock.
var turns struct {
	sync.Mutex
	idle  bool // no thread runs: all wait for something
	ready []*pyThread
	used  bool // there was more than one thread
}

// runNext gives the turn to the next thread that is ready. The lock is held.
func runNext() {
	if len(turns.ready) == 0 {
		turns.idle = true
		return
	}
	next := turns.ready[0]
	turns.ready = turns.ready[1:]
	turns.idle = false
	next.wake <- struct{}{}
}

// park gives the turn away until the thread is made ready again. The lock is held
// and given up.
func park() {
	me, outer, calls := thisThread, handling, depth
	runNext()
	turns.Unlock()
	<-me.wake
	thisThread, handling, depth = me, outer, calls
}

// makeReady lets a parked thread run when its turn comes. The lock is held.
func makeReady(t *pyThread) {
	turns.ready = append(turns.ready, t)
	if turns.idle {
		runNext()
	}
}

// startThread runs body in a new thread, which has the next turn; the one that
// starts it goes on when the new one blocks or ends.
func startThread(t *pyThread, body func()) {
	go func() {
		<-t.wake
		thisThread, handling, depth = t, nil, 1
		defer stopAtGuard()
		body()
		turns.Lock()
		runNext()
		turns.Unlock()
	}()
	turns.Lock()
	turns.used = true
	turns.ready = slices.Insert(turns.ready, 0, t, thisThread)
	park()
}

// stopAtGuard ends the program as RunMain does where a guard trips in a thread.
func stopAtGuard() {
	p := recover()
	if g, ok := p.(*pyrt.Guard); ok {
		pyrt.Stdout.Flush()
		g.Report(os.Stderr, nil)
		os.Exit(pyrt.GuardStatus)
	}
	if p != nil {
		panic(p)
	}
}

// threadSleep lets the other threads run for that many seconds.
func threadSleep(seconds float64) {
	d := time.Duration(seconds * float64(time.Second))
	if !turns.used {
		time.Sleep(d)
		return
	}
	me := thisThread
	turns.Lock()
	if d <= 0 {
		turns.ready = append(turns.ready, me)
		park()
		return
	}
	time.AfterFunc(d, func() {
		turns.Lock()
		makeReady(me)
		turns.Unlock()
	})
	park()
}

// A waiter is a thread that waits for something to be granted.
type waiter struct {
	thread        *pyThread
	granted, late bool
}

// A waitList holds the threads that wait for one thing, the first first.
type waitList []*waiter

// wait parks until the list grants something, and reports whether it did before
// the seconds were over; without end where they are negative.
func (l *waitList) wait(seconds float64) bool {
	w := &waiter{thread: thisThread}
	*l = append(*l, w)
	turns.Lock()
	if seconds >= 0 {
		timer := time.AfterFunc(time.Duration(seconds*float64(time.Second)), func() {
			turns.Lock()
			defer turns.Unlock()
			if !w.granted {
				w.late = true
				makeReady(w.thread)
			}
		})
		defer timer.Stop()
	}
	park()
	if !w.granted {
		*l = slices.DeleteFunc(*l, func(o *waiter) bool { return o == w })
	}
	return w.granted
}

// grant lets the first waiter go on, and reports whether there was one.
func (l *waitList) grant() bool {
	turns.Lock()
	defer turns.Unlock()
	for len(*l) > 0 {
		w := (*l)[0]
		*l = (*l)[1:]
		if w.late {
			continue
		}
		w.granted = true
		makeReady(w.thread)
		return true
	}
	return false
}

// A threadLock is a lock that one thread holds.
type threadLock struct {
	held    bool
	waiting waitList
}

// acquire takes the lock, and reports whether it did within the seconds; a
// negative number is without end.
func (l *threadLock) acquire(seconds float64) bool {
	if !l.held {
		l.held = true
		return true
	}
	if seconds == 0 {
		return false
	}
	return l.waiting.wait(seconds) // who releases hands the lock over
}

func (l *threadLock) release() {
	if !l.waiting.grant() {
		l.held = false
	}
}
