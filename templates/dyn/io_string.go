package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A StringIO is an io.StringIO: a file of text in memory.
type StringIO struct {
	data []byte
	// at is the place in bytes, beyond how many characters it is behind the end.
	at, beyond int
	newline    Value
	closed     bool
}

// StringIOType is io.StringIO.
var StringIOType = NewType("_io", "StringIO", TextIOBaseType).Dotted()

// PyClass returns io.StringIO.
func (s *StringIO) PyClass() *Class { return StringIOType }

// TypeName returns "_io.StringIO".
func (s *StringIO) TypeName() string { return "_io.StringIO" }

// Repr returns repr(s).
func (s *StringIO) Repr() string { return plainRepr(s) }

// Next returns the next line, and false at the end.
func (s *StringIO) Next() (Value, bool) {
	s.check()
	line := s.readLine(-1)
	return line, line != ""
}

func (s *StringIO) check() {
	if s.closed {
		raise(pyrt.ValueError, "I/O operation on closed file")
	}
}

// take returns the next n bytes.
func (s *StringIO) take(n int) string {
	text := string(s.data[s.at : s.at+n])
	s.at += n
	return text
}

// read returns at most n characters, all that are left if n is negative.
func (s *StringIO) read(n int) string {
	rest := string(s.data[s.at:])
	if n >= 0 && s.beyond == 0 {
		rest = pyrt.StrSlice(rest, 0, n)
	}
	return s.take(len(rest))
}

func (s *StringIO) readLine(n int) string {
	end := endLF
	switch s.newline {
	case "":
		end = endAny
	case "\r":
		end = lineEnd{cr: true}
	case "\r\n":
		end = lineEnd{crlf: true}
	}
	line := firstLine(string(s.data[s.at:]), end)
	if n >= 0 {
		line = pyrt.StrSlice(line, 0, n)
	}
	return s.take(len(line))
}

// write puts a text at the present place, over as many characters.
func (s *StringIO) write(text string) {
	switch end := s.newline.(type) {
	case nil:
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	case string:
		if end != "" && end != "\n" {
			text = strings.ReplaceAll(text, "\n", end)
		}
	}
	if text == "" {
		return
	}
	for ; s.beyond > 0; s.beyond-- {
		s.data = append(s.data, 0)
		s.at = len(s.data)
	}
	over := len(pyrt.StrSlice(string(s.data[s.at:]), 0, pyrt.StrLen(text)))
	if s.at+over == len(s.data) {
		s.data = append(s.data[:s.at], text...)
	} else {
		s.data = append(append(append([]byte(nil), s.data[:s.at]...), text...), s.data[s.at+over:]...)
	}
	s.at += len(text)
}

func (s *StringIO) tell() int { return pyrt.StrLen(string(s.data[:s.at])) + s.beyond }

func (s *StringIO) seek(pos, whence int) int {
	switch {
	case whence < 0 || whence > 2:
		raise(pyrt.ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence)
	case pos < 0 && whence == 0:
		raise(pyrt.ValueError, "Negative seek position %d", pos)
	case whence != 0 && pos != 0:
		raise(pyrt.OSError, "Can't do nonzero cur-relative seeks")
	}
	switch whence {
	case 1:
		return s.tell()
	case 2:
		s.at, s.beyond = len(s.data), 0
		return s.tell()
	}
	s.at = len(pyrt.StrSlice(string(s.data), 0, pos))
	s.beyond = pos - pyrt.StrLen(string(s.data[:s.at]))
	return pos
}

func (s *StringIO) truncate(size int) {
	if size < 0 {
		raise(pyrt.ValueError, "Negative size value %d", size)
	}
	here := s.tell()
	s.data = s.data[:len(pyrt.StrSlice(string(s.data), 0, size))]
	s.seek(here, 0)
}

func newStringIO(args []Value, kw []Kw) *StringIO {
	a := signatureOf("initial_value='', newline=").bindBuiltin("StringIO", nil, args, kw)
	s := &StringIO{newline: given(a[1], "\n")}
	switch s.newline {
	case nil, "", "\n", "\r", "\r\n":
	default:
		raise(pyrt.ValueError, "illegal newline value: %s", Repr(s.newline))
	}
	if a[0] == nil {
		return s
	}
	text, ok := asStr(a[0])
	if !ok {
		raise(pyrt.TypeError, "initial_value must be str or None, not %s", TypeName(a[0]))
	}
	s.write(text)
	s.at = 0
	return s
}

func init() {
	t := StringIOType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value { return newStringIO(args, kw) }, func() Value { return &StringIO{newline: "\n"} })
	t.Def("__init__(*args, **kwargs)", func(a []Value) Value {
		*a[0].(*StringIO) = *newStringIO(a[1].(Tuple), SpreadKw(a[2]))
		return nil
	})
	of := func(f func(s *StringIO, a []Value) Value) func(a []Value) Value {
		return func(a []Value) Value {
			s := a[0].(*StringIO)
			s.check()
			return f(s, a)
		}
	}
	t.Def("getvalue()", of(func(s *StringIO, a []Value) Value { return string(s.data) }))
	t.Def("read(size=-1, /)", of(func(s *StringIO, a []Value) Value { return s.read(readSize(a[1])) }))
	t.Def("readline(size=-1, /)", of(func(s *StringIO, a []Value) Value { return s.readLine(readSize(a[1])) }))
	t.Def("readlines(hint=-1, /)", of(func(s *StringIO, a []Value) Value { return linesUpTo(s, readSize(a[1])) }))
	t.Def("write(s, /)", of(func(s *StringIO, a []Value) Value { return s.writeValue(a[1]) }))
	t.Def("writelines(lines, /)", of(func(s *StringIO, a []Value) Value {
		for it := Over(a[1]); it.Next(); {
			s.writeValue(it.Value)
		}
		return nil
	}))
	t.Def("seek(pos, whence=0, /)", of(func(s *StringIO, a []Value) Value { return s.seek(intArg(a[1]), intArg(a[2])) }))
	t.Def("tell()", of(func(s *StringIO, a []Value) Value { return s.tell() }))
	t.Def("truncate(pos=None, /)", of(func(s *StringIO, a []Value) Value {
		size := s.tell()
		if a[1] != nil {
			size = intArg(a[1])
		}
		s.truncate(size)
		return size
	}))
	for _, name := range []string{"readable", "writable", "seekable"} {
		t.Def(name+"()", of(func(*StringIO, []Value) Value { return true }))
	}
	for _, name := range []string{"encoding", "errors"} {
		t.Getter(name, func(Value) Value { return nil })
	}
	t.Getter("line_buffering", func(Value) Value { return false })
	t.Missing("newlines")
	defineMemoryFile(t, func(v Value) *bool { return &v.(*StringIO).closed })
}

func (s *StringIO) writeValue(v Value) Value {
	text, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "string argument expected, got '%s'", TypeName(v))
	}
	s.write(text)
	return pyrt.StrLen(text)
}
