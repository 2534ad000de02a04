package pyrt

import (
	"testing"
	"time"
)

// values turns Go functions of typed arguments into those of goldens.
func call1[A any, R any](f func(A) R) func([]Value) Value {
	return func(args []Value) Value { return f(args[0].(A)) }
}

func call2[A, B, R any](f func(A, B) R) func([]Value) Value {
	return func(args []Value) Value { return f(args[0].(A), args[1].(B)) }
}

func ints3[R any](f func(a, b, c int) R) func([]Value) Value {
	return func(args []Value) Value { return f(args[0].(int), args[1].(int), args[2].(int)) }
}

func datetimeOf(args []Value) DateTime {
	zone, _ := args[7].(*TimeZone)
	n := func(i int) int { return args[i].(int) }
	return NewDateTime(n(0), n(1), n(2), n(3), n(4), n(5), n(6), zone)
}

// decodeTime reads the values of golden.py that this module adds.
func decodeTime(kind string, parts []Value) (Value, bool) {
	n := func(i int) int { return parts[i].(int) }
	switch kind {
	case "timedelta":
		return TimeDelta{n(0), n(1), n(2)}, true
	case "date":
		return NewDate(n(0), n(1), n(2)), true
	case "datetime":
		return datetimeOf(parts), true
	case "time":
		zone, _ := parts[4].(*TimeZone)
		return NewTimeOfDay(n(0), n(1), n(2), n(3), zone), true
	case "timezone":
		if name, ok := parts[1].(string); ok {
			return NewNamedTimeZone(parts[0].(TimeDelta), name), true
		}
		return NewTimeZone(parts[0].(TimeDelta)), true
	}
	return nil, false
}

