package pyrt

import "unicode/utf8"

// This file has the str methods that change case, with Unicode's full mappings:
// "ß".upper() is "SS", and a sigma that ends a word is lowered to "ς".

// StrUpper returns s.upper().
func StrUpper(s string) string {
	if IsASCII(s) {
		return upperASCII(s)
	}
	out := make([]byte, 0, len(s)+4)
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		out = appendUpper(out, r)
		i += size
	}
	return ownedString(out)
}

// StrLower returns s.lower().
func StrLower(s string) string {
	if IsASCII(s) {
		return lowerASCII(s)
	}
	out := make([]byte, 0, len(s)+4)
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		out = appendLower(out, s, i, r)
		i += size
	}
	return ownedString(out)
}

// CaseFold returns s.casefold(): for comparing without regard to case.
func CaseFold(s string) string {
	if IsASCII(s) {
		return lowerASCII(s)
	}
	out := make([]byte, 0, len(s)+4)
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		out = appendFold(out, r)
		i += size
	}
	return ownedString(out)
}

// SwapCase returns s.swapcase().
func SwapCase(s string) string {
	out := make([]byte, 0, len(s)+4)
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		switch flags := runeFlags(r); {
		case flags&flagUpper != 0:
			out = appendLower(out, s, i, r)
		case flags&flagLower != 0:
			out = appendUpper(out, r)
		default:
			out = append(out, s[i:i+size]...)
		}
		i += size
	}
	return ownedString(out)
}

// Capitalize returns s.capitalize(): the first character in title case, the rest lower.
func Capitalize(s string) string {
	out := make([]byte, 0, len(s)+4)
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		if i == 0 {
			out = appendTitle(out, r)
		} else {
			out = appendLower(out, s, i, r)
		}
		i += size
	}
	return ownedString(out)
}

// StrTitle returns s.title(): each run of letters begins with a capital, also
// after an apostrophe: "they'Re".
func StrTitle(s string) string {
	out := make([]byte, 0, len(s)+4)
	inWord := false
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		if inWord {
			out = appendLower(out, s, i, r)
		} else {
			out = appendTitle(out, r)
		}
		inWord = runeFlags(r)&flagCased != 0
		i += size
	}
	return ownedString(out)
}

// upperASCII raises the ASCII letters of s. It returns s itself if it has none.
func upperASCII(s string) string {
	i := 0
	for i < len(s) && s[i]-'a' >= 26 {
		i++
	}
	if i == len(s) {
		return s
	}
	out := []byte(s)
	for ; i < len(out); i++ {
		out[i] = upperByte(out[i])
	}
	return ownedString(out)
}

// lowerASCII lowers the ASCII letters of s. It returns s itself if it has none.
func lowerASCII(s string) string {
	i := 0
	for i < len(s) && s[i]-'A' >= 26 {
		i++
	}
	if i == len(s) {
		return s
	}
	out := []byte(s)
	for ; i < len(out); i++ {
		out[i] = lowerByte(out[i])
	}
	return ownedString(out)
}

func upperByte(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + ('a' - 'A')
	}
	return c
}

func appendUpper(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, upperByte(byte(r)))
	}
	record := recordOf(r)
	if record.flags&flagSpecial != 0 {
		return append(dst, specialCaseOf(r).upper...)
	}
	return appendRune(dst, r+record.upper)
}

func appendFold(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, lowerByte(byte(r)))
	}
	record := recordOf(r)
	if record.flags&flagSpecial != 0 {
		return append(dst, specialCaseOf(r).fold...)
	}
	return appendRune(dst, r+record.fold)
}

func appendTitle(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, upperByte(byte(r)))
	}
	record := recordOf(r)
	if record.flags&flagSpecial != 0 {
		return append(dst, specialCaseOf(r).title...)
	}
	return appendRune(dst, r+record.title)
}

// appendLower lowers r, which stands at byte i of s.
func appendLower(dst []byte, s string, i int, r rune) []byte {
	if r == 'Σ' {
		if isFinalSigma(s, i) {
			return append(dst, "ς"...)
		}
		return append(dst, "σ"...)
	}
	if r < utf8.RuneSelf {
		return append(dst, lowerByte(byte(r)))
	}
	record := recordOf(r)
	if record.flags&flagSpecial != 0 {
		return append(dst, specialCaseOf(r).lower...)
	}
	return appendRune(dst, r+record.lower)
}

// isFinalSigma reports whether the capital sigma at byte i of s ends a word: a
// cased letter comes before it and none after, ignorable characters apart
// (Unicode 3.13, Final_Sigma).
func isFinalSigma(s string, i int) bool {
	before, after := s[:i], s[i+len("Σ"):]
	for {
		if before == "" {
			return false
		}
		r, size := decodeLastRune(before)
		if flags := runeFlags(r); flags&flagIgnorable == 0 {
			if flags&flagCased == 0 {
				return false
			}
			break
		}
		before = before[:len(before)-size]
	}
	for after != "" {
		r, size := decodeRune(after)
		if flags := runeFlags(r); flags&flagIgnorable == 0 {
			return flags&flagCased == 0
		}
		after = after[size:]
	}
	return true
}
