package pyrt

import "unicode/utf8"

// appendUnit appends a unit of two or four bytes.
func (c codec) appendUnit(dst []byte, v uint32) []byte {
	for i := range c.unit {
		shift := 8 * i
		if c.big {
			shift = 8 * (c.unit - 1 - i)
		}
		dst = append(dst, byte(v>>shift))
	}
	return dst
}

// readUnit reads a unit of two or four bytes.
func readUnit(b Bytes, unit int, big bool) uint32 {
	var v uint32
	for i := range unit {
		shift := 8 * i
		if big {
			shift = 8 * (unit - 1 - i)
		}
		v |= uint32(b[i]) << shift
	}
	return v
}

func (c codec) appendChar(dst []byte, r rune) []byte {
	if c.unit == 2 && r > 0xFFFF {
		r -= 0x10000
		return c.appendUnit(c.appendUnit(dst, 0xD800|uint32(r)>>10), 0xDC00|uint32(r)&0x3FF)
	}
	return c.appendUnit(dst, uint32(r))
}

// encodeUnits encodes into utf-16 or utf-32.
func encodeUnits(s string, c codec, errors string) Bytes {
	out := make([]byte, 0, c.unit*(len(s)+1))
	if c.bom == bomNative {
		out = c.appendUnit(out, 0xFEFF)
	}
	index := 0
	for i := 0; i < len(s); index++ {
		r, size := decodeRune(s[i:])
		if isSurrogate(r) {
			text, raw := handleEncode(unencodable{c, s, s[i : i+size], index, index + 1, "surrogates not allowed"}, errors)
			for r := range CodePoints(text) {
				out = c.appendChar(out, r)
			}
			out = append(out, raw...)
		} else {
			out = c.appendChar(out, r)
		}
		i += size
	}
	return Bytes(ownedString(out))
}

// skipBOM takes the byte order from a byte order mark, if the encoding has one
// and it is there, and returns how many bytes it is long.
func (c *codec) skipBOM(b Bytes) int {
	if c.bom != bomNative {
		return 0
	}
	base := c.name
	c.name = base + "-le"
	switch {
	case len(b) < c.unit:
	case readUnit(b, c.unit, false) == 0xFEFF:
		return c.unit
	case readUnit(b, c.unit, true) == 0xFEFF:
		c.big, c.name = true, base+"-be"
		return c.unit
	}
	return 0
}

func decodeUTF16(b Bytes, c codec, errors string) string {
	var out []byte
	for i := c.skipBOM(b); i < len(b); {
		fail := undecodable{c, b, i, i + 2, ""}
		if len(b)-i < 2 {
			fail.end, fail.reason = len(b), "truncated data"
			out, i = handleDecode(out, fail, errors)
			continue
		}
		r := rune(readUnit(b[i:], 2, c.big))
		switch {
		case !isSurrogate(r):
			out = utf8.AppendRune(out, r)
			i += 2
			continue
		case r >= 0xDC00:
			fail.reason = "illegal encoding"
		case len(b)-i < 4:
			fail.end, fail.reason = len(b), "unexpected end of data"
		default:
			low := rune(readUnit(b[i+2:], 2, c.big))
			if 0xDC00 <= low && low <= 0xDFFF {
				out = utf8.AppendRune(out, 0x10000+(r&0x3FF)<<10|low&0x3FF)
				i += 4
				continue
			}
			fail.reason = "illegal UTF-16 surrogate"
		}
		out, i = handleDecode(out, fail, errors)
	}
	return ownedString(out)
}

func decodeUTF32(b Bytes, c codec, errors string) string {
	var out []byte
	for i := c.skipBOM(b); i < len(b); {
		fail := undecodable{c, b, i, i + 4, ""}
		if len(b)-i < 4 {
			fail.end, fail.reason = len(b), "truncated data"
			out, i = handleDecode(out, fail, errors)
			continue
		}
		switch v := readUnit(b[i:], 4, c.big); {
		case v > utf8.MaxRune:
			fail.reason = "code point not in range(0x110000)"
		case isSurrogate(rune(v)):
			fail.reason = "code point in surrogate code point range(0xd800, 0xe000)"
		default:
			out = utf8.AppendRune(out, rune(v))
			i += 4
			continue
		}
		out, i = handleDecode(out, fail, errors)
	}
	return ownedString(out)
}
