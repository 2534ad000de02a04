package dyn

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// The fields of a relativedelta: what is added, and what is put in place.
const (
	deltaYears = iota
	deltaMonths
	deltaDays
	deltaLeapdays
	deltaHours
	deltaMinutes
	deltaSeconds
	deltaMicros
	deltaCount
)

const (
	putYear = iota
	putMonth
	putDay
	putHour
	putMinute
	putSecond
	putMicro
	putCount
)

var (
	deltaNames = strings.Fields("years months days leapdays hours minutes seconds microseconds")
	putNames   = strings.Fields("year month day hour minute second microsecond")
)

// A relativeDelta is a dateutil.relativedelta.relativedelta.
type relativeDelta struct {
	add     [deltaCount]int
	put     [putCount]pyrt.Opt[int]
	weekday *dateutilWeekday
}

// A dateutilWeekday is a day of the week, the nth if n is not 0.
type dateutilWeekday struct{ day, n int }

// PyClass returns the class.
func (*relativeDelta) PyClass() *Class { return relativedeltaType }

// PyClass returns the class.
func (*dateutilWeekday) PyClass() *Class { return dateutilWeekdayType }

var (
	relativedeltaType   = NewType("dateutil.relativedelta", "relativedelta")
	dateutilWeekdayType = NewType("dateutil.relativedelta", "weekday")
	dateutilWeekdays    = []*dateutilWeekday{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {6, 0}}
)

// Repr returns repr(w).
func (w *dateutilWeekday) Repr() string {
	name := strings.Fields("MO TU WE TH FR SA SU")[w.day]
	if w.n == 0 {
		return name
	}
	return fmt.Sprintf("%s(%+d)", name, w.n)
}

// carry moves what is too much of a field into another.
func (d *relativeDelta) carry(from, to, size int) {
	n := d.add[from]
	d.add[from] = n % size // with the sign of n
	d.add[to] += n / size
}

// normal carries every field; whole days and months stay what they are.
func (d *relativeDelta) normal() *relativeDelta {
	d.carry(deltaMicros, deltaSeconds, 1000000)
	d.carry(deltaSeconds, deltaMinutes, 60)
	d.carry(deltaMinutes, deltaHours, 60)
	d.carry(deltaHours, deltaDays, 24)
	d.carry(deltaMonths, deltaYears, 12)
	return d
}

// timed tells whether it says anything of the time of day.
func (d *relativeDelta) timed() bool {
	for _, f := range d.add[deltaHours:] {
		if f != 0 {
			return true
		}
	}
	for _, f := range d.put[putHour:] {
		if f.OK() {
			return true
		}
	}
	return false
}

// relativeWhole takes a number of a relativedelta.
func relativeWhole(v Value) int {
	if f, ok := v.(float64); ok {
		if f != float64(int(f)) {
			panic(pyrt.NewGuard("a relativedelta with fractions is not carried over"))
		}
		panic(pyrt.NewGuard("a relativedelta of floats is not carried over"))
	}
	return Index(v)
}

// newRelativeDelta is relativedelta(...), with its arguments in order.
func newRelativeDelta(a []Value) *relativeDelta {
	if a[0] != nil && a[1] != nil {
		return relativeBetween(a[0], a[1])
	}
	for _, v := range a[2:4] {
		if f, ok := v.(float64); ok && f != float64(int(f)) {
			raise(pyrt.ValueError, "Non-integer years and months are ambiguous and not currently supported.")
		}
	}
	d := &relativeDelta{}
	for i, at := range []int{2, 3, 4, 5, 7, 8, 9, 10} {
		d.add[i] = relativeWhole(a[at])
	}
	d.add[deltaDays] += relativeWhole(a[6]) * 7
	for i, at := range []int{11, 12, 13, 17, 18, 19, 20} {
		if a[at] != nil {
			d.put[i] = pyrt.Some(Index(a[at]))
		}
	}
	switch w := a[14].(type) {
	case nil:
	case *dateutilWeekday:
		d.weekday = w
	default:
		if n := Index(w); n < -7 || n > 6 {
			raise(pyrt.IndexError, "tuple index out of range")
		} else {
			d.weekday = dateutilWeekdays[(n+7)%7]
		}
	}
	d.yearDay(a[15], a[16])
	return d.normal()
}

