package dyn

import (
	byteorder "encoding/binary"
	"math"
	"math/big"
	"math/bits"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds arrays as bytes, in the order of x86 and ARM.

func bigUint(n uint64) *big.Int { return new(big.Int).SetUint64(n) }

// BytesValue returns x.tobytes().
func (x *Array) BytesValue() Bytes {
	out := make([]byte, 0, len(x.Items)*x.code.size)
	var room [8]byte
	for _, item := range x.Items {
		if x.code.letter == 'f' {
			item = uint64(math.Float32bits(float32(math.Float64frombits(item))))
		}
		byteorder.LittleEndian.PutUint64(room[:], item)
		out = append(out, room[:x.code.size]...)
	}
	return Bytes(out)
}

// appendBytes is x.frombytes(data).
func (x *Array) appendBytes(data Bytes) {
	size := x.code.size
	if len(data)%size != 0 {
		raise(pyrt.ValueError, "bytes length not a multiple of item size")
	}
	for ; len(data) > 0; data = data[size:] {
		var room [8]byte
		copy(room[:], data[:size])
		x.Items = append(x.Items, x.code.fromRaw(byteorder.LittleEndian.Uint64(room[:])))
	}
}

// fromRaw returns what is stored for the bytes of an item.
func (c *arrayCode) fromRaw(raw uint64) uint64 {
	switch {
	case c.letter == 'f':
		return math.Float64bits(float64(math.Float32frombits(uint32(raw))))
	case c.float || c.unsigned:
		return raw
	}
	shift := 64 - 8*c.size
	return uint64(int64(raw<<shift) >> shift)
}

// byteswap is x.byteswap().
func (x *Array) byteswap() {
	shift := 64 - 8*x.code.size
	swapped := x.with(nil)
	data := []byte(x.BytesValue())
	for i := 0; i < len(data); i += x.code.size {
		var room [8]byte
		copy(room[:], data[i:i+x.code.size])
		raw := bits.ReverseBytes64(byteorder.LittleEndian.Uint64(room[:])) >> shift
		swapped.Items = append(swapped.Items, x.code.fromRaw(raw))
	}
	x.Items = swapped.Items
}
