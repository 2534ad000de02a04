package dyn

import (
	"strings"
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

// A dateutilZone is a tzinfo of dateutil.tz.
type dateutilZone struct {
	class  *Class
	name   Value // of a fixed offset
	offset int   // in seconds
	place  *time.Location
	file   string
}

// PyClass returns the class of the zone.
func (z *dateutilZone) PyClass() *Class { return z.class }

// EqualValue reports z == other.
func (z *dateutilZone) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(*dateutilZone)
	switch {
	case !ok:
		return false, false
	case z.place == nil && o.place == nil:
		return z.offset == o.offset, true
	case z.place == nil || o.place == nil:
		if z.class == tzlocalType || o.class == tzlocalType {
			panic(pyrt.NewGuard("comparing a dateutil.tz.tzlocal with a fixed offset is not carried over"))
		}
		return z == o, true
	}
	return z.class == o.class && z.file == o.file, true
}

// Hash raises TypeError.
func (z *dateutilZone) Hash() int {
	panic(pyrt.NewTypeError("unhashable type: '" + z.class.Name + "'"))
}

var (
	tzutcType    = NewType("dateutil.tz.tz", "tzutc", tzinfoType)
	tzoffsetType = NewType("dateutil.tz.tz", "tzoffset", tzinfoType)
	tzlocalType  = NewType("dateutil.tz.tz", "tzlocal", tzinfoType)
	tzfileType   = NewType("dateutil.tz.tz", "tzfile", tzinfoType)

	dateutilUTC   Value = &dateutilZone{class: tzutcType, name: "UTC"}
	dateutilLocal Value = &dateutilZone{class: tzlocalType, place: time.Local}
)

// dateutilZones are the zones that there are already: asking again gives the same.
var dateutilZones = map[Value]*dateutilZone{}

func newTzoffset(name Value, seconds int) *dateutilZone {
	key := Repr(Tuple{name, seconds})
	z := dateutilZones[key]
	if z == nil {
		z = &dateutilZone{class: tzoffsetType, name: name, offset: seconds}
		dateutilZones[key] = z
	}
	return z
}

// dateutilZoneNamed is gettz: nil where there is no zone of the name.
func dateutilZoneNamed(v Value) Value {
	name, ok := asStr(v)
	if !ok || name == "" || strings.ContainsAny(name, ":,/ ") && !strings.Contains(name, "/") || strings.HasPrefix(name, "/") {
		panic(pyrt.NewGuard("dateutil.tz.gettz(" + Repr(v) + ") is not carried over"))
	}
	key := "file " + name
	if z := dateutilZones[key]; z != nil {
		return z
	}
	place, err := time.LoadLocation(name)
	if err != nil {
		if strings.ContainsAny(name, "0123456789") || name == "GMT" || name == "UTC" {
			panic(pyrt.NewGuard("dateutil.tz.gettz(" + Repr(v) + ") is not carried over")) // may be a rule
		}
		return nil
	}
	z := &dateutilZone{class: tzfileType, place: place, file: "/usr/share/zoneinfo/" + name}
	dateutilZones[key] = z
	return z
}

// wall returns a local time as if it were in UTC.
func wall(t pyrt.DateTime) time.Time {
	return time.Date(t.Year, time.Month(t.Month), t.Day, t.Hour, t.Minute, t.Second, t.Microsecond*1000, time.UTC)
}

// at returns the instant of a local time; twice tells that it comes twice.
func (z *dateutilZone) at(t pyrt.DateTime) (instant time.Time, twice bool) {
	if t.Year < 1970 || t.Year > 2037 {
		panic(pyrt.NewGuard("a zone of dateutil.tz outside of the years 1970 to 2037 is not carried over"))
	}
	w := wall(t)
	minus := func(day time.Duration) (time.Time, bool) {
		_, offset := w.Add(day).In(z.place).Zone()
		at := w.Add(-time.Duration(offset) * time.Second).In(z.place)
		_, then := at.Zone()
		return at, then == offset
	}
	before, wasBefore := minus(-24 * time.Hour)
	after, isAfter := minus(24 * time.Hour)
	switch {
	case wasBefore && isAfter:
		if twice = !before.Equal(after); twice && t.Fold == 1 {
			return after, twice
		}
		return before, twice
	case wasBefore:
		return before, false
	case isAfter:
		return after, false
	}
	return w.Add(24 * time.Hour).In(z.place), false // left out: what holds behind it counts
}

