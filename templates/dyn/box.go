package dyn

import "unsafe"

// Numbers that go into a Value need memory of their own. Taking it from small
// arrays, in turn, costs a tenth of an allocation for each. A number that lives
// long keeps its array, of 128 bytes, alive.
const boxed = 16

// An eface is how Go lays out an interface value without methods.
type eface struct{ typ, data unsafe.Pointer }

func typeWord(v Value) unsafe.Pointer { return (*eface)(unsafe.Pointer(&v)).typ }

var (
	intWord, floatWord = typeWord(1000), typeWord(0.5)

	intBox    = new([boxed]int)
	intNext   int
	floatBox  = new([boxed]float64)
	floatNext int
)

// box returns n as a Value.
func box(n int) (v Value) {
	if uint(n) < 256 {
		return n // Go keeps these
	}
	if intNext == boxed {
		intBox, intNext = new([boxed]int), 0
	}
	p := &intBox[intNext]
	intNext++
	*p = n
	e := (*eface)(unsafe.Pointer(&v))
	e.typ, e.data = intWord, unsafe.Pointer(p)
	return v
}

// boxFloat returns x as a Value.
func boxFloat(x float64) (v Value) {
	if floatNext == boxed {
		floatBox, floatNext = new([boxed]float64), 0
	}
	p := &floatBox[floatNext]
	floatNext++
	*p = x
	e := (*eface)(unsafe.Pointer(&v))
	e.typ, e.data = floatWord, unsafe.Pointer(p)
	return v
}
