package pyrt

import (
	"fmt"
	"strconv"
	"strings"
)

// StructTime is a time.struct_time.
// https://docs.python.org/3.11/library/time.html#time.struct_time
type StructTime struct {
	Year, Mon, MDay, Hour, Min, Sec int
	WDay                            int // 0 for Monday
	YDay                            int // 1 for January 1
	IsDST                           int // 1, 0, or -1 where not known
}

// Tuple returns tuple(t).
func (t StructTime) Tuple() Tuple {
	return Tuple{t.Year, t.Mon, t.MDay, t.Hour, t.Min, t.Sec, t.WDay, t.YDay, t.IsDST}
}

// TypeName returns "time.struct_time".
func (t StructTime) TypeName() string { return "time.struct_time" }

// Repr returns repr(t).
func (t StructTime) Repr() string {
	return fmt.Sprintf("time.struct_time(tm_year=%d, tm_mon=%d, tm_mday=%d, tm_hour=%d, tm_min=%d, tm_sec=%d, tm_wday=%d, tm_yday=%d, tm_isdst=%d)",
		t.Year, t.Mon, t.MDay, t.Hour, t.Min, t.Sec, t.WDay, t.YDay, t.IsDST)
}

var (
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"}
	weekdayNames = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

// Strftime returns t.strftime(format) in the C locale, as glibc has it.
// https://docs.python.org/3.11/library/datetime.html#strftime-strptime-behavior
func (t DateTime) Strftime(format string) string {
	zone, _ := t.TZName()
	w := timeWriter{StructTime: t.TimeTuple(), zone: zone}
	w.offset = t.Zone.at(&t).suffix("")
	w.micros = fmt.Sprintf("%06d", t.Microsecond)
	return w.format(format)
}

// A timeWriter writes one time by a format.
type timeWriter struct {
	StructTime
	zone, offset, micros string // %Z, %z, %f
}

func (w *timeWriter) format(format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		start := i
		i++
		flag := byte(0)
		if strings.IndexByte("-_0^#", format[i]) >= 0 && i+1 < len(format) {
			flag = format[i]
			i++
		}
		text, ok := w.directive(format[i], flag)
		if !ok {
			text = format[start : i+1] // as glibc leaves it
		}
		b.WriteString(text)
	}
	return b.String()
}

// directive returns what a directive stands for.
func (w *timeWriter) directive(c, flag byte) (text string, ok bool) {
	switch c {
	case '%':
		return "%", true
	case 'n':
		return "\n", true
	case 't':
		return "\t", true
	case 'f':
		return w.micros, flag == 0
	case 'z':
		return w.offset, flag == 0
	}
	if text, ok := w.name(c); ok {
		switch {
		case flag == '^', flag == '#' && c != 'p' && c != 'Z':
			return StrUpper(text), true
		case flag == '#':
			return StrLower(text), true
		}
		return text, true
	}
	if format := compositeTimes[c]; format != "" {
		text := w.format(format)
		if flag == '^' {
			text = StrUpper(text)
		}
		return text, true
	}
	n, width, pad, ok := w.number(c)
	if !ok {
		return "", false
	}
	switch flag {
	case '-':
		width = 0
	case '_':
		pad = ' '
	case '0':
		pad = '0'
	}
	text = strconv.Itoa(n)
	return strings.Repeat(string(pad), max(0, width-len(text))) + text, true
}

// compositeTimes are the directives that stand for several, in the C locale.
var compositeTimes = ['z' + 1]string{
	'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'F': "%Y-%m-%d", 'r': "%I:%M:%S %p",
	'R': "%H:%M", 'T': "%H:%M:%S", 'x': "%m/%d/%y", 'X': "%H:%M:%S",
}

func (w *timeWriter) name(c byte) (text string, ok bool) {
	switch c {
	case 'a':
		return weekdayNames[w.WDay][:3], true
	case 'A':
		return weekdayNames[w.WDay], true
	case 'b', 'h':
		return monthNames[w.Mon-1][:3], true
	case 'B':
		return monthNames[w.Mon-1], true
	case 'p':
		if w.Hour < 12 {
			return "AM", true
		}
		return "PM", true
	case 'P':
		if w.Hour < 12 {
			return "am", true
		}
		return "pm", true
	case 'Z':
		return w.zone, true
	}
	return "", false
}

// number returns the number of a directive, and how wide it is padded with what.
func (w *timeWriter) number(c byte) (n, width int, pad rune, ok bool) {
	hour12 := (w.Hour+11)%12 + 1
	switch c {
	case 'C':
		return w.Year / 100, 0, '0', true
	case 'd':
		return w.MDay, 2, '0', true
	case 'e':
		return w.MDay, 2, ' ', true
	case 'g':
		return w.isoDate().Year % 100, 2, '0', true
	case 'G':
		return w.isoDate().Year, 0, '0', true
	case 'H':
		return w.Hour, 2, '0', true
	case 'I':
		return hour12, 2, '0', true
	case 'j':
		return w.YDay, 3, '0', true
	case 'k':
		return w.Hour, 2, ' ', true
	case 'l':
		return hour12, 2, ' ', true
	case 'm':
		return w.Mon, 2, '0', true
	case 'M':
		return w.Min, 2, '0', true
	case 'S':
		return w.Sec, 2, '0', true
	case 'u':
		return w.WDay + 1, 1, '0', true
	case 'U':
		return (w.YDay + 6 - (w.WDay+1)%7) / 7, 2, '0', true
	case 'V':
		return w.isoDate().Week, 2, '0', true
	case 'w':
		return (w.WDay + 1) % 7, 1, '0', true
	case 'W':
		return (w.YDay + 6 - w.WDay) / 7, 2, '0', true
	case 'y':
		return w.Year % 100, 2, '0', true
	case 'Y':
		return w.Year, 0, '0', true
	}
	return 0, 0, 0, false
}

func (w *timeWriter) isoDate() ISODate { return Date{w.Year, w.Mon, w.MDay}.ISOCalendar() }
