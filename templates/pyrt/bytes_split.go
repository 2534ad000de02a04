package pyrt

import "strings"

const asciiSpace = " \t\n\r\v\f"

// Strip returns b.strip(): without ASCII whitespace at both ends.
func (b Bytes) Strip() Bytes { return b.StripBytes(asciiSpace) }

// LStrip returns b.lstrip().
func (b Bytes) LStrip() Bytes { return b.LStripBytes(asciiSpace) }

// RStrip returns b.rstrip().
func (b Bytes) RStrip() Bytes { return b.RStripBytes(asciiSpace) }

// StripBytes returns b.strip(set): without the bytes of set at both ends.
func (b Bytes) StripBytes(set Bytes) Bytes { return b.LStripBytes(set).RStripBytes(set) }

// LStripBytes returns b.lstrip(set).
func (b Bytes) LStripBytes(set Bytes) Bytes {
	for len(b) > 0 && strings.IndexByte(string(set), b[0]) >= 0 {
		b = b[1:]
	}
	return b
}

// RStripBytes returns b.rstrip(set).
func (b Bytes) RStripBytes(set Bytes) Bytes {
	for len(b) > 0 && strings.IndexByte(string(set), b[len(b)-1]) >= 0 {
		b = b[:len(b)-1]
	}
	return b
}

// Fields returns b.split(None, n): words between runs of ASCII whitespace, at
// most n splits, and all if n is negative.
func (b Bytes) Fields(n int) []Bytes {
	out := []Bytes{}
	for {
		b = b.LStrip()
		if b == "" {
			return out
		}
		if n == 0 {
			return append(out, b)
		}
		n--
		end := strings.IndexAny(string(b), asciiSpace)
		if end < 0 {
			end = len(b)
		}
		out = append(out, b[:end])
		b = b[end:]
	}
}

// RFields returns b.rsplit(None, n): at most n splits, counted from the end.
func (b Bytes) RFields(n int) []Bytes {
	out := []Bytes{}
	for {
		b = b.RStrip()
		if b == "" {
			break
		}
		if n == 0 {
			out = append(out, b)
			break
		}
		n--
		start := strings.LastIndexAny(string(b), asciiSpace) + 1
		out = append(out, b[start:])
		b = b[:start]
	}
	reverseBytes(out)
	return out
}

func reverseBytes(s []Bytes) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// Split returns b.split(sep, n): at most n splits, all if n is negative.
func (b Bytes) Split(sep Bytes, n int) []Bytes {
	checkSeparator(string(sep))
	out := []Bytes{}
	for ; n != 0; n-- {
		at := b.Find(sep)
		if at < 0 {
			break
		}
		out = append(out, b[:at])
		b = b[at+len(sep):]
	}
	return append(out, b)
}

// RSplit returns b.rsplit(sep, n): at most n splits, counted from the end.
func (b Bytes) RSplit(sep Bytes, n int) []Bytes {
	checkSeparator(string(sep))
	out := []Bytes{}
	for ; n != 0; n-- {
		at := b.RFind(sep)
		if at < 0 {
			break
		}
		out = append(out, b[at+len(sep):])
		b = b[:at]
	}
	out = append(out, b)
	reverseBytes(out)
	return out
}

// SplitLines returns b.splitlines(keepEnds): lines end at \n, \r and \r\n only.
func (b Bytes) SplitLines(keepEnds bool) []Bytes {
	out := []Bytes{}
	for len(b) > 0 {
		end := strings.IndexAny(string(b), "\n\r")
		if end < 0 {
			return append(out, b)
		}
		next := end + 1
		if b[end] == '\r' && next < len(b) && b[next] == '\n' {
			next++
		}
		if keepEnds {
			end = next
		}
		out = append(out, b[:end])
		b = b[next:]
	}
	return out
}

// Partition returns b.partition(sep).
func (b Bytes) Partition(sep Bytes) (before, at, after Bytes) {
	x, y, z := Partition(string(b), string(sep))
	return Bytes(x), Bytes(y), Bytes(z)
}

// RPartition returns b.rpartition(sep).
func (b Bytes) RPartition(sep Bytes) (before, at, after Bytes) {
	x, y, z := RPartition(string(b), string(sep))
	return Bytes(x), Bytes(y), Bytes(z)
}
