package pyrt

import "strconv"

// FormatInt returns format(n, spec), as f"{n:spec}" does.
func FormatInt(n int, spec string) string {
	var buf [32]byte
	return string(AppendFormatInt(buf[:0], n, spec))
}

// AppendFormatInt appends format(n, spec).
func AppendFormatInt(dst []byte, n int, spec string) []byte {
	if spec == "" || spec == "d" {
		return strconv.AppendInt(dst, int64(n), 10)
	}
	s := parseSpec(spec, "int")
	return s.AppendInt(dst, n)
}

// Int returns format(n, s).
func (s *Spec) Int(n int) string {
	var buf [32]byte
	return string(s.AppendInt(buf[:0], n))
}

// AppendInt appends format(n, s).
func (s *Spec) AppendInt(dst []byte, n int) []byte { return s.appendInt(dst, NewInt(n), "int") }

// FormatBigInt returns format(n, spec).
func FormatBigInt(n Int, spec string) string {
	if spec == "" {
		return ReprInt(n)
	}
	s := parseSpec(spec, "int")
	return s.BigInt(n)
}

// BigInt returns format(n, s).
func (s *Spec) BigInt(n Int) string { return string(s.appendInt(nil, n, "int")) }

// FormatBool returns format(b, spec): of the number 0 or 1, unless spec is empty.
func FormatBool(b bool, spec string) string {
	if spec == "" {
		return ReprBool(b)
	}
	n := NewInt(0)
	if b {
		n = NewInt(1)
	}
	s := parseSpec(spec, "bool")
	return string(s.appendInt(nil, n, "bool"))
}

func (s *Spec) appendInt(dst []byte, n Int, typeName string) []byte {
	if s.text == "" {
		return appendInt(dst, n, 10)
	}
	base, prefix, groupSize := 10, "", 4
	switch typ := s.typeOr('d'); typ {
	case 'd', 'n':
		groupSize = 3
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	case 'c':
		s.checkInt()
		return s.appendChar(dst, n)
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		return s.appendFloat(dst, n.Float(), typ)
	default:
		unknownType(typ, typeName)
	}
	s.checkInt()
	if !s.alternate {
		prefix = ""
	}
	var buf [72]byte
	digits := appendInt(buf[:0], n, base)
	number := formattedNumber{prefix: prefix, digits: digits}
	if digits[0] == '-' {
		number.negative, number.digits = true, digits[1:]
	}
	if s.typ == 'X' {
		upperBytes(number.digits)
	}
	return s.appendNumber(dst, &number, groupSize)
}

func (s *Spec) checkInt() {
	if s.precision >= 0 {
		panic(NewValueError("Precision not allowed in integer format specifier"))
	}
	if s.noNegZero {
		panic(NewValueError("Negative zero coercion (z) not allowed in integer format specifier"))
	}
}

// appendChar writes the character with code point n.
func (s *Spec) appendChar(dst []byte, n Int) []byte {
	if s.sign != 0 {
		panic(NewValueError("Sign not allowed with integer format specifier 'c'"))
	}
	if s.alternate {
		panic(NewValueError("Alternate form (#) not allowed with integer format specifier 'c'"))
	}
	r, ok := n.Small()
	if !ok {
		panic(NewOverflowError("Python int too large to convert to C long"))
	}
	if r < 0 || r > 0x10FFFF {
		panic(NewOverflowError("%c arg not in range(0x110000)"))
	}
	left, right := padding(s.width-1, s.numberAlign())
	dst = appendRune(appendFill(dst, s.fill, left), rune(r))
	return appendFill(dst, s.fill, right)
}

func upperBytes(b []byte) {
	for i, c := range b {
		b[i] = upperByte(c)
	}
}
