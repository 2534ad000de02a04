package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClean(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain text", "plain text"},
		{"tab\tline\nend\r", `tab\tline\nend\r`},
		{"\x1b[31mred", `\x1b[31mred`},
		{"\x9b31m", `\x9b31m`},
		{"\u009b31m\u0085\x7f", `\u009b31m\u0085\x7f`},
		{"a\u202eb\u2066c\u200d\ufeff", `a\u202eb\u2066c\u200d\ufeff`},
		{"\u2028\u2029\U000e0041", `\u2028\u2029\U000e0041`},
		{"\xff\xc3(", `\xff\xc3(`},
		{"\ufffd", "\ufffd"},
		{"名前 é e\u0301 🐍 a\u00a0b", "名前 é e\u0301 🐍 a\u00a0b"},
		{"e" + strings.Repeat("\u0301", 6), "e" + strings.Repeat("\u0301", 4) + `\u0301\u0301`},
	}
	for _, tt := range tests {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(nasty)
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if twice := Clean(once); twice != once {
			t.Errorf("Clean(%q) = %q, and of that %q", s, once, twice)
		}
	})
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "名前": 4, "ｱ": 1, "Ａ": 2, "é": 1, "e\u0301": 1, "🐍": 2, "한": 2, "\u1112\u1161\u11ab": 2, "█▏": 2} {
		if got := Columns(s); got != want {
			t.Errorf("Columns(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestFit(t *testing.T) {
	tests := []struct {
		in         string
		n          int
		end, start string // what Fit and FitEnd give
		ascii      bool
	}{
		{"abcdef", 6, "abcdef", "abcdef", false},
		{"abcdef", 4, "abc…", "…def", false},
		{"abcdef", 4, "a...", "...f", true},
		{"abcdef", 2, "..", "..", true},
		{"abcdef", 1, "…", "…", false},
		{"abcdef", 0, "", "", false},
		{"名前名前", 4, "名…", "…前", false},
		{"abe\u0301", 2, "a…", "…e\u0301", false},
	}
	for _, tt := range tests {
		if got := Fit(tt.in, tt.n, tt.ascii); got != tt.end {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.in, tt.n, got, tt.end)
		}
		if got := FitEnd(tt.in, tt.n, tt.ascii); got != tt.start {
			t.Errorf("FitEnd(%q, %d) = %q, want %q", tt.in, tt.n, got, tt.start)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		in   string
		n    int
		want []string
	}{
		{"", 10, []string{""}},
		{"one two three", 10, []string{"one two", "three"}},
		{"saves about 23 % of it", 14, []string{"saves about", "23 % of it"}},
		{"abcdefghijklmnop qr", 8, []string{"abcdefgh", "ijklmnop", "qr"}},
		{"名前名前名 x", 8, []string{"名前名前", "名 x"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Wrap(tt.in, tt.n)); diff != "" {
			t.Errorf("Wrap(%q, %d) (-want +got):\n%s", tt.in, tt.n, diff)
		}
	}
}
