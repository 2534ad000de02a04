package syntax

// This file decodes the multibyte encodings of East Asia. The tables are those
// of golang.org/x/text, mended where CPython's codecs differ
// (decode_multibyte_tables.go).

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/transform"
)

// A codecPatches lists what a codec of CPython reads otherwise.
type codecPatches struct {
	codec string
	codes []codePatch
}

// A codePatch says that the codes from lo to hi stand for the characters of
// text one by one, or for nothing if text is empty.
type codePatch struct {
	lo, hi uint32
	text   string
}

// A multibyte codec reads one character after the other.
type multibyte struct {
	name string
	enc  encoding.Encoding
	// width tells how many bytes the character takes that s, not ASCII, starts with.
	width func(s []byte) int
}

var multibytes = [...]multibyte{
	{"big5", traditionalchinese.Big5, doubleByte},
	{"big5hkscs", traditionalchinese.Big5, doubleByte},
	{"cp932", japanese.ShiftJIS, shiftJISWidth},
	{"cp949", korean.EUCKR, doubleByte},
	{"cp950", traditionalchinese.Big5, doubleByte},
	{"euc_jp", japanese.EUCJP, eucJPWidth},
	{"euc_kr", korean.EUCKR, doubleByte},
	{"gb18030", simplifiedchinese.GB18030, gb18030Width},
	{"gb2312", simplifiedchinese.GBK, doubleByte},
	{"gbk", simplifiedchinese.GBK, doubleByte},
	{"shift_jis", japanese.ShiftJIS, shiftJISWidth},
}

// multibyteDecoder returns the decoder of a codec, or nil if there is none of the name.
func multibyteDecoder(name string) func(src []byte) (string, *badBytes) {
	switch name {
	case "iso2022_jp":
		return decodeISO2022JP
	case "hz":
		return decodeHZ
	}
	i, ok := slices.BinarySearchFunc(multibytes[:], name, func(m multibyte, n string) int { return cmp.Compare(m.name, n) })
	if !ok {
		return nil
	}
	return multibytes[i].decode
}

func doubleByte(s []byte) int {
	if s[0] == 0x80 || s[0] == 0xFF {
		return 1
	}
	return 2
}

func shiftJISWidth(s []byte) int {
	if c := s[0]; c == 0x80 || 0xA0 <= c && c <= 0xDF || c >= 0xFD {
		return 1
	}
	return 2
}

func eucJPWidth(s []byte) int {
	if s[0] == 0x8F {
		return 3
	}
	return doubleByte(s)
}

func gb18030Width(s []byte) int {
	if len(s) > 1 && '0' <= s[1] && s[1] <= '9' {
		return 4
	}
	return doubleByte(s)
}

func (m multibyte) decode(src []byte) (string, *badBytes) {
	r := m.reader()
	out := make([]byte, 0, len(src)+len(src)/2)
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			out = append(out, src[i])
			i++
			continue
		}
		width := m.width(src[i:])
		if i+width > len(src) {
			return "", badMultibyte(m.name, src, i, len(src), "incomplete multibyte sequence", out)
		}
		var ok bool
		if out, ok = r.append(out, src[i:i+width]); !ok {
			return "", badMultibyte(m.name, src, i, i+1, "illegal multibyte sequence", out)
		}
		i += width
	}
	return string(out), nil
}

func badMultibyte(codec string, src []byte, start, end int, reason string, out []byte) *badBytes {
	return &badBytes{codec: codec, src: src, start: start, end: end, reason: reason, before: string(out)}
}

// A codeReader decodes single codes.
type codeReader struct {
	decoder transform.Transformer
	patches []codePatch
}

func (m multibyte) reader() codeReader {
	r := codeReader{decoder: m.enc.NewDecoder()}
	for _, p := range multibytePatches {
		if p.codec == m.name {
			r.patches = p.codes
		}
	}
	return r
}

// append appends what one code stands for, and tells whether it stands for anything.
func (r codeReader) append(out, code []byte) ([]byte, bool) {
	if text, ok := r.patched(code); ok {
		return append(out, text...), text != ""
	}
	var dst [16]byte
	r.decoder.Reset()
	n, used, err := r.decoder.Transform(dst[:], code, true)
	text := dst[:n]
	if err != nil || used != len(code) || bytes.ContainsRune(text, utf8.RuneError) {
		return out, false
	}
	return append(out, text...), true
}

