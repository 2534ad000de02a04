package pyrt

import "unicode/utf8"

// limit returns the first code point that an encoding of single bytes lacks.
func (c codec) limit() rune {
	switch c.name {
	case "ascii":
		return 0x80
	case "latin-1":
		return 0x100
	}
	return utf8.MaxRune + 1
}

func (c codec) reason() string {
	switch c.name {
	case "ascii":
		return "ordinal not in range(128)"
	case "latin-1":
		return "ordinal not in range(256)"
	}
	return "surrogates not allowed"
}

// lacks reports whether the encoding has no bytes for r.
func (c codec) lacks(r rune) bool {
	return r >= c.limit() || isSurrogate(r)
}

// encodeBytewise encodes into utf-8, ascii or latin-1.
func encodeBytewise(s string, c codec, errors string) Bytes {
	if c.name == "utf-8" && utf8.ValidString(s) || IsASCII(s) {
		return Bytes(s)
	}
	out := make([]byte, 0, len(s))
	index := 0
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		if !c.lacks(r) {
			if c.name == "utf-8" {
				out = append(out, s[i:i+size]...)
			} else {
				out = append(out, byte(r))
			}
			i += size
			index++
			continue
		}
		end, stop := i, index
		for end < len(s) {
			r, size := decodeRune(s[end:])
			if !c.lacks(r) {
				break
			}
			end += size
			stop++
		}
		text, raw := handleEncode(unencodable{c, s, s[i:end], index, stop, c.reason()}, errors)
		out = append(append(out, text...), raw...)
		i, index = end, stop
	}
	return Bytes(ownedString(out))
}

func decodeLatin1(b Bytes) string {
	if IsASCII(b) {
		return string(b)
	}
	out := make([]byte, 0, len(b)+len(b)/2)
	for i := range len(b) {
		out = utf8.AppendRune(out, rune(b[i]))
	}
	return ownedString(out)
}

func decodeASCII(b Bytes, c codec, errors string) string {
	if IsASCII(b) {
		return string(b)
	}
	var out []byte
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			out = append(out, b[i])
			i++
			continue
		}
		out, i = handleDecode(out, undecodable{c, b, i, i + 1, "ordinal not in range(128)"}, errors)
	}
	return ownedString(out)
}

func decodeUTF8(b Bytes, c codec, errors string) string {
	if utf8.ValidString(string(b)) {
		return string(b)
	}
	var out []byte
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRuneInString(string(b[i:]))
		if r != utf8.RuneError || size > 1 {
			out = append(out, b[i:i+size]...)
			i += size
			continue
		}
		length, reason := invalidUTF8(string(b[i:]))
		out, i = handleDecode(out, undecodable{c, b, i, i + length, reason}, errors)
	}
	return ownedString(out)
}

// invalidUTF8 returns how many bytes at the start of s begin a character but do
// not end it, at least one, and what is wrong with them.
func invalidUTF8(s string) (length int, reason string) {
	c := s[0]
	if c < 0xC2 || c > 0xF4 {
		return 1, "invalid start byte"
	}
	need, low, high := 2, byte(0x80), byte(0xBF)
	switch {
	case c >= 0xF0:
		need = 4
	case c >= 0xE0:
		need = 3
	}
	switch c { // the second byte of these is narrower
	case 0xE0:
		low = 0xA0
	case 0xED:
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4:
		high = 0x8F
	}
	for length = 1; length < need; length++ {
		if length == len(s) {
			return length, "unexpected end of data"
		}
		if s[length] < low || high < s[length] {
			return length, "invalid continuation byte"
		}
		low, high = 0x80, 0xBF
	}
	return length, "invalid continuation byte"
}
