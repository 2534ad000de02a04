package syntax

import "strings"

// This file implements the lexing of numbers (Python reference, 2.4.5; PEP 515).

// number reads a numeric literal and checks its form; its value is decoded later.
func (lx *lexer) number() *Error {
	start := lx.pos
	if err := lx.numberBody(start); err != nil {
		return err
	}
	if err := lx.endOfNumber(start); err != nil {
		return err
	}
	lx.emit(kNumber, start, lx.pos)
	return nil
}

func (lx *lexer) numberBody(start int) *Error {
	if lx.src[start] == '0' && start+1 < len(lx.src) {
		var digits, name string
		switch lx.src[start+1] {
		case 'x', 'X':
			digits, name = "0123456789abcdefABCDEF", "hexadecimal"
		case 'o', 'O':
			digits, name = "01234567", "octal"
		case 'b', 'B':
			digits, name = "01", "binary"
		}
		if digits != "" {
			lx.pos += 2
			if lx.peek('_') {
				lx.pos++
			}
			if !lx.digits(digits) || lx.pos < len(lx.src) && isDigit(lx.src[lx.pos]) {
				return lx.errorf(start, "invalid "+name+" literal")
			}
			return nil
		}
	}
	return lx.decimal(start)
}

// decimal reads an int, float or imaginary literal.
func (lx *lexer) decimal(start int) *Error {
	const decimals = "0123456789"
	bad := func() *Error { return lx.errorf(start, "invalid decimal literal") }
	float := false
	if lx.src[lx.pos] != '.' && !lx.digits(decimals) {
		return bad()
	}
	if lx.peek('.') {
		float = true
		lx.pos++
		if lx.pos < len(lx.src) && isDigit(lx.src[lx.pos]) && !lx.digits(decimals) {
			return bad()
		}
	}
	if lx.peek('e') || lx.peek('E') {
		at := lx.pos
		lx.pos++
		if lx.peek('+') || lx.peek('-') {
			lx.pos++
		}
		if lx.pos < len(lx.src) && isDigit(lx.src[lx.pos]) {
			float = true
			if !lx.digits(decimals) {
				return bad()
			}
		} else {
			lx.pos = at // "1else": the e starts a keyword
		}
	}
	if lx.peek('j') || lx.peek('J') {
		lx.pos++
		return nil
	}
	if text := lx.src[start:lx.pos]; !float && text[0] == '0' && strings.Trim(text, "0_") != "" {
		return lx.errorf(start, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	return nil
}

func (lx *lexer) peek(c byte) bool { return lx.pos < len(lx.src) && lx.src[lx.pos] == c }

// digits reads digits of a set, with single underscores between them; false if
// there is none or an underscore is misplaced.
func (lx *lexer) digits(set string) bool {
	for {
		n := 0
		for lx.pos < len(lx.src) && strings.IndexByte(set, lx.src[lx.pos]) >= 0 {
			lx.pos++
			n++
		}
		if n == 0 {
			return false
		}
		if !lx.peek('_') {
			return true
		}
		lx.pos++
	}
}

// endOfNumber refuses a name that is glued to a number, apart from the
// keywords that CPython still takes there.
func (lx *lexer) endOfNumber(start int) *Error {
	if lx.pos >= len(lx.src) || !isNameByte(lx.src[lx.pos]) {
		return nil
	}
	rest := lx.src[lx.pos:]
	for _, kw := range [...]string{"and", "else", "for", "if", "in", "is", "not", "or"} {
		if strings.HasPrefix(rest, kw) {
			return nil
		}
	}
	return lx.errorf(start, "invalid decimal literal")
}
