package pyrt

import (
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// ReprStr returns repr(s).
func ReprStr(s string) string { return ownedString(AppendReprStr(make([]byte, 0, len(s)+2), s)) }

// AppendReprStr appends repr(s).
func AppendReprStr(dst []byte, s string) []byte { return AppendReprStrFunc(dst, s, isPrintable) }

// AppendReprStrFunc appends repr(s) with another notion of which code points from
// U+0080 on are printable: that of another version of Python's.
func AppendReprStrFunc(dst []byte, s string, printable func(rune) bool) []byte {
	quote := reprQuote(s)
	dst = append(dst, quote)
	for i := 0; i < len(s); {
		plain := i
		for i < len(s) && isPlainByte(s[i], quote) {
			i++
		}
		dst = append(dst, s[plain:i]...)
		if i == len(s) {
			break
		}
		if s[i] < utf8.RuneSelf {
			dst = appendEscapedByte(dst, s[i])
			i++
			continue
		}
		r, size := decodeRune(s[i:])
		switch {
		case r == utf8.RuneError && size == 1: // no str has such a byte
			dst = appendHex(append(dst, `\x`...), uint32(s[i]), 2)
		case printable(r):
			dst = append(dst, s[i:i+size]...)
		default:
			dst = appendEscapedRune(dst, r)
		}
		i += size
	}
	return append(dst, quote)
}

// ASCIIStr returns ascii(s): repr(s) with all but ASCII escaped.
func ASCIIStr(s string) string {
	return ownedString(AppendReprStrFunc(make([]byte, 0, len(s)+2), s, func(rune) bool { return false }))
}

// ReprBytes returns repr(b) of a bytes value.
func ReprBytes[S ~string](b S) string {
	return ownedString(AppendReprBytes(make([]byte, 0, len(b)+3), string(b)))
}

// AppendReprBytes appends repr(b) of a bytes value.
func AppendReprBytes(dst []byte, b string) []byte {
	quote := reprQuote(b)
	dst = append(dst, 'b', quote)
	for i := range len(b) {
		if isPlainByte(b[i], quote) {
			dst = append(dst, b[i])
		} else {
			dst = appendEscapedByte(dst, b[i])
		}
	}
	return append(dst, quote)
}

// reprQuote prefers the single quote, unless only that would need escaping.
func reprQuote(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

func isPlainByte(c, quote byte) bool { return ' ' <= c && c < 0x7F && c != quote && c != '\\' }

// appendEscapedByte writes a byte that is not plain.
func appendEscapedByte(dst []byte, c byte) []byte {
	switch c {
	case '\\', '\'', '"':
		return append(dst, '\\', c)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	}
	return appendHex(append(dst, `\x`...), uint32(c), 2)
}

// appendEscapedRune writes a code point from U+0080 on as \xhh, \uhhhh or \Uhhhhhhhh.
func appendEscapedRune(dst []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return appendHex(append(dst, `\x`...), uint32(r), 2)
	case r < 0x10000:
		return appendHex(append(dst, `\u`...), uint32(r), 4)
	}
	return appendHex(append(dst, `\U`...), uint32(r), 8)
}

func appendHex(dst []byte, v uint32, digits int) []byte {
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[v>>shift&15])
	}
	return dst
}
