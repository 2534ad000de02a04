package syntax

// This file finds the character for \N{name}: names from the Unicode Character
// Database, its aliases, and the names that are made by rule.

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"
)

// A nameAlias is one more name of a character.
type nameAlias struct {
	name string
	r    rune
}

// lastNamed is the last code point that has a name.
const lastNamed = 0xE01EF

// maxNameLen is above the length of every name.
const maxNameLen = 256

// runeByName returns the character of a name or alias, in any case, but as in
// CPython not those made by rule. Named sequences have no single character and
// are not found.
func runeByName(name string) (rune, bool) {
	if len(name) > maxNameLen || !isASCII(name) {
		return 0, false
	}
	if r, ok := hangulByName(name); ok {
		return r, true
	}
	if r, ok := ideographByName(name); ok {
		return r, true
	}
	name = strings.ToUpper(name)
	if i, ok := slices.BinarySearchFunc(nameAliases[:], name, func(a nameAlias, n string) int {
		return strings.Compare(a.name, n)
	}); ok {
		return nameAliases[i].r, true
	}
	r, ok := namedRunes()[name]
	return r, ok
}

// namedRunes maps all names that are listed one by one; built when first needed,
// which few sources do.
var namedRunes = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune, 40_000)
	for r := range rune(lastNamed + 1) {
		addName(names, r)
	}
	for _, n := range namesSince15 {
		names[n.name] = n.r
	}
	return names
})

// namesSince15 are the listed names of Unicode 15.1, CPython 3.13's, that 15.0
// lacks, which is what golang.org/x/text may hold.
var namesSince15 = [...]nameAlias{
	{"IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM RIGHT", 0x2FFC},
	{"IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM LOWER RIGHT", 0x2FFD},
	{"IDEOGRAPHIC DESCRIPTION CHARACTER HORIZONTAL REFLECTION", 0x2FFE},
	{"IDEOGRAPHIC DESCRIPTION CHARACTER ROTATION", 0x2FFF},
	{"IDEOGRAPHIC DESCRIPTION CHARACTER SUBTRACTION", 0x31EF},
}

func addName(names map[string]rune, r rune) {
	name := runenames.Name(r)
	if name != "" && name[0] != '<' {
		names[name] = r
	}
}

// ideographs are the ranges of unified ideographs of Unicode 15.1, whose names end in their code point.
var ideographs = [...][2]rune{
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D},
	{0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x2EBF0, 0x2EE5D}, {0x30000, 0x3134A}, {0x31350, 0x323AF},
}

func ideographByName(name string) (rune, bool) {
	code, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-")
	if !ok || len(code) != 4 && len(code) != 5 || code != strings.ToUpper(code) {
		return 0, false
	}
	v, err := strconv.ParseUint(code, 16, 32)
	if err != nil || v > utf8.MaxRune {
		return 0, false
	}
	for _, block := range ideographs {
		if r := rune(v); block[0] <= r && r <= block[1] {
			return r, true
		}
	}
	return 0, false
}

// The romanised parts of Hangul syllables, in the order of their code points
// (The Unicode Standard, 3.12).
var (
	hangulLeads  = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	hangulVowels = [...]string{
		"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I",
	}
	hangulTails = [...]string{
		"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
	}
)

// hangulByName takes a syllable's name apart: its longest lead, then its longest vowel, then its tail.
func hangulByName(name string) (rune, bool) {
	rest, ok := strings.CutPrefix(name, "HANGUL SYLLABLE ")
	if !ok {
		return 0, false
	}
	lead, rest := longestPart(hangulLeads[:], rest)
	vowel, rest := longestPart(hangulVowels[:], rest)
	tail := slices.Index(hangulTails[:], rest)
	if lead < 0 || vowel < 0 || tail < 0 {
		return 0, false
	}
	return rune(0xAC00 + (lead*len(hangulVowels)+vowel)*len(hangulTails) + tail), true
}

// longestPart returns the index of the longest part that s starts with, or -1, and the rest of s.
func longestPart(parts []string, s string) (int, string) {
	best, width := -1, -1
	for i, p := range parts {
		if len(p) > width && strings.HasPrefix(s, p) {
			best, width = i, len(p)
		}
	}
	if best < 0 {
		return -1, s
	}
	return best, s[width:]
}
