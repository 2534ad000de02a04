package pyrt

import (
	"math"
	"strconv"
	"strings"
)

// ParseFloat returns float(s).
func ParseFloat(s string) float64 {
	f, err := ParseFloatErr(s)
	if err != nil {
		panic(err)
	}
	return f
}

// ParseFloatErr returns float(s), or the ValueError that Python raises.
func ParseFloatErr(s string) (float64, error) {
	if f, ok := parseFloatText(asciiNumber(s)); ok {
		return f, nil
	}
	return 0, NewValueError("could not convert string to float: " + ReprStr(s))
}

// ParseFloatBytes returns float(b).
func ParseFloatBytes(b Bytes) float64 {
	f, ok := parseFloatText(string(b))
	if !ok {
		panic(NewValueError("could not convert string to float: " + ReprBytes(b)))
	}
	return f
}

// parseFloatText parses a number whose digits and spaces are ASCII.
func parseFloatText(s string) (f float64, ok bool) {
	s, ok = joinDigits(trimNumber(s))
	if !ok || s == "" || floatLength(s) != len(s) {
		return 0, false
	}
	return readFloat(s), true
}

// readFloat reads what floatLength found.
func readFloat(s string) float64 {
	if c := s[len(s)-1]; c == 'n' || c == 'N' {
		return signedNaN(s)
	}
	f, _ := strconv.ParseFloat(s, 64) // its only error left is a result of ±inf
	return f
}

// signedNaN reads a nan, whose sign math.copysign can tell.
func signedNaN(s string) float64 {
	if s[0] == '-' {
		return math.Copysign(math.NaN(), -1)
	}
	return math.Copysign(math.NaN(), 1)
}

// joinDigits takes out single underscores between digits; ok is false where one
// stands elsewhere.
func joinDigits(s string) (joined string, ok bool) {
	if strings.IndexByte(s, '_') < 0 {
		return s, true
	}
	for i := range len(s) {
		if s[i] == '_' && !(i > 0 && isDigitByte(s[i-1]) && i+1 < len(s) && isDigitByte(s[i+1])) {
			return "", false
		}
	}
	return strings.ReplaceAll(s, "_", ""), true
}

// floatLength returns the length of the longest float that s begins with, 0 if
// there is none. The syntax is narrower than Go's: no hexadecimal.
func floatLength(s string) int {
	sign := signLength(s)
	rest := s[sign:]
	if n := nonFiniteLength(rest); n > 0 {
		return sign + n
	}
	whole := leadingDigits(rest)
	length := whole
	fraction := 0
	if length < len(rest) && rest[length] == '.' {
		fraction = leadingDigits(rest[length+1:])
		length += 1 + fraction
	}
	if whole+fraction == 0 {
		return 0
	}
	if length < len(rest) && (rest[length] == 'e' || rest[length] == 'E') {
		exponent := rest[length+1:]
		exponentSign := signLength(exponent)
		if n := leadingDigits(exponent[exponentSign:]); n > 0 {
			length += 1 + exponentSign + n
		}
	}
	return sign + length
}

// nonFiniteLength returns the length of the inf, infinity or nan that s begins with.
func nonFiniteLength(s string) int {
	for _, name := range [...]string{"infinity", "inf", "nan"} {
		if len(s) >= len(name) && lowerASCII(s[:len(name)]) == name {
			return len(name)
		}
	}
	return 0
}

func signLength(s string) int {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return 1
	}
	return 0
}

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigitByte(s[n]) {
		n++
	}
	return n
}
