package pyrt

import (
	"iter"
	"strings"
)

// Bytes is a bytes value. Its methods are Python's; an index, a slice and a
// comparison are Go's own where they stay within bounds.
type Bytes string

// ByteArray is a bytearray: bytes that can be changed in place.
type ByteArray struct{ Data []byte }

// NewByteArray returns bytearray(b).
func NewByteArray(b Bytes) *ByteArray { return &ByteArray{Data: []byte(b)} }

// BytesOf returns bytes(numbers).
func BytesOf(numbers ...int) Bytes {
	out := make([]byte, len(numbers))
	for i, n := range numbers {
		if n < 0 || n > 255 {
			panic(NewValueError("bytes must be in range(0, 256)"))
		}
		out[i] = byte(n)
	}
	return Bytes(ownedString(out))
}

// ZeroBytes returns bytes(n): n zeros.
func ZeroBytes(n int) Bytes {
	if n < 0 {
		panic(NewValueError("negative count"))
	}
	return Bytes(ownedString(make([]byte, n)))
}

// Numbers returns list(b).
func (b Bytes) Numbers() []int {
	out := make([]int, len(b))
	for i := range len(b) {
		out[i] = int(b[i])
	}
	return out
}

// All gives the numbers of b, one by one.
func (b Bytes) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range len(b) {
			if !yield(int(b[i])) {
				return
			}
		}
	}
}

func byteValue(n int) byte {
	if n < 0 || n > 255 {
		panic(NewValueError("byte must be in range(0, 256)"))
	}
	return byte(n)
}

// Bytes returns bytes(a): a copy.
func (a *ByteArray) Bytes() Bytes { return Bytes(a.Data) }

// Repr returns repr(b).
func (b Bytes) Repr() string { return ReprBytes(b) }

// TypeName returns "bytes".
func (b Bytes) TypeName() string { return "bytes" }

// Repr returns repr(a), such as bytearray(b'ab').
// A quote within double quotes is escaped, as of bytes it is not.
func (a *ByteArray) Repr() string {
	text := ReprBytes(a.Bytes())
	if text[1] == '"' {
		text = strings.ReplaceAll(text, "'", `\'`)
	}
	return "bytearray(" + text + ")"
}

// TypeName returns "bytearray".
func (a *ByteArray) TypeName() string { return "bytearray" }
