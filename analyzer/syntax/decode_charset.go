package syntax

// This file finds the codec for a declared encoding by CPython's rules and
// names. One-byte codecs come from CPython's own tables (decode_tables.go),
// since those of golang.org/x/text follow the WHATWG standard, which for
// example reads latin-1 as windows-1252.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A charset decodes source text. A declared byte order mark has been taken off before.
type charset struct {
	name   string
	decode func(src []byte) (string, *badBytes)
}

// A charmap is a one-byte codec that contains ASCII: high has the characters of
// 0x80 to 0xFF, with U+FFFD where there is none.
type charmap struct{ name, high string }

// charsetByName returns the codec of a declared encoding, or the reason why there is none.
func charsetByName(declared string) (cs charset, reason string) {
	name := codecName(normalEncoding(declared))
	switch name {
	case "", "utf_8", "utf_8_sig":
		return charset{"utf-8", decodeUTF8}, ""
	case "ascii":
		return charset{"ascii", decodeASCII}, ""
	case "latin_1", "iso8859_1":
		return charset{"iso-8859-1", decodeLatin1}, ""
	}
	shown := strings.ReplaceAll(name, "_", "-")
	if i, ok := slices.BinarySearchFunc(charmaps[:], name, func(m charmap, n string) int { return cmp.Compare(m.name, n) }); ok {
		return charset{shown, charmaps[i].decode}, ""
	}
	if decode := multibyteDecoder(name); decode != nil {
		return charset{shown, decode}, ""
	}
	if slices.Contains(refusedCodecs[:], name) {
		return charset{}, fmt.Sprintf("encoding not supported: %s", declared)
	}
	return charset{}, fmt.Sprintf("unknown encoding: %s", declared)
}

// refusedCodecs are codecs of CPython that a source can hardly be written in,
// or that nobody writes one in.
var refusedCodecs = [...]string{
	"cp037", "cp1026", "cp1140", "cp273", "cp424", "cp500", "cp864", "cp875",
	"euc_jis_2004", "euc_jisx0213", "idna", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004",
	"iso2022_jp_3", "iso2022_jp_ext", "iso2022_kr", "johab", "punycode", "raw_unicode_escape",
	"shift_jis_2004", "shift_jisx0213", "undefined", "unicode_escape",
	"utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7",
}

// codecName is the module that CPython's encodings package takes for a name.
func codecName(name string) string {
	var b strings.Builder
	gap := false
	for i := range len(name) {
		c := name[i]
		if c == '-' || c == '_' {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('_')
		}
		gap = false
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	normal := b.String()
	for _, alias := range []string{normal, strings.ReplaceAll(normal, ".", "_")} {
		i, ok := slices.BinarySearchFunc(codecAliases[:], alias, func(a [2]string, n string) int { return cmp.Compare(a[0], n) })
		if ok {
			return codecAliases[i][1]
		}
	}
	return normal
}

func decodeASCII(src []byte) (string, *badBytes) {
	for i, c := range src {
		if c >= utf8.RuneSelf {
			return "", &badBytes{codec: "ascii", src: src, start: i, end: i + 1, reason: "ordinal not in range(128)", before: string(src[:i])}
		}
	}
	return string(src), nil
}

func decodeLatin1(src []byte) (string, *badBytes) {
	out := make([]byte, 0, len(src)+len(src)/8)
	for _, c := range src {
		out = utf8.AppendRune(out, rune(c))
	}
	return string(out), nil
}

func (m charmap) decode(src []byte) (string, *badBytes) {
	high := []rune(m.high)
	out := make([]byte, 0, len(src)+len(src)/8)
	for i, c := range src {
		if c < utf8.RuneSelf {
			out = append(out, c)
			continue
		}
		r := high[c-utf8.RuneSelf]
		if r == utf8.RuneError {
			return "", &badBytes{codec: "charmap", src: src, start: i, end: i + 1, reason: "character maps to <undefined>", before: string(out)}
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out), nil
}
