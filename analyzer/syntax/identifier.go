package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// This file implements identifiers (Python reference 2.3, PEP 3131).

// normalizeName returns the NFKC form of an identifier.
func normalizeName(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return norm.NFKC.String(s)
		}
	}
	return s
}

// badIdentifierRune returns the offset of the first rune that may not stand
// where it does in an identifier, and the rune, or -1.
func badIdentifierRune(s string) (int, rune) {
	for i, r := range s {
		if i == 0 && !isXIDStart(r) || i > 0 && !isXIDContinue(r) {
			return i, r
		}
	}
	return -1, 0
}

// Unicode 15.1, which CPython 3.13 knows, has these beyond the tables of
// package unicode: ideographs, and more of Other_ID_Continue.
const (
	extensionIFirst, extensionILast = 0x2EBF0, 0x2EE5D
	moreIDContinue                  = "\u200C\u200D\u30FB\uFF65"
)

func isIDStart(r rune) bool {
	return r == '_' || extensionIFirst <= r && r <= extensionILast ||
		(unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)) &&
			!unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

func isIDContinue(r rune) bool {
	return isIDStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) ||
		strings.ContainsRune(moreIDContinue, r)
}

// isXIDStart tells whether r is XID_Start: an ID_Start whose NFKC form is an
// identifier too.
func isXIDStart(r rune) bool {
	if !isIDStart(r) {
		return false
	}
	if r < utf8.RuneSelf {
		return true
	}
	for i, n := range norm.NFKC.String(string(r)) {
		if i == 0 && !isIDStart(n) || i > 0 && !isIDContinue(n) {
			return false
		}
	}
	return true
}

// isXIDContinue tells whether r is XID_Continue.
func isXIDContinue(r rune) bool {
	if !isIDContinue(r) {
		return false
	}
	if r < utf8.RuneSelf {
		return true
	}
	for _, n := range norm.NFKC.String(string(r)) {
		if !isIDContinue(n) {
			return false
		}
	}
	return true
}

func invalidCharacter(r rune) string {
	if unicode.IsPrint(r) {
		return fmt.Sprintf("invalid character '%c' (U+%04X)", r, r)
	}
	return fmt.Sprintf("invalid non-printable character U+%04X", r)
}
