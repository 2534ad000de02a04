package pyrt

import "fmt"

// TimeZone is a datetime.timezone: a fixed offset from UTC. Its methods without
// doc take nil for None.
// https://docs.python.org/3.11/library/datetime.html#timezone-objects
type TimeZone struct {
	Offset TimeDelta
	Name   Opt[string] // None: made from the offset
	// Rule tells offset and name where they depend on the time; Offset and Name are
	// not used then.
	Rule ZoneRule
}

// A ZoneRule is a tzinfo of a program's own. A nil time stands for a time of day
// without a date; not ok for None.
type ZoneRule interface {
	Offset(t *DateTime) (offset TimeDelta, ok bool)
	TZName(t *DateTime) (name string, ok bool)
	// FromUTC returns the local time of a time in UTC that has the zone as its own.
	FromUTC(t DateTime) DateTime
	Repr() string
	// Same reports whether another rule is the same object.
	Same(other ZoneRule) bool
}

// at returns the fixed zone that holds at t, or nil for one without an offset.
func (z *TimeZone) at(t *DateTime) *TimeZone {
	if z == nil || z.Rule == nil {
		return z
	}
	offset, ok := z.Rule.Offset(t)
	if !ok {
		return nil
	}
	return &TimeZone{Offset: offset}
}

// same reports whether two zones are one object, so that times in them are compared as
// they stand.
func (z *TimeZone) same(o *TimeZone) bool {
	if z == nil || o == nil || z.Rule == nil || o.Rule == nil {
		return z == o
	}
	return z.Rule.Same(o.Rule)
}

// UTC returns timezone.utc.
func UTC() *TimeZone { return &TimeZone{} }

// NewTimeZone returns timezone(offset).
func NewTimeZone(offset TimeDelta) *TimeZone {
	if offset.Days < -1 || offset.Days > 0 || offset.Days == -1 && offset.Seconds == 0 && offset.Microseconds == 0 {
		panic(NewValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not " + offset.Repr() + "."))
	}
	return &TimeZone{Offset: offset}
}

// NewNamedTimeZone returns timezone(offset, name).
func NewNamedTimeZone(offset TimeDelta, name string) *TimeZone {
	z := NewTimeZone(offset)
	z.Name = Some(name)
	return z
}

func (z *TimeZone) offset() (offset TimeDelta, ok bool) {
	if z == nil {
		return TimeDelta{}, false
	}
	return z.Offset, true
}

func (z *TimeZone) name(t *DateTime) (name string, ok bool) {
	switch {
	case z == nil:
		return "", false
	case z.Rule != nil:
		return z.Rule.TZName(t)
	}
	return z.TZName(), true
}

// suffix returns how an offset is written behind a time: +02:00.
func (z *TimeZone) suffix(colon string) string {
	if z == nil {
		return ""
	}
	sign, offset := "+", z.Offset
	if offset.Days < 0 {
		sign, offset = "-", offset.Neg()
	}
	s := offset.Seconds
	text := sign + fmt.Sprintf("%02d%s%02d", s/3600, colon, s/60%60)
	if s%60 != 0 || offset.Microseconds != 0 {
		text += fmt.Sprintf("%s%02d", colon, s%60)
	}
	if offset.Microseconds != 0 {
		text += fmt.Sprintf(".%06d", offset.Microseconds)
	}
	return text
}

// TZName returns z.tzname(None), such as UTC or UTC+02:00.
func (z *TimeZone) TZName() string {
	if name, ok := z.Name.Get(); ok {
		return name
	}
	if !z.Offset.IsTrue() {
		return "UTC"
	}
	return "UTC" + z.suffix(":")
}

// EqualValue returns z == other for any other value: the offsets decide.
func (z *TimeZone) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(*TimeZone)
	return ok && z.Offset == o.Offset, ok
}

// Hash returns hash(z).
func (z *TimeZone) Hash() int { return z.Offset.Hash() }

// TypeName returns "datetime.timezone".
func (z *TimeZone) TypeName() string { return "datetime.timezone" }

// Repr returns repr(z).
func (z *TimeZone) Repr() string {
	if z.Rule != nil {
		return z.Rule.Repr()
	}
	name, named := z.Name.Get()
	switch {
	case named:
		return "datetime.timezone(" + z.Offset.Repr() + ", " + ReprStr(name) + ")"
	case !z.Offset.IsTrue():
		return "datetime.timezone.utc"
	}
	return "datetime.timezone(" + z.Offset.Repr() + ")"
}

// Str returns str(z).
func (z *TimeZone) Str() string { return z.TZName() }
