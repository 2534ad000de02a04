package pyrt

import (
	"slices"
	"strings"
	"testing"
)

// What is expected here is what CPython 3.11 does with the same coroutines; the golden
// cases of ports (coroutines*.txtar) hold more.

func TestTasksTakeTurns(t *testing.T) {
	var log []string
	spawn := func(name string, n int) {
		for range n {
			log = append(log, name)
			AsyncSleep(0)
		}
	}
	AsyncRun(NewProc(func() { Gather(Proc2(spawn, "a", 3), Proc2(spawn, "b", 1), Proc2(spawn, "c", 2)) }))
	if got := strings.Join(log, ""); got != "abcaca" {
		t.Errorf("turns %q", got)
	}
}

func TestTimersByTime(t *testing.T) {
	var log []float64
	wait := func(seconds float64) {
		AsyncSleep(seconds)
		log = append(log, seconds)
	}
	AsyncRun(NewProc(func() { Gather(Proc1(wait, 0.03), Proc1(wait, 0.01), Proc1(wait, 0), Proc1(wait, 0.02)) }))
	if want := []float64{0, 0.01, 0.02, 0.03}; !slices.Equal(log, want) {
		t.Errorf("woke %v", log)
	}
}

func TestCancelledTask(t *testing.T) {
	var log []string
	AsyncRun(NewProc(func() {
		task := CreateTask(NewCoro(func() int {
			defer func() { log = append(log, "cleaned up") }()
			AsyncSleep(100)
			return 1
		}))
		AsyncSleep(0)
		log = append(log, map[bool]string{true: "asked"}[task.Cancel()])
		if e := Try(func() { task.Await() }); !Is(e, CancelledError) || Is(e, ExceptionClass) {
			t.Errorf("awaiting gives %v", e)
		}
		log = append(log, map[bool]string{true: "cancelled"}[task.Cancelled()])
	}))
	if got := strings.Join(log, ", "); got != "asked, cleaned up, cancelled" {
		t.Errorf("log %q", got)
	}
}

func TestWaitForEndsLate(t *testing.T) {
	e := Try(func() {
		AsyncRun(NewCoro(func() Void {
			return WaitFor(Proc1(AsyncSleep, 100.0), 0.001)
		}))
	})
	if !Is(e, TimeoutError) || !Is(e.Exc().Cause, CancelledError) {
		t.Errorf("wait_for ends with %v", e)
	}
	if InLoop() {
		t.Error("the loop is left behind")
	}
}

func TestCoroutineByHand(t *testing.T) {
	c := Coro1(func(n int) int {
		suspend(nil)
		return n + 1
	}, 4)
	c.Send()
	e := Try(c.Send, StopIteration)
	if e == nil || Repr(e.Exc().Args[0]) != "5" {
		t.Errorf("it ends with %v", e)
	}
	if e := Try(c.Send); !Is(e, RuntimeError) || e.Error() != "cannot reuse already awaited coroutine" {
		t.Errorf("after its end: %v", e)
	}
}
