package pyrt

import (
	"fmt"
	"time"
)

// Date is a datetime.date. It is compared by ==, and a key.
// https://docs.python.org/3.11/library/datetime.html#date-objects
type Date struct{ Year, Month, Day int }

const (
	maxYear    = 9999
	maxOrdinal = 3652059 // of date(9999, 12, 31)
)

// NewDate returns date(year, month, day).
func NewDate(year, month, day int) Date {
	switch {
	case year < 1 || year > maxYear:
		panic(NewValueError(fmt.Sprintf("year %d is out of range", year)))
	case month < 1 || month > 12:
		panic(NewValueError("month must be in 1..12"))
	case day < 1 || day > DaysInMonth(year, month):
		panic(NewValueError("day is out of range for month"))
	}
	return Date{year, month, day}
}

// IsLeapYear returns calendar.isleap(year).
func IsLeapYear(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// DaysInMonth returns the number of days of a month.
func DaysInMonth(year, month int) int {
	switch {
	case month == 2 && IsLeapYear(year):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// daysBeforeMonth returns how many days of the year come before a month.
func daysBeforeMonth(year, month int) int {
	before := [...]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}[month]
	if month > 2 && IsLeapYear(year) {
		before++
	}
	return before
}

func daysBeforeYear(year int) int {
	y := year - 1
	return y*365 + y/4 - y/100 + y/400
}

// ToOrdinal returns d.toordinal(): 1 for January 1 of year 1.
func (d Date) ToOrdinal() int { return daysBeforeYear(d.Year) + d.yearDay() }

// yearDay returns the day in the year, from 1.
func (d Date) yearDay() int { return daysBeforeMonth(d.Year, d.Month) + d.Day }

// DateFromOrdinal returns date.fromordinal(n).
func DateFromOrdinal(n int) Date {
	switch {
	case n < 1:
		panic(NewValueError("ordinal must be >= 1"))
	case n > maxOrdinal:
		panic(NewValueError(fmt.Sprintf("year %d is out of range", yearOfOrdinal(n))))
	}
	return dateOfOrdinal(n)
}

func yearOfOrdinal(n int) int {
	year, _, _ := splitOrdinal(n)
	return year
}

// splitOrdinal returns the year of an ordinal, how many days of it came before,
// and whether it is a leap year.
func splitOrdinal(n int) (year, day int, leap bool) {
	n--
	n400, n := n/146097, n%146097
	n100, n := n/36524, n%36524
	n4, n := n/1461, n%1461
	n1, n := n/365, n%365
	year = n400*400 + n100*100 + n4*4 + n1 + 1
	if n1 == 4 || n100 == 4 {
		return year - 1, 365, true
	}
	return year, n, IsLeapYear(year)
}

// dateOfOrdinal is [DateFromOrdinal] of an ordinal in range.
func dateOfOrdinal(n int) Date {
	year, day, _ := splitOrdinal(n)
	month := day>>5 + 1 // or the one behind it
	if month < 12 && day >= daysBeforeMonth(year, month+1) {
		month++
	}
	return Date{year, month, day - daysBeforeMonth(year, month) + 1}
}

// Today returns date.today().
func Today() Date { return dateOf(time.Now()) }

func dateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, int(month), day}
}

// DateFromTimestamp returns date.fromtimestamp(seconds), in local time.
func DateFromTimestamp(seconds float64) Date { return dateOf(localTime(seconds)) }

// Weekday returns d.weekday(): 0 for Monday.
func (d Date) Weekday() int { return (d.ToOrdinal() + 6) % 7 }

// ISOWeekday returns d.isoweekday(): 1 for Monday.
func (d Date) ISOWeekday() int { return d.Weekday() + 1 }

// ISODate is what isocalendar returns.
type ISODate struct{ Year, Week, Weekday int }

// ISOCalendar returns d.isocalendar().
func (d Date) ISOCalendar() ISODate {
	year := d.Year
	ordinal := d.ToOrdinal()
	start := isoYearStart(year)
	if ordinal < start {
		year--
		start = isoYearStart(year)
	} else if next := isoYearStart(year + 1); ordinal >= next {
		year++
		start = next
	}
	return ISODate{year, (ordinal-start)/7 + 1, (ordinal-start)%7 + 1}
}

