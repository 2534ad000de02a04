package pyrt

import (
	"slices"
	"strings"
)

// reToken is a character of a pattern, a backslash with the character behind it
// (reEscaped is then set), or reEnd.
type reToken rune

const (
	reEnd     reToken = -1
	reEscaped reToken = 1 << 24
)

// char returns the character of a token, without its backslash.
func (t reToken) char() rune { return rune(t &^ reEscaped) }

func (t reToken) isEscape() bool { return t != reEnd && t&reEscaped != 0 }

// size returns how many characters t has.
func (t reToken) size() int {
	switch {
	case t == reEnd:
		return 0
	case t.isEscape():
		return 2
	}
	return 1
}

func (t reToken) appendTo(text []rune) []rune {
	switch {
	case t == reEnd:
		return text
	case t.isEscape():
		return append(text, '\\', t.char())
	}
	return append(text, rune(t))
}

// reSource reads a pattern or a template, one token ahead.
type reSource struct {
	text    []rune
	whole   Value // the pattern, for errors
	isBytes bool
	index   int // behind next
	next    reToken
}

func newRESource[S string | Bytes](pattern S) *reSource {
	s := &reSource{whole: pattern}
	if b, ok := s.whole.(Bytes); ok {
		s.text, s.isBytes = latin1Runes(b), true
	} else {
		s.text = slices.Collect(CodePoints(string(pattern)))
	}
	s.advance()
	return s
}

func (s *reSource) advance() {
	if s.index >= len(s.text) {
		s.next = reEnd
		return
	}
	s.next = reToken(s.text[s.index])
	s.index++
	if s.next != '\\' {
		return
	}
	if s.index >= len(s.text) {
		panic(newRegexError("bad escape (end of pattern)", s.whole, s.text, len(s.text)-1))
	}
	s.next = reToken(s.text[s.index]) | reEscaped
	s.index++
}

// get takes the next token.
func (s *reSource) get() reToken {
	t := s.next
	s.advance()
	return t
}

// match takes the next token if it is c.
func (s *reSource) match(c rune) bool {
	if s.next != reToken(c) {
		return false
	}
	s.advance()
	return true
}

// tell returns the position of the next token.
func (s *reSource) tell() int { return s.index - s.next.size() }

func (s *reSource) seek(position int) {
	s.index = position
	s.advance()
}

// while appends at most n tokens that accept lets through.
func (s *reSource) while(text []rune, n int, accept func(reToken) bool) []rune {
	for ; n > 0 && accept(s.next); n-- {
		text = append(text, rune(s.get()))
	}
	return text
}

// until takes what comes before the terminator, and the terminator. what names
// it in errors.
func (s *reSource) until(terminator rune, what string) []rune {
	var text []rune
	for {
		t := s.get()
		if t == reEnd {
			if len(text) == 0 {
				panic(s.fail("missing "+what, 0))
			}
			panic(s.fail("missing "+string(terminator)+", unterminated name", len(text)))
		}
		if t == reToken(terminator) {
			if len(text) == 0 {
				panic(s.fail("missing "+what, 1))
			}
			return text
		}
		text = t.appendTo(text)
	}
}

// fail returns an error that lies back characters before the next token.
func (s *reSource) fail(msg string, back int) *RegexError {
	if s.isBytes {
		msg = asciiEscaped(msg)
	}
	return newRegexError(msg, s.whole, s.text, s.tell()-back)
}

// asciiEscaped writes what is not ASCII with backslashes, as the error handler
// backslashreplace does.
func asciiEscaped(s string) string {
	if IsASCII(s) {
		return s
	}
	var out []byte
	for r := range CodePoints(s) {
		if r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = appendEscapedRune(out, r)
		}
	}
	return string(out)
}

// checkName refuses a group's name that is no identifier. back is how many
// characters lie behind the name.
func (s *reSource) checkName(name string, back int) {
	if !IsIdentifier(name) {
		panic(s.fail("bad character in group name "+ReprStr(name), StrLen(name)+back))
	}
}

// runesText returns the characters as a str.
func runesText(runes []rune) string {
	out := make([]byte, 0, len(runes))
	for _, r := range runes {
		out = appendRune(out, r)
	}
	return ownedString(out)
}

func isOctalToken(t reToken) bool { return '0' <= t && t <= '7' }

func isDigitToken(t reToken) bool { return '0' <= t && t <= '9' }

func isHexToken(t reToken) bool {
	return isDigitToken(t) || 'a' <= t && t <= 'f' || 'A' <= t && t <= 'F'
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func isVerboseSpace(t reToken) bool {
	return t >= 0 && t < 0x80 && strings.ContainsRune(" \t\n\r\v\f", rune(t))
}
