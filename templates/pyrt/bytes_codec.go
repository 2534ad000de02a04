package pyrt

import (
	"regexp"
	"strings"
)

// Encode returns s.encode(encoding, errors). The encodings are utf-8, utf-8-sig,
// ascii, latin-1, utf-16 and utf-32 (with -le and -be), under all their names.
func Encode(s, encoding, errors string) Bytes {
	codec := codecNamed(encoding)
	if codec.bom == bomUTF8 {
		return "\xEF\xBB\xBF" + encodeBytewise(s, codec, errors)
	}
	if codec.unit > 1 {
		return encodeUnits(s, codec, errors)
	}
	return encodeBytewise(s, codec, errors)
}

// Decode returns b.decode(encoding, errors).
func (b Bytes) Decode(encoding, errors string) string {
	if b == "" {
		return ""
	}
	codec := codecNamed(encoding)
	switch {
	case codec.unit == 2:
		return decodeUTF16(b, codec, errors)
	case codec.unit == 4:
		return decodeUTF32(b, codec, errors)
	case codec.bom == bomUTF8:
		b = b.RemovePrefix("\xEF\xBB\xBF")
	}
	switch codec.name {
	case "ascii":
		return decodeASCII(b, codec, errors)
	case "latin-1":
		return decodeLatin1(b)
	}
	return decodeUTF8(b, codec, errors)
}

// EncodeUTF8 returns s.encode(): a UnicodeEncodeError if s has surrogates.
func EncodeUTF8(s string) Bytes { return encodeBytewise(s, plainUTF8, "strict") }

// DecodeUTF8 returns b.decode().
func (b Bytes) DecodeUTF8() string { return decodeUTF8(b, plainUTF8, "strict") }

var plainUTF8 = codec{name: "utf-8", unit: 1}

// codec says how an encoding lays out its units.
type codec struct {
	name string // as messages have it
	unit int    // bytes: 1, 2 or 4
	big  bool   // most significant byte first
	bom  bomKind
	// wrap is the encoding as it was asked for, if CPython finds it through its
	// registry, which wraps exceptions.
	wrap string
}

type bomKind uint8

const (
	noBOM bomKind = iota
	bomUTF8
	bomNative // written first, and read if it is there
)

// codecNamed finds an encoding by any of its names.
func codecNamed(encoding string) codec {
	if encoding == "utf-8" {
		return plainUTF8
	}
	name := strings.NewReplacer("-", "_", " ", "_").Replace(lowerASCII(encoding))
	c := codecCalled(name)
	switch name {
	case "utf_8", "utf8", "utf_16", "utf16", "utf_32", "utf32", "ascii", "us_ascii", "latin_1", "latin1", "iso_8859_1", "iso8859_1":
	default:
		c.wrap = encoding
	}
	if c.unit == 0 {
		if otherCodecs.MatchString(name) {
			panic(NewGuard("the encoding " + encoding + " is not carried over"))
		}
		panic(LookupError.New("unknown encoding: " + encoding))
	}
	return c
}

// otherCodecs matches the names of encodings that CPython has and this package has not.
var otherCodecs = regexp.MustCompile(`^(cp\d|ibm\d|windows_|iso_?8859|iso_?2022|latin_?\d|l\d$|koi8|mac|big5|gb|hz|shift_?jis|s_?jis|euc|johab|ptcp|tis|palmos|utf_?7|idna|punycode|unicode_escape|raw_unicode_escape|cyrillic|greek|hebrew|arabic|hkscs|korean|chinese|mbcs|oem|undefined)`)

// CodecName returns the name of CPython's codec for an encoding, and whether there is
// one.
func CodecName(encoding string) (name string, ok bool) {
	c := codecCalled(strings.NewReplacer("-", "_", " ", "_").Replace(lowerASCII(encoding)))
	switch {
	case c.unit == 0:
		return "", otherCodecs.MatchString(lowerASCII(encoding)) && codecNamed(encoding).unit > 0
	case c.bom == bomUTF8:
		return "utf-8-sig", true
	case c.name == "latin-1":
		return "iso8859-1", true
	}
	return c.name, true
}

// codecCalled finds an encoding by its name in lower case with underscores; its
// unit is 0 if there is none.
func codecCalled(name string) codec {
	switch name {
	case "utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001":
		return codec{name: "utf-8", unit: 1}
	case "utf_8_sig":
		return codec{name: "utf-8", unit: 1, bom: bomUTF8}
	case "ascii", "us_ascii", "us", "646", "ansi_x3.4_1968", "iso646_us", "cp367", "ibm367":
		return codec{name: "ascii", unit: 1}
	case "latin_1", "latin1", "latin", "l1", "iso_8859_1", "iso8859_1", "iso8859", "8859", "cp819", "ibm819", "iso_ir_100", "charmap":
		return codec{name: "latin-1", unit: 1}
	case "utf_16", "utf16", "u16":
		return codec{name: "utf-16", unit: 2, bom: bomNative}
	case "utf_16_le", "utf_16le", "unicodelittleunmarked":
		return codec{name: "utf-16-le", unit: 2}
	case "utf_16_be", "utf_16be", "unicodebigunmarked":
		return codec{name: "utf-16-be", unit: 2, big: true}
	case "utf_32", "utf32", "u32":
		return codec{name: "utf-32", unit: 4, bom: bomNative}
	case "utf_32_le", "utf_32le":
		return codec{name: "utf-32-le", unit: 4}
	case "utf_32_be", "utf_32be":
		return codec{name: "utf-32-be", unit: 4, big: true}
	}
	return codec{}
}
