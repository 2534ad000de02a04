package dyn

import (
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModAst is the module ast: literal_eval.
var ModAst = NewLibrary("ast", func(m *Module) {
	m.Def("literal_eval(node_or_string)", func(a []Value) Value {
		text, ok := asStr(a[0])
		if !ok {
			raise(pyrt.ValueError, "malformed node or string: %s", Repr(a[0]))
		}
		p := &literalParser{rest: strings.TrimLeft(text, " \t")}
		p.space()
		v := p.tupleOrValue()
		if p.space(); p.rest != "" {
			p.fail()
		}
		return v
	})
})

// A literalParser reads what ast.literal_eval takes. Where CPython's parser refuses a
// text, its message is not known here.
type literalParser struct {
	rest  string
	depth int // of brackets, in which lines may end
}

// fail raises SyntaxError.
func (p *literalParser) fail() {
	panic(pyrt.SyntaxError.New(&missing{"the message of a SyntaxError of ast.literal_eval"}))
}

// malformed raises the ValueError for an expression that is no literal.
func (p *literalParser) malformed(node string) {
	raise(pyrt.ValueError, "malformed node or string on line 1: <ast.%s object at 0x7f0000000000>", node)
}

// space skips blanks, and in brackets comments and the ends of lines.
func (p *literalParser) space() {
	for p.rest != "" {
		switch c := p.rest[0]; {
		case c == ' ' || c == '\t' || c == '\f':
		case (c == '\n' || c == '\r') && (p.depth > 0 || strings.TrimSpace(p.rest) == ""):
		case c == '#':
			end := strings.IndexByte(p.rest, '\n')
			if end < 0 {
				p.rest = ""
				return
			}
			p.rest = p.rest[end:]
			continue
		case strings.HasPrefix(p.rest, "\\\n"):
			p.rest = p.rest[1:]
		default:
			return
		}
		p.rest = p.rest[1:]
	}
}

// take takes a character that stands next.
func (p *literalParser) take(c byte) bool {
	p.space()
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

func (p *literalParser) peek() byte {
	p.space()
	if p.rest == "" {
		return 0
	}
	return p.rest[0]
}

// tupleOrValue reads a value, or a tuple without parentheses.
func (p *literalParser) tupleOrValue() Value {
	v := p.value()
	if p.peek() != ',' {
		return v
	}
	t := Tuple{v}
	for p.take(',') {
		if c := p.peek(); c == 0 || c == ')' {
			break
		}
		t = append(t, p.value())
	}
	return t
}

// value reads a value, or a sum of two numbers: a complex one.
func (p *literalParser) value() Value {
	v := p.signed()
	c := p.peek()
	if c != '+' && c != '-' {
		if c != 0 && strings.IndexByte("*/%<>=!&|^@.[(", c) >= 0 {
			panic(pyrt.NewGuard("ast.literal_eval of an expression is not carried over"))
		}
		return v
	}
	p.rest = p.rest[1:]
	right := p.signed()
	z, ok := right.(complex128)
	if _, both := v.(complex128); !ok || both || !isReal(v) {
		p.malformed("BinOp")
	}
	if c == '-' {
		return Sub(v, z)
	}
	return Add(v, z)
}

func isReal(v Value) bool {
	switch v.(type) {
	case int, Int, float64:
		return true
	}
	return false
}

func (p *literalParser) signed() Value {
	c := p.peek()
	if c != '+' && c != '-' {
		return p.atom()
	}
	p.rest = p.rest[1:]
	v := p.signed()
	_, isComplex := v.(complex128)
	if !isComplex && !isReal(v) {
		p.malformed("UnaryOp")
	}
	if c == '-' {
		return Neg(v)
	}
	return v
}

func (p *literalParser) atom() Value {
	c := p.peek()
	switch {
	case c == 0:
		p.fail()
	case c == '(' || c == '[' || c == '{':
		p.rest = p.rest[1:]
		p.depth++
		v := map[byte]func() Value{'(': p.parenthesised, '[': p.list, '{': p.braced}[c]()
		p.depth--
		return v
	case c == '"' || c == '\'':
		return p.strings()
	case c >= '0' && c <= '9' || c == '.' && len(p.rest) > 1 && p.rest[1] >= '0' && p.rest[1] <= '9':
		return p.number()
	}
	return p.name()
}

func (p *literalParser) parenthesised() Value {
	if p.take(')') {
		return Tuple{}
	}
	v := p.tupleOrValue()
	p.close(')')
	return v
}

func (p *literalParser) close(c byte) {
	if !p.take(c) {
		p.fail()
	}
}

func (p *literalParser) list() Value {
	l := pyrt.NewList[Value]()
	for p.peek() != ']' {
		l.Append(p.value())
		if !p.take(',') {
			break
		}
	}
	p.close(']')
	return l
}

func (p *literalParser) braced() Value {
	d, s := pyrt.NewDict[Value, Value](), pyrt.NewSet[Value]()
	isSet := false
	for first := true; p.peek() != '}'; first = false {
		k := p.value()
		if colon := p.take(':'); !first && colon == isSet {
			p.fail()
		} else if colon {
			d.Set(k, p.value())
		} else {
			isSet = true
			s.Add(k)
		}
		if !p.take(',') {
			break
		}
	}
	p.close('}')
	if isSet {
		return s
	}
	return d
}

func (p *literalParser) number() Value {
	i := 0
	lower := strings.ToLower(p.rest)
	based := strings.HasPrefix(lower, "0x") || strings.HasPrefix(lower, "0o") || strings.HasPrefix(lower, "0b")
	for i < len(lower) && (isWordByte(lower[i]) || lower[i] == '.' || !based && (lower[i] == '+' || lower[i] == '-') && lower[i-1] == 'e') {
		i++
	}
	text := lower[:i]
	p.rest = p.rest[i:]
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(*pyrt.Exception); ok {
				p.fail()
			}
			panic(r)
		}
	}()
	switch {
	case based:
		return BigIndex(Call(IntType, text, 0))
	case strings.HasSuffix(text, "j"):
		return complex(pyrt.ParseFloat(text[:len(text)-1]), 0) * 1i
	case strings.ContainsAny(text, ".e"):
		return pyrt.ParseFloat(text)
	case len(text) > 1 && text[0] == '0' && strings.Trim(text, "0_") != "":
		p.fail()
	}
	return Call(IntType, text)
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// name reads a name: of a constant, or of a string's prefix, or set().
func (p *literalParser) name() Value {
	i := 0
	for i < len(p.rest) && isWordByte(p.rest[i]) {
		i++
	}
	name := p.rest[:i]
	if i < len(p.rest) && (p.rest[i] == '\'' || p.rest[i] == '"') {
		return p.strings()
	}
	p.rest = p.rest[i:]
	switch name {
	case "":
		p.fail()
	case "None":
		return nil
	case "True":
		return true
	case "False":
		return false
	case "set":
		if p.take('(') && p.take(')') {
			return pyrt.NewSet[Value]()
		}
	}
	switch p.peek() {
	case '(':
		p.malformed("Call")
	case '.':
		p.malformed("Attribute")
	case '[':
		p.malformed("Subscript")
	}
	p.malformed("Name")
	return nil
}

// strings reads string literals that stand next to each other.
func (p *literalParser) strings() Value {
	v := p.string()
	for {
		p.space()
		i := 0
		for i < len(p.rest) && isWordByte(p.rest[i]) {
			i++
		}
		if i >= len(p.rest) || i > 2 || p.rest[i] != '\'' && p.rest[i] != '"' {
			return v
		}
		next := p.string()
		if _, isBytes := v.(Bytes); isBytes != (TypeName(next) == "bytes") {
			p.fail()
		}
		v = Add(v, next)
	}
}

func (p *literalParser) string() Value {
	i := strings.IndexAny(p.rest, `'"`)
	prefix := strings.ToLower(p.rest[:i])
	quote := p.rest[i : i+1]
	if strings.HasPrefix(p.rest[i:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	switch prefix {
	case "", "u", "r", "b", "br", "rb":
	case "f", "fr", "rf":
		p.malformed("JoinedStr")
	default:
		p.fail()
	}
	body := p.rest[i+len(quote):]
	end := 0
	for !strings.HasPrefix(body[end:], quote) {
		if end >= len(body) || body[end] == '\n' && len(quote) == 1 {
			p.fail()
		}
		if body[end] == '\\' {
			end++
		}
		if end++; end > len(body) {
			p.fail()
		}
	}
	p.rest = body[end+len(quote):]
	text := body[:end]
	isBytes := strings.Contains(prefix, "b")
	if isBytes && !pyrt.IsASCII(text) {
		p.fail()
	}
	if !strings.Contains(prefix, "r") {
		text = p.unescape(text, isBytes)
	}
	if isBytes {
		return Bytes(text)
	}
	return text
}

// unescape replaces the escapes of a string literal.
func (p *literalParser) unescape(s string, isBytes bool) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	simple := map[byte]string{'\n': "", '\\': `\`, '\'': `'`, '"': `"`, 'a': "\a", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v"}
	var b strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		c := s[i+1]
		s = s[i+2:]
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
		switch text, ok := simple[c]; {
		case ok:
			b.WriteString(text)
		case c >= '0' && c <= '7':
			n := 0
			s = string(c) + s
			for j := 0; j < 3 && s != "" && s[0] >= '0' && s[0] <= '7'; j++ {
				n, s = n*8+int(s[0]-'0'), s[1:]
			}
			p.writeCode(&b, n, isBytes)
		case digits > 0 && (!isBytes || c == 'x'):
			if len(s) < digits {
				p.fail()
			}
			n := 0
			for _, h := range []byte(strings.ToLower(s[:digits])) {
				d := strings.IndexByte("0123456789abcdef", h)
				if d < 0 {
					p.fail()
				}
				n = n*16 + d
			}
			s = s[digits:]
			p.writeCode(&b, n, isBytes)
		case c == 'N' && !isBytes:
			panic(pyrt.NewGuard(`ast.literal_eval of \N{...} is not carried over`))
		default:
			b.WriteByte('\\')
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (p *literalParser) writeCode(b *strings.Builder, n int, isBytes bool) {
	switch {
	case isBytes:
		b.WriteByte(byte(n))
	case n > utf8.MaxRune:
		p.fail()
	default:
		b.WriteString(pyrt.Chr(n))
	}
}
