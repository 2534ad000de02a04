package syntax

import "strings"

// This file implements the lexing of string literals, and of f-strings and
// t-strings as token sequences (PEP 701): start, literal parts, replacement
// fields of ordinary tokens, end.

// maxFieldNesting is how deep replacement fields nest in format specs in CPython.
const maxFieldNesting = 3

// An fstring is an f-string or t-string being read.
type fstring struct {
	start int32  // index of its kFStart token
	quote string // what ends it
	raw   bool
}

// A field is a replacement field being read.
type field struct {
	str  *fstring
	base int  // len(lexer.open) inside its braces
	spec bool // its format spec is being read
}

// A place is where literal text of an f-string stands.
type place uint8

const (
	inText     place = iota // between the quotes
	inSpec                  // in a format spec
	inSpecRest              // in a format spec behind a field of its own: CPython's tokenizer forgets where it is
)

// field returns the innermost replacement field, or nil.
func (lx *lexer) field() *field {
	if n := len(lx.fields); n > 0 {
		return &lx.fields[n-1]
	}
	return nil
}

// fieldDepth counts the brackets open inside the innermost replacement field.
func (lx *lexer) fieldDepth() int { return len(lx.open) - lx.field().base }

// fieldEnd tells whether the current byte ends the field's expression.
func (lx *lexer) fieldEnd(f *field) bool {
	if len(lx.open) != f.base {
		return false
	}
	switch lx.src[lx.pos] {
	case '}', ':':
		return true
	case '!':
		return !strings.HasPrefix(lx.src[lx.pos:], "!=")
	}
	return false
}

// leaveField reads what follows a field's expression: a conversion mark, a
// format spec or the closing brace.
func (lx *lexer) leaveField(f *field) *Error {
	start := lx.pos
	lx.pos++
	switch lx.src[start] {
	case '!':
		lx.emit(kBang, start, lx.pos)
		return nil
	case ':':
		lx.emit(kColon, start, lx.pos)
		f.spec = true
		return lx.literalPart(f.str, inSpec)
	}
	return lx.closeField(start)
}

// closeField emits the brace that ends the innermost field and goes on with
// the text around it.
func (lx *lexer) closeField(at int) *Error {
	lx.emit(kRBrace, at, at+1)
	lx.pair(lx.open[len(lx.open)-1])
	str := lx.field().str
	lx.fields = lx.fields[:len(lx.fields)-1]
	if outer := lx.field(); outer != nil && outer.str == str && outer.spec {
		return lx.literalPart(str, inSpecRest)
	}
	return lx.literalPart(str, inText)
}

