package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// defineDate fills the class.
func defineDate() {
	t := dateType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		if s, _, ok := stateArg(4, args, kw); ok {
			return &dateObject{dateOfState(s)}
		}
		a := dateArgs("year, month, day", args, kw)
		return &dateObject{pyrt.NewDate(Index(a[0]), Index(a[1]), Index(a[2]))}
	}, nil)
	defineTime(t)
	dateMakers(t)
	dateMethods(t)
	t.DefSelf("__add__(other, /)", func(a []Value) Value {
		d, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		return like(a[0], &dateObject{held(a[0]).(*dateObject).Add(d)})
	})
	t.DefSelf("__radd__(other, /)", func(a []Value) Value {
		d, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		return like(a[0], &dateObject{held(a[0]).(*dateObject).Add(d)})
	})
	t.DefSelf("__sub__(other, /)", func(a []Value) Value {
		self := held(a[0]).(*dateObject)
		if d, ok := deltaArg(a[1]); ok {
			return like(a[0], &dateObject{self.SubDelta(d)})
		}
		if o, ok := held(a[1]).(*dateObject); ok {
			return &deltaObject{self.Sub(o.Date)}
		}
		return NotImplemented
	})
	t.Const("min", &dateObject{pyrt.NewDate(1, 1, 1)})
	t.Const("max", &dateObject{pyrt.NewDate(9999, 12, 31)})
	t.Const("resolution", &deltaObject{pyrt.NewTimeDelta(1, 0, 0)})
}

// dateArgs binds the arguments of date and datetime, of which the first three are
// required.
func dateArgs(params string, args []Value, kw []Kw) []Value {
	for i, name := range []string{"year", "month", "day"} {
		given := slices.ContainsFunc(kw, func(k Kw) bool { return k.Name == name })
		if i >= len(args) && !given {
			raise(pyrt.TypeError, "function missing required argument '%s' (pos %d)", name, i+1)
		}
	}
	return signatureOf(params).bind("function", args, kw, nil)
}

func dateMakers(t *Class) {
	t.ClassDef("today(cls)", func(a []Value) Value { return made(a[0].(*Class), &dateObject{pyrt.Today()}) })
	t.ClassDef("fromtimestamp(cls, timestamp, /)", func(a []Value) Value {
		return made(a[0].(*Class), &dateObject{pyrt.DateFromTimestamp(Float(a[1]))})
	})
	t.ClassDef("fromordinal(cls, ordinal, /)", func(a []Value) Value {
		return made(a[0].(*Class), &dateObject{pyrt.DateFromOrdinal(Index(a[1]))})
	})
	t.ClassDef("fromisoformat(cls, date_string, /)", func(a []Value) Value {
		return made(a[0].(*Class), &dateObject{pyrt.DateFromISO(isoText(a[1]))})
	})
	t.ClassDef("fromisocalendar(cls, year, week, day)", func(a []Value) Value {
		return made(a[0].(*Class), &dateObject{pyrt.DateFromISOCalendar(Index(a[1]), Index(a[2]), Index(a[3]))})
	})
}

func isoText(v Value) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "fromisoformat: argument must be str")
	}
	return s
}

// dayOf returns the date of a date or datetime.
func dayOf(v Value) pyrt.Date {
	if t, ok := v.(*datetimeObject); ok {
		return t.Date
	}
	return v.(*dateObject).Date
}

// dateMethods adds what datetime has from date.
func dateMethods(t *Class) {
	t.Getter("year", func(v Value) Value { return dayOf(v).Year })
	t.Getter("month", func(v Value) Value { return dayOf(v).Month })
	t.Getter("day", func(v Value) Value { return dayOf(v).Day })
	t.Def("toordinal()", func(a []Value) Value { return dayOf(a[0]).ToOrdinal() })
	t.Def("weekday()", func(a []Value) Value { return dayOf(a[0]).Weekday() })
	t.Def("isoweekday()", func(a []Value) Value { return dayOf(a[0]).ISOWeekday() })
	t.Def("isocalendar()", func(a []Value) Value { return isoCalendarType().of(dayOf(a[0]).ISOCalendar().Tuple()...) })
	t.Def("isoformat()", func(a []Value) Value { return dayOf(a[0]).ISOFormat() })
	t.Def("ctime()", func(a []Value) Value { return dayOf(a[0]).CTime() })
	t.Def("timetuple()", func(a []Value) Value { return structTimeOf(dayOf(a[0]).TimeTuple()) })
	t.Def("strftime(format)", func(a []Value) Value { return dayOf(a[0]).Strftime(argText(a[1], "strftime")) })
	t.DefSelf("__format__(spec, /)", func(a []Value) Value { return formatTime(a[0], a[1]) })
	t.DefSelf("replace(year=None, month=None, day=None)", func(a []Value) Value {
		d := dayOf(held(a[0]))
		replaceInt(&d.Year, a[1])
		replaceInt(&d.Month, a[2])
		replaceInt(&d.Day, a[3])
		return like(a[0], &dateObject{pyrt.NewDate(d.Year, d.Month, d.Day)})
	})
}

