package dyn

import (
	"regexp"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A dateReader reads a date as people write it. It knows the common forms; of others it
// tells those that dateutil refuses for sure, and stops at the rest.
type dateReader struct {
	source               Value
	text                 string
	fallback             pyrt.DateTime // has what the text does not say
	ignoreZone           bool
	dayFirst, yearFirst  bool
	year, month, day     int // -1 where the text does not say it
	hour, minute, second int
	micro                int
	zone                 Value
	zoneName             string
}

const (
	dateMonths   = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	dateWeekday  = `(?:(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?:\s+|,\s+))?`
	dateOrdinals = `(?:st|nd|rd|th)?`
	dateClock    = `(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?(?:\s*(am|pm))?`
	dateOffset   = `(?:\s*((?-i:Z|z|UTC|GMT))|\s*([-+])(\d{2})(?::?(\d{2}))?)?`
)

// dateForms are the forms of dates without a time.
var dateForms = []struct {
	form *regexp.Regexp
	take func(p *dateReader, part []string)
}{
	{dateForm(`(\d{4})(-|/|\.)(\d{1,2})(-|/|\.)(\d{1,2})`), func(p *dateReader, part []string) { p.numbers(part[1], part[3], part[5], part[2] == part[4]) }},
	{dateForm(`(\d{1,2})(-|/|\.)(\d{1,2})(-|/|\.)(\d{4}|\d{2})`), func(p *dateReader, part []string) { p.numbers(part[1], part[3], part[5], part[2] == part[4]) }},
	{dateForm(`(\d{4})(\d{2})(\d{2})`), func(p *dateReader, part []string) {
		p.year, p.month, p.day = pyrt.ParseInt(part[1]), pyrt.ParseInt(part[2]), pyrt.ParseInt(part[3])
	}},
	{dateForm(dateWeekday + dateMonths + `\s+(\d{1,2})` + dateOrdinals + `(?:(?:\s+|,\s+)(\d{4}))?`), func(p *dateReader, part []string) { p.named(part[3], part[1], part[2]) }},
	{dateForm(dateWeekday + `(\d{1,2})` + dateOrdinals + `\s+(?:of\s+)?` + dateMonths + `(?:(?:\s+|,\s+)(\d{4}))?`), func(p *dateReader, part []string) { p.named(part[3], part[2], part[1]) }},
	{dateForm(`(\d{1,2})-` + dateMonths + `-(\d{4})`), func(p *dateReader, part []string) { p.named(part[3], part[2], part[1]) }},
	{dateForm(dateMonths + `(?:\s+|,\s+)(\d{4})`), func(p *dateReader, part []string) { p.named(part[2], part[1], "") }},
}

func dateForm(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?i:` + pattern + `)$`) }

var (
	dateThenTime = dateForm(`(.*?)(?:T|\s+|,\s+)` + dateClock + dateOffset)
	timeThenDate = dateForm(dateClock + `(?:\s+|,\s+)(.*)`)
	timeAlone    = dateForm(dateClock + dateOffset)
	asctimeForm  = dateForm(dateWeekday + dateMonths + `\s+(\d{1,2})\s+` + dateClock + `\s+(\d{4})`)
	compactForm  = dateForm(`(\d{8})T?(\d{2})(\d{2})(\d{2})?` + dateOffset)
)

// read returns the datetime.
func (p *dateReader) read() Value {
	text, ok := asStr(p.source)
	if !ok {
		if _, isBytes := inner(p.source).(Bytes); isBytes || HasAttr(p.source, "read") {
			panic(pyrt.NewGuard("dateutil.parser.parse of what is no str is not carried over"))
		}
		raise(pyrt.TypeError, "Parser must be a string or character stream, not %s", argTypeName(p.source))
	}
	p.text = text
	p.year, p.month, p.day, p.hour, p.minute, p.second, p.micro = -1, -1, -1, -1, -1, -1, -1
	if !p.forms(strings.Trim(text, " \t\n\r")) {
		p.refuse()
	}
	return p.built()
}

// argTypeName is the name of a value's class, also of None.
func argTypeName(v Value) string { return ClassOf(v).Name }

// forms reads one of the known forms.
func (p *dateReader) forms(text string) bool {
	if part := asctimeForm.FindStringSubmatch(text); part != nil {
		return p.clock(part[3:8]) && p.named(part[8], part[1], part[2])
	}
	if part := compactForm.FindStringSubmatch(text); part != nil {
		ok := p.date(part[1]) && p.clock([]string{part[2], part[3], part[4], "", ""}) && p.offset(part[5:])
		if !strings.ContainsAny(text, "Tt") {
			p.micro = -1
		}
		return ok
	}
	if p.date(text) {
		return true
	}
	if part := timeAlone.FindStringSubmatch(text); part != nil {
		return p.clock(part[1:6]) && p.offset(part[6:])
	}
	if part := dateThenTime.FindStringSubmatch(text); part != nil && !joinsWord(text, len(part[1])) && p.date(part[1]) {
		return p.clock(part[2:7]) && p.offset(part[7:])
	}
	if part := timeThenDate.FindStringSubmatch(text); part != nil && p.date(part[6]) {
		return p.clock(part[1:6])
	}
	return false
}

// joinsWord tells whether the character at a place goes on with a word.
func joinsWord(text string, i int) bool {
	return strings.ContainsRune("Tt", rune(text[i])) && i > 0 && (text[i-1] < '0' || text[i-1] > '9')
}

// date reads a date without a time.
func (p *dateReader) date(text string) bool {
	for _, f := range dateForms {
		if part := f.form.FindStringSubmatch(text); part != nil {
			f.take(p, part)
			return p.year >= 0 || p.month >= 0 || p.day >= 0
		}
	}
	return false
}

// numbers reads three numbers, of which what is not said tells the order.
func (p *dateReader) numbers(first, second, third string, same bool) {
	if !same {
		return
	}
	a, b, c := pyrt.ParseInt(first), pyrt.ParseInt(second), pyrt.ParseInt(third)
	century := len(first) > 2 || len(third) > 2
	switch yearly := a > 31 || len(first) > 2 || p.yearFirst && b <= 12 && c <= 31; {
	case yearly && p.dayFirst && c <= 12:
		p.year, p.day, p.month = a, b, c
	case yearly:
		p.year, p.month, p.day = a, b, c
	case a > 12 || p.dayFirst && b <= 12:
		p.day, p.month, p.year = a, b, c
	default:
		p.month, p.day, p.year = a, b, c
	}
	if !century && p.year < 100 {
		p.year = nearCentury(p.year)
	}
}

// nearCentury is the year of two digits that is nearest to today.
func nearCentury(year int) int {
	now := pyrt.Now().Year
	year += now / 100 * 100
	switch {
	case year >= now+50:
		return year - 100
	case year < now-50:
		return year + 100
	}
	return year
}

// named reads a date whose month is a word; the others may be "".
func (p *dateReader) named(year, month, day string) bool {
	names := "jan feb mar apr may jun jul aug sep oct nov dec"
	if day != "" {
		if p.day = pyrt.ParseInt(day); p.day < 1 || p.day > 31 {
			p.day = -1
			return false // may be a year
		}
	}
	if year != "" {
		p.year = pyrt.ParseInt(year)
	}
	p.month = strings.Index(names, strings.ToLower(month[:3]))/4 + 1
	return true
}

// clock reads hour, minute, second, fraction and am or pm, "" for what is not there.
func (p *dateReader) clock(part []string) bool {
	if part[1] == "" && part[4] == "" {
		p.hour = pyrt.ParseInt(part[0])
		return p.year >= 0 && strings.ContainsAny(p.text, "Tt") && len(part[0]) == 2 && p.isoHour()
	}
	p.hour = pyrt.ParseInt(part[0])
	if part[1] != "" {
		p.minute = pyrt.ParseInt(part[1])
	}
	if part[2] != "" {
		p.second, p.micro = pyrt.ParseInt(part[2]), 0
	}
	if part[3] != "" {
		p.micro = pyrt.ParseInt((part[3] + "000000")[:6])
	}
	if part[4] == "" {
		return true
	}
	if p.hour > 12 {
		panic(noDate("Unknown string format", p.text))
	}
	p.hour %= 12
	if strings.EqualFold(part[4], "pm") {
		p.hour += 12
	}
	return true
}

var isoHourForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}T\d{2}$`)

