package syntax

// This file decodes string and bytes literals as CPython does: prefix, quotes
// and escapes of the Language Reference 2.4.1. Python's str may hold lone
// surrogates; they are kept as their three-byte encoding (WTF-8), and two
// escapes that make a surrogate pair stay two surrogates.

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// strKind is the type that a string literal's prefix asks for.
type strKind uint8

const (
	strPlain   strKind = iota
	strUnicode         // a str with the prefix u, but not U: CPython's kind='u'
	strBytes
)

// decodeString decodes one literal token of a str or bytes, prefix and quotes
// included. Its value is a slice of lit where nothing is escaped. f-strings
// and t-strings are not literals in this sense.
func decodeString(lit string) (value string, kind strKind, err error) {
	body, kind, raw, ok := stringBody(lit)
	if !ok {
		return "", strPlain, errors.New("invalid string literal")
	}
	if kind == strBytes && !isASCII(body) {
		return "", kind, errors.New("bytes can only contain ASCII literal characters")
	}
	if raw {
		return body, kind, nil
	}
	value, err = decodeEscapes(body, kind == strBytes)
	return value, kind, err
}

// stringBody takes a literal apart: what stands between its quotes, and what
// its prefix says.
func stringBody(lit string) (body string, kind strKind, raw, ok bool) {
	i := 0
	for ; i < len(lit) && lit[i] != '"' && lit[i] != '\''; i++ {
		switch lit[i] {
		case 'r', 'R':
			raw = true
		case 'b', 'B':
			kind = strBytes
		case 'u':
			kind = strUnicode
		case 'U': // is not recorded
		default:
			return "", strPlain, false, false
		}
	}
	quoted := lit[i:]
	width := 1
	if len(quoted) >= 6 && quoted[1] == quoted[0] && quoted[2] == quoted[0] {
		width = 3
	}
	if len(quoted) < 2*width || quoted[:width] != quoted[len(quoted)-width:] {
		return "", strPlain, false, false
	}
	return quoted[width : len(quoted)-width], kind, raw, true
}

// decodeEscapes replaces the backslash escapes of a literal's text, or of a
// literal part of an f-string. The text is returned as it is where it has none.
func decodeEscapes(fragment string, bytes bool) (string, error) {
	i := strings.IndexByte(fragment, '\\')
	if i < 0 {
		return fragment, nil
	}
	d := escapeDecoder{src: fragment, bytes: bytes, out: make([]byte, 0, len(fragment))}
	for i >= 0 {
		d.out = append(d.out, d.src[d.pos:d.pos+i]...)
		d.pos += i
		if err := d.escape(); err != nil {
			return "", err
		}
		i = strings.IndexByte(d.src[d.pos:], '\\')
	}
	return string(append(d.out, d.src[d.pos:]...)), nil
}

// escapeDecoder works through one literal's text; src[:pos] has been decoded into out.
type escapeDecoder struct {
	src   string
	pos   int
	out   []byte
	bytes bool
}

// simpleEscapes gives the byte for each escape of one letter, and 0 for the others.
var simpleEscapes = [256]byte{
	'\\': '\\', '\'': '\'', '"': '"',
	'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// escape decodes the escape that starts at pos.
func (d *escapeDecoder) escape() error {
	if d.pos+1 >= len(d.src) { // in an f-string, before a brace
		d.out, d.pos = append(d.out, '\\'), d.pos+1
		return nil
	}
	c := d.src[d.pos+1]
	if b := simpleEscapes[c]; b != 0 {
		d.out, d.pos = append(d.out, b), d.pos+2
		return nil
	}
	switch {
	case c == '\n':
		d.pos += 2
	case '0' <= c && c <= '7':
		d.octal()
	case c == 'x':
		return d.hex(2, `truncated \xXX escape`)
	case c == 'u' && !d.bytes:
		return d.hex(4, `truncated \uXXXX escape`)
	case c == 'U' && !d.bytes:
		return d.hex(8, `truncated \UXXXXXXXX escape`)
	case c == 'N' && !d.bytes:
		return d.named()
	default: // an unknown escape stays, with its backslash
		d.out, d.pos = append(d.out, '\\'), d.pos+1
	}
	return nil
}

// octal decodes one to three octal digits. In bytes a value above 0o377 loses its ninth bit.
func (d *escapeDecoder) octal() {
	end := min(d.pos+4, len(d.src))
	v := rune(0)
	for d.pos++; d.pos < end && '0' <= d.src[d.pos] && d.src[d.pos] <= '7'; d.pos++ {
		v = v<<3 | rune(d.src[d.pos]-'0')
	}
	d.put(v)
}

// hex decodes exactly digits hexadecimal digits.
func (d *escapeDecoder) hex(digits int, truncated string) error {
	start := d.pos
	v := rune(0)
	for i := range digits {
		at := start + 2 + i
		n := -1
		if at < len(d.src) {
			n = hexDigit(d.src[at])
		}
		if n < 0 {
			return d.fail(start, at, truncated)
		}
		if v = v<<4 | rune(n); v > utf8.MaxRune && i == digits-1 || v < 0 {
			return d.fail(start, start+2+digits, "illegal Unicode character")
		}
	}
	d.pos += 2 + digits
	d.put(v)
	return nil
}

// named decodes \N{name}.
func (d *escapeDecoder) named() error {
	start := d.pos
	const malformed = `malformed \N character escape`
	if start+2 >= len(d.src) || d.src[start+2] != '{' {
		return d.fail(start, start+2, malformed)
	}
	name, _, closed := strings.Cut(d.src[start+3:], "}")
	end := start + 3 + len(name)
	if !closed || name == "" {
		return d.fail(start, end, malformed)
	}
	r, ok := runeByName(name)
	if !ok {
		return d.fail(start, end+1, "unknown Unicode character name")
	}
	d.pos = end + 1
	d.put(r)
	return nil
}

// put appends a code point, or a byte.
func (d *escapeDecoder) put(r rune) {
	switch {
	case d.bytes:
		d.out = append(d.out, byte(r))
	case isSurrogate(r):
		d.out = append(d.out, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0xBF, 0x80|byte(r)&0xBF)
	default:
		d.out = utf8.AppendRune(d.out, r)
	}
}

// fail words the error for src[start:end] as CPython's codecs do.
func (d *escapeDecoder) fail(start, end int, reason string) error {
	if d.bytes {
		return fmt.Errorf(`(value error) invalid \x escape at position %d`, start)
	}
	from := codecPosition(d.src[:start])
	to := from + codecPosition(d.src[start:end])
	if to == from+1 {
		return fmt.Errorf(`(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: %s`, from, reason)
	}
	return fmt.Errorf(`(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s`, from, to-1, reason)
}

// codecPosition counts what CPython's codec has seen when it reached the end
// of s: each character outside ASCII goes in as \UXXXXXXXX, and a backslash
// before one as \u005c.
func codecPosition(s string) int {
	n, escaped := 0, false
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case escaped:
			n += len(`u005c`) + len(`\U00000000`)
		default:
			n += len(`\U00000000`)
		}
		escaped = r == '\\' && !escaped
	}
	return n
}

func isSurrogate(r rune) bool { return 0xD800 <= r && r <= 0xDFFF }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// hexDigit returns the value of a hexadecimal digit, or -1.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
