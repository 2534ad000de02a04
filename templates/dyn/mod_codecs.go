package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var codecInfoType = NewType("codecs", "CodecInfo")

// rot13 turns letters by half the alphabet.
func rot13(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+13)%26
		}
		return r
	}, s)
}

// codecName returns the name of a codec in lower case with underscores.
func codecName(v Value) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strArg(v, "encoding")))
}

// transforms are the codecs from bytes to bytes: their functions in other modules.
var transforms = map[string]struct{ encode, decode func(b Bytes) Value }{
	"hex":    {hexEncoded, hexDecoded},
	"base64": {base64Encoded, base64Decoded},
}

func hexEncoded(b Bytes) Value    { return Call1(ModBinascii.Get("hexlify"), b) }
func hexDecoded(b Bytes) Value    { return Call1(ModBinascii.Get("unhexlify"), b) }
func base64Encoded(b Bytes) Value { return Call1(ModBase64.Get("encodebytes"), b) }
func base64Decoded(b Bytes) Value { return Call1(ModBase64.Get("decodebytes"), b) }

func transformOf(name string) (t struct{ encode, decode func(b Bytes) Value }, ok bool) {
	t, ok = transforms[strings.TrimSuffix(name, "_codec")]
	return t, ok
}

// codecEncode is codecs.encode.
func codecEncode(v, encoding, errors Value) Value {
	name := codecName(encoding)
	if name == "rot13" || name == "rot_13" {
		return rot13(strArg(v, "input"))
	}
	if t, ok := transformOf(name); ok {
		return t.encode(bytesLike(v))
	}
	s, ok := asStr(v)
	if !ok {
		panic(pyrt.NewGuard("codecs.encode of other than a str is not carried over"))
	}
	return pyrt.Encode(s, Str(encoding), Str(errors))
}

// codecDecode is codecs.decode.
func codecDecode(v, encoding, errors Value) Value {
	name := codecName(encoding)
	if name == "rot13" || name == "rot_13" {
		return rot13(strArg(v, "input"))
	}
	if t, ok := transformOf(name); ok {
		return t.decode(asciiBytes(v))
	}
	if name == "unicode_escape" {
		panic(pyrt.NewGuard("the codec unicode_escape is not carried over"))
	}
	return bytesLike(v).Decode(Str(encoding), Str(errors))
}

// An incremental is an incremental decoder of UTF-8 and of codecs of single bytes.
type incremental struct {
	encoding, errors string
	rest             string
}

var incrementalType = NewType("codecs", "IncrementalDecoder")

// PyClass returns the class of the decoder.
func (*incremental) PyClass() *Class { return incrementalType }

// decode decodes what is complete, all of it if final.
func (d *incremental) decode(b Bytes, final bool) Value {
	data := d.rest + string(b)
	d.rest = ""
	if !final {
		cut := len(data) - incompleteUTF8(data)
		data, d.rest = data[:cut], data[cut:]
	}
	return Bytes(data).Decode(d.encoding, d.errors)
}

// incompleteUTF8 returns how many bytes at the end begin a character that goes on.
func incompleteUTF8(s string) int {
	for n := 1; n <= 3 && n <= len(s); n++ {
		c := s[len(s)-n]
		if c >= 0xC0 {
			if c >= 0xF0 && n < 4 || c >= 0xE0 && c < 0xF0 && n < 3 || c < 0xE0 && n < 2 {
				return n
			}
			return 0
		}
		if c < 0x80 {
			return 0
		}
	}
	return 0
}

// ModCodecs is the module codecs.
var ModCodecs = NewLibrary("codecs", func(m *Module) {
	m.Const("BOM_UTF8", Bytes("\xef\xbb\xbf"))
	m.Const("BOM_UTF16_LE", Bytes("\xff\xfe"))
	m.Const("BOM_UTF16_BE", Bytes("\xfe\xff"))
	m.Const("BOM_UTF16", Bytes("\xff\xfe"))
	m.Const("BOM_LE", Bytes("\xff\xfe"))
	m.Const("BOM_BE", Bytes("\xfe\xff"))
	m.Const("BOM", Bytes("\xff\xfe"))
	m.Def("encode(obj, encoding='utf-8', errors='strict')", func(a []Value) Value { return codecEncode(a[0], a[1], a[2]) })
	m.Def("decode(obj, encoding='utf-8', errors='strict')", func(a []Value) Value { return codecDecode(a[0], a[1], a[2]) })
	m.Def("open(filename, mode='r', encoding=None, errors='strict', buffering=-1)", func(a []Value) Value {
		if a[2] == nil {
			return Call(BuiltinOpen, a[0], a[1])
		}
		kw := []Kw{{"encoding", a[2]}, {"errors", a[3]}, {"newline", ""}}
		return CallKw(BuiltinOpen, []Value{a[0], strings.ReplaceAll(Str(a[1]), "b", "")}, kw)
	})
	m.Def("lookup(encoding, /)", func(a []Value) Value {
		name, ok := pyrt.CodecName(Str(a[0]))
		if !ok {
			raise(pyrt.LookupError, "unknown encoding: %s", Str(a[0]))
		}
		o := newObject(codecInfoType)
		o.setAttr("name", name)
		return o
	})
	m.Def("getincrementaldecoder(encoding)", func(a []Value) Value {
		name := codecName(a[0])
		if strings.HasPrefix(name, "utf") && name != "utf_8" && name != "utf8" {
			panic(pyrt.NewGuard("the incremental decoder of " + name + " is not carried over"))
		}
		return builtinFunction("IncrementalDecoder(errors='strict')", func(b []Value) Value {
			return &incremental{encoding: Str(a[0]), errors: Str(b[0])}
		})
	})
	incrementalType.Def("decode(input, final=False)", func(a []Value) Value {
		return a[0].(*incremental).decode(bytesLike(a[1]), Truth(a[2]))
	})
	incrementalType.Def("reset()", func(a []Value) Value {
		a[0].(*incremental).rest = ""
		return nil
	})
})
