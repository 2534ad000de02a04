package syntax

// This file writes constants as CPython's repr does.

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// ReprStr returns repr(s) of a str whose lone surrogates are in WTF-8.
func ReprStr(s string) string { return string(AppendReprStr(nil, s)) }

// AppendReprStr appends repr(s) of a str whose lone surrogates are in WTF-8. A
// byte that is in no encoded code point, which no decoded literal has, is
// written as \xhh.
func AppendReprStr(dst []byte, s string) []byte {
	quote := reprQuote(s)
	dst = append(dst, quote)
	for i := 0; i < len(s); {
		plain := i
		for i < len(s) && plainInRepr(s[i], quote) {
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
		r, size := decodeWTF8(s[i:])
		switch {
		case size == 0:
			size = 1
			dst = appendHex(append(dst, `\x`...), uint32(s[i]), 2)
		case isPrintable(r):
			dst = append(dst, s[i:i+size]...)
		default:
			dst = appendEscapedRune(dst, r)
		}
		i += size
	}
	return append(dst, quote)
}

// ReprBytes returns repr(s) of a bytes value.
func ReprBytes(s string) string { return string(AppendReprBytes(nil, s)) }

// AppendReprBytes appends repr(s) of a bytes value.
func AppendReprBytes(dst []byte, s string) []byte {
	quote := reprQuote(s)
	dst = append(dst, 'b', quote)
	for i := range len(s) {
		if plainInRepr(s[i], quote) {
			dst = append(dst, s[i])
		} else {
			dst = appendEscapedByte(dst, s[i])
		}
	}
	return append(dst, quote)
}

// ReprFloat returns repr(f) of a float: the shortest digits that read back as f.
func ReprFloat(f float64) string { return string(AppendReprFloat(nil, f)) }

// AppendReprFloat appends repr(f) of a float.
func AppendReprFloat(dst []byte, f float64) []byte {
	start := len(dst)
	dst = appendFloatDigits(dst, f)
	if !math.IsInf(f, 0) && !math.IsNaN(f) && !slices.ContainsFunc(dst[start:], func(c byte) bool { return c == '.' || c == 'e' }) {
		dst = append(dst, ".0"...)
	}
	return dst
}

// AppendReprImaginary appends repr of a complex without real part, as every
// imaginary literal is.
func AppendReprImaginary(dst []byte, imag float64) []byte {
	return append(appendFloatDigits(dst, imag), 'j')
}

// appendFloatDigits writes an exponent only below 1e-4 and from 1e16 on.
func appendFloatDigits(dst []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(dst, "nan"...)
	case math.IsInf(f, 1):
		return append(dst, "inf"...)
	case math.IsInf(f, -1):
		return append(dst, "-inf"...)
	}
	format := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		format = 'e'
	}
	return strconv.AppendFloat(dst, f, format, -1, 64)
}

// AppendReprConstant appends repr of a constant's value.
func AppendReprConstant(dst []byte, c *Constant) []byte {
	switch c.Kind {
	case ConstNone:
		return append(dst, "None"...)
	case ConstTrue:
		return append(dst, "True"...)
	case ConstFalse:
		return append(dst, "False"...)
	case ConstEllipsis:
		return append(dst, "Ellipsis"...)
	case ConstInt:
		if c.Big != nil {
			return c.Big.Append(dst, 10)
		}
		return strconv.AppendInt(dst, c.Int, 10)
	case ConstFloat:
		return AppendReprFloat(dst, c.Float)
	case ConstComplex:
		return AppendReprImaginary(dst, c.Float)
	case ConstStr:
		return AppendReprStr(dst, c.Str)
	case ConstBytes:
		return AppendReprBytes(dst, c.Str)
	}
	panic("syntax.AppendReprConstant: unknown kind")
}

// reprQuote prefers the single quote, unless only that would need escaping.
func reprQuote(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

func plainInRepr(c, quote byte) bool {
	return ' ' <= c && c < 0x7F && c != quote && c != '\\'
}

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

// decodeWTF8 reads one code point, which may be a surrogate; its size is 0 where there is none.
func decodeWTF8(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	if r != utf8.RuneError || size > 1 {
		return r, size
	}
	if len(s) >= 3 && s[0] == 0xED && 0xA0 <= s[1] && s[1] <= 0xBF && 0x80 <= s[2] && s[2] <= 0xBF {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return 0, 0
}

// isPrintable is str.isprintable of CPython 3.13 for one code point.
func isPrintable(r rune) bool {
	_, found := slices.BinarySearchFunc(unprintable[:], r, func(block [2]rune, r rune) int {
		switch {
		case block[1] < r:
			return -1
		case block[0] > r:
			return 1
		}
		return 0
	})
	return !found
}
