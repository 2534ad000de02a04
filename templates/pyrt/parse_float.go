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
	text := trimNumber(asciiNumber(s))
	if plain, ok := plainFloat(text); ok {
		if c := plain[len(plain)-1]; c == 'n' || c == 'N' {
			return signedNaN(plain), nil
		}
		f, _ := strconv.ParseFloat(plain, 64) // its only error left is a result of ±inf
		return f, nil
	}
	return 0, NewValueError("could not convert string to float: " + ReprStr(s))
}

// signedNaN reads a nan, whose sign math.copysign can tell.
func signedNaN(s string) float64 {
	if s[0] == '-' {
		return math.Copysign(math.NaN(), -1)
	}
	return math.Copysign(math.NaN(), 1)
}

// plainFloat checks the syntax, which is narrower than Go's, and takes out
// underscores between digits.
func plainFloat(s string) (string, bool) {
	if strings.IndexByte(s, '_') >= 0 {
		for i := range len(s) {
			if s[i] == '_' && !(i > 0 && isDigitByte(s[i-1]) && i+1 < len(s) && isDigitByte(s[i+1])) {
				return "", false
			}
		}
		s = strings.ReplaceAll(s, "_", "")
	}
	rest := s
	if rest != "" && (rest[0] == '+' || rest[0] == '-') {
		rest = rest[1:]
	}
	if rest != "" && !isDigitByte(rest[0]) && rest[0] != '.' {
		lower := mapASCII(rest, lowerByte)
		return s, lower == "inf" || lower == "infinity" || lower == "nan"
	}
	whole := leadingDigits(rest)
	rest = rest[whole:]
	fraction := 0
	if rest != "" && rest[0] == '.' {
		fraction = leadingDigits(rest[1:])
		rest = rest[1+fraction:]
	}
	if whole+fraction == 0 {
		return "", false
	}
	if rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		rest = rest[1:]
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			rest = rest[1:]
		}
		n := leadingDigits(rest)
		if n == 0 {
			return "", false
		}
		rest = rest[n:]
	}
	return s, rest == ""
}

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigitByte(s[n]) {
		n++
	}
	return n
}
