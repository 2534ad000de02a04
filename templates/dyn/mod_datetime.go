package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// The classes of the module datetime. Their Go values are those of package pyrt.
type (
	dateObject     struct{ pyrt.Date }
	timeObject     struct{ pyrt.TimeOfDay }
	datetimeObject struct{ pyrt.DateTime }
	deltaObject    struct{ pyrt.TimeDelta }
	zoneObject     struct{ *pyrt.TimeZone }
)

var (
	dateType      = NewType("datetime", "date").Dotted()
	timeType      = NewType("datetime", "time").Dotted()
	datetimeType  = NewType("datetime", "datetime", dateType).Dotted()
	timedeltaType = NewType("datetime", "timedelta").Dotted()
	tzinfoType    = NewType("datetime", "tzinfo")
	timezoneType  = NewType("datetime", "timezone", tzinfoType).Dotted()

	isoCalendarType = newStructSeq("datetime", "IsoCalendarDate", "year", "week", "weekday")
	utcZone         = &zoneObject{pyrt.UTC()}
)

// ModDatetime is the module datetime.
var ModDatetime = NewLibrary("datetime", func(m *Module) {
	m.Const("date", dateType)
	m.Const("time", timeType)
	m.Const("datetime", datetimeType)
	m.Const("timedelta", timedeltaType)
	m.Const("tzinfo", tzinfoType)
	m.Const("timezone", timezoneType)
	m.Const("UTC", utcZone)
	m.Const("MINYEAR", 1)
	m.Const("MAXYEAR", 9999)
})

// PyClass returns the class of the value.
func (*dateObject) PyClass() *Class { return dateType }

// PyClass returns the class of the value.
func (*timeObject) PyClass() *Class { return timeType }

// PyClass returns the class of the value.
func (*datetimeObject) PyClass() *Class { return datetimeType }

// PyClass returns the class of the value.
func (*deltaObject) PyClass() *Class { return timedeltaType }

// PyClass returns the class of the value.
func (*zoneObject) PyClass() *Class { return timezoneType }

// held returns what an instance of a subclass holds, or v itself.
func held(v Value) Value {
	if o, ok := v.(*Object); ok && o.native != nil {
		return o.native
	}
	return v
}

// Hash returns a hash that equal dates share.
func (d *dateObject) Hash() int { return pyrt.HashTuple(d.Year, d.Month, d.Day) }

// EqualValue returns d == other.
func (d *dateObject) EqualValue(other Value) (equal, ok bool) {
	o, ok := held(other).(*dateObject)
	return ok && d.Date == o.Date, ok
}

// EqualValue returns t == other.
func (t *timeObject) EqualValue(other Value) (equal, ok bool) {
	o, ok := held(other).(*timeObject)
	return ok && t.Equal(o.TimeOfDay), ok
}

// EqualValue returns t == other.
func (t *datetimeObject) EqualValue(other Value) (equal, ok bool) {
	o, ok := held(other).(*datetimeObject)
	return ok && t.Equal(o.DateTime), ok
}

// EqualValue returns d == other.
func (d *deltaObject) EqualValue(other Value) (equal, ok bool) {
	o, ok := held(other).(*deltaObject)
	return ok && d.TimeDelta == o.TimeDelta, ok
}

// EqualValue returns z == other.
func (z *zoneObject) EqualValue(other Value) (equal, ok bool) {
	o, ok := held(other).(*zoneObject)
	return ok && z.Offset == o.Offset, ok
}

// LessValue returns d < other.
func (d *dateObject) LessValue(other Value) (less, ok bool) { return lessBy(d, other) }

// LessValue returns t < other.
func (t *timeObject) LessValue(other Value) (less, ok bool) { return lessBy(t, other) }

// LessValue returns t < other.
func (t *datetimeObject) LessValue(other Value) (less, ok bool) { return lessBy(t, other) }

// LessValue returns d < other.
func (d *deltaObject) LessValue(other Value) (less, ok bool) { return lessBy(d, other) }

func lessBy(a, b Value) (less, ok bool) {
	order, ok := timeOrder(a, b)
	return ok && order < 0, ok
}

// timeOrder compares two values of one of the classes.
func timeOrder(a, b Value) (order int, ok bool) {
	switch x := a.(type) {
	case *dateObject:
		switch y := held(b).(type) {
		case *dateObject:
			return x.Cmp(y.Date), true
		case *datetimeObject:
			raise(pyrt.TypeError, "can't compare %s to %s", "datetime.datetime", "datetime.date")
		}
	case *timeObject:
		if y, ok := held(b).(*timeObject); ok {
			return x.Cmp(y.TimeOfDay), true
		}
	case *datetimeObject:
		switch y := held(b).(type) {
		case *datetimeObject:
			return x.Cmp(y.DateTime), true
		case *dateObject:
			raise(pyrt.TypeError, "can't compare %s to %s", "datetime.datetime", "datetime.date")
		}
	case *deltaObject:
		if y, ok := held(b).(*deltaObject); ok {
			return x.Cmp(y.TimeDelta), true
		}
	}
	return 0, false
}

