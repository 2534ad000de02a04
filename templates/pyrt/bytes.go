package pyrt

// Bytes is a bytes value. Its methods are Python's; an index, a slice and a
// comparison are Go's own where they stay within bounds.
type Bytes string

// ByteArray is a bytearray: bytes that can be changed in place.
type ByteArray struct{ Data []byte }

// NewByteArray returns bytearray(b).
func NewByteArray(b Bytes) *ByteArray { return &ByteArray{Data: []byte(b)} }

// Bytes returns bytes(a): a copy.
func (a *ByteArray) Bytes() Bytes { return Bytes(a.Data) }

// Repr returns repr(b).
func (b Bytes) Repr() string { return ReprBytes(b) }

// TypeName returns "bytes".
func (b Bytes) TypeName() string { return "bytes" }

// Repr returns repr(a), such as bytearray(b'ab').
func (a *ByteArray) Repr() string { return "bytearray(" + ReprBytes(a.Bytes()) + ")" }

// TypeName returns "bytearray".
func (a *ByteArray) TypeName() string { return "bytearray" }
