package dyn

import "github.com/molt-go/molt/templates/pyrt"

// firstWeekday is the weekday that the functions of the module begin weeks with.
var firstWeekday = 0

func firstOf(self Value) int { return pyrt.FloorModInt(Index(GetAttr(self, "firstweekday")), 7) }

// daysIter returns an iterator over days of a month.
func daysIter(self, y, m Value, value func(i int, d calDate) Value) Value {
	month := Index(m)
	dates := monthDates(Index(y), month, firstOf(self))
	out := make([]Value, len(dates))
	for i, d := range dates {
		out[i] = value(i, d)
	}
	return sliceIterator(listIterType, out)
}

func weekLists(self, y, m Value, value func(i int, d calDate) Value) Value {
	out := pyrt.NewList[Value]()
	for _, week := range weeksOf(Items(daysIter(self, y, m, value))) {
		out.Append(pyrt.NewList(week...))
	}
	return out
}

func calendarMethods() {
	t := calendarType
	t.DefSelf("__init__(firstweekday=0)", func(a []Value) Value {
		for _, name := range []string{"formatday", "formatweek", "formatweekday", "formatweekheader", "formatmonthname", "formatmonth", "itermonthdates", "itermonthdays", "itermonthdays2", "iterweekdays"} {
			if _, own := ClassOf(a[0]).lookup(name).(*Func); own && name != "formatmonth" {
				panic(pyrt.NewGuard("a calendar that overrides " + name + " is not carried over"))
			}
		}
		SetAttr(a[0], "firstweekday", a[1])
		return nil
	})
	number := func(m Value) func(i int, d calDate) Value {
		month := Index(m)
		return func(_ int, d calDate) Value { return d.inMonth(month) }
	}
	withWeekday := func(self, m Value) func(i int, d calDate) Value {
		month, first := Index(m), firstOf(self)
		return func(i int, d calDate) Value { return Tuple{d.inMonth(month), (first + i) % 7} }
	}
	date := func(_ int, d calDate) Value { return Call(dateType, d.year, d.month, d.day) }
	t.DefSelf("getfirstweekday()", func(a []Value) Value { return firstOf(a[0]) })
	t.DefSelf("setfirstweekday(firstweekday)", func(a []Value) Value {
		SetAttr(a[0], "firstweekday", a[1])
		return nil
	})
	t.DefSelf("iterweekdays()", func(a []Value) Value {
		days := make([]Value, 7)
		for i := range days {
			days[i] = (firstOf(a[0]) + i) % 7
		}
		return sliceIterator(listIterType, days)
	})
	t.DefSelf("itermonthdates(year, month)", func(a []Value) Value { return daysIter(a[0], a[1], a[2], date) })
	t.DefSelf("itermonthdays(year, month)", func(a []Value) Value { return daysIter(a[0], a[1], a[2], number(a[2])) })
	t.DefSelf("itermonthdays2(year, month)", func(a []Value) Value { return daysIter(a[0], a[1], a[2], withWeekday(a[0], a[2])) })
	t.DefSelf("itermonthdays3(year, month)", func(a []Value) Value {
		return daysIter(a[0], a[1], a[2], func(_ int, d calDate) Value { return Tuple{d.year, d.month, d.day} })
	})
	t.DefSelf("monthdatescalendar(year, month)", func(a []Value) Value { return weekLists(a[0], a[1], a[2], date) })
	t.DefSelf("monthdayscalendar(year, month)", func(a []Value) Value { return weekLists(a[0], a[1], a[2], number(a[2])) })
	t.DefSelf("monthdays2calendar(year, month)", func(a []Value) Value { return weekLists(a[0], a[1], a[2], withWeekday(a[0], a[2])) })

	text := textCalendarType
	month := func(a []Value) string {
		return monthText(firstOf(a[0]), Index(a[1]), Index(a[2]), Index(a[3]), Index(a[4]))
	}
	year := func(a []Value) string {
		return yearText(firstOf(a[0]), Index(a[1]), Index(a[2]), Index(a[3]), Index(a[4]), Index(a[5]))
	}
	show := func(s string) Value {
		CallKw(BuiltinPrint, []Value{s}, []Kw{{"end", ""}})
		return nil
	}
	text.DefSelf("formatmonth(theyear, themonth, w=0, l=0)", func(a []Value) Value { return month(a) })
	text.DefSelf("prmonth(theyear, themonth, w=0, l=0)", func(a []Value) Value { return show(month(a)) })
	text.DefSelf("formatyear(theyear, w=2, l=1, c=6, m=3)", func(a []Value) Value { return year(a) })
	text.DefSelf("pryear(theyear, w=0, l=0, c=6, m=3)", func(a []Value) Value { return show(year(a)) })
	text.DefSelf("formatweekheader(width)", func(a []Value) Value { return weekHeader(firstOf(a[0]), Index(a[1])) })
	htmlCalendarType.DefSelf("formatmonth(theyear, themonth, withyear=True)", func(a []Value) Value {
		return monthHTML(firstOf(a[0]), Index(a[1]), Index(a[2]), Truth(a[3]))
	})
}

