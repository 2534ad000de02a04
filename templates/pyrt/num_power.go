package pyrt

import "math"

// BoolInt returns int(b).
func BoolInt(b bool) int { return HashBool(b) }

// PowReal returns x ** y where both are floats. A negative x with a y that is not
// whole gives a complex number in Python: the program stops there.
func PowReal(x, y float64) float64 {
	if x < 0 && y != math.Trunc(y) && !math.IsInf(x, 0) {
		panic(NewGuard("** of a negative number gives a complex number"))
	}
	return PowFloat(x, y)
}

// PowNonNegative returns a ** n. A negative n gives a float in Python: the program
// stops there.
func PowNonNegative(a, n int) int {
	if n < 0 {
		panic(NewGuard("** with a negative exponent gives a float"))
	}
	return PowInt(a, n)
}
