package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	calendarType     = NewType("calendar", "Calendar")
	textCalendarType = NewType("calendar", "TextCalendar", calendarType)
	htmlCalendarType = NewType("calendar", "HTMLCalendar", calendarType)
	badMonthType     = NewExcType("calendar", "IllegalMonthError", Exc(pyrt.ValueError))
	badWeekdayType   = NewExcType("calendar", "IllegalWeekdayError", Exc(pyrt.ValueError))
	monthNames       = strings.Fields("January February March April May June July August September October November December")
	dayNames         = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
)

// A calDate is a day of a month, possibly of the one before or behind.
type calDate struct{ year, month, day int }

// dayNumber returns date.toordinal().
func dayNumber(y, m, d int) int {
	return Index(Call0(GetAttr(Call(dateType, y, m, d), "toordinal")))
}

func isLeap(y int) bool {
	return pyrt.FloorModInt(y, 4) == 0 && (pyrt.FloorModInt(y, 100) != 0 || pyrt.FloorModInt(y, 400) == 0)
}

func monthDays(y, m int) int {
	if m == 2 && isLeap(y) {
		return 29
	}
	return [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m-1]
}

// weekdayOf returns the weekday, 0 for Monday; years beyond those of dates count as
// one of the same calendar.
func weekdayOf(y, m, d int) int {
	if y < 1 || y > 9999 {
		y = 2000 + pyrt.FloorModInt(y, 400)
	}
	return (dayNumber(y, m, d) + 6) % 7
}

// monthRange is calendar.monthrange.
func monthRange(y, m int) (first, days int) {
	if m < 1 || m > 12 {
		panic(badMonthType.exc.New(m))
	}
	return weekdayOf(y, m, 1), monthDays(y, m)
}

// monthDates returns the days of a month in whole weeks that begin with a weekday.
func monthDates(y, m, firstDay int) []calDate {
	first, days := monthRange(y, m)
	before := pyrt.FloorModInt(first-firstDay, 7)
	after := pyrt.FloorModInt(firstDay-first-days, 7)
	py, pm := y, m-1
	if pm == 0 {
		py, pm = y-1, 12
	}
	ny, nm := y, m+1
	if nm == 13 {
		ny, nm = y+1, 1
	}
	var out []calDate
	for d := monthDays(py, pm) - before + 1; d <= monthDays(py, pm); d++ {
		out = append(out, calDate{py, pm, d})
	}
	for d := 1; d <= days; d++ {
		out = append(out, calDate{y, m, d})
	}
	for d := 1; d <= after; d++ {
		out = append(out, calDate{ny, nm, d})
	}
	return out
}

// inMonth returns the day's number, 0 outside of the month.
func (d calDate) inMonth(m int) int {
	if d.month != m {
		return 0
	}
	return d.day
}

func weeksOf[T any](days []T) [][]T {
	var weeks [][]T
	for i := 0; i < len(days); i += 7 {
		weeks = append(weeks, days[i:i+7])
	}
	return weeks
}

func center(s string, width int) string { return pyrt.StrCenter(s, width, " ") }

func trimmed(s string) string { return strings.TrimRight(s, " ") }

// weekHeader writes the names of the weekdays.
func weekHeader(firstDay, width int) string {
	parts := make([]string, 7)
	for i := range parts {
		name := dayNames[(firstDay+i)%7]
		if width < 9 {
			name = name[:3]
		}
		parts[i] = center(name[:min(len(name), width)], width)
	}
	return strings.Join(parts, " ")
}

func monthTitle(y, m, width int, withYear bool) string {
	name := monthNames[m-1]
	if withYear {
		name += " " + pyrt.Repr(y)
	}
	return center(name, width)
}

func weekLine(week []calDate, m, width int) string {
	parts := make([]string, len(week))
	for i, d := range week {
		text := ""
		if n := d.inMonth(m); n > 0 {
			text = pyrt.StrRJust(pyrt.Repr(n), 2, " ")
		}
		parts[i] = center(text, width)
	}
	return strings.Join(parts, " ")
}

// monthText is TextCalendar.formatmonth.
func monthText(firstDay, y, m, w, l int) string {
	w, l = max(2, w), max(1, l)
	end := strings.Repeat("\n", l)
	_, _ = monthRange(y, m)
	text := trimmed(monthTitle(y, m, 7*(w+1)-1, true)) + end + trimmed(weekHeader(firstDay, w)) + end
	for _, week := range weeksOf(monthDates(y, m, firstDay)) {
		text += trimmed(weekLine(week, m, w)) + end
	}
	return text
}

// yearText is TextCalendar.formatyear.
func yearText(firstDay, y, w, l, c, perRow int) string {
	w, l, c = max(2, w), max(1, l), max(2, c)
	width := (w+1)*7 - 1
	spacer := strings.Repeat(" ", c)
	row := func(parts []string) string {
		for i := range parts {
			parts[i] = center(parts[i], width)
		}
		return trimmed(strings.Join(parts, spacer))
	}
	end := strings.Repeat("\n", l)
	text := trimmed(center(pyrt.Repr(y), width*perRow+c*(perRow-1))) + end
	for m := 1; m <= 12; m += perRow {
		var titles, headers []string
		var months [][][]calDate
		height := 0
		for k := m; k < m+perRow && k <= 12; k++ {
			titles = append(titles, monthTitle(y, k, width, false))
			headers = append(headers, weekHeader(firstDay, w))
			months = append(months, weeksOf(monthDates(y, k, firstDay)))
			height = max(height, len(months[len(months)-1]))
		}
		text += end + row(titles) + end + row(headers) + end
		for i := range height {
			var cells []string
			for k, weeks := range months {
				if i < len(weeks) {
					cells = append(cells, weekLine(weeks[i], m+k, w))
				} else {
					cells = append(cells, "")
				}
			}
			text += row(cells) + end
		}
	}
	return text
}

// monthHTML is HTMLCalendar.formatmonth.
func monthHTML(firstDay, y, m int, withYear bool) string {
	title := monthNames[m-1]
	if withYear {
		title += " " + pyrt.Repr(y)
	}
	text := "<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"month\">\n<tr><th colspan=\"7\" class=\"month\">" + title + "</th></tr>\n<tr>"
	for i := range 7 {
		name := dayNames[(firstDay+i)%7][:3]
		text += "<th class=\"" + strings.ToLower(name) + "\">" + name + "</th>"
	}
	text += "</tr>\n"
	for _, week := range weeksOf(monthDates(y, m, firstDay)) {
		text += "<tr>"
		for i, d := range week {
			if n := d.inMonth(m); n > 0 {
				text += "<td class=\"" + strings.ToLower(dayNames[(firstDay+i)%7][:3]) + "\">" + pyrt.Repr(n) + "</td>"
			} else {
				text += "<td class=\"noday\">&nbsp;</td>"
			}
		}
		text += "</tr>\n"
	}
	return text + "</table>\n"
}