// ModCalendar is the module calendar. Subclasses of its classes that override what
// formatting calls do not change what is formatted: overriding that stops.
var ModCalendar = NewLibrary("calendar", func(m *Module) {
	calendarMethods()
	m.Const("Calendar", calendarType)
	m.Const("TextCalendar", textCalendarType)
	m.Const("HTMLCalendar", htmlCalendarType)
	m.Const("IllegalMonthError", badMonthType)
	m.Const("IllegalWeekdayError", badWeekdayType)
	badMonthType.Def("__str__()", func(a []Value) Value {
		return "bad month number " + Repr(excOf(a[0]).Args[0]) + "; must be 1-12"
	})
	badWeekdayType.Def("__str__()", func(a []Value) Value {
		return "bad weekday number " + Repr(excOf(a[0]).Args[0]) + "; must be 0 (Monday) to 6 (Sunday)"
	})
	short := func(names []string) Tuple {
		var t Tuple
		for _, n := range names {
			t = append(t, n[:min(3, len(n))])
		}
		return t
	}
	months := append([]string{""}, monthNames...)
	m.Const("month_name", Tuple(textValues(months)))
	m.Const("month_abbr", short(months))
	m.Const("day_name", Tuple(textValues(dayNames)))
	m.Const("day_abbr", short(dayNames))
	for i, name := range []string{"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"} {
		m.Const(name, i)
	}
	m.Const("January", 1)
	m.Const("February", 2)
	m.Const("EPOCH", 1970)
	calendarFunctions(m)
})

func calendarFunctions(m *Module) {
	m.Def("isleap(year)", func(a []Value) Value { return isLeap(Index(a[0])) })
	m.Def("leapdays(y1, y2)", func(a []Value) Value {
		count := func(y int) int { return pyrt.FloorDivInt(y, 4) - pyrt.FloorDivInt(y, 100) + pyrt.FloorDivInt(y, 400) }
		return count(Index(a[1])-1) - count(Index(a[0])-1)
	})
	m.Def("weekday(year, month, day)", func(a []Value) Value { return weekdayOf(Index(a[0]), Index(a[1]), Index(a[2])) })
	m.Def("monthrange(year, month)", func(a []Value) Value {
		first, days := monthRange(Index(a[0]), Index(a[1]))
		return Tuple{first, days}
	})
	m.Def("monthcalendar(year, month)", func(a []Value) Value {
		month := Index(a[1])
		out := pyrt.NewList[Value]()
		for _, week := range weeksOf(monthDates(Index(a[0]), month, firstWeekday)) {
			line := pyrt.NewList[Value]()
			for _, d := range week {
				line.Append(d.inMonth(month))
			}
			out.Append(line)
		}
		return out
	})
	m.Def("month(theyear, themonth, w=0, l=0)", func(a []Value) Value {
		return monthText(firstWeekday, Index(a[0]), Index(a[1]), Index(a[2]), Index(a[3]))
	})
	m.Def("calendar(theyear, w=2, l=1, c=6, m=3)", func(a []Value) Value {
		return yearText(firstWeekday, Index(a[0]), Index(a[1]), Index(a[2]), Index(a[3]), Index(a[4]))
	})
	m.Def("prmonth(theyear, themonth, w=0, l=0)", func(a []Value) Value {
		CallKw(BuiltinPrint, []Value{monthText(firstWeekday, Index(a[0]), Index(a[1]), Index(a[2]), Index(a[3]))}, []Kw{{"end", ""}})
		return nil
	})
	m.Def("prcal(theyear, w=0, l=0, c=6, m=3)", func(a []Value) Value {
		CallKw(BuiltinPrint, []Value{yearText(firstWeekday, Index(a[0]), Index(a[1]), Index(a[2]), Index(a[3]), Index(a[4]))}, []Kw{{"end", ""}})
		return nil
	})
	m.Def("weekheader(width)", func(a []Value) Value { return weekHeader(firstWeekday, Index(a[0])) })
	m.Def("firstweekday()", func([]Value) Value { return firstWeekday })
	m.Def("setfirstweekday(firstweekday)", func(a []Value) Value {
		n := Index(a[0])
		if n < 0 || n > 6 {
			panic(badWeekdayType.exc.New(n))
		}
		firstWeekday = n
		return nil
	})
	m.Def("timegm(tuple)", func(a []Value) Value {
		t := Items(a[0])
		days := dayNumber(Index(t[0]), Index(t[1]), 1) - dayNumber(1970, 1, 1) + Index(t[2]) - 1
		return ((days*24+Index(t[3]))*60+Index(t[4]))*60 + Index(t[5])
	})
}
