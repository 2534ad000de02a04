package pyrt

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding/hex"
	"hash"
)

// Digest is a hash object of hashlib.
// https://docs.python.org/3.11/library/hashlib.html
type Digest struct {
	Name string // name
	hash.Hash
}

// NewDigest returns hashlib.new(name, data), for md5, sha1, sha224, sha256,
// sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512, blake2b and blake2s.
func NewDigest(name string, data Bytes) *Digest {
	var h hash.Hash
	switch name {
	case "md5":
		h = md5.New()
	case "sha1":
		h = sha1.New()
	case "sha224":
		h = sha256.New224()
	case "sha256":
		h = sha256.New()
	case "sha384":
		h = sha512.New384()
	case "sha512":
		h = sha512.New()
	case "sha3_224":
		h = sha3.New224()
	case "sha3_256":
		h = sha3.New256()
	case "sha3_384":
		h = sha3.New384()
	case "sha3_512":
		h = sha3.New512()
	case "blake2b":
		h = newBlake2b()
	case "blake2s":
		h = newBlake2s()
	default:
		panic(NewValueError("unsupported hash type " + name))
	}
	d := &Digest{name, h}
	d.Update(data)
	return d
}

// MD5 returns hashlib.md5(data).
func MD5(data Bytes) *Digest { return NewDigest("md5", data) }

// SHA1 returns hashlib.sha1(data).
func SHA1(data Bytes) *Digest { return NewDigest("sha1", data) }

// SHA256 returns hashlib.sha256(data).
func SHA256(data Bytes) *Digest { return NewDigest("sha256", data) }

// SHA512 returns hashlib.sha512(data).
func SHA512(data Bytes) *Digest { return NewDigest("sha512", data) }

// Update adds data, as d.update does.
func (d *Digest) Update(data Bytes) { d.Write([]byte(data)) }

// Digest returns d.digest().
func (d *Digest) Digest() Bytes { return Bytes(d.Sum(nil)) }

// HexDigest returns d.hexdigest().
func (d *Digest) HexDigest() string { return hex.EncodeToString(d.Sum(nil)) }

// Copy returns d.copy().
func (d *Digest) Copy() *Digest {
	c, err := d.Hash.(hash.Cloner).Clone()
	if err != nil {
		panic(NewValueError(err.Error()))
	}
	return &Digest{d.Name, c}
}

// ShakeDigest is hashlib.shake_128 or shake_256 of data, for digests of any length.
func ShakeDigest(bits int, data Bytes, length int) Bytes {
	if length < 0 {
		panic(NewValueError("value must be positive"))
	}
	if bits == 128 {
		return Bytes(sha3.SumSHAKE128([]byte(data), length))
	}
	return Bytes(sha3.SumSHAKE256([]byte(data), length))
}
