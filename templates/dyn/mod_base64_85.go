package dyn

import (
	endian "encoding/binary"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// base85Digits are the digits of b85encode, those of a85encode follow one another
// from '!' on.
const base85Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"

// defineBase85 adds the codes of base 85.
func defineBase85(m *Module) {
	m.Def("b85encode(b, pad=False)", func(a []Value) Value {
		return Bytes(encode85(bytesLike(a[0]), Truth(a[1]), func(digits []byte, _ uint32, _ bool) string {
			for i, d := range digits {
				digits[i] = base85Digits[d]
			}
			return string(digits)
		}))
	})
	m.Def("b85decode(b)", func(a []Value) Value { return decodeBase85(asciiBytes(a[0])) })
	m.Def("a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False)", func(a []Value) Value {
		return encodeASCII85(bytesLike(a[0]), Truth(a[1]), Index(a[2]), Truth(a[3]), Truth(a[4]))
	})
	m.Def("a85decode(b, *, foldspaces=False, adobe=False, ignorechars=)", func(a []Value) Value {
		ignored := Bytes(" \t\n\r\v")
		if a[3] != Unbound {
			ignored = bytesLike(a[3])
		}
		return decodeASCII85(asciiBytes(a[0]), Truth(a[1]), Truth(a[2]), string(ignored))
	})
}

// encode85 writes each four bytes as five digits, by write: the digits, the number
// that they are, and whether the four bytes are there. Digits that only the padding
// makes are left out unless padded is to be written.
func encode85(b Bytes, pad bool, write func(digits []byte, number uint32, whole bool) string) string {
	var out strings.Builder
	for rest := string(b); rest != ""; {
		var chunk [4]byte
		n := copy(chunk[:], rest)
		rest = rest[n:]
		number := endian.BigEndian.Uint32(chunk[:])
		digits := make([]byte, 5)
		for i, left := 4, number; i >= 0; i, left = i-1, left/85 {
			digits[i] = byte(left % 85)
		}
		whole := n == 4 || pad
		if !whole {
			digits = digits[:n+1]
		}
		out.WriteString(write(digits, number, whole))
	}
	return out.String()
}

// encodeASCII85 is a85encode.
func encodeASCII85(b Bytes, fold bool, wrap int, pad, adobe bool) Value {
	text := encode85(b, pad, func(digits []byte, number uint32, whole bool) string {
		switch {
		case fold && whole && number == 0x20202020:
			return "y"
		case whole && number == 0:
			return "z"
		}
		for i := range digits {
			digits[i] += '!'
		}
		return string(digits)
	})
	if adobe {
		text = "<~" + text
	}
	if wrap != 0 {
		least := 1
		if adobe {
			least = 2
		}
		text = wrapped85(text, max(least, wrap), adobe)
	}
	if adobe {
		text += "~>"
	}
	return Bytes(text)
}

// wrapped85 breaks a text into lines of a width; room tells that two characters more
// must fit on the last.
func wrapped85(text string, width int, room bool) string {
	var lines []string
	for len(text) > width {
		lines = append(lines, text[:width])
		text = text[width:]
	}
	if text != "" || len(lines) == 0 {
		lines = append(lines, text)
	}
	if room && len(lines[len(lines)-1])+2 > width {
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// decodeASCII85 is a85decode.
func decodeASCII85(b Bytes, fold, adobe bool, ignored string) Value {
	if adobe {
		if !strings.HasSuffix(string(b), "~>") {
			raise(pyrt.ValueError, "Ascii85 encoded byte sequences must end with b'~>'")
		}
		b = b[:len(b)-2]
		if strings.HasPrefix(string(b), "<~") {
			b = b[2:]
		}
	}
	var out []byte
	var digits []byte
	for _, c := range []byte(b + "uuuu") {
		switch {
		case c >= '!' && c <= 'u':
			digits = append(digits, c-'!')
			if len(digits) == 5 {
				out = endian.BigEndian.AppendUint32(out, number85(digits, "Ascii85 overflow"))
				digits = digits[:0]
			}
		case c == 'z':
			if len(digits) > 0 {
				raise(pyrt.ValueError, "z inside Ascii85 5-tuple")
			}
			out = append(out, 0, 0, 0, 0)
		case c == 'y' && fold:
			if len(digits) > 0 {
				raise(pyrt.ValueError, "y inside Ascii85 5-tuple")
			}
			out = append(out, "    "...)
		case strings.IndexByte(ignored, c) < 0:
			raise(pyrt.ValueError, "Non-Ascii85 digit found: %s", string(rune(c)))
		}
	}
	return Bytes(out[:len(out)-(4-len(digits))])
}

// number85 returns the number of five digits, which must fit four bytes.
func number85(digits []byte, overflow string) uint32 {
	n := uint64(0)
	for _, d := range digits {
		n = n*85 + uint64(d)
	}
	if n > 1<<32-1 {
		raise(pyrt.ValueError, "%s", overflow)
	}
	return uint32(n)
}

// decodeBase85 is b85decode.
func decodeBase85(b Bytes) Value {
	padding := (5 - len(b)%5) % 5
	text := string(b) + strings.Repeat("~", padding)
	var out []byte
	for i := 0; i < len(text); i += 5 {
		digits := make([]byte, 5)
		for j := range digits {
			d := strings.IndexByte(base85Digits, text[i+j])
			if d < 0 {
				raise(pyrt.ValueError, "bad base85 character at position %d", i+j)
			}
			digits[j] = byte(d)
		}
		out = endian.BigEndian.AppendUint32(out, number85(digits, pyrt.Percent("base85 overflow in hunk starting at byte %d", i)))
	}
	return Bytes(out[:len(out)-padding])
}
