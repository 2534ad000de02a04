package syntax

import (
	"strings"
	"unicode/utf8"
)

// This file implements the lexer: text to tokens with exact positions, as
// CPython 3.13's tokenizer has them (Python reference, chapter 2).

const (
	maxBrackets = 200 // nesting of brackets that CPython takes
	maxFStrings = 149 // nesting of f-strings that CPython takes
	maxIndents  = 100 // nesting of blocks that CPython takes
	tabSize     = 8
)

type lexer struct {
	path     string
	src      string
	pos      int
	toks     []token
	comments []Comment
	lines    []Pos
	open     []int32 // indexes of the open brackets and f-string starts
	indents  []indent
	fields   []field // replacement fields being read, innermost last
	fstrings int     // how many f-strings are open
}

// An indent is one level of indentation, measured twice: with tabs to the next
// multiple of 8 and with tabs of width 1. Both must agree (TabError).
type indent struct{ col, alt int }

// tokenize splits text into tokens; the last one is kEOF. It also finds the
// comments and the starts of lines.
func tokenize(path, text string) (*lexer, *Error) {
	lx := &lexer{
		path:    path,
		src:     text,
		toks:    make([]token, 0, len(text)/4+16),
		lines:   lineStarts(text),
		indents: []indent{{}},
	}
	if err := lx.run(); err != nil {
		return nil, err
	}
	return lx, nil
}

func lineStarts(text string) []Pos {
	lines := make([]Pos, 1, strings.Count(text, "\n")+1)
	for i := 0; ; {
		j := strings.IndexByte(text[i:], '\n')
		if j < 0 {
			return lines
		}
		i += j + 1
		if i < len(text) {
			lines = append(lines, Pos(i))
		}
	}
}

// errorAt makes an error at an offset.
func errorAt(path string, lines []Pos, at Pos, msg string) *Error {
	f := File{lines: lines}
	return &Error{Path: path, Position: f.Position(at), Msg: msg}
}

func (lx *lexer) errorf(at int, msg string) *Error {
	return errorAt(lx.path, lx.lines, Pos(min(at, len(lx.src))), msg)
}

func (lx *lexer) emit(k kind, start, end int) {
	lx.toks = append(lx.toks, token{kind: k, start: Pos(start), end: Pos(end), match: -1})
}

func (lx *lexer) run() *Error {
	for {
		if err := lx.line(); err != nil {
			return err
		}
		if lx.pos >= len(lx.src) {
			break
		}
	}
	if n := len(lx.open); n > 0 {
		return lx.unclosed()
	}
	end := len(lx.src)
	for range lx.indents[1:] {
		lx.emit(kDedent, end, end)
	}
	lx.emit(kEOF, end, end)
	return nil
}

func (lx *lexer) unclosed() *Error {
	t := lx.toks[lx.open[len(lx.open)-1]]
	if t.kind == kFStart {
		return lx.errorf(int(t.start), "unterminated f-string literal")
	}
	return lx.errorf(int(t.start), "'"+spelling[t.kind]+"' was never closed")
}

// line reads one logical line: indentation, tokens, newline. A line that is
// blank or holds only a comment leaves no tokens.
func (lx *lexer) line() *Error {
	start := lx.pos
	col, alt, err := lx.indentation()
	if err != nil {
		return err
	}
	switch {
	case lx.pos >= len(lx.src):
		return nil
	case lx.src[lx.pos] == '\n':
		lx.pos++
		return nil
	case lx.src[lx.pos] == '#':
		lx.comment(true)
		return nil
	}
	if err := lx.changeIndent(start, col, alt); err != nil {
		return err
	}
	for {
		done, err := lx.token()
		if done || err != nil {
			return err
		}
	}
}

