package pyrt

// ParseComplex returns complex(s).
func ParseComplex(s string) complex128 {
	text, ok := joinDigits(trimNumber(asciiNumber(s)))
	if !ok {
		panic(NewValueError("could not convert string to complex: " + ReprStr(s)))
	}
	if len(text) > 1 && text[0] == '(' && text[len(text)-1] == ')' {
		text = trimNumber(text[1 : len(text)-1])
	}
	c, ok := readComplex(text)
	if !ok {
		panic(NewValueError("complex() arg is a malformed string"))
	}
	return c
}

// readComplex reads a real part, an imaginary part, or both; the number before j
// may be missing, and is 1 then.
func readComplex(s string) (c complex128, ok bool) {
	n := floatLength(s)
	if n > 0 && n == len(s) {
		return complex(readFloat(s), 0), true
	}
	first := s[:n]
	rest := s[n:]
	re := 0.0
	if n > 0 && signLength(rest) == 1 {
		re = readFloat(first)
		n = floatLength(rest)
		first, rest = rest[:n], rest[n:]
	}
	im := 1.0
	if first != "" {
		im = readFloat(first)
	} else if signLength(rest) == 1 {
		if rest[0] == '-' {
			im = -1
		}
		rest = rest[1:]
	}
	return complex(re, im), rest == "j" || rest == "J"
}