// isoHour tells whether the text is a date with an hour alone.
func (p *dateReader) isoHour() bool { return isoHourForm.MatchString(strings.TrimSpace(p.text)) }

// offset reads a time zone: its name, or sign, hours and minutes; "" for none.
func (p *dateReader) offset(part []string) bool {
	name, seconds := strings.ToUpper(part[0]), 0
	switch {
	case name == "" && part[1] == "":
		return true
	case part[1] != "":
		if strings.Contains(p.text, "(") {
			return false
		}
		seconds = pyrt.ParseInt(part[2]) * 3600
		if part[3] != "" {
			seconds += pyrt.ParseInt(part[3]) * 60
		}
		if part[1] == "-" {
			seconds = -seconds
		}
	}
	if p.ignoreZone {
		return true
	}
	if seconds == 0 && name != "GMT" {
		name = "UTC"
	}
	p.zone, p.zoneName = newTzoffset(nil, seconds), name
	if seconds == 0 {
		p.zone = dateutilUTC
		if strings.Contains(localNames(), "|"+name+"|") {
			p.zone = dateutilLocal
		}
	}
	return true
}

// localNames are the names of the local time, between bars.
func localNames() string {
	text := "|"
	for _, n := range Items(ModTime.Get("tzname")) {
		text += Str(n) + "|"
	}
	return text
}