func TestDateTimeGoldens(t *testing.T) {
	calls := map[string]func([]Value) Value{
		"delta": func(a []Value) Value {
			f := func(i int) float64 { return a[i].(float64) }
			return TimeDeltaOf(f(0), f(1), f(2), f(3), f(4), f(5), f(6))
		},
		"deltaInts":         ints3(NewTimeDelta),
		"delta.str":         call1(TimeDelta.Str),
		"delta.seconds":     call1(TimeDelta.TotalSeconds),
		"delta.neg":         call1(TimeDelta.Neg),
		"delta.abs":         call1(TimeDelta.Abs),
		"delta.hash":        call1(TimeDelta.Hash),
		"delta.add":         call2(TimeDelta.Add),
		"delta.sub":         call2(TimeDelta.Sub),
		"delta.truediv":     call2(TimeDelta.Div),
		"delta.floordiv":    call2(TimeDelta.FloorDiv),
		"delta.mod":         call2(TimeDelta.Mod),
		"delta.lt":          func(a []Value) Value { return Less(a[0], a[1]) },
		"delta.eq":          func(a []Value) Value { return Eq(a[0], a[1]) },
		"delta.divmod":      func(a []Value) Value { q, r := a[0].(TimeDelta).DivMod(a[1].(TimeDelta)); return TupleOf(q, r) },
		"delta.mulInt":      call2(TimeDelta.Mul),
		"delta.divInt":      call2(TimeDelta.DivInt),
		"delta.floordivInt": call2(TimeDelta.FloorDivInt),
		"delta.mulFloat":    call2(TimeDelta.MulFloat),
		"delta.divFloat":    call2(TimeDelta.DivFloat),

		"date":                 ints3(NewDate),
		"date.toordinal":       call1(Date.ToOrdinal),
		"date.weekday":         call1(Date.Weekday),
		"date.isoweekday":      call1(Date.ISOWeekday),
		"date.isocalendar":     call1(Date.ISOCalendar),
		"date.isoformat":       call1(Date.ISOFormat),
		"date.ctime":           call1(Date.CTime),
		"date.timetuple":       call1(Date.TimeTuple),
		"date.str":             call1(Date.Str),
		"date.repr":            call1(Date.Repr),
		"date.sub":             call2(Date.Sub),
		"date.lt":              func(a []Value) Value { return Less(a[0], a[1]) },
		"date.add":             call2(Date.Add),
		"date.subDelta":        call2(Date.SubDelta),
		"date.fromordinal":     call1(DateFromOrdinal),
		"date.fromisocalendar": ints3(DateFromISOCalendar),
		"date.fromisoformat":   call1(DateFromISO),

		"datetime.fromisoformat":    call1(DateTimeFromISO),
		"datetime.isoformat":        func(a []Value) Value { return a[0].(DateTime).ISOFormat("T", "auto") },
		"datetime.isoformatOf":      func(a []Value) Value { return a[0].(DateTime).ISOFormat(a[1].(string), a[2].(string)) },
		"datetime.ctime":            call1(DateTime.CTime),
		"datetime.timetuple":        call1(DateTime.TimeTuple),
		"datetime.utcoffset":        func(a []Value) Value { return OptOf(a[0].(DateTime).UTCOffset()).Value() },
		"datetime.tzname":           func(a []Value) Value { return OptOf(a[0].(DateTime).TZName()).Value() },
		"datetime.time":             call1(DateTime.Time),
		"datetime.timetz":           call1(DateTime.TimeTZ),
		"datetime.date":             func(a []Value) Value { return a[0].(DateTime).Date },
		"datetime.str":              call1(DateTime.Str),
		"datetime.timestamp":        call1(DateTime.Timestamp),
		"datetime.astimezone":       call2(DateTime.In),
		"datetime.sub":              call2(DateTime.Sub),
		"datetime.lt":               func(a []Value) Value { return Less(a[0], a[1]) },
		"datetime.eq":               func(a []Value) Value { return Eq(a[0], a[1]) },
		"datetime.add":              call2(DateTime.Add),
		"datetime.subDelta":         call2(DateTime.SubDelta),
		"datetime.strftime":         call2(DateTime.Strftime),
		"datetime.strptime":         call2(DateTimeStrptime),
		"datetime.utcfromtimestamp": call1(UTCFromTimestamp),
		"datetime.fromtimestampUTC": func(a []Value) Value { return DateTimeFromTimestampIn(a[0].(float64), UTC()) },
		"time.strptime":             func(a []Value) Value { return Strptime(a[0].(string), a[1].(string)).Tuple() },
		"time.fromisoformat":        call1(TimeOfDayFromISO),
		"time.str":                  call1(TimeOfDay.Str),
		"time.lt":                   func(a []Value) Value { return Less(a[0], a[1]) },
	}
	checkLibrary(t, "datetime", calls)
}

func TestNow(t *testing.T) {
	before := time.Now().Add(-time.Second)
	now := NowIn(UTC())
	at := time.Date(now.Year, time.Month(now.Month), now.Day, now.Hour, now.Minute, now.Second, now.Microsecond*1000, time.UTC)
	if at.Before(before) || at.After(before.Add(time.Minute)) {
		t.Errorf("now is %v", at)
	}
	local := Now()
	if diff := local.Timestamp() - now.Timestamp(); diff < 0 || diff > 60 {
		t.Errorf("local and UTC differ by %v s", diff)
	}
}

func FuzzDateTimeFromISO(f *testing.F) {
	for _, s := range []string{"2020-01-02T12:30:45.123+02:00", "2020W013T12", "2020-W01-3 1230Z", "12:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		libraryResult(func([]Value) Value { return DateTimeFromISO(s) }, nil)
		libraryResult(func([]Value) Value { return TimeOfDayFromISO(s) }, nil)
		libraryResult(func([]Value) Value { return DateTimeStrptime(s, "%Y-%m-%d %H:%M") }, nil)
		libraryResult(func([]Value) Value { return DateTimeStrptime("2020-01-02 12:30", s) }, nil)
	})
}
