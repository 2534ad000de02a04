package pyrt

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
)

// StructError is struct.error.
var StructError = NewClass("error", ExceptionClass)

// StructFormat is a compiled struct.Struct.
// https://docs.python.org/3.11/library/struct.html#format-strings
type StructFormat struct {
	order  binary.ByteOrder
	native bool // sizes and alignment of the machine
	items  []structItem
	size   int
	values int // how many values it packs
}

// structItem is a run of one code: count values, or one text of count bytes (s, p).
type structItem struct {
	code          byte
	count, offset int
	size          int // of one
}

// NewStruct returns struct.Struct(format). A program compiles its formats once.
func NewStruct(format string) *StructFormat {
	if !IsASCII(format) {
		Encode(format, "ascii", "strict") // raises
	}
	s := &StructFormat{order: binary.LittleEndian}
	native := true
	if format != "" {
		switch format[0] {
		case '<':
			native, format = false, format[1:]
		case '>', '!':
			s.order, native, format = binary.BigEndian, false, format[1:]
		case '=':
			native, format = false, format[1:]
		case '@':
			format = format[1:]
		}
	}
	s.native = native
	for i := 0; i < len(format); i++ {
		if isSpaceASCII(format[i]) {
			continue
		}
		count, start := 1, i
		for i < len(format) && isDigitByte(format[i]) {
			i++
		}
		if i > start {
			n, err := strconv.Atoi(format[start:i])
			if err != nil {
				panic(StructError.New("total struct size too long"))
			}
			count = n
			if i == len(format) {
				panic(StructError.New("repeat count given without format specifier"))
			}
		}
		s.add(format[i], count, native)
	}
	return s
}

func isSpaceASCII(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func (s *StructFormat) add(code byte, count int, native bool) {
	size := structSize(code, native)
	if size < 0 {
		panic(StructError.New("bad char in struct format"))
	}
	if native && size > 1 {
		s.size = (s.size + size - 1) / size * size
	}
	if count > (math.MaxInt-s.size)/max(size, 1) {
		panic(StructError.New("total struct size too long"))
	}
	switch code {
	case 's', 'p':
		s.values++
	case 'x':
	default:
		s.values += count
	}
	s.items = append(s.items, structItem{code, count, s.size, size})
	s.size += count * size
}

// structSize returns the size of a code, -1 for one that is none. Native sizes
// are those of 64-bit Unix.
func structSize(code byte, native bool) int {
	switch code {
	case 'x', 'c', 'b', 'B', '?', 's', 'p':
		return 1
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L':
		if native {
			return 8
		}
		return 4
	case 'q', 'Q', 'd':
		return 8
	case 'n', 'N', 'P':
		if native {
			return 8
		}
	}
	return -1
}

// Size returns s.size: the bytes that it packs.
func (s *StructFormat) Size() int { return s.size }

// Pack returns s.pack(values...).
func (s *StructFormat) Pack(values ...Value) Bytes {
	if len(values) != s.values {
		panic(StructError.New(fmt.Sprintf("pack expected %d items for packing (got %d)", s.values, len(values))))
	}
	out := make([]byte, s.size)
	for _, item := range s.items {
		switch item.code {
		case 'x':
			continue
		case 's', 'p':
			packText(out[item.offset:item.offset+item.count], item.code, values[0])
			values = values[1:]
			continue
		}
		for i := range item.count {
			s.packOne(out[item.offset+i*item.size:], item, values[0])
			values = values[1:]
		}
	}
	return Bytes(ownedString(out))
}

func packText(out []byte, code byte, v Value) {
	var text string
	switch v := v.(type) {
	case Bytes:
		text = string(v)
	case *ByteArray:
		text = string(v.Data)
	default:
		panic(StructError.New("argument for '" + string(code) + "' must be a bytes object"))
	}
	if code == 's' {
		copy(out, text)
	} else if len(out) > 0 {
		out[0] = byte(min(copy(out[1:], text), 255))
	}
}

func (s *StructFormat) packOne(out []byte, item structItem, v Value) {
	switch item.code {
	case 'c':
		b, ok := v.(Bytes)
		if !ok || len(b) != 1 {
			panic(StructError.New("char format requires a bytes object of length 1"))
		}
		out[0] = b[0]
	case '?':
		if Truth(v) {
			out[0] = 1
		}
	case 'e', 'f', 'd':
		s.packFloat(out, item.code, v)
	default:
		s.packInt(out, item, v)
	}
}

// Truth returns bool(v).
func Truth(v Value) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case int:
		return v != 0
	case float64:
		return v != 0
	case string:
		return v != ""
	case Bytes:
		return v != ""
	case complex128:
		return v != 0
	case interface{ IsTrue() bool }:
		return v.IsTrue()
	}
	return true
}

