package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A timeitTimer is a timeit.Timer.
type timeitTimer struct{ stmt, setup, clock Value }

var timeitTimerType = NewType("timeit", "Timer")

// PyClass returns timeit.Timer.
func (*timeitTimer) PyClass() *Class { return timeitTimerType }

// runnable returns a statement as something to call: nothing to do for pass.
func runnable(v Value) Value {
	if v == "pass" {
		return builtinFunction("pass_()", func([]Value) Value { return nil })
	}
	if !Callable(v) {
		if _, ok := asStr(v); ok {
			panic(pyrt.NewGuard("timeit of a statement that is a text is not carried over"))
		}
		raise(pyrt.ValueError, "stmt is neither a string nor callable")
	}
	return v
}

func newTimer(stmt, setup, clock Value) *timeitTimer {
	return &timeitTimer{runnable(stmt), runnable(setup), clock}
}

// timeit runs the setup once and the statement so often, and returns the seconds.
func (t *timeitTimer) timeit(number int) Value {
	Call0(t.setup)
	start := Call0(t.clock)
	for range number {
		Call0(t.stmt)
	}
	return Sub(Call0(t.clock), start)
}

func (t *timeitTimer) repeat(times, number int) Value {
	out := pyrt.NewList[Value]()
	for range times {
		out.Append(t.timeit(number))
	}
	return out
}

// autorange returns how often the statement ran in at least 0.2 seconds, and those.
func (t *timeitTimer) autorange(callback Value) Value {
	for i := 1; ; i *= 10 {
		for _, j := range []int{1, 2, 5} {
			taken := t.timeit(i * j)
			if callback != nil {
				Call2(callback, i*j, taken)
			}
			if Float(taken) >= 0.2 {
				return Tuple{i * j, taken}
			}
		}
	}
}

// ModTimeit is the module timeit, for statements that are callable.
var ModTimeit = NewLibrary("timeit", func(m *Module) {
	clock := ModTime.Get("perf_counter")
	m.Const("Timer", timeitTimerType)
	m.Const("default_timer", clock)
	m.Const("default_number", 1000000)
	m.Const("default_repeat", 5)
	timeitTimerType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("stmt='pass', setup='pass', timer=None, globals=None").bind("Timer", args, kw, nil)
		if a[2] == nil {
			a[2] = clock
		}
		return newTimer(a[0], a[1], a[2])
	}, nil)
	timeitTimerType.Def("timeit(number=1000000)", func(a []Value) Value { return a[0].(*timeitTimer).timeit(Index(a[1])) })
	timeitTimerType.Def("repeat(repeat=5, number=1000000)", func(a []Value) Value { return a[0].(*timeitTimer).repeat(Index(a[1]), Index(a[2])) })
	timeitTimerType.Def("autorange(callback=None)", func(a []Value) Value { return a[0].(*timeitTimer).autorange(a[1]) })
	clockOr := func(v Value) Value {
		if v == nil {
			return clock
		}
		return v
	}
	m.Def("timeit(stmt='pass', setup='pass', timer=None, number=1000000, globals=None)", func(a []Value) Value {
		return newTimer(a[0], a[1], clockOr(a[2])).timeit(Index(a[3]))
	})
	m.Def("repeat(stmt='pass', setup='pass', timer=None, repeat=5, number=1000000, globals=None)", func(a []Value) Value {
		return newTimer(a[0], a[1], clockOr(a[2])).repeat(Index(a[3]), Index(a[4]))
	})
})
