package improve

import (
	"math"
	"math/bits"
)

// An interval holds the ints from lo to hi, both included; it is empty where lo is
// above hi.
type interval struct{ lo, hi int }

var (
	all   = interval{math.MinInt, math.MaxInt}
	empty = interval{math.MaxInt, math.MinInt}
)

func only(n int) interval { return interval{n, n} }

func (a interval) isEmpty() bool { return a.lo > a.hi }

// join is the smallest interval that holds both.
func (a interval) join(b interval) interval {
	switch {
	case a.isEmpty():
		return b
	case b.isEmpty():
		return a
	}
	return interval{min(a.lo, b.lo), max(a.hi, b.hi)}
}

// meet holds what both hold.
func (a interval) meet(b interval) interval {
	if m := (interval{max(a.lo, b.lo), min(a.hi, b.hi)}); !m.isEmpty() {
		return m
	}
	return empty
}

// The sums, differences and products below stop at the ends of an int; ok tells that
// the exact result fits.

func addInts(a, b int) (sum int, ok bool) {
	sum = a + b
	switch {
	case b > 0 && sum < a:
		return math.MaxInt, false
	case b < 0 && sum > a:
		return math.MinInt, false
	}
	return sum, true
}

func mulInts(a, b int) (product int, ok bool) {
	negative := (a < 0) != (b < 0)
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	switch {
	case high == 0 && !negative && low <= math.MaxInt:
		return int(low), true
	case high == 0 && negative && low <= 1<<63:
		return int(-low), true
	case negative:
		return math.MinInt, false
	}
	return math.MaxInt, false
}

func magnitude(a int) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

func (a interval) add(b interval) (sum interval, fits bool) {
	lo, okLo := addInts(a.lo, b.lo)
	hi, okHi := addInts(a.hi, b.hi)
	return interval{lo, hi}, okLo && okHi
}

func (a interval) neg() (minus interval, fits bool) {
	if a.lo == math.MinInt {
		return all, false
	}
	return interval{-a.hi, -a.lo}, true
}

func (a interval) sub(b interval) (difference interval, fits bool) {
	minus, ok := b.neg()
	if !ok { // a - MinInt fits where a is negative: nothing is lost by the check
		return all, false
	}
	return a.add(minus)
}

func (a interval) mul(b interval) (product interval, fits bool) {
	product, fits = empty, true
	for _, x := range []int{a.lo, a.hi} {
		for _, y := range []int{b.lo, b.hi} {
			p, ok := mulInts(x, y)
			product, fits = product.join(only(p)), fits && ok
		}
	}
	return product, fits
}

// shl is a << b.
func (a interval) shl(b interval) (shifted interval, fits bool) {
	if b.lo < 0 || b.hi > 62 {
		return all, false
	}
	return a.mul(interval{1 << b.lo, 1 << b.hi})
}

// shr is a >> b.
func (a interval) shr(b interval) interval {
	if b.lo < 0 {
		return all
	}
	return interval{min(a.lo>>b.lo, a.lo>>b.hi), max(a.hi>>b.lo, a.hi>>b.hi)}
}

// divisor leaves zero out of an interval, at whose ends it may be.
func (a interval) divisor() interval {
	if a.lo == 0 {
		a.lo = 1
	}
	if a.hi == 0 {
		a.hi = -1
	}
	return a
}

// floorDiv is Python's a // b.
func (a interval) floorDiv(b interval) interval {
	b = b.divisor()
	switch {
	case b.isEmpty():
		return empty
	case b.lo > 0:
		return interval{min(floorDiv(a.lo, b.lo), floorDiv(a.lo, b.hi)), max(floorDiv(a.hi, b.lo), floorDiv(a.hi, b.hi))}
	case a.lo == math.MinInt:
		return all
	}
	far := max(a.hi, -a.lo)
	return interval{-far - 1, far}.meet(all)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// mod is Python's a % b: of the sign of b.
func (a interval) mod(b interval) interval {
	b = b.divisor()
	switch {
	case b.isEmpty():
		return empty
	case b.lo > 0 && a.lo >= 0:
		return interval{0, min(a.hi, b.hi-1)}
	case b.lo > 0:
		return interval{0, b.hi - 1}
	case b.hi < 0:
		return interval{b.lo + 1, 0}
	}
	return interval{min(b.lo+1, 0), max(b.hi-1, 0)}
}

func (a interval) and(b interval) interval {
	switch {
	case a.lo >= 0 && b.lo >= 0:
		return interval{0, min(a.hi, b.hi)}
	case a.lo >= 0:
		return interval{0, a.hi}
	case b.lo >= 0:
		return interval{0, b.hi}
	}
	return all
}

// or is that of a | b and of a ^ b.
func (a interval) or(b interval) interval {
	if a.lo < 0 || b.lo < 0 {
		return all
	}
	return interval{0, int(uint64(1)<<bits.Len64(uint64(max(a.hi, b.hi))) - 1)}
}

func (a interval) invert() interval { return interval{^a.hi, ^a.lo} }

// outward moves the ends of an interval that still grows to the next of some steps, in
// ascending order, which hold the ends of an int.
func (a interval) outward(old interval, steps []int) interval {
	if old.isEmpty() {
		return a
	}
	if a.lo < old.lo {
		for i := len(steps) - 1; i >= 0; i-- {
			if steps[i] <= a.lo {
				a.lo = steps[i]
				break
			}
		}
	}
	if a.hi > old.hi {
		for _, s := range steps {
			if s >= a.hi {
				a.hi = s
				break
			}
		}
	}
	return a
}