// yearDay puts the day of a year in place: of one with a leap day, or as if there were
// none.
func (d *relativeDelta) yearDay(of, without Value) {
	day := 0
	if without != nil && Truth(without) {
		day = Index(without)
	} else if of != nil && Truth(of) {
		if day = Index(of); day > 59 {
			d.add[deltaLeapdays] = -1
		}
	}
	if day == 0 {
		return
	}
	ends := []int{31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 366}
	for i, end := range ends {
		if day <= end {
			d.put[putMonth] = pyrt.Some(i + 1)
			if i > 0 {
				day -= ends[i-1]
			}
			d.put[putDay] = pyrt.Some(day)
			return
		}
	}
	raise(pyrt.ValueError, "invalid year day (%d)", day)
}

// relativeBetween is what lies between two days.
func relativeBetween(to, from Value) *relativeDelta {
	moment := func(v Value) Value {
		switch held(v).(type) {
		case *datetimeObject, *dateObject:
			return held(v)
		}
		raise(pyrt.TypeError, "relativedelta only diffs datetime/date")
		return nil
	}
	to, from = moment(to), moment(from)
	if ClassOf(to) != ClassOf(from) {
		to, from = midnight(to), midnight(from)
	}
	a, b := dayOf(to), dayOf(from)
	d := &relativeDelta{}
	months := (a.Year-b.Year)*12 + a.Month - b.Month
	near := func() Value {
		d.add[deltaYears], d.add[deltaMonths] = months/12, months%12
		return d.to(from)
	}
	step, beyond := -1, Less
	if Less(to, from) {
		step, beyond = 1, func(x, y Value) bool { return Less(y, x) }
	}
	base := near()
	for beyond(to, base) {
		months += step
		base = near()
	}
	rest := Sub(to, base).(*deltaObject)
	d.add[deltaSeconds], d.add[deltaMicros] = rest.Days*86400+rest.Seconds, rest.Microseconds
	return d.normal()
}

// midnight is the datetime of a date.
func midnight(v Value) Value {
	if d, ok := v.(*dateObject); ok {
		return &datetimeObject{pyrt.DateTime{Date: d.Date}}
	}
	return v
}

// to returns the day and time that it leads to from a date or datetime.
func (d *relativeDelta) to(v Value) Value {
	if d.timed() {
		v = midnight(v)
	}
	day := dayOf(v)
	or := func(field, otherwise int) int {
		if n := d.put[field]; n.OK() && n.Must() != 0 {
			return n.Must()
		}
		return otherwise
	}
	year := or(putYear, day.Year) + d.add[deltaYears]
	month := or(putMonth, day.Month) + d.add[deltaMonths]
	switch {
	case month > 12 && d.add[deltaMonths] != 0:
		year, month = year+1, month-12
	case month < 1 && d.add[deltaMonths] != 0:
		year, month = year-1, month+12
	}
	if month < 1 || month > 12 {
		panic(pyrt.NewGuard("a relativedelta to the month " + pyrt.Repr(month) + " is not carried over"))
	}
	date := pyrt.NewDate(year, month, min(pyrt.DaysInMonth(year, month), or(putDay, day.Day)))
	var kw []Kw
	for i, n := range d.put[putHour:] {
		if n.OK() {
			kw = append(kw, Kw{putNames[putHour+i], n.Must()})
		}
	}
	kw = append(kw, Kw{"year", date.Year}, Kw{"month", date.Month}, Kw{"day", date.Day})
	days := d.add[deltaDays]
	if month > 2 && pyrt.IsLeapYear(year) {
		days += d.add[deltaLeapdays]
	}
	r := CallKw(GetAttr(v, "replace"), nil, kw)
	seconds := (d.add[deltaHours]*60+d.add[deltaMinutes])*60 + d.add[deltaSeconds]
	r = Add(r, &deltaObject{pyrt.NewTimeDelta(days, seconds, d.add[deltaMicros])})
	if d.weekday != nil {
		r = Add(r, &deltaObject{pyrt.NewTimeDelta(d.weekday.jump(dayOf(r).Weekday()), 0, 0)})
	}
	return r
}

