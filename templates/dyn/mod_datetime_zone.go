package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A zoneRule asks an instance of the program's own subclass of tzinfo.
type zoneRule struct{ zone Value }

// ask calls a method of the zone with a time, None for a time of day alone.
func (r *zoneRule) ask(method string, t *pyrt.DateTime) Value {
	if t == nil {
		return Call(GetAttr(r.zone, method), nil)
	}
	return Call(GetAttr(r.zone, method), &datetimeObject{*t})
}

// Offset returns utcoffset(t).
func (r *zoneRule) Offset(t *pyrt.DateTime) (offset pyrt.TimeDelta, ok bool) {
	return zoneDelta("utcoffset", r.ask("utcoffset", t))
}

// zoneDelta checks what utcoffset or dst returned: less than a day, or None.
func zoneDelta(method string, v Value) (d pyrt.TimeDelta, ok bool) {
	if v == nil {
		return d, false
	}
	d, ok = deltaArg(v)
	if !ok {
		raise(pyrt.TypeError, "tzinfo.%s() must return None or a timedelta, not '%s'", method, TypeName(v))
	}
	if d.Days < -1 || d.Days > 0 || d.Days == -1 && d.Seconds == 0 && d.Microseconds == 0 {
		raise(pyrt.ValueError, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
	}
	return d, true
}

// TZName returns tzname(t).
func (r *zoneRule) TZName(t *pyrt.DateTime) (name string, ok bool) {
	v := r.ask("tzname", t)
	if v == nil {
		return "", false
	}
	name, ok = asStr(v)
	if !ok {
		raise(pyrt.TypeError, "tzinfo.tzname() must return None or a string, not '%s'", TypeName(v))
	}
	return name, true
}

// FromUTC returns fromutc(t).
func (r *zoneRule) FromUTC(t pyrt.DateTime) pyrt.DateTime {
	return Call(GetAttr(r.zone, "fromutc"), &datetimeObject{t}).(*datetimeObject).DateTime
}

// Repr returns repr of the zone.
func (r *zoneRule) Repr() string { return Repr(r.zone) }

// Same compares by identity.
func (r *zoneRule) Same(other pyrt.ZoneRule) bool { return Is(r.zone, other.(*zoneRule).zone) }

// dstOf returns what zone.dst(t) returns; not ok for None.
func dstOf(zone *pyrt.TimeZone, t Value) (dst pyrt.TimeDelta, ok bool) {
	if zone == nil || zone.Rule == nil {
		return dst, false
	}
	return zoneDelta("dst", Call(GetAttr(zone.Rule.(*zoneRule).zone, "dst"), t))
}

// defineZoneRules fills the class tzinfo, and adds dst to those of times.
func defineZoneRules() {
	t := tzinfoType
	for _, name := range []string{"utcoffset", "tzname", "dst"} {
		t.Def(name+"(dt, /)", func([]Value) Value {
			raise(pyrt.NotImplementedError, "a tzinfo subclass must implement %s()", name)
			return nil
		})
	}
	t.DefSelf("fromutc(dt, /)", func(a []Value) Value {
		dt, ok := held(a[1]).(*datetimeObject)
		if !ok {
			raise(pyrt.TypeError, "fromutc: argument must be a datetime")
		}
		if dt.Zone == nil || !Is(zoneValue(dt.Zone), a[0]) {
			raise(pyrt.ValueError, "fromutc: dt.tzinfo is not self")
		}
		return &datetimeObject{localTimeOf(dt.DateTime)}
	})
	datetimeType.Def("utcoffset()", func(a []Value) Value { return deltaValue(a[0].(*datetimeObject).UTCOffset()) })
	datetimeType.Def("tzname()", func(a []Value) Value { return zoneName(a[0].(*datetimeObject).TZName()) })
	timeType.Def("utcoffset()", func(a []Value) Value { return deltaValue(a[0].(*timeObject).UTCOffset()) })
	timeType.Def("tzname()", func(a []Value) Value { return zoneName(a[0].(*timeObject).TZName()) })
	datetimeType.Def("dst()", func(a []Value) Value { return deltaValue(dstOf(a[0].(*datetimeObject).Zone, a[0])) })
	timeType.Def("dst()", func(a []Value) Value { return deltaValue(dstOf(a[0].(*timeObject).Zone, nil)) })
}

// localTimeOf is tzinfo.fromutc: the standard offset is added to a time in UTC, then
// what daylight saving time adds at the result.
func localTimeOf(t pyrt.DateTime) pyrt.DateTime {
	offset, ok := t.UTCOffset()
	if !ok {
		raise(pyrt.ValueError, "fromutc: non-None utcoffset() result required")
	}
	dst, ok := dstOf(t.Zone, &datetimeObject{t})
	if !ok {
		raise(pyrt.ValueError, "fromutc: non-None dst() result required")
	}
	if standard := offset.Sub(dst); standard.IsTrue() {
		t = t.Add(standard)
		if dst, ok = dstOf(t.Zone, &datetimeObject{t}); !ok {
			raise(pyrt.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert")
		}
	}
	return t.Add(dst)
}
