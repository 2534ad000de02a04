package dyn

import (
	"math"
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

// defineDatetime fills the class.
func defineDatetime() {
	t := datetimeType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		if s, zone, ok := stateArg(10, args, kw); ok {
			return &datetimeObject{pyrt.DateTimeOf(dateOfState(s), clockOfState(s[4:], int(s[2]>>7), zone))}
		}
		a := dateArgs("year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", args, kw)
		d := pyrt.NewDate(Index(a[0]), Index(a[1]), Index(a[2]))
		return &datetimeObject{pyrt.DateTimeOf(d, newTime(a[3:]).TimeOfDay)}
	}, nil)
	defineTime(t)
	dateMethods(t)
	clockGetters(t, func(v Value) pyrt.TimeOfDay { return v.(*datetimeObject).TimeTZ() })
	datetimeMakers(t)
	datetimeText(t)
	datetimeParts(t)
	datetimeSums(t)
	t.Const("min", &datetimeObject{pyrt.NewDateTime(1, 1, 1, 0, 0, 0, 0, nil)})
	t.Const("max", &datetimeObject{pyrt.NewDateTime(9999, 12, 31, 23, 59, 59, 999999, nil)})
	t.Const("resolution", &deltaObject{pyrt.NewTimeDelta(0, 0, 1)})
}

func datetimeMakers(t *Class) {
	result := func(a []Value, t pyrt.DateTime) Value { return made(a[0].(*Class), &datetimeObject{t}) }
	t.ClassDef("now(cls, tz=None)", func(a []Value) Value { return result(a, pyrt.NowIn(zoneArg(a[1]))) })
	t.ClassDef("today(cls)", func(a []Value) Value { return result(a, pyrt.Now()) })
	t.ClassDef("utcnow(cls)", func(a []Value) Value { return result(a, pyrt.UTCNow()) })
	t.ClassDef("fromtimestamp(cls, timestamp, tz=None)", func(a []Value) Value {
		return result(a, pyrt.DateTimeFromTimestampIn(Float(a[1]), zoneArg(a[2])))
	})
	t.ClassDef("utcfromtimestamp(cls, timestamp, /)", func(a []Value) Value { return result(a, pyrt.UTCFromTimestamp(Float(a[1]))) })
	t.ClassDef("fromordinal(cls, ordinal, /)", func(a []Value) Value {
		return result(a, pyrt.DateTime{Date: pyrt.DateFromOrdinal(Index(a[1]))})
	})
	t.ClassDef("fromisoformat(cls, date_string, /)", func(a []Value) Value { return result(a, pyrt.DateTimeFromISO(isoText(a[1]))) })
	t.ClassDef("fromisocalendar(cls, year, week, day)", func(a []Value) Value {
		return result(a, pyrt.DateTime{Date: pyrt.DateFromISOCalendar(Index(a[1]), Index(a[2]), Index(a[3]))})
	})
	t.ClassDef("strptime(cls, date_string, format, /)", func(a []Value) Value {
		return result(a, pyrt.DateTimeStrptime(argText(a[1], "strptime"), argText(a[2], "strptime")))
	})
	t.ClassDef("combine(cls, date, time, tzinfo=True)", func(a []Value) Value {
		var day pyrt.Date
		switch d := held(a[1]).(type) {
		case *dateObject:
			day = d.Date
		case *datetimeObject:
			day = d.Date
		default:
			raise(pyrt.TypeError, "combine() argument 1 must be datetime.date, not %s", TypeName(a[1]))
		}
		c, ok := held(a[2]).(*timeObject)
		if !ok {
			raise(pyrt.TypeError, "combine() argument 2 must be datetime.time, not %s", TypeName(a[2]))
		}
		r := pyrt.DateTimeOf(day, c.TimeOfDay)
		if a[3] != true {
			r.Zone = zoneArg(a[3])
		}
		return result(a, r)
	})
}

func datetimeText(t *Class) {
	self := func(a []Value) pyrt.DateTime { return a[0].(*datetimeObject).DateTime }
	t.Def("isoformat(sep='T', timespec='auto')", func(a []Value) Value {
		sep := argText(a[1], "isoformat")
		if pyrt.StrLen(sep) != 1 {
			raise(pyrt.TypeError, "isoformat() argument 1 must be a unicode character, not str")
		}
		return self(a).ISOFormat(sep, argText(a[2], "isoformat"))
	})
	t.Def("ctime()", func(a []Value) Value { return self(a).CTime() })
	t.Def("strftime(format)", func(a []Value) Value { return self(a).Strftime(argText(a[1], "strftime")) })
	t.Def("timetuple()", func(a []Value) Value {
		tuple := self(a).TimeTuple()
		if dst, ok := dstOf(self(a).Zone, a[0]); ok {
			tuple.IsDST = pyrt.HashBool(dst.IsTrue())
		}
		return structTimeOf(tuple)
	})
	t.Def("utctimetuple()", func(a []Value) Value {
		utc := self(a)
		if _, ok := utc.UTCOffset(); ok {
			utc = utc.In(utcZone.TimeZone)
		}
		tuple := utc.TimeTuple()
		tuple.IsDST = 0
		return structTimeOf(tuple)
	})
	t.Def("timestamp()", func(a []Value) Value { return self(a).Timestamp() })
}

func datetimeParts(t *Class) {
	self := func(a []Value) pyrt.DateTime { return held(a[0]).(*datetimeObject).DateTime }
	t.Def("date()", func(a []Value) Value { return &dateObject{self(a).Date} })
	t.Def("time()", func(a []Value) Value { return &timeObject{self(a).Time()} })
	t.Def("timetz()", func(a []Value) Value { return &timeObject{self(a).TimeTZ()} })
	t.DefSelf("replace(year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None)", func(a []Value) Value {
		d, c := self(a).Date, self(a).TimeTZ()
		replaceInt(&d.Year, a[1])
		replaceInt(&d.Month, a[2])
		replaceInt(&d.Day, a[3])
		replaceClock(&c, a[4:])
		return like(a[0], &datetimeObject{pyrt.DateTimeOf(pyrt.NewDate(d.Year, d.Month, d.Day), checkedClock(c))})
	})
	t.DefSelf("astimezone(tz=None)", func(a []Value) Value {
		zone := zoneArg(a[1])
		if zone == nil {
			zone = localZone(self(a).Timestamp())
		}
		return like(a[0], &datetimeObject{self(a).In(zone)})
	})
}

// localZone returns the local time zone at an instant.
func localZone(timestamp float64) *pyrt.TimeZone {
	name, offset := time.Unix(int64(math.Floor(timestamp)), 0).Zone()
	return pyrt.NewNamedTimeZone(pyrt.NewTimeDelta(0, offset, 0), name)
}

func datetimeSums(t *Class) {
	self := func(a []Value) pyrt.DateTime { return held(a[0]).(*datetimeObject).DateTime }
	sum := func(a []Value) Value {
		d, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		return like(a[0], &datetimeObject{self(a).Add(d)})
	}
	t.DefSelf("__add__(other, /)", sum)
	t.DefSelf("__radd__(other, /)", sum)
	t.DefSelf("__sub__(other, /)", func(a []Value) Value {
		if d, ok := deltaArg(a[1]); ok {
			return like(a[0], &datetimeObject{self(a).SubDelta(d)})
		}
		if o, ok := held(a[1]).(*datetimeObject); ok {
			return &deltaObject{self(a).Sub(o.DateTime)}
		}
		return NotImplemented
	})
}
