package dyn

import (
	"cmp"
	"math"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// An arrayCode is what a letter of an array means: the size of an item, whether it
// is a float or unsigned, the bounds of a small int and their name in messages.
type arrayCode struct {
	letter          byte
	size            int
	float, unsigned bool
	low, high       int
	what            string
}

var arrayCodes = map[string]*arrayCode{
	"b": {'b', 1, false, false, math.MinInt8, math.MaxInt8, "signed char"},
	"B": {'B', 1, false, true, 0, math.MaxUint8, "unsigned byte integer"},
	"u": {'u', 4, false, true, 0, 0x10ffff, ""},
	"h": {'h', 2, false, false, math.MinInt16, math.MaxInt16, "signed short integer"},
	"H": {'H', 2, false, true, 0, math.MaxUint16, "unsigned short"},
	"i": {'i', 4, false, false, math.MinInt32, math.MaxInt32, "signed integer"},
	"I": {'I', 4, false, true, 0, math.MaxUint32, "unsigned int"},
	"l": {'l', 8, false, false, math.MinInt, math.MaxInt, ""},
	"L": {'L', 8, false, true, 0, math.MaxInt, ""},
	"q": {'q', 8, false, false, math.MinInt, math.MaxInt, ""},
	"Q": {'Q', 8, false, true, 0, math.MaxInt, ""},
	"f": {'f', 4, true, false, 0, 0, ""},
	"d": {'d', 8, true, false, 0, 0, ""},
}

// An Array is an array.array. Its items are kept as 64 bits each: of an int, or of
// a float64.
type Array struct {
	code *arrayCode
	pyrt.List[uint64]
}

// ArrayType is array.array.
var ArrayType = NewType("array", "array").Dotted()

var arrayIterType = NewIterType("array", "arrayiterator")

// ModArray is the module array.
var ModArray = NewLibrary("array", func(m *Module) {
	m.Const("array", ArrayType)
	m.Const("ArrayType", ArrayType)
	m.Const("typecodes", "bBuhHiIlLqQfd")
})

// PyClass returns array.array.
func (x *Array) PyClass() *Class { return ArrayType }

// TypeName returns "array.array".
func (x *Array) TypeName() string { return "array.array" }

// Hash raises TypeError.
func (x *Array) Hash() int { panic(pyrt.NewTypeError("unhashable type: 'array.array'")) }

// box returns an item as a Python value.
func (x *Array) box(bits uint64) Value {
	switch {
	case x.code.float:
		return boxFloat(math.Float64frombits(bits))
	case x.code.letter == 'u':
		return pyrt.Chr(int(bits))
	case x.code.unsigned && bits > math.MaxInt:
		return pyrt.IntOf(bigUint(bits)).Value()
	}
	return box(int(bits))
}

// values returns the items as Python values.
func (x *Array) values() []Value {
	out := make([]Value, len(x.Items))
	for i, bits := range x.Items {
		out[i] = x.box(bits)
	}
	return out
}

// bits returns what is stored for a value, or raises.
func (x *Array) bits(v Value) uint64 {
	if n, ok := v.(int); ok && !x.code.float && x.code.low <= n && n <= x.code.high && x.code.letter != 'u' {
		return uint64(n)
	}
	switch {
	case x.code.letter == 'u':
		return charBits(v)
	case x.code.letter == 'f':
		return math.Float64bits(float64(float32(arrayFloat(v))))
	case x.code.float:
		return math.Float64bits(arrayFloat(v))
	}
	n, ok := indexOf(v)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	return x.code.intBits(n)
}

func arrayFloat(v Value) float64 {
	if _, isText := v.(string); isText {
		raise(pyrt.TypeError, "must be real number, not str")
	}
	return Float(v)
}

func charBits(v Value) uint64 {
	s, ok := asStr(v)
	if !ok || pyrt.StrLen(s) != 1 {
		raise(pyrt.TypeError, "array item must be unicode character")
	}
	return uint64(pyrt.Ord(s))
}

// intBits returns the bits of an int, or raises OverflowError.
func (c *arrayCode) intBits(v Value) uint64 {
	n, small := v.(int)
	if small && c.low <= n && n <= c.high {
		return uint64(n)
	}
	switch c.letter {
	case 'I', 'L', 'Q':
		return c.unsignedBits(v)
	case 'q':
		raise(pyrt.OverflowError, "int too big to convert")
	}
	if !small {
		raise(pyrt.OverflowError, "Python int too large to convert to C long")
	}
	what := c.what
	switch {
	case c.letter == 'b' && (n < math.MinInt16 || n > math.MaxInt16):
		what = "signed short integer"
	case c.letter == 'H' && (n < math.MinInt32 || n > math.MaxInt32):
		what = "signed integer"
	}
	if n < c.low {
		raise(pyrt.OverflowError, "%s is less than minimum", what)
	}
	raise(pyrt.OverflowError, "%s is greater than maximum", what)
	return 0
}

// unsignedBits is intBits of the unsigned ints of 32 and 64 bits.
func (c *arrayCode) unsignedBits(v Value) uint64 {
	n := BigIndex(v)
	switch {
	case n.Sign() < 0 && c.letter == 'Q':
		raise(pyrt.OverflowError, "can't convert negative int to unsigned")
	case n.Sign() < 0 && c.letter == 'I':
		raise(pyrt.OverflowError, "can't convert negative value to unsigned int")
	case n.Sign() < 0:
		raise(pyrt.OverflowError, "can't convert negative value to unsigned int")
	case n.BitLength() > 64 && c.letter == 'Q':
		raise(pyrt.OverflowError, "int too big to convert")
	case n.BitLength() > 64:
		raise(pyrt.OverflowError, "Python int too large to convert to C unsigned long")
	case c.letter == 'I':
		raise(pyrt.OverflowError, "unsigned int is greater than maximum")
	}
	return n.Big().Uint64()
}

// ItemAt returns x[i].
func (x *Array) ItemAt(i int) Value {
	return x.box(x.Items[x.place(i, "array index out of range")])
}

// SetItemAt is x[i] = v.
func (x *Array) SetItemAt(i int, v Value) {
	at := x.place(i, "array assignment index out of range")
	x.Items[at] = x.bits(v)
}

// place returns the index of an item from the front, or raises IndexError.
func (x *Array) place(i int, message string) int {
	if i < 0 {
		i += len(x.Items)
	}
	if uint(i) >= uint(len(x.Items)) {
		raise(pyrt.IndexError, "%s", message)
	}
	return i
}

// Iterate returns iter(x).
func (x *Array) Iterate() Iter {
	i := 0
	return &Iterator{class: arrayIterType, next: func() (Value, bool) {
		if i >= len(x.Items) {
			return nil, false
		}
		i++
		return x.box(x.Items[i-1]), true
	}}
}

// EqualValue compares with another array.
func (x *Array) EqualValue(other Value) (equal, ok bool) {
	y := arrayOf(other)
	if y == nil {
		return false, false
	}
	order, comparable := x.compare(y)
	return comparable && order == 0, true
}

// compare orders two arrays; comparable is false where a NaN decides.
func (x *Array) compare(y *Array) (order int, comparable bool) {
	for i := range min(len(x.Items), len(y.Items)) {
		a, b := x.box(x.Items[i]), y.box(y.Items[i])
		if Equal(a, b) {
			continue
		}
		if Less(a, b) {
			return -1, true
		}
		return 1, Less(b, a)
	}
	return cmp.Compare(len(x.Items), len(y.Items)), true
}

// CopyValue copies an array.
func (x *Array) CopyValue(func(v Value) Value) Value { return x.with(x.Items) }

// with returns an array of x's kind with a copy of items.
func (x *Array) with(items []uint64) *Array {
	return &Array{x.code, *pyrt.NewList(pyrt.Copy(items)...)}
}

// arrayOf returns the array that a value is or holds, or nil.
func arrayOf(v Value) *Array {
	x, _ := inner(v).(*Array)
	return x
}

// Repr returns repr(x).
func (x *Array) Repr() string { return arrayRepr("array", x) }

func arrayRepr(name string, x *Array) string {
	switch {
	case len(x.Items) == 0:
		return name + "('" + string(x.code.letter) + "')"
	case x.code.letter == 'u':
		return name + "('u', " + Repr(x.text()) + ")"
	}
	return name + "('" + string(x.code.letter) + "', " + Repr(pyrt.NewList(x.values()...)) + ")"
}

// text returns the characters of an array of them.
func (x *Array) text() string {
	var b strings.Builder
	for _, bits := range x.Items {
		b.WriteString(pyrt.Chr(int(bits)))
	}
	return b.String()
}
