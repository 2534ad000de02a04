package pyrt

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// FloatHex returns x.hex(), such as "0x1.8000000000000p+1".
func FloatHex(x float64) string {
	switch {
	case x != x:
		return "nan"
	case math.IsInf(x, 1):
		return "inf"
	case math.IsInf(x, -1):
		return "-inf"
	}
	bits := math.Float64bits(x)
	lead, e := "1", int(bits>>52&0x7ff)-1023
	if e == -1023 {
		if lead = "0"; x == 0 {
			if bits != 0 {
				return "-0x0.0p+0"
			}
			return "0x0.0p+0"
		}
		e = -1022
	}
	sign := ""
	if x < 0 {
		sign = "-"
	}
	fraction := strconv.FormatUint(bits&(1<<52-1)|1<<52, 16)[1:]
	exponent := strconv.Itoa(e)
	if e >= 0 {
		exponent = "+" + exponent
	}
	return sign + "0x" + lead + "." + fraction + "p" + exponent
}

// FloatFromHex returns float.fromhex(s), rounded to the nearest float.
func FloatFromHex(s string) float64 {
	s = strings.Trim(s, " \t\n\r\f\v")
	negative := strings.HasPrefix(s, "-")
	body := strings.ToLower(s)
	if negative || strings.HasPrefix(s, "+") {
		body = body[1:]
	}
	x, ok := parseHexBody(body)
	if !ok {
		panic(NewValueError("invalid hexadecimal floating-point string"))
	}
	if negative {
		return -x
	}
	return x
}

func parseHexBody(s string) (float64, bool) {
	switch s {
	case "inf", "infinity":
		return math.Inf(1), true
	case "nan":
		return math.NaN(), true
	}
	s = strings.TrimPrefix(s, "0x")
	mantissa, exponent, hasExponent := strings.Cut(s, "p")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := whole + fraction
	if digits == "" || !isHex(digits) {
		return 0, false
	}
	e := 0
	if hasExponent {
		var ok bool
		if e, ok = hexExponent(exponent); !ok {
			return 0, false
		}
	}
	n, _ := new(big.Int).SetString(digits, 16)
	return hexValue(n, e-4*len(fraction)), true
}

func isHex(s string) bool {
	for _, c := range []byte(s) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'f') {
			return false
		}
	}
	return true
}

// hexExponent reads a decimal exponent, which may be far out of range.
func hexExponent(s string) (int, bool) {
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	e, err := strconv.Atoi(s)
	if err != nil {
		e = math.MaxInt32
		if s[0] == '-' {
			e = -e
		}
	}
	return min(max(e, -math.MaxInt32), math.MaxInt32), true
}

// hexValue returns the float nearest to n * 2**e.
func hexValue(n *big.Int, e int) float64 {
	if n.Sign() == 0 {
		return 0
	}
	top := e + n.BitLen()
	if top > 1024 {
		panic(NewOverflowError("hexadecimal value too large to represent as a float"))
	}
	if top < -1080 {
		return 0
	}
	cut := max(n.BitLen()-61, -1076-e, 0) // the rest decides ties alone
	q := new(big.Int).Rsh(n, uint(cut))
	if n.TrailingZeroBits() < uint(cut) {
		q.SetBit(q, 0, 1)
	}
	x := roundedLdexp(q.Uint64(), e+cut)
	if math.IsInf(x, 0) {
		panic(NewOverflowError("hexadecimal value too large to represent as a float"))
	}
	return x
}
