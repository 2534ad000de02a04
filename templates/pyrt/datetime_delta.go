package pyrt

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// TimeDelta is a datetime.timedelta: 0 <= Seconds < 86400 and 0 <= Microseconds
// < 1000000, as the constructor leaves them. It is compared by ==, and a key.
// https://docs.python.org/3.11/library/datetime.html#timedelta-objects
type TimeDelta struct{ Days, Seconds, Microseconds int }

const (
	maxDeltaDays  = 999999999
	daySeconds    = 86400
	microsPerSec  = 1000000
	microsPerDay  = daySeconds * microsPerSec
	smallMaxDays  = 100000000 // days whose microseconds fit an int, and their sums
	deltaTypeName = "datetime.timedelta"
)

// NewTimeDelta returns timedelta(days=..., seconds=..., microseconds=...) of ints.
func NewTimeDelta(days, seconds, microseconds int) TimeDelta {
	carry, micros := floorDivMod(microseconds, microsPerSec)
	secondDays, left := floorDivMod(seconds, daySeconds)
	carryDays, secs := floorDivMod(left+carry, daySeconds)
	return checkedDelta(TimeDelta{days + secondDays + carryDays, secs, micros})
}

func floorDivMod(a, b int) (q, r int) {
	q, r = a/b, a%b
	if r < 0 {
		q, r = q-1, r+b
	}
	return q, r
}

func checkedDelta(d TimeDelta) TimeDelta {
	if d.Days < math.MinInt32 || d.Days > math.MaxInt32 {
		panic(NewOverflowError("Python int too large to convert to C int"))
	}
	if d.Days < -maxDeltaDays || d.Days > maxDeltaDays {
		panic(NewOverflowError(fmt.Sprintf("days=%d; must have magnitude <= %d", d.Days, maxDeltaDays)))
	}
	return d
}

// deltaUnits are the microseconds of the units in which [TimeDeltaOf] adds.
var deltaUnits = [...]int{1, 1000, microsPerSec, 60 * microsPerSec, 3600 * microsPerSec, microsPerDay, 7 * microsPerDay}

// TimeDeltaOf returns timedelta of floats, in the constructor's order. What is
// left below a microsecond is rounded to even, once.
func TimeDeltaOf(days, seconds, microseconds, milliseconds, minutes, hours, weeks float64) TimeDelta {
	total, rest := Int{}, 0.0
	for i, x := range [...]float64{microseconds, milliseconds, seconds, minutes, hours, days, weeks} {
		whole, fraction := math.Modf(x)
		total = total.Add(IntFromFloat(whole).Mul(NewInt(deltaUnits[i])))
		if fraction != 0 {
			whole, fraction = math.Modf(fraction * float64(deltaUnits[i]))
			total = total.Add(IntFromFloat(whole))
			rest += fraction
		}
	}
	if rest != 0 {
		micros := math.Round(rest)
		if math.Abs(micros-rest) == 0.5 {
			odd := float64(total.And(NewInt(1)).small)
			micros = 2*math.Round((rest+odd)*0.5) - odd
		}
		total = total.Add(NewInt(int(micros)))
	}
	return deltaOfMicros(total)
}

// deltaOfMicros returns the timedelta of a number of microseconds.
func deltaOfMicros(n Int) TimeDelta {
	days, rest := n.DivMod(NewInt(microsPerDay))
	d, ok := days.Small()
	if !ok {
		d = math.MaxInt
	}
	return checkedDelta(TimeDelta{d, int(rest.small) / microsPerSec, int(rest.small) % microsPerSec})
}

// micros returns the timedelta as a number of microseconds.
func (d TimeDelta) micros() Int {
	rest := NewInt(d.Seconds*microsPerSec + d.Microseconds)
	return NewInt(d.Days).Mul(NewInt(microsPerDay)).Add(rest)
}

// Add returns d + o.
func (d TimeDelta) Add(o TimeDelta) TimeDelta {
	return NewTimeDelta(d.Days+o.Days, d.Seconds+o.Seconds, d.Microseconds+o.Microseconds)
}

// Sub returns d - o.
func (d TimeDelta) Sub(o TimeDelta) TimeDelta {
	return NewTimeDelta(d.Days-o.Days, d.Seconds-o.Seconds, d.Microseconds-o.Microseconds)
}

// Neg returns -d.
func (d TimeDelta) Neg() TimeDelta { return NewTimeDelta(-d.Days, -d.Seconds, -d.Microseconds) }

// Abs returns abs(d).
func (d TimeDelta) Abs() TimeDelta {
	if d.Days < 0 {
		return d.Neg()
	}
	return d
}

// Mul returns d * n.
func (d TimeDelta) Mul(n int) TimeDelta { return deltaOfMicros(d.micros().Mul(NewInt(n))) }

// MulFloat returns d * f, rounded to even.
func (d TimeDelta) MulFloat(f float64) TimeDelta {
	a, b := AsIntegerRatio(f)
	return deltaOfMicros(divideNearest(d.micros().Mul(a), b))
}

// Div returns d / o, a float.
func (d TimeDelta) Div(o TimeDelta) float64 {
	if !d.IsTrue() && o.Days < 0 {
		return math.Copysign(0, -1) // 0 / -1 of ints is -0.0
	}
	return d.micros().TrueDiv(o.micros())
}

