package syntax

import "sort"

// A File is one parsed Python source file. It is immutable once Parse returned it.
type File struct {
	// Path is the name given to Parse; it is not opened.
	Path string
	// Text is the decoded source: UTF-8, without byte order mark, every line
	// end a single \n. All positions are offsets into it.
	Text string
	// Encoding is the source encoding found by PEP 263, normalised ("utf-8").
	Encoding string
	// Body holds the module's statements.
	Body []Stmt
	// Comments holds all comments in source order.
	Comments []Comment

	lines []Pos // offset of each line's first byte
}

// A Position is a place as CPython counts it: Line from 1, Col in UTF-8 bytes from 0.
type Position struct{ Line, Col int }

// Position converts an offset into a line and a column.
func (f *File) Position(p Pos) Position {
	i := f.Line(p) - 1
	return Position{Line: i + 1, Col: int(p - f.lines[i])}
}

// Line returns the line number, from 1, of an offset.
func (f *File) Line(p Pos) int {
	return sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > p })
}

// LineText returns line n, from 1, without its line end; empty when there is no such line.
func (f *File) LineText(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := Pos(len(f.Text))
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return f.Text[f.lines[n-1]:end]
}

// NumLines returns the number of lines.
func (f *File) NumLines() int { return len(f.lines) }

// Source returns the text that a span covers.
func (f *File) Source(s Span) string { return f.Text[s.Start:s.End] }

// Docstring returns the docstring node that opens a body, or nil.
func Docstring(body []Stmt) *Constant {
	if len(body) == 0 {
		return nil
	}
	if s, ok := body[0].(*ExprStmt); ok {
		if c, ok := s.Value.(*Constant); ok && c.Kind == ConstStr {
			return c
		}
	}
	return nil
}

// An Error says why a file was refused. Line counts from 1 and Col from 0, in
// UTF-8 bytes; both are 0 when the whole file is meant.
type Error struct {
	Path string
	Position
	Msg string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Msg
	}
	return e.Path + ":" + itoa(e.Line) + ":" + itoa(e.Col+1) + ": " + e.Msg
}
