package pyrt

import (
	"fmt"
	"math"
	"time"
)

// DateTime is a datetime.datetime. Values are compared by Cmp and Equal, since
// those with an offset from UTC are the same where the instants are.
// https://docs.python.org/3.11/library/datetime.html#datetime-objects
type DateTime struct {
	Date
	Hour, Minute, Second, Microsecond int
	Zone                              *TimeZone // tzinfo, nil for None
	Fold                              int
}

// NewDateTime returns datetime(year, month, day, hour, minute, second,
// microsecond, tzinfo).
func NewDateTime(year, month, day, hour, minute, second, microsecond int, zone *TimeZone) DateTime {
	return DateTimeOf(NewDate(year, month, day), NewTimeOfDay(hour, minute, second, microsecond, zone))
}

// DateTimeOf returns datetime.combine(d, t).
func DateTimeOf(d Date, t TimeOfDay) DateTime {
	return DateTime{d, t.Hour, t.Minute, t.Second, t.Microsecond, t.Zone, t.Fold}
}

// Now returns datetime.now(): local time, without zone.
func Now() DateTime { return dateTimeOf(time.Now(), nil) }

// NowIn returns datetime.now(zone).
func NowIn(zone *TimeZone) DateTime {
	if zone == nil {
		return Now()
	}
	return dateTimeOf(time.Now().UTC(), UTC()).In(zone)
}

// UTCNow returns datetime.utcnow(), without zone.
func UTCNow() DateTime { return dateTimeOf(time.Now().UTC(), nil) }

func dateTimeOf(t time.Time, zone *TimeZone) DateTime {
	hour, minute, second := t.Clock()
	return DateTime{Date: dateOf(t), Hour: hour, Minute: minute, Second: second, Microsecond: t.Nanosecond() / 1000, Zone: zone}
}

// localTime returns a time stamp, rounded to microseconds, in local time.
func localTime(seconds float64) time.Time { return utcTime(seconds).Local() }

// utcTime rounds half to even, as datetime does.
func utcTime(seconds float64) time.Time {
	if math.IsNaN(seconds) {
		panic(NewValueError("cannot convert float NaN to integer"))
	}
	whole, fraction := math.Modf(seconds)
	micros := math.RoundToEven(fraction * 1e6)
	if whole < -62135596800 || whole > 253402300799 {
		panic(NewValueError(fmt.Sprintf("year %d is out of range", time.Unix(int64(max(-1e15, min(whole, 1e15))), 0).UTC().Year())))
	}
	return time.UnixMicro(int64(whole)*1000000 + int64(micros)).UTC()
}

// DateTimeFromTimestamp returns datetime.fromtimestamp(seconds), in local time.
func DateTimeFromTimestamp(seconds float64) DateTime { return dateTimeOf(localTime(seconds), nil) }

// UTCFromTimestamp returns datetime.utcfromtimestamp(seconds).
func UTCFromTimestamp(seconds float64) DateTime { return dateTimeOf(utcTime(seconds), nil) }

// DateTimeFromTimestampIn returns datetime.fromtimestamp(seconds, zone).
func DateTimeFromTimestampIn(seconds float64, zone *TimeZone) DateTime {
	if zone == nil {
		return DateTimeFromTimestamp(seconds)
	}
	return dateTimeOf(utcTime(seconds), UTC()).In(zone)
}

// Timestamp returns t.timestamp(). A value without zone is in local time.
func (t DateTime) Timestamp() float64 {
	if t.Zone.at(&t) == nil {
		at := time.Date(t.Year, time.Month(t.Month), t.Day, t.Hour, t.Minute, t.Second, 0, time.Local)
		return float64(at.Unix()) + float64(t.Microsecond)/1e6
	}
	return t.Sub(DateTime{Date: Date{1970, 1, 1}, Zone: UTC()}).TotalSeconds()
}

// Time returns t.time(): without zone.
func (t DateTime) Time() TimeOfDay {
	c := t.TimeTZ()
	c.Zone = nil
	return c
}

// TimeTZ returns t.timetz().
func (t DateTime) TimeTZ() TimeOfDay {
	return TimeOfDay{t.Hour, t.Minute, t.Second, t.Microsecond, t.Zone, t.Fold}
}

// UTCOffset returns t.utcoffset(); not ok stands for None.
func (t DateTime) UTCOffset() (offset TimeDelta, ok bool) { return t.Zone.at(&t).offset() }

// TZName returns t.tzname(); not ok stands for None.
func (t DateTime) TZName() (name string, ok bool) { return t.Zone.name(&t) }

// In returns t.astimezone(zone). A value without zone is in local time.
func (t DateTime) In(zone *TimeZone) DateTime {
	if t.Zone != nil && t.Zone.same(zone) {
		return t
	}
	utc, own := t, t.Zone.at(&t)
	if own == nil {
		utc = dateTimeOf(time.Date(t.Year, time.Month(t.Month), t.Day, t.Hour, t.Minute, t.Second, t.Microsecond*1000, time.Local).UTC(), nil)
	} else {
		utc = utc.SubDelta(own.Offset)
	}
	utc.Zone = zone
	if zone.Rule != nil {
		return zone.Rule.FromUTC(utc)
	}
	return utc.Add(zone.Offset)
}