// defineTime adds what all of the classes have: comparison, text, hash, copies.
func defineTime(t *Class) {
	t.Def("__eq__(other, /)", func(a []Value) Value {
		equal, ok := a[0].(interface {
			EqualValue(Value) (bool, bool)
		}).EqualValue(a[1])
		if !ok {
			return NotImplemented
		}
		return equal
	})
	for _, op := range []struct {
		signature string
		holds     func(order int) bool
	}{
		{"__lt__(other, /)", func(order int) bool { return order < 0 }},
		{"__le__(other, /)", func(order int) bool { return order <= 0 }},
		{"__gt__(other, /)", func(order int) bool { return order > 0 }},
		{"__ge__(other, /)", func(order int) bool { return order >= 0 }},
	} {
		t.Def(op.signature, func(a []Value) Value {
			order, ok := timeOrder(a[0], a[1])
			if !ok {
				return NotImplemented
			}
			return op.holds(order)
		})
	}
	t.DefSelf("__repr__()", func(a []Value) Value {
		text := held(a[0]).(pyrt.Reprer).Repr()
		if o, ok := a[0].(*Object); ok {
			_, rest, _ := strings.Cut(text, "(")
			return o.class.Name + "(" + rest
		}
		return text
	})
	t.Def("__str__()", func(a []Value) Value { return a[0].(pyrt.Stringer).Str() })
	t.Def("__hash__()", func(a []Value) Value { return a[0].(interface{ Hash() int }).Hash() })
	t.DefSelf("__copy__()", func(a []Value) Value { return a[0] })
	t.DefSelf("__deepcopy__(memo, /)", func(a []Value) Value { return a[0] })
}

// made returns a result of the class c: of datetime's own, or by calling one of
// the program's.
func made(c *Class, v Value) Value {
	if c.Module == "datetime" {
		return v
	}
	switch v := v.(type) {
	case *dateObject:
		return Call(c, v.Year, v.Month, v.Day)
	case *datetimeObject:
		r := CallKw(c, []Value{v.Year, v.Month, v.Day, v.Hour, v.Minute, v.Second, v.Microsecond, zoneValue(v.Zone)}, foldKw(v.Fold))
		return r
	case *timeObject:
		return CallKw(c, []Value{v.Hour, v.Minute, v.Second, v.Microsecond, zoneValue(v.Zone)}, foldKw(v.Fold))
	}
	return v
}

func foldKw(fold int) []Kw {
	if fold == 0 {
		return nil
	}
	return []Kw{{"fold", fold}}
}

// like returns a result of the class of self.
func like(self, v Value) Value { return made(ClassOf(self), v) }

// zoneValue returns a tzinfo as Python sees it.
func zoneValue(z *pyrt.TimeZone) Value {
	switch {
	case z == nil:
		return nil
	case z.Rule != nil:
		return z.Rule.(*zoneRule).zone
	case z.Offset == pyrt.TimeDelta{} && z.Name.IsNone():
		return utcZone
	}
	return &zoneObject{z}
}

// zoneArg takes an argument tzinfo.
func zoneArg(v Value) *pyrt.TimeZone {
	if v == nil {
		return nil
	}
	if z, ok := held(v).(*zoneObject); ok {
		return z.TimeZone
	}
	if ClassOf(v).IsSubclass(tzinfoType) {
		return &pyrt.TimeZone{Rule: &zoneRule{v}}
	}
	raise(pyrt.TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", TypeName(v))
	return nil
}

func deltaValue(d pyrt.TimeDelta, ok bool) Value {
	if !ok {
		return nil
	}
	return &deltaObject{d}
}

func zoneName(name string, ok bool) Value {
	if !ok {
		return nil
	}
	return name
}

// deltaArg takes a timedelta.
func deltaArg(v Value) (pyrt.TimeDelta, bool) {
	d, ok := held(v).(*deltaObject)
	if !ok {
		return pyrt.TimeDelta{}, false
	}
	return d.TimeDelta, true
}

func init() {
	t := timezoneType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("offset, name=").bind("timezone", args, kw, nil)
		offset, ok := deltaArg(a[0])
		if !ok {
			raise(pyrt.TypeError, "timezone() argument 1 must be datetime.timedelta, not %s", TypeName(a[0]))
		}
		if a[1] == Unbound {
			return zoneValue(pyrt.NewTimeZone(offset))
		}
		return &zoneObject{pyrt.NewNamedTimeZone(offset, argText(a[1], "timezone"))}
	}, nil)
	t.final = true
	t.Def("utcoffset(dt, /)", func(a []Value) Value { return &deltaObject{a[0].(*zoneObject).Offset} })
	t.Def("tzname(dt, /)", func(a []Value) Value { return a[0].(*zoneObject).TZName() })
	t.Def("dst(dt, /)", func([]Value) Value { return nil })
	t.Def("fromutc(dt, /)", func(a []Value) Value {
		dt, ok := held(a[1]).(*datetimeObject)
		if !ok {
			raise(pyrt.TypeError, "fromutc() argument must be a datetime instance, not %s", TypeName(a[1]))
		}
		return &datetimeObject{dt.Add(a[0].(*zoneObject).Offset)}
	})
	defineTime(t)
	t.Const("utc", utcZone)
	t.Const("min", &zoneObject{pyrt.NewTimeZone(pyrt.NewTimeDelta(0, -86340, 0))})
	t.Const("max", &zoneObject{pyrt.NewTimeZone(pyrt.NewTimeDelta(0, 86340, 0))})
	defineZoneRules()
	defineDelta()
	defineDate()
	defineClock()
	defineDatetime()
	defineReduce()
}
