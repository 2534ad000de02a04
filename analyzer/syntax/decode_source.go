package syntax

// This file turns a file's bytes into text as CPython's tokenizer does: byte
// order mark, encoding declaration (PEP 263), decoding, line ends.

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\xEF\xBB\xBF"

// decodeSource returns the text of a source file, without byte order mark and
// with \n as the only line end, and the name of its encoding. Bytes that the
// encoding does not know are refused, at the position they would have had in
// the text.
func decodeSource(path string, src []byte) (text, encoding string, err *Error) {
	fail := func(at Position, format string, args ...any) (string, string, *Error) {
		return "", "", &Error{Path: path, Position: at, Msg: fmt.Sprintf(format, args...)}
	}
	rest, marked := bytes.CutPrefix(src, []byte(byteOrderMark))
	if i := bytes.IndexByte(rest, 0); i >= 0 {
		return fail(positionIn(unifyLineEnds(rest[:i])), "source code cannot contain null bytes")
	}
	rest = unifyLineEnds(rest)
	declared, line := declaredEncoding(rest)
	if normal := normalEncoding(declared); marked && declared != "" && normal != "utf-8" {
		return fail(Position{Line: line}, "encoding problem: %s with BOM", normal)
	}
	cs, reason := charsetByName(declared)
	if reason != "" {
		return fail(Position{Line: line}, "%s", reason)
	}
	text, bad := cs.decode(rest)
	if bad != nil {
		offset := 0
		if marked {
			offset = len(byteOrderMark)
		}
		return fail(positionIn([]byte(bad.before)), "(unicode error) %s", bad.message(offset))
	}
	if strings.IndexByte(text, 0) >= 0 {
		return fail(Position{}, "source code cannot contain null bytes")
	}
	return text, cs.name, nil
}

// unifyLineEnds makes every \r\n and \r a \n. It returns src itself where there is none.
func unifyLineEnds(src []byte) []byte {
	i := bytes.IndexByte(src, '\r')
	if i < 0 {
		return src
	}
	out := make([]byte, 0, len(src))
	for i >= 0 {
		out = append(append(out, src[:i]...), '\n')
		src = src[i+1:]
		if len(src) > 0 && src[0] == '\n' {
			src = src[1:]
		}
		i = bytes.IndexByte(src, '\r')
	}
	return append(out, src...)
}

// positionIn returns the position behind a text.
func positionIn(before []byte) Position {
	return Position{
		Line: bytes.Count(before, []byte{'\n'}) + 1,
		Col:  len(before) - 1 - bytes.LastIndexByte(before, '\n'),
	}
}

// declaredEncoding returns the name in the encoding declaration of the first
// two lines and the line it stands in, or empty. The second line counts only
// below a line without code.
func declaredEncoding(src []byte) (name string, line int) {
	for line = 1; line <= 2; line++ {
		first, rest, _ := bytes.Cut(src, []byte{'\n'})
		code := bytes.TrimLeft(first, " \t\f")
		if len(code) > 0 && code[0] != '#' {
			return "", 0
		}
		if name = codingName(code); name != "" {
			return name, line
		}
		src = rest
	}
	return "", 0
}

// codingName finds coding[:=][ \t]*([-\w.]+) in a comment.
func codingName(comment []byte) string {
	for {
		_, rest, found := bytes.Cut(comment, []byte("coding"))
		if !found {
			return ""
		}
		comment = rest
		if len(rest) == 0 || rest[0] != ':' && rest[0] != '=' {
			continue
		}
		rest = bytes.TrimLeft(rest[1:], " \t")
		end := 0
		for end < len(rest) && isEncodingByte(rest[end]) {
			end++
		}
		if end > 0 {
			return string(rest[:end])
		}
	}
}

func isEncodingByte(c byte) bool {
	return c == '-' || c == '_' || c == '.' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// normalEncoding is what CPython's tokenizer makes of a declared name before it
// looks for a codec: all spellings of its own two encodings, and their variants.
func normalEncoding(name string) string {
	short := strings.ReplaceAll(strings.ToLower(name[:min(len(name), 12)]), "_", "-")
	if short == "utf-8" || strings.HasPrefix(short, "utf-8-") {
		return "utf-8"
	}
	for _, latin := range []string{"latin-1", "iso-8859-1", "iso-latin-1"} {
		if short == latin || strings.HasPrefix(short, latin+"-") {
			return "iso-8859-1"
		}
	}
	return name
}

// A badBytes says what a codec refused.
type badBytes struct {
	codec      string
	src        []byte
	start, end int // the bytes refused
	reason     string
	before     string // the text up to there
}

// message words the refusal as CPython does, with positions counted from offset bytes before src.
func (b *badBytes) message(offset int) string {
	if b.end == b.start+1 {
		return fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", b.codec, b.src[b.start], b.start+offset, b.reason)
	}
	return fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", b.codec, b.start+offset, b.end-1+offset, b.reason)
}

// decodeUTF8 checks UTF-8 and copies it once.
func decodeUTF8(src []byte) (string, *badBytes) {
	if utf8.Valid(src) {
		return string(src), nil
	}
	i := 0
	for {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		i += size
	}
	length, reason := badUTF8(src[i:])
	return "", &badBytes{codec: "utf-8", src: src, start: i, end: i + length, reason: reason, before: string(src[:i])}
}

// badUTF8 tells why s does not start with a character, and how many bytes are to blame.
func badUTF8(s []byte) (length int, reason string) {
	if s[0] < 0xC2 || s[0] > 0xF4 {
		return 1, "invalid start byte"
	}
	want := 2
	if s[0] >= 0xE0 {
		want++
	}
	if s[0] >= 0xF0 {
		want++
	}
	for length = 1; length < min(want, len(s)); length++ {
		lo, hi := byte(0x80), byte(0xBF)
		if length == 1 {
			lo, hi = secondByte(s[0])
		}
		if s[length] < lo || s[length] > hi {
			return length, "invalid continuation byte"
		}
	}
	return length, "unexpected end of data"
}

// secondByte gives the range of bytes that may follow a start byte (The Unicode Standard, table 3-7).
func secondByte(start byte) (lo, hi byte) {
	switch start {
	case 0xE0:
		return 0xA0, 0xBF
	case 0xED:
		return 0x80, 0x9F
	case 0xF0:
		return 0x90, 0xBF
	case 0xF4:
		return 0x80, 0x8F
	}
	return 0x80, 0xBF
}
