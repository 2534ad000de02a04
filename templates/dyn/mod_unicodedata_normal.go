package dyn

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// A decomposition is what a character is made of; one with a tag is so for
// compatibility only.
type decomposition struct {
	tag   string
	runes []rune
}

// text returns the decomposition as unicodedata.decomposition writes it.
func (d decomposition) text() string {
	var parts []string
	if d.tag != "" {
		parts = append(parts, "<"+d.tag+">")
	}
	for _, r := range d.runes {
		parts = append(parts, fmt.Sprintf("%04X", r))
	}
	return strings.Join(parts, " ")
}

// decompositions is the table of all characters that have one.
var decompositions = sync.OnceValue(func() map[rune]decomposition {
	table, at := map[rune]decomposition{}, rune(0)
	for _, field := range strings.Fields(unicodeDecompositions) {
		parts := strings.SplitN(field, ":", 3)
		at += packedRune(parts[0])
		d := decomposition{tag: parts[1]}
		for text := range strings.SplitSeq(parts[2], ",") {
			d.runes = append(d.runes, packedRune(text))
		}
		table[at] = d
	}
	return table
})

// compositions are the characters that two others become.
var compositions = sync.OnceValue(func() map[[2]rune]rune {
	excluded := map[rune]bool{}
	for _, field := range strings.Fields(unicodeExcluded) {
		excluded[packedRune(field)] = true
	}
	table := map[[2]rune]rune{}
	for r, d := range decompositions() {
		if d.tag == "" && len(d.runes) == 2 && !excluded[r] {
			table[[2]rune(d.runes)] = r
		}
	}
	return table
})

func decompositionOf(r rune) decomposition {
	if r < 0x80 {
		return decomposition{}
	}
	return decompositions()[r]
}

// Hangul syllables are composed by arithmetic.
const (
	hangulFirst  = 0xac00
	hangulCount  = 11172
	hangulLead   = 0x1100
	hangulVowel  = 0x1161
	hangulTail   = 0x11a7
	hangulLeads  = 19
	hangulVowels = 21
	hangulTails  = 28
)

// normalized returns a text in one of the normal forms NFC, NFKC, NFD, NFKD.
func normalized(form, s string) string {
	compatible := strings.Contains(form, "K")
	if form != "NFC" && form != "NFKC" && form != "NFD" && form != "NFKD" {
		raise(pyrt.ValueError, "invalid normalization form")
	}
	if pyrt.IsASCII(s) {
		return s
	}
	var out []rune
	for c := range pyrt.CodePoints(s) {
		out = appendDecomposed(out, c, compatible)
	}
	orderMarks(out)
	if strings.HasSuffix(form, "C") {
		out = composed(out)
	}
	var b strings.Builder
	for _, r := range out {
		b.WriteString(pyrt.Chr(int(r)))
	}
	return b.String()
}

// appendDecomposed adds what a character is made of in the end.
func appendDecomposed(out []rune, r rune, compatible bool) []rune {
	if s := r - hangulFirst; s >= 0 && s < hangulCount {
		out = append(out, hangulLead+s/(hangulVowels*hangulTails), hangulVowel+s%(hangulVowels*hangulTails)/hangulTails)
		if tail := s % hangulTails; tail != 0 {
			out = append(out, hangulTail+tail)
		}
		return out
	}
	d := decompositionOf(r)
	if d.runes == nil || d.tag != "" && !compatible {
		return append(out, r)
	}
	for _, part := range d.runes {
		out = appendDecomposed(out, part, compatible)
	}
	return out
}

// orderMarks sorts each run of combining characters by their classes.
func orderMarks(text []rune) {
	for i := 0; i < len(text); i++ {
		if combiningClass(text[i]) == 0 {
			continue
		}
		end := i
		for end < len(text) && combiningClass(text[end]) != 0 {
			end++
		}
		slices.SortStableFunc(text[i:end], func(a, b rune) int { return combiningClass(a) - combiningClass(b) })
		i = end
	}
}

// composed joins characters with the marks behind them, as far as no mark of the same
// class stands between.
func composed(text []rune) []rune {
	var out []rune
	starter, last := -1, -1 // the last starter in out, and the class behind it
	for _, r := range text {
		class := combiningClass(r)
		if starter >= 0 && (last < class || last == -1) {
			if c, ok := composedOf(out[starter], r); ok {
				out[starter] = c
				continue
			}
		}
		if class == 0 {
			starter, last = len(out), -1
		} else {
			last = class
		}
		out = append(out, r)
	}
	return out
}

// composedOf returns the character that two become.
func composedOf(a, b rune) (rune, bool) {
	if l, v := a-hangulLead, b-hangulVowel; l >= 0 && l < hangulLeads && v >= 0 && v < hangulVowels {
		return hangulFirst + (l*hangulVowels+v)*hangulTails, true
	}
	if s, t := a-hangulFirst, b-hangulTail; s >= 0 && s < hangulCount && s%hangulTails == 0 && t > 0 && t < hangulTails {
		return a + t, true
	}
	c, ok := compositions()[[2]rune{a, b}]
	return c, ok
}
