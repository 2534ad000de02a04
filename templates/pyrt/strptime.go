package pyrt

import (
	"strconv"
	"strings"
)

// DateTimeStrptime returns datetime.strptime(s, format), in the C locale.
// https://docs.python.org/3.11/library/datetime.html#strftime-strptime-behavior
func DateTimeStrptime(s, format string) DateTime {
	p := parseTime(s, format)
	d, _, _ := p.date()
	d = NewDate(d.Year, d.Month, d.Day) // 29 Feb of no year is none of 1900
	zone := (*TimeZone)(nil)
	if p.hasOffset {
		zone = NewTimeZone(p.offset)
		if p.zoneName != "" {
			zone.Name = Some(p.zoneName)
		}
	}
	return DateTimeOf(d, NewTimeOfDay(p.hour, p.minute, p.second, p.micros, zone))
}

// Strptime returns time.strptime(s, format).
func Strptime(s, format string) StructTime {
	p := parseTime(s, format)
	d, weekday, yearDay := p.date()
	isDST := -1
	if p.utc {
		isDST = 0
	}
	return StructTime{d.Year, d.Month, d.Day, p.hour, p.minute, p.second, weekday, yearDay, isDST}
}

// parsedTime holds what the directives of a format have read; -1 is not read.
type parsedTime struct {
	text                              string
	year, month, day, yearDay         int
	hour, minute, second, micros      int
	weekday, week, isoYear, isoWeek   int
	weekStart                         int // of week: 0 for Monday (%W), 6 for Sunday (%U)
	hour12, afternoon, hasOffset, utc bool
	offset                            TimeDelta
	zoneName                          string
	taken                             []takenTime
}

// takenTime is the text that a directive has matched.
type takenTime struct {
	directive byte
	text      string
}

func parseTime(s, format string) *parsedTime {
	p := &parsedTime{text: s, year: -1, month: 1, day: 1, yearDay: -1, weekday: -1, week: -1, isoYear: -1, isoWeek: -1}
	expanded := expandTimeFormat(format)
	rest, ok := p.match(s, expanded)
	if !ok {
		panic(NewValueError("time data " + ReprStr(s) + " does not match format " + ReprStr(format)))
	}
	if rest != "" {
		panic(NewValueError("unconverted data remains: " + rest))
	}
	for _, t := range p.taken {
		p.take(t)
	}
	return p
}

// expandTimeFormat replaces %c, %x and %X, and checks the directives.
func expandTimeFormat(format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		b.WriteByte(format[i])
		if format[i] != '%' {
			continue
		}
		i++
		if i == len(format) {
			panic(NewValueError("stray % in format " + ReprStr(format)))
		}
		switch c := format[i]; {
		case c == 'c':
			b.WriteString("a %b %d %H:%M:%S %Y")
		case c == 'x':
			b.WriteString("m/%d/%y")
		case c == 'X':
			b.WriteString("H:%M:%S")
		case strings.IndexByte("aAbBdfGHIjmMpSuUVwWyYzZ%", c) >= 0:
			b.WriteByte(c)
		default:
			panic(NewValueError(ReprStr(string(c)) + " is a bad directive in format " + ReprStr(format)))
		}
	}
	return b.String()
}

// match matches s with the format and returns what is left of s. It tries what a
// directive can match in the order in which the patterns of _strptime do.
func (p *parsedTime) match(s, format string) (rest string, ok bool) {
	if format == "" {
		return s, true
	}
	if format[0] == '%' && format[1] != '%' {
		for _, n := range timeLengths(format[1], s) {
			kept := len(p.taken)
			p.taken = append(p.taken, takenTime{format[1], s[:n]})
			if rest, ok := p.match(s[n:], format[2:]); ok {
				return rest, true
			}
			p.taken = p.taken[:kept]
		}
		return "", false
	}
	size := 1
	if format[0] == '%' {
		size = 2
	}
	if space := len(format) - len(StrLStrip(format)); space > 0 {
		for n := len(s) - len(StrLStrip(s)); n > 0; n-- {
			if rest, ok := p.match(s[n:], format[space:]); ok {
				return rest, true
			}
		}
		return "", false
	}
	if s == "" || lowerLetter(s[0]) != lowerLetter(format[0]) {
		return "", false
	}
	return p.match(s[1:], format[size:])
}

