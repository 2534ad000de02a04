package pyrt

import "unicode/utf8"

// This file has the str methods that ask what the characters are. Each is false
// of the empty string, but for IsPrintable.

// IsAlpha reports s.isalpha().
func IsAlpha(s string) bool { return allFlagged(s, flagAlpha) }

// IsAlnum reports s.isalnum().
func IsAlnum(s string) bool { return allFlagged(s, flagAlpha|flagDecimal|flagDigit|flagNumeric) }

// IsDecimal reports s.isdecimal().
func IsDecimal(s string) bool { return allFlagged(s, flagDecimal) }

// IsDigit reports s.isdigit(), which holds of "²" too.
func IsDigit(s string) bool { return allFlagged(s, flagDigit) }

// IsNumeric reports s.isnumeric(), which holds of "½" and "五" too.
func IsNumeric(s string) bool { return allFlagged(s, flagNumeric) }

func allFlagged(s string, flags uint16) bool {
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		if runeFlags(r)&flags == 0 {
			return false
		}
		i += size
	}
	return s != ""
}

// runeFlags returns the flags of r, those of ASCII without the table.
func runeFlags(r rune) uint16 {
	const letter = flagAlpha | flagPrintable | flagCased | flagIDStart | flagIDContinue
	switch {
	case r >= utf8.RuneSelf:
		return recordOf(r).flags
	case 'a' <= r && r <= 'z':
		return letter | flagLower
	case 'A' <= r && r <= 'Z':
		return letter | flagUpper
	case '0' <= r && r <= '9':
		return flagDecimal | flagDigit | flagNumeric | flagPrintable | flagIDContinue
	}
	return asciiFlags(r)
}

func asciiFlags(r rune) uint16 {
	switch r {
	case '_':
		return flagPrintable | flagIDStart | flagIDContinue
	case '\'', '.', ':', '^', '`':
		return flagPrintable | flagIgnorable
	}
	if ' ' <= r && r < 0x7F {
		return flagPrintable
	}
	return 0
}

// IsSpace reports s.isspace().
func IsSpace(s string) bool {
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		if !isSpace(r) {
			return false
		}
		i += size
	}
	return s != ""
}

// IsLower reports s.islower(): some letter, and all that have case lower.
func IsLower(s string) bool { return allCased(s, flagLower, flagUpper|flagTitle) }

// IsUpper reports s.isupper(): some letter, and all that have case upper.
func IsUpper(s string) bool { return allCased(s, flagUpper, flagLower|flagTitle) }

func allCased(s string, wanted, refused uint16) bool {
	seen := false
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		flags := runeFlags(r)
		if flags&refused != 0 {
			return false
		}
		seen = seen || flags&wanted != 0
		i += size
	}
	return seen
}

// IsTitle reports s.istitle(): each word begins with its only capital.
func IsTitle(s string) bool {
	seen, inWord := false, false
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		flags := runeFlags(r)
		switch {
		case flags&(flagUpper|flagTitle) != 0:
			if inWord {
				return false
			}
			seen, inWord = true, true
		case flags&flagLower != 0:
			if !inWord {
				return false
			}
			seen = true
		default:
			inWord = false
		}
		i += size
	}
	return seen
}

// IsPrintable reports s.isprintable(), which holds of "" too.
func IsPrintable(s string) bool { return s == "" || allFlagged(s, flagPrintable) }

// IsIdentifier reports s.isidentifier(), which holds of keywords too.
func IsIdentifier(s string) bool {
	if s == "" {
		return false
	}
	r, size := decodeRune(s)
	if runeFlags(r)&flagIDStart == 0 {
		return false
	}
	return len(s) == size || allFlagged(s[size:], flagIDContinue)
}