// indentation reads leading white space and returns its width, with tabs of
// eight and of one. A form feed starts counting anew; a line continuation
// joins the next line's white space.
func (lx *lexer) indentation() (col, alt int, err *Error) {
	contCol, contAlt := -1, -1
	for ; lx.pos < len(lx.src); lx.pos++ {
		switch lx.src[lx.pos] {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/tabSize + 1) * tabSize
			alt++
		case '\f':
			col, alt = 0, 0
		case '\\':
			if !strings.HasPrefix(lx.src[lx.pos:], "\\\n") {
				return 0, 0, lx.errorf(lx.pos+1, "unexpected character after line continuation character")
			}
			// The indentation is that in front of the first backslash; when
			// that is nothing, the joined line's counts.
			if contCol < 0 && col > 0 {
				contCol, contAlt = col, alt
			}
			col, alt = 0, 0
			lx.pos++
			if lx.pos+1 >= len(lx.src) {
				return 0, 0, lx.errorf(lx.pos, "unexpected EOF while parsing")
			}
		default:
			if contCol >= 0 {
				return contCol, contAlt, nil
			}
			return col, alt, nil
		}
	}
	return col, alt, nil
}

func (lx *lexer) changeIndent(start, col, alt int) *Error {
	top := lx.indents[len(lx.indents)-1]
	switch {
	case col == top.col:
		if alt != top.alt {
			return lx.errorf(start, "inconsistent use of tabs and spaces in indentation")
		}
	case col > top.col:
		if alt <= top.alt {
			return lx.errorf(start, "inconsistent use of tabs and spaces in indentation")
		}
		if len(lx.indents) >= maxIndents {
			return lx.errorf(start, "too many levels of indentation")
		}
		lx.indents = append(lx.indents, indent{col, alt})
		lx.emit(kIndent, start, lx.pos)
	default:
		for col < lx.indents[len(lx.indents)-1].col {
			lx.indents = lx.indents[:len(lx.indents)-1]
			lx.emit(kDedent, lx.pos, lx.pos)
		}
		top := lx.indents[len(lx.indents)-1]
		if col != top.col {
			return lx.errorf(lx.pos, "unindent does not match any outer indentation level")
		}
		if alt != top.alt {
			return lx.errorf(start, "inconsistent use of tabs and spaces in indentation")
		}
	}
	return nil
}

// comment reads a comment up to its line end.
func (lx *lexer) comment(own bool) {
	end := len(lx.src)
	if i := strings.IndexByte(lx.src[lx.pos:], '\n'); i >= 0 {
		end = lx.pos + i
	}
	lx.comments = append(lx.comments, Comment{
		Span: Span{Pos(lx.pos), Pos(end)},
		Text: lx.src[lx.pos:end],
		Own:  own,
	})
	lx.pos = end
	if own && lx.pos < len(lx.src) {
		lx.pos++
	}
}

// token reads one token behind any white space; done tells that the logical
// line has ended.
func (lx *lexer) token() (done bool, err *Error) {
	for lx.pos < len(lx.src) {
		switch c := lx.src[lx.pos]; c {
		case ' ', '\t', '\f':
			lx.pos++
			continue
		case '\\':
			if !strings.HasPrefix(lx.src[lx.pos:], "\\\n") {
				return true, lx.errorf(lx.pos+1, "unexpected character after line continuation character")
			}
			lx.pos += 2
			if lx.pos >= len(lx.src) {
				return true, lx.errorf(lx.pos, "unexpected EOF while parsing")
			}
			continue
		case '#':
			lx.comment(false)
			continue
		case '\n':
			if len(lx.open) == 0 {
				lx.emit(kNewline, lx.pos, lx.pos+1)
				lx.pos++
				return true, nil
			}
			lx.pos++
			continue
		}
		return false, lx.solid()
	}
	if len(lx.open) > 0 {
		return true, lx.unclosed()
	}
	lx.emit(kNewline, lx.pos, lx.pos)
	return true, nil
}

// solid reads the token that starts at the current byte.
func (lx *lexer) solid() *Error {
	c := lx.src[lx.pos]
	switch {
	case isNameStart(c):
		return lx.name()
	case c >= utf8.RuneSelf:
		return lx.name()
	case '0' <= c && c <= '9', c == '.' && lx.pos+1 < len(lx.src) && isDigit(lx.src[lx.pos+1]):
		return lx.number()
	case c == '"' || c == '\'':
		return lx.stringLiteral(lx.pos)
	}
	return lx.operator()
}

func isNameStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isNameByte(c byte) bool { return isNameStart(c) || isDigit(c) || c >= utf8.RuneSelf }

