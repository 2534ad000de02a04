package pyrt

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ParseInt returns int(s). It panics with a [*Guard] if the value does not fit.
func ParseInt(s string) int { return ParseIntBase(s, 10) }

// ParseIntBase returns int(s, base). It panics with a [*Guard] if the value does not fit.
func ParseIntBase(s string, base int) int {
	n, err := ParseBigIntErr(s, base)
	if err != nil {
		panic(err)
	}
	return n.Int()
}

// ParseIntErr returns int(s), or the ValueError that Python raises.
func ParseIntErr(s string) (int, error) {
	n, err := ParseBigIntErr(s, 10)
	if err != nil {
		return 0, err
	}
	return n.Int(), nil
}

// ParseBigInt returns int(s, base), of any size.
func ParseBigInt(s string, base int) Int {
	n, err := ParseBigIntErr(s, base)
	if err != nil {
		panic(err)
	}
	return n
}

// ParseBigIntErr returns int(s, base), or the ValueError that Python raises. Base
// 0 takes the base from a prefix, as a literal has it.
func ParseBigIntErr(s string, base int) (Int, error) {
	if base == 10 && 0 < len(s) && len(s) < 19 {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return NewInt(int(n)), nil
		}
	}
	n, problem := parseIntText(asciiNumber(s), base)
	switch problem {
	case "":
		return n, nil
	case invalidNumber:
		problem = invalidInt(base, ReprStr(s))
	}
	return Int{}, NewValueError(problem)
}

// ParseIntBytes returns int(b, base), of any size.
func ParseIntBytes(b Bytes, base int) Int {
	n, problem := parseIntText(string(b), base)
	switch problem {
	case "":
		return n
	case invalidNumber:
		problem = invalidInt(base, ReprBytes(b))
	}
	panic(NewValueError(problem))
}

func invalidInt(base int, shown string) string {
	return "invalid literal for int() with base " + strconv.Itoa(base) + ": " + truncated(shown, 200)
}

// invalidNumber is the problem of a text that is no number.
const invalidNumber = "invalid"

// parseIntText parses a number whose digits and spaces are ASCII. problem is "",
// invalidNumber or a message.
func parseIntText(s string, base int) (n Int, problem string) {
	if base != 0 && (base < 2 || base > 36) {
		return Int{}, "int() base must be >= 2 and <= 36, or 0"
	}
	s = trimNumber(s)
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative, s = s[0] == '-', s[1:]
	}
	prefixed := 0
	if len(s) > 1 && s[0] == '0' {
		prefixed = prefixBase(s[1])
	}
	onlyZero := false // C's octal: only zeros may follow a zero
	if base == 0 {
		base = prefixed
		if base == 0 {
			base, onlyZero = 10, s != "" && s[0] == '0'
		}
	}
	if base == prefixed {
		s = strings.TrimPrefix(s[2:], "_")
	}
	digits, rest := plainDigits(s, base)
	if digits == "" {
		return Int{}, invalidNumber
	}
	if limit := IntMaxStrDigits(); limit > 0 && len(digits) > limit && base&(base-1) != 0 {
		return Int{}, "Exceeds the limit (" + strconv.Itoa(limit) + " digits) for integer string conversion: value has " +
			strconv.Itoa(len(digits)) + " digits; use sys.set_int_max_str_digits() to increase the limit"
	}
	if rest != "" {
		return Int{}, invalidNumber
	}
	if negative {
		digits = "-" + digits
	}
	if small, err := strconv.ParseInt(digits, base, 64); err == nil {
		n = NewInt(int(small))
	} else {
		v, _ := new(big.Int).SetString(digits, base)
		n = IntOf(v)
	}
	if onlyZero && !n.IsZero() {
		return Int{}, invalidNumber
	}
	return n, ""
}

func prefixBase(c byte) int {
	switch c {
	case 'x', 'X':
		return 16
	case 'o', 'O':
		return 8
	case 'b', 'B':
		return 2
	}
	return 0
}

// plainDigits returns the digits at the start of s without the single underscores
// between them, and what follows; no digits where an underscore is out of place.
func plainDigits(s string, base int) (digits, rest string) {
	underscores := false
	last := byte('_')
	i := 0
	for ; i < len(s) && (s[i] == '_' || digitValue(s[i]) < base); i++ {
		if s[i] == '_' {
			if last == '_' {
				return "", s
			}
			underscores = true
		}
		last = s[i]
	}
	if last == '_' { // also where there is nothing
		return "", s
	}
	digits = s[:i]
	if underscores {
		digits = strings.ReplaceAll(digits, "_", "")
	}
	return digits, s[i:]
}

// digitValue returns the value of a digit up to base 36, and 36 of what is none.
func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 10
	}
	return 36
}

// asciiNumber puts ASCII for the decimal digits and the spaces of other scripts,
// and a question mark for what else is not ASCII.
func asciiNumber(s string) string {
	if IsASCII(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	for r := range CodePoints(s) {
		switch digit, ok := decimalValue(r); {
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
		case isSpace(r):
			out = append(out, ' ')
		case ok:
			out = append(out, byte('0'+digit))
		default:
			out = append(out, '?')
		}
	}
	return string(out)
}

// trimNumber takes off the spaces that numbers may have around them: those of C.
func trimNumber(s string) string { return strings.Trim(s, " \t\n\v\f\r") }

// truncated returns the first n characters of s.
func truncated(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:byteOffset(s, n)]
}
