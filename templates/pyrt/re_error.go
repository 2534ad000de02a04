package pyrt

import (
	"slices"
	"strconv"
)

// RegexErrorClass is re.error.
var RegexErrorClass = &Class{Name: "error", Module: "re", Bases: []*Class{ExceptionClass}}

// RegexError is an exception of that class: a pattern or template is not valid.
type RegexError struct {
	Exception
	Msg           string   // msg: what is wrong
	Pattern       Value    // pattern: a string, a Bytes, or nil where the error has no place
	Pos           Opt[int] // pos: where in it, in characters
	LineNo, ColNo Opt[int] // lineno, colno
}

// NewRegexError returns re.error(msg, pattern, pos) of a pattern of type S.
func NewRegexError[S string | Bytes](msg string, pattern S, pos int) *RegexError {
	var characters []rune
	if b, isBytes := Value(pattern).(Bytes); isBytes {
		characters = latin1Runes(b)
	} else {
		characters = slices.Collect(CodePoints(string(pattern)))
	}
	return newRegexError(msg, pattern, characters, pos)
}

// newBareRegexError returns re.error(msg), which has no place.
func newBareRegexError(msg string) *RegexError {
	e := &RegexError{Msg: msg}
	e.Class, e.Args = RegexErrorClass, []Value{msg}
	return e
}

func newRegexError(msg string, pattern Value, characters []rune, pos int) *RegexError {
	line, lineStart := 1, 0
	for i, c := range characters[:min(pos, len(characters))] {
		if c == '\n' {
			line, lineStart = line+1, i+1
		}
	}
	column := pos - lineStart + 1
	e := &RegexError{Msg: msg, Pattern: pattern, Pos: Some(pos), LineNo: Some(line), ColNo: Some(column)}
	text := msg + " at position " + strconv.Itoa(pos)
	if slices.Contains(characters, '\n') {
		text += " (line " + strconv.Itoa(line) + ", column " + strconv.Itoa(column) + ")"
	}
	e.Class, e.Args = RegexErrorClass, []Value{text}
	return e
}

// latin1Runes returns the bytes as characters.
func latin1Runes(b Bytes) []rune {
	out := make([]rune, len(b))
	for i := range len(b) {
		out[i] = rune(b[i])
	}
	return out
}
