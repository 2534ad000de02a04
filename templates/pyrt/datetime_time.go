package pyrt

import "fmt"

// TimeOfDay is a datetime.time. Values are compared by Cmp and EqualValue, since
// those with an offset from UTC are the same where the instants are.
// https://docs.python.org/3.11/library/datetime.html#time-objects
type TimeOfDay struct {
	Hour, Minute, Second, Microsecond int
	Zone                              *TimeZone // tzinfo, nil for None
	Fold                              int
}

// NewTimeOfDay returns time(hour, minute, second, microsecond, tzinfo).
func NewTimeOfDay(hour, minute, second, microsecond int, zone *TimeZone) TimeOfDay {
	switch {
	case hour < 0 || hour > 23:
		panic(NewValueError("hour must be in 0..23"))
	case minute < 0 || minute > 59:
		panic(NewValueError("minute must be in 0..59"))
	case second < 0 || second > 59:
		panic(NewValueError("second must be in 0..59"))
	case microsecond < 0 || microsecond > 999999:
		panic(NewValueError("microsecond must be in 0..999999"))
	}
	return TimeOfDay{Hour: hour, Minute: minute, Second: second, Microsecond: microsecond, Zone: zone}
}

// micros returns the microseconds since midnight.
func (t TimeOfDay) micros() int {
	return ((t.Hour*60+t.Minute)*60+t.Second)*microsPerSec + t.Microsecond
}

// utcMicros returns the microseconds since midnight in UTC, perhaps below 0.
func (t TimeOfDay) utcMicros() int {
	zone := t.Zone.at(nil)
	if zone == nil {
		return t.micros()
	}
	return t.micros() - int(zone.Offset.micros().small)
}

// UTCOffset returns t.utcoffset(); not ok stands for None.
func (t TimeOfDay) UTCOffset() (offset TimeDelta, ok bool) { return t.Zone.at(nil).offset() }

// TZName returns t.tzname(); not ok stands for None.
func (t TimeOfDay) TZName() (name string, ok bool) { return t.Zone.name(nil) }

// comparable reports whether both times have an offset from UTC, or none.
func (t TimeOfDay) comparable(o TimeOfDay) bool {
	return (t.Zone.at(nil) == nil) == (o.Zone.at(nil) == nil)
}

// Cmp returns -1, 0 or 1: t before, the same as or after o. It panics where only
// one has an offset from UTC.
func (t TimeOfDay) Cmp(o TimeOfDay) int {
	if !t.comparable(o) {
		panic(NewTypeError("can't compare offset-naive and offset-aware times"))
	}
	a, b := t.utcMicros(), o.utcMicros()
	if a == b {
		return 0
	}
	return orderSign(a < b)
}

// Equal returns t == o.
func (t TimeOfDay) Equal(o TimeOfDay) bool {
	return t.comparable(o) && t.utcMicros() == o.utcMicros()
}

// Less returns t < o.
func (t TimeOfDay) Less(o TimeOfDay) bool { return t.Cmp(o) < 0 }

// LessValue returns t < other for any other value.
func (t TimeOfDay) LessValue(other Value) (less, ok bool) {
	o, ok := other.(TimeOfDay)
	return ok && t.Less(o), ok
}

// EqualValue returns t == other for any other value.
func (t TimeOfDay) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(TimeOfDay)
	return ok && t.Equal(o), ok
}

// KeyFuncs makes times keys of a [Dict] or [Set].
func (TimeOfDay) KeyFuncs() *KeyFuncs[TimeOfDay] {
	return &KeyFuncs[TimeOfDay]{Hash: TimeOfDay.Hash, Equal: TimeOfDay.Equal, Unordered: true}
}

// Hash returns a hash that equal times share; CPython's own differs from run to run.
func (t TimeOfDay) Hash() int { return HashInt(t.utcMicros()) }

// ISOFormat returns t.isoformat(timespec): "auto", "hours", "minutes", "seconds",
// "milliseconds" or "microseconds".
func (t TimeOfDay) ISOFormat(timespec string) string {
	return t.clock(timespec) + t.Zone.at(nil).suffix(":")
}

func (t TimeOfDay) clock(timespec string) string {
	switch timespec {
	case "auto":
		if t.Microsecond == 0 {
			return t.clock("seconds")
		}
		return t.clock("microseconds")
	case "hours":
		return fmt.Sprintf("%02d", t.Hour)
	case "minutes":
		return fmt.Sprintf("%02d:%02d", t.Hour, t.Minute)
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", t.Hour, t.Minute, t.Second)
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", t.Hour, t.Minute, t.Second, t.Microsecond/1000)
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", t.Hour, t.Minute, t.Second, t.Microsecond)
	}
	panic(NewValueError("Unknown timespec value"))
}

// TypeName returns "datetime.time".
func (t TimeOfDay) TypeName() string { return "datetime.time" }

// Repr returns repr(t), such as datetime.time(12, 30).
func (t TimeOfDay) Repr() string {
	return "datetime.time(" + fmt.Sprintf("%d, %d", t.Hour, t.Minute) + t.reprRest() + ")"
}

// reprRest is what a repr shows behind the minute.
func (t TimeOfDay) reprRest() string {
	text := ""
	switch {
	case t.Microsecond != 0:
		text = fmt.Sprintf(", %d, %d", t.Second, t.Microsecond)
	case t.Second != 0:
		text = fmt.Sprintf(", %d", t.Second)
	}
	if t.Fold != 0 {
		text += ", fold=1"
	}
	if t.Zone != nil {
		text += ", tzinfo=" + t.Zone.Repr()
	}
	return text
}

// Str returns str(t).
func (t TimeOfDay) Str() string { return t.ISOFormat("auto") }

// FormatSpec returns format(t, spec): t.strftime(spec).
func (t TimeOfDay) FormatSpec(spec string) string {
	if spec == "" {
		return t.Str()
	}
	return t.Strftime(spec)
}

// Strftime returns t.strftime(format), of the first of January 1900.
func (t TimeOfDay) Strftime(format string) string {
	return DateTimeOf(Date{1900, 1, 1}, t).Strftime(format)
}
