package pyrt

import "strings"

// str reads a string. A string without escapes shares the text's memory.
func (r *jsonReader) str() string {
	begin := r.at
	r.at++
	chunk := r.chunk(begin)
	if r.text[r.at] == '"' {
		r.at++
		return chunk
	}
	out := []byte(chunk)
	for r.text[r.at] != '"' {
		r.at++
		out = r.escape(out, begin)
		out = append(out, r.chunk(begin)...)
	}
	r.at++
	return ownedString(out)
}

// chunk reads up to the next quote or backslash.
func (r *jsonReader) chunk(begin int) string {
	start := r.at
	for i := start; i < len(r.text); i++ {
		switch c := r.text[i]; {
		case c == '"' || c == '\\':
			r.at = i
			return r.text[start:i]
		case c < ' ' && !r.Lax:
			r.fail("Invalid control character at", i)
		}
	}
	r.fail("Unterminated string starting at", begin)
	return ""
}

// escape reads what stands behind a backslash.
func (r *jsonReader) escape(out []byte, begin int) []byte {
	if r.at == len(r.text) {
		r.fail("Unterminated string starting at", begin)
	}
	c := r.text[r.at]
	if c == 'u' {
		return r.unicode(out)
	}
	i := strings.IndexByte(`"\/bfnrt`, c)
	if i < 0 {
		r.fail("Invalid \\escape", r.at-1)
	}
	r.at++
	return append(out, "\"\\/\b\f\n\r\t"[i])
}

// unicode reads the escape of a code unit, or of a pair of surrogates.
func (r *jsonReader) unicode(out []byte) []byte {
	unit := r.unit(r.at + 1)
	r.at += 5
	if 0xd800 <= unit && unit < 0xdc00 && StrLen(r.text[r.at:min(len(r.text), r.at+8)]) > 6 && strings.HasPrefix(r.text[r.at:], `\u`) {
		if low := r.unit(r.at + 2); 0xdc00 <= low && low < 0xe000 {
			r.at += 6
			unit = 0x10000 + (unit-0xd800)<<10 + (low - 0xdc00)
		}
	}
	return appendRune(out, unit)
}

// unit reads four hexadecimal digits at an offset. The text must go on behind them.
func (r *jsonReader) unit(offset int) rune {
	const bad = "Invalid \\uXXXX escape"
	if StrLen(r.text[offset:min(len(r.text), offset+20)]) < 5 {
		r.fail(bad, offset-1)
	}
	var unit rune
	for _, c := range []byte(r.text[offset : offset+4]) {
		digit := strings.IndexByte(hexDigits, c|0x20)
		if digit < 0 || c < '0' {
			r.fail(bad, offset-1)
		}
		unit = unit<<4 | rune(digit)
	}
	return unit
}
