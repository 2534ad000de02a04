package pyrt

import (
	"math"
	"strconv"
	"strings"
)

// Percent returns format % args, where args is a tuple. Other right operands:
// one value that is no tuple is its only argument; a mapping goes to [PercentMap].
// A constant format is taken apart by the port instead: see [Spec].
// https://docs.python.org/3.11/library/stdtypes.html#printf-style-string-formatting
func Percent(format string, args ...Value) string {
	p := percent{format: format, args: args}
	return ownedString(p.run())
}

// PercentMap returns format % mapping: lookup returns mapping[key], or panics
// with what that raises. self is the mapping itself, for conversions without key.
func PercentMap(format string, self Value, lookup func(key string) Value) string {
	p := percent{format: format, args: []Value{self}, lookup: lookup}
	return ownedString(p.run())
}

// percent is a formatting with %, of a str or of bytes.
type percent struct {
	format  string
	at      int // the byte after what is read
	isBytes bool
	args    []Value
	used    int
	lookup  func(key string) Value
	out     []byte
}

// directive is one conversion of a format with %.
type directive struct {
	left, plus, space, alternate, zero bool
	width, precision                   int // -1 if there is none
	verb                               rune
}

func (p *percent) run() []byte {
	for p.at < len(p.format) {
		next := strings.IndexByte(p.format[p.at:], '%')
		if next < 0 {
			p.out = append(p.out, p.format[p.at:]...)
			break
		}
		p.out = append(p.out, p.format[p.at:p.at+next]...)
		p.at += next + 1
		if p.peek() == '%' {
			p.out = append(p.out, '%')
			p.at++
			continue
		}
		d := p.parse()
		p.convert(&d, p.next())
	}
	if p.used < len(p.args) && p.lookup == nil {
		panic(NewTypeError("not all arguments converted during " + p.kind() + " formatting"))
	}
	return p.out
}

func (p *percent) kind() string {
	if p.isBytes {
		return "bytes"
	}
	return "string"
}

// next returns the next argument.
func (p *percent) next() Value {
	if p.used >= len(p.args) {
		panic(NewTypeError("not enough arguments for format string"))
	}
	p.used++
	return p.args[p.used-1]
}

// parse reads what follows a %.
func (p *percent) parse() directive {
	d := directive{width: -1, precision: -1}
	if p.peek() == '(' {
		p.key()
	}
	p.flags(&d)
	if width, left, ok := p.number(math.MaxInt, "width too big"); ok {
		d.width = width
		d.left = d.left || left
	}
	if p.peek() == '.' {
		p.at++
		message := "precision too big"
		if p.isBytes {
			message = "prec too big"
		}
		precision, negative, _ := p.number(math.MaxInt32, message)
		if d.precision = precision; negative {
			d.precision = 0
		}
	}
	if c := p.peek(); c == 'h' || c == 'l' || c == 'L' {
		p.at++
	}
	if p.at >= len(p.format) {
		panic(NewValueError("incomplete format"))
	}
	size := 1
	d.verb = rune(p.format[p.at])
	if !p.isBytes {
		d.verb, size = decodeRune(p.format[p.at:])
	}
	p.at += size
	return d
}

// peek returns the next byte of the format, 0 at its end.
func (p *percent) peek() byte {
	if p.at < len(p.format) {
		return p.format[p.at]
	}
	return 0
}

// key reads (name) and makes the value of that name the only argument.
func (p *percent) key() {
	if p.lookup == nil {
		panic(NewTypeError("format requires a mapping"))
	}
	p.at++
	start, open := p.at, 1
	for open > 0 {
		switch p.peek() {
		case '(':
			open++
		case ')':
			open--
		}
		if p.at++; p.at > len(p.format) {
			panic(NewValueError("incomplete format key"))
		}
	}
	p.args, p.used = []Value{p.lookup(p.format[start : p.at-1])}, 0
}

func (p *percent) flags(d *directive) {
	for ; ; p.at++ {
		switch p.peek() {
		case '-':
			d.left = true
		case '+':
			d.plus = true
		case ' ':
			d.space = true
		case '#':
			d.alternate = true
		case '0':
			d.zero = true
		default:
			return
		}
	}
}

// number reads a width or precision: digits, or * for the next argument, of which
// the sign is taken apart. ok is false where there is none, which counts as 0.
func (p *percent) number(most int, tooBig string) (n int, negative, ok bool) {
	if p.peek() == '*' {
		p.at++
		return starNumber(p.next(), most)
	}
	for ; '0' <= p.peek() && p.peek() <= '9'; p.at++ {
		digit := int(p.peek() - '0')
		if n > (most-digit)/10 {
			panic(NewValueError(tooBig))
		}
		n = 10*n + digit
		ok = true
	}
	return n, false, ok
}

func starNumber(v Value, most int) (n int, negative, ok bool) {
	big, isInt := intValue(v)
	if !isInt {
		panic(NewTypeError("* wants int"))
	}
	n, fits := big.Small()
	if !fits || n > most || n < -most-1 {
		kind := "ssize_t"
		if most == math.MaxInt32 {
			kind = "int"
		}
		panic(NewOverflowError("Python int too large to convert to C " + kind))
	}
	if n < 0 {
		return -n, true, true
	}
	return n, false, true
}

// intValue returns an int or bool as an Int.
func intValue(v Value) (Int, bool) {
	switch v := v.(type) {
	case int:
		return NewInt(v), true
	case Int:
		return v, true
	case bool:
		if v {
			return NewInt(1), true
		}
		return NewInt(0), true
	}
	return Int{}, false
}

