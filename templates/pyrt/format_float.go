package pyrt

import (
	"math"
	"strconv"
)

// FormatFloat returns format(f, spec), as f"{f:spec}" does.
func FormatFloat(f float64, spec string) string {
	var buf [40]byte
	return string(AppendFormatFloat(buf[:0], f, spec))
}

// AppendFormatFloat appends format(f, spec).
func AppendFormatFloat(dst []byte, f float64, spec string) []byte {
	// A specification like .2f is what most programs write.
	if len(spec) == 3 && spec[0] == '.' && spec[2] == 'f' && '0' <= spec[1] && spec[1] <= '9' && isFinite(f) {
		return strconv.AppendFloat(dst, f, 'f', int(spec[1]-'0'), 64)
	}
	s := parseSpec(spec, "float")
	return s.AppendFloat(dst, f)
}

// Float returns format(f, s).
func (s *Spec) Float(f float64) string {
	var buf [40]byte
	return string(s.AppendFloat(buf[:0], f))
}

// AppendFloat appends format(f, s).
func (s *Spec) AppendFloat(dst []byte, f float64) []byte {
	if s.text == "" {
		return AppendReprFloat(dst, f)
	}
	typ := s.typeOr(0)
	switch typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return s.appendFloat(dst, f, typ)
	}
	unknownType(typ, "float")
	return nil
}

func isFinite(f float64) bool { return f-f == 0 }

func (s *Spec) appendFloat(dst []byte, f float64, typ rune) []byte {
	if typ == '%' {
		f *= 100
	}
	var buf [64]byte
	text := s.floatText(buf[:0], math.Abs(f), typ, typ == 0)
	number := splitFloat(text)
	number.negative = math.Signbit(f) && f == f && !(s.noNegZero && isZeroText(text))
	return s.appendNumber(dst, &number, 3)
}

// floatText writes the digits of f >= 0 as the type letter asks, where 0 is none.
func (s *Spec) floatText(dst []byte, f float64, typ rune, addZero bool) []byte {
	if s.precision > math.MaxInt32 {
		panic(NewValueError("precision too big"))
	}
	precision := s.precision
	verb := byte(typ)
	switch {
	case typ == 0 && precision < 0:
		verb = 'r'
	case typ == 0 || typ == 'n':
		verb = 'g'
	case typ == '%':
		verb = 'f'
	}
	if precision < 0 {
		precision = 6
	}
	dst = appendFloatVerb(dst, f, verb, precision, s.alternate, addZero)
	if typ == '%' {
		dst = append(dst, '%')
	}
	return dst
}

// splitFloat divides the text of a float after its integer digits.
func splitFloat(text []byte) formattedNumber {
	i := 0
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return formattedNumber{digits: text[:i], rest: text[i:]}
}

// isZeroText reports whether no digit but 0 comes before an exponent.
func isZeroText(text []byte) bool {
	for _, c := range text {
		switch {
		case c == 'e' || c == 'E':
			return true
		case c != '0' && c != '.' && c != '%':
			return false
		}
	}
	return true
}

// appendFloatVerb writes f >= 0 as C's printf does for e, f, g and their capitals;
// r is the shortest repr. alternate keeps the decimal point, and the zeros of g;
// addZero adds ".0" to what would look like an int.
func appendFloatVerb(dst []byte, f float64, verb byte, precision int, alternate, addZero bool) []byte {
	start := len(dst)
	upper := 'A' <= verb && verb <= 'Z'
	verb = lowerByte(verb)
	switch {
	case f != f:
		dst = append(dst, "nan"...)
	case f > math.MaxFloat64:
		dst = append(dst, "inf"...)
	case verb == 'g' || verb == 'r':
		dst = appendGeneral(dst, f, verb, precision, alternate, addZero)
	default:
		dst = strconv.AppendFloat(dst, f, verb, precision, 64)
		if alternate && precision == 0 {
			dst = addPoint(dst, start)
		}
	}
	if upper {
		upperBytes(dst[start:])
	}
	return dst
}

// addPoint puts a decimal point after the integer digits.
func addPoint(dst []byte, start int) []byte {
	at := start
	for at < len(dst) && dst[at] != 'e' {
		at++
	}
	dst = append(dst, 0)
	copy(dst[at+1:], dst[at:])
	dst[at] = '.'
	return dst
}

// appendGeneral chooses between the plain form and the one with exponent.
func appendGeneral(dst []byte, f float64, verb byte, precision int, alternate, addZero bool) []byte {
	var buf [40]byte
	digits, point := decimalDigits(buf[:0], f, verb, precision)
	shown := len(digits) // digits to show, zeros after those there are
	lastPlain := 16
	if verb == 'g' {
		precision = max(precision, 1)
		lastPlain = precision
		if addZero {
			lastPlain--
		}
		if alternate {
			shown = precision
		}
	}
	exponent := point - 1
	useExponent := point <= -4 || point > lastPlain
	if useExponent {
		point = 1
	} else if addZero {
		shown = max(shown, point+1)
	}
	dst = appendPositional(dst, digits, point, shown, alternate)
	if useExponent {
		dst = appendExponent(dst, exponent)
	}
	return dst
}

// appendPositional writes digits with the point after the point-th of them.
func appendPositional(dst, digits []byte, point, shown int, alternate bool) []byte {
	if point <= 0 {
		dst = append(dst, "0."...)
		dst = appendFill(dst, '0', -point)
		dst = append(dst, digits...)
		return appendFill(dst, '0', shown-len(digits))
	}
	if n := len(digits); n <= point {
		dst = append(dst, digits...)
		dst = appendFill(dst, '0', point-n)
		digits = nil
	} else {
		dst = append(dst, digits[:point]...)
		digits = digits[point:]
	}
	if shown > point || alternate {
		dst = append(dst, '.')
	}
	dst = append(dst, digits...)
	return appendFill(dst, '0', shown-point-len(digits))
}

func appendExponent(dst []byte, exponent int) []byte {
	sign := byte('+')
	if exponent < 0 {
		sign, exponent = '-', -exponent
	}
	dst = append(dst, 'e', sign)
	if exponent < 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(exponent), 10)
}

// decimalDigits returns the significant digits of f without trailing zeros, and
// where the point stands: f = 0.digits * 10**point.
func decimalDigits(buf []byte, f float64, verb byte, precision int) (digits []byte, point int) {
	if verb == 'r' {
		precision = 0
	} else {
		precision = max(precision, 1)
	}
	text := strconv.AppendFloat(buf, f, 'e', precision-1, 64) // d.ddde±dd
	at := len(text) - 1
	for text[at] != 'e' {
		at--
	}
	exponent := 0
	for _, c := range text[at+2:] {
		exponent = 10*exponent + int(c-'0')
	}
	if text[at+1] == '-' {
		exponent = -exponent
	}
	digits = text[:1]
	if at > 2 {
		text[1] = text[0] // over the point
		digits = text[1:at]
	}
	for len(digits) > 1 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return digits, exponent + 1
}
