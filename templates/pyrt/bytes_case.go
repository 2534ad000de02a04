package pyrt

import "strings"

// This file has the bytes methods about letters, which are those of ASCII, and
// about widths.

// Upper returns b.upper().
func (b Bytes) Upper() Bytes { return Bytes(upperASCII(string(b))) }

// Lower returns b.lower().
func (b Bytes) Lower() Bytes { return Bytes(lowerASCII(string(b))) }

// SwapCase returns b.swapcase().
func (b Bytes) SwapCase() Bytes {
	out := []byte(b)
	for i, c := range out {
		if isLetterByte(c) {
			out[i] = c ^ 0x20
		}
	}
	return Bytes(ownedString(out))
}

// Capitalize returns b.capitalize().
func (b Bytes) Capitalize() Bytes {
	if b == "" {
		return b
	}
	return b[:1].Upper() + b[1:].Lower()
}

// Title returns b.title().
func (b Bytes) Title() Bytes {
	out := []byte(b)
	inWord := false
	for i, c := range out {
		if inWord {
			out[i] = lowerByte(c)
		} else {
			out[i] = upperByte(c)
		}
		inWord = isLetterByte(c)
	}
	return Bytes(ownedString(out))
}

func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// all reports whether b is not empty and each byte is as asked.
func (b Bytes) all(ok func(byte) bool) bool {
	for i := range len(b) {
		if !ok(b[i]) {
			return false
		}
	}
	return b != ""
}

// IsAlpha reports b.isalpha().
func (b Bytes) IsAlpha() bool { return b.all(isLetterByte) }

// IsDigit reports b.isdigit().
func (b Bytes) IsDigit() bool { return b.all(isDigitByte) }

// IsAlnum reports b.isalnum().
func (b Bytes) IsAlnum() bool {
	return b.all(func(c byte) bool { return isLetterByte(c) || isDigitByte(c) })
}

// IsSpace reports b.isspace().
func (b Bytes) IsSpace() bool {
	return b.all(func(c byte) bool { return strings.IndexByte(asciiSpace, c) >= 0 })
}

// IsASCII reports b.isascii(), which holds of b"" too.
func (b Bytes) IsASCII() bool { return IsASCII(b) }

// IsLower reports b.islower().
func (b Bytes) IsLower() bool { return b != b.Upper() && b == b.Lower() }

// IsUpper reports b.isupper().
func (b Bytes) IsUpper() bool { return b != b.Lower() && b == b.Upper() }

// IsTitle reports b.istitle().
func (b Bytes) IsTitle() bool { return b == b.Title() && b != b.SwapCase() }

// Center returns b.center(width, fill); fill is one byte, b" " by default.
func (b Bytes) Center(width int, fill Bytes) Bytes {
	pad := max(0, width-len(b))
	left := pad/2 + pad&width&1
	return fill.Repeat(left) + b + fill.Repeat(pad-left)
}

// LJust returns b.ljust(width, fill).
func (b Bytes) LJust(width int, fill Bytes) Bytes { return b + fill.Repeat(width-len(b)) }

// RJust returns b.rjust(width, fill).
func (b Bytes) RJust(width int, fill Bytes) Bytes { return fill.Repeat(width-len(b)) + b }

// ZFill returns b.zfill(width).
func (b Bytes) ZFill(width int) Bytes {
	pad := Bytes("0").Repeat(width - len(b))
	if b != "" && (b[0] == '+' || b[0] == '-') {
		return b[:1] + pad + b[1:]
	}
	return pad + b
}

// ExpandTabs returns b.expandtabs(size), which is 8 by default.
func (b Bytes) ExpandTabs(size int) Bytes {
	out := make([]byte, 0, len(b))
	column := 0
	for i := range len(b) {
		switch c := b[i]; c {
		case '\t':
			if size > 0 {
				pad := size - column%size
				out = append(out, strings.Repeat(" ", pad)...)
				column += pad
			}
			continue
		case '\n', '\r':
			column = 0
		default:
			column++
		}
		out = append(out, b[i])
	}
	return Bytes(ownedString(out))
}