func (p *percent) convert(d *directive, v Value) {
	switch d.verb {
	case 's', 'r', 'a', 'b':
		if d.verb != 'b' || p.isBytes {
			p.convertText(d, v)
			return
		}
	case 'd', 'i', 'u', 'o', 'x', 'X':
		if d.verb == 'i' && p.isBytes {
			d.verb = 'd' // as messages have it
		}
		sign, prefix, digits := d.intText(v)
		p.lay(d, d.signFor(sign), prefix, digits)
		return
	case 'e', 'E', 'f', 'F', 'g', 'G':
		sign, digits := p.floatText(d, v)
		p.lay(d, d.signFor(sign), "", digits)
		return
	case 'c':
		p.convertChar(d, v)
		return
	}
	p.unsupported(d.verb)
}

func (p *percent) unsupported(verb rune) {
	at := p.at - 1
	shown := "?"
	if p.isBytes {
		shown = string(verb)
	} else {
		at = StrLen(p.format[:p.at]) - 1
		if 31 <= verb && verb <= 126 {
			shown = string(verb)
		}
	}
	panic(NewValueError("unsupported format character '" + shown + "' (0x" +
		strconv.FormatInt(int64(verb), 16) + ") at index " + strconv.Itoa(at)))
}

// convertText writes s, r, a and, of bytes, b.
func (p *percent) convertText(d *directive, v Value) {
	var text string
	switch {
	case d.verb == 'a', d.verb == 'r' && p.isBytes:
		text = ASCII(v)
	case p.isBytes:
		text = bytesOperand(v)
	case d.verb == 'r':
		text = Repr(v)
	default:
		text = Str(v)
	}
	length := len(text)
	if !p.isBytes {
		length = StrLen(text)
	}
	if d.precision >= 0 && d.precision < length {
		length = d.precision
		if p.isBytes {
			text = text[:length]
		} else {
			text = text[:byteOffset(text, length)]
		}
	}
	p.pad(d, text, length)
}

// bytesOperand returns the bytes that %s and %b of a bytes format write.
func bytesOperand(v Value) string {
	switch v := v.(type) {
	case Bytes:
		return string(v)
	case *ByteArray:
		return string(v.Data)
	}
	panic(NewTypeError("%b requires a bytes-like object, or an object that implements __bytes__, not '" + TypeName(v) + "'"))
}

// pad writes text that is length characters wide.
func (p *percent) pad(d *directive, text string, length int) {
	fill := max(0, d.width-length)
	if !d.left {
		p.out = appendFill(p.out, ' ', fill)
	}
	p.out = append(p.out, text...)
	if d.left {
		p.out = appendFill(p.out, ' ', fill)
	}
}

// lay writes a number.
func (p *percent) lay(d *directive, sign, prefix string, digits []byte) {
	fill := max(0, d.width-len(sign)-len(prefix)-len(digits))
	if !d.left && !d.zero {
		p.out = appendFill(p.out, ' ', fill)
	}
	p.out = append(append(p.out, sign...), prefix...)
	if !d.left && d.zero {
		p.out = appendFill(p.out, '0', fill)
	}
	p.out = append(p.out, digits...)
	if d.left {
		p.out = appendFill(p.out, ' ', fill)
	}
}

func (d *directive) signFor(negative bool) string {
	switch {
	case negative:
		return "-"
	case d.plus:
		return "+"
	case d.space:
		return " "
	}
	return ""
}

// intText writes the digits of an integer conversion.
func (d *directive) intText(v Value) (negative bool, prefix string, digits []byte) {
	n := d.intOperand(v)
	base := 10
	switch d.verb {
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0"+string(d.verb)
	}
	if !d.alternate {
		prefix = ""
	}
	digits = appendInt(nil, n, base)
	if digits[0] == '-' {
		negative, digits = true, digits[1:]
	}
	if d.verb == 'X' {
		upperBytes(digits)
	}
	if more := d.precision - len(digits); more > 0 {
		if d.precision > math.MaxInt32-3 {
			panic(NewOverflowError("precision too large"))
		}
		digits = append(appendFill(nil, '0', more), digits...)
	}
	return negative, prefix, digits
}

// intOperand takes an int, and for d, i and u a float, which is truncated.
func (d *directive) intOperand(v Value) Int {
	if n, ok := intValue(v); ok {
		return n
	}
	loose := d.verb == 'd' || d.verb == 'i' || d.verb == 'u'
	if o, ok := v.(Numeric); ok {
		if n, ok := o.AsInt(loose); ok {
			return n
		}
	}
	kind := "an integer is required"
	if loose {
		if f, ok := v.(float64); ok {
			return IntFromFloat(f)
		}
		kind = "a real number is required"
	}
	panic(NewTypeError("%" + string(d.verb) + " format: " + kind + ", not " + TypeName(v)))
}

func (p *percent) floatText(d *directive, v Value) (negative bool, digits []byte) {
	f, ok := v.(float64)
	if !ok {
		f = p.floatOperand(v)
	}
	precision := d.precision
	if precision < 0 {
		precision = 6
	}
	return math.Signbit(f) && f == f, appendFloatVerb(nil, math.Abs(f), byte(d.verb), precision, d.alternate, false)
}

// floatOperand takes what is no float for a float conversion.
func (p *percent) floatOperand(v Value) float64 {
	if n, ok := intValue(v); ok {
		return n.Float()
	}
	if o, ok := v.(Numeric); ok {
		if f, ok := o.AsFloat(); ok {
			return f
		}
	}
	p.refuseFloat(v)
	return 0
}

func (p *percent) refuseFloat(v Value) {
	if p.isBytes {
		panic(NewTypeError("float argument required, not " + TypeName(v)))
	}
	panic(NewTypeError("must be real number, not " + TypeName(v)))
}
