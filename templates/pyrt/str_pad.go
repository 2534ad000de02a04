package pyrt

import "strings"

// StrCenter returns s.center(width, fill); fill is one character, " " by default.
func StrCenter(s string, width int, fill string) string {
	checkFill(fill)
	pad := width - StrLen(s)
	if pad <= 0 {
		return s
	}
	// CPython puts the odd character left if the width is odd, right if it is even.
	left := pad/2 + pad&width&1
	return strings.Repeat(fill, left) + s + strings.Repeat(fill, pad-left)
}

// StrLJust returns s.ljust(width, fill): s, then fill up to width.
func StrLJust(s string, width int, fill string) string {
	checkFill(fill)
	if pad := width - StrLen(s); pad > 0 {
		return s + strings.Repeat(fill, pad)
	}
	return s
}

// StrRJust returns s.rjust(width, fill): fill, then s, up to width.
func StrRJust(s string, width int, fill string) string {
	checkFill(fill)
	if pad := width - StrLen(s); pad > 0 {
		return strings.Repeat(fill, pad) + s
	}
	return s
}

func checkFill(fill string) {
	if len(fill) != 1 && (fill == "" || charSize(fill) != len(fill)) {
		panic(NewTypeError("The fill character must be exactly one character long"))
	}
}

// ZFill returns s.zfill(width): zeros after a leading sign, up to width.
func ZFill(s string, width int) string {
	pad := width - StrLen(s)
	if pad <= 0 {
		return s
	}
	zeros := strings.Repeat("0", pad)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[:1] + zeros + s[1:]
	}
	return zeros + s
}

// ExpandTabs returns s.expandtabs(size), which is 8 by default: columns start
// anew after \n and \r.
func ExpandTabs(s string, size int) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	out := make([]byte, 0, len(s)+size)
	column := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\t':
			if size > 0 {
				pad := size - column%size
				out = append(out, strings.Repeat(" ", pad)...)
				column += pad
			}
			continue
		case c == '\n' || c == '\r':
			column = 0
		case c&0xC0 != 0x80:
			column++
		}
		out = append(out, s[i])
	}
	return ownedString(out)
}

// RemovePrefix returns s.removeprefix(prefix), which is strings.TrimPrefix.
func RemovePrefix(s, prefix string) string { return strings.TrimPrefix(s, prefix) }

// RemoveSuffix returns s.removesuffix(suffix), which is strings.TrimSuffix.
func RemoveSuffix(s, suffix string) string { return strings.TrimSuffix(s, suffix) }
