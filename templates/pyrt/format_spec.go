package pyrt

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// Spec is a parsed format specification, such as ">10,.2f".
// https://docs.python.org/3.11/library/string.html#format-specification-mini-language
//
// Ported code formats with the functions that take the specification as Python
// wrote it. It reads like the original, and a specification is parsed in some
// 25 ns:
//
//	Python                    Go
//	f"{x:.2f}"                pyrt.FormatFloat(x, ".2f")
//	f"{n:6d}"                 pyrt.FormatInt(n, "6d")
//	f"{name:>10}"             pyrt.FormatStr(name, ">10")
//	f"{name}: {n}"            name + ": " + strconv.Itoa(n)
//	f"{x}"                    pyrt.ReprFloat(x)
//	f"{name!r}"               pyrt.ReprStr(name)
//	"%5.1f%%" % x             pyrt.FormatFloat(x, "5.1f") + "%"
//	"%-8s|%04d" % (name, n)   pyrt.FormatStr(name, "<8") + "|" + pyrt.FormatInt(n, "04d")
//	"{:>{}}".format(s, w)     pyrt.StrRJust(s, w, " ")
//	format(x, spec)           pyrt.FormatFloat(x, spec), or pyrt.Format(v, spec) of any value
//	f"{row[0]} ... {row[9]}"  fmt.Sprintf("%s ... %s", ...) where a concatenation is too long
//	fmt_string % args         pyrt.Percent(fmtString, args...) where it is not constant
//
// Where many values are formatted alike, a Spec parsed once saves what parsing
// costs, and the Append forms write into a buffer:
//
//	var money = pyrt.MustSpec(">12,.2f")
//	...
//	line = money.AppendFloat(line, price)
type Spec struct {
	text      string
	width     int
	precision int // -1 if there is none
	fill      rune
	typ       rune // noType if there is none
	align     byte // 0 if there is none
	sign      byte // '+', ' ', '-' or 0
	group     byte // ',', '_' or 0
	zero      bool // a 0 before the width, and no fill
	noNegZero bool // z
	alternate bool // #
}

// noType stands for a type letter that is left out: no character.
const noType = -1

// MustSpec parses a specification once for many uses. One that no type takes is
// a ValueError.
func MustSpec(text string) Spec { return parseSpec(text, "object") }

// String returns the specification as it was written.
func (s Spec) String() string { return s.text }

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// parseSpec parses a specification for a value of the named type, which shows in messages.
func parseSpec(text, typeName string) Spec {
	s := Spec{text: text, precision: -1, fill: ' ', typ: noType}
	rest, filled := s.parseFill(text)
	if rest != "" && (rest[0] == '+' || rest[0] == '-' || rest[0] == ' ') {
		s.sign, rest = rest[0], rest[1:]
	}
	s.noNegZero, rest = cutByte(rest, 'z')
	s.alternate, rest = cutByte(rest, '#')
	if !filled { // otherwise a 0 belongs to the width
		if s.zero, rest = cutByte(rest, '0'); s.zero {
			s.fill = '0'
		}
	}
	s.width, rest, _ = specNumber(rest)
	rest = s.parseGroup(rest)
	if dot, after := cutByte(rest, '.'); dot {
		var ok bool
		if s.precision, rest, ok = specNumber(after); !ok {
			panic(NewValueError("Format specifier missing precision"))
		}
	}
	if rest != "" {
		s.parseType(rest, typeName)
	}
	return s
}

// parseFill takes the alignment, and the fill if there is one before it.
func (s *Spec) parseFill(text string) (rest string, filled bool) {
	if text == "" {
		return text, false
	}
	if size := charSize(text); size < len(text) && isAlign(text[size]) {
		s.fill, _ = decodeRune(text)
		s.align = text[size]
		return text[size+1:], true
	}
	if isAlign(text[0]) {
		s.align = text[0]
		return text[1:], false
	}
	return text, false
}

func cutByte(s string, c byte) (bool, string) {
	if s != "" && s[0] == c {
		return true, s[1:]
	}
	return false, s
}

// specNumber reads decimal digits, of any script as CPython does.
func specNumber(s string) (n int, rest string, ok bool) {
	for s != "" {
		size := 1
		digit := int(s[0] - '0')
		if s[0] >= utf8.RuneSelf {
			var r rune
			var isDigit bool
			r, size = decodeRune(s)
			if digit, isDigit = decimalValue(r); !isDigit {
				break
			}
		} else if digit > 9 {
			break
		}
		if n > (math.MaxInt-digit)/10 {
			panic(NewValueError("Too many decimal digits in format string"))
		}
		n = 10*n + digit
		s = s[size:]
		ok = true
	}
	return n, s, ok
}

func (s *Spec) parseGroup(rest string) string {
	comma, rest := cutByte(rest, ',')
	underscore, rest := cutByte(rest, '_')
	again := rest != "" && rest[0] == ','
	switch {
	case underscore && (comma || again):
		panic(NewValueError("Cannot specify both ',' and '_'."))
	case comma:
		s.group = ','
	case underscore:
		s.group = '_'
	}
	return rest
}

func (s *Spec) parseType(rest, typeName string) {
	typ, size := decodeRune(rest)
	if size != len(rest) {
		panic(NewValueError("Invalid format specifier '" + s.text + "' for object of type '" + typeName + "'"))
	}
	s.typ = typ
}

// typeOr returns the type letter, or the default, once the letter goes with the separator.
func (s *Spec) typeOr(standard rune) rune {
	typ := s.typ
	if typ == noType {
		typ = standard
	}
	if s.group != 0 {
		switch typ {
		case 0, 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F':
		case 'b', 'o', 'x', 'X':
			if s.group != '_' {
				s.refuseGroup(typ)
			}
		default:
			s.refuseGroup(typ)
		}
	}
	return typ
}

func (s *Spec) refuseGroup(typ rune) {
	panic(NewValueError("Cannot specify '" + string(rune(s.group)) + "' with '" + shownType(typ) + "'."))
}

func shownType(typ rune) string {
	if 32 < typ && typ < 128 {
		return string(typ)
	}
	return `\x` + strconv.FormatInt(int64(typ), 16)
}

func unknownType(typ rune, typeName string) {
	panic(NewValueError("Unknown format code '" + shownType(typ) + "' for object of type '" + typeName + "'"))
}

// numberAlign returns how a number is aligned.
func (s *Spec) numberAlign() byte {
	switch {
	case s.align != 0:
		return s.align
	case s.zero:
		return '='
	}
	return '>'
}

// padding splits n fill characters to the left and right.
func padding(n int, align byte) (left, right int) {
	switch {
	case n <= 0:
		return 0, 0
	case align == '<':
		return 0, n
	case align == '^':
		return n / 2, n - n/2
	}
	return n, 0
}

// maxWidth is where a width is refused before memory is asked for it.
const maxWidth = math.MaxInt32

func appendFill(dst []byte, fill rune, n int) []byte {
	if n > maxWidth {
		panic(MemoryError.New())
	}
	if fill == ' ' || fill == '0' {
		for range n {
			dst = append(dst, byte(fill))
		}
		return dst
	}
	for range n {
		dst = appendRune(dst, fill)
	}
	return dst
}
