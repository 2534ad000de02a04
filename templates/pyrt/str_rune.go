package pyrt

import (
	"iter"
	"math/bits"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// This file reads and writes code points. Strings are UTF-8 in which surrogates
// are encoded like any other code point, in three bytes.

const highBits = 0x8080808080808080

// IsASCII reports s.isascii(). It is true of the empty string.
func IsASCII[S ~string](s S) bool {
	for len(s) >= 8 {
		if word(string(s))&highBits != 0 {
			return false
		}
		s = s[8:]
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// word returns the first eight bytes of s in one load.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// StrLen returns len(s): the number of code points.
func StrLen(s string) int {
	n := len(s)
	for len(s) >= 8 {
		n -= continuations(word(s))
		s = s[8:]
	}
	for i := range len(s) {
		if isContinuation(s[i]) {
			n--
		}
	}
	return n
}

// isContinuation reports whether c is a byte of a code point, and not its first.
func isContinuation(c byte) bool { return c&0xC0 == 0x80 }

// continuations counts the continuation bytes of a word: their two high bits are 10.
func continuations(w uint64) int { return bits.OnesCount64(w & highBits &^ (w << 1)) }

// decodeRune reads the first code point of s, which may be a surrogate. A byte
// that begins none counts as one code point.
func decodeRune(s string) (r rune, size int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	r, size = utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && isSurrogateAt(s) {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, size
}

// decodeLastRune reads the last code point of s.
func decodeLastRune(s string) (r rune, size int) {
	r, size = utf8.DecodeLastRuneInString(s)
	if r == utf8.RuneError && size == 1 && len(s) >= 3 && isSurrogateAt(s[len(s)-3:]) {
		return decodeRune(s[len(s)-3:])
	}
	return r, size
}

// isSurrogateAt reports whether s begins with the three bytes of a surrogate.
func isSurrogateAt(s string) bool {
	return len(s) >= 3 && s[0] == 0xED && s[1]&0xE0 == 0xA0 && s[2]&0xC0 == 0x80
}

// isSurrogate reports whether r is a surrogate.
func isSurrogate(r rune) bool { return 0xD800 <= r && r <= 0xDFFF }

// appendRune appends a code point, which may be a surrogate.
func appendRune(dst []byte, r rune) []byte {
	if isSurrogate(r) {
		return append(dst, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(dst, r)
}

// CodePoints returns the code points of s in order: ord(c) for each c in s. It is
// `range s`, but for lone surrogates.
func CodePoints(s string) iter.Seq[rune] {
	return func(yield func(rune) bool) {
		for len(s) > 0 {
			r, size := decodeRune(s)
			if !yield(r) {
				return
			}
			s = s[size:]
		}
	}
}

// Chars returns the characters of s in order, as `for c in s` does.
func Chars(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			size := charSize(s)
			if !yield(s[:size]) {
				return
			}
			s = s[size:]
		}
	}
}

// CharList returns list(s).
func CharList(s string) []string {
	out := make([]string, 0, StrLen(s))
	for c := range Chars(s) {
		out = append(out, c)
	}
	return out
}

// charSize returns the number of bytes of the first code point of s, which its
// first byte tells.
func charSize(s string) int {
	size := 1
	switch c := s[0]; {
	case c < 0xC0:
		return 1
	case c < 0xE0:
		size = 2
	case c < 0xF0:
		size = 3
	default:
		size = 4
	}
	return min(size, len(s))
}

// Ord returns ord(c).
func Ord(c string) int {
	if len(c) > 0 {
		if r, size := decodeRune(c); size == len(c) {
			return int(r)
		}
	}
	panic(NewTypeError("ord() expected a character, but string of length " + strconv.Itoa(StrLen(c)) + " found"))
}

// Chr returns chr(n).
func Chr(n int) string {
	if n < 0 || n > utf8.MaxRune {
		panic(NewValueError("chr() arg not in range(0x110000)"))
	}
	var buf [utf8.UTFMax]byte
	return string(appendRune(buf[:0], rune(n)))
}

// ownedString returns b as a string without a copy; nothing may write to b later.
// Text made by appending would otherwise be allocated twice.
func ownedString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