func replaceInt(place *int, v Value) {
	if v != nil {
		*place = Index(v)
	}
}

// formatTime is format(t, spec): str, or strftime as the class has it.
func formatTime(t, spec Value) Value {
	if Str(spec) == "" {
		return Str(t)
	}
	return Call1(GetAttr(t, "strftime"), spec)
}

// defineClock fills the class time.
func defineClock() {
	t := timeType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		if s, zone, ok := stateArg(6, args, kw); ok {
			return &timeObject{clockOfState(s, int(s[0]>>7), zone)}
		}
		return newTime(signatureOf("hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0").bind("time", args, kw, nil))
	}, nil)
	defineTime(t)
	clockGetters(t, func(v Value) pyrt.TimeOfDay { return v.(*timeObject).TimeOfDay })
	t.ClassDef("fromisoformat(cls, time_string, /)", func(a []Value) Value {
		return made(a[0].(*Class), &timeObject{pyrt.TimeOfDayFromISO(isoText(a[1]))})
	})
	t.Def("isoformat(timespec='auto')", func(a []Value) Value { return a[0].(*timeObject).ISOFormat(argText(a[1], "isoformat")) })
	t.Def("strftime(format)", func(a []Value) Value { return a[0].(*timeObject).Strftime(argText(a[1], "strftime")) })
	t.DefSelf("__format__(spec, /)", func(a []Value) Value { return formatTime(a[0], a[1]) })
	t.DefSelf("replace(hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None)", func(a []Value) Value {
		c := held(a[0]).(*timeObject).TimeOfDay
		replaceClock(&c, a[1:])
		return like(a[0], &timeObject{checkedClock(c)})
	})
	t.Const("min", &timeObject{})
	t.Const("max", &timeObject{pyrt.NewTimeOfDay(23, 59, 59, 999999, nil)})
	t.Const("resolution", &deltaObject{pyrt.NewTimeDelta(0, 0, 1)})
}

// newTime makes a time of hour, minute, second, microsecond, tzinfo, fold.
func newTime(a []Value) *timeObject {
	c := pyrt.NewTimeOfDay(Index(a[0]), Index(a[1]), Index(a[2]), Index(a[3]), zoneArg(a[4]))
	c.Fold = Index(a[5])
	return &timeObject{checkedClock(c)}
}

func checkedClock(c pyrt.TimeOfDay) pyrt.TimeOfDay {
	checked := pyrt.NewTimeOfDay(c.Hour, c.Minute, c.Second, c.Microsecond, c.Zone)
	if c.Fold != 0 && c.Fold != 1 {
		raise(pyrt.ValueError, "fold must be either 0 or 1")
	}
	checked.Fold = c.Fold
	return checked
}

// replaceClock takes hour, minute, second, microsecond, tzinfo (True for none
// given) and fold.
func replaceClock(c *pyrt.TimeOfDay, a []Value) {
	replaceInt(&c.Hour, a[0])
	replaceInt(&c.Minute, a[1])
	replaceInt(&c.Second, a[2])
	replaceInt(&c.Microsecond, a[3])
	if a[4] != true {
		c.Zone = zoneArg(a[4])
	}
	replaceInt(&c.Fold, a[5])
}

// clockGetters adds what datetime and time share.
func clockGetters(t *Class, clock func(v Value) pyrt.TimeOfDay) {
	t.Getter("hour", func(v Value) Value { return clock(v).Hour })
	t.Getter("minute", func(v Value) Value { return clock(v).Minute })
	t.Getter("second", func(v Value) Value { return clock(v).Second })
	t.Getter("microsecond", func(v Value) Value { return clock(v).Microsecond })
	t.Getter("fold", func(v Value) Value { return clock(v).Fold })
	t.Getter("tzinfo", func(v Value) Value { return zoneValue(clock(v).Zone) })
}