// name reads an identifier, a keyword, or a string with a prefix.
func (lx *lexer) name() *Error {
	start, ascii := lx.pos, true
	for lx.pos < len(lx.src) && isNameByte(lx.src[lx.pos]) {
		if lx.src[lx.pos] >= utf8.RuneSelf {
			ascii = false
		}
		lx.pos++
	}
	text := lx.src[start:lx.pos]
	if lx.pos < len(lx.src) && len(text) <= 2 && (lx.src[lx.pos] == '"' || lx.src[lx.pos] == '\'') && isStringPrefix(text) {
		return lx.stringLiteral(start)
	}
	k := kName
	if !ascii {
		if bad, r := badIdentifierRune(text); bad >= 0 {
			return lx.errorf(start+bad, invalidCharacter(r))
		}
	} else if len(text) <= len("continue") && len(text) > 1 {
		if kw, ok := keywords[text]; ok {
			k = kw
		}
	}
	lx.emit(k, start, lx.pos)
	return nil
}

// isStringPrefix tells whether s, of one or two letters, may stand before quotes.
func isStringPrefix(s string) bool {
	switch strings.ToLower(s) {
	case "r", "b", "u", "f", "t", "rb", "br", "rf", "fr", "rt", "tr":
		return true
	}
	return false
}

// operators3 to operators1 map spellings of that length to kinds.
var operators3, operators2, operators1 = func() (a, b, c map[string]kind) {
	a, b, c = map[string]kind{}, map[string]kind{}, map[string]kind{}
	for k := keywordEnd + 1; k < numKinds; k++ {
		switch s := spelling[k]; len(s) {
		case 3:
			a[s] = k
		case 2:
			b[s] = k
		case 1:
			c[s] = k
		}
	}
	return
}()

func (lx *lexer) operator() *Error {
	start, rest := lx.pos, lx.src[lx.pos:]
	if f := lx.field(); f != nil && lx.fieldEnd(f) {
		return lx.leaveField(f)
	}
	k, n := kEOF, 0
	if len(rest) >= 3 {
		if k = operators3[rest[:3]]; k != kEOF {
			n = 3
		}
	}
	if n == 0 && len(rest) >= 2 {
		if k = operators2[rest[:2]]; k != kEOF {
			n = 2
		}
	}
	if n == 0 {
		if k = operators1[rest[:1]]; k != kEOF {
			n = 1
		}
	}
	if n == 0 {
		r, _ := utf8.DecodeRuneInString(rest)
		if r == '!' || r == '$' || r == '?' || r == '`' {
			return lx.errorf(start, "invalid syntax")
		}
		return lx.errorf(start, invalidCharacter(r))
	}
	if k == kWalrus && lx.field() != nil && lx.fieldDepth() == 0 {
		k, n = kColon, 1
	}
	lx.pos += n
	lx.emit(k, start, lx.pos)
	switch k {
	case kLParen, kLBrack, kLBrace:
		return lx.openBracket()
	case kRParen, kRBrack, kRBrace:
		return lx.closeBracket(k)
	}
	return nil
}

func (lx *lexer) openBracket() *Error {
	if len(lx.open)-lx.fstrings >= maxBrackets {
		return lx.errorf(lx.pos-1, "too many nested parentheses")
	}
	lx.open = append(lx.open, int32(len(lx.toks)-1))
	return nil
}

func (lx *lexer) closeBracket(k kind) *Error {
	if len(lx.open) == 0 {
		return lx.errorf(lx.pos-1, "unmatched '"+spelling[k]+"'")
	}
	i := lx.open[len(lx.open)-1]
	if o := lx.toks[i].kind; o == kFStart || o+1 != k {
		if o == kFStart {
			return lx.errorf(lx.pos-1, "f-string: unmatched '"+spelling[k]+"'")
		}
		return lx.errorf(lx.pos-1, "closing parenthesis '"+spelling[k]+"' does not match opening parenthesis '"+spelling[o]+"'")
	}
	lx.pair(i)
	return nil
}

// pair closes the innermost open bracket i with the last token.
func (lx *lexer) pair(i int32) {
	lx.open = lx.open[:len(lx.open)-1]
	last := int32(len(lx.toks) - 1)
	lx.toks[i].match, lx.toks[last].match = last, i
}