// isoYearStart returns the ordinal of the Monday of a year's first week.
func isoYearStart(year int) int {
	first := daysBeforeYear(year) + 1
	weekday := (first + 6) % 7
	if weekday > 3 {
		return first + 7 - weekday
	}
	return first - weekday
}

// Tuple returns tuple(c).
func (c ISODate) Tuple() Tuple { return Tuple{c.Year, c.Week, c.Weekday} }

// Repr returns repr(c).
func (c ISODate) Repr() string {
	return fmt.Sprintf("datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)", c.Year, c.Week, c.Weekday)
}

// TypeName returns "datetime.IsoCalendarDate".
func (c ISODate) TypeName() string { return "datetime.IsoCalendarDate" }

// DateFromISOCalendar returns date.fromisocalendar(year, week, day).
func DateFromISOCalendar(year, week, day int) Date {
	if year < 1 || year > maxYear {
		panic(NewValueError(fmt.Sprintf("Year is out of range: %d", year)))
	}
	if week < 1 || week > isoWeeks(year) {
		panic(NewValueError(fmt.Sprintf("Invalid week: %d", week)))
	}
	if day < 1 || day > 7 {
		panic(NewValueError(fmt.Sprintf("Invalid day: %d (range is [1, 7])", day)))
	}
	ordinal := isoYearStart(year) + (week-1)*7 + day - 1
	if ordinal < 1 || ordinal > maxOrdinal {
		panic(NewValueError(fmt.Sprintf("year %d is out of range", yearOfOrdinal(ordinal))))
	}
	return dateOfOrdinal(ordinal)
}

// isoWeeks returns how many weeks a year has in the ISO calendar.
func isoWeeks(year int) int { return (isoYearStart(year+1) - isoYearStart(year)) / 7 }

// Add returns d + delta.
func (d Date) Add(delta TimeDelta) Date {
	n := d.ToOrdinal() + delta.Days
	if n < 1 || n > maxOrdinal {
		panic(NewOverflowError("date value out of range"))
	}
	return dateOfOrdinal(n)
}

// SubDelta returns d - delta.
func (d Date) SubDelta(delta TimeDelta) Date { return d.Add(TimeDelta{Days: -delta.Days}) }

// Sub returns d - o.
func (d Date) Sub(o Date) TimeDelta { return TimeDelta{Days: d.ToOrdinal() - o.ToOrdinal()} }

// Cmp returns -1, 0 or 1: d before, the same as or after o.
func (d Date) Cmp(o Date) int {
	switch {
	case d == o:
		return 0
	case d.Year != o.Year:
		return orderSign(d.Year < o.Year)
	case d.Month != o.Month:
		return orderSign(d.Month < o.Month)
	}
	return orderSign(d.Day < o.Day)
}

// Less returns d < o.
func (d Date) Less(o Date) bool { return d.Cmp(o) < 0 }

// LessValue returns d < other for any other value.
func (d Date) LessValue(other Value) (less, ok bool) {
	o, ok := other.(Date)
	return ok && d.Less(o), ok
}

// EqualValue returns d == other for any other value.
func (d Date) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(Date)
	return ok && d == o, ok
}

// ISOFormat returns d.isoformat().
func (d Date) ISOFormat() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// TypeName returns "datetime.date".
func (d Date) TypeName() string { return "datetime.date" }

// Repr returns repr(d), such as datetime.date(2020, 1, 31).
func (d Date) Repr() string { return fmt.Sprintf("datetime.date(%d, %d, %d)", d.Year, d.Month, d.Day) }

// Str returns str(d).
func (d Date) Str() string { return d.ISOFormat() }

// FormatSpec returns format(d, spec): d.strftime(spec).
func (d Date) FormatSpec(spec string) string {
	if spec == "" {
		return d.Str()
	}
	return d.Strftime(spec)
}

// Strftime returns d.strftime(format).
func (d Date) Strftime(format string) string { return d.midnight().Strftime(format) }

// CTime returns d.ctime(), such as Fri Jan 31 00:00:00 2020.
func (d Date) CTime() string { return d.midnight().CTime() }

// TimeTuple returns d.timetuple().
func (d Date) TimeTuple() StructTime { return d.midnight().TimeTuple() }

func (d Date) midnight() DateTime { return DateTime{Date: d} }
