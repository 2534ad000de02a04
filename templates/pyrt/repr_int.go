package pyrt

import (
	"math/big"
	"strconv"
	"sync/atomic"
)

// maxStrDigits is sys.get_int_max_str_digits(): more digits than these are
// neither read nor written in base 10. 0 is no limit.
var maxStrDigits atomic.Int64

const (
	defaultMaxStrDigits = 4300
	leastMaxStrDigits   = 640
)

// IntMaxStrDigits returns sys.get_int_max_str_digits().
func IntMaxStrDigits() int {
	if n := int(maxStrDigits.Load()); n != 0 {
		return n - 1
	}
	return defaultMaxStrDigits
}

// SetIntMaxStrDigits is sys.set_int_max_str_digits(n).
func SetIntMaxStrDigits(n int) {
	if n != 0 && n < leastMaxStrDigits {
		panic(NewValueError("maxdigits must be 0 or larger than 640"))
	}
	maxStrDigits.Store(int64(n) + 1) // so that the zero value is the default
}

// ReprInt returns repr(n), which is str(n). (Of an int it is strconv.Itoa.)
func ReprInt(n Int) string { return string(appendInt(nil, n, 10)) }

// appendInt appends n in a base; in base 10 within the limit of digits.
func appendInt(dst []byte, n Int, base int) []byte {
	if n.big == nil {
		return strconv.AppendInt(dst, n.small, base)
	}
	limit := IntMaxStrDigits()
	// Writing costs the square of the length, so the length is looked at first.
	if base != 10 || limit == 0 || n.big.BitLen() < leastMaxStrDigits*3 {
		return n.big.Append(dst, base)
	}
	start := len(dst)
	if n.big.BitLen() <= limit*4 {
		dst = n.big.Append(dst, base)
		if len(dst)-start-signs(n.big) <= limit {
			return dst
		}
	}
	panic(NewValueError("Exceeds the limit (" + strconv.Itoa(limit) +
		" digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"))
}

func signs(n *big.Int) int {
	if n.Sign() < 0 {
		return 1
	}
	return 0
}

// ReprBool returns repr(b), which is str(b).
func ReprBool(b bool) string {
	if b {
		return "True"
	}
	return "False"
}