func lowerLetter(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// timeLengths returns the lengths that a directive can match at the front of s.
func timeLengths(directive byte, s string) []int {
	switch directive {
	case 'a':
		return nameLengths(s, weekdayNames[:], 3)
	case 'A':
		return nameLengths(s, weekdayNames[:], 0)
	case 'b':
		return nameLengths(s, monthNames[:], 3)
	case 'B':
		return nameLengths(s, monthNames[:], 0)
	case 'p':
		return nameLengths(s, []string{"am", "pm"}, 0)
	case 'Z':
		return nameLengths(s, []string{"utc", "gmt"}, 0)
	case 'd':
		if s != "" && s[0] == ' ' && numberLengths(s[1:], 1, 1, 9) != nil {
			return []int{2}
		}
		return numberLengths(s, 2, 1, 31)
	case 'f':
		return numberLengths(s, 6, 0, 999999)
	case 'H':
		return numberLengths(s, 2, 0, 23)
	case 'I', 'm':
		return numberLengths(s, 2, 1, 12)
	case 'j':
		return numberLengths(s, 3, 1, 366)
	case 'M':
		return numberLengths(s, 2, 0, 59)
	case 'S':
		return numberLengths(s, 2, 0, 61)
	case 'u':
		return numberLengths(s, 1, 1, 7)
	case 'w':
		return numberLengths(s, 1, 0, 6)
	case 'U', 'W', 'V':
		least := 0
		if directive == 'V' {
			least = 1
		}
		return numberLengths(s, 2, least, 53)
	case 'y':
		return exactDigits(s, 2)
	case 'Y', 'G':
		return exactDigits(s, 4)
	case 'z':
		return offsetLengths(s)
	}
	return nil
}

// nameLengths returns the lengths of names, or of as much of them as short says,
// the longest first, at the front of s.
func nameLengths(s string, names []string, short int) []int {
	best := 0
	for _, name := range names {
		if short > 0 {
			name = name[:short]
		}
		if len(s) >= len(name) && len(name) > best && strings.EqualFold(s[:len(name)], name) {
			best = len(name)
		}
	}
	if best == 0 {
		return nil
	}
	return []int{best}
}

// numberLengths returns how many of up to width digits make a number in range,
// the most first.
func numberLengths(s string, width, least, most int) []int {
	var lengths []int
	for n := min(width, len(s)); n > 0; n-- {
		if v, _, ok := isoDigits(s, n); ok && least <= v && v <= most {
			lengths = append(lengths, n)
		}
	}
	return lengths
}

func exactDigits(s string, n int) []int {
	if _, _, ok := isoDigits(s, n); ok {
		return []int{n}
	}
	return nil
}

// offsetLengths is for %z: [+-]HH:?MM(:?SS(.ffffff)?)? or Z.
func offsetLengths(s string) []int {
	if s != "" && lowerLetter(s[0]) == 'z' {
		return []int{1}
	}
	if s == "" || s[0] != '+' && s[0] != '-' || exactDigits(s[1:], 2) == nil {
		return nil
	}
	at := 3
	var lengths []int
	for range 2 {
		next := at
		if next < len(s) && s[next] == ':' {
			next++
		}
		if v, _, ok := isoDigits(s[next:], 2); !ok || v > 59 {
			break
		}
		at = next + 2
		lengths = append([]int{at}, lengths...)
	}
	if len(lengths) == 2 && at < len(s) && s[at] == '.' {
		for n := min(6, len(s)-at-1); n > 0; n-- {
			if _, _, ok := isoDigits(s[at+1:], n); ok {
				return append([]int{at + 1 + n}, lengths...)
			}
		}
	}
	return lengths
}

// take uses what a directive has matched.
func (p *parsedTime) take(t takenTime) {
	n, _ := strconv.Atoi(strings.TrimPrefix(t.text, " "))
	switch t.directive {
	case 'y':
		p.year = n + 1900
		if n <= 68 {
			p.year = n + 2000
		}
	case 'Y':
		p.year = n
	case 'G':
		p.isoYear = n
	case 'm':
		p.month = n
	case 'b', 'B':
		p.month = 1 + nameIndex(monthNames[:], t.text)
	case 'd':
		p.day = n
	case 'H', 'I':
		p.hour, p.hour12 = n, t.directive == 'I'
	case 'p':
		p.afternoon = lowerLetter(t.text[0]) == 'p'
	case 'M':
		p.minute = n
	case 'S':
		p.second = n
	case 'f':
		p.micros, _ = strconv.Atoi((t.text + "00000")[:6])
	case 'a', 'A':
		p.weekday = nameIndex(weekdayNames[:], t.text)
	case 'w':
		p.weekday = (n + 6) % 7
	case 'u':
		p.weekday = n - 1
	case 'j':
		p.yearDay = n
	case 'U':
		p.week, p.weekStart = n, 6
	case 'W':
		p.week, p.weekStart = n, 0
	case 'V':
		p.isoWeek = n
	case 'z':
		p.takeOffset(t.text)
	case 'Z':
		p.utc, p.zoneName = true, t.text
	}
}

func nameIndex(names []string, text string) int {
	for i, name := range names {
		if strings.EqualFold(name[:min(len(text), len(name))], text) {
			return i
		}
	}
	return -1
}

func (p *parsedTime) takeOffset(text string) {
	p.hasOffset = true
	if len(text) == 1 {
		return
	}
	digits, fraction, _ := strings.Cut(text[1:], ".")
	if strings.Contains(digits, ":") && len(digits) == 6 || len(digits) > 4 && (digits[2] == ':') != (strings.LastIndexByte(digits, ':') > 2) && len(digits) > 5 {
		panic(NewValueError("Inconsistent use of : in " + text))
	}
	digits = strings.ReplaceAll(digits, ":", "") + "00"
	hours, _ := strconv.Atoi(digits[:2])
	minutes, _ := strconv.Atoi(digits[2:4])
	seconds, _ := strconv.Atoi(digits[4:6])
	micros, _ := strconv.Atoi((fraction + "000000")[:6])
	p.offset = NewTimeDelta(0, (hours*60+minutes)*60+seconds, micros)
	if text[0] == '-' {
		p.offset = p.offset.Neg()
	}
}

// date returns the date that the directives tell, and its weekday and day of the
// year, which stay as they were read.
func (p *parsedTime) date() (d Date, weekday, yearDay int) {
	if p.hour12 {
		p.hour %= 12
		if p.afternoon {
			p.hour += 12
		}
	}
	p.checkISO()
	leap := p.year == -1 && p.month == 2 && p.day == 29 // a year is made up that has the day
	switch {
	case leap:
		p.year = 1904
	case p.year == -1:
		p.year = 1900
	}
	p.findYearDay()
	if p.yearDay == -1 {
		d = NewDate(p.year, p.month, p.day)
		p.yearDay = d.yearDay()
	} else {
		d = DateFromOrdinal(daysBeforeYear(p.year) + p.yearDay)
	}
	if p.weekday < 0 {
		p.weekday = d.Weekday()
	}
	if leap {
		d.Year = 1900
	}
	return d, p.weekday, p.yearDay
}

// findYearDay finds the day of the year from a week and a weekday.
func (p *parsedTime) findYearDay() {
	if p.yearDay >= 0 || p.weekday < 0 {
		return
	}
	switch {
	case p.week >= 0:
		p.yearDay = p.dayOfWeek()
	case p.isoYear >= 0 && p.isoWeek >= 0:
		p.year = p.isoYear
		p.yearDay = isoYearStart(p.year) + (p.isoWeek-1)*7 + p.weekday - daysBeforeYear(p.year)
	default:
		return
	}
	if p.yearDay <= 0 {
		p.year--
		p.yearDay += daysBeforeYear(p.year+1) - daysBeforeYear(p.year)
	}
}

// checkISO refuses parts of an ISO date that do not go together.
func (p *parsedTime) checkISO() {
	switch {
	case p.isoYear >= 0 && (p.isoWeek < 0 || p.weekday < 0):
		if p.yearDay >= 0 {
			panic(NewValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."))
		}
		panic(NewValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u')."))
	case p.isoYear >= 0 && p.yearDay >= 0:
		panic(NewValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."))
	case p.isoWeek >= 0 && p.isoYear < 0 && (p.year < 0 || p.weekday < 0):
		panic(NewValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u')."))
	case p.isoWeek >= 0 && p.isoYear < 0:
		panic(NewValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."))
	}
}

// dayOfWeek returns the day of the year from a week's number and a weekday.
func (p *parsedTime) dayOfWeek() int {
	first := Date{p.year, 1, 1}.Weekday()
	weekday := p.weekday
	if p.weekStart == 6 {
		first = (first + 1) % 7
		weekday = (weekday + 1) % 7
	}
	week0 := (7 - first) % 7
	if p.week == 0 {
		return 1 + weekday - first
	}
	return 1 + week0 + 7*(p.week-1) + weekday
}
