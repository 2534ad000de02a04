package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// An isoReader reads a date of ISO 8601 as dateutil.parser.isoparse does.
type isoReader struct {
	text string
	at   int
}

// isoParsed is dateutil.parser.isoparse.
func isoParsed(v Value) Value {
	text, ok := asStr(v)
	if b, isBytes := inner(v).(Bytes); isBytes {
		text, ok = string(b), true
	}
	if !ok {
		if HasAttr(v, "read") {
			panic(pyrt.NewGuard("dateutil.parser.isoparse of a stream is not carried over"))
		}
		raise(pyrt.TypeError, "object of type '%s' has no len()", argTypeName(v))
	}
	if !pyrt.IsASCII(text) {
		raise(pyrt.ValueError, "ISO-8601 strings should contain only ASCII characters")
	}
	r := &isoReader{text: text}
	year, month, day := r.date()
	if r.at >= len(text) {
		return &datetimeObject{pyrt.NewDateTime(year, month, day, 0, 0, 0, 0, nil)}
	}
	r.at++ // any character parts date and time
	clock, zone := r.clock()
	late := clock[0] == 24
	if late {
		if clock[1] != 0 || clock[2] != 0 || clock[3] != 0 {
			raise(pyrt.ValueError, "Hour may only be 24 at 24:00:00.000")
		}
		clock[0] = 0
	}
	t := pyrt.NewDateTime(year, month, day, clock[0], clock[1], clock[2], clock[3], zone)
	if late {
		t = t.Add(pyrt.NewTimeDelta(1, 0, 0))
	}
	return &datetimeObject{t}
}

func (r *isoReader) left() int { return len(r.text) - r.at }

// is tells whether a character comes next.
func (r *isoReader) is(c byte) bool { return r.left() > 0 && r.text[r.at] == c }

// number reads n characters as int does.
func (r *isoReader) number(n int) int {
	digits := r.text[r.at:min(r.at+n, len(r.text))]
	r.at += n
	return Index(pyrt.ParseIntBytes(Bytes(digits), 10).Value())
}

// date reads year, month and day.
func (r *isoReader) date() (year, month, day int) {
	if len(r.text) < 4 {
		raise(pyrt.ValueError, "ISO string too short")
	}
	if year, month, day, ok := r.commonDate(); ok {
		return year, month, day
	}
	r.at = 0
	year = r.number(4)
	dashed := r.is('-')
	if dashed {
		r.at++
	}
	if r.is('W') {
		return r.weekDate(year, dashed)
	}
	if r.left() < 3 {
		raise(pyrt.ValueError, "Invalid ordinal day")
	}
	n, most := r.number(3), 365
	if pyrt.IsLeapYear(year) {
		most++
	}
	if n < 1 || n > most {
		raise(pyrt.ValueError, "Invalid ordinal day %d for year %d", n, year)
	}
	d := pyrt.NewDate(year, 1, 1).Add(pyrt.NewTimeDelta(n-1, 0, 0))
	return d.Year, d.Month, d.Day
}

// commonDate reads a year, with a month and a day behind it; not ok for others.
func (r *isoReader) commonDate() (year, month, day int, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if e, raised := p.(*pyrt.Exception); !raised || !e.Class.IsSubclass(pyrt.ValueError) {
				panic(p)
			}
			ok = false
		}
	}()
	year = r.number(4)
	if r.left() == 0 {
		return year, 1, 1, true
	}
	dashed := r.is('-')
	if dashed {
		r.at++
	}
	if r.left() < 2 {
		return 0, 0, 0, false
	}
	month = r.number(2)
	if r.left() == 0 {
		return year, month, 1, dashed
	}
	if dashed {
		if !r.is('-') {
			return 0, 0, 0, false
		}
		r.at++
	}
	if r.left() < 2 {
		return 0, 0, 0, false
	}
	return year, month, r.number(2), true
}

// weekDate reads a week and a day of it.
func (r *isoReader) weekDate(year int, dashed bool) (y, m, d int) {
	r.at++
	week, weekday := r.number(2), 1
	if r.left() > 0 {
		if r.is('-') != dashed {
			raise(pyrt.ValueError, "Inconsistent use of dash separator")
		}
		if dashed {
			r.at++
		}
		weekday = r.number(1)
	}
	if week < 1 || week > 53 {
		raise(pyrt.ValueError, "Invalid week: %d", week)
	}
	if weekday < 1 || weekday > 7 {
		raise(pyrt.ValueError, "Invalid weekday: %d", weekday)
	}
	first := pyrt.DateFromISOCalendar(year, 1, 1)
	date := first.Add(pyrt.NewTimeDelta((week-1)*7+weekday-1, 0, 0))
	return date.Year, date.Month, date.Day
}

// clock reads hour, minute, second and microsecond, and a time zone.
func (r *isoReader) clock() (clock [4]int, zone *pyrt.TimeZone) {
	if r.left() < 2 {
		raise(pyrt.ValueError, "ISO time too short")
	}
	colons := false
	for i := 0; r.left() > 0 && i < 5; i++ {
		if strings.ContainsRune("-+Zz", rune(r.text[r.at])) {
			zone = r.zone()
			break
		}
		switch {
		case i == 1 && r.is(':'):
			colons = true
			r.at++
		case i == 2 && colons:
			if !r.is(':') {
				raise(pyrt.ValueError, "Inconsistent use of colon separator")
			}
			r.at++
		}
		if i < 3 {
			clock[i] = r.number(2)
		}
		if i == 3 {
			clock[3] = r.fraction()
		}
	}
	if r.left() > 0 {
		raise(pyrt.ValueError, "Unused components in ISO string")
	}
	return clock, zone
}

// fraction reads what stands behind a point, in microseconds.
func (r *isoReader) fraction() int {
	end := r.at + 1
	for end < len(r.text) && r.text[end] >= '0' && r.text[end] <= '9' {
		end++
	}
	if !r.is('.') && !r.is(',') || end == r.at+1 {
		return 0
	}
	digits := r.text[r.at+1 : end]
	r.at = end
	return pyrt.ParseInt((digits + "00000")[:6])
}

// zone reads Z or an offset from UTC.
func (r *isoReader) zone() *pyrt.TimeZone {
	text := r.text[r.at:]
	r.at = len(r.text)
	if text == "Z" || text == "z" {
		return zoneArg(dateutilUTC)
	}
	if n := len(text); n != 3 && n != 5 && n != 6 {
		raise(pyrt.ValueError, "Time zone offset must be 1, 3, 5 or 6 characters")
	}
	if text[0] != '+' && text[0] != '-' {
		raise(pyrt.ValueError, "Time zone offset requires sign")
	}
	part := &isoReader{text: text, at: 1}
	hours, minutes := part.number(2), 0
	if part.left() > 0 {
		if part.is(':') {
			part.at++
		}
		minutes = part.number(part.left())
	}
	if hours == 0 && minutes == 0 {
		return zoneArg(dateutilUTC)
	}
	if minutes > 59 {
		raise(pyrt.ValueError, "Invalid minutes in time zone offset")
	}
	if hours > 23 {
		raise(pyrt.ValueError, "Invalid hours in time zone offset")
	}
	seconds := hours*3600 + minutes*60
	if text[0] == '-' {
		seconds = -seconds
	}
	return zoneArg(newTzoffset(nil, seconds))
}
