package pyrt

import (
	"runtime"
	"strings"
)

// Try runs body and returns the exception of one of the classes (none: of any) that
// ends it, nil if none does. Any other goes on its way.
func Try(body func(), classes ...*Class) (caught Raisable) {
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		e, ok := Recovered(p)
		if !ok || len(classes) > 0 && !Is(e, classes...) {
			panic(p)
		}
		caught = e
	}()
	body()
	return nil
}

// Recovered returns the exception that a recovered panic stands for. ok is false
// where it is none of Python's: the caller then panics again with it.
//
//	defer func() {
//		if p := recover(); p != nil {
//			e, ok := pyrt.Recovered(p)
//			if !ok || !pyrt.Is(e, pyrt.ValueError) {
//				panic(p)
//			}
//			...
//		}
//	}()
//
// Go's own runtime errors become what CPython raises at the same place.
func Recovered(p any) (e Raisable, ok bool) {
	switch p := p.(type) {
	case Raisable:
		if whole := p.Exc().Whole; whole != nil {
			return whole, true
		}
		return p, true
	case runtime.Error:
		e := runtimeException(p.Error())
		return e, e != nil
	}
	return nil, false
}

// runtimeException reads the text, since the runtime exports no classes.
func runtimeException(text string) *Exception {
	switch {
	case strings.Contains(text, "index out of range"):
		return NewIndexError("list index out of range")
	case strings.Contains(text, "slice bounds out of range"):
		return NewIndexError("list index out of range")
	case strings.Contains(text, "integer divide by zero"):
		return NewZeroDivisionError("integer division or modulo by zero")
	case strings.Contains(text, "nil pointer dereference"):
		return NewAttributeError("'NoneType' object has no attribute")
	case strings.Contains(text, "makeslice"):
		return MemoryError.New()
	}
	return nil
}
