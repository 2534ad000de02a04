package pyrt

import "math"

// domainError raises what a math function raises for an argument outside its
// domain.
func domainError() { panic(NewValueError("math domain error")) }

// rangeError raises what a math function raises for a result too large.
func rangeError() { panic(NewOverflowError("math range error")) }

// inRange returns y, the result of a finite argument, unless it is infinite.
func inRange(y float64) float64 {
	if math.IsInf(y, 0) {
		rangeError()
	}
	return y
}

// checked returns y, the result of x, or raises as CPython does: a NaN that x is
// not is a domain error; so is an infinity of a finite x if x is a pole of the
// function, and otherwise it is a range error.
func checked(x, y float64, overflows bool) float64 {
	if math.Abs(y) <= math.MaxFloat64 {
		return y
	}
	return checkedSlow(x, y, overflows)
}

func checkedSlow(x, y float64, overflows bool) float64 {
	switch {
	case y != y && x == x:
		domainError()
	case math.IsInf(y, 0) && math.Abs(x) <= math.MaxFloat64:
		if overflows {
			rangeError()
		}
		domainError()
	}
	return y
}
