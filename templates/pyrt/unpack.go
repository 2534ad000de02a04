package pyrt

import "fmt"

// CheckUnpack raises the ValueError of an unpacking into want names where a list
// or tuple has got elements.
func CheckUnpack(got, want int) {
	switch {
	case got < want:
		panic(NewValueError(fmt.Sprintf("not enough values to unpack (expected %d, got %d)", want, got)))
	case got > want:
		panic(NewValueError(fmt.Sprintf("too many values to unpack (expected %d)", want)))
	}
}

// CheckUnpackStar is [CheckUnpack] with a starred name beside want others.
func CheckUnpackStar(got, want int) {
	if got < want {
		panic(NewValueError(fmt.Sprintf("not enough values to unpack (expected at least %d, got %d)", want, got)))
	}
}
