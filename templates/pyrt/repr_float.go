package pyrt

import (
	"math"
	"strconv"
)

// ReprFloat returns repr(f), which is str(f): the shortest digits that read back
// as f, "1e+16" from there on and "1.0" where f is whole.
func ReprFloat(f float64) string {
	var buf [32]byte
	return string(AppendReprFloat(buf[:0], f))
}

// AppendReprFloat appends repr(f).
func AppendReprFloat(dst []byte, f float64) []byte {
	start := len(dst)
	dst = appendShortest(dst, f)
	for _, c := range dst[start:] {
		if c == '.' || c == 'e' || c == 'n' { // the n of inf and nan
			return dst
		}
	}
	return append(dst, ".0"...)
}

// appendShortest is repr without ".0", as a complex shows its parts. An exponent
// is written below 1e-4 and from 1e16 on.
func appendShortest(dst []byte, f float64) []byte {
	a := math.Abs(f)
	switch {
	case f != f:
		return append(dst, "nan"...)
	case a > math.MaxFloat64:
		return appendInf(dst, f)
	case a != 0 && (a < 1e-4 || a >= 1e16):
		return strconv.AppendFloat(dst, f, 'e', -1, 64)
	}
	return strconv.AppendFloat(dst, f, 'f', -1, 64)
}

func appendInf(dst []byte, f float64) []byte {
	if f < 0 {
		return append(dst, "-inf"...)
	}
	return append(dst, "inf"...)
}

// ReprComplex returns repr(c), which is str(c): "(1+2j)", or "2j" where the real
// part is a positive zero.
func ReprComplex(c complex128) string { return string(AppendReprComplex(nil, c)) }

// AppendReprComplex appends repr(c).
func AppendReprComplex(dst []byte, c complex128) []byte {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return append(appendShortest(dst, im), 'j')
	}
	dst = appendShortest(append(dst, '('), re)
	if im != im || !math.Signbit(im) {
		dst = append(dst, '+')
	}
	return append(appendShortest(dst, im), 'j', ')')
}