// seconds returns the offset from UTC at a local time.
func (z *dateutilZone) seconds(t pyrt.DateTime) int {
	if z.place == nil {
		return z.offset
	}
	at, _ := z.at(t)
	_, offset := at.Zone()
	return offset
}

// saved returns what daylight saving time adds at a local time, in seconds.
func (z *dateutilZone) saved(t pyrt.DateTime) int {
	if z.place == nil {
		return 0
	}
	at, _ := z.at(t)
	if !at.IsDST() {
		return 0
	}
	_, offset := at.Zone()
	for at.IsDST() {
		start, _ := at.ZoneBounds()
		if start.IsZero() {
			break
		}
		at = start.Add(-time.Second)
	}
	_, standard := at.Zone()
	if offset <= standard {
		panic(pyrt.NewGuard("daylight saving time that is not ahead is not carried over"))
	}
	return offset - standard
}

func init() {
	zone := func(a []Value) *dateutilZone { return a[0].(*dateutilZone) }
	seconds := func(n int) Value { return &deltaObject{pyrt.NewTimeDelta(0, n, 0)} }
	for _, c := range []*Class{tzutcType, tzoffsetType, tzlocalType, tzfileType} {
		c.final = true
		part := func(name string, of func(z *dateutilZone, t pyrt.DateTime) Value) {
			c.Def(name+"(dt)", func(a []Value) Value {
				t, ok := held(a[1]).(*datetimeObject)
				switch {
				case ok:
					return of(zone(a), t.DateTime)
				case zone(a).place != nil:
					return nil
				}
				return of(zone(a), pyrt.DateTime{})
			})
		}
		part("utcoffset", func(z *dateutilZone, t pyrt.DateTime) Value { return seconds(z.seconds(t)) })
		part("dst", func(z *dateutilZone, t pyrt.DateTime) Value { return seconds(z.saved(t)) })
		part("tzname", func(z *dateutilZone, t pyrt.DateTime) Value {
			if z.place == nil {
				return z.name
			}
			at, _ := z.at(t)
			name, _ := at.Zone()
			return name
		})
		c.Def("fromutc(dt)", func(a []Value) Value {
			t := held(a[1]).(*datetimeObject).DateTime
			z := zone(a)
			if z.place == nil {
				return &datetimeObject{t.Add(pyrt.NewTimeDelta(0, z.offset, 0))}
			}
			_, offset := wall(t).In(z.place).Zone()
			local := t.Add(pyrt.NewTimeDelta(0, offset, 0))
			if at, twice := z.at(local); twice && !at.Equal(wall(t)) {
				local.Fold = 1
			}
			return &datetimeObject{local}
		})
		c.Def("__repr__()", func(a []Value) Value {
			z := zone(a)
			switch z.class {
			case tzoffsetType:
				return "tzoffset(" + Repr(z.name) + ", " + Repr(z.offset) + ")"
			case tzfileType:
				return "tzfile(" + Repr(z.file) + ")"
			}
			return z.class.Name + "()"
		})
	}
	tzutcType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		signatureOf("").bind("tzutc", args, kw, nil)
		return dateutilUTC
	}, nil)
	tzlocalType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		signatureOf("").bind("tzlocal", args, kw, nil)
		return dateutilLocal
	}, nil)
	tzoffsetType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("name, offset").bind("tzoffset.__init__", args, kw, nil)
		d, ok := deltaArg(a[1])
		if !ok {
			return newTzoffset(a[0], Index(a[1]))
		}
		if d.Microseconds != 0 {
			panic(pyrt.NewGuard("a tzoffset with parts of a second is not carried over"))
		}
		return newTzoffset(a[0], d.Days*86400+d.Seconds)
	}, nil)
	tzfileType.Native(func(*Class, []Value, []Kw) Value {
		panic(pyrt.NewGuard("dateutil.tz.tzfile of a file is not carried over"))
	}, nil)
}
