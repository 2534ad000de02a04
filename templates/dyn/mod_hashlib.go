package dyn

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A digestObject is a hash object of hashlib.
type digestObject struct{ *pyrt.Digest }

// PyClass returns the class of hash objects.
func (*digestObject) PyClass() *Class { return digestType }

// Repr returns repr(d).
func (d *digestObject) Repr() string {
	return "<" + d.Name + " _hashlib.HASH object @ " + address(d) + ">"
}

var digestType = NewType("_hashlib", "HASH")

var hashNames = []string{"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"}

// ModHashlib is the module hashlib.
var ModHashlib = NewLibrary("hashlib", func(m *Module) {
	for _, row := range []struct{ signature, name string }{
		{"md5(string=, *, usedforsecurity=True)", "md5"}, {"sha1(string=, *, usedforsecurity=True)", "sha1"},
		{"sha224(string=, *, usedforsecurity=True)", "sha224"}, {"sha256(string=, *, usedforsecurity=True)", "sha256"},
		{"sha384(string=, *, usedforsecurity=True)", "sha384"}, {"sha512(string=, *, usedforsecurity=True)", "sha512"},
		{"sha3_224(string=, *, usedforsecurity=True)", "sha3_224"}, {"sha3_256(string=, *, usedforsecurity=True)", "sha3_256"},
		{"sha3_384(string=, *, usedforsecurity=True)", "sha3_384"}, {"sha3_512(string=, *, usedforsecurity=True)", "sha3_512"},
	} {
		m.Def(row.signature, func(a []Value) Value { return newDigest(row.name, a[0]) })
	}
	m.Def("blake2b(data=, /)", func(a []Value) Value { return newDigest("blake2b", a[0]) })
	m.Def("blake2s(data=, /)", func(a []Value) Value { return newDigest("blake2s", a[0]) })
	m.Def("new(name, data=, **kwargs)", func(a []Value) Value { return newDigest(strings.ToLower(argText(a[0], "new")), a[1]) })
	m.Const("algorithms_guaranteed", setOf(Tuple(textValues(append([]string{"blake2b", "blake2s", "shake_128", "shake_256"}, hashNames...)))))
	m.Def("pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", func(a []Value) Value {
		return pbkdf2HMAC(argText(a[0], "pbkdf2_hmac"), hashData(a[1]), hashData(a[2]), Index(a[3]), a[4])
	})
})

// newDigest makes a hash object.
func newDigest(name string, data Value) Value {
	if data == Unbound {
		data = Bytes("")
	}
	return &digestObject{pyrt.NewDigest(name, hashData(data))}
}

func hashData(v Value) Bytes {
	if b, ok := bytesOf(v); ok {
		return b
	}
	if _, ok := asStr(v); ok {
		raise(pyrt.TypeError, "Strings must be encoded before hashing")
	}
	raise(pyrt.TypeError, "object supporting the buffer API required")
	return ""
}

func init() {
	t := digestType
	t.final = true
	self := func(a []Value) *digestObject { return a[0].(*digestObject) }
	t.Def("update(obj, /)", func(a []Value) Value {
		self(a).Update(hashData(a[1]))
		return nil
	})
	t.Def("digest()", func(a []Value) Value { return self(a).Digest.Digest() })
	t.Def("hexdigest()", func(a []Value) Value { return self(a).HexDigest() })
	t.Def("copy()", func(a []Value) Value { return &digestObject{self(a).Copy()} })
	t.Getter("name", func(v Value) Value { return v.(*digestObject).Name })
	t.Getter("digest_size", func(v Value) Value { return v.(*digestObject).Size() })
	t.Getter("block_size", func(v Value) Value { return v.(*digestObject).BlockSize() })
}

// hashMaker returns the constructor of a hash function of HMAC.
func hashMaker(name string) func() hash.Hash {
	switch name {
	case "sha1", "sha-1":
		return sha1.New
	case "sha224", "sha-224":
		return sha256.New224
	case "sha256", "sha-256":
		return sha256.New
	case "sha384", "sha-384":
		return sha512.New384
	case "sha512", "sha-512":
		return sha512.New
	}
	d := pyrt.NewDigest(name, "")
	return func() hash.Hash { return d.Copy().Hash }
}

