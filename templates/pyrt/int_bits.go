package pyrt

import (
	"math/big"
	"math/bits"
	"slices"
)

// BitLength returns a.bit_length().
func BitLength(a int) int { return bits.Len64(magnitude(a)) }

// BitCount returns a.bit_count(), the ones in the magnitude of a.
func BitCount(a int) int { return bits.OnesCount64(magnitude(a)) }

// ToBytesInt returns a.to_bytes(length, byteorder, signed=signed).
func ToBytesInt(a, length int, byteorder string, signed bool) Bytes {
	return NewInt(a).ToBytes(length, byteorder, signed)
}

// ToBytes returns n.to_bytes(length, byteorder, signed=signed).
func (n Int) ToBytes(length int, byteorder string, signed bool) Bytes {
	little := isLittle(byteorder)
	if length < 0 {
		panic(NewValueError("length argument must be non-negative"))
	}
	negative := n.Sign() < 0
	if negative && !signed {
		panic(NewOverflowError("can't convert negative int to unsigned"))
	}
	need, room := n.BitLength(), 8*length
	if signed {
		// One more bit for the sign, which -2**k has to spare.
		if need++; negative && n.Not().BitLength() < need-1 {
			need--
		}
		if n.Sign() == 0 {
			need = 0
		}
	}
	if need > room {
		panic(NewOverflowError("int too big to convert"))
	}
	v := n.value()
	if negative {
		v = new(big.Int).Add(v, new(big.Int).Lsh(big.NewInt(1), uint(room)))
	}
	buf := v.FillBytes(make([]byte, length))
	if little {
		slices.Reverse(buf)
	}
	return Bytes(buf)
}

// IntFromBytes returns int.from_bytes(data, byteorder, signed=signed).
func IntFromBytes(data Bytes, byteorder string, signed bool) Int {
	buf := []byte(data)
	if isLittle(byteorder) {
		slices.Reverse(buf)
	}
	v := new(big.Int).SetBytes(buf)
	if signed && len(buf) > 0 && buf[0] >= 0x80 {
		v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(8*len(buf))))
	}
	return IntOf(v)
}

// isLittle reads a byteorder argument.
func isLittle(byteorder string) bool {
	switch byteorder {
	case "little":
		return true
	case "big":
		return false
	}
	panic(NewValueError("byteorder must be either 'little' or 'big'"))
}
