package pyrt

// formattedNumber is the text of a number in its parts, before it is laid out.
type formattedNumber struct {
	negative bool
	prefix   string // 0x and the like
	digits   []byte // before the decimal point; none of inf and nan
	rest     []byte // the decimal point and what follows, or inf, nan
}

// appendNumber writes a number with sign, separators and padding.
func (s *Spec) appendNumber(dst []byte, n *formattedNumber, groupSize int) []byte {
	align := s.numberAlign()
	sign := signFor(s.sign, n.negative)
	fixed := len(n.prefix) + len(n.rest)
	if sign != 0 {
		fixed++
	}
	least := 0
	if s.fill == '0' && align == '=' {
		least = s.width - fixed
	}
	digits := len(n.digits)
	if s.group != 0 && digits > 0 {
		digits = groupedLen(digits, least, groupSize)
	} else if digits > 0 {
		digits = max(digits, least)
	}
	pad := s.width - fixed - digits
	left, inner, right := 0, 0, 0
	if align == '=' {
		inner = max(0, pad)
	} else {
		left, right = padding(pad, align)
	}
	dst = appendFill(dst, s.fill, left)
	if sign != 0 {
		dst = append(dst, sign)
	}
	dst = append(dst, n.prefix...)
	dst = appendFill(dst, s.fill, inner)
	dst = s.appendDigits(dst, n.digits, digits, groupSize)
	dst = append(dst, n.rest...)
	return appendFill(dst, s.fill, right)
}

// signFor returns the sign that shows, 0 for none.
func signFor(wanted byte, negative bool) byte {
	switch {
	case negative:
		return '-'
	case wanted == '+' || wanted == ' ':
		return wanted
	}
	return 0
}

// groupedLen returns how long n digits become with separators, and with zeros
// before them up to a width. A separator never comes first, so that the result
// may be one more than the width.
func groupedLen(n, least, size int) int {
	length := 0
	for {
		group := min(size, max(n, least, 1))
		length += group
		n -= group
		least -= group
		if n <= 0 && least <= 0 {
			return length
		}
		length++
		least--
	}
}

// appendDigits writes digits in a number of characters, with zeros before and
// separators between.
func (s *Spec) appendDigits(dst, digits []byte, length, size int) []byte {
	if s.group == 0 {
		return append(appendFill(dst, '0', length-len(digits)), digits...)
	}
	start := len(dst)
	dst = appendFill(dst, '0', length)
	out := dst[start:]
	from := len(digits) - 1
	for at, count := length-1, 0; at >= 0; at-- {
		if count == size {
			out[at] = s.group
			count = 0
			continue
		}
		if from >= 0 {
			out[at] = digits[from]
			from--
		}
		count++
	}
	return dst
}
