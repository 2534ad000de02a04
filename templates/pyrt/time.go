package pyrt

import (
	"math"
	"time"
)

// This file has the time module. https://docs.python.org/3.11/library/time.html

// started is what the clocks without a defined start count from.
var started = time.Now()

// Time returns time.time().
func Time() float64 {
	now := time.Now()
	return float64(now.Unix()) + float64(now.Nanosecond())/1e9
}

// TimeNS returns time.time_ns().
func TimeNS() int { return int(time.Now().UnixNano()) }

// PerfCounter returns time.perf_counter(), and time.monotonic().
func PerfCounter() float64 { return time.Since(started).Seconds() }

// PerfCounterNS returns time.perf_counter_ns().
func PerfCounterNS() int { return int(time.Since(started)) }

// Sleep returns time.sleep(seconds).
func Sleep(seconds float64) {
	switch {
	case math.IsNaN(seconds):
		panic(NewValueError("Invalid value NaN (not a number)"))
	case seconds < 0:
		panic(NewValueError("sleep length must be non-negative"))
	}
	time.Sleep(time.Duration(min(seconds*1e9, math.MaxInt64/2)))
}

// GMTime returns time.gmtime(seconds).
func GMTime(seconds float64) StructTime { return structTime(time.Unix(floorSeconds(seconds), 0).UTC()) }

// LocalTime returns time.localtime(seconds).
func LocalTime(seconds float64) StructTime { return structTime(time.Unix(floorSeconds(seconds), 0)) }

func floorSeconds(seconds float64) int64 { return int64(math.Floor(seconds)) }

func structTime(t time.Time) StructTime {
	s := dateTimeOf(t, nil).TimeTuple()
	s.IsDST = 0
	if t.IsDST() {
		s.IsDST = 1
	}
	return s
}

// MkTime returns time.mktime(t).
func MkTime(t StructTime) float64 {
	return float64(time.Date(t.Year, time.Month(t.Mon), t.MDay, t.Hour, t.Min, t.Sec, 0, time.Local).Unix())
}

// Strftime returns time.strftime(format, t).
func Strftime(format string, t StructTime) string {
	at := time.Unix(int64(MkTime(t)), 0)
	zone, _ := at.Zone()
	w := timeWriter{StructTime: t, zone: zone, offset: at.Format("-0700"), micros: "%f"}
	return w.format(format)
}

// AscTime returns time.asctime(t).
func AscTime(t StructTime) string {
	return DateTime{Date: Date{t.Year, t.Mon, t.MDay}, Hour: t.Hour, Minute: t.Min, Second: t.Sec}.CTime()
}
