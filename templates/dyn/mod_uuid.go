package dyn

import (
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"encoding/hex"
	"math/big"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A uuidObject is a uuid.UUID. It is never changed.
type uuidObject [16]byte

var uuidType = NewType("uuid", "UUID")

// PyClass returns uuid.UUID.
func (*uuidObject) PyClass() *Class { return uuidType }

// Str returns str(u).
func (u *uuidObject) Str() string {
	h := hex.EncodeToString(u[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// Repr returns repr(u).
func (u *uuidObject) Repr() string { return "UUID('" + u.Str() + "')" }

// Hash returns hash(u).
func (u *uuidObject) Hash() int { return pyrt.HashOf(u.number()) }

// EqualValue compares the bytes.
func (u *uuidObject) EqualValue(other Value) (equal, ok bool) {
	o, isUUID := held(other).(*uuidObject)
	return isUUID && *u == *o, isUUID
}

func (u *uuidObject) number() Value { return smallest(new(big.Int).SetBytes(u[:])) }

// smallest returns a number as the Value that an int is.
func smallest(n *big.Int) Value { return pyrt.IntOf(n).Value() }

func (u *uuidObject) bits(from, to int) Value {
	return smallest(new(big.Int).SetBytes(u[from:to]))
}

// versioned sets the version and the variant of RFC 4122.
func (u *uuidObject) versioned(version byte) *uuidObject {
	u[8] = u[8]&0x3f | 0x80
	u[6] = u[6]&0x0f | version<<4
	return u
}

func uuidOfHex(text string) *uuidObject {
	s := strings.ReplaceAll(strings.ReplaceAll(text, "urn:", ""), "uuid:", "")
	s = strings.ReplaceAll(strings.Trim(s, "{}"), "-", "")
	if pyrt.StrLen(s) != 32 {
		raise(pyrt.ValueError, "badly formed hexadecimal UUID string")
	}
	n := Call(IntType, s, 16)
	return uuidOfInt(n)
}

func uuidOfInt(v Value) *uuidObject {
	n := BigIndex(v).Big()
	if n.Sign() < 0 || n.BitLen() > 128 {
		raise(pyrt.ValueError, "int is out of range (need a 128-bit value)")
	}
	u := &uuidObject{}
	n.FillBytes(u[:])
	return u
}

func uuidOfBytes(b string) *uuidObject {
	if len(b) != 16 {
		raise(pyrt.ValueError, "bytes is not a 16-char string")
	}
	u := &uuidObject{}
	copy(u[:], b)
	return u
}

// newUUID is UUID(hex, bytes, bytes_le, fields, int, version, *, is_safe).
func newUUID(a []Value) *uuidObject {
	given := 0
	for _, v := range a[:5] {
		if v != nil {
			given++
		}
	}
	if given != 1 {
		raise(pyrt.TypeError, "one of the hex, bytes, bytes_le, fields, or int arguments must be given")
	}
	var u *uuidObject
	switch {
	case a[0] != nil:
		text, ok := asStr(a[0])
		if !ok {
			raise(pyrt.AttributeError, "'%s' object has no attribute 'replace'", TypeName(a[0]))
		}
		u = uuidOfHex(text)
	case a[1] != nil:
		u = uuidOfBytes(string(bytesLike(a[1])))
	case a[4] != nil:
		u = uuidOfInt(a[4])
	default:
		panic(pyrt.NewGuard("UUID of bytes_le or fields is not carried over"))
	}
	if a[5] != nil {
		version := Index(a[5])
		if version < 1 || version > 5 {
			raise(pyrt.ValueError, "illegal version number")
		}
		u.versioned(byte(version))
	}
	return u
}

// named is uuid3 and uuid5.
func namedUUID(a []Value, version byte) Value {
	space, ok := held(a[0]).(*uuidObject)
	if !ok {
		raise(pyrt.AttributeError, "'%s' object has no attribute 'bytes'", TypeName(a[0]))
	}
	name, ok := asStr(a[1])
	if !ok {
		raise(pyrt.TypeError, "encoding without a string argument")
	}
	data := append(append([]byte{}, space[:]...), name...)
	u := &uuidObject{}
	if version == 3 {
		*u = md5.Sum(data)
	} else {
		sum := sha1.Sum(data)
		copy(u[:], sum[:])
	}
	return u.versioned(version)
}

// ModUUID is the module uuid.
var ModUUID = NewLibrary("uuid", func(m *Module) {
	m.Const("UUID", uuidType)
	m.Def("uuid4()", func([]Value) Value {
		u := &uuidObject{}
		rand.Read(u[:])
		return u.versioned(4)
	})
	m.Def("uuid3(namespace, name)", func(a []Value) Value { return namedUUID(a, 3) })
	m.Def("uuid5(namespace, name)", func(a []Value) Value { return namedUUID(a, 5) })
	for i, name := range []string{"NAMESPACE_DNS", "NAMESPACE_URL", "NAMESPACE_OID", "", "NAMESPACE_X500"} {
		if name != "" {
			m.Const(name, uuidOfHex("6ba7b81"+string(rune('0'+i))+"-9dad-11d1-80b4-00c04fd430c8"))
		}
	}
	m.Const("RESERVED_NCS", variantNCS)
	m.Const("RFC_4122", variantRFC)
	m.Const("RESERVED_MICROSOFT", variantMicrosoft)
	m.Const("RESERVED_FUTURE", variantFuture)
})

const (
	variantNCS       = "reserved for NCS compatibility"
	variantRFC       = "specified in RFC 4122"
	variantMicrosoft = "reserved for Microsoft compatibility"
	variantFuture    = "reserved for future definition"
)

func (u *uuidObject) variant() string {
	switch b := u[8]; {
	case b&0x80 == 0:
		return variantNCS
	case b&0x40 == 0:
		return variantRFC
	case b&0x20 == 0:
		return variantMicrosoft
	}
	return variantFuture
}

func init() {
	t := uuidType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return newUUID(signatureOf("hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None").bind("UUID.__init__", args, kw, nil))
	}, nil)
	get := func(name string, f func(u *uuidObject) Value) {
		t.Getter(name, func(v Value) Value { return f(held(v).(*uuidObject)) })
	}
	get("hex", func(u *uuidObject) Value { return hex.EncodeToString(u[:]) })
	get("int", (*uuidObject).number)
	get("bytes", func(u *uuidObject) Value { return Bytes(u[:]) })
	get("urn", func(u *uuidObject) Value { return "urn:uuid:" + u.Str() })
	get("variant", func(u *uuidObject) Value { return u.variant() })
	get("version", func(u *uuidObject) Value {
		if u.variant() != variantRFC {
			return nil
		}
		return int(u[6] >> 4)
	})
	get("time_low", func(u *uuidObject) Value { return u.bits(0, 4) })
	get("time_mid", func(u *uuidObject) Value { return u.bits(4, 6) })
	get("time_hi_version", func(u *uuidObject) Value { return u.bits(6, 8) })
	get("clock_seq_hi_variant", func(u *uuidObject) Value { return int(u[8]) })
	get("clock_seq_low", func(u *uuidObject) Value { return int(u[9]) })
	get("node", func(u *uuidObject) Value { return u.bits(10, 16) })
	get("fields", func(u *uuidObject) Value {
		return Tuple{u.bits(0, 4), u.bits(4, 6), u.bits(6, 8), int(u[8]), int(u[9]), u.bits(10, 16)}
	})
	t.Def("__int__()", func(a []Value) Value { return a[0].(*uuidObject).number() })
	t.Def("__str__()", func(a []Value) Value { return a[0].(*uuidObject).Str() })
	compare := func(signature string, test func(a, b Value) Value) {
		t.Def(signature, func(a []Value) Value {
			o, ok := held(a[1]).(*uuidObject)
			if !ok {
				return NotImplemented
			}
			return test(a[0].(*uuidObject).number(), o.number())
		})
	}
	compare("__lt__(other, /)", Lt)
	compare("__gt__(other, /)", Gt)
	compare("__le__(other, /)", Le)
	compare("__ge__(other, /)", Ge)
}
