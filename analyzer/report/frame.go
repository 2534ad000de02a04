package report

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	tabStop    = 4 // columns between tab stops in a frame
	frameLines = 7 // lines of a span that are drawn; of a taller one its start and end
)

// A Span is a range of characters, lines and columns from 1, the end just
// behind the last character. Lines are split at \n; columns count code points.
type Span struct{ Line, Col, EndLine, EndCol int }

// A Frame is a piece of source made ready to be drawn: clean, tabs expanded,
// long lines cut to a window around the span.
type Frame []FrameLine

// A FrameLine is a line of a frame in three parts, of which Marked is inside
// the span. Caret tells that it takes an underline, even if Marked is empty (a
// span of no width): it is set on the span's first line. Tall tells that the
// line belongs to a span of several lines. Number 0 stands for lines left out.
type FrameLine struct {
	Number                int
	Before, Marked, After string
	Caret, Tall           bool
}

// FrameOptions say how much a frame shows.
type FrameOptions struct {
	Context int  // lines before and after the span
	Columns int  // columns for the source itself, without line numbers
	ASCII   bool // cut with "..."
}

// NewFrame cuts the frame of a span out of lines. It is empty when the span
// begins outside of them.
func NewFrame(lines *Lines, span Span, opts FrameOptions) Frame {
	if span.Line < 1 || span.Line > lines.Len() {
		return nil
	}
	span = sane(span, lines.Len())
	win := newWindow(lines, span, opts)
	var frame Frame
	add := func(n int) {
		frame = append(frame, win.cut(lines.Line(n), n, span))
	}
	first := max(1, span.Line-opts.Context)
	for first < span.Line && strings.TrimSpace(lines.Line(first)) == "" {
		first++
	}
	last := min(lines.Len(), span.EndLine+opts.Context)
	for last > span.EndLine && strings.TrimSpace(lines.Line(last)) == "" {
		last--
	}
	for n := first; n <= last; n++ {
		if span.EndLine-span.Line >= frameLines && n == span.Line+frameLines-3 {
			frame = append(frame, FrameLine{Tall: true})
			n = span.EndLine - 1
		}
		add(n)
	}
	return frame
}

// Draw returns the frame's lines for a terminal: line numbers in so many
// columns, the source, and carets in the given ink under what is marked, or a
// heavy bar at its side where it goes on for lines.
func (fr Frame) Draw(st Style, gutter int, ink Ink) []string {
	var out []string
	pad := strings.Repeat(" ", gutter+1)
	for _, l := range fr {
		rule := st.Paint(Blue, st.pick("│", "|"))
		if l.Tall {
			rule = st.Paint(ink, st.pick("┃", "#"))
		}
		if l.Number == 0 {
			out = append(out, pad+st.Paint(ink, st.pick("┇", ":")))
			continue
		}
		number := strconv.Itoa(l.Number)
		number = strings.Repeat(" ", max(0, gutter-len(number))) + number
		text := strings.TrimRight(l.Before+st.Paint(ink, l.Marked)+l.After, " ")
		out = append(out, strings.TrimRight(st.Paint(Blue, number)+" "+rule+" "+text, " "))
		if l.Caret {
			carets := strings.Repeat("^", max(1, Columns(l.Marked)))
			out = append(out, pad+rule+" "+strings.Repeat(" ", Columns(l.Before))+st.Paint(ink, carets))
		}
	}
	return out
}

// sane orders a span's ends, so that a wrong one still gives a frame.
func sane(s Span, lines int) Span {
	s.Col = max(s.Col, 1)
	if s.EndLine < s.Line || s.EndLine == s.Line && s.EndCol < s.Col {
		s.EndLine, s.EndCol = s.Line, s.Col
	}
	if s.EndLine > lines {
		s.EndLine, s.EndCol = lines, 1<<30
	}
	return s
}

