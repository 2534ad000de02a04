package pyrt

import (
	"hash/crc32"
	"slices"
	"strings"
	"testing"
)

func str1[T any](f func(string) T) goldenOp { return func(a []Value) Value { return f(a[0].(string)) } }

func str2[T any](f func(s, x string) T) goldenOp {
	return func(a []Value) Value { return f(a[0].(string), a[1].(string)) }
}

func strIn[T any](f func(s, x string, i, j int) T) goldenOp {
	return func(a []Value) Value { return f(a[0].(string), a[1].(string), a[2].(int), a[3].(int)) }
}

func strInt[T any](f func(s string, n int) T) goldenOp {
	return func(a []Value) Value { return f(a[0].(string), a[1].(int)) }
}

func strStrInt[T any](f func(s, x string, n int) T) goldenOp {
	return func(a []Value) Value { return f(a[0].(string), a[1].(string), a[2].(int)) }
}

func strPad(f func(s string, width int, fill string) string) goldenOp {
	return func(a []Value) Value { return f(a[0].(string), a[1].(int), a[2].(string)) }
}

func strCut(f func(s, sep string) (string, string, string)) goldenOp {
	return func(a []Value) Value {
		x, y, z := f(a[0].(string), a[1].(string))
		return goldenTuple{x, y, z}
	}
}

// agreed checks that two ways to the same result agree, and returns it.
func agreed[T comparable](t *testing.T, name string, x, y T) T {
	if x != y {
		t.Errorf("%s: %v and %v differ", name, x, y)
	}
	return x
}

func TestStrMethods(t *testing.T) {
	ops := map[string]goldenOp{
		"capitalize": str1(Capitalize), "casefold": str1(CaseFold), "isalnum": str1(IsAlnum), "isalpha": str1(IsAlpha),
		"isascii": str1(IsASCII[string]), "isdecimal": str1(IsDecimal), "isdigit": str1(IsDigit), "isidentifier": str1(IsIdentifier),
		"islower": str1(IsLower), "isnumeric": str1(IsNumeric), "isprintable": str1(IsPrintable), "isspace": str1(IsSpace),
		"istitle": str1(IsTitle), "isupper": str1(IsUpper), "lower": str1(StrLower), "lstrip": str1(StrLStrip), "rstrip": str1(StrRStrip),
		"split": str1(Fields), "strip": str1(StrStrip), "swapcase": str1(SwapCase), "title": str1(StrTitle), "upper": str1(StrUpper),
		"rsplit":      str1(func(s string) []string { return RFieldsN(s, -1) }),
		"splitlines":  str1(func(s string) []string { return SplitLines(s, false) }),
		"splitlines1": func(a []Value) Value { return SplitLines(a[0].(string), a[1].(bool)) },
		"expandtabs":  str1(func(s string) string { return ExpandTabs(s, 8) }), "expandtabs1": strInt(ExpandTabs),
		"count": str2(StrCount), "find": str2(StrFind), "rfind": str2(StrRFind), "index": str2(StrIndex), "rindex": str2(StrRIndex),
		"startswith": str2(strings.HasPrefix), "endswith": str2(strings.HasSuffix), "contains": str2(strings.Contains),
		"countIn": strIn(StrCountIn), "findIn": strIn(StrFindIn), "rfindIn": strIn(StrRFindIn), "indexIn": strIn(StrIndexIn),
		"rindexIn": strIn(StrRIndexIn), "startswithIn": strIn(StartsWithIn), "endswithIn": strIn(EndsWithIn),
		"lstrip1": str2(StrLStripChars), "rstrip1": str2(StrRStripChars), "strip1": str2(StrStripChars), "split1": str2(StrSplit),
		"rsplit1":    str2(func(s, sep string) []string { return StrRSplitN(s, sep, -1) }),
		"partition1": strCut(Partition), "rpartition1": strCut(RPartition), "removeprefix1": str2(RemovePrefix), "removesuffix1": str2(RemoveSuffix),
		"splitN": strStrInt(StrSplitN), "rsplitN": strStrInt(StrRSplitN), "splitNone": strInt(FieldsN), "rsplitNone": strInt(RFieldsN),
		"center": strPad(StrCenter), "ljust": strPad(StrLJust), "rjust": strPad(StrRJust), "zfill": strInt(ZFill),
		"replace":  func(a []Value) Value { return StrReplace(a[0].(string), a[1].(string), a[2].(string)) },
		"replaceN": func(a []Value) Value { return StrReplaceN(a[0].(string), a[1].(string), a[2].(string), a[3].(int)) },
		"join":     joinOp, "len": func(a []Value) Value { return agreed(t, "Len", StrLen(a[0].(string)), NewText(a[0].(string)).Len()) },
		"list": str1(CharList), "ord": str1(Ord),
		"ords": str1(func(s string) []int {
			out := []int{}
			for r := range CodePoints(s) {
				out = append(out, int(r))
			}
			return out
		}),
		"chr": func(a []Value) Value { return Chr(a[0].(int)) }, "reverse": str1(StrReverse), "repeat": strInt(StrRepeat),
		"at": func(a []Value) Value {
			s, i := a[0].(string), a[1].(int)
			if c, ok := StrAtOK(s, i); ok {
				agreed(t, "Text.At", c, NewText(s).At(i))
			}
			return StrAt(s, i)
		},
		"slice": func(a []Value) Value {
			s, i, j := a[0].(string), a[1].(int), a[2].(int)
			return agreed(t, "Text.Slice", StrSlice(s, i, j), NewText(s).Slice(i, j))
		},
		"sliceStep": func(a []Value) Value { return StrSliceStep(a[0].(string), a[1].(int), a[2].(int), a[3].(int)) },
		"less":      str2(func(x, y string) bool { return x < y }),
		"maketrans": func(a []Value) Value {
			return Translate(a[0].(string), MakeTrans(a[1].(string), a[2].(string), a[3].(string)))
		},
		"repr": str1(func(s string) string { return ReprStr(s) }), "ascii": str1(ASCIIStr),
	}
	runTextGoldens(t, "str/methods.jsonl", ops)
}