// built returns the datetime that was read.
func (p *dateReader) built() Value {
	t := p.fallback
	for _, f := range []struct {
		to   *int
		from int
	}{{&t.Year, p.year}, {&t.Month, p.month}, {&t.Hour, p.hour}, {&t.Minute, p.minute}, {&t.Second, p.second}, {&t.Microsecond, p.micro}} {
		if f.from >= 0 {
			*f.to = f.from
		}
	}
	if p.day >= 0 {
		t.Day = p.day
	} else if p.month >= 1 || p.year >= 1 {
		t.Day = min(t.Day, pyrt.DaysInMonth(t.Year, t.Month))
	}
	defer func() {
		if e, ok := recover().(*pyrt.Exception); ok {
			panic(noDate(e.Text(), p.text).From(e))
		}
	}()
	zone := t.Zone
	if p.zone != nil {
		zone = zoneArg(p.zone)
	}
	made := pyrt.NewDateTime(t.Year, t.Month, t.Day, t.Hour, t.Minute, t.Second, t.Microsecond, zone)
	if p.zone == dateutilLocal {
		if name, _ := made.TZName(); name != p.zoneName {
			made.Zone = zoneArg(dateutilUTC)
		}
	}
	return &datetimeObject{made}
}

var dateWords = regexp.MustCompile(`[A-Za-z]+`)

// dateVocabulary are the words that dates may have.
var dateVocabulary = regexp.MustCompile(`^(?i:` + dateMonths + `|mon|monday|tue|tuesday|wed|wednesday|thu|thursday|fri|friday|sat|saturday|sun|sunday` +
	`|h|hours?|m|minutes?|s|seconds?|am?|pm?|at|on|and|ad|t|of|st|nd|rd|th|utc|gmt|z)$`)

// refuse raises the error of a text that is no date, or stops at one of which that is not
// known.
func (p *dateReader) refuse() {
	if strings.TrimSpace(p.text) == "" {
		panic(noDate("String does not contain a date", p.text))
	}
	unknown := strings.ContainsAny(p.text, "?!@#$%^&*_=<>|\"~[]{}\\`")
	for _, w := range dateWords.FindAllString(p.text, -1) {
		zone := len(w) <= 5 && strings.ToUpper(w) == w && strings.ContainsAny(p.text, "0123456789")
		unknown = unknown || !dateVocabulary.MatchString(w) && !zone
	}
	if unknown && !strings.Contains(p.text, ".") && pyrt.IsASCII(p.text) {
		panic(noDate("Unknown string format", p.text))
	}
	panic(pyrt.NewGuard("dateutil.parser.parse of " + Repr(p.text) + " is not carried over"))
}
