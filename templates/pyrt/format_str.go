package pyrt

// FormatStr returns format(s, spec), as f"{s:spec}" does.
func FormatStr(s, spec string) string {
	if spec == "" {
		return s
	}
	parsed := parseSpec(spec, "str")
	return parsed.Str(s)
}

// AppendFormatStr appends format(s, spec).
func AppendFormatStr(dst []byte, s, spec string) []byte {
	parsed := parseSpec(spec, "str")
	return parsed.AppendStr(dst, s)
}

// Str returns format(text, s).
func (s *Spec) Str(text string) string {
	var buf [64]byte
	return string(s.AppendStr(buf[:0], text))
}

// AppendStr appends format(text, s).
func (s *Spec) AppendStr(dst []byte, text string) []byte {
	if s.text == "" {
		return append(dst, text...)
	}
	s.checkStr()
	if s.precision >= 0 && s.precision < len(text) {
		text = text[:byteOffset(text, s.precision)]
	}
	align := s.align
	if align == 0 {
		align = '<'
	}
	left, right := padding(s.width-StrLen(text), align)
	dst = append(appendFill(dst, s.fill, left), text...)
	return appendFill(dst, s.fill, right)
}

func (s *Spec) checkStr() {
	if typ := s.typeOr('s'); typ != 's' {
		unknownType(typ, "str")
	}
	var wrong string
	switch {
	case s.sign == ' ':
		wrong = "Space not allowed"
	case s.sign != 0:
		wrong = "Sign not allowed"
	case s.noNegZero:
		wrong = "Negative zero coercion (z) not allowed"
	case s.alternate:
		wrong = "Alternate form (#) not allowed"
	case s.align == '=':
		wrong = "'=' alignment not allowed"
	default:
		return
	}
	panic(NewValueError(wrong + " in string format specifier"))
}