func joinOp(a []Value) Value {
	parts := []string{}
	for _, part := range a[1:] {
		parts = append(parts, part.(string))
	}
	return strings.Join(parts, a[0].(string))
}

// TestUnicode asks the methods about each code point.
func TestUnicode(t *testing.T) {
	runTextGoldens(t, "str/unicode.jsonl", map[string]goldenOp{"unicode": func(a []Value) Value {
		var crc uint32
		start := a[0].(int)
		var line []byte
		for r := start; r < start+4096; r++ {
			line = appendKnown(line[:0], Chr(r))
			crc = crc32.Update(crc, crc32.IEEETable, line)
		}
		return int(crc)
	}})
}

// appendKnown writes all that str knows of a character.
func appendKnown(line []byte, c string) []byte {
	lastIs := func(s, c string) bool { return strings.HasSuffix(s, c) }
	for _, bit := range []bool{
		IsAlpha(c), IsDecimal(c), IsDigit(c), IsNumeric(c), IsLower(c), IsUpper(c), IsTitle(c), IsSpace(c), IsPrintable(c),
		IsIdentifier(c), IsIdentifier("a" + c), len(SplitLines("a"+c+"b", false)) > 1, IsAlnum(c),
		lastIs(StrLower("A"+c+"Σ"), "ς"), lastIs(StrTitle(c+"a"), "a"),
	} {
		if bit {
			line = append(line, '1')
		} else {
			line = append(line, '0')
		}
	}
	line = append(line, StrUpper(c)+StrLower(c)+StrTitle(c)+CaseFold(c)+SwapCase(c)...)
	return append(line, '\n')
}

func TestPrefixesAndSuffixes(t *testing.T) {
	got := []bool{StartsWithAny("abc", "x", "ab"), StartsWithAny("abc", "x"), StartsWithAny("abc"), EndsWithAny("abc", "bc"), EndsWithAny("abc", "b", "a")}
	if want := []bool{true, false, false, true, false}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTextOrd(t *testing.T) {
	for _, s := range []string{"abc", "aé😀\xed\xa0\x80"} {
		text := NewText(s)
		i := 0
		for r := range CodePoints(s) {
			if got := text.Ord(i); got != int(r) {
				t.Errorf("%q: Ord(%d) is %#x, want %#x", s, i, got, r)
			}
			if got := text.Ord(i - text.Len()); got != int(r) {
				t.Errorf("%q: Ord(%d) is %#x, want %#x", s, i-text.Len(), got, r)
			}
			i++
		}
	}
}