// DivInt returns d / n, rounded to even.
func (d TimeDelta) DivInt(n int) TimeDelta {
	return deltaOfMicros(divideNearest(d.micros(), NewInt(n)))
}

// DivFloat returns d / f, rounded to even.
func (d TimeDelta) DivFloat(f float64) TimeDelta {
	a, b := AsIntegerRatio(f)
	return deltaOfMicros(divideNearest(d.micros().Mul(b), a))
}

// FloorDiv returns d // o.
func (d TimeDelta) FloorDiv(o TimeDelta) int { return d.micros().FloorDiv(o.micros()).Int() }

// FloorDivInt returns d // n.
func (d TimeDelta) FloorDivInt(n int) TimeDelta { return deltaOfMicros(d.micros().FloorDiv(NewInt(n))) }

// Mod returns d % o.
func (d TimeDelta) Mod(o TimeDelta) TimeDelta { return deltaOfMicros(d.micros().Mod(o.micros())) }

// DivMod returns divmod(d, o).
func (d TimeDelta) DivMod(o TimeDelta) (int, TimeDelta) {
	q, r := d.micros().DivMod(o.micros())
	return q.Int(), deltaOfMicros(r)
}

// divideNearest returns a / b rounded to the nearest, half to even.
func divideNearest(a, b Int) Int {
	q, r := a.DivMod(b)
	if b.Sign() < 0 {
		r, b = r.Neg(), b.Neg()
	}
	twice := r.Add(r).Cmp(b)
	if twice > 0 || twice == 0 && q.And(NewInt(1)).small == 1 {
		return q.Add(NewInt(1))
	}
	return q
}

// TotalSeconds returns d.total_seconds().
func (d TimeDelta) TotalSeconds() float64 {
	if -smallMaxDays < d.Days && d.Days < smallMaxDays/1000 {
		if n := d.Days*microsPerDay + d.Seconds*microsPerSec + d.Microseconds; -1<<53 < n && n < 1<<53 {
			return float64(n) / microsPerSec
		}
	}
	return d.micros().TrueDiv(NewInt(microsPerSec))
}

// Cmp returns -1, 0 or 1: d less than, equal to or greater than o.
func (d TimeDelta) Cmp(o TimeDelta) int {
	switch {
	case d == o:
		return 0
	case d.Days != o.Days:
		return orderSign(d.Days < o.Days)
	case d.Seconds != o.Seconds:
		return orderSign(d.Seconds < o.Seconds)
	}
	return orderSign(d.Microseconds < o.Microseconds)
}

func orderSign(less bool) int {
	if less {
		return -1
	}
	return 1
}

// Less returns d < o.
func (d TimeDelta) Less(o TimeDelta) bool { return d.Cmp(o) < 0 }

// LessValue returns d < other for any other value.
func (d TimeDelta) LessValue(other Value) (less, ok bool) {
	o, ok := other.(TimeDelta)
	return ok && d.Less(o), ok
}

// EqualValue returns d == other for any other value.
func (d TimeDelta) EqualValue(other Value) (equal, ok bool) {
	o, ok := other.(TimeDelta)
	return ok && d == o, ok
}

// Hash returns hash(d).
func (d TimeDelta) Hash() int {
	return HashTuple(HashInt(d.Days), HashInt(d.Seconds), HashInt(d.Microseconds))
}

// IsTrue returns bool(d).
func (d TimeDelta) IsTrue() bool { return d != TimeDelta{} }

// TypeName returns "datetime.timedelta", as messages name the class.
func (d TimeDelta) TypeName() string { return deltaTypeName }

// Repr returns repr(d), such as datetime.timedelta(days=1).
func (d TimeDelta) Repr() string {
	var parts []string
	if d.Days != 0 {
		parts = append(parts, "days="+strconv.Itoa(d.Days))
	}
	if d.Seconds != 0 {
		parts = append(parts, "seconds="+strconv.Itoa(d.Seconds))
	}
	if d.Microseconds != 0 {
		parts = append(parts, "microseconds="+strconv.Itoa(d.Microseconds))
	}
	if len(parts) == 0 {
		parts = []string{"0"}
	}
	return "datetime.timedelta(" + strings.Join(parts, ", ") + ")"
}

// Str returns str(d), such as 1 day, 0:00:02.
func (d TimeDelta) Str() string {
	text := fmt.Sprintf("%d:%02d:%02d", d.Seconds/3600, d.Seconds/60%60, d.Seconds%60)
	if d.Microseconds != 0 {
		text += fmt.Sprintf(".%06d", d.Microseconds)
	}
	switch d.Days {
	case 0:
		return text
	case 1, -1:
		return strconv.Itoa(d.Days) + " day, " + text
	}
	return strconv.Itoa(d.Days) + " days, " + text
}

// TimeDeltaOfMicros returns timedelta(microseconds=n).
func TimeDeltaOfMicros(n Int) TimeDelta { return deltaOfMicros(n) }

// Micros returns d // timedelta(microseconds=1).
func (d TimeDelta) Micros() Int { return d.micros() }
