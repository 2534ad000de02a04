package pyrt

// This file reads what isoformat writes, and most of ISO 8601.
// https://docs.python.org/3.11/library/datetime.html#datetime.datetime.fromisoformat

func badISO(s string) *Exception { return NewValueError("Invalid isoformat string: " + ReprStr(s)) }

// DateFromISO returns date.fromisoformat(s).
func DateFromISO(s string) Date {
	d, ok := isoDate(s)
	if !ok || len(s) != 7 && len(s) != 8 && len(s) != 10 {
		panic(badISO(s))
	}
	return NewDate(d.Year, d.Month, d.Day)
}

// isoDigits reads n digits at the front of s.
func isoDigits(s string, n int) (number int, rest string, ok bool) {
	if len(s) < n {
		return 0, s, false
	}
	for _, c := range []byte(s[:n]) {
		if !isDigitByte(c) {
			return 0, s, false
		}
		number = number*10 + int(c-'0')
	}
	return number, s[n:], true
}

// isoDate reads all of s as a date, whose month and day may be out of range.
func isoDate(s string) (d Date, ok bool) {
	year, s, ok := isoDigits(s, 4)
	if !ok {
		return d, false
	}
	separated := s != "" && s[0] == '-'
	if separated {
		s = s[1:]
	}
	if s != "" && s[0] == 'W' {
		return isoWeekDate(year, s[1:], separated)
	}
	month, s, ok := isoDigits(s, 2)
	if !ok {
		return d, false
	}
	if separated {
		if s == "" || s[0] != '-' {
			return d, false
		}
		s = s[1:]
	}
	day, s, ok := isoDigits(s, 2)
	return Date{year, month, day}, ok && s == ""
}

func isoWeekDate(year int, s string, separated bool) (d Date, ok bool) {
	week, s, ok := isoDigits(s, 2)
	if !ok {
		return d, false
	}
	day := 1
	if s != "" {
		if separated {
			if s[0] != '-' {
				return d, false
			}
			s = s[1:]
		}
		if day, _, ok = isoDigits(s, 1); !ok {
			return d, false
		}
	}
	if year < 1 || week < 1 || week > isoWeeks(year) || day < 1 || day > 7 {
		return d, false
	}
	ordinal := isoYearStart(year) + (week-1)*7 + day - 1
	if ordinal < 1 || ordinal > maxOrdinal {
		return d, false
	}
	return dateOfOrdinal(ordinal), true
}

// DateTimeFromISO returns datetime.fromisoformat(s).
func DateTimeFromISO(s string) DateTime {
	if len(s) < 7 {
		panic(badISO(s))
	}
	at := isoSeparator(s)
	if at < 0 || at > len(s) {
		panic(badISO(s))
	}
	d, ok := isoDate(s[:at])
	if !ok {
		panic(badISO(s))
	}
	var t TimeOfDay
	if len(s) > at {
		_, size := runeAt(s, at)
		if t, ok = isoTime(s[min(at+size, len(s)):]); !ok {
			panic(badISO(s))
		}
	}
	return DateTimeOf(NewDate(d.Year, d.Month, d.Day), NewTimeOfDay(t.Hour, t.Minute, t.Second, t.Microsecond, t.Zone))
}

// runeAt returns the code point at a byte offset and its length.
func runeAt(s string, at int) (rune, int) {
	for r := range CodePoints(s[at:]) {
		return r, len(Chr(int(r)))
	}
	return 0, 0
}

// isoSeparator returns where the date ends, whichever of its forms it has: the
// character there separates date and time.
func isoSeparator(s string) int {
	switch {
	case len(s) == 7:
		return 7
	case s[4] == '-' && s[5] != 'W':
		return 10
	case s[4] == '-':
		if len(s) == 8 || s[8] != '-' {
			return 8
		}
		if len(s) == 9 {
			return -1
		}
		if len(s) > 10 && isDigitByte(s[10]) { // a hyphen at 8 is likelier than a digit at 10
			return 8
		}
		return 10
	case s[4] == 'W':
		end := 7
		for end < len(s) && isDigitByte(s[end]) {
			end++
		}
		if end < 9 {
			return end
		}
		if end%2 == 0 {
			return 7
		}
	}
	return 8
}

// TimeOfDayFromISO returns time.fromisoformat(s).
func TimeOfDayFromISO(s string) TimeOfDay {
	text := s
	if text != "" && text[0] == 'T' {
		text = text[1:]
	}
	t, ok := isoTime(text)
	if !ok {
		panic(badISO(s))
	}
	return NewTimeOfDay(t.Hour, t.Minute, t.Second, t.Microsecond, t.Zone)
}

// isoTime reads all of s as a time, whose parts may be out of range.
func isoTime(s string) (t TimeOfDay, ok bool) {
	zone := 0
	for zone < len(s) && s[zone] != '+' && s[zone] != '-' && s[zone] != 'Z' {
		zone++
	}
	t, left, ok := isoClock(s, zone)
	if !ok || zone == len(s) {
		return t, ok && !left
	}
	if s[zone] == 'Z' {
		t.Zone = UTC()
		return t, zone+1 == len(s)
	}
	offset, left, ok := isoClock(s[zone+1:], len(s)-zone-1)
	if !ok || left {
		return t, false
	}
	seconds := (offset.Hour*60+offset.Minute)*60 + offset.Second
	if seconds == 0 {
		t.Zone = UTC()
		return t, true
	}
	delta := NewTimeDelta(0, seconds, offset.Microsecond)
	if s[zone] == '-' {
		delta = delta.Neg()
	}
	t.Zone = NewTimeZone(delta)
	return t, true
}

// isoClock reads s[:end] as HH[:?MM[:?SS[.ffffff]]]. left tells that something
// follows.
func isoClock(s string, end int) (t TimeOfDay, left, ok bool) {
	at := 0
	separated := true
	parts := [...]*int{&t.Hour, &t.Minute, &t.Second}
parts:
	for i, part := range parts {
		n, _, ok := isoDigits(s[min(at, len(s)):], 2)
		if !ok {
			return t, false, false
		}
		*part = n
		at += 2
		var c byte // what follows, 0 at the end
		if at < len(s) {
			c = s[at]
		}
		at++
		if i == 0 {
			separated = c == ':'
		}
		switch {
		case at >= end:
			return t, c != 0, true
		case separated && c == ':':
		case c == '.' || c == ',':
			break parts
		case !separated:
			at--
		default:
			return t, false, false
		}
	}
	digits := min(end-at, 6)
	n, rest, ok := isoDigits(s[min(at, len(s)):], digits)
	if !ok {
		return t, false, false
	}
	for range 6 - digits {
		n *= 10
	}
	t.Microsecond = n
	for rest != "" && isDigitByte(rest[0]) {
		rest = rest[1:]
	}
	return t, rest != "", true
}
