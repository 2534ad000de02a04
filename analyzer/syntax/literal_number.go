package syntax

// This file decodes number literals (Language Reference 2.4.5 to 2.4.7).

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// maxIntDigits is how many decimal digits CPython takes in an int literal
// unless sys.set_int_max_str_digits says otherwise.
const maxIntDigits = 4300

// A numberValue holds what a number literal means, in the fields of Constant.
type numberValue struct {
	Kind  ConstKind // ConstInt, ConstFloat or ConstComplex
	Int   int64
	Big   *big.Int // the value of an int that does not fit Int, otherwise nil
	Float float64
}

// decodeNumber decodes one number token and refuses what is not one, as
// misplaced underscores and leading zeros.
func decodeNumber(lit string) (numberValue, error) {
	if len(lit) == 0 {
		return numberValue{}, errors.New("invalid decimal literal")
	}
	if len(lit) > 1 && lit[0] == '0' {
		switch lit[1] {
		case 'x', 'X':
			return decodeBased(lit, 4, "hexadecimal")
		case 'o', 'O':
			return decodeBased(lit, 3, "octal")
		case 'b', 'B':
			return decodeBased(lit, 1, "binary")
		}
	}
	return decodeDecimal(lit)
}

// decodeBased decodes an int with a prefix: shift bits a digit.
func decodeBased(lit string, shift uint, base string) (numberValue, error) {
	digits := make([]byte, 0, len(lit)-2)
	for i := 2; i < len(lit); i++ {
		c := lit[i]
		if c == '_' && i+1 < len(lit) {
			i++
			c = lit[i]
		}
		n := hexDigit(c)
		if n < 0 {
			return numberValue{}, fmt.Errorf("invalid %s literal", base)
		}
		if n>>shift != 0 {
			return numberValue{}, fmt.Errorf("invalid digit %q in %s literal", c, base)
		}
		digits = append(digits, byte(n))
	}
	if len(digits) == 0 {
		return numberValue{}, fmt.Errorf("invalid %s literal", base)
	}
	return packBits(digits, shift), nil
}

// packBits joins digits of shift bits each, in linear time whatever their number.
func packBits(digits []byte, shift uint) numberValue {
	words := make([]big.Word, (uint(len(digits))*shift+bits.UintSize-1)/bits.UintSize)
	for i, d := range digits {
		at := uint(len(digits)-1-i) * shift
		word, off := at/bits.UintSize, at%bits.UintSize
		words[word] |= big.Word(d) << off
		if spill := big.Word(d) >> (bits.UintSize - off); spill != 0 {
			words[word+1] |= spill
		}
	}
	return intValue(new(big.Int).SetBits(words))
}

func intValue(v *big.Int) numberValue {
	if v.IsInt64() {
		return numberValue{Kind: ConstInt, Int: v.Int64()}
	}
	return numberValue{Kind: ConstInt, Big: v}
}

// decodeDecimal decodes an int without prefix, a float or an imaginary number.
func decodeDecimal(lit string) (numberValue, error) {
	body, imaginary := lit, false
	if c := lit[len(lit)-1]; c == 'j' || c == 'J' {
		body, imaginary = lit[:len(lit)-1], true
	}
	isFloat, ok := decimalShape(body)
	if !ok {
		if imaginary {
			return numberValue{}, errors.New("invalid imaginary literal")
		}
		return numberValue{}, errors.New("invalid decimal literal")
	}
	digits := body
	if strings.IndexByte(body, '_') >= 0 {
		digits = strings.ReplaceAll(body, "_", "")
	}
	if !isFloat && !imaginary {
		return decimalInt(digits)
	}
	// Out of range gives infinity, as in CPython; the shape is known to be right.
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil && !math.IsInf(f, 0) {
		return numberValue{}, errors.New("invalid decimal literal")
	}
	if imaginary {
		return numberValue{Kind: ConstComplex, Float: f}, nil
	}
	return numberValue{Kind: ConstFloat, Float: f}, nil
}

func decimalInt(digits string) (numberValue, error) {
	if digits[0] == '0' && strings.Trim(digits, "0") != "" {
		return numberValue{}, errors.New("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	if v, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return numberValue{Kind: ConstInt, Int: v}, nil
	}
	if len(digits) > maxIntDigits {
		//lint:ignore ST1005 CPython's own words
		return numberValue{}, fmt.Errorf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit - "+
			"Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", maxIntDigits, len(digits))
	}
	v, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		return numberValue{}, errors.New("invalid decimal literal")
	}
	return intValue(v), nil
}

// decimalShape tells whether s is a decimal number and whether it is a float:
// digits with single underscores between them, a point, an exponent.
func decimalShape(s string) (isFloat, ok bool) {
	i, whole := skipDigits(s, 0)
	fraction := false
	if i < len(s) && s[i] == '.' {
		isFloat = true
		i, fraction = skipDigits(s, i+1)
	}
	if !whole && !fraction {
		return isFloat, false
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		isFloat = true
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		var exponent bool
		if i, exponent = skipDigits(s, i); !exponent {
			return isFloat, false
		}
	}
	return isFloat, i == len(s)
}

// skipDigits returns the index behind digits joined by single underscores, and whether there was one.
func skipDigits(s string, i int) (int, bool) {
	start := i
	for i < len(s) {
		if s[i] == '_' && i > start && i+1 < len(s) {
			i++
		}
		if s[i] < '0' || s[i] > '9' {
			break
		}
		i++
	}
	if i > start && s[i-1] == '_' {
		i--
	}
	return i, i > start
}
