package pyrt

import (
	"strings"
	"unicode/utf8"
)

// isSpace reports whether r is whitespace to str.split, strip and isspace. It is
// not unicode.IsSpace: U+001C to U+001F are in.
func isSpace(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return isSpaceByte(byte(r))
	case r < 0x1680:
		return r == 0x85 || r == 0xA0
	case r < 0x2000:
		return r == 0x1680
	}
	return r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// isSpaceByte is isSpace of ASCII.
func isSpaceByte(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' || 0x1C <= c && c <= 0x1F }

// isLineBreak reports whether str.splitlines ends a line at r.
func isLineBreak(r rune) bool {
	return '\n' <= r && r <= '\r' || 0x1C <= r && r <= 0x1E || r == 0x85 || r == 0x2028 || r == 0x2029
}

// StrStrip returns s.strip(). The whitespace is Python's, of which
// strings.TrimSpace misses U+001C to U+001F.
func StrStrip(s string) string { return StrLStrip(StrRStrip(s)) }

// StrLStrip returns s.lstrip().
func StrLStrip(s string) string {
	for len(s) > 0 {
		r, size := decodeRune(s)
		if !isSpace(r) {
			break
		}
		s = s[size:]
	}
	return s
}

// StrRStrip returns s.rstrip().
func StrRStrip(s string) string {
	for len(s) > 0 {
		r, size := decodeLastRune(s)
		if !isSpace(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// StrStripChars returns s.strip(chars): without the characters of chars at both ends.
func StrStripChars(s, chars string) string { return StrLStripChars(StrRStripChars(s, chars), chars) }

// StrLStripChars returns s.lstrip(chars).
func StrLStripChars(s, chars string) string {
	for len(s) > 0 {
		size := charSize(s)
		if !strings.Contains(chars, s[:size]) {
			break
		}
		s = s[size:]
	}
	return s
}

// StrRStripChars returns s.rstrip(chars).
func StrRStripChars(s, chars string) string {
	for len(s) > 0 {
		_, size := decodeLastRune(s)
		if !strings.Contains(chars, s[len(s)-size:]) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}
