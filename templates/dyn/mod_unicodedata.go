package dyn

import (
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModUnicodedata is the module unicodedata of Unicode 14.0.0, without the names of
// characters.
var ModUnicodedata = NewLibrary("unicodedata", func(m *Module) {
	m.Const("unidata_version", "14.0.0")
	for _, row := range []struct {
		name  string
		table func() *runeRuns
		other string // where the table has no value
	}{
		{"category", categoryRuns, ""}, {"bidirectional", bidirectionalRuns, ""}, {"east_asian_width", widthRuns, ""},
	} {
		m.Def(row.name+"(chr, /)", func(a []Value) Value { return row.table().of(oneRune(a[0], row.name)) })
	}
	m.Def("combining(chr, /)", func(a []Value) Value { return combiningClass(oneRune(a[0], "combining")) })
	m.Def("mirrored(chr, /)", func(a []Value) Value { return runeNumber(mirroredRuns(), oneRune(a[0], "mirrored")) })
	m.Def("decimal(chr, default=, /)", func(a []Value) Value {
		r := oneRune(a[0], "decimal")
		if categoryRuns().of(r) == "Nd" {
			return runeNumber(numberRuns(), r)
		}
		return orNotA(a[1], "not a decimal")
	})
	m.Def("digit(chr, default=, /)", func(a []Value) Value {
		r := oneRune(a[0], "digit")
		if text := digitRuns().of(r); text != "" {
			return runeNumber(digitRuns(), r)
		}
		if categoryRuns().of(r) == "Nd" {
			return runeNumber(numberRuns(), r)
		}
		return orNotA(a[1], "not a digit")
	})
	m.Def("numeric(chr, default=, /)", func(a []Value) Value {
		text := numberRuns().of(oneRune(a[0], "numeric"))
		if text == "" {
			return orNotA(a[1], "not a numeric character")
		}
		above, below, isFraction := strings.Cut(text, "/")
		v, _ := strconv.ParseFloat(above, 64)
		if isFraction {
			d, _ := strconv.ParseFloat(below, 64)
			v /= d
		}
		return v
	})
	m.Def("decomposition(chr, /)", func(a []Value) Value {
		return decompositionOf(oneRune(a[0], "decomposition")).text()
	})
	m.Def("normalize(form, unistr, /)", func(a []Value) Value {
		return normalized(argText(a[0], "normalize"), argText(a[1], "normalize"))
	})
	m.Def("is_normalized(form, unistr, /)", func(a []Value) Value {
		s := argText(a[1], "is_normalized")
		return normalized(argText(a[0], "is_normalized"), s) == s
	})
})

// oneRune takes a str of one character.
func oneRune(v Value, function string) rune {
	s, ok := asStr(v)
	if !ok || pyrt.StrLen(s) != 1 {
		which := "argument"
		if function == "decimal" || function == "digit" || function == "numeric" {
			which = "argument 1" // of two
		}
		raise(pyrt.TypeError, "%s() %s must be a unicode character, not %s", function, which, TypeName(v))
	}
	return rune(pyrt.Ord(s))
}

// orNotA returns the default that was given, or raises ValueError.
func orNotA(otherwise Value, message string) Value {
	if otherwise == Unbound {
		raise(pyrt.ValueError, "%s", message)
	}
	return otherwise
}

// runeRuns is a property of all code points: where runs end, and their values.
type runeRuns struct {
	ends   []int32
	values []string
}

// of returns the value of a code point.
func (t *runeRuns) of(r rune) string {
	return t.values[sort.Search(len(t.ends), func(i int) bool { return t.ends[i] > r })]
}

// The tables, unpacked when they are needed.
var (
	categoryRuns      = unpackedRuns(unicodeCategories)
	bidirectionalRuns = unpackedRuns(unicodeBidirectional)
	widthRuns         = unpackedRuns(unicodeWidths)
	combiningRuns     = unpackedRuns(unicodeCombining)
	mirroredRuns      = unpackedRuns(unicodeMirrored)
	numberRuns        = unpackedRuns(unicodeNumbers)
	digitRuns         = unpackedRuns(unicodeDigits)
)

func unpackedRuns(text string) func() *runeRuns {
	return sync.OnceValue(func() *runeRuns {
		t, end := &runeRuns{}, int32(0)
		for _, field := range strings.Fields(text) {
			size, value, _ := strings.Cut(field, ":")
			end += packedRune(size)
			t.ends, t.values = append(t.ends, end), append(t.values, value)
		}
		return t
	})
}

// packedRune reads a number in base 36.
func packedRune(text string) rune {
	n, _ := strconv.ParseInt(text, 36, 32)
	return rune(n)
}

func runeNumber(t *runeRuns, r rune) int {
	n, _ := strconv.Atoi(t.of(r))
	return n
}

func combiningClass(r rune) int {
	if r < 0x300 {
		return 0
	}
	return runeNumber(combiningRuns(), r)
}
