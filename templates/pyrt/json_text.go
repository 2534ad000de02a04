package pyrt

import "strconv"

// appendJSONString appends a str as JSON: with all but ASCII escaped, as
// ensure_ascii has it, or only what must be.
func appendJSONString(dst []byte, s string, ascii bool) []byte {
	dst = append(dst, '"')
	if ascii && !IsASCII(s) {
		for r := range CodePoints(s) {
			dst = appendJSONRune(dst, r)
		}
		return append(dst, '"')
	}
	start := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0x7f && ascii {
			dst = appendJSONRune(append(dst, s[start:i]...), rune(c))
			start = i + 1
		}
	}
	return append(append(dst, s[start:]...), '"')
}

// appendJSONRune appends a code point with only ASCII.
func appendJSONRune(dst []byte, r rune) []byte {
	switch {
	case r == '"' || r == '\\':
		return append(dst, '\\', byte(r))
	case ' ' <= r && r <= '~':
		return append(dst, byte(r))
	case r == '\n':
		return append(dst, '\\', 'n')
	case r == '\r':
		return append(dst, '\\', 'r')
	case r == '\t':
		return append(dst, '\\', 't')
	case r == '\f':
		return append(dst, '\\', 'f')
	case r == '\b':
		return append(dst, '\\', 'b')
	case r > 0xffff:
		r -= 0x10000
		dst = appendJSONUnit(dst, 0xd800|r>>10)
		r = 0xdc00 | r&0x3ff
	}
	return appendJSONUnit(dst, r)
}

func appendJSONUnit(dst []byte, unit rune) []byte {
	return append(dst, '\\', 'u', hexDigits[unit>>12&15], hexDigits[unit>>8&15], hexDigits[unit>>4&15], hexDigits[unit&15])
}

// jsonPlace returns the text that a JSONDecodeError ends with, and its numbers:
// pos is the count of code points before the byte at offset.
func jsonPlace(doc string, offset int) (text string, pos, line, column int) {
	offset = min(offset, len(doc))
	line, start := 1, 0
	for i := range offset {
		if doc[i] == '\n' {
			line++
			start = i + 1
		}
	}
	pos = StrLen(doc[:offset])
	column = StrLen(doc[start:offset]) + 1
	text = ": line " + strconv.Itoa(line) + " column " + strconv.Itoa(column) + " (char " + strconv.Itoa(pos) + ")"
	return text, pos, line, column
}
