package evidence

import (
	"encoding/binary"
	"math"
	"strconv"
	"unicode/utf8"
)

// This file decodes the plain values of Python's marshal format, versions 0
// to 4, which is what cProfile writes (CPython, Python/marshal.c). Code objects
// are refused: a profile of numbers has no use for them.

// valueKind is the type of a marshalled value.
type valueKind uint8

const (
	nullValue valueKind = iota // ends a dict
	noneValue
	intValue
	floatValue
	stringValue
	tupleValue // and lists and sets
	dictValue  // items are keys and values in turn
	unfinishedValue
)

// A value is one decoded Python object.
type value struct {
	kind   valueKind
	number float64 // of ints and floats
	text   string
	items  []value
}

// A marshalReader decodes values from data.
type marshalReader struct {
	data     []byte
	at       int
	depth    int
	objects  int
	refs     []value
	interned []value // of Python 2, which counts its strings apart
}

// refFlag marks an object that later ones refer to by number.
const refFlag = 0x80

func (r *marshalReader) bad(reason string, args ...any) error {
	return badAt(int64(r.at), reason, args...)
}

// take returns the next n bytes.
func (r *marshalReader) take(n int) ([]byte, error) {
	if n < 0 || n > len(r.data)-r.at {
		return nil, r.bad("%d bytes wanted, %d left", n, len(r.data)-r.at)
	}
	r.at += n
	return r.data[r.at-n : r.at], nil
}

func (r *marshalReader) uint8() (int, error) {
	b, err := r.take(1)
	if err != nil {
		return 0, err
	}
	return int(b[0]), nil
}

func (r *marshalReader) int32() (int, error) {
	b, err := r.take(4)
	if err != nil {
		return 0, err
	}
	return int(int32(binary.LittleEndian.Uint32(b))), nil
}

// value decodes the next object.
func (r *marshalReader) value() (value, error) {
	code, err := r.uint8()
	if err != nil {
		return value{}, err
	}
	if r.objects++; r.objects > maxObjects {
		return value{}, r.bad("more than %d objects", maxObjects)
	}
	if r.depth++; r.depth > maxDepth {
		return value{}, r.bad("nested more than %d deep", maxDepth)
	}
	defer func() { r.depth-- }()
	if code&refFlag == 0 {
		return r.object(byte(code))
	}
	// The number is given out before the parts of the object get theirs.
	number := len(r.refs)
	r.refs = append(r.refs, value{kind: unfinishedValue})
	v, err := r.object(byte(code &^ refFlag))
	if err == nil {
		r.refs[number] = v
	}
	return v, err
}

// object decodes what follows the type code.
func (r *marshalReader) object(code byte) (value, error) {
	switch code {
	case '0':
		return value{kind: nullValue}, nil
	case 'N', 'S', '.', 'F':
		return value{kind: noneValue}, nil
	case 'T':
		return value{kind: intValue, number: 1}, nil
	case 'i', 'I', 'l':
		return r.integer(code)
	case 'f', 'g':
		return r.float(code)
	case 's', 't', 'u', 'a', 'A', 'z', 'Z':
		return r.text(code)
	case '(', ')', '[', '<', '>':
		return r.sequence(code)
	case '{':
		return r.dict()
	case 'r':
		return r.reference(r.refs)
	case 'R':
		return r.reference(r.interned)
	case 'c':
		err := badAt(int64(r.at-1), "it holds code objects, as the pure Python profile module writes them")
		err.Hint = "record with `python -m cProfile -o FILE` instead"
		return value{}, err
	}
	return value{}, badAt(int64(r.at-1), "unknown type code %q", rune(code))
}

func (r *marshalReader) integer(code byte) (value, error) {
	switch code {
	case 'i':
		n, err := r.int32()
		return value{kind: intValue, number: float64(n)}, err
	case 'I':
		b, err := r.take(8)
		if err != nil {
			return value{}, err
		}
		return value{kind: intValue, number: float64(int64(binary.LittleEndian.Uint64(b)))}, nil
	}
	return r.long()
}

// long decodes an integer of 15-bit digits, lowest first, whose count carries
// the sign.
func (r *marshalReader) long() (value, error) {
	count, err := r.int32()
	if err != nil {
		return value{}, err
	}
	digits := count
	if digits < 0 {
		digits = -digits
	}
	b, err := r.take(2 * digits)
	if err != nil {
		return value{}, err
	}
	number := 0.0
	for i := digits - 1; i >= 0; i-- {
		number = float64(number*(1<<15)) + float64(binary.LittleEndian.Uint16(b[2*i:]))
	}
	if count < 0 {
		number = -number
	}
	return value{kind: intValue, number: number}, nil
}

func (r *marshalReader) float(code byte) (value, error) {
	if code == 'g' {
		b, err := r.take(8)
		if err != nil {
			return value{}, err
		}
		return value{kind: floatValue, number: math.Float64frombits(binary.LittleEndian.Uint64(b))}, nil
	}
	n, err := r.uint8()
	if err != nil {
		return value{}, err
	}
	b, err := r.take(n)
	if err != nil {
		return value{}, err
	}
	number, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return value{}, r.bad("bad float %q", b)
	}
	return value{kind: floatValue, number: number}, nil
}

func (r *marshalReader) text(code byte) (value, error) {
	read := r.int32
	if code == 'z' || code == 'Z' {
		read = r.uint8
	}
	n, err := read()
	if err != nil {
		return value{}, err
	}
	b, err := r.take(n)
	if err != nil {
		return value{}, err
	}
	v := value{kind: stringValue, text: string(b)}
	if !utf8.Valid(b) {
		v.text = string([]rune(v.text)) // file names may hold stray bytes
	}
	if code == 't' {
		r.interned = append(r.interned, v)
	}
	return v, nil
}

func (r *marshalReader) sequence(code byte) (value, error) {
	read := r.int32
	if code == ')' {
		read = r.uint8
	}
	n, err := read()
	if err != nil {
		return value{}, err
	}
	if n < 0 || n > len(r.data)-r.at {
		return value{}, r.bad("a sequence of %d items in %d bytes", n, len(r.data)-r.at)
	}
	// Room is made for what profiles hold; a false count must not cost memory.
	v := value{kind: tupleValue, items: make([]value, 0, min(n, 5))}
	for range n {
		item, err := r.value()
		if err != nil {
			return value{}, err
		}
		v.items = append(v.items, item)
	}
	return v, nil
}

func (r *marshalReader) dict() (value, error) {
	v := value{kind: dictValue}
	for {
		key, err := r.value()
		if err != nil || key.kind == nullValue {
			return v, err
		}
		item, err := r.value()
		if err != nil {
			return value{}, err
		}
		v.items = append(v.items, key, item)
	}
}

func (r *marshalReader) reference(to []value) (value, error) {
	n, err := r.int32()
	if err != nil {
		return value{}, err
	}
	if n < 0 || n >= len(to) || to[n].kind == unfinishedValue {
		return value{}, r.bad("reference to object %d, which does not exist yet", n)
	}
	return to[n], nil
}
