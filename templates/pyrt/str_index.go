package pyrt

import (
	"strings"
)

// StrAt returns s[i]. It looks for the place in s, so that a loop over the
// indices of a str that may not be ASCII is better served by a [Text].
func StrAt(s string, i int) string {
	if c, ok := StrAtOK(s, i); ok {
		return c
	}
	panic(NewIndexError("string index out of range"))
}

// StrAtOK returns s[i], and false where Python raises IndexError.
func StrAtOK(s string, i int) (string, bool) {
	var at int
	if i >= 0 {
		at = byteOffset(s, i)
	} else {
		at = byteOffsetBack(s, i)
	}
	if at < 0 || at >= len(s) {
		return "", false
	}
	return s[at : at+charSize(s[at:])], true
}

// byteOffset returns the byte at which the i-th code point of s begins, len(s)
// for the length and whatever lies beyond.
func byteOffset(s string, i int) int {
	at := 0
	for ; len(s)-at >= 8; at += 8 {
		begun := 8 - continuations(word(s[at:]))
		if begun > i {
			break
		}
		i -= begun
	}
	for ; at < len(s); at++ {
		if !isContinuation(s[at]) {
			if i == 0 {
				return at
			}
			i--
		}
	}
	return at
}

// byteOffsetBack is byteOffset for i < 0, counted from the end; -1 where s is shorter.
func byteOffsetBack(s string, i int) int {
	at := len(s)
	for ; i < 0; i++ {
		if at == 0 {
			return -1
		}
		at--
		for at > 0 && isContinuation(s[at]) {
			at--
		}
	}
	return at
}

// StrSlice returns s[i:j]. Write 0 and [End] for bounds that are left out.
func StrSlice(s string, i, j int) string {
	if IsASCII(s) {
		lo, hi := SliceBounds(len(s), i, j)
		return s[lo:hi]
	}
	if i >= 0 && j >= 0 {
		lo := byteOffset(s, i)
		if j <= i {
			return ""
		}
		return s[lo : lo+byteOffset(s[lo:], j-i)]
	}
	lo, hi := SliceBounds(StrLen(s), i, j)
	at := byteOffset(s, lo)
	return s[at : at+byteOffset(s[at:], hi-lo)]
}

// StrSliceStep returns s[i:j:step]. Bounds that are left out are 0 and [End], or
// End and [Begin] if step is negative.
func StrSliceStep(s string, i, j, step int) string {
	if step == 1 {
		return StrSlice(s, i, j)
	}
	if !IsASCII(s) {
		return NewText(s).SliceStep(i, j, step)
	}
	start, count := SliceRange(len(s), i, j, step)
	out := make([]byte, count)
	for k := range out {
		out[k] = s[start+k*step]
	}
	return ownedString(out)
}

// StrReverse returns s[::-1].
func StrReverse(s string) string {
	out := make([]byte, len(s))
	at := len(s)
	for len(s) > 0 {
		size := charSize(s)
		at -= size
		copy(out[at:], s[:size])
		s = s[size:]
	}
	return ownedString(out)
}

// StrRepeat returns s * n, which is empty for n < 1.
func StrRepeat(s string, n int) string {
	if n <= 0 || s == "" {
		return ""
	}
	if n > int(^uint(0)>>1)/len(s) {
		panic(NewOverflowError("repeated string is too long"))
	}
	return strings.Repeat(s, n)
}
