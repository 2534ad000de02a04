package pyrt

import (
	"fmt"
	"math"
)

// Unpack returns s.unpack(b).
func (s *StructFormat) Unpack(b Bytes) Tuple {
	if len(b) != s.size {
		panic(StructError.New(fmt.Sprintf("unpack requires a buffer of %d bytes", s.size)))
	}
	return s.unpack(b)
}

// UnpackFrom returns s.unpack_from(b, offset).
func (s *StructFormat) UnpackFrom(b Bytes, offset int) Tuple {
	if offset < 0 {
		if offset+s.size > 0 {
			panic(StructError.New(fmt.Sprintf("not enough data to unpack %d bytes at offset %d", s.size, offset)))
		}
		if offset+len(b) < 0 {
			panic(StructError.New(fmt.Sprintf("offset %d out of range for %d-byte buffer", offset, len(b))))
		}
		offset += len(b)
	}
	if len(b)-offset < s.size {
		panic(StructError.New(fmt.Sprintf("unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)",
			s.size+offset, s.size, offset, len(b))))
	}
	return s.unpack(b[offset : offset+s.size])
}

// IterUnpack returns list(s.iter_unpack(b)).
func (s *StructFormat) IterUnpack(b Bytes) []Tuple {
	if s.size == 0 {
		panic(StructError.New("cannot iteratively unpack with a struct of length 0"))
	}
	if len(b)%s.size != 0 {
		panic(StructError.New(fmt.Sprintf("iterative unpacking requires a buffer of a multiple of %d bytes", s.size)))
	}
	var all []Tuple
	for ; len(b) > 0; b = b[s.size:] {
		all = append(all, s.unpack(b[:s.size]))
	}
	return all
}

func (s *StructFormat) unpack(b Bytes) Tuple {
	out := make(Tuple, 0, s.values)
	for _, item := range s.items {
		at := b[item.offset : item.offset+item.count*item.size]
		switch item.code {
		case 'x':
			continue
		case 's':
			out = append(out, at)
			continue
		case 'p':
			n := 0
			if len(at) > 0 {
				n = min(int(at[0]), len(at)-1)
				at = at[1:]
			}
			out = append(out, at[:n])
			continue
		}
		for i := range item.count {
			out = append(out, s.unpackOne([]byte(at[i*item.size:(i+1)*item.size]), item.code))
		}
	}
	return out
}

func (s *StructFormat) unpackOne(b []byte, code byte) Value {
	var bits uint64
	switch len(b) {
	case 1:
		bits = uint64(b[0])
	case 2:
		bits = uint64(s.order.Uint16(b))
	case 4:
		bits = uint64(s.order.Uint32(b))
	case 8:
		bits = s.order.Uint64(b)
	}
	switch code {
	case 'c':
		return Bytes(b)
	case '?':
		return bits != 0
	case 'd':
		return math.Float64frombits(bits)
	case 'f':
		return float64(math.Float32frombits(uint32(bits)))
	case 'e':
		return halfFloat(uint16(bits))
	case 'b', 'h', 'i', 'l', 'q', 'n':
		shift := 64 - 8*len(b)
		return int(int64(bits<<shift) >> shift)
	}
	if bits > math.MaxInt64 {
		return NewInt(int(bits >> 1)).Lsh(NewInt(1)).Add(NewInt(int(bits & 1)))
	}
	return int(bits)
}

// halfFloat returns the float of the 16 bits of IEEE 754's binary16.
func halfFloat(bits uint16) float64 {
	exponent, fraction := int(bits>>10&31), float64(bits&1023)
	var f float64
	switch exponent {
	case 0:
		f = math.Ldexp(fraction, -24)
	case 31:
		f = math.Inf(1)
		if fraction != 0 {
			f = math.NaN()
		}
	default:
		f = math.Ldexp(1024+fraction, exponent-25)
	}
	if bits>>15 == 1 {
		return math.Copysign(f, -1)
	}
	return f
}

// halfBits returns the binary16 nearest to f, half to even.
func halfBits(f float64) uint16 {
	var sign uint16
	if math.Signbit(f) {
		sign = 1 << 15
	}
	f = math.Abs(f)
	switch {
	case math.IsNaN(f):
		return sign | 0x7e00
	case math.IsInf(f, 0):
		return sign | 0x7c00
	case f == 0:
		return sign
	}
	_, exponent := math.Frexp(f)
	exponent = max(exponent, -13) // below that, subnormal
	rounded := math.RoundToEven(math.Ldexp(f, 11-exponent))
	bits := uint64(rounded)
	if exponent > -13 || bits >= 1024 {
		bits += uint64(exponent+13) << 10
	}
	if bits >= 0x7c00 {
		panic(NewOverflowError("float too large to pack with e format"))
	}
	return sign | uint16(bits)
}
