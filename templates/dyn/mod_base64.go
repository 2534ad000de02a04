package dyn

import (
	"encoding/base32"
	"encoding/base64"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModBase64 is the module base64.
var ModBase64 = NewLibrary("base64", func(m *Module) {
	m.Def("b64encode(s, altchars=None)", func(a []Value) Value {
		out := pyrt.B64Encode(bytesLike(a[0]))
		if a[1] == nil {
			return out
		}
		alt := bytesLike(a[1])
		return Bytes(strings.NewReplacer("+", string(alt[:1]), "/", string(alt[1:2])).Replace(string(out)))
	})
	m.Def("b64decode(s, altchars=None, validate=False)", func(a []Value) Value {
		data := asciiBytes(a[0])
		if a[1] != nil {
			alt := asciiBytes(a[1])
			data = Bytes(strings.NewReplacer(string(alt[:1]), "+", string(alt[1:2]), "/").Replace(string(data)))
		}
		if !Truth(a[2]) {
			return pyrt.B64Decode(data)
		}
		out, err := base64.StdEncoding.Strict().DecodeString(string(data))
		if err != nil || strings.ContainsAny(string(data), "\r\n") {
			panic(pyrt.NewGuard("base64 with validate=True of text that is not valid is not carried over"))
		}
		return Bytes(out)
	})
	m.Def("standard_b64encode(s)", func(a []Value) Value { return pyrt.B64Encode(bytesLike(a[0])) })
	m.Def("standard_b64decode(s)", func(a []Value) Value { return pyrt.B64Decode(asciiBytes(a[0])) })
	m.Def("urlsafe_b64encode(s)", func(a []Value) Value { return pyrt.URLSafeB64Encode(bytesLike(a[0])) })
	m.Def("urlsafe_b64decode(s)", func(a []Value) Value { return pyrt.URLSafeB64Decode(asciiBytes(a[0])) })
	m.Def("b32hexencode(s)", func(a []Value) Value {
		return Bytes(base32.HexEncoding.EncodeToString([]byte(bytesLike(a[0]))))
	})
	m.Def("b32encode(s)", func(a []Value) Value { return pyrt.B32Encode(bytesLike(a[0])) })
	m.Def("b32decode(s, casefold=False)", func(a []Value) Value {
		text := string(asciiBytes(a[0]))
		if Truth(a[1]) {
			text = strings.ToUpper(text)
		}
		if len(text)%8 != 0 {
			panic(pyrt.BinasciiError.New("Incorrect padding"))
		}
		out, err := base32.StdEncoding.DecodeString(text)
		if err != nil {
			panic(pyrt.BinasciiError.New("Non-base32 digit found"))
		}
		return Bytes(out)
	})
	m.Def("b16encode(s)", func(a []Value) Value { return pyrt.B16Encode(bytesLike(a[0])) })
	m.Def("b16decode(s, casefold=False)", func(a []Value) Value {
		text := string(asciiBytes(a[0]))
		if Truth(a[1]) {
			text = strings.ToUpper(text)
		}
		if strings.Trim(text, "0123456789ABCDEF") != "" {
			panic(pyrt.BinasciiError.New("Non-base16 digit found"))
		}
		return pyrt.Unhexlify(Bytes(text))
	})
	m.Def("encodebytes(s)", func(a []Value) Value {
		rest, out := bytesLike(a[0]), strings.Builder{}
		for rest != "" {
			n := min(57, len(rest))
			out.WriteString(string(pyrt.B64Encode(rest[:n])) + "\n")
			rest = rest[n:]
		}
		return Bytes(out.String())
	})
	defineBase85(m)
	m.Def("decodebytes(s)", func(a []Value) Value { return pyrt.B64Decode(bytesLike(a[0])) })
})

// bytesLike takes a bytes-like argument.
func bytesLike(v Value) Bytes {
	b, ok := bytesOf(v)
	if !ok {
		raise(pyrt.TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
	}
	return b
}

// asciiBytes takes bytes, or a str of ASCII characters.
func asciiBytes(v Value) Bytes {
	if s, ok := asStr(v); ok {
		if !pyrt.IsASCII(s) {
			raise(pyrt.ValueError, "string argument should contain only ASCII characters")
		}
		return Bytes(s)
	}
	b, ok := bytesOf(v)
	if !ok {
		raise(pyrt.TypeError, "argument should be a bytes-like object or ASCII string, not %s", pyrt.Repr(TypeName(v)))
	}
	return b
}

// ModBinascii is the module binascii.
var ModBinascii = NewLibrary("binascii", func(m *Module) {
	hexlify := func(a []Value) Value {
		data := bytesLike(a[0])
		if a[1] == Unbound {
			return pyrt.Hexlify(data)
		}
		return Bytes(Str(Call(GetAttr(data, "hex"), a[1], a[2])))
	}
	m.Def("hexlify(data, sep=, bytes_per_sep=1)", hexlify)
	m.Def("b2a_hex(data, sep=, bytes_per_sep=1)", hexlify)
	unhexlify := func(a []Value) Value { return pyrt.Unhexlify(asciiBytes(a[0])) }
	m.Def("unhexlify(hexstr, /)", unhexlify)
	m.Def("a2b_hex(hexstr, /)", unhexlify)
	m.Def("b2a_base64(data, /, *, newline=True)", func(a []Value) Value {
		out := pyrt.B64Encode(bytesLike(a[0]))
		if Truth(a[1]) {
			out += "\n"
		}
		return out
	})
	m.Def("a2b_base64(data, /)", func(a []Value) Value { return pyrt.B64Decode(asciiBytes(a[0])) })
	m.Def("crc32(data, crc=0, /)", func(a []Value) Value { return pyrt.CRC32(bytesLike(a[0]), Index(a[1])) })
	m.Const("Error", libraryError(pyrt.BinasciiError, "binascii"))
	m.Const("Incomplete", NewExcType("binascii", "Incomplete", Exc(pyrt.ExceptionClass)))
})

// libraryError returns the class of an exception class that package pyrt has of a
// library module.
func libraryError(c *pyrt.Class, module string) *Class {
	k := Exc(c)
	k.Module = module
	return k
}

// ModZlib is the module zlib, without what would have to equal the compressor's
// choices.
var ModZlib = NewLibrary("zlib", func(m *Module) {
	m.Def("crc32(data, value=0, /)", func(a []Value) Value { return pyrt.CRC32(bytesLike(a[0]), Index(a[1])) })
	m.Def("adler32(data, value=1, /)", func(a []Value) Value { return adler32(bytesLike(a[0]), Index(a[1])) })
	m.Def("decompress(data, /, wbits=15, bufsize=16384)", func(a []Value) Value { return inflate(bytesLike(a[0]), Index(a[1])) })
	m.Const("error", zlibErrorType)
	m.Const("MAX_WBITS", 15)
	m.Const("DEFLATED", 8)
	m.Const("Z_DEFAULT_COMPRESSION", -1)
	m.Const("Z_BEST_COMPRESSION", 9)
	m.Const("Z_BEST_SPEED", 1)
})

var zlibErrorType = NewExcType("zlib", "error", Exc(pyrt.ExceptionClass))

func adler32(data Bytes, start int) int {
	a, b := uint32(start)&0xffff, uint32(start)>>16&0xffff
	for i := range len(data) {
		a = (a + uint32(data[i])) % 65521
		b = (b + a) % 65521
	}
	return int(b<<16 | a)
}
