package syntax

// This file writes constants as CPython's repr does. The text comes from molt's
// support library; what is printable is a matter of the version, here 3.13.

import (
	"slices"
	"strconv"

	"github.com/molt-go/molt/templates/pyrt"
)

// ReprStr returns repr(s) of a str whose lone surrogates are in WTF-8.
func ReprStr(s string) string { return string(AppendReprStr(nil, s)) }

// AppendReprStr appends repr(s) of a str whose lone surrogates are in WTF-8. A
// byte that is in no encoded code point, which no decoded literal has, is
// written as \xhh.
func AppendReprStr(dst []byte, s string) []byte {
	return pyrt.AppendReprStrFunc(dst, s, isPrintable)
}

// AppendReprConstant appends repr of a constant's value.
func AppendReprConstant(dst []byte, c *Constant) []byte {
	switch c.Kind {
	case ConstNone:
		return append(dst, "None"...)
	case ConstTrue:
		return append(dst, "True"...)
	case ConstFalse:
		return append(dst, "False"...)
	case ConstEllipsis:
		return append(dst, "Ellipsis"...)
	case ConstInt:
		if c.Big != nil {
			return c.Big.Append(dst, 10)
		}
		return strconv.AppendInt(dst, c.Int, 10)
	case ConstFloat:
		return pyrt.AppendReprFloat(dst, c.Float)
	case ConstComplex: // a literal has no real part
		return pyrt.AppendReprComplex(dst, complex(0, c.Float))
	case ConstStr:
		return AppendReprStr(dst, c.Str)
	case ConstBytes:
		return pyrt.AppendReprBytes(dst, c.Str)
	}
	panic("syntax.AppendReprConstant: unknown kind")
}

// isPrintable is str.isprintable of CPython 3.13 for one code point.
func isPrintable(r rune) bool {
	_, found := slices.BinarySearchFunc(unprintable[:], r, func(block [2]rune, r rune) int {
		switch {
		case block[1] < r:
			return -1
		case block[0] > r:
			return 1
		}
		return 0
	})
	return !found
}
