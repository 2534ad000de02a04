package pyrt

import "math"

// FormatComplex returns format(c, spec).
func FormatComplex(c complex128, spec string) string {
	s := parseSpec(spec, "complex")
	return s.Complex(c)
}

// Complex returns format(c, s).
func (s *Spec) Complex(c complex128) string { return string(s.AppendComplex(nil, c)) }

// AppendComplex appends format(c, s).
func (s *Spec) AppendComplex(dst []byte, c complex128) []byte {
	if s.text == "" {
		return AppendReprComplex(dst, c)
	}
	typ := s.typeOr(0)
	switch typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		unknownType(typ, "complex")
	}
	if s.fill == '0' {
		panic(NewValueError("Zero padding is not allowed in complex format specifier"))
	}
	if s.align == '=' {
		panic(NewValueError("'=' alignment flag is not allowed in complex format specifier"))
	}
	body := s.complexBody(c, typ)
	left, right := padding(s.width-len(body), s.numberAlign())
	dst = append(appendFill(dst, s.fill, left), body...)
	return appendFill(dst, s.fill, right)
}

// complexBody writes c without padding. Without a type letter it is in
// parentheses, unless the real part is a positive zero and left out.
func (s *Spec) complexBody(c complex128, typ rune) []byte {
	re, im := real(c), imag(c)
	var body []byte
	part := *s
	part.width, part.fill, part.zero = 0, ' ', false
	skipReal := typ == 0 && re == 0 && !math.Signbit(re)
	if typ == 0 && !skipReal {
		body = append(body, '(')
	}
	if !skipReal {
		body = part.appendPart(body, re, typ)
		part.sign = '+'
	}
	body = append(part.appendPart(body, im, typ), 'j')
	if typ == 0 && !skipReal {
		body = append(body, ')')
	}
	return body
}

// appendPart writes one part, without the ".0" that a float has.
func (s *Spec) appendPart(dst []byte, f float64, typ rune) []byte {
	var buf [64]byte
	text := s.floatText(buf[:0], math.Abs(f), typ, false)
	number := splitFloat(text)
	number.negative = math.Signbit(f) && f == f && !(s.noNegZero && isZeroText(text))
	return s.appendNumber(dst, &number, 3)
}
