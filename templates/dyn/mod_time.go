package dyn

import (
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModTime is the module time.
var ModTime = NewLibrary("time", func(m *Module) {
	m.Def("time()", func([]Value) Value { return pyrt.Time() })
	m.Def("time_ns()", func([]Value) Value { return pyrt.TimeNS() })
	m.Def("perf_counter()", func([]Value) Value { return pyrt.PerfCounter() })
	m.Def("perf_counter_ns()", func([]Value) Value { return pyrt.PerfCounterNS() })
	m.Def("monotonic()", func([]Value) Value { return pyrt.PerfCounter() })
	m.Def("monotonic_ns()", func([]Value) Value { return pyrt.PerfCounterNS() })
	m.Def("process_time()", cpuSeconds)
	m.Def("process_time_ns()", cpuNanoseconds)
	m.Def("thread_time()", cpuSeconds)
	m.Def("thread_time_ns()", cpuNanoseconds)
	m.Def("sleep(seconds, /)", func(a []Value) Value {
		seconds := Float(a[0])
		if turns.used && seconds >= 0 {
			threadSleep(seconds)
		} else {
			pyrt.Sleep(seconds)
		}
		return nil
	})
	m.Def("gmtime(seconds=None, /)", func(a []Value) Value { return structTimeOf(pyrt.GMTime(secondsOr(a[0]))) })
	m.Def("localtime(seconds=None, /)", func(a []Value) Value { return structTimeOf(pyrt.LocalTime(secondsOr(a[0]))) })
	m.Def("mktime(tuple, /)", func(a []Value) Value { return pyrt.MkTime(timeFields(a[0], "mktime")) })
	m.Def("strftime(format, tuple=, /)", func(a []Value) Value {
		format, ok := asStr(a[0])
		if !ok {
			raise(pyrt.TypeError, "strftime() argument 1 must be str, not %s", TypeName(a[0]))
		}
		return pyrt.Strftime(format, timeFieldsOr(a[1], "strftime"))
	})
	m.Def("strptime(string, format='%a %b %d %H:%M:%S %Y', /)", func(a []Value) Value {
		return structTimeOf(pyrt.Strptime(a[0].(string), a[1].(string)))
	})
	m.Def("asctime(tuple=, /)", func(a []Value) Value { return pyrt.AscTime(timeFieldsOr(a[0], "asctime")) })
	m.Def("ctime(seconds=None, /)", func(a []Value) Value { return pyrt.AscTime(pyrt.LocalTime(secondsOr(a[0]))) })
	m.Const("struct_time", structTimeType().Class)
	zoneConstants(m)
})

var structTimeType = newStructSeq("time", "struct_time",
	"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

func structTimeOf(t pyrt.StructTime) Value { return structTimeType().of(t.Tuple()...) }

// secondsOr returns a time stamp, now for None.
func secondsOr(v Value) float64 {
	if v == nil {
		return pyrt.Time()
	}
	return Float(v)
}

func timeFieldsOr(v Value, function string) pyrt.StructTime {
	if v == Unbound {
		return pyrt.LocalTime(pyrt.Time())
	}
	return timeFields(v, function)
}

// timeFields reads a struct_time, or a tuple of nine.
func timeFields(v Value, function string) pyrt.StructTime {
	t, ok := tupleOf(v)
	if !ok {
		raise(pyrt.TypeError, "Tuple or struct_time argument required")
	}
	if len(t) != 9 {
		raise(pyrt.TypeError, "%s(): illegal time tuple argument", function)
	}
	n := func(i int) int { return Index(t[i]) }
	return pyrt.StructTime{Year: n(0), Mon: n(1), MDay: n(2), Hour: n(3), Min: n(4), Sec: n(5), WDay: n(6), YDay: n(7), IsDST: n(8)}
}

// zoneConstants adds what tells of the local time zone.
func zoneConstants(m *Module) {
	year := time.Now().Year()
	winter, winterOffset := time.Date(year, 1, 1, 0, 0, 0, 0, time.Local).Zone()
	summer, summerOffset := time.Date(year, 7, 1, 0, 0, 0, 0, time.Local).Zone()
	if winterOffset > summerOffset {
		winter, winterOffset, summer, summerOffset = summer, summerOffset, winter, winterOffset
	}
	daylight := 0
	if winterOffset != summerOffset {
		daylight = 1
	}
	m.Const("timezone", -winterOffset)
	m.Const("altzone", -summerOffset)
	m.Const("daylight", daylight)
	m.Const("tzname", Tuple{winter, summer})
}
