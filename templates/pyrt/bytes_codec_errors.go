package pyrt

import "strconv"

// This file has the error handlers of encoding and decoding.
// https://docs.python.org/3.11/library/codecs.html#error-handlers

func encodeError(c codec, s string, start, end int, reason string) *Exception {
	return UnicodeEncodeError.New(c.name, s, start, end, reason)
}

func decodeError(name string, b Bytes, start, end int, reason string) *Exception {
	return UnicodeDecodeError.New(name, b, start, end, reason)
}

// unencodable is a run of characters that an encoding lacks.
type unencodable struct {
	codec      codec
	s          string // the whole str
	run        string // the characters
	start, end int    // their place in s, in code points
	reason     string
}

// handleEncode returns what stands for the run: a str to be encoded in its place,
// or bytes to be written as they are.
func handleEncode(u unencodable, errors string) (text string, raw []byte) {
	switch errors {
	case "ignore":
		return "", nil
	case "replace":
		return StrRepeat("?", u.end-u.start), nil
	case "backslashreplace", "xmlcharrefreplace":
		var out []byte
		for r := range CodePoints(u.run) {
			if errors == "backslashreplace" {
				out = appendEscapedRune(out, r)
			} else {
				out = append(strconv.AppendInt(append(out, "&#"...), int64(r), 10), ';')
			}
		}
		return string(out), nil
	case "surrogateescape":
		return "", escapeBytes(u)
	case "surrogatepass":
		return "", passSurrogates(u)
	case "strict":
		panic(encodeError(u.codec, u.s, u.start, u.end, u.reason))
	}
	panic(unknownHandler("encoding", u.codec.wrap, errors))
}

func unknownHandler(doing, wrap, errors string) *Exception {
	message := "unknown error handler name '" + errors + "'"
	if wrap != "" {
		message = doing + " with '" + wrap + "' codec failed (LookupError: " + message + ")"
	}
	return LookupError.New(message)
}

// escapeBytes writes U+DC80 to U+DCFF as the bytes that they stand for.
func escapeBytes(u unencodable) []byte {
	var out []byte
	at := u.start
	for r := range CodePoints(u.run) {
		if r < 0xDC80 || 0xDCFF < r || u.codec.unit > 1 {
			panic(encodeError(u.codec, u.s, at, u.end, u.reason))
		}
		out = append(out, byte(r))
		at++
	}
	return out
}

// passSurrogates encodes surrogates as if they were characters.
func passSurrogates(u unencodable) []byte {
	var out []byte
	for r := range CodePoints(u.run) {
		switch {
		case !isSurrogate(r) || u.codec.name == "ascii" || u.codec.name == "latin-1":
			panic(encodeError(u.codec, u.s, u.start, u.end, u.reason))
		case u.codec.unit == 1:
			out = appendRune(out, r)
		default:
			out = u.codec.appendUnit(out, uint32(r))
		}
	}
	return out
}

// undecodable is a run of bytes that is nothing in an encoding.
type undecodable struct {
	codec      codec
	b          Bytes // all bytes
	start, end int
	reason     string
}

// handleDecode appends what stands for the bytes, and returns where reading goes on.
func handleDecode(dst []byte, u undecodable, errors string) ([]byte, int) {
	switch errors {
	case "ignore":
		return dst, u.end
	case "replace":
		return append(dst, "\uFFFD"...), u.end
	case "backslashreplace":
		for i := u.start; i < u.end; i++ {
			dst = appendHex(append(dst, `\x`...), uint32(u.b[i]), 2)
		}
		return dst, u.end
	case "surrogateescape":
		at := u.start
		for at < u.end && at < u.start+4 && u.b[at] >= 0x80 {
			dst = appendRune(dst, 0xDC00|rune(u.b[at]))
			at++
		}
		if at > u.start {
			return dst, at
		}
		panic(decodeError(u.codec.name, u.b, u.start, u.end, u.reason))
	case "surrogatepass":
		if r, size := u.surrogate(); size > 0 {
			return appendRune(dst, r), u.start + size
		}
		panic(decodeError(u.codec.name, u.b, u.start, u.end, u.reason))
	case "strict":
		panic(decodeError(u.codec.name, u.b, u.start, u.end, u.reason))
	}
	panic(unknownHandler("decoding", u.codec.wrap, errors))
}

// surrogate reads the encoded surrogate at the start, if there is one.
func (u undecodable) surrogate() (r rune, size int) {
	rest := u.b[u.start:]
	switch {
	case u.codec.name == "ascii":
		return 0, 0
	case u.codec.unit == 1:
		if !isSurrogateAt(string(rest)) {
			return 0, 0
		}
		r, size = decodeRune(string(rest))
		return r, size
	case len(rest) < u.codec.unit:
		return 0, 0
	}
	unit := readUnit(rest, u.codec.unit, u.codec.big)
	if unit > 0xFFFF || !isSurrogate(rune(unit)) {
		return 0, 0
	}
	return rune(unit), u.codec.unit
}