// Add returns t + delta.
func (t DateTime) Add(delta TimeDelta) DateTime {
	return t.shift(delta.Days, delta.Seconds, delta.Microseconds)
}

// SubDelta returns t - delta.
func (t DateTime) SubDelta(delta TimeDelta) DateTime {
	return t.shift(-delta.Days, -delta.Seconds, -delta.Microseconds)
}

func (t DateTime) shift(days, seconds, micros int) DateTime {
	carry, micros := floorDivMod(t.Microsecond+micros, microsPerSec)
	carryDays, second := floorDivMod((t.Hour*60+t.Minute)*60+t.Second+seconds+carry, daySeconds)
	n := t.ToOrdinal() + days + carryDays
	if n < 1 || n > maxOrdinal {
		panic(NewOverflowError("date value out of range"))
	}
	return DateTime{dateOfOrdinal(n), second / 3600, second / 60 % 60, second % 60, micros, t.Zone, 0}
}

// Sub returns t - o.
func (t DateTime) Sub(o DateTime) TimeDelta {
	d, ok := t.since(o)
	if !ok {
		panic(NewTypeError("can't subtract offset-naive and offset-aware datetimes"))
	}
	return d
}

// since returns the time from o to t; not ok where only one has an offset from UTC.
func (t DateTime) since(o DateTime) (d TimeDelta, ok bool) {
	a, b := t.Time(), o.Time()
	d = NewTimeDelta(t.ToOrdinal()-o.ToOrdinal(), 0, a.micros()-b.micros())
	if t.Zone.same(o.Zone) {
		return d, true
	}
	from, isZoned := t.UTCOffset()
	to, isOther := o.UTCOffset()
	return d.Sub(from).Add(to), isZoned == isOther
}

// Cmp returns -1, 0 or 1: t before, the same as or after o. It panics where only
// one has an offset from UTC.
func (t DateTime) Cmp(o DateTime) int {
	d, ok := t.since(o)
	if !ok {
		panic(NewTypeError("can't compare offset-naive and offset-aware datetimes"))
	}
	return d.Cmp(TimeDelta{})
}

// Equal returns t == o.
func (t DateTime) Equal(o DateTime) bool {
	d, ok := t.since(o)
	return ok && !d.IsTrue()
}

// Less returns t < o.
func (t DateTime) Less(o DateTime) bool { return t.Cmp(o) < 0 }

// LessValue returns t < other for any other value.
func (t DateTime) LessValue(other Value) (less, ok bool) {
	o, ok := other.(DateTime)
	return ok && t.Less(o), ok
}

// EqualValue returns t == other for any other value.
func (t DateTime) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(DateTime)
	return ok && t.Equal(o), ok
}

// KeyFuncs makes times keys of a [Dict] or [Set].
func (DateTime) KeyFuncs() *KeyFuncs[DateTime] {
	return &KeyFuncs[DateTime]{Hash: DateTime.Hash, Equal: DateTime.Equal, Unordered: true}
}

// Hash returns a hash that equal times share; CPython's own differs from run to run.
func (t DateTime) Hash() int {
	d, _ := t.since(DateTime{Date: Date{1, 1, 1}})
	return d.Hash()
}

// ISOFormat returns t.isoformat(sep, timespec); the defaults are "T" and "auto".
func (t DateTime) ISOFormat(sep, timespec string) string {
	return t.Date.ISOFormat() + sep + t.Time().ISOFormat(timespec) + t.Zone.at(&t).suffix(":")
}

// TypeName returns "datetime.datetime".
func (t DateTime) TypeName() string { return "datetime.datetime" }

// Repr returns repr(t), such as datetime.datetime(2020, 1, 31, 12, 30).
func (t DateTime) Repr() string {
	return fmt.Sprintf("datetime.datetime(%d, %d, %d, %d, %d", t.Year, t.Month, t.Day, t.Hour, t.Minute) + t.TimeTZ().reprRest() + ")"
}

// Str returns str(t).
func (t DateTime) Str() string { return t.ISOFormat(" ", "auto") }

// FormatSpec returns format(t, spec): t.strftime(spec).
func (t DateTime) FormatSpec(spec string) string {
	if spec == "" {
		return t.Str()
	}
	return t.Strftime(spec)
}

// CTime returns t.ctime(), such as Fri Jan 31 12:30:00 2020.
func (t DateTime) CTime() string {
	return fmt.Sprintf("%s %s %2d %02d:%02d:%02d %04d", weekdayNames[t.Weekday()][:3], monthNames[t.Month-1][:3], t.Day, t.Hour, t.Minute, t.Second, t.Year)
}

// TimeTuple returns t.timetuple().
func (t DateTime) TimeTuple() StructTime {
	return StructTime{Year: t.Year, Mon: t.Month, MDay: t.Day, Hour: t.Hour, Min: t.Minute, Sec: t.Second,
		WDay: t.Weekday(), YDay: t.yearDay(), IsDST: -1}
}