// on returns the columns of a span on one of its lines; a line between the
// first and last is covered from its first character that is not blank.
func (s Span) on(n int, line string) (from, to int, covered bool) {
	if n < s.Line || n > s.EndLine {
		return 0, 0, false
	}
	from, to = s.Col, 1<<30
	if n > s.Line {
		from = 1 + len(line) - len(strings.TrimLeft(line, " \t\f"))
	}
	if n == s.EndLine {
		to = s.EndCol
	}
	return from, to, s.Line == s.EndLine || from < to && strings.TrimSpace(line) != ""
}

// A window is the range of display columns that all lines of a frame are cut to.
type window struct {
	shift, columns int
	dots           string
}

// newWindow shows lines from their start if the span then is in sight, and
// else the part of them with the span in its middle.
func newWindow(lines *Lines, span Span, opts FrameOptions) window {
	win := window{columns: max(opts.Columns, 20), dots: ellipsis(opts.ASCII)}
	line := lines.Line(span.Line)
	_, to, _ := span.on(span.Line, line)
	start, end := displayColumns(line, span.Col, to)
	dots := Columns(win.dots)
	if end <= win.columns-dots || start < win.columns/2 {
		return win
	}
	spare := win.columns - 2*dots - (end - start)
	win.shift = max(0, start-dots-max(spare/2, 4))
	return win
}

// displayColumns converts character columns of a line to display columns from 0.
func displayColumns(line string, from, to int) (start, end int) {
	start = -1
	var g glyphs
	for col := 1; g.next(&line); col++ {
		if col == from {
			start = g.pos
		}
		if col == to {
			end = g.pos
			break
		}
		end = g.pos + g.width
	}
	if start < 0 {
		start = end
	}
	return start, max(start, end)
}

// cut renders the part of a line that is inside the window.
func (win window) cut(line string, n int, span Span) FrameLine {
	from, to, covered := span.on(n, line)
	out := FrameLine{Number: n, Caret: n == span.Line, Tall: span.EndLine > span.Line && n >= span.Line && n <= span.EndLine}
	left, right := win.shift, win.shift+win.columns
	dots := Columns(win.dots)
	var before, marked, after strings.Builder
	if left > 0 && line != "" {
		before.WriteString(win.dots)
		left += dots
	}
	if !fits(line, right) {
		right -= dots
	}
	var g glyphs
	for col := 1; g.next(&line); col++ {
		if g.pos+g.width > right {
			after.WriteString(win.dots)
			break
		}
		inside := covered && col >= from && col < to
		if g.pos < left {
			continue
		}
		switch {
		case inside:
			marked.WriteString(g.text)
		case covered && col >= to:
			after.WriteString(g.text)
		default:
			before.WriteString(g.text)
		}
	}
	out.Before, out.Marked, out.After = before.String(), marked.String(), after.String()
	if out.Marked == "" && !out.Caret {
		out.Before, out.After = out.Before+out.After, ""
	}
	return out
}

// fits reports whether a line takes at most n columns.
func fits(line string, n int) bool {
	var g glyphs
	for g.next(&line) {
		if g.pos+g.width > n {
			return false
		}
	}
	return true
}

// glyphs walks the characters of a source line as they are displayed.
type glyphs struct {
	text  string // what is drawn
	pos   int    // display column, from 0
	width int
	marks int
}

// next takes the first character off rest; false at its end.
func (g *glyphs) next(rest *string) bool {
	if *rest == "" {
		return false
	}
	g.pos += g.width
	r, n := utf8.DecodeRuneInString(*rest)
	char := (*rest)[:n]
	*rest = (*rest)[n:]
	if r >= ' ' && r <= '~' {
		g.text, g.width, g.marks = char, 1, 0
		return true
	}
	w := RuneWidth(r)
	g.marks++
	if w > 0 {
		g.marks = 0
	}
	switch {
	case r == '\t':
		w = tabStop - g.pos%tabStop
		g.text, g.width = strings.Repeat(" ", w), w
	case r == utf8.RuneError && n == 1:
		g.text, g.width = byteEscape(char[0]), 4
	case printable(r) && g.marks <= maxMarks:
		g.text, g.width = char, w
	default:
		g.text = escapeRune(r)
		g.width = len(g.text)
	}
	return true
}