func (s *StructFormat) packFloat(out []byte, code byte, v Value) {
	var f float64
	switch v := v.(type) {
	case float64:
		f = v
	case int:
		f = float64(v)
	case bool:
		if v {
			f = 1
		}
	case Int:
		f = v.Float()
	default:
		panic(StructError.New("required argument is not a float"))
	}
	if math.Float64bits(f) == math.Float64bits(math.NaN()) {
		f = math.Float64frombits(0x7ff8000000000000) // CPython's float('nan')
	}
	switch code {
	case 'd':
		s.order.PutUint64(out, math.Float64bits(f))
	case 'f':
		if math.IsInf(float64(float32(f)), 0) && !math.IsInf(f, 0) && !s.native {
			panic(NewOverflowError("float too large to pack with f format"))
		}
		s.order.PutUint32(out, math.Float32bits(float32(f)))
	case 'e':
		s.order.PutUint16(out, halfBits(f))
	}
}

func (s *StructFormat) packInt(out []byte, item structItem, v Value) {
	var n Int
	switch v := v.(type) {
	case int:
		n = NewInt(v)
	case bool:
		if v {
			n = NewInt(1)
		}
	case Int:
		n = v
	default:
		panic(StructError.New("required argument is not an integer"))
	}
	signed := item.code >= 'a'
	least, most := Int{}, NewInt(1).Lsh(NewInt(8*item.size))
	if signed {
		most = NewInt(1).Lsh(NewInt(8*item.size - 1))
		least = most.Neg()
	}
	if item.code == 'P' { // an address, of either sign
		least = most.Neg().Rsh(NewInt(1))
	}
	if n.Less(least) || !n.Less(most) {
		panic(StructError.New(s.structRange(item.code, item.size, n, least, most.Sub(NewInt(1)))))
	}
	bits := uint64(n.And(NewInt(math.MaxInt)).small)
	if n.Sign() < 0 || item.size == 8 && !n.Less(NewInt(1).Lsh(NewInt(63))) {
		bits |= 1 << 63
	}
	switch item.size {
	case 1:
		out[0] = byte(bits)
	case 2:
		s.order.PutUint16(out, uint16(bits))
	case 4:
		s.order.PutUint32(out, uint32(bits))
	case 8:
		s.order.PutUint64(out, bits)
	}
}

// structRange is the message for an int that a code cannot hold. It depends on
// the C type through which CPython reads the int, and so on the byte order.
func (s *StructFormat) structRange(code byte, size int, n, least, most Int) string {
	big := s.order == binary.BigEndian
	longLeast, longMost := NewInt(math.MinInt), NewInt(math.MaxInt)
	if code == 'I' || code == 'L' || code == 'N' || code == 'Q' || code == 'H' && big {
		longLeast, longMost = Int{}, NewInt(1).Lsh(NewInt(64)).Sub(NewInt(1))
	}
	switch {
	case big && size == 8, code == 'P':
		return "int too large to convert"
	case n.Less(longLeast) || longMost.Less(n):
		return "argument out of range"
	case code == 'b':
		return "byte format requires -128 <= number <= 127"
	case code == 'B':
		return "ubyte format requires 0 <= number <= 255"
	case code == 'h' && !big:
		return "short format requires -32768 <= number <= 32767"
	case code == 'H' && !big:
		return "ushort format requires 0 <= number <= 65535"
	}
	return "'" + string(code) + "' format requires " + least.String() + " <= number <= " + most.String()
}