// jump is how many days it is to the day from a day of the week.
func (w *dateutilWeekday) jump(from int) int {
	n := w.n
	if n == 0 {
		n = 1
	}
	if n > 0 {
		return (n-1)*7 + (7-from+w.day)%7
	}
	return -((-n-1)*7 + (7+from-w.day)%7)
}

// join adds another, whose places count where it has some; or takes it away, where its own
// count.
func (d *relativeDelta) join(o *relativeDelta, sign int) *relativeDelta {
	r, first, second := &relativeDelta{}, o, d
	if sign < 0 {
		first, second = d, o
	}
	for i := range r.add {
		r.add[i] = d.add[i] + sign*o.add[i]
	}
	if sign > 0 && o.add[deltaLeapdays] == 0 || sign < 0 && d.add[deltaLeapdays] != 0 {
		r.add[deltaLeapdays] = d.add[deltaLeapdays]
	} else {
		r.add[deltaLeapdays] = o.add[deltaLeapdays]
	}
	for i := range r.put {
		if r.put[i] = first.put[i]; r.put[i].IsNone() {
			r.put[i] = second.put[i]
		}
	}
	if r.weekday = first.weekday; r.weekday == nil {
		r.weekday = second.weekday
	}
	return r.normal()
}

// times multiplies what is added, towards zero.
func (d *relativeDelta) times(f float64) *relativeDelta {
	r := *d
	for i := range r.add {
		if i != deltaLeapdays {
			r.add[i] = int(float64(r.add[i]) * f)
		}
	}
	return r.normal()
}

// Repr returns repr(d).
func (d *relativeDelta) Repr() string {
	var parts []string
	for i, n := range d.add {
		if n != 0 {
			parts = append(parts, deltaNames[i]+"="+FormatValue(n, 0, "+g"))
		}
	}
	for i, n := range d.put {
		if i == putHour && d.weekday != nil {
			parts = append(parts, "weekday="+d.weekday.Repr())
		}
		if n.OK() {
			parts = append(parts, putNames[i]+"="+pyrt.Repr(n.Must()))
		}
	}
	return "relativedelta(" + strings.Join(parts, ", ") + ")"
}

// EqualValue reports d == other.
func (d *relativeDelta) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(*relativeDelta)
	return ok && d.same(o), ok
}

// Hash returns hash(d).
func (d *relativeDelta) Hash() int { return pyrt.HashOf(d.Repr()) }

// EqualValue reports w == other.
func (w *dateutilWeekday) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(*dateutilWeekday)
	return ok && *o == *w, ok
}

// CallValue returns w(n).
func (w *dateutilWeekday) CallValue(args []Value, kw []Kw) Value {
	return dateutilWeekdayOf(w.day, signatureOf("n").bind("weekday.__call__", args, kw, nil)[0])
}

// Hash returns hash(w).
func (w *dateutilWeekday) Hash() int { return pyrt.HashOf(w.Repr()) }

// same tells whether two are equal; without a number, a weekday is the first.
func (d *relativeDelta) same(o *relativeDelta) bool {
	if d.weekday != nil || o.weekday != nil {
		if d.weekday == nil || o.weekday == nil || d.weekday.day != o.weekday.day || d.weekday.n != o.weekday.n && (d.weekday.n|1 != 1 || o.weekday.n|1 != 1) {
			return false
		}
	}
	return d.add == o.add && d.put == o.put
}

