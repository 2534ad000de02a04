package pyrt

import "unicode/utf8"

// reLower returns the lower case of a single character as re takes it: the first
// character of its full mapping.
func reLower(r rune) rune {
	if r < utf8.RuneSelf {
		return rune(lowerByte(byte(r)))
	}
	record := recordOf(r)
	if record.flags&flagSpecial != 0 {
		return firstRune(specialCaseOf(r).lower)
	}
	return r + record.lower
}

// reUpper returns the upper case of a single character as re takes it.
func reUpper(r rune) rune {
	if r < utf8.RuneSelf {
		return rune(upperByte(byte(r)))
	}
	record := recordOf(r)
	if record.flags&flagSpecial != 0 {
		return firstRune(specialCaseOf(r).upper)
	}
	return r + record.upper
}

func firstRune(s string) rune {
	r, _ := decodeRune(s)
	return r
}

// reFold is how characters are brought to one case before they are compared.
type reFold uint8

const (
	reFoldNone reFold = iota
	reFoldASCII
	reFoldUnicode
	reFoldLocale // of the C locale: ASCII's letters, but sets are asked for both cases
)

// reFoldOf returns how a part of a pattern with these flags folds.
func reFoldOf(flags int) reFold {
	switch {
	case flags&RegexIgnoreCase == 0:
		return reFoldNone
	case flags&RegexLocale != 0:
		return reFoldLocale
	case flags&RegexUnicode != 0:
		return reFoldUnicode
	}
	return reFoldASCII
}

// lower returns the character that stands for all cases of r.
func (f reFold) lower(r rune) rune {
	switch {
	case f == reFoldNone:
		return r
	case r < utf8.RuneSelf:
		return rune(lowerByte(byte(r)))
	case f == reFoldUnicode:
		return reLower(r)
	}
	return r
}

// cased reports whether r has another case.
func (f reFold) cased(r rune) bool {
	switch {
	case f == reFoldNone:
		return false
	case f == reFoldUnicode:
		return reLower(r) != r || reUpper(r) != r
	}
	return r < utf8.RuneSelf && isASCIILetter(r)
}

// others returns the characters in lower case that count as other cases of r,
// which is in lower case itself.
func (f reFold) others(r rune) []rune {
	if f != reFoldUnicode {
		return nil
	}
	return reExtraCases[r]
}