func pbkdf2HMAC(name string, password, salt Bytes, iterations int, length Value) Value {
	if iterations < 1 {
		raise(pyrt.ValueError, "iteration value must be greater than 0.")
	}
	make := hashMaker(strings.ToLower(name))
	n := make().Size()
	if length != nil {
		if n = Index(length); n < 1 {
			raise(pyrt.ValueError, "key length must be greater than 0.")
		}
	}
	key, err := pbkdf2.Key(make, string(password), []byte(salt), iterations, n)
	if err != nil {
		panic(pyrt.NewGuard(fmt.Sprint("pbkdf2_hmac: ", err)))
	}
	return Bytes(key)
}

// A hmacObject is a hmac.HMAC.
type hmacObject struct {
	make func() hash.Hash
	name string
	key  Bytes
	data []byte
}

// PyClass returns hmac.HMAC.
func (*hmacObject) PyClass() *Class { return hmacType }

var hmacType = NewType("hmac", "HMAC")

func (h *hmacObject) digest() Bytes {
	mac := hmac.New(h.make, []byte(h.key))
	mac.Write(h.data)
	return Bytes(mac.Sum(nil))
}

// ModHmac is the module hmac.
var ModHmac = NewLibrary("hmac", func(m *Module) {
	m.Const("HMAC", hmacType)
	m.Def("new(key, msg=None, digestmod='')", func(a []Value) Value { return newHMAC(a) })
	m.Def("digest(key, msg, digest)", func(a []Value) Value { return newHMAC(a).digest() })
	m.Def("compare_digest(a, b, /)", compareDigest)
})

func newHMAC(a []Value) *hmacObject {
	key, ok := bytesOf(a[0])
	if !ok {
		raise(pyrt.TypeError, "key: expected bytes or bytearray, but got %s", pyrt.Repr(TypeName(a[0])))
	}
	h := &hmacObject{key: key}
	name, isText := asStr(a[2])
	if !isText {
		d, ok := Call(a[2]).(*digestObject)
		if !ok {
			panic(pyrt.NewGuard("hmac with a hash of the program's own is not carried over"))
		}
		name = d.Name
	}
	if name == "" {
		raise(pyrt.TypeError, "Missing required parameter 'digestmod'.")
	}
	h.name, h.make = name, hashMaker(strings.ToLower(name))
	if a[1] != nil {
		h.data = []byte(hashData(a[1]))
	}
	return h
}

func compareDigest(a []Value) Value {
	x, xText := asStr(a[0])
	y, yText := asStr(a[1])
	if xText && yText {
		if !pyrt.IsASCII(x) || !pyrt.IsASCII(y) {
			raise(pyrt.TypeError, "comparing strings with non-ASCII characters is not supported")
		}
		return x == y
	}
	b, okB := bytesOf(a[0])
	c, okC := bytesOf(a[1])
	if !okB || !okC {
		raise(pyrt.TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'", TypeName(a[0]), TypeName(a[1]))
	}
	return b == c
}

func init() {
	t := hmacType
	t.final = true
	self := func(a []Value) *hmacObject { return a[0].(*hmacObject) }
	t.Def("update(msg)", func(a []Value) Value {
		self(a).data = append(self(a).data, hashData(a[1])...)
		return nil
	})
	t.Def("digest()", func(a []Value) Value { return self(a).digest() })
	t.Def("hexdigest()", func(a []Value) Value { return self(a).digest().Hex() })
	t.Def("copy()", func(a []Value) Value {
		c := *self(a)
		c.data = append([]byte(nil), c.data...)
		return &c
	})
	t.Getter("name", func(v Value) Value { return "hmac-" + v.(*hmacObject).name })
	t.Getter("digest_size", func(v Value) Value { return v.(*hmacObject).make().Size() })
	t.Getter("block_size", func(v Value) Value { return v.(*hmacObject).make().BlockSize() })
}