func init() {
	t := relativedeltaType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return newRelativeDelta(signatureOf("dt1=None, dt2=None, years=0, months=0, days=0, leapdays=0, weeks=0, hours=0, minutes=0, seconds=0, microseconds=0, "+
			"year=None, month=None, day=None, weekday=None, yearday=None, nlyearday=None, hour=None, minute=None, second=None, microsecond=None").bind("relativedelta.__init__", args, kw, nil))
	}, nil)
	t.final = true
	self := func(a []Value) *relativeDelta { return a[0].(*relativeDelta) }
	for i, name := range deltaNames {
		t.Getter(name, func(v Value) Value { return v.(*relativeDelta).add[i] })
	}
	for i, name := range putNames {
		t.Getter(name, func(v Value) Value {
			if n := v.(*relativeDelta).put[i]; n.OK() {
				return n.Must()
			}
			return nil
		})
	}
	t.Getter("weeks", func(v Value) Value { return v.(*relativeDelta).add[deltaDays] / 7 })
	t.Getter("weekday", func(v Value) Value {
		if w := v.(*relativeDelta).weekday; w != nil {
			return w
		}
		return nil
	})
	sum := func(a []Value) Value {
		d := self(a)
		switch o := held(a[1]).(type) {
		case *relativeDelta:
			return d.join(o, 1)
		case *deltaObject:
			return d.join(&relativeDelta{add: [deltaCount]int{deltaDays: o.Days, deltaSeconds: o.Seconds, deltaMicros: o.Microseconds}}, 1)
		case *dateObject, *datetimeObject:
			return d.to(a[1])
		}
		return NotImplemented
	}
	negative := func(d *relativeDelta) *relativeDelta { return d.times(-1) }
	t.Def("__add__(other)", sum)
	t.Def("__radd__(other)", sum)
	t.Def("__sub__(other)", func(a []Value) Value {
		if o, ok := a[1].(*relativeDelta); ok {
			return self(a).join(o, -1)
		}
		return NotImplemented
	})
	t.Def("__rsub__(other)", func(a []Value) Value { return sum([]Value{negative(self(a)), a[1]}) })
	t.Def("__neg__()", func(a []Value) Value { return negative(self(a)) })
	t.Def("__abs__()", func(a []Value) Value {
		r := *self(a)
		for i, n := range r.add {
			if i != deltaLeapdays {
				r.add[i] = max(n, -n)
			}
		}
		return &r
	})
	scaled := func(a []Value, divide bool) Value {
		switch inner(a[1]).(type) {
		case int, Int, float64, bool:
		case string:
			panic(pyrt.NewGuard("a relativedelta times a str is not carried over"))
		default:
			return NotImplemented
		}
		f := Float(a[1])
		if divide {
			f = Float(Div(1, f))
		}
		return self(a).times(f)
	}
	t.Def("__mul__(other)", func(a []Value) Value { return scaled(a, false) })
	t.Def("__rmul__(other)", func(a []Value) Value { return scaled(a, false) })
	t.Def("__truediv__(other)", func(a []Value) Value { return scaled(a, true) })
	t.Def("__bool__()", func(a []Value) Value { return *self(a) != relativeDelta{} })
	t.Def("__repr__()", func(a []Value) Value { return self(a).Repr() })
	t.Def("normalized()", func(a []Value) Value { r := *self(a); return &r })

	w := dateutilWeekdayType
	w.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("wkday, n=None").bind("weekday.__init__", args, kw, nil)
		return dateutilWeekdayOf(Index(a[0]), a[1])
	}, nil)
	w.final = true
	w.Getter("weekday", func(v Value) Value { return v.(*dateutilWeekday).day })
	w.Getter("n", func(v Value) Value {
		if n := v.(*dateutilWeekday).n; n != 0 {
			return n
		}
		return nil
	})
	w.Def("__repr__()", func(a []Value) Value { return a[0].(*dateutilWeekday).Repr() })
}

// dateutilWeekdayOf is the nth of a day of the week; None for n is any.
func dateutilWeekdayOf(day int, n Value) Value {
	if n == nil {
		return dateutilWeekdays[day]
	}
	if Index(n) == 0 {
		panic(pyrt.NewGuard("the weekday of dateutil that is the 0th is not carried over"))
	}
	return &dateutilWeekday{day, Index(n)}
}