// stringLiteral reads a literal whose prefix starts at start; the current byte
// is its first quote.
func (lx *lexer) stringLiteral(start int) *Error {
	prefix := strings.ToLower(lx.src[start:lx.pos])
	quote := lx.src[lx.pos : lx.pos+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(lx.src[lx.pos:], triple) {
		quote = triple
	}
	lx.pos += len(quote)
	if strings.ContainsAny(prefix, "ft") {
		return lx.formatted(start, prefix, quote)
	}
	for lx.pos < len(lx.src) {
		switch c := lx.src[lx.pos]; {
		case c == '\\':
			lx.pos += 2
			continue
		case c == '\n' && len(quote) == 1:
			return lx.errorf(start, "unterminated string literal")
		case c == quote[0] && strings.HasPrefix(lx.src[lx.pos:], quote):
			lx.pos += len(quote)
			lx.emit(kString, start, lx.pos)
			return nil
		}
		lx.pos++
	}
	lx.pos = len(lx.src)
	if len(quote) == 3 {
		return lx.errorf(start, "unterminated triple-quoted string literal")
	}
	return lx.errorf(start, "unterminated string literal")
}

func (lx *lexer) formatted(start int, prefix, quote string) *Error {
	if lx.fstrings >= maxFStrings {
		return lx.errorf(start, "too many nested f-strings")
	}
	lx.fstrings++
	lx.emit(kFStart, start, lx.pos)
	i := int32(len(lx.toks) - 1)
	t := &lx.toks[i]
	t.raw, t.template = strings.Contains(prefix, "r"), strings.Contains(prefix, "t")
	lx.open = append(lx.open, i)
	return lx.literalPart(&fstring{start: i, quote: quote, raw: t.raw}, inText)
}

// literalPart reads the text of an f-string, or of a format spec, up to the
// next replacement field or its end. Doubled braces split the text, as in
// CPython: each part keeps one brace.
func (lx *lexer) literalPart(s *fstring, at place) *Error {
	start := lx.pos
	flush := func(end int) {
		if end > start {
			lx.emit(kFMiddle, start, end)
		}
	}
	for lx.pos < len(lx.src) {
		c := lx.src[lx.pos]
		switch {
		case c == '\\':
			lx.escape(s.raw)
			continue
		case c == '\n' && len(s.quote) == 1:
			if at != inSpec || lx.toks[s.start].template {
				return lx.errorf(int(lx.toks[s.start].start), "unterminated f-string literal")
			}
			flush(lx.pos)
			return lx.specLineEnd(s)
		case c == s.quote[0] && strings.HasPrefix(lx.src[lx.pos:], s.quote):
			if at != inText {
				return lx.errorf(lx.pos, "f-string: expecting '}'")
			}
			flush(lx.pos)
			lx.pos += len(s.quote)
			lx.emit(kFEnd, lx.pos-len(s.quote), lx.pos)
			lx.fstrings--
			lx.pair(s.start)
			return nil
		case c == '{' && at != inSpec && strings.HasPrefix(lx.src[lx.pos:], "{{"),
			c == '}' && at == inText && strings.HasPrefix(lx.src[lx.pos:], "}}"):
			flush(lx.pos + 1)
			lx.pos += 2
			start = lx.pos
			continue
		case c == '{':
			flush(lx.pos)
			return lx.openField(s)
		case c == '}' && at != inText:
			flush(lx.pos)
			lx.pos++
			return lx.closeField(lx.pos - 1)
		case c == '}':
			return lx.errorf(lx.pos, "f-string: single '}' is not allowed")
		}
		lx.pos++
	}
	return lx.errorf(int(lx.toks[s.start].start), "unterminated f-string literal")
}

// specLineEnd reads on behind a line end that ends the text of a format spec of
// an f-string in single quotes, as 3.12 and 3.13 have it: only a field or the
// closing brace may follow.
func (lx *lexer) specLineEnd(s *fstring) *Error {
	for lx.pos < len(lx.src) {
		switch lx.src[lx.pos] {
		case ' ', '\t', '\f', '\n':
			lx.pos++
			continue
		case '#':
			lx.comment(false)
			continue
		case '{':
			return lx.openField(s)
		case '}':
			lx.pos++
			return lx.closeField(lx.pos - 1)
		}
		break
	}
	return lx.errorf(lx.pos, "f-string: expecting '}'")
}

// escape passes a backslash and what it escapes; braces keep their meaning,
// except those of \N{...}.
func (lx *lexer) escape(raw bool) {
	rest := lx.src[lx.pos:]
	switch {
	case strings.HasPrefix(rest, `\{`), strings.HasPrefix(rest, `\}`):
		lx.pos++
	case !raw && strings.HasPrefix(rest, `\N{`):
		// No name is longer than that; what is will be refused when it is decoded.
		if i := strings.IndexAny(rest[:min(len(rest), 256)], "}\n"); i >= 0 && rest[i] == '}' {
			lx.pos += i + 1
			return
		}
		lx.pos += 3
	default:
		lx.pos = min(lx.pos+2, len(lx.src))
	}
}

func (lx *lexer) openField(s *fstring) *Error {
	depth := 1
	for i := len(lx.fields) - 1; i >= 0 && lx.fields[i].str == s; i-- {
		depth++
	}
	if depth > maxFieldNesting {
		return lx.errorf(lx.pos, "f-string: expressions nested too deeply")
	}
	lx.pos++
	lx.emit(kLBrace, lx.pos-1, lx.pos)
	if err := lx.openBracket(); err != nil {
		return err
	}
	lx.fields = append(lx.fields, field{str: s, base: len(lx.open)})
	return nil
}
