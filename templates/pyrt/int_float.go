package pyrt

import "math"

// IntFromFloat returns int(f): f cut off towards 0.
func IntFromFloat(f float64) Int {
	if f >= -0x1p63 && f < 0x1p63 {
		return Int{small: int64(f)}
	}
	return intFromLargeFloat(f)
}

// TruncInt returns int(f) as an int.
func TruncInt(f float64) int {
	if f >= -0x1p63 && f < 0x1p63 {
		return int(f)
	}
	return guardInt(intFromLargeFloat(f))
}

// guardInt panics: n does not fit an int.
//
//go:noinline
func guardInt(n Int) int {
	small, ok := n.Small()
	if !ok {
		panic(NewGuard("int overflow"))
	}
	return small
}

// CompareIntFloat compares a with f exactly: it returns -1, 0 or 1, and false if
// f is NaN, with which every comparison but != is false.
func CompareIntFloat(a int, f float64) (order int, ok bool) {
	switch {
	case f != f:
		return 0, false
	case f >= 0x1p63:
		return -1, true
	case f < -0x1p63:
		return 1, true
	}
	whole := math.Trunc(f)
	switch n := int(whole); {
	case a < n:
		return -1, true
	case a > n:
		return 1, true
	case whole < f:
		return -1, true
	case whole > f:
		return 1, true
	}
	return 0, true
}

// EqIntFloat reports a == f.
func EqIntFloat(a int, f float64) bool {
	return float64(a) == f && f < 0x1p63 && int(f) == a
}

// PowIntFloat returns a ** n for a negative n, which is a float.
func PowIntFloat(a, n int) float64 { return PowFloat(float64(a), float64(n)) }
