package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestFrame(t *testing.T) {
	tests := []struct {
		name string
		text string
		span Span
		opts FrameOptions
		want string
	}{
		{"one line", "a = 1\nb = foo(2)\nc = 3\n", Span{2, 5, 2, 11}, FrameOptions{Context: 1, Columns: 40}, `
  1 | a = 1
  2 | b = foo(2)
    |     ^^^^^^
  3 | c = 3
`},
		{"tabs go to their stops", "if x:\n\ty = 1;\tz\n", Span{2, 9, 2, 10}, FrameOptions{Columns: 40}, `
  2 |     y = 1;  z
    |             ^
`},
		{"wide characters take two columns", "名前 = 合計(x)\n", Span{1, 6, 1, 11}, FrameOptions{Columns: 40}, `
  1 | 名前 = 合計(x)
    |        ^^^^^^^
`},
		{"combining marks take none", "e\u0301e\u0301 = f()\n", Span{1, 8, 1, 11}, FrameOptions{Columns: 40}, "\n" +
			"  1 | e\u0301e\u0301 = f()\n" +
			"    |      ^^^\n"},
		{"no width", "f(x\n", Span{1, 4, 1, 4}, FrameOptions{Columns: 40}, `
  1 | f(x
    |    ^
`},
		{"behind the end of the line", "f\n", Span{1, 9, 1, 12}, FrameOptions{Columns: 40}, `
  1 | f
    |  ^
`},
		{"controls are shown", "a = '\x1b[31m\u202e' + f\n", Span{1, 15, 1, 16}, FrameOptions{Columns: 60}, `
  1 | a = '\x1b[31m\u202e' + f
    |                       ^
`},
		{"blank context is dropped", "\n\nx = 1\n\n", Span{3, 1, 3, 2}, FrameOptions{Context: 2, Columns: 40}, `
  3 | x = 1
    | ^
`},
		{"CRLF", "a\r\nb\r\n", Span{1, 1, 1, 2}, FrameOptions{Context: 1, Columns: 40}, `
  1 | a
    | ^
  2 | b
`},
		{"several lines", "f(\n  a,\n)\nx\n", Span{1, 1, 3, 2}, FrameOptions{Context: 1, Columns: 40}, `
  1 # f(
    # ^^
  2 #   a,
  3 # )
  4 | x
`},
		{"a tall span keeps its ends", "1(\n2\n3\n4\n5\n6\n7\n8\n9)\n", Span{1, 1, 9, 3}, FrameOptions{Columns: 40}, `
  1 # 1(
    # ^^
  2 # 2
  3 # 3
  4 # 4
    :
  8 # 8
  9 # 9)
`},
		{"a long line is cut around the span", strings.Repeat("a", 100) + "HERE" + strings.Repeat("b", 100) + "\nshort\n", Span{1, 101, 1, 105},
			FrameOptions{Context: 1, Columns: 30, ASCII: true}, `
  1 | ...aaaaaaaaaaHEREbbbbbbbbbb...
    |              ^^^^
  2 | ...
`},
		{"a long span shows its start", strings.Repeat("a", 100) + strings.Repeat("B", 100) + "\n", Span{1, 101, 1, 201},
			FrameOptions{Columns: 30, ASCII: true}, `
  1 | ...aaaaBBBBBBBBBBBBBBBBBBBB...
    |        ^^^^^^^^^^^^^^^^^^^^
`},
		{"a span that ends before it begins", "abc\n", Span{1, 2, 1, 1}, FrameOptions{Columns: 40}, `
  1 | abc
    |  ^
`},
		{"a span that ends behind the text", "abc\n", Span{1, 2, 50, 1}, FrameOptions{Columns: 40}, `
  1 | abc
    |  ^^
`},
		{"a line that is not there", "abc\n", Span{2, 1, 2, 2}, FrameOptions{Columns: 40}, "\n"},
		{"no text", "", Span{1, 1, 1, 2}, FrameOptions{Columns: 40}, "\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			frame := NewFrame(NewLines(tt.text), tt.span, tt.opts)
			got := "\n"
			for _, l := range frame.Draw(Style{ASCII: true}, 3, Plain) {
				got += l + "\n"
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzFrame(f *testing.F) {
	f.Add("a = 1\n\tb = 名前(2)\n", 2, 3, 2, 9, 30)
	f.Add(nasty, 1, 1, 3, 1, 10)
	f.Add("\n\n\n", 3, 5, 1, 1, 0)
	f.Fuzz(func(t *testing.T, text string, line, col, endLine, endCol, columns int) {
		columns = min(columns, 300)
		frame := NewFrame(NewLines(text), Span{line, col, endLine, endCol}, FrameOptions{Context: 2, Columns: columns})
		for _, l := range frame.Draw(Style{}, 3, Plain) {
			if !utf8.ValidString(l) || Clean(l) != l {
				t.Errorf("not clean: %q", l)
			}
		}
		for _, l := range frame {
			if n := Columns(l.Before + l.Marked + l.After); n > max(columns, 20) {
				t.Errorf("%d columns where %d are allowed: %+v", n, columns, l)
			}
		}
	})
}