// patched returns what CPython reads for a code that it reads otherwise.
func (r codeReader) patched(code []byte) (string, bool) {
	if len(code) > 3 {
		return "", false
	}
	v := uint32(0)
	for _, c := range code {
		v = v<<8 | uint32(c)
	}
	i, ok := slices.BinarySearchFunc(r.patches, v, func(p codePatch, v uint32) int {
		switch {
		case p.hi < v:
			return -1
		case p.lo > v:
			return 1
		}
		return 0
	})
	if !ok {
		return "", false
	}
	p := r.patches[i]
	if p.text == "" {
		return "", true
	}
	return string([]rune(p.text)[v-p.lo]), true
}

// decodeISO2022JP follows the escapes that choose the character set: ASCII, JIS
// X 0201's Latin half, or the two-byte set that EUC-JP has in its upper half.
func decodeISO2022JP(src []byte) (string, *badBytes) {
	r := multibyte{name: "euc_jp", enc: japanese.EUCJP}.reader()
	latin := strings.NewReplacer(`\`, "¥", "~", "‾")
	set := byte('B')
	out := make([]byte, 0, len(src))
	for i := 0; i < len(src); {
		rest := src[i:]
		next, isEscape := jisEscape(rest)
		switch {
		case isEscape:
			set = next
			i += 3
		case rest[0] >= utf8.RuneSelf || rest[0] == 0x1B:
			return "", badMultibyte("iso2022_jp", src, i, i+1, "illegal multibyte sequence", out)
		case rest[0] == '\n': // a line starts in ASCII
			set = 'B'
			out = append(out, '\n')
			i++
		case set == 'B':
			out = append(out, rest[0])
			i++
		case set == 'J':
			out = append(out, latin.Replace(string(rest[:1]))...)
			i++
		default:
			var ok bool
			if len(rest) >= 2 {
				out, ok = r.append(out, []byte{rest[0] | 0x80, rest[1] | 0x80})
			}
			if !ok {
				return "", badMultibyte("iso2022_jp", src, i, i+1, "illegal multibyte sequence", out)
			}
			i += 2
		}
	}
	return string(out), nil
}

// jisEscape reads an escape at the start of s: B for ASCII, J for JIS X 0201, $ for two bytes.
func jisEscape(s []byte) (set byte, ok bool) {
	if len(s) < 3 {
		return 0, false
	}
	switch string(s[:3]) {
	case "\x1b(B":
		return 'B', true
	case "\x1b(J":
		return 'J', true
	case "\x1b$@", "\x1b$B":
		return '$', true
	}
	return 0, false
}

// decodeHZ follows the ~{ and ~} around characters of GB 2312 (RFC 1843).
func decodeHZ(src []byte) (string, *badBytes) {
	r := multibyte{name: "gb2312", enc: simplifiedchinese.GBK}.reader()
	double := false
	out := make([]byte, 0, len(src))
	for i := 0; i < len(src); {
		rest := src[i:]
		width, ok := 1, rest[0] < utf8.RuneSelf
		switch {
		case rest[0] == '~':
			width = 2
			out, double, ok = hzEscape(out, rest, double)
		case rest[0] == '\n':
			double = false
			out = append(out, '\n')
		case !double:
			out = append(out, rest[0])
		default:
			width = 2
			if ok = ok && len(rest) >= 2; ok {
				out, ok = r.append(out, []byte{rest[0] | 0x80, rest[1] | 0x80})
			}
		}
		if !ok {
			return "", badMultibyte("hz", src, i, i+1, "illegal multibyte sequence", out)
		}
		i += width
	}
	return string(out), nil
}

// hzEscape reads a tilde and the byte behind it.
func hzEscape(out, s []byte, double bool) ([]byte, bool, bool) {
	if len(s) < 2 {
		return out, double, false
	}
	switch c := s[1]; {
	case c == '~' && !double:
		return append(out, '~'), double, true
	case c == '{' && !double:
		return out, true, true
	case c == '}' && double:
		return out, false, true
	case c == '\n':
		return out, double, true
	}
	return out, double, false
}
