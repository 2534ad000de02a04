package pyrt

import (
	"strings"
	"unicode/utf8"
)

// Fields returns s.split(): the words between runs of whitespace.
func Fields(s string) []string { return FieldsN(s, -1) }

// FieldsN returns s.split(None, n): at most n splits, and the rest without the
// whitespace before it, but with what stands at the end. A negative n is no limit.
func FieldsN(s string, n int) []string {
	out := make([]string, 0, wordCount(s, n))
	for {
		s = StrLStrip(s)
		if s == "" {
			return out
		}
		if n == 0 {
			return append(out, s)
		}
		n--
		end := wordEnd(s)
		out = append(out, s[:end])
		s = s[end:]
	}
}

// wordCount guesses the number of words, exactly if s is ASCII.
func wordCount(s string, limit int) int {
	n, inWord := 0, false
	for i := range len(s) {
		space := isSpaceByte(s[i])
		if !space && !inWord {
			n++
		}
		inWord = !space
	}
	if limit >= 0 {
		return min(n, limit+1)
	}
	return n
}

func wordEnd(s string) int {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			if isSpaceByte(s[i]) {
				return i
			}
			i++
			continue
		}
		r, size := decodeRune(s[i:])
		if isSpace(r) {
			return i
		}
		i += size
	}
	return len(s)
}

// RFieldsN returns s.rsplit(None, n): at most n splits, counted from the end.
func RFieldsN(s string, n int) []string {
	out := []string{}
	for {
		s = StrRStrip(s)
		if s == "" {
			break
		}
		if n == 0 {
			out = append(out, s)
			break
		}
		n--
		start := wordStart(s)
		out = append(out, s[start:])
		s = s[:start]
	}
	reverse(out)
	return out
}

func wordStart(s string) int {
	for i := len(s); i > 0; {
		r, size := decodeLastRune(s[:i])
		if isSpace(r) {
			return i
		}
		i -= size
	}
	return 0
}

func reverse(s []string) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// StrSplit returns s.split(sep). It is strings.Split, but an empty sep is a
// ValueError.
func StrSplit(s, sep string) []string {
	checkSeparator(sep)
	return strings.Split(s, sep)
}

// StrSplitN returns s.split(sep, n): at most n splits. A negative n is no limit.
func StrSplitN(s, sep string, n int) []string {
	checkSeparator(sep)
	if n < 0 || n == End {
		return strings.Split(s, sep)
	}
	return strings.SplitN(s, sep, n+1)
}

// StrRSplitN returns s.rsplit(sep, n): at most n splits, counted from the end.
func StrRSplitN(s, sep string, n int) []string {
	checkSeparator(sep)
	out := []string{}
	for ; n != 0; n-- {
		at := strings.LastIndex(s, sep)
		if at < 0 {
			break
		}
		out = append(out, s[at+len(sep):])
		s = s[:at]
	}
	out = append(out, s)
	reverse(out)
	return out
}

func checkSeparator(sep string) {
	if sep == "" {
		panic(NewValueError("empty separator"))
	}
}

// SplitLines returns s.splitlines(), or s.splitlines(True) with the line breaks kept.
// Lines end at \r\n and at \n \v \f \r U+001C U+001D U+001E U+0085 U+2028 U+2029.
func SplitLines(s string, keepEnds bool) []string {
	out := []string{}
	start := 0
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		end := i
		i += size
		if !isLineBreak(r) {
			continue
		}
		if r == '\r' && i < len(s) && s[i] == '\n' {
			i++
		}
		if keepEnds {
			end = i
		}
		out = append(out, s[start:end])
		start = i
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// Partition returns s.partition(sep): what comes before the first sep, sep, and
// what comes after; s and two empty strings if there is none.
func Partition(s, sep string) (before, at, after string) {
	checkSeparator(sep)
	before, after, found := strings.Cut(s, sep)
	if !found {
		return s, "", ""
	}
	return before, sep, after
}

// RPartition returns s.rpartition(sep): about the last sep; two empty strings and
// s if there is none.
func RPartition(s, sep string) (before, at, after string) {
	checkSeparator(sep)
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", "", s
	}
	return s[:i], sep, s[i+len(sep):]
}
