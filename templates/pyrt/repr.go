package pyrt

import (
	"strconv"
	"unsafe"
)

// Repr returns repr(v).
func Repr(v Value) string {
	switch v := v.(type) {
	case string:
		return ReprStr(v)
	case float64:
		return ReprFloat(v)
	case int:
		return strconv.Itoa(v)
	case nil:
		return "None"
	case bool:
		return ReprBool(v)
	case Int:
		return ReprInt(v)
	case complex128:
		return ReprComplex(v)
	case Reprer:
		return v.Repr()
	}
	return reprObject(v)
}

// Str returns str(v).
func Str(v Value) string {
	switch v := v.(type) {
	case string:
		return v
	case int, float64, bool, nil, Int:
		return Repr(v)
	case Stringer:
		return v.Str()
	}
	if Foreign != nil {
		if s, ok := Foreign(v, true); ok {
			return s
		}
	}
	return Repr(v)
}

// ASCII returns ascii(v): repr(v) with all but ASCII escaped.
func ASCII(v Value) string {
	text := Repr(v)
	if IsASCII(text) {
		return text
	}
	out := make([]byte, 0, len(text)+8)
	for r := range CodePoints(text) {
		if r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = appendEscapedRune(out, r)
		}
	}
	return string(out)
}

// Foreign, where set, returns the repr, or the str, of a value that another package
// defines and that has no method for it; ok is false for a value that it does not
// know. Package dyn sets it.
var Foreign func(v Value, str bool) (text string, ok bool)

// reprObject is the repr of a list in the form of a slice, and of an object without
// one of its own: its class and its address, as object.__repr__ has it.
func reprObject(v Value) string {
	if s, ok := asSlice(v); ok {
		return string(appendReprSlice(nil, s, nil))
	}
	if Foreign != nil {
		if s, ok := Foreign(v, false); ok {
			return s
		}
	}
	address := uintptr((*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1])
	return "<" + TypeName(v) + " object at 0x" + strconv.FormatUint(uint64(address), 16) + ">"
}
